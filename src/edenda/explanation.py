"""Why a source was read as it was: the genre with its signs, and for each block the rule, the signs, how sure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.model import Attrs, Evidence, Flow, Link, Mark, Reading, Span, raw_positions
from edenda.sources import position
from edenda.tei import NAMING

_SHOWN: Final = 50


class Decision(NamedTuple):
    """A block or a name with the line of the source where it begins, its first words, and why it is one.

    `confidence` goes from 0 to 1.
    """

    line: int
    element: str
    attributes: dict[str, str]
    words: str
    rule: str
    signs: str
    confidence: float


class Explanation(NamedTuple):
    """A genre with its reasons, the scores of all genres that were tried, and what was decided.

    `decisions` are the blocks whose form left a choice, `mentions` the names and dates.
    """

    genre: str
    reasons: tuple[str, ...]
    scores: tuple[tuple[str, float, tuple[str, ...]], ...]
    decisions: tuple[Decision, ...]
    mentions: tuple[Decision, ...]


def explain(reading: Reading) -> Explanation:
    """The explanation of a reading."""
    flows = [flow for flow in reading.flows if flow.copy_of is None]
    return Explanation(
        reading.genre,
        reading.reasons,
        reading.scores,
        tuple(sorted(one for flow in flows for one in _decisions(reading, flow, _blocks(flow)))),
        tuple(one for flow in flows for one in _decisions(reading, flow, _mentions(flow))),
    )


class _Decided(NamedTuple):
    kind: str
    span: Span
    attrs: Attrs
    why: Evidence


def _blocks(flow: Flow) -> list[_Decided]:
    blocks = (block for top in flow.blocks for block in top.walk())
    return [_Decided(block.kind, block.span, block.attrs, block.why) for block in blocks if block.why]


def _mentions(flow: Flow) -> list[_Decided]:
    found = [
        _Decided(mark.kind, mark.span, mark.attrs, mark.why) for mark in flow.marks if _is_mention(mark) and mark.why
    ]
    return sorted(found, key=lambda one: one.span)


def _is_mention(mark: Mark) -> bool:
    return mark.kind in NAMING or mark.kind == "roleName"


def _decisions(reading: Reading, flow: Flow, decided: list[_Decided]) -> list[Decision]:
    places = raw_positions(flow, [one.span[0] for one in decided])
    return [_decision(reading, flow, one, at) for one, at in zip(decided, places, strict=True)]


def _decision(reading: Reading, flow: Flow, one: _Decided, at: int) -> Decision:
    words = " ".join(flow.text[slice(*one.span)].split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
    attributes = {name: _value(value) for name, value in one.attrs}
    why = one.why
    return Decision(position(reading.raw, at)[0], one.kind, attributes, shown, why.rule, why.detail, why.confidence)


def _value(value: str | Link) -> str:
    """A value; of a link to the register the ids of the entries, as @ref has them behind `#`."""
    if isinstance(value, Link) and value.target.startswith("register:"):
        return " ".join(f"#{name}" for name in value.target.removeprefix("register:").split())
    return value.target if isinstance(value, Link) else value


def as_text(found: Explanation, name: str) -> str:
    """An explanation for people."""
    lines = [f"{name}: read as {found.genre}: {', '.join(found.reasons)}"]
    lines += [
        f"  {genre} {score:.2f}: {', '.join(signs) or 'no sign of it'}"
        for genre, score, signs in found.scores
        if genre != found.genre
    ]
    lines += [_line(one, name) for one in (*found.decisions, *found.mentions)]
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
            "mentions": [one._asdict() for one in found.mentions],
        }
        for name, found in explanations
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
