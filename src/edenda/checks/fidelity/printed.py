"""Texts that may stand at a place of a source, found by how they begin: header fields, labels, printed notes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from edenda.checks.fidelity.stream import Note

#: By so many characters texts are found.
KEY: Final = 16
_PLAIN_SIGNS: Final = "0123456789abcdefghijklmnoprstuvwxyz"
_RAISED_SIGNS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
#: Labels of notes as raised signs, and back.
RAISED: Final = str.maketrans(_PLAIN_SIGNS, _RAISED_SIGNS)
LOWERED: Final = str.maketrans(_RAISED_SIGNS, _PLAIN_SIGNS)
#: What can stand before a note's number in words; a source in another language has brackets at least.
SPOKEN: Final = r"(?i:(?:foot-?note|end-?note|note|fn|n)\.?)"
#: What can stand before a label: a bracket, and `note` or `footnote` in words.
_LEAD: Final = re.compile(rf"[\[({{<]?\^?{SPOKEN}?")
#: What opens a label or a call, and the letters with which a number in words begins.
_OPENING: Final = "[({<"
_SPOKEN_FIRST: Final = "eEfFnN"
#: What follows a number: what closes it (a call ends there), and the signs behind.
_CALL_END: Final = r"(?P<close>[\])}>]?)[.:]?"
_LABEL_END: Final = r"(?P<close>[\])}>]?)[.:)—–-]?[\^↑]?"
_ENDS: Final = {end: re.compile(end) for end in (_CALL_END, _LABEL_END)}


def call_ends(s: str, i: int, number: str) -> tuple[int, ...]:
    """Where a note's call ends that stands at a place (`[1]` and the like): at its bracket, its stop, its number."""
    match = _numbered(s, i, number, _CALL_END)
    return (match.end("close"), match.end(), match.start("close")) if match else ()


def label_ends(s: str, i: int, number: str) -> tuple[int, ...]:
    """Where a printed note's label ends that stands at a place, with the signs behind it or without."""
    match = _numbered(s, i, number, _LABEL_END)
    return tuple(dict.fromkeys((match.end(), match.end("close")))) if match else ()


def _numbered(s: str, i: int, number: str, end: str) -> re.Match[str] | None:
    """What closes a number that stands at a place, perhaps behind a bracket and the word for a note."""
    bracket = i + s.startswith(tuple(_OPENING), i)
    at = bracket + s.startswith("^", bracket)
    if s.startswith(tuple(_SPOKEN_FIRST), at):
        return _pattern(number, end).match(s, i)
    start = next((start for start in (at, bracket, i) if s.startswith(number, start)), None)
    return _ENDS[end].match(s, start + len(number)) if start is not None else None


@lru_cache(maxsize=4096)
def _pattern(number: str, end: str) -> re.Pattern[str]:
    return re.compile(rf"[\[({{<]?\^?{SPOKEN}??{re.escape(number)}{end}")


class Beginnings:
    """Texts of which those that stand at a place are found by how they begin."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_key: dict[str, dict[int, set[str]]] = {}
        for text in filter(None, texts):
            self._by_key.setdefault(text[:KEY], {}).setdefault(len(text), set()).add(text)
        self._sizes = sorted({len(key) for key in self._by_key})

    def ends(self, s: str, i: int) -> list[int]:
        """Where those end that stand at a place, the longest first."""
        keys = [key for size in self._sizes if (key := s[i : i + size]) in self._by_key]
        known = (pair for key in keys for pair in self._by_key[key].items())
        return sorted({i + length for length, texts in known if s[i : i + length] in texts}, reverse=True)


class NotesByText:
    """Notes of which those that may stand at a place are found by how their texts begin."""

    def __init__(self) -> None:
        self._known: dict[str, dict[Note, None]] = {}
        self._sizes: set[int] = set()

    def add(self, note: Note) -> None:
        """Add a note; one that is the same counts once."""
        known = min(KEY, note.events[0].at if note.events else KEY)
        self._known.setdefault(note.text[:known], {})[note] = None
        self._sizes.add(min(known, len(note.text)))

    def beginning(self, forms: Iterable[str]) -> Iterator[Note]:
        """Notes whose text may begin as one of these does, which are `KEY` characters long if the source is."""
        keys = (form[:size] for form in forms for size in sorted(self._sizes) if size <= len(form))
        for key in dict.fromkeys(keys):
            yield from self._known.get(key, ())


class Printed:
    """The printed notes, found by their labels and by the beginnings of their texts."""

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self._by_label: dict[str, NotesByText] = {}
        self._all = NotesByText()
        for note in notes:
            for form in dict.fromkeys((note.n, note.n.translate(RAISED))):
                if form:
                    self._by_label.setdefault(form, NotesByText()).add(note)
            self._all.add(note)
        self._lengths = sorted({len(form) for form in self._by_label}, reverse=True)

    def labelled(self, s: str, i: int) -> Iterator[tuple[str, NotesByText]]:
        """Labels that stand at a place, perhaps behind a bracket or the word for a note, with their notes."""
        lead = _LEAD.match(s, i)
        leads = dict.fromkeys((0, 1, lead.end() - i if lead else 0))
        for length, before in itertools.product(self._lengths, leads):
            form = s[i + before : i + before + length]
            if form in self._by_label:
                yield form, self._by_label[form]

    def unlabelled(self, forms: Iterable[str]) -> Iterator[Note]:
        """Notes whose text may begin as one of these does."""
        return self._all.beginning(forms)
