"""The page of the cover and its picture: one of the edition's, or one that is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

from edenda.epub.cover import drawn_cover
from edenda.epub.facts import BookFacts
from edenda.epub.media import ENDINGS, SVG, media_type
from edenda.epub.pages import PageMaker
from edenda.epub.values import File
from edenda.xml.files import leads_out

COVER: Final = "cover-image"
_PAGE: Final = "cover.xhtml"


def cover_of(facts: BookFacts, maker: PageMaker, stated: File | None = None) -> tuple[File, File]:
    """The page of the cover and its picture: that of the edition, or one that is drawn."""
    picture = stated or File("cover.svg", SVG, drawn_cover(facts), COVER, is_read=False)
    editors = ", ".join(one.name for one in facts.makers if one.is_editor)
    words = ". ".join(part for part in (facts.title, facts.subtitle, editors, facts.publisher) if part)
    source = etree.Element("cover", picture=picture.name, words=words)
    return maker.page(source, _PAGE, "cover"), picture


def stated_cover(root: Path, name: str) -> File | None:
    """The picture that an edition names, as seen from its folder; None where it names none that e-readers show."""
    path = root / name
    if not name or leads_out(path, root) or not path.is_file():
        return None
    data = path.read_bytes()
    kind = media_type(data)
    return File(f"cover{ENDINGS[kind]}", kind, data, COVER, is_read=False) if kind else None
