"""Findings of `edenda check` as people and programs want them: by rule for the terminal, JSON, SARIF, GitHub.

Every format has the same findings in the same order: errors first, then by code, file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from edenda.problems import CODES, OTHER_SCHEMA, Problem, Severity, as_json
from edenda.reports.by_rule import FIRST, as_groups
from edenda.reports.github import as_github
from edenda.reports.sarif import as_sarif

Report = Callable[[Sequence[Problem]], str]

#: The formats that a program reads.
FORMATS: Final[dict[str, Report]] = {"json": as_json, "sarif": as_sarif, "github": as_github}
_RANKS: Final[dict[Severity, int]] = {"error": 0, "warning": 1, "info": 2}
_PLACES: Final = {code: place for place, code in enumerate(CODES)}

__all__ = ["FIRST", "FORMATS", "arranged", "as_groups"]


def arranged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Findings without repetitions in the order of every report: how bad, rule, file, line, column.

    Of a rule those stand last that are no mistakes by TEI, but that the schema leaves out what they are about.
    """
    return tuple(sorted(dict.fromkeys(problems), key=_key))


def _key(problem: Problem) -> tuple[int, int, bool, str, int, int, str]:
    place = (problem.file or "", problem.line or 0, problem.column or 0)
    is_left_out = problem.hint == OTHER_SCHEMA
    return (_RANKS[problem.severity], _PLACES[problem.code], is_left_out, *place, problem.message)
