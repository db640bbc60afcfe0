"""What stands around a unit and speaks for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edenda.recognisers.persons_and_places.clues.seats import Seat, Weight

_DATED: Final = re.compile(r",?\s?(?:[\"”]?,\s)?(?:\d|the\s\d|[A-Z][a-z]{2,8}\.?\s\d)|\s?\.?[—–]")
_ARTICLES: Final = frozenset(("a", "an", "the", "then", "now"))
_DATELINE: Final = frozenset((",", ".", "—", "–", "-"))
_WINDOW: Final = 40
_NEAR: Final = 4


def for_place(seat: Seat) -> Iterator[Weight]:
    """All that stands around a unit and speaks for a place."""
    part, around = seat.unit.part, seat.around
    if part.role or part.kind == "noble":
        return
    if seat.is_direct:
        if seat.before in seat.cues.before_places:
            yield from _before(seat)
        elif "the" in (seat.before, around.second):
            yield from _behind_the(seat)
    is_compound = "-" in seat.unit.words[0] and not seat.known_place
    if around.behind in seat.cues.behind and not (around.mark or part.after or around.possessive or is_compound):
        yield 1.4, f"before “{around.behind}”"
    if around.mark == "," and _is_apposed(seat):
        yield 2.0, "before “a town”"
    is_first = seat.unit.opens and not around.before
    if is_first and around.mark in _DATELINE and _DATED.match(seat.text, seat.unit.end):
        yield 2.6, "a dateline"


def _before(seat: Seat) -> Iterator[Weight]:
    """A preposition, a verb or a noun before it, with or without the article."""
    before, second, cues = seat.before, seat.around.second, seat.cues
    if before in cues.inside:
        yield 2.2, f"after “{before}”"
    elif before == "of" and second in cues.of_heads:
        yield 2.2, f"after “{second} of”"
    elif before in cues.taken:
        yield 1.4, f"after “{before}”"
    elif before in cues.before:
        yield (0.8 if before in cues.from_to else 0.4), f"after “{before}”"
    else:
        yield from _behind_the(seat)


def _behind_the(seat: Seat) -> Iterator[Weight]:
    """The article, right before it or before a word such as `river`."""
    before, second, cues = seat.before, seat.around.second, seat.cues
    if before == "the":
        yield from _behind_article(seat)
    elif second == "the" and before in cues.along:
        yield 2.0, f"after “the {before}”"


def _behind_article(seat: Seat) -> Iterator[Weight]:
    second, cues = seat.around.second, seat.cues
    if second in cues.inside or second in cues.along:
        yield 1.5, f"after “{second} the”"
    elif second in cues.from_to:
        yield 0.6, f"after “{second} the”"
    elif second == "of":
        yield 0.2, "after “of the”"


def _is_apposed(seat: Seat) -> bool:
    """Whether a comma follows, and what kind of place it is: `, a town on the Danube`."""
    start = seat.unit.end + 2
    window = seat.text[start : start + _WINDOW].replace("\n", " ").split(" ")[:_NEAR]
    return window[0] in _ARTICLES and any(word.strip(",.;") in seat.cues.appositions for word in window[1:])
