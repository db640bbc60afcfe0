"""The blocks of a Word document: paragraphs with their styles and labels, tables, frames, sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.sources.docx.inline import shown_texts, walk
from edenda.sources.docx.names import child, is_on, name_of, number, value
from edenda.sources.docx.numbering import Label
from edenda.sources.docx.story import Story
from edenda.sources.docx.styles import Numbered, Role
from edenda.sources.source import BlockHint, Hint

#: What may hold paragraphs and is nothing by itself.
_WRAPPERS: Final = frozenset(
    {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "mc:Choice", "mc:Fallback"}
)
#: What shows in a paragraph, words apart.
_SHOWING: Final = frozenset(
    {"w:sym", "w:footnoteReference", "w:endnoteReference", "w:drawing", "w:pict", "w:object", "w:numPr", "w:delText"}
)
_WORDY: Final = frozenset({"w:t", "m:t"})
_GONE: Final = frozenset({"w:del", "w:moveFrom"})
_KINDS: Final[dict[str, BlockHint]] = {
    "heading": "heading",
    "title": "title",
    "subtitle": "subtitle",
    "quote": "quote",
    "verse": "verse",
    "caption": "caption",
}
_DEEPEST_ITEM: Final = 8


def write_blocks(story: Story, parent: etree._Element, *, kind: BlockHint = "paragraph", depth: int = 0) -> None:
    """Write all blocks in an element. `depth` counts the tables around it; `kind` is that of unstyled paragraphs."""
    blanks = 0
    is_spaced = not _has_blank_paragraphs(parent)
    for index, one in enumerate(_blocks(story, parent)):
        if depth:
            story.out.part(0) if index else None
        else:
            story.out.part(1 if is_spaced or name_of(one) == "w:tbl" else min(blanks, 3))
        if name_of(one) == "w:tbl":
            _table(story, one, depth + 1)
        else:
            _paragraph(story, one, kind, depth)
        blanks = blanks + 1 if name_of(one) == "w:p" and _is_blank(one) else 0
        if depth == 0:
            _write_boxes(story, kind)


def _has_blank_paragraphs(parent: etree._Element) -> bool:
    """Whether a writer set paragraphs apart by blank ones: then those without a blank one between belong together."""
    return sum(name_of(one) == "w:p" and _is_blank(one) for one in parent) >= 2


def _is_blank(paragraph: etree._Element) -> bool:
    return not any(
        name_of(one) in _SHOWING or (name_of(one) in _WORDY and (one.text or "").strip()) for one in paragraph.iter()
    )


def _blocks(story: Story, parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables in an element, wrappers passed through."""
    for one in parent:
        name = name_of(one)
        if name in ("w:p", "w:tbl"):
            yield one
        elif name in _WRAPPERS:
            yield from _blocks(story, one)
        elif name == "mc:AlternateContent":
            forms = [form for form in one if name_of(form) in _WRAPPERS]
            wordy = (form for form in forms if "".join(shown_texts(form)).strip())
            chosen = next(wordy, None)
            if chosen is not None:
                yield from _blocks(story, chosen)
        elif name and name != "w:sectPr":
            words = "".join(shown_texts(one))
            if words.strip() or name == "w:altChunk":
                what = "Deleted words were" if name in _GONE else "Words that Word keeps beside the text were"
                code = "DOCX-002" if name in _GONE else "DOCX-005"
                story.findings.add(code, f"{what} left out: “{{words}}”.", story.out.at, words)


def _paragraph(story: Story, paragraph: etree._Element, plain: BlockHint, depth: int) -> None:
    properties = child(paragraph, "w:pPr")
    style = value(properties, "w:pStyle")
    role = story.styles.role(style, value(properties, "w:outlineLvl"))
    label, level = _label(story, properties, style)
    if depth == 0 and plain == "paragraph" and _breaks_page(story, properties, style) and not _is_blank(paragraph):
        story.page_break()
    hint = _hint(role, label, level, plain, depth)
    with story.out.block(hint):
        if label and label.text:
            start = story.out.at
            story.out.write(label.text)
            if hint.kind == "item":
                story.out.hint("label", start)
            story.out.write(" ")
        walk(story, paragraph)
        story.end_paragraph()


def _hint(role: Role, label: Label | None, level: int, plain: BlockHint, depth: int) -> Hint:
    """What kind of block a paragraph is. In tables, notes and running heads paragraphs are nothing but that."""
    if depth or plain != "paragraph":
        return Hint(plain, 0, 0)
    if role.kind in _KINDS:
        return Hint(_KINDS[role.kind], 0, 0, role.level, why=f"Word style {role.style}")
    if label:
        return Hint("item", 0, 0, level + 1, (("form", label.form),), "a list in Word")
    return Hint("paragraph", 0, 0, is_certain=role.kind != "paragraph")


def _label(story: Story, properties: etree._Element | None, style: str) -> tuple[Label | None, int]:
    """A paragraph's label, by its own list or that of its style, and how deep it stands."""
    own = child(properties, "w:numPr")
    by_style = story.styles.numbering(style)
    place = by_style
    if own is not None:
        deep = by_style.level if by_style else 0
        name = value(own, "w:numId") or (by_style.list if by_style else "")
        place = Numbered(name, min(max(number(value(own, "w:ilvl"), deep), 0), _DEEPEST_ITEM))
    if place is None or place.list in ("", "0"):
        return None, 0
    return story.numbering.label(place), place.level


def _breaks_page(story: Story, properties: etree._Element | None, style: str) -> bool:
    own = child(properties, "w:pageBreakBefore")
    return is_on(own) if own is not None else story.styles.breaks_page(style)


def _table(story: Story, table: etree._Element, depth: int) -> None:
    """A table: rows on lines of their own, cells with a tab between them."""
    with story.out.block(Hint("table", 0, 0, depth)):
        for index, row in enumerate(_inner(table, "w:tr")):
            if index:
                story.out.write("\n")
            _row(story, row, depth)


def _row(story: Story, row: etree._Element, depth: int) -> None:
    head = child(child(row, "w:trPr"), "w:tblHeader")
    facts = (("role", "label"),) if head is not None and is_on(head) else ()
    with story.out.block(Hint("row", 0, 0, depth, facts)):
        for index, cell in enumerate(_inner(row, "w:tc")):
            if index:
                story.out.write("\t")
            wide = number(value(child(cell, "w:tcPr"), "w:gridSpan"), 1)
            with story.out.block(Hint("cell", 0, 0, depth, (("cols", str(wide)),) if wide > 1 else ())):
                write_blocks(story, cell, depth=depth)


def _inner(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, wrappers passed through."""
    for one in parent:
        name = name_of(one)
        if name == wanted:
            yield one
        elif name in _WRAPPERS:
            yield from _inner(one, wanted)


def _write_boxes(story: Story, kind: BlockHint) -> None:
    """The text of frames below the paragraph to which they are tied; frames in frames follow in their turn."""
    while story.boxes:
        boxes, story.boxes = story.boxes, []
        for box in boxes:
            story.out.part()
            start = story.out.at
            write_blocks(story, box, kind=kind)
            if story.out.ink > start:
                sentence = "A text box was set as text below the paragraph that it is tied to: “{words}”."
                story.findings.add("DOCX-004", sentence, start, end=story.out.length)
