"""A table of metadata: columns in many spellings, delimiters, encodings; what is wrong with it, by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from edenda.errors import UnreadableError
from edenda.metadata.table import Table, read_table


def table(tmp_path: Path, text: str | bytes) -> Table:
    """A table from what a file holds."""
    path = tmp_path / "letters.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path)


def values(tmp_path: Path, text: str | bytes) -> dict[str, object]:
    """What the only row of a table states."""
    (row,) = table(tmp_path, text).rows
    return dict(row.facts.values)


def codes(found: Table) -> list[tuple[str, int | None]]:
    """The codes of a table's problems, with their lines."""
    return [(problem.code, problem.line) for problem in found.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_are_divided_by_the_sign_of_which_the_first_row_has_most(tmp_path: Path, delimiter: str) -> None:
    text = "\n".join(delimiter.join(cells) for cells in (("file", "sender", "date"), ("a.txt", "A. Lee", "1902")))
    assert values(tmp_path, text) == {"sender": "A. Lee", "date": "1902"}


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("Call Number", "shelfmark"),
        ("call-number", "shelfmark"),
        ("SHELFMARK", "shelfmark"),
        ("Recipient", "addressee"),
        ("license", "licence"),
        ("License URL", "licence_url"),
        ("Place of writing", "place"),
        ("Archive", "repository"),
        ("Fonds", "collection"),
        ("Sender ref", "sender_ref"),
        ("translated by", "translator"),
    ],
)
def test_a_column_is_known_in_many_spellings(tmp_path: Path, column: str, key: str) -> None:
    value = "https://example.org/licence" if key == "licence_url" else "abc"
    assert values(tmp_path, f"name,{column}\nletter,{value}\n") == {key: value}


@pytest.mark.parametrize("name", ["letter", "letter.txt", "seeds/letter.txt", "seeds\\letter.TXT", "tei/letter.xml"])
def test_a_document_is_named_by_its_file(tmp_path: Path, name: str) -> None:
    assert table(tmp_path, f"file,date\n{name},1902\n").rows[0].name == "letter"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbffile;sender\r\nletter;Zo\xc3\xab\r\n",
        "file;sender\r\nletter;Zoë\r\n".encode("utf-16"),
        b"file;sender\nletter;Zo\xeb\n",
        "file;sender\rletter;Zoë\r".encode(),
    ],
)
def test_encodings_and_line_ends_are_those_that_spreadsheets_write(tmp_path: Path, data: bytes) -> None:
    assert values(tmp_path, data) == {"sender": "Zoë"}


def test_a_cell_in_quotation_marks_can_hold_delimiters_marks_and_line_ends(tmp_path: Path) -> None:
    found = table(tmp_path, 'file,shelfmark,notes\nb,"MS 14,\n leaf 2","A ""bell"".\nTorn."\nc,MS 15,\n')
    assert [dict(row.facts.values) for row in found.rows] == [
        {"shelfmark": "MS 14, leaf 2", "notes": ('A "bell".', "Torn.")},
        {"shelfmark": "MS 15"},
    ]
    assert [row.line for row in found.rows] == [2, 5]


def test_what_is_wrong_in_a_table_is_found_with_its_line(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        "file,date,genre,weather,archive,library\n"
        "a,3 March 1902,,rain,,\n"
        "b,1902-03-03,poem,,,\n"
        ",1902,,,,\n"
        "a.txt,1903,,,,\n"
        "c,1902,,,,,,too many\n",
    )
    assert sorted(codes(found), key=str) == sorted(
        [
            ("CONF-002", 1),
            ("CONF-002", 1),
            ("CONF-003", 2),
            ("CONF-003", 3),
            ("CONF-004", 4),
            ("META-003", 5),
            ("CONF-003", 6),
        ],
        key=str,
    )
    assert "a date such as 1902" in next(one.message for one in found.problems if one.line == 2)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"sender,date\nA. Lee,1902\n",
        b'file,sender\nletter,"A. Lee\n',
        b"\x00\x01\x02\x00\x00",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"<html><body>file</body></html>",
        b"file,sender\nletter," + b"x" * 200_000,
    ],
)
def test_what_is_no_table_ends_in_a_message(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        table(tmp_path, data)
    assert [problem.code for problem in caught.value.problems] == ["CONF-001"]


def test_a_table_that_is_not_there_ends_in_a_message(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnreadableError):
            read_table(path)
