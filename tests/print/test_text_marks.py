"""What a text in print says to indexes and lists of names, dates and readings: each once, where it stands."""

from __future__ import annotations

from typing import Final

from tests.print.setting import marks

_NAME: Final = '<persName ref="register.xml#pers-pell">Pell</persName>'
_DATE: Final = '<date when="1821-05-02">2 May 1821</date>'
_CHOICE: Final = "<choice><sic>teh</sic><corr>the</corr></choice>"


def test_a_name_in_a_heading_a_note_and_a_table_is_mentioned_once_in_each() -> None:
    body = (
        f"<head>{_NAME}<note>{_NAME}</note></head><p>a<note type='textual'>{_NAME}</note> b<note>c</note></p>"
        f"<table><row role='label'><cell>{_NAME}</cell></row><row><cell>1</cell></row></table>"
    )
    assert marks(body, "mention") == ["register.xml#pers-pell"] * 4


def test_a_heading_that_only_repeats_the_title_still_says_whom_and_when() -> None:
    body = '<head><persName ref="register.xml#pers-pell"><date when="1821">T</date></persName></head><p>x</p>'
    assert marks(body, "mention") == ["register.xml#pers-pell"]
    assert marks(body, "dated") == [{"value": "1821", "words": "T"}]


def test_a_note_that_is_set_behind_another_says_all_once() -> None:
    body = f"<p>a<note type='commentary'>{_NAME} {_DATE} {_CHOICE}</note> b<note>c</note></p>"
    assert marks(body, "mention") == ["register.xml#pers-pell"]
    assert marks(body, "dated") == [{"value": "1821-05-02", "words": "2 May 1821"}]
    assert marks(body, "variant") == [{"kind": "sic", "lemma": "the", "other": "teh"}]


def test_a_reading_that_is_not_shown_says_nothing() -> None:
    body = (
        f"<p><app><lem>a</lem><rdg wit='#B'>{_NAME}</rdg></app> <choice><sic>{_NAME}</sic><corr>b</corr></choice></p>"
    )
    assert marks(body, "mention") == []
    assert [(one["lemma"], one["other"]) for one in marks(body, "variant")] == [("a", "Pell (B)"), ("b", "Pell")]


def test_a_pointer_to_the_register_in_a_reference_is_a_mention() -> None:
    assert marks("<p><ref target='register.xml#pers-pell'>he</ref></p>", "mention") == ["register.xml#pers-pell"]
