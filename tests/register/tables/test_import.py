"""Tables of the register, brought back: what changes, what is a fault, what is left alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from edenda.cli import main
from edenda.register.editing.outline import read_outline
from edenda.register.log import read_log
from edenda.register.tables.cells import is_same_day
from edenda.register.tables.exporting import as_table
from tests.growth import grows_with_length

_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>R</title></titleStmt><publicationStmt><publisher>P</publisher>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)
REGISTER = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="register">
  {_HEADER}
  <standOff>
    <listPerson>
      <person xml:id="pers-rowe">
        <persName>Edwin Rowe</persName>
        <persName type="variant">Rowe</persName>
        <birth when="1860-03-02"/>
        <note>Captain of the <hi rend="italic">Lamp</hi>.</note>
      </person>
      <!-- she wrote most letters -->
      <person xml:id="pers-thorne" cert="low"><persName>Agnes Thorne</persName></person>
    </listPerson>
    <listBibl>
      <bibl xml:id="work-lamp">
        <title level="j">The Lamp</title>,
        <title type="variant">Lamp</title>.
      </bibl>
    </listBibl>
  </standOff>
</TEI>
"""


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition with a register and a letter that names one of its entries; the working directory."""
    (tmp_path / "edition.toml").write_text('[edition]\nformat = 1\ntitle = "E"\n', encoding="utf-8")
    (tmp_path / "tei" / ".edenda").mkdir(parents=True)
    decided = '{"deed": "merged", "id": "former", "other": "pers-rowe"}\n'
    (tmp_path / "tei" / ".edenda" / "register.jsonl").write_text(decided, encoding="utf-8")
    (tmp_path / "tei" / "register.xml").write_bytes(REGISTER.encode())
    letter = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="letter">{_HEADER}<text><body><p>{{}}</p></body></text></TEI>'
    )
    name = '<persName ref="register.xml#pers-rowe">Rowe</persName>'
    (tmp_path / "tei" / "letter.xml").write_text(letter.format(name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edenda(*arguments: str) -> int:
    """A command, and its exit code."""
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    code = left.value.code
    assert isinstance(code, int)
    return code


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def save(path: Path, table: list[dict[str, str]], separator: str = ",", codec: str = "utf-8") -> None:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(dict.fromkeys(key for row in table for key in row)), delimiter=separator)
    writer.writeheader()
    writer.writerows(table)
    path.write_bytes(stream.getvalue().encode(codec))


def exported(edition: Path) -> list[dict[str, str]]:
    assert edenda("register", "export", "r.csv", "--force") == 0
    return rows(edition / "r.csv")


def register_of(edition: Path) -> str:
    return (edition / "tei" / "register.xml").read_bytes().decode()


def test_a_row_shows_what_the_register_says_and_how_often_an_entry_is_mentioned(edition: Path) -> None:
    rowe, thorne, lamp = exported(edition)
    assert (edition / "r.csv").read_bytes().startswith(b"\xef\xbb\xbfid,kind,name,")
    assert (rowe["name"], rowe["variants"], rowe["birth"]) == ("Edwin Rowe", "Rowe", "1860-03-02")
    assert (rowe["note"], rowe["mentions"], rowe["confirmed"]) == ("Captain of the Lamp.", "1", "yes")
    assert (thorne["confirmed"], thorne["mentions"]) == ("no", "0")
    assert (lamp["kind"], lamp["level"], lamp["variants"]) == ("bibl", "j", "Lamp")


def test_export_writes_over_no_file_unasked(edition: Path) -> None:
    (edition / "r.csv").write_text("mine", encoding="utf-8")
    assert edenda("register", "export", "r.csv") == 2
    assert (edition / "r.csv").read_text(encoding="utf-8") == "mine"


def test_without_a_file_the_table_goes_to_stdout(edition: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    edenda("register", "export", "--separator", "semicolon")
    assert capfdbinary.readouterr().out.startswith(b"\xef\xbb\xbfid;kind;name;")


@pytest.mark.parametrize(("separator", "codec"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig")])
def test_a_table_saved_by_any_spreadsheet_is_read(edition: Path, separator: str, codec: str) -> None:
    table = exported(edition)
    table[0]["variants"] = "Rowe | Käpt'n Rowe"
    save(edition / "s.csv", table, separator, codec)
    assert edenda("register", "import", "s.csv", "--yes") == 0
    variant = '        <persName type="variant">Rowe</persName>\n'
    new = '        <persName type="variant">Käpt\'n Rowe</persName>\n'
    assert register_of(edition) == REGISTER.replace(variant, variant + new)


def test_only_what_is_changed_is_changed_and_undo_takes_it_back(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = exported(edition)
    table[0] |= {"birth": "1861 | about 1861", "GND": "118529579"}
    table[1] |= {"confirmed": "yes"}
    table[2] |= {"variants": "", "level": "m", "short": "=Lamp"}
    table.append({"id": "", "kind": "place", "name": "Skerry", "note": "An isle. | Of rock."})
    save(edition / "s.csv", table)
    assert edenda("register", "import", "s.csv") == 1
    assert register_of(edition) == REGISTER
    diff = capsys.readouterr().out
    assert edenda("register", "import", "s.csv", "--yes") == 0
    assert capsys.readouterr().out == diff
    after = REGISTER.replace(
        '        <birth when="1860-03-02"/>\n',
        '        <birth when="1861">about 1861</birth>\n        <idno type="GND">118529579</idno>\n',
    )
    after = after.replace('"pers-thorne" cert="low"', '"pers-thorne"')
    after = after.replace('level="j"', 'level="m"')
    after = after.replace('<title type="variant">Lamp</title>', '<title type="variant" subtype="short">=Lamp</title>')
    place = """
    <listPlace>
      <place xml:id="pl-skerry">
        <placeName>Skerry</placeName>
        <note>An isle.</note>
        <note>Of rock.</note>
      </place>
    </listPlace>"""
    assert register_of(edition) == after.replace("</listPerson>", f"</listPerson>{place}")
    assert edenda("register", "undo") == 0
    assert register_of(edition) == REGISTER


def test_an_entry_that_the_table_confirms_is_recorded_with_who_and_when(edition: Path) -> None:
    table = exported(edition)
    next(row for row in table if row["confirmed"] == "no")["confirmed"] = "yes"
    save(edition / "s.csv", table)
    assert edenda("register", "import", "s.csv", "--yes", "--when", "2026-11-22") == 0
    confirmed = {(row.deed, row.id, row.when) for row in read_log(edition / "tei")}
    assert ("confirmed", "pers-thorne", "2026-11-22") in confirmed
    edenda("register", "undo")
    assert [row.deed for row in read_log(edition / "tei")] == ["merged"]


def test_days_and_numbers_in_the_form_of_a_spreadsheet_are_unchanged(edition: Path) -> None:
    path = edition / "tei" / "register.xml"
    isni = "<idno type='ISNI'>0000000121032683</idno><idno type='VIAF'>1234567890123456</idno>"
    path.write_bytes(path.read_bytes().replace(b"<note>Captain", isni.encode() + b"<note>Captain"))
    before = register_of(edition)
    table = exported(edition)
    for birth in ("02.03.1860", "3/2/1860", "02.03.1860 00:00"):
        table[0] |= {"birth": birth, "ISNI": "121032683", "VIAF": "1,23457E+15"}
        save(edition / "s.csv", table)
        assert edenda("register", "import", "s.csv", "--yes") == 0
        assert register_of(edition) == before
    table[0] |= {"birth": "1860-02-03", "ISNI": "121032684", "VIAF": "1,33457E+15"}
    save(edition / "s.csv", table)
    assert edenda("register", "import", "s.csv") == 1


def test_a_cell_with_markup_is_left_alone_unless_its_words_change(edition: Path) -> None:
    table = exported(edition)
    table[0] |= {"name": "Edwin Rowe junior"}
    save(edition / "s.csv", table)
    edenda("register", "import", "s.csv", "--yes")
    assert '<hi rend="italic">Lamp</hi>' in register_of(edition)


def test_what_changed_on_both_sides_is_a_conflict(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = exported(edition)
    changed = REGISTER.replace("Edwin Rowe", "Edwin T. Rowe")
    (edition / "tei" / "register.xml").write_bytes(changed.encode())
    assert edenda("register", "import", "r.csv", "--yes") == 0
    assert "Changed in the register alone" in capsys.readouterr().err
    table[0]["variants"] = ""
    save(edition / "s.csv", table)
    assert edenda("register", "import", "s.csv", "--yes") == 1
    error = capsys.readouterr().err
    assert "s.csv:2: error REG-011" in error
    assert "“pers-rowe” was changed both here and in the register" in error
    assert register_of(edition) == changed


def test_a_missing_row_is_named_and_taken_out_only_if_nothing_points_to_it(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rowe, thorne, lamp = exported(edition)
    save(edition / "s.csv", [rowe, lamp])
    assert edenda("register", "import", "s.csv", "--yes") == 0
    assert "not in the table: pers-thorne" in capsys.readouterr().err
    assert register_of(edition) == REGISTER
    save(edition / "s.csv", [thorne, lamp])
    assert edenda("register", "import", "s.csv", "--yes", "--delete") == 1
    assert "“pers-rowe” is missing in the table and cannot be taken out: @ref of `persName`" in capsys.readouterr().err
    save(edition / "s.csv", [rowe, lamp])
    assert edenda("register", "import", "s.csv", "--yes", "--delete") == 0
    gone = '\n      <person xml:id="pers-thorne" cert="low"><persName>Agnes Thorne</persName></person>'
    assert register_of(edition) == REGISTER.replace(gone, "")


def test_a_new_row_may_lack_the_empty_cells_at_its_end(edition: Path) -> None:
    (edition / "s.csv").write_text("id,kind,name,note,GND\n,person,Ruth Pell\n", encoding="utf-8")
    assert edenda("register", "import", "s.csv", "--yes") == 0
    assert "<persName>Ruth Pell</persName></person>" in register_of(edition).replace("\n", "").replace("  ", "")


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        ("id,kind,name\nx,persn,X\n", "2: error REG-011: Column kind: “persn” is no kind of entry."),
        ("id,kind,name\n1x,person,X\n", "2: error REG-011: Column id: “1x” can be no id"),
        ("id,kind,name\nregister,person,X\n", "2: error REG-011: Column id: “register” is the id of something else"),
        ("id,kind,name\nx,person,X\nx,person,Y\n", "3: error REG-011: Column id: “x” stands in line 2 as well."),
        ("id,kind,name\nx,person,\n", "2: error REG-011: Column name: the entry has no name."),
        ("id,kind,name\npers-rowe,place,Edwin Rowe\n", "2: error REG-011: Column kind: the entry is a `person`"),
        ("id,kind,name\nx,person\n", "2: error REG-011: The row has 2 cells, and there are 3 columns."),
        ("id,kind,name\nx\n", "2: error REG-011: The row has 1 cell, and there are 3 columns."),
        ("\ufeff\ufeffid,kind,name\nx,persn,X\n", "2: error REG-011: Column kind: “persn” is no kind of entry."),
        ("id,name,name\nx,X,X\n", "1: error REG-011: The column “name” stands twice."),
        ("id,kind,name,todo\n", "1: warning REG-011: The column “todo” is not known"),
        ("id,kind,name,gnd\nx,person,X,12\n", "2: warning REG-011: Column GND: “12” is no number of GND"),
        ("id,kind,name,birth\nx,org,X,1860\n", "2: error REG-011: Column birth: only persons are born and die."),
        ("id,birth\npers-rowe,a | b\n", "2: error REG-011: Column birth: “a | b” is not a date"),
        ("id,level\npers-rowe,m\n", "2: error REG-011: Column level: only works (bibl) have a level."),
        ("id,birth\npers-rowe,1860-02-30 | x\n", "2: error REG-011: Column birth: “1860-02-30 | x” is not a date"),
        ("id,kind,name\nformer,person,X\n", "2: error REG-011: Column id: “former” was the id of another entry"),
        (",,\n,,\n", "error REG-011: The table of the register holds no rows"),
        ("id,level\nwork-lamp,x\n", "2: error REG-011: Column level: “x” is no level"),
        ("id,confirmed\npers-rowe,maybe\n", "2: error REG-011: Column confirmed: “maybe” is neither yes nor no."),
        ("kind,name\nperson,X\n", "1: error REG-011: The table of the register has no column “id”."),
        ('id,kind\n"x\n', "error REG-011: The table of the register cannot be read"),
        ("", "error REG-011: The table of the register cannot be used"),
    ],
)
def test_a_fault_of_the_table_is_told_with_its_place(
    edition: Path, capsys: pytest.CaptureFixture[str], table: str, finding: str
) -> None:
    (edition / "s.csv").write_text(table, encoding="utf-8")
    assert (edenda("register", "import", "s.csv") in (1, 3)) == (" error " in f" {finding}" or "gnd" in table)
    assert finding in capsys.readouterr().err
    assert register_of(edition) == REGISTER


def test_an_entry_that_the_metadata_name_is_not_taken_out(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (edition / "edition.toml").open("a", encoding="utf-8") as stream:
        stream.write('[documents.letter]\nsender_ref = "pers-thorne"\n')
    rowe, _, lamp = exported(edition)
    save(edition / "s.csv", [rowe, lamp])
    assert edenda("register", "import", "s.csv", "--yes", "--delete") == 1
    assert "“pers-thorne” is missing in the table and cannot be taken out: sender_ref of" in capsys.readouterr().err


def test_columns_that_are_not_there_change_nothing(edition: Path) -> None:
    (edition / "s.csv").write_text("id,name,version\npers-rowe,Edwin Rowe,\n", encoding="utf-8")
    assert edenda("register", "import", "s.csv", "--yes") == 0
    assert register_of(edition) == REGISTER


@pytest.mark.parametrize("after", ["1860-02-03", "03.02.1860", "1860/2/3", "02.03.1861", "3.2.60", "2"])
def test_another_day_is_another_day(after: str) -> None:
    assert not is_same_day("1860-03-02", after)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1)])
def test_on_a_terminal_the_editor_is_asked(
    edition: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    table = exported(edition)
    table[0]["variants"] = ""
    save(edition / "s.csv", table)
    monkeypatch.setattr("sys.stdin", _Terminal(answer))
    assert edenda("register", "import", "s.csv") == code
    assert (register_of(edition) == REGISTER) == bool(code)


def test_export_takes_time_with_the_number_of_entries() -> None:
    person = '<person xml:id="p{0}"><persName>Person {0}</persName><note>Of Skerry.</note></person>'
    start, end = REGISTER.split("<listBibl>")

    def work(number: int) -> None:
        persons = "".join(map(person.format, range(number)))
        text = f"{start}<listPerson>{persons}</listPerson><listBibl>{end}"
        as_table(read_outline(text.encode(), "register.xml"), {})

    assert grows_with_length(work, 500, 4000)
