"""Clues: what a unit's own words and its surroundings say for a person and for a place.

A clue has a weight; weights add up. What they mean together is decided for the whole document (settled.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from edenda.languages import Language
from edenda.recognisers.persons_and_places.clues.inner import Inner, inner_clues
from edenda.recognisers.persons_and_places.clues.objections import against_person, against_place, doubts
from edenda.recognisers.persons_and_places.clues.persons import for_person
from edenda.recognisers.persons_and_places.clues.places import for_place
from edenda.recognisers.persons_and_places.clues.seats import Around, Seat, Weight, around, cues
from edenda.recognisers.persons_and_places.units import Unit


class Clues(NamedTuple):
    """How much speaks for a person and for a place, and what most."""

    person: float
    place: float
    why_person: str
    why_place: str
    inner: Inner
    around: Around


def clues(text: str, unit: Unit, language: Language) -> Clues:
    """All that speaks for a person and for a place, of the unit's words and of what is around it."""
    inner = inner_clues(unit.words, unit.part.kind, language)
    beside = around(text, unit)
    before = unit.part.before or beside.before
    is_direct = bool(unit.part.before) or beside.is_direct
    seat = Seat(text, unit, beside, cues(language), language, before, is_direct, inner.place, inner.person)
    doubted = doubts(seat)
    person, why_person = _together(for_person(seat))
    place, why_place = _together(for_place(seat))
    return Clues(
        inner.person + person - against_person(seat, doubted),
        inner.place + place - against_place(seat, doubted),
        why_person or inner.why_person,
        why_place or inner.why_place,
        inner,
        beside,
    )


def _together(weights: Iterable[Weight]) -> Weight:
    """All weights together, the second and further ones for half, and the strongest clue."""
    total, most, why = 0.0, 0.0, ""
    for weight, clue in weights:
        total += weight
        if weight > most:
            most, why = weight, clue
    return (total + most) / 2, why
