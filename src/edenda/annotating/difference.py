"""The difference that annotation makes, as a unified diff. Tags add no lines, so that line n was line n."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

_CONTEXT: Final = 3
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


def difference(before: str, after: str, name: str) -> str:
    """A unified diff of two texts with the same number of lines; empty where they are the same."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    changed = [number for number, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    if not changed:
        return ""
    return "".join((f"--- {name}\n", f"+++ {name}\n", *_hunks(old, new, changed)))


def _hunks(old: list[str], new: list[str], changed: list[int]) -> Iterator[str]:
    shown: list[int] = sorted(
        {near for number in changed for near in range(max(0, number - _CONTEXT), min(len(old), number + _CONTEXT + 1))}
    )
    are_changed = frozenset(changed)
    for _, group in groupby(enumerate(shown), key=lambda one: one[1] - one[0]):
        numbers = [number for _, number in group]
        yield f"@@ -{numbers[0] + 1},{len(numbers)} +{numbers[0] + 1},{len(numbers)} @@\n"
        for is_changed, run in groupby(numbers, key=are_changed.__contains__):
            lines = list(run)
            if not is_changed:
                yield from (_line(" ", old[number]) for number in lines)
                continue
            yield from (_line("-", old[number]) for number in lines)
            yield from (_line("+", new[number]) for number in lines)


def _line(mark: str, words: str) -> str:
    return f"{mark}{words}" if words.endswith("\n") else f"{mark}{words}\n\\ No newline at end of file\n"
