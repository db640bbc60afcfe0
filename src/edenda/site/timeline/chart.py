"""The figures of a chart over years: bars for years, decades or centuries, marks on the axis, ranges in lanes below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

#: More bars than this cannot be told apart on a narrow screen: then a bar is a decade, a century, a millennium …
_MOST_BARS: Final = 120
_MOST_MARKS: Final = 6
_MOST_LANES: Final = 8


class Span(NamedTuple):
    """A range of years, the first and the last; whether it is a period, or the limits of one point in time."""

    first: int
    last: int
    is_period: bool
    value: str
    """What the date states, as the index has it."""


class Bar(NamedTuple):
    """A stretch of the axis: its first year, the first year in it that has dates, how many there are."""

    first: int
    year: int
    times: int


class Lane(NamedTuple):
    """A range, the lane in which it is drawn (from 0), and how often it is stated."""

    span: Span
    lane: int
    times: int


class Chart(NamedTuple):
    """What is drawn: the axis goes from before its `first` year to behind its `last`, `unit` years a bar."""

    first: int
    last: int
    unit: int
    top: int
    bars: tuple[Bar, ...]
    marks: tuple[int, ...]
    lanes: tuple[Lane, ...]


def chart_of(years: Mapping[int, int], spans: Mapping[Span, int]) -> Chart:
    """The chart of so many dates in each year, and so many for each range. There is one year at least.

    Ranges within one bar are not drawn, nor those that find no place in a few lanes, where those stated most often
    come first.
    """
    earliest, latest = min(years), max(*years, *(span.last for span in spans), min(years))
    unit = next(unit for unit in _powers(1) if (latest - earliest) // unit < _MOST_BARS)
    whole = unit * 10
    first, last = earliest // whole * whole, (latest // whole + 1) * whole - 1
    bars = _bars(years, unit)
    shown = {span: times for span, times in spans.items() if span.first // unit < span.last // unit}
    return Chart(
        first, last, unit, max(bar.times for bar in bars), bars, _marks(first, last, unit), _lanes(shown, unit)
    )


def _powers(number: int) -> Iterable[int]:
    while True:
        yield number
        number *= 10


def _bars(years: Mapping[int, int], unit: int) -> tuple[Bar, ...]:
    found: dict[int, Bar] = {}
    for year in sorted(years):
        first = year // unit * unit
        before = found.get(first, Bar(first, year, 0))
        found[first] = before._replace(times=before.times + years[year])
    return tuple(found.values())


def _marks(first: int, last: int, unit: int) -> tuple[int, ...]:
    """The years that are named on the axis: round ones, and as there is no year 0, one later before it."""
    steps = (step * power for power in _powers(unit * 10) for step in (1, 2, 5))
    step = next(step for step in steps if (last - first) // step < _MOST_MARKS)
    years = (year if year > 0 else year + 1 for year in range(-(-first // step) * step, last + 1, step))
    return tuple(year for year in years if year <= last)


def _lanes(spans: Mapping[Span, int], unit: int) -> tuple[Lane, ...]:
    """The ranges that find a lane in which they touch no other, in the order of their beginnings."""
    lanes: list[list[tuple[int, int]]] = []
    drawn = []
    for span in sorted(spans, key=lambda span: (-spans[span], span.first, -span.last, span)):
        place = span.first // unit - 1, span.last // unit + 1
        number = next((at for at, taken in enumerate(lanes) if _is_free(taken, place)), len(lanes))
        if number == _MOST_LANES:
            continue
        if number == len(lanes):
            lanes.append([])
        lanes[number].append(place)
        drawn.append(Lane(span, number, spans[span]))
    return tuple(sorted(drawn))


def _is_free(taken: Iterable[tuple[int, int]], place: tuple[int, int]) -> bool:
    return all(place[0] >= last or place[1] <= first for first, last in taken)
