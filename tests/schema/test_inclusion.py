"""The proof of inclusion: first that it can be trusted, then that it holds for our grammar and TEI's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.schema.inclusion import Grammar, NotLocalError, Problem, inclusion_problems
from tests.schema.samples import Escaped, escaped_values
from tests.schema.values import OF_WORDS, value_doubts

if TYPE_CHECKING:
    from pathlib import Path

B: Final = '<ref name="b"/>'
C: Final = '<ref name="c"/>'
TEXT: Final = "<text/>"
N: Final = '<attribute name="n"/>'
M: Final = '<attribute name="m"/>'
EMPTY: Final = "<empty/>"


def some(*patterns: str) -> str:
    return _wrapped("oneOrMore", patterns)


def many(*patterns: str) -> str:
    return _wrapped("zeroOrMore", patterns)


def maybe(*patterns: str) -> str:
    return _wrapped("optional", patterns)


def either(*patterns: str) -> str:
    return _wrapped("choice", patterns)


def group(*patterns: str) -> str:
    return _wrapped("group", patterns)


def _wrapped(name: str, patterns: tuple[str, ...]) -> str:
    return f"<{name}>{''.join(patterns)}</{name}>"


def grammar(a: str, *, start: str = "a", **others: str) -> Grammar:
    """A grammar whose documents are an element a, which may hold elements b and c."""
    models = {"a": a, "b": EMPTY, "c": EMPTY} | others
    definitions = "".join(
        f'<define name="{name}"><element name="{name}">{model}</element></define>' for name, model in models.items()
    )
    return Grammar.from_string(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://example.org/"'
        ' datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
        f'<start><ref name="{start}"/></start>{definitions}</grammar>'
    )


def attribute(values: str) -> str:
    return f'<attribute name="n">{values}</attribute>'


def data(kind: str, pattern: str = "") -> str:
    facet = f'<param name="pattern">{pattern}</param>' if pattern else ""
    return f'<data type="{kind}">{facet}</data>'


INCLUDED: Final = {
    "a model in itself": (some(B), some(B)),
    "one in one or more": (B, some(B)),
    "nothing in any number": (EMPTY, many(B)),
    "a fixed order in a free one": (group(B, C), many(either(B, C))),
    "an ambiguous model in its plain form": (group(many(B), maybe(B)), many(B)),
    "pairs in an even number": (many(B, B, B, B), many(B, B)),
    "children in mixed content": (many(B), many(either(TEXT, B))),
    "text in mixed content": (TEXT, many(either(TEXT, B))),
    "an attribute required here and optional there": (N, maybe(N)),
    "one of two exclusive attributes": (N, either(N, M)),
    "an attribute or a child, as there": (either(N, B), either(N, B)),
    "what cannot occur": ("<notAllowed/>", EMPTY),
}

NOT_INCLUDED: Final = {
    "an empty list": (many(B), some(B), Problem("content", "a")),
    "a second child": (many(B), B, Problem("content", "a")),
    "one child too many": (some(B), B, Problem("content", "a", ("b", "b"))),
    "the wrong order": (group(C, B), group(B, C), Problem("content", "a", ("c", "b"))),
    "an odd number": (some(B), some(B, B), Problem("content", "a", ("b",))),
    "a late difference": (group(B, B, maybe(C)), group(B, B), Problem("content", "a", ("b", "b", "c"))),
    "text between children": (
        some(either(TEXT, B)),
        some(B),
        Problem("content", "a"),
    ),
    "text beside a required child": (group(B, TEXT), B, Problem("content", "a", ("b", "#text"))),
    "text in one branch only": (
        group(B, TEXT),
        either(TEXT, B),
        Problem("content", "a", ("b", "#text")),
    ),
    "an unknown attribute": (maybe(N), EMPTY, Problem("attribute", "a", ("n",))),
    "a missing attribute": (maybe(N), N, Problem("required", "a", ("n",))),
    "two exclusive attributes at once": (
        group(N, M),
        either(N, M),
        Problem("combination", "a", ("m", "n")),
    ),
    "an attribute with a child where one excludes the other": (
        group(N, B),
        either(N, B),
        Problem("content", "a", ("b",)),
    ),
}

VALUES_INCLUDED: Final = {
    "anything": (data("date"), TEXT),
    "the same type": (data("date"), data("date")),
    "one of a choice": (data("date"), either(data("date"), data("gYear"))),
    "a fixed value of a type": ("<value>1956</value>", data("gYear")),
    "one item of a list": (data("anyURI", r"\S+"), _wrapped("list", (some(data("anyURI", r"\S+")),))),
    "items of a list, which have no blanks": (
        _wrapped("list", (some(data("anyURI")),)),
        _wrapped("list", (some(data("anyURI", r"\S+")),)),
    ),
    "a narrower type of the same kind": (data("token", "a"), data("token")),
    "a number, which is a word": (data("nonNegativeInteger"), data("token", r"[^\p{C}\p{Z}]+")),
    "a code of a language, which is a word": (data("language"), data("token", r"[^\p{C}\p{Z}]+")),
}

VALUES_NOT_INCLUDED: Final = {
    "another type": (data("date"), data("gYear")),
    "a wider choice": (either(data("date"), data("gYear")), data("date")),
    "a fixed value of another type": ("<value>May</value>", data("gYear")),
    "a list where one item is allowed": (_wrapped("list", (some(data("date")),)), data("date")),
    "an item that may hold blanks": (data("anyURI"), _wrapped("list", (some(data("anyURI")),))),
    "another pattern": (data("token", "a"), data("token", "b")),
    "a name token, which may have a sign that no word has": (data("NMTOKEN"), data("token", r"[^\p{C}\p{Z}]+")),
    "a code of a language where not every word will do": (data("language"), data("token", r"\p{L}+")),
}


#: What the samples find beyond any doubt: the small values, the big ones, and a sample that escapes.
SAMPLES_ESCAPE: Final = {
    "another type": (data("date"), data("gYear"), "1902-03-03"),
    "a wider choice": (either(data("date"), data("gYear")), data("date"), "1902"),
    "a fixed value of another type": ("<value>a</value>", data("gYear"), "a"),
    "a list where one item is allowed": (_wrapped("list", (some(data("language")),)), data("NMTOKEN"), "a b"),
    "another pattern": (data("token", "a.b"), data("token", "a"), "a.b"),
    "anything where something is asked for": (TEXT, data("decimal"), "a"),
    "a decimal fraction where a whole number is asked for": (data("decimal"), data("integer"), "1.5"),
}


@pytest.mark.parametrize("name", INCLUDED)
def test_a_smaller_grammar_is_included(name: str) -> None:
    small, big = INCLUDED[name]
    assert inclusion_problems(grammar(small), grammar(big)) == []


@pytest.mark.parametrize("name", NOT_INCLUDED)
def test_a_grammar_that_allows_more_is_refused_with_a_counter_example(name: str) -> None:
    small, big, problem = NOT_INCLUDED[name]
    assert inclusion_problems(grammar(small), grammar(big)) == [problem]


@pytest.mark.parametrize("name", VALUES_INCLUDED)
def test_narrower_values_are_included(name: str) -> None:
    small, big = VALUES_INCLUDED[name]
    assert not list(value_doubts(grammar(attribute(small)), grammar(attribute(big))))


@pytest.mark.parametrize("name", VALUES_NOT_INCLUDED)
def test_values_that_are_not_certainly_included_are_doubted(name: str) -> None:
    small, big = VALUES_NOT_INCLUDED[name]
    doubts = value_doubts(grammar(attribute(small)), grammar(attribute(big)))
    assert [element for element, _ in doubts] == ["a"]


@pytest.mark.parametrize("name", VALUES_INCLUDED)
def test_no_sample_escapes_from_narrower_values(name: str) -> None:
    small, big = VALUES_INCLUDED[name]
    assert not list(escaped_values(grammar(attribute(small)), grammar(attribute(big))))


@pytest.mark.parametrize("kind", sorted(OF_WORDS))
def test_datatypes_of_words_have_no_character_that_a_word_has_not(kind: str) -> None:
    datatype = etree.RelaxNG(grammar(attribute(data(kind))).root)
    element = etree.Element("{http://example.org/}a")
    accepted = set()
    for character in filter(_is_xml, map(chr, range(0x10000))):
        for value in (character, f"{character}1", f"1{character}", f"a{character}", f"a{character}a"):
            element.set("n", value)
            if value.strip() == value and datatype.validate(element):
                accepted.add(character)
    assert {"1", "2"} <= accepted or {"a", "Z", "-"} <= accepted
    assert not [character for character in accepted if category(character)[0] in "CZ"]


def _is_xml(character: str) -> bool:
    return character in "\t\n\r" or (" " <= character < "\ud800" or "\ue000" <= character < "\ufffe")


@pytest.mark.parametrize("name", SAMPLES_ESCAPE)
def test_a_sample_that_escapes_is_shown(name: str) -> None:
    small, big, value = SAMPLES_ESCAPE[name]
    assert Escaped("a", "n", value) in set(escaped_values(grammar(attribute(small)), grammar(attribute(big))))


def test_an_element_that_the_big_grammar_does_not_know_is_named() -> None:
    assert inclusion_problems(grammar(EMPTY, d=EMPTY), grammar(EMPTY)) == [Problem("unknown", "d")]


def test_a_root_that_the_big_grammar_does_not_allow_is_named() -> None:
    assert inclusion_problems(grammar(EMPTY, start="b"), grammar(EMPTY)) == [Problem("root", "b")]


def test_the_same_name_in_another_namespace_is_another_element() -> None:
    foreign = '<element name="b" ns="http://example.com/"><empty/></element>'
    names = [str(problem) for problem in inclusion_problems(grammar(foreign), grammar(B))]
    assert names == ["a: content {http://example.com/}b", "{http://example.com/}b: unknown"]


def test_two_definitions_of_one_element_are_refused() -> None:
    with pytest.raises(NotLocalError, match="b is defined twice"):
        grammar('<element name="b"><empty/></element>')


def test_interleaved_children_are_refused() -> None:
    interleaved = grammar(_wrapped("interleave", (B, C)))
    with pytest.raises(NotLocalError, match="interleave"):
        inclusion_problems(interleaved, interleaved)


def test_every_document_valid_against_our_grammar_is_valid_against_tei_all(tei_all: Path) -> None:
    ours = Grammar.from_file(ROOT / "schema" / "edenda.rng")
    problems = inclusion_problems(ours, Grammar.from_file(tei_all))
    assert not problems, "\n".join(map(str, problems))


def test_a_page_break_in_a_row_would_be_noticed(tei_all: Path) -> None:
    text = (ROOT / "schema" / "edenda.rng").read_text("utf-8").partition("?>")[2]
    start, row, rest = text.partition('<element name="row">')
    changed = Grammar.from_string(f'{start}{row}<optional><ref name="pb"/></optional>{rest}')
    problems = inclusion_problems(changed, Grammar.from_file(tei_all))
    assert problems == [Problem("content", "row", ("pb", "cell"))]


def test_every_attribute_value_of_our_grammar_is_one_of_tei_all(tei_all: Path) -> None:
    ours = Grammar.from_file(ROOT / "schema" / "edenda.rng")
    doubts = list(value_doubts(ours, Grammar.from_file(tei_all)))
    assert not doubts, "\n".join(f"{element}/@{doubt.attribute}: {doubt}" for element, doubt in doubts)


def test_no_sample_that_our_grammar_accepts_is_refused_by_tei_all(tei_all: Path) -> None:
    ours, theirs = Grammar.from_file(ROOT / "schema" / "edenda.rng"), Grammar.from_file(tei_all)
    assert list(escaped_values(ours, theirs)) == []


def test_a_looser_date_would_be_noticed(tei_all: Path) -> None:
    text = (ROOT / "schema" / "edenda.rng").read_text("utf-8").partition("?>")[2]
    changed = text.replace('<data type="gMonthDay"/>', '<data type="token"/>')
    assert changed != text
    escaped = list(escaped_values(Grammar.from_string(changed), Grammar.from_file(tei_all)))
    assert Escaped("date", "when", "March 1902") in escaped
