"""Dates are gathered with what they state, in their sentence, and come in the order of time."""

from __future__ import annotations

from pathlib import Path

import pytest

from edenda.edition import open_edition
from edenda.register.index.gathering import gather
from edenda.register.index.index import open_index
from edenda.register.index.values import DatedMention
from tests.register.editions import edition
from tests.tei_support import tei

ROOT = Path("/edition")


def gathered(data: str) -> tuple[DatedMention, ...]:
    return gather(data.encode(), ROOT / "tei" / "rowe.xml", ROOT, ROOT / "tei" / "register.xml").dates


def dates(body: str) -> tuple[DatedMention, ...]:
    return gathered(tei(body))


def with_header(profile: str) -> str:
    header = (
        '<teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt><publicationStmt><date when="2020">2020'
        '</date></publicationStmt><sourceDesc><bibl><date when="1990">1990</date></bibl></sourceDesc></fileDesc>'
        f'<profileDesc>{profile}</profileDesc><revisionDesc><change when="2021"/></revisionDesc></teiHeader>'
    )
    return tei("<p/>", header=header)


def test_a_date_has_its_words_in_their_sentence_and_what_it_states() -> None:
    (one,) = dates('<p>Dark. On <date when="1901-05-02" cert="low">2 May 1901</date> she left. Then rain.</p>')
    assert (one.file, one.words, one.before, one.after) == ("tei/rowe.xml", "2 May 1901", "On ", " she left.")
    assert (one.value, one.cert, one.role) == ("when=1901-05-02", "low", "")


@pytest.mark.parametrize(
    ("attributes", "place", "value"),
    [
        ('when="1901"', (1901, 13, 0, False), "when=1901"),
        ('when="1901-05"', (1901, 5, 32, False), "when=1901-05"),
        ('when="1901-05-02T10:00:00Z"', (1901, 5, 2, False), "when=1901-05-02"),
        ('from="1901-05" to="1901-06"', (1901, 5, 32, True), "from=1901-05 to=1901-06"),
        ('notBefore="1901" notAfter="1905-01-02"', (1901, 13, 0, True), "notBefore=1901 notAfter=1905-01-02"),
        ('notAfter="1905-01-02"', (1905, 1, 2, True), "notAfter=1905-01-02"),
        ('when="-0043-03-15"', (-43, 3, 15, False), "when=-0043-03-15"),
        ('when="12000"', (12000, 13, 0, False), "when=12000"),
    ],
)
def test_every_way_of_stating_a_date_has_its_place(attributes: str, place: tuple[object, ...], value: str) -> None:
    (one,) = dates(f"<p><date {attributes}>then</date></p>")
    assert (one[2:6], one.value) == (place, value)


@pytest.mark.parametrize(
    "element",
    [
        '<date when="--05-02">2 May</date>',
        "<date>long ago</date>",
        '<time when="10:00:00">ten</time>',
        '<date when="soon">soon</date>',
        f'<date when="{"9" * 30}">in the end</date>',
        '<biblScope from="1901" to="1905">1901–1905</biblScope>',
        '<persName from="1901">Rowe</persName>',
    ],
)
def test_what_states_no_year_is_left_out(element: str) -> None:
    assert dates(f"<p>{element}</p>") == ()


def test_anchors_are_own_ids_or_numbers_in_the_document() -> None:
    mine, numbered = dates('<p><date xml:id="d-1" when="1901">1901</date> <hi/> <date when="1902">1902</date></p>')
    (divided,) = dates('<div xml:id="d-2"><docDate when="1903">1903</docDate></div>')
    assert (mine.anchor, divided.anchor) == ("d-1", "d-2")
    assert numbered.anchor.startswith("_m-")


def test_the_number_of_an_anchor_counts_all_elements_from_the_root() -> None:
    body = '<text><body><p><date when="1902">1902</date></p></body></text>'
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><!-- no -->{body}</TEI>'
    (one,) = gathered(text)
    assert one.anchor == "_m-5"


def test_the_header_says_when_a_document_was_written_and_sent_and_nothing_else() -> None:
    header = (
        '<creation><date when="1901-05-01">1 May</date></creation><correspDesc>'
        '<correspAction type="sent"><date when="1901-05-02"/></correspAction>'
        '<correspAction type="received"><date when="1901-05-09"/></correspAction></correspDesc>'
    )
    found = gathered(with_header(header))
    assert [(one.role, one.value, one.anchor) for one in found] == [
        ("written", "when=1901-05-01", ""),
        ("sent", "when=1901-05-02", ""),
        ("received", "when=1901-05-09", ""),
    ]


def test_a_letter_that_was_sent_when_it_was_written_is_listed_once() -> None:
    header = (
        '<creation><date when="1901-05-02"/></creation>'
        '<correspDesc><correspAction type="sent"><date when="1901-05-02"/></correspAction></correspDesc>'
    )
    assert [one.role for one in gathered(with_header(header))] == ["sent"]


def test_a_date_within_another_reading_or_within_a_dated_part_counts_once() -> None:
    corrected = (
        '<p><choice><sic><date when="1901">1910</date></sic><corr><date when="1901">1901</date></corr></choice></p>'
    )
    assert [one.words for one in dates(corrected)] == ["1901"]
    assert len(dates('<docDate when="1901">In <date when="1901">1901</date></docDate>')) == 1


def test_the_index_gives_days_before_their_month_and_months_before_their_year(tmp_path: Path) -> None:
    stated = (
        'when="1901"', 'when="1901-12-31"', 'when="1901-05"', 'from="1901-05-02" to="1901-05-04"', 'when="1901-05-31"',
        'when="1901-05-02"', 'when="-0043"', 'when="10001"', 'from="1900" to="1902"',
    )  # fmt: skip
    body = "".join(f"<p><date {attributes}>then</date>.</p>" for attributes in stated)
    root = edition(tmp_path, {"rowe": tei(body)})
    with open_index(open_edition(root)) as index:
        assert [one.value for one in index.dates()] == [
            "when=-0043", "from=1900 to=1902", "when=1901-05-02", "from=1901-05-02 to=1901-05-04", "when=1901-05-31",
            "when=1901-05", "when=1901-12-31", "when=1901", "when=10001",
        ]  # fmt: skip


def test_the_dates_of_a_file_follow_the_file(tmp_path: Path) -> None:
    root = edition(tmp_path, {"rowe": tei('<p><date when="1901">1901</date>.</p>')})
    opened = open_edition(root)
    path = root / "tei" / "rowe.xml"
    with open_index(opened) as index:
        path.write_text(tei('<p><date when="1902">1902</date>.</p>'), encoding="utf-8", newline="")
        index.refresh([path])
        assert [one.words for one in index.dates()] == ["1902"]
        path.unlink()
        index.refresh([path])
        assert not list(index.dates())
