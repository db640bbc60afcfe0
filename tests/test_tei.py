"""The hardened parser and the serialiser: what is refused, what is kept, what never leaves the machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edenda.errors import UnreadableError
from edenda.serialising import serialise
from edenda.tei import NSMAP, parse, tag, text_of
from edenda.xml.scan import MAX_ATTRIBUTES


def code_of(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(data, "some.xml")
    return caught.value.problems[0].code


def test_an_item_that_is_only_a_date_stays_on_its_line() -> None:
    root = parse(f'<list xmlns="{NSMAP[None]}"><item><date when="1943">1943</date></item></list>'.encode(), "small")
    assert b'<item><date when="1943">1943</date></item>' in serialise(root)


def test_what_is_nested_too_deeply_is_refused() -> None:
    deep = 266  # libxml2's limit is 256
    assert code_of(b"<a>" * deep + b"</a>" * deep) == "TEI-002"


def test_an_element_with_too_many_attributes_is_refused_before_it_is_parsed() -> None:
    attributes = b" ".join(b'attribute%d="x"' % number for number in range(2 * MAX_ATTRIBUTES))
    assert code_of(b"<a " + attributes + b"/>") == "TEI-002"


def test_a_long_attribute_value_is_no_attribute() -> None:
    assert parse(b'<a n="' + b"=" * 50_000 + b'"/>', "some.xml").get("n") == "=" * 50_000


def test_a_text_of_more_than_ten_million_characters_is_refused() -> None:
    assert code_of(b"<a>" + b"x" * 10_100_000 + b"</a>") == "TEI-002"


def test_what_is_not_well_formed_is_said_with_its_place() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(b"<a>\n<b></a>", "some.xml")
    problem = caught.value.problems[0]
    assert (problem.code, problem.file, problem.line) == ("TEI-001", "some.xml", 2)


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    data = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'.encode()
    assert "secret" not in text_of(parse(data, "some.xml"))


def test_entities_that_grow_without_end_are_refused() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE a [<!ENTITY e0 "lol">{levels}]><a>&e11;</a>'.encode()
    assert code_of(data) == "TEI-002"


def test_a_duplicate_id_is_no_reason_to_refuse_a_file() -> None:
    data = b'<a><b xml:id="x"/><b xml:id="x"/></a>'
    assert len(parse(data, "some.xml")) == 2


def test_text_beside_elements_is_never_laid_out() -> None:
    paragraph = etree.fromstring(b'<p xmlns="http://www.tei-c.org/ns/1.0">a <hi>b</hi> <hi>c</hi></p>')
    division = etree.Element(tag("div"), nsmap=NSMAP)
    division.append(paragraph)
    written = serialise(division).decode()
    assert "a <hi>b</hi> <hi>c</hi></p>" in written
    assert "\n  <" in written


def test_a_speech_is_laid_out_with_its_speaker_and_words_on_lines_of_their_own() -> None:
    division = etree.fromstring(
        b'<div xmlns="http://www.tei-c.org/ns/1.0"><sp><speaker>A:</speaker><p>Well <hi>then</hi>.</p></sp></div>'
    )
    lines = [line.strip() for line in serialise(division).decode().splitlines()]
    assert lines[2:6] == ["<sp>", "<speaker>A:</speaker>", "<p>Well <hi>then</hi>.</p>", "</sp>"]
