"""What becomes of single elements of a text on a web page."""

from __future__ import annotations

import pytest

from tests.writers.support import (
    document,
    found,
    html,
    said,
    small,
    values,
    without_hidden,
)


def test_a_correction_shows_the_new_reading_and_keeps_the_old() -> None:
    root = small("<p>a <choice><sic>factionthat</sic><corr>faction that</corr></choice> lost</p>")
    (mark,) = found(root, "//article//a[contains(@class, 'variant')]")
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
    links = values(small(f"<p>{name}</p>"), "//article//a[not(@class='here')]/@href")
    assert links == ["#_ev-meeting-1957-11-16", "#_ev-meeting-1960-11"]


def test_unknown_elements_keep_their_text() -> None:
    (mark,) = found(small('<p>an <oddity foo="1">odd</oddity> one</p>'), "//*[@class='tei-oddity']")
    assert mark.text == "odd"
    assert mark.get("data-foo") == "1"


def test_elements_of_other_namespaces_become_text() -> None:
    root = small('<p><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></p>')
    assert found(root, "//script") == []
    assert "alert(1)" in said(root)


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
    assert values(small(f'<p><ref target="{target}">x</ref></p>'), "//article//a[not(@class='here')]/@href") == [href]


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


def test_a_break_before_a_heading_or_at_the_end_is_no_rule() -> None:
    mark = "<milestone unit='section' n='* * *'/>"
    shown = small(f"<p>a</p>{mark}<p>b</p>{mark}<div><head>H</head><p>c</p>{mark}</div>")
    assert len(found(shown, "//hr")) == 1


def test_a_register_in_the_text_is_a_list_of_entries() -> None:
    person = "<person xml:id='a'><persName>A</persName><occupation>pilot</occupation><note>Drowned.</note></person>"
    root = small(f"<listPerson><head>Crew</head>{person}<person><persName>B</persName></person></listPerson>")
    entries = found(without_hidden(root), "//ul[contains(@class, 'tei-listPerson')]/li")
    assert [said(one) for one in entries] == ["A, pilot1", "B"]
    assert values(root, "//article//li/div/@id") == ["a"]


def test_keywords_in_a_list_are_subjects() -> None:
    keywords = "<keywords><list><item>Oil</item><item>Pilots</item></list></keywords>"
    root = html(document("<p>x</p>", header=f"<profileDesc><textClass>{keywords}</textClass></profileDesc>"))
    assert [said(one) for one in found(root, "//dt[. = 'Subjects']/following-sibling::dd")][:2] == ["Oil", "Pilots"]
