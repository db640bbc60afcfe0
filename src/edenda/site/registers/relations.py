"""Which entries have to do with which, for the page of each: the relations of a register, seen from either side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from lxml import etree

from edenda.register.entries import KINDS
from edenda.site.registers.listing import Listed
from edenda.tei import DATING, XML_ID, tag, text_of

_RELATION: Final = tag("relation")
_MEMBERS: Final = ("active", "passive", "mutual")
_WITHIN: Final = "part-of"
#: How an entry stands in a relation: to others, or others to it.
TO: Final = "to"
BACK: Final = "back"


class _Tie(NamedTuple):
    """A relation of an entry, from its side, to another."""

    name: str
    way: str
    said: str
    """What the relation says of itself in words."""
    other: str
    dates: Mapping[str, str]


class Related:
    """The relations of a register, by the entries that take part in them; an entry within another is a part of it."""

    def __init__(self, root: etree._Element, entries: Mapping[str, Listed]) -> None:
        self._entries = entries
        self._ties: dict[str, list[_Tie]] = defaultdict(list)
        for relation in root.iter(_RELATION):
            self._add(relation)
        for element in root.iter(*map(tag, KINDS)):
            self._add_within(element)

    def add(self, page: etree._Element, id_: str) -> None:
        """Add the relations of an entry to its page: a `related` for each kind of them, with `other` in it."""
        groups: dict[tuple[str, str, str], list[_Tie]] = defaultdict(list)
        for tie in self._ties.get(id_, ()):
            groups[tie.way, tie.name, tie.said].append(tie)
        for (way, name, said), ties in sorted(groups.items(), key=lambda group: group[0][0] != TO):
            related = etree.SubElement(page, "related", name=name, way=way)
            if said:
                etree.SubElement(related, tag("desc")).text = said
            for tie in ties:
                other = self._entries[tie.other]
                etree.SubElement(related, "other", {"href": f"../{other.page}", **tie.dates}).text = other.name

    def add_ways(self, page: etree._Element, about: etree._Element) -> None:
        """Add the pages of the entries to which something in an entry points: a `way` for each @ref."""
        pointers = dict.fromkeys(value for one in about.iter(etree.Element) if (value := one.get("ref")))
        for pointer in pointers:
            known = [one for one in _ids(pointer) if one in self._entries]
            if known:
                etree.SubElement(page, "way", ref=pointer, href=f"../{self._entries[known[0]].page}")

    def _add(self, relation: etree._Element) -> None:
        active, passive, mutual = (
            [one for one in _ids(relation.get(name, "")) if one in self._entries] for name in _MEMBERS
        )
        desc = relation.find(tag("desc"))
        said = "" if desc is None else " ".join(text_of(desc).split())
        dates = {name: value for name in DATING if (value := relation.get(name))}
        pairs = [(one, TO, other) for one in active for other in passive]
        pairs += [(one, BACK, other) for one in passive for other in active]
        pairs += [(one, TO, other) for one in mutual for other in mutual if one != other]
        for one, way, other in pairs:
            self._ties[one].append(_Tie(relation.get("name", ""), way, said, other, dates))

    def _add_within(self, element: etree._Element) -> None:
        """Note that an entry stands in another of its kind."""
        parent = element.getparent()
        if parent is None or parent.tag != element.tag:
            return
        name, around = element.get(XML_ID, ""), parent.get(XML_ID, "")
        if name in self._entries and around in self._entries:
            self._ties[name].append(_Tie(_WITHIN, TO, "", around, {}))
            self._ties[around].append(_Tie(_WITHIN, BACK, "", name, {}))


def _ids(pointers: str) -> list[str]:
    found = (pointer.partition("#")[2] for pointer in pointers.split())
    return [one for one in found if one]
