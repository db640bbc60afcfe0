"""A rule on the values of attributes: one that is rare, and nearly another that is common, is mistyped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from edenda.checks.across.facts import Facts
from edenda.checks.nearness import Nearness
from edenda.problems import Problem

#: A value is common from so many on, and so many times as frequent as the rare one.
_COMMON: Final = 12
_TIMES: Final = 12


def rare_values(documents: Sequence[Facts]) -> Iterator[Problem]:
    """VAL-001: a rare value that is spelt nearly as a common one of the same attribute."""
    table: dict[tuple[str, str], dict[str, list[tuple[Facts, int | None, int]]]] = {}
    for document in documents:
        for value in document.values:
            places = table.setdefault((value.element, value.attribute), defaultdict(list))[value.value]
            if len(places) < _COMMON:
                places.append((document, value.line, value.times))
            else:
                kept, line, times = places[-1]
                places[-1] = (kept, line, times + value.times)
    for (element, attribute), values in table.items():
        counts = {value: sum(times for *_, times in places) for value, places in values.items()}
        near = Nearness(value for value, count in counts.items() if count >= _COMMON)
        for value, places in values.items():
            common = [other for other in near.near(value) if counts[other] >= _TIMES * counts[value]]
            if common:
                yield _finding(element, attribute, value, common[0], counts, places[0])


def _finding(
    element: str,
    attribute: str,
    value: str,
    common: str,
    counts: dict[str, int],
    place: tuple[Facts, int | None, int],
) -> Problem:
    often = "once" if counts[value] == 1 else f"{counts[value]} times"
    message = f'@{attribute}="{value}" of `{element}` stands {often} in these files, “{common}” {counts[common]:,} times.'
    return Problem("VAL-001", message, place[0].file, place[1], hint=f"Did you mean “{common}”?")
