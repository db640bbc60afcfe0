"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edenda.problems import Problem, Severity

_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}
#: What cannot stand in a message as it is; in a property, nor can a colon or comma.
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_github(problems: Sequence[Problem]) -> str:
    """A line for each finding: `::error file=tei/a.xml,line=3,title=GRAM-001::sentence`."""
    return "".join(_line(problem) for problem in problems)


def _line(problem: Problem) -> str:
    values = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
    properties = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in values.items() if value is not None
    )
    words = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{_LEVELS[problem.severity]} {properties}::{words.translate(_DATA)}\n"
