"""Values: whether they fit what a grammar says of them (libxml2 decides), and what it says, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from lxml import etree

from edenda.checks.grammar.nodes import Node, Nodes
from edenda.relaxng import Datum, Pattern

_RNG: Final = "http://relaxng.org/ns/structure/1.0"
_REMEMBERED: Final = 100_000
_MANY: Final = 3

_WORD: Final = "a word without blanks"
#: Datatypes whose values all are words, so that none is told beside that.
_OF_WORDS: Final = frozenset({"language", "nonNegativeInteger", "NMTOKEN", "NCName", "Name"})
#: Datatypes of W3C XML Schema in words, with an example.
_WORDS: Final = {
    "date": "a date such as 1962-02-22",
    "gYearMonth": "a month such as 1962-02",
    "gYear": "a year such as 1962",
    "gMonthDay": "a day of any year such as --02-22",
    "gMonth": "a month of any year such as --02",
    "gDay": "a day of any month such as ---22",
    "time": "a time such as 14:30:00",
    "dateTime": "a day with its time such as 1962-02-22T14:30:00",
    "duration": "a length of time such as P3D (three days) or PT2H (two hours)",
    "decimal": "a number such as 12 or 1.5",
    "double": "a number such as 12 or 1.5",
    "float": "a number such as 12 or 1.5",
    "integer": "a whole number",
    "int": "a whole number",
    "nonNegativeInteger": "a whole number, 0 or greater",
    "positiveInteger": "a whole number greater than 0",
    "boolean": "true or false",
    "anyURI": "a pointer such as #name, or a web address",
    "language": "the code of a language such as en, de or ru-Latn",
    "ID": "a name that begins with a letter and has no blank and no colon",
    "IDREF": "the xml:id of an element of this file",
    "NCName": "a name that begins with a letter and has no blank and no colon",
    "Name": "a name that begins with a letter and has no blank",
    "NMTOKEN": _WORD,
}
#: Of many datatypes in one choice these are named, in this order.
_TOLD: Final = ("date", "gYearMonth", "gYear", "decimal", "nonNegativeInteger", "boolean", "anyURI")
#: Patterns of the TEI and of ours that mean something simple.
_PATTERNS: Final = {
    r"[^\p{C}\p{Z}]+": _WORD,
    r"(\p{L}|\p{N}|\p{P}|\p{S})+": _WORD,
    r"\S+": "",
    r"(\-?[\d]+/\-?[\d]+)": "decimal",
    r"([A-Za-z]{2,3}|[xXiI])(\-[A-Za-z0-9]{1,8})*": "language",
    r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)": "a length with its unit such as 12cm",
}


class Values:
    """The values of one grammar: which pattern of words fits which words."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._validators: dict[Node, etree.RelaxNG] = {}
        self._known: dict[tuple[Node, str], bool] = {}

    def fits(self, node: Node, value: str) -> bool:
        """Whether a value, or the text of an element, is as a pattern without elements and attributes wants it."""
        if node.kind == "data":
            return self._is_typed(node, value)
        if node.kind in ("choice", "more"):
            return any(self.fits(part, value) for part in node.parts)
        if node.kind in ("group", "interleave"):
            one, other = node.parts
            return (other.is_nullable and self.fits(one, value)) or (one.is_nullable and self.fits(other, value))
        return node.kind == "text" or (node.kind == "empty" and not value.strip())

    def _is_typed(self, node: Node, value: str) -> bool:
        key = (node, value)
        if key not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            element = etree.Element("v")
            element.text = value
            self._known[key] = self._validator(node).validate(element)
        return self._known[key]

    def _validator(self, node: Node) -> etree.RelaxNG:
        """A grammar whose documents are an element with a value; libxml2 reads values as in the whole grammar."""
        if node not in self._validators:
            root = etree.Element(f"{{{_RNG}}}element", name="v")
            self._write(root, node)
            self._validators[node] = etree.RelaxNG(root)
        return self._validators[node]

    def _write(self, parent: etree._Element, node: Node) -> None:
        """A pattern of words in XML syntax, below a parent."""
        if node.kind != "data":
            tag = {"choice": "choice", "more": "oneOrMore", "group": "group", "interleave": "interleave"}
            here = etree.SubElement(parent, f"{{{_RNG}}}{tag.get(node.kind, node.kind)}")
            for part in node.parts:
                self._write(here, part)
            return
        datum = _datum(node)
        here = etree.SubElement(parent, f"{{{_RNG}}}{datum.kind}")
        if datum.kind != "list":
            here.set("type", datum.type)
            here.set("datatypeLibrary", datum.library)
        if datum.kind == "value":
            here.text = datum.words
        for name, value in datum.parameters:
            etree.SubElement(here, f"{{{_RNG}}}param", name=name).text = value
        self._write_inner(here, node, datum)

    def _write_inner(self, here: etree._Element, node: Node, datum: Datum) -> None:
        inner = [self._nodes.compiled(part) for part in _pattern(node).parts]
        if datum.kind == "data" and inner:
            here = etree.SubElement(here, f"{{{_RNG}}}except")
        for part in inner:
            self._write(here, part)

    def listed(self, nodes: Sequence[Node]) -> tuple[str, ...]:
        """The values that are listed, where nothing but these will do; empty where others may."""
        leaves = [leaf for node in nodes for leaf in self._leaves(node)]
        if not leaves or any(_datum(leaf).kind != "value" for leaf in leaves):
            return ()
        return self.named(nodes)

    def named(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """The values that are named, even where others will do as well."""
        leaves = [leaf for node in nodes for leaf in self._leaves(node) if _datum(leaf).kind == "value"]
        return tuple(dict.fromkeys(" ".join(_datum(leaf).words.split()) for leaf in leaves))

    def in_words(self, nodes: Iterable[Node]) -> str:
        """What values are wanted, in words: `a date such as 1962-02-22`."""
        types: dict[str, None] = {}
        is_list = False
        for leaf in (leaf for node in nodes for leaf in self._leaves(node)):
            is_list = is_list or _datum(leaf).kind == "list"
            types.update(dict.fromkeys(self._types(leaf)))
        listed = [kind for kind in types if kind.startswith("“") and kind != "“”"]
        narrower = _OF_WORDS if _WORD in types else frozenset[str]()
        others = [kind for kind in types if kind not in listed and kind != "“”" and kind not in narrower]
        kinds = [kind for kind in _TOLD if kind in others] if len(others) > _MANY else others
        told = _either(list(dict.fromkeys([*listed, *(_WORDS.get(kind, kind) for kind in kinds or others)])))
        return f"{told}; there may be several, separated by blanks" if is_list and told else told

    def _types(self, leaf: Node) -> Iterator[str]:
        """The datatypes that a leaf speaks of, or their patterns in words."""
        datum = _datum(leaf)
        if datum.kind == "list":
            for part in _pattern(leaf).parts:
                for inner in self._leaves(self._nodes.compiled(part)):
                    yield from self._types(inner)
        elif datum.kind == "value":
            yield f"“{datum.words}”"
        else:
            form = next((value for name, value in datum.parameters if name == "pattern"), "")
            yield _PATTERNS.get(form, f"something of the form {form}") or datum.type if form else datum.type

    def _leaves(self, node: Node) -> Iterator[Node]:
        if node.kind == "data":
            yield node
        for part in node.parts:
            yield from self._leaves(part)


def _pattern(node: Node) -> Pattern:
    return node.pattern or Pattern("typed")


def _datum(node: Node) -> Datum:
    return _pattern(node).datum or Datum("data", "", "string")


@cache
def is_id(node: Node) -> bool:
    """Whether a pattern wants a name that stands only once in a document."""
    if node.kind == "data":
        return _datum(node).kind == "data" and _datum(node).type == "ID"
    return any(is_id(part) for part in node.parts)


def _either(words: list[str]) -> str:
    """Several as `one, other or third`."""
    return " or ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
