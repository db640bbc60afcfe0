"""Among candidates the longest wins, then the surer; what is marked already stays."""

from __future__ import annotations

import pytest

from edenda.model import Block, Candidate, Evidence, Flow, Mark, Reading, Run
from edenda.recognisers.choose import choose

TEXT = "the “Committee of the Guild” of 1956"


def reading(*marks: Mark) -> Reading:
    """A reading of one paragraph with marks."""
    span = (0, len(TEXT))
    return Reading(
        TEXT, "some", "text", (Flow("body", "body", TEXT, (Run(span, span, "same"),), (Block("p", span),), marks),)
    )


def candidate(kind: str, words: str, confidence: float = 1.0) -> Candidate:
    """A candidate on the first place where words stand."""
    start = TEXT.index(words)
    return Candidate("body", Mark(kind, (start, start + len(words)), (), Evidence("test", "", confidence)))


def chosen(found: Reading) -> list[tuple[str, str]]:
    """The marks of a reading as (kind, words)."""
    return [(mark.kind, TEXT[slice(*mark.span)]) for mark in found.body.marks]


@pytest.mark.parametrize("turn", [1, -1], ids=["in one order", "in the other"])
def test_the_longest_candidate_wins_in_whatever_order_they_come(turn: int) -> None:
    candidates = [
        candidate("orgName", "Guild"),
        candidate("orgName", "Committee of the Guild"),
        candidate("orgName", "Committee"),
    ]
    assert chosen(choose(reading(), candidates[::turn])) == [("orgName", "Committee of the Guild")]


@pytest.mark.parametrize("turn", [1, -1], ids=["in one order", "in the other"])
def test_of_two_on_the_same_words_the_surer_wins(turn: int) -> None:
    candidates = [candidate("persName", "Guild", 0.5), candidate("orgName", "Guild", 1.0)]
    assert chosen(choose(reading(), candidates[::turn])) == [("orgName", "Guild")]


@pytest.mark.parametrize(("kind", "expected"), [("orgName", ("cert", "low")), ("persName", None)])
def test_a_doubt_of_the_register_is_not_hidden_by_a_surer_mark_of_the_same_kind(
    kind: str, expected: tuple[str, str] | None
) -> None:
    doubtful = Mark("orgName", (5, 14), (), Evidence("register", "", 0.5))
    (mark,) = choose(reading(), [Candidate("body", doubtful), candidate(kind, "Committee", 0.9)]).body.marks
    assert (mark.kind, mark.attrs) == (kind, (expected,) if expected else ())


def test_candidates_that_do_not_touch_all_win_in_the_order_of_the_text() -> None:
    candidates = [candidate("date", "1956"), candidate("orgName", "Committee of the Guild")]
    assert chosen(choose(reading(), candidates)) == [("orgName", "Committee of the Guild"), ("date", "1956")]


def test_what_is_marked_already_stays_and_nothing_is_marked_inside_or_across_it() -> None:
    fixed = Mark("date", candidate("date", "the Guild” of 1956").mark.span, locked=True)
    candidates = [candidate("orgName", "Committee of the Guild"), candidate("date", "1956")]
    assert chosen(choose(reading(fixed), candidates)) == [("date", "the Guild” of 1956")]


def test_a_title_takes_its_quotation_marks_in() -> None:
    quoted = candidate("q", "“Committee of the Guild”").mark
    found = choose(reading(quoted), [candidate("title", "Committee of the Guild")])
    assert chosen(found) == [("title", "“Committee of the Guild”")]


def test_another_name_leaves_its_quotation_marks_outside() -> None:
    quoted = candidate("q", "“Committee of the Guild”").mark
    found = choose(reading(quoted), [candidate("orgName", "Committee of the Guild")])
    assert chosen(found) == [("q", "“Committee of the Guild”"), ("orgName", "Committee of the Guild")]


def test_without_candidates_a_reading_stays_as_it_is() -> None:
    before = reading(candidate("q", "Guild").mark)
    assert choose(before, []) == before
