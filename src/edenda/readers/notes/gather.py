"""The printed notes of a text taken out of its units: what is left reads as if no note stood between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edenda.ids import UniqueIds
from edenda.languages import Language
from edenda.readers.draft import Node
from edenda.readers.layout.line_numbers import LineNumber
from edenda.readers.layout.lines import Line, read_lines
from edenda.readers.layout.paragraphs import Hyphen
from edenda.readers.layout.steps import Lines, Page
from edenda.readers.notes.apparatus import NO_NOTES, Apparatus, Note
from edenda.readers.notes.calls import Calls
from edenda.readers.notes.labels import CALLS_OF, Label, follows, id_of, read_label
from edenda.readers.notes.matching import Matched, is_bibliography, match_blocks
from edenda.readers.notes.printed import SPOKEN, Entry, Sheet, find_blocks
from edenda.readers.units import Part, Unit

_WIDEST: Final = 115
_FULL: Final = 0.82


class Gathered(NamedTuple):
    """The units of the running text, and the notes that stood among them."""

    units: tuple[Unit, ...]
    notes: Apparatus
    hyphens: tuple[Hyphen, ...] = ()
    """The hyphens at line ends that were kept in doubt."""
    numbers: tuple[LineNumber, ...] = ()
    """The numbers of lines in the margins."""


def gather_notes(raw: str, language: Language) -> Gathered:
    """The units of a text without its printed notes, and these."""
    lines = Lines(raw, language)
    width = _width(lines.lines)
    labels = _labels(raw, lines.lines, width, language)
    if not labels:
        return _gathered(lines.page(), NO_NOTES)
    starts = _paragraph_starts(lines.lines, width) | labels.keys()
    calls = Calls(raw, starts, language)
    if not any(_may_be_note(label, start, calls) for start, label in labels.items()):
        return _gathered(lines.page(), NO_NOTES)
    sheet = Sheet(raw, lines.page(apart=labels).units, labels, calls, language)
    blocks = find_blocks(sheet)
    matched = match_blocks(sheet, blocks)
    works = (block for block in blocks if is_bibliography(sheet, block))
    listed = frozenset(entry.label.n for block in works for entry in block.entries)
    if not matched:
        return _gathered(lines.page(), replace(NO_NOTES, listed=listed))
    notes = replace(_apparatus(sheet, matched), listed=listed)
    taken = {part.start for note in notes.notes for node in note.nodes for part in node.parts}
    taken |= {part.start for parts in notes.aside for part in parts}
    called = {place.start for note in notes.notes for place in note.calls}
    return _gathered(lines.page(without=taken, calls=called), notes)


def gather_from(raw: str, units: tuple[Unit, ...], language: Language, aside: tuple[tuple[Part, ...], ...]) -> Gathered:
    """Units that are known already without the notes printed among them; `aside` is the page's furniture."""
    starts = frozenset(unit.start for unit in units if not unit.is_page and not unit.is_settled)
    labels = {start: label for start, label in _labels(raw, read_lines(raw), 0, language).items() if start in starts}
    calls = Calls(raw, starts, language)
    sheet = Sheet(raw, units, labels, calls, language)
    blocks = find_blocks(sheet) if any(_may_be_note(label, at, calls) for at, label in labels.items()) else ()
    matched = match_blocks(sheet, blocks) if blocks else ()
    if not matched:
        return Gathered(units, Apparatus(aside=aside))
    notes = _apparatus(sheet, matched)
    taken = {part.start for note in notes.notes for node in note.nodes for part in node.parts}
    taken |= {part.start for parts in notes.aside for part in parts}
    rest = tuple(unit for unit in units if unit.start not in taken)
    return Gathered(rest, replace(notes, aside=(*notes.aside, *aside)))


def _gathered(page: Page, notes: Apparatus) -> Gathered:
    return Gathered(page.units, notes, page.hyphens, page.numbers)


def _width(lines: Sequence[Line]) -> int:
    """The width of wrapped lines; 0 where a line is a paragraph."""
    lengths = sorted(line.indent + len(line.text) for line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    return width if width <= _WIDEST else 0


def _ends_early(line: Line, following: Line, width: int) -> bool:
    """Whether a line ends a paragraph: the next word would have fitted, or each line is one."""
    word = following.text.split(maxsplit=1)[0]
    return not width or line.indent + len(line.text) + 1 + len(word) < _FULL * width


def _paragraph_starts(lines: Sequence[Line], width: int) -> frozenset[int]:
    return frozenset(
        line.start
        for index, line in enumerate(lines)
        if line.blanks or not index or _ends_early(lines[index - 1], line, width)
    )


def _labels(raw: str, lines: Sequence[Line], width: int, language: Language) -> dict[int, Label]:
    """The labels with which lines begin that may open a note, by where they stand."""
    found: dict[int, Label] = {}
    last: Label | None = None
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        opens = before is None or bool(line.blanks) or "\f" in raw[before.end : line.start]
        last = None if opens else last
        label = read_label(raw, line.start, line.end, language)
        if label is None:
            continue
        counts_up = last is not None and last.form == label.form and follows(last.n, label.n)
        if opens or counts_up or (before is not None and _ends_early(before, line, width)):
            found[line.start] = last = label
    return found


def _may_be_note(label: Label, start: int, calls: Calls) -> bool:
    if label.form in SPOKEN:
        return True
    return any(calls.has(form, label.n, 0, start) for form in CALLS_OF[label.form])


def _apparatus(sheet: Sheet, matched: Sequence[Matched]) -> Apparatus:
    ids = UniqueIds()
    notes: list[Note] = []
    for one in matched:
        place = _place(sheet, one, len(matched))
        for entry, calls in zip(one.block.entries, one.calls, strict=True):
            n = entry.label.n
            nodes = _paragraphs(sheet, entry)
            notes.append(Note(ids.unused(id_of(n)), n, place, nodes, tuple(call.place for call in calls)))
    aside = tuple(sheet.units[index].parts for one in matched for index in one.block.lead)
    return Apparatus(tuple(notes), aside, end=_end(sheet, matched), is_headed=matched[-1].block.is_headed)


def _place(sheet: Sheet, one: Matched, count: int) -> str:
    """@place: at the foot of a page, or at the end of the text or a section; the only page of a text has a foot too."""
    block = one.block
    if block.is_headed:
        return "end"
    has_pages = any(unit.is_page for unit in sheet.units) or "\f" in sheet.raw
    if block.form in SPOKEN or (block.is_foot and block.end < len(sheet.units)):
        return "bottom"
    return "end" if has_pages or count > 1 else "bottom"


def _end(sheet: Sheet, matched: Sequence[Matched]) -> int:
    """Where what was printed below the last notes begins; -1 where text goes on there.

    It does below notes of a page, a section or a paragraph: where others stand further above, where a page ends, or
    where the paragraph directly above calls them.
    """
    last = matched[-1].block
    if last.end == len(sheet.units) or last.form in SPOKEN or not (last.is_headed or len(matched) == 1):
        return -1
    above = [index for index in range(last.first) if not sheet.units[index].is_page and index not in last.lead]
    start = sheet.units[above[-1]].start if above else 0
    is_called_above = any(call.place.start > start for calls in matched[-1].calls for call in calls)
    is_apart = last.is_headed or not (last.is_foot or is_called_above)
    return sheet.units[last.end].start if is_apart else -1


def _paragraphs(sheet: Sheet, entry: Entry) -> tuple[Node, ...]:
    """A note's paragraphs, its label set apart."""
    units = sheet.units[entry.first : entry.end]
    head, *rest = units[0].parts
    cut = head.start + entry.label.length
    text = (head._replace(start=cut),) if cut < head.end else ()
    paragraphs: list[list[Part]] = [[Part("label", head.start, cut), *text, *rest]]
    last = units[0]
    for unit in units[1:]:
        if unit.is_page:
            paragraphs[-1].extend(unit.parts)
        elif (paragraphs[-1][-1].kind == "pagemark" or not unit.blanks) and _runs_on(last, unit):
            paragraphs[-1] = [*_with_hyphen(paragraphs[-1], sheet.raw, unit), *unit.parts]
        else:
            paragraphs.append(list(unit.parts))
        last = last if unit.is_page else unit
    if entry.label.form == "worded":
        paragraphs[-1] = _without_bracket(paragraphs[-1], sheet.raw)
    return tuple(Node("p", tuple(parts)) for parts in paragraphs)


def _runs_on(before: Unit, after: Unit) -> bool:
    """Whether a paragraph of a note goes on behind a page marker, or on the next line."""
    return after.text[:1].islower() or before.text[-1:] not in ".!?”\"')]"


def _with_hyphen(parts: list[Part], raw: str, after: Unit) -> list[Part]:
    """A paragraph that ends with page markers, the hyphen of a word that they divide set apart."""
    at = max((index for index, part in enumerate(parts) if part.kind == "text"), default=-1)
    if at < 0 or not after.text[:1].islower():
        return parts
    end = parts[at].end
    if raw[end - 1] != "-" or not raw[end - 2].isalpha():
        return parts
    return [*parts[:at], parts[at]._replace(end=end - 1), Part("hyphen", end - 1, end), *parts[at + 1 :]]


def _without_bracket(parts: list[Part], raw: str) -> list[Part]:
    """A paragraph with the bracket that closes a note set apart."""
    last = parts[-1]
    if last.kind != "text" or raw[last.end - 1] != "]":
        return parts
    kept = [last._replace(end=last.end - 1)] if last.end - 1 > last.start else []
    return [*parts[:-1], *kept, Part("label", last.end - 1, last.end)]
