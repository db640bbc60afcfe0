"""The page about the edition says what settings and headers say, and counts what the memory of the files knows."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from edenda.memory.store import Memory, Row, compose_memory, memory_path
from edenda.site.markup import Marks, markup_of
from edenda.tei import parse
from tests.site.editions import built, letter, make
from tests.site.links import broken_links

_BODY = (
    '<p><persName>Anna</persName> came to <placeName cert="low">Skerry</placeName> in <date when="1901">1901</date>, '
    "<orgName>the Board</orgName> said.</p>"
)
_PRACTICE = (
    "<encodingDesc><editorialDecl><correction><p>Misprints are kept.</p></correction>"
    "<hyphenation><p>{}</p></hyphenation></editorialDecl></encodingDesc>"
)


def about(root: Path, config: str = "") -> html.HtmlElement:
    files = built(make(root, {}, config))
    return html.parse(str(files["about.html"]), html.HTMLParser(encoding="utf-8")).getroot()


def facts(page: html.HtmlElement) -> dict[str, list[str]]:
    """What stands in the lists of facts: by its label."""
    found: dict[str, list[str]] = {}
    for item in page.xpath("//main//dl/*"):
        words = " ".join(item.text_content().split())
        if item.tag == "dt":
            last = found.setdefault(words, [])
        else:
            last.append(words)
    return found


def marks_of(root: Path, *rows: Row) -> Marks:
    """The marks of a letter with a memory of some."""
    make(root, {"tide": letter("tide", "The tide", _BODY)})
    path = root / "tei" / "tide.xml"
    memory_path(path).parent.mkdir()
    memory_path(path).write_bytes(compose_memory(Memory(rows=rows)))
    data = path.read_bytes()
    return markup_of(parse(data, str(path)), data, path).marks


def test_marks_that_nobody_remembers_were_made_by_hand(tmp_path: Path) -> None:
    make(tmp_path, {"tide": letter("tide", "The tide", _BODY)})
    path = tmp_path / "tei" / "tide.xml"
    found = markup_of(parse(path.read_bytes(), "tide"), path.read_bytes(), path)
    assert found.marks == Marks(hand=4, unsure=1)
    assert found.words == 9


def test_marks_are_told_by_who_made_and_decided_them(tmp_path: Path) -> None:
    by_machine = Row("Anna", "persName", after="came to Skerry in 1901")
    decided = Row(
        "Skerry", "placeName", "Anna came to", "in 1901, the Board", decided="accepted", who="mk", when="2026-05-02"
    )
    changed = Row("1901", "date", "Anna came to Skerry in", ", the Board said", ref="1902")
    assert marks_of(tmp_path, by_machine, decided, changed) == Marks(machine=1, decided=1, hand=2, unsure=1)


def test_people_rights_and_date_are_those_of_the_settings(tmp_path: Path) -> None:
    people = 'people = [{ id = "mk", name = "Mara Kessler", role = "editor" }]'
    config = f'publisher = "Skerry Society"\nlicence = "CC0"\n{people}\n'
    found = facts(about(tmp_path, config))
    assert found["Responsible"] == ["Mara Kessler, editor"]
    assert (found["Published by"], found["Version"], found["Rights"]) == (["Skerry Society"], ["1 May 2026"], ["CC0"])


def test_an_address_that_is_not_of_the_web_is_no_link(tmp_path: Path) -> None:
    page = about(tmp_path, 'licence = "Mine"\nlicence_url = "javascript:alert(1)"\n')
    assert facts(page)["Rights"] == ["Mine"]
    assert not page.xpath("//a[starts-with(@href, 'javascript')]")


def test_what_all_documents_practise_is_said_once_and_the_rest_with_its_documents(tmp_path: Path) -> None:
    practised = {"a": "Joined.", "b": "Joined.", "c": "Kept."}
    make(tmp_path, {key: letter(key, f"The {key}", header=_PRACTICE.format(words)) for key, words in practised.items()})
    found = facts(about(tmp_path))
    assert found["Corrections"] == ["Misprints are kept."]
    assert found["Hyphenation"] == ["Joined. The a · The b", "Kept. The c"]
    assert broken_links(tmp_path / "public") == []


def test_the_table_has_a_row_for_each_document_and_their_sum(tmp_path: Path) -> None:
    make(tmp_path, {key: letter(key, f"The {key}", _BODY) for key in ("a", "b")})
    page = about(tmp_path)
    rows = [[cell.text_content() for cell in row.xpath("*")] for row in page.xpath("//table/*/tr")]
    assert rows[0][1:] == ["Words", "Marks", "By machine", "Decided", "By hand", "Unsure"]
    assert rows[1:] == [
        ["The a (proofread)", "9", "4", "0", "0", "4", "1"],
        ["The b (proofread)", "9", "4", "0", "0", "4", "1"],
        ["All", "18", "8", "0", "0", "8", "2"],
    ]
    counted = facts(page)
    assert (counted["Documents"], counted["Dated mentions"]) == (["2"], ["4"])
