"""A person's name as it stands in a text, taken apart: titles, given names, surname, what stands behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.lexicon import given_names, surnames
from edenda.recognisers.register.name_parts import PersonName, Telling, agree, names_in_parts, readings, telling
from edenda.recognisers.register.spelling import is_nearly, plain
from edenda.recognisers.words.vocabulary import is_initial
from edenda.register.entries import Form

#: Behind a name these tell people of one name apart; others, such as Pasha, are titles.
_TELLING: Final = re.compile(r"[ivx]+|[js]n?r")
WOMAN: Final = "woman"
MAN: Final = "man"


class Named(NamedTuple):
    """A name of a person, its titles apart.

    `parts` is its surname with the given names (none for one word; empty for a name that has no surname to be told:
    Mary of Guise); twice where its letters have signs. `gender` is empty where nothing tells.
    """

    words: str
    parts: tuple[PersonName, ...]
    suffix: str = ""
    gender: str = ""
    title: str = ""

    @property
    def is_full(self) -> bool:
        """Whether a given name stands in full, and not just its initial."""
        return any(not one.endswith(".") for name in self.parts for one in name.given)

    @property
    def is_alone(self) -> bool:
        """Whether it is one word, and may be a surname."""
        return bool(self.parts) and not self.parts[0].given


class TitleWords(NamedTuple):
    """The words of a language that stand with names of persons."""

    titles: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    women_named: frozenset[str]
    epithets: frozenset[str]
    noble: frozenset[str]
    given: frozenset[str]
    telling: Telling


@cache
def title_words(language: Language) -> TitleWords:
    """The words of a language."""
    noble = language.word_set("persons", "noble")
    return TitleWords(
        language.word_set("persons", "roles") | noble,
        language.word_set("persons", "feminine_titles"),
        language.word_set("persons", "masculine_titles"),
        language.word_set("persons", "feminine_names"),
        language.word_set("persons", "epithets"),
        noble,
        language.word_set("persons", "given_titles"),
        telling(language),
    )


def named(words: str, title: str, known: TitleWords) -> Named:
    """A name taken apart. `title` is what stands before it."""
    parts = words.split()
    first = _titles(parts, known)
    titles = [*title.split(), *parts[:first]]
    rest, suffix = _without_suffix(parts[first:], known)
    gender = _gender(titles, rest, known)
    title = next((one for one in titles if _word(one) in known.women | known.men), "")
    kept = " ".join((*(one for one in parts[:first] if _word(one) in known.noble), *parts[first:]))
    return Named(kept, _parts(rest, known.telling), suffix, gender, title)


def _titles(parts: list[str], known: TitleWords) -> int:
    """How many words at the beginning of a name are titles: all but the last of it at most."""
    at = 0
    while at + 1 < len(parts) and _word(parts[at]) in known.titles and not is_initial_alone(parts[at]):
        at += 1
    is_given = at == 1 and len(parts) == 2 and _word(parts[0]) in known.given
    return 0 if is_given else at


def is_initial_alone(word: str) -> bool:
    """Whether a word is an initial and no title: `M.` and `V.I.`, but not `Dr.`"""
    return is_initial(word) and (len(word) == 2 or word.count(".") > 1)


def _word(title: str) -> str:
    return title.lower().rstrip(".,")


def _without_suffix(parts: list[str], known: TitleWords) -> tuple[list[str], str]:
    """A name without what tells people of one name apart, and that: `jr`, `vii`, `elder`."""
    if len(parts) > 2 and parts[-2] == "the" and parts[-1].lower() in known.epithets:
        return parts[:-2], parts[-1].lower()
    suffix = ""
    while len(parts) > 1 and _word(parts[-1]) in known.telling.suffixes and not is_initial_alone(parts[-1]):
        suffix = suffix or (_word(parts[-1]) if _TELLING.fullmatch(_word(parts[-1])) else "")
        parts = [*parts[:-2], parts[-2].rstrip(",")]
    return parts, suffix


def _gender(titles: list[str], rest: list[str], known: TitleWords) -> str:
    for title in reversed(titles):
        if _word(title) in known.women:
            return WOMAN
        if _word(title) in known.men:
            return MAN
    if len(rest) > 1 and any(_word(one) in known.women_named for one in rest[:-1]):
        return WOMAN
    return WOMAN if len(rest) == 1 and _word(rest[0]) in known.women_named else ""


def _parts(words: list[str], known: Telling) -> tuple[PersonName, ...]:
    if all(map(is_initial, words)) or any(word[0].islower() and word not in known.particles for word in words):
        return ()
    own = [word for word in words if word not in known.particles]
    if len(own) == 1:
        return tuple(PersonName("", one, (), comes_first=False) for (one,) in readings(own))
    return tuple(
        one for one in names_in_parts("", Form(" ".join(words)), known) if one.surname and not one.surname.endswith(".")
    )


def may_be_given(word: str, language: Language) -> bool:
    """Whether a word alone may be a given name, and is not somebody's name to everybody: Stephen, but not Lenin."""
    lower = word.lower()
    if lower in language.word_set("persons", "well_known") or lower in language.word_set("persons", "first_surnames"):
        return False
    return word in given_names()


def is_given(word: str, language: Language) -> bool:
    """Whether a word alone is rather a given name than a surname."""
    return may_be_given(word, language) and word not in surnames()


def is_one_given(one: str, other: str) -> bool:
    """Whether two plain given names or initials can be of one person: Mikhail, Mikihail, but not Martin, Martina."""
    if is_nearly(one, other):
        return one == other or (one[-1] in "ae") == (other[-1] in "ae")
    return agree(one, other)


def are_one_given(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether given names and initials agree, each with the one in its place; or written as one."""
    return "".join(one) == "".join(other) or all(is_one_given(*pair) for pair in zip(one, other, strict=False))


def whole(words: str) -> str:
    """A name as one plain word."""
    return "".join(plain(words.split()))
