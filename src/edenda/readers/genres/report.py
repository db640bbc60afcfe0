"""Reports from archives: catalogue date and title, the document with its insertions and notes, the catalogue record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edenda.readers.back.ending import read_ending, split_catalogue
from edenda.readers.catalogue.publication import labelled, publication_pieces, publication_role
from edenda.readers.catalogue.records import find_after, label_role
from edenda.readers.context import Score, Text, begins_with, is_paragraph, lines_of, score
from edenda.readers.dateline import is_date_only, is_dated
from edenda.readers.document import compose
from edenda.readers.draft import Draft, Node, Piece, field_piece
from edenda.readers.front.title_block import catalogue_front, groups_of, record_blocks, split_front
from edenda.readers.genres.letter import is_telegram
from edenda.readers.letters.closing import read_closing
from edenda.readers.letters.enclosures import split_enclosures
from edenda.readers.letters.memorandum import find_labels, lists_present
from edenda.readers.letters.opening import (
    Top,
    address,
    addressee_pieces,
    arrange,
    find_opening,
    find_salutation,
    is_record,
    letterheads,
    read_addresses,
    read_top,
)
from edenda.readers.letters.stamps import is_reference, line_kind
from edenda.readers.structure.body import body_nodes, closing_units
from edenda.readers.structure.numbered import numbered_paragraphs
from edenda.readers.structure.speeches import after_speeches, is_dialogue, speeches
from edenda.readers.units import Unit

_LONGEST_ADDRESSEE: Final = 120


def score_report(text: Text) -> Score:
    """A report comes with a catalogue record."""
    units = text.blocks
    labels = find_labels(text, units)
    before = record_blocks(text)
    below = units[max(labels.end if labels else 0, before) :]
    after = find_after(below, text.raw, text.language)
    kinds = text.language.words("report", "kinds")
    title = [unit for unit in units[: before + 4] if not is_paragraph(unit) and not is_reference(text, unit)]
    words = {word.lower().strip(",.:()") for unit in title for word in unit.text[:200].split()[:14]}
    roles = [label_role(found[0], text.language) for unit in units[:before] if (found := labelled(unit))]
    roles += [role for unit in units[:before] if (role := label_role(unit.text[:40], text.language))]
    archival = sum(
        role in ("archive", "shelfmark", "abstract", "subject", "language", "place", "contributor") for role in roles
    )
    is_labelled = labels is not None and not is_telegram(text, units[:6]) and not is_record(text, units, labels)
    return score(
        (is_labelled, 0.45, "the labelled lines of a memorandum or record"),
        (is_dialogue(text, units), 0.4, "speeches with their speakers"),
        (_is_of_conversation(text, title), 0.2, "a record of what was said"),
        (after < len(below), 0.5, "a catalogue record after the text"),
        (archival >= 2, 0.4, "a catalogue record before the text"),
        (len(units) > 2 and any(is_date_only(unit.text) for unit in units[:2]), 0.1, "a catalogue date above the text"),
        (bool(text.notes.notes), 0.1, "numbered notes"),
        (any(word in kinds for word in words), 0.45, "calls itself a report or the like"),
        (closing_units(units) < len(units) and len(units) > 4, 0.05, "a signature"),
        ("[" in text.raw and "]" in text.raw, 0.05, "bracketed insertions"),
    )


def _is_of_conversation(text: Text, title: Sequence[Unit]) -> bool:
    """Whether the title says that the text records what was said at a meeting or in a conversation."""
    cues = text.language.words("record", "of_conversation")
    lines = [unit for unit in title if not is_paragraph(unit) and not publication_role(unit, text.language)]
    return any(cue in unit.lower for unit in lines for cue in cues)


def read_report(text: Text) -> Draft:
    """A report as a draft."""
    catalogue, units = _record_above(text)
    labels = find_labels(text, units)
    above = labels.end if labels else 0
    rest, record = split_catalogue(text, units[above:])
    units = (*units[:above], *rest)
    dated, units = _catalogue_head(text, units, has_record=any(piece.role == "title" for piece in catalogue))
    known = (*catalogue, *dated)
    top, end = _read_top(text, units, has_title=any(piece.role == "title" for piece in (*known, *record)))
    ending = read_ending(text, units[end:], has_catalogue=False)
    main, enclosures = split_enclosures(text, ending.body)
    spoken = after_speeches(text, main)
    closing = read_closing(text, main[spoken:])
    body = numbered_paragraphs(text, speeches(text, body_nodes(text, main[: spoken + closing.start])))
    nodes = (*arrange(top.nodes), *body, *closing.nodes)
    is_known = any(piece.role == "author" for piece in (*known, *record, *top.pieces))
    authors = tuple(piece for piece in closing.pieces if not (is_known and piece.role.startswith("author")))
    return compose(text, "report", nodes, (*known, *top.pieces, *authors, *record), ending, enclosures)


def _record_above(text: Text) -> tuple[tuple[Piece, ...], tuple[Unit, ...]]:
    """The catalogue record above a document, which the labelled lines of a memorandum are none of."""
    labels = find_labels(text, text.units)
    if labels is None:
        return catalogue_front(text, text.units)
    pieces, above = catalogue_front(text, text.units[: labels.start])
    return pieces, (*above, *text.units[labels.start :])


def _read_top(text: Text, units: Sequence[Unit], *, has_title: bool) -> tuple[Top, int]:
    """All that stands above the first paragraph, and where that is."""
    labels = find_labels(text, units)
    at = max(split_front(text, units), labels.end if labels else 0)
    at += _is_addressee_line(text, units, at)
    if labels is None:
        at = next((index for index in range(1, at) if lists_present(text, units, index)), at)
    salute = find_salutation(text, units[: at + 1], labels.end if labels else 0)
    opening = find_opening(text, units[: salute + 2]) if salute is not None else None
    start = min(opening.start, labels.start if labels else opening.start) if opening else at
    head = _Head(has_title=has_title)
    if opening is None:
        return read_top(text, units[:at], head.read, labels, places=0), at
    inside = labels.shifted(-start) if labels and labels.start >= start else None
    above = read_top(text, units[:start], head.read, labels if inside is None else None, places=0)
    below = read_top(text, units[start : opening.salute], read_addresses, inside)
    salutation = Node("salute", units[opening.salute].parts)
    nodes = (*above.nodes, *letterheads(text, below.nodes), salutation)
    return Top(nodes, (*above.pieces, *below.pieces, *addressee_pieces(below.nodes))), opening.end


def _catalogue_head(
    text: Text, units: Sequence[Unit], *, has_record: bool
) -> tuple[tuple[Piece, ...], tuple[Unit, ...]]:
    """The date and title that the archive put above the document."""
    if has_record or len(units) < 4 or find_labels(text, units[2:3]) is not None:
        return (), tuple(units)
    first, second = units[0], units[1]
    orders = (
        [(first, second)] if is_paragraph(units[2]) or line_kind(text, units[2]) else [(first, second), (second, first)]
    )
    for date, title in orders:
        if is_date_only(date.text) and not is_paragraph(title) and not title.is_page:
            pieces = (field_piece("date-catalogue", date.parts), field_piece("title", title.parts))
            return pieces, tuple(units[2:])
    return (), tuple(units)


class _Head:
    """Reads a document's own heading lines, a run of them at a time: the first is the title, later ones sub-titles."""

    def __init__(self, *, has_title: bool) -> None:
        self.has_title = has_title
        self.count = 0

    def read(self, text: Text, units: Sequence[Unit]) -> Top:
        """Heading lines as `head`s, and the publication lines below them."""
        heads: list[Unit] = []
        pieces: list[Piece] = []
        sent: list[Node] = []
        for group in groups_of(units):
            if publication_role(group[0], text.language) and (heads or self.count):
                pieces.extend(publication_pieces(group, text.raw, text.language))
            elif (heads or self.count or self.has_title) and _names_addressee(group):
                sent.append(address(text, group))
            else:
                heads.extend(group)
        pieces.extend(addressee_pieces(sent))
        if not heads:
            return Top(tuple(sent), tuple(pieces))
        self.count += 1
        if self.count == 1 and not self.has_title:
            pieces.append(field_piece("title", lines_of(heads), is_copy=True))
        if any(is_dated(unit.text) for unit in heads) and _is_of_conversation(text, heads):
            pieces.append(field_piece("date-composed", lines_of(heads), is_copy=True))
        head = Node("head", lines_of(heads), attrs=(("type", "sub" if self.count > 1 else "main"),))
        return Top((head, *sent), tuple(pieces))


def _is_addressee_line(text: Text, units: Sequence[Unit], at: int) -> bool:
    """Whether a line above the first paragraph says to whom a report went, and is no sentence: all names."""
    if not 0 < at < len(units) - 1 or len(units[at].text) > _LONGEST_ADDRESSEE or not units[at + 1].blanks:
        return False
    words = units[at].text.split()
    small = text.language.words("dateline", "small")
    are_names = all(word[0].isupper() or word.lower().strip(".,") in small for word in words[1:])
    return words[:1] == ["To"] and are_names and _names_addressee(units[at : at + 1])


def _names_addressee(group: Sequence[Unit]) -> bool:
    """Whether lines below the title of a document say to whom it went: `To the Minister of Labour`."""
    first = group[0]
    return (
        begins_with(first, ("to",)) and not first.text.isupper() and first.text[3:4].isupper()
    ) or first.lower.startswith("to the ")
