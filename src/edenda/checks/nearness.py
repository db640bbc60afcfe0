"""Words that differ by one slip of the pen: a letter too many, too few, another one, or two exchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

#: Of shorter words every other one is near.
_SHORTEST: Final = 4
#: Longer ones are seldom typed, and have very many neighbours.
_LONGEST: Final = 60


class Nearness:
    """Finds the words of a collection that are near to a word, in time that does not hang on how many there are.

    Each word is known by itself and by what is left of it without one of its letters.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in dict.fromkeys(words):
            for rest in _rests(word):
                self._by_rest[rest].append(word)

    def near(self, word: str) -> tuple[str, ...]:
        """The words that differ from a word by one slip, or by capitals and hyphens alone.

        >>> Nearness(["italic", "bold", "pers-rowe"]).near("itlaic"), Nearness(["pers-rowe"]).near("pers-row")
        (('italic',), ('pers-rowe',))
        """
        found = dict.fromkeys(other for rest in _rests(word) for other in self._by_rest.get(rest, ()))
        near = (other for other in found if other != word and _is_near(word, other))
        return tuple(sorted(near, key=lambda other: (abs(len(other) - len(word)), other)))


def _rests(word: str) -> Iterator[str]:
    bare = _bare(word)
    if _SHORTEST <= len(bare) <= _LONGEST:
        yield bare
        for at in range(len(bare)):
            yield bare[:at] + bare[at + 1 :]


def _bare(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter not in "-_.")


def _is_near(one: str, other: str) -> bool:
    """Whether words are one slip apart, where it is not only a number that differs: `p12` is no `p13` mistyped."""
    one, other = _bare(one), _bare(other)
    digits = [letter for letter in one if letter.isdigit()], [letter for letter in other if letter.isdigit()]
    if digits[0] != digits[1]:
        return False
    if abs(len(one) - len(other)) == 1:
        return True
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) <= 1:
        return True
    first, last = differing[0], differing[-1]
    return last == first + 1 and one[first] == other[last] and one[last] == other[first]
