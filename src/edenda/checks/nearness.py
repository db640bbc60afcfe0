"""Words that were meant by another: one slip of the pen away, or else the most alike of a few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from edenda.tei import local_name

#: Of shorter words every other one is a slip away.
_SHORTEST: Final = 4
#: Longer ones are seldom typed, and have very many neighbours.
_LONGEST: Final = 60
#: From here on words are alike, one slip or not.
_ALIKE: Final = 0.75
_SLIP: Final = 0.9
_SAME: Final = 2.0


class Nearness:
    """Finds the words of a collection that are one slip away from a word, in time that does not hang on their number.

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
        near = (other for other in found if other != word and _is_slip(_bare(word), _bare(other)))
        return tuple(sorted(near, key=lambda other: (abs(len(other) - len(word)), other)))


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of a few names, with namespaces or not, that a name most likely was to be; empty where none is alike.

    >>> nearest("persNmae", ["persName", "placeName"]), nearest("paragraph", ["p", "ab"])
    ('persName', '')
    """
    return _nearest(name, frozenset(names))


@lru_cache(maxsize=10_000)
def _nearest(name: str, names: frozenset[str]) -> str:
    own = local_name(name)
    ranked = sorted((-_likeness(own, local_name(other)), local_name(other), other) for other in names)
    return ranked[0][2] if ranked and -ranked[0][0] >= _ALIKE else ""


def by_nearness(name: str, names: Iterable[str]) -> list[str]:
    """Names, those that are most like a name first, then by the alphabet."""
    own = local_name(name)
    return sorted(names, key=lambda other: (-round(_likeness(own, local_name(other)), 1), local_name(other)))


def _likeness(one: str, other: str) -> float:
    """From 0 to 1, and above 1 where words differ in nothing but capitals, hyphens and the like."""
    if _bare(one) == _bare(other):
        return _SAME if _bare(one) else 0.0
    if max(len(one), len(other)) > _LONGEST or abs(len(one) - len(other)) > 3:
        return 0.0
    first, then = sorted((one.lower(), other.lower()))
    matcher = SequenceMatcher(None, first, then, autojunk=False)
    alike = matcher.ratio() if matcher.quick_ratio() >= _ALIKE else matcher.quick_ratio()
    return max(alike, _SLIP) if _is_slip(_bare(one), _bare(other)) else alike


def _rests(word: str) -> Iterator[str]:
    bare = _bare(word)
    if _SHORTEST <= len(bare) <= _LONGEST:
        yield bare
        for at in range(len(bare)):
            yield bare[:at] + bare[at + 1 :]


def _bare(word: str) -> str:
    """A word in small letters, without hyphens and the like."""
    return "".join(letter for letter in word.lower() if letter.isalnum())


def _is_slip(one: str, other: str) -> bool:
    """Whether bare words are the same but for one letter too many, too few or another, or two exchanged.

    A number is never mistyped: `p12` is no slip of `p13`.
    """
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST or len(longer) - len(shorter) > 1 or _digits(one) != _digits(other):
        return False
    at = next((at for at in range(len(shorter)) if shorter[at] != longer[at]), len(shorter))
    if len(longer) > len(shorter):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at + 1 : at + 2] + shorter[at : at + 1]
    return shorter[at + 1 :] == longer[at + 1 :] or swapped + shorter[at + 2 :] == longer[at:]


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())
