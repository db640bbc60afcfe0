"""Names that are nearest to a name, for a mistyped word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_ALIKE: Final = 0.75
_LONG: Final = 60


def local_name(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of some names that a name was most likely to be; empty where none is alike."""
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
    """From 0 to 1, and above 1 where the names differ in nothing but capitals, hyphens and the like."""
    if _bare(one) == _bare(other):
        return 2.0 if _bare(one) else 0.0
    if max(len(one), len(other)) > _LONG or abs(len(one) - len(other)) > 3:
        return 0.0
    if _is_swapped(one, other):
        return 0.9
    first, then = sorted((one.lower(), other.lower()))
    matcher = SequenceMatcher(None, first, then, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else matcher.quick_ratio()


def _is_swapped(one: str, other: str) -> bool:
    """Whether names have the same letters, two neighbours swapped: `persNmae`."""
    if len(one) != len(other) or len(one) < 4:
        return False
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) != 2 or differing[1] - differing[0] != 1:
        return False
    first, then = differing
    return one[first] == other[then] and one[then] == other[first]


def _bare(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
