"""The register of a site: lists by letters, and a page for every entry with its mentions in their sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edenda.edition import open_edition
from edenda.site.opening import open_site
from edenda.site.registers import pages as registers
from edenda.site.values import Site
from edenda.site.work import read_facts, start
from tests.growth import grows_with_length
from tests.pages import build_pages
from tests.review.editions import make_edition
from tests.site.links import broken_links
from tests.site.registered import built, make_skerry, page, words


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("skerry") / "edition", 'base_url = "x"' * 0)


def entry(public: Path, path: str) -> str:
    return words(page(public, path).find(".//main"))


def sentences(public: Path, path: str) -> list[str]:
    return [words(one) for one in page(public, path).find_class("sentences")[0]]


def test_every_link_of_the_site_leads_to_what_is_there(public: Path) -> None:
    assert broken_links(public) == []


def test_the_navigation_has_the_kinds_that_the_register_has(public: Path) -> None:
    ways = page(public, "index.html").xpath("//nav[@class='ways']//li")
    assert [words(one) for one in ways][:6] == ["Documents", "People", "Organisations", "Places", "Events", "Works"]


def test_without_a_register_there_are_no_such_pages(tmp_path: Path) -> None:
    edition = make_edition(tmp_path / "edition", {"a": "<p>x</p>"})
    (edition.root / "tei" / "register.xml").unlink(missing_ok=True)
    build_pages(open_edition(edition.root))
    assert not (edition.root / "public" / "persons").exists()
    assert broken_links(edition.root / "public") == []


def test_a_list_has_letters_and_names_as_an_index_has_them(public: Path) -> None:
    persons = page(public, "persons/index.html")
    assert [words(one) for one in persons.xpath("//nav[@class='letters']//li")] == ["C", "D", "L", "Q", "R", "Z", "Ж"]
    lines = [words(one) for one in persons.find_class("listed")[0].xpath("//li[ancestor::section]")]
    assert lines == [
        "The Crew",
        "Dürr, Émile 1",
        "Le Phare see Rowe, Edwin",
        "Quill, Otto (not confirmed)",
        "Roe, Eddy see Rowe, Edwin",
        "Rowe, Anne 1",
        "Rowe, Edwin 1861–1913 4 pilot",
        "Zięba, Łucja 1",
        "Жук, Пётр 1",
    ]


def test_numbers_are_sorted_by_their_value_and_articles_are_passed_over(public: Path) -> None:
    events = page(public, "events/index.html")
    assert [words(one) for one in events.xpath("//section//li/span[1]")] == ["9th Meeting 14 May 1902", "20th Meeting"]
    (letter,) = page(public, "works/index.html").xpath("//section/h2")
    assert words(letter) == "L"


def test_a_page_has_all_names_with_their_kinds(public: Path) -> None:
    said = entry(public, "persons/pers-rowe.html")
    assert "Other names Eddy Roe; E. Rowe; Le Phare (pseudonym; French) Misprints Edwin Rwoe" in said
    assert "born 1861 at Skerry died 1913 occupation pilot residence Quay" in said
    (name,) = page(public, "persons/pers-rowe.html").xpath("//dd/span[.='Le Phare']")
    assert name.get("lang") == "fr"


def test_identifiers_are_links(public: Path) -> None:
    links = page(public, "persons/pers-rowe.html").xpath("//dl//a/@href")
    assert {"https://d-nb.info/gnd/118529579", "https://example.org/rowe"} <= set(links)


def test_relations_are_said_from_either_side(public: Path) -> None:
    assert "organ of Harbour Board" in entry(public, "organisations/org-dues.html")
    assert "organs Committee on Dues" in entry(public, "organisations/org-board.html")
    assert "married to Anne Rowe" in entry(public, "persons/pers-rowe.html")
    assert "paid by Harbour Board (1890–1900)" in entry(public, "persons/pers-rowe.html")
    assert "part of Skerry" in entry(public, "places/pl-quay.html")
    assert "parts the Quay" in entry(public, "places/pl-skerry.html")


def test_what_an_entry_names_leads_to_its_page(public: Path) -> None:
    shown = page(public, "persons/pers-rowe.html").xpath("//header[@class='card']//a[starts-with(@href, '../')]")
    links = {words(one): one.get("href") for one in shown}
    assert links["Skerry"] == "../places/pl-skerry.html"
    assert links["the Board"] == "../organisations/org-board.html"
    assert links["Quay"] == "../places/pl-quay.html"


def test_an_entry_of_which_nothing_is_stated_has_no_empty_list(public: Path) -> None:
    assert page(public, "persons/pers-draft.html").xpath("//dl") == []


def test_every_mention_stands_in_its_sentence_with_its_place(public: Path) -> None:
    assert sentences(public, "persons/pers-rowe.html") == [
        "Then Captain Rowe came. paragraph 1",
        "He is Rwoe and Anne; the Committee of the Board. paragraph 2",
        "Rowe says so. note",
    ]
    shown = page(public, "persons/pers-rowe.html")
    assert [words(one) for one in shown.xpath("//section[@class='mentions']/h3/a")] == ["letter", "report"]
    assert words(shown.find_class("sentences")[1]) == "<b> Rowe & Sons paid. p. 12"


def test_a_mention_leads_to_its_very_place(public: Path) -> None:
    letter = page(public, "documents/letter.html")
    for path, expected in (
        ("persons/pers-rowe.html", "Captain Rowe"),
        ("organisations/org-board.html", "of the Board"),
    ):
        href = page(public, path).find_class("sentences")[0].xpath(".//a/@href")[0]
        (target,) = letter.xpath("//*[@id=$id]", id=href.partition("#")[2])
        assert words(target) == expected


def test_what_a_document_does_not_show_is_found_at_its_paragraph(public: Path) -> None:
    hrefs = page(public, "persons/pers-rowe.html").xpath("//ul[@class='sentences'][1]//a/@href")
    assert hrefs[1] == "../documents/letter.html#p2"
    (quay,) = page(public, "places/pl-quay.html").xpath("//ul[@class='sentences']//a/@href")
    assert quay.startswith("../documents/letter.html#_p-")


def test_mentions_of_a_part_are_not_those_of_the_whole(public: Path) -> None:
    assert len(sentences(public, "organisations/org-dues.html")) == 1
    assert "No document mentions this entry" in entry(public, "places/pl-skerry.html")


def test_a_mention_without_words_is_a_link_all_the_same(public: Path) -> None:
    name = page(public, "documents/report.html")
    (link,) = page(public, "persons/" + _file(public, "Łucja Zięba")).xpath("//ul[@class='sentences']//a")
    assert words(link) == "p. 12"
    assert name is not None


def _file(public: Path, name: str) -> str:
    (found,) = [one.name for one in (public / "persons").glob("*.html") if f'<h1 lang="en">{name}<' in one.read_text()]
    return found


def test_an_entry_that_nobody_has_confirmed_says_so(public: Path) -> None:
    assert "no editor has confirmed it yet" in entry(public, "persons/pers-draft.html")
    assert "no editor" not in entry(public, "persons/pers-rowe.html")


def test_file_names_differ_whatever_the_ids_and_their_case(public: Path) -> None:
    names = [one.name.lower() for one in (public / "persons").iterdir()]
    assert len(names) == len(set(names)) == 8
    assert all(name.isascii() for name in names)
    assert "con.html" not in names


def test_each_entry_leads_to_those_before_and_behind_it(public: Path) -> None:
    shown = page(public, "persons/pers-rowe.html")
    around = [words(one) for one in shown.xpath("//nav[@class='neighbours']/a")]
    assert around == ["Anne Rowe", "Łucja Zięba"]


def test_machines_are_told_what_an_entry_is(public: Path) -> None:
    (script,) = page(public, "persons/pers-rowe.html").xpath("//script[@type='application/ld+json']")
    facts = json.loads(script.text)
    assert facts["@type"] == "Person"
    assert facts["sameAs"] == ["https://d-nb.info/gnd/118529579", "https://example.org/rowe"]
    assert facts["alternateName"] == ["Eddy Roe", "E. Rowe", "Le Phare"]
    assert (facts["birthDate"], facts["deathDate"]) == ("1861-03-30", "1913")
    kinds = {"organisations/org-board": "Organization", "places/pl-quay": "Place", "events/ev-9": "Event"}
    for path, kind in {**kinds, "works/work-lamp": "CreativeWork", "persons/grp-crew": "Organization"}.items():
        (script,) = page(public, f"{path}.html").xpath("//script[@type='application/ld+json']")
        assert json.loads(script.text)["@type"] == kind


def test_nothing_of_an_entry_becomes_markup(public: Path) -> None:
    data = (public / "persons" / "pers-rowe.html").read_text(encoding="utf-8")
    assert "<script>alert" not in data
    assert "and kept the <script>alert(1)</script> lamp." in entry(public, "persons/pers-rowe.html")


def test_the_words_of_the_pages_are_german_where_the_interface_is(tmp_path: Path) -> None:
    public = built(tmp_path / "edition", '[web]\ninterface = "de"')
    assert "Organe Committee on Dues" in entry(public, "organisations/org-board.html")
    assert "14. Mai 1902" in entry(public, "events/ev-9.html")
    assert sentences(public, "persons/pers-rowe.html")[0].endswith("Absatz 1")


def test_a_long_register_has_a_page_for_each_letter(tmp_path: Path) -> None:
    people = "".join(
        f'<person xml:id="p{number}"><persName>{letter}ow{number} Rowe</persName></person>'
        for number, letter in enumerate("ABDÉЖ" * 90)
    )
    works = "".join(f'<bibl xml:id="w{n}"><title>{c}amp {n}</title></bibl>' for n, c in enumerate("ABDÉЖ" * 90))
    register = f"<listPerson>{people}</listPerson><listBibl>{works}</listBibl>"
    edition = make_edition(tmp_path / "edition", {"a": "<p>x</p>"}, register)
    build_pages(edition)
    public = edition.root / "public"
    first = page(public, "works/index.html")
    assert [words(one) for one in first.xpath("//nav[@class='letters']//li")] == [
        "A 90",
        "B 90",
        "D 90",
        "E 90",
        "Ж 90",
    ]
    assert first.xpath("//section") == []
    assert len(page(public, "works/letter-e.html").xpath("//section//li")) == 90
    assert broken_links(public) == []


def test_very_many_mentions_are_folded_away_by_documents(tmp_path: Path) -> None:
    body = "".join(f'<p>Then <persName ref="register.xml#pers-rowe">Rowe {n}</persName> came.</p>' for n in range(200))
    register = '<listPerson><person xml:id="pers-rowe"><persName>Rowe</persName></person></listPerson>'
    edition = make_edition(tmp_path / "edition", {"a": body}, register)
    build_pages(edition)
    shown = page(edition.root / "public", "persons/pers-rowe.html")
    assert len(shown.xpath("//main//details//li")) == 200


def test_the_pages_are_the_same_with_any_number_of_processes(tmp_path: Path) -> None:
    one, two = make_skerry(tmp_path / "one" / "edition"), make_skerry(tmp_path / "two" / "edition")
    first = {path.relative_to(one.root): path.read_bytes() for path in build_pages(one)}
    second = {path.relative_to(two.root): path.read_bytes() for path in build_pages(two, jobs=2)}
    assert first == second


def test_the_time_grows_with_the_number_of_entries_and_mentions(tmp_path: Path) -> None:
    sites = {size: _site(tmp_path / str(size), size) for size in (150, 1200)}
    assert grows_with_length(lambda size: sum(1 for _ in registers.pages(sites[size])), 150, 1200)


def _site(folder: Path, size: int) -> Site:
    """A site of as many entries, mentions and relations, all to one entry."""
    people = "".join(f'<person xml:id="p{n}"><persName>Edwin Rowe{n}</persName></person>' for n in range(size))
    parts = "".join(f'<relation name="member-of" active="#p{n}" passive="#p0"/>' for n in range(1, size))
    body = "".join(f'<p>Then <persName ref="register.xml#p{n} register.xml#p0">he</persName>.</p>' for n in range(size))
    edition = make_edition(
        folder, {"a": body}, f"<listPerson>{people}<listRelation>{parts}</listRelation></listPerson>"
    )
    start(edition.root)
    return open_site(edition, map(read_facts, edition.documents()))
