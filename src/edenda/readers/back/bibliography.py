"""Entries of a bibliography: who, when, what, where, found in the printed string, which stays as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from edenda.ids import UniqueIds
from edenda.model import Attrs, Link, Mark, Span

_YEAR: Final = r"(?P<year>1[4-9]\d\d|20\d\d)(?P<letter>[a-z])?"
_AUTHOR_DATE: Final = re.compile(
    rf"(?P<authors>(?:(?![^\W\d_]{{3}}\.\s[A-Z])[^“\"‘]){{2,160}}?)[\s,]*[(\[]?\b{_YEAR}\b[)\]]?[.,:]?\s*(?=\S)"
)
_AUTHOR_FIRST: Final = re.compile(
    r"(?P<authors>[^“\"‘]{1,120}?[^\W\d_]{3})[.,]\s+(?=[“\"‘])|(?P<plain>[^“\"‘]{1,120}?[^\W\d_]{3})\.\s+(?=[A-Z])"
)
#: Authors with initials before a title: `Oake, P. "The carnival"`, `Tarn, M. R. and Lund, A. Salt`.
_NAME: Final = r"[^\W\d_a-z][\w’'-]+"
_INITIALS: Final = r"(?:[A-Z]\.[ -]?){1,4}"
_INVERTED: Final = re.compile(
    rf"(?P<authors>{_NAME}(?: [A-Z][\w’'-]+)?, {_INITIALS}(?:(?:,? (?:and|&) |[;,] ){_NAME}, {_INITIALS}){{0,5}}),?\s*"
    r"(?=[“\"‘A-Z])(?P<plain>)"
)
_LAST_YEAR: Final = re.compile(rf"\b{_YEAR}\b(?!.*\b(?:1[4-9]|20)\d\d\b)")
_REPEATED: Final = re.compile(r"(?:[—–_-]{2,}|—|Idem|Ibid)[.,]?\s*", re.IGNORECASE)
_SURNAME: Final = re.compile(
    r"(?:^|,\s+|;\s*|\s)(?:&\s+|and\s+|und\s+)?((?:(?:van|von|de|la|du|der|den|al)\s+)*[^\W\d_][\w'’-]+(?:\s[A-Z][\w'’-]+)?)(?:\(([a-z])\))?,\s+(?=[^\W\d_])"
)
_URL: Final = re.compile(r"https?://[^\s<>\"”’)]+[^\s<>\"”’).,;]")
_QUOTED: Final = re.compile(r"“[^”]{3,300}”|\"[^\"]{3,300}\"|[‘'].{3,300}?[’'](?=[\s.,;:)]|$)")
_PLAIN_TITLE: Final = re.compile(r"(?P<title>[^.(\[]{3,300}(?:\.(?=\S)[^.(\[]*)*)")
_IMPRINT: Final = re.compile(
    r"(?:^|[.,;(]\s*)(?P<place>[A-Z][\w’' -]{1,30}(?:(?:,| and) [A-Z][\w.’' -]{1,20})?):\s+"
    r"(?P<publisher>[A-Z][^.:;(),]{1,60}(?:, (?![12]\d{3})[^.:;(),]{1,40})?)(?=[.;,)]|$)"
)
_PAGES: Final = re.compile(
    r"(?:(?:pp?\.|pages)\s*)(?P<from>\d+)(?:\s*[-–—]\s*(?P<to>\d+))?|(?<=:\s)(?P<from2>\d+)\s*[-–—]\s*(?P<to2>\d+)"
)
_VOLUME: Final = re.compile(
    r"(?:vol\.?\s*)?(?P<volume>\d+(?:/\d+)?)(?:\s*\((?P<issue>(?!1[4-9]\d\d\)|20\d\d\))[^)]{1,12})\)|,?\s*no\.\s*(?P<number>[\d/]+))?(?=\s*[,:.])",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\bIn:?\s+(?P<title>[^,.(]{3,160})")
_JOURNAL: Final = re.compile(r"(?P<title>[A-Z][^.,:;\d()]{2,100}?)[,\s]+(?=(?:vol\.?\s*)?\d)")
_REMARK: Final = re.compile(r"(?:see|cf\.?|compare|ibid|as|this|the|it|for|on|in)\b", re.IGNORECASE)
_TITLE_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_ARCHIVES: Final = re.compile(r"\b(?:archives?|papers|records|manuscripts|collection)\b", re.IGNORECASE)


class Entry(NamedTuple):
    """A bibliography entry: the surnames it can be cited by, its year (with letter), its symbolic id and marks."""

    surnames: tuple[str, ...]
    year: str
    id: str
    marks: tuple[Mark, ...]
    titles: tuple[str, ...] = ()
    """Its titles, the article's before the journal's."""


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens of a text, fit for an xml:id."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    ascii_text = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def is_reference_list(texts: Sequence[str]) -> bool:
    """Whether printed references are entries of a bibliography and no notes: two in three have author, title and year.

    `Harrow, John. The Price of Bread. London, 1988.` is an entry; `Penhallow shows this at length, p. 44.` is a note.
    """
    return bool(texts) and sum(map(_is_reference, texts)) * 3 >= 2 * len(texts)


def _is_reference(text: str) -> bool:
    """Whether a text has author, year and title; `Smith 1990, p. 12` has no title."""
    if _REMARK.match(text):
        return False
    head = _AUTHOR_DATE.match(text)
    if head:
        return len(_TITLE_WORDS.findall(text, head.end())) > 1
    return (_INVERTED.match(text) or _AUTHOR_FIRST.match(text)) is not None and _LAST_YEAR.search(text) is not None


def read_entries(texts: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of a bibliography, one text each; `———` repeats the author above."""
    entries: list[Entry] = []
    ids = UniqueIds()
    for text in texts:
        entries.append(_entry(text, entries[-1] if entries else None, ids))
    return tuple(entries)


def _entry(text: str, previous: Entry | None, ids: UniqueIds) -> Entry:
    head = _AUTHOR_DATE.match(text)
    authors = head or _INVERTED.match(text) or _AUTHOR_FIRST.match(text)
    dated = head or _LAST_YEAR.search(text)
    end = authors.end("authors" if head or authors["authors"] else "plain") if authors else 0
    end = len(text[:end].rstrip())
    repeated = previous is not None and _REPEATED.match(text)
    surnames, letter = _surnames(text[:end], dated["letter"] if dated else None)
    if repeated and previous:
        surnames = previous.surnames
    year = (dated["year"] + (letter or "")) if dated else ""
    stem = "-".join(part for part in (slug(surnames[0]) if surnames else "", year) if part)
    name = ids.unused(f"bib-{stem or len(ids) + 1}")  # without author and year an entry gets its number
    marks = [*_author_marks(end, name, previous if repeated else None), *_date_marks(dated)]
    body = authors.end() if authors else 0
    marks.extend(_title_marks(text, body if not head else head.end()))
    apart = tuple(_apart(marks))
    titles = tuple(text[slice(*mark.span)] for mark in apart if mark.kind == "title")
    return Entry(surnames, year, name, apart, titles)


def _apart(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks in order, without those that overlap an earlier one."""
    end = 0
    for mark in sorted(marks, key=lambda mark: mark.span):
        if mark.span[0] >= end:
            yield mark
            end = mark.span[1]


def _surnames(authors: str, letter: str | None) -> tuple[tuple[str, ...], str | None]:
    found = list(_SURNAME.finditer(f"{authors}, X"))
    if found:
        letters = [match[2] for match in found if match[2]]
        return tuple(match[1] for match in found), letters[0] if letters else letter
    words = authors.replace(",", " ").split()
    return ((words[-1].strip("."),) if 0 < len(words) <= 3 else (authors.strip(" .,"),) if words else ()), letter


def _author_marks(end: int, name: str, repeated: Entry | None) -> Iterator[Mark]:
    if end:
        attrs: Attrs = (("xml:id", Link(f"id:{name}-author")),)
        if repeated:
            attrs = (*attrs, ("sameAs", Link(f"id:{repeated.id}-author")))
        yield Mark("author", (0, end), attrs)


def _date_marks(dated: re.Match[str] | None) -> Iterator[Mark]:
    if dated:
        yield Mark("date", dated.span("year"), (("when", dated["year"]),))


def _title_marks(text: str, start: int) -> Iterator[Mark]:
    url = _URL.search(text)
    limit = url.start() if url else len(text)
    if url:
        yield Mark("ref", url.span(), (("target", url[0]),))
    quoted = _QUOTED.match(text, start, limit)
    title = quoted or _PLAIN_TITLE.match(text, start, limit)
    if not title:
        return
    rest = title.end()
    imprint = _IMPRINT.search(text, rest, limit)
    container = _container(text, rest, imprint.start() if imprint else limit) if quoted else None
    level = "m" if not quoted else "u" if container and container[1] == "s" else "a"
    span = title.span()
    yield Mark("title", (span[0], span[0] + len(text[slice(*span)].rstrip())), (("level", level),))
    if container:
        yield Mark("title", container[0], (("level", container[1]),))
    yield from _scope_marks(
        text, container[0][1] if container else rest, limit, is_journal=bool(container and container[1] == "j")
    )
    if imprint:
        yield Mark("pubPlace", imprint.span("place"))
        yield Mark("publisher", imprint.span("publisher"))


def _container(text: str, start: int, end: int) -> tuple[Span, str] | None:
    """Where an article stands: a book after `In`, a journal before its volume, or an archive."""
    if match := _IN.search(text, start, end):
        return match.span("title"), "m"
    if match := _JOURNAL.search(text, start, end):
        return match.span("title"), "j"
    named = [match for match in re.finditer(r"[A-Z][^.,;]{3,80}", text[start:end]) if _ARCHIVES.search(match[0])]
    if named:
        return (start + named[-1].start(), start + named[-1].end()), "s"
    return None


def _scope_marks(text: str, start: int, end: int, *, is_journal: bool) -> Iterator[Mark]:
    behind = start + len(text[start:end]) - len(text[start:end].lstrip(" ,"))
    volume = _VOLUME.match(text, behind, end) if is_journal else None
    if volume:
        yield Mark("biblScope", volume.span("volume"), (("unit", "volume"),))
        for name in ("issue", "number"):
            if volume[name]:
                yield Mark("biblScope", volume.span(name), (("unit", "issue"),))
    pages = _PAGES.search(text, volume.end() if volume else start, end)
    if pages:
        first, last = pages["from"] or pages["from2"], pages["to"] or pages["to2"]
        attrs: Attrs = (("unit", "page"), ("from", first), ("to", expand(first, last) if last else first))
        yield Mark("biblScope", pages.span(), attrs)


def expand(first: str, last: str) -> str:
    """The last number of an abbreviated range: 15 for `13-5`, 151 for `149-51`."""
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last
