"""PDFs: whatever a document says, in whatever elements, its words stand in the PDF in their order, and no others."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.print.expected import in_streams, words_of
from tests.print.hostile import TYPST
from tests.print.support import beyond_the_edges, set_body
from tests.print.tagged import TaggedPdf
from tests.writers.support import document

_LETTERS: Final = (
    "abcdefgäöüßéñøłžABCXYZ0123456789αβγδἄῥДжщюявбг.,;:!?()[]{}\"'“”‘’«»–—…-/*_#$@\\`~<>&=+|^% \u00a0\u00ad\u2009"
)
_TEXTS: Final = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=60),
    st.sampled_from(TYPST),
    st.sampled_from(
        ["the harbour of the city", "Khrushchev spoke for a long time", " and ", ", ", "Unabhängigkeitserklärung", " "]
    ),
).map(escape)
_LANGUAGES: Final = st.sampled_from(["en", "de", "ru", "grc", "fr-CA", "nonsense"])
_WRAPPED: Final = (
    "<hi>{}</hi>",
    "<emph>{}</emph>",
    '<persName ref="register.xml#pers-mao">{}</persName>',
    "<supplied>{}</supplied>",
    "<choice><sic>was</sic><corr>{}</corr></choice>",
    "<choice><abbr>was</abbr><expan>{}</expan></choice>",
    "<app><lem>{}</lem><rdg>other</rdg></app>",
    "<title level='m'>{}</title>",
    "<q>{}</q>",
    "<date when='1956'>{}</date>",
    "<seg>{}</seg>",
    "{}<note resp='#source'>{}</note>",
    "{}<note type='commentary'>a {} note</note>",
    'wo<pb n="7" break="no"/>rd {}',
    '{} <pb n="8"/>',
    "{}<lb/>",
)
_BLOCKS: Final = (
    "<p>{}</p>",
    "<p>{}</p>",
    "<quote rend='block'><p>{}</p></quote>",
    "<list><item>{}</item><item>{}</item></list>",
    "<list><label>a.</label><item>{}</item><label>b.</label><item>{}</item></list>",
    "<table><row role='label'><cell>head</cell><cell>{}</cell></row><row><cell>{}</cell><cell>c</cell></row></table>",
    "<lg><l>{}</l><l>{}</l></lg>",
    "<div><head>Heading {}</head><p>Text {}</p></div>",
)


@st.composite
def _inline(draw: st.DrawFn, depth: int = 2) -> str:
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        text = draw(_TEXTS if depth == 0 else st.one_of(_TEXTS, _inline(depth - 1)))
        kind = draw(st.one_of(st.just("{}"), st.sampled_from(_WRAPPED)))
        pieces.append(kind.replace("{}", text))
    return " ".join(pieces)


@st.composite
def _bodies(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(st.sampled_from(_BLOCKS), min_size=4, max_size=9))
    made = []
    for block in blocks:
        while "{}" in block:
            block = block.replace("{}", draw(_inline()), 1)  # noqa: PLW2901 - one place after the other
        made.append(block)
    language = quoteattr(draw(_LANGUAGES))
    return f"<p>First.</p>{''.join(made)}<div xml:lang={language}><p>Last.</p></div>"


@settings(max_examples=25)
@given(_bodies())
def test_the_words_of_a_pdf_are_those_of_the_document(body: str) -> None:
    tei = document(body)
    pdf = set_body(body)
    tagged = TaggedPdf(pdf)
    assert " ".join(words_of(tei)) in tagged.text()
    assert in_streams(tagged.notes(), tei)
    assert beyond_the_edges(pdf) == []
