"""Page markers told from text: by their form where it is certain, else by the sequence in which their numbers stand."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from edenda.languages import Language
from edenda.problems import Problem
from edenda.readers.layout.lines import Line
from edenda.readers.layout.numerals import Place, place
from edenda.readers.layout.page_forms import Candidate, PageMark, find_candidates
from edenda.sources import position

SENTENCE_END: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”’»)\]]$")
_CALL: Final = re.compile(r"\[(\d{1,4})\]")
_STYLE: Final = re.compile(r"[\d\s]+|\b[ivxlcdm]+\b", re.IGNORECASE)
_SET_OFF: Final = 20


def find_pages(lines: Sequence[Line], language: Language) -> dict[int, tuple[PageMark, ...]]:
    """The page markers of a text, by index of the line they stand on."""
    by_form: dict[str, list[Candidate]] = defaultdict(list)
    for index, line in enumerate(lines):
        for found in find_candidates(index, line, language):
            by_form[found.form].append(found)
    certain = [*by_form["certain"], *_brackets(lines, by_form["brackets"])]
    for form in ("counted", "leaf"):
        certain += _in_sequence(by_form[form], fewest=2)
    certain += _in_sequence([*by_form["enclosed"], *certain], fewest=3)
    certain += _bare(lines, by_form["bare"])
    certain += _edges(by_form["edge"], certain)
    return _by_line(certain)


def _by_line(found: Sequence[Candidate]) -> dict[int, tuple[PageMark, ...]]:
    marks: dict[int, set[PageMark]] = defaultdict(set)
    for one in found:
        marks[one.line].update(one.marks)
    return {index: tuple(sorted(marks[index])) for index in sorted(marks)}


def page_problems(raw: str, name: str, marks: Sequence[PageMark]) -> tuple[Problem, ...]:
    """PAGE-001 where a page number is not the one that follows, in its own sequence or the one before it.

    Markers of one form and kind (arabic, roman, leaves) are a sequence; each may begin anew with its first number.
    """
    hint = "The number was kept. Look whether pages are missing, out of order, or numbered in several sequences."
    last_of: dict[tuple[str, str], Place] = {}
    before: tuple[str, Place] | None = None
    found = []
    for mark in marks:
        here = place(mark.n)
        if here is None:
            continue
        style = (_STYLE.sub("", raw[mark.start : mark.end]).casefold(), here.kind)
        known = last_of.get(style)
        if before and known and not _follows(here, before[1]) and not _follows(here, known):
            message = f"Page {mark.n} follows page {before[0]}."
            found.append(Problem("PAGE-001", message, name, *position(raw, mark.start), hint=hint))
        before, last_of[style] = (mark.n, here), here
    return tuple(found)


def _follows(later: Place, earlier: Place) -> bool:
    first = 2 if later.kind == "leaf" else 1
    is_leaf_on = later.kind == "leaf" and later.value == earlier.value + 2
    return later.kind != earlier.kind or later.value in (first, earlier.value + 1) or is_leaf_on


def _brackets(lines: Sequence[Line], found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Numbers alone in square brackets, unless most of them are called elsewhere: then they are labels of notes."""
    if not found:
        return ()
    own = {one.line for one in found}
    called = {number for index, line in enumerate(lines) if index not in own for number in _CALL.findall(line.text)}
    return () if sum(one.n in called for one in found) * 2 > len(found) else found


def _in_sequence(found: Sequence[Candidate], fewest: int) -> list[Candidate]:
    """Candidates of the same form, as far as their numbers count up."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in sorted(found):
        groups[one.group].append(one)
    return [
        one
        for group, members in groups.items()
        if group or fewest == 2
        if _counts_up([member.n for member in members], fewest=fewest) and not _are_called(members)
        for one in members
    ]


def _are_called(found: Sequence[Candidate]) -> bool:
    """Whether most numbers stand twice in the same sign, as the calls and labels of notes do and pages do not."""
    counts = Counter(one.n for one in found)
    return sum(count > 1 for count in counts.values()) * 2 > len(counts)


def _bare(lines: Sequence[Line], found: Sequence[Candidate]) -> list[Candidate]:
    """Numbers that fill their lines, where they count up and break the text as pages do."""
    accepted: list[Candidate] = []
    for kind in ("arabic", "roman"):
        members = [one for one in found if one.group == kind]
        at_feeds = [one for one in members if _is_at_feed(lines, one.line)]
        if at_feeds and _counts_up([one.n for one in at_feeds], fewest=1):
            accepted += at_feeds
            continue
        is_set_off = kind == "arabic" and all(lines[one.line].indent >= _SET_OFF for one in members)
        is_sequence = _counts_up([one.n for one in members], fewest=2 if is_set_off else 3)
        if is_sequence and (is_set_off or _breaks_text(lines, members, kind)):
            accepted += members
    return accepted


def _breaks_text(lines: Sequence[Line], members: Sequence[Candidate], kind: str) -> bool:
    """Whether numbers stand where pages end and not where sections begin: inside sentences, or counting not from 1."""
    first = place(members[0].n)
    if kind == "arabic" and first and first.value > 1:
        return True
    return any(breaks_sentence(lines, one.line, one.line) for one in members)


def breaks_sentence(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether a sentence goes on behind some lines that stand inside it."""
    if first == 0 or last + 1 >= len(lines):
        return False
    return not SENTENCE_END.search(lines[first - 1].text[-40:]) and lines[last + 1].text[:1].islower()


def _is_at_feed(lines: Sequence[Line], index: int) -> bool:
    return lines[index].feed >= 0 or (index + 1 < len(lines) and lines[index + 1].feed >= 0)


def _edges(edges: Sequence[Candidate], certain: Sequence[Candidate]) -> list[Candidate]:
    """An unbracketed marker at a line's end counts only where it continues the numbering of the certain ones."""
    numbered = sorted((one.line, int(one.n)) for one in certain if one.n.isdigit())
    accepted = []
    for one in edges:
        if not one.n.isdigit():
            continue
        number, at = int(one.n), bisect_left(numbered, (one.line, -1))
        after = numbered[at][1] if at < len(numbered) and numbered[at][0] > one.line else None
        if after == number + 1 and (at == 0 or numbered[at - 1][1] == number - 1):
            accepted.append(one)
    return accepted


def _counts_up(numbers: Sequence[str], *, fewest: int) -> bool:
    places = [place(number) for number in numbers]
    values = [one.value for one in places if one]
    steps = sum(later == earlier + 1 for earlier, later in itertools.pairwise(values))
    return len(values) >= max(1, fewest) and steps >= 0.8 * (len(values) - 1)
