"""Entries that may be several: the names that lead to them fall into groups that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from edenda.languages import Language
from edenda.recognisers.register.forms import alike
from edenda.recognisers.register.name_parts import PersonName
from edenda.recognisers.register.spelling import key_of
from edenda.register.free_ids import free_id
from edenda.register.growing.person_words import Named, are_one_given, named, title_words
from edenda.register.index.values import IndexedEntry, NameOfEntry
from edenda.register.likeness import Likeness, strangers
from edenda.register.suggesting.values import Suggestion

_CONTRADICTING: Final = 0.8
_UNLIKE: Final = 0.6
_MANY: Final = 2
_MOST_WORDS: Final = 40


def mixed(
    entries: Sequence[IndexedEntry], words: Mapping[str, Mapping[str, int]], language: Language
) -> Iterator[Suggestion]:
    """Entries whose mentions have names that contradict theirs; `words` are the names that lead to each, counted."""
    taken = {entry.id for entry in entries}
    for entry in entries:
        counts = words.get(entry.id, {})
        known = {alike(name) for name in entry.names}
        others = [one for one in counts if alike(one) not in known]
        if not others or not entry.names:
            continue
        if entry.kind == "person":
            found = _contradicting(entry, others[:_MOST_WORDS], language)
            if found:
                yield _suggestion(entry, found, counts, taken, "their given names contradict the entry's")
                continue
        unlike = sorted(strangers(Likeness.of(entry.names), counts))
        if unlike:
            yield _suggestion(entry, unlike, counts, taken, "they have nothing in common with the entry's names")


def _contradicting(entry: IndexedEntry, others: Sequence[str], language: Language) -> list[str]:
    """The names that contradict all names of an entry that have a given name."""
    known = [part for name in entry.names for part in named(name, "", title_words(language)).parts if part.given]
    suffixes = {named(name, "", title_words(language)).suffix for name in entry.names}
    taken = {words: named(words, "", title_words(language)) for words in others}
    return sorted(words for words, one in taken.items() if known and _contradicts(one, known, suffixes))


def _contradicts(one: Named, known: Sequence[PersonName], suffixes: set[str]) -> bool:
    if one.suffix and suffixes - {""} and one.suffix not in suffixes:
        return True
    parts = [part for part in one.parts if part.given]
    if not parts or one.parts[0].comes_first:
        return False
    return all(_is_other(part, other) for part in parts for other in known)


def _is_other(one: PersonName, other: PersonName) -> bool:
    if key_of(one.surname) != key_of(other.surname):
        return False
    return not are_one_given(one.given, other.given)


def _suggestion(
    entry: IndexedEntry, found: Sequence[str], counts: Mapping[str, int], taken: set[str], why: str
) -> Suggestion:
    times = sum(counts[words] for words in found)
    certainty = (_CONTRADICTING if "contradict" in why else _UNLIKE) + 0.05 * (times >= _MANY)
    named_so = ", ".join(f"“{words}” ({counts[words]})" for words in found)
    says = f"“{entry.names[0]}” may be several: {named_so} lead to it"
    options = " ".join(f'--words "{words}"' for words in found)
    new = free_id(entry.kind, found[0], taken)
    rest = sum(counts.values()) - times
    commands = (f"edenda register split {entry.id} {new} {options}", f"edenda register show {entry.id}")
    return Suggestion("mixed", certainty, (entry.id,), says, (why, f"{rest} other mentions"), commands)


def counted(rows: Iterable[NameOfEntry]) -> Mapping[str, Mapping[str, int]]:
    """The words that lead to each entry, with their numbers."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row.entry][row.words] = found[row.entry].get(row.words, 0) + row.times
    return found
