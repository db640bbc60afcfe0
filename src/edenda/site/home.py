"""The first page of a site: what the edition is, and its documents by date; the same list by genre and by author.

The source of `html/home.xsl` is `home` with @by, @title, @subtitle, @description, @first and @last (years), `person`
(@role, @editor), `view` (@href, @by), and `group` (@id, @words, @jump: what leads to it) of `document`. A `group`
without words is the whole list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias
from urllib.parse import quote

from lxml import etree

from edenda.site.citing.cited import is_editor
from edenda.site.citing.names import Name, names_of
from edenda.site.citing.when import moment
from edenda.site.frame import clean, two_titles
from edenda.site.sorting import initial, sort_key
from edenda.site.values import DocumentFacts, Page, PageFacts, Site

INDEX: Final = "index.html"
_STYLESHEET: Final = "html/home.xsl"
#: Up to how many documents the list by date is one; up to how many years it has a part for each, not for each decade.
_FEW: Final = 12
_YEARS: Final = 40
#: Of more documents than this each is listed without its first words.
_MANY: Final = 200


class _Group(NamedTuple):
    """A part of the list: its heading, and what leads to it from above where that is not the heading."""

    words: str
    documents: tuple[DocumentFacts, ...]
    jump: str = ""


_Grouping: TypeAlias = Callable[[Site], tuple[_Group, ...]]


class _View(NamedTuple):
    """A page that lists the documents: what by, its path, how they are grouped."""

    by: str
    path: str
    groups: _Grouping


def pages(site: Site) -> Iterator[Page]:
    """The first page; and those by genre and by author, where documents differ in that."""
    views = tuple(view for view in _VIEWS if view.by == "date" or len(view.groups(site)) > 1)
    for view in views:
        root = etree.Element("home", by=view.by)
        _add_edition(root, site)
        for one in views if len(views) > 1 else ():
            etree.SubElement(root, "view", by=one.by, href=one.path)
        for number, group in enumerate(view.groups(site), 1):
            _add_group(root, group, f"_group-{number}", has_words=len(site.documents) <= _MANY)
        description = clean(site.edition.config.edition.description)
        books = site.books if view.by == "date" else ()
        facts = PageFacts(view.path, downloads=books, description=description, is_indexed=view.by == "date")
        yield Page(facts, _STYLESHEET, etree.tostring(root, encoding="utf-8"))


def _by_date(site: Site) -> tuple[_Group, ...]:
    """Parts for years or decades, the undated last; of few documents one."""
    if len(site.documents) <= _FEW:
        return (_Group("", site.documents),) if site.documents else ()
    years = {year for facts in site.documents if (year := year_of(facts)) is not None}
    step = 1 if len(years) <= _YEARS else 10
    return _grouped(site.documents, lambda facts: (_period(facts, step, site.words),))


def _by_genre(site: Site) -> tuple[_Group, ...]:
    groups = _grouped(site.documents, lambda facts: (_capital(facts.genre_words),))
    return _ordered(groups, site, "no-genre")


def _by_author(site: Site) -> tuple[_Group, ...]:
    groups = _grouped(site.documents, lambda facts: [name.inverted for name in _authors(facts)] or [""])
    return tuple(
        group._replace(jump=initial(group.words, site.interface)) if group.words != site.words["no-author"] else group
        for group in _ordered(groups, site, "no-author")
    )


_VIEWS: Final = (
    _View("date", INDEX, _by_date),
    _View("genre", "by-genre.html", _by_genre),
    _View("author", "by-author.html", _by_author),
)


#: The paths of these pages.
PAGES: Final = tuple(view.path for view in _VIEWS)


def _grouped(
    documents: Iterable[DocumentFacts], words_of: Callable[[DocumentFacts], Iterable[str]]
) -> tuple[_Group, ...]:
    """Documents by the headings under which each belongs, in the order of the first of each."""
    found: dict[str, list[DocumentFacts]] = {}
    for facts in documents:
        for words in words_of(facts):
            found.setdefault(words, []).append(facts)
    return tuple(_Group(words, tuple(group)) for words, group in found.items())


def _ordered(groups: Iterable[_Group], site: Site, without: str) -> tuple[_Group, ...]:
    """Groups by their headings; last those that belong under none, with words for that."""
    ordered = sorted(groups, key=lambda group: (not group.words, sort_key(group.words, site.interface)))
    return tuple(group if group.words else group._replace(words=site.words[without]) for group in ordered)


def _period(facts: DocumentFacts, step: int, words: Mapping[str, str]) -> str:
    year = year_of(facts)
    if year is None:
        return words["undated"]
    return str(year) if step == 1 else f"{year - year % step}{words['decade']}"


def year_of(facts: DocumentFacts) -> int | None:
    """The year of a document, where it has one."""
    found = moment(facts.date)
    return found.year if found else None


def _authors(facts: DocumentFacts) -> tuple[Name, ...]:
    return names_of(facts.authors or facts.senders)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _add_edition(root: etree._Element, site: Site) -> None:
    """The title in its two parts, what the edition is, its people."""
    edition = site.edition.config.edition
    title, subtitle = two_titles(clean(edition.title))
    years = [year for facts in site.documents if (year := year_of(facts)) is not None]
    root.set("first", str(min(years, default="")))
    root.set("last", str(max(years, default="")))
    root.set("title", title)
    root.set("subtitle", subtitle)
    root.set("description", clean(edition.description))
    for person in edition.people:
        element = etree.SubElement(
            root, "person", editor="yes" if is_editor(person.role) else "no", role=clean(person.role)
        )
        element.text = clean(person.name)


def _add_group(root: etree._Element, group: _Group, key: str, *, has_words: bool) -> None:
    element = etree.SubElement(root, "group", id=key, words=group.words, jump=group.jump or group.words)
    for facts in group.documents:
        _add(element, facts, has_words=has_words)


def _add(root: etree._Element, facts: DocumentFacts, *, has_words: bool) -> None:
    year = year_of(facts)
    element = etree.SubElement(
        root,
        "document",
        {
            "href": quote(facts.path),
            "title": facts.title,
            "subtitle": facts.subtitle,
            "date": facts.date if facts.date_sure else "",
            "date-words": facts.date_words,
            "year": "" if year is None else str(year),
            "genre-words": facts.genre_words,
            "language": facts.language,
            "words": (facts.abstract or facts.opening) if has_words else "",
            "letter": "yes" if facts.senders and facts.addressees else "no",
        },
    )
    for name, people in (("author", facts.authors or facts.senders), ("addressee", facts.addressees)):
        for person in names_of(people):
            etree.SubElement(element, name, inverted=person.inverted).text = person.words
