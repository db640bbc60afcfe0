"""Which entries have to do with which: what the page of an entry is given of the others."""

from __future__ import annotations

import copy
from collections import defaultdict
from typing import Final

from lxml import etree

from edenda.register.entries import KINDS, RegisterTree
from edenda.site.listing import Listed
from edenda.tei import TEI, XML_ID, local, tag

_RELATION: Final = tag("relation")
_MEMBERS: Final = ("active", "passive", "mutual")
_WITHIN: Final = "part-of"


class Related:
    """The relations of a register, by the entries that take part in them; a place in a place is a part of it."""

    def __init__(self, root: etree._Element, register: RegisterTree, names: dict[str, Listed]) -> None:
        self._register = register
        self._names = names
        self._relations: dict[str, list[etree._Element]] = defaultdict(list)
        for relation in root.iter(_RELATION):
            for id_ in dict.fromkeys(one for name in _MEMBERS for one in _ids(relation, name)):
                self._relations[id_].append(relation)
        for element in root.iter(*map(tag, KINDS)):
            self._add_within(element)

    def add(self, about: etree._Element, id_: str) -> None:
        """Add the relations of an entry, and the other entries in them, each with its preferred name alone."""
        seen = {id_}
        for relation in self._relations.get(id_, ()):
            kept = copy.deepcopy(relation)
            kept.tail = None
            about.append(kept)
            for other in (one for name in _MEMBERS for one in _ids(relation, name)):
                if other not in seen:
                    seen.add(other)
                    self._add_entry(about, other)

    def _add_entry(self, about: etree._Element, id_: str) -> None:
        element = self._register.element(id_)
        if element is None or id_ not in self._names:
            return
        stub = etree.SubElement(about, element.tag, {XML_ID: id_})
        naming = KINDS[local(element)][0]
        etree.SubElement(stub, tag(naming)).text = self._names[id_].name

    def _add_within(self, element: etree._Element) -> None:
        """Note that an entry stands in another of its kind."""
        parent = element.getparent()
        name, around = element.get(XML_ID), None if parent is None else parent.get(XML_ID)
        if parent is None or not name or not around or parent.tag != element.tag:
            return
        relation = etree.Element(_RELATION, name=_WITHIN, active=f"#{name}", passive=f"#{around}", nsmap={None: TEI})
        self._relations[name].append(relation)
        self._relations[around].append(relation)


def _ids(relation: etree._Element, name: str) -> list[str]:
    found = (pointer.partition("#")[2] for pointer in relation.get(name, "").split())
    return [one for one in found if one]
