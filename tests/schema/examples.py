"""Examples of elements: from the edition, else from a case; short enough to be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from tests.schema.described import ROOT

XML_PREFIX: Final = "{http://www.w3.org/XML/1998/namespace}"
FOLDERS: Final = ("tei", "tests/cases/schema/valid")
#: How long an example should be, and how long its texts and attributes at most.
_LEAST: Final = 30
_MOST: Final = 320
_WORDS: Final = 90
_CHILDREN: Final = 8
_GAP: Final = "…"


def example(name: str) -> tuple[str, etree._Element]:
    """An example of an element as a copy that is short, and the file that it is from."""
    for folder in FOLDERS:
        found = [(length(one), path, one) for path, one in _occurrences(folder).get(name, ())]
        good = [one for one in found if _LEAST <= one[0] <= _MOST]
        if good:
            return named(good[0][1]), shortened(good[0][2])
        if found:
            _, path, element = min(found, key=lambda one: abs(one[0] - _MOST))
            return named(path), shortened(element)
    raise LookupError(f"there is no example of {name}: put one into {FOLDERS[-1]}")


def named(path: Path) -> str:
    """A file as it is called in the repository."""
    return path.relative_to(ROOT).as_posix()


def length(element: etree._Element) -> int:
    """About how many characters an element has."""
    inside = sum(len(one.tag) + 5 for one in element.iter(etree.Element))
    return inside + len(" ".join("".join(map(str, element.itertext())).split()))


def shortened(element: etree._Element, depth: int = 0) -> etree._Element:
    """A copy without namespace, line ends and what is too long; what stands deep is left out."""
    made = etree.Element(etree.QName(element).localname)
    for name, value in element.attrib.items():
        made.set(str(name), str(value))
    made.text = words(element.text)
    is_long = length(element) > _MOST and depth > 0
    if is_long and len(element):
        made.text = _GAP
        return made
    for number, child in enumerate(element.iterchildren(etree.Element)):
        if number == _CHILDREN:
            made[-1].tail = _GAP
            break
        made.append(shortened(child, depth + 1))
        made[-1].tail = words(child.tail)
    return made


def words(text: str | None) -> str:
    """A text on one line, cut where it is long."""
    if not text or not text.strip():
        return " " if text and "\n" not in text else ""
    line = (" " if text[0].isspace() else "") + " ".join(text.split()) + (" " if text[-1].isspace() else "")
    return line if len(line) <= _WORDS else line[:_WORDS].rsplit(" ", 1)[0] + _GAP


def as_lines(element: etree._Element, indent: str = "") -> Iterator[str]:
    """An example as lines: laid out where no text is beside the children."""
    opening = "".join(
        f' {attribute_name(str(name))}="{_escaped(str(value))}"' for name, value in element.attrib.items()
    )
    start, end = f"<{element.tag}{opening}", f"</{element.tag}>"
    is_laid_out = len(element) and not element.text and all((child.tail or _GAP) == _GAP for child in element)
    if not len(element) and not element.text:
        yield f"{indent}{start}/>"
    elif is_laid_out and length(element) > _WORDS:
        yield f"{indent}{start}>"
        for child in element:
            yield from as_lines(child, f"{indent}  ")
            if child.tail:
                yield f"{indent}  {child.tail}"
        yield f"{indent}{end}"
    else:
        inside = "".join("".join(as_lines(child)) + _escaped(child.tail or "") for child in element)
        yield f"{indent}{start}>{_escaped(element.text or '')}{inside}{end}"


def attribute_name(name: str) -> str:
    """An attribute as it is written."""
    return name.replace(XML_PREFIX, "xml:")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;" if "\n" in text else '"')


@cache
def _occurrences(folder: str) -> dict[str, list[tuple[Path, etree._Element]]]:
    found: dict[str, list[tuple[Path, etree._Element]]] = {}
    for path in sorted((ROOT / folder).glob("*.xml")):
        for element in etree.parse(path).iter("{http://www.tei-c.org/ns/1.0}*"):
            found.setdefault(etree.QName(element).localname, []).append((path, element))
    return found
