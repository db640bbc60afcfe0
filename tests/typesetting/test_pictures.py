"""Pictures that lie in the edition are shown; all others are told in words, and none of them leaves a text unset."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from edenda.edition import open_edition
from edenda.tei import parse
from edenda.typesetting.compiler import Typesetter, is_installed
from edenda.typesetting.pictures import shown_pictures
from edenda.writers.opening import context_of, with_fonts
from edenda.writers.pdf import as_typst, render_pdf
from tests.needs import need
from tests.print.setting import text_of

#: A picture of one point.
_PNG: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
_HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>Plates</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    need("typst", is_installed(), "Typst is not installed")
    root = tmp_path / "edition"
    for folder in ("tei", "seeds", "plates"):
        (root / folder).mkdir(parents=True)
    (root / "edition.toml").write_text('[edition]\nformat = 1\ntitle = "Plates"\n', encoding="utf-8")
    (root / "plates" / "a mole.png").write_bytes(_PNG)
    (root / "tei" / "near.png").write_bytes(_PNG)
    (root / "plates" / "broken.png").write_bytes(_PNG[:20])
    (tmp_path / "outside.png").write_bytes(_PNG)
    return root


def _document(*urls: str) -> etree._Element:
    figures = "".join(
        f'<figure><graphic url="{url}"/><figDesc>Plate {number}.</figDesc></figure>' for number, url in enumerate(urls)
    )
    text = f"<text><body><div><p>x</p>{figures}</div></body></text>"
    return parse(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{_HEADER}{text}</TEI>'.encode(), "plates")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("../plates/a%20mole.png", "/plates/a mole.png"),
        ("near.png", "/tei/near.png"),
        ("../plates/broken.png", ""),
        ("../plates/none.png", ""),
        ("../../outside.png", ""),
        ("https://example.org/near.png", ""),
        ("../edition.toml", ""),
    ],
)
def test_a_picture_is_shown_if_it_lies_in_the_edition_and_can_be_read(edition: Path, url: str, path: str) -> None:
    shown = shown_pictures(_document(url), edition / "tei", Typesetter(edition))
    assert shown == (f"\n{url}\t{path}\n" if path else "\n")


def test_a_link_that_leads_out_of_the_edition_is_not_followed(edition: Path) -> None:
    (edition / "plates" / "link.png").symlink_to(edition.parent / "outside.png")
    assert shown_pictures(_document("../plates/link.png"), edition / "tei", Typesetter(edition)) == "\n"


def test_pictures_stand_in_the_pdf_with_words_for_those_who_cannot_see_them(edition: Path) -> None:
    need("poppler", shutil.which("pdftotext"), "pdftotext is not installed")
    opened = open_edition(edition)
    context = with_fonts(context_of(opened), opened)
    tei = _document("near.png", "../plates/broken.png")
    assert '#picture("/tei/near.png", "Plate 0.")' in as_typst(tei, "", context)
    words = text_of(render_pdf(tei, context))
    assert "Plate 1." in words
    assert "Plate 0." not in words
