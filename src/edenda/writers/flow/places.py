"""Where in a laid out text the marked stretches of its flow stand.

Laying out moves nothing but white space once a flow is settled. So a mark stands where it stood: between the same two
characters that are not white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from edenda.writers.flow.layout import Layout, set_lines, settled
from edenda.writers.flow.signs import MARK, SIGNS, WHITE

_UNSEEN: Final = dict.fromkeys(map(ord, (*SIGNS, *WHITE)))
_SEEN: Final = re.compile(f"[^{WHITE}]+")
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
    bare: list[str] = []
    marks: list[tuple[str, int]] = []
    count = 0
    for part in settled(written):
        pieces = part.split(MARK)
        for number, piece in enumerate(pieces):
            if number % 2:
                marks.append((piece, count))
            else:
                count += len(piece.translate(_UNSEEN))
        bare.append("".join(pieces[::2]))
    text = set_lines(bare, layout)
    return text, list(_places(_stretches(marks), text))


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


def _places(stretches: dict[str, tuple[int, int]], text: str) -> Iterator[Place]:
    """Stretches of characters that are seen as places in the text, in the order of their beginnings."""
    starts = _offsets(sorted({start for start, _ in stretches.values()}), text, is_end=False)
    ends = _offsets(sorted({end for _, end in stretches.values()}), text, is_end=True)
    made = (Place(mark, starts[start], ends[end]) for mark, (start, end) in stretches.items())
    return iter(sorted(made, key=lambda place: (place.start, -place.end)))


def _offsets(counts: list[int], text: str, *, is_end: bool) -> dict[int, int]:
    """Where so many characters that are seen are over, or, for a beginning, where the next one stands; counts rise."""
    found: dict[int, int] = {}
    waiting = iter(counts)
    count = next(waiting, None)
    seen = 0
    for word in _SEEN.finditer(text):
        begin = word.start()
        after = seen + word.end() - begin
        while count is not None and (count <= after if is_end else count < after):
            found[count] = begin + count - seen
            count = next(waiting, None)
        if count is None:
            break
        seen = after
    return found
