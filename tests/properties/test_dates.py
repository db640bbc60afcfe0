"""Whatever stands in a text: dates that are found are possible, in order, apart from each other, and in the text."""

from __future__ import annotations

import datetime as dt
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.model import Attrs
from edenda.recognisers.dates import find_dates, parse_date
from edenda.recognisers.dates.calendar import Day, is_possible, part_of_month, season

_MONTHS: Final = (
    "January February March April May June July August September October November December Sept. Jan. Feb. may MAY Dec"
)
_TOKENS: Final = [
    *_MONTHS.split(),
    *"to till and of the in by c. about early mid late end beginning spring winter fall century 1950s 1920's".split(),
    *"Monday, Tues. nineteenth 20th this year 1800s 1956-57 1953–1956 10/23 17.IX.1945 6.6.39 1. 1957-11-18 31/2/1950".split(),  # noqa: E501
    "-",
    "–",
    "—",
    ",",
    ".",
    "/",
    "?",
    "(",
    ")",
    "\n",
    "\N{NO-BREAK SPACE}",
    "p.",
    "men",
]
_numbers: Final = st.one_of(st.integers(0, 40), st.integers(990, 2110), st.integers(0, 99999)).map(str)
_tokens: Final = st.one_of(st.sampled_from(_TOKENS), st.sampled_from(_TOKENS), _numbers, st.text(max_size=4))


@st.composite
def dated(draw: st.DrawFn) -> str:
    """Words of which dates are made, in any order, with or without blanks."""
    pieces = draw(st.lists(_tokens, max_size=16))
    glue = st.sampled_from((" ", " ", " ", ""))
    return "".join(piece + draw(glue) for piece in pieces)


def day(value: object) -> Day:
    """An attribute's value as a day of some precision."""
    parts = [int(part) for part in str(value).split("-")]
    assert len(str(value).split("-")[0]) == 4
    return Day(*parts)


def first(one: Day) -> tuple[int, int, int]:
    """The first day that a value can mean."""
    return one.year, one.month or 1, one.day or 1


def last(one: Day) -> tuple[int, int, int]:
    """The last day that a value can mean."""
    return one.year, one.month or 12, one.day or 31


def is_sound(attrs: Attrs) -> bool:
    """Whether dating attributes are possible dates in order."""
    values = {name: day(value) for name, value in attrs if name != "cert"}
    for one in values.values():
        if not is_possible(one) or (one.day and dt.date(one.year, one.month or 0, one.day) is None):
            return False
    for start, end in (("from", "to"), ("notBefore", "notAfter")):
        if start in values and end in values and first(values[start]) > last(values[end]):
            return False
    return ("when" in values) == (len(values) == 1)


@settings(max_examples=700)
@given(dated(), st.one_of(st.none(), st.integers(1000, 2099)))
def test_dates_that_are_found_are_possible_and_in_order(text: str, year: int | None) -> None:
    end = 0
    for found in find_dates(text, year=year):
        assert end <= found.span[0] < found.span[1] <= len(text)
        end = found.span[1]
        assert not text[slice(*found.span)][0].isspace()
        assert not text[slice(*found.span)][-1].isspace()
        assert is_sound(found.attrs) or not found.attrs
        assert found.attrs or year is None
        if found.attrs:
            assert {name for name, _ in found.attrs} <= {"when", "from", "to", "notBefore", "notAfter", "cert"}


@given(st.dates(dt.date(1400, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_found_as_it_is_usually_written(date: dt.date) -> None:
    month = date.strftime("%B")
    for text in (
        f"{date.day} {month} {date.year}",
        f"{month} {date.day}, {date.year}",
        f"{date.day}. {date.month}. {date.year}",
        date.isoformat(),
    ):
        assert parse_date(f"It was on {text} that he came.") == (("when", date.isoformat()),), text


@given(st.integers(1400, 2099), st.integers(1, 12))
def test_the_parts_of_a_month_follow_each_other_and_fill_it(year: int, month: int) -> None:
    days = [
        one
        for part in ("early", "mid", "late")
        for pair in [part_of_month(part, year, month)]
        if pair
        for one in range(pair[0].day or 0, (pair[1].day or 0) + 1)
    ]
    assert days == list(range(1, len(days) + 1))
    assert is_possible(Day(year, month, len(days)))
    assert not is_possible(Day(year, month, len(days) + 1))


@given(st.integers(1400, 2099), st.sampled_from(((3, 5), (6, 8), (9, 11), (12, 2))))
def test_a_season_has_three_months(year: int, months: tuple[int, int]) -> None:
    start, end = season(months, year)
    assert (end.year * 12 + (end.month or 0)) - (start.year * 12 + (start.month or 0)) == 2
