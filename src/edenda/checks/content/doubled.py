"""Rule on words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq
from typing import Final

from edenda.checks.content.languages import language_of, language_shown
from edenda.checks.house.walk import MARKED, SPOKEN, TEXT, VERBATIM, Finding, Walk
from edenda.checks.running_text import Owner
from edenda.languages import Language
from edenda.tei import local

_NOT_READ: Final = VERBATIM | MARKED
_LEAST: Final = 4
#: What has no words of its own and is read all the same, or stands for words that are not there.
_READ: Final = frozenset("ptr gap g graphic figure media notatedMusic formula".split())


def doubled_words(walk: Walk) -> Iterator[Finding]:
    """WORD-001: a word stands twice, in a language for which we know which words may."""
    text = walk.text.text
    doubled = _doubled(text)
    if not doubled:
        return
    shown = language_shown(walk)
    either = "|".join(map(re.escape, sorted(doubled)))
    for found in re.finditer(rf"(?<![\w'’-])({either})([ \t\r\n]+)\1(?![\w'’-])", text):
        first, second = walk.text.owner(found.start()), walk.text.owner(found.end() - 1)
        language = language_of(second, shown)
        if local(walk.text.tag_before(found.end() - 1)) in _READ:
            continue
        if language and second.within & TEXT and not _is_meant(found[1], first, second, language):
            message = f"“{found[1]}” stands twice: “{walk.text.around(*found.span())}”."
            hint = "If the source has it so, keep it: `sic` says that it was seen."
            yield Finding("WORD-001", second.element, message, hint, walk.text.line(found.start()))


def _doubled(text: str) -> set[str]:
    """The words of small letters that stand twice somewhere."""
    every = text.split()
    return set(filter(_is_word, compress(every, map(eq, every, islice(every, 1, None)))))


def _is_word(word: str) -> bool:
    return word.isalpha() and word.islower()


def _is_meant(word: str, first: Owner, second: Owner, language: Language) -> bool:
    if (first.within | second.within) & _NOT_READ or first.block is not second.block:
        return True
    if word in language.words("checks", "small"):
        return False
    is_repeated = word in language.words("checks", "reduplications") or len(word) < _LEAST
    return is_repeated or bool(second.within & SPOKEN)
