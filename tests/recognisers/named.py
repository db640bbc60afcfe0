"""What the recognisers mark in a text, for tests: a text with the names in brackets is its own expectation."""

from __future__ import annotations

import re
from typing import Final

from edenda.mentions import find_mentions

_MARKED: Final = re.compile(r"\[(.+?)\](?![\w])")


def plain(marked: str) -> str:
    """A text without its brackets."""
    return marked.replace("[", "").replace("]", "")


def marked_as(kind: str, text: str) -> str:
    """A text with what is marked as one kind in brackets."""
    for found in sorted(find_mentions(text), key=lambda one: -one.start):
        if found.type == kind:
            text = f"{text[: found.start]}[{found.text}]{text[found.end :]}"
    return text
