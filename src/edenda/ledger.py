"""The ledger: what became of every character of a source. It is the runs of a Reading, counted and listed."""

from __future__ import annotations

import json
from collections import Counter
from typing import Final, NamedTuple

from edenda.model import Flow, Reading, Run
from edenda.sources import position

_WORDS: Final = {
    "same": "text, as it stands",
    "space": "white space",
    "hyphen": "hyphens of divided words",
    "pagemark": "page markers, now pb",
    "label": "labels, now markup",
    "furniture": "page furniture, named in the header",
    "control": "characters that XML forbids, replaced",
}


class Item(NamedTuple):
    """A stretch of the source that is not text as it stands: line and column from 1, what it was, where it went."""

    line: int
    column: int
    kind: str
    text: str
    flow: str


class Ledger(NamedTuple):
    """Characters of a source by what became of them, flows with their lengths, and the itemised changes."""

    characters: int
    genre: str
    reasons: tuple[str, ...]
    by_kind: dict[str, int]
    by_flow: tuple[tuple[str, int], ...]
    items: tuple[Item, ...]


def ledger(reading: Reading) -> Ledger:
    """The ledger of a reading."""
    counts: Counter[str] = Counter()
    items: list[Item] = []
    flows: list[tuple[str, int]] = []
    for flow in reading.flows:
        if flow.copy_of is not None:
            continue
        length = 0
        for run in flow.runs:
            kind, (start, end) = _kind(flow, run), run.raw
            counts[kind] += end - start
            length += end - start
            if kind not in ("same", "space") and start < end:
                items.append(_item(reading, flow, run, kind))
        flows.append((flow.id, length))
    ordered = {kind: counts[kind] for kind in _WORDS if counts[kind]}
    return Ledger(len(reading.raw), reading.genre, reading.reasons, ordered, tuple(flows), tuple(sorted(items)))


def _kind(flow: Flow, run: Run) -> str:
    return "furniture" if flow.kind == "furniture" and run.kind == "same" else run.kind


def _item(reading: Reading, flow: Flow, run: Run, kind: str) -> Item:
    line, column = position(reading.raw, run.raw[0])
    return Item(line, column, kind, reading.raw[slice(*run.raw)], flow.id)


def as_text(found: Ledger, name: str) -> str:
    """The ledger for people."""
    rows = [f"{name}: {found.characters:,} characters, all accounted for"]
    rows += [f"  read as {found.genre}: {', '.join(found.reasons)}"]
    rows += [f"  {count:>9,}  {_WORDS[kind]}" for kind, count in found.by_kind.items()]
    rows += [f"  {flow:<22} {count:>9,}" for flow, count in found.by_flow]
    rows += [f"  line {item.line}, column {item.column}: {_WORDS[item.kind]}: “{item.text}”" for item in found.items]
    return "\n".join(rows) + "\n"


def as_record(found: Ledger, name: str) -> dict[str, object]:
    """The ledger for programs, ready for JSON."""
    return {
        "source": name,
        "characters": found.characters,
        "genre": found.genre,
        "reasons": found.reasons,
        "by_kind": found.by_kind,
        "by_flow": [{"flow": flow, "characters": count} for flow, count in found.by_flow],
        "items": [item._asdict() for item in found.items],
    }


def as_json(ledgers: list[tuple[str, Ledger]]) -> str:
    """Several ledgers as a JSON array."""
    return json.dumps([as_record(found, name) for name, found in ledgers], ensure_ascii=False, indent=2) + "\n"
