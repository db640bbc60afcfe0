"""What stands around a unit and speaks for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edenda.recognisers.persons_and_places.clues.seats import Seat, Weight

_ROLE: Final = 4.0
_HARDLY_PLACE: Final = 1.0
_SURELY_PLACE: Final = 2.3
_LIFE: Final = re.compile(r"\s\((?:b\. |born |d\. |died |c\. )?1\d{3}\s?[-–—)]")
_NARRATED: Final = re.compile(r"\s\((?:1[6-9]\d\d[a-z]?(?:[:,)]|\s?[-–]\s?\d)|20\d\d[a-z]?[:,)])")
_CLOSING: Final = frozenset((",", ".", "—", "–", ";"))
_WINDOW: Final = 60
_NEAR: Final = 5
_OFFICE: Final = ("er", "or", "ary", "ent")
_QUALIFYING: Final = ("n", "sh", "se", "al", "ic", "ist", "ed")


def for_person(seat: Seat) -> Iterator[Weight]:
    """All that stands around a unit and speaks for a person."""
    if seat.unit.part.role:
        yield _ROLE, f"after “{seat.unit.part.role}”"
        return
    yield from _before(seat)
    if not seat.unit.part.after:
        yield from _behind(seat)
        yield from _beside(seat)


def _before(seat: Seat) -> Iterator[Weight]:
    before, cues = seat.before, seat.cues
    if before in cues.lower_roles:
        if seat.is_direct:
            yield 2.6, f"after “{before}”"
        elif seat.around.mark in _CLOSING and seat.known_place < _HARDLY_PLACE:
            yield 1.7, f"after “{before}”"
    elif before in cues.addressing:
        yield 5.0, "addressed"
    elif before in cues.familiar and seat.known_place < _HARDLY_PLACE:
        yield 0.8, f"after “{before}”"
    elif before in cues.signing:
        yield 0.6, f"after “{before}”"
    elif before == "of" and seat.around.second in cues.of_persons and seat.is_direct:
        yield 1.5, f"after “{seat.around.second} of”"


def _behind(seat: Seat) -> Iterator[Weight]:
    """A verb, a possessive, a relative clause."""
    around, cues = seat.around, seat.cues
    if around.possessive:
        yield 0.6, "a possessive"
    elif around.mark == "," and around.behind in cues.relative:
        yield 2.4, f"before “{around.behind}”"
    elif around.mark or not around.behind.islower():
        return
    elif around.behind in cues.speech:
        weight = 1.8 if around.behind in cues.personal else 1.1
        yield weight * (0.4 if seat.known_place > _SURELY_PLACE else 1.0), f"before “{around.behind}”"
    elif around.behind in cues.attributive and around.before == "the":
        yield 0.7, f"before “{around.behind}”"
    elif around.behind.endswith(("ed", "ly")) and seat.known_place < _HARDLY_PLACE:
        yield 1.1, f"before “{around.behind}”"


def _beside(seat: Seat) -> Iterator[Weight]:
    """Years in brackets, an apposition, a line of its own."""
    mark, end = seat.around.mark, seat.unit.end
    is_likely = seat.known_person >= 0 and seat.known_place < _HARDLY_PLACE
    if mark == "(" and is_likely and _NARRATED.match(seat.text, end):
        yield 2.2, "narrated with its year"
    elif mark == "(" and _LIFE.match(seat.text, end):
        yield 2.5, "years of a life"
    elif mark == ",":
        yield from _apposed(seat)
    ends = seat.text[end : end + 2].strip(" ")[:1] in ("", "\n")
    if not seat.around.before and ends and seat.known_place < _HARDLY_PLACE:
        yield 1.0, "a line of its own"


def _apposed(seat: Seat) -> Iterator[Weight]:
    """An office or a relation behind a comma: `, the Minister`, `, a young painter`."""
    start = seat.unit.end + 2
    window = seat.text[start : start + _WINDOW].replace("\n", " ").split(" ")[:_NEAR]
    for index, word in enumerate(window):
        plain = word.strip(",.;:").lower()
        is_office = index > 0 and word[:1].isupper() and plain.endswith(_OFFICE)
        if plain in seat.cues.lower_roles or is_office:
            yield (2.0 if index else 0.8), f"before “{plain}”"
            return
        qualifies = plain in seat.cues.apposition_words or (0 < index < _NEAR - 2 and plain.endswith(_QUALIFYING))
        if not qualifies or word[-1:] in ",.;:":
            return
