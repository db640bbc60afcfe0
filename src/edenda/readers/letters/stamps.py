"""Short lines around a letter that are no sentences: stamps, file numbers, subjects, copies, enclosures."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from edenda.languages import Language, longest_first
from edenda.readers.context import Text, ends_sentence
from edenda.readers.units import Unit

#: What stands in an opener beside datelines and addresses.
IN_OPENER: Final = frozenset({"stamp", "reference", "subject", "drafting", "enclosures"})
_LONGEST_STAMP: Final = 90
_LONGEST_LINE: Final = 160
_LONGEST_COPIES: Final = 600
_EDGES: Final = " .,;:!()[]*“”\"'"
#: What stands between the words of a stamp: `CONFIDENTIAL—NODIS`, `Strictly secret. Special folder`.
_BETWEEN: Final = re.compile(r"\s*[-–—/|,.;:&*]+\s*|\s+and\s+|\s{2,}")
#: A file number of its own: `31/7/36`, `C 4527/12/9`, `AB/12`, `FO 371/1234`, `No. 214`, `C-33/12a`, `W.31`.
_NUMBER: Final = re.compile(
    r"\(?(?:[A-Z]{1,5}[ .-]{0,2})?(?=[\w.]*[\d/])[\w.]{1,9}(?:[/-][\w.]{1,9}){0,6}\)?", re.ASCII
)
_COUNT: Final = re.compile(r"\d{1,4}(?:\s+of\s+\d{1,4})?")
_DIGIT: Final = re.compile(r"\d")
_LABEL_END: Final = re.compile(r"\s*[.:#]?[:.]?\s*")


def line_kind(text: Text, unit: Unit) -> str:
    """What a line around a letter is: `stamp`, `reference`, `subject`, `copies` …; empty where it says more."""
    if unit.is_page or unit.is_rule or len(unit.text) > _LONGEST_COPIES:
        return ""
    return next((kind for kind, is_kind in _KINDS if is_kind(text, unit)), "")


def is_stamp(text: Text, unit: Unit) -> bool:
    """Whether a line is a mark of secrecy, urgency or way of sending, or the number of a copy, and nothing else."""
    if not unit.text or len(unit.text) > _LONGEST_STAMP or unit.text.count(" ") > 12 or unit.text[:1].islower():
        return False
    bare = unit.text.strip(_EDGES).lower()
    known = _stamps(text.language)
    if bare in known:
        return True
    pieces = [piece for one in _BETWEEN.split(bare) if (piece := one.strip(_EDGES))]
    says_so = False
    for piece in pieces:
        if piece in known or _is_copy_number(text, piece):
            says_so = True
        elif not piece.isdigit():
            return False
    return says_so


@cache
def _cues(language: Language, key: str) -> tuple[str, ...]:
    return longest_first(language.words("stamps", key))


@cache
def _stamps(language: Language) -> frozenset[str]:
    return frozenset(language.words("stamps", "stamps"))


def _is_copy_number(text: Text, words: str) -> bool:
    for cue in text.language.words("stamps", "copy_number"):
        if words.startswith(cue.rstrip(".")):
            rest = words[len(cue.rstrip(".")) :].strip(" .#:")
            return not rest or _COUNT.fullmatch(rest) is not None
    return _COUNT.fullmatch(words) is not None and "of" in words


def is_reference(text: Text, unit: Unit) -> bool:
    """Whether a line is a file number: a cue and a number, or a number as registries make them."""
    if len(unit.text) > 60 or unit.text.count(" ") > 8 or not _DIGIT.search(unit.text):
        return False
    bare = unit.text.strip(" .,;")
    if _NUMBER.fullmatch(bare) and ("/" in bare or "-" in bare) and not unit.is_dateline:
        return True
    rest = _after_cue(text, unit, "references")
    return rest is not None and _is_number(rest) and not unit.is_dateline


def _is_number(rest: str) -> bool:
    words = rest.split()
    return bool(_DIGIT.search(rest)) and all(_DIGIT.search(word) or word[:4].isupper() for word in words)


def is_subject(text: Text, unit: Unit) -> bool:
    """Whether a line says what a letter is about: `Re: the lease`, `SUBJECT: Wheat`."""
    if len(unit.text) > _LONGEST_LINE * 2:
        return False
    return _is_labelled(text, unit, "subjects", needs_mark=True)


def is_copies(text: Text, unit: Unit) -> bool:
    """Whether a line says who gets a copy."""
    return len(unit.text) <= _LONGEST_COPIES and _is_labelled(text, unit, "copies", needs_mark=False)


def is_enclosures(text: Text, unit: Unit) -> bool:
    """Whether a line says what lies with the letter."""
    if len(unit.text) > _LONGEST_LINE or unit.text.startswith("["):
        return False
    return _is_labelled(text, unit, "enclosures", needs_mark=True) or _is_bare(text, unit, "enclosures")


def is_drafting(text: Text, unit: Unit) -> bool:
    """Whether a line says who drafted, typed or recorded the document."""
    return len(unit.text) <= _LONGEST_LINE * 2 and _is_labelled(text, unit, "drafting", needs_mark=False)


def _is_labelled(text: Text, unit: Unit, key: str, *, needs_mark: bool) -> bool:
    """Whether a line begins with a cue; with `needs_mark` a colon, full stop or dash must follow it."""
    rest = _after_cue(text, unit, key)
    if rest is None or not unit.text[:1].isalpha():
        return False
    label = unit.text[: len(unit.text) - len(rest)] if rest else unit.text
    is_marked = label.rstrip()[-1:] in (":", ".", "—", "–", "-") or not rest
    if needs_mark:
        return is_marked and bool(rest)
    return is_marked or (rest[:1].isupper() and not ends_sentence(unit.text))


def _is_bare(text: Text, unit: Unit, key: str) -> bool:
    """Whether a line is a cue with a number at most: `Encl. 2`, `Enclosures (3)`, `2 Encls.`."""
    rest = _after_cue(text, unit, key)
    if rest is not None and (not rest or rest.strip(" ()").isdigit()):
        return True
    first, _, last = unit.text.strip("()").partition(" ")
    return first.isdigit() and last.lower().strip(" .:") in text.language.words("stamps", key)


def _after_cue(text: Text, unit: Unit, key: str) -> str | None:
    """What follows a cue (and its mark) at the beginning of a line; None where none stands there."""
    lower = unit.lower
    for cue in _cues(text.language, key) if lower.startswith(_cues(text.language, key)) else ():
        if lower.startswith(cue) and not lower[len(cue) : len(cue) + 1].isalnum():
            mark = _LABEL_END.match(unit.text, len(cue))
            longer = unit.text[mark.end() if mark else len(cue) :]
            if longer[:1] in "—–-" and longer:
                longer = longer[1:].lstrip()
            return longer
    return None


_KINDS: Final = (
    ("stamp", is_stamp),
    ("reference", is_reference),
    ("subject", is_subject),
    ("copies", is_copies),
    ("enclosures", is_enclosures),
    ("drafting", is_drafting),
)
