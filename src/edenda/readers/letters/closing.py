"""How letters and reports close: formula, signatures, dateline, address at the foot, postscript, copies, enclosures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.model import Evidence
from edenda.readers.context import Text, begins_with, ends_sentence, is_paragraph, lines_of
from edenda.readers.dateline import is_letter_dateline
from edenda.readers.draft import Node, Piece, field_piece
from edenda.readers.front.title_block import groups_of
from edenda.readers.letters.opening import address, addresses, split_columns, stamp_node
from edenda.readers.letters.signatories import is_signed_mark, signatory
from edenda.readers.letters.stamps import line_kind
from edenda.readers.structure.body import closing_units, signatures
from edenda.readers.structure.breaks import break_node, page_node
from edenda.readers.structure.lists import markers
from edenda.readers.units import Unit

_SHORT_LETTER: Final = 10
_LONGEST_SALUTE: Final = 90
_LONGEST_NAME: Final = 60
_MOST_BELOW: Final = 30
_MOST_AFTER: Final = 12
#: What stands below a signature and is no part of it.
_BELOW: Final = frozenset({"copies", "enclosures", "drafting"})
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\.?\s?){1,4}\.?")


class Closing(NamedTuple):
    """Where the closing begins among some units, its nodes (a postscript among them), and who signed, as a field."""

    start: int
    nodes: tuple[Node, ...]
    pieces: tuple[Piece, ...]


def find_closing(text: Text, units: Sequence[Unit], start: int) -> int | None:
    """The index of the closing formula in the last part of a letter; None where there is none."""
    first = max(start, len(units) // 3 if len(units) > _SHORT_LETTER else 0)
    return next((index for index in range(len(units) - 1, first, -1) if is_closing(text, units, index)), None)


def is_closing(text: Text, units: Sequence[Unit], index: int) -> bool:
    """Whether a unit is a closing formula: short, worded like one, and open at its end."""
    unit = units[index]
    if unit.is_page or len(unit.text) > 160 or unit.text.count(" ") > 22:
        return False
    if not begins_with(unit, text.language.words("letter", "closings")):
        return False
    is_before_name = unit.text.endswith(",") and index + 1 < len(units) and 0 < len(units[index + 1].text.split()) < 7
    has_word = any(word in unit.lower for word in text.language.words("letter", "closing_words")) or is_before_name
    return has_word and (unit.text[-1] in ",;:—–-" or not ends_sentence(unit.text) or unit.text.count(" ") < 7)


def read_closing(text: Text, units: Sequence[Unit]) -> Closing:
    """The closing formula, the signature and what follows it, at the end of some units."""
    below = _find_below(text, units)
    post = _find_postscript(text, units[:below])
    body = units[:post]
    closing = find_closing(text, body, 0)
    start = closing if closing is not None else _signature_start(text, body)
    first, last = _formula(text, body, closing) if closing is not None else (start, start)
    children = [Node("salute", lines_of(body[first:last]))] if closing is not None else []
    signed, pieces = _signature(text, body[last:])
    foot = _below_nodes(text, units[below:])
    if post == below:
        nodes = closer_nodes((*children, *signed, *foot))
    else:
        nodes = (*closer_nodes((*children, *signed)), *_postscript(units[post:below]), *closer_nodes(foot))
    return Closing(first, nodes, pieces)


def _signature_start(text: Text, units: Sequence[Unit]) -> int:
    """Where the lines of a signature without a closing formula begin; items of a list are none."""
    start = closing_units(units)
    for index in range(len(units) - 1, start - 1, -1):
        if (
            _is_sentence(units[index])
            or _is_item(text, units[index])
            or begins_with(units[index], text.language.words("letter", "postscripts"))
        ):
            return index + 1
    return start


def _is_sentence(unit: Unit) -> bool:
    """Whether a short line is a sentence, or stands in brackets, and is no name or office."""
    small = [word for word in unit.text.split() if word[0].islower() and len(word) > 2]
    is_bracketed = unit.text[0] in "([" and unit.text[-1] in ")]" and not is_signed_mark(unit)
    return is_bracketed or len(small) > (2 if ends_sentence(unit.text) else 7)


def _is_item(text: Text, unit: Unit) -> bool:
    """Whether a line is an item of a list; a capital and a full stop are the initial of a name."""
    return any(
        marker.kind in ("number", "bullet") or not marker.text[0].isupper() for marker in markers(unit, text.raw)
    )


def _find_below(text: Text, units: Sequence[Unit]) -> int:
    """Where copies, enclosures and drafters stand below all else; the number of units if nowhere."""
    first = max(1, len(units) - _MOST_BELOW)
    at = next((index for index in range(first, len(units)) if line_kind(text, units[index]) in _BELOW), len(units))
    while at < len(units) and not all(_is_below(text, units, at, index) for index in range(at, len(units))):
        at = next((i for i in range(at + 1, len(units)) if line_kind(text, units[i]) in _BELOW), len(units))
    return at


def _is_below(text: Text, units: Sequence[Unit], start: int, index: int) -> bool:
    unit = units[index]
    if unit.is_page or unit.is_rule or line_kind(text, unit):
        return True
    is_name = len(unit.text) <= _LONGEST_SALUTE and not (ends_sentence(unit.text) and unit.text.count(" ") > 6)
    is_other = begins_with(unit, text.language.words("letter", "postscripts")) or is_closing(text, units, index)
    return is_name and index > start and not unit.blanks and not is_other


def _below_nodes(text: Text, units: Sequence[Unit]) -> list[Node]:
    """Copies, enclosures and the like: a `seg` each, with the lines that go on with it."""
    groups: list[tuple[str, list[Unit]]] = []
    for unit in units:
        kind = "page" if unit.is_page else "rule" if unit.is_rule else line_kind(text, unit)
        if kind or not groups or groups[-1][0] in ("page", "rule"):
            groups.append((kind or "copies", [unit]))
        else:
            groups[-1][1].append(unit)
    return [
        break_node(lines[0]) if kind in ("page", "rule") else stamp_node(kind, lines_of(lines))
        for kind, lines in groups
    ]


def _find_postscript(text: Text, units: Sequence[Unit]) -> int:
    """Where a postscript begins: below the closing formula, or near the end; the number of units if nowhere."""
    cues = text.language.words("letter", "postscripts")
    found = [index for index in range(1, len(units)) if begins_with(units[index], cues)]
    late = [index for index in found if index >= len(units) - _MOST_AFTER]
    closing = find_closing(text, units[: found[0]], 0) if found else None
    if closing is not None and found[0] - closing <= _MOST_AFTER:
        return found[0]
    return late[0] if late else len(units)


def _signature(text: Text, units: Sequence[Unit]) -> tuple[list[Node], tuple[Piece, ...]]:
    """The lines below a closing formula: signatures, datelines, an address at the foot, stamps."""
    children: list[Node] = []
    signed: list[Unit] = []
    dated: list[Piece] = []
    sent_to: list[Piece] = []
    for group in _closing_groups(text, units):
        if group[0].is_page or group[0].is_rule:
            children.append(break_node(group[0]))
        elif all(is_letter_dateline(unit.text) for unit in group):
            children.append(Node("dateline", lines_of(group)))
            dated.append(field_piece("date-composed", lines_of(group), is_copy=True))
        elif line_kind(text, group[0]) in ("stamp", "reference"):
            children.extend(stamp_node(line_kind(text, unit), unit.parts) for unit in group)
        elif signed and _is_address(text, group):
            children.append(address(text, group))
            sent_to.append(field_piece("addressee", lines_of(group), is_copy=True))
        else:
            children.extend(_signed(text, group))
            signed.extend(group)
    return children, (*signatory(text, signed), *dated, *sent_to[:1])


def _is_address(text: Text, group: Sequence[Unit]) -> bool:
    """Whether lines below a signature name the person to whom the letter went."""
    return begins_with(group[0], text.language.words("letter", "foot_cues")) and not is_paragraph(group[0])


def _signed(text: Text, group: Sequence[Unit]) -> list[Node]:
    """The lines of a signature as `signed`; two names side by side are two."""
    columns = split_columns(group[0], text.raw) if len(group) == 1 else None
    if columns and all(_INITIALS.match(side.text) for side in columns):
        return [Node("signed", side.parts) for side in columns]
    if len(group) < 4 and sum(map(is_signed_mark, group)) == 1:
        return [Node("signed", lines_of(group))]
    return signatures(group)


def _closing_groups(text: Text, units: Sequence[Unit]) -> list[list[Unit]]:
    """Groups of a closing's lines; a dateline, a stamp and an address that says *to* stand by themselves."""
    groups: list[list[Unit]] = []
    for group in groups_of(units):
        for unit in group:
            kind = _sort_of(text, unit)
            goes_on = bool(groups) and unit is not group[0] and kind == _sort_of(text, groups[-1][-1])
            continues = (
                bool(groups) and unit is not group[0] and kind == "" and _sort_of(text, groups[-1][0]) == "address"
            )
            if not (goes_on or continues):
                groups.append([])
            groups[-1].append(unit)
    return groups


def _sort_of(text: Text, unit: Unit) -> str:
    if is_letter_dateline(unit.text):
        return "dateline"
    if line_kind(text, unit) in ("stamp", "reference"):
        return "stamp"
    return "address" if begins_with(unit, ("to",)) else ""


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
    return begins_with(unit, closings) or addresses(text, unit)


def _postscript(units: Sequence[Unit]) -> tuple[Node, ...]:
    """A postscript: its paragraphs, and the initials or the name below them as its signature."""
    last = len(units)
    while last > 1 and units[last - 1].is_page:
        last -= 1
    signature = units[last - 1]
    is_signed = last > 1 and len(signature.text) < _LONGEST_NAME and _INITIALS.fullmatch(signature.text) is not None
    end = last - 1 if is_signed else len(units)
    nodes = [page_node(unit) if unit.is_page else Node("p", unit.parts) for unit in units[:end]]
    why = Evidence("postscript", "begins with the cue of a postscript, below the signature", 0.95)
    if is_signed:
        nodes.append(Node("signed", signature.parts))
        nodes.extend(page_node(unit) for unit in units[last:])
    return (Node("postscript", children=tuple(nodes), why=why),)
