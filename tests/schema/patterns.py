"""Content models as regular expressions over child names, compared by Brzozowski derivatives."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import Final

STATE_LIMIT: Final = 50_000


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing at all: the empty sequence."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """What no sequence matches."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One child, known by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One pattern after another."""

    first: Pattern
    rest: Pattern


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several patterns."""

    options: frozenset[Pattern]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A pattern any number of times."""

    pattern: Pattern


Pattern = Empty | Nothing | Letter | Sequence | Choice | Repeat

EMPTY: Final = Empty()
NOTHING: Final = Nothing()


def sequence(first: Pattern, rest: Pattern) -> Pattern:
    """Join two patterns, simplified and nested to the right, so that equal ones look alike."""
    if NOTHING in (first, rest):
        return NOTHING
    if isinstance(first, Empty):
        return rest
    if isinstance(rest, Empty):
        return first
    if isinstance(first, Sequence):
        return Sequence(first.first, sequence(first.rest, rest))
    return Sequence(first, rest)


def choice(*patterns: Pattern) -> Pattern:
    """Offer several patterns, flattened and without repetition."""
    options: set[Pattern] = set()
    for pattern in patterns:
        if isinstance(pattern, Choice):
            options |= pattern.options
        elif not isinstance(pattern, Nothing):
            options.add(pattern)
    if not options:
        return NOTHING
    return options.pop() if len(options) == 1 else Choice(frozenset(options))


def repeat(pattern: Pattern) -> Pattern:
    """Allow a pattern any number of times."""
    if isinstance(pattern, Empty | Nothing):
        return EMPTY
    return pattern if isinstance(pattern, Repeat) else Repeat(pattern)


@cache
def accepts_empty(pattern: Pattern) -> bool:
    """Tell whether the empty sequence matches."""
    match pattern:
        case Empty() | Repeat():
            return True
        case Sequence(first, rest):
            return accepts_empty(first) and accepts_empty(rest)
        case Choice(options):
            return any(accepts_empty(option) for option in options)
        case _:
            return False


@cache
def first_letters(pattern: Pattern) -> frozenset[str]:
    """List the names with which a match can begin."""
    match pattern:
        case Letter(name):
            return frozenset({name})
        case Sequence(first, rest):
            return first_letters(first) | (first_letters(rest) if accepts_empty(first) else frozenset())
        case Choice(options):
            return frozenset().union(*(first_letters(option) for option in options))
        case Repeat(repeated):
            return first_letters(repeated)
        case _:
            return frozenset()


@cache
def derivative(pattern: Pattern, name: str) -> Pattern:
    """Say what may follow once a child of this name has been read."""
    match pattern:
        case Letter(letter):
            return EMPTY if letter == name else NOTHING
        case Sequence(first, rest):
            after = sequence(derivative(first, name), rest)
            return choice(after, derivative(rest, name)) if accepts_empty(first) else after
        case Choice(options):
            return choice(*(derivative(option, name) for option in options))
        case Repeat(repeated):
            return sequence(derivative(repeated, name), pattern)
        case _:
            return NOTHING


def counter_example(small: Pattern, big: Pattern) -> tuple[str, ...] | None:
    """Find a shortest sequence that matches the small pattern but not the big one, if there is any."""
    seen = {(small, big)}
    waiting: deque[tuple[Pattern, Pattern, tuple[str, ...]]] = deque([(small, big, ())])
    while waiting:
        here, there, read = waiting.popleft()
        if accepts_empty(here) and not accepts_empty(there):
            return read
        for name in sorted(first_letters(here)):
            state = derivative(here, name), derivative(there, name)
            if state not in seen:
                seen.add(state)
                waiting.append((*state, (*read, name)))
        if len(seen) > STATE_LIMIT:
            raise RecursionError(f"more than {STATE_LIMIT} states: the content models are too complex")
    return None
