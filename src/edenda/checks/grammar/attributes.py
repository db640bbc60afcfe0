"""The attributes of an element against its content model: what is wrong with them, and what is left of the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from edenda.checks.grammar.datatypes import Values, is_id
from edenda.checks.grammar.derivatives import Derivatives, names_of
from edenda.checks.grammar.faults import Fault
from edenda.checks.grammar.habits import ATTRIBUTES
from edenda.checks.grammar.nodes import Node
from edenda.checks.grammar.repairs import is_name
from edenda.checks.nearness import nearest
from edenda.tei import XML_ID, local_name


class Attributes:
    """Reads the attributes of a document's elements, and remembers the names that may stand only once."""

    def __init__(self, grammar: Derivatives, values: Values) -> None:
        self._grammar: Final = grammar
        self._values: Final = values
        self._ids: dict[str, etree._Element] = {}
        self._declared: dict[tuple[Node, str], frozenset[Node]] = {}

    def read(self, element: etree._Element, name: str, model: Node) -> tuple[Node, list[Fault]]:
        """What is left of an element's content model behind its attributes, and what is wrong with these."""
        faults: list[Fault] = []
        state = model
        for key, value in element.items():
            state = self._attribute(element, (str(key), str(value)), (name, model, state), faults)
        closed = self._grammar.closed(state)
        if closed is not self._grammar.nodes.none:
            return closed, faults
        wrong = [fault.name for fault in faults if fault.kind == "attribute"]
        faults += [fault for fault in self._missing(element, name, state) if not _is_meant(fault.name, wrong)]
        return self._grammar.closed(state, leniently=True), faults

    def read_id(self, element: etree._Element, name: str) -> list[Fault]:
        """What is wrong with the xml:id of an element of which the grammar knows nothing else."""
        value = element.get(XML_ID)
        if value is None:
            return []
        if is_name(value):
            return self._again(element, XML_ID, name, value)
        return [Fault("value", element, XML_ID, name, value)]

    def _attribute(
        self, element: etree._Element, given: tuple[str, str], at: tuple[str, Node, Node], faults: list[Fault]
    ) -> Node:
        """What is left behind one attribute; a wrong one changes nothing, but one with a wrong value is there."""
        key, value = given
        name, model, state = at
        declared = self._named(state, key)
        if not declared:
            kind = "together" if self._named(model, key) else "attribute"
            faults.append(Fault(kind, element, key, name, value, self._free(element, state), model))  # type: ignore[arg-type]
            return state
        contents = {leaf: self._grammar.nodes.content(leaf) for leaf in declared}
        matched = frozenset(leaf for leaf, content in contents.items() if self._values.fits(content, value))
        if not matched:
            wanted = self._grammar.nodes.choice(sorted(contents.values(), key=lambda node: node.number))
            faults.append(Fault("value", element, key, name, value, state=wanted))
        elif any(is_id(content) for content in contents.values()):
            faults += self._again(element, key, name, value)
        left = self._grammar.after_attribute(state, key, matched or declared)
        return state if left is self._grammar.nodes.none else left

    def _again(self, element: etree._Element, key: str, name: str, value: str) -> list[Fault]:
        first = self._ids.setdefault(value.strip(), element)
        return [] if first is element else [Fault("again", element, key, name, value, other=first)]

    def _missing(self, element: etree._Element, name: str, state: Node) -> list[Fault]:
        """The attributes that must be there; one fault for several of which one would do."""
        required = self._grammar.required(state)
        if required:
            return [Fault("required", element, key, name, names=(key,)) for key in sorted(names_of(required))]
        return [Fault("required", element, "", name, names=self._free(element, state))]

    def _named(self, state: Node, key: str) -> frozenset[Node]:
        """The attributes of a pattern that may have this name."""
        known = (state, key)
        if known not in self._declared:
            leaves = self._grammar.leaves(state, "attribute")
            self._declared[known] = frozenset(leaf for leaf in leaves if leaf.names.covers(key))
        return self._declared[known]

    def _free(self, element: etree._Element, state: Node) -> tuple[str, ...]:
        """The names of attributes that an element may have and does not."""
        return tuple(sorted(names_of(self._grammar.leaves(state, "attribute")) - set(map(str, element.keys()))))


def _is_meant(required: str, wrong: Sequence[str]) -> bool:
    """Whether one of some wrong attributes was meant to be one that is missing."""
    own = local_name(required)
    return any(own == ATTRIBUTES.get(local_name(name).lower(), ("",))[0] or nearest(name, (own,)) for name in wrong)
