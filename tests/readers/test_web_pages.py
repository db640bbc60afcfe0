"""What a web page puts around a text, and what only looks like it."""

from __future__ import annotations

import pytest

from edenda.model import Reading
from edenda.readers import read
from edenda.sources import Source

TITLE = "The Ferry at Orrin\n\nThe ferry at Orrin was built in 1840, and it was the first on the lake.\n\n"


def reading(raw: str) -> Reading:
    return read(Source(raw, "seeds/a.txt", "utf-8"), genre="article")[0]


def furniture(raw: str) -> list[str]:
    return [flow.text for flow in reading(raw).flows if flow.kind == "furniture"]


def test_a_row_of_links_at_the_end_is_the_page_s() -> None:
    assert furniture(TITLE + "Home     Archive     About us     Contact\n") == ["Home Archive About us Contact"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_narrow_paragraph_set_in_is_no_row_of_links(end: str) -> None:
    lines = (
        "      It went over in the morning",
        "      and came back at noon, and",
        "      again at four, but in winter",
        "      it lay at the pier.",
    )
    raw = TITLE.replace("\n", end) + end.join(lines) + end
    assert furniture(raw) == []
    assert reading(raw).body.text.endswith("it lay at the pier.")
