"""Headings: which lines of a text are some, told by several signs together: form, place, and what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Evidence
from edenda.readers.context import Text
from edenda.readers.once import once
from edenda.readers.structure.contents_list import bare
from edenda.readers.structure.dated_heads import dated_heads
from edenda.readers.structure.heading_forms import LONGEST_HEADING, are_one_heading, has_heading_form, is_heading
from edenda.readers.structure.heading_levels import depths, number_of, stands_higher
from edenda.readers.structure.heading_marks import Marked, is_marked, marked, underlining
from edenda.readers.structure.heading_signs import Place, weigh
from edenda.readers.units import Unit

_SURE, _DOUBTFUL, _CERTAIN = 0.55, 0.4, 0.97
_COMPANY, _COUNTED = 0.1, 0.3
_IN_A_ROW: Final = 0.9
_MANY_ALIKE: Final = 3
_DEEPEST_STYLE: Final = 6


class Heading(NamedTuple):
    """A heading: the indexes of its lines, the index after its last unit (a rule below it too), its form, its signs."""

    lines: tuple[int, ...]
    end: int
    form: Marked
    why: Evidence


class Headings(NamedTuple):
    """The headings of some units by the index of their first unit, and lines that may be headings, with the signs."""

    found: Mapping[int, Heading]
    doubts: Mapping[int, Evidence]
    titles: Mapping[str, int]

    def levels(self, language: Language) -> dict[int, int]:
        """How deep each heading stands: as the list of contents says, if there is one that does; else by its style."""
        order = sorted(self.found)
        forms = [self.found[index].form for index in order]
        if self.titles:
            return {index: self.titles.get(bare(form.words), 1) for index, form in zip(order, forms, strict=True)}
        return dict(zip(order, depths(forms, language), strict=True))


def heading_flags(units: Sequence[Unit], language: Language) -> list[bool]:
    """For each unit whether it is (a line of) a heading; a heading may stand above another one."""
    flags = [False] * len(units)
    for heading in find_headings(units, language).found.values():
        for line in heading.lines:
            flags[line] = True
    return flags


@once
def _block_flags(text: Text) -> list[bool]:
    return heading_flags(text.blocks, text.language)


def flags_in(text: Text, units: Sequence[Unit]) -> list[bool]:
    """For each of some units of a text whether it is (a line of) a heading; for all of its blocks found out once."""
    return _block_flags(text) if units is text.blocks else heading_flags(units, text.language)


def find_headings(
    units: Sequence[Unit],
    language: Language,
    shapes: Collection[int] = (),
    titles: Mapping[str, int] = MappingProxyType({}),
) -> Headings:
    """The headings among units.

    `shapes` are the indexes of units that belong to tables, verse and the like; `titles` those that a list of contents
    names, with how deep they stand.
    """
    if any(unit.heading_level for unit in units):
        return _styled(units)
    weighed = _weighed(units, language, shapes)
    for index, unit in enumerate(units[:-1] if titles else ()):
        if index not in shapes and not unit.is_page and len(unit.text) <= LONGEST_HEADING and bare(unit.text) in titles:
            weighed[index] = Evidence("heading", "the list of contents names it", _CERTAIN)
    weighed = {**_counted_on(units, weighed), **_dated(units, shapes)}
    sure = Counter(_style(units, index) for index, why in weighed.items() if why.confidence >= _SURE)
    likely = Counter(_style(units, index) for index, why in weighed.items() if why.confidence >= _DOUBTFUL)
    found: dict[int, Heading] = {}
    doubts: dict[int, Evidence] = {}
    for index in sorted(weighed):
        style = _style(units, index)
        why = _in_company(weighed[index], sure[style])
        if sure[style] == 0 and likely[style] >= _MANY_ALIKE:
            why = _among_likely(why, likely[style])
        if why.confidence >= _SURE:
            _add(found, units, index, why)
        elif why.confidence >= _DOUBTFUL:
            doubts[index] = replace(why, rule="no sure heading")
    return Headings(found, doubts, titles)


def _dated(units: Sequence[Unit], shapes: Collection[int]) -> dict[int, Evidence]:
    """The dates that head what follows, one after another."""
    dates = dated_heads(units)
    signs = f"a date that heads what follows, {len(dates)} of them one after another"
    return {index: Evidence("heading", signs, _IN_A_ROW) for index in dates if index not in shapes}


def _counted_on(units: Sequence[Unit], weighed: Mapping[int, Evidence]) -> dict[int, Evidence]:
    """Lines with a letter weighed again: where `A.` and `B.` are both there, they are no initials."""
    numbers = {index: number_of(units[index].text) for index in weighed}
    letters = {number.value for number in numbers.values() if number and number.depth == 1}
    found = dict(weighed)
    for index, number in numbers.items():
        if number and number.value.isalpha() and {chr(ord(number.value[0]) + step) for step in (-1, 1)} & letters:
            why = weighed[index]
            signs = f"{why.detail}, a letter that is counted on"
            found[index] = Evidence(why.rule, signs, round(min(0.95, why.confidence + _COUNTED), 2))
    return found


def _styled(units: Sequence[Unit]) -> Headings:
    """The headings that the file's format says are headings, where there are such: no others are sought."""
    found = {
        index: Heading(
            (index,),
            index + 1,
            Marked(unit.text, min(unit.heading_level, _DEEPEST_STYLE)),
            Evidence("heading", unit.why or "the file says so", 1.0),
        )
        for index, unit in enumerate(units)
        if unit.heading_level
    }
    return Headings(found, {}, {})


def _in_company(why: Evidence, others: int) -> Evidence:
    """A line weighed again in the light of sure headings that look like it."""
    others -= why.confidence >= _SURE
    if others < 1 or why.confidence >= _CERTAIN:
        return why
    signs = f"{why.detail}, {others} sure heading{'s' if others > 1 else ''} like it"
    return Evidence(why.rule, signs, round(min(0.95, why.confidence + _COMPANY), 2))


def _among_likely(why: Evidence, alike: int) -> Evidence:
    """A line weighed again in the light of others that look like it, none of which is sure."""
    if why.confidence < _DOUBTFUL:
        return why
    return Evidence(why.rule, f"{why.detail}, {alike} lines like it", round(why.confidence + _COMPANY, 2))


def _style(units: Sequence[Unit], index: int) -> tuple[object, ...]:
    unit, after = units[index], units[index + 1] if index + 1 < len(units) else None
    number = number_of(unit.text)
    scheme = (number.scheme, number.depth) if number else None
    return unit.text.isupper(), scheme, unit.blanks > 0, after is not None and after.blanks > 0, unit.indent > 1


def _weighed(units: Sequence[Unit], language: Language, shapes: Collection[int]) -> dict[int, Evidence]:
    """The lines that can be headings, with their signs."""
    befores = _befores(units)
    weighed: dict[int, Evidence] = {}
    following: Unit | None = None
    below: int | None = None
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        if unit.is_page or unit.is_rule:
            continue
        if index not in shapes and following is not None:
            heads = _heads(units, (index, below), language, in_shape=below in shapes, above_heading=below in weighed)
            if heads:
                place = Place(unit, befores[index], following, language)
                weighed[index] = _why(place, units, index)
        following, below = unit, index
    return weighed


def _befores(units: Sequence[Unit]) -> list[Unit | None]:
    """For each unit the text unit before it; None where a rule or a page marker or nothing stands there."""
    return [
        None if index == 0 or units[index - 1].is_rule else units[index - 1 - units[index - 1].is_page]
        for index in range(len(units))
    ]


def _heads(
    units: Sequence[Unit], at: tuple[int, int | None], language: Language, *, in_shape: bool, above_heading: bool
) -> bool:
    """Whether a unit has the form of a heading and something below it that it can head."""
    index, below = at
    unit = units[index]
    is_underlined = bool(underlining(units, index))
    if below is None or not (is_underlined or has_heading_form(unit)):
        return False
    if is_underlined or is_marked(unit):
        return True
    if unit.blanks and unit.lower.strip(" :.") in language.words("headings", "links"):
        return True
    if above_heading:
        return _is_above_heading(units, index, below, language)
    return is_heading(unit, units[below]) or (in_shape and unit.blanks > 0)


def _is_above_heading(units: Sequence[Unit], index: int, below: int, language: Language) -> bool:
    """Whether a line above a heading is a higher one, or the first line of the same."""
    first, second = marked(units, index), marked(units, below)
    if units[index].blanks + units[below].blanks > 0 and stands_higher(first, second, language):
        return True
    return _is_one_heading(units, index, below)


def _is_one_heading(units: Sequence[Unit], index: int, below: int) -> bool:
    return below == index + 1 and are_one_heading(units[index], units[below])


def _why(place: Place, units: Sequence[Unit], index: int) -> Evidence:
    if is_marked(place.unit) or underlining(units, index):
        return Evidence("heading", "marked as one", _CERTAIN)
    return weigh(place)


def _add(found: dict[int, Heading], units: Sequence[Unit], index: int, why: Evidence) -> None:
    """Add a heading, or the second line of one."""
    end = index + 1 + bool(underlining(units, index))
    first = next((at for at in (index - 1,) if at in found and found[at].end == index), None)
    if first is not None and _is_one_heading(units, first, index):
        above = found[first]
        found[first] = above._replace(lines=(*above.lines, index), end=end)
    else:
        found[index] = Heading((index,), end, marked(units, index), why)
