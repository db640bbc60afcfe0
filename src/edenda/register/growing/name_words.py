"""Names of organisations, places, events and works as words: what is spelt alike, what is short for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edenda.languages import Language
from edenda.recognisers.register.derivation_words import ordinals, words_of
from edenda.recognisers.register.forms import alike
from edenda.recognisers.words.vocabulary import Sort, sort_of

_QUOTES: Final = "\"'“”„‘’«»‹› ,;:"
_LONGEST_ACRONYM: Final = 7
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.? ?){2,7}")
_POSSESSIVE: Final = re.compile(r"(\w)(?:s'|'s)(?!\w)")
_TELLING: Final = 2
_SMALL: Final = frozenset({"OF", "THE", "AND", "FOR", "IN", "ON", "DE", "DES", "DER", "DU", "LA", "UND"})
_SIGNS: Final = re.compile(r"['`.-]")
_SUPPLIED: Final = re.compile(r" ?\[[^\]]*\]")


def shortened(name: str, kind: str, language: Language) -> Iterator[str]:
    """The shorter names that can stand for a name: `Executive Committee` of the Party, `Parliament`, British before it.

    Of a place: what stands before a comma.
    """
    if kind == "place":
        before, comma, _ = name.partition(", ")
        yield from (before,) if comma else ()
        return
    words = name.split()
    small = [at for at, word in enumerate(words) if at and (word[0].islower() or (name.isupper() and word in _SMALL))]
    yield from (" ".join(words[:at]) for at in small)
    head = words[: small[0]] if small else words
    if len(head) > 1 and not any(_is_of_nation(word, language) for word in head[:-1]):
        yield head[-1]
    for at in range(1, len(head)):
        before = head[at - 1]
        if sort_of(before, language) & Sort.HEAD or _is_of_nation(before, language):
            break  # what goes on belongs to another body; and each nation has its own
        yield " ".join(words[at:])
        yield " ".join(head[at:])


def bare_name(words: str, language: Language) -> str:
    """A name without quotation marks around it and the article before it; the words themselves, if nothing is left."""
    name = _stripped(words) if not letters_of(words) else words
    first, _, rest = name.partition(" ")
    return (rest if rest and first.lower() in language.words("checks", "article") else name) or words


def _stripped(words: str) -> str:
    """A name without supplied words and without the signs around it; an acronym at its end keeps its full stop."""
    name = " ".join(_SUPPLIED.sub("", words).strip(_QUOTES).split())
    last = name.rpartition(" ")[2]
    return name if last.endswith(".") and letters_of(last) else name.rstrip(".")


def spelling(name: str) -> str:
    """What the spellings of a name have in common: capitals, signs, possessive endings and full stops apart.

    >>> spelling("Harbour Workers' Union") == spelling("harbour worker's union")
    True
    """
    if letters := letters_of(name):
        return letters
    if name.isascii() and not _SIGNS.search(name):
        return name.lower()
    plain = _POSSESSIVE.sub(r"\1s", alike(name).lower())
    return plain.replace("'", "").replace("-", " ").replace(".", "")


def letters_of(name: str) -> str:
    """The letters of an acronym; empty for what is none.

    >>> letters_of("T.U.C."), letters_of("NUM"), letters_of("Numa")
    ('TUC', 'NUM', '')
    """
    if not name.isupper() or not _ACRONYM.fullmatch(name):
        return ""
    letters = "".join(letter for letter in name if letter.isalpha())
    return letters if 1 < len(letters) <= _LONGEST_ACRONYM else ""


def initials_of(name: str) -> str:
    """The initials of a name's words with capitals."""
    words = name.replace("-", " ").split()
    if len(words) > 1 and name.isupper():
        words = [word for word in words if word not in _SMALL]
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def says_little(name: str, kind: str, language: Language) -> bool:
    """Whether a name may mean another one in another document: `Central Committee`, `Twentieth Congress`, `Statement`.

    It has no word that only names have; of an organisation, it is also one of those that every state or body has.
    """
    words = [word for word in name.replace("’", "'").split() if not word[0].islower()]
    if not all(_is_general(word, language) for word in words):
        return False
    if kind == "bibl":
        return len(words) == 1
    return kind != "org" or len(words) < _TELLING or _is_of_every_body(name, len(words), language)


def _is_of_every_body(name: str, words: int, language: Language) -> bool:
    parts = name.lower().split()
    small = next((at for at, word in enumerate(parts) if at and name.split()[at].islower()), len(parts))
    head = parts[small - 1]
    if head in language.word_set("organisations", "of_many_bodies"):
        return words <= _TELLING
    return head in language.word_set("organisations", "of_every_body")


def is_nation(word: str, language: Language) -> bool:
    """Whether a word is the adjective of a country."""
    words = words_of(language)
    return words is not None and word in words.countries


def _is_of_nation(word: str, language: Language) -> bool:
    words = words_of(language)
    return words is not None and any(one in words.countries or one in words.nations for one in word.split("-"))


def is_known(name: str, language: Language) -> bool:
    """Whether a name is that of one thing to everybody: the Second World War."""
    words = words_of(language)
    return words is not None and name in words.same


def _is_general(word: str, language: Language) -> bool:
    if word[0].isdigit():
        return True
    plain = word.removesuffix("'s").removesuffix("'").strip(",.()")
    sort = sort_of(plain, language)
    if is_nation(plain, language) or (sort & Sort.ADJECTIVE and not sort & Sort.COMMON):
        return False
    return bool(sort & (Sort.COMMON | Sort.HEAD | Sort.ROLE)) or any(
        sort_of(part, language) & Sort.COMMON for part in (plain.removesuffix("s"), plain.partition("-")[0])
    )


def is_fragment(name: str, language: Language) -> bool:
    """Whether a name is nothing but numbers: a part of `the 20th and 21st Congresses`, which names nothing."""
    known = ordinals(language)
    return all(word.lower() in known or not any(map(str.isalpha, word)) for word in name.split())
