"""How good the markup is: found names and dates against those that people marked.

    python -m benchmarks.accuracy GOLD.jsonl … [--errors N] [--types persName,date] [--no-fields]

GOLD has one record a line: {"id", "text", "date"?, "entities": [{"start", "end", "type", "when"? …, "ignore"?}],
"complete"?, "partial"?}. strict = same span and type; relaxed = they overlap and have one type. Of dates also: the share
whose ISO value is right, of those found and of all. Types in "partial" are marked in part only: recall alone counts.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from edenda.mentions import find_mentions

TYPES: Final = ("persName", "orgName", "placeName", "event", "title", "date")
Record = dict[str, Any]
Entity = Mapping[str, Any]


def main() -> None:
    """Score each gold file and print a table, then errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--types", default=",".join(TYPES))
    arguments = parser.parse_args()
    for path in arguments.gold:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        started = time.process_time()
        found = [predicted(record) for record in records]
        seconds = time.process_time() - started
        size = sum(len(record["text"]) for record in records)
        print(f"{path.stem}: {len(records)} records, {size / 1e6 / seconds:.2f} MB/s")
        report(records, found, arguments.types.split(","), arguments.errors)


def predicted(record: Record) -> list[Record]:
    """What edenda finds in a record's text, in the form of its entities."""
    return [
        {"start": one.start, "end": one.end, "type": one.type, **one.attributes}
        for one in find_mentions(record["text"], date=record.get("date"))
    ]


def report(records: Sequence[Record], found: Sequence[Sequence[Entity]], types: Sequence[str], errors: int) -> None:
    """Print the table of one file."""
    print(f"{'':10s} {'gold':>6s} {'found':>6s}   strict P / R / F1        relaxed P / R / F1")
    for kind in types:
        count: Counter[str] = Counter()
        wrong: dict[str, list[str]] = defaultdict(list)
        for record, mentions in zip(records, found, strict=True):
            if kind in record.get("complete", TYPES) or kind in record.get("partial", ()):
                tally(record, mentions, kind, count, wrong)
        if count["gold"] or count["found"]:
            print(f"{kind:10s} {count['gold']:6d} {count['found']:6d}   {scores(count)}")
        if count["dated"]:
            right, dated, seen = count["right"], count["dated"], count["dated found"]
            print(f"{'':10s} values: {right / max(1, seen):.3f} of those found, {right / dated:.3f} of all")
        for name, cases in wrong.items():
            for case in cases[:errors]:
                print(f"    {name}: {case}")


def scores(count: Counter[str]) -> str:
    """Precision, recall and F1 from the counts of one type, strict and relaxed."""
    parts = []
    for way in ("strict", "relaxed"):
        precision = count[f"{way} found"] / max(1, count["found"])
        recall = count[f"{way} gold"] / max(1, count["gold"])
        both = precision + recall
        parts.append(f"{precision:.3f} / {recall:.3f} / {2 * precision * recall / both if both else 0:.3f}")
    return "    ".join(parts)


def tally(
    record: Record, mentions: Sequence[Entity], kind: str, count: Counter[str], wrong: dict[str, list[str]]
) -> None:
    """Add one record's figures of one type."""
    gold = [one for one in record["entities"] if one["type"] == kind and not one.get("ignore")]
    ignored = [one for one in record["entities"] if one.get("ignore")]
    ours = [one for one in mentions if one["type"] == kind]
    ours = [one for one in ours if any(overlap(one, other) for other in gold) or not touches(one, ignored)]
    is_complete = kind in record.get("complete", TYPES)
    spans = {(one["start"], one["end"]) for one in gold}
    count["gold"] += len(gold)
    for one in gold:
        near = [other for other in ours if overlap(one, other)]
        is_exact = any((other["start"], other["end"]) == (one["start"], one["end"]) for other in near)
        count["strict gold"] += is_exact
        count["relaxed gold"] += bool(near)
        if not near:
            wrong["missed"].append(shown(record, one))
        elif not is_exact:
            wrong["other span"].append(f"{shown(record, one)} found {[text(record, other) for other in near]}")
        if kind == "date" and any(value(one)):
            count["dated"] += 1
            count["dated found"] += bool(near)
            if any(value(one) == value(other) for other in near):
                count["right"] += 1
            elif near:
                wrong["other value"].append(f"{shown(record, one)} {value(one)} found {value(near[0])}")
    if is_complete:
        count["found"] += len(ours)
        for one in ours:
            count["strict found"] += (one["start"], one["end"]) in spans
            is_near = any(overlap(one, other) for other in gold)
            count["relaxed found"] += is_near
            if not is_near:
                wrong["not there"].append(shown(record, one))


def overlap(one: Entity, other: Entity) -> bool:
    """Whether two spans touch."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def touches(one: Entity, others: Iterable[Entity]) -> bool:
    """Whether a span touches any of others."""
    return any(overlap(one, other) for other in others)


def value(date: Entity) -> tuple[str, str, str]:
    """A date's ISO value: a day; or a first and a last."""
    first = date.get("from") or date.get("notBefore") or ""
    last = date.get("to") or date.get("notAfter") or ""
    return (date.get("when") or "", first, last)


def text(record: Record, one: Entity) -> str:
    """The words of a span."""
    return " ".join(record["text"][one["start"] : one["end"]].split())


def shown(record: Record, one: Entity) -> str:
    """The words of a span between those beside it, for reading."""
    before, after = record["text"][max(0, one["start"] - 35) : one["start"]], record["text"][one["end"] :][:25]
    return f"{record['id']}: {' '.join(before.split())} [{text(record, one)}] {' '.join(after.split())}"


if __name__ == "__main__":
    main()
