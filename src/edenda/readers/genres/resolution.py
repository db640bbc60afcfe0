"""Resolutions: issuing body, title and date, publication lines, unheaded parts, numbered items with run-in headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edenda.readers.back.ending import read_ending
from edenda.readers.catalogue.publication import labelled, publication_role
from edenda.readers.context import Score, Text, begins_with, lines_of, score
from edenda.readers.dateline import is_date_only, is_dateline
from edenda.readers.document import compose
from edenda.readers.draft import Draft, Node, Piece, field_piece
from edenda.readers.front.title_block import catalogue_front, groups_of, is_body_name, read_front, split_front
from edenda.readers.letters.closing import closer_nodes
from edenda.readers.letters.memorandum import find_labels, labels_nodes
from edenda.readers.letters.signatories import is_signed_mark
from edenda.readers.structure.body import body_nodes, closing_units, signatures
from edenda.readers.structure.breaks import break_node
from edenda.readers.structure.lists import markers
from edenda.readers.units import Unit

_DATED: Final = frozenset({"date-composed", "date-sent", "source-written"})
_WORD: Final = re.compile(r"[^\W\d_]+")


def score_resolution(text: Text) -> Score:
    """A resolution names the body that passed it, and says that it is one."""
    units = text.blocks
    top = units[: max(1, split_front(text, units))]
    words = {word.lower() for unit in top for word in _WORD.findall(unit.text)}
    kinds = text.language.words("resolution", "kinds")
    cues = text.language.words("resolution", "cues")
    lower = text.raw[:60_000].lower()
    labels = sum(
        labelled(unit) is not None and bool(publication_role(unit, text.language)) for unit in (*top, *units[-6:])
    )
    return score(
        (any(word in kinds for word in words), 0.3, "calls itself a resolution or the like"),
        (any(is_body_name(text, unit.text) for unit in top[:12]), 0.15, "names a body in its title block"),
        (labels >= 1, 0.15, "publication lines"),
        (any(is_date_only(unit.text) or unit.is_dateline for unit in top), 0.05, "a date in its title block"),
        (any(marker.value == 2 for unit in units for marker in markers(unit, text.raw)), 0.1, "numbered items"),
        (any(kind in lower for kind in ("resolution", "resolved", "resolves")), 0.1, "speaks of a resolution"),
        (_is_signature(text, units[closing_units(units, most=8) :]), 0.1, "signed by officers"),
        (sum(lower.count(cue) for cue in cues) >= 3, 0.1, "the verbs of a resolution"),
    )


def read_resolution(text: Text) -> Draft:
    """A resolution as a draft."""
    catalogue, units = catalogue_front(text, text.units)
    labels = find_labels(text, units)
    at = labels.start if labels else split_front(text, units)
    front = read_front(text, units[:at])
    nodes, fields = labels_nodes(text, units, labels) if labels else ((), ())
    ending = read_ending(text, units[labels.end if labels else at :])
    start = closing_units(ending.body, most=6)
    end = start if _is_signature(text, ending.body[start:]) else len(ending.body)
    end -= 0 < end < len(ending.body) and ending.body[end - 1].is_dateline
    body = body_nodes(text, ending.body[:end], parts_by_blanks=True)
    nodes = (*front.nodes, *nodes, *body, *_closer(ending.body[end:]))
    dated = () if any(piece.role in _DATED for piece in front.pieces) else _dates(ending.body[end:])
    return compose(text, "resolution", nodes, (*catalogue, *front.pieces, *fields, *dated), ending)


def _dates(units: Sequence[Unit]) -> tuple[Piece, ...]:
    """The dateline of a closing, which dates the text where its head does not."""
    return tuple(field_piece("date-composed", unit.parts, is_copy=True) for unit in units if unit.is_dateline)[:1]


def _is_signature(text: Text, units: Sequence[Unit]) -> bool:
    roles = text.language.words("roles", "words")
    return any(
        begins_with(unit, roles)
        or any(word.strip(".,;:()") in roles for word in unit.lower.split())
        or unit.is_dateline
        or is_signed_mark(unit)
        for unit in units
    )


def _closer(units: Sequence[Unit]) -> tuple[Node, ...]:
    children: list[Node] = []
    for group in groups_of(units):
        if group[0].is_page or group[0].is_rule:
            children.append(break_node(group[0]))
        elif is_dateline(" ".join(unit.text for unit in group)):
            children.append(Node("dateline", lines_of(group)))
        else:
            children.extend(signatures(group))
    return closer_nodes(children)
