"""Reports from archives: catalogue date and title, the document with its insertions and notes, the catalogue record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edenda.readers.back import read_ending, split_catalogue
from edenda.readers.body import body_nodes, closing_units
from edenda.readers.catalogue import find_after, find_before, label_role
from edenda.readers.context import Score, Text, is_paragraph, lines_of, score
from edenda.readers.correspondence import find_opening, find_salutation, opener_nodes, read_closing
from edenda.readers.dateline import is_date_only, is_dateline
from edenda.readers.document import compose
from edenda.readers.draft import Draft, Node, Piece, field_piece
from edenda.readers.front import catalogue_front, groups_of, split_front
from edenda.readers.lists import page_node, rule_node
from edenda.readers.notes import find_notes
from edenda.readers.publication import labelled, publication_pieces, publication_role
from edenda.readers.units import Unit


def score_report(text: Text) -> Score:
    """A report comes with a catalogue record."""
    units = text.blocks
    after = find_after(units, text.language)
    before = find_before(units, text.language)
    kinds = text.language.words("report", "kinds")
    title = [unit for unit in units[: before[1] + 4] if not is_paragraph(unit)]
    words = {word.lower().strip(",.:()") for unit in title for word in unit.text[:200].split()[:14]}
    roles = [label_role(found[0], text.language) for unit in units[: before[1]] if (found := labelled(unit))]
    roles += [role for unit in units[: before[1]] if (role := label_role(unit.text[:40], text.language))]
    archival = sum(
        role in ("archive", "shelfmark", "abstract", "subject", "language", "place", "contributor") for role in roles
    )
    return score(
        (after < len(units), 0.5, "a catalogue record after the text"),
        (archival >= 2, 0.4, "a catalogue record before the text"),
        (len(units) > 2 and any(is_date_only(unit.text) for unit in units[:2]), 0.1, "a catalogue date above the text"),
        (find_notes(text, units) is not None, 0.1, "numbered notes"),
        (any(word in kinds for word in words), 0.45, "calls itself a report or the like"),
        (closing_units(units) < len(units) and len(units) > 4, 0.05, "a signature"),
        ("[" in text.raw and "]" in text.raw, 0.05, "bracketed insertions"),
    )


def read_report(text: Text) -> Draft:
    """A report as a draft."""
    catalogue, units = catalogue_front(text, text.units)
    units, record = split_catalogue(text, units)
    dated, units = _catalogue_head(text, units, has_record=any(piece.role == "title" for piece in catalogue))
    known = (*catalogue, *dated)
    at = split_front(text, units)
    salute = find_salutation(text, units[: at + 1])
    opening = find_opening(text, units[: salute + 2]) if salute is not None else None
    heads, pieces = _document_head(
        text, units[: opening.start if opening else at], has_title=any(piece.role == "title" for piece in known)
    )
    opener, fields = opener_nodes(text, units, opening) if opening else ((), ())
    ending = read_ending(text, units[opening.end if opening else at :], has_catalogue=False)
    closing = read_closing(text, ending.body)
    nodes = (*heads, *opener, *body_nodes(text, ending.body[: closing.start]), *closing.nodes)
    is_known = any(piece.role == "author" for piece in (*known, *record))
    authors = tuple(piece for piece in closing.pieces if not (is_known and piece.role.startswith("author")))
    return compose(text, "report", nodes, (*known, *pieces, *fields, *authors, *record), ending)


def _catalogue_head(
    text: Text, units: Sequence[Unit], *, has_record: bool
) -> tuple[tuple[Piece, ...], tuple[Unit, ...]]:
    """The date and title that the archive put above the document."""
    del text
    if has_record or len(units) < 4:
        return (), tuple(units)
    first, second = units[0], units[1]
    for date, title in ((first, second), (second, first)):
        if is_date_only(date.text) and not is_paragraph(title) and not title.is_page:
            pieces = (field_piece("date-catalogue", date.parts), field_piece("title", title.parts))
            return pieces, tuple(units[2:])
    return (), tuple(units)


def _document_head(text: Text, units: Sequence[Unit], *, has_title: bool) -> tuple[tuple[Node, ...], tuple[Piece, ...]]:
    """The document's own heading lines, a dateline among them, and publication lines."""
    nodes: list[Node] = []
    pieces: list[Piece] = []
    heads: list[list[Unit]] = []
    for group in groups_of(units):
        if group[0].is_page or group[0].is_rule:
            nodes.append(page_node(group[0]) if group[0].is_page else rule_node(group[0]))
        elif is_dateline(" ".join(unit.text for unit in group)):
            nodes.append(Node("opener", children=(Node("dateline", lines_of(group)),)))
            pieces.append(field_piece("date-composed", lines_of(group), is_copy=True))
        elif publication_role(group[0], text.language) and heads:
            pieces.extend(publication_pieces(group, text.raw, text.language))
        elif nodes and nodes[-1].kind == "head" and group[0].style == heads[-1][0].style:
            heads[-1].extend(group)
            nodes[-1] = replace(nodes[-1], parts=lines_of(heads[-1]))
        else:
            heads.append(group)
            nodes.append(Node("head", lines_of(group), attrs=(("type", "sub" if len(heads) > 1 else "main"),)))
    if heads and not has_title:
        pieces.append(field_piece("title", lines_of(heads[0]), is_copy=True))
    return tuple(nodes), tuple(pieces)
