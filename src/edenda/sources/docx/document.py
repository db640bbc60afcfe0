"""A Word document as a source: its text, then its notes, then its running heads, with hints on all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.sources.docx.blocks import write_blocks
from edenda.sources.docx.findings import escaped
from edenda.sources.docx.inline import shown_texts
from edenda.sources.docx.names import attr, child, name_of, number, value
from edenda.sources.docx.numbering import Numbering
from edenda.sources.docx.package import Package
from edenda.sources.docx.story import Called, Story
from edenda.sources.docx.styles import Styles
from edenda.sources.source import Hint, Source

_NOTES: Final = {"footnote": "bottom", "endnote": "end"}
_FORMS: Final = {"footnote": "decimal", "endnote": "lowerRoman"}


def decode_docx(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    """The bytes of a Word document as a source.

    Raises UnreadableError: SRC-001 for one without text, SRC-009 for another kind of file, SRC-010 for a damaged one,
    TEI-001 and TEI-002 for XML in it that cannot be read.
    """
    package = Package(data, name)
    root = package.part(package.main)
    body = child(root, "w:body")
    if root is None or body is None:
        hint = "Open it in Word or LibreOffice and save it anew as .docx."
        raise UnreadableError(Problem("SRC-010", "The Word document is damaged: it has no text part.", name, hint=hint))
    story = _story(package, root)
    write_blocks(story, body)
    _write_notes(story, package)
    _write_running_heads(story, package)
    raw = story.out.raw
    if not raw.strip():
        hint = "Put the text of the document into the file, or take the file out of seeds/."
        raise UnreadableError(Problem("SRC-001", "The source is empty.", name, hint=hint))
    _report_comments(story, package)
    return Source(raw, name, "utf-8", "a Word document", tuple(story.out.hints)), tuple(
        story.findings.problems(raw, name)
    )


def _story(package: Package, root: etree._Element) -> Story:
    styles = Styles(next(package.related("styles"), None))
    numbering = Numbering(next(package.related("numbering"), None))
    settings = next(package.related("settings"), None)
    forms = {kind: _note_form(kind, settings, root) for kind in _NOTES}
    return Story(styles, numbering, package.links(package.main), forms)


def _note_form(kind: str, settings: etree._Element | None, root: etree._Element) -> tuple[int, str]:
    """The first number of notes, and the form of the numbers: as the first section says, else the document."""
    sections = (one for one in root.iter(etree.Element) if name_of(one) == "w:sectPr")
    places = [next(sections, None), settings]
    found = [one for place in places if (one := child(place, f"w:{kind}Pr")) is not None]
    form = next((form for one in found if (form := value(one, "w:numFmt"))), _FORMS[kind])
    start = next((start for one in found if (start := value(one, "w:numStart"))), "1")
    return number(start, 1), form


def _write_notes(story: Story, package: Package) -> None:
    """The notes in the order of their calls, and in the findings those that nothing calls."""
    for kind, place in _NOTES.items():
        root = next(package.related(f"{kind}s"), None)
        notes = {attr(one, "w:id"): one for one in _printed(root, kind)}
        for called in [one for one in story.called.values() if one.kind == kind]:
            if called.id in notes:
                _write_note(story, called, notes[called.id], place)
        for key, note in notes.items():
            words = "".join(shown_texts(note))
            if f"{kind}:{key}" not in story.called and words.strip():
                sentence = f"A {kind} that nothing calls was left out: “{{words}}”."
                story.findings.add("DOCX-005", sentence, story.out.length, words)


def _printed(root: etree._Element | None, kind: str) -> Iterator[etree._Element]:
    """The notes of a part, without the lines that separate notes from text."""
    for one in root if root is not None else ():
        if name_of(one) == f"w:{kind}" and attr(one, "w:type") in ("", "normal"):
            yield one


def _write_note(story: Story, called: Called, note: etree._Element, place: str) -> None:
    story.out.part()
    facts = (("key", called.key), ("n", called.label), ("place", place))
    with story.out.block(Hint("note", 0, 0, attrs=facts)):
        start = story.out.at
        if not called.has_own_mark:
            story.out.write(f"[{called.label}]")
            story.out.hint("label", start)
            story.out.write(" ")
        write_blocks(story, note, depth=1)
    for box in story.boxes:
        sentence = "A text box in a note was left out: “{words}”."
        story.findings.add("DOCX-005", sentence, story.out.length, "".join(shown_texts(box)))
    story.boxes.clear()


def _write_running_heads(story: Story, package: Package) -> None:
    """What stands at the head and foot of every page, once, without the number of the page."""
    seen: set[str] = set()
    story.is_running_head = True
    for kind in ("header", "footer"):
        for root in package.related(kind):
            words = " ".join("".join(shown_texts(root)).split())
            if words and words not in seen:
                seen.add(words)
                story.out.part()
                write_blocks(story, root, kind="furniture")
    story.is_running_head = False


def _report_comments(story: Story, package: Package) -> None:
    for root in package.related("comments"):
        for one in root:
            if name_of(one) != "w:comment":
                continue
            start, end = story.comments.get(attr(one, "w:id"), (story.out.length, 0))
            by = escaped(attr(one, "w:author"))
            on = escaped(story.out.raw[start : min(end, start + 60)]) if end > start else ""
            about = f" on “{on}”" if on else ""
            sentence = f"A comment{f' by {by}' if by else ''}{about} was not taken over: “{{words}}”."
            story.findings.add("DOCX-001", sentence, start, "".join(shown_texts(one)))
