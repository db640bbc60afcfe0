"""Headed sections below a text: bibliographies in one or more parts, further reading, lists of links."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from edenda.model import Attrs
from edenda.readers.back.bibliography import read_entries
from edenda.readers.context import Text, bare_heading, is_paragraph
from edenda.readers.draft import Node
from edenda.readers.structure.body import without_ending
from edenda.readers.structure.breaks import break_node
from edenda.readers.structure.links import are_links, links_node
from edenda.readers.structure.lists import BULLET, without_bullet
from edenda.readers.units import Part, Unit

#: The number of an entry: `[12]`, `(12)`, `12.`, `12)`.
_LABEL: Final = re.compile(r"(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,3})[.)])\s*(?:\^\s*)?(?=\S)")
_LONGEST_HEADING: Final = 60


class BackSections(NamedTuple):
    """What stands before the headed lists, above and below the notes; lists of links that end the text; back matter."""

    above: tuple[Unit, ...]
    below: tuple[Unit, ...]
    sections: tuple[Node, ...]
    back: tuple[Node, ...]


class _Section(NamedTuple):
    """A heading (the index of its unit) with what stands below it up to `end`; `kind` says what is listed."""

    kind: str
    head: int
    end: int


def read_back_sections(text: Text, above: Sequence[Unit], below: Sequence[Unit]) -> BackSections:
    """The headed lists at the end of the units above the printed notes, and at the end of those below them."""
    runs = (
        (tuple(above), _below_text(_sections(text, above, 1))),
        (tuple(below), _sections(text, below, 0)),
    )
    lists = [list(_entry_units(units, one)) for units, own in runs for one in own if one.kind == "bibliography"]
    labels = {start: end for units in lists for start, end in _labels(units, text.raw).items()}
    listed = list(itertools.chain.from_iterable(lists))
    names = iter(entry.id for entry in read_entries([_words(unit, labels, text.raw) for unit in listed]))
    sections: list[Node] = []
    back: list[Node] = []
    for units, group in ((units, group) for units, own in runs for group in _grouped(own)):
        if group[0].kind == "bibliography":
            back.append(_bibliography(text, units, group, labels, names))
        else:
            (back or sections).append(_links(text, units, group[0]))
    rest = [units[: own[0].head] if own else units for units, own in runs]
    return BackSections(rest[0], rest[1], tuple(sections), tuple(back))


def _below_text(sections: list[_Section]) -> list[_Section]:
    """Sections without the lists of links above the first bibliography: these are the text's own last sections."""
    first = next((index for index, one in enumerate(sections) if one.kind == "bibliography"), len(sections))
    return sections[first:]


def _sections(text: Text, units: Sequence[Unit], first: int) -> list[_Section]:
    """The sections at the end, in order: each heading is a known one, and what stands below it is a list."""
    kinds = {word: kind for kind in ("links", "bibliography") for word in text.language.words("headings", kind)}
    heads = [(index, kind) for index, unit in enumerate(units) if (kind := kinds.get(bare_heading(text, unit), ""))]
    found: list[_Section] = []
    end = len(units)
    for index, kind in reversed(heads):
        inside = units[index + 1 : end]
        if index < first or not (_is_list(kind, inside) or (found and found[0].kind == kind and not inside)):
            break
        found.insert(0, _Section(kind, index, end))
        end = index
    return found


def _is_list(kind: str, units: Sequence[Unit]) -> bool:
    """Whether units are entries of a bibliography or links and no running text."""
    listed = [unit for unit in units if not unit.is_page and not unit.is_rule]
    if not listed:
        return False
    if kind == "links":
        return are_links(listed)
    prose = sum(is_paragraph(unit) and not any(char.isdigit() for char in unit.text) for unit in listed)
    return prose * 2 <= len(listed)


def _grouped(found: Sequence[_Section]) -> list[list[_Section]]:
    """Sections, those that follow an empty heading (`Bibliography`, then `Primary sources`) with that heading."""
    groups: list[list[_Section]] = []
    for one in found:
        is_part = bool(groups) and groups[-1][0].kind == one.kind and groups[-1][0].end == groups[-1][0].head + 1
        if is_part:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _entry_units(units: Sequence[Unit], section: _Section) -> Iterator[Unit]:
    inside = units[section.head + 1 : section.end]
    for index, unit in enumerate(inside):
        if not unit.is_page and not unit.is_rule and not _is_subheading(inside, index):
            yield unit


def _is_subheading(units: Sequence[Unit], index: int) -> bool:
    """Whether a line among the entries of a bibliography heads those that follow (`Archives`, `Newspapers`)."""
    unit = units[index]
    follows = units[index + 1] if index + 1 < len(units) else None
    if follows is None or follows.is_page or len(unit.text) > _LONGEST_HEADING or not unit.text[:1].isupper():
        return False
    is_bare = not any(char.isdigit() or char in ',.;:“"(' for char in unit.text.rstrip(":"))
    return is_bare and unit.text.count(" ") < 5 and unit.blanks > 0 and any(char.isdigit() for char in follows.text)


def _labels(units: Sequence[Unit], raw: str) -> dict[int, int]:
    """Where the numbers of entries end, by where the entries begin; none where they do not count up from 1."""
    found: dict[int, int] = {}
    values: list[int] = []
    for unit in units:
        if match := _LABEL.match(raw, unit.start, unit.parts[0].end):
            found[unit.start] = match.end()
            values.append(int(match[1] or match[2] or match[3]))
    counts_up = values == list(range(1, len(values) + 1))
    return found if len(values) > 1 and counts_up and len(values) * 10 >= 9 * len(units) else {}


def _words(unit: Unit, labels: dict[int, int], raw: str) -> str:
    """The words of an entry without its number or bullet."""
    cut = labels.get(unit.start)
    return unit.text[len(" ".join(raw[unit.start : cut].split())) :].strip() if cut else BULLET.sub("", unit.text)


def _bibliography(
    text: Text, units: Sequence[Unit], group: Sequence[_Section], labels: dict[int, int], names: Iterator[str]
) -> Node:
    children: list[Node] = []
    for one in group:
        head, inside = _headed(text, units, one)
        own = [head] if children else []
        children = children or [head]
        for index, unit in enumerate(inside):
            if _is_subheading(inside, index) and not unit.is_page:
                children.extend(_list_of(own))
                own = [Node("head", without_ending(unit, text))]
            else:
                own.append(_entry(text, unit, labels, names))
        children.extend(_list_of(own))
    return Node("div", children=tuple(children), attrs=(("type", "bibliography"),))


def _headed(text: Text, units: Sequence[Unit], section: _Section) -> tuple[Node, Sequence[Unit]]:
    """A section's heading, a line that underlines it set apart in it, and the units below."""
    parts = without_ending(units[section.head], text)
    inside = units[section.head + 1 : section.end]
    if inside and inside[0].is_rule and not inside[0].blanks:
        parts = (*parts, *(part._replace(kind="label") for part in inside[0].parts))
        inside = inside[1:]
    return Node("head", parts), inside


def _list_of(nodes: list[Node]) -> tuple[Node, ...]:
    """A `listBibl`, which has at least one entry; page markers and rules alone stand by themselves."""
    if any(node.kind == "bibl" for node in nodes):
        return (Node("listBibl", children=tuple(nodes)),)
    return tuple(nodes)


def _entry(text: Text, unit: Unit, labels: dict[int, int], names: Iterator[str]) -> Node:
    if unit.is_page or unit.is_rule:
        return break_node(unit)
    cut = labels.get(unit.start)
    if cut is None:
        return Node("bibl", without_bullet(unit, text.raw), id=next(names))
    first, *rest = unit.parts
    printed = text.raw[first.start : cut].strip().rstrip("^ ")
    attrs: Attrs = (("n", printed),)
    return Node(
        "bibl", (Part("label", first.start, cut), first._replace(start=cut), *rest), attrs=attrs, id=next(names)
    )


def _links(text: Text, units: Sequence[Unit], section: _Section) -> Node:
    """A list of links or titles to read on, as a section with a list."""
    head, inside = _headed(text, units, section)
    return Node("div", children=(head, links_node(inside, text.raw)), attrs=(("type", "section"),))
