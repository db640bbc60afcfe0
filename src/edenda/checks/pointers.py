"""Pointers: every one leads to an xml:id that is there, in this file or in another of the edition; ids are unique."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.tei import XML_ID, line_of, local, text_of
from edenda.xml.files import real

#: The attributes that hold pointers (TEI Guidelines, teidata.pointer), one or several separated by blanks.
_POINTERS: Final = (
    "ref",
    "target",
    "corresp",
    "source",
    "resp",
    "who",
    "wit",
    "next",
    "prev",
    "sameAs",
    "active",
    "passive",
    "mutual",
    "ana",
    "scheme",
    "facs",
    "hand",
    "where",
    "rendition",
    "change",
)
_OUTSIDE: Final = ("http:", "https:", "mailto:", "ftp:", "urn:", "doi:", "geo:", "data:", "tel:")

Ids = Callable[[Path], frozenset[str] | None]
"""The ids of a file; None where it cannot be read."""


def check_pointers(root: etree._Element, path: Path, ids_of: Ids) -> tuple[Problem, ...]:
    """PTR-001 for pointers that lead nowhere, PTR-002 for ids that stand twice. `ids_of` reads other files."""
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for element in root.iter(etree.Element):
        name = element.get(XML_ID)
        if name is not None and name in lines:
            message = f"The id “{name}” stands twice; the first is in line {lines[name]}."
            problems.append(
                Problem("PTR-002", message, str(path), line_of(element), hint="Give one of the two another id.")
            )
        elif name is not None:
            lines[name] = line_of(element) or 0
    own = frozenset(lines)
    for element in root.iter(etree.Element):
        problems.extend(_dangling(element, path, own, ids_of))
    return tuple(problems)


_HINT = "Correct the pointer, or make the entry that it names."
_DECLARE = (
    "Correct the pointer, or declare who is meant in this file's editionStmt: a respStmt whose name has this xml:id."
)
_HINTS = {"resp": _DECLARE, "who": _DECLARE}


def _dangling(element: etree._Element, path: Path, own: frozenset[str], ids_of: Ids) -> Iterator[Problem]:
    for attribute in _POINTERS:
        value = element.get(attribute)
        if not value:
            continue
        for pointer in value.split():
            if attribute == "facs" and "#" not in pointer:
                continue  # an image, which seldom lies beside the TEI
            fault = _fault(pointer, path, own, ids_of)
            if fault:
                words = " ".join(text_of(element).split())[:40]
                on = f" on “{words}”" if words else ""
                message = f'@{attribute}="{pointer}" of `{local(element)}`{on} leads nowhere: {fault}.'
                yield Problem(
                    "PTR-001",
                    message,
                    str(path),
                    line_of(element),
                    hint=_HINTS.get(attribute, _HINT) if pointer.startswith("#") else _HINT,
                )


def _fault(pointer: str, path: Path, own: frozenset[str], ids_of: Ids) -> str:
    file, mark, fragment = pointer.partition("#")
    if pointer.startswith(_OUTSIDE) or (":" in file and not mark):
        return ""
    if not file:
        return "" if fragment in own else "there is no such xml:id in this file"
    found = ids_of(path.parent / file)
    if found is None:
        return f"the file {file} is not there or cannot be read"
    return "" if not mark or fragment in found else f"there is no such xml:id in {file}"


class IdIndex:
    """Reads the ids of files, each file once. Files outside `root` are not opened."""

    def __init__(self, root: Path, read: Callable[[Path], etree._Element]) -> None:
        self._root = real(root)
        self._read = read
        self._known: dict[Path, frozenset[str] | None] = {}

    def __call__(self, path: Path) -> frozenset[str] | None:
        """The ids of a file; None where it is missing, unreadable, or outside the edition."""
        path = real(path)
        if path not in self._known:
            self._known[path] = self._ids(path)
        return self._known[path]

    def _ids(self, path: Path) -> frozenset[str] | None:
        if not path.is_relative_to(self._root) or not path.is_file():
            return None
        try:
            root = self._read(path)
        except UnreadableError:
            return None
        return frozenset(name for element in root.iter(etree.Element) if (name := element.get(XML_ID)))
