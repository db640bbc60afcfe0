"""What a page of a document has around and beside its text."""

from __future__ import annotations

from typing import Final

import pytest
from lxml import etree

from edenda.site.frame import page_xml
from edenda.site.values import Citation, Download, Link, PageFacts
from edenda.tei import parse
from edenda.writers.html import render_html
from tests.writers.support import GENRES, context, document, found, html, page, said, sample, small, values, words

LONG: Final = "Of the mole nothing is left but the piles, and <hi>these</hi> are seen at the lowest tides alone. " * 9
FACTS: Final = PageFacts(
    "documents/quay.html",
    previous=Link("boat.html", "The boat"),
    next=Link("mole.html", "The mole"),
    downloads=(Download("quay.xml", "application/tei+xml", "TEI XML", 20_480),),
    citation=Citation(text="A. Halm, “The quay”.", bibtex="@misc{quay}", csl_json='{"id": "quay"}'),
)
SITE: Final = (
    b'<site title="Harbour" language="en"><link href="index.html">Documents</link>'
    b'<link href="persons/index.html">People</link><link href="about.html">About</link></site>'
)


def with_page(facts: PageFacts = FACTS) -> etree._Element:
    return page(render_html(document("<p>a</p>"), context(site=SITE, page=page_xml(facts))))


def test_a_note_stands_beside_its_call_as_plain_words() -> None:
    root = small('<p>a<note xml:id="n">See <title level="m">B</title>, <ref target="#n">c</ref>.</note></p>')
    (side,) = found(root, "//span[@class='side']")
    assert side.getprevious() is found(root, "//a[@role='doc-noteref']")[0]
    assert said(side) == "1 See B, c."
    assert [said(one) for one in found(side, ".//i")] == ["B"]
    assert found(side, ".//a | .//*[@id]") == []
    assert (side.get("aria-hidden"), side.get("hidden")) == ("true", "hidden")
    assert side.get("data-pagefind-ignore") == "all"


def test_a_long_note_is_shortened_at_a_word_and_says_where_the_whole_is() -> None:
    (side,) = found(small(f"<p>a<note>{LONG}</note></p>"), "//span[@class='side']")
    assert len(said(side)) < 520
    assert said(side).endswith("… The whole note stands at the end.")
    assert said(side).split("…")[0].split()[-1].strip(".,") in words(LONG.replace("<hi>", "").replace("</hi>", ""))
    assert found(side, ".//i")


def test_a_long_note_in_one_element_is_shortened_as_well() -> None:
    (side,) = found(small(f"<p>a<note><p><seg>{LONG}</seg></p></note></p>"), "//span[@class='side']")
    assert 300 < len(said(side)) < 520


def test_streams_of_notes_are_told_apart() -> None:
    root = small("<p>a<note>1</note><note type='textual'>2</note><note type='commentary'>3</note></p>")
    assert values(root, "//article//span/@class[starts-with(., 'side')]") == ["side", "side textual", "side commentary"]
    assert values(root, "//a[@role='doc-noteref']/@class") == ["call", "call textual", "call commentary"]


def test_notes_of_a_table_stand_beside_its_beginning() -> None:
    root = small("<table><row><cell>a<note>One.</note></cell><cell>b<note>Two.</note></cell></row></table>")
    assert found(root, "//table//span[@class='side']") == []
    sides = found(root, "//div[@class='wide']/preceding-sibling::span[@class='side']")
    assert [said(side) for side in sides] == ["1 One.", "2 Two."]


FACSIMILES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("https://example.org/1.jpg", ["https://example.org/1.jpg"]),
    ("scans/1.jpg scans/2.jpg", ["scans/1.jpg"]),
    ("#surface", ["https://example.org/s.jpg"]),
    ("#picture", ["scans/p.jpg"]),
    ("#nothing", []),
    ("#bad", []),
    ("javascript:alert(1)", []),
    ("data:image/png,x", []),
    ("//example.org/x", []),
)


@pytest.mark.parametrize(("pointer", "href"), FACSIMILES)
def test_a_page_leads_to_its_facsimile(pointer: str, href: list[str]) -> None:
    tei = document(f"<p>a <pb n='7' facs='{pointer}'/>b</p>")
    pictures = parse(
        b'<facsimile xmlns="http://www.tei-c.org/ns/1.0"><surface xml:id="surface">'
        b'<graphic url="https://example.org/s.jpg"/></surface><graphic xml:id="picture" url="scans/p.jpg"/>'
        b'<surface xml:id="bad"><graphic url="javascript:alert(1)"/></surface></facsimile>',
        "facsimile",
    )
    tei.insert(1, pictures)
    links = found(html(tei), "//a[@class='facs']")
    assert [link.get("href") for link in links] == href
    assert all(link.get("aria-label") == "Facsimile of page 7" for link in links)


def test_a_page_without_an_id_gets_one_from_its_number() -> None:
    root = small("<p>a<pb n='7'/>b<pb n='7'/>c<pb n='8 a'/></p>")
    assert values(root, "//span[contains(@class, 'pb')]/@id") == ["_page-7", "_page-8_a"]
    assert [said(one) for one in found(root, "//span[contains(@class, 'pb')]")] == ["7", "7", "8 a"]


@pytest.mark.parametrize("kind", ["<quote rend='block'>b</quote>", "<quote rend='block'><p>b</p></quote>"])
@pytest.mark.parametrize("cited", ["{}", "<cit rend='block'>{}</cit>", "<cit rend='block'>{}<bibl>(c)</bibl></cit>"])
def test_what_closes_a_sentence_is_set_at_the_end_of_the_displayed_quotation(kind: str, cited: str) -> None:
    root = small(f"<p>a: {cited.format(kind)}. D.</p>")
    (text,) = found(root, "//article//*[@role='paragraph']")
    assert said(text).replace(" ", "") == "a:b" + "(c)" * ("bibl" in cited) + ".D."
    (line,) = found(text[-1], "(.//text()[normalize-space()])[last()]/..")
    assert said(line).endswith(".")
    assert found(line, "./blockquote | ./div") == []
    assert (text[-1].tail or "").split() == ["D."]


def test_a_sign_after_a_quotation_in_the_line_stays_where_it_is() -> None:
    assert said(found(small("<p>a <quote>b</quote>. C</p>"), "//article//p")[0]) == "a b. C"


def test_the_contents_are_lists_in_lists() -> None:
    sections = "<div><head>A</head><div><head>B</head><p>b</p></div></div><div><head>C</head><p>c</p></div>"
    root = small(sections)
    (top,) = found(root, "//nav[@class='contents']/ol")
    assert [said(one) for one in found(top, "./li/a")] == ["A", "C"]
    assert [said(one) for one in found(top, "./li/ol/li/a")] == ["B"]
    assert set(values(top, ".//a/@href")) == {f"#{one}" for one in values(root, "//article//section[h2 or h3]/@id")}


def test_a_title_keeps_its_language() -> None:
    tei = sample("everything")
    assert values(html(tei), "//h1/@lang") == ["de"]


@pytest.mark.parametrize("genre", [*GENRES, "everything"])
def test_every_word_of_the_header_is_on_the_page(genre: str) -> None:
    tei = sample(genre)
    shown = said(html(tei))
    (header,) = found(tei, "/t:TEI/t:teiHeader")
    stated = [" ".join(str(text).split()) for text in header.itertext()]
    assert [text for text in stated if text not in shown] == []


def test_a_field_that_nobody_thought_of_is_shown_under_its_name() -> None:
    tei = document("<p>a</p>", header="<encodingDesc><metDecl><p>Iambs.</p></metDecl></encodingDesc>")
    (term,) = found(html(tei), "//dt[. = 'metDecl']")
    assert said(term.getnext()) == "Iambs."  # type: ignore[arg-type]


def with_header(old: str, new: str) -> etree._Element:
    """The page of a small document, with other words in its header."""
    text = etree.tostring(document("<p>a</p>", header="<profileDesc><creation/></profileDesc>"), encoding="unicode")
    assert old in text
    return html(parse(text.replace(old, new).encode(), "small"))


def test_further_titles_stand_under_one_label() -> None:
    titles = '<title>T</title><title type="sub">U</title><title type="sub">V</title><title type="sub">W</title>'
    root = with_header("<title>T</title>", titles)
    (label,) = found(root, "//dt[. = 'Title']")
    assert [said(one) for one in found(label, "following-sibling::dd[position() < 3]")] == ["V", "W"]


def test_a_year_that_is_not_sure_says_so_at_the_head() -> None:
    root = with_header("<creation/>", '<creation><date when="1902" cert="medium">1902</date></creation>')
    assert said(found(root, "//header[@class='card']//time")[0]) == "c. 1902"


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("<resp>editor</resp><name>Ida Marsh</name>", "editor: Ida Marsh"),
        (
            "<resp>transcribed by</resp><name>Jon Bell</name><name>Ida Marsh</name>",
            "transcribed by Jon Bell, Ida Marsh",
        ),
        ("<name>Ida Marsh</name><resp>editor</resp>", "Ida Marsh, editor"),
    ],
)
def test_who_is_responsible_is_said_with_what_for(stated: str, words: str) -> None:
    root = with_header("</titleStmt>", f"<respStmt>{stated}</respStmt></titleStmt>")
    assert said(found(root, "//dt[. = 'Responsible']/following-sibling::dd")[0]) == words


@pytest.mark.parametrize(("status", "words"), [("draft", "Entwurf"), ("mooted", "mooted")])
def test_the_state_of_a_document_is_said_in_the_words_of_the_interface(status: str, words: str) -> None:
    tei = document("<p>a</p>", header=f"<revisionDesc status='{status}'><change>Made.</change></revisionDesc>")
    root = page(render_html(tei, context(interface="de")))
    assert said(found(root, "//dt[. = 'Stand']/following-sibling::dd")[0]) == words


def test_paragraphs_and_headings_have_links_to_themselves() -> None:
    root = small("<div><head>A</head><p>b</p></div><div><head>C</head><p xml:id='d'>d<note><p>e</p></note></p></div>")
    links = found(root, "//a[@class='here']")
    assert len(links) == 4
    assert all(link.get("aria-label") for link in links)
    assert {str(link.get("href")) for link in links} <= {f"#{one}" for one in values(root, "//@id")}


def test_a_document_says_how_it_is_cited_and_what_files_there_are() -> None:
    (section,) = found(with_page(), "//section[@id='_cite']")
    assert "A. Halm, “The quay”." in said(section)
    assert [said(one) for one in found(section, ".//details/pre")] == ["@misc{quay}", '{"id": "quay"}']
    assert [said(one) for one in found(section, ".//li")] == ["TEI XML 21 kB"]
    assert values(section, ".//li/a/@href") == ["quay.xml"]


def test_a_document_leads_to_its_neighbours() -> None:
    links = found(with_page(), "//nav[@class='beside']/a")
    assert [(link.get("rel"), link.get("href")) for link in links] == [("prev", "boat.html"), ("next", "mole.html")]
    assert "Next document The mole" in said(links[1])


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("index.html", ["index.html", "page"]),
        ("documents/quay.html", ["../index.html", "true"]),
        ("persons/halm.html", ["../persons/index.html", "true"]),
        ("persons/index.html", ["../persons/index.html", "page"]),
        ("404.html", []),
    ],
)
def test_the_navigation_says_where_one_is(path: str, current: list[str]) -> None:
    links = found(with_page(PageFacts(path)), "//header[@class='site']//nav//a[@aria-current]")
    assert [value for link in links for value in (link.get("href"), link.get("aria-current"))] == current


def test_a_page_has_its_frame_in_landmarks() -> None:
    root = with_page()
    assert [str(one.tag) for one in found(root, "/html/body/*")] == ["a", "header", "main", "footer"]
    assert values(root, "/html/body/a/@href") == ["#_text"]
    assert found(root, "//nav[not(@aria-label) and not(@aria-labelledby)]") == []
