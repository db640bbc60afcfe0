"""Citations by author and date, `(Smith, 1990:12)`, by year after a name, and `ibid.`, linked to their entries."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from edenda.model import Attrs, Link, Mark, Span
from edenda.readers.back.bibliography import Entry, expand

_PARENTHESIS: Final = re.compile(r"\((?:[^()]|\([a-z]\)){1,200}\)")
_YEAR: Final = re.compile(r"\b((?:1[4-9]|20)\d\d)([a-z])?\b")
_IBID: Final = re.compile(r"\b(?:ibid|ib)\b\.?", re.IGNORECASE)
_LOCATOR: Final = re.compile(
    r"[:,;]?\s*(?P<whole>(?P<unit>paras?|pars?|pp?|pages?|chs?|chapters?|§+|sections?|nos?|vols?|fols?|ff?|lines?)?\.?\s*"
    r"(?P<from>\d+[a-z]?)(?:\s*[-–—]\s*(?P<to>\d+[a-z]?))?(?P<more>(?:,\s*\d+(?:\s*[-–—]\s*\d+)?)*)\s*)(?=[);,.\]]|$)",
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
_TELLING: Final = 3
_CITED: Final[Attrs] = (("type", "citation"),)
#: `see`, `cf.` before the name, or nothing.
_INTRODUCED: Final = re.compile(r"\s*(?:(?:see also|see|cf\.?|e\.g\.?,?|also)\s+)?", re.IGNORECASE)
#: A parenthesis, or numbers in square brackets, perhaps with pages: `[12]`, `[3-5]`, `[12, p. 4]`.
_MARKS: Final = re.compile(
    _PARENTHESIS.pattern + r"|\[\d{1,4}(?:\s*[-–,;]\s*\d{1,4})*(?P<where>\s*[,:]\s*pp?\.\s*\d[^\]]{0,20})?\]"
)
_NUMBER: Final = re.compile(r"\d{1,4}")
_NUMBERS: Final = re.compile(r"(?P<first>\d{1,4})(?:\s*[-–]\s*(?P<last>\d{1,4}))?")
_LONGEST_RANGE: Final = 50
_PAGED: Final = re.compile(
    r"(?:see |cf\.? )?(?:[^\W\d_][^\d()]{1,80})[\s,]\s*(?:pp?\.\s*)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?"
)
_PAGED_END: Final = re.compile(r"[\s,]+(?:pp?\.\s*)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?$")
#: Words behind a name that are no part of a list of authors.
_OTHER: Final = re.compile(r"\b(?!and\b|et\b|al\b)[a-z]{2,}")
_BEHIND_NAME: Final = re.compile(
    r"(?:,? (?:and|&|et al\.?)[^,;.]{0,30})?,?\s*\(?(?P<year>(?:1[4-9]|20)\d\d[a-z]?)\b\)?"
)
_AGAIN: Final = re.compile(r",?\s*(?:op\. ?cit\.|loc\. ?cit\.)")
_BEFORE_TITLE: Final = re.compile(r"[,:]?\s*[“\"‘'_*]?")
_AFTER_TITLE: Final = re.compile(r",?[”\"’'_*]?")
_TITLE_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_CAPITALISED: Final = re.compile(r"[^\W\d_][\w'’-]*")


class Citation(NamedTuple):
    """A citation in a paragraph or note: its marks, and the entry it means (the first, where it means several)."""

    span: Span
    entry: Entry
    marks: tuple[Mark, ...]


class Unresolved(NamedTuple):
    """A parenthesis that looks like a citation and fits no entry; `is_ibid` where nothing stands before it."""

    span: Span
    is_ibid: bool


class _Reference(NamedTuple):
    """One of the references of a citation: the words that name an entry, and the last entry of a range (`[3-5]`)."""

    span: Span
    entry: Entry
    others: tuple[Entry, ...] = ()


class Citer:
    """Finds citations paragraph by paragraph; remembers the last one, for *ibid.*

    Entries are cited by author and date, by their number in the list (`labels`, one an entry, may be empty), by the
    author and a page, and in notes by author and short title.
    """

    def __init__(self, entries: Sequence[Entry], labels: Sequence[str] = ()) -> None:
        self._by_name: dict[tuple[str, str], Entry] = {}
        self._names: dict[str, list[Entry]] = {}
        for entry in entries:
            for surname in entry.surnames:
                self._by_name.setdefault((surname.lower(), entry.year), entry)
                self._names.setdefault(surname.lower(), []).append(entry)
        numbers = (number(label) for label in labels)
        self._by_number = {n: entry for n, entry in zip(numbers, entries, strict=False) if n}
        self._last: Entry | None = None

    @property
    def has_entries(self) -> bool:
        """Whether there is anything that could be cited."""
        return bool(self._names or self._by_number)

    def begin_section(self) -> None:
        """Forget the last citation: *ibid.* does not reach over a heading."""
        self._last = None

    def find(self, text: str, start: int, end: int) -> Iterator[Citation | Unresolved]:
        """The citations in `text[start:end]`, in order."""
        for match in (_MARKS if self._by_number else _PARENTHESIS).finditer(text, start, end):
            if match[0][0] == "[":
                yield from self._numbered(text, match)
                continue
            inner = match[0][1:-1]
            if ibid := _IBID.match(inner.lstrip()):
                lead = len(inner) - len(inner.lstrip())
                at = match.start() + 1 + lead
                yield self._ibid(text, match.span(), (at, at + ibid.end()))
            elif (year := _YEAR.search(inner)) and self._is_citation(inner, year):
                yield from self._dated(text, match)
            elif _PAGED.fullmatch(inner):
                yield from self._paged(text, match)

    def find_in_note(self, text: str, start: int, end: int) -> Iterator[Citation | Unresolved]:
        """The citations in a note, in order: those in brackets, `Ibid., 12`, `Smith 1990, 12`, `Smith, Bread, 12`."""
        found: list[Citation | Unresolved] = []
        if ibid := _IBID.match(text, start, end):
            found.append(self._ibid(text, (start, ibid.end()), ibid.span()))
        for name in _CAPITALISED.finditer(text, start, end):
            is_free = not found or name.start() >= found[-1].span[1]
            reference = self._short(text, name, end) if is_free and name[0][0].isupper() else None
            if reference:
                marks = _reference_marks(text, reference, end)
                whole = (reference.span[0], max(mark.span[1] for mark in marks))
                found.append(Citation(whole, reference.entry, (Mark("bibl", whole, _CITED), *marks)))
                self._last = reference.entry
        taken = [one.span for one in found]
        found += [one for one in self.find(text, start, end) if not _overlaps(one.span, taken)]
        yield from sorted(found, key=lambda one: one.span)

    def _short(self, text: str, name: re.Match[str], end: int) -> _Reference | None:
        """A name in a note with the year, the short title or the *op. cit.* behind it."""
        entries = self._names.get(name[0].removesuffix("’s").removesuffix("'s").lower())
        if not entries:
            return None
        behind = text[name.end() : min(end, name.end() + _NEAR)]
        if (year := _BEHIND_NAME.match(behind)) and (entry := self._by_name.get((name[0].lower(), year["year"]))):
            return _Reference((name.start(), name.end() + year.end()), entry)
        if len(entries) == 1 and (again := _AGAIN.match(behind)):
            return _Reference((name.start(), name.end() + again.end()), entries[0])
        for entry in entries:
            if length := _short_title(behind, entry):
                return _Reference((name.start(), name.end() + length), entry)
        return None

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
        marks = _reference_marks(text, _Reference(word, self._last), max(span[1], word[1] + _NEAR))
        whole = (span[0], max(span[1], *(mark.span[1] for mark in marks)))
        return Citation(whole, self._last, (Mark("bibl", whole, _CITED), *marks))

    def _dated(self, text: str, match: re.Match[str]) -> Iterator[Citation | Unresolved]:
        """A parenthesis with one or more references by year, semicolons between them."""
        found: list[_Reference] = []
        start = match.start() + 1
        for piece in match[0][1:-1].split(";"):
            year = _YEAR.search(piece)
            reference = self._by_year(text, match.start(), (start, piece), year) if year else None
            if reference:
                found.append(reference)
            elif year:
                yield Unresolved(match.span(), is_ibid=False)
            start += len(piece) + 1
        if found:
            self._last = found[-1].entry
            yield _citation(text, match.span(), found)

    def _by_year(self, text: str, opening: int, part: tuple[int, str], year: re.Match[str]) -> _Reference | None:
        """The reference in a part of a parenthesis (where it begins, its words)."""
        base, inner = part
        before = inner[: year.start()]
        letter = year[2] or next(iter(re.findall(r"\(([a-z])\)", before)), "")
        names = [word for word in _CAPITALISED.findall(before) if word[0].isupper()]
        entry = self._look_up(names, year[1] + letter) or self._look_up(names, year[1])
        if not names:
            entry = self._nearest(text[max(0, opening - _NEAR) : opening], year[1] + letter)
        if entry is None:
            return None
        return _Reference((base + len(_INTRODUCED.match(before)[0]), base + year.end()), entry)  # type: ignore[index]

    def _paged(self, text: str, match: re.Match[str]) -> Iterator[Citation]:
        """`(Smith 45)`, `(Smith, Bread 45)`: an author of whom one entry is listed, or whose short title is given."""
        inner = match[0][1:-1]
        lead = len(_INTRODUCED.match(inner)[0])  # type: ignore[index]
        name = next((word for word in _CAPITALISED.finditer(inner, lead) if word[0].lower() in self._names), None)
        if name is None:
            return
        entries = self._names[name[0].lower()]
        page = _PAGED_END.search(inner)
        words = inner[name.end() : page.start() if page else len(inner)]
        titled = [entry for entry in entries if _short_title(words, entry)]
        entry = (
            titled[0] if len(titled) == 1 else entries[0] if len(entries) == 1 and not _OTHER.search(words) else None
        )
        if entry is None or page is None:
            return
        self._last = entry
        base = match.start() + 1
        yield _citation(text, match.span(), [_Reference((base + lead, base + page.start()), entry)])

    def _numbered(self, text: str, match: re.Match[str]) -> Iterator[Citation | Unresolved]:
        """`[12]`, `[3, 5]`, `[3-5]`, `[12, p. 4]`: references by the numbers of a list."""
        found: list[_Reference] = []
        start = match.start() + 1
        end = match.start("where") if match["where"] else match.end() - 1
        for one in _NUMBERS.finditer(text, start, end):
            first, last = int(one["first"]), int(one["last"] or one["first"])
            entries = [self._by_number.get(str(n)) for n in range(first, min(last, first + _LONGEST_RANGE) + 1)]
            known = [entry for entry in entries if entry]
            if not known or len(known) < len(entries):
                return
            found.append(_Reference(one.span(), known[0], tuple(known[1:])))
        if found:
            self._last = found[-1].entry
            marks = [_pointer(text, one) for one in found[:-1]]
            marks += _reference_marks(text, found[-1], match.end()) if match["where"] else [_pointer(text, found[-1])]
            yield Citation(match.span(), found[0].entry, (Mark("bibl", match.span(), _CITED), *marks))

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


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a character with any of others, which stand in order and apart."""
    at = bisect_left(others, span)
    return (at > 0 and others[at - 1][1] > span[0]) or (at < len(others) and others[at][0] < span[1])


def number(label: str) -> str:
    """The number in a printed label: `12` for `[12]` or `12.`; empty where there is none."""
    found = _NUMBER.search(label)
    return found[0] if found else ""


def _short_title(behind: str, entry: Entry) -> int:
    """How many characters behind an author's name are the first words of an entry's title; 0 where they are not."""
    lead = _BEFORE_TITLE.match(behind)
    at = lead.end() if lead else 0
    titles = [_TITLE_WORD.findall(title.lower()) for title in entry.titles]
    words = list(_TITLE_WORD.finditer(behind, at))
    best = 0
    for title in titles:
        for skipped in (0, 1):  # `The Bread Riots` is cited as `Bread Riots`
            same = itertools.takewhile(
                lambda pair: pair[0][0].lower() == pair[1], zip(words, title[skipped:], strict=False)
            )
            found = list(same)
            if found and any(len(word) > _TELLING for _, word in found) and words and words[0].start() == at:
                best = max(best, found[-1][0].end())
    return best + len(_AFTER_TITLE.match(behind, best)[0]) if best else 0  # type: ignore[index]


def _citation(text: str, span: Span, references: Sequence[_Reference]) -> Citation:
    marks = [mark for one in references for mark in _reference_marks(text, one, span[1])]
    return Citation(span, references[0].entry, (Mark("bibl", span, _CITED), *marks))


def _pointer(text: str, reference: _Reference) -> Mark:
    """A pointer from the words that name an entry to the entry, or to all entries of a range."""
    entries = (reference.entry, *reference.others)
    target: Attrs = (("target", Link(" ".join(f"block:{entry.id}" for entry in entries))),)
    start, after = reference.span
    return Mark("ref", (start, start + len(text[start:after].rstrip(" ,:"))), target)


def _reference_marks(text: str, reference: _Reference, end: int) -> tuple[Mark, ...]:
    """A pointer to the entry, and the pages that are named behind it."""
    marks = [_pointer(text, reference)]
    bare = marks[0].span[1]
    locator = _LOCATOR.match(text, bare, end)
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
