"""Expressions: single times, ranges of two, and lists that share a month or a year, as a text has them."""

from __future__ import annotations

from typing import Final, NamedTuple

from edenda.model import Attrs, Span
from edenda.recognisers.dates import calendar, grammar, numerals
from edenda.recognisers.dates.calendar import Day, Period
from edenda.recognisers.dates.day_grammar import weekday_behind
from edenda.recognisers.dates.numerals import Stretch
from edenda.recognisers.dates.plausible import is_day_alone, is_month_alone, word_before
from edenda.recognisers.dates.tokens import DASHES
from edenda.recognisers.dates.units import Unit, filled, is_conventional, is_point_within, period_of
from edenda.recognisers.dates.year_grammar import year_behind

#: So many times are read as one list.
_LONGEST: Final = 8
_LAST_DAY: Final = 31
#: Behind one of these a number is no day of a list.
_SIGNS_BEFORE: Final = "-–/.,:$£€#§"
_TO, _AND, _COMMA, _SLASH = "to", "and", ",", "/"


#: What a year of two figures is near where no other date is known.
_CENTURY_LEFT_OUT: Final = 1945


class Expression(NamedTuple):
    """A date as found in a text: where, in which form, its year, the attributes, and the times that were read.

    `year` is None and there are no attributes where the year has to come from the context: see `complete`.
    """

    span: Span
    form: str
    year: int | None
    attrs: Attrs
    units: tuple[Unit, ...] = ()

    @property
    def period(self) -> Period | None:
        """The time that it names; None where the year or the month has to come from elsewhere."""
        return None if any(one.lacks_year or one.lacks_month for one in self.units) else _period(self.units)


class Found(NamedTuple):
    """The expressions at a place, and the token behind them."""

    expressions: tuple[Expression, ...]
    behind: int


def expressions(s: Stretch, i: int, year: int | None) -> Found | None:
    """What stands at a token; no expression but a place behind it where it names no possible date."""
    figures = grammar.unit_in_figures(s, i)
    if figures and not figures[0]:
        return Found((), figures[1])
    chain = _chain(s, i)
    if not chain:
        return None
    groups, behind = _groups(_directed(s, i, chain))
    if _is_implausible(s, i, groups):
        return None
    is_about = word_before(s, i) in s.words.circa
    found = (_expression(group, year, is_about=is_about) for group in groups)
    return Found(tuple(one for one in found if one), behind)


# Reading


def _directed(s: Stretch, i: int, chain: list[_Link]) -> list[_Link]:
    """The same with *last* or *next* before a month told to it."""
    found = s.words.directions.at(s.tokens, i - 1) if i else None
    unit = chain[0].unit
    if not found or found[1] != i or not unit.month or not _is_open(unit):
        return chain
    return [chain[0]._replace(unit=unit._replace(year_from=found[0])), *chain[1:]]


class _Link(NamedTuple):
    """One time of a list: how it is joined to the one before, and the token behind it."""

    unit: Unit
    joint: str
    behind: int


def _chain(s: Stretch, i: int) -> list[_Link]:
    """The times that are joined to each other from a token on, with what they leave out taken from each other."""
    first = _item(s, i, "")
    if not first:
        return []
    links = [_Link(first[0], "", first[1])]
    while len(links) < _LONGEST:
        following = _next(s, links[-1])
        if not following:
            break
        links.append(following)
    while len(links) > 1 and _is_open_end(links):
        links.pop()
    return _shared(links)


def _item(s: Stretch, i: int, joint: str) -> tuple[Unit, int] | None:
    """A time, or a number that becomes one by the times beside it."""
    figures = grammar.unit_in_figures(s, i)
    if figures:
        return (figures[0], figures[1]) if figures[0] else None
    found = grammar.unit(s, i, is_joined=joint == _TO)
    if found:
        return found
    if not joint and s.is_close(i) and s.tokens[i - 1].text in _SIGNS_BEFORE:
        return None
    at = weekday_behind(s, i)
    number = numerals.day(s, at) or numerals.ordinal(s, at)
    if number:
        unit = Unit(s.tokens[i].start, s.phrase_end(number.behind), "number", day=number.value)
        return _with_year(s, number.behind, unit) if joint else (unit, number.behind)
    token = s.tokens[i]
    if token.text.isdecimal() and len(token.text) <= 4:
        return Unit(token.start, token.end, "number", day=int(token.text)), i + 1
    return None


def _with_year(s: Stretch, i: int, unit: Unit) -> tuple[Unit, int]:
    """The second number of `May 3 and 5, 1956` with the year behind it."""
    fields, behind = year_behind(s, i, unit)
    return unit._replace(end=s.phrase_end(behind), **fields), behind


def _next(s: Stretch, link: _Link) -> _Link | None:
    """The time that is joined to one, if one is."""
    joint = _joint(s, link.behind)
    if not joint:
        return None
    sign, at = joint
    last = link.unit
    if sign == _SLASH and last.kind not in ("month", "season", "day"):
        return None
    if sign != _TO and not _is_open(last) and not (sign == _SLASH and last.kind == "day"):
        return None
    begin = s.skip_articles(s.skip(at, *s.words.before_day) if last.kind == "number" else at)
    found = _item(s, begin, sign)
    if not found or (found[0].kind == "number" and not _may_follow(s, last, sign, found[1])):
        return None
    return _Link(found[0], sign, found[1]) if _is_like(last, found[0], sign) else None


def _joint(s: Stretch, i: int) -> tuple[str, int] | None:
    token = s.tokens[i]
    if not token.text:
        return None
    if token.text in DASHES:
        return _TO, i + 1 + (s.tokens[i + 1].text == token.text)
    if token.text == "/":
        return _SLASH, i + 1
    at = s.skip(i, ",")
    if found := s.words.to.at(s.tokens, i):
        return _TO, found[1]
    if found := s.words.and_.at(s.tokens, at):
        return _AND, found[1]
    return (_COMMA, at) if at > i else None


def _is_open(unit: Unit) -> bool:
    """Whether something is left out that a time beside it can have."""
    return unit.kind == "number" or (unit.lacks_year and not unit.year_from and unit.months_from is None)


def _may_follow(s: Stretch, last: Unit, sign: str, behind: int) -> bool:
    """Whether a number can be one more day behind a month and a day: no noun follows, which it would count."""
    if last.kind == "number":
        return (last.day or 0) <= _LAST_DAY
    if last.kind != "day" or last.year is not None:
        return False
    after = s.tokens[behind]
    if sign == _TO:
        return not after.low.isalpha() or after.low not in s.words.counted
    return not after.text.isalpha() or after.low in s.words.going_on or bool(s.words.of.at(s.tokens, behind))


#: What can be joined by more than *to*.
_ALIKE: Final = (("number", "day"), ("number", "century"), ("number", "number"), ("day", "number"), ("number", "year"))


def _is_like(one: Unit, other: Unit, sign: str) -> bool:
    if one.kind == other.kind:
        return True
    if one.kind == "number" or other.kind == "number":
        return (
            not other.is_figures and (one.kind, other.kind) in _ALIKE and not (other.kind == "year" and sign == _COMMA)
        )
    if other.kind in ("year", "decade", "century") and not _has_year(one):
        return False
    return sign == _TO or (other.kind in ("month", "day", "season") and one.kind in ("month", "day", "season"))


def _is_open_end(links: list[_Link]) -> bool:
    """Whether the last of a list is a number that nothing confirms: `May 3, 5 men`."""
    last = links[-1]
    if last.unit.kind != "number":
        return False
    return last.joint == _COMMA or all(link.unit.kind == "number" for link in links)


# Sharing


def _shared(links: list[_Link]) -> list[_Link]:
    """The same with month and year from the right, where they mostly stand, and then from the left."""
    if len(links) == 1:
        return links if links[0].unit.kind != "number" else []
    units = [link.unit for link in links]
    for at in range(len(units) - 2, -1, -1):
        units[at] = _from_right(units[at], units[at + 1])
    for at in range(1, len(units)):
        units[at] = _from_left(units[at - 1], units[at])
    if any(unit.kind == "number" for unit in units):
        return []
    return [link._replace(unit=unit) for link, unit in zip(links, units, strict=True)]


def _from_right(unit: Unit, other: Unit) -> Unit:
    if unit.kind == "number":
        unit = _as_kind(unit, other)
    if other.kind == "number" and unit.kind == "day":
        other = other._replace(month=unit.month)
    if not _is_open(unit) or not _has_year(other):
        return unit
    if unit.is_short and unit.year is not None:
        return filled(unit, Day(other.year or 0)) if other.year and not other.is_short else unit
    years = other._asdict()
    is_later = bool(unit.month and other.month and unit.month > other.month and other.year and not other.is_short)
    unit = unit._replace(**{key: years[key] for key in ("year", "is_short", "year_from", "months_from")})
    return unit._replace(year=(unit.year or 0) - 1) if is_later else unit


def _as_kind(number: Unit, other: Unit) -> Unit:
    """A number as what the time behind it is: a day of its month, a century, a year before Christ."""
    value = number.day or 0
    if other.kind == "day":
        return number._replace(kind="day", month=other.month)
    if other.kind == "century" and other.year:
        return number._replace(kind="century", day=None, year=value if other.year > 0 else -value)
    if other.kind == "year" and other.year is not None and other.year < 1000:
        return number._replace(kind="year", day=None, year=1 - value if other.year <= 0 else value)
    return number


def _from_left(unit: Unit, other: Unit) -> Unit:
    """`other` with what the time before it has."""
    if other.kind == "number" and unit.kind == "day":
        other = other._replace(kind="day", month=unit.month)
    if not _is_open(other) or other.is_short or not _has_year(unit):
        return other
    years = unit._asdict()
    is_later = bool(unit.month and other.month and unit.month > other.month and unit.year)
    other = other._replace(**{key: years[key] for key in ("year", "is_short", "year_from", "months_from")})
    return other._replace(year=(other.year or 0) + 1) if is_later else other


def _has_year(unit: Unit) -> bool:
    return unit.year is not None or bool(unit.year_from) or unit.months_from is not None


# Grouping


def _groups(links: list[_Link]) -> tuple[list[tuple[Unit, ...]], int]:
    """Times joined by *to* are one expression; so are two parts of months or years joined by *and*."""
    groups: list[tuple[Unit, ...]] = []
    if len(links) == 1:
        return [(links[0].unit,)], links[0].behind
    for link in links:
        last = groups[-1] if groups else ()
        is_part = link.joint == _AND and link.unit.part and last and last[-1].part
        if len(last) == 1 and link.joint == _SLASH and _are_two_styles(last[0], link.unit):
            groups[-1] = (link.unit._replace(start=last[0].start),)
        elif len(last) == 1 and (link.joint in (_TO, _SLASH) or is_part):
            groups[-1] = (*last, link.unit)
        else:
            groups.append((link.unit,))
    return [part for group in groups for part in _in_order(group)], links[-1].behind


def _are_two_styles(one: Unit, other: Unit) -> bool:
    """Whether two whole days are one in two calendars: `20 December 1916/2 January 1917`."""
    context = Day(1900)
    periods = period_of(filled(one, context)), period_of(filled(other, context))
    is_day = one.kind == other.kind == "day" and not (one.is_short or other.is_short)
    return is_day and bool(periods[0] and periods[1]) and calendar.is_other_style(*(p.first for p in periods if p))


def _in_order(group: tuple[Unit, ...]) -> list[tuple[Unit, ...]]:
    """A range as it is; its two ends apart where the second is earlier, both being complete."""
    if len(group) < 2 or any(one.year is None or one.is_short for one in group):
        return [group]
    ends = [period_of(one) for one in group]
    is_range = not all(ends) or calendar.is_in_order(Period(ends[0].first, ends[1].last))  # type: ignore[union-attr]
    return [group] if is_range else [(one,) for one in group]


def _is_implausible(s: Stretch, i: int, groups: list[tuple[Unit, ...]]) -> bool:
    """Whether what was read proves to be no date: a name that is a month's, a season without a year."""
    first = groups[0][0]
    units = [unit for group in groups for unit in group]
    if any(one.kind == "season" and not _has_year(one) for one in units):
        return True
    if any(one.is_figures and one.year is None for one in units):
        return True
    if first.lacks_year and not first.year_from and word_before(s, i) in s.words.any_month:
        return True
    is_alone = len(units) == 1 and first.lacks_year and not first.year_from and first.months_from is None
    return is_alone and first.kind == "month" and not first.part and not is_month_alone(s, i, i + 1)


def day_alone(s: Stretch, i: int, year: int | None) -> Found | None:
    """`16th` behind *on the*: month and year come from the context."""
    number = numerals.ordinal(s, i)
    if not number or not s.tokens[i].text.isdecimal() or not is_day_alone(s, i, number.behind):
        return None
    unit = Unit(s.tokens[i].start, s.phrase_end(number.behind), "day", day=number.value)
    found = _expression((unit,), None, is_about=False) if number.value <= 31 and year is None else None
    return Found((found,) if found else (), number.behind)


# Values


def _expression(group: tuple[Unit, ...], year: int | None, *, is_about: bool) -> Expression | None:
    span = (group[0].start, group[-1].end)
    form = group[0].kind if len(group) == 1 else "range"
    if is_about:
        group = tuple(one._replace(is_doubtful=True) for one in group)
    if not (_could_be(group[0]) and _could_be(group[-1])):
        return None
    if any(one.lacks_year or one.lacks_month for one in group):
        found = Expression(span, form, None, (), group)
        if year is None and all(one.is_short for one in group):
            return found._replace(attrs=complete(found, _CENTURY_LEFT_OUT))
        attrs = complete(found, year) if year is not None else ()
        return found._replace(attrs=attrs) if attrs or year is None else None
    attrs = _attributes(group)
    return Expression(span, form, group[0].year, attrs, group) if attrs else None


def _could_be(unit: Unit) -> bool:
    """Whether there is such a day in some year."""
    if unit.day is None:
        return unit.month is None or 1 <= unit.month <= 12
    return calendar.is_possible(Day(2000, unit.month or 1, unit.day))


def complete(found: Expression, year: int, month: int | None = None) -> Attrs:
    """The attributes of an expression that lacks its year or its month, given both; empty for an impossible day."""
    context = Day(year, month)
    units = list(found.units)
    if len(units) == 2 and units[0].month and units[1].month and units[0].month > units[1].month:
        units[0] = filled(units[0], Day(year - 1, month))
    return _attributes(tuple(filled(one, context) for one in units))


def _attributes(group: tuple[Unit, ...]) -> Attrs:
    """The dating attributes of complete times; empty where the date is impossible."""
    period = _period(group)
    if not period or not calendar.is_in_order(period):
        return ()
    if len(group) == 1 and is_point_within(group[0]):
        return _certain((("notBefore", str(period.first)), ("notAfter", str(period.last))), group)
    if period.first == period.last:
        return _certain((("when", str(period.first)),), group)
    return _certain((("from", str(period.first)), ("to", str(period.last))), group)


def _period(group: tuple[Unit, ...]) -> Period | None:
    first = period_of(group[0])
    last = period_of(group[-1]) if len(group) > 1 else first
    return Period(first.first, last.last) if first and last else None


def _certain(attrs: Attrs, group: tuple[Unit, ...]) -> Attrs:
    if any(one.is_doubtful for one in group):
        return (*attrs, ("cert", "low"))
    return (*attrs, ("cert", "medium")) if any(map(is_conventional, group)) else attrs
