"""Where in a laid out text the marked stretches of its flow stand.

Laying out moves nothing but white space once a flow is settled. So a mark stands where it stood: between the same two
characters that are not white space.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Final, NamedTuple

from edenda.writers.flow.layout import Layout, set_lines, settled
from edenda.writers.flow.signs import MARK, SIGNS, WHITE

#: What is not seen, or may be moved.
_UNSEEN: Final = (*WHITE, *(sign for sign in SIGNS if sign != MARK))
#: With what the mark of an end begins.
_END: Final = "/"


class Place(NamedTuple):
    """A marked stretch: what its marks say, and from where to where it goes in the text."""

    mark: str
    start: int
    end: int


def lay_out_with_places(written: str, layout: Layout) -> tuple[str, list[Place]]:
    """The text that a stylesheet wrote, laid out, and the places of all that bears marks and has words; linear.

    Marks are pairs: MARK `12` MARK … MARK `/12` MARK. Of several stretches with one mark the first counts. The
    beginnings of lines (`Layout.quotation`) must be white space.
    """
    parts = settled(written)
    marks: list[tuple[str, int]] = []
    count = 0
    for number, piece in enumerate(_seen("".join(parts)).split(MARK)):
        if number % 2:
            marks.append((piece, count))
        else:
            count += len(piece)
    text = set_lines(["".join(part.split(MARK)[::2]) for part in parts], layout)
    return text, sorted(_places(_stretches(marks), text), key=lambda place: (place.start, -place.end))


def _seen(words: str) -> str:
    """The characters that stay in their order, and marks."""
    for sign in _UNSEEN:
        words = words.replace(sign, "")
    return words


def _stretches(marks: Iterable[tuple[str, int]]) -> dict[str, tuple[int, int]]:
    """From which to which character that is seen each stretch goes; empty ones are none."""
    starts: dict[str, int] = {}
    found: dict[str, tuple[int, int]] = {}
    for mark, count in marks:
        if not mark.startswith(_END):
            starts.setdefault(mark, count)
        elif (name := mark.removeprefix(_END)) not in found and starts.get(name, count) < count:
            found[name] = (starts[name], count)
    return found


def _places(stretches: Mapping[str, tuple[int, int]], text: str) -> Iterator[Place]:
    """Stretches of characters that are seen as places in the text."""
    for white in WHITE:
        text = text.replace(white, " ")
    lengths = [len(word) for word in text.split(" ")]
    begins = list(accumulate((length + 1 for length in lengths), initial=0))
    before = list(accumulate(lengths, initial=0))
    for mark, (start, end) in stretches.items():
        first, last = bisect_right(before, start) - 1, bisect_left(before, end) - 1
        yield Place(mark, begins[first] + start - before[first], begins[last] + end - before[last])
