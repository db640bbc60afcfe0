"""Publication lines above or below a text (`Source: …`, `Transcribed by …`, `pp. 12-15`), sorted into header fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from edenda.languages import Language
from edenda.readers.context import begins_with, lines_of, parts_of
from edenda.readers.draft import Piece, field_piece
from edenda.readers.units import Part, Unit

#: role of a cue in the language data -> role of the header field
ROLES: Final = {
    "source": "source",
    "publisher": "source-publisher",
    "transcription": "transcription",
    "rights": "rights",
    "pages": "source-pages",
    "url": "source-url",
    "written": "source-written",
    "shelfmark": "shelfmark",
}
_LABEL: Final = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,38}?)\s*:(?=\s|$)\s*")
_PLAIN_RIGHTS: Final = frozenset({"rights", "copyright", "licence", "license", "permission", "permissions"})
_PAGES: Final = re.compile(r"(?:pp?\.?|pages?)\s*\d+\s*(?:[-–—]\s*\d+)?\.?", re.IGNORECASE)
_CITED_PAGES: Final = re.compile(r",\s*pp?\.\s*\d+(?:\s*[-–—]\s*\d+)?\.?$")


@cache
def _cues(language: Language) -> tuple[tuple[str, str], ...]:
    table = language.table("publication", "cues")
    cues = [(cue, ROLES[role]) for role, words in table.items() for cue in words]
    return tuple(sorted(cues, key=lambda cue: -len(cue[0])))


@cache
def _cues_by_letter(language: Language) -> Mapping[str, Sequence[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for cue, role in _cues(language):
        found.setdefault(cue[:1], []).append((cue, role))
    return found


def publication_role(unit: Unit, language: Language) -> str:
    """The header field that a line of publication details fills; empty where it is none."""
    return cue_role(unit, language) or ("source" if len(unit.text) < 130 and _CITED_PAGES.search(unit.text) else "")


def cue_role(unit: Unit, language: Language) -> str:
    """The header field that a line fills by the words with which it begins; empty where these are no cue."""
    if _PAGES.fullmatch(unit.text):
        return "source-pages"
    lower = unit.lower
    for cue, role in _cues_by_letter(language).get(lower[:1], ()):
        if not lower.startswith(cue) or not begins_with(unit, (cue,)):
            continue
        if role == "shelfmark" and not any(char.isdigit() for char in unit.text):
            continue
        is_sure = cue.endswith(":") or role in ("rights", "source-url") or len(unit.text) < 130
        return role if is_sure else ""
    return ""


def labelled(unit: Unit) -> tuple[str, int] | None:
    """The label at a unit's beginning and the length of label, colon and blanks: (`Source`, 8) for `Source: X`."""
    match = _LABEL.match(unit.text)
    return (match["label"], match.end()) if match else None


def publication_pieces(units: Sequence[Unit], raw: str, language: Language) -> tuple[Piece, ...]:
    """Header fields from publication lines; a line without a cue of its own goes on with the line above it."""
    pieces: list[Piece] = []
    pending: list[Unit] = []
    role = "source"
    for unit in units:
        own = publication_role(unit, language)
        if pending and (own or unit.blanks):
            pieces.append(publication_piece(pending, role, raw))
            pending = []
        if own or not pending:
            role = own or role
        pending.append(unit)
    if pending:
        pieces.append(publication_piece(pending, role, raw))
    return tuple(pieces)


def publication_piece(units: Sequence[Unit], role: str, raw: str) -> Piece:
    """A header field of a role from the lines that make it, its label set apart."""
    label = labelled(units[0])
    if role == "transcription" and label is None:
        return field_piece(role, _without_comma(parts_of(units), raw))
    if label is None or (role == "rights" and label[0].lower() not in _PLAIN_RIGHTS):
        return field_piece(role, lines_of(units))
    parts = cut_label(units, raw)
    if all(part.kind == "label" for part in parts):
        return field_piece("label", parts_of(units))
    return field_piece(role, parts, attrs=(("n", label[0]),))


def _without_comma(parts: tuple[Part, ...], raw: str) -> tuple[Part, ...]:
    """Pieces with the comma before a bracketed date set apart: `Prepared by A. Smith, (May 1998)`."""
    first, *rest = parts
    match = re.compile(r",\s*(?=\()").search(raw, first.start, first.end)
    if not match:
        return parts
    comma = Part("label", match.start(), match.start() + 1)
    return (first._replace(end=match.start()), comma, first._replace(start=match.end()), *rest)


def cut_label(units: Sequence[Unit], raw: str) -> tuple[Part, ...]:
    """The raw pieces of units with the label of the first set apart as a `label` piece."""
    first, *rest = parts_of(units)
    colon = raw.find(":", first.start, first.end)
    if colon < 0:
        return (first, *rest)
    value = colon + 1
    while value < first.end and raw[value].isspace():
        value += 1
    parts = [Part("label", first.start, colon + 1)]
    if value < first.end:
        parts.append(Part("text", value, first.end))
    return (*parts, *rest)
