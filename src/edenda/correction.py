"""A corrected source brought into TEI that was edited since it was converted: what both did, or where they touch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.markup.document import look_at
from edenda.memory.remember import remember
from edenda.memory.store import Row
from edenda.merging.merge import Conflict, merge
from edenda.problems import Problem
from edenda.schemas.changes import broken_by
from edenda.tei import line_of, parse_tei, tag, text_of

_LONGEST: Final = 90


class Corrected(NamedTuple):
    """The edited file with its source's corrections, or None; marks of the kinds that came with them; problems."""

    data: bytes | None
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def correct(base: bytes, new: bytes, edited: bytes, name: str, schema: Path | None = None) -> Corrected:
    """Merge what changed between two conversions of a source into the TEI as edited in between.

    `name` is the file named in problems: SAFE-002 for each place that both changed; GRAM where a valid file would
    become invalid. Raises UnreadableError where the edited file cannot be read.
    """
    root = parse_tei(edited, name)
    document = look_at(edited, name)
    merged = merge(base.decode(), new.decode(), document.decode(document.view))
    if merged.text is None:
        return Corrected(None, (), tuple(_conflict(one, name) for one in merged.conflicts))
    data = document.bytes(document.encode(merged.text))
    after = parse_tei(data, name)
    if broken := broken_by(edited, data, name, schema):
        return Corrected(None, (), broken)
    if settled := _settled_choices(root, after, name):
        return Corrected(None, (), settled)
    added = Counter(map(_what, remember(new, name).rows)) - Counter(map(_what, remember(base, name).rows))
    return Corrected(data, tuple(row for row in remember(data, name).rows if _what(row) in added), ())


def _what(row: Row) -> tuple[str, str]:
    return row.type, row.surface


def _settled_choices(edited: etree._Element, merged: etree._Element, name: str) -> tuple[Problem, ...]:
    """SAFE-002 for each `choice` whose source reading was corrected to what its correction says."""
    before = Counter(_text(one) for one in _pointless(edited))
    found = [one for one in _pointless(merged) if not before[_text(one)]]
    message = "The source was corrected to what this `choice` has as its correction: “{}”."
    hint = "Put this reading in place of the `choice`, since the source has no other any more, and convert again."
    return tuple(Problem("SAFE-002", message.format(_text(one[0])), name, line_of(one), hint=hint) for one in found)


def _pointless(root: etree._Element) -> Iterator[etree._Element]:
    """Each `choice` of which all readings are the same."""
    for choice in root.iter(tag("choice")):
        if len(choice) > 1 and len({_text(reading) for reading in choice}) == 1:
            yield choice


def _text(element: etree._Element) -> str:
    return " ".join(text_of(element).split())


def _conflict(one: Conflict, name: str) -> Problem:
    message = (
        f"The source and this file were both changed here. The source had “{_short(one.base)}” and has now "
        f"“{_short(one.new)}”; the file has “{_short(one.edited)}”."
    )
    hint = (
        "Nothing was written. Make the correction here by hand and convert again; if the file is right as it is, "
        "say `edenda convert --keep` with the source's name."
    )
    return Problem("SAFE-002", message, name, one.line, one.column, hint=hint)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
