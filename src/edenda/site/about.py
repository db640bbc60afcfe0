"""The page about the edition: who made it, how, and how much of its markup people have confirmed.

The source of `html/about.xsl` is `about` of `person` (@role), `count` (@of, @n; @unsure of entries that nobody has
confirmed), `practice` (@field) of `said` (of all documents, or with those that say it as `document`), and `marks` with
a `row` for each document (@href, @title, @language, @status, @words and the fields of `Marks`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from lxml import etree

from edenda.register.index.index import open_index
from edenda.register.kinds import KINDS, kind_of
from edenda.site.frame import clean
from edenda.site.markup import Marks
from edenda.site.values import DocumentFacts, Page, PageFacts, Site

PAGE: Final = "about.html"


def pages(site: Site) -> Iterator[Page]:
    """The page about the edition."""
    root = etree.Element("about")
    for person in site.edition.config.edition.people:
        etree.SubElement(root, "person", role=clean(person.role)).text = clean(person.name)
    _add_counts(root, site)
    _add_practice(root, site.documents)
    marks = etree.SubElement(root, "marks", _numbers(site.documents))
    for facts in site.documents:
        etree.SubElement(marks, "row", {**_numbers((facts,)), **_document(facts)}, status=facts.status)
    yield Page(PageFacts(PAGE), "html/about.xsl", etree.tostring(root, encoding="utf-8"))


def _document(facts: DocumentFacts) -> dict[str, str]:
    return {"href": quote(facts.path), "title": facts.title, "language": facts.language}


def _add_counts(root: etree._Element, site: Site) -> None:
    """How many there are: documents, words, the register's entries by kind, dates."""
    stems = {facts.stem for facts in site.documents}
    entries: Counter[str] = Counter()
    unconfirmed: Counter[str] = Counter()
    with open_index(site.edition) as index:
        for entry in index.entries():
            name = kind_of(entry.kind).name
            entries[name] += 1
            unconfirmed[name] += not entry.is_confirmed
        dates = sum(PurePosixPath(one.file).stem in stems for one in index.dates())
    _add_count(root, "documents", len(site.documents))
    _add_count(root, "words", sum(facts.markup.words for facts in site.documents))
    for kind in KINDS:
        if entries[kind.name]:
            _add_count(root, kind.folder, entries[kind.name], unconfirmed[kind.name])
    _add_count(root, "dates", dates)


def _add_count(root: etree._Element, of: str, number: int, unsure: int = 0) -> None:
    etree.SubElement(root, "count", of=of, n=str(number), unsure=str(unsure))


def _add_practice(root: etree._Element, documents: tuple[DocumentFacts, ...]) -> None:
    """What the headers say of each field: what all say once, else each wording with its documents."""
    said: dict[str, dict[str, list[DocumentFacts]]] = {}
    for facts in documents:
        for field, words in dict.fromkeys(facts.markup.practice):
            said.setdefault(field, {}).setdefault(words, []).append(facts)
    for field, wordings in said.items():
        practice = etree.SubElement(root, "practice", field=field)
        for words, sayers in wordings.items():
            element = etree.SubElement(practice, "said", words=words, language=sayers[0].language)
            if len(sayers) < len(documents):
                for facts in sayers:
                    etree.SubElement(element, "document", _document(facts))


def _numbers(documents: tuple[DocumentFacts, ...]) -> dict[str, str]:
    """The marks of some documents together."""
    found = {name: str(sum(getattr(one.markup.marks, name) for one in documents)) for name in Marks._fields}
    total = sum(one.markup.marks.total for one in documents)
    return {**found, "total": str(total), "words": str(sum(one.markup.words for one in documents))}
