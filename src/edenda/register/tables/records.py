"""An entry of the register as a row of cells, and what its row's version is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from edenda.register.authorities import AUTHORITIES
from edenda.register.editing.outline import Child, Outline, Part
from edenda.register.entries import KINDS, UNCONFIRMED
from edenda.register.tables.cells import joined, on_one_line

#: The columns that a table always has, before the numbers and behind them.
FIRST: Final = (
    "id", "kind", "name", "variants", "short", "misprints", "confirmed", "level", "birth", "death", "note",
)  # fmt: skip
LAST: Final = ("mentions", "version")
#: What an `idno` column is called whose type is no known authority: its type behind this.
NUMBER: Final = "idno:"
#: Authorities that always have a column.
_ALWAYS: Final = ("VIAF", "GND", "Wikidata", "GeoNames")
_KNOWN: Final = {one.name.casefold(): one.name for one in AUTHORITIES}
_SUBTYPES: Final = {"short": "short", "misprint": "misprints"}
LIVES: Final = ("birth", "death")
#: Bytes of a hash, and where in a version the second one begins.
_SIZE: Final = 5
_BYTES: Final = 1 + 2 * _SIZE


class Held(NamedTuple):
    """A part of an entry that is shown in a column: where it stands, and its words."""

    column: str
    child: Child
    words: str


Cells = Mapping[str, str]


def number_column(type_: str) -> str:
    """The column of a type of `idno`: the name of the authority, else the type behind `idno:`."""
    return _known(type_) or NUMBER + on_one_line(type_)


@lru_cache(maxsize=256)
def _known(type_: str) -> str:
    """The name of an authority that a type means; empty where it means none."""
    return _KNOWN.get(type_.strip().casefold(), "")


def type_of_column(column: str) -> str | None:
    """The type of `idno` that a column is for; None where it is for something else."""
    words = column.strip()
    if words.casefold().startswith(NUMBER):
        return words[len(NUMBER) :].strip()
    return _KNOWN.get(words.casefold())


def columns_of(records: Iterable[Cells]) -> tuple[str, ...]:
    """The columns of a table in order: the numbers that most editions have, then others by name."""
    used = {column for cells in records for column in cells}
    others = sorted(used.difference(FIRST, LAST, _ALWAYS))
    return (*FIRST, *_ALWAYS, *others, *LAST)


def record(outline: Outline, entry: Part) -> dict[str, str]:
    """The cells of an entry that hold anything."""
    cells = {"id": entry.id, "kind": entry.name, "confirmed": "yes"}
    if "cert" in outline.tags.heads[entry.start] and outline.attributes(entry.start).get("cert") == UNCONFIRMED:
        cells["confirmed"] = "no"
    lists: dict[str, list[str]] = {}
    for column, child, words in held(outline, entry):
        if column in LIVES:
            cells.setdefault(column, life_cell(when_of(outline, child), words))
        elif words and column == "name":
            cells["name"] = words
            if entry.name == "bibl" and (level := outline.attributes(child.start).get("level")):
                cells["level"] = level
        elif words:
            lists.setdefault(column, []).append(words)
    for column, several in lists.items():
        cells[column] = joined(several)
    return cells


def held(outline: Outline, entry: Part) -> list[Held]:
    """The parts of an entry that columns show, in order; the first name is the preferred one."""
    naming, is_person, found, has_name = KINDS[entry.name][0], entry.name == "person", [], False
    for child in outline.children(entry.start, entry.end):
        name = child.name
        if name in (naming, "eventName"):
            if words := outline.text(child.start, child.end):
                column = _name_column(outline, child.start) if has_name else "name"
                has_name = True
                found.append(Held(column, child, words))
        elif name == "idno":
            column = number_column(outline.attributes(child.start).get("type", ""))
            found.append(Held(column, child, outline.text(child.start, child.end)))
        elif name == "note" or (is_person and name in LIVES):
            found.append(Held(name, child, outline.text(child.start, child.end)))
    return found


def _name_column(outline: Outline, item: int) -> str:
    """The column of a name that is not the preferred one."""
    if "subtype" not in outline.tags.heads[item]:
        return "variants"
    return _SUBTYPES.get(outline.attributes(item).get("subtype", ""), "variants")


def when_of(outline: Outline, child: Child) -> str:
    """The @when of a birth or a death."""
    return outline.attributes(child.start).get("when", "")


def life_cell(when: str, words: str) -> str:
    """A birth or a death as a cell: the date as a computer has it, then the words where there are others.

    >>> life_cell("1860-03-02", "2 March 1860 in Skerry"), life_cell("1860", "")
    ('1860-03-02 | 2 March 1860 in Skerry', '1860')
    """
    return joined([one for one in (when, "" if words == when else words) if one])


class Version(NamedTuple):
    """By what a change shows: a hash of the cells of a row, and one of the entry as it is written in the register.

    It is written with a letter first, so that no spreadsheet takes it for a number.
    """

    cells: str
    bytes: str

    def __str__(self) -> str:
        return f"v{self.cells}{self.bytes}"

    @classmethod
    def read(cls, words: str) -> Version | None:
        """A version as it is written; None where it is none."""
        words = words.strip()
        return cls(words[1:_BYTES], words[_BYTES:]) if len(words) == _BYTES + 2 * _SIZE and words[0] == "v" else None


def version_of(outline: Outline, entry: Part, cells: Cells) -> Version:
    """The version of an entry with its cells."""
    return Version(cells_hash(cells, sorted(cells)), bytes_hash(outline, entry))


def cells_hash(cells: Cells, columns: Iterable[str]) -> str:
    """A hash of the cells of some columns, which are sorted; those that are empty count for nothing."""
    said = [f"{column}\1{words}" for column in columns if (words := cells.get(column)) and column not in LAST]
    return _hash("\0".join(said).encode())


def bytes_hash(outline: Outline, entry: Part) -> str:
    """A hash of an entry as it is written."""
    first, last = outline.span(entry.start, entry.end)
    return _hash(outline.document.view[first:last].encode("latin-1"))


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=_SIZE).hexdigest()
