"""Conversion on disk: sources of an edition into `tei/`, with memory, without ever overwriting an editor's work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from edenda.convert import Conversion, Options, convert
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.files import write_atomically
from edenda.memory import FOLDER, compose_memory, digest, is_untouched, memory_path, read_memory
from edenda.problems import Problem, has_errors
from edenda.source import read_source

Outcome = Literal["new", "changed", "same", "kept", "refused"]
_BACKUPS: Final = "backup"


@dataclass(frozen=True)
class Converted:
    """What became of one source: the TEI file, what was done (or would be), the conversion where one was made."""

    source: Path
    tei: Path
    outcome: Outcome
    conversion: Conversion | None
    problems: tuple[Problem, ...]
    backup: Path | None = None
    """Where the edited file is kept that this one replaced."""

    @property
    def would_write(self) -> bool:
        """Whether a file was written, or would be."""
        return self.outcome in ("new", "changed")


@dataclass(frozen=True)
class Wish:
    """How to convert: a genre to force, whether to write at all, whether to replace even an edited file."""

    genre: str | None = None
    write: bool = True
    force: bool = False
    named: bool = False
    """The source was named by the user, so that a file that is kept is worth an error."""


def convert_in_edition(edition: Edition, source: Path, wish: Wish) -> Converted:
    """Convert one source of an edition into its TEI file.

    A TEI file that somebody edited is kept: silently where the source is what it was, with SAFE-001 where the source
    has changed since or the user named it. `force` replaces it and keeps a backup in `tei/.edenda/backup/`.
    """
    tei = edition.tei_of(source)
    if clash := _clash(edition, source):
        return Converted(source, tei, "refused", None, (clash,))
    is_edited = tei.exists() and not is_untouched(tei)
    if is_edited and not wish.force:
        problems = _kept(source, tei, wish)
        return Converted(source, tei, "refused" if problems else "kept", None, problems)
    try:
        text, noticed = read_source(source)
    except UnreadableError as error:
        return Converted(source, tei, "refused", None, error.problems)
    document = edition.config.document(source.stem)
    schema = "../schema/" if (edition.root / "schema" / "edenda.rng").is_file() else None
    conversion = convert(text, Options(document, edition.register, wish.genre, schema))
    problems = (*noticed, *conversion.problems)
    if conversion.tei is None:
        return Converted(source, tei, "refused", conversion, problems)
    outcome: Outcome = "new" if not tei.exists() else "same" if tei.read_bytes() == conversion.tei else "changed"
    backup = _write(source, tei, conversion, is_edited=is_edited) if wish.write else None
    return Converted(source, tei, outcome, conversion, problems, backup)


def convert_file(source: Path, tei: Path, wish: Wish) -> Converted:
    """Convert a source outside any edition; an existing TEI file is replaced only with `force`."""
    if tei.exists() and not wish.force:
        return Converted(source, tei, "refused", None, (exists_already(tei),))
    try:
        text, noticed = read_source(source)
    except UnreadableError as error:
        return Converted(source, tei, "refused", None, error.problems)
    conversion = convert(text._replace(name=str(source)), Options(genre=wish.genre))
    problems = (*noticed, *conversion.problems)
    if conversion.tei is None or has_errors(problems):
        return Converted(source, tei, "refused", conversion, problems)
    if wish.write:
        write_atomically(tei, conversion.tei)
    return Converted(source, tei, "new", conversion, problems)


def exists_already(tei: Path) -> Problem:
    """SAFE-001 for a file that is not overwritten unasked."""
    hint = "Name another file with -o, or replace it with --force."
    return Problem("SAFE-001", "The file exists already and was not overwritten.", str(tei), hint=hint)


def _clash(edition: Edition, source: Path) -> Problem | None:
    """SRC-008 where a source would become the TEI file of another one, or the register."""
    other = next((path for path in edition.sources() if path.stem == source.stem and path.name != source.name), None)
    if other is None and edition.tei_of(source) != edition.register_path:
        return None
    whose = f"the source {other.name}" if other else "the register"
    hint = "Give the source another name."
    return Problem("SRC-008", f"This source would become the same TEI file as {whose}.", str(source), hint=hint)


def _kept(source: Path, tei: Path, wish: Wish) -> tuple[Problem, ...]:
    memory = read_memory(tei)
    is_same_source = memory is not None and source.is_file() and digest(source.read_bytes()) == memory.source
    if is_same_source and not wish.named:
        return ()
    why = (
        "was edited"
        if is_same_source
        else "was edited, and its source has changed since it was converted"
        if memory
        else "was edited (there is no memory of a conversion)"
    )
    hint = "Nothing was written. `--force` converts anew and keeps the edited file in tei/.edenda/backup/."
    return (Problem("SAFE-001", f"This TEI file {why}; it is not overwritten.", str(tei), hint=hint),)


def _write(source: Path, tei: Path, conversion: Conversion, *, is_edited: bool) -> Path | None:
    """Write what was converted; the backup of an edited file, where one was made."""
    if conversion.tei is None:
        return None
    backup = _free_backup(tei) if is_edited else None
    if backup is not None:
        write_atomically(backup, tei.read_bytes())
    if not tei.exists() or tei.read_bytes() != conversion.tei:
        write_atomically(tei, conversion.tei)
    remembered = compose_memory(conversion.tei, source.read_bytes(), conversion.reading)
    path = memory_path(tei)
    if not path.exists() or path.read_bytes() != remembered:
        write_atomically(path, remembered)
    return backup


def _free_backup(tei: Path) -> Path:
    number = 1
    while (path := tei.parent / FOLDER / _BACKUPS / f"{tei.stem}.{number}.xml").exists():
        number += 1
    return path
