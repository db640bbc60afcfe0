"""Rules on entries and what names them: names with nothing in common, entries twice, entries that nothing mentions."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.checks.across.facts import Entry, Facts, Mention
from edenda.checks.across.lives import entries_by_target
from edenda.problems import Problem

_WORD: Final = re.compile(r"[^\W_]+")
#: Words that begin alike are of one name: Moscow and Moscow's, Soviet and Soviets.
_ALIKE: Final = 4
_LONGEST_ACRONYM: Final = 8
#: Of an entry with more names, the others are not looked through for initials.
_MOST_NAMES: Final = 200
_NO_NAMES: Final = frozenset(["the", "of", "and", "de", "von", "der", "die", "das", "la", "le", "a", "in", "for", "on"])

#: Before initials: `Mr H.`
_TITLES: Final = frozenset(
    "mr mrs ms miss mme mlle dr prof sir lady lord capt captn captain col gen lieut lt rev revd herr frau hr fr".split()
)


def folded(words: str) -> tuple[str, ...]:
    """The words of a name without accents, capitals and small words.

    >>> folded("Bolesław Bierut of Łódź")
    ('boleslaw', 'bierut', 'lodz')
    """
    plain = words
    if not words.isascii():
        plain = unicodedata.normalize("NFKD", words.replace("ł", "l").replace("Ł", "L"))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.casefold().replace("’s", "").replace("'s", "")
    return tuple(word for word in _WORD.findall(plain) if word not in _NO_NAMES)


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
            names = _Names.of(known)
            for words in _strangers(names, counts):
                mention, document = surfaces[words][0]
                yield _stranger(mention, document, known[0])


class _Names(NamedTuple):
    """What a name can have in common with others: beginnings of words, initials."""

    beginnings: frozenset[str]
    initials: tuple[str, ...]
    acronyms: tuple[str, ...]
    scripts: frozenset[str]

    @classmethod
    def of(cls, names: Sequence[str]) -> _Names:
        words = [folded(name) for name in names]
        return cls(
            frozenset(word[:_ALIKE] for one in words for word in one),
            tuple(_initials(name) for name in names[:_MOST_NAMES]),
            tuple(acronym for name in names[:_MOST_NAMES] if (acronym := _acronym(name))),
            frozenset(map(_script, names)),
        )

    def has_to_do_with(self, name: str) -> bool:
        if not self.beginnings.isdisjoint(word[:_ALIKE] for word in folded(name)):
            return True
        if (letters := _shortened(name)) and any(letters <= set(one) for one in self.initials):
            return True
        acronym, initials = _acronym(name), _initials(name)
        return bool(acronym and any(_is_within(acronym, one) for one in self.initials)) or any(
            _is_within(one, initials) for one in self.acronyms
        )


def _script(name: str) -> str:
    """The script of a name's first letter: LATIN, CYRILLIC. Names in two scripts have no letter in common."""
    letter = next((one for one in name if one.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name)).casefold()


def _shortened(name: str) -> frozenset[str]:
    """The letters of a name of which only initials stand, behind a title or not: `Mr H.`, `E. R.`; else none."""
    words = folded(name)
    letters = frozenset(word for word in words if len(word) == 1)
    return letters if (letters | _TITLES).issuperset(words) else frozenset()


def _acronym(name: str) -> str:
    letters = "".join(letter for letter in name if letter.isalpha())
    return letters.casefold() if letters.isupper() and 1 < len(letters) <= _LONGEST_ACRONYM else ""


def _is_within(letters: str, others: str) -> bool:
    """Whether letters stand in others, in their order."""
    rest = iter(others)
    return all(letter in rest for letter in letters)


def _most(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The name that an entry out of sight has most often; none where none prevails."""
    words, times = max(counts.items(), key=lambda one: (one[1], one[0]))
    return (words,) if times > 2 and 2 * times > sum(counts.values()) else ()


def _strangers(names: _Names, counts: Mapping[str, int]) -> Iterator[str]:
    """Proper names without anything in common with some names, nor with a mention that has."""
    related = [words for words in counts if names.has_to_do_with(words)]
    known = frozenset(related)
    others = [words for words in counts if words not in known and is_proper(words) and _script(words) in names.scripts]
    if others:
        wider = _Names.of(related)
        yield from (words for words in others if not wider.has_to_do_with(words))


def is_proper(words: str) -> bool:
    """Whether words are a name and not a description: the first is in capitals, and no article stands before it.

    >>> is_proper("Edwin Rowe"), is_proper("my brother"), is_proper("The Chairman")
    (True, False, False)
    """
    first = words.split(" ", maxsplit=1)[0]
    return first[:1].isupper() and first.casefold() not in _NO_NAMES and any(letter.islower() for letter in words)


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
                preferred.setdefault((entry.kind, _key(entry.names[0])), entry)
        for entry in document.entries:
            for at, name in enumerate(entry.names):
                if at and " " not in name:
                    continue  # surnames and short forms are of many
                other = preferred.get((entry.kind, _key(name)))
                if other and other.id != entry.id and _may_be_one(entry, other):
                    yield _twice(document, entry, other, name)
                    break


def _key(name: str) -> tuple[str, ...]:
    """A name whatever the order of its words, as `Rowe, Edwin` and `Edwin Rowe`."""
    return tuple(sorted(folded(name))) or (name,)


def _may_be_one(entry: Entry, other: Entry) -> bool:
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
