from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import etree

from edenda.writers.html import render_html
from tests.writers.support import (
    GENRES,
    context,
    document,
    found,
    html,
    ids,
    page,
    parent_of,
    reading,
    said,
    sample,
    small,
    text_of,
    texts,
    values,
    without_blanks,
    without_hidden,
    without_marks,
    words,
)

CONTAINS_NO_BLOCK = "|".join(f"//p//{name}" for name in ("p", "div", "ul", "ol", "blockquote", "table", "section"))


def article_text(root: etree._Element) -> str:
    (article,) = found(without_hidden(root), "//article")
    return without_marks(article).replace("[…]", "")


@pytest.mark.parametrize("genre", GENRES)
def test_the_article_holds_the_reading_text_and_nothing_else(genre: str) -> None:
    tei = sample(genre)
    for apart in found(tei, "//t:text//t:figDesc | //t:text//t:gap/t:desc"):
        apart.text = ""
    assert without_blanks(article_text(html(tei))) == without_blanks(reading(text_of(tei)))


@pytest.mark.parametrize("genre", GENRES)
def test_every_word_of_the_text_and_its_notes_is_on_the_page(genre: str) -> None:
    tei = sample(genre)
    root = html(tei)
    shown = said(without_hidden(root)) + " ".join(values(root, "//img/@alt"))
    squeezed = without_blanks(shown)
    missing = [word for text in texts(tei) for word in words(text) if word not in squeezed]
    # a word with the call of a note or a page number in it is shown with these in between
    assert [word for word in missing if word not in without_blanks(article_text(root))] == []


@pytest.mark.parametrize("genre", GENRES)
def test_every_pointer_is_kept_and_leads_to_an_entry_that_leads_back(genre: str) -> None:
    tei = sample(genre)
    root = html(tei)
    refs = values(tei, "//t:text//@ref")
    assert sorted(refs) == sorted(values(root, "//article//@data-ref | //*[@role='doc-endnotes']//@data-ref"))
    for pointer in {pointer for ref in refs for pointer in ref.split()}:
        (entry,) = found(root, f"//section[@id='_mentioned']//li[@data-ref='{pointer}']")
        back = values(entry, ".//a/@href[starts-with(., '#')]")
        mentions = [ref for ref in refs if pointer in ref.split()]
        assert len(back) >= len(mentions)
        assert found(root, f"//*[@href='#{entry.get('id')}']")


def test_a_person_is_listed_under_the_preferred_name() -> None:
    (entry,) = found(html(sample("letter")), "//li[@id='_pers-mao']")
    assert "Mao Zedong" in said(entry)


@pytest.mark.parametrize("genre", GENRES)
def test_every_dating_attribute_is_kept(genre: str) -> None:
    tei = sample(genre)
    root = html(tei)
    for attribute, kept in [
        ("when", "data-when"),
        ("from", "data-from"),
        ("to", "data-to"),
        ("notBefore", "data-not-before"),
        ("notAfter", "data-not-after"),
    ]:
        expected = sorted(values(tei, f"//t:text//@{attribute}"))
        assert sorted(values(root, f"//article//@{kept} | //*[@id='_notes']//@{kept}")) == expected


def test_only_valid_dates_become_datetime() -> None:
    assert values(html(sample("article")), "//article//time/@datetime") == ["1957", "10:30:00"]


@pytest.mark.parametrize("genre", GENRES)
def test_every_page_number_is_visible_and_labelled(genre: str) -> None:
    tei = sample(genre)
    marks = found(html(tei), "//*[@role='doc-pagebreak']")
    numbers = values(tei, "//t:pb/@n")
    links = found(html(tei), "//*[@role='doc-pagebreak']/following-sibling::a")
    assert [mark.get("title") for mark in marks] == [f"page {n}" for n in numbers]
    assert [link.text for link in links] == numbers
    assert [parent_of(mark).get("id") for mark in marks] == values(tei, "//t:pb/@xml:id")
    assert [link.get("href") for link in links] == [f"#{one}" for one in values(tei, "//t:pb/@xml:id")]


@pytest.mark.parametrize("gap", ["", " ", "\n   "])
def test_a_page_break_does_not_split_the_word(gap: str) -> None:
    root = small(f'<p> a <hi>b</hi> situa{gap}<pb n="496" break="no"/>{gap}tion and more</p>')
    (paragraph,) = found(root, "//article//p")
    assert said(paragraph) == "a b situation496 and more"


@pytest.mark.parametrize("genre", GENRES)
def test_every_note_is_called_and_leads_back(genre: str) -> None:
    tei = sample(genre)
    root = html(tei)
    calls = found(root, "//article//a[@role='doc-noteref']")
    assert len(calls) == len(found(tei, "//t:text//t:note"))
    for call in calls:
        (note,) = found(root, f"//section[@role='doc-endnotes']//li[@id='{str(call.get('href'))[1:]}']")
        assert values(note, ".//a[@role='doc-backlink']/@href") == [f"#{call.get('id')}"]


def test_streams_of_notes_are_numbered_apart() -> None:
    calls = found(html(sample("essay")), "//article//a[@role='doc-noteref']")
    assert [call.text for call in calls] == ["1", "2", "i", "a"]


@pytest.mark.parametrize("genre", GENRES)
def test_every_id_of_the_text_is_an_id_and_none_stands_twice(genre: str) -> None:
    tei = sample(genre)
    shown = values(html(tei), "//@id")
    assert set(ids(tei)) <= set(shown)
    assert len(shown) == len(set(shown))


def test_an_id_that_stands_twice_is_given_once() -> None:
    shown = values(small('<p xml:id="a">x</p><p xml:id="a">y</p>'), "//@id")
    assert shown.count("a") == 1


@pytest.mark.parametrize("genre", GENRES)
def test_every_link_inside_the_page_resolves(genre: str) -> None:
    root = html(sample(genre))
    targets = {f"#{value}" for value in values(root, "//@id")}
    assert {href for href in values(root, "//@href") if href.startswith("#")} <= targets


@pytest.mark.parametrize("genre", GENRES)
def test_every_label_of_a_region_resolves(genre: str) -> None:
    root = html(sample(genre))
    assert set(values(root, "//@aria-labelledby")) <= set(values(root, "//@id"))


@pytest.mark.parametrize("genre", GENRES)
def test_headings_begin_with_one_h1_and_skip_no_rank(genre: str) -> None:
    root = html(sample(genre))
    ranks = [int(str(node.tag)[1]) for node in found(root, "//h1|//h2|//h3|//h4|//h5|//h6")]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


@pytest.mark.parametrize("genre", GENRES)
def test_the_page_has_landmarks_and_a_language(genre: str) -> None:
    root = html(sample(genre))
    assert root.get("lang")
    assert len(found(root, "//main")) == 1
    assert len(found(root, "//main/article")) == 1
    assert found(root, "//nav[@class='ways']") == []


def test_our_own_words_have_their_own_language() -> None:
    root = html(sample("article"))
    assert root.get("lang") == "de"
    assert values(root, "//section[@id='_mentioned']/h2/@lang") == ["en"]


@pytest.mark.parametrize("genre", GENRES)
def test_elements_nest_as_html_allows(genre: str) -> None:
    written = render_html(sample(genre), context())
    tree = etree.fromstring(_as_xml(written))
    assert tree.xpath(CONTAINS_NO_BLOCK) == []
    assert tree.xpath("//a//a | //span//div | //span//p | //h2//div") == []


def _as_xml(html: bytes) -> bytes:
    """The page as it was written, not as a lenient parser mends it."""
    text = re.sub(r"<!DOCTYPE html>\n", "", html.decode())
    text = re.sub(r" (hidden|checked|defer)(?=[ >])", r' \1=""', text)
    return re.sub(r"<((?:meta|link|br|img|input)\b[^>]*)>", r"<\1/>", text).encode()


@pytest.mark.parametrize("genre", GENRES)
def test_every_attribute_of_the_text_is_kept(genre: str) -> None:
    tei = sample(genre)
    root = html(tei)
    for name in ("type", "resp", "cert", "unit", "reason", "next", "prev", "corresp", "source"):
        kept = values(root, f"//article//@data-{name} | //*[@id='_notes']//@data-{name}")
        assert set(values(tei, f"//t:text//@{name}")) <= set(kept)


def test_text_that_looks_like_markup_stays_text() -> None:
    written = render_html(sample("essay"), context())
    assert b"<script" not in written
    assert b'&lt;script&gt;alert("x")&lt;/script&gt;' in written


def test_a_page_alone_holds_its_css_and_links_to_no_file() -> None:
    root = page(render_html(sample("letter"), context(standalone=True)))
    assert found(root, "//link") == []
    assert "--measure" in said(found(root, "//style")[0])
    assert [href for href in values(root, "//@href") if href.startswith("..")] == []


def test_the_page_holds_no_script_and_fetches_nothing() -> None:
    written = render_html(sample("letter"), context(standalone=True))
    assert not re.search(rb"<script|@import|url\(|@font-face| on\w+=", written)


@pytest.mark.parametrize("genre", GENRES)
def test_the_same_document_gives_the_same_bytes(genre: str) -> None:
    first = render_html(sample(genre), context())
    unrelated = [document("<p>x</p>") for _ in range(50)]
    assert render_html(sample(genre), context()) == first
    assert len(unrelated) == 50


def test_a_letter_says_who_wrote_to_whom() -> None:
    (card,) = found(html(sample("letter")), "//header")
    shown = said(card)
    assert "SentCentral Committee of the CPSU, 30 March 1963" in shown
    assert "ReceivedCentral Committee of the CPC" in shown


def test_several_sections_give_a_table_of_contents() -> None:
    root = html(sample("essay"))
    links = values(root, "//nav[@class='contents']//a/@href")
    assert links == ["#essay-s1", "#essay-s2", "#essay-b1"]
    assert found(html(sample("letter")), "//nav[@class='contents']") == []


def test_a_source_known_by_its_title_alone_is_not_named_again() -> None:
    tei = document("<p>x</p>")
    (source,) = found(tei, "//t:sourceDesc")
    source[0].tag = source[0].tag.replace("}p", "}bibl")
    source[0].text = ""
    etree.SubElement(source[0], source[0].tag.replace("}bibl", "}title")).text = "T"
    assert "Source" not in [said(term) for term in found(html(tei), "//header//dt")]


LETTERS = """<profileDesc><correspDesc corresp="#l1"><correspAction type="sent"><note>Not stated.</note>
<placeName>Hallstedt</placeName></correspAction><correspAction type="received"><note>Not stated.</note></correspAction>
</correspDesc><correspDesc corresp="#l2"><correspAction type="sent"><name>Anna</name></correspAction></correspDesc>
</profileDesc>"""


def test_of_several_letters_each_has_its_number_and_nothing_is_said_that_is_not_known() -> None:
    letters = '<div xml:id="l1" n="1"><p>a</p></div><div xml:id="l2" n="2"><p>b</p></div>'
    root = html(document(letters, header=LETTERS))
    assert [said(term) for term in found(root, "//header//dt") if "Sent" in said(term)] == ["Sent (1)", "Sent (2)"]
    assert "Not stated" not in said(found(root, "//header")[0])
    assert "Hallstedt" in [said(fact) for fact in found(root, "//header//dd")]


def test_a_remark_on_a_sender_stays_in_the_card() -> None:
    sent = LETTERS.replace("Not stated.", "By another hand.")
    assert "By another hand., Hallstedt" in said(html(document('<div xml:id="l1" n="1"><p>a</p></div>', header=sent)))
