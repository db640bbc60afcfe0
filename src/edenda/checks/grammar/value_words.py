"""Wrong values and wrong attributes in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from edenda.checks.grammar.datatypes import Values
from edenda.checks.grammar.derivatives import Derivatives, names_of
from edenda.checks.grammar.faults import Fault
from edenda.checks.grammar.guidelines import is_attribute
from edenda.checks.grammar.habits import ATTRIBUTES, NO_DATES, REQUIRED
from edenda.checks.grammar.repairs import is_name, range_in, repaired, year_about
from edenda.checks.nearness import by_nearness, nearest
from edenda.problems import OTHER_SCHEMA
from edenda.tei import DATING, XML, XML_ID, line_of, local, local_name

_XML: Final = f"{{{XML}}}"
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_SHOWN: Final = 6
_LONG: Final = 60
_TABLE_LONG: Final = 12
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Said(NamedTuple):
    """A sentence, and a hint where there is one."""

    message: str
    hint: str | None = None


def attribute_name(name: str) -> str:
    """An attribute's name as it is written: `@xml:id`, `@when`."""
    return f"@xml:{name[len(_XML) :]}" if name.startswith(_XML) else f"@{local_name(name)}"


def either(words: Sequence[str], joint: str = "or") -> str:
    """Several as `one, other or third`."""
    return f" {joint} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def shortened(text: str, length: int = _LONG) -> str:
    """Words on one line, cut where they are many."""
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[:length].rstrip()} …"


def say_value(fault: Fault, values: Values) -> Said:
    """An attribute whose value will not do."""
    name, own, state = attribute_name(fault.name), local_name(fault.parent), fault.state
    value = shortened(fault.value)
    if state is None and fault.name == XML_ID:
        return _of_id(fault.value, repaired(fault.value, is_name))
    if state is None:
        return Said(f"{name} of `{own}` cannot be “{value}”.")
    if not fault.value.strip():
        wanted = values.in_words((state,))
        return Said(f"{name} of `{own}` is empty.", f"Delete it, or write {wanted}." if wanted else "Delete it.")
    listed = values.listed((state,))
    if listed:
        return _of_list(f"{name} of `{own}` cannot be “{value}”.", fault.value, listed)
    if fault.name == f"{_XML}id":
        return _of_id(fault.value, repaired(fault.value, lambda other: values.fits(state, other)))
    message = f"{name} of `{own}` cannot be “{value}”: it must be {values.in_words((state,))}."
    near = nearest(fault.value, values.named((state,)))
    hint = f"Did you mean “{near}”?" if near else _hint_for_value(fault, lambda other: values.fits(state, other))
    return Said(message, hint)


def _of_list(message: str, value: str, listed: Sequence[str]) -> Said:
    near = nearest(value, listed)
    meant = f"Did you mean “{near}”? " if near else ""
    shown = by_nearness(value, listed)
    if len(shown) > _TABLE_LONG:
        more = len(shown) - _TABLE_LONG
        return Said(
            message, f"{meant}It can be {', '.join(f'“{one}”' for one in shown[:_TABLE_LONG])}, or one of {more} more."
        )
    return Said(message, f"{meant}It can be {either([f'“{one}”' for one in shown])}.")


def _of_id(value: str, better: str) -> Said:
    """An xml:id that is no name: what is wrong with it."""
    bare = value.strip()
    if bare.startswith("#"):
        why = "the # belongs into the pointer, not into the id"
    elif any(letter.isspace() for letter in bare):
        why = "it must not have a blank"
    elif ":" in bare:
        why = "it must not have a colon"
    elif not (bare[0].isalpha() or bare[0] == "_"):
        why = "it must begin with a letter"
    else:
        why = "it may have only letters, digits, “-”, “_” and “.”"
    return Said(f"“{shortened(value)}” cannot be an xml:id: {why}.", f"For example “{better}”." if better else None)


def _hint_for_value(fault: Fault, fits: Callable[[str], bool]) -> str | None:
    span = range_in(fault.value)
    if span and local_name(fault.name) == "when" and all(map(fits, span)):
        return f'For a span of time write from="{span[0]}" to="{span[1]}".'
    if local_name(fault.name) in DATING:
        if fault.value.strip().lower() in NO_DATES:
            return "Where a date is not known, leave the attribute out."
        if about := year_about(fault.value):
            return f'Write when="{about}" cert="low", or the earliest and the latest year: notBefore and notAfter.'
        if _DAY.fullmatch(fault.value.strip()):
            return "There is no such day."
    better = repaired(fault.value, fits)
    return f"Did you mean “{better}”?" if better else None


def say_content(fault: Fault, values: Values) -> Said:
    """An element whose words will not do."""
    own, value = local_name(fault.name), shortened(fault.value)
    state = fault.state
    if state is None or not value:
        return Said(f"`{own}` is empty, and must not be.")
    listed = values.listed((state,))
    if listed:
        return _of_list(f"`{own}` cannot say “{value}”.", value, listed)
    return Said(
        f"`{own}` cannot say “{value}”: it must be {values.in_words((state,))}.",
        _hint_for_value(fault, lambda other: values.fits(state, other)),
    )


def say_again(fault: Fault) -> Said:
    """An id that stands a second time."""
    line = line_of(fault.other) if fault.other is not None else None
    message = f"The id “{fault.value}” stands twice; the first is in line {line}."
    return Said(message, "Give one of the two another id.")


def say_attribute(fault: Fault, grammar: Derivatives) -> Said:
    """An attribute that an element cannot have."""
    name, own = attribute_name(fault.name), local_name(fault.parent)
    message = f"`{own}` cannot have the attribute {name}."
    if fault.name.startswith(_XSI):
        hint = "Name the schema in an xml-model instruction above the root element; then this is not needed."
        return Said(f"`{own}` cannot have the attribute @xsi:{local_name(fault.name)}.", hint)
    every = names_of(grammar.leaves(fault.state, "attribute")) if fault.state is not None else frozenset()
    written = {attribute_name(other)[1:]: other for other in every}
    meant, words = ATTRIBUTES.get(local_name(fault.name).lower(), ("", ""))
    if meant in written and words:
        return Said(message, words)
    near = nearest(fault.name, every) or nearest(local_name(fault.name), every)
    if is_attribute(fault.name) and fault.name not in grammar.attributes:
        return Said(f"{name} of `{own}` is an attribute of TEI that the schema leaves out.", OTHER_SCHEMA)
    if near:
        return Said(message, f"Did you mean {attribute_name(near)}?")
    own_ones = (name for name, full in written.items() if full not in grammar.common and not full.startswith(_XML))
    return Said(message, _others(sorted(own_ones)))


def _others(written: Sequence[str]) -> str | None:
    """What an element can have besides what every element has, where that is little."""
    shown = [f"@{name}" for name in written]
    return f"It can have {either(shown, 'and')}, and what every element can have." if 0 < len(shown) <= _SHOWN else None


def say_together(fault: Fault) -> Said:
    """An attribute that cannot stand beside another."""
    present = [attribute_name(str(key)) for key, _ in fault.element.items() if key != fault.name]
    message = f"`{local(fault.element)}` cannot have {attribute_name(fault.name)} beside {either(present, 'and')}."
    return Said(message, "Delete one of them.")


def say_required(fault: Fault) -> Said:
    """An attribute that is missing."""
    own = local_name(fault.parent)
    if fault.name:
        hint = REQUIRED.get((own, local_name(fault.name)))
        return Said(f"`{own}` must have the attribute {attribute_name(fault.name)}.", hint)
    names = [attribute_name(name) for name in fault.names]
    return Said(f"`{own}` must have one of the attributes {either(names[:_SHOWN])}.")
