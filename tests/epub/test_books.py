"""A book as a whole: its order, its navigation, what it says of itself, and that its bytes are always the same."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from edenda.errors import UnreadableError
from edenda.writers.context import RenderContext
from tests.epub.books import NS, Book, book_of, document, single
from tests.epub.editions import FIRST, make_bare, make_letters, make_pictured

LICENCE = 'licence = "CC BY 4.0"\nlicence_url = "https://creativecommons.org/licenses/by/4.0/"\n'


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    config = f'{LICENCE}description = "Of lamps."\n[web]\nfront = ["second"]\n'
    return book_of(make_letters(tmp_path_factory.mktemp("letters") / "edition", config))


def spine(book: Book) -> list[str]:
    items = {one.get("id"): one.get("href", "") for one in book.package.iterfind(".//opf:item", NS)}
    return [items[one.get("idref")] for one in book.package.iterfind(".//opf:itemref", NS)]


def test_a_book_is_read_in_the_order_of_the_edition(book: Book) -> None:
    assert spine(book) == [
        "cover.xhtml",
        "title.xhtml",
        "imprint.xhtml",
        "nav.xhtml",
        "documents/second.xhtml",
        "documents/first.xhtml",
        "registers/persons.xhtml",
        "registers/places.xhtml",
        "registers/dates.xhtml",
        "colophon.xhtml",
    ]


def test_the_contents_have_every_part_and_number_the_documents(book: Book) -> None:
    words = ["The second letter", "1. The first letter", "Index of persons", "Index of places", "Dates", "Colophon"]
    assert book.said("//h:nav[@epub:type='toc']/h:ol/h:li/h:a", "nav.xhtml") == words
    assert book.asked("//h:nav[@epub:type='toc']//h:a[.='The second letter']/@lang", "nav.xhtml") == ["de"]
    old = [str(one.text) for one in _xml(book, "toc.ncx").iterfind(".//ncx:navPoint/ncx:navLabel/ncx:text", NS)]
    assert old == words


def test_old_readers_know_the_pages_as_well(book: Book) -> None:
    pages = _xml(book, "toc.ncx").findall(".//ncx:pageTarget", NS)
    assert [(one.get("type"), one.get("value")) for one in pages] == [("normal", "12"), ("normal", "13")]


def test_readers_are_told_what_the_parts_are(book: Book) -> None:
    landmarks = book.asked("//h:nav[@epub:type='landmarks']//h:a/@epub:type", "nav.xhtml")
    assert landmarks == ["cover", "titlepage", "toc", "index", "bodymatter"]


def test_sections_stand_below_their_document() -> None:
    sections = (
        "<div><head>One</head><div><head>One and a half</head><p>x</p></div></div><div><head>Two</head><p/></div>"
    )
    book = single(document(sections))
    assert book.said("//h:nav[@epub:type='toc']/h:ol/h:li/h:ol/h:li/h:a", "nav.xhtml") == ["One", "Two"]
    assert book.said("//h:nav[@epub:type='toc']//h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a", "nav.xhtml") == ["One and a half"]
    assert book.dangling() == []


def test_pages_of_one_number_are_told_apart_by_their_documents(tmp_path: Path) -> None:
    root = make_letters(tmp_path / "e")
    path = root / "tei" / "second.xml"
    path.write_text(path.read_text("utf-8").replace("<div><p>At", '<pb n="13"/><div><p>At'), encoding="utf-8")
    book = book_of(root)
    assert book.said("//h:nav[@epub:type='page-list']//h:a", "nav.xhtml") == ["1: 12", "1: 13", "2: 13"]
    assert book.meta("pageBreakSource") == []


def test_a_book_says_what_the_edition_says_of_itself(book: Book) -> None:
    assert book.meta("dc:title") == ["Harbour Papers: letters"]
    assert book.meta("dc:creator") == ["Mara Kessler"]
    assert book.meta("dc:contributor") == ["Jon Bell"]
    assert book.meta("dc:language") == ["en", "de"]
    assert book.meta("dc:publisher") == ["Skerry & Sons"]
    assert book.meta("dc:date") == ["2026-05"]
    assert book.meta("dc:description") == ["Of lamps."]
    assert book.meta("dc:rights") == ["CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"]
    assert book.meta("dcterms:modified") == ["2026-05-01T00:00:00Z"]
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert {"structuralNavigation", "tableOfContents", "pageBreakMarkers", "pageNavigation"} < {
        *book.meta("schema:accessibilityFeature")
    }


def test_a_book_of_one_document_says_who_wrote_it_and_on_what() -> None:
    header = (
        "<profileDesc><abstract><p>On oil.</p></abstract><textClass><keywords><term>Lamps</term><term>Oil</term>"
        "</keywords></textClass></profileDesc>"
    )
    tei = document("<p>x</p>", header=header).replace("</title>", "</title><author>Ada Orme</author>", 1)
    book = single(tei)
    assert book.meta("dc:creator") == ["Ada Orme"]
    assert book.meta("dc:subject") == ["Lamps", "Oil"]
    assert book.meta("dc:description") == ["On oil."]
    assert book.meta("dc:source") == ["A box in the attic."]


def test_a_book_without_pages_does_not_say_that_it_has_some() -> None:
    book = single(document("<p>x</p>"))
    assert "pageNavigation" not in book.meta("schema:accessibilityFeature")
    assert book.said("//h:nav[@epub:type='page-list']", "nav.xhtml") == []


def test_a_title_page_sets_what_stands_behind_a_colon_below(book: Book) -> None:
    assert book.said("//h:h1", "title.xhtml") == ["Harbour Papers"]
    assert book.said("//h:p", "title.xhtml") == [
        "letters",
        "Edited by Mara Kessler",
        "Jon Bell, transcriber",
        "Skerry & Sons2026",
    ]


def test_the_cover_is_drawn_from_the_title(book: Book) -> None:
    words = [one.text for one in _xml(book, "cover.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["Harbour Papers", "letters", "Edited by", "Mara Kessler", "Skerry & Sons, 2026"]
    assert book.asked("//h:img/@alt", "cover.xhtml") == ["Harbour Papers: letters. Mara Kessler. Skerry & Sons"]


@pytest.mark.parametrize(
    "title", ["x" * 500, "word " * 300, "한국노동당" * 20, "Donaudampfschifffahrtsgesellschaftskapitän", "A", "رسائل"]
)
def test_any_title_has_a_cover(title: str) -> None:
    cover = single(document("<p/>", title=title, root='xml:lang="ar"' if title == "رسائل" else "")).files["cover.svg"]
    lines = list(etree.fromstring(cover).iter("{http://www.w3.org/2000/svg}text"))
    assert 0 < len(lines) <= 10
    assert all(0 < float(one.get("y", "0")) < 2400 for one in lines)


def test_an_edition_can_have_a_cover_and_words_of_its_own(tmp_path: Path) -> None:
    book = book_of(make_pictured(tmp_path / "e"))
    assert "cover.png" in book.files
    assert "cover.svg" not in book.files
    covers = [one.get("href") for one in book.package.iterfind(".//opf:item[@properties='cover-image']", NS)]
    assert covers == ["cover.png"]
    (id_,) = [one.get("id") for one in book.package.iterfind(".//opf:item[@href='cover.png']", NS)]
    assert [one.get("content") for one in book.package.iterfind(".//opf:meta[@name='cover']", NS)] == [id_]
    imprint = " ".join(book.said("//h:p", "imprint.xhtml"))
    assert "Gesetzt auf Skerry." in imprint
    assert "ISBN 978-3-16-148410-0" in imprint
    assert "https://example.org/hafen/" in imprint
    assert book.said("//h:p", "colophon.xhtml")[0] == "Die Lampen brannten."
    assert book.said("//h:p[@class='subtitle']", "title.xhtml") == ["Eine Auswahl"]


@pytest.mark.parametrize("stated", ["nothing.png", "tei/first.xml", "../first.png", "edition.toml"])
def test_a_cover_that_readers_cannot_show_is_drawn_instead(stated: str, tmp_path: Path) -> None:
    root = make_letters(tmp_path / "e", f'[print]\ncover = "{stated}"\n')
    assert "cover.svg" in book_of(root).files


def test_an_edition_of_nothing_has_a_book(tmp_path: Path) -> None:
    book = book_of(make_bare(tmp_path / "e"))
    assert spine(book) == ["cover.xhtml", "title.xhtml", "imprint.xhtml", "nav.xhtml", "colophon.xhtml"]
    assert book.meta("dcterms:modified") == ["1970-01-01T00:00:00Z"]


def test_a_day_that_no_calendar_has_is_the_beginning_of_its_year(tmp_path: Path) -> None:
    root = make_letters(tmp_path / "e")
    path = root / "edition.toml"
    path.write_text(path.read_text("utf-8").replace("2026-05", "2026-02-30"), encoding="utf-8")
    assert book_of(root).meta("dcterms:modified") == ["2026-01-01T00:00:00Z"]


def test_the_same_edition_gives_the_same_bytes_and_one_identifier(tmp_path: Path) -> None:
    first, again = make_letters(tmp_path / "a"), make_letters(tmp_path / "b")
    one, other = book_of(first), book_of(again)
    assert one.data == other.data
    (again / "edition.toml").write_text(
        (again / "edition.toml").read_text("utf-8").replace("2026-05", "2027-01-31"), encoding="utf-8"
    )
    later = book_of(again)
    assert later.meta("dc:identifier") == one.meta("dc:identifier")
    assert later.meta("dcterms:modified") == ["2027-01-31T00:00:00Z"]


def test_documents_of_one_edition_have_identifiers_of_their_own() -> None:
    names = ("one.xml", "two.xml")
    assert len({*(single(FIRST, RenderContext(file=name)).meta("dc:identifier")[0] for name in names)}) == 2


def test_no_clock_and_no_machine_is_in_the_file(book: Book) -> None:
    with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
        infos = archive.infolist()
    assert (infos[0].filename, infos[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {one.date_time for one in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(one.create_system, one.external_attr >> 16) for one in infos} == {(3, 0o100644)}
    assert not any(one.extra for one in infos)


def test_an_edition_changes_the_look_and_the_pages_by_files_of_its_own(tmp_path: Path) -> None:
    root = make_letters(tmp_path / "e")
    folder = root / "transform" / "epub"
    (folder / "css").mkdir(parents=True)
    (folder / "css" / "own.css").write_text(".entity { font-variant: small-caps }", encoding="utf-8")
    (folder / "notes.xsl").write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="edenda:epub/notes.xsl"/><xsl:template name="endnotes"><p class="mine">None.</p>'
        "</xsl:template></xsl:stylesheet>",
        encoding="utf-8",
    )
    book = book_of(root)
    assert book.files["edenda.css"].endswith(b".entity{font-variant:small-caps}\n")
    assert book.said("//h:p[@class='mine']", "documents/first.xhtml") == ["None."]


def test_a_stylesheet_that_makes_no_page_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:template match="/"><page/></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    with pytest.raises(UnreadableError, match="made no “html” element"):
        single(FIRST, RenderContext(stylesheet=path))


def _xml(book: Book, name: str) -> etree._Element:
    return etree.fromstring(book.files[name])
