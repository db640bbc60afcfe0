"""`edenda register list` and `show`: what an editor sees of entries and of their mentions."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from edenda.cli import main
from edenda.cli.register.lines import cut
from tests.tei_support import tei

Register = Callable[..., tuple[int, str, str]]
_REGISTER = """<standOff>
<listPerson>
<person xml:id="pers-rowe"><persName>Henry Rowe</persName><persName type="variant">Captain Rowe</persName>
<persName type="variant" subtype="short">Rowe</persName><persName type="variant" subtype="misprint">Roe</persName>
<birth when="1851"/><death><placeName>At sea</placeName><date when="1911-03"/></death>
<note>Master of the <hi>Ada</hi>.</note>
<idno type="GND">118540238</idno></person>
<person xml:id="pers-elmer" cert="low"><persName>Élmer, John</persName></person>
</listPerson>
<listOrg><org xml:id="org-board"><orgName>Harbour Board</orgName></org></listOrg>
<listRelation><relation name="officer-of" active="#pers-rowe" passive="#org-board"/></listRelation>
</standOff>"""
_LETTER = (
    '<p>It rained. Then <persName ref="register.xml#pers-rowe">Captain Rowe</persName> came.</p><pb n="2"/><p>So '
    '<persName ref="register.xml#pers-rowe register.xml#pers-gone" cert="low">he</persName> said.</p>'
)
_LOG = (
    '{"deed": "merged", "id": "pers-roe", "other": "pers-rowe", "who": "ac", "when": "2026-01-02"}\n'
    '{"deed": "distinct", "id": "pers-elmer", "other": "pers-rowe"}\n'
)


@pytest.fixture(autouse=True)
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition with a letter, three entries and two decisions, in which the test works."""
    (tmp_path / "tei" / ".edenda").mkdir(parents=True)
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "Letters"\n', encoding="utf-8")
    (tmp_path / "tei" / "register.xml").write_text(
        tei("<p/>").replace("<text>", f"{_REGISTER}<text>"), encoding="utf-8", newline=""
    )
    header = '<sourceDesc><persName ref="register.xml#pers-rowe">Rowe</persName>'
    letter = tei(_LETTER).replace("<title>T</title>", "<title>A letter</title>").replace("<sourceDesc>", header)
    (tmp_path / "tei" / "letter.xml").write_text(letter, encoding="utf-8", newline="")
    (tmp_path / "tei" / ".edenda" / "register.jsonl").write_text(_LOG, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def register(capsys: pytest.CaptureFixture[str]) -> Register:
    """A function that runs a command on the register: its exit code, stdout and stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(["register", *arguments])
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return run


def test_list_has_kind_mentions_id_and_names_in_columns(register: Register) -> None:
    code, out, err = register("list")
    assert out.splitlines() == [
        "person  0  pers-elmer  ? Élmer, John",
        "org     0  org-board   Harbour Board",
        "person  3  pers-rowe   Henry Rowe; Captain Rowe; Rowe; Roe",
    ]
    assert (code, err) == (0, "3 entries, 3 mentions.\n")


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--sort", "mentions"], ["pers-rowe", "pers-elmer", "org-board"]),
        (["--sort", "id"], ["org-board", "pers-elmer", "pers-rowe"]),
        (["--kind", "person"], ["pers-elmer", "pers-rowe"]),
        (["--kind", "org,place", "--kind", "event"], ["org-board"]),
        (["--unconfirmed"], ["pers-elmer"]),
        (["--orphans"], ["pers-elmer", "org-board"]),
        (["ELM"], ["pers-elmer"]),
        (["rowe", "capt"], ["pers-rowe"]),
        (["owe"], []),
        (["the"], []),
        (["100%_"], []),
    ],
)
def test_list_chooses_and_sorts(register: Register, arguments: list[str], ids: list[str]) -> None:
    _, out, _ = register("list", "--format", "json", *arguments)
    assert [row["id"] for row in json.loads(out)] == ids


def test_list_gives_json_and_csv_for_programs(register: Register) -> None:
    _, out, _ = register("list", "rowe", "--format", "json")
    names = ["Henry Rowe", "Captain Rowe", "Rowe", "Roe"]
    row = {"id": "pers-rowe", "kind": "person", "names": names, "confirmed": True, "line": 3, "mentions": 3}
    assert json.loads(out) == [row]
    _, out, _ = register("list", "élmer", "--format", "csv")
    assert list(csv.DictReader(out.splitlines())) == [
        {
            "id": "pers-elmer",
            "kind": "person",
            "mentions": "0",
            "confirmed": "no",
            "name": "Élmer, John",
            "other names": "",
        }
    ]


def test_list_refuses_a_kind_that_there_is_not(register: Register) -> None:
    code, _, err = register("list", "--kind", "persons")
    assert code == 2
    assert "person, personGrp, org, place, event, bibl" in err


def test_show_has_what_the_register_says_and_every_mention(register: Register) -> None:
    code, out, _ = register("show", "pers-rowe")
    assert code == 0
    assert out.splitlines() == [
        "Henry Rowe",
        "  id:          pers-rowe (person, tei/register.xml:3)",
        "  also:        Captain Rowe",
        "  short:       Rowe",
        "  misprint:    Roe",
        "  born:        1851",
        "  died:        At sea 1911-03",
        "  note:        Master of the Ada.",
        "  GND:         118540238",
        "  mentions:    3",
        "  officer of:  Harbour Board (org-board)",
        "  decided:     not the same as pers-elmer",
        "  decided:     pers-roe was merged into it (ac, 2026-01-02)",
        "",
        "A letter (tei/letter.xml)",
        "    1. tei/letter.xml:1, paragraph 1",
        "       Then «Captain Rowe» came.",
        "    2. tei/letter.xml:1, page 2, paragraph 2 (cert: low)",
        "       So «he» said.",
        "",
        "In headers",
        "    3. tei/letter.xml:1, header, sourceDesc",
        "       «Rowe»",
    ]


def test_show_has_relations_from_both_sides_and_what_is_not_confirmed(register: Register) -> None:
    _, out, _ = register("show", "org-board")
    assert "  officer:     Henry Rowe (pers-rowe)" in out.splitlines()
    assert out.endswith("\nNo document mentions it.\n")
    _, out, _ = register("show", "pers-elmer")
    assert '  confirmed:   not yet (cert="low")' in out.splitlines()


def test_show_counts_by_document_where_that_is_enough(register: Register) -> None:
    _, out, _ = register("show", "pers-rowe", "--documents")
    assert out.splitlines()[-1] == "     3  tei/letter.xml  A letter"


def test_show_gives_json_for_programs(register: Register) -> None:
    _, out, _ = register("show", "pers-rowe", "--format", "json")
    shown = json.loads(out)
    assert [row["words"] for row in shown["in_documents"]] == ["Rowe", "Captain Rowe", "he"]
    assert [row["in_header"] for row in shown["in_documents"]] == [True, False, False]
    assert shown["facts"][0] == {"label": "born", "words": "1851"}
    assert shown["relations"] == [{"name": "officer-of", "active": "pers-rowe", "passive": "org-board"}]
    _, out, _ = register("show", "pers-elmer", "--format", "json", "--documents")
    assert json.loads(out)["documents"] == []


def test_show_names_entries_that_may_have_been_meant(register: Register) -> None:
    code, out, err = register("show", "pers-rwoe")
    assert (code, out) == (1, "")
    assert "There is no entry “pers-rwoe” in tei/register.xml." in err
    assert "Did you mean pers-rowe (Henry Rowe)?" in err


def test_show_says_where_an_entry_went(register: Register) -> None:
    code, _, err = register("show", "pers-roe")
    assert code == 1
    assert "It was merged into pers-rowe by ac on 2026-01-02." in err


def test_show_says_that_mentions_of_a_missing_entry_are_left(register: Register) -> None:
    _, _, err = register("show", "pers-gone")
    assert "1 mention in the documents still point to it" in err


def test_a_document_that_cannot_be_read_is_told_and_left_out(register: Register, edition: Path) -> None:
    (edition / "tei" / "broken.xml").write_text("<TEI><p></TEI>", encoding="utf-8")
    for arguments in (["list"], ["show", "pers-rowe"]):
        code, out, err = register(*arguments)
        assert code == 3
        assert "Captain Rowe" in out
        assert "tei/broken.xml:1" in err


def test_an_index_that_cannot_be_kept_is_told_and_stops_nothing(register: Register, edition: Path) -> None:
    (edition / ".edenda-local").write_text("in the way", encoding="utf-8")
    code, out, err = register("list")
    assert (code, len(out.splitlines())) == (0, 3)
    assert "info REG-010" in err


def test_without_a_register_there_is_nothing_to_list(register: Register, edition: Path) -> None:
    (edition / "tei" / "register.xml").unlink()
    code, _, err = register("list")
    assert code == 2
    assert "There is no register" in err


def test_on_a_screen_lines_are_cut_and_names_are_bold(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _, out, _ = register("list")
    assert "person  3  pers-rowe   Henry Rowe; Capt…" in out.splitlines()
    _, out, _ = register("list", "--format", "csv")
    assert "pers-rowe,person,3,yes,Henry Rowe,Captain Rowe; Rowe; Roe" in out.splitlines()
    _, out, _ = register("show", "pers-rowe")
    assert "       Then \x1b[1mCaptain Rowe\x1b[0m came." in out.splitlines()
    monkeypatch.setenv("COLUMNS", "20")
    _, out, _ = register("list", "rowe")
    assert out == "person  3  pers-rowe  Henry Rowe; Captain Rowe; Rowe; Roe\n"


@pytest.mark.parametrize(
    ("line", "width", "shown"),
    [
        ("Rowe", 4, "Rowe"),
        ("Rowe", 3, "Ro…"),
        ("Zoë Rowe", 8, "Zoë Rowe"),
        ("Zoe\u0308 Rowe", 8, "Zoe\u0308 Rowe"),
        ("東京都", 6, "東京都"),
        ("東京都", 5, "東京…"),
        ("東京都", 4, "東…"),
    ],
)
def test_a_line_is_cut_by_its_columns_on_a_screen(line: str, width: int, shown: str) -> None:
    assert cut(line, width) == shown
