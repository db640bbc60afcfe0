"""Where a catalogue record begins and ends: its labels, the values that go on below them, what is none of it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.readers.catalogue.lines import Row, is_cased_as, is_labelled_row, is_prose, rows_of
from edenda.readers.context import begins_with, ends_sentence
from edenda.readers.structure.lists import BULLET
from edenda.readers.units import Unit

_FEWEST_LABELS: Final = 2
_FIRST_LABEL: Final = 12
_MOST_UNITS: Final = 300
_LONG_VALUE: Final = 15
#: So that no layout takes more than linear time: lines looked at, labels from which a record is tried.
_MOST_ROWS: Final = 1500
_MOST_TRIED: Final = 100
_WRAPPED: Final = range(38, 116)
_LONG_LINE: Final = 120
_LOOKED_AT: Final = 4
#: Within how many lines below a record a letter would be dated or would greet.
_OPENER: Final = 8
_LONGEST_LINE: Final = 400
_BARE_LABEL: Final = re.compile(r"[^\W\d_a-z][^\W\d_’'-]*(?:\s[^\W\d_’'&/-]+){0,3}")
#: Fields whose value can have several paragraphs.
_LONG: Final = frozenset({"abstract", "rights", "note", "provenance", "citation", "source", "subject", "remark"})
#: Fields whose value can be a long paragraph below a label that stands alone.
_SUMMARIES: Final = frozenset({"abstract", "rights", "provenance", "citation"})
#: Fields that often have a value on each of several lines.
_MANY: Final = frozenset({"subject", "place", "person", "author", "contributor"})


class Record(NamedTuple):
    """The lines of a record, and for each whether it opens an entry."""

    rows: tuple[Row, ...]
    opens: tuple[bool, ...]


def find_before(units: Sequence[Unit], raw: str, language: Language) -> tuple[int, int]:
    """Where a catalogue record before the text begins and ends, as indexes of units; (0, 0) where there is none."""
    rows = rows_of(units[:_MOST_UNITS], raw, language, slice(_MOST_ROWS))
    if fence := _fence(rows, raw):
        return 0, rows[fence].at + 1
    lines = _Lines(rows, language)
    start = 0
    top = next((at for at, unit in enumerate(units[:_FIRST_LABEL]) if is_prose(unit.text)), _FIRST_LABEL)
    while (start := lines.next_start(start)) < len(rows) and rows[start].at <= top:
        end = lines.walk(start)
        if not lines.has_text(end):  # a summary of several paragraphs would take the text with it
            end = lines.walk(start, has_long=False)
        end = lines.trimmed(start, end)
        if lines.is_record(start, end) and lines.is_whole(start):
            return rows[lines.with_heading(start)].at, rows[end - 1].at + 1
        start = max(end, start + 1)
    return 0, 0


def find_after(units: Sequence[Unit], raw: str, language: Language) -> int:
    """The index at which a catalogue record after the text begins; the number of units where there is none."""
    first = max(0, len(units) - _MOST_UNITS)
    rows = rows_of(units[first:], raw, language, slice(-_MOST_ROWS, None))
    lines = _Lines(rows, language, is_tail=True)
    known = [index for index, row in enumerate(rows) if _is_known(row) and lines.opens[index] and lines.is_apart(index)]
    for place, index in enumerate(known):
        at = first + rows[index].at
        later = len(known) - place
        is_late = at > 0.3 * len(units) and later * 6 >= len(units) - at
        if place < _MOST_TRIED and lines.is_memo(index, len(rows)):
            break
        is_many = later > _FEWEST_LABELS and is_late
        is_tried = place < _MOST_TRIED and place + 1 < len(known)
        if not lines.is_whole(index) or (is_tried and lines.is_in_text(index, known[place + 1])):
            continue
        if is_many or (at > 0 and place < _MOST_TRIED and lines.is_all_record(index)):
            start = lines.with_unknown(index)
            return first + rows[lines.with_heading(start)].at
    return len(units)


def read_record(units: Sequence[Unit], raw: str, language: Language) -> Record:
    """The lines of a record that was found, with those that open an entry."""
    rows = rows_of(units, raw, language)
    fence = _fence(rows, raw)
    if fence:
        return Record(rows, tuple(row.is_inline for row in rows))
    return Record(rows, tuple(_Lines(rows, language, is_tail=True).opens))


def _fence(rows: Sequence[Row], raw: str) -> int:
    """The closing line of front matter between two rules (`---`), or of a template in braces; 0 where there is none."""
    if not rows:
        return 0
    first = raw[rows[0].unit.start : rows[0].unit.end]
    closing = {"---": ("---", "..."), "+++": ("+++",)}.get(first, ("}}",) if first.startswith("{{") else ())
    for index, row in enumerate(rows[1:], start=1) if closing else ():
        text = raw[row.unit.start : row.unit.end]
        if text in closing:
            return index if any(one.is_inline for one in rows[:index]) else 0
        is_value = row.unit.indent > 0 or BULLET.match(text) or row.unit.blanks == 0
        if not row.is_inline and (index == 1 or not is_value):  # a value needs a label above it
            return 0
    return 0


class _Lines:
    """The lines around a record, with what is known of each from those beside it."""

    def __init__(self, rows: Sequence[Row], language: Language, *, is_tail: bool = False) -> None:
        self.rows = rows
        self.language = language
        self.is_tail = is_tail
        self.ends = _group_ends(rows)
        self.firsts = _firsts(rows)
        self.opens = self._openings()
        self.later = _next_true(self.opens)

    def _openings(self) -> list[bool]:
        """For each line whether it opens an entry."""
        known = [row for row in self.rows if row.role and row.is_inline]
        forms = frozenset(form for form, count in Counter(row.form for row in known).items() if count > 1)
        columns = Counter(row.column for row in known if row.form == "columns")
        aligned = frozenset(column for column, count in columns.items() if count > 1)
        are_lower = len(known) > 1 and all(is_cased_as(row, known) for row in known)
        opens = [
            (row.form == "alone" and self._has_value_below(index))
            or (row.form != "alone" and is_labelled_row(row, forms, aligned))
            or (are_lower and row.form in forms)
            for index, row in enumerate(self.rows)
        ]
        for index in self._between_labels(opens):
            opens[index] = True
        return opens

    def _has_value_below(self, index: int) -> bool:
        """Whether a known label alone on its line has its value directly below; in a last record it may have none."""
        if self.is_tail:
            return True
        below = self.rows[index + 1].unit if index + 1 < len(self.rows) else None
        if below is None or below.blanks or below.is_rule:
            return False
        return self.rows[index].role in _SUMMARIES or not (len(below.text) > _LONG_LINE and is_prose(below.text))

    def _between_labels(self, opens: Sequence[bool]) -> Iterator[int]:
        """Unknown labels alone on a line, where each label stands alone and heads a group of lines or a pair."""
        labels = [index for index, is_open in enumerate(opens) if is_open and self.rows[index].form == "alone"]
        gaps = Counter(b - a for a, b in itertools.pairwise(labels))
        are_pairs = gaps[2] > 2 and gaps[2] * 3 > 2 * sum(gaps.values())
        are_groups = sum(self._heads_group(index) for index in labels) > 2
        for a, b in itertools.pairwise(labels):
            if b - a > 20 or (b - a) < 3:
                continue
            for index in range(a + 1, b):
                fits = (are_groups and self._heads_group(index) and self._heads_group(b)) or (
                    are_pairs and (index - a) % 2 == 0 and (b - a) % 2 == 0 and self.rows[a].role not in _MANY
                )
                if fits and _BARE_LABEL.fullmatch(self.rows[index].unit.text):
                    yield index

    def _heads_group(self, index: int) -> bool:
        """Whether a line is the first of a group of two lines or more."""
        return self.rows[index].unit.blanks > 0 and self.ends[index] - index > 1

    def next_start(self, index: int) -> int:
        """The next line that can open a record: one with a known label."""
        while index < len(self.rows) and not (self.opens[index] and _is_known(self.rows[index])):
            index += 1
        return index

    def is_apart(self, index: int) -> bool:
        """Whether a line does not stand in the middle of a paragraph."""
        row, above = self.rows[index], self.rows[index - 1] if index else None
        return above is None or above.at != row.at or self.opens[index - 1]

    def is_whole(self, start: int) -> bool:
        """Whether the paragraph of a line begins with it, or with a label: else its first lines belong to the text."""
        first = self.firsts[start]
        return first == start or self.opens[first] or self.rows[first].unit.is_rule

    def with_heading(self, start: int) -> int:
        """Where a record begins with the heading and the rules above its first label."""
        at = start
        while at > 0 and (self.rows[at - 1].unit.is_rule or self.rows[at - 1].role == "group"):
            at -= 1
        has_heading = any(row.role == "group" for row in self.rows[at:start])
        return at if has_heading or (at < start and (at == 0 or self.is_tail)) else start

    def with_unknown(self, start: int) -> int:
        """Where a last record begins with the unknown labels directly above its first known one."""
        at = start
        while at > 0 and self.opens[at - 1] and self.rows[at].unit.blanks == 0:
            at -= 1
        return at

    def is_all_record(self, start: int) -> bool:
        """Whether from a line to the end there is nothing but a record."""
        labels = sum(self.opens[start:])
        return labels > _FEWEST_LABELS and self.walk(start) == len(self.rows) and self.is_record(start, len(self.rows))

    def is_in_text(self, index: int, later: int) -> bool:
        """Whether a label opens no record of its own, and running text that is no value stands before the later label.

        So it is with the first cell of a table in the text: `Name`, `Place`.
        """
        end = self.walk(index)
        if self.rows[index].form == "alone" or self.is_record(index, end):
            return False
        while end < later:
            stop = min(self.ends[end], later)
            lines = " ".join(row.unit.text for row in self.rows[end : min(stop, end + _LOOKED_AT)])
            if not self.opens[end] and len(lines) > _LONG_LINE and is_prose(lines):
                return True
            end = stop
        return False

    def has_text(self, start: int) -> bool:
        """Whether a paragraph stands below a line."""
        return any(len(row.unit.text) > _LONG_LINE or ends_sentence(row.unit.text) for row in self.rows[start:])

    def walk(self, start: int, *, has_long: bool = True) -> int:
        """The line after the last of a record that begins at a label; `has_long`: values can have paragraphs."""
        label, end = start, start
        while end < len(self.rows):
            if self.opens[end]:
                label = end
            elif not (self.rows[end].unit.is_rule or self._goes_on(end, label, has_long=has_long)):
                break
            end += 1
        return end

    def _goes_on(self, index: int, label: int, *, has_long: bool) -> bool:
        """Whether a line goes on with the value of a label."""
        row, above = self.rows[index], self.rows[index - 1]
        if row.unit.is_page or above.unit.is_rule:
            return False
        is_deeper = row.unit.indent > self.rows[label].unit.indent
        following = self.later[index]
        if row.unit.blanks:
            is_near = following < len(self.rows) and following - index <= _LONG_VALUE
            long = has_long and self.rows[label].role in _LONG and is_near and self._resumes(following, label)
            return is_deeper and (is_near or self.rows[label].role in _LONG) if not long else True
        is_first = index - 1 == label and not self.rows[label].has_value
        is_within = following < self.ends[index] and following - index <= _LONG_VALUE
        length = len(above.unit.text) + above.unit.indent
        is_wrapped = length in _WRAPPED and not ends_sentence(above.unit.text) and len(row.unit.text) <= _WRAPPED.stop
        is_wrapped = is_wrapped and self.ends[index] - index <= _LONG_VALUE and self.ends[index] < len(self.rows)
        is_listed = BULLET.match(row.unit.text) is not None
        if len(row.unit.text) > _LONGEST_LINE and not is_deeper and not is_first:
            return False
        return is_first or is_within or is_deeper or is_wrapped or is_listed

    def _resumes(self, following: int, label: int) -> bool:
        """Whether below the paragraphs of a value a label follows that a record goes on with, and no text of its own.

        The row of a table ends where it is ruled off, and its value with it.
        """
        row = self.rows[following]
        is_row = self.rows[label].form == "pipe"
        is_like = row.form == self.rows[label].form
        words = self.language.words("catalogue", "memorandum")
        return bool(row.role) and is_like and not is_row and not self._is_own(following, self.ends[following], words)

    def _is_own(self, start: int, end: int, words: Collection[str]) -> bool:
        """Whether lines are set off and have no labels but some that a document has of its own: Our ref., Subject."""
        is_group = self.rows[start].unit.blanks > 0 and all(self.opens[start:end])
        return is_group and all(row.label.lower().strip(". ") in words for row in self.rows[start:end])

    def trimmed(self, start: int, end: int) -> int:
        """The end of a record without what is none of it: a memorandum's To and From, speeches, definitions."""
        firsts = [at for at in range(start + 1, end) if self.rows[at].unit.blanks and self.opens[at]]
        for at in firsts:
            if self.is_memo(at, self.ends[at]) or self._speaks(at, end) or self._is_letters(start, at, end):
                return at
        return end

    def _is_letters(self, start: int, at: int, end: int) -> bool:
        """Whether the last labels, set off from a record whose lines follow each other, are those of a letter."""
        words = (*self.language.words("stamps", "references"), *self.language.words("stamps", "subjects"))
        if self.ends[at] != end or at - start <= _FEWEST_LABELS or not self._is_own(at, end, words):
            return False
        is_dense = not any(row.unit.blanks for row in self.rows[start + 1 : at])
        return is_dense and any(map(self._opens_letter, self.rows[end : end + _OPENER]))

    def _opens_letter(self, row: Row) -> bool:
        """Whether a line dates a letter, or greets its reader."""
        greets = begins_with(row.unit, self.language.words("letter", "salutations"))
        return row.unit.is_dateline or (greets and row.unit.text.endswith((",", ":", ";", "!")))

    def is_memo(self, start: int, end: int) -> bool:
        """Whether all labels are those of a memorandum's head, To and From among them."""
        words = self.language.words("catalogue", "memorandum")
        labels = {self.rows[at].label.lower().strip(". ") for at in range(start, end) if self.opens[at]}
        return {"to", "from"} <= labels <= set(words)

    def _speaks(self, start: int, end: int) -> bool:
        """Whether from a line on all labels are unknown and what they name is said in sentences or named twice."""
        labels = [self.rows[at] for at in range(start, end) if self.opens[at]]
        if any(row.role for row in labels):
            return False
        is_repeated = len({row.label for row in labels}) < len(labels)
        return is_repeated or any(ends_sentence(row.unit.text) or is_prose(row.unit.text) for row in labels)

    def is_record(self, start: int, end: int) -> bool:
        """Whether lines have labels enough, known ones among them, for a record."""
        labels = [self.rows[at] for at in range(start, end) if self.opens[at]]
        known = [row for row in labels if _is_known(row)]
        inline = sum(row.is_inline for row in labels)
        is_sure = inline >= _FEWEST_LABELS or len(known) >= 2 * _FEWEST_LABELS
        is_enough = len(known) >= _FEWEST_LABELS and len(known) * 4 >= len(labels)
        return is_sure and is_enough and not self.is_memo(start, end)


def _is_known(row: Row) -> bool:
    """Whether a line has a known label; a heading such as `See also` is none where it has a value beside it."""
    return bool(row.role) and not (row.role == "group" and row.has_value)


def _group_ends(rows: Sequence[Row]) -> list[int]:
    """For each line the index after the last line before the next blank one."""
    ends = [len(rows)] * len(rows)
    end = len(rows)
    for index in range(len(rows) - 1, -1, -1):
        ends[index] = end
        if rows[index].unit.blanks:
            end = index
    return ends


def _firsts(rows: Sequence[Row]) -> list[int]:
    """For each line the index of the first line of its unit."""
    firsts: list[int] = []
    for index, row in enumerate(rows):
        firsts.append(firsts[-1] if index and rows[index - 1].at == row.at else index)
    return firsts


def _next_true(flags: Sequence[bool]) -> list[int]:
    """For each place the next one with a true flag; the number of flags where there is none."""
    found = [len(flags)] * len(flags)
    following = len(flags)
    for index in range(len(flags) - 1, -1, -1):
        following = index if flags[index] else following
        found[index] = following
    return found
