"""Labels of notes: the forms in which they are printed before a note, and in which they call it from a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of

_RAISED_LETTERS: Final = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
#: raised figures and letters -> the plain ones
LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹" + _RAISED_LETTERS, "0123456789" + "abcdefghijklmnoprstuvwxyz")
_SIGNS: Final = "*†‡§‖¶"
_SIGN_NAMES: Final = ("star", "dagger", "double-dagger", "section", "parallel", "paragraph")
_SIGN: Final = r"\*{1,6}|†{1,4}|‡{1,4}|§{1,4}|‖{1,4}|¶{1,4}"
_ROMAN: Final = r"[ivxlc]{2,7}"
_NAME: Final = rf"(?P<n>\d{{1,6}}|{_ROMAN}|[A-Za-z]|{_SIGN})"
_RAISED: Final = rf"(?P<n>[⁰¹²³⁴-⁹]{{1,6}}|[{_RAISED_LETTERS}])"
#: The way back to where a note is called: `^`, `↑`, and the letters of several calls, `^ a b`.
_BACK: Final = r"(?:[\^↑](?:\s[a-z](?=\s))*\s*)?"
_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

#: how a note is printed -> the ways in which it can be called, best first
CALLS_OF: Final = {
    "square": ("square", "raised", "signs"),
    "worded": ("square", "round", "raised", "signs"),
    "named": ("square", "round", "raised", "caret", "half", "curly", "angle"),
    "round": ("round", "raised", "signs"),
    "curly": ("curly", "square"),
    "angle": ("angle", "square"),
    "caret": ("caret", "raised"),
    "raised": ("raised",),
    "signs": ("signs", "square", "round"),
    "half": ("half", "square", "raised", "round", "caret"),
    "plain": ("square", "raised", "round", "caret", "half", "curly", "angle", "bare"),
}

#: The sign with which a label begins that stands in brackets or behind a sign.
_OPENED_BY: Final = {"square": "[", "worded": "[", "round": "(", "curly": "{", "angle": "<", "caret": "^"}


class Label(NamedTuple):
    """A printed note's label: its form, the note's number or sign, and the characters that it takes up."""

    form: str
    n: str
    length: int

    @property
    def kind(self) -> str:
        """Whether it is a number, a letter, a Roman numeral or a sign."""
        return kind_of(self.n)


def kind_of(n: str) -> str:
    """What kind of label stands in @n."""
    if n.isdecimal():
        return "number"
    if n[0] in _SIGNS:
        return "sign"
    return "letter" if len(n) == 1 else "roman"


def order(n: str, *, roman: bool = False) -> int:
    """The place of a label in a count of its kind."""
    kind = kind_of(n)
    if kind == "number":
        return int(n)
    if kind == "sign":
        return len(n) * len(_SIGNS) + _SIGNS.index(n[0])
    if kind == "letter" and not (roman and n in _VALUES):
        return ord(n.lower()) - 96
    return _roman(n)


def follows(last: str, n: str) -> bool:
    """Whether a label comes later in a count than another; `i` goes before `ii` as well as after `h`."""
    kinds = {kind_of(last), kind_of(n)}
    if kinds <= {"letter", "roman"}:
        is_roman = "roman" in kinds
        if is_roman and not set(last + n) <= set(_VALUES):
            return False
        return order(n, roman=is_roman) > order(last, roman=is_roman)
    return len(kinds) == 1 and order(n) > order(last)


def is_first(n: str) -> bool:
    """Whether a count begins with a label."""
    return n in ("1", "a", "A", "i", "*", "†")


def _roman(n: str) -> int:
    values = [_VALUES[letter] for letter in n]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def id_of(n: str) -> str:
    """A label as part of an id; signs by their names."""
    if kind_of(n) != "sign":
        return n
    name = _SIGN_NAMES[_SIGNS.index(n[0])]
    return f"-{name}{len(n) if len(n) > 1 else ''}"


@cache
def _words(language: Language) -> str:
    words = any_of(language.words("notes", "words"))
    return rf"(?i:{words})\.?"


@cache
def _printed(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    word = _words(language)
    forms = {
        "square": rf"\[\^?(?:{word}\s*)?{_NAME}\][.:]?\s*",
        "worded": rf"\[{word}\s*{_NAME}\s*[:.—–-]\s*",
        "named": rf"{word}\s+(?P<n>\d{{1,6}})[.:]\s+",
        "round": rf"\({_NAME}\)[.:]?\s+",
        "curly": rf"\{{{_NAME}\}}[.:]?\s*",
        "angle": rf"<{_NAME}>[.:]?\s*",
        "caret": r"\^(?P<n>\d{1,6})[.:]?\s+",
        "raised": rf"{_RAISED}[.):]?\s*",
        "signs": rf"(?P<n>{_SIGN})\)?\s*(?=\S)",
        "half": rf"(?P<n>\d{{1,6}}|{_ROMAN}|[a-z])\)\s*{_BACK}(?=\S)",
        "plain": rf"(?P<n>\d{{1,6}}|{_ROMAN}(?=\.)|[a-z](?=\.))(?:\.\s*{_BACK}|\s+)(?=\S)",
    }
    return tuple((form, re.compile(pattern)) for form, pattern in forms.items())


@cache
def _forms_at(first: str, language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of labels that may begin with a sign: those in such brackets, or those in none."""
    bracketed = tuple(form for form in _printed(language) if _OPENED_BY.get(form[0]) == first)
    return bracketed or tuple(form for form in _printed(language) if form[0] not in _OPENED_BY)


@cache
def _beginnings(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[\[({{<^*†‡§‖¶\d⁰¹²³⁴-⁹{_RAISED_LETTERS}]|[a-z]{{1,7}}[.)]|{_words(language)}\s+\d")


def read_label(raw: str, start: int, end: int, language: Language) -> Label | None:
    """The label of a note at a place; None where none stands there."""
    if not _beginnings(language).match(raw, start, end):
        return None
    for form, pattern in _forms_at(raw[start], language):
        if match := pattern.match(raw, start, end):
            return Label(form, match["n"].translate(LOWERED), match.end() - start)
    return None


@cache
def call_patterns(language: Language) -> dict[str, re.Pattern[str]]:
    """How notes are called, by form."""
    word = _words(language)
    behind = r"(?<=[\w.,;:!?…”’\"'»)\]])"
    glued = r"(?<=[^\W\d]|[.,;:!?…”’\"'»)])"
    forms = {
        "square": rf"\[\^?(?:{word}\s*)?{_NAME}\](?![\w:])",
        "round": rf"{behind}\s?\((?:{word}\s*)?{_NAME}\)(?!\s*\d|\w)",
        "curly": rf"\{{{_NAME}\}}",
        "angle": rf"<{_NAME}>",
        "caret": rf"{glued}\^(?P<n>\d{{1,6}})",
        "raised": rf"(?:(?<=\S)|(?<=[⁰¹²³⁴-⁹] )){_RAISED}",
        "signs": rf"(?<=[^\s*†‡§‖¶])(?P<n>{_SIGN})(?![\w*†‡§‖¶])",
        "bare": r"(?<=[^\W\d_]|[.,;:!?…”’\"'»)\]])(?P<n>\d{1,3})(?=[.,;:!?)\]”’\"]*(?:\s|$))",
        "half": rf"{glued}(?P<n>\d{{1,6}}|(?<=\W){_ROMAN}|(?<=\W)[a-z])\)",
    }
    return {form: re.compile(pattern) for form, pattern in forms.items()}
