"""What each key does on the screen of a review."""

from __future__ import annotations

import pytest

from edenda.register.index.values import Mention
from edenda.review.terminal.state import Deed, State, Step, View, step
from edenda.review.values import Candidate, Doubt, DoubtKind

_ROWE = Candidate("pers-rowe", "Henry Rowe", "it has this name")
_ELMER = Candidate("pers-elmer", "John Elmer", "3 mentions")


def _view(kind: DoubtKind = "unsure", alike: int = 3, candidates: tuple[Candidate, ...] = (_ROWE, _ELMER)) -> View:
    mention = Mention("tei/a.xml", "persName", "", "Rowe", (), "low", 3, 4, 10, 20, 5, "Then ", " came.")
    return View(Doubt("a:0123456789", kind, mention), 1, 9, alike, candidates, "why")


def _pressed(keys: str, view: View | None = None, state: State | None = None) -> Step:
    """What comes of some keys, the last of which may lead to a deed."""
    found = Step(state or State())
    for key in keys:
        found = step(found.state, key, view or _view(), lambda words: (_ELMER,) if "elm" in words.lower() else ())
    return found


@pytest.mark.parametrize(
    ("keys", "deed"),
    [
        ("a", Deed("accept")),
        ("R", Deed("reject")),
        ("s", Deed("skip")),
        ("u", Deed("undo")),
        ("q", Deed("quit")),
        ("\x04", Deed("quit")),
        ("1", Deed("entry", entry="pers-rowe")),
        ("2", Deed("entry", entry="pers-elmer")),
        ("n\r", Deed("new", name="Rowe")),
        ("n\x7f\x7f\x7f\x7fHal  Rowe\n", Deed("new", name="Hal Rowe")),
        ("n\x15Ed 2\n", Deed("new", name="Ed 2")),
        ("eelm\r1", Deed("entry", entry="pers-elmer")),
        ("?xa", Deed("accept")),
    ],
)
def test_a_key_or_some_lead_to_a_deed(keys: str, deed: Deed) -> None:
    assert _pressed(keys).deed == deed


@pytest.mark.parametrize(
    "keys", ["3", "0", "x", "\r", "\x1b", "e", "eabc\r", "eelm\r9", "eelm\rx", "n\x15\r", "?", "g"]
)
def test_other_keys_decide_nothing(keys: str) -> None:
    assert _pressed(keys).deed is None


@pytest.mark.parametrize("keys", ["e\x1b", "eelm\r\x1b\x1b", "n\x1b", "?q"])
def test_escape_goes_back_to_the_question(keys: str) -> None:
    assert _pressed(keys).state.mode == "asking"


def test_all_at_once_is_chosen_and_kept_for_the_name_of_a_new_entry() -> None:
    assert _pressed("g").state.is_all
    assert not _pressed("gg").state.is_all
    assert _pressed("ga").state.is_all
    assert _pressed("gnx\r").state.is_all


def test_where_there_is_only_one_it_is_not_offered_to_take_all() -> None:
    assert not _pressed("g", _view(alike=1)).state.is_all


@pytest.mark.parametrize("key", ["1", "e", "n"])
def test_a_date_means_no_entry(key: str) -> None:
    found = _pressed(key, _view("date", candidates=()))
    assert (found.deed, found.state.mode) == (None, "asking")
    assert "date" in found.state.message


def test_what_cannot_be_done_is_said_until_the_next_key() -> None:
    assert "7" in _pressed("7").state.message
    assert not _pressed("7g").state.message


def test_keys_that_are_no_letters_are_not_typed() -> None:
    assert _pressed("ne").state.typed == "Rowee"
    assert _pressed("n\t\x00").state.typed == "Rowe"
