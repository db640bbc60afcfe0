"""Whether what is stated of a document agrees with its own text: META-001 where the two contradict each other.

Less precise is no contradiction, and neither is another form of a name. What the text does not say is not asked.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from edenda.config import Document
from edenda.languages import Language, is_known, load
from edenda.metadata.names import is_same_person, shares_a_word
from edenda.model import Attrs, Flow, Reading
from edenda.problems import Problem
from edenda.recognisers.dates import parse_date
from edenda.register.entries import Register
from edenda.sources import position

#: Fields of the source that date it, the surest first, and how a message calls them.
_DATED: Final = (
    ("date-sent", "the dateline"),
    ("date-composed", "the text"),
    ("source-written", "the publication line"),
    ("date-catalogue", "the catalogue record"),
)
_MOST_NAMES: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_PLACE: Final = re.compile(r"^[^\d]*")
_LONGEST: Final = 60


@dataclass(frozen=True)
class _Said:
    """What the source says, and where."""

    words: str
    who: str
    line: int | None


def contradictions(document: Document, reading: Reading, register: Register) -> Iterator[Problem]:
    """META-001 for each value of a document that its source contradicts."""
    return _Comparison(document, reading, register).problems()


class _Comparison:
    def __init__(self, document: Document, reading: Reading, register: Register) -> None:
        self.document = document
        self.reading = reading
        self.register = register
        self.language: Language = load(reading.language)

    def problems(self) -> Iterator[Problem]:
        for key, found in (
            ("date", self.date()),
            ("sender", self.sender()),
            ("author", self.author()),
            ("addressee", self.addressee()),
            ("place", self.place()),
            ("title", self.title()),
            ("language", self.said_language()),
        ):
            if found is not None:
                yield self.problem(key, found)

    def problem(self, key: str, said: _Said) -> Problem:
        origin = self.document.origin(key)
        value = getattr(self.document, key)
        at = f" (line {origin.line})" if origin.line else ""
        words = said.words if len(said.words) <= _LONGEST else f"{said.words[:_LONGEST]}…"
        message = f"{Path(origin.file).name}{at} says {key} = “{value}”, {said.who} says “{words}”."
        hint = f"Look at both. If the source is wrong, say so in a note; else correct {Path(origin.file).name}."
        return Problem("META-001", message, self.reading.origin, said.line, hint=hint)

    def said(self, flow: Flow, who: str) -> _Said:
        return _Said(" ".join(flow.text.split()), who, self.line(flow))

    def line(self, flow: Flow) -> int | None:
        starts = [run.raw[0] for run in flow.runs if run.text[0] < run.text[1]]
        return position(self.reading.raw, min(starts))[0] if starts else None

    def forms(self, key: str) -> tuple[str, ...]:
        """A stated name with the forms that the register has of it."""
        entry = self.register.entries.get(getattr(self.document, f"{key}_ref", ""))
        known = tuple(form.text for form in entry.forms) if entry else ()
        return (getattr(self.document, key), *known)

    def date(self) -> _Said | None:
        stated = _interval((("when", self.document.date),)) if self.document.date else None
        for role, who in _DATED if stated else ():
            for flow in self.reading.fields(role):
                said = _interval(parse_date(flow.text))
                if said and stated:
                    return None if said[0] <= stated[1] and stated[0] <= said[1] else self.said(flow, who)
        return None

    def sender(self) -> _Said | None:
        if not self.document.sender or self.reading.genre != "letter":
            return None
        return self.signed("sender")

    def author(self) -> _Said | None:
        return self.signed("author") if self.document.author else None

    def signed(self, key: str) -> _Said | None:
        """The signature or byline, where it can name nobody of a stated name's forms."""
        flows = (*self.reading.fields("author"), *self.reading.fields("author-org"))
        if not flows or any(self.is_one(form, flow.text) for form in self.forms(key) for flow in flows):
            return None
        return self.said(flows[0], "the signature" if self.reading.genre == "letter" else "the source")

    def is_one(self, name: str, other: str) -> bool:
        """Whether two names can be one: by all their words for persons, by any word for bodies."""
        heads = self.language.words("bodies", "heads")
        is_body = any(word in heads for text in (name, other) for word in text.lower().split())
        is_long = max(name.count(" "), other.count(" ")) >= _MOST_NAMES
        test = shares_a_word if is_body or is_long else is_same_person
        return test(name, other, self.language)

    def addressee(self) -> _Said | None:
        flows = self.reading.fields("addressee")[:1] if self.document.addressee else ()
        if not flows or any(shares_a_word(form, flows[0].text, self.language) for form in self.forms("addressee")):
            return None
        return self.said(flows[0], "the address")

    def place(self) -> _Said | None:
        """The words before the date in the dateline, where they are other ones than the place's."""
        for flow in self.reading.fields("date-sent")[:1] if self.document.place else ():
            match = _PLACE.match(flow.text)
            months = {*self.language.words("dates", "months"), *self.language.words("dates", "weekdays")}
            words = [word for word in _WORD.findall(match[0] if match else "") if word.lower() not in months]
            said = " ".join(words)
            if said and not any(shares_a_word(form, said, self.language) for form in self.forms("place")):
                return self.said(flow, "the dateline")
        return None

    def title(self) -> _Said | None:
        """The source's own title, where it has no word in common with a stated one that is not said to be made."""
        flows = self.reading.fields("title")[:1] if self.document.title and not self.document.title_note else ()
        if not flows or _words(self.document.title) & _words(flows[0].text) or not _words(flows[0].text):
            return None
        return self.said(flows[0], "the source")

    def said_language(self) -> _Said | None:
        """The language that the catalogue record names, where it is one known by name and not the stated one."""
        code = self.document.language
        for flow in self.reading.fields("language") if code else ():
            names = _words(flow.text)
            is_other = is_known(code) and load(code).name.lower() not in names
            is_default = not is_known(code) and load().name.lower() in names
            if is_other or is_default:
                return self.said(flow, "the catalogue record")
        return None


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _interval(attrs: Attrs) -> tuple[str, str] | None:
    """The first and the last day of a date; None where its year is not known."""
    values = {name: str(value) for name, value in attrs}
    first = values.get("when") or values.get("from") or values.get("notBefore")
    last = values.get("when") or values.get("to") or values.get("notAfter")
    days = [_days(one) for one in (first, last) if one]
    if not days or any(not one[0][:4].isdigit() for one in days):
        return None
    return (days[0][0] if first else "0000", days[-1][1] if last else "9999")


def _days(date: str) -> tuple[str, str]:
    """The first and the last day of a year, a month or a day (ISO)."""
    date = date.partition("T")[0]
    year, month, day = (*date.split("-"), "", "")[:3] if date[:1].isdigit() else ("", "", "")
    if day:
        return date, date
    if month.isdigit() and year.isdigit():
        return f"{date}-01", f"{date}-{calendar.monthrange(max(1, int(year)), int(month))[1]:02}"
    return f"{date}-01-01", f"{date}-12-31"
