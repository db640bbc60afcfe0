"""The register as a table: what is not changed makes no difference, and what is changed arrives."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st

from edenda.errors import UnreadableError
from edenda.register.editing.outline import read_outline
from edenda.register.editing.register_file import RegisterFile
from edenda.register.tables.cells import joined, parts_of, protected, unprotected
from edenda.register.tables.changing import entry_changed
from edenda.register.tables.exporting import SEPARATORS, as_table, records_of
from edenda.register.tables.planning import Plan, planned
from edenda.register.tables.sheet import read_sheet
from tests.properties.register_files import NAMES, registers

_LISTS = ("variants", "short", "misprints", "note", "GND", "idno:shelf")
_WORDS = st.sampled_from([" ".join(name.split()) for name in NAMES]) | st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
).map(lambda words: " ".join(words.split())).filter(bool)
_LIVES = st.sampled_from(("", "1861", "1861-04-05", "about 1861", "1861-04 | April 1861", "\u2013 1861"))


def plan_of(table: bytes, data: bytes) -> Plan:
    """What a table would change."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "register.csv")
        path.write_bytes(table)
        return planned(read_sheet(path), RegisterFile(data, "r"))


def as_saved(table: bytes, separator: str, line: str, codec: str) -> bytes:
    """A table as another program saves it."""
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=line).writerows(rows)
    return stream.getvalue().encode(codec)


@given(
    registers(),
    st.sampled_from(",;\t"),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
)
def test_a_table_that_nobody_changed_changes_nothing(data: bytes, separator: str, line: str, codec: str) -> None:
    outline = read_outline(data, "r")
    for name in SEPARATORS.values():
        plan = plan_of(as_table(outline, {}, name), data)
        assert (plan.new, plan.changed, plan.missing, plan.newer) == ([], {}, [], [])
    plan = plan_of(as_saved(as_table(outline, {}), separator, line, codec), data)
    assert (plan.new, plan.changed, plan.missing, plan.newer) == ([], {}, [], [])
    assert plan.unchanged == len(outline.entries)
    assert [one for one in plan.problems if one.severity == "error"] == []


@st.composite
def _changes(draw: st.DrawFn, kind: str) -> dict[str, str]:
    cells: dict[str, str] = {}
    for column in draw(st.lists(st.sampled_from(_LISTS), unique=True, max_size=3)):
        cells[column] = joined(draw(st.lists(_WORDS, max_size=4)))
    if draw(st.booleans()):
        cells["name"] = draw(_WORDS)
    if draw(st.booleans()):
        cells["confirmed"] = draw(st.sampled_from(("yes", "no")))
    if kind == "person":
        cells["birth"] = draw(_LIVES)
    if kind == "bibl":
        cells["level"] = draw(st.sampled_from(("", "m", "j")))
    return cells


@given(registers(), st.data())
def test_what_is_changed_in_a_table_arrives_in_the_register(data: bytes, choice: st.DataObject) -> None:
    outline = read_outline(data, "r")
    records = records_of(outline)
    table = list(csv.reader(io.StringIO(as_table(outline, {}).decode("utf-8-sig"), newline="")))
    header = [*table[0], *(column for column in _LISTS if column not in table[0])]
    ids = choice.draw(st.lists(st.sampled_from(list(records)), min_size=1, max_size=3, unique=True))
    changes = {id_: choice.draw(_changes(records[id_]["kind"])) for id_ in ids}
    rows = [header]
    for row in table[1:]:
        cells = dict(zip(header, [*row, *[""] * (len(header) - len(row))], strict=True))
        cells.update({column: protected(cell) for column, cell in changes.get(cells["id"], {}).items()})
        rows.append([cells[column] for column in header])
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    plan = plan_of(stream.getvalue().encode(), data)
    nameless = [id_ for id_ in ids if not {**records[id_], **changes[id_]}.get("name") and changes[id_]]
    assume(not nameless)
    assert [one for one in plan.problems if one.severity == "error"] == []
    file = RegisterFile(data, "r")
    after = file.apply([edit for id_, wanted in plan.changed.items() for edit in entry_changed(file, id_, wanted)])
    made = records_of(read_outline(after, "r"))
    for id_, record in records.items():
        wanted = {column: cell for column, cell in {**record, **changes.get(id_, {})}.items() if cell}
        if "name" not in wanted:
            wanted.pop("level", None)
        assert made[id_] == wanted


@given(st.text())
def test_a_protected_cell_is_no_formula_and_is_found_again(cell: str) -> None:
    assert unprotected(protected(cell)) == cell
    assert protected(cell)[:1] not in set("=+-@\t\r")


@given(st.lists(st.text(min_size=1).map(lambda words: " ".join(words.split())).filter(bool)))
def test_what_is_joined_in_a_cell_is_found_again(parts: list[str]) -> None:
    assert parts_of(joined(parts)) == tuple(parts)


@given(st.text() | st.text("id,kind;name\n\"'|\t=v", max_size=60), registers())
def test_any_table_is_read_or_refused(text: str, data: bytes) -> None:
    for words in (text, f"id,kind,name,variants\n{text}"):
        with suppress(UnreadableError):
            plan_of(words.encode("utf-8", "replace"), data)
