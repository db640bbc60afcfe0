"""What `edenda convert --explain` prints: why sources are read as they are. Nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from edenda.cli.editions import Editions
from edenda.cli.output import print_problems, refuse_broken, shown
from edenda.config import Document, xml_name
from edenda.conversion import Wish
from edenda.convert import Options, convert
from edenda.edition import require_edition
from edenda.errors import UnreadableError
from edenda.explanation import Explanation, as_json, as_text, explain
from edenda.metadata.gathering import lone_document
from edenda.problems import Problem, has_errors
from edenda.register.entries import Register
from edenda.sources import MAX_BYTES, Source, decode, read_source, source_name

_PIPE: Final = Path("-")


def explain_sources(paths: Sequence[Path], wish: Wish, format_: str, editions: Editions) -> int:
    """Print how sources (those of the edition, where none is named) are read, and why; the exit code."""
    found: list[tuple[str, Explanation]] = []
    code = 0
    for path in paths or require_edition(Path()).sources():
        try:
            source, problems = _source(path)
        except UnreadableError as error:
            print_problems(error.problems, "text", err=True)
            code = 3
            continue
        explanation, noticed = _explained(path, source, wish, editions)
        found.append((shown(path) if path != _PIPE else source.name, explanation))
        print_problems((*problems, *noticed), "text", err=True)
        code = code or int(has_errors(noticed))
    click.echo(as_json(found) if format_ == "json" else "".join(as_text(one, name) for name, one in found), nl=False)
    return code


def _source(path: Path) -> tuple[Source, tuple[Problem, ...]]:
    return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin") if path == _PIPE else read_source(path)


def _explained(path: Path, source: Source, wish: Wish, editions: Editions) -> tuple[Explanation, tuple[Problem, ...]]:
    edition = editions.of(path.resolve().parent) if path != _PIPE else None
    stated: Document | None = None
    register = Register()
    if edition is not None:
        ready = editions.ready(edition)
        stated, register = ready.config.document(source_name(path)), ready.register
    elif path != _PIPE:
        stated, wrong = lone_document(path, wish.table)
        print_problems(wrong, "text", err=True)
        refuse_broken(wrong)
    done = convert(source, Options(stated or Document(path.stem, xml_name(path.stem)), register, wish.genre))
    return explain(done.reading), done.problems
