"""What the first and the last pages of a book say: the edition's facts, for the templates of Typst."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Final

from edenda import __version__
from edenda.book.said import written_date
from edenda.site.citing.cited import is_editor
from edenda.site.frame import base_address, clean, two_titles
from edenda.tei import NOT_PUBLISHED

if TYPE_CHECKING:
    from edenda.config import EditionFacts, Person
    from edenda.site.values import Site
    from edenda.writers.context import RenderContext

#: What parts a title from its subtitle.
_COLON: Final = ": "


def edition_facts(site: Site, context: RenderContext, *, has_variants: bool) -> dict[str, object]:
    """The facts of the dictionary `edition` in book.typ that an edition states of itself."""
    facts, stated = site.edition.config.edition, context.print
    title, subtitle = _titles(clean(facts.title).strip() or site.words["edition"], clean(stated.subtitle).strip())
    publisher = "" if facts.publisher == NOT_PUBLISHED else clean(facts.publisher)
    return {
        "title": title,
        "subtitle": subtitle,
        "full-title": f"{title}{_COLON}{subtitle}" if subtitle else title,
        "authors": [clean(person.name) for person in facts.people],
        "people": _people(facts.people, site.words),
        "publisher": publisher,
        "place": clean(stated.place),
        "year": facts.date[:4],
        "description": clean(facts.description) or None,
        "keywords": sorted({words for one in site.documents if (words := one.genre_words)}),
        "imprint": list(_imprint(site, context, publisher, has_variants=has_variants)),
        "colophon": list(_colophon(site, context)),
        "has-variants": has_variants,
    }


def _titles(title: str, subtitle: str) -> tuple[str, str]:
    """Title and subtitle; without a subtitle what stands behind the title's colon is one."""
    return (title, subtitle) if subtitle else two_titles(title)


def _people(people: Iterable[Person], words: Mapping[str, str]) -> list[dict[str, object]]:
    """Those responsible, by what they did, in the order in which they are stated."""

    def role(person: Person) -> str:
        return words["edited-by"] if is_editor(person.role) else clean(person.role[:1].upper() + person.role[1:])

    return [
        {"role": said, "names": [clean(person.name) for person in group]} for said, group in groupby(people, key=role)
    ]


def _imprint(site: Site, context: RenderContext, publisher: str, *, has_variants: bool) -> Iterator[dict[str, object]]:
    """The paragraphs on the back of the title page: a label, and lines."""
    facts, stated, words = site.edition.config.edition, context.print, site.words
    for paragraph in stated.imprint:
        yield _said("", clean(paragraph))
    year = facts.date[:4]
    holder = ", ".join(part for part in (publisher, clean(stated.place), year) if part)
    if holder:
        yield _said("", holder)
    yield _said(f"{words['rights']}:", *_rights(facts, words))
    yield _said("", " ".join((words["print-sources"], *([words["print-corrections"]] if has_variants else ()))))
    if stated.isbn:
        yield _said("ISBN", clean(stated.isbn))
    if date := written_date(facts.date, context):
        yield _said(f"{words['print-edition-of']}", date)
    if address := base_address(facts.base_url):
        yield _said(f"{words['print-online']}:", address)


def _said(label: str, *lines: str) -> dict[str, object]:
    return {"label": label, "words": [line for line in lines if line]}


def _rights(facts: EditionFacts, words: Mapping[str, str]) -> tuple[str, str]:
    licence = clean(facts.licence)
    return licence if licence or facts.licence_url else words["not-stated-rights"], clean(facts.licence_url)


def _colophon(site: Site, context: RenderContext) -> Iterator[str]:
    """The edition's own words, then how the book was made."""
    words = site.words
    if context.print.colophon:
        yield clean(context.print.colophon)
    faces = context.print.font or context.faces[0]
    yield f"{words['colophon-faces']} {faces}."
    yield f"{words['colophon-made']} {__version__}."
    if date := written_date(site.edition.config.edition.date, context):
        yield f"{words['print-edition-of']} {date}."
