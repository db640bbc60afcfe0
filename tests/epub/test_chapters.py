"""A document becomes a chapter: its notes, pages, names, links and corrections as e-readers have them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edenda.edition import open_edition
from edenda.writers.context import RenderContext
from edenda.writers.opening import context_of
from tests.epub.books import NS, Book, book_of, document, single
from tests.epub.editions import FIRST, add_odd, make_letters

ONE = "documents/first.xhtml"
TWO = "documents/second.xhtml"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book_of(make_letters(tmp_path_factory.mktemp("letters") / "edition"))


def test_a_note_is_called_where_it_stands_and_shown_in_a_window_of_its_own(book: Book) -> None:
    calls = book.asked("//h:a[@epub:type='noteref'][@role='doc-noteref']/@href", ONE)
    notes = book.asked("//h:aside[@epub:type='footnote'][@role='doc-footnote']/@id", ONE)
    assert len(calls) == 3
    assert {call.removeprefix("#") for call in calls} == {*notes}
    backs = book.asked("//h:aside/h:a[@epub:type='backlink']/@href", ONE)
    assert {back.removeprefix("#") for back in backs} == {*book.asked("//h:a[@epub:type='noteref']/@id", ONE)}


def test_the_notes_of_each_stream_stand_together(book: Book) -> None:
    assert book.said("//h:section[@class='notes']/*[self::h:h2 or self::h:h3]", ONE) == [
        "Notes",
        "Textual notes",
        "Commentary",
    ]
    assert book.said("//h:aside", ONE) == ["1 Of the source.", "a Or Thorn.", "i Of 1880, with Rowe."]


def test_pages_of_the_source_are_marked_and_listed(book: Book) -> None:
    assert book.asked("//h:span[@role='doc-pagebreak'][@epub:type='pagebreak']/@aria-label", ONE) == [
        "page 12",
        "page 13",
    ]
    assert book.said("//h:nav[@epub:type='page-list']//h:a", "nav.xhtml") == ["12", "13"]
    assert book.meta("pageBreakSource") == ["A box in the attic."]


def test_a_word_divided_by_a_page_can_be_read_whole(book: Book) -> None:
    assert "the situation13 of Thorne" in book.said("//h:article", ONE)[0]


def test_numbers_of_pages_can_be_left_out_of_the_text(tmp_path: Path) -> None:
    book = book_of(make_letters(tmp_path / "e", "[print]\nsource_pages = false\n"))
    assert "situation of Thorne" in book.said("//h:article", ONE)[0]
    assert book.said("//h:nav[@epub:type='page-list']//h:a", "nav.xhtml") == ["12", "13"]


def test_a_name_leads_to_its_entry_and_the_entry_back_to_each_place(book: Book) -> None:
    assert book.asked("//h:a[.='Miss Thorne']/@href", ONE) == ["../registers/persons.xhtml#pers-thorne"]
    entry = "//h:li[@id='pers-thorne']"
    assert book.said(f"{entry}/h:p", "registers/persons.xhtml") == ["1: ¶ 1, 13"]
    for href in book.asked(f"{entry}/h:p/h:a[not(@class)]/@href", "registers/persons.xhtml"):
        assert book.said(f"//*[@id='{href.partition('#')[2]}']", ONE)[0] in {"Miss Thorne", "Thorne"}


def test_a_name_in_a_note_is_found_by_the_number_of_the_note(book: Book) -> None:
    assert book.said("//h:li[@id='pers-rowe']/h:p", "registers/persons.xhtml") == ["1: n. i"]


def test_a_name_without_an_entry_is_words(book: Book) -> None:
    assert book.said("//h:span[.='stranger']", TWO) == ["stranger"]


def test_entries_say_what_is_known_and_only_those_mentioned_are_there(book: Book) -> None:
    assert book.asked("//h:li/@id", "registers/persons.xhtml") == ["pers-hale", "pers-rowe", "pers-thorne"]
    said = book.said("//h:li[@id]", "registers/persons.xhtml")[1:]
    assert said[0].startswith("Rowe, Edwin – child of: Agnes Thorne (not confirmed)")
    assert said[1].startswith("Thorne, Agnes (also Miss Thorne), born 1871. Keeper of the lamps. GND 118577425 – ")


def test_another_name_leads_to_the_entry(book: Book) -> None:
    page = "registers/persons.xhtml"
    assert book.said("//h:li[@class='see']", page) == ["Zorn, Widow see Hale, Ada"]
    assert book.asked("//h:li[@class='see']/h:a/@href", page) == ["../registers/persons.xhtml#pers-hale"]
    assert book.said("//h:h2", page) == ["H", "R", "T", "Z"]


def test_a_name_that_cannot_be_a_link_has_a_small_one_and_is_found_itself(book: Book) -> None:
    (href,) = book.asked("//h:li[@id='pers-hale']/h:p/h:a[not(@class)]/@href", "registers/persons.xhtml")
    assert book.said(f"//*[@id='{href.partition('#')[2]}']", TWO) == ["Mrs Hale"]


def test_an_entry_within_another_is_not_told_with_it(book: Book) -> None:
    (said,) = book.said("//h:li", "registers/places.xhtml")
    assert "Quay" not in said


def test_documents_lead_to_one_another(book: Book) -> None:
    assert book.asked("//h:a[.='the other']/@href", ONE) == ["second.xhtml#end"]
    assert book.asked("//h:a[.='a lost place']/@href", ONE) == ["second.xhtml"]
    assert book.asked("//h:a[.='the first']/@href", TWO) == ["first.xhtml"]
    assert book.said("//h:span[.='a lost letter']", ONE) == ["a lost letter"]
    assert book.dangling() == []


def test_nothing_is_left_that_only_a_browser_needs(book: Book) -> None:
    for page in book.pages:
        assert book.said("//h:script | //h:input | //h:form | //h:details | //h:a[@class='here']", page) == []
        assert (
            book.asked(
                "//@tabindex | //@*[starts-with(name(), 'data-')] | //h:main//h:*[not(self::h:nav)]/@hidden", page
            )
            == []
        )


def test_a_document_says_its_language_twice(book: Book) -> None:
    for name in ("@lang", "@xml:lang"):
        assert book.asked(f"/h:html/{name}", TWO) == ["de"]
    assert book.asked("//h:section[@class='notes']/h:h2/@lang", ONE) == []


def test_corrections_are_listed_behind_the_text_and_what_the_source_has_is_not_in_it(book: Book) -> None:
    assert book.said("//h:section[@id='_variants']//h:li", ONE) == ["p. 13 the] the source has teh"]
    assert "teh" not in book.said("//h:article", ONE)[0]


def test_the_text_as_transcribed_has_the_words_of_the_source() -> None:
    book = single(FIRST, RenderContext(view="transcribed", file="x.xml"))
    text = book.said("//h:article", "documents/x.xhtml")[0]
    assert "teh" in text
    assert " the lamp" not in text
    assert book.said("//h:aside", "documents/x.xhtml") == ["1 Of the source."]
    assert book.said("//h:section[@id='_variants']", "documents/x.xhtml") == []
    assert book.dangling() == []


def test_what_stands_before_the_first_paragraph_stands_with_it_in_registers(tmp_path: Path) -> None:
    root = make_letters(tmp_path / "e")
    name = '<placeName ref="register.xml#pl-quay">the Quay</placeName>'
    body = (
        f"<div><head>At {name}</head><opener><address><addrLine>To {name}</addrLine></address></opener><p>x</p></div>"
    )
    (root / "tei" / "third.xml").write_text(document(body), encoding="utf-8")
    (places,) = book_of(root).said("//h:li[@id='pl-quay']/h:p[@class='places']", "registers/places.xhtml")
    assert places.endswith(": ¶ 1")


def test_dates_are_listed_in_the_order_of_time(book: Book) -> None:
    page = "registers/dates.xhtml"
    assert book.said("//h:h2", page) == ["44 BC", "1902"]
    assert book.said("//h:li/h:span", page) == ["44 BC – 14", "3 March 1902", "not before 1902"]
    assert book.dangling() == []


def test_a_single_document_has_its_names_at_its_end(tmp_path: Path) -> None:
    edition = open_edition(make_letters(tmp_path / "e", 'base_url = "https://example.org/x"\n'))
    context = replace(context_of(edition), register=edition.register_tree, file="first.xml")
    book = single(FIRST, context)
    assert book.asked("//h:a[.='Miss Thorne']/@href", ONE) == ["#_pers-thorne"]
    assert book.said("//h:li[@id='_pers-thorne']/h:span[1]", ONE) == ["Agnes Thorne"]
    assert book.asked("//h:a[.='the other']/@href", ONE) == ["https://example.org/x/documents/second.html#end"]
    assert book.dangling() == []
    assert single(FIRST, replace(context, edition=None)).said("//h:span[.='the other']", ONE) == ["the other"]


def test_a_language_from_the_right_is_set_from_the_right() -> None:
    book = single(document("<p>x</p>", root='xml:lang="ar"'))
    page = "documents/x.xhtml"
    assert book.asked("/h:html/@dir", page) == ["rtl"]
    assert book.asked("//h:main//@dir", page).count("rtl") == 0
    spine = book.package.find("opf:spine", NS)
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    latin = single(document('<p>x <foreign xml:lang="he">y</foreign> <foreign xml:lang="ar-Latn">z</foreign></p>'))
    assert latin.asked("//h:article//@dir", page) == ["rtl"]


def test_pictures_are_shown_where_readers_can_show_them_and_else_told(tmp_path: Path) -> None:
    root = make_letters(tmp_path / "e")
    add_odd(root)
    book = book_of(root)
    page = "documents/pictures.xhtml"
    assert book.asked("//h:img/@alt", page) == ["A lamp"]
    assert "pictures/documents=2fpictures=2fa.png.png" in book.files
    assert "https://example.org/c.png" in book.said("//h:article", page)[0]
    assert book.meta("schema:accessMode") == ["textual", "visual"]
    assert book.dangling() == []


def test_odd_ids_are_kept_apart_and_links_still_lead_there(tmp_path: Path) -> None:
    tei = document(
        '<p xml:id="é.1·">x</p><p xml:id="a_b">two</p><p xml:id="a:b">one</p><p><ref target="#a:b">go</ref></p>'
        '<p>Lists: <list><item>z</item></list> and <name ref="javascript:x">w<note>n</note></name></p>'
    )
    book = single(tei)
    page = "documents/x.xhtml"
    target = book.asked("//h:a[.='go']/@href", page)[0].removeprefix("#")
    assert book.said(f"//*[@id='{target}']", page) == ["one"]
    assert book.dangling() == []
