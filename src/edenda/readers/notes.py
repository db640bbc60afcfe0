"""Numbered notes: printed at the end of a text and called in it by `[1]`, `(1)` or a raised figure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edenda.problems import Problem
from edenda.readers.context import Text, bare_heading
from edenda.readers.draft import Node, Piece
from edenda.readers.units import Part, Unit
from edenda.sources import position

_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PRINTED: Final = {
    "brackets": re.compile(r"\[(\d{1,3})\]\.?\s*"),
    "parentheses": re.compile(r"\((\d{1,3})\)\.?\s+"),
    "raised": re.compile(r"([⁰¹²³⁴-⁹]{1,3})[.)]?\s*"),
    "plain": re.compile(r"(\d{1,3})(?:[.)]\s*(?:[\^↑]\s*)?|\s+)(?=\S)"),
}
_CALLED: Final = {
    "brackets": re.compile(r"\[(\d{1,3})\]"),
    "parentheses": re.compile(r"(?<=[\w.,;:!?”’\"'»])\s?\((\d{1,3})\)(?!\s*\d)"),
    "raised": re.compile(r"([⁰¹²³⁴-⁹]{1,3})"),
}
#: how a note is printed -> the ways in which it can be called, best first
_CALLS_OF: Final = {
    "brackets": ("brackets",),
    "parentheses": ("parentheses",),
    "raised": ("raised",),
    "plain": ("brackets", "raised", "parentheses"),
}


class Notes(NamedTuple):
    """The printed notes: where they begin (a heading above them included), their pieces, and how they are called."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    numbers: tuple[str, ...]
    call: str
    heading: Unit | None


def find_notes(text: Text, units: Sequence[Unit]) -> Notes | None:
    """The notes printed in the later half of some units; None where there are none."""
    starts = _headings(text, units, "notes") or _headings(text, units, "bibliography")
    for form, pattern in _PRINTED.items():
        if form == "plain" and not starts:
            continue
        first = starts[-1] + 1 if starts else None
        found = _numbered(text, units, pattern, first)
        call = _call_form(text, units, found, form)
        if found and call:
            heading = units[starts[-1]] if starts and starts[-1] == found[0][0] - 1 else None
            return _collect(text, units, found, call, heading)
    return None


def _headings(text: Text, units: Sequence[Unit], kind: str) -> list[int]:
    """Where headings of a kind stand: numbered references are printed under *References* as well as under *Notes*."""
    words = text.language.words("headings", kind)
    return [index for index, unit in enumerate(units) if bare_heading(text, unit) in words]


def _numbered(
    text: Text, units: Sequence[Unit], pattern: re.Pattern[str], first: int | None
) -> list[tuple[int, str, int]]:
    """(index of the unit, number, length of the label) of notes that count up to the last of them."""
    found: list[tuple[int, str, int]] = []
    for index in range(first if first is not None else len(units) // 4, len(units)):
        unit = units[index]
        if unit.is_page:
            continue
        match = pattern.match(text.raw, unit.start, unit.parts[0].end)
        if not match:
            continue
        number = match[1].translate(_RAISED)
        if not found or int(number) > int(found[-1][1]):
            found.append((index, number, match.end() - match.start()))
        elif number == "1":
            found = [(index, number, match.end() - match.start())]
    return found


def _call_form(text: Text, units: Sequence[Unit], found: list[tuple[int, str, int]], form: str) -> str:
    if not found:
        return ""
    body = text.raw[units[0].start : units[found[0][0]].start]
    numbers = {number for _, number, _ in found}
    for call in _CALLS_OF[form]:
        called = {match[1].translate(_RAISED) for match in _CALLED[call].finditer(body)}
        if len(called & numbers) * 2 >= len(numbers):
            return call
    return ""


def _collect(
    text: Text, units: Sequence[Unit], found: list[tuple[int, str, int]], call: str, heading: Unit | None
) -> Notes:
    pieces = []
    end = found[-1][0] + 1
    bounds = [*(index for index, _, _ in found[1:]), end]
    for (index, number, length), until in zip(found, bounds, strict=True):
        head, *rest = units[index].parts
        label = Part("label", head.start, head.start + length)
        paragraphs = [Node("p", (label, head._replace(start=head.start + length), *rest))]
        for unit in units[index + 1 : until]:
            if unit.is_page:
                paragraphs[-1] = replace(paragraphs[-1], parts=(*paragraphs[-1].parts, *unit.parts))
            else:
                paragraphs.append(Node("p", unit.parts))
        pieces.append(Piece("note", "note", tuple(paragraphs), (("n", number),)))
    start = found[0][0] - (heading is not None)
    del text
    return Notes(start, end, tuple(pieces), tuple(number for _, number, _ in found), call, heading)


def cut_calls(node: Node, text: Text, notes: Notes, seen: set[str]) -> Node:
    """A node with the calls of notes cut out of its text as `call` pieces; only the first call of a note is cut."""
    if node.children:
        return replace(node, children=tuple(cut_calls(child, text, notes, seen) for child in node.children))
    parts: list[Part] = []
    for part in node.parts:
        parts.extend(_cut(part, text.raw, notes, seen) if part.kind == "text" else (part,))
    return replace(node, parts=tuple(parts))


def _cut(part: Part, raw: str, notes: Notes, seen: set[str]) -> Iterator[Part]:
    at = part.start
    for match in _CALLED[notes.call].finditer(raw, part.start, part.end):
        number = match[1].translate(_RAISED)
        if number not in notes.numbers or number in seen:
            continue
        seen.add(number)
        if match.start() > at:
            yield Part("text", at, match.start())
        yield Part("call", match.start(), match.end(), number)
        at = match.end()
    if at < part.end:
        yield Part("text", at, part.end)


def uncalled(text: Text, notes: Notes, seen: set[str]) -> tuple[Problem, ...]:
    """NOTE-002 for notes that are printed and never called."""
    hint = "It was put at the end of the text. Find its place and move the note there."
    return tuple(
        Problem(
            "NOTE-002",
            f"Note {number} is printed, but nothing in the text calls it.",
            text.name,
            position(text.raw, piece.nodes[0].parts[0].start)[0],
            hint=hint,
        )
        for number, piece in zip(notes.numbers, notes.pieces, strict=True)
        if number not in seen
    )


def unprinted(text: Text, body: str, offset: int, known: Collection[str]) -> tuple[Problem, ...]:
    """NOTE-001 for calls in brackets whose note is not printed; `known` are the numbers of those that are."""
    hint = "The call stays in the text as it is. If the note exists elsewhere, add it to the source or to the TEI."
    return tuple(
        Problem(
            "NOTE-001",
            f"Note {match[1]} is called here, but printed nowhere.",
            text.name,
            *position(text.raw, offset + match.start()),
            hint=hint,
        )
        for match in _CALLED["brackets"].finditer(body)
        if match[1] not in known
    )
