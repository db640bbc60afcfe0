"""Random documents of a RELAX NG grammar, and copies of documents with one thing changed. Same seed, same documents."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from lxml import etree

from tests.schema.inclusion import RNG, Grammar, declared_name, inner_patterns

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
UNREACHABLE: Final = 1_000
#: How many elements a part of a document may have before everything optional is left out; where parts are.
ENOUGH: Final = 12
DEPTH: Final = 14
PARTS: Final = 6
WORDS: Final = ("lamp", "the harbour", " of ", "1902, ", "“Rowe” ", "é", "\n  ")

#: How likely an attribute is, never drawn before or drawn already. With more than about fifteen attributes on an
#: element libxml2 takes seconds, twice as many with each.
_NEW: Final = 0.3
_KNOWN: Final = 0.12

#: Values of the datatypes that need an example, by the type and its pattern.
EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "date": ("1902-03-03", "1600-02-29"),
    "gYear": ("1902", "-0044"),
    "gYearMonth": ("1902-03",),
    "gMonth": ("--03",),
    "gMonthDay": ("--05-01",),
    "gDay": ("---31",),
    "time": ("12:41:00", "23:59:59.5"),
    "dateTime": ("1902-03-03T12:41:00", "1902-03-03T12:41:00Z", "1902-03-03T12:41:00+02:00"),
    "boolean": ("true", "false", "0"),
    "decimal": ("0", "-1.5", "12"),
    "nonNegativeInteger": ("0", "7"),
    "language": ("en", "ko-Latn", "x-private"),
    "Name": ("name", "a.b-c"),
    "anyURI": ("#a", "register.xml#pers-rowe", "https://example.org/a?b=1"),
    "[^\\p{C}\\p{Z}]+": ("word", "été", "a:b", "12"),
    "[\\d]+(\\.[\\d]+){0,2}": ("4.9.0", "3"),
    "[\\d]+[a-z]*[\\d]*(\\.[\\d]+[a-z]*[\\d]*){0,3}": ("1.0b2", "2"),
    "[a-z][a-z0-9\\+\\.\\-]*": ("gnd", "a+b"),
    ".+": (", ", "."),
}
_LENGTH: Final = ("3cm", "50%", "+1.5em")


class Drawing:
    """Draws documents from a grammar. What was drawn seldom is preferred, so that everything turns up soon."""

    def __init__(self, grammar: Grammar, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311
        self.drawn: Counter[str] = Counter()
        self._grammar = grammar
        self._heights = _heights(grammar)
        self._known_heights: dict[etree._Element, int] = {}
        self._options: dict[etree._Element, list[etree._Element]] = {}
        self._direct: dict[etree._Element, tuple[str, ...]] = {}
        self._names: dict[etree._Element, str] = {}
        self._elements = self._ids = 0

    def document(self, root: str = "TEI") -> etree._Element:
        """A document that is valid by the grammar."""
        self._elements = 0
        holder = etree.Element("holder")
        self._element(self._grammar.elements[root], holder, DEPTH)
        return holder[0]

    def _fill(self, node: etree._Element, into: etree._Element, depth: int) -> None:
        match str(node.tag).removeprefix(RNG):
            case "element":
                self._element(node, into, depth)
            case "attribute":
                self.drawn[f"@{self._name(node)}"] += 1
                into.set(self._name(node), self.value_of(node))
            case "choice":
                self._fill(self._chosen(node, depth), into, depth)
            case "text":
                self._write(into)
            case kind:
                self._children(kind, node, into, depth)

    def _children(self, kind: str, node: etree._Element, into: etree._Element, depth: int) -> None:
        within = self._grammar.definitions(node) if kind == "ref" else [node]
        for _ in range(self._times(kind, node, depth)):
            for child in (child for one in within for child in inner_patterns(one)):
                self._fill(child, into, depth)

    def _element(self, node: etree._Element, into: etree._Element, depth: int) -> None:
        self._elements = 0 if depth > PARTS else self._elements + 1
        self.drawn[self._name(node)] += 1
        made = etree.SubElement(into, f"{{{TEI}}}{self._name(node)}", nsmap={None: TEI})  # type: ignore[dict-item]
        self._children("element", node, made, depth - 1)

    def _times(self, kind: str, node: etree._Element, depth: int) -> int:
        if kind not in {"optional", "zeroOrMore", "oneOrMore"}:
            return 1
        least = int(kind == "oneOrMore")
        if all(child.tag == f"{RNG}attribute" for child in inner_patterns(node)):
            is_new = not all(self.drawn[f"@{self._name(child)}"] for child in inner_patterns(node))
            return int(self.random.random() < (_NEW if is_new else _KNOWN))
        if self._elements > ENOUGH or max(map(self._height, inner_patterns(node)), default=0) > depth:
            return least
        if kind == "optional":
            return int(self._is_new(node) or self.random.random() < 0.4)
        return max(least, self.random.choice((0, 0, 1, 2)))

    def _is_new(self, node: etree._Element) -> bool:
        """Whether something of what a pattern allows was never drawn."""
        return self._times_drawn(node) == 0

    def _times_drawn(self, node: etree._Element) -> int:
        """How often that was drawn which was drawn least of all that a pattern allows."""
        if node not in self._direct:
            self._direct[node] = tuple(sorted(set(self._allowed(node))))
        return min((self.drawn[name] for name in self._direct[node]), default=1)

    def _allowed(self, node: etree._Element) -> Iterator[str]:
        """The elements that a pattern allows, without what these allow in turn."""
        if node.tag == f"{RNG}element":
            yield self._name(node)
        elif node.tag == f"{RNG}ref":
            for definition in self._grammar.definitions(node):
                yield from self._allowed(definition)
        else:
            for child in inner_patterns(node):
                yield from self._allowed(child)

    def _height(self, node: etree._Element) -> int:
        if node not in self._known_heights:
            self._known_heights[node] = height(node, self._grammar, self._heights)
        return self._known_heights[node]

    def _chosen(self, node: etree._Element, depth: int) -> etree._Element:
        if node not in self._options:
            self._options[node] = list(self._flattened(node))
        heights = {option: self._height(option) for option in self._options[node]}
        limit = depth if self._elements <= ENOUGH else 0
        fitting = [option for option in heights if heights[option] <= limit]
        if not fitting:
            lowest = min(heights.values())
            fitting = [option for option in heights if heights[option] == lowest]
        if self.random.random() < 0.75:
            return min(fitting, key=self._times_drawn)
        return self.random.choice(fitting)

    def _flattened(self, node: etree._Element) -> Iterator[etree._Element]:
        for child in inner_patterns(node):
            inner = self._only(child)
            if inner.tag == f"{RNG}choice":
                yield from self._flattened(inner)
            else:
                yield inner

    def _only(self, node: etree._Element) -> etree._Element:
        """What a reference stands for, where it stands for one pattern."""
        while node.tag == f"{RNG}ref":
            inner = [child for one in self._grammar.definitions(node) for child in inner_patterns(one)]
            if len(inner) != 1:
                return node
            node = inner[0]
        return node

    def _name(self, node: etree._Element) -> str:
        """The name of an element or attribute pattern; empty for any other."""
        if node not in self._names:
            kind = str(node.tag).removeprefix(RNG)
            named = kind in {"element", "attribute"}
            self._names[node] = declared_name(node, attribute=kind == "attribute") if named else ""
        return self._names[node]

    def _write(self, into: etree._Element) -> None:
        words = self.random.choice(WORDS)
        if len(into):
            into[-1].tail = (into[-1].tail or "") + words
        else:
            into.text = (into.text or "") + words

    def value_of(self, attribute: etree._Element) -> str:
        """A value for an attribute pattern; another id each time."""
        if self._name(attribute) == XML_ID:
            self._ids += 1
            return f"id{self._ids}"
        declared = [child for child in attribute.iterchildren(f"{RNG}*") if child.tag != f"{RNG}name"]
        return self._value(declared[0]) if declared else "any text"

    def _value(self, node: etree._Element) -> str:
        children = list(node.iterchildren(f"{RNG}*"))
        match str(node.tag).removeprefix(RNG):
            case "text":
                value = "any text"
            case "value":
                value = node.text or ""
            case "data":
                value = self.random.choice(examples(node))
            case "ref":
                value = self._value(self._only(node))
            case "oneOrMore" | "zeroOrMore":
                value = " ".join(self._value(children[0]) for _ in range(self.random.choice((1, 1, 2))))
            case _:
                value = self._value(self.random.choice(children))
        return value


def examples(data: etree._Element) -> tuple[str, ...]:
    """Values of a datatype."""
    pattern = next((one.text or "" for one in data.iterchildren(f"{RNG}param")), "")
    if "vmin" in pattern:
        return _LENGTH
    kind = data.get("type", "")
    return EXAMPLES["anyURI"] if kind == "anyURI" else EXAMPLES.get(pattern) or EXAMPLES[kind]


def height(node: etree._Element, grammar: Grammar, known: dict[str, int]) -> int:
    """How many elements must at least stand in each other to fulfil a pattern."""
    match str(node.tag).removeprefix(RNG):
        case "element":
            return known[declared_name(node)]
        case "optional" | "zeroOrMore" | "attribute":
            return 0
        case "choice":
            return min(height(child, grammar, known) for child in inner_patterns(node))
        case "ref":
            inner = [child for one in grammar.definitions(node) for child in inner_patterns(one)]
            return max((height(child, grammar, known) for child in inner), default=0)
        case _:
            return max((height(child, grammar, known) for child in inner_patterns(node)), default=0)


def _heights(grammar: Grammar) -> dict[str, int]:
    """The height of each element, by repetition until nothing changes."""
    known = dict.fromkeys(grammar.elements, UNREACHABLE)
    changed = True
    while changed:
        changed = False
        for name, node in grammar.elements.items():
            inner = max((height(child, grammar, known) for child in inner_patterns(node)), default=0)
            if 1 + inner < known[name]:
                known[name], changed = 1 + inner, True
    return known


def mutated(document: etree._Element, names: list[str], random: Random) -> etree._Element:
    """A copy of a document with one thing changed, somewhere below its root. It may still be valid."""
    root = copy.deepcopy(document)
    element = random.choice([one for one in root.iter(etree.Element) if one is not root])
    random.choice(_CHANGES)(element, names, random)
    return root


def _take_out(element: etree._Element, _names: list[str], _random: Random) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _double(element: etree._Element, _names: list[str], _random: Random) -> None:
    again = copy.deepcopy(element)
    for one in again.iter(etree.Element):
        one.attrib.pop(XML_ID, "")
    element.addnext(again)


def _rename(element: etree._Element, names: list[str], random: Random) -> None:
    element.tag = f"{{{TEI}}}{random.choice(names)}"


def _put_in(element: etree._Element, names: list[str], random: Random) -> None:
    element.insert(random.randint(0, len(element)), etree.Element(f"{{{TEI}}}{random.choice(names)}"))


def _exchange(element: etree._Element, _names: list[str], _random: Random) -> None:
    following = element.getnext()
    if following is not None:
        element.addprevious(following)


def _add_words(element: etree._Element, _names: list[str], _random: Random) -> None:
    element.tail = "words"


def _change_attribute(element: etree._Element, _names: list[str], random: Random) -> None:
    if element.attrib:
        element.set(random.choice(sorted(map(str, element.attrib))), random.choice(("", "a b", "1902-02-30", "-")))
    else:
        element.set(random.choice(("type", "when", "colour", "target", "quantity")), "1902")


def _drop_attribute(element: etree._Element, _names: list[str], random: Random) -> None:
    if element.attrib:
        del element.attrib[random.choice(sorted(map(str, element.attrib)))]


_Change = Callable[[etree._Element, list[str], Random], None]
_CHANGES: Final[tuple[_Change, ...]] = (
    _take_out,
    _double,
    _rename,
    _put_in,
    _exchange,
    _add_words,
    _change_attribute,
    _drop_attribute,
)
