"""The check of fidelity finds every loss and addition, and accepts what an editor may do."""

from __future__ import annotations

import itertools
import re
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.tei import NS, XML_ID, local, tag
from tests.properties.faithful_cases import EDITOR, NAMES, Case, case

_WORD: Final = re.compile(r"[^\W_]+")
_NEW: Final = "Quimbelow"
names: Final = st.sampled_from(NAMES)
places: Final = st.integers(0, 1_000_000)


class Place(NamedTuple):
    """A word in a tree: the element, whether it stands in its tail, and where."""

    element: etree._Element
    in_tail: bool
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text node around it."""
        return (self.element.tail if self.in_tail else self.element.text) or ""

    def put(self, words: str) -> None:
        """Replace the word."""
        text = self.text[: self.start] + words + self.text[self.end :]
        if self.in_tail:
            self.element.tail = text
        else:
            self.element.text = text


def words(root: etree._Element, path: str) -> list[Place]:
    """The words in the text nodes below the elements at a path."""
    found: list[Place] = []
    tops = root.xpath(path, namespaces=NS)
    assert isinstance(tops, list)
    for top in tops:
        assert isinstance(top, etree._Element)
        for element in top.iter():
            found.extend(Place(element, False, *match.span()) for match in _WORD.finditer(element.text or ""))
            if element is not top:
                found.extend(Place(element, True, *match.span()) for match in _WORD.finditer(element.tail or ""))
    return found


_TEXT: Final = (
    "//t:text//*[self::t:p or self::t:item or self::t:bibl or self::t:salute or self::t:addrLine][not(descendant::t:p)]"
)


def some_word(found: Case, place: int, path: str = _TEXT) -> Place:
    """Any word of the running text."""
    all_words = words(found.root, path)
    return all_words[place % len(all_words)]


def test_the_documents_as_converted_are_faithful() -> None:
    assert all(case(name).is_faithful() for name in NAMES)


@settings(max_examples=300)
@given(names, places)
def test_a_word_left_out_of_the_text_is_found(name: str, place: int) -> None:
    found = case(name)
    some_word(found, place).put("")
    assert not found.is_faithful()


@settings(max_examples=300)
@given(names, places)
def test_a_changed_word_is_found(name: str, place: int) -> None:
    found = case(name)
    some_word(found, place).put(_NEW)
    assert not found.is_faithful()


@settings(max_examples=300)
@given(names, places)
def test_a_changed_letter_is_found(name: str, place: int) -> None:
    found = case(name)
    word = some_word(found, place)
    old = word.text[word.start]
    word.put(("y" if old == "x" else "x") + word.text[word.start + 1 : word.end])
    assert not found.is_faithful()


@settings(max_examples=300)
@given(names, places, st.sampled_from((_NEW, "the", "of", "and", "1")))
def test_an_added_word_is_found(name: str, place: int, new: str) -> None:
    found = case(name)
    word = some_word(found, place)
    word.put(f"{word.text[word.start : word.end]} {new}")
    assert not found.is_faithful()


@settings(max_examples=300)
@given(names, places)
def test_two_neighbouring_words_in_the_wrong_order_are_found(name: str, place: int) -> None:
    found = case(name)
    all_words = words(found.root, "//t:text//t:p[not(descendant::t:p)]")
    pairs = [
        (one, two)
        for one, two in itertools.pairwise(all_words)
        if (one.element, one.in_tail) == (two.element, two.in_tail)
        and one.text[one.start : one.end] != two.text[two.start : two.end]
    ]
    one, two = pairs[place % len(pairs)]
    text = one.text
    first, between, second = text[one.start : one.end], text[one.end : two.start], text[two.start : two.end]
    if first + between.strip() + second == second + between.strip() + first:
        return
    Place(one.element, one.in_tail, one.start, two.end).put(second + between + first)
    assert not found.is_faithful()


@given(names, places)
def test_a_paragraph_left_out_is_found(name: str, place: int) -> None:
    found = case(name)
    paragraphs = [
        p for p in found.root.iterfind(".//t:text//t:p", NS) if "".join(str(text) for text in p.itertext()).strip()
    ]
    paragraph = paragraphs[place % len(paragraphs)]
    parent = paragraph.getparent()
    assert parent is not None
    parent.remove(paragraph)
    assert not found.is_faithful()


def test_every_note_that_is_left_out_is_found() -> None:
    lost = 0
    for name in NAMES:
        for number in range(len(case(name).root.findall(".//t:text//t:note", NS))):
            found = case(name)
            note = found.root.findall(".//t:text//t:note", NS)[number]
            note[:], note.text = [], None
            assert not found.is_faithful(), (name, number)
            lost += 1
    assert lost >= 8


_FIELDS: Final = "//t:sourceDesc/t:bibl/*[not(self::t:title)] | //t:profileDesc/t:abstract | //t:keywords/t:term"


def test_every_header_field_that_is_left_out_is_found_where_the_text_does_not_have_its_words() -> None:
    lost = 0
    for name in NAMES:
        count = len(words(case(name).root, _FIELDS))
        for number in range(count):
            found = case(name)
            word = words(found.root, _FIELDS)[number]
            text = word.text[word.start : word.end]
            everywhere = "".join(str(piece) for piece in found.root.itertext())
            if len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", everywhere)) == 1 and text in found.raw:
                word.put("")
                assert not found.is_faithful(), (name, text)
                lost += 1
    assert lost > 50


@given(names, places)
def test_a_page_break_left_out_is_found(name: str, place: int) -> None:
    found = case(name)
    breaks = list(found.root.iterfind(".//t:text//t:pb[@n]", NS))
    if not breaks:
        return
    gone = breaks[place % len(breaks)]
    gone.set("n", "777")
    assert not found.is_faithful()


def wrap(word: Place, *children: etree._Element) -> None:
    """Put elements in the place of a word."""
    text = word.text
    before, after = text[: word.start], text[word.end :]
    children[-1].tail = after
    if word.in_tail:
        parent = word.element.getparent()
        assert parent is not None
        word.element.tail = before
        at = parent.index(word.element) + 1
    else:
        parent, at = word.element, 0
        parent.text = before
    for number, child in enumerate(children):
        parent.insert(at + number, child)


def element(name: str, text: str = "", **attrs: str) -> etree._Element:
    """A TEI element with text."""
    made = etree.Element(tag(name), attrs)
    made.text = text or None
    return made


@settings(max_examples=300)
@given(names, places)
def test_a_correction_beside_the_sources_reading_is_accepted(name: str, place: int) -> None:
    found = case(name)
    word = some_word(found, place)
    choice = element("choice")
    choice.extend([element("sic", word.text[word.start : word.end]), element("corr", _NEW, resp=f"#{EDITOR}")])
    wrap(word, choice)
    assert found.is_faithful()


@given(names, places)
def test_a_correction_that_changes_the_sources_reading_is_found(name: str, place: int) -> None:
    found = case(name)
    word = some_word(found, place)
    choice = element("choice")
    choice.extend([element("sic", _NEW), element("corr", word.text[word.start : word.end], resp=f"#{EDITOR}")])
    wrap(word, choice)
    assert not found.is_faithful()


@settings(max_examples=300)
@given(names, places, st.sampled_from(("supplied", "note", "add")))
def test_an_editors_addition_with_its_name_is_accepted(name: str, place: int, kind: str) -> None:
    found = case(name)
    word = some_word(found, place)
    kept = element("seg", word.text[word.start : word.end])
    wrap(word, kept, element(kind, f"{_NEW} the", resp=f"#{EDITOR}"))
    assert found.root.xpath(f"//t:editionStmt//*[@xml:id='{EDITOR}']", namespaces=NS)
    assert found.is_faithful()


@settings(max_examples=300)
@given(names, places, st.sampled_from(("supplied", "note", "add")), st.sampled_from(("", "#nobody", "#K-source")))
def test_an_addition_that_no_editor_signs_is_found(name: str, place: int, kind: str, who: str) -> None:
    found = case(name)
    word = some_word(found, place)
    kept = element("seg", word.text[word.start : word.end])
    wrap(word, kept, element(kind, _NEW, **({"resp": who} if who else {})))
    assert not found.is_faithful()


@given(names, places, st.booleans())
def test_comments_and_processing_instructions_are_accepted(name: str, place: int, is_comment: bool) -> None:
    found = case(name)
    elements = [one for one in found.root.iter() if local(one)]
    parent = elements[place % len(elements)]
    made = etree.Comment(f" {_NEW} ") if is_comment else etree.ProcessingInstruction("oxygen", _NEW)
    made.tail, parent.text = parent.text, None
    parent.insert(0, made)
    assert found.is_faithful()


@given(names, places)
def test_a_comment_inside_a_word_is_accepted(name: str, place: int) -> None:
    found = case(name)
    word = some_word(found, place)
    comment = etree.Comment("here")
    wrap(Place(word.element, word.in_tail, word.start + 1, word.start + 1), comment)
    assert found.is_faithful()


@settings(max_examples=30)
@given(names, st.sampled_from((" ", "\n", "\n\t\t", "\n\n      ")))
def test_elements_that_hold_only_elements_can_be_laid_out_anew(name: str, layout: str) -> None:
    found = case(name)
    for one in found.root.iter(
        *(tag(kind) for kind in ("div", "body", "list", "text", "TEI", "teiHeader", "fileDesc", "listBibl"))
    ):
        one.text = layout
        for child in one:
            child.tail = layout
    assert found.is_faithful()


@settings(max_examples=30)
@given(names, st.sampled_from(("\n", "\n      ", "  ", "\t")))
def test_lines_can_be_broken_anew_where_blanks_are(name: str, blanks: str) -> None:
    found = case(name)
    for one in found.root.iter(tag("p"), tag("item"), tag("hi"), tag("persName")):
        one.text = (one.text or "").replace(" ", blanks) or None
        for child in one:
            child.tail = (child.tail or "").replace(" ", blanks)
    assert found.is_faithful()


@given(names, places)
def test_names_can_be_marked_and_unmarked_by_hand(name: str, place: int) -> None:
    found = case(name)
    word = some_word(found, place)
    wrap(word, element("persName", word.text[word.start : word.end], ref="register.xml#pers-x"))
    etree.strip_tags(found.root.find("t:text", NS), tag("date"))
    assert found.is_faithful()


def test_the_editors_that_count_are_those_of_the_file_itself() -> None:
    found = case(NAMES[0])
    assert [one.get(XML_ID) for one in found.root.iterfind(".//t:editionStmt//t:name", NS)] == [EDITOR]
