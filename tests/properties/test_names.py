"""Names in texts of any shape: the text unchanged, the result valid, the same again, in linear time."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.mentions import find_mentions
from edenda.sources import Source
from edenda.tei import NAMING, local, parse
from tests.growth import grows_with_length

_WORDS: Final = (
    "Mr. Mrs. Dr. Captain President Comrade Sir Lord Duke King First Secretary Foreign Minister of of the and in at "
    "from to de von Central Committee Party Communist Ministry Embassy Council Board Bank Union Congress Conference "
    "Battle War Twentieth 20th Moscow Paris London Korea Washington Soviet British Polish John Henry Kim Il Sung Smith "
    "Miller N. S. V. I. Ivanov KWP CC CPSU U.S.S.R. USA said told that, whose born 1956 1956, May 3 Lake River Street "
    "(Smith, 1990:12) “The ” — O’Neill Smith’s workers’ al-Nahhas Jean-Paul McDonald Zu\u0308rich Łódź "
    "\u041c\u043e\u0441\u043a\u0432\u0430 I A a the The was and . ; : ! ? ( ) [ ] & - ’ ' / 1. \u00a0 \u00ad "
    "\u200b ﬁ \U0001f600"
).split(" ")
_TEXTS: Final = st.lists(st.sampled_from([*_WORDS, "\n", "\n\n", "\t"]), min_size=1, max_size=80).map(" ".join)
_PARAGRAPHS: Final = st.lists(_TEXTS, min_size=1, max_size=6).map("\n\n".join)


@settings(max_examples=300)
@given(_PARAGRAPHS | st.text(max_size=200))
def test_mentions_are_words_of_the_text_in_its_order_and_none_in_another(text: str) -> None:
    end = 0
    for mention in find_mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text.split() == text[mention.start : mention.end].split()
        assert mention.text == mention.text.strip()
        assert 0.5 <= mention.confidence <= 1.0
        assert mention.rule
        assert mention.evidence
        end = mention.end


@settings(max_examples=200)
@given(_PARAGRAPHS)
def test_the_same_text_has_the_same_mentions(text: str) -> None:
    assert find_mentions(text) == find_mentions(text)


@settings(max_examples=200, deadline=None)
@given(_PARAGRAPHS)
def test_a_text_with_names_is_converted_whole_and_valid(text: str) -> None:
    raw = f"The Harbour\n\n{text}\n"
    done = convert(Source(raw, "some.txt", "utf-8"), Options(Document("some", "K"), genre="text"))
    assert not [problem for problem in done.problems if problem.code.startswith(("GRAM", "FID", "LOSS", "PTR"))]
    if done.tei is not None:
        names = [one for one in parse(done.tei, "x").iter(etree.Element) if local(one) in NAMING - {"title", "name"}]
        assert not [one for one in names if any(local(above) in NAMING for above in one.iterancestors())]


#: Texts in which something that recognisers look for stands again and again.
_AGAIN: Final = (
    "A",
    "Ab",
    "A ",
    "of the ",
    "Mr. ",
    "A.",
    "A-",
    "A'",
    "A&",
    "Central ",
    "Moscow ",
    "John ",
    "Committee of the ",
    "Congress of ",
    "Charles de ",
    "Duke of ",
    "Comrade Ivanov and ",
    "(A",
    "(Smith, ",
    "(Smith and ",
    "“A ",
    "[A] ",
    "A\n",
    "Smith, J. 1990. ",
    "John Smith\n\n",
    "Board of Pilots (BP) ",
    "Rome, ",
    "1 May ",
    "1956 ",
    "Kim Il ",
    "U.S. ",
    " ",
)


@pytest.mark.slow
@pytest.mark.parametrize("piece", _AGAIN)
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    assert grows_with_length(lambda size: find_mentions(f"{piece * (size // len(piece))}."), 20_000, 200_000)


@pytest.mark.slow
@pytest.mark.parametrize("pieces", [("A", "", ""), ("b", "A", ""), ("a", "", ""), ("A.", "", "b")])
def test_a_very_long_word_takes_no_more_than_linear_time(pieces: tuple[str, str, str]) -> None:
    piece, begin, end = pieces
    assert grows_with_length(lambda size: find_mentions(f"He saw {begin}{piece * size}{end} there."), 20_000, 200_000)


@settings(max_examples=40, deadline=None)
@given(st.lists(_PARAGRAPHS, min_size=2, max_size=4))
def test_what_is_marked_in_a_text_does_not_depend_on_the_texts_before_it(texts: list[str]) -> None:
    def conversions(order: list[str]) -> dict[str, bytes | None]:
        return {raw: convert(Source(raw, "some.txt", "utf-8"), Options(Document("some", "K"))).tei for raw in order}

    assert conversions(texts) == conversions(texts[::-1])
