"""What names have in common, whatever the order of their words: for checks, and for what may be wrong in a register."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

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


class Likeness(NamedTuple):
    """What a name can have in common with others: beginnings of words, initials."""

    beginnings: frozenset[str]
    initials: tuple[str, ...]
    acronyms: tuple[str, ...]
    scripts: frozenset[str]

    @classmethod
    def of(cls, names: Sequence[str]) -> Likeness:
        """What some names have."""
        words = [folded(name) for name in names]
        return cls(
            frozenset(word[:_ALIKE] for one in words for word in one),
            tuple(_initials(name) for name in names[:_MOST_NAMES]),
            tuple(acronym for name in names[:_MOST_NAMES] if (acronym := _acronym(name))),
            frozenset(map(_script, names)),
        )

    def has_to_do_with(self, name: str) -> bool:
        """Whether a name has a word, or initials, in common with these."""
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


def strangers(names: Likeness, counts: Mapping[str, int]) -> Iterator[str]:
    """Proper names without anything in common with some names, nor with a mention that has."""
    related = [words for words in counts if names.has_to_do_with(words)]
    known = frozenset(related)
    others = [words for words in counts if words not in known and is_proper(words) and _script(words) in names.scripts]
    if others:
        wider = Likeness.of(related)
        yield from (words for words in others if not wider.has_to_do_with(words))


def is_proper(words: str) -> bool:
    """Whether words are a name and not a description: the first is in capitals, and no article stands before it.

    >>> is_proper("Edwin Rowe"), is_proper("my brother"), is_proper("The Chairman")
    (True, False, False)
    """
    first = words.split(" ", maxsplit=1)[0]
    return first[:1].isupper() and first.casefold() not in _NO_NAMES and any(letter.islower() for letter in words)


def unordered(name: str) -> tuple[str, ...]:
    """A name whatever the order of its words, as `Rowe, Edwin` and `Edwin Rowe`."""
    return tuple(sorted(folded(name))) or (name,)
