"""The signs by which a line is taken for a heading, each with its weight."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Evidence
from edenda.readers.context import ends_sentence
from edenda.readers.structure.heading_forms import FEW_WORDS, LONGEST_HEADING, NUMBERED, are_one_heading
from edenda.readers.units import Unit

_INITIAL: Final = re.compile(r"(?:^|\s)(?![IVXLC]\.)[A-Z]\.(?:\s|$)")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_MOST: Final = 0.95


class Place(NamedTuple):
    """A unit with its neighbours, page markers and rules left out."""

    unit: Unit
    before: Unit | None
    following: Unit
    language: Language


def _words(place: Place) -> int:
    return place.unit.text.count(" ") + 1


def _is_titled(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_known(place: Place) -> bool:
    words = place.unit.lower.strip(" :.")
    return any(words in place.language.words("headings", key) for key in ("sections", "links", "notes", "bibliography"))


def _is_above_open(place: Place) -> bool:
    before = place.before
    if before is None or place.unit.blanks or are_one_heading(before, place.unit):
        return False
    return not ends_sentence(before.text)


def _is_among_short_lines(place: Place) -> bool:
    return _is_above_open(place) and place.before is not None and len(place.before.text) < LONGEST_HEADING // 2


def _is_between(place: Place) -> bool:
    return place.before is not None and not place.unit.blanks and not place.following.blanks


def _names_present(place: Place) -> bool:
    """Whether a line begins with the label of those present, and names them: `Present: A, B and C`."""
    label, colon, names = place.unit.text[:LONGEST_HEADING].partition(": ")
    present = place.language.table("memorandum", "labels").get("participants", ())
    return bool(colon and names) and label.lower() in present


_SIGNS: Final[tuple[tuple[str, float, Callable[[Place], bool]], ...]] = (
    ("heads what follows", 0.3, lambda _: True),
    ("a blank line above", 0.15, lambda place: place.unit.blanks > 0 or place.before is None),
    (
        "the text above has ended",
        0.1,
        lambda place: not place.unit.blanks and place.before is not None and ends_sentence(place.before.text),
    ),
    ("a blank line below", 0.1, lambda place: place.following.blanks > 0),
    ("no blank line about it", -0.15, _is_between),
    ("few words", 0.15, lambda place: _words(place) <= FEW_WORDS),
    ("no stop at its end", 0.1, lambda place: place.unit.text[-1] not in ".?!"),
    ("capitals", 0.2, lambda place: place.unit.text.isupper()),
    ("a capital for each word", 0.1, lambda place: not place.unit.text.isupper() and _is_titled(place.unit.text)),
    ("a number", 0.15, lambda place: NUMBERED.match(place.unit.text) is not None),
    ("a word that heads sections", 0.25, _is_known),
    ("the text above goes on", -0.35, _is_above_open),
    ("among short lines", -0.2, _is_among_short_lines),
    ("the next line goes on", -0.5, lambda place: not place.following.blanks and place.following.text[:1].islower()),
    ("an initial, as names have them", -0.3, lambda place: _INITIAL.search(place.unit.text) is not None),
    ("who was present", -0.5, _names_present),
    ("a semicolon", -0.3, lambda place: "; " in place.unit.text),
    ("a question", -0.15, lambda place: place.unit.text.endswith("?")),
    ("an exclamation", -0.25, lambda place: place.unit.text.endswith("!")),
)


def weigh(place: Place) -> Evidence:
    """The signs that a line has, and how sure they make it."""
    seen = [(name, weight) for name, weight, holds in _SIGNS if holds(place)]
    total = sum(weight for _, weight in seen)
    return Evidence("heading", ", ".join(name for name, _ in seen), round(max(0.0, min(_MOST, total)), 2))
