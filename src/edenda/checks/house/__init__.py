"""House rules: what a well-made edition keeps to beyond the grammar; in Schematron, `schema/edenda.sch`."""

from __future__ import annotations

from typing import Final

from edenda.checks.house import breaks, citations, dates, divisions, editing, header, letters, names, notes, quotations
from edenda.checks.house.walk import Rule

#: All rules, each with the code that it reports.
RULES: Final[dict[str, Rule]] = {
    "PTR-003": names.names_of_another_kind,
    "NAME-002": names.unlinked_names,
    "NAME-003": names.nested_names,
    "NAME-004": names.frayed_names,
    "DATE-001": dates.contradictory_dates,
    "DATE-002": dates.reversed_dates,
    "DATE-003": dates.dates_without_value,
    "DATE-004": dates.dates_after_composition,
    "PAGE-002": breaks.pages_out_of_sequence,
    "PAGE-003": breaks.pages_beyond_the_source,
    "PAGE-004": breaks.breaks_beside_words,
    "HYPH-002": breaks.hyphens_before_breaks,
    "QUOT-002": quotations.unbalanced_marks,
    "QUOT-003": quotations.deep_quotations,
    "CIT-003": citations.unlinked_citations,
    "CIT-004": citations.citations_of_something_else,
    "CIT-005": citations.uncited_entries,
    "EDIT-001": editing.corrections_of_nothing,
    "EDIT-002": editing.unsigned_interventions,
    "EDIT-003": editing.typed_brackets,
    "EDIT-004": editing.unexplained_gaps,
    "NOTE-004": notes.nested_notes,
    "NOTE-005": notes.notes_numbered_twice,
    "NOTE-006": notes.notes_of_nobody,
    "DIV-001": divisions.divisions_without_type,
    "DIV-002": divisions.divisions_that_cannot_be_named,
    "EMPTY-001": divisions.empty_elements,
    "CHAR-001": divisions.no_break_spaces,
    "LETT-001": letters.letters_without_correspondence,
    "LETT-002": letters.letters_without_one_sender,
    "LETT-003": letters.letters_to_nobody,
    "LETT-004": letters.letters_dated_otherwise,
    "GENRE-002": header.disagreeing_genres,
    "LANG-002": header.undeclared_languages,
    "HDR-001": header.unstated_rights,
    "HDR-002": header.undated_publications,
    "HDR-003": header.undated_changes,
}
