"""Rules on characters: damaged, decomposed, invisible and private ones; one finding for each of them in a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import is_normalized, name

from edenda.checks.house.walk import VERBATIM, Finding, Walk

#: UTF-8 that was read as Windows-1252: `Ã©` for é, `â€™` for ’. A capital Ã or Â before a quotation mark is a letter.
_MOJIBAKE: Final = re.compile(
    r"â€[\u0080-\u009f™œ˜\u201c\u201d¦¢¡\u00a0\u2018\u2019\u201a\u0152\u0160\u017e]"
    r"|[ÃÂ][\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]|Ã[\u0178\u0153\u017e\u0161\u0192ˆ˜]|Ã[\u2013„…†‡‰‹]\w"
    r"|[ÐÑ][\u0080-\u009f\u00a1-\u00bf][ÐÑ][\u0080-\u009f\u00a1-\u00bf]"
)
_DAMAGED: Final = "\ufffd"
_INVISIBLE: Final = re.compile(
    "[\u00ad\u0080-\u0084\u0086-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
#: How U+E000, U+F000, U+F0000 and U+100000 begin in UTF-8, and those behind them.
_PRIVATE_BYTES: Final = (b"\xee", b"\xef", b"\xf3", b"\xf4")
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BIDI: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: These join or part letters of scripts that need it; between letters of Europe they do nothing.
_JOINERS: Final = frozenset("\u200b\u200c\u200d")
_EUROPE: Final = "\u0590"
_NAMES: Final = {"\ufeff": "BYTE ORDER MARK"}
#: With one of these a document says what its private characters are.
_DECLARES: Final = ("charDecl", "glyph", "char")


def damaged_characters(walk: Walk) -> Iterator[Finding]:
    """CHAR-002: a character that was lost, or read in another encoding than it was written."""
    text = walk.text.text
    if _DAMAGED in text:
        places = [found.start() for found in re.finditer(_DAMAGED, text)]
        hint = "Look at the document itself: which character stood there is lost."
        yield from _once(walk, "CHAR-002", places, "The sign \ufffd stands for a character that was lost", hint)
    if "Ã" in text or "Â" in text or "â€" in text or "Ð" in text:
        places = [found.start() for found in _MOJIBAKE.finditer(text)]
        what = f"“{_word_at(text, places[0])}” was read in a wrong encoding" if places else ""
        yield from _once(
            walk, "CHAR-002", places, what, "The text was UTF-8 and was read as Windows-1252: convert it anew."
        )


def decomposed_characters(walk: Walk) -> Iterator[Finding]:
    """CHAR-003: a letter and its accent are two characters where one would do (the text is not in NFC)."""
    text = walk.text.text
    if text.isascii() or is_normalized("NFC", text):
        return
    places = [
        found.start() for found in re.finditer(r"\S*[^\x00-\u02ff\s]\S*", text) if not is_normalized("NFC", found[0])
    ]
    what = f"“{_word_at(text, places[0])}” is not composed as Unicode recommends (NFC)" if places else ""
    hint = "It looks the same and is found by no search. Normalise the file to NFC."
    yield from _once(walk, "CHAR-003", places, what, hint)


def invisible_characters(walk: Walk) -> Iterator[Finding]:
    """CHAR-004: a character that nobody sees and that does something: soft hyphens, zero-width and bidi characters."""
    text = walk.text.text
    if text.isascii():
        return
    places: dict[str, list[int]] = defaultdict(list)
    for found in _INVISIBLE.finditer(text):
        if not _is_needed(text, found.start()):
            places[found[0]].append(found.start())
    if _BIDI & places.keys() and _RIGHT_TO_LEFT.search(text):
        places = defaultdict(list, {sign: found for sign, found in places.items() if sign not in _BIDI})
    for sign, found_at in places.items():
        what = f"There is an invisible character in the text, {_named(sign)}, in “{_word_at(text, found_at[0])}”"
        yield from _once(walk, "CHAR-004", found_at, what, "Take it out: it hinders search and comparison.")


def private_characters(walk: Walk) -> Iterator[Finding]:
    """CHAR-005: a character of a private use area, which only one font has, and the header says nothing of it."""
    text = walk.text.text
    if not _may_be_private(text) or any(any(walk.all(name)) for name in _DECLARES):
        return
    places: dict[str, list[int]] = defaultdict(list)
    for found in _PRIVATE.finditer(text):
        places[found[0]].append(found.start())
    for sign, found_at in places.items():
        said = walk.text.around(found_at[0], found_at[0] + 1)
        what = f"U+{ord(sign):04X} in “{said}” is a character for private use"
        hint = "Use the character of Unicode, or say what it is in `charDecl`: others will see a box."
        yield from _once(walk, "CHAR-005", found_at, what, hint)


def _may_be_private(text: str) -> bool:
    """Whether a text can have private characters, by the bytes with which they and few others begin in UTF-8."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "replace")
    return any(first in data for first in _PRIVATE_BYTES)


def _once(walk: Walk, code: str, places: Iterable[int], what: str, hint: str) -> Iterator[Finding]:
    """One finding for all places that are no code, at the first."""
    left = [at for at in places if not walk.text.owner(at).within & VERBATIM]
    if left:
        times = f", {len(left)} times in this document" if len(left) > 1 else ""
        yield Finding(code, walk.text.owner(left[0]).element, f"{what}{times}.", hint, walk.text.line(left[0]))


def _is_needed(text: str, at: int) -> bool:
    """Whether a joiner stands beside letters of a script that needs it, or of an emoji."""
    beside = (text[at - 1 : at], text[at + 1 : at + 2])
    return text[at] in _JOINERS and any(one >= _EUROPE and not "\u2000" <= one <= "\u206f" for one in beside)


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {name(sign, _NAMES.get(sign, 'CONTROL CHARACTER'))}"


def _word_at(text: str, at: int) -> str:
    """The word at an offset, or what is next to it."""
    before, after = text[max(0, at - 20) : at].split(" "), text[at : at + 20].split(" ")
    return " ".join(f"{before[-1]}{after[0]}".replace("\x00", "").split())
