"""The running text of a document: headings and sections, lists, displayed quotations, page markers, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from edenda.model import Evidence
from edenda.readers.context import Text, ends_sentence, lines_of
from edenda.readers.draft import Node
from edenda.readers.hints.blocks import hinted_shapes
from edenda.readers.structure.breaks import page_node, rule_node
from edenda.readers.structure.captions import figure_node, is_caption, is_credit
from edenda.readers.structure.heading_marks import heading_attrs, heading_parts
from edenda.readers.structure.headings import Headings, find_headings
from edenda.readers.structure.links import find_links
from edenda.readers.structure.lists import find_list, list_node, markers
from edenda.readers.structure.sections import sections
from edenda.readers.structure.shapes import Shape, find_shapes
from edenda.readers.units import Part, Unit

_ENCLOSED: Final = re.compile(r"(?:“[^“”]+”|\"[^\"]+\"|'[^'].*[^']'|‘.+’)")
_MOST_PULL_QUOTES: Final = 100
_DISPLAYED = 3
_LONG_LINE: Final = 72
_OFFICER: Final = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s){1,4}[^\W\d_a-z][\w.’'-]*,\s\S")
_SIGNED: Final = ("(signed)", "signed:", "signed,", "(sgd", "sgd.", "/s/", "s/")


def body_nodes(text: Text, units: Sequence[Unit], *, parts_by_blanks: bool = False) -> tuple[Node, ...]:
    """Units as block nodes, gathered into sections.

    With `parts_by_blanks`, a text without headings is divided into numbered parts where two blank lines stand.
    """
    marked = _marked(text, units)
    units = marked.units
    breaks = _part_breaks(units) if parts_by_blanks and not marked.headings.found else [False] * len(units)
    stops = _next_stops([index in marked.stops or is_break for index, is_break in enumerate(breaks)])
    blocks: list[tuple[Node, int]] = []
    parts: list[list[tuple[Node, int]]] = [blocks]
    index = 0
    while index < len(units):
        if breaks[index] and parts[-1]:
            parts.append([])
        node, index, level = _block(text, marked, index, stops)
        parts[-1].append((node, level))
    if len(parts) == 1:
        return sections(blocks)
    return tuple(node for number, part in enumerate(parts, start=1) for node in _numbered(part, number))


def _marked(text: Text, units: Sequence[Unit]) -> _Marked:
    shaped = hinted_shapes(text, units) if text.hints else find_shapes(text, units)
    covered = frozenset(index for first, shape in shaped.shapes.items() for index in range(first, shape.end))
    headings = find_headings(shaped.units, text.language, covered, shaped.titles)
    links = find_links(shaped.units, headings, text.raw, text.language)
    doubts = {**shaped.doubts, **headings.doubts}
    stops = covered.union(headings.found)
    quoted = (displayed_units(shaped.units, text.raw) - covered, pull_quotes(text, shaped.units) - covered)
    shapes = {**shaped.shapes, **links}
    return _Marked(shaped.units, shapes, headings, headings.levels(text.language), doubts, stops, *quoted)


def _next_stops(is_stop: Sequence[bool]) -> list[int]:
    """For each unit the index of the first stop from there on; the number of units where there is none."""
    found: list[int] = []
    stop = len(is_stop)
    for index in range(len(is_stop) - 1, -1, -1):
        stop = index if is_stop[index] else stop
        found.append(stop)
    return found[::-1]


def _numbered(part: list[tuple[Node, int]], number: int) -> list[Node]:
    """A part as a numbered section, with the rule that closes it beside it."""
    nodes = [node for node, _ in part]
    closing = [nodes.pop()] if len(nodes) > 1 and nodes[-1].kind == "milestone" else []
    return [Node("div", children=tuple(nodes), attrs=(("type", "section"), ("n", str(number)))), *closing]


class _Marked(NamedTuple):
    """What is known of units before they become blocks.

    Shapes, headings and how deep they stand, lines that may be either, places where lists stop, quotations set apart.
    """

    units: tuple[Unit, ...]
    shapes: Mapping[int, Shape]
    headings: Headings
    levels: Mapping[int, int]
    doubts: Mapping[int, Evidence]
    stops: frozenset[int]
    displayed: frozenset[int]
    pulled: frozenset[int]


_Taken = tuple[Node, int, int]
"""A node, the index after its last unit, and its depth if it is a heading (0 = none)."""


def _block(text: Text, marked: _Marked, index: int, stops: Sequence[int]) -> _Taken:
    unit = marked.units[index]
    if index in marked.shapes:
        return marked.shapes[index].node, marked.shapes[index].end, 0
    if index in marked.pulled:
        return Node("quote", unit.parts, attrs=(("type", "pull"),)), index + 1, 0
    if unit.is_page:
        return page_node(unit), index + 1, 0
    heading = _heading(text, marked, index)
    if heading:
        return heading
    if unit.is_rule:
        return rule_node(unit), index + 1, 0
    return _picture(text, marked, index) or _list(text, marked, index, stops) or _paragraph(marked, index)


def _heading(text: Text, marked: _Marked, index: int) -> _Taken | None:
    """The heading at a unit, with a rule above it if one like that below it stands there."""
    units = marked.units
    at = index + (units[index].is_rule and _is_ruled_above(marked, index))
    heading = marked.headings.found.get(at)
    if heading is None:
        return None
    lines = [units[line] for line in heading.lines]
    parts = without_ending(lines[0], text) if len(lines) == 1 else lines_of(lines)
    above = _labels(units[index:at])
    below = _labels(units[heading.lines[-1] + 1 : heading.end])
    node = Node("head", (*above, *parts, *below), attrs=heading_attrs(heading.form), why=heading.why)
    return node, heading.end, marked.levels[at]


def _is_ruled_above(marked: _Marked, index: int) -> bool:
    heading = marked.headings.found.get(index + 1)
    if heading is None or not heading.form.rule or marked.units[index + 1].blanks:
        return False
    return marked.units[heading.end - 1].text == marked.units[index].text


def _labels(units: Sequence[Unit]) -> tuple[Part, ...]:
    return tuple(part._replace(kind="label") for unit in units for part in unit.parts)


def _picture(text: Text, marked: _Marked, index: int) -> _Taken | None:
    """The caption of a picture, and the credit that follows it."""
    units, language = marked.units, text.language
    if not is_caption(units[index], language):
        credit = units[index] if is_credit(units[index], language) else None
        return (figure_node(None, credit), index + 1, 0) if credit else None
    following = index + 1 < len(units) and index + 1 not in marked.stops and is_credit(units[index + 1], language)
    credit = units[index + 1] if following else None
    return figure_node(units[index], credit), index + 1 + following, 0


def _list(text: Text, marked: _Marked, index: int, stops: Sequence[int]) -> _Taken | None:
    items = find_list(marked.units, index, text.raw, next_stop=stops)
    return (list_node(items, marked.units, text.raw), items[-1].end, 0) if items else None


def _paragraph(marked: _Marked, index: int) -> _Taken:
    """A paragraph with the displayed quotation or verse that follows it: lines set in deeper than the running text."""
    unit = marked.units[index]
    if index in marked.displayed:
        return _quote(unit), index + 1, 0
    verse = marked.shapes.get(index + 1)
    if verse is not None and verse.node.kind == "lg" and unit.text.endswith(":"):
        quote = Node("quote", children=(verse.node,), attrs=(("rend", "block"),))
        return Node("p", children=(Node("#text", unit.parts), quote)), verse.end, 0
    if index + 1 not in marked.displayed:
        return Node("p", unit.parts, why=marked.doubts.get(index)), index + 1, 0
    following = _quote(marked.units[index + 1])
    return Node("p", children=(Node("#text", unit.parts), following)), index + 2, 0


def _quote(unit: Unit) -> Node:
    first, *rest = unit.parts
    if unit.text.startswith("> "):
        first, rest = Part("label", first.start, first.start + 1), [first._replace(start=first.start + 2), *rest]
    return Node("quote", (first, *rest), attrs=(("rend", "block"),))


def displayed_units(units: Sequence[Unit], raw: str) -> frozenset[int]:
    """The indexes of units all of whose lines stand deeper than those of most paragraphs."""
    margins = sorted(unit.margin for unit in units if unit.lines > 1 or len(unit.text) > _LONG_LINE)
    usual = margins[len(margins) // 2] if margins else 0
    announced = {index for index in range(1, len(units)) if units[index - 1].text.endswith(":")}
    return frozenset(
        index
        for index, unit in enumerate(units)
        if unit.text.startswith("> ")
        or unit.style == "quote"
        or (
            (unit.lines > 1 or (index in announced and len(unit.text) > _LONG_LINE))
            and not unit.is_page
            and unit.margin >= usual + _DISPLAYED
            and not markers(unit, raw)
        )
    )


def without_ending(unit: Unit, text: Text) -> tuple[Part, ...]:
    """A heading's pieces with its marks, or the page's furniture at its end (`[edit]`), set apart."""
    last = unit.parts[-1]
    for ending in text.language.words("furniture", "endings"):
        if unit.lower.endswith(ending) and last.kind == "text" and last.end - last.start > len(ending):
            cut = last.end - len(ending)
            return (*unit.parts[:-1], last._replace(end=cut), Part("furniture", cut, last.end))
    return heading_parts(unit, text.raw)


def pull_quotes(text: Text, units: Sequence[Unit]) -> frozenset[int]:
    """The units that repeat, in quotation marks, words of another paragraph (TEI Guidelines, 3.3.3: pull quotes)."""
    enclosed = [
        index for index, unit in enumerate(units) if 30 < len(unit.text) < 600 and _ENCLOSED.fullmatch(unit.text)
    ]
    return frozenset(
        index for index in enclosed[:_MOST_PULL_QUOTES] if text.raw.count(units[index].text[1:-1].strip(" .…")) > 1
    )


def _part_breaks(units: Sequence[Unit]) -> list[bool]:
    """Where two or more blank lines stand although one is the rule."""
    usual = sorted(unit.blanks for unit in units if not unit.is_page)
    middle = usual[len(usual) // 2] if usual else 0
    return [
        index > 0
        and not unit.is_page
        and not unit.is_rule
        and (unit.blanks > max(1, middle) or units[index - 1].is_rule)
        for index, unit in enumerate(units)
    ]


def closing_units(units: Sequence[Unit], most: int = 4) -> int:
    """The index from which the units at the end are a signature: short lines that end no sentence."""
    start = len(units)
    while start > 0 and len(units) - start < most:
        unit = units[start - 1]
        if (
            unit.is_page
            or unit.is_settled
            or len(unit.text) > 160
            or (ends_sentence(unit.text) and unit.text.count(" ") > 5)
        ):
            break
        start -= 1
    return start


def signatures(group: Sequence[Unit]) -> list[Node]:
    """The lines of a signature as `signed`, one for each person where each line is marked as signed."""
    people: list[list[Unit]] = [[]]
    are_officers = all(_OFFICER.match(unit.text) for unit in group)
    for unit in group:
        if (unit.lower.startswith(_SIGNED) or are_officers) and people[-1]:
            people.append([])
        people[-1].append(unit)
    return [Node("signed", lines_of(lines)) for lines in people]
