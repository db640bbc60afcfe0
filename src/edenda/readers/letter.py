"""Letters: what the publication says of them, dateline, addressee, salutation, the letter, closing, signature."""

from __future__ import annotations

from collections.abc import Sequence

from edenda.readers.back import read_ending
from edenda.readers.body import body_nodes
from edenda.readers.catalogue import find_after
from edenda.readers.context import Score, Text, begins_with, lines_of, score
from edenda.readers.correspondence import (
    Opening,
    find_closing,
    find_opening,
    find_salutation,
    opener_nodes,
    read_closing,
)
from edenda.readers.dateline import is_date_only, is_dateline
from edenda.readers.document import compose
from edenda.readers.draft import Draft, Node, Piece, field_piece, furniture
from edenda.readers.front import catalogue_front
from edenda.readers.lists import page_node
from edenda.readers.publication import publication_pieces, publication_role
from edenda.readers.units import Unit


def score_letter(text: Text) -> Score:
    """A letter greets, closes, is dated and signed."""
    units = text.blocks
    units = units[: find_after(units, text.raw, text.language)]
    salute = find_salutation(text, units)
    closing = find_closing(text, units, (salute or 0) + 1)
    near = units[: (salute if salute is not None else 8) + 1]
    return score(
        (salute is not None, 0.4, "a salutation"),
        (closing is not None, 0.25, "a closing formula"),
        (any(is_dateline(unit.text) for unit in near), 0.1, "a dateline"),
        (_calls_itself_letter(text, near), 0.2, "calls itself a letter"),
        (closing is not None and closing + 1 < len(units) and len(units[closing + 1].text) < 80, 0.05, "a signature"),
    )


def _calls_itself_letter(text: Text, units: Sequence[Unit]) -> bool:
    words = {word.lower().strip(",.:;()[]") for unit in units[:12] for word in unit.text[:200].split()}
    return any(word in words for word in text.language.words("letter", "kinds"))


def read_letter(text: Text) -> Draft:
    """A letter as a draft."""
    catalogue, units = catalogue_front(text, text.units)
    opening = find_opening(text, units)
    head_nodes, pieces = _before(text, units, opening)
    ending = read_ending(text, units[opening.end :])
    closing = read_closing(text, ending.body)
    opener, fields = opener_nodes(text, units, opening)
    nodes = (*head_nodes, *opener, *body_nodes(text, ending.body[: closing.start]), *closing.nodes)
    is_known = any(piece.role == "author" for piece in catalogue)
    authors = tuple(piece for piece in closing.pieces if not (is_known and piece.role.startswith("author")))
    return compose(text, "letter", nodes, (*catalogue, *pieces, *fields, *authors), ending)


def _before(text: Text, units: Sequence[Unit], opening: Opening) -> tuple[tuple[Node, ...], tuple[Piece, ...]]:
    """What stands above the letter: its title (with the date in it), publication lines, a transcriber's note."""
    above: Sequence[Unit] = units[: opening.start]
    nodes: list[Node] = []
    pieces: list[Piece] = []
    notes, above = _bracketed_notes(list(above))
    pieces.extend(notes)
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
    rest = above[index:]
    nodes.extend(page_node(unit) for unit in rest if unit.is_page)
    pieces.extend(furniture(unit.parts) for unit in rest if unit.is_rule)
    lines = [unit for unit in rest if not unit.is_page and not unit.is_rule]
    pieces.extend(publication_pieces(lines, text.raw, text.language))
    return tuple(nodes), tuple(pieces)


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
        and not publication_role(unit, text.language)
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
