"""Notes come back at their words with their texts, however they are printed, and the paragraphs are whole."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from random import Random
from typing import Final, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.sources import Source
from edenda.tei import local, parse, tag

#: Words that are no dates, no names and no cues of a genre; capitals only at the beginnings of sentences.
WORDS: Final = (
    "the harbour ice quay winter froze merchants boats river mill stone bridge corn market rope sails tide wind snow "
    "road wagon horses barrels salt herring nets oak timber lantern bell tower gate wall garden orchard plough field"
).split()
SIGNS: Final = ("*", "†", "‡", "§", "**", "††")
RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Style:
    """How notes are labelled and where they are printed."""

    call: str
    printed: str
    place: str
    wrapped: bool
    restarts: bool
    breaks: str


#: how a note is called -> how it can be printed; `N` is the number
FORMS: Final = [
    ("[N]", "[N] "),
    ("[N]", "[N]"),
    ("(N)", "(N) "),
    (" (N)", "(N) "),
    ("[note N]", "[note N] "),
    ("[N]", "[Footnote N: "),
    ("[Footnote N]", "[Footnote N: "),
    ("{N}", "{N} "),
    ("<N>", "<N> "),
    ("^N", "^N "),
    ("raised", "raised "),
    ("raised", "raised"),
    ("raised", "N. "),
    ("[N]", "N. "),
    ("[N]", "N) "),
    ("[N]", "N. ^ "),
    ("N)", "N) "),
    ("sign", "sign "),
    ("sign", "sign"),
    ("[letter]", "[letter] "),
    ("(letter)", "(letter) "),
    ("(roman)", "(roman) "),
]
ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """A style whose label form says, where it is printed, that notes follow.

    `1.` and `1)` are the labels of lists too: such notes are printed under a heading.
    """
    call, printed = draw(st.sampled_from(FORMS))
    is_list = printed[:2] in ("N.", "N)")
    places = ["heading", "chapters"] if is_list else ["heading", "chapters", "bare", "section", "page", "below"]
    place = draw(st.sampled_from(places))
    restarts = draw(st.booleans()) if place in ("section", "page") else False
    restarts = restarts or "sign" in call or place == "chapters"
    if "sign" in call and place in ("heading", "bare", "below"):
        place = "page"
    breaks = draw(st.sampled_from(["between", "within", "feed"])) if place == "page" else ""
    return Style(call, printed, place, draw(st.booleans()), restarts, breaks)


def labelled(form: str, count: int) -> str:
    """A label of a form with a number in it."""
    return (
        form.replace("raised", str(count).translate(RAISED))
        .replace("sign", SIGNS[(count - 1) % len(SIGNS)])
        .replace("letter", "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26])
        .replace("roman", ROMAN[(count - 1) % len(ROMAN)])
        .replace("N", str(count))
    )


def sentence(dice: Random, fewest: int, most: int) -> str:
    """Some words as a sentence."""
    words = dice.choices(WORDS, k=dice.randint(fewest, most))
    return f"{' '.join(words).capitalize()}."


class Printed(NamedTuple):
    """A note to be printed: behind which word of its paragraph it is called, its label, its paragraphs."""

    at: int
    label: str
    texts: list[str]


class Paragraph(NamedTuple):
    """The words of a paragraph with the calls behind them, and its notes."""

    words: list[str]
    notes: list[Printed]


@dataclass(frozen=True)
class Made:
    """A source, the words of its paragraphs, and for each note the words before its call and the note's own."""

    raw: str
    paragraphs: list[str]
    notes: list[tuple[str, list[str]]]
    style: Style


@st.composite
def documents(draw: st.DrawFn) -> Made:
    """A document with known paragraphs, calls at known words and notes of known words.

    Each section calls a note in its first paragraph: else a note below the text could be any section's.
    """
    style = draw(styles())
    dice = Random(draw(st.integers(0, 9999)))  # noqa: S311 - words of no meaning
    sections: list[list[Paragraph]] = []
    paragraphs: list[str] = []
    notes: list[tuple[str, list[str]]] = []
    count = 0
    most = 5 if "sign" in style.call else 15
    for _ in range(draw(st.integers(1, 3))):
        section: list[Paragraph] = []
        count = 0 if style.restarts else count
        for _ in range(draw(st.integers(2, 3))):
            words = " ".join(sentence(dice, 10, 18) for _ in range(4)).split()
            places = draw(st.sets(st.integers(3, len(words) - 1), min_size=0 if section else 1, max_size=2))
            called, own = list(words), []
            for at in sorted(places) if count < most - 1 else ():
                count += 1
                texts = [sentence(dice, 4, 12)]
                # The last note of a run ends where the form tells, so only notes in brackets have more paragraphs.
                if "Footnote" in style.printed and draw(st.booleans()):
                    texts.append(sentence(dice, 4, 12))
                called[at] += labelled(style.call, count)
                own.append(Printed(at, labelled(style.printed, count), texts))
                notes.append((f"{len(paragraphs)}:{' '.join(words[: at + 1])}", texts))
            paragraphs.append(" ".join(words))
            section.append(Paragraph(called, own))
        sections.append(section)
    rule = draw(st.sampled_from(["", "_" * 20]))
    heading = draw(st.sampled_from(["Notes", "ENDNOTES", "Footnotes", "Notes to the text"]))
    return Made(Printer(style, rule).source(sections, heading, sentence(dice, 40, 44)), paragraphs, notes, style)


class Printer:
    """Prints sections in a style."""

    def __init__(self, style: Style, rule: str) -> None:
        self.style = style
        self.rule = rule if style.place in ("bare", "section", "page") else ""
        self.chunks = ["The Book of the Ice", "Being an account of it"]
        self.waiting: list[Printed] = []

    def source(self, sections: list[list[Paragraph]], heading: str, ending: str) -> str:
        """The whole source."""
        place = self.style.place
        kept: list[list[Printed]] = []
        for number, section in enumerate(sections, start=1):
            self.section(section, number)
            if place == "chapters":
                kept.append(self.waiting)
                self.waiting = []
        if place == "page":
            self.chunks.append(self.wrapped(ending))
        self.chunks += [heading] if place in ("heading", "chapters") else []
        self.notes()
        for number, own in enumerate(kept, start=1):
            self.chunks.append(f"Chapter {number}")
            self.waiting = own
            self.notes()
        return "\n\n".join(self.chunks) + "\n"

    def section(self, section: list[Paragraph], number: int) -> None:
        """A section, or a page, with its notes where they stand there."""
        for index, paragraph in enumerate(section):
            self.paragraph(paragraph, number, is_last=index == len(section) - 1)
        if self.style.place == "section" or self.style.breaks in ("between", "feed"):
            self.notes()
        if self.style.breaks == "between":
            self.chunks.append(f"page {number + 1}")
        elif self.style.breaks == "feed":
            self.chunks[-1] += "\n\f"

    def paragraph(self, paragraph: Paragraph, number: int, *, is_last: bool) -> None:
        """A paragraph, and what is printed in or below it."""
        words, own = paragraph
        start = 0
        if is_last and self.style.breaks == "within":
            middle = next((at for at in range(len(words) // 2, len(words) - 4) if is_plain(words[at - 1 : at + 1])), 0)
            start = middle
            self.waiting += [note for note in own if note.at < middle]
            self.chunks.append(self.wrapped(" ".join(words[:middle])))
            self.notes()
            self.chunks.append(f"page {100 + number}")
        self.waiting += [note for note in own if note.at >= start]
        self.chunks.append(self.wrapped(" ".join(words[start:])))
        if self.style.place == "below":
            self.notes()

    def notes(self) -> None:
        """The notes that wait to be printed."""
        if self.waiting and self.rule:
            self.chunks.append(self.rule)
        for note in self.waiting:
            closing = "]" if note.label.startswith("[Footnote") else ""
            texts = (note.label + note.texts[0], *note.texts[1:])
            self.chunks.append("\n\n".join(self.wrapped(text) for text in texts) + closing)
        self.waiting = []

    def wrapped(self, text: str) -> str:
        """A paragraph in lines of 72 characters, or as one."""
        if not self.style.wrapped:
            return text
        return "\n".join(textwrap.wrap(text, 72, break_long_words=False, break_on_hyphens=False))


def is_plain(words: list[str]) -> bool:
    """Whether words are in the middle of a sentence, without calls."""
    return all(word.isalpha() and word.islower() for word in words)


def seen(raw: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The paragraphs of a source's TEI without their notes, and the notes with the words before them."""
    outcome = convert(Source(raw, "seeds/some.txt", "utf-8"), Options(Document("some", "K"), genre="text"))
    assert outcome.tei is not None, outcome.problems
    root = parse(outcome.tei, "K.xml")
    texts: list[str] = []
    notes: list[tuple[str, list[str]]] = []
    blocks = [
        block
        for block in root.iter(tag("p"), tag("head"))
        if not any(local(above) in ("note", "teiHeader") for above in block.iterancestors())
    ]
    for block in blocks:
        before: list[str] = []
        _walk(block, before, notes, len(texts))
        texts.append(_flat(before))
    return texts, notes


def _flat(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def _walk(element: etree._Element, before: list[str], notes: list[tuple[str, list[str]]], index: int) -> None:
    before.append(element.text or "")
    for child in element:
        if local(child) == "note":
            paragraphs = [_flat([str(text) for text in p.itertext()]) for p in child.iter(tag("p"))]
            notes.append((f"{index}:{_flat(before)}", paragraphs or [_flat([str(text) for text in child.itertext()])]))
        else:
            _walk(child, before, notes, index)
        before.append(child.tail or "")


def check(made: Made) -> None:
    """Whether notes and paragraphs come back."""
    texts, notes = seen(made.raw)
    assert [text for text in texts if text in made.paragraphs] == made.paragraphs
    first = texts.index(made.paragraphs[0])
    expected = [(f"{int(words.partition(':')[0]) + first}:{words.partition(':')[2]}", own) for words, own in made.notes]
    assert [own for _, own in notes] == [own for _, own in expected]
    if first == len(texts) - len(made.paragraphs):
        assert notes == expected


@settings(max_examples=300)
@given(documents())
def test_every_note_stands_at_its_word_with_its_text(made: Made) -> None:
    check(made)


@pytest.mark.slow
@settings(max_examples=1250)
@given(documents())
def test_very_many_notes_stand_at_their_words(made: Made) -> None:
    check(made)
