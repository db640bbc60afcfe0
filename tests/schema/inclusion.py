"""Proof that every document valid against a small RELAX NG grammar is valid against a big one.

Both must be local tree grammars: one definition for each element name. Then the claim about all
documents reduces to a claim about each element of the small grammar: the big grammar knows it,
and each combination of attributes and children allowed here is allowed there. Text is treated
as one more kind of child. The values of attributes are compared in tests.schema.values.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import product
from typing import TYPE_CHECKING, Final

from lxml import etree

from tests.schema.patterns import (
    EMPTY,
    NOTHING,
    Letter,
    Pattern,
    choice,
    counter_example,
    repeat,
    sequence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"
TEXT: Final = "#text"
DATA: Final = "#data"
ANY: Final = "#any"
NO_NAMES: Final[frozenset[str]] = frozenset()


class NotLocalError(ValueError):
    """The grammar cannot be compared: it is not a local tree grammar, or uses interleave on children."""


@dataclass(frozen=True)
class Alternative:
    """One way to fill an element: the attributes it must and may have, and its children."""

    required: frozenset[str]
    allowed: frozenset[str]
    content: Pattern


@dataclass(frozen=True)
class Problem:
    """A reason why the small grammar is not included in the big one."""

    kind: str
    element: str
    detail: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.element}: {self.kind} {' '.join(self.detail)}".rstrip()


Alternatives = tuple[Alternative, ...]
NOTHING_ELSE: Final[Alternatives] = (Alternative(NO_NAMES, NO_NAMES, EMPTY),)


class Grammar:
    """A RELAX NG grammar in XML syntax, read element by element on demand."""

    def __init__(self, root: etree._Element) -> None:
        self.elements = _unique_elements(root)
        self.root = root
        self._definitions: dict[str, list[etree._Element]] = {}
        for definition in root.iter(f"{RNG}define"):
            self._definitions.setdefault(definition.get("name", ""), []).append(definition)
        self._alternatives: dict[str, Alternatives] = {}

    @classmethod
    def from_file(cls, path: Path) -> Grammar:
        """Read a grammar from a file."""
        return cls(etree.parse(path).getroot())

    @classmethod
    def from_string(cls, text: str) -> Grammar:
        """Read a grammar from a string."""
        return cls(etree.fromstring(text))

    @cached_property
    def roots(self) -> frozenset[str]:
        """The elements with which a document may begin."""
        alternatives = (self._group(start, ()) for start in self.root.iter(f"{RNG}start"))
        contents = choice(*(one.content for several in alternatives for one in several))
        return frozenset(name for name in self.elements if counter_example(Letter(name), contents) is None)

    def alternatives(self, element: str) -> Alternatives:
        """All ways to fill an element."""
        if element not in self._alternatives:
            self._alternatives[element] = self._group(self.elements[element], ())
        return self._alternatives[element]

    def attributes(self, element: str) -> Iterator[tuple[str, etree._Element]]:
        """Each attribute of an element, with the pattern that declares it."""
        waiting, seen = [self.elements[element]], set()
        while waiting:
            for node in inner_patterns(waiting.pop()):
                if node.tag == f"{RNG}attribute":
                    yield declared_name(node, attribute=True), node
                elif node.tag == f"{RNG}ref" and node.get("name") not in seen:
                    seen.add(node.get("name"))
                    waiting += self.definitions(node)
                elif node.tag != f"{RNG}element":
                    waiting.append(node)

    def definitions(self, reference: etree._Element) -> list[etree._Element]:
        """What a ref refers to."""
        return self._definitions.get(reference.get("name", ""), [])

    def _group(self, node: etree._Element, path: tuple[str, ...]) -> Alternatives:
        return reduce(_both, (self._pattern(child, path) for child in inner_patterns(node)), NOTHING_ELSE)

    def _pattern(self, node: etree._Element, path: tuple[str, ...]) -> Alternatives:
        match str(node.tag).removeprefix(RNG):
            case "ref":
                ways = self._reference(node, path)
            case "attribute":
                names = frozenset({declared_name(node, attribute=True)})
                ways = (Alternative(names, names, EMPTY),)
            case "choice":
                ways = _merged(way for child in inner_patterns(node) for way in self._pattern(child, path))
            case "element" | "text" | "data" | "value" | "list" | "notAllowed" as kind:
                ways = (Alternative(NO_NAMES, NO_NAMES, _child(kind, node)),)
            case kind:
                ways = self._container(kind, node, path)
        return ways

    def _container(self, kind: str, node: etree._Element, path: tuple[str, ...]) -> Alternatives:
        inner = self._group(node, path)
        match kind:
            case "empty" | "group" | "div":
                return inner
            case "optional":
                return _optional(inner)
            case "oneOrMore" | "zeroOrMore":
                repeated = _both(inner, _repeated(inner))
                return repeated if kind == "oneOrMore" else _optional(repeated)
            case _:
                raise NotLocalError(f"{kind} cannot be compared")

    def _reference(self, node: etree._Element, path: tuple[str, ...]) -> Alternatives:
        name = node.get("name", "")
        if name in path:
            raise NotLocalError(f"{name} refers to itself outside any element")
        definitions = self.definitions(node)
        groups = [self._group(definition, (*path, name)) for definition in definitions]
        if len(groups) == 1:
            return groups[0]
        if any(definition.get("combine") == "choice" for definition in definitions):
            return _merged(way for group in groups for way in group)
        if sum(any(way.content != EMPTY for way in group) for group in groups) > 1:
            raise NotLocalError(f"{name} interleaves children")
        return reduce(_both, groups, NOTHING_ELSE) if groups else ()


def inclusion_problems(small: Grammar, big: Grammar) -> list[Problem]:
    """Name everything that a document of the small grammar may contain and the big one refuses."""
    problems = [Problem("root", name) for name in sorted(small.roots - big.roots)]
    for element in sorted(small.elements):
        if element in big.elements:
            problems += element_problems(element, small.alternatives(element), big.alternatives(element))
        else:
            problems.append(Problem("unknown", element))
    return problems


def element_problems(element: str, small: Alternatives, big: Alternatives) -> Iterator[Problem]:
    """Compare the ways to fill one element in the two grammars."""
    for way in small:
        covering = [other for other in big if other.required <= way.required and way.allowed <= other.allowed]
        if not covering:
            yield _attribute_problem(element, way, big)
            continue
        example = counter_example(way.content, choice(*(other.content for other in covering)))
        if example is not None:
            yield Problem("content", element, example)


def _attribute_problem(element: str, way: Alternative, big: Alternatives) -> Problem:
    foreign = way.allowed - NO_NAMES.union(*(other.allowed for other in big))
    missing = frozenset.intersection(*(other.required for other in big)) - way.required if big else NO_NAMES
    if foreign:
        return Problem("attribute", element, tuple(sorted(foreign)))
    if missing:
        return Problem("required", element, tuple(sorted(missing)))
    return Problem("combination", element, tuple(sorted(way.allowed)))


def _unique_elements(root: etree._Element) -> dict[str, etree._Element]:
    elements: dict[str, etree._Element] = {}
    for node in root.iter(f"{RNG}element"):
        name = declared_name(node)
        if name in elements and name != ANY:
            raise NotLocalError(f"{name} is defined twice")
        elements[name] = node
    elements.pop(ANY, None)
    return elements


def declared_name(node: etree._Element, *, attribute: bool = False) -> str:
    """The name an element or attribute pattern declares, with its namespace unless that is the grammar's."""
    named = node.get("name") or next((child.text for child in node.iterchildren(f"{RNG}name")), None)
    if named is None:
        return ANY
    prefix, colon, local = named.strip().rpartition(":")
    if colon:
        namespace = XML_NAMESPACE if prefix == "xml" else (node.nsmap.get(prefix) or "")
        return f"{{{namespace}}}{local}"
    inherited = next((a.get("ns") for a in node.iterancestors() if a.get("ns") is not None), "")
    own = node.get("ns", "" if attribute else inherited)
    grammar = node.getroottree().getroot().get("ns", "")
    return local if own == ("" if attribute else grammar) else f"{{{own}}}{local}"


def inner_patterns(node: etree._Element) -> Iterator[etree._Element]:
    """The patterns inside a node, without documentation and name classes."""
    ignored = {f"{RNG}{name}" for name in ("name", "anyName", "nsName", "except", "param")}
    for child in node.iterchildren(f"{RNG}*"):
        if child.tag not in ignored:
            yield child


def _child(kind: str, node: etree._Element) -> Pattern:
    match kind:
        case "element":
            return Letter(declared_name(node))
        case "text":
            return repeat(Letter(TEXT))
        case "notAllowed":
            return NOTHING
        case _:
            return Letter(DATA)


def _both(first: Alternatives, second: Alternatives) -> Alternatives:
    return _merged(
        Alternative(a.required | b.required, a.allowed | b.allowed, sequence(a.content, b.content))
        for a, b in product(first, second)
    )


def _optional(ways: Alternatives) -> Alternatives:
    """Make optional: a single attribute is simply no longer required."""
    alone = len(ways) == 1 and ways[0].content == EMPTY
    if alone and (not ways[0].required or len(ways[0].allowed) == 1):
        return (Alternative(NO_NAMES, ways[0].allowed, EMPTY),)
    return _merged((*NOTHING_ELSE, *ways))


def _repeated(ways: Alternatives) -> Alternatives:
    """Any number of further turns; a repeated attribute is one with a name class, so never required."""
    allowed = NO_NAMES.union(*(way.allowed for way in ways))
    return (Alternative(NO_NAMES, allowed, repeat(choice(*(way.content for way in ways)))),)


def _merged(ways: Iterable[Alternative]) -> Alternatives:
    """Join the alternatives that differ in their children only."""
    contents: dict[tuple[frozenset[str], frozenset[str]], Pattern] = {}
    for way in ways:
        key = way.required, way.allowed
        contents[key] = choice(contents.get(key, NOTHING), way.content)
    return tuple(Alternative(*key, content) for key, content in contents.items())
