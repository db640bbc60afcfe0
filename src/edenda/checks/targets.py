"""What pointers lead to: the ids of files, and what stands there, in an editor's words."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.nearness import Nearness
from edenda.checks.running_text import INLINE
from edenda.errors import UnreadableError
from edenda.tei import XML_ID, line_of, local
from edenda.xml.files import real

#: How many ids of other files are kept; of the files read first nothing is kept where there are more.
_MOST_IDS: Final = 200_000
#: In larger files no id is looked for that may have been meant.
_MOST_NEAR: Final = 50_000
_WORDS: Final = 40
#: How many characters are looked at for them.
_READ: Final = 400
#: What elements are called in a sentence; others by their names.
_CALLED: Final = {
    "p": "paragraph",
    "div": "division",
    "pb": "page break",
    "bibl": "bibliographic entry",
    "biblStruct": "bibliographic entry",
    "persName": "name",
    "orgName": "name",
    "placeName": "name",
    "handNote": "hand",
    "org": "organisation",
    "personGrp": "group",
    "respStmt": "statement of responsibility",
    "head": "heading",
    "catDesc": "category",
    "interp": "interpretation",
    "item": "item",
    "l": "verse",
    "lg": "stanza",
    "revisionDesc": "history of changes",
}
#: Elements whose names are words that editors use.
_PLAIN: Final = frozenset(
    [
        "note",
        "person",
        "place",
        "event",
        "category",
        "taxonomy",
        "witness",
        "surface",
        "zone",
        "graphic",
        "name",
        "table",
        "list",
        "figure",
        "quote",
        "title",
        "date",
        "change",
        "author",
        "editor",
        "application",
        "text",
    ]
)


_ENTRIES: Final = frozenset({"person", "personGrp", "org", "place", "event", "respStmt", "category", "taxonomy"})


class Goal(NamedTuple):
    """An element with an id: its name, its first words, and the line in which it stands."""

    name: str
    words: str = ""
    line: int | None = None

    @property
    def said(self) -> str:
        """`the note “See below”`."""
        called = _CALLED.get(self.name) or (self.name if self.name in _PLAIN else f"`{self.name}`")
        return f"the {called} “{self.words}”" if self.words else f"the {called}"


Goals = Mapping[str, Goal]
Ids = Callable[[Path], Goals | None]
"""The ids of a file and what has them; None where it cannot be read."""


def goal(element: etree._Element) -> Goal:
    """What stands at an element; of an entry its first name."""
    name = local(element)
    names = element.iterchildren(etree.Element) if name in _ENTRIES else iter(())
    return Goal(name, first_words(next(names, element)), line_of(element))


def first_words(element: etree._Element) -> str:
    """The first words of an element, on one line; of a long one no more is read than that."""
    pieces: list[str] = []
    read = 0
    for piece in _pieces(element):
        pieces.append(piece)
        read += len(piece)
        if read > _READ:
            break
    words = " ".join("".join(pieces).split())
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of an element; a blank stands between what is no part of one sentence."""
    yield element.text or ""
    for child in element:
        blank = "" if local(child) in INLINE or not isinstance(child.tag, str) else " "
        yield blank
        yield from map(str, child.itertext() if isinstance(child.tag, str) else ())
        yield blank + (child.tail or "")


class IdIndex:
    """Reads the ids of files, each file once. Files outside `root` are not opened."""

    def __init__(self, root: Path, read: Callable[[Path], etree._Element]) -> None:
        self._root = real(root)
        self._read = read
        self._known: OrderedDict[Path, Goals | None] = OrderedDict()
        self._ids = 0

    def __call__(self, path: Path) -> Goals | None:
        """The ids of a file; None where it is missing, unreadable, or outside the edition."""
        if path not in self._known:
            self._known[path] = found = self._read_goals(path)
            self._ids += len(found or ())
            while self._ids > _MOST_IDS and len(self._known) > 1:
                _, oldest = self._known.popitem(last=False)
                self._ids -= len(oldest or ())
        return self._known[path]

    def _read_goals(self, path: Path) -> Goals | None:
        try:
            at = real(path)
            if not at.is_relative_to(self._root) or not at.is_file():
                return None
            root = self._read(at)
        except (UnreadableError, OSError, ValueError, RuntimeError):  # names that no file can have, links in a circle
            return None
        return {name: goal(element) for element in root.iter(etree.Element) if (name := element.get(XML_ID))}


class Meant:
    """Says which id a pointer that leads nowhere may have meant."""

    def __init__(self) -> None:
        self._known: dict[str, Nearness] = {}

    def __call__(self, file: str, fragment: str, ids: Mapping[str, object]) -> str:
        """The nearest id of a file; empty where none is near, or several are."""
        if len(ids) > _MOST_NEAR:
            return ""
        if file not in self._known:
            self._known[file] = Nearness(ids)
        near = self._known[file].near(fragment)
        return near[0] if len(near) == 1 else ""
