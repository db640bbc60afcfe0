"""Citations by author and date, `(Smith, 1990:12)`, by year after a name, and `ibid.`, linked to their entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from edenda.model import Attrs, Link, Mark, Span
from edenda.readers.bibliography import Entry, expand

_PARENTHESIS: Final = re.compile(r"\((?:[^()]|\([a-z]\)){1,200}\)")
_YEAR: Final = re.compile(r"\b((?:1[4-9]|20)\d\d)([a-z])?\b")
_IBID: Final = re.compile(r"\b(?:ibid|ib)\b\.?", re.IGNORECASE)
_LOCATOR: Final = re.compile(
    r"[:,;]?\s*(?P<whole>(?P<unit>paras?|pars?|pp?|pages?|chs?|chapters?|§+|sections?|nos?|vols?|fols?|ff?|lines?)?\.?\s*"
    r"(?P<from>\d+[a-z]?)(?:\s*[-–—]\s*(?P<to>\d+[a-z]?))?(?P<more>(?:,\s*\d+(?:\s*[-–—]\s*\d+)?)*)\s*)(?=[);,])",
    re.IGNORECASE,
)
_UNITS: Final = {
    "para": "paragraph",
    "par": "paragraph",
    "ch": "chapter",
    "chapter": "chapter",
    "section": "section",
    "§": "section",
    "no": "number",
    "vol": "volume",
    "fol": "folio",
    "line": "line",
}
_NEAR: Final = 200
_CAPITALISED: Final = re.compile(r"[^\W\d_][\w'’-]*")


class Citation(NamedTuple):
    """A citation in a paragraph: its marks, the entry it means, and whether it says only *ibid.*"""

    span: Span
    entry: Entry
    marks: tuple[Mark, ...]


class Unresolved(NamedTuple):
    """A parenthesis that looks like a citation and fits no entry; `is_ibid` where nothing stands before it."""

    span: Span
    is_ibid: bool


class Citer:
    """Finds citations paragraph by paragraph; remembers the last one, for *ibid.*"""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_name: dict[tuple[str, str], Entry] = {}
        self._names: dict[str, list[Entry]] = {}
        for entry in entries:
            for surname in entry.surnames:
                self._by_name.setdefault((surname.lower(), entry.year), entry)
                self._names.setdefault(surname.lower(), []).append(entry)
        self._last: Entry | None = None

    def begin_section(self) -> None:
        """Forget the last citation: *ibid.* does not reach over a heading."""
        self._last = None

    def find(self, text: str, start: int, end: int) -> Iterator[Citation | Unresolved]:
        """The citations in `text[start:end]`, in order."""
        for match in _PARENTHESIS.finditer(text, start, end):
            inner = match[0][1:-1]
            if ibid := _IBID.match(inner.lstrip()):
                lead = len(inner) - len(inner.lstrip())
                at = match.start() + 1 + lead
                yield self._ibid(text, match.span(), (at, at + ibid.end()))
            elif (year := _YEAR.search(inner)) and self._is_citation(inner, year):
                yield self._dated(text, match, year)

    def _is_citation(self, inner: str, year: re.Match[str]) -> bool:
        before = inner[: year.start()].strip(" ,")
        after = inner[year.end() :].strip()
        is_closed = not after or after[0] in ":,;" or _LOCATOR.match(f"{after})") is not None
        if not before:
            return is_closed and not re.match(r",?\s*[A-Z]", after)
        words = _CAPITALISED.findall(before)
        return is_closed and bool(words) and any(word.lower() in self._names for word in words)

    def _ibid(self, text: str, span: Span, word: Span) -> Citation | Unresolved:
        if self._last is None:
            return Unresolved(span, is_ibid=True)
        return Citation(span, self._last, _marks(text, span, word, self._last))

    def _dated(self, text: str, match: re.Match[str], year: re.Match[str]) -> Citation | Unresolved:
        span, base = match.span(), match.start() + 1
        inner = match[0][1:-1]
        before = inner[: year.start()]
        letter = year[2] or next(iter(re.findall(r"\(([a-z])\)", before)), "")
        names = [word for word in _CAPITALISED.findall(before) if word[0].isupper()]
        entry = self._look_up(names, year[1] + letter) or self._look_up(names, year[1])
        if not names:
            entry = self._nearest(text[max(0, span[0] - _NEAR) : span[0]], year[1] + letter)
        if entry is None:
            return Unresolved(span, is_ibid=False)
        self._last = entry
        lead = len(before) - len(
            re.sub(r"^\s*(?:see also|see|cf\.?|e\.g\.?,?|also)\s+", "", before, flags=re.IGNORECASE)
        )
        ref = (base + lead, base + year.end())
        return Citation(span, entry, _marks(text, span, ref, entry))

    def _look_up(self, names: Sequence[str], year: str) -> Entry | None:
        return next(
            (self._by_name[name.lower(), year] for name in names if (name.lower(), year) in self._by_name), None
        )

    def _nearest(self, before: str, year: str) -> Entry | None:
        """The entry of a year whose author is named last before the parenthesis."""
        for word in reversed(_CAPITALISED.findall(before)):
            name = word.removesuffix("’s").removesuffix("'s").rstrip("’'").lower()
            if found := self._by_name.get((name, year)):
                return found
        return None


def _marks(text: str, span: Span, ref: Span, entry: Entry) -> tuple[Mark, ...]:
    target: Attrs = (("target", Link(f"block:{entry.id}")),)
    marks = [Mark("bibl", span, (("type", "citation"),)), Mark("ref", ref, target)]
    locator = _LOCATOR.match(text, ref[1], span[1])
    if locator:
        whole = locator.span("whole")
        whole = (whole[0], whole[0] + len(text[slice(*whole)].rstrip()))
        marks.append(Mark("citedRange", whole, _range(locator)))
    return tuple(marks)


def _range(locator: re.Match[str]) -> Attrs:
    unit = (locator["unit"] or "page").lower().rstrip("s")
    first = locator["from"]
    last = expand(first, locator["to"]) if locator["to"] else first
    attrs: Attrs = (("unit", _UNITS.get(unit, "page")),)
    return attrs if locator["more"] else (*attrs, ("from", first), ("to", last))
