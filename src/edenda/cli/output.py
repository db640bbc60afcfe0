"""What commands share: problems on stdout or stderr in the format that was asked for, paths as users know them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from edenda.errors import UnreadableError
from edenda.problems import Problem, as_json, as_text, has_errors


def shown(path: Path) -> str:
    """A path as seen from the working directory, where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return relative if len(relative) < len(str(path)) else str(path)


def localised(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems with their files as seen from the working directory."""
    problems = tuple(problems)
    files = {one.file for one in problems if one.file}
    names = {file: shown(Path(file)) for file in files if Path(file).is_absolute()}
    return tuple(replace(one, file=names[one.file]) if one.file in names else one for one in problems)


def refuse_broken(problems: Iterable[Problem]) -> None:
    """Stop where a configuration has errors (which were printed): nothing is made from values that are wrong."""
    if has_errors(problems):
        raise UnreadableError


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def entries_counted(number: int) -> str:
    """`1 entry`, `2 entries`."""
    return f"{number} {'entry' if number == 1 else 'entries'}"


def print_problems(problems: Sequence[Problem], format_: str, *, err: bool = False) -> None:
    """Print problems as text or JSON."""
    words = as_json(localised(problems)) if format_ == "json" else as_text(localised(problems))
    click.echo(words, nl=False, err=err)
