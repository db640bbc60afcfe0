"""Characters that no font has: found before anything is set, and reported with the place where they stand.

What is asked of Typst are not single characters but clusters, a letter with the marks that are set upon it: a face that
has both may still not have them together, and one without the mark may have the letter that it makes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from edenda.problems import Problem

if TYPE_CHECKING:
    from lxml import etree

    from edenda.typesetting.compiler import Typesetter

#: Where characters beyond those that every face has stand, with what comes right before: marks follow their letter.
_BEYOND: Final = re.compile(r"[^\n\r]?[^\x00-\x7f]+")
#: Characters that are a cluster with what stands before them beside marks: joiners and what chooses a form.
_JOINING: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
#: What text may be beside upright and of the usual weight.
_STYLES: Final = (
    '#set text(style: "italic")',
    '#set text(weight: "bold")',
    '#set text(style: "italic", weight: "bold")',
)
#: How many characters a message names.
_NAMED: Final = 12


def missing_characters(
    source: str, typesetter: Typesetter, faces: tuple[str, ...], tei: etree._Element, file: str | None
) -> tuple[Problem, ...]:
    """PRINT-002 for each script of which a source has characters that no face has.

    `source` is Typst, made from the document `tei` among others; `file` is the document's file, for the message. What
    does not stand in the document is looked for nowhere else: then the message names no line.
    """
    by_script: dict[str, list[str]] = {}
    for cluster in typesetter.missing(clusters(source), faces):
        by_script.setdefault(_script(cluster), []).append(cluster)
    return tuple(_problem(found, tei, file) for found in by_script.values())


def plain_only(source: str, typesetter: Typesetter, faces: tuple[str, ...]) -> str:
    """The characters of a source that a face has upright and in its usual weight alone, as a pattern; empty for none.

    Ticks and some signs of currencies are such: they are set upright in the midst of italics.
    """
    found = {cluster for style in _STYLES for cluster in typesetter.missing(clusters(source), faces, style)}
    chars = sorted({char for cluster in found for char in cluster if not char.isascii()})
    return f"[{''.join(map(_escaped, chars))}]+" if chars else ""


def clusters(text: str) -> tuple[str, ...]:
    """The different clusters of a text that hold a character beyond ASCII, sorted."""
    found: set[str] = set()
    for run in set(_BEYOND.findall(text)):
        found.update(_split(run))
    return tuple(sorted(one for one in found if not one.isascii()))


def _split(run: str) -> Iterable[str]:
    cluster = ""
    for char in run:
        if cluster and not (unicodedata.category(char)[0] == "M" or char in _JOINING or cluster[-1] == "\u200d"):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _script(cluster: str) -> str:
    """What a character belongs to: the first word of its name, as HANGUL or CJK."""
    return unicodedata.name(next(char for char in cluster if not char.isascii()), "").partition(" ")[0]


def _problem(missing: list[str], tei: etree._Element, file: str | None) -> Problem:
    named = " ".join(map(_named, missing[:_NAMED]))
    more = f" and {len(missing) - _NAMED} more characters of this kind" if len(missing) > _NAMED else ""
    return Problem(
        "PRINT-002",
        f"No font has {named}{more}.",
        file,
        _line_of(missing, tei),
        hint="Put a font that has what is missing into fonts/, such as one of the Noto family; or correct a slip.",
    )


def _named(cluster: str) -> str:
    """A character as a message has it: with its number where it may not show, and that alone where it does harm."""
    if cluster.isalpha():
        return f"“{cluster}”"
    code = f"U+{ord(next(char for char in cluster if not char.isascii())):04X}"
    return f"“{cluster}” ({code})" if cluster.isprintable() else code


def _line_of(missing: Iterable[str], tei: etree._Element) -> int | None:
    """The line of the first element that has one of these in its words or attributes."""
    wanted = re.compile("|".join(map(re.escape, missing)))
    for element in tei.iter("*"):
        if wanted.search(" ".join((element.text or "", *map(str, element.attrib.values())))):
            return _line(element)
        for child in element:
            if child.tail and wanted.search(child.tail):
                return _line(child)
    return None


def _line(node: Any) -> int | None:
    line: int | None = node.sourceline
    return line


def _escaped(char: str) -> str:
    return f"\\u{{{ord(char):X}}}"
