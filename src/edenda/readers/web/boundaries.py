"""Lines that say where a text begins and ends (`*** START OF …`): what stands outside them is about the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.readers.catalogue.records import find_before, record_pieces
from edenda.readers.context import Text
from edenda.readers.draft import Node, Piece, furniture
from edenda.readers.units import Unit

_MOST_ABOVE = 100
_RULED: Final = re.compile(r"[-=*~_]{3,}\s*(?P<words>[a-z ]{4,60}?)\s*[-=*~_]{3,}")


class Bounded(NamedTuple):
    """The units of the text itself, and header fields from what stands around it."""

    units: tuple[Unit, ...]
    pieces: tuple[Piece, ...]


def within_boundaries(text: Text, units: Sequence[Unit]) -> Bounded:
    """The text between the lines that say where it begins and ends; all units where there are none."""
    start = next((at for at, unit in enumerate(units[:_MOST_ABOVE]) if _is_bound(text, unit, "text_begins")), -1)
    later = range(len(units) - 1, max(start + 1, len(units) // 2), -1)
    end = next((at for at in later if _is_bound(text, units[at], "text_ends")), len(units))
    if (start < 0 and end == len(units)) or start + 1 >= end:
        return Bounded(tuple(units), ())
    above, below = units[: max(start, 0)], units[end + 1 :]
    lines = [units[at] for at in (start, end) if 0 <= at < len(units)]
    first, last = find_before(above, text.raw, text.language)
    pieces = [
        *record_pieces(above[first:last], text.raw, text.language),
        *remarks([*above[:first], *above[last:]]),
        *remarks(below),
        *(furniture(unit.parts) for unit in lines),
    ]
    return Bounded(tuple(units[start + 1 : end]), tuple(pieces))


def _is_bound(text: Text, unit: Unit, key: str) -> bool:
    """Whether a line says that a text begins (or ends) here: by its cue, or by few words between two rules."""
    if unit.lower.startswith(text.language.words("catalogue", key)):
        return True
    ruled = _RULED.fullmatch(unit.lower) if unit.lower[:1] in "-=*~_" else None
    return ruled is not None and ruled["words"] in text.language.words("catalogue", f"ruled_{key}")


def remarks(units: Sequence[Unit], role: str = "remark") -> list[Piece]:
    """What is said around a text, as one field; rules and page markers as furniture."""
    nodes = tuple(Node("ab", unit.parts) for unit in units if not unit.is_page and not unit.is_rule)
    pieces = [Piece("field", role, nodes)] if nodes else []
    return [*pieces, *(furniture(unit.parts) for unit in units if unit.is_page or unit.is_rule)]
