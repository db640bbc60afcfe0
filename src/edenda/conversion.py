"""Conversion on disk: sources of an edition into `tei/`, with memory, without ever overwriting an editor's work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from edenda.changes.local import writing
from edenda.convert import Conversion, Options, convert, unknown_names
from edenda.correction import correct
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.files import write_atomically
from edenda.memory.remember import current_rows, remember
from edenda.memory.store import (
    FOLDER,
    Memory,
    Row,
    base_path,
    compose_memory,
    digest,
    is_untouched,
    memory_path,
    read_memory,
)
from edenda.metadata.gathering import lone_document
from edenda.metadata.table import Table
from edenda.problems import Problem, has_errors
from edenda.register.entries import without_entries
from edenda.sources import read_source, source_digest, source_name
from edenda.tei import parse
from edenda.xml.files import holds
from edenda.xml.reading import read_xml

Outcome = Literal["new", "changed", "same", "kept", "merged", "refused"]
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
        return self.outcome in ("new", "changed", "merged")


@dataclass(frozen=True)
class Wish:
    """How to convert: a genre to force, whether to write at all, whether to replace even an edited file."""

    genre: str | None = None
    write: bool = True
    force: bool = False
    named: bool = False
    """The source was named by the user, so that a file that is kept is worth an error."""
    keep: bool = False
    """An edited file says already what its corrected source says: it stays as it is."""
    table: Table | None = None
    """A table of metadata, for sources outside an edition."""


def convert_in_edition(edition: Edition, source: Path, wish: Wish) -> Converted:
    """Convert one source of an edition into its TEI file.

    A TEI file that somebody edited is kept where the source is what it was; where the source has changed since, its
    corrections are brought into the edited file, or SAFE-002 says where the two touch. SAFE-001 where that cannot be
    done, or where there is nothing to do for a source that the user named. `force` replaces the file and keeps a
    backup in `tei/.edenda/backup/`.
    """
    tei = edition.tei_of(source)
    try:
        with writing(edition.root, "edenda convert", writes=wish.write):
            return _converted(edition, source, tei, wish)
    except UnreadableError as error:
        return Converted(source, tei, "refused", None, error.problems)


def _converted(edition: Edition, source: Path, tei: Path, wish: Wish) -> Converted:
    """The same; raises UnreadableError where the source, or the TEI that is there, cannot be read."""
    if clash := _clash(edition, source):
        return Converted(source, tei, "refused", None, (clash,))
    memory = read_memory(tei)
    is_edited = tei.exists() and not is_untouched(tei)
    base = _base(tei) if is_edited and _is_corrected(source, memory) else None
    if is_edited and not wish.force and base is None:
        problems = _kept(source, tei, memory, wish)
        return Converted(source, tei, "refused" if problems else "kept", None, problems)
    text, noticed = read_source(source)
    document = edition.config.document(source_name(source))
    named = _schemas(edition, tei if base is None else base_path(tei))
    conversion = convert(text, Options(document, edition.register, wish.genre, named))
    problems = (*noticed, *conversion.problems)
    if conversion.tei is None:
        return Converted(source, tei, "refused", conversion, problems)
    if base is not None and not wish.force:
        return _correct(Converted(source, tei, "merged", conversion, problems), base, memory or Memory(), edition, wish)
    return _convert_anew(Converted(source, tei, "new", conversion, problems), memory or Memory(), wish)


def _schemas(edition: Edition, before: Path) -> tuple[str, ...]:
    """The schemas of the edition that a TEI file is to name: all where it is new, else those that it named."""
    head = read_xml(before).partition(b"<TEI")[0] if before.exists() else b""
    return tuple(href for href in edition.bound if href.encode() in head) or edition.bound


def _convert_anew(done: Converted, memory: Memory, wish: Wish) -> Converted:
    """The TEI as converted, less the marks that an editor took out of what was there."""
    if done.conversion is None or done.conversion.tei is None:
        return done
    tei, name = done.tei, str(done.tei)
    before = read_xml(tei) if tei.exists() else None
    rows = _current_rows(before, name, memory) if before is not None else ()
    made = remember(done.conversion.tei, name, rows)
    outcome: Outcome = "new" if before is None else "same" if before == made.data else "changed"
    is_edited = before is not None and digest(before) not in memory.tei
    backup = _free_backup(tei) if is_edited and wish.write and before is not None else None
    if backup is not None and before is not None:
        write_atomically(backup, before)
    if wish.write:
        source = source_digest(done.source)
        _write(tei, made.data, made.data, Memory(frozenset({digest(made.data)}), frozenset({source}), made.rows))
    return replace(done, outcome=outcome, backup=backup, problems=_undecided(done, made.rows))


def _undecided(done: Converted, rows: Sequence[Row]) -> tuple[Problem, ...]:
    """The problems of a conversion; names that somebody decided about are not counted (NAME-007)."""
    settled = Counter(row.surface for row in rows if row.decided)
    if done.conversion is None or not settled or "NAME-007" not in {problem.code for problem in done.problems}:
        return done.problems
    left = Counter(" ".join(name.split()) for name in unknown_names(done.conversion.reading)) - settled
    kept = (problem for problem in done.problems if problem.code != "NAME-007")
    return (*kept, *without_entries(tuple(left.elements()), done.conversion.reading.origin))


def _current_rows(before: bytes, name: str, memory: Memory) -> tuple[Row, ...]:
    """What is remembered of a file that is there; of one that cannot be read, what was remembered last."""
    try:
        return current_rows(before, name, memory.rows)
    except UnreadableError:
        return memory.rows


def _is_corrected(source: Path, memory: Memory | None) -> bool:
    """Whether a source has changed since it was converted."""
    is_known = memory is not None and bool(memory.source) and source.exists()
    return is_known and memory is not None and source_digest(source) not in memory.source


def _base(tei: Path) -> bytes | None:
    """The TEI as first converted; None where it is lost or damaged."""
    path = base_path(tei)
    try:
        data = read_xml(path)
        parse(data, str(path))
    except UnreadableError:
        return None
    return data


def _correct(done: Converted, base: bytes, memory: Memory, edition: Edition, wish: Wish) -> Converted:
    """The corrections of a source brought into TEI that was edited since it was converted."""
    if done.conversion is None or done.conversion.tei is None:
        return done
    new, edited = done.conversion.tei, read_xml(done.tei)
    try:
        corrected = correct(base, new, edited, str(done.tei), edition.schema)
    except UnreadableError as error:
        return replace(done, outcome="refused", problems=error.problems)
    if wish.keep:
        corrected = corrected._replace(data=edited, problems=())
    if corrected.data is None:
        return replace(done, outcome="refused", problems=corrected.problems)
    if wish.write:
        rows = current_rows(corrected.data, str(done.tei), memory.rows)
        known = {row.identity for row in rows}
        rows = (*rows, *(row for row in corrected.rows if row.identity not in known))
        source = frozenset({source_digest(done.source)})
        _write(done.tei, corrected.data, new, Memory(memory.tei, source, tuple(sorted(rows))))
    outcome: Outcome = "kept" if corrected.data == edited else "merged"
    return replace(done, outcome=outcome, problems=(*done.problems, *corrected.problems))


def convert_file(source: Path, tei: Path, wish: Wish) -> Converted:
    """Convert a source outside any edition; an existing TEI file is replaced only with `force`."""
    if tei.exists() and not wish.force:
        return Converted(source, tei, "refused", None, (exists_already(tei),))
    try:
        text, noticed = read_source(source)
        document, stated = lone_document(source, wish.table)
    except UnreadableError as error:
        return Converted(source, tei, "refused", None, error.problems)
    if has_errors(stated):
        return Converted(source, tei, "refused", None, stated)
    conversion = convert(text._replace(name=str(source)), Options(document, genre=wish.genre))
    problems = (*stated, *noticed, *conversion.problems)
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
    other = next(
        (path for path in edition.sources() if source_name(path) == source_name(source) and path.name != source.name),
        None,
    )
    if other is None and edition.tei_of(source) != edition.register_path:
        return None
    whose = f"the source {other.name}" if other else "the register"
    hint = "Give the source another name."
    return Problem("SRC-008", f"This source would become the same TEI file as {whose}.", str(source), hint=hint)


def _kept(source: Path, tei: Path, memory: Memory | None, wish: Wish) -> tuple[Problem, ...]:
    is_same_source = memory is not None and source.exists() and source_digest(source) in memory.source
    if is_same_source and not wish.named:
        return ()
    why = (
        "was edited"
        if is_same_source
        else "was edited, and its source has changed; how it was converted at first is not known"
        if memory
        else "was edited (there is no memory of a conversion)"
    )
    hint = "Nothing was written. `--force` converts anew and keeps the edited file in tei/.edenda/backup/."
    return (Problem("SAFE-001", f"This TEI file {why}; it is not overwritten.", str(tei), hint=hint),)


def _write(tei: Path, data: bytes, base: bytes, memory: Memory) -> None:
    """Write the TEI, then what it was made from, then the memory: whatever comes between, the next run can go on."""
    for path, content in ((tei, data), (base_path(tei), base), (memory_path(tei), compose_memory(memory))):
        if not holds(path, content):
            write_atomically(path, content)


def _free_backup(tei: Path) -> Path:
    number = 1
    while (path := tei.parent / FOLDER / _BACKUPS / f"{tei.stem}.{number}.xml").exists():
        number += 1
    return path
