"""Entries that may be one: what their names say, with what the register and the documents say for it or against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from lxml import etree

from edenda.checks.across.facts import Span
from edenda.checks.across.gathering import numbers_in
from edenda.languages import Language
from edenda.register.authorities import number_in
from edenda.register.index.values import IndexedEntry, Mention
from edenda.register.suggesting.bodies import like_bodies
from edenda.register.suggesting.facts import Stated, stated
from edenda.register.suggesting.persons import like_persons
from edenda.register.suggesting.values import LEAST, Pair, Suggestion

_PERSONS: Final = frozenset({"person", "personGrp"})
_MOST: Final = 0.99
_MOST_MENTIONS: Final = 400
_CROWD: Final = 3


class Mentioning(Protocol):
    """Where entries are mentioned, as the index says it."""

    def mentions(self, id_: str) -> Iterator[Mention]:
        """The mentions of an entry."""


class Scale(NamedTuple):
    """What changes how certain it is that two entries are one, and why; `forbids`: they are not."""

    by: float
    why: str
    forbids: bool = False


def duplicates(
    entries: Sequence[IndexedEntry], root: etree._Element, index: Mentioning, language: Language
) -> Iterator[Suggestion]:
    """The pairs of entries that may be one, in no particular order."""
    same = _same_numbers(root, {entry.id: entry for entry in entries})
    pairs = [pair for pair in alike(entries, language) if _ids(entries, pair) not in same]
    facts = stated(root, {one for pair in pairs for one in _ids(entries, pair)})
    known = {entry.id: entry for entry in entries}
    rivals = _rivals(pairs)
    for ids, why in sorted(same.items()):
        yield _suggestion(known[ids[0]], known[ids[1]], 1.0, [why])
    for pair in pairs:
        one, other = entries[pair.one], entries[pair.other]
        scales = [*_scales(facts[one.id], facts[other.id]), *_rivalry(pair, rivals)]
        certainty = pair.certainty + sum(scale.by for scale in scales)
        if certainty < LEAST or any(scale.forbids for scale in scales):
            continue
        met = _meeting(one, other, index)
        if not met.forbids:
            whys = [pair.why, *(scale.why for scale in (*scales, met) if scale.why)]
            yield _suggestion(one, other, round(min(_MOST, certainty + met.by), 2), whys)


def alike(entries: Sequence[IndexedEntry], language: Language) -> Iterator[Pair]:
    """The pairs of entries of one kind whose names look like one."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        if entry.names:
            kinds["person" if entry.kind in _PERSONS else entry.kind].append(number)
    for kind, numbers in kinds.items():
        names = [entries[number].names for number in numbers]
        found = like_persons(names, language) if kind == "person" else like_bodies(kind, names, language)
        for pair in found:
            yield pair._replace(one=numbers[pair.one], other=numbers[pair.other])


def _ids(entries: Sequence[IndexedEntry], pair: Pair) -> tuple[str, str]:
    return entries[pair.one].id, entries[pair.other].id


def _same_numbers(root: etree._Element, known: Mapping[str, IndexedEntry]) -> Mapping[tuple[str, str], str]:
    """The pairs of entries with one identifier of an authority."""
    holders: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for one in numbers_in(root):
        number = number_in(one.type, one.value)
        if one.entry in known and number:
            holders[one.kind, " ".join(number)].setdefault(one.entry)
    order = {id_: at for at, id_ in enumerate(known)}
    found: dict[tuple[str, str], str] = {}
    for (_, shared), ids in holders.items():
        first, *others = sorted(ids, key=order.__getitem__)
        found.update({(first, other): f"both have {shared}" for other in others})
    return found


def _rivals(pairs: Iterable[Pair]) -> Mapping[int, int]:
    """How many others each entry looks like."""
    found: dict[int, int] = defaultdict(int)
    for pair in pairs:
        found[pair.one] += 1
        found[pair.other] += 1
    return found


def _rivalry(pair: Pair, rivals: Mapping[int, int]) -> Iterator[Scale]:
    """A name that is not whole and looks like several: any of them may be meant."""
    others = max(rivals[pair.one], rivals[pair.other])
    if others > 1 and pair.certainty < _MOST - 0.15:
        more = "1 other entry looks" if others == 2 else f"{others - 1} other entries look"
        yield Scale(-0.15 if others <= _CROWD else -0.3, f"{more} like one of them too")


def _scales(one: Stated, other: Stated) -> Iterator[Scale]:
    """What the register says for it or against it."""
    for first, second, said in ((one.born, other.born, "were born in"), (one.died, other.died, "died in")):
        if first.first and second.first:
            is_same = _years(first) & _years(second)
            yield Scale(0.15, f"both {said} {min(is_same)}") if is_same else Scale(0, "", forbids=True)
    if _has_died(one, other) or _has_died(other, one):
        yield Scale(0, "", forbids=True)
    if one.years and other.years:
        is_same_year = one.years == other.years
        yield Scale(0.1, f"both are of {one.years}") if is_same_year else Scale(0, "", forbids=True)
    if shared := sorted(one.roles & other.roles):
        yield Scale(0.05, f"both are called {shared[0]}")
    if one.parts and other.parts:
        is_same_place = bool(one.parts & other.parts)
        yield Scale(0.05, "both belong to the same") if is_same_place else Scale(-0.5, "they belong to different ones")


def _years(span: Span) -> set[str]:
    return {one[:4] for one in (span.first, span.last) if one}


def _has_died(one: Stated, other: Stated) -> bool:
    """Whether one died before the other was born."""
    return bool(one.died.last and other.born.first and one.died.last[:4] < other.born.first[:4])


def _meeting(one: IndexedEntry, other: IndexedEntry, index: Mentioning) -> Scale:
    """What the documents say: two who stand in one sentence are two; one document with both has one under two names."""
    if not one.mentions or not other.mentions or min(one.mentions, other.mentions) > _MOST_MENTIONS:
        return Scale(0, "")
    less, more = sorted((one, other), key=lambda entry: entry.mentions)
    here = {_sentence(mention): mention for mention in index.mentions(less.id)}
    files = {mention.file for mention in here.values()}
    shared: set[str] = set()
    for mention in index.mentions(more.id):
        if _sentence(mention) in here and mention.before + mention.after:
            return Scale(0, "", forbids=True)
        shared.update({mention.file} & files)
    if shared:
        counted = "one document" if len(shared) == 1 else f"{len(shared)} documents"
        return Scale(0.03, f"both stand in {counted}, never in one sentence")
    return Scale(0, "")


def _sentence(mention: Mention) -> tuple[str, str, str]:
    return mention.file, mention.place, f"{mention.before}{mention.words}{mention.after}"


def _suggestion(one: IndexedEntry, other: IndexedEntry, certainty: float, whys: Sequence[str]) -> Suggestion:
    into, gone = sorted((one, other), key=lambda entry: (not entry.is_confirmed, -entry.mentions, entry.line))
    state = "" if gone.is_confirmed else " (not confirmed)"
    says = f"“{gone.names[0]}”{state} and “{into.names[0]}” may be one"
    counts = f"mentioned {gone.mentions} × and {into.mentions} ×"
    commands = (f"edenda register merge {gone.id} {into.id}", f"edenda register distinct {gone.id} {into.id}")
    return Suggestion("duplicates", certainty, (gone.id, into.id), says, (*whys, counts), commands)
