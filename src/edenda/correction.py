"""A corrected source brought into TEI that was edited since it was converted: what both did, or where they touch."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from edenda.checks.grammar import check_grammar
from edenda.markup.document import look_at
from edenda.memory.remember import remember
from edenda.memory.store import Row
from edenda.merging.merge import Conflict, merge
from edenda.problems import Problem
from edenda.tei import parse_tei


class Corrected(NamedTuple):
    """The edited file with its source's corrections, or None; the marks that came with them; problems."""

    data: bytes | None
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def correct(base: bytes, new: bytes, edited: bytes, name: str, schema: Path | None = None) -> Corrected:
    """Merge what changed between two conversions of a source into the TEI as edited in between.

    `name` is the file named in problems: SAFE-002 for each place that both changed, GRAM-001 where a valid file would
    become invalid. Raises UnreadableError where the edited file cannot be read.
    """
    root = parse_tei(edited, name)
    document = look_at(edited, name)
    merged = merge(base.decode(), new.decode(), document.decode(document.view))
    if merged.text is None:
        return Corrected(None, (), tuple(_conflict(one, name) for one in merged.conflicts))
    data = document.bytes(document.encode(merged.text))
    after = parse_tei(data, name)
    if broken := () if check_grammar(root, name, schema) else check_grammar(after, name, schema):
        return Corrected(None, (), broken)
    added = Counter(remember(new, name).rows) - Counter(remember(base, name).rows)
    return Corrected(data, tuple(added.elements()), ())


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


_LONGEST = 90
