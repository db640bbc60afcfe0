"""Notes: what calls one and what only looks so, which call goes with which note, and what becomes of them in TEI."""

from __future__ import annotations

import pytest
from lxml import etree

from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.languages import load
from edenda.readers.notes.gather import gather_notes
from edenda.readers.notes.labels import follows, id_of, kind_of, read_label
from edenda.sources import Source
from edenda.tei import XML_ID, parse, tag

REST = "It was a long winter, and nobody in the town had seen one like it."


def converted(raw: str) -> Conversion:
    """A source converted as a text."""
    return convert(Source(raw, "seeds/some.txt", "utf-8"), Options(Document("some", "K"), genre="text"))


def tree(raw: str) -> etree._Element:
    """The TEI of a source."""
    outcome = converted(raw)
    assert outcome.tei is not None, outcome.problems
    return parse(outcome.tei, "K.xml")


def noted(raw: str) -> list[tuple[str, str]]:
    """The labels and places of a source's notes."""
    return [(note.n, note.place) for note in gather_notes(raw, load()).notes.notes]


@pytest.mark.parametrize(
    ("line", "form", "n"),
    [
        ("[1] So he says.", "square", "1"),
        ("[1204] So he says.", "square", "1204"),
        ("[note 1] So he says.", "square", "1"),
        ("[n1] So he says.", "square", "1"),
        ("[Footnote A: So he says.]", "worded", "A"),
        ("Note 3. So he says.", "named", "3"),
        ("(iv) So he says.", "round", "iv"),
        ("{2} So he says.", "curly", "2"),
        ("<2> So he says.", "angle", "2"),
        ("^2 So he says.", "caret", "2"),
        ("²³ So he says.", "raised", "23"),
        ("ᵇ So he says.", "raised", "b"),
        ("†So he says.", "signs", "†"),
        ("** So he says.", "signs", "**"),
        ("4) So he says.", "half", "4"),
        ("4. ^ So he says.", "plain", "4"),
    ],
)
def test_a_printed_label_is_read_in_any_form(line: str, form: str, n: str) -> None:
    label = read_label(line, 0, len(line), load())
    assert label is not None
    assert (label.form, label.n) == (form, n)


@pytest.mark.parametrize(
    ("first", "second"), [("9", "10"), ("h", "i"), ("i", "ii"), ("*", "†"), ("*", "**"), ("ix", "x")]
)
def test_labels_count_up_in_their_kind(first: str, second: str) -> None:
    assert follows(first, second)
    assert not follows(second, first)


def test_a_label_does_not_follow_one_of_another_kind() -> None:
    assert not follows("1", "b")
    assert (kind_of("12"), kind_of("‡"), kind_of("x"), kind_of("xi")) == ("number", "sign", "letter", "roman")


def test_signs_have_names_in_ids() -> None:
    assert [id_of(n) for n in ("12", "a", "*", "**", "†")] == ["12", "a", "-star", "-star2", "-dagger"]


@pytest.mark.parametrize(
    "body",
    [
        "It froze in the hard winter of (1848), and again.",
        "They asked for three things: (1) bread, (2) salt, and (3) peace.",
        "The yard measured 30 m² and the barn 12 m³ in all.",
        "He gave it 5* of a possible ten.",
        "The word *ice* was underlined by him.",
        "See Journal of Ice 12(3), where it is printed.",
    ],
)
def test_what_only_looks_like_a_call_stays_text(body: str) -> None:
    raw = f"A Title\n\n{body}\n\n{REST}\n\n(1) A thing.\n\n(2) A thing.\n\n(3) A thing.\n\n² A thing.\n\n* A thing.\n"
    assert noted(raw) == []


def test_a_bulleted_list_is_no_notes_and_a_rule_no_label() -> None:
    raw = f"A Title\n\nThree things stood there:\n\n* ice\n\n* snow\n\n* * *\n\n{REST}\n"
    assert noted(raw) == []


def test_the_same_sign_on_each_page_calls_the_note_of_its_page() -> None:
    raw = (
        f"A Title\n\nIt froze* hard. {REST}\n\n* So he says.\n\npage 2\n\n"
        f"It thawed* soon. {REST}\n\n* So she says.\n\npage 3\n\n{REST}\n"
    )
    notes = list(tree(raw).iter(tag("note")))
    assert [(note.get(XML_ID), note.get("n"), note.get("place"), note.text) for note in notes] == [
        ("K-fn-star", "*", "bottom", "So he says."),
        ("K-fn-star-2", "*", "bottom", "So she says."),
    ]


def test_a_paragraph_is_joined_over_a_page_around_its_notes() -> None:
    page = "_____\n\n[1] So he says.\n\npage 2"
    raw = f"A Title\n\n{REST} It froze[1] so hard that the boats\n\n{page}\n\nlay still. {REST}\n"
    assert [str(one.tail).strip()[:10] for one in tree(raw).iter(tag("pb"))] == ["lay still."]
    assert "the boats lay still." in " ".join("".join(map(str, tree(raw).itertext())).split())


def test_a_note_called_twice_stands_at_the_first_call_and_is_pointed_to_from_the_second() -> None:
    root = tree(f"A Title\n\nIt froze[1] hard, and again.[1] {REST}\n\n{REST}\n\nNotes\n\n[1] So he says.\n")
    ref = root.find(f".//{tag('ref')}[@type='noteref']")
    assert ref is not None
    assert (ref.get("target"), ref.text) == ("#K-fn1", "[1]")
    assert len(list(root.iter(tag("note")))) == 1


def test_a_note_in_brackets_stands_in_its_sentence_with_all_its_words() -> None:
    root = tree(f"A Title\n\nIt froze [Note: so he says [in 1848].] and thawed. {REST}\n\n{REST}\n")
    notes = [note for note in root.iter(tag("note")) if note.get("place") == "inline"]
    assert ["".join(map(str, note.itertext())) for note in notes] == ["[Note: so he says [in 1848].]"]


def test_a_footnote_in_brackets_has_several_paragraphs_and_brackets_within() -> None:
    root = tree(
        f"A Title\n\nIt froze[1] hard. {REST}\n\n[Footnote 1: So he [the elder] says.\n\nSo does she.]\n\n{REST}\n"
    )
    paragraphs = ["".join(map(str, p.itertext())) for note in root.iter(tag("note")) for p in note.iter(tag("p"))]
    assert paragraphs == ["So he [the elder] says.", "So does she."]


def test_notes_of_chapters_under_one_heading_go_with_their_chapters() -> None:
    chapter = f"It froze[1] hard. {REST} It thawed.[2]"
    notes = "[1] One.\n\n[2] Two."
    raw = f"A Title\n\nFirst\n\n{chapter}\n\nSecond\n\n{chapter}\n\nNotes\n\nFirst\n\n{notes}\n\nSecond\n\n{notes}\n"
    found = gather_notes(raw, load()).notes.notes
    assert [note.key for note in found] == ["1", "2", "1-2", "2-2"]
    starts = [note.calls[0].start for note in found]
    assert starts == sorted(starts)


def test_a_list_of_works_under_references_is_no_notes() -> None:
    works = "[1] Smith, John. The Ice. London: Allen, 1923.\n\n[2] Miller, Ada B. The Snow. Ice 3 (1924), pp. 3-5.\n"
    raw = f"A Title\n\nIt froze [1] hard [2]. {REST}\n\n{REST}\n\nReferences\n\n{works}"
    assert noted(raw) == []
    assert not [problem for problem in converted(raw).problems if problem.code == "NOTE-001"]


def test_prose_under_references_is_notes() -> None:
    notes = "[1] See the town book.\n\n[2] So he says in a letter.\n"
    raw = f"A Title\n\nIt froze[1] hard.[2] {REST}\n\nReferences\n\n{notes}"
    assert noted(raw) == [("1", "end"), ("2", "end")]


def test_numbers_that_lost_their_place_above_the_line_call_notes_at_the_foot() -> None:
    raw = f"A Title\n\nHe wrote on March 22, 1951,1 that it froze. {REST}2\n\n1 Not printed.\n\n2 See below.\n"
    assert noted(raw) == [("1", "bottom"), ("2", "bottom")]
