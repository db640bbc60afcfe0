"""Where the tags of a mark can stand in a file, so that elements nest and the grammar allows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from edenda.content_table import ContentTable
from edenda.markup.elements import NOWHERE, Elements, expanded
from edenda.markup.tags import BLANKS, CDATA, local_name_in
from edenda.model import Span
from edenda.tei import TEI, tag
from edenda.tei_reader.vocabulary import Role, role_of

_SECTION_END: Final = 3
#: Out of these a mark does not go in search of a place: it would no longer be in its paragraph.
_FIRM: Final = frozenset(
    {Role.BLOCK, Role.LINE, Role.DIVISION, Role.NOTE, Role.HEADER, Role.FIELD, Role.NAME, Role.CITATION}
)
_NEVER_IN: Final = frozenset({Role.NAME, Role.CITATION, Role.ASIDE})


#: Readings in a `choice` beside which the others name the same; of two `unclear` ones each may name another.
_SAME_NAME: Final = frozenset({"corr", "reg", "expan"})


class Place(NamedTuple):
    """Where an element goes: the bytes that it will enclose, and its name as it has to be written there."""

    span: Span
    name: str


class Refusal(NamedTuple):
    """Why there is no place; `is_marked`: the words are in a name already; `is_grammar`: a grammar forbids it."""

    reason: str
    is_marked: bool = False
    is_grammar: bool = False


class _BlockedError(Exception):
    """There is text where a tag would have to go past it."""


class Wanted(NamedTuple):
    """An element to be placed: its name, its attributes, and whether it holds only for a reading beside the text."""

    kind: str
    attributes: tuple[str, ...] = ()
    is_beside: bool = False


def readings_around(elements: Elements, span: Span) -> Span:
    """The bytes of all readings of the place that some text is a reading of; those of the text where there is none."""
    for element in elements.ancestors(elements.around(span[0])):
        if role_of(_local(elements, element), in_header=False) is Role.READINGS:
            return elements.outer_span(element)
    return span


def find_place(elements: Elements, table: ContentTable, span: Span, wanted: Wanted) -> Place | Refusal:
    """The innermost place for an element around the text that stands in some bytes of the file."""
    return _Search(elements, table, wanted).place(span)


class _Search:
    def __init__(self, elements: Elements, table: ContentTable, wanted: Wanted) -> None:
        self.elements = elements
        self.tags = elements.tags
        self.table = table
        self.wanted = wanted

    def place(self, span: Span) -> Place | Refusal:
        start, end = self._out_of_section(span[0], is_start=True), self._out_of_section(span[1], is_start=False)
        if start is None or end is None:
            return Refusal("it begins or ends inside a CDATA section")
        try:
            parent, start, end = self._common(start, end)
        except _BlockedError:
            return Refusal("it begins in one element and ends in another")
        if self._is_named_around(parent):
            return Refusal("it stands in a name", is_marked=True)
        return self._outwards(parent, start, end)

    def _out_of_section(self, position: int, *, is_start: bool) -> int | None:
        """A place outside a CDATA section; None where a part of the section's text would be left out or taken in."""
        item = self.tags.before(position)
        if item < 0 or position >= self.tags.end(item) or not self.tags.heads[item].startswith(CDATA):
            return position
        first = self.tags.starts[item] + 1 + len(CDATA)
        last = self.tags.end(item) - _SECTION_END
        if is_start:
            return self.tags.starts[item] if position == first else None
        return self.tags.end(item) if position == last else None

    def _common(self, start: int, end: int) -> tuple[int, int, int]:
        """The innermost element that both edges can be put directly into, and the edges there."""
        left, right = self.elements.around(start), self.elements.around(end)
        shared = frozenset(self.elements.ancestors(left)) & frozenset(self.elements.ancestors(right))
        while left not in shared:
            left, start = self._leave(left, start, is_start=True)
        while right not in shared:
            right, end = self._leave(right, end, is_start=False)
        depth = {element: number for number, element in enumerate(self.elements.ancestors(left))}
        while right not in depth or left != right:
            if right in depth and depth[right] > depth[left]:
                left, start = self._leave(left, start, is_start=True)
            else:
                right, end = self._leave(right, end, is_start=False)
        return left, start, end

    def _leave(self, element: int, position: int, *, is_start: bool) -> tuple[int, int]:
        """Move an edge out of an element, past nothing but tags and comments. Raises _BlockedError at text."""
        inner, outer = self.elements.inner_span(element), self.elements.outer_span(element)
        between = (inner[0], position) if is_start else (position, inner[1])
        if self._role(element) in _FIRM or not self._is_bare(between, self._role(element)):
            raise _BlockedError
        return self.elements.parent(element), outer[0] if is_start else outer[1]

    def _is_bare(self, between: Span, role: Role) -> bool:
        """Whether there is no text between two places; between readings of one place, text does not count."""
        if role is Role.READINGS:
            return True
        start, at = between
        item = self.tags.before(at)
        while True:
            end = self.tags.end(item)
            if self.tags.view[max(start, end) : at].strip(BLANKS):
                return False
            if end <= start:
                return True
            if self.tags.heads[item].startswith(CDATA):
                return False
            at, item = self.tags.starts[item], item - 1

    def _outwards(self, parent: int, start: int, end: int) -> Place | Refusal:
        """The innermost element from here outwards that may have the mark around these bytes."""
        refused = Refusal(
            f"`{self.wanted.kind}` cannot stand in `{self._local(parent)}` around what is there", is_grammar=True
        )
        while parent != NOWHERE:
            if self._has_inside((start, end), Role.NOTE):
                return Refusal("there is a note inside it")
            if self._has_inside((start, end), Role.NAME):
                return Refusal("there is a name inside it", is_marked=True)
            whole = self._reading_of(parent, start, end)
            if whole and self._has_inside(whole, Role.NAME):
                return Refusal("another reading is marked", is_marked=True)
            if not (whole and self._holds_for_all(parent, whole)) and self._is_allowed(parent, start, end):
                return Place((start, end), self._written(parent))
            try:
                parent, start, end = self._whole(parent, start, end)
            except _BlockedError:
                return refused
        return refused

    def _whole(self, element: int, start: int, end: int) -> tuple[int, int, int]:
        """Out of an element on both sides, past nothing but tags."""
        self._leave(element, start, is_start=True)
        parent, end = self._leave(element, end, is_start=False)
        return parent, self.elements.outer_span(element)[0], end

    def _reading_of(self, parent: int, start: int, end: int) -> Span | None:
        """The readings of a place of which the words between two edges are one, whole; none where they are not."""
        around = self.elements.parent(parent)
        if self.wanted.is_beside or self._local(around) != "choice" or self._local(parent) not in _SAME_NAME:
            return None
        first, last = self.elements.inner_span(parent)
        is_whole = self._is_bare((first, start), Role.PLAIN) and self._is_bare((end, last), Role.PLAIN)
        return self.elements.outer_span(around) if is_whole else None

    def _holds_for_all(self, reading: int, readings: Span) -> bool:
        """Whether a mark that holds for all readings of a place can stand around them."""
        return self._is_allowed(self.elements.parent(self.elements.parent(reading)), *readings)

    def _is_allowed(self, parent: int, start: int, end: int) -> bool:
        inside = [self.elements.expanded_name(child) for child in self._children(start, end)]
        name = self.elements.expanded_name(parent)
        return self.table.may_wrap(name, tag(self.wanted.kind), inside, self.wanted.attributes)

    def _children(self, start: int, end: int) -> Iterator[int]:
        """The elements directly between two places of one element."""
        item = self.tags.before(start) + 1
        while item < len(self.tags.starts) and self.tags.starts[item] < end:
            partner = self.elements.partners[item]
            if partner != NOWHERE:
                yield item
            item = max(item, partner) + 1

    def _has_inside(self, span: Span, role: Role) -> bool:
        item = self.tags.before(span[0]) + 1
        while item < len(self.tags.starts) and self.tags.starts[item] < span[1]:
            if self.elements.partners[item] != NOWHERE and self._role(item) is role:
                return True
            item += 1
        return False

    def _is_named_around(self, parent: int) -> bool:
        return any(self._role(element) in _NEVER_IN for element in self.elements.ancestors(parent))

    def _role(self, element: int) -> Role:
        return role_of(self._local(element), in_header=False)

    def _local(self, element: int) -> str:
        return _local(self.elements, element)

    def _written(self, parent: int) -> str:
        """The name of the mark's element with the prefix that TEI has at its place."""
        prefixes = self.elements.prefixes(parent)
        found = sorted(prefix for prefix, namespace in prefixes.items() if namespace == TEI)
        name = f"{found[0]}:{self.wanted.kind}" if found and found[0] else self.wanted.kind
        return name if expanded(name, prefixes) == tag(self.wanted.kind) else self.wanted.kind


def _local(elements: Elements, element: int) -> str:
    return local_name_in(elements.tags.heads[element]) if element != NOWHERE else ""
