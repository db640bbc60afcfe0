"""What can come next at a place of the comparison: running text, a marker, a note, a field of the header."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from edenda.checks.fidelity.page_marks import page_mark_ends
from edenda.checks.fidelity.printed import KEY, LOWERED, RAISED, Beginnings, Printed, call_ends, label_ends
from edenda.checks.fidelity.source_text import HYPHENS, SourceText
from edenda.checks.fidelity.stream import Event, Note
from edenda.checks.fidelity.supply import Use
from edenda.checks.fidelity.tei_header import REPEATED, Field
from edenda.checks.fidelity.tei_text import TeiText

_FIRST_LOOK = 64
_MANY, _NEAR = 8, 48
#: Where a number can begin: letters or digits behind something else.
_NUMBER_START: Final = re.compile(r"(?<![0-9])[0-9]|(?<![^\W\d_])[^\W\d_]|(?<![*†‡])[*†‡]")
_LONGEST_NUMBER = 8
#: Signs that lead back from a printed reference to its call.
_BACK: Final = ("^", "↑")
#: What stands before the number of a page; with the number, a page marker.
_PAGE: Final = r"[^\w]{{0,20}}(?:[^\W\d_]{{1,7}}\.?)?[^\w]{{0,3}}{n}"
#: The letters that lead back from a note to its several calls: `^ a b`.
_BACK_LETTERS: Final = re.compile(r"(?<=[\^↑])a(?:b(?:c(?:d(?:e(?:fg?)?)?)?)?)?")
_RULE: Final = re.compile(r"[|│+:=\-─_~^*–—]{2,}")
_HEADING_MARKS: Final = re.compile(r"[=#]*")
_LINE_NUMBER: Final = re.compile(f"[{HYPHENS}]?(?P<n>[0-9]{{1,4}})")
_LONGEST_LINE = 400
_LABEL_END: Final = ":：.…;|,=*_'\"["
#: What closes a field that a quotation mark or bracket opened.
_FIELD_END: Final = "]'\"|"
_FIELD_SIGNS: Final = ":：.;|,"
_QUOTE: Final = ">"
_BULLETS: Final = "-–—•*·#=>"
#: What may stand before a label at the beginning of a line: a bullet, a bar, marks of emphasis.
_MARKS: Final = "-–—•*·|_'#"
_MOST_MARKS: Final = 5

#: What may begin at a place: only running text; something else as well; and more behind a note or furniture, a field
#: of the header, a label.
INSIDE, FREE, BEHIND_OTHER, BEHIND_FIELD, BEHIND_LABEL = range(KINDS := 5)


class Step(NamedTuple):
    """A place in the source and in the running text, and what led there."""

    i: int
    j: int
    free: int
    use: Use | None = None


class Steps:
    """What can come next at each place of a source and the running text of its TEI."""

    def __init__(self, source: SourceText, tei: TeiText) -> None:
        self.source = source
        self.tei = tei
        self.s = source.text
        self.b = tei.body.text
        self.starts = source.starts
        self.ends = source.ends
        self.is_start = source.is_start
        self.events = tei.body.events
        self.event_places = [event.at for event in self.events]
        self.events_at: dict[int, dict[str, list[Event]]] = {}
        for event in dict.fromkeys(self.events):
            self.events_at.setdefault(event.at, {}).setdefault(event.n, []).append(event)
        self.number_sizes = sorted({len(event.n) for event in self.events if len(event.n) <= _LONGEST_NUMBER})
        self.line_numbers: dict[str, list[Event]] = {}
        for event in self.events:
            if event.kind == "line":
                self.line_numbers.setdefault(event.n, []).append(event)
        self.header = Beginnings((*tei.header.fields, *tei.header.furniture))
        self.labels = Beginnings(tei.header.labels)
        self.longest_furniture = max(map(len, tei.header.furniture), default=0)
        self.printed = Printed(tei.notes)
        self.quotes = _outermost(tei.body.quotes)

    def after(self, state: Step) -> Iterator[Step]:
        """What can come next, the likeliest first."""
        i, j, free, _ = state
        if i == len(self.s):
            return
        free = free or int(i in self.is_start)
        end = self.ends[bisect_right(self.starts, i) - 1]
        n = _common(self.s, i, end, self.b, j)
        yield from self.line(i, j, end, n)
        if free:
            yield from self.labelled_notes(i, j)
        yield from self.markers(i, j, end)
        if free and self.is_opening(i, j):
            after = self.behind_same(i, end)
            yield from (Step(place, j, INSIDE) for place in dict.fromkeys((after, i + 1)))
        first, last = bisect_right(self.event_places, j), bisect_right(self.event_places, j + n)
        for place in sorted(set(self.event_places[first:last]), reverse=True):
            yield Step(i + place - j, place, INSIDE)
        if free:
            yield from self.unlabelled_notes(i, j)
            yield from self.fields(i, j, end, free)
            yield from self.labels_of_fields(i, j, end)

    def is_opening(self, i: int, j: int) -> bool:
        """Whether a sign opens what begins at a place of the running text, or says that a line is quoted."""
        if self.s[i] != _QUOTE or i not in self.is_start:
            return self.s[i] in self.tei.body.openings.get(j, "")
        line = self.source.line_of(i)
        last = bisect_right(self.quotes, (j, len(self.b) + 1)) - 1
        is_quoted = last >= 0 and j <= self.quotes[last][1]
        return is_quoted or (line > 0 and self.s[self.starts[line - 1]] == _QUOTE)

    def behind_same(self, i: int, end: int) -> int:
        """Behind a sign and those that repeat it."""
        after = i
        while after < end and self.s[after] == self.s[i]:
            after += 1
        return after

    def line(self, i: int, j: int, end: int, n: int) -> Iterator[Step]:
        """The rest of a line, of which `n` characters are running text."""
        if i + n == end:
            yield Step(end, j + n, FREE)
        elif n:
            yield from self.line_end(i + n, j + n, end)
        elif i not in self.is_start and (number := self.line_number(i, end, j)):
            yield Step(end, j, FREE, Use("event", number))
        last = len(self.s[i:end].rstrip("=#")) if self.s[end - 1] in "=#" else 0
        if 0 < last < n and j + last in self.tei.body.endings:  # though the text goes on with the signs of its end
            yield Step(end, j + last, FREE)

    def line_end(self, i: int, j: int, end: int) -> Iterator[Step]:
        """What may stand at a line's end behind running text: a hyphen, furniture, a heading's signs, a number."""
        if i + 1 == end and self.s[i] in HYPHENS and (j == len(self.b) or not self.tei.body.gaps[j]):
            yield Step(end, j, FREE)
        elif end - i <= self.longest_furniture and self.s[i:end] in self.tei.header.furniture:
            yield Step(end, j, FREE, Use("furniture", self.s[i:end]))
        elif j in self.tei.body.endings and _HEADING_MARKS.fullmatch(self.s, i, end):
            yield Step(end, j, FREE)
        elif number := self.line_number(i, end, j):
            yield Step(end, j, FREE, Use("event", number))

    def line_number(self, at: int, end: int, j: int) -> Event | None:
        """The number that the TEI has where a line begins, if the line's rest is this, behind a hyphen perhaps."""
        match = _LINE_NUMBER.fullmatch(self.s, at, end)
        places = self.line_numbers.get(match["n"], []) if match else []
        first = bisect_left(places, j - _LONGEST_LINE, key=lambda event: event.at)
        return places[first] if first < len(places) and places[first].at <= j else None

    def markers(self, i: int, j: int, end: int) -> Iterator[Step]:
        """What the source has where the TEI has a `pb`, a note, a label in @n, or something drawn."""
        for event in self.events_near(i, j):
            if event.is_hyphenated and self.s[i] in HYPHENS:
                yield Step(i + 1, j, FREE)
            if event.kind == "drawn":
                yield from self.drawn(i, j, end, event.n)
            elif event.n:
                free = INSIDE if event.kind == "call" else FREE
                yield from (Step(after, j, free, Use("event", event)) for after in self.mark_ends(event, i, end))

    def mark_ends(self, event: Event, i: int, end: int) -> Iterator[int]:
        """Where a mark ends that stands at a place of the source."""
        if event.kind == "pb":
            yield from page_mark_ends(self.source, i, end, event.n)
        elif event.kind == "call":
            yield from self.call_ends(i, event.n)
        elif self.s.startswith(event.n, i):
            after = i + len(event.n)
            yield after
            if self.s.startswith(_BACK, after):
                yield after + 1

    def drawn(self, i: int, j: int, end: int, signs: str) -> Iterator[Step]:
        """A line that only draws a table or underlines a heading; or the signs between two cells, all of them first."""
        if i in self.is_start and _RULE.fullmatch(self.s, i, end):
            yield Step(end, j, FREE)
        after = i
        while after < end and self.s[after] in signs:
            after += 1
        places = dict.fromkeys((after, after - 1, i + 1))
        yield from (Step(place, j, INSIDE) for place in places if i < place <= after)

    def events_near(self, i: int, j: int) -> Iterator[Event]:
        """The events at a place of the running text; of very many those whose numbers stand near the source's place."""
        events = self.events_at.get(j, {})
        if len(events) <= _MANY:
            found = itertools.chain.from_iterable(events.values())
            return iter(sorted(found, key=lambda event: event.kind == "drawn"))
        near = self.s[i : i + _NEAR].translate(LOWERED)
        starts = [match.start() for match in _NUMBER_START.finditer(near)]
        numbers = {near[at : at + size] for at in starts for size in self.number_sizes}
        near_by = (event for number in numbers if number in events for event in events[number])
        return iter(sorted(near_by, key=lambda event: (event.kind, -len(event.n), event.n)))

    def call_ends(self, i: int, number: str) -> Iterator[int]:
        """Where `[1]` and the like ends, also over a line's end, without the stop that may follow it first."""
        for form in (number, number.translate(RAISED)):
            yield from dict.fromkeys(call_ends(self.s, i, form))

    def labelled_notes(self, i: int, j: int) -> Iterator[Step]:
        """A printed note: its label and its text."""
        for form, known in self.printed.labelled(self.s, i):
            for behind in label_ends(self.s, i, form):
                letters = _BACK_LETTERS.match(self.s, behind)
                for start in (behind, letters.end()) if letters else (behind,):
                    for note in known.beginning(self.source.forms(start, KEY)):
                        ends = self.labelled_ends(i, note, start)
                        yield from (Step(after, j, BEHIND_OTHER, Use("labelled", note)) for after in ends)

    def labelled_ends(self, label: int, note: Note, start: int) -> Iterator[int]:
        """Where a note ends whose label and text begin at places; in brackets also behind the closing one."""
        for end in self.note_ends(note, start):
            if self.s[label] == "[" and self.s.startswith("]", end):
                yield end + 1
            yield end
        if not note.text and label in self.is_start and (start in self.is_start or start == len(self.s)):
            yield start  # a label alone on its line, of a note that has no text

    def unlabelled_notes(self, i: int, j: int) -> Iterator[Step]:
        """The text of a note that has no label in print."""
        for note in self.printed.unlabelled(self.source.forms(i, KEY)):
            yield from (Step(after, j, BEHIND_OTHER, Use("note", note)) for after in self.note_ends(note, i))

    def note_ends(self, note: Note, start: int) -> Iterator[int]:
        """Where a note's text that begins at a place of the source ends there, with the page markers in it."""
        if not note.events:
            if note.text and (end := self.words_end(note.text, start)):
                yield end
            return
        at, pieces = 0, []
        for event in note.events:
            hyphen = f"[{HYPHENS}]?" if event.is_hyphenated else ""
            mark = re.escape(event.n) if event.kind == "line" else _PAGE.format(n=re.escape(event.n))
            pieces += [re.escape(note.text[at : event.at]), hyphen, mark, r"[^\w]{0,4}?"]
            at = event.at
        pattern = "".join((*pieces, re.escape(note.text[at:])))
        if match := re.compile(pattern).match(self.s, start):
            yield match.end()
            if at == len(note.text):
                yield from range(match.end() + 1, min(match.end() + 4, len(self.s)))

    def words_end(self, text: str, start: int) -> int:
        """Where words end that begin at a place, the hyphens of divided words at the ends of lines left out; else 0."""
        at, done = start, 0
        while at < len(self.s):
            n = _common(self.s, at, len(self.s), text, done)
            at, done = at + n, done + n
            if done == len(text):
                return at
            if not n or at + 1 not in self.is_start or self.s[at] not in HYPHENS:
                break
            at += 1
        return 0

    def fields(self, i: int, j: int, end: int, free: int) -> Iterator[Step]:
        """Text of the header: from the beginning of one of its text nodes to the end of one; the signs behind it."""
        for start in (i, i + 1) if self.s[i] in _BULLETS else (i,):
            for after in self.header.ends(self.s, start):
                words = self.s[start:after]
                field = self.tei.header.fields.get(words)
                if words in self.tei.header.furniture:
                    yield Step(after, j, BEHIND_OTHER, Use("furniture", words))
                elif field and self.may_begin(field, i, free):
                    yield Step(after, j, BEHIND_FIELD, Use("field", words))
        if i in self.is_start and free >= BEHIND_OTHER and _RULE.fullmatch(self.s, i, end):
            yield Step(end, j, free)
        is_sign = self.s[i] in _FIELD_SIGNS or (self.s[i] in _FIELD_END and i + 1 == end)
        if is_sign and free >= BEHIND_FIELD and i not in self.is_start:
            yield Step(i + 1, j, BEHIND_FIELD)

    def may_begin(self, field: Field, i: int, free: int) -> bool:
        """Whether a field of the header can stand at a place of the source, behind another one perhaps."""
        is_apart = i in self.is_start or not self.s[i - 1].isalnum()
        return field.tie < free or (field.tie == REPEATED and free == BEHIND_FIELD and is_apart)

    def labels_of_fields(self, i: int, j: int, end: int) -> Iterator[Step]:
        """Labels that the TEI keeps in @n, with the signs behind them."""
        for start in range(i, self.behind_marks(i, end) + 1):
            for after in self.labels.ends(self.s, start):
                behind = after
                while behind < end and self.s[behind] in _LABEL_END:
                    behind += 1
                use = Use("label", self.s[start:after])
                yield from (Step(place, j, BEHIND_LABEL, use) for place in range(behind, after - 1, -1))

    def behind_marks(self, i: int, end: int) -> int:
        """Where a label begins behind the bullet, the bar and the marks of emphasis at the beginning of a line."""
        at = i
        while i in self.is_start and at < end and at - i < _MOST_MARKS and self.s[at] in _MARKS:
            at += 1
        return at


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, without those inside another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


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
