"""The two views of a text: whatever editors did, and however it is nested, each is what a plain recomputation says."""

from __future__ import annotations

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.writers.context import View
from edenda.writers.html import render_html
from edenda.writers.text import render_text
from tests.writers.support import (
    context,
    document,
    found,
    page,
    reading,
    said,
    text_of,
    values,
    without_blanks,
    without_hidden,
)

_WORDS: Final = st.sampled_from(["one", "two ", " three", " four ", "&lt;five&gt;", "", " "])
_NAME: Final = '<persName ref="register.xml#pers-{}">{}</persName>'


def _choice(parts: tuple[str, str, tuple[str, str]]) -> str:
    source, other, (was, now) = parts
    return f"<choice><{was}>{source}</{was}><{now}>{other}</{now}></choice>"


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.sampled_from([("sic", "corr"), ("orig", "reg"), ("abbr", "expan"), ("unclear", "unclear")])
    marks = st.sampled_from(
        ["supplied", "surplus", "unclear", "add", "del", "hi", "ex", 'supplied reason="explanatory"']
    )
    return st.one_of(
        st.tuples(inner, inner, pairs).map(_choice),
        st.tuples(inner, inner).map(lambda two: f"<app><lem>{two[0]}</lem><rdg>{two[1]}</rdg></app>"),
        st.tuples(marks, inner).map(lambda mark: f"<{mark[0]}>{mark[1]}</{mark[0].split()[0]}>"),
        st.tuples(st.sampled_from(["mao", "dichev"]), inner).map(lambda name: _NAME.format(*name)),
        st.lists(inner, max_size=3).map("".join),
    )


_TEXTS: Final = st.recursive(_WORDS, _nested, max_leaves=12)


def shown(root: etree._Element) -> str:
    """The article of a page without what it hides, and without blanks."""
    return without_blanks(said(found(without_hidden(root), "//article")[0]))


@settings(max_examples=200)
@given(_TEXTS, st.sampled_from(["reading", "transcribed"]))
def test_each_view_of_a_page_is_what_the_document_says(source: str, view: View) -> None:
    tei = document(f"<p>{source}</p>")
    root = page(render_html(tei, context(view=view)))
    assert shown(root) == without_blanks(reading(text_of(tei), view=view))
    ids = values(root, "//@id")
    assert len(ids) == len(set(ids))
    assert {href for href in values(root, "//@href") if href.startswith("#")} <= {f"#{one}" for one in ids}
    assert found(root, "//a//a | //p//div | //span//div") == []


@settings(max_examples=100)
@given(_TEXTS)
def test_the_reader_can_go_from_each_view_to_the_other(source: str) -> None:
    tei = document(f"<p>{source}</p>")
    root = page(render_html(tei, context()))
    for node in found(root, "//*[contains(concat(' ', @class, ' '), ' reading ')]"):
        node.set("hidden", "")
    for node in found(root, "//*[@class='transcribed']"):
        del node.attrib["hidden"]
    if found(root, "//input[@id='_view-transcribed']"):
        assert shown(root) == without_blanks(reading(text_of(tei), view="transcribed"))


@settings(max_examples=100)
@given(_TEXTS, st.sampled_from(["reading", "transcribed"]))
def test_each_view_of_a_plain_text_is_what_the_document_says(source: str, view: View) -> None:
    tei = document(f"<p>start {source}</p>")
    written = render_text(tei, context(view=view)).decode().splitlines()[-1]
    for sign in "{}⟦⟧":
        written = written.replace(sign, "")
    assert without_blanks(written) == without_blanks(reading(text_of(tei), view=view))
