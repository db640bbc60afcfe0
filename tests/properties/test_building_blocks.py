"""Documents that have many building blocks at once, printed in one layout, come back as they were built.

Structure, notes, records and letters have property tests of their own, in which each varies freely. Here they stand
beside each other: what one rule takes must leave to the others what is theirs.
"""

from __future__ import annotations

import textwrap
from typing import Final, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.config import Document
from edenda.convert import Options, convert
from edenda.model import tiles
from edenda.problems import has_errors
from edenda.sources import Source
from edenda.tei import NS, parse, tag
from tests.outline import outline
from tests.properties.layouts import Block, Tree, documents, expected, printed
from tests.properties.letters import Built, letters, memoranda
from tests.properties.test_catalogue import FORMS, Made, header_texts, labels
from tests.properties.test_structure import tree, words

#: The word that a page divides stands whole in the first paragraph of each document, as it would in any real one.
_FIRST: Final = Block("p", ("The lighthouse of the old harbour was kept by a woman with a rope and two oil cans.",) * 2)
_SECOND: Final = Block(
    "p",
    (
        "A sexton of the same parish swept the chimney of the house in which the bread was baked.",
        "He was paid by the keepers of the lighthouse, who had neither a cellar nor a pantry of their own.",
    ),
)
_CALLED: Final = ("sexton", "chimney", "cellar", "pantry")
#: Labels that open a note wherever they stand; `1.` would also be an item of the lists that these documents have.
_NOTES: Final = (("[{}]", "[{}]"), ("[note {}]", "[note {}]"), ("{}", "{}"))
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TEXTS: Final = (
    "See the ledger of the harbour, second leaf.",
    "So the keeper; the miller says that it was an oven.",
    "The bell is lost.",
    "Compare the account of the ferry and of the bridge.",
)
_WORKS: Final = (
    "Halck, P. (1990) The Harbour in Winter, Lemmin: Quay Press.",
    "Strand, A. (1987) Boats and Barrels, Vardal: Lantern Books.",
    "Weir, H. (2001) A History of the Mill, Lemmin: Quay Press.",
)
_ENTRIES: Final = (
    ("Title", "Amber Letters"),
    ("Repository", "National Archive of Lemmin"),
    ("Call Number", "MS 14/7b"),
    ("Language", "English"),
    ("Seal", "one red seal, broken"),
    ("Rights", "Not for reproduction"),
)
#: Forms of records; not `below`, in which a label stands alone as a heading of the text does.
_RECORDS: Final = ("colon", "equals", "bold", "leaders", "table", "tab colon")


class Note(NamedTuple):
    """A note: the word that calls it, its number, its text."""

    word: str
    n: str
    text: str


class Whole(NamedTuple):
    """A source with what has to come back from it."""

    raw: str
    blocks: list[Tree]
    notes: list[Note]
    pages: list[str]
    works: list[str]
    record: Made | None


class Parts(NamedTuple):
    """What a document has beside its blocks."""

    notes: int
    pages: int
    works: int
    record: str
    ends: str


@st.composite
def parts(draw: st.DrawFn) -> Parts:
    """What stands in, above and below the text of one document."""
    return Parts(
        draw(st.integers(0, 4)),
        draw(st.integers(0, 2)),
        draw(st.sampled_from((0, 0, 2, 3))),
        draw(st.sampled_from(("", "above", "below"))),
        draw(st.sampled_from(("\n", "\n", "\r\n", "\r"))),
    )


@st.composite
def records(draw: st.DrawFn) -> Made:
    """A catalogue record of four to six entries."""
    form = draw(st.sampled_from(_RECORDS))
    entries = _ENTRIES[: draw(st.integers(4, len(_ENTRIES)))]
    return Made(entries, FORMS[form](list(entries)))


@st.composite
def wholes(draw: st.DrawFn) -> Whole:
    """A document of blocks in sections, with notes, pages, works and a record."""
    lead, sections, style = draw(documents())
    lead = (_FIRST, _SECOND, *lead)
    has = draw(parts())
    call, label = draw(st.sampled_from(_NOTES))
    texts = draw(st.permutations(_TEXTS))[: has.notes]
    notes = [Note(word, str(n), text) for n, (word, text) in enumerate(zip(_CALLED, texts, strict=False), start=1)]
    raw = printed(lead, sections, style).rstrip("\n")
    for note in notes:
        raw = raw.replace(note.word, note.word + labelled(call, note.n), 1)
    raw, pages = paged(raw, has.pages, draw(st.integers(2, 90)), style.width)
    works = list(_WORKS[: has.works])
    chunks = [raw]
    chunks += ["Notes", *(f"{labelled(label, note.n)} {note.text}" for note in notes)] if notes else []
    chunks += ["Bibliography", *works] if works else []
    record = draw(records()) if has.record else None
    if record:
        chunks = [record.text, *chunks] if has.record == "above" else [*chunks, record.text]
    text = "\n\n".join(chunks) + "\n"
    return Whole(text.replace("\n", has.ends), expected(lead, sections, style), notes, pages, works, record)


def labelled(form: str, n: str) -> str:
    """A label of a note, or its call."""
    return form.format(n if "[" in form else n.translate(_RAISED))


def paged(raw: str, count: int, first: int, width: int) -> tuple[str, list[str]]:
    """A text with a page marker between its first two paragraphs, and one in the middle of a word."""
    if count > 0:
        raw = raw.replace("\n\nA sexton", f"\n\n[page {first}]\n\nA sexton", 1)
    if count > 1:
        start = raw.index("A sexton")
        end = raw.find("\n\n", start) if "\n\n" in raw[start:] else len(raw)
        above, word, below = " ".join(raw[start:end].split()).partition("light")
        halves = (above + word + "-", below)
        divided = [textwrap.fill(half, width) if width else half for half in halves]
        raw = f"{raw[:start]}{divided[0]}\n\n[page {first + 1}]\n\n{divided[1]}{raw[end:]}"
    return raw, [str(first + page) for page in range(count)]


def taken_out(root: etree._Element, name: str) -> None:
    """Take an element's instances out of the text; what follows each stays."""
    for element in list(root.iter(tag(name))):
        above, before = element.getparent(), element.getprevious()
        assert above is not None
        if before is not None:
            before.tail = (before.tail or "") + (element.tail or "")
        else:
            above.text = (above.text or "") + (element.tail or "")
        above.remove(element)


def root_of(raw: str, genre: str | None) -> etree._Element:
    """The TEI of a source: written, every character of it accounted for, valid and faithful."""
    outcome = convert(Source(raw, "seeds/a.txt", "utf-8"), Options(Document("a", "K"), genre=genre))
    assert outcome.tei is not None, outcome.problems
    assert tiles(outcome.reading)
    root = parse(outcome.tei, "a.xml")
    assert check_grammar(root, "a.xml") == ()
    assert not has_errors(compare(raw, root, "a.txt"))
    return root


def found_notes(text: etree._Element) -> list[Note]:
    """The notes of a text, each with the word before it."""
    found = []
    for note in text.iter(tag("note")):
        above, before = note.getparent(), note.getprevious()
        assert above is not None
        said = (above.text if before is None else before.tail) or ""
        found.append(Note(said.split()[-1], note.get("n", ""), words(note)))
    return found


def holds(whole: Whole, genre: str) -> None:
    """Assert that all blocks, notes, pages, works and fields of a document come back."""
    root = root_of(whole.raw, genre)
    text = root.find("t:text", NS)
    header = root.find("t:teiHeader", NS)
    assert text is not None
    assert header is not None
    assert found_notes(text) == whole.notes
    taken_out(text, "note")
    assert [page.get("n", "") for page in text.iter(tag("pb"))] == whole.pages
    taken_out(text, "pb")
    assert [words(work) for work in text.iterfind("t:back//t:bibl", NS)] == whole.works
    div = text.find("t:body/t:div", NS)
    assert div is not None
    assert [one for child in div if child.get("type") != "main" for one in tree(child)] == whole.blocks
    if whole.record:
        texts = header_texts(header)
        assert [label for label, _ in whole.record.entries if label not in labels(header)] == []
        assert [value for _, value in whole.record.entries if not any(value in one for one in texts)] == []


@st.composite
def correspondence(draw: st.DrawFn) -> tuple[Built, Made | None, str]:
    """A letter or a memorandum with a record above it, and the line ends of both."""
    built = draw(st.one_of(letters(), memoranda()))
    record = draw(st.none() | records())
    source = f"{record.text}\n\n{built.source}" if record else built.source
    ends = draw(st.sampled_from(("\n", "\r\n", "\r")))
    return Built(source.replace("\n", ends), built.lines), record, ends


def letter_holds(made: tuple[Built, Made | None, str]) -> None:
    """Assert that a letter comes back as it was built, and its record in the header."""
    built, record, _ = made
    root = root_of(built.source, None)
    lines = outline(root)
    start = lines.index("# text") + 1
    end = next((index for index, line in enumerate(lines) if line in ("# dates", "# notes")), len(lines))
    assert [line.strip() for line in lines[start:end]] == built.lines
    header = root.find("t:teiHeader", NS)
    assert header is not None
    assert record is None or {label for label, _ in record.entries} <= labels(header)


_genres = st.sampled_from(("article", "text"))


@settings(max_examples=100)
@given(wholes(), _genres)
def test_a_document_of_many_building_blocks_comes_back(whole: Whole, genre: str) -> None:
    holds(whole, genre)


@settings(max_examples=150)
@given(correspondence())
def test_a_letter_comes_back_from_below_its_record(made: tuple[Built, Made | None, str]) -> None:
    letter_holds(made)


@pytest.mark.slow
@settings(max_examples=500)
@given(wholes(), _genres)
def test_very_many_documents_of_many_building_blocks_come_back(whole: Whole, genre: str) -> None:
    holds(whole, genre)


@pytest.mark.slow
@settings(max_examples=500)
@given(correspondence())
def test_very_many_letters_come_back_from_below_their_records(made: tuple[Built, Made | None, str]) -> None:
    letter_holds(made)
