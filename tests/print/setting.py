"""Texts set for tests: a small document as Typst and as a PDF, and what stands where on its pages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, NamedTuple

from lxml import etree

from edenda.config import PrintFacts
from edenda.typesetting.compiler import Typesetter, is_installed
from edenda.typesetting.literals import literal
from edenda.writers.context import RenderContext, View
from edenda.writers.pdf import as_typst, preamble
from tests.needs import need
from tests.writers.support import document

#: What the templates call for a document by itself.
_LISTS: Final = {"registers": (), "has-variants": False, "citation": "", "address": ""}
_SINGLE: Final = f"#show: single.with(look)\n#let part = single-part.with(look, {literal(_LISTS)})\n"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
#: Words that a text of Typst says to indexes and contents beside its own.
_BESIDE: Final = re.compile(
    r'#variant\("\w+", "(?:[^"\\]|\\.)*", "(?:[^"\\]|\\.)*"\)|#dated\([^)]*\)|#head\(\d+, "(?:[^"\\]|\\.)*"'
)


class Word(NamedTuple):
    """A word on a page: its left, upper, right and lower edge in points."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def typst(body: str, view: View = "reading") -> str:
    """The text of a small document as Typst, without its facts."""
    made = as_typst(document(body), "", RenderContext(view=view))
    return made.partition(" [\n")[2]


def without_beside(text: str) -> str:
    """A text of Typst without what stands in it for indexes and contents alone."""
    return _BESIDE.sub("", text)


@lru_cache(maxsize=64)
def source(body: str, *, facing: bool = False, line_numbers: int = 0) -> str:
    """All that Typst is given for a small document; `facing`: on left and right pages, as in a book."""
    context = RenderContext(print=PrintFacts(line_numbers=line_numbers))
    text = as_typst(document(body), "", context)
    return f"{preamble(text, context, facing=facing)}\n{_SINGLE}{text}"


@lru_cache(maxsize=64)
def pdf(body: str, *, facing: bool = False, line_numbers: int = 0) -> bytes:
    """A small document as a PDF."""
    need("typst", is_installed(), "Typst is not installed")
    need("poppler", shutil.which("pdftotext"), "pdftotext is not installed")
    return Typesetter().pdf(source(body, facing=facing, line_numbers=line_numbers))


def marks(body: str, kind: str) -> list[Any]:
    """What the pages of a small document say to indexes and lists: `mention`, `dated` or `variant`."""
    need("typst", is_installed(), "Typst is not installed")
    typst_package = import_module("typst")
    fonts = typst_package.Fonts(include_system_fonts=False)
    found = typst_package.Compiler(source(body).encode(), font_paths=fonts).query(f"<{kind}>", field="value")
    values = json.loads(found)
    assert isinstance(values, list)
    return values


def text_of(data: bytes) -> str:
    """The words of a PDF in the order in which they stand in it."""
    return _pdftotext(data, "-raw").decode()


def words_of(data: bytes) -> list[Word]:
    """The words of a PDF with their places."""
    root = etree.fromstring(_pdftotext(data, "-bbox"), etree.XMLParser(recover=True))
    return list(_words(root))


def _words(root: etree._Element) -> Iterator[Word]:
    for number, page in enumerate(root.iter(f"{_XHTML}page"), 1):
        for word in page.iter(f"{_XHTML}word"):
            left, top, right, bottom = (float(word.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
            yield Word(number, left, top, right, bottom, word.text or "")


def _pdftotext(data: bytes, *options: str) -> bytes:
    return subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True).stdout
