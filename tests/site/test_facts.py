from __future__ import annotations

import pytest

from edenda.site.values import Author
from tests.site.support import facts, typed

FILE = """<fileDesc><titleStmt><title>T</title>{names}</titleStmt><publicationStmt><publisher>P</publisher>
</publicationStmt>{after}<sourceDesc>{source}</sourceDesc></fileDesc>"""


def of_names(names: str) -> tuple[Author, ...]:
    return facts(FILE.format(names=names, after="", source="<p>S</p>")).authors


def source(words: str, interface: str = "en") -> str:
    return facts(FILE.format(names="", after="", source=words), interface=interface).source


def dated(date: str, interface: str = "en") -> tuple[str, str, str, str]:
    found = facts(f"<profileDesc><creation>{date}</creation></profileDesc>", interface=interface)
    return found.date_from, found.date_to, found.date_sure, found.date_words


def test_a_name_is_read_with_its_parts_and_without_the_office_beside_it() -> None:
    (author,) = of_names(
        '<author><persName ref="register.xml#pers-berg"><forename>Jan</forename> <nameLink>van der</nameLink> '
        "<surname>Berg</surname></persName>, Clerk of the Board</author>"
    )
    assert author == Author("Jan van der Berg", "van der Berg", "Jan", "pers-berg", is_person=True)


def test_each_name_in_an_author_is_one() -> None:
    found = of_names(
        "<author><persName>Ada Orme</persName> and <orgName>The Board</orgName></author><author>A. Bell</author>"
    )
    assert [(one.name, one.is_person, one.is_body) for one in found] == [
        ("Ada Orme", True, False),
        ("The Board", False, True),
        ("A. Bell", False, False),
    ]


def test_an_empty_author_is_none() -> None:
    assert of_names("<author/>") == ()


def test_those_responsible_come_with_their_roles() -> None:
    names = "<editor>Ida Marsh</editor><respStmt><resp>transcribed by</resp><name>Jon Bell</name></respStmt>"
    found = facts(FILE.format(names=names, after="", source="<p>S</p>"))
    assert [one.name for one in found.editors] == ["Ida Marsh"]
    assert [(one.name, one.role) for one in found.responsible] == [("Jon Bell", "transcribed by")]


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ('<date when="1902-03-03">1902-03-03</date>', ("1902-03-03", "1902-03-03", "yes", "3 March 1902")),
        ('<date when="1902-03">spring</date>', ("1902-03", "1902-03", "yes", "March 1902")),
        ('<date when="1902" cert="low"/>', ("1902", "1902", "", "c. 1902")),
        ('<date from="1902-03-03" to="1902-03-05"/>', ("1902-03-03", "1902-03-05", "yes", "3–5 March 1902")),
        ('<date from="1902-03" to="1902-05"/>', ("1902-03", "1902-05", "yes", "March – May 1902")),
        ('<date from="1902-03-30" to="1902-04-02"/>', ("1902-03-30", "1902-04-02", "yes", "30 March – 2 April 1902")),
        ('<date from="1902" to="1905"/>', ("1902", "1905", "yes", "1902–1905")),
        ('<date from="1902-12-30" to="1903"/>', ("1902-12-30", "1903", "yes", "30 December 1902 – 1903")),
        ('<date notBefore="1902" notAfter="1905">early</date>', ("1902", "1905", "", "early")),
        ('<date notAfter="1905"/>', ("", "1905", "", "not after 1905")),
        ("<date>long ago</date>", ("", "", "", "long ago")),
    ],
)
def test_a_date_is_read_with_both_its_ends(date: str, read: tuple[str, str, str, str]) -> None:
    assert dated(date) == read


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ('<date when="1963-03-30">1963-03-30</date>', "30. März 1963"),
        ('<date from="1963-03-30" to="1963-03-31"/>', "30.–31. März 1963"),
        ('<date when="1963" cert="medium"/>', "um 1963"),
    ],
)
def test_dates_are_written_in_german_for_a_german_page(date: str, words: str) -> None:
    assert dated(date, "de")[3] == words


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("<p>Born digital</p>", "Born digital"),
        (
            """<bibl><author>A. Orme</author><title level="m">Dues</title><pubPlace>Skerry</pubPlace>
            <date when="1902"/><availability><p>None stated.</p></availability></bibl>""",
            "A. Orme, Dues, Skerry, 1902",
        ),
        ("<bibl>A. Orme, <title>Dues</title> (Skerry, <date>1902</date>).</bibl>", "A. Orme, Dues (Skerry, 1902)."),
        (
            """<biblStruct><analytic><author>Kessler, M.</author><title level="a">Dues and debts</title></analytic>
            <monogr><title level="j">Northern Harbours</title><imprint><pubPlace>Skerry</pubPlace>
            <publisher>Quay Press</publisher><date when="2020">2020</date><biblScope unit="page">3–9</biblScope>
            </imprint></monogr></biblStruct>""",
            "Kessler, M., Dues and debts, in: Northern Harbours, Skerry: Quay Press, 2020, 3–9",
        ),
        (
            "<msDesc><msIdentifier><repository>Skerry Museum</repository><idno>HP 7/14</idno></msIdentifier></msDesc>",
            "Skerry Museum, HP 7/14",
        ),
        (
            '<bibl><title>Dues</title><relatedItem type="original"><bibl>The Quay, 1902</bibl></relatedItem></bibl>',
            "Dues. After the original: The Quay, 1902",
        ),
    ],
)
def test_a_source_is_said_as_it_would_be_cited(words: str, read: str) -> None:
    assert source(words) == read


def test_rights_that_nobody_stated_are_no_licence() -> None:
    header = """<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><publisher>P</publisher>
    <availability status="unknown"><p>Not stated.</p></availability></publicationStmt>
    <sourceDesc><p>S</p></sourceDesc></fileDesc>"""
    assert facts(header).licence == ""
    assert facts(header.replace("unknown", "free")).licence == "Not stated."


@pytest.mark.parametrize(("genre", "words"), [("letter", "Brief"), ("report", "Bericht"), ("resolution", "Resolution")])
def test_our_genres_have_words_in_each_language(genre: str, words: str) -> None:
    classed = f"""<encodingDesc><classDecl><taxonomy xml:id="K-genre"><category xml:id="K-genre-{genre}">
    <catDesc>Long words</catDesc></category></taxonomy></classDecl></encodingDesc><profileDesc><textClass>
    <catRef scheme="#K-genre" target="#K-genre-{genre}"/></textClass></profileDesc>"""
    assert typed(classed, genre, "de").genre_words == words


def test_a_category_of_the_edition_keeps_its_own_words() -> None:
    classed = """<encodingDesc><classDecl><taxonomy><category xml:id="circular"><catDesc>Circular</catDesc></category>
    </taxonomy></classDecl></encodingDesc><profileDesc><textClass>
    <catRef target="#circular"/></textClass></profileDesc>"""
    assert typed(classed, "letter", "de").genre_words == "Circular"
