"""The timeline: every dated mention of every document, in order, by year; one page, or one for each year or decade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import quote

from lxml import etree

from edenda.register.index.index import Index, open_index
from edenda.register.index.values import DatedMention
from edenda.site.timeline.chart import Chart, Span, chart_of
from edenda.site.values import DocumentFacts, Link, Page, PageFacts, Site

FOLDER: Final = "timeline"
_INDEX: Final = "index.html"
_STYLESHEET: Final = "html/timeline.xsl"
#: How many mentions there are on a page at most.
_MOST: Final = 1500
_DECADE: Final = 10
#: How a range is stated: by its first attribute and its second.
_ENDS: Final = (("from", "notBefore"), ("to", "notAfter"))
_LIMITS: Final = frozenset({"notBefore", "notAfter"})


class _Part(NamedTuple):
    """A page of a part of the time: its file, the years of which it tells, how many mentions it has."""

    name: str
    first: int
    last: int
    times: int


class _Overview(NamedTuple):
    """How many dates there are in each year, how many of each range of years, and what of it is on which page."""

    years: Mapping[int, int]
    spans: Mapping[Span, int]
    chart: Chart | None
    parts: tuple[_Part, ...]
    """Empty where all is on one page."""
    pages: Mapping[int, str]
    """The file on which each year begins; none where all is on one page."""


def pages(site: Site) -> Iterator[Page]:
    """The pages of the timeline; the first has the chart."""
    documents = {facts.stem: facts for facts in site.documents}
    with open_index(site.edition) as index:
        overview = _overview(_dates(index, documents))
        if not overview.parts:
            yield _page(_INDEX, _first(overview, _years(_dates(index, documents), documents)))
            return
        yield _page(_INDEX, _first(overview, _links(overview)))
        left = _dates(index, documents)
        for before, part, after in _with_neighbours(overview.parts):
            root = etree.Element("timeline", first=str(part.first), last=str(part.last))
            root.extend(_years(islice(left, part.times), documents))
            yield _page(part.name, root, before, after)


def _page(name: str, root: etree._Element, before: _Part | None = None, after: _Part | None = None) -> Page:
    facts = PageFacts(f"{FOLDER}/{name}", _link(before), _link(after))
    return Page(facts, _STYLESHEET, etree.tostring(root, encoding="utf-8"))


def _link(part: _Part | None) -> Link | None:
    return Link(part.name, f"{part.first}/{part.last}") if part else None


def _with_neighbours(parts: tuple[_Part, ...]) -> Iterator[tuple[_Part | None, _Part, _Part | None]]:
    return zip((None, *parts), parts, (*parts[1:], None), strict=False)


def _dates(index: Index, documents: Mapping[str, DocumentFacts]) -> Iterator[DatedMention]:
    """The dates of the documents; what an introduction tells of the same time is not told twice."""
    return (one for one in index.dates() if _stem(one) in documents)


def _stem(mention: DatedMention) -> str:
    return PurePosixPath(mention.file).stem


def _overview(mentions: Iterable[DatedMention]) -> _Overview:
    years: Counter[int] = Counter()
    spans: Counter[Span] = Counter()
    for one in mentions:
        years[one.year] += 1
        if one.is_range and (span := _span(one)):
            spans[span] += 1
    if not years:
        return _Overview(years, spans, None, (), {})
    chart = chart_of(years, spans)
    length = 1 if chart.unit == 1 else _DECADE
    if sum(years.values()) <= _MOST:
        return _Overview(years, spans, chart, (), {})
    parts, begun = _parts(years, length)
    return _Overview(years, spans, chart, parts, begun)


def _span(mention: DatedMention) -> Span | None:
    """The years over which a range goes; None where one of its ends is not stated."""
    stated = _stated(mention.value)
    found = [next((name for name in names if name in stated), "") for names in _ENDS]
    if not all(found):
        return None
    first, last = (_year_of(stated[name]) for name in found)
    return Span(first, last, not _LIMITS & set(found), mention.value) if first <= last else None


def _stated(value: str) -> dict[str, str]:
    return dict(one.split("=", 1) for one in value.split())


def _year_of(value: str) -> int:
    sign, digits = (-1, value[1:]) if value.startswith("-") else (1, value)
    return sign * int(digits.partition("-")[0])


def _parts(years: Mapping[int, int], length: int) -> tuple[tuple[_Part, ...], Mapping[int, str]]:
    """The pages, a year or decade each, several for very many mentions; and the page on which a year begins."""
    parts = []
    begun: dict[int, str] = {}
    for first, group in groupby(years.items(), key=lambda item: item[0] // length * length):
        name = _name(first) if length == 1 else f"{_name(first)}-{_name(first + length - 1)}"
        total = 0
        for year, count in group:
            begun[year] = _file(name, total // _MOST)
            total += count
        for number, before in enumerate(range(0, total, _MOST)):
            parts.append(_Part(_file(name, number), first, first + length - 1, min(_MOST, total - before)))
    return tuple(parts), begun


def _file(name: str, number: int) -> str:
    """The file of a year or decade, or of a further part of it."""
    return f"{name}-part-{number + 1}.html" if number else f"{name}.html"


def _name(year: int) -> str:
    """A year in the name of a file: `1956`, `bc44`."""
    return str(year) if year > 0 else f"bc{1 - year}"


def _first(overview: _Overview, years: Iterable[etree._Element]) -> etree._Element:
    """The page of all: the chart and the years, with what is of them or links to their pages."""
    root = etree.Element("timeline", mentions=str(sum(overview.years.values())))
    if overview.chart:
        root.append(_chart(overview.chart, overview.pages))
    root.extend(years)
    return root


def _links(overview: _Overview) -> Iterator[etree._Element]:
    """The years, each with how many dates it has and where they are."""
    for year, count in overview.years.items():
        element = _year(year)
        element.set("count", str(count))
        element.set("href", f"{overview.pages[year]}#{_year_id(year)}")
        yield element


def _chart(chart: Chart, pages_: Mapping[int, str]) -> etree._Element:
    facts = {"first": chart.first, "last": chart.last, "unit": chart.unit, "top": chart.top}
    root = etree.Element("chart", {name: str(value) for name, value in facts.items()})
    for bar in chart.bars:
        last = bar.first + chart.unit - 1
        href = f"{pages_.get(bar.year, '')}#{_year_id(bar.year)}"
        etree.SubElement(root, "bar", first=str(bar.first), last=str(last), count=str(bar.times), href=href)
    for year in chart.marks:
        etree.SubElement(root, "mark", year=str(year))
    for span, lane, count in chart.lanes:
        page = pages_.get(span.first, "")  # where there are several, a range may stand behind the one of its year
        href = f"{page}#{_year_id(span.first) if page else _range_id(span.value)}"
        element = etree.SubElement(root, "range", _stated(span.value), first=str(span.first), last=str(span.last))
        element.set("lane", str(lane))
        element.set("count", str(count))
        element.set("kind", "period" if span.is_period else "limits")
        element.set("href", href)
    return root


def _year_id(year: int) -> str:
    return f"_y{year}"


def _range_id(value: str) -> str:
    """The id of what is said of a range: `_from1934-to1953`."""
    return f"_{value.replace('=', '').replace(' ', '-')}"


def _year(year: int) -> etree._Element:
    return etree.Element("year", n=str(year), id=_year_id(year))


def _years(mentions: Iterable[DatedMention], documents: Mapping[str, DocumentFacts]) -> Iterator[etree._Element]:
    """The years in which there are mentions, with all of them: those of one date together, then those of a document."""
    for year, of_year in groupby(mentions, key=lambda one: one.year):
        element = _year(year)
        for value, of_date in groupby(of_year, key=lambda one: one.value):
            date = etree.SubElement(element, "date", _stated(value), id=_range_id(value))
            for stem, said in groupby(of_date, key=_stem):
                _add_document(date, documents[stem], said)
        yield element


def _add_document(date: etree._Element, facts: DocumentFacts, said: Iterable[DatedMention]) -> None:
    page = f"../{quote(facts.path)}"
    document = etree.SubElement(date, "document", href=page, title=facts.title, language=facts.language)
    for one in said:
        href = f"{page}#{one.anchor}" if one.anchor else page
        mention = etree.SubElement(document, "mention", href=href, role=one.role, cert=one.cert)
        for name, words in (("before", one.before), ("words", one.words), ("after", one.after)):
            etree.SubElement(mention, name).text = words
