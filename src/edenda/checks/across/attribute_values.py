"""A rule on the values of attributes: one that is rare, and nearly another that is common, is mistyped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.checks.across.facts import Facts
from edenda.checks.nearness import Nearness
from edenda.problems import Problem

#: A value is common from so many on, and so many times as frequent as the rare one.
_COMMON: Final = 12
_TIMES: Final = 12


class _Seen(NamedTuple):
    """Where a value stands first, and how often it stands in all."""

    document: Facts
    line: int | None
    times: int


def rare_values(documents: Sequence[Facts]) -> Iterator[Problem]:
    """VAL-001: a rare value that is spelt nearly as a common one of the same attribute."""
    table: dict[tuple[str, str], dict[str, _Seen]] = {}
    for document in documents:
        for one in document.values:
            values = table.setdefault((one.element, one.attribute), {})
            first = values.get(one.value) or _Seen(document, one.line, 0)
            values[one.value] = first._replace(times=first.times + one.times)
    for (element, attribute), values in table.items():
        yield from _rare(element, attribute, values)


def _rare(element: str, attribute: str, values: Mapping[str, _Seen]) -> Iterator[Problem]:
    near = Nearness(value for value, seen in values.items() if seen.times >= _COMMON)
    for value, (document, line, times) in values.items():
        common = next((other for other in near.near(value) if values[other].times >= _TIMES * times), None)
        if common is not None:
            often = "once" if times == 1 else f"{times} times"
            message = (
                f'@{attribute}="{value}" of `{element}` stands {often} in these files, '
                f"“{common}” {values[common].times:,} times."
            )
            yield Problem("VAL-001", message, document.file, line, hint=f"Did you mean “{common}”?")
