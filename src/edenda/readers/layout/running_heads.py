"""Running heads and feet: the lines at the edges of pages that repeat, with or without the number of the page.

A line that repeats is no running head because it repeats: a refrain, a speaker's name, `Article 5` do so too. It has to
stand at page markers or form feeds, or break sentences, or come at regular distances with a number that counts up.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.readers.layout.lines import Line
from edenda.readers.layout.numerals import Place, place, plain_digits
from edenda.readers.layout.page_forms import Marks, PageMark
from edenda.readers.layout.pages import SENTENCE_END, breaks_sentence

_NUMBER: Final = r"\d{1,4}|[ivxlcdm]{1,7}"
_WORDS: Final = r"(?P<words>\S.{1,78}\S)"
_ROMAN: Final = re.compile(r"[ivxlcdm]*", re.IGNORECASE)
#: Signs around the number of a page, and blanks.
_LEADS: Final = "-–—|[]() \t\N{NO-BREAK SPACE}"
#: Beside words this is no page.
_PRONOUN: Final = "I"
_LETTER: Final = re.compile(r"[^\W\d_]")
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 90
_FARTHEST: Final = 3
_FEWEST_HEADS: Final = 2
_SHORTEST_PAGE: Final = 500
_REGULAR: Final = 0.35
_SHORTER: Final = 0.7


class Head(NamedTuple):
    """A line that may be a running head: its index, its words for comparing, its number and where these stand."""

    line: int
    words: str
    n: str
    marks: tuple[PageMark, ...]

    @property
    def place(self) -> Place | None:
        """The place of its number in a sequence; None where it has no number."""
        return place(self.n)


def find_heads(lines: Sequence[Line], pages: Marks, language: Language) -> dict[int, tuple[PageMark, ...]]:
    """The page markers of a text together with its running heads and feet, by index of the line they stand on."""
    marks = dict(pages)
    numbered = [one for one in _numbered(lines, pages, language) if one.place]
    marks.update((one.line, one.marks) for one in _accepted(lines, numbered, pages, language))
    marks.update(_at_stamps(lines, numbered, pages))
    marks.update(_repeated(lines, marks))
    return marks


def _at_stamps(lines: Sequence[Line], numbered: Sequence[Head], pages: Marks) -> dict[int, tuple[PageMark, ...]]:
    """The heads of pages directly below lines that are printed at the ends of pages, where their numbers count up.

    The number of the page before the first of them stands at the foot of it, as on the first page of a paper.
    """
    stamped = {index for index, found in pages.items() if all(mark.kind == "furniture" for mark in found)}
    heads = [one for one in numbered if one.line - 1 in stamped]
    counts_up = all(_is_next(one.place, after.place) for one, after in itertools.pairwise(heads))
    if len(heads) < _FEWEST_HEADS or not counts_up:
        return {}
    above = (index - 1 for index in sorted(stamped) if index and index < heads[0].line)
    feet = [index for index in above if _is_next(place(lines[index].text), heads[0].place)]
    foot = {index: (PageMark(lines[index].start, lines[index].end, "", "furniture"),) for index in feet}
    return {**foot, **{one.line: one.marks for one in heads}}


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = any_of(language.words("pages", "words"))
    number = rf"(?P<mark>[-–—|\[(]*\s*(?:(?:{words})(?<=[\w.])\s*)?(?P<n>{_NUMBER})\s*[-–—|\])]*)"
    return (
        re.compile(rf"{number}\s+(?:[-–—|]\s+)?{_WORDS}", re.IGNORECASE),
        re.compile(rf"{_WORDS}\s+(?:[-–—|]\s+)?{number}", re.IGNORECASE),
    )


@cache
def _page_words(language: Language) -> tuple[str, ...]:
    return tuple({piece.lower() for word in language.words("pages", "words") for piece in word.split()})


def _may_be_number(word: str, language: Language) -> bool:
    """Whether a word can be a number, alone or behind the word for a page: a quick look before the thorough one."""
    bare = word.strip(_LEADS)
    if bare[:1].isdecimal() or bare[-1:].isdecimal() or _ROMAN.fullmatch(bare):
        return True
    return bare.lower().startswith(_page_words(language))


def _numbered(lines: Sequence[Line], pages: Marks, language: Language) -> Iterator[Head]:
    """Short lines of words and a number before or behind them, each in all ways in which it can be read."""
    before, behind = _patterns(language)
    for index, line in enumerate(lines):
        if index in pages or len(line.text) > _LONGEST:
            continue
        head, tail = line.text.lstrip(_LEADS), line.text.rstrip(_LEADS)
        for pattern, word in ((before, head.split(None, 1)[:1]), (behind, tail.rsplit(None, 1)[-1:])):
            match = pattern.fullmatch(line.text) if word and _may_be_number(word[0], language) else None
            if match and match["n"] != _PRONOUN and _is_name(match["words"]):
                pieces = [(match.span("mark"), True), (match.span("words"), False)]
                yield Head(index, _key(match["words"]), plain_digits(match["n"]), _marks(line, pieces, match["n"]))


def _is_name(words: str) -> bool:
    """Whether words can name a book or a part of it: they have letters, and not all of these are small."""
    return _LETTER.search(words) is not None and not words.islower()


def _marks(line: Line, pieces: Iterable[tuple[tuple[int, int], bool]], number: str) -> tuple[PageMark, ...]:
    return tuple(
        PageMark(line.start + start, line.start + end, plain_digits(number))
        if is_number
        else PageMark(line.start + start, line.start + end, "", "furniture")
        for (start, end), is_number in sorted(pieces)
    )


def _key(words: str) -> str:
    """Words for comparing, without case, signs and the width of blanks."""
    return _NO_LETTERS.sub(" ", words).strip().casefold()


def _accepted(lines: Sequence[Line], found: Sequence[Head], pages: Marks, language: Language) -> list[Head]:
    """Running heads with page numbers among the lines that may be some."""
    groups: dict[str, list[Head]] = defaultdict(list)
    for one in found:
        groups[one.words].append(one)
    known = {words: group for words, group in groups.items() if len(group) > 1}
    accepted: list[Head] = []
    at_edges = _Edges(lines, pages, {one.line for group in known.values() for one in group})
    for words, group in known.items():
        chain = _counting(group)
        is_label = _is_label(words, language)
        if len(chain) * 5 >= len(group) * 4 and _is_running(lines, chain, at_edges, is_label=is_label):
            accepted += chain
    accepted = _one_a_line(accepted)
    return sorted([*accepted, *_fitting(lines, found, accepted, set(known), language)])


def _fitting(
    lines: Sequence[Line], found: Sequence[Head], accepted: Sequence[Head], known: set[str], language: Language
) -> list[Head]:
    """Other lines whose number follows that of a running head: heads of the other side, of one chapter, misread ones.

    What stands once only is believed between two running heads, and where it is set off or breaks a sentence.
    """
    taken = {one.line for one in accepted}
    chain = [(one.line, one.place) for one in accepted]
    fitting: list[Head] = []
    for one in found if chain else ():
        here, at = one.place, bisect_left(chain, one.line, key=lambda pair: pair[0])
        before, after = (chain[at - 1][1] if at else None), (chain[at][1] if at < len(chain) else None)
        if one.line in taken or here is None or _is_label(one.words, language):
            continue
        follows, precedes = _is_next(before, here), _is_next(here, after)
        fits = (follows and _is_below(here, after)) or (precedes and _is_below(before, here))
        if fits and (one.words in known or (before and after)) and _is_apart(lines, one.line):
            taken.add(one.line)
            fitting.append(one)
    return fitting


def _is_next(before: Place | None, after: Place | None) -> bool:
    return before is not None and after is not None and after == Place(before.kind, before.value + 1)


def _is_below(before: Place | None, after: Place | None) -> bool:
    return before is None or after is None or before.kind != after.kind or before.value < after.value


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    is_last = index + 1 == len(lines)
    return (lines[index].blanks > 0 and (is_last or lines[index + 1].blanks > 0)) or breaks_sentence(
        lines, index, index
    )


def _counting(group: Sequence[Head]) -> list[Head]:
    """Heads of the same words as far as their numbers count up (or begin anew)."""
    chain = [group[0]]
    for one in group[1:]:
        before, here = chain[-1].place, one.place
        if before and here and (here.kind != before.kind or here.value > before.value or here.value == 1):
            chain.append(one)
    return chain


def _is_label(words: str, language: Language) -> bool:
    """Whether the words are those that number divisions (`Article`, `Chapter`)."""
    return words in language.words("running", "labels")


def _is_running(lines: Sequence[Line], chain: Sequence[Head], at_edges: _Edges, *, is_label: bool) -> bool:
    """Whether lines that repeat with a number are running heads: by where they stand, or by what they break."""
    near = sum(at_edges.has_break(one.line) for one in chain)
    if near >= 2 and near * 5 >= len(chain) * 3:
        return True
    broken = sum(breaks_sentence(lines, *at_edges.around(one.line)) for one in chain)
    if broken >= 2 and broken * 5 >= len(chain):
        return True
    return not is_label and len(chain) >= 4 and _is_regular(lines, chain)


def _is_regular(lines: Sequence[Line], chain: Sequence[Head]) -> bool:
    """Whether lines stand at distances that their numbers explain, as long as pages are."""
    lengths = []
    for one, after in itertools.pairwise(chain):
        first, last = one.place, after.place
        if first and last and last.kind == first.kind and last.value > first.value:
            lengths.append((lines[after.line].start - lines[one.line].start) / (last.value - first.value))
    if len(lengths) < 3:
        return False
    mean = sum(lengths) / len(lengths)
    spread = sum(abs(length - mean) for length in lengths) / len(lengths)
    return mean >= _SHORTEST_PAGE and spread <= _REGULAR * mean


def _one_a_line(accepted: Sequence[Head]) -> list[Head]:
    """Of two readings of the same line (`1920 Review 57`) the one whose number follows that of the line before it."""
    by_line: dict[int, list[Head]] = defaultdict(list)
    for one in accepted:
        by_line[one.line].append(one)
    chosen: list[Head] = []
    for index in sorted(by_line):
        before = chosen[-1].place if chosen else None

        def distance(one: Head, before: Place | None = before) -> int:
            here = one.place
            return abs(here.value - before.value - 1) if here and before else 0

        chosen.append(min(by_line[index], key=distance))
    return chosen


class _Edges:
    """Where pages break: at markers that fill their lines and at form feeds; lines that may be heads lie between."""

    def __init__(self, lines: Sequence[Line], pages: Marks, between: set[int]) -> None:
        self._lines = lines
        self._between = between
        self._pages = {index for index, marks in pages.items() if _fills(lines[index], marks)}

    def around(self, index: int) -> tuple[int, int]:
        """The first and the last of the lines around one that belong to the edge of a page."""
        first = last = index
        while first > 0 and self._belongs(first - 1) and index - first < _FARTHEST:
            first -= 1
        while last + 1 < len(self._lines) and self._belongs(last + 1) and last - index < _FARTHEST:
            last += 1
        return first, last

    def has_break(self, index: int) -> bool:
        """Whether a line stands at a page marker or a form feed, with nothing but others like it between."""
        first, last = self.around(index)
        at_feed = any(self._lines[one].feed >= 0 for one in range(first, min(last + 2, len(self._lines))))
        return at_feed or any(one in self._pages for one in range(first, last + 1))

    def _belongs(self, index: int) -> bool:
        return index in self._pages or index in self._between


def _fills(line: Line, marks: Iterable[PageMark]) -> bool:
    return sum(mark.end - mark.start for mark in marks) == len(line.text)


def _repeated(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[int, tuple[PageMark, ...]]]:
    """Lines without a number that repeat at the edges of pages, and no more often than there are pages."""
    pages = 1 + sum(_fills(lines[index], found) for index, found in marks.items()) + sum(one.feed >= 0 for one in lines)
    if pages < 2:
        return
    groups: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        is_short = index not in marks and len(line.text) <= _LONGEST
        is_sentence = line.text[-1] in ".!?" and not line.text.isupper()
        if is_short and not is_sentence and _LETTER.search(line.text) and not line.text[0].islower():
            groups[_key(line.text)].append(index)
    known = [group for group in groups.values() if 1 < len(group) <= pages]
    at_edges = _Edges(lines, marks, {index for group in known for index in group})
    first_text = next((index for index in range(len(lines)) if index not in marks), 0)
    usual = Counter(line.blanks for line in lines).most_common(1)[0][0] if known else 0
    for group in known:
        near = [index for index in group if index != first_text and _is_set_off(lines, index, usual)]
        near = [index for index in near if at_edges.has_break(index) and not _carries_on(lines, marks, index)]
        if len(near) >= 2 and len(near) * 10 >= 7 * len(group):
            yield from ((index, (PageMark(lines[index].start, lines[index].end, "", "furniture"),)) for index in near)


def _is_set_off(lines: Sequence[Line], index: int, usual: int) -> bool:
    """Whether a line is shorter than its neighbours, or has more blank lines than usual or a form feed beside it."""
    line, after = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if line.blanks > usual or line.feed >= 0 or after is None or after.blanks > usual or after.feed >= 0:
        return True
    longest = max(len(one.text) for one in lines[max(0, index - 1) : index + 2])
    return len(line.text) < _SHORTER * longest


def _carries_on(lines: Sequence[Line], marks: Marks, index: int) -> bool:
    """Whether a line is text: a sentence ends before it, and what stands behind it goes on with one."""
    before, after = index - 1, index + 1
    while before in marks:
        before -= 1
    while after in marks:
        after += 1
    is_begun = before < 0 or SENTENCE_END.search(lines[before].text[-40:]) is not None
    return is_begun and after < len(lines) and lines[after].text[:1].islower()
