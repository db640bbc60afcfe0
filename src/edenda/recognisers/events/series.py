"""Events that share a head: `3rd and 4th Congresses`, `1911 and 1913 Meetings` (annotation: coordination splits)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from edenda.languages import Language, any_of
from edenda.recognisers.proposals import Found
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow

_LONGEST: Final = 90


@cache
def _before(language: Language) -> re.Pattern[str]:
    """Numbers joined by `and` and commas, up to the last one before the head."""
    ordinals = any_of(word.title() for word in language.words("events", "ordinals"))
    number = rf"(?:\d{{1,3}}(?:st|nd|rd|th|d)|1\d{{3}}|20\d\d|{ordinals})"
    return re.compile(rf"(?<![\w.])((?:{number},? (?:and )?(?:the )?)*){number}\s?$")


@cache
def _number(language: Language) -> re.Pattern[str]:
    ordinals = any_of(word.title() for word in language.words("events", "ordinals"))
    return re.compile(rf"\d{{1,3}}(?:st|nd|rd|th|d)|\d{{4}}|{ordinals}")


def series(flow: ChunkedFlow, chunk: Chunk, found: Found, language: Language) -> Iterator[Found]:
    """An event, and those before it that share its head where it is a plural."""
    if found.head not in language.word_set("events", "plurals"):
        yield found
        return
    text = flow.flow.text
    head = text.find(chunk.words[-1], found.start, found.end)
    last = head if head >= 0 else found.start
    first = max(0, last - _LONGEST)
    run = _before(language).search(text[first:last])
    if run is None or not run[1]:
        yield found
        return
    numbers = [match.span() for match in _number(language).finditer(text, first + run.start(), last)]
    end = found.end if chunk.words[-1].lower() != found.head else chunk.end
    for start, stop in numbers[:-1]:
        yield Found(start, stop, found.following, f"shares “{found.head}” with the last", found.confidence)
    yield found._replace(start=numbers[-1][0], end=end)
