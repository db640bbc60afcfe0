"""Labels and calls of notes as they are printed."""

from __future__ import annotations

import pytest

from edenda.checks.fidelity.printed import call_ends, label_ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("[12]. And", (4, 5, 3)),
        ("12 And", (2, 2, 2)),
        ("(note12)x", (8, 8, 7)),
        ("Fn.12x", (5, 5, 5)),
        ("[13]", ()),
        ("and 12", ()),
    ],
)
def test_a_call_ends_behind_its_bracket_its_stop_or_its_number(text: str, ends: tuple[int, ...]) -> None:
    assert call_ends(text, 0, "12") == ends


@pytest.mark.parametrize(
    ("text", "ends"), [("12.^The", (4, 2)), ("[12]–x", (5, 4)), ("footnote12:x", (11, 10)), ("x12", ())]
)
def test_a_label_ends_behind_its_signs_or_before_them(text: str, ends: tuple[int, ...]) -> None:
    assert label_ends(text, 0, "12") == ends


def test_a_label_can_begin_like_the_word_for_a_note() -> None:
    assert label_ends("n) The", 0, "n")[:1] == (2,)
    assert label_ends("(note n)".replace(" ", ""), 0, "n")[:1] == (2,)
