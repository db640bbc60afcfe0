"""Units as the lines of the source they were joined from, and lines joined again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edenda.readers.units import Part, Unit

_LINE_END: Final = re.compile(r"[\r\n]")
_TAB: Final = 4
#: How far before a character the beginning of its line is looked for at first.
_USUAL_MARGIN: Final = 64


def lines_of_unit(unit: Unit, raw: str) -> tuple[Unit, ...]:
    """The lines of the source that a unit was made of, each as a unit; a unit of one line is itself."""
    groups: list[list[Part]] = [[unit.parts[0]]]
    for before, part in itertools.pairwise(unit.parts):
        if _LINE_END.search(raw, before.end, part.start):
            groups.append([])
        groups[-1].append(part)
    if len(groups) == 1:
        return (unit,)
    return tuple(_line(unit, group, index, raw) for index, group in enumerate(groups))


def _line(unit: Unit, parts: Sequence[Part], index: int, raw: str) -> Unit:
    text = " ".join(raw[parts[0].start : parts[-1].end].split())
    indent = unit.indent if index == 0 else _columns(margin_of(parts[0].start, raw))
    blanks = 0 if index else unit.blanks
    return Unit(tuple(parts), text, blanks, indent, unit.line + index, margin=indent)


def margin_of(start: int, raw: str) -> str:
    """What stands on a line before a character of it."""
    width = _USUAL_MARGIN
    while width < start:
        begin = max(raw.rfind("\n", start - width, start), raw.rfind("\r", start - width, start)) + 1
        if begin:
            return raw[begin:start]
        width *= 4
    return raw[max(raw.rfind("\n", 0, start), raw.rfind("\r", 0, start)) + 1 : start]


def _columns(margin: str) -> int:
    return 0 if margin.strip() else len(margin) + margin.count("\t") * (_TAB - 1)


def joined(lines: Sequence[Unit]) -> Unit:
    """Lines that follow each other as one unit again; a word divided at a line's end is whole."""
    first = lines[0]
    if len(lines) == 1:
        return first
    text = first.text
    for before, line in itertools.pairwise(lines):
        is_divided = before.parts[-1].kind == "hyphen"
        text = text[:-1] + line.text if is_divided else f"{text} {line.text}"
    parts = tuple(part for line in lines for part in line.parts)
    return replace(first, parts=parts, text=text, margin=min(line.margin for line in lines), lines=len(lines))
