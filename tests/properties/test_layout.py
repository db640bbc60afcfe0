"""Paragraphs printed in any layout come back as they were, with the numbers of their pages."""

from __future__ import annotations

from typing import Final, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.sources import Source
from edenda.tei import local, parse, tag

_NOUNS: Final = tuple(
    "harbour lantern committee merchant situation company governor question signal captain treasury parliament "
    "lighthouse argument inspector registry machinery warehouse provision correspondence".split()
)
_VERBS: Final = ("considered", "repaired", "described", "neglected", "remembered", "abandoned", "examined")
_TAILS: Final = (
    "although nobody had asked for it",
    "because the winter was a hard one",
    "while the others were waiting at the ferry",
    "before the council had said a word about it",
    "and thought no more of the whole matter",
)
#: Every word that may be divided stands here whole; the paragraph is the first of each document.
_WHOLE: Final = (
    f"We speak here of these things and of no others: {', '.join((*_NOUNS, *_VERBS))}, and of their keepers."
)
_PLACES: Final = {
    "harbour": 3,
    "lantern": 3,
    "committee": 3,
    "merchant": 3,
    "situation": 5,
    "company": 3,
    "governor": 3,
    "question": 4,
    "signal": 3,
    "captain": 3,
    "parliament": 5,
    "lighthouse": 5,
    "correspondence": 6,
    "considered": 3,
    "described": 2,
    "remembered": 4,
    "abandoned": 4,
}
_HEADS: Final = (
    ("Signal copy", "Signal copy"),
    ("THE HARBOUR QUESTION", "A. STRAND"),
    ("Annals of Vardal", "Second Book"),
)
_BETWEEN_PARAGRAPHS: Final = {"blank": 2, "both": 2, "double": 3, "indent": 1, "short": 1, "typed": 2}
_MARKERS: Final = (
    "page {}",
    "Page {}",
    "p. {}",
    "[page {}]",
    "[p. {}]",
    "{{{}}}",
    "-{}-",
    "- {} -",
    "|{}|",
    "<{}>",
    "//{}//",
    "=== Page {} ===",
    "Page {} of 400",
    "[fol. {}]",
    "f. {}r",
    "[{}]",
    "{}",
)


_INLINE: Final = ("[page {}]", "[p. {}]", "{{{}}}", "|{}|", "//{}//")
#: Markers that only their sequence tells from other numbers.
_BY_SEQUENCE: Final = frozenset({"{}", "[{}]", "{{{}}}", "|{}|", "//{}//"})


class Layout(NamedTuple):
    """How a document is printed; `width` 0 = one line a paragraph."""

    width: int = 0
    separation: str = "blank"
    indent: str = "    "
    hyphen: str = ""
    marker: str = ""
    is_inline: bool = False
    heads: str = ""
    has_feeds: bool = False
    numbers: str = ""
    first_page: int = 2
    lines_a_page: int = 12
    end: str = "\n"
    blank: str = " "


class Line(NamedTuple):
    """A line to be printed, and where it stands in its paragraph."""

    text: str
    is_first: bool
    is_last: bool


class Printed(NamedTuple):
    """A document as printed, and what has to come back."""

    raw: str
    paragraphs: tuple[str, ...]
    pages: tuple[str, ...]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of words that are neither names, dates nor cues."""
    subject, thing = draw(st.sampled_from(_NOUNS)), draw(st.sampled_from(_NOUNS))
    return f"The {subject} {draw(st.sampled_from(_VERBS))} the other {thing} {draw(st.sampled_from(_TAILS))}."


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """A layout. Lines as long as paragraphs have no hyphens at their ends, no numbers, no spacing but blank lines."""
    width = draw(st.sampled_from((0, 40, 52, 60, 66, 72, 80, 100, 110)))
    separation = draw(st.sampled_from(("blank", "indent", "both", "short", "double", "typed"))) if width else "blank"
    marker = draw(st.sampled_from((*_MARKERS, "", "", "", "")))
    return Layout(
        width,
        separation,
        draw(st.sampled_from(("  ", "   ", "     ", "\t", "        "))),
        draw(st.sampled_from(("", "-", "\N{SOFT HYPHEN}", "¬", "\N{HYPHEN}"))) if width else "",
        marker,
        marker in _INLINE and draw(st.booleans()),
        "" if marker else draw(st.sampled_from(("", "left", "right", "alternating"))),
        not marker and draw(st.booleans()),
        draw(st.sampled_from(("", "", "left", "right", "every"))) if separation in ("blank", "both") and width else "",
        draw(st.integers(2, 300)),
        draw(st.integers(9, 40)) if width else draw(st.integers(1, 3)),
        draw(st.sampled_from(("\n", "\r\n", "\r"))),
        draw(st.sampled_from((" ", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{ZERO WIDTH SPACE} ", "  "))),
    )


def wrapped(paragraph: str, layout: Layout) -> list[str]:
    """A paragraph in lines; words that also stand whole elsewhere may be divided at their ends."""
    indent = layout.indent.expandtabs(4) if layout.separation in ("indent", "both", "typed") else ""
    if not layout.width:
        return [paragraph]
    lines, line = [], indent
    for word in paragraph.split(" "):
        joined = f"{line} {word}" if line.strip() else line + word
        at = _PLACES.get(word.strip(".,:"), 0) if layout.hyphen else 0
        if len(joined) <= layout.width:
            line = joined
        elif at and len(line) + at + 2 <= layout.width:
            lines.append(f"{line} {word[:at]}{layout.hyphen}")
            line = word[at:]
        else:
            lines.append(line)
            line = word
    lines.append(line)
    return [lines[0].replace(indent, layout.indent, 1) if indent else lines[0], *lines[1:]]


def fitted(paragraph: str, layout: Layout) -> str:
    """A paragraph whose last line is short where nothing else tells its end: a full one would tell nobody."""
    while layout.separation == "short" and len(wrapped(paragraph, layout)[-1]) > 0.7 * layout.width:
        paragraph = f"{paragraph[:-1]} indeed."
    return paragraph


def spaced(line: str, blank: str) -> str:
    """A line with another blank between its second word and its third."""
    words = line.split(" ")
    return line if not all(words) or len(words) < 3 else f"{' '.join(words[:2])}{blank}{' '.join(words[2:])}"


class Press:
    """Prints lines: between them what the layout has between lines, paragraphs and pages."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.printed: list[str] = []
        self.pages: list[str] = []
        self.breaks = 0
        self._on_page = 0
        self._number = 0
        self._before: Line | None = None

    def print_line(self, line: Line) -> None:
        """Print one line, a new page before it where the last one is full."""
        if self._before is not None:
            if self._is_full():
                self._turn(line)
            elif line.is_first:
                self.printed.append("\n" * _BETWEEN_PARAGRAPHS[self.layout.separation])
            else:
                self.printed.append("\n" * (2 if self.layout.separation in ("double", "typed") else 1))
        self.printed.append(self._numbered(line.text))
        self._on_page += 1
        self._before = line

    def _is_full(self) -> bool:
        """Whether a new page begins: not behind a sentence that ends inside a paragraph, where nobody could tell."""
        before = self._before
        is_telling = before is not None and (before.is_last or not before.text.endswith("."))
        has_pages = self.layout.marker or self.layout.heads or self.layout.has_feeds
        return bool(has_pages) and self._on_page >= self.layout.lines_a_page and is_telling

    def _turn(self, after: Line) -> None:
        layout = self.layout
        number = layout.first_page + len(self.pages)
        self.breaks += not after.is_first
        self._on_page = 0
        feed = "\f" if layout.has_feeds else ""
        if layout.is_inline and not after.is_first and layout.width and layout.numbers != "right":
            self.printed.append(f" {layout.marker.format(number)}\n")
        elif layout.marker:
            self.printed.append(f"\n\n{layout.marker.format(number)}\n\n")
        elif layout.heads:
            self.printed.append(f"\n\n{feed}{self._head(number)}\n\n")
        else:
            self.printed.append(f"\n{feed}")
        self.pages.append(self._page(number))

    def _page(self, number: int) -> str:
        if not self.layout.marker and not self.layout.heads:
            return ""
        return f"{number}r" if self.layout.marker == "f. {}r" else str(number)

    def _head(self, number: int) -> str:
        left, right = _HEADS[self.layout.first_page % len(_HEADS)]
        is_left = self.layout.heads == "left" or (self.layout.heads == "alternating" and number % 2 == 0)
        return f"{number}     {left}" if is_left else f"          {right}     {number}"

    def _numbered(self, line: str) -> str:
        layout = self.layout
        if not layout.numbers:
            return line
        self._number += 1
        shown = str(self._number) if layout.numbers == "every" or self._number % 5 == 0 else ""
        return f"{line:<{layout.width + 4}}{shown}".rstrip() if layout.numbers == "right" else f"{shown:>4}  {line}"


@st.composite
def documents(draw: st.DrawFn) -> Printed:
    """A document in a layout, long enough to show how it is laid out."""
    layout = draw(layouts())
    if layout.numbers:  # a tab behind a number is as wide as the number leaves it
        layout = layout._replace(indent=layout.indent.expandtabs(4))
    count = draw(st.integers(8, 20))
    texts = [_WHOLE, *(" ".join(draw(st.lists(sentences(), min_size=2, max_size=5))) for _ in range(count))]
    texts = [fitted(text, layout) for text in texts]
    press = Press(layout)
    for text in texts:
        lines = wrapped(text, layout._replace(hyphen="") if text == texts[0] else layout)
        for index, line in enumerate(lines):
            press.print_line(Line(spaced(line, layout.blank), index == 0, index + 1 == len(lines)))
    # Numbers and repeated lines are told from text by their sequence, and running heads by the sentences they break.
    if layout.marker in _BY_SEQUENCE or layout.heads:
        assume(len(press.pages) >= 3)
    if layout.heads and not layout.has_feeds:
        assume(press.breaks >= 4 and press.breaks * 2 >= len(press.pages))
    return Printed("".join(press.printed).replace("\n", layout.end) + layout.end, tuple(texts), tuple(press.pages))


def found(raw: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of a source and the numbers of its pages."""
    outcome = convert(Source(raw, "seeds/some.txt", "utf-8"), Options(Document("some", "K"), genre="text"))
    assert outcome.tei is not None, outcome.problems
    text = parse(outcome.tei, "K.xml").find(tag("text"))
    assert text is not None
    blocks = [element for element in text.iter() if local(element) in ("p", "head", "item", "label", "quote")]
    words = tuple(" ".join("".join(str(piece) for piece in block.itertext()).split()) for block in blocks)
    return words, tuple(element.get("n", "") for element in text.iter(tag("pb")))


@settings(max_examples=400)
@given(documents())
def test_paragraphs_and_pages_come_back_whatever_the_layout(document: Printed) -> None:
    assert found(document.raw) == (document.paragraphs, document.pages)


@pytest.mark.slow
@settings(max_examples=500)
@given(documents())
def test_paragraphs_and_pages_come_back_from_very_many_layouts(document: Printed) -> None:
    assert found(document.raw) == (document.paragraphs, document.pages)
