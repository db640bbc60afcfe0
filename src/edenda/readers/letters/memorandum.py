"""The labelled lines at the head of a memorandum: `To:`, `From:`, `Subject:`, and who was present."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Evidence
from edenda.readers.context import Text, begins_with, ends_sentence, is_paragraph, lines_of
from edenda.readers.dateline import is_letter_dateline
from edenda.readers.draft import Node, Piece, field_piece
from edenda.readers.letters.signatories import signatory
from edenda.readers.letters.stamps import is_stamp
from edenda.readers.structure.breaks import page_node
from edenda.readers.units import Part, Unit

_SEARCHED: Final = 40
_LONGEST_LABEL: Final = 40
_LONGEST_VALUE: Final = 110
_MOST_PRESENT: Final = 80
#: A label and its colon, or a label in capitals and a column of blanks.
_LABEL: Final = re.compile(
    r"(?P<label>[^\W\d_][^:\n]{0,38}?)\s*(?::(?=\s|$)|\s(?=—)|(?<=[A-Z])(?=\s{3,}\S)|(?<=[A-Z])\t+(?=\S))[\s—]*"
)
_PARTICIPANTS: Final = "participants"
_OF_PARTY: Final = ("for ", "from ", "of ", "on ")
_NAMED: Final = frozenset({"to", "from"})


class Entry(NamedTuple):
    """A label at the head of a memorandum: what it says, where its value begins, and the indexes of its units."""

    role: str
    start: int
    end: int
    cut: int
    """The length of label and mark in the first unit; 0 where the label stands on a line of its own."""


class Labels(NamedTuple):
    """The labelled lines between two indexes of units."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def roles(self) -> frozenset[str]:
        """What the labels say."""
        return frozenset(entry.role for entry in self.entries)

    def shifted(self, by: int) -> Labels:
        """The same labels where the units begin elsewhere."""
        entries = tuple(entry._replace(start=entry.start + by, end=entry.end + by) for entry in self.entries)
        return Labels(self.start + by, self.end + by, entries)


@cache
def _roles(language: Language) -> dict[str, str]:
    return {word: role for role, words in language.table("memorandum", "labels").items() for word in words}


def find_labels(text: Text, units: Sequence[Unit]) -> Labels | None:
    """The labelled lines above a text that make it a memorandum or a record; None where there are too few of them."""
    for index in range(min(len(units), _SEARCHED)):
        if _is_text(units[index]):
            return None
        if _label(text, units, index) is None:
            continue
        found = _from(text, units, index)
        if _are_enough(text, units, found):
            return found
    return None


def _is_text(unit: Unit) -> bool:
    return not unit.is_page and is_paragraph(unit) and _LABEL.match(unit.text) is None and unit.text[:1] not in "[("


def _are_enough(text: Text, units: Sequence[Unit], found: Labels) -> bool:
    """Whether these are a memorandum's labels and no catalogue record: of its kinds, and no others beside them."""
    if any(_is_other_label(text, units, at) for at in (found.start - 1, found.end)):
        return False
    if _PARTICIPANTS in found.roles:
        return len(found.entries) > 1 or found.end - found.start > 2
    return len(found.entries) > 1 and bool(_NAMED & found.roles) and len(found.roles) > 1


def _is_other_label(text: Text, units: Sequence[Unit], at: int) -> bool:
    if not 0 <= at < len(units) or units[at].is_page or is_paragraph(units[at]):
        return False
    match = _LABEL.match(units[at].text)
    return (
        match is not None
        and ":" in match[0]
        and match["label"].lower() not in _roles(text.language)
        and not is_stamp(text, units[at])
    )


def lists_present(text: Text, units: Sequence[Unit], index: int) -> bool:
    """Whether a line says who was present: one such line is a paragraph, two labelled lines are a list."""
    label = _label(text, units, index)
    return label is not None and label[0] == _PARTICIPANTS and label[1] > 0


def _from(text: Text, units: Sequence[Unit], start: int) -> Labels:
    entries: list[Entry] = []
    index = start
    while index < len(units):
        label = _label(text, units, index)
        if label is None:
            break
        role, cut = label
        end = _value_end(text, units, index, role=role, cut=cut)
        entries.append(Entry(role, index, end, cut))
        index = end
        while index < len(units) and (units[index].is_page or units[index].is_rule) and _goes_on(text, units, index):
            index += 1
    return Labels(start, entries[-1].end if entries else start, tuple(entries))


def _goes_on(text: Text, units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and _label(text, units, index + 1) is not None


def _label(text: Text, units: Sequence[Unit], index: int) -> tuple[str, int] | None:
    """What a line's label says and its length with its mark; the length is 0 for a label on a line of its own."""
    unit = units[index]
    if unit.is_page or unit.is_rule or not unit.text[:1].isupper():
        return None
    known = _roles(text.language)
    bare = _bare(unit.text)
    if bare in known and (unit.text.isupper() or unit.text.rstrip().endswith(":") or _heads_names(text, units, index)):
        return known[bare], 0
    first = unit.parts[0]
    match = _LABEL.match(text.raw, first.start, first.end)
    if match is None:
        return _addressed(text, unit)
    role = _role_of(known, _bare(match["label"]))
    return (role, match.end() - first.start) if role and match.end() < first.end else None


def _role_of(known: Mapping[str, str], label: str) -> str:
    """What a label says; `Participants for the Union` says what `Participants` does."""
    first, _, rest = label.partition(" ")
    is_party = known.get(first) == _PARTICIPANTS and rest.startswith(_OF_PARTY)
    return _PARTICIPANTS if is_party else known.get(label, "")


def _addressed(text: Text, unit: Unit) -> tuple[str, int] | None:
    """`MEMORANDUM FOR THE PRESIDENT`: a label in capitals that goes on with its value."""
    for label in ("memorandum for", "memorandum to", "memo for", "memo to", "memorandum from"):
        if unit.lower.startswith(f"{label} ") and unit.text.isupper() and len(unit.text) < _LONGEST_VALUE:
            return _roles(text.language)[label], len(label)
    return None


def _bare(label: str) -> str:
    return " ".join(label.lower().strip(" :.—").replace("(s)", "s").split())


def _heads_names(text: Text, units: Sequence[Unit], index: int) -> bool:
    """Whether a label of a list of persons stands above names: `Present` and two lines or more."""
    if _roles(text.language).get(_bare(units[index].text)) != _PARTICIPANTS:
        return False
    below = units[index + 1 : index + 3]
    return len(below) == 2 and all(_is_name_line(text, unit) for unit in below)


def _value_end(text: Text, units: Sequence[Unit], index: int, *, role: str, cut: int) -> int:
    """The index after the last unit of a label's value."""
    end = index + 1
    if cut:
        while (
            end < len(units) and not units[end].blanks and _is_value(text, units, end) and _is_deeper(units, index, end)
        ):
            end += 1
        return end
    if role != _PARTICIPANTS:
        while end < len(units) and _is_value(text, units, end) and (end == index + 1 or not units[end].blanks):
            end += 1
        return end
    return _names_end(text, units, end)


def _is_deeper(units: Sequence[Unit], index: int, end: int) -> bool:
    return units[end].indent > units[index].indent + 1


def _is_value(text: Text, units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    if unit.is_page or unit.is_rule or _label(text, units, at) is not None:
        return False
    return len(unit.text) < 2 * _LONGEST_VALUE and not (is_paragraph(unit) and len(unit.text) > _LONGEST_VALUE)


def _names_end(text: Text, units: Sequence[Unit], end: int) -> int:
    """The index after the last of a list of persons: its first group of lines, and further groups that surely are."""
    first = end
    while end < len(units) and end - first < _MOST_PRESENT:
        group = end
        while group < len(units) and (group == end or not units[group].blanks) and _is_present(text, units, group):
            group += 1
        is_next = group < len(units) and is_paragraph(units[group])
        names = units[end:group]
        if not names or (end > first and is_next and not _are_persons(text, names)):
            break
        end = group
    return end


def _are_persons(text: Text, lines: Sequence[Unit]) -> bool:
    """Whether lines directly above a paragraph name persons and are no heading: an office or a title in one of them."""
    titles = text.language.words("record", "titles")
    return any(_is_office_line(unit) or begins_with(unit, titles) for unit in lines)


def _is_present(text: Text, units: Sequence[Unit], at: int) -> bool:
    return _label(text, units, at) is None and _is_name_line(text, units[at])


def _is_name_line(text: Text, unit: Unit) -> bool:
    """Whether a line can name a person who was present, or the party that he came with."""
    if unit.is_page or unit.is_rule or len(unit.text) > _LONGEST_VALUE or is_stamp(text, unit):
        return False
    if is_letter_dateline(unit.text) or not (unit.text[:1].isupper() or unit.text[:1] in "-–—•*"):
        return False
    return unit.text[-1] not in "!?" and not (ends_sentence(unit.text) and unit.text.count(" ") > 7)


def _is_office_line(unit: Unit) -> bool:
    return "," in unit.text or "(" in unit.text or unit.text.rstrip(".").endswith(("Mr", "Mrs"))


def labels_nodes(text: Text, units: Sequence[Unit], labels: Labels) -> tuple[tuple[Node, ...], tuple[Piece, ...]]:
    """Labelled lines as lists: labels with their values as one, a label above its values as the head of its own."""
    nodes: list[Node] = []
    pieces: list[Piece] = []
    row: list[Node] = []
    why = Evidence("memorandum", ", ".join(dict.fromkeys(entry.role for entry in labels.entries)), 0.9)
    at = labels.start
    for entry in labels.entries:
        row.extend(page_node(unit) for unit in units[at : entry.start] if unit.is_page)
        at = entry.end
        pieces.extend(_fields(text, units, entry))
        if entry.cut:
            row.extend(_pair(units, entry, text.raw))
            continue
        if any(node.kind == "label" for node in row):
            nodes.append(_list("memorandum", row, why))
            row = []
        nodes.extend(_headed(units, entry, why))
    if row:
        nodes.append(_list("memorandum", row, why))
    return tuple(nodes), tuple(pieces)


def _list(kind: str, children: Sequence[Node], why: Evidence) -> Node:
    return Node("list", children=tuple(children), attrs=(("type", kind),), why=why)


def _pair(units: Sequence[Unit], entry: Entry, raw: str) -> tuple[Node, Node]:
    first = units[entry.start].parts[0]
    cut = first.start + entry.cut
    label = Part("text", first.start, first.start + len(raw[first.start : cut].rstrip()))
    while raw[cut].isspace():
        cut += 1
    rest = (first._replace(start=cut), *units[entry.start].parts[1:])
    parts = list(rest)
    for unit in units[entry.start + 1 : entry.end]:
        parts.extend((Part("lb", unit.start, unit.start), *unit.parts))
    return Node("label", (label,)), Node("item", tuple(parts))


def _headed(units: Sequence[Unit], entry: Entry, why: Evidence) -> Sequence[Node]:
    """A list of what stands below a label; a label above nothing is a paragraph."""
    parts = units[entry.start].parts
    items = [
        page_node(unit) if unit.is_page else Node("item", unit.parts) for unit in units[entry.start + 1 : entry.end]
    ]
    if all(item.kind == "pb" for item in items):
        return [Node("p", parts), *items]
    return [_list(entry.role, [Node("head", parts), *items], why)]


def _fields(text: Text, units: Sequence[Unit], entry: Entry) -> tuple[Piece, ...]:
    """Header fields from what a label says: sender, addressee, date and place."""
    role = {"to": "addressee", "from": "sender", "date": "date-sent"}.get(entry.role)
    parts = value_parts(units, entry, text.raw)
    if role is None or not parts:
        return ()
    pieces = [field_piece(role, parts, is_copy=True)]
    if role == "sender":
        value = [_unit_of(unit, parts) for unit in units[entry.start : entry.start + 1]]
        pieces.extend(signatory(text, value if entry.cut else units[entry.start + 1 : entry.end]))
    return tuple(pieces)


def _unit_of(unit: Unit, parts: tuple[Part, ...]) -> Unit:
    shown = unit.text.partition(":")[2].strip() or unit.text
    return Unit((parts[0], *unit.parts[1:]), shown, unit.blanks, unit.indent, unit.line)


def value_parts(units: Sequence[Unit], entry: Entry, raw: str) -> tuple[Part, ...]:
    """The raw pieces of a label's value."""
    if entry.cut:
        return _pair(units, entry, raw)[1].parts
    return lines_of([unit for unit in units[entry.start + 1 : entry.end] if not unit.is_page])
