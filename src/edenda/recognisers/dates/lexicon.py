"""A language's words for dates, as tables in which tokens are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, Generic, TypeVar

from edenda.languages import Language, any_of, longest_first
from edenda.recognisers.dates.tokens import APOSTROPHES, Token, tokens_of

_T = TypeVar("_T")
_ROMANS: Final = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
_ROMAN: Final = dict(zip(_ROMANS.split(), range(1, 22), strict=True))
_MONTHS: Final = 12


class Phrases(Generic[_T]):
    """What words mean, some of them several tokens long: `in the year of our Lord`. Hyphens count for nothing."""

    def __init__(self, meanings: Mapping[str, _T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], _T]]] = {}
        for phrase in longest_first(meanings):
            words = tuple(token.low for token in tokens_of(phrase, 0, len(phrase)) if token.low not in ("-", ""))
            self._by_first.setdefault(words[0], []).append((words, meanings[phrase]))

    def __contains__(self, token: Token) -> bool:
        return token.low in self._by_first

    def first_words(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return self._by_first

    def at(self, tokens: list[Token], i: int) -> tuple[_T, int] | None:
        """The longest phrase at a token: what it means, and the token behind it."""
        for words, meaning in self._by_first.get(tokens[i].low, ()):
            end = _behind(words, tokens, i)
            if end:
                return meaning, end
        return None


def _behind(words: tuple[str, ...], tokens: list[Token], i: int) -> int:
    """The token behind some words, if they are what stands there; 0 if not."""
    for at, word in enumerate(words):
        if at and tokens[i].low == "-" and word != "-":
            i += 1
        if tokens[i].low != word:
            return 0
        i += 1
    return i


class Lexicon:
    """The tables of one language; `months` and `weekdays` by the forms in which they are written."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._name_months_and_days(language)
        self.seasons: dict[str, tuple[int, int]] = {
            name: (pair[0], pair[1]) for name, pair in language.table("dates", "seasons").items()
        }
        self.feasts: Phrases[tuple[int, int]] = Phrases(
            {name: (day[0], day[1]) for name, day in language.table("dates", "feasts").items()}
        )
        self.ordinals = Phrases({word: n for n, word in enumerate(language.words("dates", "ordinals"), start=1)})
        self.cardinals: Mapping[str, int] = language.table("dates", "cardinals")
        self.decades: Mapping[str, int] = language.table("dates", "decades")
        self.decade_suffixes = self._set("decade_suffixes")
        self.decade_nouns = Phrases(dict.fromkeys(language.words("dates", "decade_nouns"), 0))
        self.suffixes = self._set("ordinal_suffixes")
        self.parts = Phrases(self._meanings({"early": "early", "middle": "mid", "late": "late"}))
        self.edges = Phrases(
            {**self._meanings({"beginning": "beginning", "end": "end"}), **language.table("dates", "shares")}
        )
        self.to = self._phrases("range_words")
        self.and_ = self._phrases("and_words")
        self.and_low = self._set("and_words")
        self.of = self._phrases("of_words")
        self.of_low = self._set("of_words") - self._set("month_openers")
        self.day_of = self._phrases("day_words")
        self.articles = self._set("articles")
        self.years = Phrases(self._meanings(YEARS))
        self.near_months = Phrases(self._meanings(MONTHS))
        self.directions = Phrases(self._meanings({name: name for name in DIRECTIONS}))
        self.eras = Phrases(self._meanings({"before_christ": "bc", "after_christ": "ad"}))
        self.styles = Phrases(self._meanings({"old_style": "old", "new_style": "new"}))
        self.month_endings = self._set("month_endings")
        self.century = self._set("century")
        self.circa = frozenset(word.strip(".") for word in language.words("dates", "circa"))
        self.before_year = self._set("before_year")
        self.year_openers = self._set("year_openers")
        self.not_before = self._set("not_year_before")
        self.more = self._set("more")
        self.counted = self._set("counted")
        self.before_month = self._set("before_month")
        self.month_openers = self._set("month_openers")
        self.any_month = self._set("any_month")
        self.before_day = self._set("before_day")
        self.going_on = self._set("going_on")
        self.needs_noun = bool(language.words("dates", "decade_nouns"))
        eras = (*language.words("dates", "before_christ"), *language.words("dates", "after_christ"))
        self.era_behind = re.compile(rf"\s?(?:{any_of(eras)})(?![^\W\d_])", re.IGNORECASE)
        self.era_before = re.compile(rf"(?:{any_of(language.words('dates', 'after_christ'))})\s?$", re.IGNORECASE)
        self.beginnings = self._beginnings()
        self.anchors = self._anchors()

    def _name_months_and_days(self, language: Language) -> None:
        names = {word: n for n, word in enumerate(language.words("dates", "months"), start=1)}
        short = {word: n for n, word in enumerate(language.words("dates", "month_abbreviations"), start=1)}
        short = {**short, **language.table("dates", "month_variants")}
        self.homographs = frozenset(language.words("dates", "month_homographs"))
        self.months = {**_capitals(short), **_capitals(names)}
        #: In lower case only beside a day and a year.
        self.small_months = names
        self.stopped = frozenset(form for form in _capitals(short) if form.lower() not in names)
        days = {
            word: n
            for key in ("weekdays", "weekday_abbreviations")
            for n, word in enumerate(language.words("dates", key))
        }
        self.weekdays = _capitals({**days, **language.table("dates", "weekday_variants")})

    def _set(self, key: str) -> frozenset[str]:
        return frozenset(self._language.words("dates", key))

    def _phrases(self, key: str) -> Phrases[str]:
        return Phrases(dict.fromkeys(self._language.words("dates", key), key))

    def _meanings(self, keys: Mapping[str, str]) -> dict[str, str]:
        return {word: meaning for key, meaning in keys.items() for word in self._language.words("dates", key)}

    def _beginnings(self) -> frozenset[str]:
        """The words and signs with which a date can begin."""
        names = (form.lower() for form in (*self.months, *self.weekdays))
        phrases = (table.first_words() for table in (self.ordinals, self.parts, self.edges, self.eras, self.feasts))
        words = (*names, *self.seasons, *self.cardinals, *self.decades, *(word for table in phrases for word in table))
        return frozenset((*words, *(number.lower() for number in _ROMAN), *APOSTROPHES, "["))

    def month(self, token: Token) -> int:
        """The month that a token names; 0 for none. Only capitals tell *May* from *may*."""
        return self.months.get(token.text, 0)

    def is_stopped(self, token: Token) -> bool:
        """Whether a month's name is a short form, behind which a full stop belongs to it."""
        return token.text in self.stopped

    def _anchors(self) -> tuple[re.Pattern[str], ...]:
        """Each begins with letters, or with figures, so that a text without them is passed over fast."""
        months = sorted({form[:3] for form in self.months if form[0].isalpha()})
        stems = longest_first(self._pointing())
        return (
            re.compile("|".join(map(re.escape, months))),
            re.compile(r"[0-9][0-9]*"),
            re.compile(rf"(?<![A-Za-z])(?:{_by_first_letter(stems)})"),
        )

    def _pointing(self) -> set[str]:
        """Words for times beside months and numbers: centuries, decades, and what points at a year or a month."""
        large = (word for word, number in self.cardinals.items() if number >= 100)
        pointing = (phrase.split()[-1] for key in YEARS for phrase in self._language.words("dates", key))
        words = [
            *self.century,
            *pointing,
            *self.decades,
            *large,
            *(word for key in MONTHS for word in self._language.words("dates", key)),
        ]
        return {form for word in words if " " not in word for form in (word, *_capitals({word: 0}))}


#: How the years and months that words point at lie to the own date of a document, or to the date before them.
YEARS: Final = {
    "this_year": "own 0",
    "last_year": "own -1",
    "next_year": "own 1",
    "same_year": "near 0",
    "year_before": "near -1",
    "year_after": "near 1",
}
MONTHS: Final = {"this_month": "0", "last_month": "-1", "next_month": "1"}
DIRECTIONS: Final = ("last", "next", "previous", "following")


def roman(token: Token) -> int:
    """The month that a Roman number stands for; 0 for none."""
    number = roman_number(token)
    return number if number <= _MONTHS else 0


def roman_number(token: Token) -> int:
    """The number of a century in Roman figures; 0 for none."""
    return _ROMAN.get(token.text, 0)


def _capitals(words: Mapping[str, _T]) -> dict[str, _T]:
    """Words as they begin with a capital, and as they stand in capitals."""
    return {form: meaning for word, meaning in words.items() for form in (word.capitalize(), word.upper())}


def _by_first_letter(words: Iterable[str]) -> str:
    """A pattern of any of some words, divided by their first letters, so that few are tried at a place."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())


@cache
def lexicon(language: Language) -> Lexicon:
    """The words of a language."""
    return Lexicon(language)
