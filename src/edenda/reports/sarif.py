"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code scanning and editors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from edenda import __version__
from edenda.problems import CODES, Problem, Severity
from edenda.reports.fingerprints import fingerprints
from edenda.resources import PROBLEMS

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(problems: Sequence[Problem]) -> str:
    """One run of edenda with its rules (those that found something) and results."""
    rules = [code for code in CODES if any(problem.code == code for problem in problems)]
    results = [
        _result(problem, rules.index(problem.code), mark)
        for problem, mark in zip(problems, fingerprints(problems), strict=True)
    ]
    driver = {"name": "edenda", "version": __version__, "rules": [_rule(code) for code in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    page = (PROBLEMS / f"{code}.md").read_text(encoding="utf-8")
    heading, _, rest = page.partition("\n")
    return {
        "id": code,
        "shortDescription": {"text": heading.partition(": ")[2] or heading},
        "help": {"text": rest.strip(), "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[CODES[code]]},
    }


def _result(problem: Problem, rule: int, mark: str) -> dict[str, Any]:
    words = f"{problem.message} {problem.hint}" if problem.hint else problem.message
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": words},
        "partialFingerprints": {"edendaFinding/v1": mark},
    }
    if problem.file:
        result["locations"] = [_location(problem, problem.file)]
    return result


def _location(problem: Problem, file: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _address(file)}}
    if problem.line:
        column = {"startColumn": problem.column} if problem.column else {}
        physical["region"] = {"startLine": problem.line, **column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if problem.place:
        location["message"] = {"text": problem.place}
    return location


def _address(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
