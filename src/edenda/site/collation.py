"""The order of names in a register: by base letters without accents, numbers by their value; everywhere alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

#: Letters that Unicode does not take apart, and where readers look for them.
_LETTERS: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i"}
)
#: What divides words; everything else that is neither letter nor figure is passed over.
_BETWEEN: Final = re.compile(r"[\s\-‐-―/,;:()]+")
_OTHER: Final = re.compile(r"[^\w ]+|_")
_NUMBER: Final = re.compile(r"\d+")
_LONGEST_NUMBER: Final = 12
#: The initials of names that begin with a figure, and of those that begin with no letter at all.
FIGURES: Final = "0–9"
SIGNS: Final = "…"


def base_letters(text: str) -> str:
    """A text in small base letters with single blanks.

    >>> base_letters("Łódź, Ärzte-Haus, d’Étampes"), base_letters("Ёлкин")
    ('lodz arzte haus detampes', 'елкин')
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(_OTHER.sub("", _BETWEEN.sub(" ", plain)).split())


def sort_key(text: str, articles: Collection[str] = ()) -> tuple[str, str]:
    """What texts are sorted by; an article of those given is passed over at the beginning.

    >>> sorted(["20th Congress", "9th Congress", "The Émile", "Emile"], key=lambda name: sort_key(name, {"the"}))
    ['9th Congress', '20th Congress', 'Emile', 'The Émile']
    """
    words = base_letters(text)
    first, _, rest = words.partition(" ")
    if rest and first in articles:
        words = rest
    return _NUMBER.sub(lambda found: found[0].zfill(_LONGEST_NUMBER), words), text


def initial(key: tuple[str, str]) -> str:
    """The letter under which a text is found, by its key: `A`, `Ж`, `0–9`.

    >>> initial(sort_key("Émile")), initial(sort_key("20th")), initial(sort_key("«»"))
    ('E', '0–9', '…')
    """
    first = key[0][:1]
    if first.isdigit():
        return FIGURES
    return first.upper() if first.isalpha() else SIGNS
