"""All that is stated of documents, from `edition.toml`, from the file beside each source and from a table, as one.

What `edition.toml` says counts before the file beside the source, and that before the table; where two of them
contradict each other, that is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from edenda import config
from edenda.config import Config, Document, Facts, Origin, document_of, line_of_key, read_facts, read_toml
from edenda.metadata.table import Table
from edenda.problems import Problem

_OTHER_FILES: Final = frozenset({config.FILE_NAME, "pyproject.toml"})


def facts_beside(source: Path) -> tuple[Facts | None, tuple[Problem, ...]]:
    """What `NAME.toml` beside a source states of it. Raises UnreadableError (CONF-001) where it is no TOML."""
    path = source.with_suffix(".toml")
    if path.name in _OTHER_FILES or not path.is_file():
        return None, ()
    text, table = read_toml(path)
    return read_facts(table, str(path), "", lambda key: line_of_key(text, key))


def gather(
    stated: Config, problems: Sequence[Problem], sources: Sequence[Path], table: Table | None
) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of an edition with all that is stated of its documents elsewhere, and what is wrong with it.

    `sources` are the sources (or TEI files) that the edition has; `table` the table of metadata, if there is one.
    Raises UnreadableError (CONF-001) for a file that cannot be read.
    """
    found = [*problems]
    rows = table or Table("", (), ())
    found.extend((*rows.problems, *_absent(rows, {path.stem for path in sources})))
    by_row = {row.name: row.facts for row in rows.rows}
    all_facts: dict[str, Facts] = dict(stated.facts)
    for source in sources:
        beside, noticed = facts_beside(source)
        found.extend(noticed)
        layers = [one for one in (stated.facts.get(source.stem), beside, by_row.get(source.stem)) if one]
        if layers and (len(layers) > 1 or source.stem not in stated.facts):
            found.extend(_contradictions(source.stem, layers))
            all_facts[source.stem] = merged(layers)
    documents = {name: document_of(name, facts, stated.edition) for name, facts in all_facts.items()}
    return replace(stated, documents=documents, facts=all_facts), tuple(dict.fromkeys(found))


def lone_document(source: Path, table: Table | None) -> tuple[Document | None, tuple[Problem, ...]]:
    """What is stated of a source outside an edition: in the file beside it, and in a table."""
    beside, problems = facts_beside(source)
    row = next((row.facts for row in table.rows if row.name == source.stem), None) if table else None
    layers = [one for one in (beside, row) if one]
    if not layers:
        return None, problems
    contradictions = tuple(_contradictions(source.stem, layers))
    return document_of(source.stem, merged(layers), config.EditionFacts()), (*problems, *contradictions)


def orphans(folder: Path, stems: Iterable[str]) -> Iterator[Problem]:
    """CONF-004 for files of metadata in a folder that stand beside no source."""
    known = set(stems)
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        if path.stem not in known and path.name not in _OTHER_FILES and not path.name.startswith("."):
            hint = "The file's name must be that of the source, with the ending .toml."
            yield Problem("CONF-004", "There is no source for this file of metadata.", str(path), hint=hint)


def merged(layers: Sequence[Facts]) -> Facts:
    """Several statements on a document as one; the first that states a key counts."""
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for facts in layers:
        for key, value in facts.values.items():
            if key not in values:
                values[key] = value
                origins[key] = facts.origin(key)
    return Facts(values, tuple(origins.values()))


def _contradictions(name: str, layers: Sequence[Facts]) -> Iterator[Problem]:
    """META-002 where a file says something else than one that counts before it."""
    seen: dict[str, Facts] = {}
    for facts in layers:
        for key, value in facts.values.items():
            first = seen.setdefault(key, facts)
            if _plain(first.values[key]) != _plain(value):
                here, there = facts.origin(key), first.origin(key)
                message = (
                    f"{Path(here.file).name} says {key} = “{_shown(value)}” of the document “{name}”, "
                    f"{Path(there.file).name} says “{_shown(first.values[key])}”, which counts."
                )
                hint = f"Correct one of the two, or take {key} out of {Path(here.file).name}."
                yield Problem("META-002", message, here.file, here.line, hint=hint)


def _plain(value: object) -> str:
    return " ".join(_shown(value).split()).casefold()


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _absent(table: Table, names: set[str]) -> Iterator[Problem]:
    """CONF-004 for rows of documents that are not there."""
    for row in table.rows:
        if row.name not in names:
            message = f"The table of metadata speaks of the document “{row.name}”, but there is no such source."
            hint = "The row must name the source's file, with or without its ending."
            yield Problem("CONF-004", message, table.file, row.line, hint=hint)
