"""The entries that a name may mean, by their names and by what else it means in the edition, the likeliest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from edenda.register.entries import KINDS
from edenda.register.index.values import IndexedEntry, Mention
from edenda.register.likeness import folded
from edenda.review.entries import Entries
from edenda.review.register import kind_of_entry
from edenda.review.values import Candidate

#: There is a key for each.
MOST: Final = 9
#: Of entries with a word in common so many are looked at.
_REACH: Final = 200
_GRADES: Final = {"same": 40, "fits": 30, "part": 20, "word": 5}
_HERE: Final = 100
_ELSEWHERE: Final = 50


class _Weighed(NamedTuple):
    grade: int
    mentions: int
    candidate: Candidate


def candidates(entries: Entries, mention: Mention, why_not: Callable[[str], str]) -> tuple[Candidate, ...]:
    """The entries that a doubtful name may mean.

    First those that the same words mean elsewhere in the same document, then in others, then those with these words
    as a name, with a name that fits them, with a word in common; of equals the one that is mentioned most. `why_not`
    says of an entry's id why it is unlikely then, which puts it behind others.
    """
    here, elsewhere = _links(entries, mention)
    kind = kind_of_entry(mention.element, mention.type)
    found: dict[str, IndexedEntry] = {}
    for one in (*here, *elsewhere, *mention.entries):
        if entry := entries.entry(one):
            found[one] = entry
    found.update((entry.id, entry) for entry in _of_like_names(entries, mention.words, kind))
    weighed = [
        _less_likely(_weighed(entry, mention, here[entry.id], elsewhere[entry.id]), why_not(entry.id))
        for entry in found.values()
    ]
    weighed.sort(key=lambda one: (-one.grade, -one.mentions, one.candidate.id))
    return tuple(one.candidate for one in weighed if one.grade)[:MOST]


def search(entries: Entries, words: str) -> tuple[Candidate, ...]:
    """The entries in whose names words begin so, those that are mentioned most first."""
    if not words.strip():
        return ()
    found = sorted(entries.with_words(words), key=lambda entry: -entry.mentions)
    return tuple(Candidate(entry.id, _name(entry), _told(entry)) for entry in found[:MOST])


def _links(entries: Entries, mention: Mention) -> tuple[Counter[str], Counter[str]]:
    """How often the same words lead to each entry: in the same document, and in others."""
    meant = entries.meanings(mention.words, mention.element)
    here = meant.documents.get(mention.file, Counter())
    return here - Counter(mention.entries), meant.edition - here


def _of_like_names(entries: Entries, words: str, kind: str) -> Iterable[IndexedEntry]:
    """Entries with a word in common: all words if any entry has them all, else the last one, else any."""
    kind = "" if kind not in KINDS else kind
    parts = [word for word in folded(words) if len(word) > 1]
    found: dict[str, IndexedEntry] = {}
    for wanted in dict.fromkeys((" ".join(parts), *parts[-1:], *parts)):
        if wanted and not found:
            found.update(
                (entry.id, entry) for entry, _ in zip(entries.with_words(wanted, kind), range(_REACH), strict=False)
            )
    return found.values()


def _weighed(entry: IndexedEntry, mention: Mention, here: int, elsewhere: int) -> _Weighed:
    how, why = _likeness(entry, mention.words)
    reasons = []
    if here:
        reasons.append(f"named so {_times(here)} in this document")
    elif elsewhere:
        reasons.append(f"named so {_times(elsewhere)} in other documents")
    if why:
        reasons.append(why)
    grade = (_HERE if here else _ELSEWHERE if elsewhere else 0) + _GRADES.get(how, 0)
    if entry.id in mention.entries:
        reasons.insert(0, "linked now")
        grade += 1
    reasons.append(_told(entry))
    return _Weighed(grade, entry.mentions + here, Candidate(entry.id, _name(entry), "; ".join(reasons)))


def _less_likely(one: _Weighed, why: str) -> _Weighed:
    """An entry that something speaks against, which is said first; the same where nothing does."""
    if not why:
        return one
    candidate = one.candidate._replace(why=f"{why}; {one.candidate.why}")
    return one._replace(grade=max(one.grade - _HERE, 1) if one.grade else 0, candidate=candidate)


def _likeness(entry: IndexedEntry, words: str) -> tuple[str, str]:
    """How like the names of an entry some words are, and what to say of it."""
    wanted = folded(words)
    best = ("", "")
    for name in entry.names:
        how = _compared(wanted, folded(name))
        if _GRADES.get(how, 0) > _GRADES.get(best[0], 0):
            best = (how, _SAID[how] + (f" (“{name}”)" if name != entry.names[0] else ""))
    return best


_SAID: Final = {
    "same": "has this name",
    "fits": "the initials agree",
    "part": "part of its name",
    "word": "a word in common",
}


def _compared(wanted: Sequence[str], known: Sequence[str]) -> str:
    if wanted == known or sorted(wanted) == sorted(known):
        return "same"
    if wanted and known and wanted[-1] == known[-1] and len(wanted) > 1 and _agree(wanted[:-1], known[:-1]):
        return "fits"
    if wanted and set(wanted) <= set(known):
        return "part"
    return "word" if not set(wanted).isdisjoint(known) else ""


def _agree(given: Sequence[str], known: Sequence[str]) -> bool:
    """Whether given names and initials agree, as far as both go."""
    pairs = list(zip(given, known, strict=False))
    return bool(pairs) and all(
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]) for one, other in pairs
    )


def _name(entry: IndexedEntry) -> str:
    return entry.names[0] if entry.names else entry.id


def _told(entry: IndexedEntry) -> str:
    """What is said of any entry: how often it is mentioned, and whether anybody stands by it."""
    mentioned = f"{entry.mentions:,} mention{'' if entry.mentions == 1 else 's'}"
    return mentioned if entry.is_confirmed else f"{mentioned}; not confirmed"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
