"""Recognised pages: regions in reading order become text with hints, page after page, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Final, cast

import pytest
from lxml import etree

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.config import Document
from edenda.convert import Options, convert
from edenda.errors import UnreadableError
from edenda.model import tiles
from edenda.problems import has_errors
from edenda.sources import Source, decode, page_files, read_source, source_digest
from edenda.tei import NS, parse, text_of
from tests.sources.pages import ALTO, PAGE, alto, block, page, region

LONG: Final = "The boat left the harbour before dawn and came back with the"


def tei(source: Source) -> etree._Element:
    outcome = convert(source, Options(Document("pages", "K"), genre="text"))
    assert outcome.tei is not None, outcome.problems
    root = parse(outcome.tei, "pages")
    assert check_grammar(root, "pages") == ()
    assert not has_errors(compare(source.raw, root, "pages"))
    assert tiles(outcome.reading)
    return root


def shown(root: etree._Element, path: str) -> list[str]:
    found = cast("list[etree._Element]", root.xpath(f"//t:text//{path}", namespaces=NS))
    return [" ".join(text_of(one).split()) for one in found]


def folder(path: Path, *pages: bytes) -> Path:
    for number, data in enumerate(pages, start=1):
        (path / f"page{number}.xml").write_bytes(data)
    return path


@pytest.mark.parametrize("release", ["2010-03-19", "2013-07-15", "2019-07-15"])
def test_every_release_of_page_is_read(release: str) -> None:
    source, _ = decode(page(region("a", "paragraph", "Words."), release=release), "a.xml")
    assert source.raw == "Words."


def test_regions_follow_the_reading_order() -> None:
    data = page(region("b", "paragraph", "Second."), region("a", "paragraph", "First."), order=("a", "b"))
    assert decode(data, "a.xml")[0].raw == "First.\n\nSecond."


def test_a_page_keeps_its_number_image_heading_note_and_margin_and_drops_its_running_head() -> None:
    root = tei(decode(PAGE, "a.xml")[0])
    assert shown(root, "t:pb[@n='12'][@facs='0001.jpg']") == [""]
    assert shown(root, "t:head") == ["The Tides of Skerry"]
    assert shown(root, "t:note[@n='1'][@place='bottom']") == ["As it did every day of the year."]
    assert shown(root, "t:note[@place='margin']") == ["See the log"]
    (words,) = shown(root, "t:p")
    assert words.startswith("The boat left the harbour before dawn and came back")
    furniture = cast("list[etree._Element]", root.xpath("//t:samplingDecl//t:q", namespaces=NS))
    assert [text_of(one) for one in furniture] == ["TIDES OF SKERRY"]


def test_an_image_on_a_page_is_reported() -> None:
    assert [problem.code for problem in decode(PAGE, "a.xml")[1]] == ["OCR-001"]


def test_a_note_whose_call_is_not_found_stands_at_the_end_of_the_text_of_its_page() -> None:
    data = page(region("p", "paragraph", "The boat left."), region("f", "footnote", "1) At dawn."))
    source, problems = decode(data, "a.xml")
    assert [problem.code for problem in problems] == ["NOTE-002"]
    assert shown(tei(source), "t:note") == ["At dawn."]


def test_types_that_transkribus_keeps_in_custom_count() -> None:
    data = page(
        region("t", "", "The Tides", custom="structure {type:heading;}"), region("p", "paragraph", LONG + " tide.")
    )
    assert shown(tei(decode(data, "a.xml")[0]), "t:head") == ["The Tides"]


def test_lines_set_in_after_a_sentence_begin_paragraphs() -> None:
    def line(left: int, top: int, words: str) -> str:
        coords = f'<Coords points="{left},{top} 900,{top} 900,{top + 40} {left},{top + 40}"/>'
        return f"<TextLine>{coords}<TextEquiv><Unicode>{words}</Unicode></TextEquiv></TextLine>"

    lines = (
        line(100, 0, "The first") + line(100, 50, "ends here.") + line(140, 100, "The second") + line(100, 150, "too.")
    )
    source, _ = decode(page(f'<TextRegion id="a">{lines}</TextRegion>'), "a.xml")
    assert source.raw == "The first\nends here.\n\nThe second\ntoo."


def test_pages_of_a_folder_are_one_text_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    first = page(region("n", "page-number", "12"), region("p", "paragraph", f"{LONG} even-"))
    second = page(region("n", "page-number", "13"), region("p", "paragraph", "ing tide."), image="0002.jpg")
    (tmp_path / "page10.xml").write_bytes(page(region("p", "paragraph", "The last.")))
    source, _ = read_source(folder(tmp_path, first, second))
    assert [path.name for path in page_files(tmp_path)] == ["page1.xml", "page2.xml", "page10.xml"]
    root = tei(source)
    assert shown(root, "t:p") == [f"{LONG} evening tide.", "The last."]
    assert shown(root, "t:p/t:pb[@n='13'][@break='no'][@facs='0002.jpg']") == [""]


def test_a_change_on_any_page_changes_the_digest_of_a_folder(tmp_path: Path) -> None:
    before = source_digest(folder(tmp_path, PAGE, PAGE))
    (tmp_path / "page2.xml").write_bytes(ALTO)
    assert source_digest(tmp_path) != before


def test_a_page_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_source(folder(tmp_path, PAGE, b"<other/>"))
    assert [(one.code, Path(one.file or "").name) for one in caught.value.problems] == [("SRC-006", "page2.xml")]


@pytest.mark.parametrize("version", ["v2", "v3", "v4"])
def test_every_version_of_alto_is_read(version: str) -> None:
    assert decode(alto(block("Words."), version=version), "a.xml")[0].raw == "Words."


def test_alto_gives_headings_running_heads_numbers_and_whole_words() -> None:
    root = tei(decode(ALTO, "a.xml")[0])
    assert shown(root, "t:head") == ["The Tides of Skerry"]
    assert shown(root, "t:p") == ["The boat left the harbour before dawn."]
    assert shown(root, "t:pb[@n='12'][@facs='0001.tif']") == [""]


def test_a_word_that_alto_divides_without_a_hyphen_is_whole() -> None:
    first = '<TextLine><String CONTENT="har" SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour"/></TextLine>'
    second = '<TextLine><String CONTENT="bour" SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"/></TextLine>'
    assert decode(alto(f'<TextBlock ID="b">{first}{second}</TextBlock>'), "a.xml")[0].raw == "harbour"


def test_pages_without_text_are_empty() -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(page(), "a.xml")
    assert [one.code for one in caught.value.problems] == ["SRC-001"]
