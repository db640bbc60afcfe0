"""The facts of a TEI document, gathered while it is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from sys import intern
from typing import Final

from lxml import etree

from edenda.checks.across.correspondence import letters_in, span_of
from edenda.checks.across.facts import Entry, Facts, Header, Mention, Number, Span, Stated, Value
from edenda.checks.pointers import POINTERS
from edenda.checks.references import References, attributes
from edenda.register.entries import KINDS
from edenda.register.log import distinct_pairs
from edenda.tei import NS, XML_ID, line_of, local, tag, text_of

#: The kinds of entry, and the elements that name them.
ENTRIES: Final = {
    "person": ("persName",),
    "personGrp": ("persName", "name"),
    "org": ("orgName",),
    "place": ("placeName", "geogName", "settlement", "country", "region"),
    "event": ("eventName", "label"),
}
NAMES: Final = frozenset({"persName", "orgName", "placeName", "geogName", "eventName"})
#: The attributes whose values are a choice of few words.
_WORDED: Final = frozenset(
    [
        "rend",
        "type",
        "subtype",
        "place",
        "unit",
        "reason",
        "level",
        "cert",
        "status",
        "method",
        "role",
        "agent",
        "evidence",
        "form",
        "full",
        "function",
        "scope",
        "medium",
        "part",
        "degree",
        "cause",
        "dim",
        "style",
    ]
)
_WORD: Final = re.compile(r"[^\W\d_][^\s:;]{0,39}")
_LONGEST: Final = 80
_DATED: Final = ("dateline", "docDate", "opener", "closer")


def gather(root: etree._Element, path: Path, references: References) -> Facts:
    """The facts of a document."""
    entries = tuple(_entries(root))
    values: dict[tuple[str, str, str], list[int]] = {}
    mentions: dict[tuple[str, str, str], list[int]] = {}
    targets: set[str] = set()
    for element in root.iter(etree.Element):
        if not element.attrib:
            continue
        name = local(element)
        for attribute, value in attributes(element):
            if attribute in _WORDED:
                _count(values, name, attribute, value, element)
            elif attribute in POINTERS:
                found = _targets(element, value, references, own=bool(entries))
                targets.update(found)
                if attribute == "ref" and name in NAMES:
                    _mention(mentions, name, value, element, references)
    return Facts(
        str(path),
        references.own,
        _header(root),
        tuple(letters_in(root, references)),
        tuple(Mention(target, name, words, *seen) for (target, name, words), seen in mentions.items()),
        tuple(Value(*key, *seen) for key, seen in values.items()),
        entries,
        frozenset(map(intern, targets)),
        tuple(numbers_in(root)),
        distinct_pairs(path.parent) if entries else frozenset(),
    )


def _count(
    values: dict[tuple[str, str, str], list[int]], name: str, attribute: str, value: str, element: etree._Element
) -> None:
    for word in value.split():
        if (seen := values.get((name, attribute, word))) is not None:
            seen[0] += 1
        elif _WORD.fullmatch(word):
            values[name, attribute, intern(word)] = [1, line_of(element) or 0]


def _targets(element: etree._Element, value: str, references: References, *, own: bool) -> Iterator[str]:
    for pointer in value.split():
        if pointer.startswith("#") and not own:
            continue
        target = references.resolve(element, pointer)
        if target.file and target.fragment:
            yield f"{target.file}#{target.fragment}"


def _mention(
    mentions: dict[tuple[str, str, str], list[int]],
    name: str,
    value: str,
    element: etree._Element,
    references: References,
) -> None:
    words = words_of(element)
    target = references.resolve(element, value)
    if not words or len(value.split()) != 1 or not target.file or not target.fragment:
        return
    entry = f"{target.file}#{target.fragment}"
    if (seen := mentions.get((entry, name, words))) is not None:
        seen[0] += 1
    else:
        mentions[intern(entry), name, intern(words)] = [1, line_of(element) or 0]


def words_of(element: etree._Element) -> str:
    """The words of an element on one line, cut where they are very many."""
    return " ".join(text_of(element).split())[:_LONGEST]


def _header(root: etree._Element) -> Header:
    """What the header of a document says; of a corpus, what its own says."""
    described = root.find("t:teiHeader/t:fileDesc", NS)
    if described is None:
        return Header()
    idnos = described.findall("t:publicationStmt/t:idno", NS)
    return Header(
        _stated(_title(described)),
        tuple(map(_stated, idnos)),
        Stated(root.get(XML_ID, ""), line_of(root)),
        _composed(root),
        _written(root),
    )


def _title(described: etree._Element) -> etree._Element | None:
    """The title of the document itself, and not of a series or journal; an analytic one before others."""
    titles = described.findall("t:titleStmt/t:title", NS)
    own = [one for one in titles if one.get("level") not in {"s", "j"} and one.get("type") in {None, "main"}]
    return next((one for one in own if one.get("level") == "a"), own[0] if own else None)


def _stated(element: etree._Element | None) -> Stated:
    return Stated() if element is None else Stated(" ".join(text_of(element).split()), line_of(element))


def _composed(root: etree._Element) -> Stated:
    """When the text was written, as the header says: the day of sending, else that of its creation."""
    for place in ("t:correspDesc/t:correspAction[@type='sent']/t:date", "t:creation/t:date", "t:creation"):
        element = root.find(f"t:teiHeader/t:profileDesc/{place}", NS)
        if element is not None and element.get("when"):
            return Stated(element.get("when", ""), line_of(element))
    return Stated()


def _written(root: etree._Element) -> str:
    text = root.find(tag("text"))
    for holder in text.iter(*map(tag, _DATED)) if text is not None else ():
        for date in (holder, *holder.iter(tag("date"))):
            if date.get("when"):
                return str(date.get("when"))
    return ""


def _entries(root: etree._Element) -> Iterator[Entry]:
    for element in root.iter(*map(tag, ENTRIES)):
        name = element.get(XML_ID)
        if not name:
            continue
        kind = local(element)
        naming = ENTRIES[kind]
        named = [one for one in element if local(one) in naming]
        names = tuple(words for one in named if (words := words_of(one)))
        yield Entry(name, kind, names, life(element, "birth"), life(element, "death"), line_of(element))


def numbers_in(root: etree._Element) -> Iterator[Number]:
    """The numbers that entries state, works among them."""
    for number in root.iter(tag("idno")):
        entry = number.getparent()
        name = entry.get(XML_ID) if entry is not None and local(entry) in KINDS else None
        if entry is not None and name:
            kind = local(entry)
            naming = (*ENTRIES.get(kind, ()), "title")
            named = next((words_of(one) for one in entry if local(one) in naming), name)
            yield Number(name, kind, named, number.get("type", ""), words_of(number), line_of(number))


def life(person: etree._Element, event: str) -> Span:
    """When somebody was born or died, as an entry states it."""
    element = person.find(tag(event))
    if element is None:
        return Span()
    inner = element.find(tag("date"))
    found = span_of(element)
    return found if found.first or found.last or inner is None else span_of(inner)
