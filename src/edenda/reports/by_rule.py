"""Findings for a terminal, by rule: how many, the first ones with their places, and how to see the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from edenda.problems import Problem

#: So many findings of a rule are shown where nothing else is asked for.
FIRST: Final = 3


def as_groups(problems: Sequence[Problem], most: int | None = FIRST) -> str:
    """Findings (in the order of reports) by rule, `most` of each; all where `most` is None."""
    groups = (tuple(group) for _, group in groupby(problems, lambda problem: problem.code))
    return "\n".join(_group(group, most) for group in groups)


def _group(problems: Sequence[Problem], most: int | None) -> str:
    first = problems[0]
    shown = problems if most is None or len(problems) <= most + 1 else problems[:most]
    count = "1 finding" if len(problems) == 1 else f"{len(problems):,} findings"
    lines = [f"{first.severity} {first.code}: {count}\n", *_lines(shown)]
    left = len(problems) - len(shown)
    if left:
        lines.append(f"  and {left:,} more; to see them: edenda check --only {first.code} --all\n")
    return "".join(lines)


def _lines(problems: Sequence[Problem]) -> Iterator[str]:
    """The findings, and each hint once: below the last one in a row that it belongs to."""
    for hint, group in groupby(problems, lambda problem: problem.hint):
        for problem in group:
            location = f"{problem.location}: " if problem.location else ""
            place = f" ({problem.place})" if problem.place else ""
            yield f"  {location}{problem.message}{place}\n"
        if hint:
            yield f"      {hint}\n"
