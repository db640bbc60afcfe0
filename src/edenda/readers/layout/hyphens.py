"""Hyphens at the ends of lines and pages: whether a word is divided there, a compound joined, or nobody can tell.

What the two pieces would give is looked for in the rest of the text. The words are joined where the text has the whole
word (or the same word with another ending) and does not have the compound more often. They keep the hyphen where the
text has the compound. Where it has neither, the language decides, as far as it allows no hyphen there. That is where a
piece can be no word of its own and no part of compounds: it has no vowel, the first begins words and is none (`con-`)
or ends as none does (`situa-`), the second ends words and is none (`-tion`) or begins as none does (`-ngth`). Else the
hyphen stays as it is printed, and is reported (HYPH-001). Signs that are printed at line ends alone (soft hyphens, `¬`)
always divide a word; a hyphen before a capital or between figures is always part of the word; one before `and` stands
for a part left out.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of

#: What can stand at a line's end for a divided word; the last two are printed nowhere else.
HYPHENS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}¬"
_ALWAYS: Final = "\N{SOFT HYPHEN}¬"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_LAST: Final = re.compile(r"([^\W_]+)$")
_FIRST: Final = re.compile(r"[^\W_]+")
_LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\N{SOFT HYPHEN}": None}
    | dict.fromkeys("‐‑", "-")
)


class Joint(Enum):
    """What a hyphen at a line's end is."""

    NONE = "no hyphen"
    DIVIDED = "the word goes on without it"
    COMPOUND = "part of the word"
    SUSPENDED = "part of the word before it; a blank follows"
    DOUBTFUL = "kept, since nothing tells"


class _Pieces(NamedTuple):
    """What a language knows of pieces of words."""

    beginnings: frozenset[str]
    before_consonants: frozenset[str]
    compounding: frozenset[str]
    endings: frozenset[str]
    suspended: frozenset[str]
    impossible: re.Pattern[str]
    impossible_end: re.Pattern[str]
    vowels: re.Pattern[str]
    inflections: re.Pattern[str]


@cache
def _pieces(language: Language) -> _Pieces:
    def known(key: str) -> frozenset[str]:
        return frozenset(language.words("hyphens", key))

    def any_known(key: str) -> str:
        return any_of(language.words("hyphens", key))

    return _Pieces(
        known("beginnings"),
        known("before_consonants"),
        known("compounding"),
        known("endings"),
        known("suspended"),
        re.compile(any_known("impossible")),
        re.compile(f"(?:{any_known('impossible_ends')})$"),
        re.compile(f"[{''.join(language.words('hyphens', 'vowels'))}]"),
        re.compile(f"(?:{any_known('inflections')})$"),
    )


class Words:
    """The words of a text, counted once and only where a hyphen has to be decided."""

    def __init__(self, raw: str, language: Language) -> None:
        self._raw = raw
        self._language = language
        self._counts: Counter[str] | None = None
        self._stems: Counter[str] = Counter()

    def joint(self, before: str, after: str) -> Joint:
        """What the hyphen at the end of `before` is, where `after` goes on with the next line."""
        mark = before[-1:]
        first, last = _LAST.search(before[-60:-1]), _FIRST.match(after)
        if not mark or mark not in HYPHENS or first is None or last is None:
            return Joint.NONE
        if mark in _ALWAYS:
            return Joint.DIVIDED
        return self._decide(first[1], last[0])

    def _decide(self, before: str, after: str) -> Joint:
        if not before[-1].isalpha() or not after[0].isalpha():
            return Joint.COMPOUND
        are_capitals = before.isupper() and len(before) > 1
        if not after.isupper() if are_capitals else not after[0].islower():
            return Joint.COMPOUND
        before, after = folded(before), folded(after)
        pieces = _pieces(self._language)
        whole, compound = self._count(before + after), self._count(f"{before}-{after}")
        if whole or compound:
            return Joint.DIVIDED if whole >= compound else Joint.COMPOUND
        if after in pieces.suspended:
            return Joint.SUSPENDED
        return Joint.DIVIDED if _cannot_be_two(before, after, pieces) else Joint.DOUBTFUL

    def _count(self, word: str) -> int:
        """How often a word stands in the text; how often with another ending, where never as it is."""
        inflections = _pieces(self._language).inflections
        if self._counts is None:
            self._counts = Counter(_WORD.findall(folded(self._raw)))
            for known, count in self._counts.items():
                self._stems[inflections.sub("", known)] += count
        return self._counts[word] or self._stems[inflections.sub("", word)]


def folded(text: str) -> str:
    """A text in lower case, without ligatures and soft hyphens, for comparing words."""
    return text.translate(_LIGATURES).lower()


def _cannot_be_two(before: str, after: str, pieces: _Pieces) -> bool:
    """Whether the language allows no hyphen between two pieces: one of them is no word and no part of compounds."""
    return _is_no_beginning(before, after, pieces) or _is_no_end(after, pieces)


def _is_no_beginning(before: str, after: str, pieces: _Pieces) -> bool:
    if before in pieces.compounding:
        return False
    return (
        before in pieces.beginnings
        or (before in pieces.before_consonants and not pieces.vowels.match(after))
        or (len(before) > 1 and not pieces.vowels.search(before))
        or pieces.impossible_end.search(before) is not None
    )


def _is_no_end(after: str, pieces: _Pieces) -> bool:
    return after in pieces.endings or not pieces.vowels.search(after) or pieces.impossible.match(after) is not None
