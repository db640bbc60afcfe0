"""The attributes of a RELAX NG grammar, put so that libxml2 checks them in linear time.

For each optional attribute that an element has, libxml2 goes on with two possibilities, that it was meant and that it
was not: sixteen attributes take seventeen seconds, twenty an hour. Between the parts of an interleave it keeps only the
possibility that leaves fewest attributes over. Attributes have no order, so that a group of them and an interleave of
them mean the same, and no two parts of either may have one name (RELAX NG, 7.3): the possibility kept is the right one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
_HOLDERS: Final = (f"{RNG}element", f"{RNG}define", f"{RNG}group", f"{RNG}optional")
_INNER: Final = frozenset({"optional", "group", "interleave", "choice", "zeroOrMore", "oneOrMore", "define"})
#: One path, and no predicate with a path in it: libxml2 is four times as fast.
_MANY: Final = etree.XPath("boolean(descendant-or-self::*/@*[7])")


def has_many_attributes(root: etree._Element) -> bool:
    """Whether an element of a document has so many attributes that their number tells."""
    return bool(_MANY(root))


def spread_attributes(grammar: etree._Element) -> None:
    """Put attributes that stand in a group into an interleave, in place; the grammar means what it meant."""
    parts = Attributes(grammar)
    for holder in list(grammar.iter(*_HOLDERS)):
        found = [child for child in holder.iterchildren(f"{RNG}*") if parts.are_all(child)]
        if len(found) > 1:
            interleave = etree.Element(f"{RNG}interleave")
            found[0].addprevious(interleave)
            interleave.extend(found)


class Attributes:
    """Which patterns of a grammar are attributes and nothing else. References are looked up by name, in one file."""

    def __init__(self, grammar: etree._Element) -> None:
        self.definitions: dict[str, list[etree._Element]] = {}
        for definition in grammar.iter(f"{RNG}define"):
            self.definitions.setdefault(definition.get("name", ""), []).append(definition)
        self._all: dict[str, bool] = {}
        self._any: dict[str, bool] = {}

    def are_all(self, node: etree._Element) -> bool:
        """Whether a pattern holds attributes, and nothing else but what is empty. May raise RecursionError."""
        kind = node.tag[len(RNG) :]
        if kind == "ref":
            name = node.get("name", "")
            if name not in self._all:
                self._all[name] = False
                several = self.definitions.get(name, ())
                self._all[name] = bool(several) and all(self.are_all(one) for one in several)
            return self._all[name]
        if kind not in _INNER:
            return kind == "attribute"
        children = [child for child in node.iterchildren(f"{RNG}*") if child.tag != f"{RNG}empty"]
        return bool(children) and all(self.are_all(child) for child in children)

    def are_some(self, node: etree._Element) -> bool:
        """Whether a pattern holds attributes, outside any element in it. May raise RecursionError."""
        kind = node.tag[len(RNG) :]
        if kind in ("attribute", "element"):
            return kind == "attribute"
        if kind != "ref":
            return any(self.are_some(child) for child in node.iterchildren(f"{RNG}*"))
        name = node.get("name", "")
        if name not in self._any:
            self._any[name] = False
            self._any[name] = any(self.are_some(one) for one in self.definitions.get(name, ()))
        return self._any[name]

    def mixed(self, grammar: etree._Element) -> Iterator[etree._Element]:
        """The choices in which attributes and other things stand side by side, which cannot be spread."""
        for node in grammar.iter(f"{RNG}optional", f"{RNG}choice", f"{RNG}zeroOrMore", f"{RNG}oneOrMore"):
            if self.are_some(node) and not self.are_all(node):
                yield node
