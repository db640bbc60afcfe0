"""Annotation on disk: a TEI file marked in place, with memory, or shown as it would be."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from edenda.annotating.annotate import annotate
from edenda.annotating.values import Annotation, Settings
from edenda.changes.local import writing
from edenda.content_table import read_content_table
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.files import write_atomically
from edenda.memory.store import Memory, compose_memory, contests, damaged_memory, digest, memory_path, read_memory
from edenda.problems import Problem
from edenda.register.entries import Register
from edenda.resources import SCHEMA
from edenda.schemas.changes import broken_by
from edenda.tei import NAMING
from edenda.xml.files import holds
from edenda.xml.reading import read_xml


@dataclass(frozen=True)
class Annotated:
    """What became of one file: its bytes as they were, the annotation where it could be made, problems."""

    path: Path
    before: bytes
    annotation: Annotation | None
    problems: tuple[Problem, ...]

    @property
    def would_write(self) -> bool:
        """Whether the file was changed, or would be."""
        return self.annotation is not None and self.annotation.data != self.before


@dataclass(frozen=True)
class AnnotationWish:
    """How to annotate: which elements, with or without the register, after which grammar, and whether to write."""

    only: frozenset[str] = NAMING
    use_register: bool = True
    schema: Path | None = None
    write: bool = True


def annotate_file(path: Path, edition: Edition | None, wish: AnnotationWish) -> Annotated:
    """Mark names and dates in one TEI file, in place.

    What cannot be read is a problem, and the file stays as it is. The file is written before its memory: where a run
    ends between the two, the marks count as the editor's own.
    """
    before = b""
    try:
        with writing(edition.root if edition else None, "edenda annotate", writes=wish.write):
            before = read_xml(path)
            return _annotated(path, before, edition, wish)
    except UnreadableError as error:
        return Annotated(path, before, None, error.problems)


def _annotated(path: Path, before: bytes, edition: Edition | None, wish: AnnotationWish) -> Annotated:
    """The same; raises UnreadableError for what cannot be read."""
    if damage := damaged_memory(path):
        return Annotated(path, before, None, (damage,))
    memory = read_memory(path) or Memory()
    done = annotate(before, str(path), _settings(path, edition, wish), memory)
    broken = _broken(before, done.data, path, edition) if wish.schema is None else ()
    if broken:
        return Annotated(path, before, None, broken)
    if wish.write:
        _write(path, before, done, memory)
    return Annotated(path, before, done, (*contests(path, memory), *done.problems))


def _settings(path: Path, edition: Edition | None, wish: AnnotationWish) -> Settings:
    own_schema = edition.schema if edition else None
    table = read_content_table(wish.schema or own_schema or SCHEMA / "edenda.rng")
    if edition is None:
        return Settings(table, only=wish.only)
    date = edition.config.document(path.stem).date
    register_path = os.path.relpath(edition.register_path, path.resolve().parent).replace(os.sep, "/")
    register = edition.register if wish.use_register else Register()
    return Settings(table, register, register_path, wish.only, date)


def _broken(before: bytes, after: bytes, path: Path, edition: Edition | None) -> tuple[Problem, ...]:
    """GRAM problems where a valid file would become invalid."""
    schema = edition.schema if edition else None
    return () if after == before else broken_by(before, after, str(path), schema)


def _write(path: Path, before: bytes, done: Annotation, memory: Memory) -> None:
    if done.data != before:
        write_atomically(path, done.data)
    is_untouched = digest(before) in memory.tei
    tei = frozenset({digest(done.data)}) if is_untouched else memory.tei
    remembered = compose_memory(memory._replace(tei=tei, rows=done.rows))
    file = memory_path(path)
    if (done.rows or file.exists()) and not holds(file, remembered):
        write_atomically(file, remembered)
