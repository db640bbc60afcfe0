"""What holds of every source: its document's plain text, as transcribed, says the same words, or nothing is written."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from edenda.config import TextFacts
from edenda.sources import Source
from edenda.tei import parse
from edenda.wording import first_difference
from edenda.writers.context import RenderContext
from edenda.writers.text import render_text
from tests.properties.sources import GENRES, accepted
from tests.properties.test_conversion import converted

_facts = st.sampled_from(
    (TextFacts(), TextFacts(wrap=40), TextFacts(notes="inline"), TextFacts(wrap=60, notes="inline"))
)


@settings(max_examples=30)
@given(accepted(), st.sampled_from((None, None, *GENRES)), _facts)
@example(Source("A\n\n(a) was.\n\n-----\n\nPage 19\n\n§\n\nPage 20\n", "some.txt", "utf-8"), "resolution", TextFacts())
@example(Source("\ufeffp. 23\n\nA bell\n\n23\n\n/or in the tower.\n", "some.txt", "utf-8"), "report", TextFacts())
def test_a_text_says_what_its_source_says(source: Source, genre: str | None, facts: TextFacts) -> None:
    done = converted(source, genre)
    assert done.tei is not None
    written = render_text(parse(done.tei, "some.xml"), RenderContext(view="transcribed", text=facts)).decode()
    assert str(first_difference(done.reading, written, notes=facts.notes) or "") == ""
