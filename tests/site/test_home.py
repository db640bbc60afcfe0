from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from edenda.config import EditionFacts, Person
from edenda.site import home
from edenda.site.frame import page_xml, site_xml
from edenda.site.values import Author, DocumentFacts, Link, Site
from edenda.tei import parse
from edenda.writers.context import RenderContext
from edenda.writers.html import page as render
from tests.growth import grows_with_length
from tests.site.support import EDITION, ESSAY, LETTER, site
from tests.writers.support import found, page, said, values


def made(edition: Site) -> dict[str, etree._Element]:
    """The pages by their paths, as HTML."""
    return {
        one.facts.path: page(
            render(
                parse(one.source, "home"),
                one.stylesheet,
                RenderContext(interface=edition.interface, site=site_xml(edition), page=page_xml(one.facts)),
            )
        )
        for one in home.pages(edition)
    }


def first(documents: Iterable[DocumentFacts] = (LETTER, ESSAY), **changes: Any) -> etree._Element:
    return made(site(documents=tuple(documents), **changes))["index.html"]


def many(number: int, years: int) -> tuple[DocumentFacts, ...]:
    """Documents of so many years, and one without a date."""
    dated = (
        ESSAY._replace(stem=f"d{at:04}", title=f"Dues {at}", date=f"{1800 + at * years // number}", date_words="then")
        for at in range(number)
    )
    return (*dated, ESSAY._replace(stem="undated", date="", date_from="", date_to="", date_words=""))


def test_the_title_page_says_what_the_edition_is_and_whose() -> None:
    edition = EditionFacts(
        title="Harbour Papers: letters and reports",
        description="From the papers in the Skerry Museum.",
        publisher="Skerry Historical Society",
        date="2026-05-01",
        people=(*EDITION.people, Person("ao", "Ada Orme", "edited by")),
    )
    (top,) = found(first(edition=edition), "//header[@class='title-page']")
    assert [said(one) for one in found(top, "h1 | h1/span | p")] == [
        "Harbour Papers letters and reports",
        "letters and reports",
        "From the papers in the Skerry Museum.",
        "Edited by Mara Kessler and Ada OrmeJon Bell, transcriber",
        "Skerry Historical Society2026",
    ]


def test_a_title_page_has_no_line_for_what_is_not_stated() -> None:
    (top,) = found(first(edition=EditionFacts(title="Letters")), "//header[@class='title-page']")
    assert [said(one) for one in top] == ["Letters"]


def test_the_ways_in_say_how_much_there_is() -> None:
    ways = (Link("index.html", "Documents"), Link("persons/index.html", "People", 12), Link("search.html", "Search"))
    root = first(navigation=ways)
    assert [said(one) for one in found(root, "//header[@class='title-page']/nav//li")] == ["People 12", "Search"]


def test_an_entry_says_who_wrote_when_and_of_what_kind() -> None:
    letter, essay = found(first(), "//ol[@class='documents']/li")
    assert said(letter) == "3 March 1902Letter to the Harbour BoardAgnes Thorne to The Harbour Board of Skerry · Letter"
    assert said(essay) == "3 March 1902Dues and DebtsMara Kessler and Ada Orme · Essay"
    assert values(letter, ".//a/@href | .//time/@datetime") == ["1902-03-03", "documents/1902-thorne.html"]


def test_a_document_is_told_by_its_abstract_or_its_first_words() -> None:
    root = first(
        [ESSAY._replace(opening="The water stood high."), ESSAY._replace(stem="b", abstract="On dues.", opening="T")]
    )
    assert [said(one) for one in found(root, "//p[@class='opening']")] == ["The water stood high.", "On dues."]


def test_titles_in_another_language_say_so_and_dates_do_not() -> None:
    root = first([LETTER._replace(language="de", date_words="3 March 1902")])
    assert values(root, "//ol//a/@lang") == ["de"]
    assert not found(root, "//p[@class='when'][ancestor-or-self::*/@lang != 'en']")


def test_a_name_of_a_file_cannot_leave_its_folder_or_its_attribute() -> None:
    assert values(first([LETTER._replace(stem='a b"#?/../x')]), "//ol//a/@href") == [
        "documents/a%20b%22%23%3F/../x.html"
    ]


def test_few_documents_are_one_list_and_many_stand_by_year_or_decade() -> None:
    assert not found(first(many(5, 5)), "//section//h3")
    by_year = first(many(60, 10))
    assert [said(one) for one in found(by_year, "//h3")] == [*map(str, range(1800, 1810)), "Undated"]
    by_decade = first(many(60, 60))
    assert [said(one) for one in found(by_decade, "//h3")] == [
        *(f"{year}s" for year in range(1800, 1860, 10)),
        "Undated",
    ]


def test_every_jump_leads_to_a_heading() -> None:
    for root in made(site(documents=many(60, 60))).values():
        jumps = values(root, "//nav[@aria-label='Jump to']//a/@href")
        assert {jump[1:] for jump in jumps} <= set(values(root, "//*/@id"))


def test_documents_stand_by_genre_and_by_author_too() -> None:
    lone = LETTER._replace(stem="c", authors=(), senders=(), addressees=(), genre_words="")
    pages = made(site(documents=(LETTER, ESSAY, lone)))
    assert list(pages) == ["index.html", "by-genre.html", "by-author.html"]
    assert [said(one) for one in found(pages["by-genre.html"], "//h2")] == ["Essay", "Letter", "Without genre"]
    authors = ["Kessler, Mara", "Orme, Ada", "Thorne, Agnes", "Without author"]
    assert [said(one) for one in found(pages["by-author.html"], "//h2")] == authors
    jumps = [said(one) for one in found(pages["by-author.html"], "//nav[@aria-label='Jump to']//li")]
    assert jumps == ["K", "O", "T", "Without author"]


def test_the_orders_lead_to_one_another() -> None:
    for path, root in made(site(documents=(LETTER, ESSAY))).items():
        links = found(root, "//nav[@aria-label='Order']//a")
        assert [link.get("href") for link in links] == ["index.html", "by-genre.html", "by-author.html"]
        assert [link.get("href") for link in links if link.get("aria-current")] == [path]


def test_documents_that_do_not_differ_have_one_order() -> None:
    pages = made(site(documents=(LETTER, LETTER._replace(stem="b"))))
    assert list(pages) == ["index.html"]
    assert not found(pages["index.html"], "//nav[@aria-label='Order']")


def test_what_narrows_the_list_waits_for_the_script() -> None:
    root = first(many(20, 5))
    (form,) = found(root, "//form[@class='filter row']")
    assert form.get("hidden") is not None
    assert values(form, ".//input/@name") == ["words", "from", "to"]
    assert [said(one) for one in found(form, ".//select[@name='author']/option")] == [
        "All",
        "Kessler, Mara",
        "Orme, Ada",
    ]
    assert not found(first(), "//form[@class='filter row']")


def test_an_edition_without_documents_has_a_first_page() -> None:
    assert said(found(first(()), "//h1")[0]) == "Letters to the Harbour Board"


def test_names_of_others_scripts_and_authors_without_parts_are_listed() -> None:
    names = ("Иван Соколов", "The Harbour Board", "Ölrich Ågren")
    documents = tuple(ESSAY._replace(stem=name, authors=(Author(name),)) for name in names)
    headings = found(made(site(documents=documents))["by-author.html"], "//h2")
    assert [said(one) for one in headings] == ["Ågren, Ölrich", "The Harbour Board", "Соколов, Иван"]


def test_the_first_page_grows_with_its_documents() -> None:
    assert grows_with_length(lambda number: made(site(documents=many(number, 30))), 100, 800)
