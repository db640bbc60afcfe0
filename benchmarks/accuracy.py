"""How good the markup is: names and dates found in texts without a register, against those that people marked.

    python -m benchmarks.accuracy GOLD.jsonl … [--errors N] [--types persName,date] [--joined SET] [--markdown PAGE]

GOLD is a file anywhere, one record a line: {"id", "text", "date"?, "entities": [{"start", "end", "type", "when"? …,
"ignore"?, "explicit"?}], "complete"?, "partial"?}. strict = same span and type; relaxed = they overlap and have one
type. Of dates also: the share whose ISO value is right, of those found and of all. Types in "partial" are marked in
part only, so that recall alone counts. What has "ignore", and a date that is not "explicit" (the next day), is neither
missed nor wrong.
`--joined SET` reads the records of a set (its file's name without ending) whose ids are alike before `#` as one text.
`--markdown` writes the table into a page, between two comments.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from edenda.mentions import find_mentions

TYPES: Final = ("persName", "orgName", "placeName", "event", "title", "date")
_TABLE: Final = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
_HEAD: Final = (
    "| set | type | marked | found | precision | recall | F1 | relaxed F1 | values, of those found | of all |\n"
    "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n"
)
Record = dict[str, Any]
Entity = Mapping[str, Any]


@dataclass(frozen=True)
class Tally:
    """What was counted for one type, and the cases that were wrong, by kind of error."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


class Score(NamedTuple):
    """Precision, recall and their mean; precision None where a type is marked in part only."""

    precision: float | None
    recall: float

    @property
    def f1(self) -> float | None:
        """The harmonic mean; None without precision."""
        if self.precision is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def main() -> None:
    """Score each gold file and print a table, then errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each kind")
    parser.add_argument("--types", default=",".join(TYPES))
    parser.add_argument(
        "--joined", action="append", default=[], metavar="SET", help="a set whose records are paragraphs"
    )
    parser.add_argument("--markdown", type=Path, metavar="PAGE", help="write the table into a page")
    arguments = parser.parse_args()
    rows: list[str] = []
    for path in arguments.gold:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        records = joined(records) if path.stem in arguments.joined else records
        started = time.process_time()
        found = [predicted(record) for record in records]
        speed = sum(len(record["text"]) for record in records) / 1e6 / (time.process_time() - started)
        print(f"{path.stem}: {len(records)} records, {speed:.2f} million characters a second")
        for kind, tally in tallies(records, found, arguments.types.split(",")).items():
            print(f"  {kind:10s}{as_text(tally)}")
            print_errors(tally, arguments.errors)
            rows.append(f"| {path.stem} | {kind} | {' | '.join(figures(tally))} |\n")
    if arguments.markdown:
        write(arguments.markdown, rows)


def joined(records: Sequence[Record]) -> list[Record]:
    """Records that are paragraphs of one document as one text each, for what a paragraph alone does not tell."""
    found: dict[str, Record] = {}
    for record in records:
        name = record["id"].partition("#")[0]
        whole = found.setdefault(name, {**record, "id": name, "text": "", "entities": []})
        start = len(whole["text"])
        whole["text"] += f"{record['text']}\n\n"
        whole["entities"].extend(
            {**one, "start": one["start"] + start, "end": one["end"] + start} for one in record["entities"]
        )
    return list(found.values())


def predicted(record: Record) -> list[Entity]:
    """What edenda finds in a record's text, in the form of its entities."""
    return [
        {"start": one.start, "end": one.end, "type": one.type, **one.attributes}
        for one in find_mentions(record["text"], date=record.get("date"))
    ]


def tallies(records: Sequence[Record], found: Sequence[Sequence[Entity]], types: Iterable[str]) -> dict[str, Tally]:
    """The tally of each type that a gold file marks."""
    done: dict[str, Tally] = {}
    for kind in types:
        tally = Tally()
        for record, mentions in zip(records, found, strict=True):
            if is_marked(record, kind) or kind in record.get("partial", ()):
                count(record, mentions, kind, tally)
        if tally.counts["gold"] or tally.counts["found"]:
            done[kind] = tally
    return done


def count(record: Record, mentions: Sequence[Entity], kind: str, tally: Tally) -> None:
    """Add one record's figures of one type."""
    wanted = [one for one in record["entities"] if one["type"] == kind and not is_ignored(one)]
    ignored = [one for one in record["entities"] if is_ignored(one)]
    ours = [one for one in mentions if one["type"] == kind]
    ours = [one for one in ours if near(one, wanted) or not near(one, ignored)]
    for one in wanted:
        count_wanted(record, one, near(one, ours), tally)
    if is_marked(record, kind):
        for one in ours:
            count_found(record, one, near(one, wanted), tally)


def count_wanted(record: Record, one: Entity, found: Sequence[Entity], tally: Tally) -> None:
    """Whether something that people marked was found."""
    counts, case = tally.counts, shown(record, one)
    is_exact = any(span(other) == span(one) for other in found)
    counts["gold"] += 1
    counts["strict gold"] += is_exact
    counts["relaxed gold"] += bool(found)
    if not found:
        tally.wrong["missed"].append(case)
    elif not is_exact:
        tally.wrong["other span"].append(f"{case} found {[text(record, other) for other in found]}")
    if one["type"] == "date" and any(value(one)):
        is_right = any(value(one) == value(other) for other in found)
        counts["dated"] += 1
        counts["dated found"] += bool(found)
        counts["right"] += is_right
        if found and not is_right:
            tally.wrong["other value"].append(f"{case} {value(one)} found {value(found[0])}")


def count_found(record: Record, one: Entity, marked: Sequence[Entity], tally: Tally) -> None:
    """Whether something that was found had been marked by people."""
    tally.counts["found"] += 1
    tally.counts["strict found"] += any(span(other) == span(one) for other in marked)
    tally.counts["relaxed found"] += bool(marked)
    if not marked:
        tally.wrong["not there"].append(shown(record, one))


def score(tally: Tally, way: str) -> Score:
    """Precision and recall of one type, `strict` or `relaxed`."""
    counts = tally.counts
    recall = counts[f"{way} gold"] / max(1, counts["gold"])
    return Score(counts[f"{way} found"] / counts["found"] if counts["found"] else None, recall)


def figures(tally: Tally) -> Iterator[str]:
    """The cells of a row: a dash where there is nothing to say."""
    counts, strict = tally.counts, score(tally, "strict")
    yield str(counts["gold"])
    yield str(counts["found"]) if strict.precision is not None else "–"
    for number in (strict.precision, strict.recall, strict.f1, score(tally, "relaxed").f1):
        yield "–" if number is None else f"{number:.2f}"
    for whole in ("dated found", "dated"):
        yield f"{counts['right'] / counts[whole]:.2f}" if counts[whole] else "–"


def as_text(tally: Tally) -> str:
    """The figures in a line."""
    names = ("marked", "found", "P", "R", "F1", "relaxed F1", "values of found", "of all")
    return "  ".join(f"{name} {figure}" for name, figure in zip(names, figures(tally), strict=True) if figure != "–")


def print_errors(tally: Tally, most: int) -> None:
    """The first errors of each kind."""
    for name, cases in tally.wrong.items():
        for case in cases[:most]:
            print(f"    {name}: {case}")


def write(page: Path, rows: Sequence[str]) -> None:
    """Write the table into a page."""
    before = page.read_text(encoding="utf-8")
    page.write_text(_TABLE.sub(lambda _: f"{_HEAD}{''.join(rows)}", before), encoding="utf-8", newline="")


def is_marked(record: Record, kind: str) -> bool:
    """Whether people marked every mention of a type in a record."""
    return kind in record.get("complete", TYPES)


def is_ignored(one: Entity) -> bool:
    """Whether it does not matter if something is found."""
    return bool(one.get("ignore")) or (one["type"] == "date" and one.get("explicit") is False)


def near(one: Entity, others: Iterable[Entity]) -> list[Entity]:
    """Those that overlap."""
    return [other for other in others if one["start"] < other["end"] and other["start"] < one["end"]]


def span(one: Entity) -> tuple[int, int]:
    """Where it begins and ends."""
    return one["start"], one["end"]


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
