"""The forms of correspondence: dateline, address and salutation; closing formula, signature and postscript.

Letters have them, and so have reports that were sent as letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.readers.body import closing_units, signatures
from edenda.readers.context import Text, begins_with, ends_sentence, is_paragraph, lines_of
from edenda.readers.dateline import is_date_only, is_dateline
from edenda.readers.draft import Node, Piece, field_piece
from edenda.readers.front import groups_of
from edenda.readers.lists import page_node, rule_node
from edenda.readers.publication import publication_role
from edenda.readers.units import Part, Unit

_SEARCHED: Final = 60
_SHORT_LETTER: Final = 10
_LONGEST_SALUTE: Final = 90
_MOST_ABOVE: Final = 3
_LONGEST_IN_CAPITALS: Final = 24
_FORMER_BREAK: Final = re.compile(r"(?:\s*\N{NO-BREAK SPACE}\s*){1,}|\s{3,}")
_NAME_WORD: Final = r"[^\W\d_a-z][\w.'’-]*"
_PERSON: Final = re.compile(
    rf"(?:\(?(?:Signed|SIGNED|Sgd)[.:)]*\s*)?(?:(?:Dr|Mr|Mrs|Miss|Prof|Rev|Sir|Capt|Col|Gen|Lt)\.?\s)?(?P<name>{_NAME_WORD}(?:\s(?:{_NAME_WORD}|von|van|de|der|du|la)){{1,4}})"
)


class Opening(NamedTuple):
    """Indexes of units: `start` of the letter itself, its salutation, and the dateline (or None)."""

    start: int
    salute: int
    dateline: int | None

    @property
    def end(self) -> int:
        """The index of the first unit after the opening."""
        if self.salute >= 0:
            return self.salute + 1
        return self.start if self.dateline is None else self.dateline + 1


def find_salutation(text: Text, units: Sequence[Unit]) -> int | None:
    """The index of the salutation among the first units; None where there is none."""
    words = text.language.words("letter", "salutations")
    paragraphs = 0
    for index, unit in enumerate(units[:_SEARCHED]):
        paragraphs += is_paragraph(unit) and not publication_role(unit, text.language) and unit.text[:1] not in "[("
        if paragraphs > _MOST_ABOVE:
            break
        if unit.is_page or len(unit.text) > _LONGEST_SALUTE or not (begins_with(unit, words) or _addresses(text, unit)):
            continue
        ends = unit.text[-1] in ",:;!—–-" or (unit.text[-1] == "." and unit.text.count(" ") < 4)
        is_bare = unit.text.count(" ") < 4 and unit.lower.split()[0] not in (
            "mr",
            "mr.",
            "mrs",
            "mrs.",
            "messrs",
            "messrs.",
            "to",
        )
        if (ends or is_bare) and index + 1 < len(units):
            return index
    return None


def _addresses(text: Text, unit: Unit) -> bool:
    """Whether a short line that ends with a comma or colon addresses somebody (`Honoured and learned Sir,`)."""
    words = unit.lower.rstrip(",:;!—– ").split()
    return (
        0 < len(words) < 7
        and unit.text[-1] in ",:!—–"
        and words[-1] in text.language.words("letter", "salutation_words")
    )


def find_closing(text: Text, units: Sequence[Unit], start: int) -> int | None:
    """The index of the closing formula in the last part of a letter; None where there is none."""
    closings = text.language.words("letter", "closings")
    words = text.language.words("letter", "closing_words")
    first = max(start, len(units) // 3 if len(units) > _SHORT_LETTER else 0)
    for index in range(len(units) - 1, first, -1):
        unit = units[index]
        if unit.is_page or len(unit.text) > 160 or unit.text.count(" ") > 22 or not begins_with(unit, closings):
            continue
        is_before_name = (
            unit.text.endswith(",") and index + 1 < len(units) and 0 < len(units[index + 1].text.split()) < 7
        )
        has_word = any(word in unit.lower for word in words) or is_before_name
        ends_open = unit.text[-1] in ",;:—–-" or not ends_sentence(unit.text) or unit.text.count(" ") < 7
        if has_word and ends_open:
            return index
    return None


def find_opening(text: Text, units: Sequence[Unit]) -> Opening:
    """Where the letter's own text begins above its salutation, or above its first paragraph."""
    salute = find_salutation(text, units)
    limit = salute if salute is not None else next((i for i, unit in enumerate(units) if is_paragraph(unit)), 0)
    start = limit
    dateline = None
    while start > 0 and limit - start < 14:
        unit = units[start - 1]
        if not unit.is_page and not _is_opener_line(text, unit, units[max(start - 2, 0)]):
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
        start = _after_title(text, units, start, limit)
    return Opening(start, -1 if salute is None else salute, dateline)


def _after_title(text: Text, units: Sequence[Unit], start: int, limit: int) -> int:
    """Without a dateline, a first group of lines above others, or one that says *letter*, is the title."""
    groups = groups_of(units[start:limit])
    if start > 0 or not groups:
        return start
    is_title = len(groups) > 1 or begins_with(groups[0][0], text.language.words("letter", "kinds"))
    return start + len(groups[0]) if is_title else start


def _is_opener_line(text: Text, unit: Unit, above: Unit) -> bool:
    is_short = len(unit.text) < 100 and not (ends_sentence(unit.text) and unit.text.count(" ") > 8)
    is_bracketed = unit.text[:1] in "[(" or unit.text[-1:] in "])"
    is_title = unit.text.isupper() and (
        len(unit.text) > _LONGEST_IN_CAPITALS or (above.text.isupper() and not unit.blanks)
    )
    return is_short and not is_bracketed and not is_title and not publication_role(unit, text.language)


def opener_nodes(text: Text, units: Sequence[Unit], opening: Opening) -> tuple[tuple[Node, ...], tuple[Piece, ...]]:
    """The `opener`, and the header fields for date and addressee."""
    if opening.salute < 0 and opening.dateline is None:
        return (), ()
    end = opening.salute if opening.salute >= 0 else opening.end
    children: list[Node] = []
    pieces: list[Piece] = []
    for group in _opener_groups(units[opening.start : end]):
        if group[0].is_page:
            children.append(page_node(group[0]))
        elif (
            is_dateline(group[-1].text)
            or is_date_only(group[-1].text)
            or is_dateline(" ".join(unit.text for unit in group))
        ):
            children.append(Node("dateline", lines_of(group)))
            pieces.append(field_piece("date-sent", lines_of(group), is_copy=True))
        else:
            children.append(_address(text, group))
            if not any(piece.role == "addressee" for piece in pieces):
                pieces.append(field_piece("addressee", lines_of(group), is_copy=True))
    if opening.salute >= 0:
        children.append(Node("salute", units[opening.salute].parts))
    return (Node("opener", children=tuple(children)),), tuple(pieces)


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


def _closing_groups(units: Sequence[Unit]) -> list[list[Unit]]:
    """Groups of a closing's lines; a dateline stands by itself."""
    groups: list[list[Unit]] = []
    for group in groups_of(units):
        for unit in group:
            is_dated = is_dateline(unit.text)
            if not groups or unit is group[0] or is_dated != is_dateline(groups[-1][-1].text):
                groups.append([])
            groups[-1].append(unit)
    return groups


class Closing(NamedTuple):
    """Where the closing begins among some units, its nodes (a postscript among them), and who signed, as a field."""

    start: int
    nodes: tuple[Node, ...]
    pieces: tuple[Piece, ...]


def read_closing(text: Text, units: Sequence[Unit]) -> Closing:
    """The closing formula, the signature and what follows it, at the end of some units."""
    postscripts = text.language.words("letter", "postscripts")
    post = next(
        (i for i in range(max(len(units) - 12, 1), len(units)) if begins_with(units[i], postscripts)), len(units)
    )
    body = units[:post]
    closing = find_closing(text, body, 0)
    start = closing if closing is not None else closing_units(body)
    first, last = _formula(text, body, closing) if closing is not None else (start, start)
    start = first
    children = [Node("salute", lines_of(body[first:last]))] if closing is not None else []
    signed: list[Unit] = []
    dated: list[Piece] = []
    for group in _closing_groups(body[last:]):
        if group[0].is_page or group[0].is_rule:
            children.append(page_node(group[0]) if group[0].is_page else rule_node(group[0]))
        elif all(is_dateline(unit.text) for unit in group):
            children.append(Node("dateline", lines_of(group)))
            dated.append(field_piece("date-composed", lines_of(group), is_copy=True))
        else:
            children.extend(signatures(group))
            signed.extend(group)
    return Closing(start, (*closer_nodes(children), *_postscript(units[post:])), (*_signatory(text, signed), *dated))


def closer_nodes(children: Sequence[Node]) -> tuple[Node, ...]:
    """Some nodes as a `closer`; page markers and rules at the edges stand outside it."""
    inner = [index for index, node in enumerate(children) if node.kind not in ("pb", "milestone")]
    if not inner:
        return tuple(children)
    first, last = inner[0], inner[-1] + 1
    return (*children[:first], Node("closer", children=tuple(children[first:last])), *children[last:])


def _formula(text: Text, units: Sequence[Unit], closing: int) -> tuple[int, int]:
    """The lines of a closing formula: those directly above and below its last one that read like one too."""
    closings = text.language.words("letter", "closings")
    first, last = closing, closing + 1
    while first > 1 and units[first].blanks < 2 and _goes_before(text, units[first - 1], closings):
        first -= 1
    if first < closing and closing + 1 == len(units) and not units[closing].text.endswith(","):
        last = closing  # `Yours, A. Smith` below the formula is the signature
    return first, last


def _goes_before(text: Text, unit: Unit, closings: tuple[str, ...]) -> bool:
    """Whether a line can be the earlier part of a closing formula: short, unfinished, and worded like one."""
    if unit.is_page or len(unit.text) > _LONGEST_SALUTE or ends_sentence(unit.text) or unit.text[-1:] == ":":
        return False
    return begins_with(unit, closings) or _addresses(text, unit)


def _signatory(text: Text, units: Sequence[Unit]) -> tuple[Piece, ...]:
    """Who signed: the piece of the signature that is a person's name, or the whole where a body signed."""
    heads = text.language.words("organisations", "heads")
    roles = text.language.words("roles", "words")
    for unit in units:
        for piece in unit.text.split(","):
            words = piece.lower().split()
            found = _PERSON.fullmatch(piece.strip().rstrip("."))
            if found and not any(word.strip(".") in heads or word.strip(".") in roles for word in words):
                part = unit.parts[0]
                at = text.raw.find(found["name"], part.start, part.end)
                if at >= 0:
                    return (field_piece("author", (Part("text", at, at + len(found["name"])),), is_copy=True),)
    if units and any(word in heads for unit in units for word in unit.lower.split()):
        return (field_piece("author-org", lines_of(units), is_copy=True),)
    return ()


def _postscript(units: Sequence[Unit]) -> tuple[Node, ...]:
    if not units:
        return ()
    nodes = tuple(page_node(unit) if unit.is_page else Node("p", unit.parts) for unit in units)
    return (Node("postscript", children=nodes),)
