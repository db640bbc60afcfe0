"""Why a source was read as it was: the genre with its signs, and for each block the rule, the signs, how sure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.model import Block, Evidence, Flow, Reading, raw_positions
from edenda.sources import position

_SHOWN: Final = 50


class Decision(NamedTuple):
    """A block with the line of the source where it begins, its first words, and why it is one (0 to 1: how sure)."""

    line: int
    element: str
    attributes: dict[str, str]
    words: str
    rule: str
    signs: str
    confidence: float


class Explanation(NamedTuple):
    """A genre with its reasons, the scores of all genres that were tried, and the blocks whose form left a choice."""

    genre: str
    reasons: tuple[str, ...]
    scores: tuple[tuple[str, float, tuple[str, ...]], ...]
    decisions: tuple[Decision, ...]


def explain(reading: Reading) -> Explanation:
    """The explanation of a reading."""
    decisions = (one for flow in reading.flows if flow.copy_of is None for one in _decisions(reading, flow))
    return Explanation(reading.genre, reading.reasons, reading.scores, tuple(sorted(decisions)))


def _decisions(reading: Reading, flow: Flow) -> list[Decision]:
    blocks = [(block, block.why) for top in flow.blocks for block in top.walk() if block.why]
    places = raw_positions(flow, [block.span[0] for block, _ in blocks]) if blocks else []
    return [_decision(reading, flow, block, why, at) for (block, why), at in zip(blocks, places, strict=True)]


def _decision(reading: Reading, flow: Flow, block: Block, why: Evidence, at: int) -> Decision:
    words = " ".join(flow.text[slice(*block.span)].split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
    attributes = {name: str(value) for name, value in block.attrs}
    return Decision(position(reading.raw, at)[0], block.kind, attributes, shown, why.rule, why.detail, why.confidence)


def as_text(found: Explanation, name: str) -> str:
    """An explanation for people."""
    lines = [f"{name}: read as {found.genre}: {', '.join(found.reasons)}"]
    lines += [
        f"  {genre} {score:.2f}: {', '.join(signs) or 'no sign of it'}"
        for genre, score, signs in found.scores
        if genre != found.genre
    ]
    lines += [_line(one, name) for one in found.decisions]
    return "\n".join(lines) + "\n"


def _line(one: Decision, name: str) -> str:
    attributes = "".join(f' {key}="{value}"' for key, value in one.attributes.items())
    signs = f": {one.signs}" if one.signs else ""
    return f"{name}:{one.line}: <{one.element}{attributes}> “{one.words}”: {one.rule}{signs} ({one.confidence:.2g})"


def as_json(explanations: Sequence[tuple[str, Explanation]]) -> str:
    """Several explanations as a JSON array."""
    records = [
        {
            "source": name,
            "genre": found.genre,
            "reasons": found.reasons,
            "scores": [{"genre": genre, "score": score, "signs": signs} for genre, score, signs in found.scores],
            "decisions": [one._asdict() for one in found.decisions],
        }
        for name, found in explanations
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
