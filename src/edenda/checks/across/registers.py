"""Rules on entries and what names them: names with nothing in common, entries twice, entries that nothing mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from edenda.checks.across.facts import Entry, Facts, Mention
from edenda.checks.across.lives import entries_by_target
from edenda.problems import Problem
from edenda.register.likeness import Likeness, strangers, unordered


def unlike_names(documents: Sequence[Facts]) -> Iterator[Problem]:
    """REG-003: a name that has nothing in common with the entry to which it points, nor with its other mentions."""
    entries = entries_by_target(documents)
    mentions: dict[str, dict[str, list[tuple[Mention, Facts]]]] = {}
    for document in documents:
        for mention in document.mentions:
            mentions.setdefault(mention.target, defaultdict(list))[mention.words].append((mention, document))
    for target, surfaces in mentions.items():
        entry = entries.get(target)
        counts = {words: sum(one.times for one, _ in places) for words, places in surfaces.items()}
        known = entry.names if entry else _most(counts)
        if known:
            names = Likeness.of(known)
            for words in strangers(names, counts):
                mention, document = surfaces[words][0]
                yield _stranger(mention, document, known[0])


def _most(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The name that an entry out of sight has most often; none where none prevails."""
    words, times = max(counts.items(), key=lambda one: (one[1], one[0]))
    return (words,) if times > 2 and 2 * times > sum(counts.values()) else ()


def _stranger(mention: Mention, document: Facts, name: str) -> Problem:
    message = f"“{mention.words}” is linked to the entry of “{name}”, with which it has nothing in common."
    hint = "Correct @ref; if it is right, add this name to the entry as a variant."
    return Problem("REG-003", message, document.file, mention.line, hint=hint)


def entries_twice(documents: Sequence[Facts]) -> Iterator[Problem]:
    """REG-004: two entries of one kind of which the one has the name of the other."""
    for document in documents:
        preferred: dict[tuple[str, tuple[str, ...]], Entry] = {}
        for entry in document.entries:
            if entry.names:
                preferred.setdefault((entry.kind, unordered(entry.names[0])), entry)
        for entry in document.entries:
            for at, name in enumerate(entry.names):
                if at and " " not in name:
                    continue  # surnames and short forms are of many
                other = preferred.get((entry.kind, unordered(name)))
                if other and other.id != entry.id and _may_be_one(entry, other, document):
                    yield _twice(document, entry, other, name)
                    break


def _may_be_one(entry: Entry, other: Entry, document: Facts) -> bool:
    """Whether years of life do not tell two entries apart, nor somebody who decided that they are two."""
    if frozenset((entry.id, other.id)) in document.distinct:
        return False
    pairs = ((entry.born.first, other.born.first), (entry.died.first, other.died.first))
    return not any(one and two and one[:4] != two[:4] for one, two in pairs)


def _twice(document: Facts, entry: Entry, other: Entry, name: str) -> Problem:
    message = f"“{name}” is a name of this entry, and “{other.names[0]}” (line {other.line}) is another entry."
    hint = "If they are one, join them, and mend what points to the second; if not, add what tells them apart."
    return Problem("REG-004", message, document.file, entry.line, hint=hint)


def unmentioned_entries(documents: Sequence[Facts]) -> Iterator[Problem]:
    """REG-005: an entry to which nothing points, in a register to which other files point."""
    targets = Counter(target for document in documents for target in document.targets)
    used = {
        target.partition("#")[0]
        for document in documents
        for target in document.targets
        if target.partition("#")[0] != document.path
    }
    for document in documents:
        if document.path in used:
            for entry in document.entries:
                if not targets[f"{document.path}#{entry.id}"]:
                    name = entry.names[0] if entry.names else entry.id
                    message = f"Nothing points to the entry of “{name}”."
                    hint = "Link its mentions, or leave it as it is, if the edition wants entries without mentions."
                    yield Problem("REG-005", message, document.file, entry.line, hint=hint)
