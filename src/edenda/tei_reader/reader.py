"""A TEI file as a Reading: the running text, each note, the fields of the header and the readings beside the text.

One pass over the tags. `raw` are the bytes of the file, so that a place in a flow is a place in the file.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from edenda.collector import collector_paused
from edenda.config import GENRES
from edenda.markup.document import XmlBytes
from edenda.markup.elements import NOWHERE, Elements, declared, expanded
from edenda.markup.tags import CDATA, attributes_in, local_name_in, name_in, scan
from edenda.model import Attrs, Flow, FlowKind, Reading
from edenda.tei import TEI
from edenda.tei_reader.alternatives import Readings, alternative_flows
from edenda.tei_reader.flow_builder import FlowBuilder, declared_entities
from edenda.tei_reader.header import HeaderReader, dates_in_the_text
from edenda.tei_reader.vocabulary import ALWAYS_ALTERNATIVE, LISTS_OF_CITATIONS, Role, role_of

Close = Callable[[], None]


class _Kind(NamedTuple):
    """What a tag is: the role of its element, the element's name without a prefix, and what begins it in any text."""

    role: Role | None
    local: str
    opener: Callable[[FlowBuilder, int, str, str], Close] | None = None


_END: Final = _Kind(None, "end tag")
_SPECIAL: Final = _Kind(None, "comment, instruction, section or declaration")
_SCOPE: Final = _Kind(None, "start tag that declares namespaces")
#: What calls a note: a number, a letter or a sign, perhaps in brackets.
_NOTE_CALL: Final = re.compile(r"[ \t\r\n]*[\[(]?(?:\d{1,3}|[a-z*]|\*{2,4})[\])]?[ \t\r\n]*")
#: Attributes that say how something looks.
_LOOKS: Final = ("rend", "rendition", "style", "type")
_AMONG: Final = frozenset({Role.READING, Role.UNWANTED})
#: Roles that do not hang on where an element stands, as long as there is text.
_ANYWHERE: Final = frozenset({Role.BLOCK, Role.DIVISION, Role.NAME, Role.NOTE, Role.ASIDE, Role.READINGS})
#: What an element can be where there is no text.
_WITHOUT_TEXT: Final = frozenset({Role.HEADER, Role.TEXT})
_PLAIN: Final = _Kind(Role.PLAIN, "")


class TeiReading(NamedTuple):
    """A TEI file as a Reading, and its elements by their places."""

    reading: Reading
    elements: Elements


def read_tei_file(document: XmlBytes, name: str) -> TeiReading:
    """The reading of a well-formed TEI file; `name` is its name in problems."""
    with collector_paused():
        reader = _Reader(document)
        reader.walk()
        elements = Elements(reader.tags, reader.containers, reader.partners, reader.scopes)
        reading = Reading(document.view, name, reader.genre, reader.flows(), reader.language)
    return TeiReading(reading, elements)


class _Reader:
    def __init__(self, document: XmlBytes) -> None:
        self.document = document
        self.tags = scan(document.view)
        self.containers = array("q")
        self.partners = array("q", [NOWHERE]) * len(self.tags.starts)
        self.scopes: list[tuple[int, Mapping[str, str]]] = []
        self.genre = "text"
        self.language = "en"
        self._entities: dict[str, str] = {}
        self._body = self._builder("body", "body")
        self._notes: list[FlowBuilder] = []
        self._readings: list[Readings] = []
        self._open_readings: list[Readings] = []
        self._headers: list[HeaderReader] = []
        self._header: HeaderReader | None = None
        self._flow: FlowBuilder | None = None  # none where there is no text
        self._stack: list[int] = [NOWHERE]
        self._closers: list[Close | None] = [None]
        self._prefixes: Mapping[str, str] = {}
        self._known: dict[str, _Kind] = {}
        self._openers: Mapping[Role, Callable[[FlowBuilder, int, str, str], Close]] = {
            Role.TEXT: self._open_block,
            Role.BLOCK: self._open_block,
            Role.DIVISION: self._open_division,
            Role.NOTE: self._open_note,
            Role.NAME: self._open_mark,
            Role.CITATION: self._open_mark,
            Role.READINGS: self._open_set_of_readings,
            Role.LINE: self._open_line,
            Role.OBJECT: self._open_object,
            Role.ASIDE: self._open_aside,
        }
        root = next((at for at, head in enumerate(self.tags.heads) if head[0] not in "!?"), 0)
        self._has_scopes = document.view.find("xmlns", self.tags.end(root)) >= 0

    def flows(self) -> tuple[Flow, ...]:
        """All flows: the body, the notes, readings beside them, fields of the header."""
        body = self._body.flow()
        flows = [body, *(note.flow() for note in self._notes)]
        flows.extend(alternative_flows(self._readings, {flow.id: flow for flow in flows}))
        flows.extend(dates_in_the_text(body))
        for header in self._headers:
            flows.extend(header.fields(are_dated=len(self._headers) == 1))
        return tuple(flows)

    def walk(self) -> None:
        """Every item of the markup in order, and the text behind it."""
        stack, closers, contain, partners = self._stack, self._closers, self.containers.append, self.partners
        starts = self.tags.starts
        for index, (head, words) in enumerate(zip(self.tags.heads, self.tags.words, strict=True)):
            name = head.partition(" ")[0]
            kind = self._known.get(name) or self._ask(name, head)
            if kind is _END:
                partners[stack.pop()] = index
                if close := closers.pop():
                    close()
            elif kind is _PLAIN and head[-1] != "/":
                stack.append(index)
                closers.append(None)
            elif kind.opener and head[-1] != "/" and (flow := self._flow) is not None:
                stack.append(index)
                closers.append(kind.opener(flow, index, head, kind.local))
            else:
                self._begin(index, head, kind)
            contain(stack[-1])
            if words and (flow := self._flow) is not None:
                flow.add(words, starts[index] + len(head) + 2)

    def _builder(self, name: str, kind: FlowKind) -> FlowBuilder:
        return FlowBuilder(name, kind, self.document, self._entities)

    def _ask(self, name: str, head: str) -> _Kind:
        """What the tags that begin so mean; remembered where all elements have the same namespaces."""
        if head[0] in "!?":
            return _SPECIAL
        if head[0] == "/":
            kind = _END
        elif "xmlns" in head:
            return _SCOPE
        else:
            kind = self._kind(head)
        if not self._has_scopes:
            self._known[name] = kind
        return kind

    def _kind(self, head: str) -> _Kind:
        name = expanded(name_in(head), self._prefixes)
        local = name.removeprefix(f"{{{TEI}}}")
        if local == name:
            return _Kind(Role.ASIDE, local)
        if local == "g" and head[-1] == "/":
            return _Kind(Role.OBJECT, local)
        role = role_of(local, in_header=self._header is not None)
        if role is Role.PLAIN:
            return _PLAIN
        return _Kind(role, local, self._openers.get(role) if role in _ANYWHERE else None)

    def _begin(self, index: int, head: str, kind: _Kind) -> None:
        """An item that is more than a tag in running text."""
        if kind is _SPECIAL:
            self._special(index, head)
            return
        outer = self._prefixes
        if kind is _SCOPE:
            self._prefixes = declared(self.document.decode(head), outer)
            self.scopes.append((index, self._prefixes))
            self._known = {}
            kind = self._kind(head)
            if index == self.scopes[0][0]:  # the root, but for documents that declare namespaces elsewhere
                self.language = attributes_in(head).get("xml:lang", self.language)
        role = self._role_here(kind, index)
        if head[-1] == "/":
            self.partners[index] = index
            self._point(index, head, role)
            self._enter(outer)
            return
        close = self._open(role, index, head, kind.local)
        self._stack.append(index)
        self._closers.append(close if self._prefixes is outer else self._leaving_scope(close, outer))

    def _enter(self, prefixes: Mapping[str, str]) -> None:
        if prefixes is not self._prefixes:
            self._prefixes = prefixes
            self._known = {}

    def _leaving_scope(self, close: Close | None, outer: Mapping[str, str]) -> Close:
        def leave() -> None:
            if close:
                close()
            self._enter(outer)

        return leave

    def _special(self, index: int, head: str) -> None:
        """A comment, an instruction, a document type declaration, or a CDATA section, which is text."""
        if head.startswith("!DOCTYPE"):
            self._entities.update(declared_entities(self.document.decode(head)))
        elif head.startswith(CDATA) and self._flow is not None:
            self._flow.add_verbatim(head[len(CDATA) : -2], self.tags.starts[index] + len(CDATA) + 1)

    def _parent(self) -> str:
        parent = self._stack[-1]
        return local_name_in(self.tags.heads[parent]) if parent != NOWHERE else ""

    def _role_here(self, kind: _Kind, index: int) -> Role:
        """The role of an element where it stands."""
        role = kind.role or Role.PLAIN
        if self._flow is None and role not in _WITHOUT_TEXT:
            return Role.PLAIN
        if role in _AMONG and not self._is_among_readings():
            return Role.UNWANTED if kind.local in ALWAYS_ALTERNATIVE else Role.PLAIN
        if role is Role.CALL:
            return Role.ASIDE if self._is_call(index) else Role.PLAIN
        if role is Role.CITATION and self._parent() in LISTS_OF_CITATIONS:
            return Role.BLOCK
        return role

    def _is_call(self, index: int) -> bool:
        """Whether an element is the call of a note, printed behind a word: a pointer to it, or a raised number."""
        head, words = self.tags.heads[index], self.tags.words[index]
        if self._flow is None or self._flow.ends_apart() or self.tags.heads[index + 1][:1] != "/":
            return False
        if local_name_in(head) == "ref":
            return attributes_in(head).get("type") == "noteref" or _NOTE_CALL.fullmatch(words) is not None
        raised = " ".join(value for name, value in attributes_in(head).items() if name in _LOOKS)
        return "sup" in raised and _NOTE_CALL.fullmatch(words) is not None

    def _is_among_readings(self) -> bool:
        return bool(self._open_readings) and role_of(self._parent(), in_header=False) is Role.READINGS

    def _point(self, index: int, head: str, role: Role) -> None:
        """An empty element."""
        if role is Role.FIELD and self._header is not None:
            self._header.empty(head, self._around())
        if self._flow is None:
            return
        if role is Role.BREAK:
            value = attributes_in(head).get("break", "")
            self._flow.break_here(joins=value == "no", separates=value == "yes")
        elif role is Role.OBJECT:
            self._flow.add_object(self.tags.starts[index])
        elif role in (Role.BLOCK, Role.DIVISION):
            self._flow.close_segment()

    def _around(self) -> list[str]:
        """The start tags of the elements that are open, the innermost last."""
        return [self.tags.heads[at] for at in self._stack[1:]]

    def _switch(self, flow: FlowBuilder | None) -> Close:
        """Let the text go into another flow, or nowhere, until the element ends."""
        outer = self._flow
        self._flow = flow

        def close() -> None:
            self._flow = outer

        return close

    def _open(self, role: Role, index: int, head: str, local: str) -> Close | None:
        """Begin an element; what is to be done at its end."""
        if role is Role.HEADER:
            return self._open_header()
        flow = self._flow
        if flow is None:
            return self._open_text(head, local) if role is Role.TEXT else None
        if role is Role.FIELD and self._header is not None:
            return self._header.open(local, head, self._around())
        if role in _AMONG:
            return self._open_reading(flow, local)
        opener = self._openers.get(role)
        return opener(flow, index, head, local) if opener else None

    def _open_text(self, head: str, local: str) -> Close:
        genre = attributes_in(head).get("type", "")
        self.genre = genre if genre in GENRES else self.genre
        leave = self._switch(self._body)
        self._body.open_division(local)

        def close() -> None:
            self._body.close_division()
            leave()

        return close

    def _open_block(self, flow: FlowBuilder, _index: int, _head: str, local: str) -> Close:
        flow.open_block(local)
        return flow.close_block

    def _open_line(self, flow: FlowBuilder, _index: int, _head: str, _local: str) -> Close:
        flow.break_here(joins=False, separates=True)

        def close() -> None:
            flow.break_here(joins=False, separates=True)

        return close

    def _open_division(self, flow: FlowBuilder, _index: int, _head: str, local: str) -> Close:
        flow.open_division(local)
        return flow.close_division

    def _open_note(self, _flow: FlowBuilder, _index: int, _head: str, local: str) -> Close:
        note = self._builder(f"note-{len(self._notes) + 1}", "note")
        note.kinds.append(local)
        self._notes.append(note)
        return self._switch(note)

    def _open_mark(self, flow: FlowBuilder, _index: int, head: str, local: str) -> Close:
        start = flow.length
        attrs: Attrs = tuple(attributes_in(self.document.decode(head)).items()) if "=" in head else ()

        def close() -> None:
            flow.mark(local, start, attrs)

        return close

    def _open_set_of_readings(self, flow: FlowBuilder, _index: int, _head: str, _local: str) -> Close:
        readings = Readings(flow, flow.length)
        self._readings.append(readings)
        self._open_readings.append(readings)

        def close() -> None:
            self._open_readings.pop()
            readings.end = flow.length

        return close

    def _open_reading(self, flow: FlowBuilder, local: str) -> Close | None:
        """The text goes on with the first wanted reading; the others become alternatives to it."""
        if self._is_among_readings():
            readings = self._open_readings[-1]
            if not readings.has_wanted and role_of(local, in_header=False) is Role.READING:
                readings.has_wanted = True
                return None
        else:
            readings = Readings(flow, flow.length, flow.length)
            self._readings.append(readings)
        other = self._builder("", "alternative")
        readings.others.append(other)
        return self._switch(other)

    def _open_object(self, flow: FlowBuilder, index: int, _head: str, _local: str) -> Close:
        flow.add_object(self.tags.starts[index])
        return self._switch(None)

    def _open_aside(self, _flow: FlowBuilder, _index: int, _head: str, _local: str) -> Close:
        return self._switch(None)

    def _open_header(self) -> Close:
        header = HeaderReader(self._builder("header", "field"), len(self._headers))
        self._headers.append(header)
        leave = self._switch(header.builder)
        self._header, self._known = header, {}

        def close() -> None:
            self._header, self._known = None, {}
            leave()

        return close
