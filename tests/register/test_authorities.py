"""Numbers of authority files. The numbers are real ones: of Albert Einstein, Vincent van Gogh, London and Berlin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edenda.register.authorities import AUTHORITIES, Authority, fault_of, number_in

EINSTEIN = {"GND": "118529579", "VIAF": "75121530", "Wikidata": "Q937", "LCCN": "n79022889", "ISNI": "000000012281955X"}


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        *EINSTEIN.items(),
        ("gnd", "https://d-nb.info/gnd/118529579"),
        ("GND", "http://d-nb.info/gnd/118529579/about/lds"),
        ("GND", "4005728-8"),
        ("GND", "4011882-4"),
        ("viaf", "http://viaf.org/viaf/75121530/"),
        ("VIAF", "https://viaf.org/en/viaf/75121530"),
        ("wikidata", "http://www.wikidata.org/entity/Q84"),
        ("WIKIDATA", "https://www.wikidata.org/wiki/Q64"),
        ("GeoNames", "2643743"),
        ("geonames", "https://www.geonames.org/2643743/london.html"),
        ("GeoNames", "http://sws.geonames.org/2950159/"),
        ("ISNI", "0000 0001 2281 955X"),
        ("isni", "https://isni.org/isni/000000012281955X"),
        ("ORCID", "0000-0002-1825-0097"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("LCCN", "n 79022889"),
        ("LCCN", "n79-22889"),
        ("lccn", "http://id.loc.gov/authorities/names/n79022889"),
        ("ULAN", "500115588"),
        ("ULAN", "http://vocab.getty.edu/ulan/500115588"),
        ("TGN", "https://vocab.getty.edu/page/tgn/7011781"),
        ("DOI", "10.1000/182"),
        ("DOI", "https://doi.org/10.1000/182"),
        ("URI", "https://viaf.org/viaf/75121530"),
    ],
)
def test_a_number_and_the_address_with_it_are_right(type_: str, value: str) -> None:
    assert fault_of(type_, value) is None
    assert number_in(type_, value) is not None


@pytest.mark.parametrize(
    ("type_", "value", "words"),
    [
        ("GND", "118529578", "its check digit is wrong"),
        ("GND", "4005728-9", "its check digit is wrong"),
        ("GND", "Q937", "it looks like one of Wikidata"),
        ("Wikidata", "937", "is no number of Wikidata."),
        ("Wikidata", "118529579", "it looks like one of GND"),
        ("VIAF", "https://d-nb.info/gnd/118529579", "it looks like one of GND"),
        ("ORCID", "0000-0002-1825-0096", "its check digit is wrong"),
        ("ISNI", "0000 0001 2281 9551", "its check digit is wrong"),
        ("GeoNames", "London", "is no number of GeoNames."),
        ("TGN", "0000-0002-1825-0097", "it looks like one of ORCID"),
        ("ULAN", " ", "is empty"),
    ],
)
def test_a_wrong_number_is_told_and_whose_it_may_be(type_: str, value: str, words: str) -> None:
    fault = fault_of(type_, value)
    assert fault is not None
    assert words in fault[0]
    assert number_in(type_, value) is None


def test_numbers_of_other_kinds_are_left_alone() -> None:
    assert fault_of("shelfmark", "MS 12") is None
    assert fault_of("", "https://example.org/viaf/1") is None


def test_one_number_is_the_same_however_it_is_written() -> None:
    assert number_in("wikidata", "http://www.wikidata.org/entity/Q937") == number_in("Wikidata", "q937")
    assert number_in("URI", "https://isni.org/isni/000000012281955X") == number_in("ISNI", "0000 0001 2281 955x")
    assert number_in("LCCN", "n79-22889") == number_in("LCCN", "n 79022889")


@given(st.sampled_from(["118529579", "4005728-8", "000000012281955X", "0000000218250097"]), st.data())
def test_no_digit_can_be_another_where_there_is_a_check_digit(number: str, data: st.DataObject) -> None:
    type_ = {"118529579": "GND", "4005728-8": "GND", "000000012281955X": "ISNI"}.get(number, "ORCID")
    at = data.draw(st.sampled_from([place for place, digit in enumerate(number) if digit.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[at]]))
    assert number_in(type_, number[:at] + other + number[at + 1 :]) is None


@given(st.text(max_size=40), st.sampled_from([one.name for one in AUTHORITIES]))
def test_any_value_is_right_or_told(value: str, type_: str) -> None:
    assert (fault_of(type_, value) is None) == (number_in(type_, value) is not None)


@pytest.mark.parametrize("authority", AUTHORITIES, ids=lambda one: one.name)
def test_the_examples_in_messages_are_right(authority: Authority) -> None:
    assert fault_of(authority.name, authority.example) is None
