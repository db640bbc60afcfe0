"""Headings and the sections below them, told by form and by what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edenda.readers.context import ends_sentence, is_paragraph
from edenda.readers.draft import Node
from edenda.readers.units import Part, Unit

#: Heading marks of plain-text markup: `## Title`, `== Title ==`.
_MARKED: Final = re.compile(r"(?P<open>#{1,6}|={2,6})\s*(?P<title>\S.*?)\s*(?P<close>#*|=*)")
_MOST_WORDS, _LONGEST = 15, 100
_NUMBERED: Final = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+\S|[IVX]{1,5}\.\s+\S|(?:chapter|part|section)\s", re.IGNORECASE
)
_NOT_A_HEADING: Final = re.compile(r"[a-z(\[“‘\"'«•*–—-]|\(?[a-z][.)]\s")
_CLOSING_MARKS: Final = re.compile(r"[.,;:—–-]$")


def is_heading(unit: Unit, following: Unit | None) -> bool:
    """Whether a unit heads what follows: short, no sentence, and a paragraph (or another heading) comes next."""
    if following is None or unit.is_page or following.is_page or not has_heading_form(unit):
        return False
    return (
        is_paragraph(following)
        or following.text.endswith(":")
        or (len(following.text) > 1.5 * len(unit.text) and following.text.count(" ") > 5)
        or _heads_a_sentence(unit, following)
    )


def _heads_a_sentence(unit: Unit, following: Unit) -> bool:
    """Whether a word or two, blank lines around them, stand above a short sentence."""
    is_apart = unit.blanks > 0 and following.blanks > 0
    is_bare = unit.text.count(" ") < 2 and unit.text[-1].isalpha() and not unit.text.isupper()
    return is_apart and is_bare and following.text.count(" ") > 2 and ends_sentence(following.text)


def has_heading_form(unit: Unit) -> bool:
    """Whether a unit looks like a heading by itself."""
    text = unit.text
    if unit.style and not unit.heading_level:
        return False
    if unit.is_rule or len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or _NOT_A_HEADING.match(text):
        return False
    if _CLOSING_MARKS.search(text) and not _MARKED.match(text):
        is_short = text.endswith(".") and text.count(" ") < 8 and not unit.is_dateline
        is_titled = not text[:1].isdigit() or _is_titled(text)
        return is_short and is_titled and (text.isupper() or _NUMBERED.match(text) is not None)
    return not unit.is_dateline


def _is_titled(text: str) -> bool:
    """Whether a numbered line that ends in a full stop is a title and no sentence: few words, or most with capitals."""
    words = [word for word in text.split()[1:] if len(word) > 3]
    return len(words) <= 2 or sum(word[0].isupper() for word in words) * 3 >= 2 * len(words)


def heading_flags(units: Sequence[Unit]) -> list[bool]:
    """For each unit whether it is a heading; a heading may stand above another one."""
    flags = [False] * len(units)
    following: Unit | None = None
    follows_heading = False
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        if unit.is_page or unit.is_rule:
            continue
        if unit.style:
            flags[index] = unit.heading_level > 0
            follows_heading, following = flags[index], unit
            continue
        above = follows_heading and has_heading_form(unit) and unit.blanks + units[index + 1].blanks > 0
        flags[index] = is_heading(unit, following) or (above and depth(unit) < _depth_or_deepest(following))
        follows_heading, following = flags[index], unit
    return flags


def depth_of_number(unit: Unit) -> int:
    """How deep a heading's number says that it stands, Roman or decimal; 0 where it has none."""
    return depth(unit) if _NUMBERED.match(unit.text) else 0


def depth(unit: Unit) -> int:
    """How deep a heading's decimal number says that it stands: 1 for `2.`, 2 for `2.1`; 1 without a number."""
    if unit.heading_level:
        return unit.heading_level
    marked = _MARKED.fullmatch(unit.text)
    if marked:
        return len(marked["open"])
    match = _NUMBERED.match(unit.text)
    return match["number"].count(".") + 1 if match and match["number"] else 1


def heading_parts(unit: Unit, raw: str) -> tuple[Part, ...]:
    """A heading's pieces with the marks around it (`==`) set apart as labels."""
    first = unit.parts[0]
    match = _MARKED.fullmatch(raw, first.start, first.end) if len(unit.parts) == 1 else None
    if match is None:
        return unit.parts
    start, end = match.span("title")
    parts = (Part("label", first.start, start), Part("text", start, end))
    return (*parts, Part("label", end, first.end)) if end < first.end else parts


def _depth_or_deepest(unit: Unit | None) -> int:
    return depth(unit) if unit is not None else 99


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
