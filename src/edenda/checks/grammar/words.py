"""Mistakes in an editor's words: what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from edenda.checks.grammar.datatypes import Values
from edenda.checks.grammar.derivatives import Derivatives
from edenda.checks.grammar.faults import Fault, Kind
from edenda.checks.grammar.guidelines import ELEMENTS, is_element
from edenda.checks.grammar.habits import HABITS, UNKNOWN, Habit
from edenda.checks.grammar.value_words import (
    Said,
    either,
    say_again,
    say_attribute,
    say_content,
    say_required,
    say_together,
    say_value,
    shortened,
)
from edenda.checks.nearness import by_nearness, nearest
from edenda.problems import OTHER_SCHEMA
from edenda.tei import line_of, local, local_name

#: The code of each kind of fault.
FAULT_CODES: Final[Mapping[Kind, str]] = {
    "nowhere": "GRAM-001",
    "early": "GRAM-001",
    "late": "GRAM-001",
    "twice": "GRAM-001",
    "place": "GRAM-001",
    "root": "GRAM-001",
    "missing": "GRAM-002",
    "required": "GRAM-002",
    "attribute": "GRAM-003",
    "together": "GRAM-003",
    "value": "GRAM-004",
    "content": "GRAM-004",
    "unknown": "GRAM-005",
    "omitted": "GRAM-005",
    "namespace": "GRAM-005",
    "text": "GRAM-006",
    "again": "PTR-002",
}
_SHOWN: Final = 6
_FEW: Final = 4
_WRAPPERS: Final = 3
_SAMPLE: Final = 40
#: What usually holds words, the likeliest first; and what usually stands where something must.
_HOLDERS: Final = tuple("p item l cell ab title resp name persName placeName orgName addrLine note desc head".split())
_USUAL: Final = tuple("text p item title name resp row cell l head div body publisher monogr".split())
#: What can be anything, by its @type.
_GENERAL: Final = ("name", "rs", "seg", "ab", "div")
_NAMED: Final = re.compile(r"`</?([A-Za-z][\w.]*)[^`]*`")


class Words:
    """Says what is wrong with documents of one grammar."""

    def __init__(self, grammar: Derivatives, values: Values) -> None:
        self._grammar: Final = grammar
        self._values: Final = values
        self._known: Final = frozenset(map(local_name, grammar.elements))
        self._sizes: Final[dict[str, int]] = {}
        self._sayings: Final[Mapping[Kind, Callable[[Fault], Said]]] = {
            "nowhere": self._nowhere,
            "early": self._early,
            "late": self._late,
            "twice": self._twice,
            "place": self._place,
            "root": self._root,
            "missing": self._missing,
            "required": say_required,
            "attribute": lambda fault: say_attribute(fault, grammar),
            "together": say_together,
            "value": lambda fault: say_value(fault, values),
            "content": lambda fault: say_content(fault, values),
            "unknown": self._unknown,
            "omitted": _omitted,
            "namespace": self._namespace,
            "text": self._text,
            "again": say_again,
        }

    def say(self, fault: Fault) -> Said:
        """A fault as a sentence, with a hint where there is one: our own for a common mistake, else the grammar's."""
        said = self._sayings[fault.kind](fault)
        habit = self._habit(fault)
        if habit is None:
            return said
        words = {"name": local_name(fault.name), "parent": local_name(fault.parent)}
        is_whole = bool(habit.message) and not (fault.kind == "missing" and fault.name)
        return Said(habit.message.format(**words) if is_whole else said.message, habit.hint.format(**words))

    def _habit(self, fault: Fault) -> Habit | None:
        """What we say of a common mistake, if this is one, and if the grammar knows what we say."""
        names = {local_name(name) for name in fault.names} if fault.kind == "missing" else {local_name(fault.name)}
        parent, other = local_name(fault.parent), _other(fault)
        fitting = (
            habit
            for habit in HABITS
            if fault.kind in habit.kinds.split()
            and (not habit.names or names & set(habit.names.split()))
            and (not habit.parents or parent in habit.parents.split())
            and (not habit.others or other in habit.others.split())
        )
        return next((habit for habit in fitting if self._is_sayable(habit.hint)), None)

    def _is_sayable(self, hint: str) -> bool:
        return all(name in self._known for name in _NAMED.findall(hint))

    # --- one kind of fault each ---

    def _nowhere(self, fault: Fault) -> Said:
        name = local_name(fault.name)
        return Said(f"`{name}` cannot stand inside `{local_name(fault.parent)}`.", self._elsewhere(fault))

    def _elsewhere(self, fault: Fault) -> str:
        """Where an element could stand: in what is around its parent, in another that can stand here, or where ever."""
        here = self._next(fault)
        if near := nearest(fault.name, here):
            return f"Did you mean `{local_name(near)}`?"
        parents = self._grammar.parents.get(fault.name, ())
        around = fault.element.getparent()
        outer = None if around is None else around.getparent()
        if outer is not None and str(outer.tag) in parents:
            return f"Close the `{local_name(fault.parent)}` before it."
        wrappers = sorted(here.intersection(parents), key=self._size)
        if wrappers:
            return f"Put it into {either([f'`{local_name(name)}`' for name in wrappers[:_WRAPPERS]])}."
        shown = [f"`{local_name(name)}`" for name in sorted(parents, key=self._size)]
        rest = "" if len(shown) <= _SHOWN else ", and in other elements"
        return f"It can stand in {either(shown[:_SHOWN])}{rest}." if shown else "Delete it."

    def _size(self, name: str) -> tuple[int, str]:
        """How much an element can hold: what can hold little is made for it."""
        if name not in self._sizes:
            leaves = self._grammar.elements.get(name, frozenset())
            self._sizes[name] = len(self._grammar.children(self._grammar.content(leaves, name)))
        return self._sizes[name], name

    def _next(self, fault: Fault) -> frozenset[str]:
        return self._grammar.next_names(fault.state) if fault.state is not None else frozenset()

    def _early(self, fault: Fault) -> Said:
        name, other = local_name(fault.name), _other(fault)
        message = f"`{name}` cannot stand before `{other}` in `{local_name(fault.parent)}`."
        return Said(message, f"Move it down, behind the `{other}`{_in_line(fault)}.")

    def _late(self, fault: Fault) -> Said:
        name, other = local_name(fault.name), _other(fault)
        message = f"`{name}` cannot stand after `{other}` in `{local_name(fault.parent)}`."
        return Said(message, f"Move it up, before the `{other}`{_in_line(fault)}.")

    def _twice(self, fault: Fault) -> Said:
        name = local_name(fault.name)
        message = (
            f"Another `{name}` cannot stand in `{local_name(fault.parent)}`; there is one already{_in_line(fault)}."
        )
        return Said(message, "Put both into one, or delete one.")

    def _place(self, fault: Fault) -> Said:
        name, parent = local_name(fault.name), local_name(fault.parent)
        here = by_nearness(fault.name, self._next(fault))
        hint = f"Here can stand {self._some(here)}." if here else "Nothing more can stand here."
        return Said(f"`{name}` cannot stand at this place in `{parent}`.", hint)

    def _some(self, names: Iterable[str]) -> str:
        shown = [f"`{local_name(name)}`" for name in names]
        return either(shown) if len(shown) <= _SHOWN else f"{', '.join(shown[:_SHOWN])} and others"

    def _root(self, fault: Fault) -> Said:
        wanted = either([f"`{local_name(name)}`" for name in fault.names])
        message = f"The document begins with `{local_name(fault.name)}`; it must begin with {wanted}."
        is_omitted = is_element(fault.name) and fault.name not in self._grammar.elements
        return Said(message, OTHER_SCHEMA if is_omitted else None)

    def _missing(self, fault: Fault) -> Said:
        parent = local_name(fault.parent)
        names = sorted(map(local_name, fault.names), key=lambda name: (name not in _USUAL, _rank(name, _USUAL), name))
        shown = [f"`{name}`" for name in names]
        if fault.name:
            name = local_name(fault.name)
            if len(shown) > _FEW:
                return Said(f"Before `{name}` something else must stand in `{parent}`, for example {shown[0]}.")
            return Said(f"{either(shown)} is missing before `{name}` in `{parent}`.")
        if not len(fault.element):
            nothing = (
                f"`{parent}` is empty." if not (fault.element.text or "").strip() else f"`{parent}` is not complete."
            )
            return Said(nothing, f"It must hold {_example(shown)}.")
        if len(shown) == 1:
            return Said(f"`{parent}` has no {shown[0]}.", None)
        return Said(f"`{parent}` is not complete.", f"It must also hold {_example(shown)}.")

    def _text(self, fault: Fault) -> Said:
        parent = local_name(fault.parent)
        message = f"`{parent}` cannot hold text directly: “{shortened(fault.value, _SAMPLE)}”."
        holders = [name for name in self._next(fault) if self._grammar.may_hold_text(name)]
        if not holders:
            return Said(message, "Delete it, or move it to where text can stand.")
        holders.sort(key=lambda name: (_rank(local_name(name), _HOLDERS), self._size(name)))
        shown = holders[:1] if local_name(holders[0]) in _HOLDERS else holders[:_WRAPPERS]
        return Said(message, f"Put it into {either([f'`{local_name(name)}`' for name in shown])}.")

    def _unknown(self, fault: Fault) -> Said:
        name = local_name(fault.name)
        message = f"`{name}` is no element that the schema knows."
        meant = [local_name(other) for other in fault.names]
        for habit in UNKNOWN:
            if name.lower() in habit.names.lower().split() and self._is_sayable(habit.hint):
                return Said(message, habit.hint)
        if not meant:
            return Said(message, self._instead(fault))
        if _is_capitals_only(name, meant[0]):
            return Said(message, f"Write `{meant[0]}`: capital and small letters count in XML.")
        return Said(message, f"Did you mean `{meant[0]}`?")

    def _instead(self, fault: Fault) -> str | None:
        """What can stand in the place of an element that nobody knows."""
        if not fault.parent:  # it stands in one that the schema leaves out
            near = nearest(fault.name, ELEMENTS)
            return f"Did you mean `{near}`?" if near else None
        here = sorted(self._next(fault))
        if 0 < len(here) <= _SHOWN:
            return f"Here can stand {self._some(here)}."
        general = [f"`{own}`" for own in _GENERAL if own in map(local_name, here)]
        return f"For what has no element of its own use {either(general)} with @type." if general else None

    def _namespace(self, fault: Fault) -> Said:
        space, _, name = fault.name.rpartition("}")
        meant = fault.value[1:].partition("}")[0]
        if space:
            message = f"`{name}` is in the namespace “{space[1:]}”, which is not that of the schema."
        else:
            message = f"`{name}` is in no namespace."
        if fault.element.getparent() is None:
            return Said(message, f'Write <{name} xmlns="{meant}"> at its beginning.')
        return Said(
            message, f'Delete the xmlns="{space[1:]}" from it, so that it is in “{meant}” like what is around it.'
        )


def _omitted(fault: Fault) -> Said:
    return Said(f"`{local_name(fault.name)}` is an element of TEI that the schema leaves out.", OTHER_SCHEMA)


def _other(fault: Fault) -> str:
    return local(fault.other) if fault.other is not None else ""


def _in_line(fault: Fault) -> str:
    line = line_of(fault.other) if fault.other is not None else None
    return f" in line {line}" if line else ""


def _example(shown: list[str]) -> str:
    return either(shown) if len(shown) <= _FEW else f"something, for example {shown[0]}"


def _rank(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)


def _is_capitals_only(one: str, other: str) -> bool:
    return one != other and one.lower() == other.lower()
