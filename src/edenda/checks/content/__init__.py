"""Rules on what a document says, which hold for any TEI: its dates, names, notes, words, characters and header."""

from __future__ import annotations

from typing import Final

from edenda.checks.content import (
    brackets,
    characters,
    doubled,
    header,
    leftovers,
    names,
    notes,
    spacing,
    stated_dates,
    written_dates,
)
from edenda.checks.house.walk import Rule

#: All rules, each with the code that it reports.
RULES: Final[dict[str, Rule]] = {
    "DATE-005": stated_dates.impossible_days,
    "DATE-006": written_dates.wrong_weekdays,
    "DATE-007": written_dates.dates_that_say_something_else,
    "NAME-005": names.names_missed,
    "NAME-006": names.names_of_two,
    "NOTE-007": notes.notes_never_called,
    "NOTE-008": notes.calls_without_note,
    "NOTE-009": notes.notes_out_of_sequence,
    "BRKT-002": brackets.unbalanced_brackets,
    "WORD-001": doubled.doubled_words,
    "SPACE-001": spacing.blanks_inside,
    "SPACE-002": spacing.words_joined,
    "LEFT-001": leftovers.placeholders,
    "LEFT-002": leftovers.typed_remarks,
    "LEFT-003": leftovers.escaped_twice,
    "LEFT-004": leftovers.other_markup,
    "CHAR-002": characters.damaged_characters,
    "CHAR-003": characters.decomposed_characters,
    "CHAR-004": characters.invisible_characters,
    "CHAR-005": characters.private_characters,
    "HDR-004": header.template_words,
    "HDR-006": header.unfinished_work,
    "HDR-007": header.unknown_rights,
}
