"""Headings and the sections below them, told by several signs together: form, place, and what follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple

from edenda.languages import Language, load
from edenda.model import Evidence
from edenda.readers.contents_list import bare
from edenda.readers.context import Text, ends_sentence, is_paragraph
from edenda.readers.dated_heads import dated_heads
from edenda.readers.draft import Node
from edenda.readers.heading_levels import depths, number_of, plain_depth, stands_higher
from edenda.readers.heading_marks import Marked, is_marked, marked, underlining
from edenda.readers.once import once
from edenda.readers.units import Unit

_MOST_WORDS, _LONGEST = 15, 100
_SHORT: Final = 7
_NUMBERED: Final = re.compile(
    r"\d{1,2}(?:\.\d{1,2})*\.?\s+\S|[IVX]{1,5}\.\s+\S|(?:chapter|part|section|book)\s", re.IGNORECASE
)
_BARE_NUMBER: Final = re.compile(r"(?:(?:chapter|part|section|book)\s+\w+|[IVXLC]{1,6}|\d{1,2})[.:]?", re.IGNORECASE)
_NOT_A_HEADING: Final = re.compile(r"[a-z(\[“‘\"'«•*–—-]|\(?[a-z][.)]\s|[o▪◦‣●]\s")
_TWO_SENTENCES: Final = re.compile(r"(?<!\bM)[a-z]{2}[.!?] [A-Z]")
_CLOSING_MARKS: Final = re.compile(r"[.,;:—–-]$")
_FIRST_ITEM: Final = re.compile(r"(?:[-•*·–▪◦‣●o]|\(?[1aiAI][.)])\s+\S")
_INITIAL: Final = re.compile(r"(?:^|\s)(?![IVXLC]\.)[A-Z]\.(?:\s|$)")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
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


class _Place(NamedTuple):
    """A unit with its neighbours, page markers and rules left out; `is_headed` = what follows is a heading itself."""

    unit: Unit
    before: Unit | None
    following: Unit
    has_form_below: bool
    language: Language


def _words(place: _Place) -> int:
    return place.unit.text.count(" ") + 1


def _is_titled(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_known(place: _Place) -> bool:
    words = place.unit.lower.strip(" :.")
    return any(words in place.language.words("headings", key) for key in ("sections", "links", "notes", "bibliography"))


def _is_above_open(place: _Place) -> bool:
    before = place.before
    if before is None or place.unit.blanks or _are_one(before, place.unit):
        return False
    return not ends_sentence(before.text)


def _is_among_short_lines(place: _Place) -> bool:
    return _is_above_open(place) and place.before is not None and len(place.before.text) < _LONGEST // 2


def _is_between(place: _Place) -> bool:
    return place.before is not None and not place.unit.blanks and not place.following.blanks


def _names_present(place: _Place) -> bool:
    """Whether a line begins with the label of those present, and names them: `Present: A, B and C`."""
    label, colon, names = place.unit.text[:_LONGEST].partition(": ")
    present = place.language.table("memorandum", "labels").get("participants", ())
    return bool(colon and names) and label.lower() in present


_SIGNS: Final[tuple[tuple[str, float, Callable[[_Place], bool]], ...]] = (
    ("heads what follows", 0.3, lambda _: True),
    ("a blank line above", 0.15, lambda place: place.unit.blanks > 0 or place.before is None),
    (
        "the text above has ended",
        0.1,
        lambda place: not place.unit.blanks and place.before is not None and ends_sentence(place.before.text),
    ),
    ("a blank line below", 0.1, lambda place: place.following.blanks > 0),
    ("no blank line about it", -0.15, _is_between),
    ("few words", 0.15, lambda place: _words(place) <= _SHORT),
    ("no stop at its end", 0.1, lambda place: place.unit.text[-1] not in ".?!"),
    ("capitals", 0.2, lambda place: place.unit.text.isupper()),
    ("a capital for each word", 0.1, lambda place: not place.unit.text.isupper() and _is_titled(place.unit.text)),
    ("a number", 0.15, lambda place: _NUMBERED.match(place.unit.text) is not None),
    ("a word that heads sections", 0.25, _is_known),
    ("the text above goes on", -0.35, _is_above_open),
    ("among short lines", -0.2, _is_among_short_lines),
    ("the next line goes on", -0.5, lambda place: not place.following.blanks and place.following.text[:1].islower()),
    ("an initial, as names have them", -0.3, lambda place: _INITIAL.search(place.unit.text) is not None),
    ("who was present", -0.5, _names_present),
    ("a semicolon", -0.3, lambda place: "; " in place.unit.text),
    ("a question", -0.15, lambda place: place.unit.text.endswith("?")),
    ("an exclamation", -0.25, lambda place: place.unit.text.endswith("!")),
)


def is_heading(unit: Unit, following: Unit | None) -> bool:
    """Whether a unit can head what follows: short, no sentence, and a paragraph or a list comes next."""
    if following is None or unit.is_page or following.is_page or not has_heading_form(unit):
        return False
    return (
        is_paragraph(following)
        or following.text.endswith(":")
        or (len(following.text) > 1.5 * len(unit.text) and following.text.count(" ") > 5)
        or _heads_a_sentence(unit, following)
        or _heads_a_list(unit, following)
    )


def _heads_a_sentence(unit: Unit, following: Unit) -> bool:
    """Whether a word or two, blank lines around them, stand above a short sentence."""
    is_apart = unit.blanks > 0 and following.blanks > 0
    is_bare = unit.text.count(" ") < 2 and unit.text[-1].isalpha() and not unit.text.isupper()
    return is_apart and is_bare and following.text.count(" ") > 2 and ends_sentence(following.text)


def _heads_a_list(unit: Unit, following: Unit) -> bool:
    is_item = number_of(unit.text) is not None and not following.blanks
    return unit.blanks > 0 and not is_item and _FIRST_ITEM.match(following.text) is not None


@once
def has_heading_form(unit: Unit) -> bool:
    """Whether a unit looks like a heading by itself."""
    text = unit.text
    if unit.style:
        return unit.heading_level > 0
    if is_marked(unit):
        return True
    if unit.is_rule or len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or _NOT_A_HEADING.match(text):
        return False
    if text[-1] == "]" and text.count(" ") > _SHORT and ends_sentence(text):
        return False
    if _CLOSING_MARKS.search(text):
        is_short = text.endswith(".") and text.count(" ") < 8 and not unit.is_dateline
        is_titled = not text[:1].isdigit() or _is_mostly_titled(text)
        return is_short and is_titled and (text.isupper() or _NUMBERED.match(text) is not None)
    return not unit.is_dateline and _TWO_SENTENCES.search(text) is None


def _is_mostly_titled(text: str) -> bool:
    """Whether a numbered line that ends in a full stop is a title and no sentence: few words, or most with capitals."""
    words = [word for word in text.split()[1:] if len(word) > 3]
    return len(words) <= 2 or sum(word[0].isupper() for word in words) * 3 >= 2 * len(words)


def heading_flags(units: Sequence[Unit], language: Language | None = None) -> list[bool]:
    """For each unit whether it is (a line of) a heading; a heading may stand above another one."""
    flags = [False] * len(units)
    for heading in find_headings(units, language or load()).found.values():
        for line in heading.lines:
            flags[line] = True
    return flags


@once
def _block_flags(text: Text) -> list[bool]:
    return heading_flags(text.blocks)


def flags_in(text: Text, units: Sequence[Unit]) -> list[bool]:
    """For each of some units of a text whether it is (a line of) a heading; for all of its blocks found out once."""
    return _block_flags(text) if units is text.blocks else heading_flags(units)


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
        if index not in shapes and not unit.is_page and len(unit.text) <= _LONGEST and bare(unit.text) in titles:
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
                place = _Place(unit, befores[index], following, below in weighed, language)
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
    return below == index + 1 and _are_one(units[index], units[below])


def _are_one(first: Unit, second: Unit) -> bool:
    """Whether two lines are one heading: no blank line between them, both in capitals or the first a mere number."""
    if second.blanks or not first.blanks or number_of(second.text) or is_marked(second):
        return False
    are_capitals = first.text.isupper() and second.text.isupper() and first.text[-1] not in ".:?!"
    return are_capitals or _BARE_NUMBER.fullmatch(first.text) is not None


def _why(place: _Place, units: Sequence[Unit], index: int) -> Evidence:
    if is_marked(place.unit) or underlining(units, index):
        return Evidence("heading", "marked as one", _CERTAIN)
    seen = [(name, weight) for name, weight, holds in _SIGNS if holds(place)]
    total = sum(weight for _, weight in seen)
    return Evidence("heading", ", ".join(name for name, _ in seen), round(max(0.0, min(0.95, total)), 2))


def _add(found: dict[int, Heading], units: Sequence[Unit], index: int, why: Evidence) -> None:
    """Add a heading, or the second line of one."""
    end = index + 1 + bool(underlining(units, index))
    first = next((at for at in (index - 1,) if at in found and found[at].end == index), None)
    if first is not None and _is_one_heading(units, first, index):
        above = found[first]
        found[first] = above._replace(lines=(*above.lines, index), end=end)
    else:
        found[index] = Heading((index,), end, marked(units, index), why)


def depth_of_number(unit: Unit) -> int:
    """How deep a heading's number says that it stands, Roman or decimal; 0 where it has none."""
    return depth(unit) if _NUMBERED.match(unit.text) else 0


def depth(unit: Unit) -> int:
    """How deep a heading's decimal number says that it stands: 1 for `2.`, 2 for `2.1`; 1 without a number."""
    return plain_depth(marked((unit,), 0))


def sections(blocks: Sequence[tuple[Node, int]]) -> tuple[Node, ...]:
    """Nodes with their heading depth (0 = no heading) as nodes and nested `div`s of type section."""
    top: list[Node] = []
    open_sections: list[tuple[int, list[Node]]] = []

    def close(level: int) -> None:
        while open_sections and open_sections[-1][0] >= level:
            _, children = open_sections.pop()
            target = open_sections[-1][1] if open_sections else top
            target.append(Node("div", children=tuple(children), attrs=(("type", "section"),)))

    for node, level in blocks:
        if level:
            close(level)
            open_sections.append((level, [node]))
        else:
            (open_sections[-1][1] if open_sections else top).append(node)
    close(0)
    return tuple(top)
