from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import etree

from edenda.writers import render_html
from tests.writers.support import (
    GENRES,
    context,
    document,
    found,
    ids,
    page,
    reading,
    said,
    sample,
    text_of,
    texts,
    values,
    without_blanks,
    words,
)

CONTAINS_NO_BLOCK = "|".join(f"//p//{name}" for name in ("p", "div", "ul", "ol", "blockquote", "table", "section"))


def html(tei: etree._Element) -> etree._Element:
    return page(render_html(tei, context()))


def article_text(root: etree._Element) -> str:
    (article,) = found(root, "//article")
    for extra in found(article, ".//*[@role='doc-noteref' or @role='doc-pagebreak' or @class='described']"):
        extra.text = ""
        for child in list(extra):
            extra.remove(child)
    return said(article).replace("[…]", "")


def small(body: str) -> etree._Element:
    return html(document(body))


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
    shown = said(root) + " ".join(values(root, "//img/@alt"))
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
    assert [mark.text for mark in marks] == numbers
    assert [mark.get("aria-label") for mark in marks] == [f"page {n}" for n in numbers]
    assert [mark.get("id") for mark in marks] == values(tei, "//t:pb/@xml:id")


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
    assert values(root, "//nav[@class='way']/a/@href") == ["../index.html"]


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
    return re.sub(r"<((?:meta|link|br|img)\b[^>]*)>", r"<\1/>", text).encode()


@pytest.mark.parametrize("genre", GENRES)
def test_every_attribute_of_the_text_is_kept(genre: str) -> None:
    tei = sample(genre)
    root = html(tei)
    for name in ("type", "resp", "cert", "unit", "reason", "next", "prev", "corresp", "source"):
        kept = values(root, f"//article//@data-{name} | //*[@id='_notes']//@data-{name}")
        assert set(values(tei, f"//t:text//@{name}")) <= set(kept)


def test_a_correction_shows_the_new_reading_and_keeps_the_old() -> None:
    root = small("<p>a <choice><sic>factionthat</sic><corr>faction that</corr></choice> lost</p>")
    (mark,) = found(root, "//article//*[@data-sic='factionthat']")
    assert mark.text == "faction that"
    assert mark.get("title") == "the source has: factionthat"
    (entry,) = found(root, f"//li[@id='{str(mark.get('href'))[1:]}']")
    assert "factionthat" in said(entry)


def test_a_corrected_name_is_still_linked() -> None:
    name = '<persName ref="register.xml#pers-mao"><choice><sic>Moa</sic><corr>Mao</corr></choice></persName>'
    root = small(f"<p>{name}</p>")
    assert "#_pers-mao" in values(root, "//article//a/@href")


def test_two_pointers_give_two_links() -> None:
    name = '<name ref="register.xml#ev-meeting-1957-11-16 register.xml#ev-meeting-1960-11">Meetings</name>'
    links = values(small(f"<p>{name}</p>"), "//article//a/@href")
    assert links == ["#_ev-meeting-1957-11-16", "#_ev-meeting-1960-11"]


def test_unknown_elements_keep_their_text() -> None:
    (mark,) = found(small('<p>an <oddity foo="1">odd</oddity> one</p>'), "//*[@class='tei-oddity']")
    assert mark.text == "odd"
    assert mark.get("data-foo") == "1"


def test_elements_of_other_namespaces_become_text() -> None:
    root = small('<p><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></p>')
    assert found(root, "//script") == []
    assert "alert(1)" in said(root)


def test_text_that_looks_like_markup_stays_text() -> None:
    written = render_html(sample("essay"), context())
    assert b"<script" not in written
    assert b'&lt;script&gt;alert("x")&lt;/script&gt;' in written


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#9;script:alert(1)",
        "&#1;javascript:alert(1)".replace("&#1;", "&#x85;"),
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "\\\\example.org\\x",
    ],
)
def test_addresses_of_other_kinds_are_no_links(address: str) -> None:
    root = small(
        f'<p><ref target="{address}">words</ref> <ptr target="{address}"/></p>'
        f'<figure><graphic url="{address}"/></figure>'
    )
    links = [*values(root, "//article//@href"), *values(root, "//article//@src")]
    assert [link for link in links if ":" in link or "\\" in link or link.startswith("//")] == []
    assert "words" in said(root)


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("letter.xml#letter-p2", "letter.html#letter-p2"),
        ("pictures/a.jpg", "pictures/a.jpg"),
    ],
)
def test_addresses_of_the_allowed_kinds_are_links(target: str, href: str) -> None:
    assert values(small(f'<p><ref target="{target}">x</ref></p>'), "//article//@href") == [href]


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


def test_verse_a_caption_and_a_table_head_have_elements_of_their_own() -> None:
    body = (
        "<lg type='poem'><lg><l>One</l><l>Two</l></lg><lg><l>Three</l></lg></lg>"
        "<figure><head>Fig. 1. The quay.</head><p>(Photograph)</p></figure>"
        "<table rend='columns'><head>Table 1</head><row role='label'><cell>Year</cell></row>"
        "<row><cell>1</cell></row></table>"
    )
    root = html(document(body))
    assert len(found(root, "//div[contains(@class, 'tei-lg')]/div[contains(@class, 'tei-l')]")) == 5
    assert said(found(root, "//figure/figcaption")[0]) == "Fig. 1. The quay."
    assert said(found(root, "//table/caption")[0]) == "Table 1"
    assert [said(cell) for cell in found(root, "//th[@scope='col']")] == ["Year"]


def test_a_speech_holds_its_speaker_and_its_words() -> None:
    root = small("<sp><speaker>HALM:</speaker><p>It flows.</p><stage>(Laughter.)</stage></sp>")
    (speech,) = found(root, "//div[@class='tei-sp']")
    assert [child.get("class") for child in speech] == ["tei-speaker", "tei-p p", "tei-stage"]


def test_numbers_of_lines_are_no_words_and_every_fifth_is_shown() -> None:
    lines = "".join(f"<milestone unit='line' n='{n}'/>word{n} " for n in range(1, 12))
    root = small(f"<p>{lines}</p>")
    assert said(found(root, "//article//p")[0]) == " ".join(f"word{n}" for n in range(1, 12))
    assert values(root, "//span[contains(@class, 'line-number')]/@data-n") == ["5", "10"]


def test_numbers_that_the_source_sets_apart_are_all_shown() -> None:
    root = small("<p><milestone unit='line' n='4'/>a <milestone unit='line' n='8'/>b</p>")
    assert values(root, "//span[contains(@class, 'line-number')]/@data-n") == ["4", "8"]


def test_a_break_between_sections_is_a_rule() -> None:
    root = small("<p>a</p><milestone unit='section' n='* * *'/><p>b</p>")
    assert values(root, "//article//hr/@data-n") == ["* * *"]


def test_the_facts_of_a_memorandum_are_a_list_with_labels() -> None:
    root = small("<list type='memorandum'><label>TO:</label><item>The Director</item></list><p>x</p>")
    assert [said(line) for line in found(root, "//ul[@data-type='memorandum']/li")] == ["TO: The Director"]


def test_columns_of_figures_are_told_from_columns_of_words() -> None:
    head = "<row role='label'><cell>Year</cell><cell>Sacks</cell><cell>Mill</cell></row>"
    first = "<row><cell>1858</cell><cell>1,204</cell><cell>Overy</cell></row>"
    second = "<row><cell>1859</cell><cell>-</cell><cell>7</cell></row>"
    root = small(f"<table>{head}{first}{second}</table>")
    figures = found(root, "//table//*[contains(@class, 'figures')]")
    assert [said(cell) for cell in figures] == ["Sacks", "1,204", "-"]


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


def test_a_break_before_a_heading_or_at_the_end_is_no_rule() -> None:
    mark = "<milestone unit='section' n='* * *'/>"
    shown = small(f"<p>a</p>{mark}<p>b</p>{mark}<div><head>H</head><p>c</p>{mark}</div>")
    assert len(found(shown, "//hr")) == 1
