"""Words on the page of a review are words, whatever they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from edenda.review.web.elements import element, page

pytestmark = pytest.mark.slow
_MARKUP = st.sampled_from(
    ["<script>", "</p>", "&lt;", "&", '"', "'", "<!--", "-->", "]]>", "<", ">", "&#60;", "\x00", "x"]
)
TEXTS = st.text() | st.lists(_MARKUP).map("".join)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_as_text(before: str, words: str, after: str) -> None:
    made = element("p", before, element("mark", words, title=after), after)
    root = html.document_fromstring(
        page(element("html", element("body", made))), parser=html.HTMLParser(encoding="utf-8")
    )
    assert [one.tag for one in root.iter()] == ["html", "body", "p", "mark"]
    (shown,) = root.iter("mark")
    assert squeezed(shown.get("title") or "") == squeezed(after)
    assert squeezed("".join(map(str, root.itertext()))) == squeezed(before + words + after)


def squeezed(text: str) -> str:
    """A text with what no page can hold replaced, and white space aside."""
    return "".join(re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text).split())
