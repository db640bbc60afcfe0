"""One letter, or what is sent with one: the units from its title to what stands below its signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.readers.catalogue.publication import publication_pieces, publication_role
from edenda.readers.context import Text, begins_with, is_paragraph, lines_of
from edenda.readers.dateline import is_date_only, is_dated
from edenda.readers.draft import Node, Piece, field_piece
from edenda.readers.front.title_block import groups_of
from edenda.readers.letters.closing import read_closing
from edenda.readers.letters.memorandum import Labels
from edenda.readers.letters.opening import (
    Opening,
    Top,
    above_labels,
    addressee_pieces,
    arrange,
    find_opening,
    letterheads,
    read_addresses,
    read_top,
    stamp_node,
)
from edenda.readers.letters.parties import author_of, parties
from edenda.readers.letters.stamps import IN_OPENER, line_kind
from edenda.readers.structure.body import body_nodes
from edenda.readers.structure.numbered import numbered_paragraphs
from edenda.readers.units import Unit

_MOST_LETTERHEAD: Final = 4


class Letter(NamedTuple):
    """A letter's nodes, the header fields in it, and the name of who signed it as fields."""

    nodes: tuple[Node, ...]
    pieces: tuple[Piece, ...]
    signed: tuple[Piece, ...]


def read_one(text: Text, units: Sequence[Unit]) -> Letter:
    """A letter from all of its units."""
    top, end = read_letter_top(text, units, None)
    return read_rest(text, units[end:], top)


def read_rest(text: Text, units: Sequence[Unit], top: Top) -> Letter:
    """A letter from what stands above its first paragraph and the units from there on."""
    closing = read_closing(text, units)
    body = numbered_paragraphs(text, body_nodes(text, units[: closing.start]))
    signed = closing.pieces
    if not any(piece.role.startswith("author") for piece in (*top.pieces, *signed)) and not _is_signed(closing.nodes):
        signed = (*author_of(text, top.pieces), *signed)
    return Letter((*arrange(top.nodes), *body, *closing.nodes), top.pieces, signed)


def _is_signed(nodes: Sequence[Node]) -> bool:
    return any(node.kind == "signed" or _is_signed(node.children) for node in nodes)


def read_letter_top(text: Text, units: Sequence[Unit], labels: Labels | None) -> tuple[Top, int]:
    """All that stands above the letter's first paragraph, and where that is."""
    opening = find_opening(text, units)
    if labels is not None:
        salute = opening.salute if opening.salute >= labels.end else -1
        start = min(opening.start, above_labels(text, units, labels))
        opening = Opening(start, salute, max(opening.dateline or 0, labels.end - 1))
        labels = labels.shifted(-opening.start)
    else:
        opening = opening._replace(start=_with_letterhead(text, units, opening))
    above = letter_title(text, units[: opening.start])
    last = opening.salute if opening.salute >= 0 else opening.end
    inside = read_top(text, units[opening.start : last], read_addresses, labels)
    nodes = [*letterheads(text, inside.nodes)]
    end = opening.end
    if opening.salute >= 0:
        nodes.append(Node("salute", units[opening.salute].parts))
    while end < len(units) and (kind := line_kind(text, units[end])) in IN_OPENER:
        nodes.append(stamp_node(kind, units[end].parts))
        end += 1
    pieces = (*above.pieces, *inside.pieces)
    if not any(piece.role == "addressee" for piece in pieces):
        pieces = (*pieces, *addressee_pieces(nodes))
    return Top((*above.nodes, *nodes), pieces), end


def _with_letterhead(text: Text, units: Sequence[Unit], opening: Opening) -> int:
    """Where the opener begins: with the lines above a dateline that stand apart from a title which is whole."""
    groups = groups_of(units[: opening.start])
    if opening.dateline is None or len(groups) < 2 or not _is_whole_title(text, groups[0]):
        return opening.start
    last = groups[-1]
    is_head = len(last) <= _MOST_LETTERHEAD and all(_is_title_line(text, unit) for unit in last)
    is_plain = not any(line_kind(text, unit) or is_paragraph(unit) or unit.text[:1] == "(" for unit in last)
    return opening.start - len(last) if is_head and is_plain else opening.start


def _is_whole_title(text: Text, group: Sequence[Unit]) -> bool:
    """Whether the first lines of a file say by themselves who wrote to whom, or when."""
    return len(group) == 1 and (bool(parties(text, group)) or is_dated(group[0].text))


def letter_title(text: Text, units: Sequence[Unit]) -> Top:
    """What stands above a letter: its title (with the date in it), publication lines, a transcriber's note, stamps."""
    notes, rest = _bracketed_notes(list(units))
    is_titled = False

    def plain(text: Text, lines: Sequence[Unit]) -> Top:
        nonlocal is_titled
        top = _title(text, lines) if not is_titled else Top((), publication_pieces(lines, text.raw, text.language))
        is_titled = is_titled or bool(top.nodes)
        return top

    top = read_top(text, rest, plain, places=-1)
    return Top(top.nodes, (*notes, *top.pieces))


def _title(text: Text, above: Sequence[Unit]) -> Top:
    """The title of a letter, the name of its writer above that, and the publication lines that follow."""
    nodes: list[Node] = []
    pieces: list[Piece] = []
    index = 0
    title: list[Unit] = []
    while index < len(above) and _is_title_line(text, above[index]):
        title.append(above[index])
        index += 1
    author, title = _author_above(text, title)
    if author:
        nodes.append(Node("byline", children=(Node("docAuthor", lines_of(author)),)))
    if title:
        heading = lines_of(title)
        nodes.append(Node("head", heading, attrs=(("type", "main"),)))
        pieces.append(field_piece("title", heading, is_copy=True))
        named = parties(text, title)
        dated = (field_piece("date-composed", heading, is_copy=True),) if named and is_dated(title[0].text) else ()
        pieces.extend((*named, *dated))
    pieces.extend(publication_pieces(above[index:], text.raw, text.language))
    return Top(tuple(nodes), tuple(pieces))


def _author_above(text: Text, title: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The lines above one that calls itself a letter: who wrote it."""
    kinds = text.language.words("letter", "kinds")
    at = next((index for index, unit in enumerate(title) if begins_with(unit, ("open", *kinds))), 0)
    return title[:at], title[at:]


def _is_title_line(text: Text, unit: Unit) -> bool:
    if unit.text.startswith("(") and not is_date_only(unit.text):
        return False
    return (
        not unit.is_page
        and not unit.is_rule
        and (not publication_role(unit, text.language) or bool(parties(text, (unit,))))
        and not unit.text.startswith("[")
        and len(unit.text) < 200
    )


def _bracketed_notes(units: list[Unit]) -> tuple[list[Piece], list[Unit]]:
    """Notes in square brackets, over one or more units, as fields; and the other units."""
    pieces: list[Piece] = []
    rest: list[Unit] = []
    pending: list[Unit] = []
    for unit in units:
        if pending or (unit.text.startswith("[") and not unit.is_page):
            pending.append(unit)
            if "]" in unit.text:
                pieces.append(field_piece("transcription-note", tuple(part for one in pending for part in one.parts)))
                pending = []
        else:
            rest.append(unit)
    return pieces, rest + pending
