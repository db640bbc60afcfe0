"""Dates of a document as candidates: years that an expression leaves out come from the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from edenda.model import Attrs, Block, Candidate, Evidence, Flow, Mark, Reading
from edenda.recognisers.context import Context, Inside, excluded, text_blocks, text_flows
from edenda.recognisers.dates.expressions import Expression, complete
from edenda.recognisers.dates.find import find_dates
from edenda.tei import DATING

_HALF_A_YEAR: Final = 6
_ISO_YEAR: Final = re.compile(r"\d{4}(?!\d)")
_SENTENCE_END: Final = re.compile(r"[.!?][”\"’']?\s[^\W\d_a-z]")
#: Genres whose own date comes before years that follow in the paragraph.
_DATED: Final = frozenset({"letter", "report", "resolution"})


def recognise_dates(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Every date in the running text and the notes."""
    found: list[Candidate] = []
    own = _own_date(reading, context)
    for flow in text_flows(reading):
        in_citation = Inside(excluded(flow))
        last_in_section: int | None = None
        for block, begins in text_blocks(flow):
            if begins:
                last_in_section = None
            dates = [date for date in _dates_of(flow, block, context) if not in_citation(date.span)]
            surroundings = zip(dates, _dated_before(dates), _dated_after(dates), strict=True)
            for date, before, after in surroundings:
                year = _Year(reading, own, date, before, after, last_in_section)
                if mark := year.mark(flow.text, context):
                    found.append(Candidate(flow.id, mark))
                last_in_section = date.year or last_in_section
    return tuple(found)


def _dates_of(flow: Flow, block: Block, context: Context) -> list[Expression]:
    start, end = block.span
    dates = find_dates(flow.text[start:end], context.language)
    return [date._replace(span=(date.span[0] + start, date.span[1] + start)) for date in dates]


def _own_date(reading: Reading, context: Context) -> str:
    """The date of the document as its fields state it, in ISO form; empty where they do not."""
    for role in ("date-sent", "date-composed", "source-written", "date-catalogue", "date-posted"):
        for field in reading.fields(role):
            if stated := next((str(value) for name, value in field.attrs if name in DATING), ""):
                return stated if _ISO_YEAR.match(stated) else ""
            dates = find_dates(field.text, context.language)
            if dates and dates[0].attrs:
                return str(dates[0].attrs[0][1])
    return str(context.year) if context.year else ""


def _dated_before(dates: Iterable[Expression]) -> Iterator[Expression | None]:
    """For each expression the last one before it that has a year."""
    last: Expression | None = None
    for date in dates:
        yield last
        last = date if date.year else last


def _dated_after(dates: Sequence[Expression]) -> list[Expression | None]:
    """For each expression the first one after it that has a year."""
    return list(_dated_before(reversed(dates)))[::-1]


@dataclass(frozen=True)
class _Year:
    """Where the year of one expression comes from: itself, its paragraph, the document, the section."""

    reading: Reading
    own: str
    date: Expression
    before: Expression | None
    after: Expression | None
    last_in_section: int | None

    def mark(self, text: str, context: Context) -> Mark | None:
        date = self.date
        if date.attrs:
            return Mark("date", date.span, date.attrs, Evidence("date", date.form))
        year, source, is_sure = self._from_context(text, context)
        if year is None:
            return None
        attrs = complete(date, year)
        if not attrs:
            return None
        cert: Attrs = () if is_sure or any(name == "cert" for name, _ in attrs) else (("cert", "medium"),)
        return Mark(
            "date",
            date.span,
            (*attrs, *cert),
            Evidence("date", f"{date.form}, year from {source}", 1.0 if is_sure else 0.6),
        )

    def _from_context(self, text: str, context: Context) -> tuple[int | None, str, bool]:
        own = int(self.own[:4]) if self.own else None
        says_this_year = any(
            words in text[slice(*self.date.span)].lower() for words in context.language.words("dates", "this_year")
        )
        if own and says_this_year:
            return own, "the document's own date", True
        if self.before and (not own or self.reading.genre not in _DATED or self._in_same_sentence(text, self.before)):
            return self.before.year, "the paragraph", True
        if own and self.reading.genre in _DATED:
            return self._not_far_ahead(text, own, context), "the document's own date", True
        if self.after:
            return self.after.year, "the paragraph", True
        if self.last_in_section:
            return self.last_in_section, "the section", False
        return own, "the document's own date", bool(own)

    def _in_same_sentence(self, text: str, last: Expression) -> bool:
        """Whether the last year before the expression stands in the expression's own sentence."""
        return not _SENTENCE_END.search(text, last.span[1], self.date.span[0])

    def _not_far_ahead(self, text: str, own: int, context: Context) -> int:
        """The year before the document's where the date would otherwise lie more than half a year after it."""
        attrs = complete(self.date, own)
        value = str(attrs[0][1]) if attrs else ""
        if len(value) < 7 or len(self.own) < 7:
            return own
        return own - 1 if int(value[5:7]) - int(self.own[5:7]) > _HALF_A_YEAR else own
