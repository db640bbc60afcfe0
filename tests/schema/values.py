"""Comparison of attribute values: may everything that one datatype accepts also stand under another?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from lxml import etree

from tests.schema.inclusion import RNG, Grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

DATATYPES: Final = "http://www.w3.org/2001/XMLSchema-datatypes"
#: The word of the TEI: neither blanks nor control characters, and no character that means nothing.
WORD: Final = frozenset({("pattern", r"[^\p{C}\p{Z}]+")})
#: Datatypes of nothing but ASCII letters, digits, hyphens and plus signs.
OF_WORDS: Final = frozenset({"language", "nonNegativeInteger"})


@dataclass(frozen=True)
class Anything:
    """Any string."""


@dataclass(frozen=True)
class Literal:
    """One fixed token."""

    text: str


@dataclass(frozen=True)
class Data:
    """A W3C datatype with its facets."""

    name: str
    facets: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class OneOf:
    """Any of several."""

    options: frozenset[Values]


@dataclass(frozen=True)
class ListOf:
    """Blank-separated items, any number of them or at least one."""

    item: Values
    may_be_empty: bool


@dataclass(frozen=True)
class Unknown:
    """A pattern that this module does not read."""


Values = Anything | Literal | Data | OneOf | ListOf | Unknown


@dataclass(frozen=True)
class Doubt:
    """An attribute whose values in the small grammar were not proved to be values in the big one."""

    attribute: str
    small: Values
    big: Values


def value_doubts(small: Grammar, big: Grammar) -> Iterator[tuple[str, Doubt]]:
    """Compare the values of all attributes that the two grammars share, element by element."""
    for element in sorted(small.elements.keys() & big.elements.keys()):
        theirs = {name: _attribute_values(big, node) for name, node in big.attributes(element)}
        for name, node in sorted(small.attributes(element), key=lambda pair: pair[0]):
            ours = _attribute_values(small, node)
            if name in theirs and not is_included(ours, theirs[name]):
                yield element, Doubt(name, ours, theirs[name])


@cache
def is_included(small: Values, big: Values) -> bool:
    """Tell whether each value of the small datatype is certainly one of the big."""
    match small, big:
        case _, Anything():
            included = True
        case (OneOf(options), _):
            included = all(is_included(option, big) for option in options)
        case (_, OneOf(options)):
            included = any(is_included(small, option) for option in options)
        case ListOf(item, may_be_empty), ListOf(other, other_may_be_empty):
            included = is_included(_in_list(item), other) and (other_may_be_empty or not may_be_empty)
        case (Literal() | Data() as single, ListOf(other, _)):
            included = _has_no_blanks(single) and is_included(single, other)
        case Literal(text), Data():
            included = _accepts(big, text)
        case Data(name, facets), Data(other_name, other_facets):
            is_word = name in OF_WORDS and (other_name, other_facets) == ("token", WORD)
            included = is_word or (name == other_name and other_facets <= facets)
        case _:
            included = isinstance(small, Literal) and small == big
    return included


def _in_list(item: Values) -> Values:
    """The items of a list, which have no blanks: these divide the list (RELAX NG specification, 4.4)."""
    if isinstance(item, OneOf):
        return OneOf(frozenset(map(_in_list, item.options)))
    return replace(item, facets=item.facets | {("pattern", r"\S+")}) if isinstance(item, Data) else item


def _has_no_blanks(values: Literal | Data) -> bool:
    if isinstance(values, Literal):
        return len(values.text.split()) == 1
    solid = {("pattern", r"\S+"), *WORD}
    return bool(values.facets & solid) or values.name not in {"string", "token", "anyURI"}


def _accepts(datatype: Data, text: str) -> bool:
    """Let libxml2 decide whether a datatype accepts a literal."""
    root = etree.Element(f"{RNG}element", {"name": "value", "datatypeLibrary": DATATYPES})
    data = etree.SubElement(root, f"{RNG}data", {"type": datatype.name})
    for name, value in sorted(datatype.facets):
        etree.SubElement(data, f"{RNG}param", {"name": name}).text = value
    document = etree.Element("value")
    document.text = text
    return bool(etree.RelaxNG(root).validate(document))


def _attribute_values(grammar: Grammar, attribute: etree._Element) -> Values:
    declared = [child for child in attribute.iterchildren(f"{RNG}*") if child.tag != f"{RNG}name"]
    return _only(grammar, declared) if declared else Anything()


def _only(grammar: Grammar, nodes: list[etree._Element]) -> Values:
    return _values(grammar, nodes[0]) if len(nodes) == 1 else Unknown()


def _values(grammar: Grammar, node: etree._Element) -> Values:
    values: Values
    children = list(node.iterchildren(f"{RNG}*"))
    match str(node.tag).removeprefix(RNG):
        case "text":
            values = Anything()
        case "value":
            values = Literal((node.text or "").strip())
        case "data":
            values = _data(node)
        case "list":
            values = _list(grammar, children)
        case "choice":
            values = OneOf(frozenset(_values(grammar, child) for child in children))
        case "ref":
            found = grammar.definitions(node)
            values = _only(grammar, [child for one in found for child in one.iterchildren(f"{RNG}*")])
        case "group":
            values = _only(grammar, children)
        case _:
            values = Unknown()
    return values


def _data(node: etree._Element) -> Values:
    facets = frozenset((param.get("name", ""), param.text or "") for param in node.iterchildren(f"{RNG}param"))
    name = node.get("type", "")
    return Anything() if name in {"string", "token"} and not facets else Data(name, facets)


def _list(grammar: Grammar, children: list[etree._Element]) -> Values:
    if len(children) != 1 or children[0].tag not in {f"{RNG}oneOrMore", f"{RNG}zeroOrMore"}:
        return Unknown()
    repeated = list(children[0].iterchildren(f"{RNG}*"))
    return ListOf(_only(grammar, repeated), may_be_empty=children[0].tag == f"{RNG}zeroOrMore")
