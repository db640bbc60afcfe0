"""Numbers of days and years, in figures and in words."""

from __future__ import annotations

from typing import Final, NamedTuple

from edenda.recognisers.dates.calendar import full_year
from edenda.recognisers.dates.lexicon import Lexicon
from edenda.recognisers.dates.tokens import APOSTROPHES, DASHES, Token

_YEARS: Final = range(1000, 2100)
_LAST_DAY: Final = 31
_LONGEST: Final = 10
_TEENS: Final = range(10, 21)
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
#: A year that is abbreviated with a lower number is of the next century, if that is not too far.
_FARTHEST: Final = 30


class Stretch(NamedTuple):
    """The tokens of a stretch of text, and the words of its language."""

    text: str
    tokens: list[Token]
    words: Lexicon

    def is_close(self, i: int) -> bool:
        """Whether no blank stands before a token, and a token does."""
        return i > 0 and not self.tokens[i].gap and bool(self.tokens[i].text)

    def skip(self, i: int, *words: str) -> int:
        """The token behind one that is one of some words; the same token if it is none."""
        return i + 1 if self.tokens[i].low in words else i

    def skip_articles(self, i: int) -> int:
        """The token behind an article."""
        return i + 1 if self.tokens[i].low in self.words.articles else i

    def phrase_end(self, i: int) -> int:
        """Where in the text the last token before this one ends."""
        return self.tokens[i - 1].end


class Number(NamedTuple):
    """A number as read: its value, the token behind it, whether it is an ordinal, whether its century is left out."""

    value: int
    behind: int
    is_ordinal: bool = False
    is_short: bool = False


def day(s: Stretch, i: int) -> Number | None:
    """The number of a day with or without its ending, perhaps in an editor's brackets; or in words."""
    if s.tokens[i].text == "[":
        inner = day(s, i + 1)
        return inner._replace(behind=inner.behind + 1) if inner and s.tokens[inner.behind].text == "]" else None
    number = ordinal(s, i)
    if number:
        return number if number.value <= _LAST_DAY else None
    word = s.tokens[i].text
    return Number(int(word), i + 1) if word.isdecimal() and len(word) < 3 and 0 < int(word) <= _LAST_DAY else None


def ordinal(s: Stretch, i: int) -> Number | None:
    """`3rd`, `3d`, `3.` in languages that have it so, `third`."""
    word = s.tokens[i].text
    if word.isdecimal():
        is_one = len(word) < 3 and int(word) > 0 and s.is_close(i + 1) and s.tokens[i + 1].low in s.words.suffixes
        return Number(int(word), i + 2, is_ordinal=True) if is_one else None
    found = s.words.ordinals.at(s.tokens, i) if s.tokens[i] in s.words.ordinals else None
    return Number(found[0], found[1], is_ordinal=True) if found else None


def is_year(token: Token) -> bool:
    """Whether a token has the form of a year."""
    return len(token.text) == 4 and token.text.isdecimal() and int(token.text) in _YEARS


def year(s: Stretch, i: int) -> Number | None:
    """A year of four figures, one in an editor's brackets, one in words, or one without its century: *'41*."""
    token = s.tokens[i]
    if token.text == "[":
        inner = year(s, i + 1)
        return inner._replace(behind=inner.behind + 1) if inner and s.tokens[inner.behind].text == "]" else None
    if is_year(token):
        return None if _goes_on(s, i + 1) else Number(int(token.text), i + 1)
    if token.text in APOSTROPHES and _is_short(s, i + 1) and s.is_close(i + 1):
        return Number(int(s.tokens[i + 1].text), i + 2, is_short=True)
    return year_in_words(s, i) if token.low in s.words.cardinals else None


def _is_short(s: Stretch, i: int) -> bool:
    return len(s.tokens[i].text) == 2 and s.tokens[i].text.isdecimal() and not _goes_on(s, i + 1)


def _goes_on(s: Stretch, i: int) -> bool:
    """Whether figures go on in a way that makes of them something else than a year: `1956a`, `1956.5`, `1956,000`."""
    if not s.is_close(i):
        return False
    sign, after = s.tokens[i].text, s.tokens[i + 1].text
    if sign in ".,:" and s.is_close(i + 1) and after.isdecimal():
        is_note_call = sign == "." and s.tokens[i + 2].gap and s.tokens[i + 2].text[:1].isupper()
        return not is_note_call and (sign != "," or len(after) == 3)
    return sign.isalnum() or sign in "%°"


def short_year(s: Stretch, i: int) -> Number | None:
    """The last two figures of a year behind a month, where they are no day: `9 July 41`."""
    token = s.tokens[i]
    if not _is_short(s, i) or not token.gap or int(token.text) <= _LAST_DAY:
        return None
    after = s.tokens[i + 1]
    is_counted = after.text.isalpha() and after.low not in s.words.going_on
    return None if is_counted or after.text.isdecimal() else Number(int(token.text), i + 1, is_short=True)


def raised_year(s: Stretch, i: int) -> Number | None:
    """The last two figures behind a stroke, as in `Oct 3d/63`."""
    is_one = s.tokens[i].text == "/" and s.is_close(i + 1) and _is_short(s, i + 1) and s.tokens[i - 1].text.isalpha()
    return Number(int(s.tokens[i + 1].text), i + 2, is_short=True) if is_one else None


def early_year(s: Stretch, i: int) -> Number | None:
    """A year of three figures behind a day and a month, where no noun follows that it would count."""
    token, after = s.tokens[i], s.tokens[i + 1]
    if not token.text.isdecimal() or len(token.text) != 3 or not token.gap or token.text[0] == "0":
        return None
    is_counted = after.text.isalpha() and after.low not in s.words.going_on
    return None if is_counted or after.text.isdecimal() or _goes_on(s, i + 1) else Number(int(token.text), i + 1)


def doubt(s: Stretch, i: int) -> int:
    """The token behind `?` or `(?)`; the same token if neither is there."""
    if s.tokens[i].text == "?" and s.is_close(i):
        return i + 1
    return i + 3 if [token.text for token in s.tokens[i : i + 3]] == ["(", "?", ")"] else i


def second_year(s: Stretch, i: int) -> Number | None:
    """The year behind a dash or a stroke, whole or abbreviated: `1956-57`, `1956/7`. `i` is the first year."""
    sign, token = s.tokens[i + 1].text, s.tokens[i + 2]
    if not sign or sign not in DASHES + "/" or not s.is_close(i + 1) or not s.is_close(i + 2):
        return None
    if not token.text.isdecimal() or len(token.text) not in (1, 2, 4) or _goes_on(s, i + 3):
        return None
    first = int(s.tokens[i].text)
    value = full_year(token.text, first)
    if s.is_close(i + 3) and s.tokens[i + 3].text in APOSTROPHES + DASHES + "/":
        return None
    is_near = value // 100 == first // 100 or value - first <= _FARTHEST or len(token.text) == 4
    is_one = first < value <= first + 400 and is_near and (sign != "/" or value == first + 1)
    return Number(value, i + 3) if is_one else None


def year_in_words(s: Stretch, i: int) -> Number | None:
    """`nineteen hundred and five`, `one thousand seven hundred and eighty-eight`, `eighteen forty-eight`."""
    values: list[int] = []
    behind = i
    while i < behind + 3 and len(values) < _LONGEST:
        value = s.words.cardinals.get(s.tokens[i].low)
        if value is not None:
            values.append(value)
            behind = i + 1
        elif s.tokens[i].text != "-" and s.tokens[i].low not in s.words.and_low:
            break
        i += 1
    value = _year_of(values)
    return Number(value, behind) if value in _YEARS else None


def _year_of(values: list[int]) -> int:
    if _HUNDRED in values or _THOUSAND in values:
        total = current = 0
        for value in values:
            if value == _THOUSAND:
                total, current = total + max(current, 1) * value, 0
            elif value == _HUNDRED:
                current = max(current, 1) * value
            else:
                current += value
        return total + current
    rest = sum(values[1:])
    is_pair = len(values) in (2, 3) and values[0] in _TEENS and 10 <= rest < _HUNDRED
    return values[0] * _HUNDRED + rest if is_pair else 0
