"""The screen of a review: everything is there, and nothing is wider than the terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edenda.register.index.values import Mention
from edenda.review.terminal.layout import Piece, cells, cut, wrapped
from edenda.review.terminal.screen import HELP, Size, lines
from edenda.review.terminal.state import Mode, State, View
from edenda.review.values import Candidate, Doubt, DoubtKind

_CANDIDATES = (
    Candidate("pers-rowe", "Henry Rowe", "“Rowe” means it 4 times in this document; 12 mentions"),
    Candidate("pers-rowe-the-younger-of-skerry", "Henry Rowe the Younger of Skerry Mill", "part of “Henry Rowe …”"),
)


def _view(words: str = "Rowe", evidence: str | None = "person: before “came” (0.71)") -> View:
    mention = Mention(
        "tei/1906-thorne.xml", "persName", "", words, ("pers-rowe",), "low", 3, 4, 10, 20, 5,
        "On the second of May Captain ", " came to the mill with the surveyor of the board.", "page 12, paragraph 3",
    )  # fmt: skip
    return View(Doubt("1906-thorne:0123456789", "unsure", mention), 12, 100, 14, _CANDIDATES, evidence)


def _shown(width: int, state: State = State(), view: View | None = None, *, has_colour: bool = False) -> str:  # noqa: B008
    return "\n".join(lines(view or _view(), state, Size(width, has_colour)))


def test_the_screen_says_what_there_is_to_decide() -> None:
    shown = _shown(100)
    for words in ("12 of 100", "1906-thorne", "page 12, paragraph 3", "Captain [Rowe] came", "a person", "(0.71)"):
        assert words in shown
    for words in ("1  Henry Rowe", "pers-rowe", "4 times", "all 14", "a accept", "1–2 that entry", "q quit"):
        assert words in shown


@pytest.mark.parametrize("width", [24, 40, 60, 79, 80, 100, 200])
@pytest.mark.parametrize("mode", ["asking", "searching", "choosing", "naming", "helping"])
@pytest.mark.parametrize("has_colour", [True, False])
def test_no_line_is_wider_than_the_terminal(width: int, mode: Mode, *, has_colour: bool) -> None:
    state = State(
        mode, "Henry", _CANDIDATES, is_all=True, message="There is no entry on 9, and this is said at length."
    )
    shown = re.sub(r"\x1b\[[0-9;]*m", "", _shown(width, state, has_colour=has_colour))
    assert [line for line in shown.split("\n") if cells(line) > max(width, 24)] == []


@pytest.mark.parametrize(("width", "height"), [(80, 22), (79, 22), (60, 24), (40, 26), (100, 40)])
@pytest.mark.parametrize("times", [1, 40])
def test_the_name_in_its_sentence_and_all_entries_are_on_the_screen(width: int, height: int, times: int) -> None:
    view = _view()
    mention = view.doubt.mention
    mention = mention._replace(before=mention.before * times, after=mention.after * times)
    nine = tuple(Candidate(f"pers-{number}", f"Rowe {number}", "part of “Henry Rowe”") for number in range(9))
    view = view._replace(doubt=view.doubt._replace(mention=mention), candidates=nine)
    shown = lines(view, State(message="✓ “Elmer” accepted"), Size(width, False, height))
    assert len(shown) <= height
    text = "\n".join(shown)
    assert "Captain [Rowe] came" in " ".join(text.split())
    assert all(f"pers-{number}" in text for number in range(9))


def test_colours_are_left_out_where_they_are_not_wanted() -> None:
    assert "\x1b" not in _shown(100)
    assert "\x1b[" in _shown(100, has_colour=True)
    assert "[Rowe]" not in _shown(100, has_colour=True)


def test_a_reason_that_is_not_known_yet_is_awaited() -> None:
    assert "looking for the reason" in _shown(100, view=_view(evidence=None))
    assert "Why" not in _shown(100, view=_view(evidence=""))


def test_the_help_tells_every_key_of_the_screen() -> None:
    shown = _shown(100, State("helping"))
    assert all(key in shown for key, _ in HELP)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("unsure", "a accept "), ("unlinked", "a needs no entry "), ("unconfirmed", "a confirm the entry ")],
)
def test_the_key_for_accepting_says_what_it_does(kind: DoubtKind, words: str) -> None:
    view = _view()
    assert words in _shown(100, view=view._replace(doubt=view.doubt._replace(kind=kind)))


def test_control_characters_of_a_text_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in _shown(100, view=_view(evidence="an \x1b[2J escape"))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), max_size=6), st.integers(10, 90))
def test_wrapped_words_lose_no_letter_and_stay_within_the_width(texts: list[str], width: int) -> None:
    found = wrapped([Piece(text) for text in texts], width)
    assert "".join("".join(found).split()) == "".join("".join(texts).split())
    assert all(cells(line) <= width for line in found)


@given(st.text(max_size=40), st.integers(0, 30))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
