"""The figures of a chart over years: few bars however long the time, round marks, ranges in lanes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edenda.site.timeline.chart import Chart, Span, chart_of
from tests.growth import grows_with_length

_YEARS = st.dictionaries(st.integers(-20_000, 20_000), st.integers(1, 50), min_size=1, max_size=60)


def span(first: int, last: int, value: str = "") -> Span:
    return Span(first, last, is_period=True, value=value or f"from={first} to={last}")


@pytest.mark.parametrize(("last", "unit"), [(1900, 1), (1959, 1), (2019, 1), (2800, 10), (12000, 100)])
def test_a_bar_is_a_year_a_decade_or_more(last: int, unit: int) -> None:
    assert chart_of({1900: 1, last: 2}, {}).unit == unit


def test_a_bar_of_a_decade_counts_all_its_years_and_leads_to_the_first_that_has_dates() -> None:
    chart = chart_of({1103: 2, 1107: 3, 2000: 1}, {})
    assert [tuple(bar) for bar in chart.bars] == [(1100, 1103, 5), (2000, 2000, 1)]
    assert (chart.first, chart.last, chart.top) == (1100, 2099, 5)


def test_marks_are_round_years_and_before_the_first_year_round_for_readers() -> None:
    assert chart_of({1920: 1, 2014: 1}, {}).marks == (1920, 1940, 1960, 1980, 2000)
    assert chart_of({-43: 1, 41: 1}, {}).marks == (-39, -19, 1, 20, 40)


@given(_YEARS)
def test_every_date_is_in_one_bar_and_every_bar_on_the_axis(years: dict[int, int]) -> None:
    chart = chart_of(years, {})
    assert sum(bar.times for bar in chart.bars) == sum(years.values())
    assert all(chart.first <= bar.first and bar.first + chart.unit - 1 <= chart.last for bar in chart.bars)
    assert len(chart.bars) <= 121
    assert 1 <= len(chart.marks) <= 7
    assert all(chart.first <= mark <= chart.last for mark in chart.marks)


def test_ranges_share_a_lane_where_they_do_not_touch() -> None:
    chart = lanes((1900, 1905), (1904, 1910), (1920, 1930))
    assert [(one.span.first, one.lane) for one in chart.lanes] == [(1900, 0), (1904, 1), (1920, 0)]


def test_a_range_within_one_bar_is_not_drawn() -> None:
    assert lanes((1900, 1900)).lanes == ()


def test_the_lanes_are_few_and_go_to_the_ranges_that_are_stated_most_often() -> None:
    spans = {span(1900 + number, 1950): number + 1 for number in range(20)}
    chart = chart_of({1900: 1}, spans)
    assert chart.last >= 1950
    assert len({one.lane for one in chart.lanes}) == len(chart.lanes) == 8
    assert min(one.times for one in chart.lanes) == 13


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 30)), max_size=30))
def test_no_two_ranges_of_a_lane_overlap(stretches: list[tuple[int, int]]) -> None:
    placed = lanes(*((first, first + length) for first, length in stretches)).lanes
    for one in placed:
        others = [other for other in placed if other.lane == one.lane and other != one]
        assert all(other.span.last < one.span.first or one.span.last < other.span.first for other in others)


def test_time_grows_with_the_number_of_ranges() -> None:
    def work(size: int) -> object:
        return chart_of({0: 1, 9999: 1}, {span(one % 9000, one % 9000 + 900, str(one)): 1 for one in range(size)})

    assert grows_with_length(work, 2_000, 20_000)


def lanes(*stretches: tuple[int, int]) -> Chart:
    return chart_of({1900: 1, 1930: 1}, {span(*one): 1 for one in stretches})
