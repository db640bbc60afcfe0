"""The content of a paragraph in Word: runs, fields, links, changes, calls of notes, in the order in which they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from edenda.sources.docx.findings import escaped
from edenda.sources.docx.names import attr, child, name_of
from edenda.sources.docx.story import Field, Story
from edenda.sources.docx.symbols import symbol

_XML_SPACE: Final = " \t\r\n"
_BLANKS: Final = str.maketrans("\t\r\n", "   ")
_NUMBERS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_WEB: Final = ("http://", "https://", "mailto:")
_PICTURES: Final = {"w:drawing": "An image", "w:pict": "An image", "w:object": "An embedded object"}


def walk(story: Story, element: etree._Element) -> None:
    """Write what shows of an element's content. What is not known is passed through, so that no text is missed."""
    for one in element:
        name = name_of(one)
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(story, one)
        elif name and not name.endswith("Pr"):
            walk(story, one)


def shown_texts(element: etree._Element) -> Iterator[str]:
    """The words in an element as they stand in the file, deleted ones too; of alternatives the first."""
    for one in element:
        name = name_of(one)
        if name in ("w:t", "w:delText", "m:t"):
            yield one.text or ""
        elif name in ("w:tab", "w:br", "w:cr"):
            yield " "
        elif name != "mc:Fallback":
            yield from shown_texts(one)
            if name == "w:p":
                yield " "


def _run(story: Story, run: etree._Element) -> None:
    look, hidden = story.look, story.is_hidden
    story.look, story.is_hidden = story.styles.look(child(run, "w:rPr"))
    walk(story, run)
    story.look, story.is_hidden = look, hidden


def _text(story: Story, element: etree._Element) -> None:
    words = element.text or ""
    if attr(element, "xml:space") != "preserve":
        words = words.strip(_XML_SPACE)
    story.put(words.translate(_BLANKS))


def _break(story: Story, element: etree._Element) -> None:
    if attr(element, "w:type") == "page":
        story.page_break()
    else:
        _line(story, element)


def _line(story: Story, element: etree._Element) -> None:
    del element
    if story.is_shown:
        story.out.hint("lb", story.out.at)
        story.out.write("\n")


def _symbol(story: Story, element: etree._Element) -> None:
    story.put(symbol(attr(element, "w:font"), attr(element, "w:char")))


def _call(story: Story, element: etree._Element) -> None:
    """The call of a note; a mark that the writer chose himself is the text that follows in the same run."""
    kind = "footnote" if name_of(element) == "w:footnoteReference" else "endnote"
    own = attr(element, "w:customMarkFollows") not in ("", "0", "false", "off")
    run = element.getparent()
    mark = "".join(_own_marks(element)).strip() if own and run is not None else ""
    if story.is_shown:
        story.call(kind, attr(element, "w:id"), mark)


def _own_marks(call: etree._Element) -> Iterator[str]:
    for one in call.itersiblings():
        name = name_of(one)
        if name in ("w:footnoteReference", "w:endnoteReference"):
            return
        if name == "w:sym":
            yield symbol(attr(one, "w:font"), attr(one, "w:char"))
        elif name == "w:t":
            yield one.text or ""


def _deleted(story: Story, element: etree._Element) -> None:
    words = "".join(shown_texts(element))
    is_moved = name_of(element) == "w:moveFrom"
    if words.strip():
        what = "Moved away" if is_moved else "Deleted"
        story.findings.add("DOCX-002", f"{what}{_by(element)} and left out: “{{words}}”.", story.out.at, words)


def _inserted(story: Story, element: etree._Element) -> None:
    start = story.out.at
    walk(story, element)
    if story.out.ink > start:
        what = "Moved here" if name_of(element) == "w:moveTo" else "Inserted"
        sentence = f"{what}{_by(element)} and taken: “{{words}}”."
        story.findings.add("DOCX-002", sentence, start, end=story.out.length)


def _by(element: etree._Element) -> str:
    author = escaped(attr(element, "w:author"))
    return f" by {author}" if author else ""


def _link(story: Story, element: etree._Element) -> None:
    start = story.out.at
    walk(story, element)
    target = story.links.get(attr(element, "r:id"), "")
    if target.startswith(_WEB) and not any(char.isspace() for char in target) and story.out.ink > start:
        story.out.hint("ref", start, target=target)


def _field(story: Story, element: etree._Element) -> None:
    kind = attr(element, "w:fldCharType")
    if kind == "begin":
        story.fields.append(Field())
    elif kind == "separate" and story.fields:
        story.fields[-1].has_result = True
    elif kind == "end" and story.fields:
        story.fields.pop()


def _instruction(story: Story, element: etree._Element) -> None:
    if story.fields:
        words = (element.text or "").split()
        story.fields[-1].is_number = story.fields[-1].is_number or (bool(words) and words[0].upper() in _NUMBERS)


def _simple_field(story: Story, element: etree._Element) -> None:
    words = attr(element, "w:instr").split()
    story.fields.append(Field(has_result=True, is_number=bool(words) and words[0].upper() in _NUMBERS))
    walk(story, element)
    story.fields.pop()


def _comment(story: Story, element: etree._Element) -> None:
    name, key = name_of(element), attr(element, "w:id")
    if name == "w:commentRangeEnd":
        start, _ = story.comments.get(key, (story.out.length, 0))
        story.comments[key] = (start, story.out.length)
    else:
        story.comments.setdefault(key, (story.out.at, story.out.at))


def _picture(story: Story, element: etree._Element) -> None:
    """An image, or a frame with text in it: the text is set below the paragraph, the image is reported."""
    boxes = len(story.boxes)
    walk(story, element)
    if len(story.boxes) == boxes:
        properties = next((one for one in element.iter(etree.Element) if name_of(one) == "wp:docPr"), None)
        called = (
            properties.get("descr") or properties.get("title") or properties.get("name")
            if properties is not None
            else ""
        )
        words = f", described as “{escaped(called)}”," if called else ""
        story.findings.add("DOCX-003", f"{_PICTURES[name_of(element)]}{words} was not taken over.", story.out.at, "")


def _formula(story: Story, element: etree._Element) -> None:
    start = story.out.at
    walk(story, element)
    story.findings.add("DOCX-003", "A formula was taken as plain text: “{words}”.", start, end=story.out.length)


def _alternative(story: Story, element: etree._Element) -> None:
    """One of several forms of the same content: the first that has words."""
    forms = [one for one in element if name_of(one) in ("mc:Choice", "mc:Fallback")]
    wordy = next((one for one in forms if "".join(shown_texts(one)).strip()), None)
    if forms:
        walk(story, wordy if wordy is not None else forms[0])


def _box(story: Story, element: etree._Element) -> None:
    story.boxes.append(element)


def _left_out(what: str) -> Callable[[Story, etree._Element], None]:
    def leave(story: Story, element: etree._Element) -> None:
        words = "".join(shown_texts(element))
        story.findings.add("DOCX-005", f"{what} left out: “{{words}}”.", story.out.at, words)

    return leave


def _nothing(story: Story, element: etree._Element) -> None:
    """Not shown, and no text."""


def _write(text: str) -> Callable[[Story, etree._Element], None]:
    return lambda story, _: story.put(text)


_HANDLERS: Final[dict[str, Callable[[Story, etree._Element], None]]] = {
    "w:r": _run,
    "w:t": _text,
    "m:t": _text,
    "m:oMath": _formula,
    "w:tab": _write("\t"),
    "w:ptab": _write("\t"),
    "w:noBreakHyphen": _write("\N{NON-BREAKING HYPHEN}"),
    "w:br": _break,
    "w:cr": _line,
    "w:sym": _symbol,
    "w:footnoteReference": _call,
    "w:endnoteReference": _call,
    "w:del": _deleted,
    "w:moveFrom": _deleted,
    "w:delText": _left_out("Deleted words were"),
    "w:ins": _inserted,
    "w:moveTo": _inserted,
    "w:hyperlink": _link,
    "w:fldChar": _field,
    "w:instrText": _instruction,
    "w:fldSimple": _simple_field,
    "w:commentRangeStart": _comment,
    "w:commentRangeEnd": _comment,
    "w:commentReference": _comment,
    "w:drawing": _picture,
    "w:pict": _picture,
    "w:object": _picture,
    "mc:AlternateContent": _alternative,
    "w:txbxContent": _box,
    "w:rt": _left_out("The gloss above a word was"),
    "w:altChunk": _left_out("An inserted file was"),
    "w:subDoc": _left_out("A sub-document was"),
    "w:fldData": _nothing,
    "w:tblGrid": _nothing,
}
