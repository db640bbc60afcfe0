"""A TEI document as a part of a book: its chapter as XHTML, and what the registers and the contents need of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from edenda.epub.links import Links
from edenda.epub.names import file_name
from edenda.epub.pictures import Pictures
from edenda.epub.reading import Spot, read_chapter
from edenda.epub.splitting import split
from edenda.epub.values import DOCUMENTS, About, Dated, File, Heading, Mention, Part, Place, Task
from edenda.epub.xhtml import MEDIA_TYPE, TYPE, XML_LANG, child, direction, ids_in, serialised, text_of
from edenda.labels import labels
from edenda.writers.context import RenderContext
from edenda.writers.stylesheets import transform

_STYLESHEET: Final = "epub/document.xsl"
#: The style sheet of a book, as its folder sees it.
STYLE: Final = "edenda.css"


def document_part(tei: etree._Element, task: Task, context: RenderContext) -> Part:
    """A document as a part of a book. Depends on nothing but what is given, so that any process can make it.

    Raises UnreadableError (OUT-001) where the stylesheet fails.
    """
    made = transform(tei, _STYLESHEET, context, _params(task, context)).getroot()
    html = child(made, "html")
    links = Links(task, made.iterfind("entry"), context.register)
    pictures = Pictures(task.pictures)
    read = read_chapter(html, links, pictures, labels(context.interface, context.own_transform)["in-note"])
    _set_frame(html, task)
    pages = split(html)
    names = _names(task.stem, len(pages))
    files = {id_: name for page, name in zip(pages, names, strict=True) for id_ in ids_in(page)}
    for page, name in zip(pages, names, strict=True):
        links.resolve(page, name, files, read.renamed)
    return Part(
        task.stem,
        made.get("title", ""),
        made.get("language", ""),
        tuple(File(name, MEDIA_TYPE, serialised(page)) for page, name in zip(pages, names, strict=True)),
        tuple(pictures.files),
        tuple(_headings(child(made, "contents"), files, read.renamed)),
        tuple(_place(names[0], page, files) for page in read.pages),
        tuple(Mention(entry, _place(names[0], spot, files)) for entry, spot in read.mentions),
        tuple(Dated(value, words, _place(names[0], spot, files)) for value, words, spot in read.dates),
        {id_: name for id_, name in files.items() if not id_.startswith("_") or id_.startswith("__")},
        tuple(dict.fromkeys(links.elsewhere)),
        _about(made),
        has_pictures=pictures.are_shown,
        has_descriptions=pictures.are_described,
    )


def _about(made: etree._Element) -> About:
    return About(
        made.get("subtitle", ""),
        tuple(words for one in made.iterfind("author") if (words := text_of(one))),
        made.get("date", ""),
        made.get("source", ""),
        made.get("abstract", ""),
        tuple(words for one in made.iterfind("subject") if (words := text_of(one))),
    )


def _params(task: Task, context: RenderContext) -> Mapping[str, str]:
    return {
        "view": context.view,
        "number": task.number,
        "in-book": "yes" if task.in_book else "no",
        "source-pages": "yes" if context.print.source_pages else "no",
    }


def _set_frame(html: etree._Element, task: Task) -> None:
    """What is the same in every chapter: the way to the style sheet, and what part of a book it is."""
    etree.SubElement(child(html, "head"), "link", rel="stylesheet", type="text/css", href=f"../{STYLE}")
    child(html, "body").set(TYPE, "bodymatter" if task.number or not task.in_book else "frontmatter")
    language = html.get("lang", "")
    html.set(XML_LANG, language)
    html.set("dir", direction(language))


def _names(stem: str, count: int) -> tuple[str, ...]:
    """The files of a chapter; no name of a document has what tells the second and later from the first."""
    name = f"{DOCUMENTS}/{file_name(stem)}"
    return (f"{name}.xhtml", *(f"{name}=part{number}.xhtml" for number in range(2, count + 1)))


def _place(first: str, spot: Spot, files: Mapping[str, str]) -> Place:
    """A place as the rest of the book sees it; one that has no id is the chapter itself."""
    id_, label = spot
    return Place(f"{files[id_]}#{id_}" if id_ in files else first, label)


def _headings(contents: etree._Element, files: Mapping[str, str], renamed: Mapping[str, str]) -> Iterator[Heading]:
    """The lines of the contents, from the list of links that the stylesheet makes."""
    for item in contents.iterchildren("li"):
        link = child(item, "a")
        id_ = link.get("href", "").removeprefix("#")
        id_ = renamed.get(id_, id_)
        below = item.find("ol")
        lower = () if below is None else tuple(_headings(below, files, renamed))
        words = " ".join((link.text or "").split())
        if id_ in files and words:
            yield Heading(words, f"{files[id_]}#{id_}", lower)
        else:
            yield from lower
