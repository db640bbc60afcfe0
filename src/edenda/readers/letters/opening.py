"""How letters and memoranda open: letterhead, stamps, file number, dateline, address, labelled lines, salutation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edenda.model import Evidence
from edenda.readers.catalogue.publication import publication_role
from edenda.readers.context import Text, begins_with, ends_sentence, is_paragraph, lines_of
from edenda.readers.dateline import is_dateline, is_letter_dateline
from edenda.readers.draft import Node, Piece, field_piece, furniture
from edenda.readers.front.title_block import groups_of
from edenda.readers.letters.memorandum import Labels, labels_nodes
from edenda.readers.letters.stamps import IN_OPENER, line_kind
from edenda.readers.structure.breaks import page_node
from edenda.readers.units import Part, Unit

_SEARCHED: Final = 60
_LONGEST_SALUTE: Final = 90
_MOST_ABOVE: Final = 3
_MOST_ADDRESS: Final = 8
_MOST_LINES: Final = 24
_LONGEST_IN_CAPITALS: Final = 24
_FORMER_BREAK: Final = re.compile(r"(?:\s*\N{NO-BREAK SPACE}\s*){1,}|\s{3,}")
_OPENS: Final = frozenset({"seg", "dateline", "address", "salute"})
_HEADS: Final = frozenset({"head", "byline"})
_MOST_PLACES: Final = 2
_GAP: Final = re.compile(r"[^\S\n]{4,}")
_TITLED: Final = ("mr", "mr.", "mrs", "mrs.", "messrs", "messrs.", "to")


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


class Top(NamedTuple):
    """What stands above a text, as nodes in the source's order and header fields."""

    nodes: tuple[Node, ...]
    pieces: tuple[Piece, ...]


Plain = Callable[[Text, Sequence[Unit]], Top]
"""Reads lines above a text that say nothing of themselves: as a title, or as an address."""


def find_salutation(text: Text, units: Sequence[Unit], start: int = 0) -> int | None:
    """The index of the salutation among the first units from `start` on; None where there is none."""
    paragraphs = 0
    for index in range(start, min(len(units), start + _SEARCHED)):
        unit = units[index]
        paragraphs += is_paragraph(unit) and not publication_role(unit, text.language) and unit.text[:1] not in "[("
        if paragraphs > _MOST_ABOVE:
            break
        if index + 1 < len(units) and is_salutation(text, unit):
            return _after_address(text, units, index)
    return None


def _after_address(text: Text, units: Sequence[Unit], index: int) -> int:
    """The salutation itself where what looked like one is an address above it (`Messrs. Tull and Sons,`)."""
    if units[index].lower.split()[0] not in _TITLED:
        return index
    for later in range(index + 1, min(len(units) - 1, index + _MOST_ADDRESS)):
        if is_paragraph(units[later]):
            break
        if is_salutation(text, units[later]):
            return later
    return index


def is_salutation(text: Text, unit: Unit) -> bool:
    """Whether a line greets the reader of a letter."""
    words = text.language.words("letter", "salutations")
    if unit.is_page or len(unit.text) > _LONGEST_SALUTE or not (begins_with(unit, words) or addresses(text, unit)):
        return False
    count = unit.text.count(" ")
    ends = unit.text[-1] in ",:;!—–-" or (unit.text[-1] == "." and count < 4)
    return ends or (count < 4 and unit.lower.split()[0] not in _TITLED)


def addresses(text: Text, unit: Unit) -> bool:
    """Whether a short line that ends with a comma or colon addresses somebody (`Honoured and learned Sir,`)."""
    words = unit.lower.rstrip(",:;!—– ").split()
    return (
        0 < len(words) < 7
        and unit.text[-1] in ",:!—–"
        and words[-1] in text.language.words("letter", "salutation_words")
    )


def is_record(text: Text, units: Sequence[Unit], labels: Labels) -> bool:
    """Whether labels above a letter are a catalogue's: sender, addressee and date alone, with a salutation below."""
    return labels.roles <= {"to", "from", "date"} and find_salutation(text, units, labels.end) is not None


def find_opening(text: Text, units: Sequence[Unit]) -> Opening:
    """Where the letter's own text begins above its salutation, or above its first paragraph."""
    salute = find_salutation(text, units)
    limit = salute if salute is not None else next((i for i, unit in enumerate(units) if is_paragraph(unit)), 0)
    start, dateline = _lines_above(text, units, limit)
    while start < limit and units[start].is_page:
        start += 1
    if dateline is None:
        start = _after_title(text, units, start, limit)
    return Opening(start, -1 if salute is None else salute, dateline)


def above_labels(text: Text, units: Sequence[Unit], labels: Labels) -> int:
    """Where an opener begins whose dateline stands above the labelled lines; else where these do."""
    start, dateline = _lines_above(text, units, labels.start)
    return labels.start if dateline is None else start


def _lines_above(text: Text, units: Sequence[Unit], limit: int) -> tuple[int, int | None]:
    """Where the lines of an opener above its last one begin, and which of them is the dateline."""
    start = limit
    dateline = None
    while start > 0 and limit - start < _MOST_LINES:
        unit = units[start - 1]
        if not unit.is_page and not is_opener_line(text, unit, units[max(start - 2, 0)]):
            break
        if dateline is not None and unit.is_page:
            break
        if not unit.is_page and dateline is None and is_letter_dateline(unit.text):
            dateline = start - 1
        elif dateline is not None and units[start].blanks and not _is_above_dateline(text, units, start - 1):
            break
        start -= 1
    return start, dateline


def _is_above_dateline(text: Text, units: Sequence[Unit], at: int) -> bool:
    """Whether a line above a dateline and a blank line still belongs to the letter: a stamp, a file number."""
    return line_kind(text, units[at]) in ("stamp", "reference", "enclosures")


def _after_title(text: Text, units: Sequence[Unit], start: int, limit: int) -> int:
    """Without a dateline, a first group of lines above others, or one that says *letter*, is the title."""
    groups = groups_of(units[start:limit])
    if start > 0 or not groups or line_kind(text, groups[0][0]) in IN_OPENER:
        return start
    is_title = len(groups) > 1 or begins_with(groups[0][0], text.language.words("letter", "kinds"))
    return start + len(groups[0]) if is_title else start


def is_opener_line(text: Text, unit: Unit, above: Unit) -> bool:
    """Whether a line can stand in the opener of a letter: short, no sentence, no title in capitals."""
    if line_kind(text, unit) in IN_OPENER or _is_from_afar(text, unit):
        return True
    is_short = len(unit.text) < 100 and not (ends_sentence(unit.text) and unit.text.count(" ") > 8)
    is_bracketed = (unit.text[:1] in "[(" or unit.text[-1:] in "])") and not is_letter_dateline(unit.text)
    is_title = unit.text.isupper() and (
        len(unit.text) > _LONGEST_IN_CAPITALS or (above.text.isupper() and not unit.blanks)
    )
    return is_short and not is_bracketed and not is_title and not publication_role(unit, text.language)


def _is_from_afar(text: Text, unit: Unit) -> bool:
    """Whether a dateline begins with *from* and is no source: `From aboard the Constancy, 3 October 1776`."""
    return begins_with(unit, text.language.words("dateline", "openers")) and is_letter_dateline(unit.text)


def read_top(
    text: Text, units: Sequence[Unit], plain: Plain, labels: Labels | None = None, *, places: int = _MOST_PLACES
) -> Top:
    """Units above a text as nodes: stamps, file numbers, datelines, labelled lines; all others as `plain` reads them.

    `places` is the most lines above a date that can be its place; below 0 no line is a dateline.
    """
    if labels is not None:
        above = read_top(text, units[: labels.start], plain, places=places)
        below = read_top(text, units[labels.end :], plain, places=places)
        nodes, pieces = labels_nodes(text, units, labels)
        return Top((*above.nodes, *nodes, *below.nodes), (*above.pieces, *pieces, *below.pieces))
    nodes_found: list[Node] = []
    pieces_found: list[Piece] = []
    for kind, group in _top_groups(text, units, places):
        top = _read_group(text, kind, group, plain)
        nodes_found.extend(top.nodes)
        pieces_found.extend(top.pieces)
    return Top(tuple(nodes_found), tuple(pieces_found))


def _top_groups(text: Text, units: Sequence[Unit], places: int) -> list[tuple[str, list[Unit]]]:
    """Groups of lines with what they are; lines that are nothing by themselves are gathered over blank lines."""
    groups: list[tuple[str, list[Unit]]] = []
    for group in groups_of(units):
        for kind, lines in _kinds_in(text, group, places):
            if kind == "" and groups and groups[-1][0] == "":
                groups[-1][1].extend(lines)
            else:
                groups.append((kind, lines))
    return groups


def _kinds_in(text: Text, group: list[Unit], places: int) -> list[tuple[str, list[Unit]]]:
    """The lines of a group by kind; a dateline has with it the places directly above it."""
    if group[0].is_page or group[0].is_rule:
        return [("page" if group[0].is_page else "rule", group)]
    if places >= 0 and any(split_columns(unit, text.raw) for unit in group) and is_letter_dateline(group[-1].text):
        return [("columns", group)]
    found: list[tuple[str, list[Unit]]] = []
    for unit in group:
        kind = line_kind(text, unit)
        kind = kind if kind in IN_OPENER else "dateline" if places >= 0 and is_letter_dateline(unit.text) else ""
        if kind == "" and found and found[-1][0] == "":
            found[-1][1].append(unit)
        elif kind == "dateline" and found and found[-1][0] == "" and len(found[-1][1]) <= places:
            found[-1] = (kind, [*found[-1][1], unit])
        else:
            found.append((kind, [unit]))
    if places >= 0 and len(found) == 1 and not found[0][0] and is_dateline(" ".join(unit.text for unit in group)):
        return [("dateline", group)]
    return found


def _read_group(text: Text, kind: str, group: list[Unit], plain: Plain) -> Top:
    match kind:
        case "":
            return plain(text, group)
        case "page":
            return Top((page_node(group[0]),), ())
        case "rule":
            return Top((), (furniture(group[0].parts),))
        case "dateline":
            return Top((Node("dateline", lines_of(group)),), (field_piece("date-sent", lines_of(group), is_copy=True),))
        case "columns":
            return _columns(text, group)
        case _:
            return Top((stamp_node(kind, group[0].parts),), ())


def stamp_node(kind: str, parts: tuple[Part, ...]) -> Node:
    """A stamp, file number or subject line, as a `seg` that says which."""
    return Node(
        "seg", parts, attrs=(("type", kind),), why=Evidence("stamps", f"a line that is nothing but a {kind}", 0.9)
    )


def split_columns(unit: Unit, raw: str) -> tuple[Unit, Unit] | None:
    """A line with a wide gap in it as its left and its right column."""
    if len(unit.parts) != 1 or unit.is_rule or unit.is_page:
        return None
    part = unit.parts[0]
    gap = _GAP.search(raw, part.start, part.end)
    if gap is None or gap.end() >= part.end:
        return None
    left, right = part._replace(end=gap.start()), part._replace(start=gap.end())
    texts = (" ".join(raw[one.start : one.end].split()) for one in (left, right))
    first, second = (
        Unit((one,), shown, unit.blanks, unit.indent, unit.line)
        for one, shown in zip((left, right), texts, strict=True)
    )
    return first, second


def _columns(text: Text, group: list[Unit]) -> Top:
    """Lines in two columns: the dateline on the right, what stands beside it on the left as `seg`s in it."""
    segs: list[Node] = []
    inside: list[Node] = []
    dated: list[Part] = []
    last = group[-1]
    for unit in group:
        left, right = split_columns(unit, text.raw) or (None, unit)
        if left is not None:
            (inside if dated else segs).append(stamp_node(line_kind(text, left) or "reference", left.parts))
        after = inside or dated
        inside.append(Node("#text", (*((Part("lb", right.start, right.start),) if after else ()), *right.parts)))
        dated.extend((*((Part("lb", right.start, right.start),) if dated else ()), *right.parts))
        last = right
    is_plain = all(node.kind == "#text" for node in inside)
    whole = Node("dateline", tuple(dated)) if is_plain else Node("dateline", children=tuple(inside))
    return Top((*segs, whole), (field_piece("date-sent", last.parts, is_copy=True),))


def read_addresses(text: Text, units: Sequence[Unit]) -> Top:
    """Lines of an opener that are no dateline: addresses, a group of lines each."""
    return Top(tuple(address(text, group) for group in groups_of(units)), ())


def address(text: Text, group: Sequence[Unit]) -> Node:
    """Lines as an address."""
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


def letterheads(text: Text, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Nodes in which an address above the dateline is marked as the letterhead where it names no addressee."""
    dated = next((index for index, node in enumerate(nodes) if node.kind == "dateline"), 0)
    is_addressed = any(node.kind == "address" for node in nodes[dated:])
    cues = text.language.words("letter", "addressee_cues")
    found: list[Node] = []
    for index, node in enumerate(nodes):
        if node.kind == "address" and index < dated:
            part = node.children[0].parts[0]
            first = text.raw[part.start : part.end].lower().split()
            if is_addressed or first[0].strip(".,") not in cues:
                node = replace(node, attrs=(("rend", "letterhead"),))  # noqa: PLW2901 - the same node, marked
        found.append(node)
    return tuple(found)


def addressee_pieces(nodes: Sequence[Node]) -> tuple[Piece, ...]:
    """The first address that is no letterhead, as a header field."""
    for node in nodes:
        if node.kind == "address" and not node.attrs:
            parts: list[Part] = []
            for line in node.children:
                parts.extend((*((Part("lb", line.parts[0].start, line.parts[0].start),) if parts else ()), *line.parts))
            return (field_piece("addressee", tuple(parts), is_copy=True),)
    return ()


def arrange(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Nodes above a text gathered into openers. Lists follow the openers, or stand in a `seg` where one goes on."""
    tops = [index for index, node in enumerate(nodes) if node.kind in _OPENS or node.kind in _HEADS]
    last = tops[-1] if tops else -1
    found: list[Node] = []
    current: list[Node] = []
    for index, node in enumerate(nodes):
        if node.kind in _OPENS or (node.kind == "list" and index < last):
            current.append(node if node.kind != "list" else Node("seg", children=(node,), attrs=node.attrs))
        elif node.kind in ("pb", "milestone") and current and index < last:
            current.append(node)
        else:
            found.extend(_opener(current))
            current = []
            found.append(node)
    return (*found, *_opener(current))


def _opener(children: list[Node]) -> tuple[Node, ...]:
    return (Node("opener", children=tuple(children)),) if children else ()
