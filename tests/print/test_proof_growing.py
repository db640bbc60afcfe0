"""Time to set pages grows with what stands on them, and no faster."""

from __future__ import annotations

from itertools import count

import pytest

from tests.growth import grows_with_length
from tests.print.hostile import paragraphs
from tests.print.support import set_body

#: What Typst has set once it remembers: so no two documents are the same.
_NUMBERS = count()


@pytest.mark.parametrize(
    "paragraph",
    [
        "Words {0}.{1} of a paragraph.<note>Note {1}.</note> And on.",
        'Words {0}.{1} of a paragraph.<pb n="{1}"/> And <persName ref="register.xml#p-{1}">a name</persName>.',
    ],
    ids=["notes", "pages and names"],
)
def test_many_marks_take_time_for_each_and_not_for_each_pair(paragraph: str) -> None:
    def work(size: int) -> bytes:
        document = next(_NUMBERS)
        return set_body(paragraphs(paragraph.format(document, number) for number in range(size)))

    assert grows_with_length(work, 100, 4000)
