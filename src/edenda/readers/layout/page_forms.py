"""The forms of page markers: what on a line looks like one, how sure its form alone makes it, and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, Literal, NamedTuple

from edenda.languages import Language, any_of
from edenda.readers.layout.lines import Line
from edenda.readers.layout.numerals import place, plain_digits

_ARABIC: Final = r"\d{1,4}"
_ROMAN: Final = r"[ivxlcdm]{1,7}"
_OPEN: Final = r"[\[({<|=*/~—–_#+-]*"
_CLOSE: Final = r"[\])}>|=*/~.:—–_#+-]*"
_LONGEST_ALONE: Final = 40
_LONGEST_BARE: Final = 7
_EDGE: Final = 24

Form = Literal["certain", "brackets", "counted", "leaf", "bare", "enclosed", "edge"]


class PageMark(NamedTuple):
    """A page marker in the raw input; the page that begins there is `n` (empty where the source gives no number).

    Of kind `furniture`: what is printed beside a marker and says nothing that the marker does not (`of 40`).
    """

    start: int
    end: int
    n: str
    kind: Literal["pagemark", "furniture"] = "pagemark"


Marks = Mapping[int, tuple[PageMark, ...]]
"""The markers in a text, by the index of the line in which they stand."""


class Candidate(NamedTuple):
    """What may be a page marker by its form, on a line given by its index. `group` = what stands around the number."""

    line: int
    form: Form
    marks: tuple[PageMark, ...]
    group: str = ""

    @property
    def n(self) -> str:
        """The number of the page."""
        return self.marks[0].n


class _Patterns(NamedTuple):
    alone: re.Pattern[str]
    unnumbered: re.Pattern[str]
    leaf: re.Pattern[str]
    bracketed: re.Pattern[str]
    edge: re.Pattern[str]


@cache
def _patterns(language: Language) -> _Patterns:
    sides, words, breaks, of = (any_of(language.words("pages", key)) for key in ("sides", "words", "breaks", "of"))
    leaf = rf"{_ARABIC}\s?(?:{sides}|[rv]\b)"
    named = rf"(?:{words})(?<=[\w.])\s*(?P<n>{leaf}|{_ARABIC}[a-z]?\b|(?<=[\s.]){_ROMAN}\b)"
    total = rf"(?P<total>\s*(?:(?:{of})\b|/)\s*{_ARABIC})?"
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(rf"{_OPEN}\s*{named}{total}\s*{_CLOSE}", flags),
        re.compile(rf"[\[({{<|=*~—–-]+\s*(?:{breaks})\s*[\])}}>|=*~—–-]+", flags),
        re.compile(rf"(?P<open>[\[(]?)(?P<n>{leaf})[\])]?\.?", flags),
        re.compile(rf"[\[{{|<]\s*(?:{named}|(?P<leaf>{leaf})|(?P<break>{breaks}))\s*[\]}}|>]", flags),
        re.compile(rf"^{named}$|(?<=\s){named.replace('?P<n>', '?P<m>')}\.?$", flags),
    )


_DECORATED: Final = re.compile(
    rf"(?P<around>[-–—~*]+|//|[\[{{|<])\s*(?P<n>{_ARABIC}|{_ROMAN})\s*(?:[-–—~*]+|//|[\]}}|>])", re.IGNORECASE
)
_ENCLOSED: Final = re.compile(rf"(?P<around>//|[{{|<])\s*(?P<n>{_ARABIC})\s*(?://|[}}|>])")
_COUNTED: Final = re.compile(rf"(?P<n>{_ARABIC})(?P<total>\s?/\s?{_ARABIC})")
_OPENING: Final = re.compile(r"[\[{|</]")
_BARE: Final = re.compile(rf"{_ARABIC}|{_ROMAN}")


def find_candidates(index: int, line: Line, language: Language) -> Iterator[Candidate]:
    """What may be page markers on a line, in their order there."""
    patterns = _patterns(language)
    if len(line.text) <= _LONGEST_ALONE and (alone := _alone(index, line, patterns)):
        yield alone
        return
    if _OPENING.search(line.text):
        for match in patterns.bracketed.finditer(line.text):
            yield Candidate(index, "certain", _marks(line, match, match["n"] or match["leaf"] or ""))
        for inside in _ENCLOSED.finditer(line.text):
            yield Candidate(index, "enclosed", _marks(line, inside, inside["n"]), inside["around"])
    tail = line.text[-_EDGE:]
    if at_edge := patterns.edge.search(tail):
        start = line.end - len(tail) + at_edge.start()
        number = plain_digits(at_edge["n"] or at_edge["m"])
        yield Candidate(index, "edge", (PageMark(start, line.end, number),))


def _alone(index: int, line: Line, patterns: _Patterns) -> Candidate | None:
    """What fills a line and says that it is a page."""
    text = line.text
    if match := patterns.alone.fullmatch(text):
        return (
            Candidate(index, "certain", _marks(line, match, match["n"], match["total"] or "")) if _is(match) else None
        )
    if match := patterns.unnumbered.fullmatch(text):
        return Candidate(index, "certain", _marks(line, match, ""))
    if match := patterns.leaf.fullmatch(text):
        is_sure = bool(match["open"]) or len(match["n"].lstrip("0123456789 ")) > 1
        return Candidate(index, "certain" if is_sure else "leaf", _marks(line, match, match["n"]))
    return _number(index, line)


def _number(index: int, line: Line) -> Candidate | None:
    """A number that fills a line, with signs or another number beside it or with nothing."""
    text = line.text
    if match := _DECORATED.fullmatch(text):
        form: Form = "brackets" if match["around"] == "[" else "certain"
        return Candidate(index, form, _marks(line, match, match["n"]), match["around"]) if _is(match) else None
    if match := _COUNTED.fullmatch(text):
        return Candidate(index, "counted", _marks(line, match, match["n"], match["total"]), match["total"])
    if len(text) <= _LONGEST_BARE and (match := _BARE.fullmatch(text)) and place(text):
        return Candidate(index, "bare", _marks(line, match, text), "arabic" if text.isdecimal() else "roman")
    return None


def _is(match: re.Match[str]) -> bool:
    """Whether what stands for a number is one (`did` is no roman numeral)."""
    number = plain_digits(match["n"])
    return number[:1].isdigit() or place(number) is not None


def _marks(line: Line, match: re.Match[str], number: str, total: str = "") -> tuple[PageMark, ...]:
    start, end = line.start + match.start(), line.start + match.end()
    if not number:
        return (PageMark(start, start, ""), PageMark(start, end, "", "furniture"))
    number = " ".join(plain_digits(number).split())
    if not total:
        return (PageMark(start, end, number),)
    cut = line.start + match.start("total")
    return (PageMark(start, cut, number), PageMark(cut, end, "", "furniture"))
