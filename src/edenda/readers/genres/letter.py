"""Letters: what the publication says of them, dateline, addressee, salutation, the letter, closing, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edenda.readers.back.ending import read_ending
from edenda.readers.catalogue.records import find_after
from edenda.readers.context import Score, Text, begins_with, is_paragraph, score, title_words
from edenda.readers.document import compose_divisions
from edenda.readers.draft import Draft, Node, Piece
from edenda.readers.front.title_block import catalogue_front, record_blocks
from edenda.readers.letters.closing import find_closing
from edenda.readers.letters.correspondence import read_letter_top, read_rest
from edenda.readers.letters.enclosures import split_enclosures
from edenda.readers.letters.memorandum import find_labels
from edenda.readers.letters.opening import find_salutation, is_record
from edenda.readers.letters.several import Letters, find_letters, read_several
from edenda.readers.units import Unit

#: The word that stands for a full stop in a telegram.
_STOP: Final = re.compile(r"\bSTOP\b(?!\s+(?:the|to)\b)")


def score_letter(text: Text) -> Score:
    """A letter greets, closes, is dated and signed."""
    units = text.blocks[record_blocks(text) :]
    units = units[: find_after(units, text.raw, text.language)]
    salute = find_salutation(text, units)
    closing = find_closing(text, units, (salute or 0) + 1)
    near = units[: (salute if salute is not None else 8) + 1]
    return score(
        (salute is not None, 0.4, "a salutation"),
        (closing is not None, 0.25, "a closing formula"),
        (any(unit.is_dateline for unit in near), 0.1, "a dateline"),
        (_calls_itself_letter(text, near), 0.2, "calls itself a letter"),
        (closing is not None and closing + 1 < len(units) and len(units[closing + 1].text) < 80, 0.05, "a signature"),
        (is_telegram(text, near), 0.5, "calls itself a telegram"),
        (calls_itself_report(text, near), -0.45, "but its title calls it a report"),
        (len(_STOP.findall(text.raw[:20_000])) > 1, 0.35, "the stops of a telegram"),
    )


def calls_itself_report(text: Text, units: Sequence[Unit]) -> bool:
    """Whether a title begins with the word for a report: `REPORT ON THE COLLISION`."""
    words = text.language.words("report", "titles")
    return any(begins_with(unit, words) and not is_paragraph(unit) and unit.text.count(" ") for unit in units[:6])


def _calls_itself_letter(text: Text, units: Sequence[Unit]) -> bool:
    words = title_words(units[:12])
    return any(word in words for word in text.language.words("letter", "kinds"))


def is_telegram(text: Text, units: Sequence[Unit]) -> bool:
    """Whether a line above a text, labelled ones too, says that it is a telegram."""
    words = title_words(units[:6])
    return any(word in words for word in text.language.words("record", "telegram"))


def read_letter(text: Text) -> Draft:
    """A letter as a draft; where a file holds several, each in a `div` of its own."""
    labels = find_labels(text, text.units)
    if labels is not None and is_record(text, text.units, labels):
        labels = None
    catalogue, units = ((), text.units) if labels else catalogue_front(text, text.units)
    letters = find_letters(text, units) if labels is None else Letters((), ())
    if letters.starts:
        return _several(text, units, letters, catalogue)
    top, end = read_letter_top(text, units, labels)
    ending = read_ending(text, units[end:])
    body, enclosures = split_enclosures(text, ending.body)
    letter = read_rest(text, body, top)
    is_known = any(piece.role == "author" for piece in (*catalogue, *top.pieces))
    authors = tuple(piece for piece in letter.signed if not (is_known and piece.role.startswith("author")))
    division = Node("div", children=letter.nodes, attrs=(("type", "letter"),))
    draft = compose_divisions(text, "letter", (division, *enclosures), (*catalogue, *letter.pieces, *authors), ending)
    return replace(draft, problems=(*draft.problems, *letters.problems))


def _several(text: Text, units: Sequence[Unit], letters: Letters, catalogue: Sequence[Piece]) -> Draft:
    ending = read_ending(text, units[letters.starts[0] :])
    above, divisions, pieces = read_several(text, units[: letters.starts[0]], ending.body, letters)
    return compose_divisions(text, "letter", (*above, *divisions), (*catalogue, *pieces), ending)
