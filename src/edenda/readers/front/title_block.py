"""What stands above a text: title, sub-title, byline, date, publication lines, a catalogue record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edenda.readers.catalogue.publication import labelled, publication_pieces, publication_role
from edenda.readers.catalogue.records import find_before, record_pieces
from edenda.readers.context import Text, begins_with, ends_sentence, is_paragraph, lines_of
from edenda.readers.dateline import is_date_only, is_dated, is_dateline
from edenda.readers.draft import Node, Piece, field_piece, furniture
from edenda.readers.front.openings import begins_opening, usual_margin
from edenda.readers.hints.blocks import first_settled
from edenda.readers.once import once
from edenda.readers.structure.breaks import page_node
from edenda.readers.structure.dated_heads import dated_heads
from edenda.readers.structure.heading_forms import depth_of_number
from edenda.readers.structure.heading_marks import heading_attrs, heading_parts, marked, underlining
from edenda.readers.structure.headings import flags_in
from edenda.readers.units import Part, Unit
from edenda.readers.web.boundaries import within_boundaries
from edenda.readers.web.furniture import is_furniture

_BYLINE: Final = re.compile(r"by\s+(?=[A-Z])", re.IGNORECASE)
#: `Posted on 14 February 2016 by A. Smith`: when a text was posted, and by whom.
_POSTED: Final = re.compile(
    r"(?:posted|published|uploaded)(?: on)?:? (?P<date>.{6,40}?)(?: by (?P<author>[^,.]{3,60}))?\.?", re.IGNORECASE
)
_LONGEST_TITLE: Final = 220
#: Words with which a title begins that only speaks of a body.
_LEADING: Final = ("on", "to", "against", "for", "about", "towards")
_PERSON: Final = re.compile(
    r"(?![^a-z]+$)(?:[^\W\d_a-z][\w’'-]+|[A-Z]\.)(?:\s(?:[^\W\d_a-z][\w’'-]+|[A-Z]\.|von|van|de|der|du|la)){1,3}"
)
#: A word or sign at a line's end after which a title goes on in the next line.
_CONNECTING: Final = re.compile(r"(?:\b(?:of|the|and|on|to|in|for|at|by|a|an|with|from|or)|[,&–—-])$", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[a-z]{3}[.!?]\s+[A-Z]")
_GENERAL: Final = re.compile(r"[\w'’-]+")


class Front(NamedTuple):
    """The front of a document: nodes for the text, fields for the header, and the number of units they took."""

    nodes: tuple[Node, ...]
    pieces: tuple[Piece, ...]
    length: int


def catalogue_front(text: Text, units: Sequence[Unit]) -> tuple[tuple[Piece, ...], tuple[Unit, ...]]:
    """The fields of a catalogue record above the text, and the units without it."""
    inner, around = within_boundaries(text, units)
    start, end = find_before(inner, text.raw, text.language)
    if end == 0:
        return around, inner
    below = [replace(unit, blanks=max(1, unit.blanks)) for unit in inner[end : end + 1]]
    fields = record_pieces(inner[start:end], text.raw, text.language)
    return (*around, *fields), (*inner[:start], *below, *inner[end + 1 :])


def record_blocks(text: Text) -> int:
    """How many of a text's blocks the catalogue record above it takes."""
    _, end = find_before(text.units, text.raw, text.language)
    return sum(not unit.is_page for unit in text.units[:end])


def split_front(text: Text, units: Sequence[Unit]) -> int:
    """The number of units that stand before the first paragraph, the heading directly above it apart."""
    return _split_blocks(text) if units is text.blocks else _split(text, units)


@once
def _split_blocks(text: Text) -> int:
    return _split(text, text.blocks)


def _split(text: Text, units: Sequence[Unit]) -> int:
    limit = first_settled(units)
    units = units[:limit]
    flags = flags_in(text, units)
    dates = dated_heads(units)
    first = next((index for index, unit in enumerate(units) if _can_be_title(text, unit)), 0)
    last_shapes = {_shape(units, at): at for at in range(len(units) - 1) if flags[at]}
    numbered = max((at for at in range(len(units)) if flags[at] and depth_of_number(units[at])), default=-1)
    flush = usual_margin(text)
    for index, unit in enumerate(units):
        if unit.is_page or is_furniture(unit, text.language):
            continue
        is_begun = index > first and (begins_opening(text, units, index, flush) or not _can_be_front(text, unit))
        if index in dates or is_begun:
            return index
        is_publication = index < 12 and bool(publication_role(unit, text.language)) and not _is_prose(unit)
        if index > first and unit.text.endswith(":") and not is_publication and labelled(unit) is None:
            return index
        if is_paragraph(unit) and not is_publication and (index > first or _is_no_title(unit)):
            start = index
            while (above := _line_above(units, start)) > first and flags[above]:
                is_numbered = depth_of_number(units[above]) > 0 and numbered > above
                if not is_numbered and not _is_first_heading(units, above, last_shapes):
                    break
                start = above
            return start
    return len(units) if limit is not None else min(first + 1, len(units))


def _line_above(units: Sequence[Unit], index: int) -> int:
    """The index of the unit above another, a rule that underlines it left out."""
    is_rule = index > 1 and units[index - 1].is_rule and bool(underlining(units, index - 2))
    return index - 1 - is_rule


def _is_prose(unit: Unit) -> bool:
    """Whether a unit is more than one sentence and begins with no label, though perhaps with a word that labels do."""
    return len(unit.text) > _LONGEST_TITLE and ":" not in unit.text[:40] and len(_SENTENCE.findall(unit.text)) > 1


def _can_be_title(text: Text, unit: Unit) -> bool:
    is_other = unit.is_page or unit.is_rule or is_furniture(unit, text.language)
    return not is_other and not publication_role(unit, text.language)


def _is_no_title(unit: Unit) -> bool:
    """Whether a paragraph above all else is no title.

    It is too long, the file's format says it is a paragraph, or it goes on with a sentence and ends it.
    """
    is_sentence = unit.text[:1].islower() and ends_sentence(unit.text) and unit.text.count(" ") > 8
    return len(unit.text) > _LONGEST_TITLE or unit.style == "paragraph" or is_sentence


def _can_be_front(text: Text, unit: Unit) -> bool:
    """Whether a line may stand in a title block; where titles have styles, one without has to look like it."""
    is_plain = unit.style != "paragraph" or bool(_line_kind(text, unit))
    return is_plain or is_byline(unit) or unit.is_dateline or is_body_name(text, unit.text)


def _shape(units: Sequence[Unit], index: int) -> tuple[bool, bool]:
    """Whether blank lines stand before and after a unit."""
    return units[index].blanks > 0, units[index + 1].blanks > 0


def _is_first_heading(units: Sequence[Unit], index: int, last_shapes: Mapping[tuple[bool, bool], int]) -> bool:
    """Whether a line above the first paragraph heads a section and is no part of the title.

    It does where later headings stand as it does: with the same blank lines before and after.
    """
    if is_byline(units[index]) or _POSTED.fullmatch(units[index].text) or not units[index].blanks:
        return False
    return last_shapes.get(_shape(units, index), index) > index


def groups_of(units: Sequence[Unit]) -> list[list[Unit]]:
    """Units gathered where no blank line stands between them; page markers and rules stand by themselves."""
    groups: list[list[Unit]] = []
    for unit in units:
        before = groups[-1][-1] if groups else unit
        if (
            unit.blanks
            or unit.style != before.style
            or before is unit
            or any(one.is_page or one.is_rule for one in (unit, before))
        ):
            groups.append([])
        groups[-1].append(unit)
    return groups


def read_front(text: Text, units: Sequence[Unit]) -> Front:
    """Title, byline, dates and publication lines, group by group."""
    kinds: list[tuple[str, list[Unit]]] = []
    before: Counter[str] = Counter()
    for group in _split_groups(text, units):
        kind = _kind(text, group, before, kinds[-1][0] if kinds else "")
        before[kind] += 1
        kinds.append((kind, group))
    kinds = _author_first(_settle(text, kinds))
    nodes: list[Node] = []
    pieces: list[Piece] = []
    for kind, group in kinds:
        new_nodes, new_pieces = _front_block(text, kind, group)
        nodes.extend(new_nodes)
        pieces.extend(new_pieces)
    return Front(tuple(nodes), tuple(pieces), len(units))


def _split_groups(text: Text, units: Sequence[Unit]) -> list[list[Unit]]:
    """Groups of lines, divided again where a date, a byline or a publication line begins."""
    groups: list[list[Unit]] = []
    for group in groups_of(units):
        current: list[Unit] = []
        for unit in group:
            kind = _line_kind(text, unit)
            if (
                current and not kind and not _line_kind(text, current[-1]) and _begins_anew(text, current[-1], unit)
            ) or (current and (kind or _line_kind(text, current[-1])) and kind != _line_kind(text, current[-1])):
                groups.append(current)
                current = []
            current.append(unit)
        groups.append(current)
    return groups


def _begins_anew(text: Text, before: Unit, unit: Unit) -> bool:
    """Whether a line of a title block does not go on with the line above it."""
    if before.text.isupper() != unit.text.isupper():
        return True
    goes_on = not unit.text[:1].isupper() or _CONNECTING.search(before.text) is not None
    return (
        not goes_on
        and not unit.text.isupper()
        and not (is_body_name(text, before.text) and is_body_name(text, unit.text))
    )


def _line_kind(text: Text, unit: Unit) -> str:
    """What a line of a title block is by itself; empty where that depends on its neighbours."""
    if unit.style in _STYLES:
        return _STYLES[unit.style]
    return next((kind for kind, is_kind in _LINE_KINDS if is_kind(text, unit)), "")


_STYLES: Final = {"title": "title", "subtitle": "sub"}
_LINE_KINDS: Final[tuple[tuple[str, Callable[[Text, Unit], bool]], ...]] = (
    ("page", lambda _, unit: unit.is_page),
    ("posted", lambda _, unit: _POSTED.fullmatch(unit.text) is not None and is_dated(unit.text)),
    ("rule", lambda text, unit: unit.is_rule or is_furniture(unit, text.language)),
    ("date", lambda _, unit: is_date_only(unit.text)),
    ("byline", lambda _, unit: _BYLINE.match(unit.text) is not None and unit.text.count(" ") < 9),
    ("publication", lambda text, unit: bool(publication_role(unit, text.language)) or _is_bracketed(unit)),
)


def _is_bracketed(unit: Unit) -> bool:
    return unit.text.startswith("[") and unit.text.endswith("]")


def is_byline(unit: Unit) -> bool:
    """Whether a line names an author: `by` and a name, or nothing but a person's name."""
    if unit.text.endswith(":"):
        return False
    names_author = _BYLINE.match(unit.text) is not None and unit.text.count(" ") < 9
    return names_author or _PERSON.fullmatch(unit.text) is not None


def _kind(text: Text, group: list[Unit], before: Mapping[str, int], last: str) -> str:
    kind = _line_kind(text, group[0])
    if kind:
        return "sub" if kind == "title" and "title" in before else kind
    if last == "publication" and not group[0].blanks:
        return "publication"
    whole = " ".join(unit.text for unit in group)
    is_body = is_body_name(text, whole)
    if "title" not in before:
        return "body-name" if is_body else "title"
    if not is_body and len(group) == 1 and before["title"] == 1 and _PERSON.fullmatch(whole):
        return "byline"
    if is_dateline(whole):
        return "dateline"
    return "body-name" if is_body and not _opens_as_resolution(text, group[0]) else "sub"


def is_body_name(text: Text, words: str) -> bool:
    """Whether a line names a body (`Executive Committee`, `Union of Teachers`) and nothing it did or was."""
    if _opens_with_kind(text, words) or len(words) > 120 or words.endswith("."):
        return False
    tokens = _GENERAL.findall(words.lower())
    of = tokens.index("of") if "of" in tokens else len(tokens)
    heads = (*text.language.words("bodies", "heads"), *text.language.words("resolution", "bodies"))
    has_head = any(token in heads for token in tokens[max(of - 1, 0) : of])
    has_kind = any(token in text.language.words("resolution", "kinds") for token in tokens)
    return has_head and not has_kind and not any(char.isdigit() for char in words) and tokens[0] not in _LEADING


def _opens_with_kind(text: Text, words: str) -> bool:
    first = words.lower().split()
    return bool(first) and first[0].strip(",.:") in text.language.words("resolution", "kinds")


def _opens_as_resolution(text: Text, unit: Unit) -> bool:
    return begins_with(unit, text.language.words("resolution", "openings"))


def _author_first(kinds: list[tuple[str, list[Unit]]]) -> list[tuple[str, list[Unit]]]:
    """A person's name above a title is the author's: `A. Smith`, then `On Bread`."""
    named = [index for index, (kind, _) in enumerate(kinds) if kind in ("title", "sub", "byline")]
    if len(named) < 2 or kinds[named[0]][0] != "title":
        return kinds
    (_, above), (second, below) = kinds[named[0]], kinds[named[1]]
    if (
        len(above) == 1
        and _PERSON.fullmatch(above[0].text)
        and second in ("sub", "byline")
        and not _BYLINE.match(below[0].text)
    ):
        kinds[named[0]], kinds[named[1]] = ("byline", above), ("title", below)
    return kinds


def _settle(text: Text, kinds: list[tuple[str, list[Unit]]]) -> list[tuple[str, list[Unit]]]:
    """Make a title of the first group where nothing else is one: a body's name can be all the title there is."""
    del text
    if kinds and not any(kind == "title" for kind, _ in kinds):
        for wanted in ("sub", "body-name", "dateline"):
            at = next((index for index, (kind, _) in enumerate(kinds) if kind == wanted), None)
            if at is not None:
                kinds[at] = ("title", kinds[at][1])
                break
    return kinds


_Block = tuple[tuple[Node, ...], tuple[Piece, ...]]


def _front_block(text: Text, kind: str, group: list[Unit]) -> _Block:
    """The nodes and header fields of one group of a title block."""
    if kind == "rule":
        return (), tuple(furniture(unit.parts) for unit in group)
    if kind == "page":
        return (page_node(group[0]),), ()
    if kind in _FRONT_BLOCKS:
        return _FRONT_BLOCKS[kind](text, group)
    return (), publication_pieces(group, text.raw, text.language)


def _title_block(kind: str, role: str) -> Callable[[Text, list[Unit]], _Block]:
    def block(text: Text, group: list[Unit]) -> _Block:
        parts = heading_parts(group[0], text.raw) if len(group) == 1 else lines_of(group)
        look = heading_attrs(marked(group, 0)) if len(group) == 1 else ()
        return (Node("head", parts, attrs=(("type", kind), *look)),), (field_piece(role, parts, is_copy=True),)

    return block


def _body_name_block(text: Text, group: list[Unit]) -> _Block:
    del text
    author = Node("docAuthor", children=(Node("orgName", lines_of(group)),))
    return (Node("byline", children=(author,)),), (field_piece("author-org", lines_of(group), is_copy=True),)


def _byline_block(text: Text, group: list[Unit]) -> _Block:
    by, author = _divide_byline(text, group)
    children = (*((Node("#text", by),) if by else ()), Node("docAuthor", author))
    return (Node("byline", children=children),), (field_piece("author", author, is_copy=True),)


def _posted_block(text: Text, group: list[Unit]) -> _Block:
    """A line that says when, and by whom, a text was posted: no text of the document itself."""
    pieces = [field_piece("date-posted", lines_of(group))]
    part = group[0].parts[0]
    match = _POSTED.fullmatch(text.raw, part.start, part.end)
    if match and match["author"]:
        author = part._replace(start=match.start("author"), end=match.end("author"))
        pieces.append(field_piece("author", (author,), is_copy=True))
    return (), tuple(pieces)


def _sub_block(text: Text, group: list[Unit]) -> _Block:
    """A sub-title; one that says when something was adopted dates the text."""
    nodes, pieces = _title_block("sub", "subtitle")(text, group)
    if begins_with(group[0], text.language.words("resolution", "openings")) and is_dated(group[0].text):
        pieces = (*pieces, field_piece("date-composed", lines_of(group), is_copy=True))
    return nodes, pieces


def _date_block(element: str) -> Callable[[Text, list[Unit]], _Block]:
    def block(text: Text, group: list[Unit]) -> _Block:
        del text
        return (Node(element, lines_of(group)),), (field_piece("date-composed", lines_of(group), is_copy=True),)

    return block


_FRONT_BLOCKS: Final[dict[str, Callable[[Text, list[Unit]], _Block]]] = {
    "title": _title_block("main", "title"),
    "sub": _sub_block,
    "posted": _posted_block,
    "body-name": _body_name_block,
    "byline": _byline_block,
    "date": _date_block("docDate"),
    "dateline": _date_block("dateline"),
}


def _divide_byline(text: Text, group: list[Unit]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The pieces of `by`, and those of the name."""
    first, *rest = lines_of(group)
    match = _BYLINE.match(text.raw, first.start, first.end)
    at = match.end() if match else first.start
    by = first._replace(end=first.start + len(text.raw[first.start : at].rstrip()))
    return ((by,) if match else ()), (first._replace(start=at), *rest)
