"""Names in parts, as bibliographies need them: of persons family and given name, of bodies one piece."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from edenda.languages import load
from edenda.site.values import Author

#: A word of a person's name that has a capital, or an initial.
_NAME_WORD: Final = re.compile(r"[^\W\d_][\w'’.\-]*")
#: Small words that belong to a family name.
_PARTICLES: Final = frozenset(
    "van von de der den del della di da do dos du la le les ten ter zu zum zur af av el al bin ibn y".split()
)
_SUFFIX: Final = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
#: Words that say of a name that it is a body's, beside those by which sources are read.
_BODIES: Final = frozenset(
    "archive archives bank church club company editors government library museum office press school trust university "
    "amt archiv ausschuss bibliothek bund gesellschaft kirche kommission komitee ministerium partei rat universität "
    "verband verein verlag".split()
)
#: Words of a plain name that are at most those of one person.
_MOST: Final = 4


class Name(NamedTuple):
    """A name as it is read, and its parts; without a family name it is one piece: a body, or what cannot be parted."""

    words: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    is_person: bool = False

    @property
    def inverted(self) -> str:
        """`Family, Given`, or the name as it is read."""
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part) or self.words


def name_of(author: Author) -> Name:
    """A name by its marks, else by its form: `Thorne, Agnes` and `Agnes Thorne` have parts, `The Board` has none."""
    if author.is_body:
        return Name(author.name)
    if author.family:
        return _person(author.family, author.given, author.suffix)
    if author.is_person or _looks_like_a_person(author.name):
        return _parted(author.name)
    return Name(author.name)


def names_of(authors: Iterable[Author]) -> tuple[Name, ...]:
    """Names, each once; a header may give several with semicolons between them in one place."""
    found = [
        name_of(author._replace(name=words))
        for author in authors
        for words in ([author.name] if author.family or author.is_body else map(str.strip, author.name.split(";")))
    ]
    return tuple(dict.fromkeys(name for name in found if name.words))


def _person(family: str, given: str, suffix: str = "") -> Name:
    words = " ".join(part for part in (given, family, suffix) if part)
    return Name(words, family, given, suffix, is_person=True)


def _parted(words: str) -> Name:
    before, comma, after = (part.strip() for part in words.partition(","))
    if comma:
        if not before or not after or "," in after:
            return Name(words, is_person=True)
        return _parted_with_suffix(before, after) if _SUFFIX.fullmatch(after) else _person(before, after)
    pieces = words.split()
    if len(pieces) > 2 and _SUFFIX.fullmatch(pieces[-1]):
        return _parted_with_suffix(" ".join(pieces[:-1]), pieces[-1])
    if len(pieces) < 2:
        return Name(words, is_person=True)
    first = next((at for at, piece in enumerate(pieces[1:-1], 1) if piece in _PARTICLES), len(pieces) - 1)
    return _person(" ".join(pieces[first:]), " ".join(pieces[:first]))


def _parted_with_suffix(words: str, suffix: str) -> Name:
    name = _parted(words)
    return _person(name.family, name.given, suffix) if name.family else Name(f"{words} {suffix}", is_person=True)


def _looks_like_a_person(words: str) -> bool:
    """Whether a name that nobody marked is a person's: a few words with capitals, none of them that of a body."""
    pieces = [piece for piece in re.split(r"[\s,]+", words) if piece]
    if not 2 <= len(pieces) <= _MOST or words.count(",") > 1:
        return False
    if not all(_NAME_WORD.fullmatch(piece) and (piece[0].isupper() or piece in _PARTICLES) for piece in pieces):
        return False
    heads = load().word_set("bodies", "heads") | _BODIES
    return not any(piece.lower() in heads for piece in pieces)
