"""Documents with every element that can stand in a text, in each of its places, with its attributes and a word."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from lxml import etree

from tests.schema.inclusion import RNG, TEXT, Grammar, declared_name, inner_patterns
from tests.schema.instances import TEI, XML_ID, Drawing

ROOT: Final = Path(__file__).resolve().parents[2]
#: How many parents share a document.
_TOGETHER: Final = 12
#: What stands in a text once, or holds much; every other parent is made anew for each child.
_SHARED: Final = frozenset({"body", "div"})
#: Of its attributes an element has each so many-th, others in another place.
_SHARE: Final = 4
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
#: Attributes that say of another language or base what no reader could check, of a table what is not in it; and ids.
_LEFT_OUT: Final = frozenset({XML_ID, f"{_XML}base", f"{_XML}lang", "rows", "cols"})
_HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>Every element</title></titleStmt><publicationStmt><publisher>P</publisher>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


class Places:
    """Which element may stand in which, by the grammar of the house."""

    def __init__(self) -> None:
        self.grammar = Grammar.from_file(ROOT / "schema" / "edenda.rng")
        self.children: Mapping[str, frozenset[str]] = {name: self._within(name) for name in self.grammar.elements}
        self._drawing = Drawing(self.grammar, 1902)
        self._attributes = {name: tuple(self.grammar.attributes(name)) for name in self.grammar.elements}
        self._number = count(1)
        self._turns = count()
        self._to_words = self._ways_to_words()
        self.ways = self._ways_from("text")

    def holds_words(self, name: str) -> bool:
        """Whether words may stand in an element."""
        return TEXT in self.children[name]

    def document(self, parents: list[str]) -> etree._Element:
        """A document in which each of some elements holds each of those that may stand in it."""
        root = etree.fromstring(f'<TEI xmlns="{TEI}" xml:id="every" xml:lang="en">{_HEADER}<text><body/></text></TEI>')
        text = root[1]
        for parent in parents:
            for child in sorted(self.children[parent] - {TEXT}):
                self._place(text, parent, child)
        return root

    def _place(self, text: etree._Element, parent: str, child: str) -> None:
        at = text
        for name in self.ways[parent]:
            last = at[-1] if len(at) else None
            is_shared = last is not None and name in _SHARED - {parent} and etree.QName(last).localname == name
            at = last if last is not None and is_shared else etree.SubElement(at, f"{{{TEI}}}{name}")
        if self.holds_words(parent):
            at.text = f"{self._word()} "
        made = self._filled(child, at)
        if self.holds_words(parent):
            made.tail = f" {self._word()}"

    def _filled(self, name: str, into: etree._Element) -> etree._Element:
        """An element with its attributes, and the shortest way down to a word."""
        made = etree.SubElement(into, f"{{{TEI}}}{name}")
        turn = next(self._turns)
        for number, (key, pattern) in enumerate(self._attributes[name]):
            if key not in _LEFT_OUT and (number + turn) % _SHARE == 0:
                made.set(key, self._drawing.value_of(pattern))
        step = self._to_words.get(name)
        if step == TEXT:
            made.text = self._word()
        elif step:
            self._filled(step, made)
        return made

    def _word(self) -> str:
        return f"w{next(self._number)}x"

    def _within(self, name: str) -> frozenset[str]:
        return frozenset(self._allowed(self.grammar.elements[name]))

    def _allowed(self, pattern: etree._Element) -> Iterator[str]:
        for node in inner_patterns(pattern):
            if node.tag == f"{RNG}element":
                yield declared_name(node)
            elif node.tag == f"{RNG}text":
                yield TEXT
            elif node.tag == f"{RNG}ref":
                yield from self._referred(node.get("name", ""))
            elif node.tag != f"{RNG}attribute":
                yield from self._allowed(node)

    @cache  # noqa: B019 - there is one of these
    def _referred(self, name: str) -> tuple[str, ...]:
        reference = etree.Element(f"{RNG}ref", name=name)
        found: list[str] = []
        for definition in self.grammar.definitions(reference):
            if definition.find(f"{RNG}element") is None:
                found.extend(self._allowed(definition))
            else:
                found.extend(declared_name(one) for one in definition.iterchildren(f"{RNG}element"))
        return tuple(found)

    def _ways_to_words(self) -> dict[str, str]:
        """For each element the child through which words are reached soonest."""
        steps = {name: TEXT for name, within in self.children.items() if TEXT in within}
        changed = True
        while changed:
            changed = False
            for name, within in self.children.items():
                step = next((child for child in sorted(within) if child in steps), None)
                if name not in steps and step:
                    steps[name], changed = step, True
        return steps

    def _ways_from(self, root: str) -> dict[str, tuple[str, ...]]:
        """The shortest way from an element to each that can stand below it."""
        ways: dict[str, tuple[str, ...]] = {root: ()}
        waiting = deque([root])
        while waiting:
            name = waiting.popleft()
            for child in sorted(self.children[name] - {TEXT}, key=_usual):
                if child not in ways:
                    ways[child] = (*ways[name], child)
                    waiting.append(child)
        return ways


def _usual(name: str) -> tuple[bool, str]:
    """Names in an order in which the body of a text comes before its other parts."""
    return name not in {"body", "div", "p"}, name


@cache
def every_element() -> tuple[etree._Element, ...]:
    """The documents."""
    places = Places()
    parents = sorted(places.ways)
    return tuple(places.document(parents[start : start + _TOGETHER]) for start in range(0, len(parents), _TOGETHER))
