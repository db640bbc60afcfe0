"""Plain texts of any elements of the schema, however nested: no sign is left, no word lost, every offset true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.config import TextFacts
from edenda.tei import NS, parse
from edenda.writers.context import View
from edenda.writers.flow import Layout
from edenda.writers.flow.columns import columns
from edenda.writers.flow.places import lay_out_with_places
from edenda.writers.flow.signs import MARK, SIGNS
from edenda.writers.offsets import render_with_offsets
from edenda.writers.text import render_text
from tests.writers.support import context

_SCHEMA: Final = Path(__file__).resolve().parents[2] / "docs" / "schema.md"
_ELEMENTS: Final = tuple(re.findall(r"^#### (\w+)$", _SCHEMA.read_text(encoding="utf-8"), re.MULTILINE))
#: What has a form of its own in plain texts, so that it comes often.
_FORMED: Final = (
    "p ab head list item label quote q cit bibl note pb lb lg l table row cell choice sic corr supplied ex app lem rdg "
    "persName date ref sp speaker stage opener closer salute signed figure figDesc milestone seg div hi add del"
).split()
_WORDS: Final = st.lists(
    st.sampled_from(
        [
            "one",
            "two",
            "Ünïc",
            "e\u0301",
            "漢字",
            "한국",
            "no\u00a0break",
            "a-b",
            ".",
            ";",
            "x" * 40,
            "\n  ",
            " ",
            "[p. 4]",
        ]
    ),
    max_size=4,
).map(" ".join)
_ATTRIBUTES: Final = st.sampled_from(
    [
        "", "", ' n="7"', ' break="no"', ' rend="block"', ' type="gloss"', ' rend="numbered"', ' place="inline"',
        ' type="commentary"', ' ref="register.xml#pers-mao"', ' when="1957"', ' place="bottom"', ' unit="section"',
    ]
)  # fmt: skip


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from([*_FORMED * 10, *_ELEMENTS])
    parts = st.lists(st.one_of(inner, _WORDS), max_size=4).map("".join)
    return st.tuples(names, _ATTRIBUTES, parts).map(lambda made: f"<{made[0]}{made[1]}>{made[2]}</{made[0]}>")


_BODIES: Final = st.lists(st.recursive(_element(_WORDS), _element, max_leaves=10), min_size=1, max_size=4).map("".join)
_LAYOUTS: Final = st.builds(
    TextFacts, wrap=st.sampled_from([0, 30, 72]), notes=st.sampled_from(["end", "inline"]), pages=st.booleans()
)
_VIEWS: Final = st.sampled_from(["reading", "transcribed"])


def _document(body: str) -> etree._Element:
    header = "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>"
    text = f"<text><body><div>{body}</div></body></text>"
    return parse(f'<TEI xmlns="{NS["t"]}">{header}{text}</TEI>'.encode(), "small")


def _text(tei: etree._Element, facts: TextFacts, view: View = "reading") -> str:
    return render_text(tei, context(text=facts, view=view)).decode()


def test_the_elements_of_the_schema_are_known() -> None:
    assert len(_ELEMENTS) > 200


@settings(max_examples=50)
@given(_BODIES, _LAYOUTS, _VIEWS)
def test_no_sign_and_no_blank_at_the_end_of_a_line_is_left(body: str, facts: TextFacts, view: View) -> None:
    written = _text(_document(body), facts, view)
    assert not any(sign in written for sign in SIGNS)
    assert re.search(r" \n|\n\n\n\n|\A\n", written) is None
    assert written.endswith("\n")


@settings(max_examples=50)
@given(_BODIES, _LAYOUTS)
def test_wrapped_texts_have_the_same_words_and_lines_that_fit(body: str, facts: TextFacts) -> None:
    tei = _document(body)
    plain = _text(tei, TextFacts(0, facts.notes, facts.pages))
    wrapped = _text(tei, facts)
    assert re.split(r"[ \t\n]+", wrapped) == re.split(r"[ \t\n]+", plain)
    if facts.wrap and "<table" not in body and "<row" not in body:
        for line in wrapped.splitlines():
            is_word = " " not in re.sub(r"\A(?:\S+ )?\S*|\[p\. ", "", line.strip())
            assert columns(line) <= facts.wrap or is_word, line


@settings(max_examples=50)
@given(_BODIES, _LAYOUTS, _VIEWS)
def test_a_text_is_the_same_with_and_without_a_map_and_every_place_in_it_is_true(
    body: str, facts: TextFacts, view: View
) -> None:
    tei = _document(body)
    for number, element in enumerate(tei.iter("*")):
        element.set("{http://www.w3.org/XML/1998/namespace}id", f"e{number}")
    made = context(text=facts, view=view)
    data, found = render_with_offsets(tei, made)
    assert data == render_text(tei, made)
    text = data.decode()
    elements = json.loads(found)["elements"]
    assert elements == sorted(elements, key=lambda one: (one["start"], -one["end"]))
    by_id = {element.get("{http://www.w3.org/XML/1998/namespace}id"): element for element in tei.iter("*")}
    for one in elements:
        said = text[one["start"] : one["end"]]
        assert said == said.strip(" \t\n")
        assert said
        if len(by_id[one["id"]]) == 0 and one["element"] in ("persName", "date", "hi", "foreign", "term"):
            assert said.split() == (by_id[one["id"]].text or "").split()


@settings(max_examples=50)
@given(_BODIES, _VIEWS)
def test_what_is_taken_away_before_our_stylesheet_runs_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, body: str, view: View
) -> None:
    tei = _document(body)
    own = tmp_path_factory.getbasetemp() / "transform"
    (own / "text").mkdir(parents=True, exist_ok=True)
    (own / "text" / "document.xsl").write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="edenda:text/document.xsl"/></xsl:stylesheet>',
        encoding="utf-8",
    )
    assert render_text(tei, context(view=view)) == render_text(tei, context(view=view, own_transform=own))


@settings(max_examples=50)
@given(st.text(st.sampled_from([*SIGNS, "A", "a", " ", "\ufdef"]), max_size=30), _LAYOUTS)
def test_noncharacters_of_a_document_come_out_as_they_stand(words: str, facts: TextFacts) -> None:
    tei = _document(f"<p>x{escape(words)}x</p>")
    written = _text(tei, facts)
    assert "".join(written.split()).removeprefix("T") == "".join(f"x{words}x".split())


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(["one", " ", "two", *SIGNS, f"{MARK}1{MARK}", f"{MARK}/1{MARK}"]), max_size=40).map(
        "".join
    )
)
def test_any_flow_is_laid_out_without_a_sign_left(flow: str) -> None:
    flow = flow if flow.count(MARK) % 2 == 0 else flow + MARK
    text, places = lay_out_with_places(f"\ufdda{flow}\ufddb", Layout(wrap=40, item=None, note=None))
    assert not any(sign in text for sign in SIGNS)
    assert all(text[place.start : place.end].strip() for place in places)
