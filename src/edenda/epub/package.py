"""The package document: what the book is called, what is in it, in which order it is read, and whom it suits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lxml import etree

from edenda.epub.facts import BookFacts
from edenda.epub.values import File

_OPF: Final = "http://www.idpf.org/2007/opf"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_BOOK_ID: Final = "book-id"
#: How MARC calls those who edit, and those who did something else.
_EDITOR: Final = "edt"
_OTHER: Final = "ctb"
NCX: Final = "application/x-dtbncx+xml"


class About(NamedTuple):
    """What the parts of a book tell of it: its languages, and what readers who see or hear it differently can use."""

    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    page_source: str = ""
    """Whose pages the page list has, where they are those of one source."""
    has_pages: bool = False
    has_pictures: bool = False
    has_descriptions: bool = True


def package(facts: BookFacts, about: About, files: Sequence[File]) -> bytes:
    """The package document; `files` are all of the book in the order of reading."""
    root = etree.Element(
        _name("package"),
        {"version": "3.0", "unique-identifier": _BOOK_ID, _XML_LANG: facts.interface},
        nsmap={None: _OPF, "dc": _DC},  # type: ignore[dict-item]
    )
    metadata = etree.SubElement(root, _name("metadata"))
    _add_facts(metadata, facts, about)
    for name, value in _accessibility(facts, about):
        _meta(metadata, f"schema:{name}", value)
    manifest = etree.SubElement(root, _name("manifest"))
    spine = etree.SubElement(root, _name("spine"))
    for number, file in enumerate(files, 1):
        _add_file(manifest, spine, file, f"f{number}")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_facts(metadata: etree._Element, facts: BookFacts, about: About) -> None:
    _dublin(metadata, "identifier", facts.identifier, _BOOK_ID)
    _dublin(metadata, "title", facts.title, "title")
    _meta(metadata, "title-type", "main", "title")
    if facts.subtitle:
        _dublin(metadata, "title", facts.subtitle, "subtitle")
        _meta(metadata, "title-type", "subtitle", "subtitle")
    for language in dict.fromkeys((facts.language, *about.languages)):
        _dublin(metadata, "language", language)
    for number, maker in enumerate(facts.makers, 1):
        name = "creator" if maker.is_editor else "contributor"
        _dublin(metadata, name, maker.name, f"maker-{number}")
        _meta(metadata, "role", _EDITOR if maker.is_editor else _OTHER, f"maker-{number}", scheme="marc:relators")
    for name, value in _stated(facts):
        _dublin(metadata, name, value)
    for source in dict.fromkeys(about.sources):
        _dublin(metadata, "source", source)
    _meta(metadata, "dcterms:modified", facts.modified)
    if about.has_pages and about.page_source:
        _meta(metadata, "pageBreakSource", about.page_source)


def _stated(facts: BookFacts) -> Iterator[tuple[str, str]]:
    rights = " ".join(part for part in (facts.licence, facts.licence_url) if part)
    stated = {"publisher": facts.publisher, "date": facts.date, "description": facts.description, "rights": rights}
    return ((name, value) for name, value in stated.items() if value)


def _accessibility(facts: BookFacts, about: About) -> Iterator[tuple[str, str]]:
    """What schema.org calls the ways in which a book can be read. Only what is true of it is said."""
    yield "accessMode", "textual"
    if about.has_pictures:
        yield "accessMode", "visual"
    if about.has_descriptions:
        yield "accessModeSufficient", "textual"
    if about.has_pictures:
        yield "accessModeSufficient", "textual,visual"
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"]
    features += ["pageBreakMarkers", "pageNavigation"] * about.has_pages
    features += ["alternativeText"] * (about.has_pictures and about.has_descriptions)
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
