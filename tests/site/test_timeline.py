"""The timeline has every dated mention in order, with links to the very mention, on one page or on many."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from edenda.edition import open_edition
from edenda.site.opening import open_site
from edenda.site.timeline import pages as timeline
from edenda.site.values import DocumentFacts
from tests.site.editions import built, letter, make
from tests.site.links import broken_links

_MANY = 2_000


def timeline_of(root: Path, body: str, config: str = "") -> html.HtmlElement:
    """The page of the timeline of an edition with one document."""
    make(root, {"tide": letter("tide", "The tide", body)}, config)
    return _page(built(root)["timeline/index.html"])


def _page(path: Path) -> html.HtmlElement:
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


def said(elements: object) -> list[str]:
    assert isinstance(elements, list)
    return [" ".join(one.text_content().split()) for one in elements]


def whens(root: Path, body: str, config: str = "") -> list[str]:
    """The dates of a timeline as they are written, without that of the letter itself."""
    return [one for one in said(timeline_of(root, body, config).xpath("//*[@class='when']")) if "1902" not in one]


def test_mentions_stand_in_their_sentence_and_lead_to_the_very_place(tmp_path: Path) -> None:
    page = timeline_of(tmp_path, '<p>Dark. On <date when="1901-05-02">2 May 1901</date> it rose.</p>')
    (paragraph,) = page.xpath("//section[h2='1901']//div[@class='item']/div/p")
    assert said([paragraph]) == ["On 2 May 1901 it rose."]
    assert paragraph.xpath("a/@href")[0].startswith("../documents/tide.html#_m-")
    assert broken_links(tmp_path / "public") == []


def test_a_letter_is_listed_when_it_was_sent(tmp_path: Path) -> None:
    page = timeline_of(tmp_path, "<p>It rose.</p>")
    assert said(page.xpath("//*[@class='facts']")) == ["Sent: The tide"]
    assert page.xpath("//*[@class='facts']/a/@href") == ["../documents/tide.html"]


def test_mentions_of_the_same_date_are_together(tmp_path: Path) -> None:
    body = '<p>In <date when="1901">1901</date>. And in <date when="1901">that year</date>.</p>'
    page = timeline_of(tmp_path, body)
    assert said(page.xpath("//section[h2='1901']//p[not(@class)]")) == ["In 1901.", "And in that year."]
    assert len(page.xpath("//section[h2='1901']//li")) == 1


@pytest.mark.parametrize(
    ("attributes", "written"),
    [
        ('when="1901-05-02"', "2 May 1901"),
        ('from="1901-05-02" to="1901-05-04"', "2–4 May 1901"),
        ('from="1901-05" to="1901-06"', "May–June 1901"),
        ('from="1901-05-30" to="1901-06-02"', "30 May – 2 June 1901"),
        ('from="1899-12-30" to="1901-01-02"', "30 December 1899 – 2 January 1901"),
        ('from="1890" to="1895"', "1890–1895"),
        ('notBefore="1901-01" notAfter="1901-03"', "between January and March 1901"),
        ('notBefore="1901"', "not before 1901"),
        ('from="1901"', "from 1901"),
        ('to="1901-05"', "until May 1901"),
        ('when="-0043-03-15"', "15 March 44 BC"),
        ('when="12000-05"', "May 12000"),
    ],
)
def test_dates_are_written_as_a_reader_writes_them(attributes: str, written: str, tmp_path: Path) -> None:
    assert whens(tmp_path, f"<p><date {attributes}>then</date>.</p>") == [written]


def test_dates_are_written_in_the_language_of_the_interface(tmp_path: Path) -> None:
    body = '<p><date from="1901-05-02" to="1901-05-04">then</date> <date when="-0043">then</date>.</p>'
    assert whens(tmp_path, body, '[web]\ninterface = "de"\n') == ["44 v. Chr.", "2.–4. Mai 1901"]


def test_what_is_not_sure_says_so(tmp_path: Path) -> None:
    page = timeline_of(tmp_path, '<p>In <date when="1901" cert="low">1901</date> and so.</p>')
    assert said(page.xpath("//section[h2='1901']//p[not(@class)]")) == ["In 1901 and so. (uncertain)"]


def test_the_chart_and_its_table_have_the_same_figures_and_lead_to_the_years(tmp_path: Path) -> None:
    body = '<p><date when="1901">a</date> <date when="1901-05">b</date> <date from="1890" to="1899">c</date>.</p>'
    page = timeline_of(tmp_path, body)
    bars = page.xpath("//svg/a[rect]")
    assert [bar.get("aria-label") for bar in bars] == ["1890: 1", "1901: 2", "1902: 1"]
    rows = page.xpath("//details//tbody[1]/tr")
    assert said(rows) == ["18901", "19012", "19021"]
    assert [bar.get("href") for bar in bars] == [row.xpath(".//@href")[0] for row in rows]
    assert [line.get("aria-label") for line in page.xpath("//svg/a[line]")] == ["1890–1899"]
    (svg,) = page.xpath("//svg")
    assert {svg.xpath("title/@id")[0], svg.xpath("desc/@id")[0]} == set(svg.get("aria-labelledby").split())
    assert not page.xpath("//@style")


def test_an_edition_without_dates_has_a_page_that_says_so(tmp_path: Path) -> None:
    document = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>So.</p></body></text></TEI>'
    make(tmp_path, {"so": document})
    page = _page(built(tmp_path)["timeline/index.html"])
    assert said(page.xpath("//main/p")) == ["The documents mention no dates."]
    assert not page.xpath("//svg")


def test_what_an_introduction_says_is_not_listed(tmp_path: Path) -> None:
    body = '<p>Written in <date when="1902-03-03">1902</date>, found in <date when="1955">1955</date>.</p>'
    make(tmp_path, {"so": letter("so", "So"), "intro": letter("intro", "Intro", body)}, '[web]\nfront = ["intro"]\n')
    assert said(_page(built(tmp_path)["timeline/index.html"]).xpath("//h2")) == ["1902"]


def test_very_many_mentions_have_a_page_for_each_year(tmp_path: Path) -> None:
    dates = "".join(f'<p><date when="{1850 + one % 60}">then</date>.</p>' for one in range(_MANY))
    make(tmp_path, {"tide": letter("tide", "The tide", dates)})
    files = built(tmp_path)
    index = _page(files["timeline/index.html"])
    assert len(index.xpath("//ul[@class='row']/li[@id]")) == 60
    assert not index.xpath("//section")
    assert len([name for name in files if name.startswith("timeline/")]) == 61
    pages = [_page(path) for name, path in files.items() if name.startswith("timeline/1")]
    assert sum(len(page.xpath("//section//p[not(@class)]")) for page in pages) == _MANY
    assert said(_page(files["timeline/1851.html"]).xpath("//h1")) == ["Timeline 1851"]
    assert _page(files["timeline/1851.html"]).xpath("//main//a[@rel]/@href") == ["1850.html", "1852.html"]
    assert broken_links(tmp_path / "public") == []


def test_over_a_long_time_a_page_is_a_decade_and_a_full_one_goes_on(tmp_path: Path) -> None:
    dates = "".join(f'<p><date when="{year:05}">then</date>.</p>' for year in (*[1900] * _MANY, *range(1000, 1100)))
    old = '<p><date when="-0043">then</date>.</p>'
    make(tmp_path, {"tide": letter("tide", "The tide", dates.replace('"0', '"') + old)})
    files = {name.removeprefix("timeline/") for name in built(tmp_path) if name.startswith("timeline/")}
    assert {"bc51-bc42.html", "1000-1009.html", "1900-1909.html", "1900-1909-part-2.html"} < files
    assert broken_links(tmp_path / "public") == []


def test_pages_are_made_one_after_the_other(tmp_path: Path) -> None:
    dates = "".join(f'<p><date when="{1850 + one % 60}">then</date>.</p>' for one in range(_MANY))
    make(tmp_path, {"tide": letter("tide", "The tide", dates)})
    made = timeline.pages(open_site(open_edition(tmp_path), [DocumentFacts("tide", "The tide")]))
    assert iter(made) is made
    assert [etree.fromstring(next(made).source).get("first") for _ in range(3)] == [None, "1850", "1851"]
