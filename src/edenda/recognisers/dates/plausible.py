"""Whether a number that stands alone is a year, a month's name a month, the number of a day a day."""

from __future__ import annotations

import re
from typing import Final

from edenda.recognisers.dates.numerals import Stretch
from edenda.recognisers.dates.tokens import APOSTROPHES, DASHES, Token

#: Below this, a number is a year only where the words before it say so.
_SAFE: Final = 1400
_CITED: Final = re.compile(
    r"\)?[,:]\s?(?:pp?|ff?|fols?|vols?|nos?|§+|paras?|chs?)\b\.?\s?\d|\)?:\s?(?:[0-9]+|[ivxlc]+)(?:\s?[-–]\s?[0-9]+)?[);.]"
)
_SIGNS_BEFORE: Final = ".,/$£€§#:+*=_"
_LONGEST_LIST: Final = 6
_PREFIXES: Final = ("pre", "post")
#: Words that are short forms when a full stop stands behind them.
_SHORT: Final = 5


def word_before(s: Stretch, i: int) -> str:
    """The word or sign before a token, also before the full stop of a short form."""
    before = s.tokens[i - 1] if i else None
    if before is None:
        return ""
    if before.text == "." and i > 1 and s.is_close(i - 1) and len(s.tokens[i - 2].low) <= _SHORT:
        return s.tokens[i - 2].low
    return before.low


def is_year_alone(s: Stretch, i: int, behind: int, *, is_joined: bool) -> bool:
    """Whether a number of four figures (or two with a dash) that no month stands with is a year."""
    if not _is_free_behind(s, behind) or not (is_joined or _is_free_before(s, i)):
        return False
    before = "" if is_joined else word_before(s, i)
    if (
        before in s.words.not_before
        or _is_of_list(s, i)
        or _is_volume(s, i)
        or (i > 1 and s.tokens[i - 2].low in s.words.more)
    ):
        return False
    value = int(s.tokens[i].text)
    after = s.tokens[behind]
    if _is_quantity(s, value, before, after) or _CITED.match(s.text, s.phrase_end(behind)):
        return False
    return value >= _SAFE or is_joined or _is_said(s, value, before, after)


def _is_said(s: Stretch, value: int, before: str, after: Token) -> bool:
    """Whether the word before a low number says that it is a year."""
    is_cued = before in s.words.before_year and before not in s.words.articles
    return is_cued and (value % 10 != 0 or not _is_noun(s, after))


def _is_noun(s: Stretch, token: Token) -> bool:
    return token.text.isalpha() and token.low not in s.words.going_on


def _is_quantity(s: Stretch, value: int, before: str, after: Token) -> bool:
    """Whether a noun behind a number says that it counts: `1956 men`, `1500 rifles`."""
    if after.text.isdecimal() and after.gap:
        return before not in s.words.year_openers
    is_opened = before in s.words.year_openers and value >= _SAFE and value % 100 != 0
    is_measure = len(after.text) == 1 and _is_noun(s, after) and after.text.islower() and after.gap
    if after.low in s.words.counted or is_measure:
        return not is_opened
    is_plural = after.low == after.text and after.low.endswith("s") and not after.low.endswith("ss")
    is_round = value % 10 == 0
    if not (is_plural and is_round and _is_noun(s, after)):
        return False
    return not is_opened and (before not in s.words.articles or value % 100 == 0)


def _is_of_list(s: Stretch, i: int) -> bool:
    """Whether the first of a list of numbers is no year: `items 1801, 1802 and 1803`."""
    at = i
    for _ in range(_LONGEST_LIST):
        sign = at - 1
        while sign > 0 and (s.tokens[sign].text == "," or s.tokens[sign].low in s.words.and_low):
            sign -= 1
        if sign in (at - 1, 0) or not s.tokens[sign].text.isdecimal():
            return at < i and word_before(s, at) in s.words.not_before
        at = sign
    return False


def _is_volume(s: Stretch, i: int) -> bool:
    """`61 Stat. 1956`: a volume, a journal's short form, a page."""
    if i < 3 or s.tokens[i - 1].text != "." or not s.is_close(i - 1):
        return False
    return s.tokens[i - 3].text.isdecimal() and s.tokens[i - 2].text.istitle() and not s.words.month(s.tokens[i - 2])


def _is_free_before(s: Stretch, i: int) -> bool:
    """Whether no sign is joined to a number in front, as in `$1956` and `AB-1956`; *pre-* and *post-* may be."""
    before = s.tokens[i - 1] if i else None
    if before is None or s.tokens[i].gap:
        return before is None or not (before.text.isdecimal() or before.text in "§$£€#")
    word = s.tokens[i - 2] if i > 1 else before
    if before.text in DASHES:
        return not word.text.isdecimal() and (before.text != "-" or word.low in _PREFIXES)
    if before.text == "." and word.low in s.words.circa:
        return True
    return not before.text.isalnum() and before.text not in _SIGNS_BEFORE


def _is_free_behind(s: Stretch, i: int) -> bool:
    token = s.tokens[i]
    if token.text == "]" and s.tokens[i + 1].text.isdecimal() and s.tokens[i + 1].gap:
        return False
    if not s.is_close(i):
        return True
    after = s.tokens[i + 1]
    if token.text in "-–/:+*=_.,":
        return not s.is_close(i + 1) or not _joins(s, i, after)
    if token.text in APOSTROPHES:
        return after.low == "s" or not (s.is_close(i + 1) and after.text.isalnum())
    return not token.text.isalnum() and token.text not in "%°½¼¾"


def _joins(s: Stretch, i: int, after: Token) -> bool:
    """Whether a sign behind a number joins it to what follows: figures, and with a hyphen or a stroke words too."""
    sign = s.tokens[i].text
    if sign == ",":
        return after.text.isdecimal() and len(after.text) == 3
    if after.text.isdecimal():
        return True
    is_time = bool(s.words.month(after)) or after in s.words.parts or after.low in s.words.seasons
    return sign in "-/_=+" and after.text.isalpha() and not is_time


def is_month_alone(s: Stretch, i: int, behind: int) -> bool:
    """Whether a month's name without a day or a year is one, and not a person or a part of another name."""
    name, after = s.tokens[i], s.tokens[behind]
    before = word_before(s, i)
    if before in s.words.any_month or s.words.is_stopped(name) or _is_joined(s, i, after):
        return False
    is_said = before in s.words.before_month
    if name.low in s.words.homographs or name.text.isupper():
        return is_said and (before in s.words.month_openers or not after.text.istitle())
    if after.gap and after.text[:1].isupper() and before not in s.words.month_openers:
        return False
    previous = s.tokens[i - 1].text if i else ""
    begins = i < 2 or s.tokens[i - 2].text in (".", "?", "!", "\n", ":", "")
    return is_said or not previous.istitle() or begins


def _is_joined(s: Stretch, i: int, after: Token) -> bool:
    if after.text and not after.gap and (after.text == "-" or after.text.isalnum()):
        return True
    return s.is_close(i) and s.tokens[i - 1].text in "-/_.@#" and bool(s.tokens[i - 1].text)


def is_day_alone(s: Stretch, i: int, behind: int) -> bool:
    """Whether `16th` behind *on the* is a day, since the sentence goes on without a noun."""
    at = i - 1 if i and s.tokens[i - 1].low in s.words.articles else i
    if not at or s.tokens[at - 1].low not in s.words.before_day:
        return False
    after = s.tokens[behind]
    if after.text in (".", ";", ":", ")", ""):
        return True
    if after.text == ",":
        return s.tokens[behind + 1].text.isalpha()
    if after.low in s.words.and_low:
        after = s.tokens[behind + 1]
    return after.low in s.words.going_on and after.low not in s.words.of_low and after.low not in s.words.articles
