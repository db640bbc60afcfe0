"""The index of an edition, asked: its entries, and where they are mentioned."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from edenda.changes.local import local_folder
from edenda.edition import Edition
from edenda.problems import Problem
from edenda.register.index.database import Database
from edenda.register.index.updating import update, update_some
from edenda.register.index.values import (
    Counts,
    DatedMention,
    IndexedEntry,
    IndexedRelation,
    Mention,
    MentioningDocument,
    NameOfEntry,
)
from edenda.register.likeness import folded

T = TypeVar("T")
_MENTIONS: Final = """SELECT f.name, element, type, words, entries, cert, line, "column", start, "end", m.tag, before,
    after, place, is_linked, is_in_reference, anchor FROM mentions m JOIN files f ON f.id = m.file"""
_IN_ORDER: Final = " ORDER BY f.name, m.tag"
_ENTRIES: Final = (
    "SELECT id, kind, names, is_confirmed, line, ifnull(times, 0) FROM entries "
    "LEFT JOIN (SELECT entry, count(*) AS times FROM links GROUP BY entry) ON entry = id"
)
#: The same for a few of them.
_FEW: Final = (
    "SELECT id, kind, names, is_confirmed, line, (SELECT count(*) FROM links WHERE entry = id) AS times FROM entries"
)
_BEGINS: Final = "id IN (SELECT entry FROM words WHERE word >= ? AND word < ?)"
#: Behind all words that begin alike.
_LAST: Final = chr(sys.maxunicode)
_COUNTS: Final = """SELECT
    (SELECT count(*) FROM files WHERE name != ?), (SELECT count(*) FROM entries), (SELECT count(*) FROM mentions),
    (SELECT count(*) FROM mentions WHERE NOT is_linked),
    (SELECT count(*) FROM mentions WHERE cert IN ('low', 'medium')),
    (SELECT count(*) FROM entries WHERE NOT is_confirmed),
    (SELECT count(*) FROM entries WHERE id NOT IN (SELECT entry FROM links))"""
_DOCUMENTS: Final = """SELECT f.name, title, count(*) FROM links l JOIN files f ON f.id = l.file
    WHERE entry = ? GROUP BY f.id ORDER BY f.name"""
_DATES: Final = """SELECT f.name, tag, year, month, day, is_range, value, role, words, before, after, cert, anchor
    FROM dates d JOIN files f ON f.id = d.file ORDER BY year, month, day, is_range, value, f.name, tag"""
#: What an order of entries is called, and what SQL calls it; entries that are alike in it are as in the register.
SORTS: Final = {"register": "number", "name": "folded, names", "mentions": "ifnull(times, 0) DESC", "id": "id"}


def open_index(edition: Edition) -> Index:
    """The index of an edition, up to date with its files as they are now.

    It lies in `.edenda-local/index.sqlite` and is made anew where it is missing, damaged or of another version; in
    memory where it cannot be written. `problems` has what could not be read (those files are left out).
    """
    return Index(edition)


class Index:
    """What stands in the documents and the register of an edition. A context manager, which closes the file."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._database = Database(_folder(edition.root))
        self._problems: tuple[Problem, ...] = ()
        self._bring()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the edition could not be read, and REG-010 where the index cannot be kept in a file."""
        remark = self._database.remark
        return (*self._problems, *((remark,) if remark else ()))

    def refresh(self, paths: Iterable[Path]) -> None:
        """Take in what was changed in some files: changed, made or removed."""
        self._bring(tuple(paths))

    def entries(self, kind: str = "", words: str = "", sort: str = "register") -> Iterator[IndexedEntry]:
        """The entries of a kind (all without one) of which each of some words begins a word of a name or of the id.

        Accents and capitals count for nothing. `sort` is one of `SORTS`.
        """
        wanted = folded(words) or tuple(words.casefold().split())
        tests = [*(["kind = ?"] if kind else []), *[_BEGINS] * len(wanted)]
        values = [*([kind] if kind else []), *(end for word in wanted for end in (word, word + _LAST))]
        where = f" WHERE {' AND '.join(tests)}" if tests else ""
        chosen = _FEW if wanted else _ENTRIES
        return self._asked(_entry, f"{chosen}{where} ORDER BY {SORTS[sort]}, number", values)

    def entry(self, id_: str) -> IndexedEntry | None:
        """The entry of an id; None where there is none."""
        return next(self._asked(_entry, f"{_FEW} WHERE id = ?", [id_]), None)

    def ids(self) -> Iterator[str]:
        """The ids of all entries, as in the register."""
        return self._asked(lambda row: str(row[0]), "SELECT id FROM entries ORDER BY number")

    def relations(self, id_: str) -> Iterator[IndexedRelation]:
        """The relations in which an entry takes part: active first, by name and the other entry's id."""
        sql = (
            "SELECT name, active, passive FROM relations WHERE active = ? OR passive = ? ORDER BY active != ?, 1, 2, 3"
        )
        return self._asked(lambda row: IndexedRelation(*row), sql, [id_, id_, id_])

    def mentions(self, id_: str) -> Iterator[Mention]:
        """The mentions of an entry, by file and then in the document's order; of an id without an entry too."""
        join = " JOIN links l ON l.file = m.file AND l.tag = m.tag WHERE l.entry = ?"
        return self._asked(_mention, f"{_MENTIONS}{join}{_IN_ORDER}", [id_])

    def documents(self, id_: str) -> Iterator[MentioningDocument]:
        """The documents that mention an entry."""
        return self._asked(lambda row: MentioningDocument(*row), _DOCUMENTS, [id_])

    def names_of_entries(self) -> Iterator[NameOfEntry]:
        """The words by which each entry is named, document by document."""
        sql = """SELECT entry, words, f.name, count(*), min(line) FROM links l
            JOIN mentions m ON l.file = m.file AND l.tag = m.tag JOIN files f ON f.id = l.file
            GROUP BY entry, words, l.file ORDER BY entry, words, f.name"""
        return self._asked(lambda row: NameOfEntry(*row), sql)

    def orphans(self) -> Iterator[IndexedEntry]:
        """The entries that nothing mentions, and that take part in no relation; as in the register."""
        relations = "SELECT active FROM relations UNION SELECT passive FROM relations"
        where = f" WHERE times IS NULL AND id NOT IN ({relations})"
        return self._asked(_entry, f"{_ENTRIES}{where} ORDER BY number")

    def unlinked(self) -> Iterator[Mention]:
        """Names without any pointer (no @ref, no @key), as `mentions` has them."""
        return self._asked(_mention, f"{_MENTIONS} WHERE NOT is_linked{_IN_ORDER}")

    def unsure(self) -> Iterator[Mention]:
        """Names that are marked with low or medium certainty."""
        return self._asked(_mention, f"{_MENTIONS} WHERE cert IN ('low', 'medium'){_IN_ORDER}")

    def of_words(self, words: str) -> Iterator[Mention]:
        """Names of exactly these words, blanks apart."""
        return self._asked(_mention, f"{_MENTIONS} WHERE words = ?{_IN_ORDER}", [" ".join(words.split())])

    def document(self, file: str) -> Iterator[Mention]:
        """All names of a document, by its path from the edition's folder."""
        return self._asked(_mention, f"{_MENTIONS} WHERE f.name = ?{_IN_ORDER}", [file])

    def dates(self) -> Iterator[DatedMention]:
        """The dates of all documents in order: days before their month, months before their year; by file and place."""
        return self._asked(_date, _DATES)

    def counts(self) -> Counts:
        """How many of everything there are."""
        register = self._edition.register_path.relative_to(self._edition.root).as_posix()
        return next(self._asked(lambda row: Counts(*row), _COUNTS, [register]))

    def _bring(self, paths: Sequence[Path] | None = None) -> None:
        """Take in what has changed in some files, or in all; in all where the index had to be made anew."""
        while True:
            try:
                if paths is None:
                    self._problems = update(self._database, self._edition)
                else:
                    found = update_some(self._database, self._edition, paths)
                    self._problems = (*self._problems_elsewhere(paths), *found)
            except sqlite3.DatabaseError as error:
                self._database.recover(error)
                paths = None
            else:
                return

    def _problems_elsewhere(self, paths: Iterable[Path]) -> Iterator[Problem]:
        """What could not be read before, some files apart."""
        files = {os.path.abspath(path) for path in paths}  # noqa: PTH100 - links are not followed
        return (one for one in self._problems if os.path.abspath(one.file or "") not in files)  # noqa: PTH100

    def _asked(self, make: Callable[[Sequence[Any]], T], sql: str, values: Sequence[object] = ()) -> Iterator[T]:
        """The rows of a query; where the file turns out to be damaged on the way, the rest comes from a new one."""
        given = 0
        while True:
            connection = self._database.connection
            try:
                for row in islice(connection.execute(sql, values), given, None):
                    given += 1
                    yield make(row)
            except sqlite3.DatabaseError as error:
                if connection is self._database.connection:  # else somebody has seen to it
                    self._database.recover(error)
                    self._bring()
            else:
                return


def _folder(root: Path) -> Path:
    """The folder of the index, whether or not it can be made."""
    try:
        return local_folder(root)
    except OSError:
        return root / ".edenda-local"


def _entry(row: Sequence[Any]) -> IndexedEntry:
    return IndexedEntry(row[0], row[1], tuple(row[2].split("\n")) if row[2] else (), bool(row[3]), row[4], row[5])


def _mention(row: Sequence[Any]) -> Mention:
    facts: Any = (*row[:4], tuple(row[4].split()), *row[5:14], *map(bool, row[14:16]), "", row[16])
    return Mention(*facts)


def _date(row: Sequence[Any]) -> DatedMention:
    facts: Any = (*row[:5], bool(row[5]), *row[6:])
    return DatedMention(*facts)
