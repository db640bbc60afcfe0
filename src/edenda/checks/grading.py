"""How bad a finding is for an edition: what its `[check.severities]` says of a code or of the beginning of codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from edenda.problems import UNCHECKED, Problem


def graded(problems: Iterable[Problem], severities: Mapping[str, str]) -> Iterator[Problem]:
    """Findings with the severities that a configuration gives them; without those that it turns off.

    The longest beginning counts: `NAME = "off"` with `NAME-003 = "error"` leaves NAME-003. What was not
    checked stays an error.
    """
    beginnings = sorted(severities, key=len, reverse=True)
    for problem in problems:
        found = next((severities[one] for one in beginnings if problem.code.startswith(one)), None)
        if found is None or problem.code in UNCHECKED:
            yield problem
        elif found != "off":
            severity: Any = found
            yield replace(problem, graded=severity)
