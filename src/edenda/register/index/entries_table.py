"""The tables of entries and relations, made those of a register: only what is different is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edenda.register.index.register_rows import RegisterRows
from edenda.register.index.values import IndexedEntry
from edenda.register.likeness import folded


class _Row(NamedTuple):
    """An entry as it is kept, without the words by which it is found, which follow from the names."""

    kind: str
    names: str
    is_confirmed: int
    number: int
    line: int


def keep_register(connection: sqlite3.Connection, rows: RegisterRows) -> None:
    """Make the tables those of a register."""
    known = _known(connection)
    entries = {entry.id: (entry, _row(number, entry)) for number, entry in enumerate(rows.entries)}
    gone = ((id_,) for id_ in known.keys() - entries.keys())
    connection.executemany("DELETE FROM entries WHERE id = ?", gone)
    named = {id_: row.names for id_, (_, row) in entries.items()}
    before = {id_: row.names for id_, row in known.items()}
    connection.executemany("DELETE FROM words WHERE word = ? AND entry = ?", _words(before, named))
    connection.executemany("INSERT INTO words VALUES (?, ?)", sorted(_words(named, before)))
    connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", _changed(known, entries))
    connection.executemany("UPDATE entries SET number = ?, line = ? WHERE id = ?", _moved(known, entries))
    relations = set(connection.execute("SELECT name, active, passive FROM relations"))
    new = {tuple(relation) for relation in rows.relations}
    deletion = "DELETE FROM relations WHERE name = ? AND active = ? AND passive = ?"
    connection.executemany(deletion, relations - new)
    connection.executemany("INSERT INTO relations VALUES (?, ?, ?)", new - relations)


def _known(connection: sqlite3.Connection) -> Mapping[str, _Row]:
    rows = connection.execute("SELECT id, kind, names, is_confirmed, number, line FROM entries")
    return {row[0]: _Row(*row[1:]) for row in rows}


def _row(number: int, entry: IndexedEntry) -> _Row:
    return _Row(entry.kind, "\n".join(entry.names), int(entry.is_confirmed), number, entry.line)


def _changed(
    known: Mapping[str, _Row], entries: Mapping[str, tuple[IndexedEntry, _Row]]
) -> Iterator[tuple[str, str, str, str, int, int, int]]:
    """Entries that are new or that say something else."""
    for id_, (entry, row) in entries.items():
        before = known.get(id_)
        if before is None or before[:3] != row[:3]:
            yield id_, row.kind, row.names, searchable((*entry.names, id_)), row.is_confirmed, row.number, row.line


def _moved(
    known: Mapping[str, _Row], entries: Mapping[str, tuple[IndexedEntry, _Row]]
) -> Iterator[tuple[int, int, str]]:
    """Entries that say the same at another place."""
    for id_, (_, row) in entries.items():
        before = known.get(id_)
        if before is not None and before[3:] != row[3:]:
            yield row.number, row.line, id_


def _words(named: Mapping[str, str], others: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The words by which entries are found that have other names, or none, among the others."""
    for id_, names in named.items():
        if others.get(id_) != names:
            yield from ((word, id_) for word in dict.fromkeys(_folded((*names.split("\n"), id_))))


def searchable(texts: Sequence[str]) -> str:
    """The words of some texts, each behind a blank, without accents and capitals."""
    return "".join(f" {word}" for word in _folded(texts))


def _folded(texts: Sequence[str]) -> Iterator[str]:
    return (word for text in texts for word in folded(text))
