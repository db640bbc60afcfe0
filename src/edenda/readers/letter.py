"""Letters: what the publication says of them, dateline, addressee, salutation, the letter, closing, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.readers.back import read_ending
from edenda.readers.body import body_nodes, closing_units, signatures
from edenda.readers.context import Score, Text, begins_with, ends_sentence, is_paragraph, lines_of, score
from edenda.readers.dateline import is_date_only, is_dateline
from edenda.readers.document import compose
from edenda.readers.draft import Draft, Node, Piece, field_piece
from edenda.readers.front import catalogue_front, groups_of, read_front
from edenda.readers.lists import page_node, rule_node
from edenda.readers.publication import publication_pieces, publication_role
from edenda.readers.units import Part, Unit

_SEARCHED: Final = 60
_LONGEST_SALUTE: Final = 90
_FORMER_BREAK: Final = re.compile(r"(?:\s*\N{NO-BREAK SPACE}\s*){1,}|\s{3,}")


class Opening(NamedTuple):
    """Indexes of units: `start` of the letter itself, its salutation, and the dateline (or None)."""

    start: int
    salute: int
    dateline: int | None


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
    )


def _calls_itself_letter(text: Text, units: Sequence[Unit]) -> bool:
    words = {word.lower().strip(",.:;()[]") for unit in units[:12] for word in unit.text[:200].split()}
    return any(word in words for word in text.language.words("letter", "kinds"))


def find_salutation(text: Text, units: Sequence[Unit]) -> int | None:
    """The index of the salutation among the first units; None where there is none."""
    words = text.language.words("letter", "salutations")
    for index, unit in enumerate(units[:_SEARCHED]):
        if unit.is_page or len(unit.text) > _LONGEST_SALUTE or not (begins_with(unit, words) or _addresses(text, unit)):
            continue
        ends = unit.text[-1] in ",:;!—–-" or (unit.text[-1] in "." and unit.text.count(" ") < 4)
        if (ends or unit.text.count(" ") < 4) and index + 1 < len(units):
            return index
    return None


def _addresses(text: Text, unit: Unit) -> bool:
    """Whether a short line that ends with a comma or colon addresses somebody (`Honoured and learned Sir,`)."""
    words = unit.lower.rstrip(",:;!—– ").split()
    return 0 < len(words) < 7 and unit.text[-1] in ",:!—–" and words[-1] in text.language.words("letter", "salutation_words")


def find_closing(text: Text, units: Sequence[Unit], start: int) -> int | None:
    """The index of the closing formula in the last part of a letter; None where there is none."""
    closings = text.language.words("letter", "closings")
    words = text.language.words("letter", "closing_words")
    for index in range(len(units) - 1, max(start, len(units) // 3), -1):
        unit = units[index]
        if unit.is_page or len(unit.text) > 160 or unit.text.count(" ") > 22:
            continue
        has_word = any(word in unit.lower for word in words)
        ends_open = unit.text[-1] in ",;:—–-" or not ends_sentence(unit.text) or unit.text.count(" ") < 7
        if begins_with(unit, closings) and has_word and ends_open:
            return index
    return None


def read_letter(text: Text) -> Draft:
    """A letter as a draft."""
    catalogue, units = catalogue_front(text, text.units)
    opening = _opening(text, units)
    head_nodes, pieces, start = _before(text, units, opening)
    ending = read_ending(text, units[opening.salute + 1 if opening.salute >= 0 else start :])
    closing_at, closer, after = _closer(text, ending.body)
    opener, fields = _opener(text, units, opening)
    nodes = (*head_nodes, *opener, *body_nodes(text, ending.body[:closing_at]), *closer)
    return compose(text, "letter", (*nodes, *after), (*catalogue, *pieces, *fields), ending)


def _opening(text: Text, units: Sequence[Unit]) -> Opening:
    salute = find_salutation(text, units)
    limit = salute if salute is not None else next((i for i, unit in enumerate(units) if is_paragraph(unit)), 0)
    start = limit
    dateline = None
    while start > 0 and limit - start < 14:
        unit = units[start - 1]
        if not unit.is_page and not _is_opener_line(text, unit):
            break
        if dateline is not None and unit.is_page:
            break
        if not unit.is_page and dateline is None and is_dateline(unit.text):
            dateline = start - 1
        elif dateline is not None and units[start].blanks:
            break
        start -= 1
    while start < limit and units[start].is_page:
        start += 1
    if dateline is None:
        start = _after_title(units, start, limit)
    return Opening(start, -1 if salute is None else salute, dateline)


def _after_title(units: Sequence[Unit], start: int, limit: int) -> int:
    """Without a dateline, a first group of lines far above the salutation is the title, not the address."""
    groups = groups_of(units[start:limit])
    return start + len(groups[0]) if len(groups) > 1 and start == 0 else start


def _is_opener_line(text: Text, unit: Unit) -> bool:
    is_short = len(unit.text) < 100 and not (ends_sentence(unit.text) and unit.text.count(" ") > 8)
    is_bracketed = unit.text[:1] in "[(" or unit.text[-1:] in "])"
    return is_short and not is_bracketed and not publication_role(unit, text.language)


def _before(text: Text, units: Sequence[Unit], opening: Opening) -> tuple[tuple[Node, ...], tuple[Piece, ...], int]:
    """What stands above the letter: its title (with the date in it), publication lines, a transcriber's note."""
    above = units[: opening.start]
    nodes: list[Node] = []
    pieces: list[Piece] = []
    index = 0
    title: list[Unit] = []
    while index < len(above) and _is_title_line(text, above[index]):
        title.append(above[index])
        index += 1
    if title:
        lines = lines_of(title)
        nodes.append(Node("head", lines, attrs=(("type", "main"),)))
        pieces.append(field_piece("title", lines, is_copy=True))
    rest = list(above[index:])
    notes, rest = _bracketed_notes(rest)
    pieces.extend(notes)
    for unit in rest:
        if unit.is_page:
            nodes.append(page_node(unit))
    pieces.extend(publication_pieces([unit for unit in rest if not unit.is_page], text.raw, text.language))
    return tuple(nodes), tuple(pieces), opening.start


def _is_title_line(text: Text, unit: Unit) -> bool:
    return not unit.is_page and not publication_role(unit, text.language) and not unit.text.startswith("[") and len(unit.text) < 200


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


def _opener(text: Text, units: Sequence[Unit], opening: Opening) -> tuple[tuple[Node, ...], tuple[Piece, ...]]:
    if opening.salute < 0 and opening.dateline is None:
        return (), ()
    end = opening.salute if opening.salute >= 0 else (opening.dateline or 0) + 1
    children: list[Node] = []
    pieces: list[Piece] = []
    pages: list[Node] = []
    for group in _opener_groups(units[opening.start : end]):
        if group[0].is_page:
            pages.append(page_node(group[0]))
        elif is_dateline(group[-1].text) or is_date_only(group[-1].text) or is_dateline(" ".join(unit.text for unit in group)):
            children.append(Node("dateline", lines_of(group)))
            pieces.append(field_piece("date-sent", lines_of(group), is_copy=True))
        else:
            children.append(_address(text, group))
            if not any(piece.role == "addressee" for piece in pieces):
                pieces.append(field_piece("addressee", lines_of(group), is_copy=True))
    if opening.salute >= 0:
        children.append(Node("salute", units[opening.salute].parts))
    return (*pages, Node("opener", children=tuple(children))), tuple(pieces)


def _opener_groups(units: Sequence[Unit]) -> list[list[Unit]]:
    """Groups of an opener's lines; a dateline stands by itself, with the places directly above it."""
    groups: list[list[Unit]] = []
    for group in groups_of(units):
        at = next((index for index, unit in enumerate(group) if is_dateline(unit.text)), None)
        if at is None or at + 1 == len(group):
            groups.append(group)
        else:
            groups.extend([group[: at + 1], group[at + 1 :]])
    return groups


def _address(text: Text, group: list[Unit]) -> Node:
    lines = tuple(Node("addrLine", with_former_breaks(unit.parts, text.raw)) for unit in group)
    return Node("address", children=lines)


def with_former_breaks(parts: tuple[Part, ...], raw: str) -> tuple[Part, ...]:
    """Pieces with a line break where runs of (no-break) blanks are the trace of one."""
    found: list[Part] = []
    for part in parts:
        start = part.start
        for match in _FORMER_BREAK.finditer(raw, part.start, part.end):
            if part.kind == "text" and part.start < match.start() and match.end() < part.end:
                found.extend([part._replace(start=start, end=match.start()), Part("lb", match.end(), match.end())])
                start = match.end()
        found.append(part._replace(start=start))
    return tuple(found)


def _closer(text: Text, units: Sequence[Unit]) -> tuple[int, tuple[Node, ...], tuple[Node, ...]]:
    """Where the closing begins, the `closer`, and a postscript after it."""
    postscripts = text.language.words("letter", "postscripts")
    post = next((i for i in range(len(units) - 1, max(len(units) - 12, 0), -1) if begins_with(units[i], postscripts)), len(units))
    body = units[:post]
    closing = find_closing(text, body, 0)
    start = closing if closing is not None else closing_units(body)
    signed_from = start + 1 if closing is not None else start
    children = [Node("salute", body[closing].parts)] if closing is not None else []
    pages = []
    for group in groups_of(body[signed_from:]):
        if group[0].is_page or group[0].is_rule:
            pages.append(page_node(group[0]) if group[0].is_page else rule_node(group[0]))
        elif all(is_dateline(unit.text) for unit in group):
            children.append(Node("dateline", lines_of(group)))
        else:
            children.extend(signatures(group))
    closer = (Node("closer", children=tuple(children)),) if children else ()
    return start, (*pages, *closer), _postscript(units[post:])


def _postscript(units: Sequence[Unit]) -> tuple[Node, ...]:
    if not units:
        return ()
    nodes = tuple(page_node(unit) if unit.is_page else Node("p", unit.parts) for unit in units)
    return (Node("postscript", children=nodes),)
