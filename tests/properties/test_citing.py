"""Citations of documents of which anything may be stated."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pybtex.database import parse_string

from edenda.config import EditionFacts, Person
from edenda.site.citing.bibtex import escaped
from edenda.site.citing.citation import citation_of
from edenda.site.citing.cited import full_title
from edenda.site.frame import page_xml
from edenda.site.values import Author, DocumentFacts, PageFacts
from tests.site.support import site

pytestmark = pytest.mark.slow

#: What a header can hold, with what is special to TeX, JSON and HTML often among it.
_words = st.one_of(
    st.just(""),
    st.text(st.sampled_from(list(r"""{}\%&_#~^$"'@=,; and<>/!-]|abÄß""" + "\u2028\u2029")), max_size=30),
    st.sampled_from(["</script>", "<!--", "Orme and Bell", "Orme, Ada", "Ada Orme", "The Board", "van der Berg"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30),
).map(lambda words: " ".join(words.split()))
_author = st.builds(Author, _words, _words, _words, _words, st.booleans(), st.booleans(), _words, _words)
_authors = st.lists(_author, max_size=3).map(tuple)
_dates = st.sampled_from(["", "1902", "1902-03", "1902-03-03", "-0044", "--03-03", "1902-13-40", "soon"])
_facts = st.builds(
    DocumentFacts,
    stem=_words.filter(bool),
    title=_words,
    subtitle=_words,
    authors=_authors,
    senders=_authors,
    addressees=_authors,
    editors=_authors,
    responsible=_authors,
    title_by=st.sampled_from(["", "editors"]),
    date_from=_dates,
    date_to=_dates,
    date=_dates,
    date_sure=st.sampled_from(["", "yes"]),
    date_words=_words,
    source=_words,
    status=_words,
    identifier=_words,
    genre=st.sampled_from(["", "letter", "report", "essay", "poem"]),
    genre_words=_words,
    language=_words,
    publisher=_words,
    published=_dates,
    licence=_words,
    licence_url=_words,
    abstract=_words,
)
_editions = st.builds(
    EditionFacts,
    title=_words,
    date=_dates,
    publisher=st.text(max_size=20),
    base_url=st.sampled_from(["", "https://example.org/a%20b", "javascript:alert(1)"]),
    people=st.lists(st.builds(Person, st.just("a"), st.text(max_size=20)), max_size=2).map(tuple),
)
_any = given(_facts, _editions, st.sampled_from(["en", "de"]))


@_any
def test_anything_gives_bibtex_that_is_read_back(facts: DocumentFacts, edition: EditionFacts, interface: str) -> None:
    made = citation_of(facts, site(edition, interface)).bibtex
    assert made.count("{") == made.count("}")
    (entry,) = parse_string(made, "bibtex").entries.values()
    assert entry.fields.get("title", "") == escaped(full_title(facts))


@_any
def test_anything_gives_json_in_which_nothing_is_empty(
    facts: DocumentFacts, edition: EditionFacts, interface: str
) -> None:
    made = citation_of(facts, site(edition, interface))
    (item,) = json.loads(made.csl_json)
    for value in (item, json.loads(made.json_ld)):
        assert _everywhere(value, lambda one: one not in ("", [], {}, None))
    assert not set("<>&\u2028\u2029") & set(made.json_ld)


@_any
def test_anything_gives_tags_with_content(facts: DocumentFacts, edition: EditionFacts, interface: str) -> None:
    for name, content in citation_of(facts, site(edition, interface)).meta:
        assert name
        assert content.strip()


@_any
def test_anything_can_be_put_into_a_page(facts: DocumentFacts, edition: EditionFacts, interface: str) -> None:
    citation = citation_of(facts, site(edition, interface))
    made = etree.fromstring(page_xml(PageFacts(facts.path, citation=citation)))
    assert made.findtext("json-ld") == citation.json_ld
    assert made.findtext("bibtex") == citation.bibtex


def _everywhere(value: object, holds: Callable[[object], bool]) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return holds(value) and all(_everywhere(one, holds) for one in inner)
