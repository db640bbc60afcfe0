"""Spellings: what two transliterations of one name have in common, by the rules of `lexicon/spellings.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from edenda import lexicon
from edenda.register.entries import Entry, Form

Sound = Literal["letters", "chinese", "korean"]

_LATIN: Final = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "ð": "d", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
_DROPPED: Final = re.compile("[\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}'’‘ʼʹ`´.\\-‐‑–]")
_NO_VOWELS: Final = frozenset("jwx")
"""Initials that in other spellings of a name never stand for a vowel or another consonant."""


@cache
def _tables() -> Mapping[str, Any]:
    path = Path(lexicon.__file__).with_name("spellings.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _signs() -> dict[int, str]:
    return {**_LATIN, **str.maketrans(_tables()["signs"])}


@cache
def _rules(sound: Sound) -> tuple[tuple[str, str], ...]:
    """The rules of a table, the edges of words as the line breaks that stand between them."""
    return tuple(_anchored(found, made) for found, made in _tables()[sound]["rules"])


def _anchored(found: str, made: str) -> tuple[str, str]:
    first, last = "\n" * found.startswith("^"), "\n" * found.endswith("$")
    return f"{first}{found.strip('^$')}{last}", f"{first}{made}{last}"


def plain(words: Sequence[str], *, spelt: bool = False) -> list[str]:
    """Words in lower case without signs, apostrophes, hyphens and full stops. Very many at once cost little.

    `spelt`: what a sign stands for is written as two letters, `sh` for `š`, and not just left out.
    """
    text = "\n".join(words).lower()
    if not text.isascii():
        signs = _signs() if spelt else _LATIN
        text = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).translate(signs))
    return _DROPPED.sub("", text).split("\n") if words else []


def sounds(words: Sequence[str], sound: Sound) -> list[str]:
    """What plain words have in common with other spellings of the same names."""
    text = "\n\n".join(words)
    text = f"\n{text}\n"
    for found, made in _rules(sound):
        text = text.replace(found, made)
    return text[1:-1].split("\n\n") if words else []


@lru_cache(maxsize=100_000)
def key_of(word: str) -> str:
    """What the spellings of a plain name have in common."""
    return sounds([word], "letters")[0]


@cache
def korean_surnames() -> Mapping[str, str]:
    """Plain Korean surnames, each with the first of its spellings."""
    return {one: group[0] for group in _tables()["korean"]["surnames"] for one in group}


@cache
def given_groups() -> Mapping[str, frozenset[str]]:
    """Plain given names, each with the names that it is in other languages."""
    found: dict[str, frozenset[str]] = {}
    for group in _tables()["given"]["names"]:
        same = frozenset((*group, *sounds(plain(group), "letters")))
        found.update({one: found.get(one, frozenset()) | same for one in same})
    return found


def is_same_given(one: str, other: str) -> bool:
    """Whether two plain given names are spellings of one, or the same name in two languages."""
    if one == other:
        return True
    first, second = key_of(one), key_of(other)
    if first == second or second in given_groups().get(first, ()):
        return True
    return is_nearly(first, second)


def is_nearly(one: str, other: str) -> bool:
    """Whether two long words that begin alike differ by one letter."""
    if min(len(one), len(other)) < 6 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return True
    rests = (one[same:], other[same:]), (one[same + 1 :], other[same:]), (one[same:], other[same + 1 :])
    return rests[0][0][1:] == rests[0][1][1:] or any(left == right for left, right in rests[1:])


def is_slip(form: Form, entry: Entry) -> bool:
    """Whether a form of one word is not a misprint of the entry's own name, but may well be another name."""
    if not form.is_misprint or " " in form.text:
        return False
    words = [word for one in entry.forms if not one.is_misprint for word in plain(one.text.split())]
    return not any(is_nearly(plain([form.text])[0], word) for word in words)


def differs_by_initial(initial: str, name: str) -> bool:
    """Whether a plain initial (`n`, `yu`) is not how a plain name begins: `Yu.` is Iurii, but `J.` is not Ivan."""
    if name.startswith(initial):
        return False
    first, second = key_of(initial), key_of(name)
    return initial in _NO_VOWELS or not second.startswith(first)


def joined(words: Iterable[str]) -> str:
    """Plain words as one."""
    return "".join(plain(list(words)))
