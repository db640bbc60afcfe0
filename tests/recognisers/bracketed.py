"""Sentences that show in brackets what is to be marked: `The [Salt Board] met.`"""

from __future__ import annotations

import re
from typing import Final

from edenda.mentions import find_mentions

_BRACKETS: Final = re.compile(r"[\[\]]")


def plain(text: str) -> str:
    """A text without its brackets."""
    return _BRACKETS.sub("", text)


def bracketed(text: str, kind: str) -> str:
    """A text with brackets about what is found in it of one kind, whatever brackets it had."""
    words = plain(text)
    for one in sorted(find_mentions(words), key=lambda one: -one.start):
        if one.type == kind:
            words = f"{words[: one.start]}[{words[one.start : one.end]}]{words[one.end :]}"
    return words
