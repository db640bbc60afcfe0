"""What is stated of documents in several places, put together: what counts, what is wrong, where it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from lxml import etree

from edenda.checks.grammar import check_grammar
from edenda.cli import main
from edenda.config import DOCUMENT_KEYS
from edenda.conversion import Wish, convert_in_edition
from edenda.edition import open_edition
from edenda.tei import NS, parse, text_of
from tests.outline import find

LETTER: Final = (
    "Skerry, 13 March 1902\n\nGentlemen,\n\nI have received your letter of 21 April.\n\n"
    "I remain, Gentlemen, your obedient servant,\n\nAgnes Thorne\n"
)
HEADER: Final = "t:teiHeader/t:fileDesc/"
PROFILE: Final = "t:teiHeader/t:profileDesc/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition of one letter."""
    folder = tmp_path / "edition"
    (folder / "seeds").mkdir(parents=True)
    (folder / "tei").mkdir()
    (folder / "edition.toml").write_text('[edition]\ntitle = "Letters"\n', encoding="utf-8")
    (folder / "seeds" / "letter.txt").write_text(LETTER, encoding="utf-8")
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def codes(root: Path) -> list[str]:
    """The codes of what is wrong with an edition's configuration."""
    return [problem.code for problem in open_edition(root).problems]


def tei(root: Path) -> etree._Element:
    """The TEI of the letter."""
    done = convert_in_edition(open_edition(root), root / "seeds" / "letter.txt", Wish())
    assert done.conversion is not None
    assert done.conversion.tei is not None, done.problems
    return parse(done.conversion.tei, "letter.xml")


class Done(NamedTuple):
    """How a command ended: its exit code, and all that it printed."""

    exit_code: int
    output: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """A function that runs a command."""

    def command(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        printed = capfd.readouterr()
        return Done(int(ended.value.code or 0), printed.out + printed.err)

    return command


def test_edition_toml_counts_before_the_file_beside_and_that_before_the_table(root: Path) -> None:
    write(root / "edition.toml", '[edition]\nmetadata = "t.csv"\n[documents.letter]\ndate = "1902-03-13"\n')
    write(root / "seeds" / "letter.toml", 'date = "1902-03"\nsender = "A. Thorne"\nkey = "thorne"\n')
    write(root / "t.csv", "file,date,sender,place\nletter,1902-03-13,Edith Thorne,Skerry\n")
    document = open_edition(root).config.document("letter")
    assert (document.date, document.sender, document.place, document.key) == (
        "1902-03-13",
        "A. Thorne",
        "Skerry",
        "thorne",
    )
    assert [
        (document.origin(key).file.rpartition("/")[2], document.origin(key).line) for key in ("sender", "place")
    ] == [
        ("letter.toml", 2),
        ("t.csv", 2),
    ]
    assert codes(root) == ["META-002", "META-002"]


def test_what_says_the_same_twice_is_no_contradiction(root: Path) -> None:
    write(root / "edition.toml", '[edition]\nmetadata = "t.csv"\n')
    write(root / "seeds" / "letter.toml", 'sender = "Agnes Thorne"\n')
    write(root / "t.csv", "file,sender\nletter,agnes  thorne\n")
    assert codes(root) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('titel = "A"\n', [("CONF-002", 1)]),
        ('title = "A"\n\ndate = "in March"\n', [("CONF-003", 3)]),
        ('licence_url = "by"\n', [("CONF-003", 1)]),
        ('place_ref = "7"\n', [("CONF-003", 1)]),
        ('name = "A"\n', [("CONF-002", 1)]),
        ("title = 7\n", [("CONF-003", 1)]),
    ],
)
def test_what_is_wrong_beside_a_source_is_found_with_file_and_line(
    root: Path, text: str, expected: list[tuple[str, int]]
) -> None:
    write(root / "seeds" / "letter.toml", text)
    found = open_edition(root).problems
    assert [(one.code, one.line) for one in found] == expected
    assert all(one.file == str(root / "seeds" / "letter.toml") for one in found)


def test_metadata_of_a_document_that_is_not_there_is_a_finding(root: Path) -> None:
    write(root / "seeds" / "leter.toml", 'title = "A"\n')
    write(root / "edition.toml", '[edition]\nmetadata = "t.csv"\n')
    write(root / "t.csv", "file,title\nletter,Letter of A. Thorne\nleter,A\n")
    assert [(one.code, one.line) for one in open_edition(root).problems] == [("CONF-004", 3), ("CONF-004", None)]


VALUES: Final = {
    "key": "thorne",
    "genre": "letter",
    "layout": "",
    "title": "Letter of Agnes Thorne",
    "title_note": "From the card index.",
    "language": "en-GB",
    "author": "Agnes Thorne",
    "date": "1902-03-13",
    "date_cert": "high",
    "distributor": "Skerry Archive",
    "provenance": "Bought in 1911.",
    "status": "final",
    "rights": "In the public domain.",
    "sender": "Agnes Thorne",
    "sender_ref": "",
    "addressee": "Harbour Board",
    "addressee_ref": "",
    "answers": "Letter of 27 February 1902",
    "place": "Skerry",
    "place_ref": "",
    "repository": "Skerry Museum",
    "collection": "Harbour Papers",
    "shelfmark": "HP 7/14",
    "translator": "Mara Kessler",
    "transcriber": "Jon Bell",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "notes": "The seal is broken.",
}
PLACES: Final = {
    "title": f"{HEADER}t:titleStmt/t:title",
    "title_note": f"{HEADER}t:notesStmt/t:note[@type='title']",
    "author": f"{HEADER}t:titleStmt/t:author",
    "date": f"{PROFILE}t:creation/t:date[@when='1902-03-13'][@cert='high']",
    "distributor": f"{HEADER}t:sourceDesc/t:bibl/t:distributor",
    "provenance": f"{HEADER}t:sourceDesc/t:bibl/t:note[@type='provenance']",
    "rights": f"{HEADER}t:sourceDesc/t:bibl/t:availability/t:p",
    "sender": f"{PROFILE}t:correspDesc/t:correspAction[@type='sent']/t:name",
    "addressee": f"{PROFILE}t:correspDesc/t:correspAction[@type='received']/t:name",
    "answers": f"{PROFILE}t:correspDesc/t:correspContext/t:ref",
    "place": f"{PROFILE}t:correspDesc/t:correspAction[@type='sent']/t:placeName",
    "repository": f"{HEADER}t:sourceDesc/t:msDesc/t:msIdentifier/t:repository",
    "collection": f"{HEADER}t:sourceDesc/t:msDesc/t:msIdentifier/t:collection",
    "shelfmark": f"{HEADER}t:sourceDesc/t:msDesc/t:msIdentifier/t:idno",
    "translator": f"{HEADER}t:sourceDesc/t:bibl/t:respStmt[1]/t:name",
    "transcriber": f"{HEADER}t:sourceDesc/t:bibl/t:respStmt[2]/t:name",
    "licence": f"{HEADER}t:publicationStmt/t:availability/t:licence[@target='{VALUES['licence_url']}']/t:p",
    "notes": f"{HEADER}t:notesStmt/t:note[@type='edition']",
}


def test_every_key_can_be_a_column_and_goes_into_its_place(root: Path) -> None:
    assert set(VALUES) == set(DOCUMENT_KEYS)
    write(root / "edition.toml", '[edition]\nmetadata = "t.csv"\n')
    cells = ['"' + value.replace('"', '""') + '"' for value in VALUES.values()]
    write(root / "t.csv", f"file,{','.join(VALUES)}\nletter.txt,{','.join(cells)}\n")
    assert codes(root) == []
    document = tei(root)
    assert check_grammar(document, "letter.xml") == ()
    found = {key: [text_of(one) for one in find(document, path)] for key, path in PLACES.items()}
    assert found == {key: [VALUES[key]] for key in PLACES}
    assert document.get("{http://www.w3.org/XML/1998/namespace}id") == "thorne"
    assert document.xpath("string(t:teiHeader/t:revisionDesc/@status)", namespaces=NS) == "final"


def test_references_lead_into_the_register_or_are_a_finding(root: Path) -> None:
    write(root / "seeds" / "letter.toml", 'place = "Skerry"\nplace_ref = "pl-skerry"\n')
    done = convert_in_edition(open_edition(root), root / "seeds" / "letter.txt", Wish())
    assert [(one.code, one.line) for one in done.problems if one.code == "PTR-001"] == [("PTR-001", 2)]


def test_metadata_of_an_edited_document_do_not_touch_it(root: Path) -> None:
    tei(root)
    path = root / "tei" / "letter.xml"
    edited = path.read_bytes().replace(b"<p xml:id", b"<!-- mine --><p xml:id", 1)
    path.write_bytes(edited)
    write(root / "seeds" / "letter.toml", 'title = "Letter of A. Thorne"\n')
    done = convert_in_edition(open_edition(root), root / "seeds" / "letter.txt", Wish())
    assert done.outcome == "kept"
    assert path.read_bytes() == edited


def test_a_table_is_used_when_it_is_named_and_said_how_it_is_found_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Done]
) -> None:
    monkeypatch.chdir(root)
    write(root / "t.csv", "file,shelfmark\nletter,HP 7\n")
    done = run("convert", "--metadata", "t.csv")
    assert done.exit_code == 0, done.output
    assert 'metadata = "t.csv"' in done.output
    assert "<idno>HP 7</idno>" in (root / "tei" / "letter.xml").read_text(encoding="utf-8")
    write(root / "edition.toml", '[edition]\ntitle = "Letters"\nmetadata = "t.csv"\n')
    done = run("convert")
    assert "unchanged" in done.output
    assert "metadata =" not in done.output


def test_outside_an_edition_a_file_beside_and_a_table_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Done]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", LETTER)
    write(tmp_path / "b.txt", LETTER)
    write(tmp_path / "a.toml", 'repository = "Skerry Museum"\n')
    write(tmp_path / "t.csv", "file;call number;date\na.txt;HP 7;1902\nb.txt;HP 8;1903\nc.txt;HP 9;1904\n")
    done = run("convert", "--metadata", "t.csv", "a.txt", "b.txt")
    assert done.exit_code == 0, done.output
    assert "<repository>Skerry Museum</repository>" in (tmp_path / "a.xml").read_text(encoding="utf-8")
    assert "<idno>HP 8</idno>" in (tmp_path / "b.xml").read_text(encoding="utf-8")
    assert done.output.count("META-001") == 1
    printed = run("convert", "-o", "-", "a.txt")
    assert "<repository>Skerry Museum</repository>" in printed.output


@pytest.mark.parametrize(
    "arguments", [["convert"], ["convert", "seeds/letter.txt"], ["check"], ["build"], ["convert", "--explain"]]
)
@pytest.mark.parametrize("name", ["t.csv", "seeds/letter.toml"])
def test_a_file_that_cannot_be_used_ends_in_a_message(
    root: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Done], arguments: list[str], name: str
) -> None:
    monkeypatch.chdir(root)
    write(root / "edition.toml", '[edition]\nmetadata = "t.csv"\n')
    write(root / "t.csv", "file\nletter\n")
    write(root / name, 'title = "A\n' if name.endswith("toml") else 'file,title\nletter,"A\n')
    done = run(*arguments)
    assert done.exit_code == 3, done.output
    assert "CONF-001" in done.output


def test_a_wrong_value_stops_the_conversion(
    root: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Done]
) -> None:
    monkeypatch.chdir(root)
    write(root / "seeds" / "letter.toml", 'date = "3 March 1902"\n')
    for arguments in (["convert"], ["convert", "seeds/letter.txt"]):
        done = run(*arguments)
        assert done.exit_code == 3
        assert "seeds/letter.toml:1: error CONF-003" in done.output
    write(root / "lone.txt", LETTER)
    write(root / "lone.toml", "date = 7\n")
    assert run("convert", "lone.txt").exit_code == 3
    assert not (root / "lone.xml").exists()
