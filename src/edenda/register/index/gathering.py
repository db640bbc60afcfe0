"""The mentions in a TEI document: every element that names, with its words in their sentence and its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.places import places_of
from edenda.checks.references import References
from edenda.markup.document import Places, look_at
from edenda.markup.tags import Tags
from edenda.register.entries import KINDS
from edenda.register.index.anchors import Anchors
from edenda.register.index.dated import DATES, Stated, anchor_of, stated_by
from edenda.register.index.values import DatedMention, Mention
from edenda.register.index.words import Words, WordsRead
from edenda.tei import NS, local, parse, tag, text_of
from edenda.tei_reader.reader import read_tei_file

#: Elements that are part of the name of a place where they stand in one, and name a place where they do not.
_PARTS: Final = frozenset(map(tag, "settlement country region district bloc geogName geogFeat".split()))
_NAMES: Final = _PARTS | frozenset(map(tag, "persName orgName placeName name title rs eventName objectName".split()))
_DATES: Final = frozenset(map(tag, ("date", "time")))
#: Entries, which their names do not mention; a `bibl` in a document is no entry but a citation.
_ENTRIES: Final = frozenset(map(tag, (*(KINDS.keys() - {"bibl"}), "object", "nym")))
_REFERENCES: Final = tuple(map(tag, ("bibl", "biblStruct", "biblFull")))
_PLACE_NAME: Final = tag("placeName")
_TITLE: Final = tag("title")
_HEADER: Final = tag("teiHeader")
#: What a header says of the text; the rest of it tells of the file and those who made it.
_OF_THE_TEXT: Final = tuple(map(tag, ("profileDesc", "sourceDesc")))
_RESPONSIBLE: Final = tag("respStmt")


class Gathered(NamedTuple):
    """What the index knows of a document: its title, its mentions and its dates in document order."""

    title: str
    mentions: tuple[Mention, ...]
    dates: tuple[DatedMention, ...] = ()


def mentions_in(data: bytes, path: Path, root: Path, register: Path) -> tuple[Mention, ...]:
    """The mentions in a document of the edition in `root`, in document order; see `gather`."""
    return gather(data, path, root, register).mentions


def gather(data: bytes, path: Path, root: Path, register: Path) -> Gathered:
    """What the index knows of a document of the edition in `root`; for its dates see `dated.stated_by`.

    Names without a pointer count in the text and where a header speaks of it (correspondents, settings), titles only
    in the text. Names of entries (`person/persName`) and parts of a place's name are no mentions. Any other element
    counts if its @ref leads to the register. Raises UnreadableError where the document is not well-formed, or in an
    encoding that cannot be edited byte for byte.
    """
    name = str(path)
    tree = parse(data, name)
    document = look_at(data, name)
    read = read_tei_file(document, name)
    targets = _Targets(References(tree, path), register)
    found = list(_found(tree, read.elements.tags, targets))
    anchors = Anchors(tree)
    words, places = WordsRead(document, read), Places(document)
    stands = places_of(tree, [one.element for one in found if one.ids is not None])
    file = path.relative_to(root).as_posix()
    mentions, dates = [], []
    for number, at, element, ids, stated in found:
        said = words.alone(at) if _is_within(element, _HEADER) else words.of(at)
        if stated:
            dates.append(_dated(file, at, element, stated, said, anchor_of(element, number, anchors)))
        if ids is None:
            continue
        start, end = read.elements.outer_span(at)
        line, column = places.position(start)
        mention = Mention(
            file,
            local(element),
            element.get("type", ""),
            said.words,
            ids,
            element.get("cert", ""),
            line,
            column,
            start,
            end,
            at,
            said.before,
            said.after,
            stands.get(element, ""),
            _is_linked(element),
            _is_within(element, *_REFERENCES),
            anchor=anchors.of(element, number),
        )
        mentions.append(mention)
    return Gathered(_title(tree), tuple(mentions), tuple(dates))


class _Found(NamedTuple):
    """An element that names entries (`ids`, which may be none) or is a date; its number, and its start tag's."""

    number: int
    at: int
    element: etree._Element
    ids: tuple[str, ...] | None
    stated: Stated | None


def _found(tree: etree._Element, tags: Tags, targets: _Targets) -> Iterator[_Found]:
    dates = {element: stated for element in tree.iter(*DATES) if (stated := stated_by(element))}
    for number, (at, element) in enumerate(_elements(tree, tags), 1):
        ids, stated = targets.mentioned(element), dates.get(element)
        if ids is not None or stated:
            yield _Found(number, at, element, ids, stated)


def _dated(file: str, at: int, element: etree._Element, stated: Stated, said: Words, anchor: str) -> DatedMention:
    cert = element.get("cert", "")
    return DatedMention(file, at, *stated, said.words, said.before, said.after, cert, anchor)


def _title(tree: etree._Element) -> str:
    """The first title in the header of a document, on one line."""
    element = tree.find("t:teiHeader/t:fileDesc/t:titleStmt/t:title", NS)
    return "" if element is None else " ".join(text_of(element).split())


def _elements(tree: etree._Element, tags: Tags) -> Iterator[tuple[int, etree._Element]]:
    """All elements, each with the number of its start tag."""
    numbers = (number for number, head in enumerate(tags.heads) if head[0] not in "/!?")
    return zip(numbers, tree.iter(etree.Element), strict=True)


def _is_within(element: etree._Element, *kinds: str) -> bool:
    return next(element.iterancestors(*kinds), None) is not None


def _is_linked(element: etree._Element) -> bool:
    return bool(element.get("ref", "").strip() or element.get("key", "").strip())


class _Targets:
    """Tells which elements of a document are mentions, and of which entries."""

    def __init__(self, references: References, register: Path) -> None:
        self._references = references
        self._register = os.path.abspath(register)  # noqa: PTH100 - as References does, which follows no links

    def mentioned(self, element: etree._Element) -> tuple[str, ...] | None:
        """The entries that an element names; None where it is no mention."""
        if element.tag in _DATES:
            return None
        pointers = element.get("ref", "").split()
        ids = self._ids(element, pointers) if pointers else ()
        if ids:
            return ids
        return () if element.tag in _NAMES and _names_something(element) else None

    def _ids(self, element: etree._Element, pointers: Sequence[str]) -> tuple[str, ...]:
        targets = (self._references.resolve(element, pointer) for pointer in pointers)
        found = (target.fragment for target in targets if target.file == self._register and target.fragment)
        return tuple(dict.fromkeys(found))


def _names_something(element: etree._Element) -> bool:
    """Whether an element without an entry that could name something is a mention of it."""
    if _is_linked(element):
        return True
    parent = element.getparent()
    around = parent.tag if parent is not None else ""
    if around in _ENTRIES or (element.tag in _PARTS and around == _PLACE_NAME):
        return False
    if not _is_within(element, _HEADER):
        return True
    return element.tag != _TITLE and _is_within(element, *_OF_THE_TEXT) and not _is_within(element, _RESPONSIBLE)
