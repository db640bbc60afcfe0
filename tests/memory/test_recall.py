"""What an editor took out does not come back, whatever was edited around it since."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Final

import pytest

from edenda.memory.remember import remember
from edenda.memory.store import Memory, Row, compose_memory, read_memory
from tests.tei_support import annotation, body_of, tei

_NAMES: Final = ("Khrushchev", "Moscow", "CPSU", "Zürich", "1956", "25 February 1956", "20th Congress")
_WORDS: Final = (
    "the board spoke of harvest and harbour while two cousins carried oil lamps across frozen ground toward mills "
    "where sledges waited beside boxes full of letters nobody had answered since heavy rains closed every road"
).split()
_MARK: Final = re.compile(r"<(persName|placeName|orgName|name|date|title)\b[^>]*>([^<]*)</\1>")


def _paragraph(rng: random.Random, number: int, *, ids: bool) -> str:
    sentences = []
    for _ in range(rng.randint(2, 4)):
        words = rng.choices(_WORDS, k=rng.randint(6, 14))
        words.insert(rng.randint(1, len(words)), rng.choice(_NAMES))
        sentences.append(" ".join(words) + ".")
    name = f' xml:id="d-p{number}"' if ids else ""
    return f"<p{name}>{' '.join(sentences)}</p>"


def _edited(rng: random.Random, paragraph: str) -> str:
    """A paragraph with words put in, taken out and changed around what is marked or was."""
    start, words, end = re.fullmatch(r"(<p[^>]*>)(.*)(</p>)", paragraph, re.DOTALL).groups()  # type: ignore[union-attr]
    pieces = re.split(r"(<[^>]*>| )", words)
    for at in range(len(pieces)):
        if pieces[at] in _WORDS and rng.random() < 0.3:
            pieces[at] = rng.choice(("", "quietly", f"{pieces[at]} again", "indeed, it"))
    return f"{start}{''.join(pieces)}{end}"


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("ids", [True, False])
def test_a_hundred_marks_taken_out_sentences_edited_paragraphs_moved(seed: int, *, ids: bool) -> None:
    rng = random.Random(seed)  # noqa: S311 - for a text, not for a secret
    body = "\n".join(_paragraph(rng, number, ids=ids) for number in range(90))
    first = annotation(tei(body))
    paragraphs = body_of(first.data.decode()).split("\n")
    marks = [(at, found) for at, paragraph in enumerate(paragraphs) for found in _MARK.finditer(paragraph)]
    assert len(marks) > 200
    out = rng.sample(marks, 100)
    for at in {at for at, _ in out}:
        gone = {found.start() for where, found in out if where == at}
        paragraphs[at] = _MARK.sub(lambda found: found[2] if found.start() in gone else found[0], paragraphs[at])  # noqa: B023
    edited = [_edited(rng, paragraph) if rng.random() < 0.6 else paragraph for paragraph in paragraphs]
    rng.shuffle(edited)
    text = tei("\n".join(edited))
    again = annotation(text, Memory(rows=first.rows))
    assert [mention for mention in again.mentions if mention.outcome in ("new", "linked")] == []
    assert again.data.decode() == text
    third = annotation(tei("\n".join(reversed(edited))), Memory(rows=again.rows))
    assert third.changes == 0


def test_what_is_new_is_marked_though_other_marks_were_taken_out() -> None:
    first = annotation(tei('<p xml:id="a">They met Khrushchev in Moscow.</p><p xml:id="b">Then he went home.</p>'))
    edited = tei(
        '<p xml:id="a">They met Khrushchev in <placeName ref="register.xml#pl-moscow">Moscow</placeName>.</p>'
        '<p xml:id="b">Then he went home to Moscow by way of Zürich, as Khrushchev knew.</p>'
    )
    again = annotation(edited, Memory(rows=first.rows))
    said = [(mention.text, mention.outcome) for mention in again.mentions]
    assert said.count(("Khrushchev", "removed")) == 1
    assert said.count(("Khrushchev", "new")) == 1
    assert said.count(("Moscow", "marked")) == said.count(("Moscow", "new")) == 1
    assert said.count(("Zürich", "new")) == 1


def test_a_name_inside_what_was_taken_out_is_not_marked_instead() -> None:
    first = annotation(tei("<p>the Communist Party of the Soviet Union in Moscow</p>"))
    assert first.changes == 2
    again = annotation(tei("<p>the Communist Party of the Soviet Union in Moscow</p>"), Memory(rows=first.rows))
    assert again.changes == 0


def test_a_link_that_was_taken_out_is_not_put_in_again() -> None:
    first = annotation(tei("<p><persName>Khrushchev</persName> went to Moscow on 9 May 1956</p>"))
    assert first.changes == 3
    edited = re.sub(r' (ref|when)="[^"]*"', "", body_of(first.data.decode()))
    again = annotation(tei(edited), Memory(rows=first.rows))
    assert again.changes == 0
    assert annotation(tei(edited.replace("went", "flew")), Memory(rows=again.rows)).changes == 0


def test_a_mark_of_the_editors_own_does_not_come_back_either() -> None:
    first = annotation(tei('<p><persName ref="#me">Khrushchev</persName> came</p>'))
    assert [row.by for row in first.rows] == ["editor"]
    again = annotation(tei("<p>Khrushchev came</p>"), Memory(rows=first.rows))
    assert again.changes == 0


def test_a_mark_that_an_editor_put_back_stays_and_counts_as_the_editors() -> None:
    first = annotation(tei("<p>Moscow fell</p>"))
    removed = annotation(tei("<p>Moscow fell</p>"), Memory(rows=first.rows))
    assert [row.state for row in removed.rows] == ["removed"]
    back = annotation(tei('<p><placeName ref="#m">Moscow</placeName> fell</p>'), Memory(rows=removed.rows))
    assert [(row.state, row.by) for row in back.rows] == [("marked", "editor")]
    assert back.changes == 0


def test_a_place_that_can_no_longer_be_told_is_held_back_and_said() -> None:
    first = annotation(tei("<p>They drove to Moscow by night.</p>"))
    moved = tei("<p>Moscow</p><p>Of Moscow, nothing</p>")
    again = annotation(moved, Memory(rows=first.rows))
    assert [mention.outcome for mention in again.mentions] == ["held", "held"]
    assert [problem.code for problem in again.problems] == ["MEM-001"]
    assert "2 times" in again.problems[0].message
    assert annotation(moved, Memory(rows=again.rows)).rows == again.rows


def test_what_is_held_back_stays_back_when_the_sentence_is_edited_again() -> None:
    rows = annotation(tei("<p>In the past year Moscow was good to us all.</p>")).rows
    for sentence in (
        "They say that poor Moscow had never seen it again.",
        "They say that poor old Moscow has never seen it.",
        "Never was Moscow so old.",
        "Moscow",
    ):
        done = annotation(tei(f"<p>{sentence}</p>"), Memory(rows=rows))
        assert [mention.outcome for mention in done.mentions] in (["held"], ["removed"])
        rows = done.rows


@pytest.mark.parametrize("blank", ["\u202f", "\u2009", "\u3000", "&#160; ", " &#160;", "&#160;&#160;", "\n   "])
def test_a_date_with_any_blank_in_it_stays_out(blank: str) -> None:
    text = tei(f"<p>On 3{blank}May 1906 he came.</p>")
    first = annotation(text)
    assert first.changes == 1
    assert annotation(first.data.decode(), Memory(rows=first.rows)).rows == first.rows
    assert annotation(text, Memory(rows=first.rows)).changes == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("On 3 May 1906 he came to town.", "On 3 May, 1906 he came to town."),
        ("They had seen Nikita Khrushchev come to town.", "They had seen Khrushchev come to town."),
        ("They had seen Khrushchev come to town.", "They had seen Nikita Khrushchev come to town."),
        (
            "They had seen Khrushchev come.",
            "They had seen <choice><sic>Khr</sic><corr>Khrushchev</corr></choice> come.",
        ),
    ],
)
def test_what_was_taken_out_stays_out_though_its_own_words_were_changed(before: str, after: str) -> None:
    first = annotation(tei(f"<p>{before}</p>"))
    assert first.changes == 1
    again = annotation(tei(f"<p>{after}</p>"), Memory(rows=first.rows))
    assert [mention.outcome for mention in again.mentions] == ["removed"]
    assert annotation(tei(f"<p>{after}</p>"), Memory(rows=again.rows)).rows == again.rows
    elsewhere = annotation(tei(f"<p>{after}</p><p>Then in 1907 Khrushchev left.</p>"), Memory(rows=again.rows))
    assert [mention.outcome for mention in elsewhere.mentions][1:] == ["new", "new"]


def test_the_id_of_a_paragraph_is_remembered_in_its_own_letters() -> None:
    assert annotation(tei('<p xml:id="łódź-1">Moscow</p>')).rows[0].id == "łódź-1"


def test_text_that_is_gone_is_forgotten() -> None:
    first = annotation(tei("<p>They drove to Moscow by night.</p><p>Zürich</p>"))
    again = annotation(
        tei('<p><placeName ref="register.xml#pl-zuerich">Zürich</placeName></p>'), Memory(rows=first.rows)
    )
    assert [row.surface for row in again.rows] == ["Zürich"]
    assert annotation(tei("<p>Moscow</p>"), Memory(rows=again.rows)).changes == 1


def test_conversion_leaves_out_what_an_editor_took_out() -> None:
    first = annotation(tei('<p xml:id="a">Khrushchev in Moscow</p><p>Moscow</p>'))
    rows = annotation(
        first.data.decode().replace('<persName ref="register.xml#pers-khrushchev">', "").replace("</persName>", ""),
        Memory(rows=first.rows),
    ).rows
    anew = remember(first.data, "t.xml", rows)
    assert anew.data.decode() == first.data.decode().replace(
        '<persName ref="register.xml#pers-khrushchev">', ""
    ).replace("</persName>", "")
    assert [row.state for row in anew.rows].count("removed") == 1
    assert remember(anew.data, "t.xml", anew.rows).data == anew.data


def test_two_branches_join_their_decisions(tmp_path: Path) -> None:
    path = tmp_path / "d.xml"
    (tmp_path / ".edenda").mkdir()
    one, two = Row("Moscow", "placeName", "in", "and", "a", "removed", "editor"), Row("Rome", "placeName", "to")
    joined = compose_memory(Memory(frozenset({"1" * 64}), frozenset({"2" * 64}), (one, two))).decode()
    conflict = (
        f'<<<<<<< ours\n{joined}=======\n{joined.replace("1" * 64, "3" * 64)}>>>>>>> theirs\n{{"surface": 5}}\n{{"'
    )
    (tmp_path / ".edenda" / "d.json").write_text(conflict, encoding="utf-8")
    assert read_memory(path) == Memory(frozenset({"1" * 64, "3" * 64}), frozenset({"2" * 64}), (one, two))
