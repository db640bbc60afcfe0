"""The page of the cover and its picture: one of the edition's, or one that is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

from edenda.config import FILE_NAME
from edenda.epub.cover import drawn_cover
from edenda.epub.facts import BookFacts
from edenda.epub.media import ENDINGS, SVG, read_picture
from edenda.epub.package import COVER
from edenda.epub.pages import PageMaker
from edenda.epub.values import File
from edenda.problems import Problem
from edenda.xml.files import leads_out

_PAGE: Final = "cover.xhtml"


def cover_of(facts: BookFacts, maker: PageMaker, stated: File | None = None) -> tuple[File, File]:
    """The page of the cover and its picture: that of the edition, or one that is drawn."""
    picture = stated or File("cover.svg", SVG, drawn_cover(facts), COVER, is_read=False)
    editors = ", ".join(one.name for one in facts.makers if one.is_editor)
    words = ". ".join(part for part in (facts.title, facts.subtitle, editors, facts.publisher) if part)
    source = etree.Element("cover", picture=picture.name, words=words)
    return maker.page(source, _PAGE, "cover"), picture


def cover_problems(root: Path, name: str) -> tuple[Problem, ...]:
    """EPUB-001 for a picture that an edition names for the cover and that cannot be one: then one is drawn."""
    if not name or stated_cover(root, name):
        return ()
    message = f"The cover “{name}” of [print] is no picture that e-readers show; one is drawn from the title."
    return (Problem("EPUB-001", message, FILE_NAME, hint="Name a PNG, JPEG, GIF or WebP file of the edition."),)


def stated_cover(root: Path, name: str) -> File | None:
    """The picture that an edition names, as seen from its folder; None where it names none that e-readers show.

    Raises UnreadableError (SRC-007) where it cannot be read.
    """
    path = root / name
    if not name or leads_out(path, root) or not path.is_file():
        return None
    data, kind = read_picture(path)
    return File(f"cover{ENDINGS[kind]}", kind, data, COVER, is_read=False) if kind else None
