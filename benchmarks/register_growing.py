"""How well names are clustered for provisional entries, and how well duplicates of a register are told.

    python -m benchmarks.register_growing [--errors N]

Clustering: the documents of this edition without their links, against its register; and the texts in
`benchmarks/gold/development.jsonl`, of which `development.names.txt` says which names mean one. Two names are a pair (a
name in two documents is two names); precision is how many pairs in a cluster are one, recall how many pairs that are
one stand in a cluster. Rules were tried on both. Duplicates: the pairs of `tests/cases/registers/pairs.txt`, each as a
register of two entries; a pair counts as told from a certainty of 0.5 on.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

from edenda.edition import open_edition
from edenda.languages import load
from edenda.register.growing.clustering import cluster
from edenda.register.growing.gathering import kind_of, use_of
from edenda.register.growing.values import KINDS, Cluster, Use
from edenda.register.index.index import open_index
from edenda.register.index.register_rows import register_rows
from edenda.register.index.values import Mention
from edenda.register.suggesting.duplicates import duplicates
from tests.register.suggesting.pairs import cases

ROOT: Final = Path(__file__).parents[1]
GOLD: Final = ROOT / "benchmarks" / "gold"
_ELEMENTS: Final = {
    "persName": "persName",
    "orgName": "orgName",
    "placeName": "placeName",
    "event": "name",
    "title": "title",
}
_AROUND: Final = 60
_LONGEST_ACRONYM: Final = 5
_TOLD: Final = 0.5


class Score(NamedTuple):
    """Pairs that are rightly joined, wrongly joined, and wrongly apart."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """How many of those joined are one."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """How many of those that are one are joined."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Named = tuple[str, str]
"""A document and the words of a name in it."""


def main() -> None:
    """Print the tables, and the first errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0)
    errors = parser.parse_args().errors
    print(f"{'':34s} names  precision  recall     F1")
    for title, uses, truth in (("this edition", *edition()), ("gold/development", *development())):
        found = cluster(uses, load())
        for kind in KINDS:
            clusters = [one for one in found if one.kind == kind]
            names = sum(use.kind == kind for use in uses)
            _print(f"{title:24s} {kind:8s} {names:6d}", *clustering(clusters, truth), errors)
    _print(f"{'pairs.txt':24s} {'':8s} {'':6s}", *telling_duplicates(), errors)


def _print(title: str, score: Score, wrong: Sequence[str], errors: int) -> None:
    print(f"{title}      {score.precision:.3f}   {score.recall:.3f}  {score.f1:.3f}")
    print("".join(f"    {one}\n" for one in wrong[:errors]), end="")


def clustering(clusters: Sequence[Cluster], truth: Mapping[tuple[str, str, str], str]) -> tuple[Score, list[str]]:
    """How good the clusters of one kind are; `truth` is what each name means, by kind, document and words."""
    found: dict[Named, int] = {}
    meant: dict[Named, str] = {}
    for number, each in enumerate(clusters):
        for member in each.members:
            name = (member.use.document, member.use.words)
            found.setdefault(name, number)
            meant[name] = truth[each.kind, member.use.document, member.use.words]
    counts: Counter[str] = Counter()
    wrong = []
    for one, other in combinations(sorted(found), 2):
        is_joined, is_one = found[one] == found[other], meant[one] == meant[other]
        counts["right"] += is_joined and is_one
        counts["wrong"] += is_joined and not is_one
        counts["missed"] += is_one and not is_joined
        if is_joined != is_one:
            wrong.append(f"{'wrong' if is_joined else 'missed'}: {' | '.join((*one, *other))}")
    return Score(counts["right"], counts["wrong"], counts["missed"]), sorted(wrong, reverse=True)


def edition() -> tuple[list[Use], dict[tuple[str, str, str], str]]:
    """The names of this edition's documents that lead to an entry, as if they did not; and the entries."""
    truth: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    mentions: list[Mention] = []
    with open_index(open_edition(ROOT)) as index:
        for entry in index.entries():
            for mention in index.mentions(entry.id):
                if len(mention.entries) == 1 and not mention.is_in_header and kind_of(mention):
                    mentions.append(mention)
                    truth[kind_of(mention), mention.file, mention.words][entry.id] += 1
    return _uses(mentions), {key: one.most_common(1)[0][0] for key, one in truth.items()}


def development() -> tuple[list[Use], dict[tuple[str, str, str], str]]:
    """The names in the gold set of development, and what each means."""
    groups, across, apart = _groups()
    lines = (GOLD / "development.jsonl").read_text(encoding="utf-8").splitlines()
    mentions = [one for line in lines for one in _mentions(json.loads(line))]
    truth: dict[tuple[str, str, str], str] = {}
    for mention in mentions:
        kind, words, document = kind_of(mention), mention.words, mention.file
        first = groups.get((document, f"{words} @{kind}")) or groups.get((document, words)) or words
        if kind == "place":
            first = first.title() if first.isupper() and len(first) > _LONGEST_ACRONYM else first
        own = first if kind == "place" and first not in apart else f"{document} {first}"
        truth[kind, document, words] = f"{kind} {across.get((document, first)) or across.get(('', first)) or own}"
    return _uses(mentions), truth


def _uses(mentions: Sequence[Mention]) -> list[Use]:
    times = Counter(use_of(mention, load()) for mention in mentions)
    return [use._replace(times=number) for use, number in times.items()]


def _mentions(record: Mapping[str, object]) -> Iterator[Mention]:
    """The names of a record, each as the index would have it."""
    text, name = str(record["text"]), str(record["id"])
    entities = record["entities"]
    for one in entities if isinstance(entities, list) else ():
        if one["type"] in _ELEMENTS and not one.get("ignore"):
            start, end = one["start"], one["end"]
            words = " ".join(text[start:end].split())
            before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
            kind = "event" if one["type"] == "event" else ""
            yield Mention(name, _ELEMENTS[one["type"]], kind, words, (), "", 1, 1, start, end, start, before, after)


def _groups() -> tuple[dict[Named, str], dict[Named, str], frozenset[str]]:
    """What `development.names.txt` says: the first name of each group, what is one across documents, what is not."""
    groups: dict[Named, str] = {}
    across: dict[Named, str] = {}
    apart: set[str] = set()
    document = ""
    for line in (GOLD / "development.names.txt").read_text(encoding="utf-8").splitlines():
        names = re.split(r" = ", line)
        if not line or line.startswith("#"):
            document = document if line else ""
        elif not document:
            document = line
        elif document == "apart":
            apart.add(line)
        elif document == "across":
            for name in names:
                where, _, words = name.rpartition(": ")
                across[where, words] = names[0]
        else:
            groups.update({(document, name): names[0] for name in names})
    return groups, across, frozenset(apart)


class _NoMentions:
    """Documents without names."""

    def mentions(self, id_: str) -> Iterator[Mention]:
        """No mentions of any entry."""
        del id_
        return iter(())


def telling_duplicates() -> tuple[Score, list[str]]:
    """How well pairs of entries that are one are told from those that are two."""
    counts: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    for case in cases():
        found = duplicates(register_rows(case.root).entries, case.root, _NoMentions(), load())
        is_told = any(one.certainty >= _TOLD for one in found)
        counts[case.is_one, is_told] += 1
        if is_told != case.is_one:
            wrong.append(f"{'missed' if case.is_one else 'wrong'}: {case.kind} {case.text}")
    return Score(counts[True, True], counts[False, True], counts[True, False]), wrong


if __name__ == "__main__":
    main()
