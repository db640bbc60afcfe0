"""What a heading looks like: a short line that is no sentence, above something that it can head."""

from __future__ import annotations

import re
from typing import Final

from edenda.readers.context import ends_sentence, is_paragraph
from edenda.readers.once import once
from edenda.readers.structure.heading_levels import number_of, plain_depth
from edenda.readers.structure.heading_marks import is_marked, marked
from edenda.readers.units import Unit

LONGEST_HEADING: Final = 100
_MOST_WORDS: Final = 15
FEW_WORDS: Final = 7
NUMBERED: Final = re.compile(
    r"\d{1,2}(?:\.\d{1,2})*\.?\s+\S|[IVX]{1,5}\.\s+\S|(?:chapter|part|section|book)\s", re.IGNORECASE
)
_BARE_NUMBER: Final = re.compile(r"(?:(?:chapter|part|section|book)\s+\w+|[IVXLC]{1,6}|\d{1,2})[.:]?", re.IGNORECASE)
_NOT_A_HEADING: Final = re.compile(r"[a-z(\[“‘\"'«•*–—-]|\(?[a-z][.)]\s|[o▪◦‣●]\s")
_TWO_SENTENCES: Final = re.compile(r"(?<!\bM)[a-z]{2}[.!?] [A-Z]")
_CLOSING_MARKS: Final = re.compile(r"[.,;:—–-]$")
_FIRST_ITEM: Final = re.compile(r"(?:[-•*·–▪◦‣●o]|\(?[1aiAI][.)])\s+\S")


def is_heading(unit: Unit, following: Unit | None) -> bool:
    """Whether a unit can head what follows: short, no sentence, and a paragraph or a list comes next."""
    if following is None or unit.is_page or following.is_page or not has_heading_form(unit):
        return False
    return (
        is_paragraph(following)
        or following.text.endswith(":")
        or (len(following.text) > 1.5 * len(unit.text) and following.text.count(" ") > 5)
        or _heads_a_sentence(unit, following)
        or _heads_a_list(unit, following)
    )


def _heads_a_sentence(unit: Unit, following: Unit) -> bool:
    """Whether a word or two, blank lines around them, stand above a short sentence."""
    is_apart = unit.blanks > 0 and following.blanks > 0
    is_bare = unit.text.count(" ") < 2 and unit.text[-1].isalpha() and not unit.text.isupper()
    return is_apart and is_bare and following.text.count(" ") > 2 and ends_sentence(following.text)


def _heads_a_list(unit: Unit, following: Unit) -> bool:
    is_item = number_of(unit.text) is not None and not following.blanks
    return unit.blanks > 0 and not is_item and _FIRST_ITEM.match(following.text) is not None


@once
def has_heading_form(unit: Unit) -> bool:
    """Whether a unit looks like a heading by itself."""
    text = unit.text
    if unit.style:
        return unit.heading_level > 0
    if is_marked(unit):
        return True
    if unit.is_rule or len(text) > LONGEST_HEADING or text.count(" ") >= _MOST_WORDS or _NOT_A_HEADING.match(text):
        return False
    if text[-1] == "]" and text.count(" ") > FEW_WORDS and ends_sentence(text):
        return False
    if _CLOSING_MARKS.search(text):
        is_short = text.endswith(".") and text.count(" ") < 8 and not unit.is_dateline
        is_titled = not text[:1].isdigit() or _is_mostly_titled(text)
        return is_short and is_titled and (text.isupper() or NUMBERED.match(text) is not None)
    return not unit.is_dateline and _TWO_SENTENCES.search(text) is None


def _is_mostly_titled(text: str) -> bool:
    """Whether a numbered line that ends in a full stop is a title and no sentence: few words, or most with capitals."""
    words = [word for word in text.split()[1:] if len(word) > 3]
    return len(words) <= 2 or sum(word[0].isupper() for word in words) * 3 >= 2 * len(words)


def are_one_heading(first: Unit, second: Unit) -> bool:
    """Whether two lines are one heading: no blank line between them, both in capitals or the first a mere number."""
    if second.blanks or not first.blanks or number_of(second.text) or is_marked(second):
        return False
    are_capitals = first.text.isupper() and second.text.isupper() and first.text[-1] not in ".:?!"
    return are_capitals or _BARE_NUMBER.fullmatch(first.text) is not None


def depth_of_number(unit: Unit) -> int:
    """How deep a heading's number says that it stands, Roman or decimal; 0 where it has none."""
    return plain_depth(marked((unit,), 0)) if NUMBERED.match(unit.text) else 0
