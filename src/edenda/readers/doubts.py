"""Paragraphs that could be something else, as problems: the reader left them flat, an editor can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from edenda.model import Block, Reading, raw_positions
from edenda.problems import Problem
from edenda.sources import position

_MOST: Final = 10
_SHOWN: Final = 60
_KINDS: Final = {
    "no sure heading": (
        "HEAD-001",
        "This line may be a heading: “{words}” ({signs}); it was left a paragraph",
        "If it is one, write it as `== Title ==` in the source, or make it a head in the TEI.",
    ),
    "no sure table": (
        "TABLE-001",
        "These lines may be a table: “{words}” ({signs}); they were left as they are",
        "If they are one, put `|` between the cells in the source, or mark the table in the TEI.",
    ),
}


def doubts(reading: Reading) -> tuple[Problem, ...]:
    """HEAD-001 and TABLE-001 for paragraphs that say what else they could be; of each at most ten."""
    body = reading.body
    blocks = [block for top in body.blocks for block in top.walk() if block.kind == "p" and block.why]
    found: list[Problem] = []
    for rule in _KINDS:
        doubtful = [block for block in blocks if block.why is not None and block.why.rule == rule]
        found.extend(_told(reading, rule, doubtful))
    return tuple(found)


def _told(reading: Reading, rule: str, blocks: Sequence[Block]) -> Iterator[Problem]:
    code, message, hint = _KINDS[rule]
    told = blocks[:_MOST]
    places = raw_positions(reading.body, [block.span[0] for block in told])
    for index, (block, place) in enumerate(zip(told, places, strict=True), start=1):
        words = reading.body.text[slice(*block.span)]
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
        said = message.format(words=shown, signs=block.why.detail if block.why else "")
        more = len(blocks) - _MOST if index == _MOST else 0
        said += f". There are {more:,} more such places." if more > 0 else "."
        yield Problem(code, said, reading.origin, *position(reading.raw, place), hint=hint)
