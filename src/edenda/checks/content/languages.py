"""The language of a piece of text, if there are words for it; none is guessed but where the words themselves tell."""

from __future__ import annotations

from functools import cache
from typing import Final

from edenda.checks.house.walk import Walk
from edenda.checks.running_text import Owner
from edenda.languages import DEFAULT, Language, is_known, load

#: One word in so many is one of the tokens of a language, at least.
_SHARE: Final = 30


def language_of(owner: Owner, shown: Language | None) -> Language | None:
    """The language of what stands in an element: the nearest @xml:lang, else that which the document shows."""
    return _known(owner.language) if owner.language else shown


def language_shown(walk: Walk) -> Language | None:
    """The language of a document: the only one that its header names, else ours if its commonest words are there."""
    named = {one.element.get("ident", "") for one in walk.all("language")}
    if len(named) == 1:
        return _known(named.pop())
    text, language = walk.text.text, load(DEFAULT)
    tokens = sum(text.count(token) for token in language.words("checks", "tokens"))
    return language if tokens * _SHARE >= text.count(" ") - text.count("  ") else None


@cache
def _known(code: str) -> Language | None:
    return load(code) if is_known(code) else None
