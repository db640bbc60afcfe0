"""Extracts of a register: the entries that a document points to, as a register of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Final

from lxml import etree

from edenda.tei import XML_ID, tag

_POINTERS: Final = etree.XPath("//@*[contains(., '#')]", smart_strings=False)
_FRAGMENT: Final = re.compile(r"#([^\s#]+)")


def ids_pointed_to(tree: etree._Element) -> set[str]:
    """The ids to which the attributes of a tree point, in whatever file."""
    found = _POINTERS(tree)
    return set(_FRAGMENT.findall(" ".join(map(str, found)))) if isinstance(found, list) else set()


class RegisterExtracts:
    """A register of which extracts are made; what finds its entries is built once. Of two with one id the first counts.

    The tree must not change afterwards.
    """

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._elements: dict[str, etree._Element] = {}
        for element in root.iter("*"):
            if id_ := element.get(XML_ID):
                self._elements.setdefault(id_, element)
        self._order = {id_: number for number, id_ in enumerate(self._elements)}
        self._relations: dict[str, list[etree._Element]] = {}
        for relation in root.iter(tag("relation")):
            for id_ in _FRAGMENT.findall(f"{relation.get('active')} {relation.get('mutual')}"):
                self._relations.setdefault(id_, []).append(relation)

    @property
    def elements(self) -> Mapping[str, etree._Element]:
        """Every element that has an id, by its id."""
        return self._elements

    def of(self, ids: Iterable[str]) -> etree._Element | None:
        """The entries of these ids, their relations to others, and the entries to which both point.

        They stand in the same lists as in the register; None where there is no such entry.
        """
        asked = set(ids) & self._elements.keys()
        if not asked:
            return None
        relations = {relation: None for id_ in sorted(asked) for relation in self._relations.get(id_, ())}
        chosen = [self._elements[id_] for id_ in asked]
        named = {id_ for element in (*chosen, *relations) for id_ in _ids_within(element)}
        wanted = sorted(asked | (named & self._elements.keys()), key=self._order.__getitem__)
        return _Extract(self._root, [*(self._elements[id_] for id_ in wanted), *relations]).root


@lru_cache(maxsize=1)
def extracts_of(root: etree._Element) -> RegisterExtracts:
    """What makes extracts of a register; kept for the register that was asked for last."""
    return RegisterExtracts(root)


class _Extract:
    """A tree that grows by elements of another, each below copies of what it stands in."""

    def __init__(self, root: etree._Element, elements: Iterable[etree._Element]) -> None:
        self.root = _bare(root)
        self._made = {root: self.root}
        whole = set(elements)
        for element in elements:
            if not any(above in whole for above in element.iterancestors()):
                copy = deepcopy(element)
                copy.tail = None
                self._below(element).append(copy)

    def _below(self, element: etree._Element) -> etree._Element:
        """The copy of an element's parent."""
        parent = element.getparent()
        if parent is None:
            return self.root
        if parent not in self._made:
            self._made[parent] = _bare(parent)
            self._below(parent).append(self._made[parent])
        return self._made[parent]


def _bare(element: etree._Element) -> etree._Element:
    """An element without what it holds, and without its id, which would stand for what is not there."""
    bare = etree.Element(element.tag)
    for name, value in element.items():
        if name != XML_ID:
            bare.set(name, value)
    return bare


def _ids_within(element: etree._Element) -> list[str]:
    return [id_ for one in element.iter("*") for value in one.values() for id_ in _FRAGMENT.findall(str(value))]
