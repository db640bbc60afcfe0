"""Notes in print: two streams at the foot of the page, each note once, wherever it is called."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.print.setting import Word, pdf, text_of, typst, words_of

_EDITORS = '<note type="commentary">'


#: The words of the notes below, the source's before the editors'.
_ORDER: Final = ["zero", "one", "two", "three", "alpha", "beta", "last", "inner"]


@pytest.fixture(scope="module")
def noted() -> str:
    return text_of(
        pdf(
            f"<head>Head<note>zero</note></head><p>a{_EDITORS}alpha</note> b<note>one</note> c<note type='textual'>beta"
            "</note> d<note>two <list><item>item</item></list><p>of them</p></note>.</p>"
            "<table><row><cell>e<note>three</note></cell></row></table>"
            f"<p>f{_EDITORS}last {_EDITORS}inner</note></note></p>"
        )
    )


def test_the_editors_notes_stand_below_the_sources_each_once(noted: str) -> None:
    assert [word for word in re.findall(r"[a-z]+", noted) if word in _ORDER] == _ORDER


def test_a_note_stands_behind_its_sign(noted: str) -> None:
    lines = noted.splitlines()
    assert {"i alpha", "a beta", "2 one", "3 two"} <= set(lines)


@pytest.fixture(scope="module")
def nested() -> list[Word]:
    inner = f"two {_EDITORS}beta</note> and <note>inner</note>"
    return words_of(
        pdf(
            f"<p>a{_EDITORS}alpha</note> b<note>one</note> c<note>{inner}</note>"
            " d<note type='textual'>gamma</note> e</p>"
            f"<p rend='x'>{'words ' * 700}</p><p>f<note>three</note> g{_EDITORS}delta</note> h</p>"
        )
    )


def test_an_editors_note_in_a_note_of_the_sources_stands_below_all_of_these(nested: list[Word]) -> None:
    order = ["one", "two", "inner", "alpha", "beta", "gamma", "three", "delta"]
    assert [word.text for word in nested if word.text in order] == order


def test_there_is_room_between_the_two_streams_on_every_page(nested: list[Word]) -> None:
    top = {word.text: word.top for word in nested}
    usual = top["gamma"] - top["beta"]
    assert top["alpha"] - top["inner"] > usual + 3
    assert top["delta"] - top["three"] > usual + 3


def test_a_note_at_the_very_end_of_a_text_keeps_its_words() -> None:
    assert "words at the end" in text_of(pdf("<p>x</p><note place='foot'>words at the end</note>"))


def test_a_note_knows_its_place_among_all() -> None:
    set_ = typst(f"<p>a{_EDITORS}x</note>b<note>y</note>c{_EDITORS}z</note></p>")
    assert re.findall(r"order: \d(?:, sources: \d)?", set_) == [
        "order: 1, sources: 0",
        "order: 2, sources: 1",
        "order: 3, sources: 1",
    ]


def test_a_note_called_again_has_its_number() -> None:
    set_ = typst("<p>a<note xml:id='n'>x</note> b<ref type='noteref' target='#n'>9</ref></p>")
    assert '#note-call("1", ":note/1")' in set_
    assert '#"9"' not in set_


def test_the_transcribed_view_has_no_notes_of_editors_and_the_others_keep_their_numbers() -> None:
    body = f"<p>a{_EDITORS}<hi xml:id='e'>x</hi></note>b<note>y</note>c<note type='textual' xml:id='t'>z</note>"
    body += "<ref type='noteref' target='#t'>q</ref>"
    set_ = typst(f"{body} d<note>w</note></p>", "transcribed")
    assert re.findall(r'#note\("\w+", "[^"]*", "\w+"', set_) == [
        '#note("source", ":note/1", "1"',
        '#note("source", ":note/2", "2"',
    ]
    assert "#note-call" not in set_


def test_many_notes_of_both_streams_all_stand_on_their_pages() -> None:
    body = "".join(
        f"<p>Text {number}{_EDITORS if number % 3 else '<note>'}words{number}w</note></p>" for number in range(120)
    )
    assert sorted(re.findall(r"words\d+w", text_of(pdf(body)))) == sorted(f"words{number}w" for number in range(120))
