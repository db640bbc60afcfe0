from __future__ import annotations

from lxml import etree

from edenda.tei import parse, tag
from edenda.writers import render_index
from tests.writers.support import GENRES, context, found, page, said, sample, values

CORPUS = b"""<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Papers on the Split</title><editor>A. Editor</editor></titleStmt><publicationStmt>
<publisher>P</publisher></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader></teiCorpus>"""


def corpus() -> etree._Element:
    root = parse(CORPUS, "corpus")
    for genre in GENRES:
        entry = etree.SubElement(root, tag("TEI"), n=genre)
        header = sample(genre).find(tag("teiHeader"))
        assert header is not None
        entry.append(header)
    return root


def test_every_document_is_listed_by_date_with_its_links() -> None:
    root = page(render_index(corpus(), context()))
    links = values(root, "//ol//h3/a/@href")
    names = ["resolution", "report", "letter", "article", "essay"]
    assert links == [f"documents/{name}.html" for name in names]
    assert values(root, "//ol//p/a/@href") == [f"documents/{name}.txt" for name in names]


def test_an_entry_says_title_author_date_and_genre() -> None:
    entry = found(page(render_index(corpus(), context())), "//ol/li")[2]
    shown = said(entry)
    assert "Letter of the Central Committee of the CPSU" in shown
    assert "Central Committee of the CPSU · letter · Plain text" in shown
    assert shown.startswith("30 March 1963")


def test_the_page_has_the_title_of_the_edition_and_its_css_beside_it() -> None:
    root = page(render_index(corpus(), context()))
    assert [node.text for node in found(root, "//h1")] == ["Papers on the Split"]
    assert values(root, "//link/@href") == ["edenda.css"]


def test_a_name_of_a_file_cannot_leave_its_folder_or_its_attribute() -> None:
    root = corpus()
    root[1].set("n", 'a b"#?/../x')
    hrefs = values(page(render_index(root, context())), "//ol//h3/a/@href")
    assert "documents/a%20b%22%23%3F%2F..%2Fx.html" in hrefs


def test_the_same_corpus_gives_the_same_bytes() -> None:
    assert render_index(corpus(), context()) == render_index(corpus(), context())
