"""Whatever stands in a text: dates that are found are possible, in order, apart from each other, and in the text."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.model import Attrs
from edenda.recognisers.dates import find_dates, parse_date
from edenda.recognisers.dates.calendar import Day, gregorian, is_possible, part_of_month, season
from tests.growth import grows_with_length

_MONTHS: Final = (
    "January February March April May June July August September October November December Sept. Jan. Feb. may MAY Dec"
)
_TOKENS: Final = [
    *_MONTHS.split(),
    *"to till and of the in by c. about early mid late end beginning spring winter fall century 1950s 1920's".split(),
    *"Monday, Tues. nineteenth 20th this year 1800s BC A.D. O.S. inst. last same hundred eighteen twenty thirties first half '41 on 3rd 1956-57 1953–1956 10/23 17.IX.1945 6.6.39 1. 1957-11-18 31/2/1950".split(),  # noqa: E501
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
_ISO: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
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
    found = _ISO.fullmatch(str(value))
    assert found, value
    return Day(*(int(part) for part in found.groups() if part))


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
        if not is_possible(one):
            return False
        if one.day and one.year > 0:
            assert dt.date(one.year, one.month or 0, one.day)
    for start, end in (("from", "to"), ("notBefore", "notAfter")):
        if start in values and end in values and first(values[start]) > last(values[end]):
            return False
    return ("when" in values) == (len(values) == 1)


@settings(max_examples=350)
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


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_ROMAN: Final = "I II III IV V VI VII VIII IX X XI XII".split()


@given(st.dates(dt.date(1400, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_found_as_it_is_written(date: dt.date) -> None:
    month, short = date.strftime("%B"), date.strftime("%b")
    for text in (
        f"{date.day} {month} {date.year}",
        f"{month} {date.day}, {date.year}",
        f"{month} {_ordinal(date.day)} {date.year}",
        f"{_ordinal(date.day)} of {month}, {date.year}",
        f"{date.strftime('%A')}, {date.day} {month} {date.year}",
        f"{date.day} {short} {date.year}",
        f"{month.upper()} {date.day}, {date.year}",
        f"{_ordinal(date.day)} day of {month} in the year of our Lord {date.year}",
        f"{date.day}. {date.month}. {date.year}",
        f"{date.day}. {_ROMAN[date.month - 1]}. {date.year}",
        f"{month} {date.day}, [{date.year}]",
        date.isoformat(),
    ):
        sentence = f"It was on {text} that he came."
        (found,) = find_dates(sentence)
        assert found.attrs == (("when", date.isoformat()),), text
        assert sentence[slice(*found.span)] == text
    (found,) = find_dates(f"It was on {date.day} {month} that he came.", year=date.year)
    assert found.attrs == (("when", date.isoformat()),)


@given(st.dates(dt.date(1400, 1, 1), dt.date(2090, 12, 31)), st.integers(1, 800))
def test_every_range_is_found_as_it_is_written(first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days)
    one, other = (f"{date.day} {date.strftime('%B')} {date.year}" for date in (first, last))
    expected = (("from", first.isoformat()), ("to", last.isoformat()))
    for sign in ("–", " - ", " to ", "—", " until "):
        assert parse_date(f"It sat from {one}{sign}{other} in all.") == expected
    if first.year == last.year:
        shared = one.rpartition(" ")[0]
        assert parse_date(f"It sat from {shared} to {other} in all.") == expected
    if (first.year, first.month) == (last.year, last.month):
        assert parse_date(f"It sat from {first.day}–{other} in all.") == expected


@given(st.dates(dt.date(1583, 1, 1), dt.date(2090, 12, 31)))
def test_a_day_of_the_julian_calendar_is_that_of_the_gregorian(date: dt.date) -> None:
    behind = date.year // 100 - date.year // 400 - 2
    if (date.month, date.day) < (3, 15) and date.year % 100 == 0 and date.year % 400:
        return  # the calendars draw apart in these months
    julian = date - dt.timedelta(behind)
    assert gregorian(Day(julian.year, julian.month, julian.day)) == Day(date.year, date.month, date.day)


@given(st.lists(dated(), max_size=4))
def test_what_is_found_in_a_text_does_not_depend_on_what_was_read_before(texts: list[str]) -> None:
    found = [find_dates(text) for text in texts]
    assert [find_dates(text) for text in reversed(texts)][::-1] == found


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=5), st.sampled_from((" ", "")))
def test_time_is_in_proportion_to_the_length(tokens: list[str], glue: str) -> None:
    piece = glue.join(tokens) + glue
    assert grows_with_length(lambda size: find_dates((piece * size)[:size]), 4_000, 32_000)


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
