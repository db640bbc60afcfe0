"""What the register says of an entry, in words: its names, and a line for each thing that is stated of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.register.entries import KINDS, Entry, read_entry
from edenda.tei import DATING, XML_ID, local, tag, text_of

#: What is stated of an entry, in words; other elements by their names.
_CALLED: Final = {
    "birth": "born",
    "death": "died",
    "desc": "description",
    "floruit": "lived",
    "placeName": "place",
    "geogName": "place",
    "persName": "person",
    "orgName": "organisation",
}
#: What tells entries of one name apart, and what of it needs no label.
_TELLING: Final = frozenset({"born", "died", "lived", "occupation", "date", "note", "description"})
_SPEAK_FOR_THEMSELVES: Final = frozenset({"occupation", "date", "note", "description"})
#: Of the attributes that date something: how each is said.
_SAID: Final = {
    "when": "{}",
    "notBefore": "not before {}",
    "from": "from {}",
    "to": "to {}",
    "notAfter": "not after {}",
}
#: What is prose; other things are lists of short pieces.
_PROSE: Final = frozenset({"note", "desc", "p", "ab"})


class Fact(NamedTuple):
    """Something that is stated of an entry: what (`born`), and the words."""

    label: str
    words: str


class Description(NamedTuple):
    """An entry and what is stated of it, in the order of the register."""

    entry: Entry
    facts: tuple[Fact, ...]


def describe(root: etree._Element, id_: str) -> Description | None:
    """What a register says of an entry; None where it has none of this id."""
    found = (one for one in root.iter(*map(tag, KINDS)) if one.get(XML_ID) == id_)
    element = next(found, None)
    return None if element is None else Description(read_entry(id_, element), tuple(_facts(element)))


def in_short(element: etree._Element) -> str:
    """What tells an entry from others of its name: when somebody lived, what they were, what the notes say."""
    told = (fact for fact in _facts(element) if fact.label in _TELLING)
    return "; ".join(
        fact.words if fact.label in _SPEAK_FOR_THEMSELVES else f"{fact.label} {fact.words}" for fact in told
    )


def _facts(element: etree._Element) -> Iterator[Fact]:
    if dates := dates_said(element):
        yield Fact("date", dates)
    naming = (KINDS[local(element)][0], "eventName")
    for child in element.iterchildren(etree.Element):
        if local(child) in naming or child.get(XML_ID) is not None:
            continue
        words = ", ".join(one for one in (_words(child), dates_said(child)) if one)
        label = child.get("type", "") if local(child) == "idno" else ""
        if words:
            yield Fact(label or _CALLED.get(local(child), local(child)), words)


def _words(element: etree._Element) -> str:
    """The words of a statement on one line; dates in it that are not written out are."""
    if local(element) in _PROSE:
        return " ".join(text_of(element).split())
    pieces = [element.text or ""]
    for inner in element:
        pieces += [(_words(inner) or dates_said(inner)) if local(inner) else "", inner.tail or ""]
    return " ".join(" ".join(pieces).split())


def dates_said(element: etree._Element) -> str:
    """The dates that the attributes of an element state, and how sure they are: `not before 1902 (cert: low)`."""
    said = ", ".join(_SAID[name].format(element.get(name)) for name in DATING if element.get(name))
    sure = element.get("cert", "")
    return f"{said} (cert: {sure})" if said and sure else said
