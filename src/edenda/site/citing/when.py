"""Dates as citations need them: numbers, ranges, and what is only about then."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from edenda.site.values import DocumentFacts

_VALUE: Final = re.compile(r"(-?\d{4,})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:T.*)?")


class Moment(NamedTuple):
    """A year, a month or a day; 0 for what is not said."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def parts(self) -> list[int]:
        """The numbers that are said."""
        return [part for at, part in enumerate(self) if at == 0 or part]

    @property
    def iso(self) -> str:
        """ISO 8601: `1963-03-30`, `1963-03`, `-0044`."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}" + "".join(f"-{part:02d}" for part in self.parts[1:])


class When(NamedTuple):
    """A date of a document or of the edition: from, to (the same where it is one), whether it is sure, its words."""

    start: Moment | None
    end: Moment | None
    is_sure: bool = True
    words: str = ""

    @property
    def is_range(self) -> bool:
        """Whether it has two ends, or one that is open."""
        return self.start != self.end

    @property
    def edtf(self) -> str:
        """As biblatex reads it: `1963-03-30`, `1963-03/1963-05`, `1963~`, `../1963`."""
        if self.start is None and self.end is None:
            return ""
        mark = "" if self.is_sure else "~"
        ends = [f"{end.iso}{mark}" if end else ".." for end in (self.start, self.end)]
        return "/".join(ends) if self.is_range else ends[0]

    @property
    def iso(self) -> str:
        """The moment in ISO 8601, where it is one and sure; else nothing."""
        return self.start.iso if self.start and self.is_sure and not self.is_range else ""


def moment(value: str) -> Moment | None:
    """A date as TEI has it; None for what is none, or has no year."""
    found = _VALUE.fullmatch(value.strip())
    return Moment(int(found[1]), int(found[2] or 0), int(found[3] or 0)) if found else None


def date_of(facts: DocumentFacts) -> When | None:
    """When a document was made; None where nothing is said of it."""
    start, end = moment(facts.date_from), moment(facts.date_to)
    if start is None and end is None:
        return When(None, None, words=facts.date_words) if facts.date_words else None
    return When(start, end, facts.date_sure == "yes", facts.date_words or facts.date)


def day_of(value: str) -> When | None:
    """The date of an edition."""
    found = moment(value)
    return When(found, found, words=value) if found else None
