"""The running text of a document: headings and sections, lists, displayed quotations, page markers, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edenda.problems import Problem
from edenda.readers.context import Text, ends_sentence, lines_of, parts_of
from edenda.readers.draft import Node, Piece
from edenda.readers.headings import depth, heading_flags, heading_parts, sections
from edenda.readers.hinted_blocks import hinted_block, why_of
from edenda.readers.lists import find_list, list_node, markers, page_node, rule_node
from edenda.readers.notes import Notes, cut_calls, find_notes, uncalled, unprinted
from edenda.readers.units import Part, Unit

_ENCLOSED: Final = re.compile(r"(?:“[^“”]+”|\"[^\"]+\"|'[^'].*[^']'|‘.+’)")
_MOST_PULL_QUOTES: Final = 100
_DISPLAYED = 3
_OFFICER: Final = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s){1,4}[^\W\d_a-z][\w.’'-]*,\s\S")
_SIGNED: Final = ("(signed)", "signed:", "signed,", "(sgd", "sgd.", "/s/", "s/")


def body_nodes(text: Text, units: Sequence[Unit], *, parts_by_blanks: bool = False) -> tuple[Node, ...]:
    """Units as block nodes, gathered into sections.

    With `parts_by_blanks`, a text without headings is divided into numbered parts where two blank lines stand.
    """
    flags = heading_flags(units)
    breaks = _part_breaks(units) if parts_by_blanks and not any(flags) else [False] * len(units)
    stops = _next_stops([flag or is_break for flag, is_break in zip(flags, breaks, strict=True)])
    marked = _Marked(flags, stops, displayed_units(units, text.raw), pull_quotes(text, units))
    blocks: list[tuple[Node, int]] = []
    parts: list[list[tuple[Node, int]]] = [blocks]
    index = 0
    while index < len(units):
        if breaks[index] and parts[-1]:
            parts.append([])
        node, index, level = _block(text, units, index, marked)
        parts[-1].append((node, level))
    if len(parts) == 1:
        return sections(blocks)
    return tuple(node for number, part in enumerate(parts, start=1) for node in _numbered(part, number))


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
    """What is known of units before they become blocks: headings, places where lists stop, quotations set apart."""

    flags: list[bool]
    stops: list[int]
    displayed: frozenset[int]
    pulled: frozenset[int]


def _block(text: Text, units: Sequence[Unit], index: int, marked: _Marked) -> tuple[Node, int, int]:
    unit = units[index]
    if index in marked.pulled:
        return Node("quote", unit.parts, attrs=(("type", "pull"),)), index + 1, 0
    if unit.is_page:
        return page_node(unit), index + 1, 0
    if unit.is_rule:
        return rule_node(unit), index + 1, 0
    if marked.flags[index]:
        return Node("head", without_ending(unit, text), why=why_of(unit)), index + 1, depth(unit)
    if found := hinted_block(text, units, index) or _listed(text, units, index, marked):
        return *found, 0
    return _with_displayed(units, index, marked.displayed)


def _listed(text: Text, units: Sequence[Unit], index: int, marked: _Marked) -> tuple[Node, int] | None:
    items = find_list(units, index, text.raw, next_stop=marked.stops)
    return (list_node(items, units, text.raw), items[-1].end) if items else None


def _with_displayed(units: Sequence[Unit], index: int, displayed: frozenset[int]) -> tuple[Node, int, int]:
    """A paragraph with the displayed quotation that follows it: lines set in deeper than the running text."""
    unit = units[index]
    if index in displayed:
        return _quote(unit), index + 1, 0
    if index + 1 not in displayed:
        return Node("p", unit.parts), index + 1, 0
    following = _quote(units[index + 1])
    return Node("p", children=(Node("#text", unit.parts), following)), index + 2, 0


def _quote(unit: Unit) -> Node:
    first, *rest = unit.parts
    if unit.text.startswith("> "):
        first, rest = Part("label", first.start, first.start + 1), [first._replace(start=first.start + 2), *rest]
    return Node("quote", (first, *rest), attrs=(("rend", "block"),))


def displayed_units(units: Sequence[Unit], raw: str) -> frozenset[int]:
    """The indexes of units all of whose lines stand deeper than those of most paragraphs."""
    margins = sorted(unit.margin for unit in units if unit.lines > 1)
    usual = margins[len(margins) // 2] if margins else 0
    return frozenset(
        index
        for index, unit in enumerate(units)
        if unit.text.startswith("> ")
        or unit.style == "quote"
        or (unit.lines > 1 and not unit.is_page and unit.margin >= usual + _DISPLAYED and not markers(unit, raw))
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


def with_notes(
    text: Text, nodes: tuple[Node, ...], notes: Notes | None
) -> tuple[tuple[Node, ...], tuple[Piece, ...], tuple[Problem, ...]]:
    """Nodes with the calls of notes cut out, the notes' pieces, and what does not fit together."""
    if notes is None:
        return nodes, (), _unprinted(text, nodes, None)
    seen: set[str] = set()
    cut = tuple(cut_calls(node, text, notes, seen) for node in nodes)
    problems = uncalled(text, notes, seen) + _unprinted(text, nodes, notes)
    missing = [number for number in notes.numbers if number not in seen]
    if missing:
        cut = append_calls(cut, missing)
    return cut, notes.pieces, problems


def append_calls(nodes: tuple[Node, ...], numbers: list[str]) -> tuple[Node, ...]:
    """Nodes with calls of uncalled notes at the end of the last text."""
    *before, last = nodes
    if last.children:
        within = append_calls(last.children, numbers)
        if within != last.children:
            return (*before, replace(last, children=within))
    elif last.parts and last.kind not in ("pb", "milestone"):
        end = last.parts[-1].end
        calls = tuple(Part("call", end, end, number) for number in numbers)
        return (*before, replace(last, parts=(*last.parts, *calls)))
    return (*append_calls(tuple(before), numbers), last) if before else nodes


def _unprinted(text: Text, nodes: tuple[Node, ...], notes: Notes | None) -> tuple[Problem, ...]:
    found: list[Problem] = []
    known = frozenset(notes.numbers if notes else ())
    stack = list(nodes)
    while stack:
        node = stack.pop()
        stack.extend(node.children)
        for part in node.parts:
            if part.kind == "text" and text.raw.find("[", part.start, part.end) >= 0:
                found.extend(unprinted(text, text.raw[part.start : part.end], part.start, known))
    return tuple(sorted(found, key=lambda problem: (problem.line or 0, problem.column or 0)))


def take_notes(text: Text, units: Sequence[Unit]) -> tuple[tuple[Unit, ...], tuple[Unit, ...], Notes | None]:
    """Units before the printed notes, units after them, and the notes."""
    notes = find_notes(text, units)
    if notes is None:
        return tuple(units), (), None
    return tuple(units[: notes.start]), tuple(units[notes.end :]), notes


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


def heading_of_notes(notes: Notes | None) -> tuple[Piece, ...]:
    """The printed heading above the notes, which a note in the text has no place for, as furniture."""
    if notes is None or notes.heading is None:
        return ()
    return (Piece("furniture", "furniture", (Node("ab", parts_of([notes.heading])),)),)
