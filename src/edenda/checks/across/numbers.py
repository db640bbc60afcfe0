"""Rules on the numbers of authority files that entries state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edenda.checks.across.facts import Facts, Number
from edenda.problems import Problem
from edenda.register.authorities import fault_of, number_in


def wrong_numbers(documents: Sequence[Facts]) -> Iterator[Problem]:
    """REG-006: a number that is none of its authority."""
    for document in documents:
        for number in document.numbers:
            if fault := fault_of(number.type, number.value):
                yield Problem("REG-006", fault[0], document.file, number.line, hint=fault[1])


def numbers_twice(documents: Sequence[Facts]) -> Iterator[Problem]:
    """REG-007: two entries of one kind with one number."""
    for document in documents:
        first: dict[tuple[str, tuple[str, str]], Number] = {}
        for number in document.numbers:
            if known := number_in(number.type, number.value):
                other = first.setdefault((number.kind, known), number)
                if other.entry != number.entry:
                    yield _twice(number, other, " ".join(known), document.file)


def _twice(number: Number, other: Number, known: str, file: str) -> Problem:
    message = f"“{number.name}” ({number.entry}) has the number {known}, and so has “{other.name}” ({other.entry}"
    message += f", line {other.line}): they are probably one."
    hint = f"If they are one, join them: `edenda register merge {number.entry} {other.entry}`; if not, correct one."
    return Problem("REG-007", message, file, number.line, hint=hint)
