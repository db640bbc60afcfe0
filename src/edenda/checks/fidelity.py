"""Fidelity: every non-blank character of a source stands in its TEI, proved from the two alone.

No reader's code is used. The source's lines are laid against the running text, in order; what is left between must be
a header field, a note, or a marker that the TEI regenerates (pages, note calls, labels, hyphens of divided words).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.printed import LOWERED, RAISED, Beginnings, Printed, call_ends, label_ends
from edenda.checks.tei_text import Event, Note, Stream, TeiText, read_tei_text
from edenda.problems import Problem
from edenda.sources import FORBIDDEN, REPLACEMENT, WIDTHLESS, position

_MOST_PROBLEMS = 20
_RESYNC = 40_000
_FIRST_LOOK = 64
_MANY, _NEAR = 8, 48
#: Where a number can begin: letters or digits behind something else.
_NUMBER_START: Final = re.compile(r"(?<![0-9])[0-9]|(?<![^\W\d_])[^\W\d_]|(?<![*†‡])[*†‡]")
_LONGEST_NUMBER = 8
#: Signs that lead back from a printed reference to its call.
_BACK: Final = ("^", "↑")
_DECORATION = 20
_HYPHENS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}¬"
#: What stands before the number of a page; with the number, a page marker.
_PAGE: Final = r"[^\w]{{0,20}}(?:[^\W\d_]{{1,7}}\.?)?[^\w]{{0,3}}{n}"
_BEFORE_PAGE: Final = re.compile(_PAGE.format(n=""))
_FARTHEST: Final = 48
#: The letters that lead back from a note to its several calls: `^ a b`.
_BACK_LETTERS: Final = re.compile(r"(?<=[\^↑])a(?:b(?:c(?:d(?:e(?:fg?)?)?)?)?)?")
_RULE: Final = re.compile(r"[|│+:=\-─_~^*–—]{2,}")
_HEADING_MARKS: Final = re.compile(r"[=#]*")
_LINE_NUMBER: Final = re.compile(f"[{_HYPHENS}]?(?P<n>[0-9]{{1,4}})")
_LONGEST_LINE = 400
_LINE: Final = re.compile(r"[^\r\n]+")
_WORD: Final = re.compile(rf"[^\s\u00ad{WIDTHLESS}]+")
_LABEL_END: Final = ":：.…;|,=*_'\"["
#: What closes a field that a quotation mark or bracket opened.
_FIELD_END: Final = "]'\"|"
_FIELD_SIGNS: Final = ":：.;|,"
_BULLETS: Final = "-–—•*·#=>"
#: What may stand before a label at the beginning of a line: a bullet, a bar, marks of emphasis.
_MARKS: Final = "-–—•*·|_'#"
_MOST_MARKS: Final = 5
_WIDENED: Final = str.maketrans("0123456789", "０１２３４５６７８９")


class _State(NamedTuple):
    """A place in the source and in the running text; `free` where something else than running text may begin."""

    i: int
    j: int
    free: bool


def compare(raw: str, root: etree._Element, name: str) -> tuple[Problem, ...]:
    """FID-001 for words of the source that the TEI lacks, FID-002 for running text that the source lacks.

    `raw` is the source as characters; `name` the source's file, named in the problems.
    """
    return _Comparison(raw, read_tei_text(root), name).problems()


class _Comparison:
    def __init__(self, raw: str, tei: TeiText, name: str) -> None:
        self.raw = raw
        self.name = name
        self.tei = tei
        source = Stream()
        self.starts: list[int] = []
        self.raw_starts: list[int] = []
        for line in _LINE.finditer(FORBIDDEN.sub(REPLACEMENT, raw)):
            at = len(source.gaps)
            source.has_gap = True
            source.add(line[0])
            if len(source.gaps) > at:
                self.starts.append(at)
                self.raw_starts.append(line.start())
        self.source = source
        self.s = source.text
        self.b = tei.body.text
        self.is_start = frozenset(self.starts)
        self.ends = [*self.starts[1:], len(self.s)]
        self.events = tei.body.events
        self.event_places = [event.at for event in self.events]
        self.events_at: dict[int, dict[str, list[Event]]] = {}
        for event in dict.fromkeys(self.events):
            self.events_at.setdefault(event.at, {}).setdefault(event.n, []).append(event)
        self.number_sizes = sorted({len(event.n) for event in self.events if len(event.n) <= _LONGEST_NUMBER})
        self.line_numbers: dict[str, list[int]] = {}
        for event in self.events:
            if event.kind == "line":
                self.line_numbers.setdefault(event.n, []).append(event.at)
        self.header = Beginnings(tei.fields)
        self.labels = Beginnings(tei.labels)
        self.longest_furniture = max(map(len, tei.furniture), default=0)
        self.printed = Printed(tei.notes)
        self.lost: list[Problem] = []

    def problems(self) -> tuple[Problem, ...]:
        state = _State(0, 0, free=True)
        found: list[Problem] = []
        while len(found) < _MOST_PROBLEMS:
            path, furthest = self.search(state)
            found.extend(itertools.islice(self.lost_blanks(path), _MOST_PROBLEMS))
            if furthest is None:
                break
            problem, state = self.recover(furthest)
            found.extend(problem)
        return tuple(found)

    def search(self, start: _State) -> tuple[list[tuple[_State, _State]], _State | None]:
        """A way from a state to the end of both texts as steps; with the furthest place reached where there is none."""
        dead: set[_State] = set()
        stack: list[tuple[_State, Iterator[_State]]] = [(start, self.steps(start))]
        furthest = start
        steps_left = 200 * len(self.starts) + 100_000
        while stack and steps_left:
            steps_left -= 1
            state, following = stack[-1]
            if state.i == len(self.s) and state.j == len(self.b):
                states = [one for one, _ in stack]
                return list(itertools.pairwise(states)), None
            step = next((one for one in following if one not in dead), None)
            if step is None:
                dead.add(state)
                stack.pop()
                continue
            if (step.i, step.j) > (furthest.i, furthest.j):
                furthest = step
            stack.append((step, self.steps(step)))
        return [], furthest

    def steps(self, state: _State) -> Iterator[_State]:
        """What can come next, the likeliest first."""
        i, j, free = state
        if i == len(self.s):
            return
        free = free or i in self.is_start
        end = self.ends[bisect_right(self.starts, i) - 1]
        n = _common(self.s, i, end, self.b, j)
        if (
            i + n == end
            or (i + n + 1 == end and n and self.s[end - 1] in _HYPHENS)
            or (n and self.is_ending(i + n, end))
            or (i + n not in self.is_start and self.is_line_number(i + n, end, j + n))
        ):
            yield _State(end, j + n, free=True)
        yield from self.without_marks(i, j, end, n)
        yield from self.markers(i, j, end)
        if free and self.s[i] in _BULLETS:
            after = i
            while after < end and self.s[after] == self.s[i]:
                after += 1
            yield from (_State(place, j, free=False) for place in dict.fromkeys((after, i + 1)))
        first, last = bisect_right(self.event_places, j), bisect_right(self.event_places, j + n)
        for place in sorted(set(self.event_places[first:last]), reverse=True):
            yield _State(i + place - j, place, free=False)
        if free:
            yield from self.notes(i, j)
            yield from self.fields(i, j, end)

    def without_marks(self, i: int, j: int, end: int, n: int) -> Iterator[_State]:
        """A heading without the marks at its end, though the running text goes on with the same ones."""
        last = len(self.s[i:end].rstrip("=#")) if self.s[end - 1] in "=#" else 0
        if 0 < last < n:
            yield _State(end, j + last, free=True)

    def is_line_number(self, at: int, end: int, j: int) -> bool:
        """Whether the rest of a line is the number that the TEI has where the line begins, behind a hyphen perhaps."""
        match = _LINE_NUMBER.fullmatch(self.s, at, end)
        places = self.line_numbers.get(match["n"], ()) if match else ()
        first = bisect_left(places, j - _LONGEST_LINE)
        return first < len(places) and places[first] <= j

    def is_ending(self, at: int, end: int) -> bool:
        """Whether the rest of a line is page furniture or the closing marks of a heading."""
        is_furniture = end - at <= self.longest_furniture and self.s[at:end] in self.tei.furniture
        return is_furniture or _HEADING_MARKS.fullmatch(self.s, at, end) is not None

    def markers(self, i: int, j: int, end: int) -> Iterator[_State]:
        """Page markers and note calls that the TEI has as `pb` and `note` at this place of the running text."""
        for event in self.events_near(i, j):
            if event.is_hyphenated and self.s[i] in _HYPHENS:
                yield _State(i + 1, j, free=True)
            if event.kind == "drawn":
                yield from self.drawn(i, j, end, event.n)
            elif event.kind in ("label", "line") and self.s.startswith(event.n, i):
                after = i + len(event.n)
                yield from (
                    _State(after + more, j, free=True) for more in range(1 + (self.s[after : after + 1] in _BACK))
                )
            elif event.kind == "pb" and event.n:
                yield from self.page_marker(i, j, end, event.n)
            elif event.kind == "call" and event.n:
                yield from self.call(i, j, event.n)

    def drawn(self, i: int, j: int, end: int, signs: str) -> Iterator[_State]:
        """A line that only draws a table or underlines a heading; or the signs between two cells, all of them first."""
        if i in self.is_start and _RULE.fullmatch(self.s, i, end):
            yield _State(end, j, free=True)
        after = i
        while after < end and self.s[after] in signs:
            after += 1
        places = dict.fromkeys((after, after - 1, i + 1))
        yield from (_State(place, j, free=False) for place in places if i < place <= after)

    def events_near(self, i: int, j: int) -> Iterator[Event]:
        """The events at a place of the running text; of very many those whose numbers stand near the source's place."""
        events = self.events_at.get(j, {})
        if len(events) <= _MANY:
            return itertools.chain.from_iterable(events.values())
        near = self.s[i : i + _NEAR].translate(LOWERED)
        starts = [match.start() for match in _NUMBER_START.finditer(near)]
        numbers = {near[at : at + size] for at in starts for size in self.number_sizes}
        found = (event for number in numbers if number in events for event in events[number])
        return iter(sorted(found, key=lambda event: (event.kind, -len(event.n), event.n)))

    def page_marker(self, i: int, j: int, end: int, number: str) -> Iterator[_State]:
        """`page 12`, with as much punctuation after it as may belong to it, more first."""
        first = min(filter(None, (self.number_end(i, end, form) for form in _forms(number))), default=0)
        if not first:
            return
        after = first
        while after < end and not self.s[after].isalnum() and after - first < _DECORATION:
            after += 1
        for place in range(after, first - 1, -1):
            yield _State(place, j, free=True)

    def number_end(self, i: int, end: int, number: str) -> int:
        """Where a page's number ends that stands at a place, `page` and the like before it; 0 where it does not."""
        at = self.s.find(number, i, min(end, i + _FARTHEST))
        while at >= 0 and not _BEFORE_PAGE.fullmatch(self.s, i, at):
            at = self.s.find(number, at + 1, min(end, i + _FARTHEST))
        return at + len(number) if at >= 0 else 0

    def call(self, i: int, j: int, number: str) -> Iterator[_State]:
        """`[1]` and the like, also over a line's end, without the stop that may follow it first."""
        for form in (number, number.translate(RAISED)):
            for after in dict.fromkeys(call_ends(self.s, i, form)):
                yield _State(after, j, free=False)

    def notes(self, i: int, j: int) -> Iterator[_State]:
        """A printed note: its label and its text, or its text alone."""
        for form, known in self.printed.labelled(self.s, i):
            for behind in label_ends(self.s, i, form):
                letters = _BACK_LETTERS.match(self.s, behind)
                starts = (behind, letters.end()) if letters else (behind,)
                found = [(start, note) for start in starts for note in known.beginning(self.s, start)]
                notes = [note for _, note in found]
                ends = [after for start, note in found for after in self.note_ends(note, start)]
                ends = [after for end in ends for after in self.closed(i, end)]
                fills_line = i in self.is_start and (behind in self.is_start or behind == len(self.s))
                if fills_line and not all(note.text for note in notes):
                    ends.append(behind)  # a label alone on its line, of a note that has no text
                yield from (_State(after, j, free=True) for after in ends)
        for note in self.printed.unlabelled(self.s, i):
            yield from (_State(after, j, free=True) for after in self.note_ends(note, i))

    def closed(self, start: int, end: int) -> tuple[int, ...]:
        """The end of a note, and where it stands in brackets with its label, also the end of these."""
        return (end + 1, end) if self.s[start] == "[" and self.s.startswith("]", end) else (end,)

    def note_ends(self, note: Note, start: int) -> Iterator[int]:
        """Where a note's text that begins at a place of the source ends there, with the page markers in it."""
        if not note.events:
            if note.text and self.s.startswith(note.text, start):
                yield start + len(note.text)
            return
        at, pieces = 0, []
        for event in note.events:
            hyphen = f"[{_HYPHENS}]?" if event.is_hyphenated else ""
            mark = re.escape(event.n) if event.kind == "line" else _PAGE.format(n=re.escape(event.n))
            pieces += [re.escape(note.text[at : event.at]), hyphen, mark, r"[^\w]{0,4}?"]
            at = event.at
        pattern = "".join((*pieces, re.escape(note.text[at:])))
        if match := re.compile(pattern).match(self.s, start):
            yield match.end()
            if at == len(note.text):
                yield from range(match.end() + 1, min(match.end() + 4, len(self.s)))

    def fields(self, i: int, j: int, end: int) -> Iterator[_State]:
        """Text of the header: from the beginning of one of its text nodes to the end of one; labels beside it."""
        for start in (i, i + 1) if self.s[i] in _BULLETS else (i,):
            yield from (_State(after, j, free=True) for after in self.header.ends(self.s, start))
        for start in range(i, self.behind_marks(i, end) + 1):
            for after in self.labels.ends(self.s, start):
                behind = after
                while behind < end and self.s[behind] in _LABEL_END:
                    behind += 1
                yield from (_State(place, j, free=True) for place in range(behind, after - 1, -1))
        if i not in self.is_start and (self.s[i] in _FIELD_SIGNS or (self.s[i] in _FIELD_END and i + 1 == end)):
            yield _State(i + 1, j, free=True)

    def behind_marks(self, i: int, end: int) -> int:
        """Where a label begins behind the bullet, the bar and the marks of emphasis at the beginning of a line."""
        at = i
        while i in self.is_start and at < end and at - i < _MOST_MARKS and self.s[at] in _MARKS:
            at += 1
        return at

    def recover(self, at: _State) -> tuple[list[Problem], _State]:
        """Problems for the place where the texts part, and a state from which to go on behind it."""
        if at.i == len(self.s):
            return [self.added(at.j, len(self.b))], _State(at.i, len(self.b), free=True)
        line = bisect_right(self.starts, at.i) - 1
        end = self.ends[line]
        j = self.resume(end, at.j)
        found = [self.missing(at.i, end)]
        if j > at.j:
            found.append(self.added(at.j, j))
        return found, _State(end, j, free=True)

    def resume(self, i: int, j: int) -> int:
        """Where the running text goes on with the next line of the source."""
        for line in range(bisect_left(self.starts, i), min(bisect_left(self.starts, i) + 5, len(self.starts))):
            words = self.s[self.starts[line] : self.ends[line]][:30]
            at = self.b.find(words, j, j + _RESYNC) if len(words) > 8 else -1
            if at >= 0:
                return at
        return len(self.b) if i == len(self.s) else j

    def missing(self, start: int, end: int) -> Problem:
        line, column = position(self.raw, self.offset(start))
        words = self.words(self.source, start, min(end, start + 60))
        hint = (
            "Compare this line with the TEI. What an editor changed belongs in choice, supplied or a note with @resp."
        )
        return Problem(
            "FID-001",
            f"These words of the source are not in the TEI, or not as they stand: “{words}”.",
            self.name,
            line,
            column,
            hint=hint,
        )

    def added(self, start: int, end: int) -> Problem:
        words = self.words(self.tei.body, start, min(end, start + 60))
        hint = "Words that an editor adds belong in supplied, corr or a note with @resp."
        return Problem("FID-002", f"These words of the TEI are not in the source: “{words}”.", self.name, hint=hint)

    def lost_blanks(self, path: list[tuple[_State, _State]]) -> Iterator[Problem]:
        """FID-004 where words that the source keeps apart are joined."""
        for first, last in path:
            length = last.j - first.j
            ours, theirs = (
                self.source.gaps[first.i + 1 : first.i + length],
                self.tei.body.gaps[first.j + 1 : first.j + length],
            )
            if ours == theirs:
                continue
            for index, (a, b) in enumerate(zip(ours, theirs, strict=True), start=1):
                at = first.i + index
                if a and not b and self.s[at] not in ")]" and self.s[at - 1] not in "([":
                    line, column = position(self.raw, self.offset(at))
                    words = self.words(self.source, max(0, at - 12), at + 12)
                    yield Problem(
                        "FID-004", f"A blank of the source is missing in the TEI at “{words}”.", self.name, line, column
                    )

    def words(self, stream: Stream, start: int, end: int) -> str:
        text = self.s if stream is self.source else self.b
        return "".join(
            (" " if stream.gaps[at] and at > start else "") + text[at] for at in range(start, min(end, len(text)))
        )

    def offset(self, at: int) -> int:
        """The character of the raw source that is the `at`th non-blank one."""
        line = max(0, bisect_right(self.starts, at) - 1)
        count = self.starts[line]
        for match in _WORD.finditer(self.raw, self.raw_starts[line]):
            if count + match.end() - match.start() > at:
                return match.start() + at - count
            count += match.end() - match.start()
        return len(self.raw)


def _forms(number: str) -> tuple[str, ...]:
    """A page's number as it may be printed: with full-width digits, with the side of a leaf after a blank."""
    bare = "".join(number.split())
    return (bare, bare.translate(_WIDENED)) if bare[:1].isdigit() else (bare,)


def _common(a: str, i: int, end: int, b: str, j: int) -> int:
    """How many characters of `a[i:end]` and `b[j:]` are the same."""
    most = min(end - i, len(b) - j)
    low, high = 0, min(_FIRST_LOOK, most)
    while a[i + low : i + high] == b[j + low : j + high]:
        if high == most:
            return most
        low, high = high, min(4 * high, most)
    while low < high:
        middle = (low + high + 1) // 2
        if a[i + low : i + middle] == b[j + low : j + middle]:
            low = middle
        else:
            high = middle - 1
    return low
