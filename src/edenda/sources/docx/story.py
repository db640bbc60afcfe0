"""What is known while a Word document is gone through: the text so far, how words look, open fields, notes called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from edenda.sources.docx.findings import Findings
from edenda.sources.docx.numbering import Numbering, formatted
from edenda.sources.docx.styles import Styles
from edenda.sources.rendition import Rendition
from edenda.sources.source import Hint


@dataclass
class Field:
    """A field whose end has not come: only its result shows, and in a running head no page number."""

    has_result: bool = False
    is_number: bool = False


class Called(NamedTuple):
    """A note that is called: footnote or endnote, its id in the file, its label, and whether the writer chose that."""

    kind: str
    id: str
    label: str
    has_own_mark: bool

    @property
    def key(self) -> str:
        """What ties call and note together."""
        return f"{self.kind}:{self.id}"


@dataclass
class Story:
    """A document on its way to a text."""

    styles: Styles
    numbering: Numbering
    links: dict[str, str] = field(default_factory=dict)
    note_forms: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By kind of note: the first number, and Word's name for the form of the numbers."""
    out: Rendition = field(default_factory=Rendition)
    findings: Findings = field(default_factory=Findings)
    fields: list[Field] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    comments: dict[str, tuple[int, int]] = field(default_factory=dict)
    called: dict[str, Called] = field(default_factory=dict)
    note_counts: dict[str, int] = field(default_factory=dict)
    looks: list[tuple[int, int, str]] = field(default_factory=list)
    look: str = ""
    is_hidden: bool = False
    is_running_head: bool = False
    _own_mark: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether what comes now shows on the page."""
        return not self.is_hidden and all(one.has_result for one in self.fields)

    def put(self, words: str) -> None:
        """Write words as they look now, or say that they do not show."""
        if self._own_mark and words.strip():
            words = self._after_own_mark(words)
        if not words:
            return
        if not self.is_shown:
            what = "Hidden words were" if self.is_hidden else "Words in the code of a field were"
            if words.strip():
                self.findings.add("DOCX-005", f"{what} left out: “{{words}}”.", self.out.at, words)
        elif not (self.is_running_head and any(one.is_number for one in self.fields)):
            start = self.out.at
            self.out.write(words)
            if self.look:
                self._look(start)

    def _look(self, start: int) -> None:
        if self.looks and self.looks[-1][1:] == (start, self.look):
            start = self.looks.pop()[0]
        self.looks.append((start, self.out.length, self.look))

    def _after_own_mark(self, words: str) -> str:
        """Words less the mark of a note that was written as its call."""
        mark, self._own_mark = self._own_mark, ""
        at = words.find(mark[: len(words.strip())])
        rest = words[:at] + words[at + len(mark) :] if at >= 0 else words
        self._own_mark = mark[len(words.strip()) :] if at >= 0 else ""
        return rest

    def page_break(self) -> None:
        """A page ends here because the writer said so."""
        if self.is_shown and not self.is_running_head:
            start = self.out.at
            self.out.write("\f")
            self.out.hint("pagemark", start)

    def call(self, kind: str, name: str, mark: str) -> None:
        """Write the call of a note and remember the note."""
        key = f"{kind}:{name}"
        known = self.called.get(key)
        label = known.label if known else mark or self._number(kind)
        start = self.out.at
        self.out.write(mark or f"[{label}]")
        self._own_mark = mark
        if known is None:
            self.called[key] = Called(kind, name, label, bool(mark))
            self.out.hint("call", start, key=key, n=label)

    def _number(self, kind: str) -> str:
        first, form = self.note_forms.get(kind, (1, "decimal"))
        self.note_counts[kind] = self.note_counts.get(kind, first - 1) + 1
        return formatted(self.note_counts[kind], form)

    def end_paragraph(self) -> None:
        """Set down how words look in the paragraph that ends; the code of a field does not go on in the next."""
        for start, end, look in self.looks:
            self.out.hints.append(Hint("hi", start, end, attrs=(("rend", look),)))
        self.looks.clear()
        self.fields[:] = [one for one in self.fields if one.has_result]
