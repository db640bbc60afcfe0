"""The package document: what the book is called, what is in it, in which order it is read, and whom it suits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lxml import etree

from edenda.epub.facts import BookFacts
from edenda.epub.values import File
from edenda.epub.xhtml import XML_LANG, direction

_OPF: Final = "http://www.idpf.org/2007/opf"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_BOOK_ID: Final = "book-id"
#: How MARC calls those who write, those who edit, and those who did something else.
_AUTHOR: Final = "aut"
_EDITOR: Final = "edt"
_OTHER: Final = "ctb"
#: What marks the picture of the cover.
COVER: Final = "cover-image"
NCX: Final = "application/x-dtbncx+xml"


class Holding(NamedTuple):
    """What the parts of a book tell of it: languages, subjects, and what those can use who hear it or touch it."""

    languages: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    page_source: str = ""
    """Whose pages the page list has, where they are those of one source."""
    has_pages: bool = False
    has_pictures: bool = False
    has_descriptions: bool = True


def package(facts: BookFacts, holding: Holding, files: Sequence[File]) -> bytes:
    """The package document; `files` are all of the book in the order of reading."""
    root = etree.Element(
        _name("package"),
        {"version": "3.0", "unique-identifier": _BOOK_ID, XML_LANG: facts.interface},
        nsmap={None: _OPF, "dc": _DC},  # type: ignore[dict-item]
    )
    metadata = etree.SubElement(root, _name("metadata"))
    _add_facts(metadata, facts, holding)
    for name, value in _accessibility(facts, holding):
        _meta(metadata, f"schema:{name}", value)
    manifest = etree.SubElement(root, _name("manifest"))
    spine = etree.SubElement(root, _name("spine"))
    if direction(facts.language) == "rtl":
        spine.set("page-progression-direction", "rtl")
    for number, file in enumerate(files, 1):
        if file.properties == COVER:  # what readers of EPUB 2 look for
            etree.SubElement(metadata, _name("meta"), name="cover", content=f"f{number}")
        _add_file(manifest, spine, file, f"f{number}")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_facts(metadata: etree._Element, facts: BookFacts, holding: Holding) -> None:
    _dublin(metadata, "identifier", facts.identifier, _BOOK_ID)
    _dublin(metadata, "title", facts.title, "title")
    _meta(metadata, "title-type", "main", "title")
    if facts.subtitle:
        _dublin(metadata, "title", facts.subtitle, "subtitle")
        _meta(metadata, "title-type", "subtitle", "subtitle")
    for language in dict.fromkeys((facts.language, *holding.languages)):
        _dublin(metadata, "language", language)
    for number, (name, role, words) in enumerate(_makers(facts), 1):
        _dublin(metadata, name, words, f"maker-{number}")
        _meta(metadata, "role", role, f"maker-{number}", scheme="marc:relators")
    for name, value in _stated(facts):
        _dublin(metadata, name, value)
    for subject in holding.subjects:
        _dublin(metadata, "subject", subject)
    for source in dict.fromkeys(holding.sources):
        _dublin(metadata, "source", source)
    _meta(metadata, "dcterms:modified", facts.modified)
    if holding.has_pages and holding.page_source:
        _meta(metadata, "pageBreakSource", holding.page_source)


def _makers(facts: BookFacts) -> Iterator[tuple[str, str, str]]:
    """Who wrote the book, else who edited it, as its creators; all others as contributors; each with MARC's role."""
    yield from (("creator", _AUTHOR, name) for name in facts.authors)
    for maker in facts.makers:
        is_creator = maker.is_editor and not facts.authors
        yield "creator" if is_creator else "contributor", _EDITOR if maker.is_editor else _OTHER, maker.name


def _stated(facts: BookFacts) -> Iterator[tuple[str, str]]:
    rights = " ".join(part for part in (facts.licence, facts.licence_url) if part)
    stated = {"publisher": facts.publisher, "date": facts.date, "description": facts.description, "rights": rights}
    return ((name, value) for name, value in stated.items() if value)


def _accessibility(facts: BookFacts, holding: Holding) -> Iterator[tuple[str, str]]:
    """What schema.org calls the ways in which a book can be read. Only what is true of it is said."""
    yield "accessMode", "textual"
    if holding.has_pictures:
        yield "accessMode", "visual"
    if holding.has_descriptions:
        yield "accessModeSufficient", "textual"
    if holding.has_pictures:
        yield "accessModeSufficient", "textual,visual"
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"]
    features += ["pageBreakMarkers", "pageNavigation"] * holding.has_pages
    features += ["alternativeText"] * (holding.has_pictures and holding.has_descriptions)
    yield from (("accessibilityFeature", feature) for feature in features)
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", facts.words["accessibility-summary"]


def _add_file(manifest: etree._Element, spine: etree._Element, file: File, id_: str) -> None:
    item = etree.SubElement(manifest, _name("item"), {"id": id_, "href": file.name, "media-type": file.type})
    if file.properties:
        item.set("properties", file.properties)
    if file.type == NCX:
        spine.set("toc", id_)
    if file.is_read:
        etree.SubElement(spine, _name("itemref"), idref=id_)


def _dublin(metadata: etree._Element, name: str, words: str, id_: str = "") -> None:
    element = etree.SubElement(metadata, f"{{{_DC}}}{name}", {"id": id_} if id_ else {})
    element.text = words


def _meta(metadata: etree._Element, name: str, words: str, refines: str = "", scheme: str = "") -> None:
    element = etree.SubElement(metadata, _name("meta"), property=name)
    if refines:
        element.set("refines", f"#{refines}")
    if scheme:
        element.set("scheme", scheme)
    element.text = words


def _name(name: str) -> str:
    return f"{{{_OPF}}}{name}"
