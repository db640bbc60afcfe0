"""Findings that an edition accepts, with the reason: `.edenda/accepted.jsonl`, one a line, so that git can merge it.

A finding is known again by its rule, file and sentence, wherever its line has moved to; of several that look the same
as many are accepted as were. What cannot be read is never accepted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from edenda.errors import UnreadableError
from edenda.files import write_atomically
from edenda.problems import Problem
from edenda.reports.fingerprints import Likeness, likeness
from edenda.xml.files import read_own, reason_of

FILE_NAME: Final = "accepted.jsonl"
#: Where a file could not be read, nothing is known of it; and no list of what is accepted can accept its own faults.
NEVER: Final = frozenset(
    {"SRC-007", "CONF-001", "TEI-001", "TEI-002", "TEI-003", "TEI-004", "GIT-001", "ACC-001", "ACC-002", "MEM-002"}
)
_KEYS: Final = ("code", "file", "finding", "times", "reason")

Relative = Callable[[Problem], Problem]
"""Gives a finding with its file as seen from the edition."""


class Accepted(NamedTuple):
    """A finding (or several that look the same) that is accepted, and why."""

    like: Likeness
    times: int
    reason: str


def read_accepted(path: Path) -> tuple[Accepted, ...]:
    """The accepted findings in a file; none where it is missing. Raises UnreadableError (ACC-001) for a faulty line."""
    if not path.exists():
        return ()
    try:
        lines = read_own(path).decode("utf-8").splitlines()
    except UnreadableError as error:
        raise UnreadableError(_unreadable(path, None, reason_of(error))) from None
    except UnicodeDecodeError as error:
        raise UnreadableError(_unreadable(path, None, str(error))) from None
    return tuple(_row(line, number, path) for number, line in enumerate(lines, start=1) if line.strip())


def write_accepted(path: Path, rows: Iterable[Accepted]) -> None:
    """Write accepted findings, sorted, those that look the same in one row."""
    joined: dict[tuple[Likeness, str], int] = Counter()
    for row in rows:
        joined[row.like, row.reason] += row.times
    lines = (
        json.dumps(dict(zip(_KEYS, (*like, times, reason), strict=True)), ensure_ascii=False)
        for (like, reason), times in sorted(joined.items())
    )
    write_atomically(path, "".join(f"{line}\n" for line in lines).encode())


def accept(problems: Iterable[Problem], reason: str, relative: Relative) -> Iterator[Accepted]:
    """Findings as accepted ones, but for those that never are."""
    for problem in problems:
        if problem.code not in NEVER:
            yield Accepted(likeness(relative(problem)), 1, reason)


def unaccepted(problems: Iterable[Problem], rows: Iterable[Accepted], relative: Relative) -> tuple[Problem, ...]:
    """The findings that are not accepted, in their order."""
    left: Counter[Likeness] = Counter()
    for row in rows:
        left[row.like] += row.times
    found: list[Problem] = []
    for problem in problems:
        like = likeness(relative(problem))
        if left[like] and problem.code not in NEVER:
            left[like] -= 1
        else:
            found.append(problem)
    return tuple(found)


def gone(problems: Sequence[Problem], rows: Iterable[Accepted], relative: Relative, path: Path) -> Iterator[Problem]:
    """ACC-002 for accepted findings that are no longer there: the list can be made shorter."""
    there = Counter(likeness(relative(problem)) for problem in problems)
    for row in rows:
        there[row.like] -= row.times
        if there[row.like] < 0:
            message = f"An accepted finding is no longer there: {row.like.code} in {row.like.file}: {row.like.sentence}"
            yield Problem("ACC-002", message, str(path), hint="Delete its line, or write the list anew (--baseline).")


def _row(line: str, number: int, path: Path) -> Accepted:
    try:
        values: Any = json.loads(line)
        code, file, finding, times, reason = (values[key] for key in _KEYS)
    except (ValueError, KeyError, TypeError, IndexError):
        raise UnreadableError(_unreadable(path, number, "it is no object with the five keys")) from None
    texts = (code, file, finding, reason)
    if not all(isinstance(one, str) for one in texts) or type(times) is not int or times < 1:
        raise UnreadableError(_unreadable(path, number, "a value is of the wrong kind"))
    return Accepted(Likeness(code, file, finding), times, reason)


def _unreadable(path: Path, line: int | None, why: str) -> Problem:
    message = f"The accepted findings cannot be read: {why}."
    hint = f"A line is an object with the keys {', '.join(_KEYS)}; two lines of a git conflict are both kept."
    return Problem("ACC-001", message, str(path), line, hint=hint)
