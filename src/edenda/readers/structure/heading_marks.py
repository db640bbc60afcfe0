"""Headings that a plain text marks as such: `## Title`, `== Title ==`, `**Title**`, a title with a rule drawn below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.model import Attrs
from edenda.readers.once import once
from edenda.readers.units import Part, Unit

#: Heading marks of plain-text markup: `## Title`, `== Title ==`.
_MARKED: Final = re.compile(r"(?P<open>#{1,6}(?!#)|={2,6}(?!=))\s*(?P<title>\S.*?)\s*(?P<close>#*|=*)")
_BOLD: Final = re.compile(r"(?P<open>\*\*|__|'{3})(?P<title>[^*_\s](?:[^*_]*[^*_\s])?)(?P<close>\*\*|__|'{3})")
_RULE: Final = re.compile(r"(?P<sign>[=\-~_*^–—])(?P=sign){2,}")
_RULE_SIGNS: Final = "=-~_*^–—"
_BOLD_DEPTH: Final = 7
_LONGEST: Final = 100


class Marked(NamedTuple):
    """A heading's words, and what its marks say: a depth (0 = no mark), the sign it is underlined with, its indent."""

    words: str
    depth: int = 0
    rule: str = ""
    indent: int = 0


def marked(units: Sequence[Unit], index: int) -> Marked:
    """A heading at an index of some units, with its marks."""
    unit = units[index]
    match = _match(unit)
    rule = underlining(units, index)
    if match is None:
        return Marked(unit.text, 0, rule, unit.indent)
    depth = len(match["open"]) if match["open"][0] in "#=" else _BOLD_DEPTH
    return Marked(match["title"], depth, rule, unit.indent)


def is_marked(unit: Unit) -> bool:
    """Whether marks around a unit make it a heading."""
    return _match(unit) is not None


@once
def _match(unit: Unit) -> re.Match[str] | None:
    if unit.is_page or len(unit.text) > _LONGEST:
        return None
    bold = _BOLD.fullmatch(unit.text)
    return bold or _MARKED.fullmatch(unit.text)


def underlining(units: Sequence[Unit], index: int) -> str:
    """The sign with which a unit is underlined: a rule in the next line, about as long as its words."""
    if index + 1 >= len(units):
        return ""
    unit, rule = units[index], units[index + 1]
    match = _RULE.fullmatch(rule.text) if rule.text[:1] in _RULE_SIGNS and not rule.is_page else None
    if match is None or rule.blanks or unit.is_page or unit.is_rule or len(unit.text) > _LONGEST:
        return ""
    is_as_long = abs(len(rule.text) - len(unit.text)) <= max(2, len(unit.text) // 5)
    return match["sign"] if is_as_long and abs(rule.indent - unit.indent) <= 2 else ""


def heading_parts(unit: Unit, raw: str) -> tuple[Part, ...]:
    """A heading's pieces with the marks around it (`==`, `**`) set apart as labels."""
    first = unit.parts[0]
    if len(unit.parts) > 1 or first.kind != "text":
        return unit.parts
    match = _BOLD.fullmatch(raw, first.start, first.end) or _MARKED.fullmatch(raw, first.start, first.end)
    if match is None:
        return unit.parts
    start, end = match.span("title")
    parts = (Part("label", first.start, start), Part("text", start, end))
    return (*parts, Part("label", end, first.end)) if end < first.end else parts


def heading_attrs(heading: Marked) -> Attrs:
    """How a heading looks in the source, where that is not kept otherwise."""
    if heading.rule:
        return (("rend", "underlined"),)
    return (("rend", "bold"),) if heading.depth == _BOLD_DEPTH else ()
