"""A chapter that is very long is cut into several files, and every link still leads where it did."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edenda.epub.registers import Document, date_sources
from edenda.epub.splitting import split
from edenda.epub.values import Dated, Place
from tests.epub.books import Book, book_of, document, single
from tests.epub.editions import add_odd, make_letters, odd_documents
from tests.growth import grows_with_length


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    root = make_letters(tmp_path_factory.mktemp("long") / "edition")
    add_odd(root)
    note = '<note>See <ref target="#f{}">here</ref></note>'
    lines = [
        f'<p xml:id="f{n}">{"word " * 900}<ref target="#f{89 - n}">there</ref>{note.format(n)}</p>' for n in range(90)
    ]
    names = '<persName ref="register.xml#pers-thorne">Thorne</persName>'
    (root / "tei" / "flat.xml").write_text(document("".join(lines) + f'<pb n="7"/><p>{names}</p>'), encoding="utf-8")
    (root / "tei" / "to-flat.xml").write_text(document('<p><ref target="flat.xml#f88">x</ref></p>'), encoding="utf-8")
    return book_of(root)


def files_of(book: Book, name: str) -> list[str]:
    return [page for page in book.pages if page.startswith(f"documents/{name}")]


def test_long_chapters_are_cut_and_short_ones_are_not(book: Book) -> None:
    for name in ("flat", "long"):
        files = files_of(book, name)
        assert len(files) > 1
        assert all(len(book.files[file]) < 310_000 for file in files)
    assert len(files_of(book, "first")) == 1


def test_a_cut_falls_between_divisions_where_there_are_some(book: Book) -> None:
    heads = [head for file in files_of(book, "long") for head in book.said("//h:article//h:h2", file)]
    assert heads == [f"Part {n}" for n in range(9)]
    assert all(book.asked("//h:article//h:section[not(h:h2)]/@class", file) == [] for file in files_of(book, "long"))


def test_no_word_is_lost_and_none_comes_twice(book: Book) -> None:
    found = [word for file in files_of(book, "flat") for word in " ".join(book.said("//h:article", file)).split()]
    assert found.count("word") == 90 * 900


def test_links_lead_from_file_to_file(book: Book) -> None:
    assert book.dangling() == []
    (href,) = book.asked("//h:article//h:a/@href", "documents/to-flat.xhtml")
    assert href.startswith("flat=part")
    name, _, id_ = href.partition("#")
    assert book.asked(f"//*[@id='{id_}']/@id", f"documents/{name}") == ["f88"]


def test_registers_and_pages_lead_into_the_right_file(book: Book) -> None:
    (page,) = book.asked("//h:nav[@epub:type='page-list']//h:a[contains(@href, 'flat')]/@href", "nav.xhtml")
    assert page.startswith("documents/flat=part")


def test_a_heading_does_not_stay_behind_alone() -> None:
    lines = "".join(f"<h2>{n}</h2><p>{'x' * 100}</p>" for n in range(20))
    html = etree.fromstring(f"<html><head/><body><main>{lines}</main></body></html>")
    pages = split(html, 450)
    assert len(pages) > 3
    assert all(page.find("body/main")[-1].tag == "p" for page in pages)  # type: ignore[index]
    assert all(page.find("head") is not None for page in pages)


def test_what_cannot_be_cut_stays_whole() -> None:
    for text in ("<main>words<p>x</p></main>", "<p>x</p>"):
        html = etree.fromstring(f"<html><body>{text}</body></html>")
        assert split(html, 5) == [html]


def test_a_single_document_is_cut_as_well() -> None:
    book = single(odd_documents()["flat"])
    assert len(files_of(book, "x")) > 1
    assert book.dangling() == []


def test_a_long_register_has_several_pages_and_names_lead_to_the_right_one(tmp_path: Path) -> None:
    root = make_letters(tmp_path / "e")
    ids = [f"pers-n{n:04}" for n in range(3000)]
    people = "".join(f'<person xml:id="{one}"><persName>Name {one}</persName></person>' for one in ids)
    register = (root / "tei" / "register.xml").read_text("utf-8").replace("<listRelation>", f"{people}<listRelation>")
    (root / "tei" / "register.xml").write_text(register, encoding="utf-8")
    names = "".join(f'<p><persName ref="register.xml#{one}">{one}</persName></p>' for one in ids)
    (root / "tei" / "many.xml").write_text(document(names), encoding="utf-8")
    book = book_of(root)
    pages = [page for page in book.pages if page.startswith("registers/persons")]
    assert len(pages) == 3
    assert book.dangling() == []
    assert book.said("//h:h1", pages[1]) == ["Index of persons (2)"]


def test_an_entry_named_very_often_has_one_place_for_each_document(tmp_path: Path) -> None:
    root = make_letters(tmp_path / "e")
    name = '<p><persName ref="register.xml#pers-thorne">T</persName></p>'
    (root / "tei" / "many.xml").write_text(document(name * 3), encoding="utf-8")
    few = book_of(root).said("//h:li[@id='pers-thorne']/h:p", "registers/persons.xhtml")
    assert few == ["1: ¶ 1, 13; 3: ¶ 1, 2, 3"]
    (root / "tei" / "many.xml").write_text(document(name * 400), encoding="utf-8")
    book = book_of(root)
    assert book.said("//h:li[@id='pers-thorne']/h:p", "registers/persons.xhtml") == ["1; 3"]


def test_a_long_list_of_dates_has_several_pages() -> None:
    letter = Document("1", "documents/x.xhtml", "X", "en")
    dates = [
        Dated((("when", str(1000 + n % 800)),), "x", Place(f"documents/x.xhtml#m{n}", f"{n}")) for n in range(6000)
    ]
    assert [one.name for one in date_sources((letter, one) for one in dates)] == ["dates", "dates-2", "dates-3"]


@pytest.mark.slow
def test_the_work_on_a_document_grows_with_its_length() -> None:
    line = (
        '<p>In <date when="1902-03-03">March</date> <persName ref="register.xml#a">Thorne</persName><note>n</note> '
        '<choice><sic>teh</sic><corr>the</corr></choice> <pb n="1"/><ref target="#x">x</ref> lamp.</p>'
    )
    assert grows_with_length(lambda size: single(document(line * (size // len(line)))), 60_000, 600_000)
