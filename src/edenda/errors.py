"""The exceptions of edenda, for wrong calls and unusable input; faults *in* documents are problems, not exceptions.

EdendaError
├── UnreadableError   a file, source or configuration cannot be read (exit code 3)
├── MissingPartError  an optional external part is not installed, or a plug-in cannot be used (exit code 4)
└── UsageError        the caller asked for something that makes no sense (exit code 2)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edenda.problems import Problem


class EdendaError(Exception):
    """Base of every exception that edenda raises on purpose."""

    exit_code = 1


class UnreadableError(EdendaError):
    """Input that cannot be read at all; `problems` says why, with file and line."""

    exit_code = 3

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class MissingPartError(EdendaError):
    """An optional part is not installed (the message holds the exact install line), or a plug-in cannot be used."""

    exit_code = 4


class UsageError(EdendaError):
    """A call that cannot be carried out as it was made."""

    exit_code = 2
