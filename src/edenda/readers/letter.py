"""Letters: what the publication says of them, dateline, addressee, salutation, the letter, closing, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edenda.readers.back import read_ending
from edenda.readers.body import body_nodes
from edenda.readers.closing import find_closing, read_closing
from edenda.readers.context import Score, Text, begins_with, lines_of, score, title_words
from edenda.readers.dateline import is_date_only, is_dateline
from edenda.readers.document import compose
from edenda.readers.draft import Draft, Node, Piece, field_piece
from edenda.readers.front import catalogue_front
from edenda.readers.memorandum import Labels, find_labels
from edenda.readers.opening import (
    Opening,
    Top,
    addressee_pieces,
    arrange,
    find_opening,
    find_salutation,
    is_record,
    letterheads,
    read_addresses,
    read_top,
    stamp_node,
)
from edenda.readers.publication import publication_pieces, publication_role
from edenda.readers.stamps import is_subject
from edenda.readers.units import Unit

#: The word that stands for a full stop in a telegram.
_STOP: Final = re.compile(r"\bSTOP\b(?!\s+(?:the|to)\b)")


def score_letter(text: Text) -> Score:
    """A letter greets, closes, is dated and signed."""
    units = text.blocks
    salute = find_salutation(text, units)
    closing = find_closing(text, units, (salute or 0) + 1)
    near = units[: (salute if salute is not None else 8) + 1]
    return score(
        (salute is not None, 0.4, "a salutation"),
        (closing is not None, 0.25, "a closing formula"),
        (any(is_dateline(unit.text) for unit in near), 0.1, "a dateline"),
        (_calls_itself_letter(text, near), 0.2, "calls itself a letter"),
        (closing is not None and closing + 1 < len(units) and len(units[closing + 1].text) < 80, 0.05, "a signature"),
        (is_telegram(text, near), 0.5, "calls itself a telegram"),
        (len(_STOP.findall(text.raw[:20_000])) > 1, 0.35, "the stops of a telegram"),
    )


def _calls_itself_letter(text: Text, units: Sequence[Unit]) -> bool:
    words = title_words(units[:12])
    return any(word in words for word in text.language.words("letter", "kinds"))


def is_telegram(text: Text, units: Sequence[Unit]) -> bool:
    """Whether a line above a text, labelled ones too, says that it is a telegram."""
    words = title_words(units[:6])
    return any(word in words for word in text.language.words("record", "telegram"))


def read_letter(text: Text) -> Draft:
    """A letter as a draft."""
    labels = find_labels(text, text.units)
    if labels is not None and is_record(text, text.units, labels):
        labels = None
    catalogue, units = ((), text.units) if labels else catalogue_front(text, text.units)
    top, end = _read_top(text, units, labels)
    ending = read_ending(text, units[end:])
    closing = read_closing(text, ending.body)
    nodes = (*arrange(top.nodes), *body_nodes(text, ending.body[: closing.start]), *closing.nodes)
    is_known = any(piece.role == "author" for piece in (*catalogue, *top.pieces))
    authors = tuple(piece for piece in closing.pieces if not (is_known and piece.role.startswith("author")))
    return compose(text, "letter", nodes, (*catalogue, *top.pieces, *authors), ending)


def _read_top(text: Text, units: Sequence[Unit], labels: Labels | None) -> tuple[Top, int]:
    """All that stands above the letter's first paragraph, and where that is."""
    opening = find_opening(text, units)
    if labels is not None:
        salute = opening.salute if opening.salute >= labels.end else -1
        opening = Opening(min(opening.start, labels.start), salute, max(opening.dateline or 0, labels.end - 1))
        labels = labels.shifted(-opening.start)
    above = _before(text, units[: opening.start])
    last = opening.salute if opening.salute >= 0 else opening.end
    inside = read_top(text, units[opening.start : last], read_addresses, labels)
    nodes = [*letterheads(text, inside.nodes)]
    end = opening.end
    if opening.salute >= 0:
        nodes.append(Node("salute", units[opening.salute].parts))
    while end < len(units) and is_subject(text, units[end]):
        nodes.append(stamp_node("subject", units[end].parts))
        end += 1
    pieces = (*above.pieces, *inside.pieces)
    if not any(piece.role == "addressee" for piece in pieces):
        pieces = (*pieces, *addressee_pieces(nodes))
    return Top((*above.nodes, *nodes), pieces), end


def _before(text: Text, units: Sequence[Unit]) -> Top:
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
