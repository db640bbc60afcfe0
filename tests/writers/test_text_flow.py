"""What a stylesheet writes becomes lines: only where it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from edenda.writers.context import RenderContext
from edenda.writers.flow import Layout, lay_out
from edenda.writers.flow.signs import (
    BLOCK,
    END,
    END_OF_FLOW,
    FLOW,
    HEADING,
    ITEM,
    LINE,
    NO_WRAP,
    NOTE,
    QUOTATION,
)  # fmt: skip
from edenda.writers.text import render_text
from tests.writers.support import document

_MARKDOWN = Layout(quotation="> ", item=None, note=4, before_heading=1)


def laid_out(flow: str, layout: Layout | None = None) -> str:
    return lay_out(f"{FLOW}{flow}{END_OF_FLOW}", layout or Layout())


def test_what_is_no_flow_passes_as_it_is_written() -> None:
    written = "  a \t b\n\n\n c\u00a0 \n"
    assert lay_out(written, Layout(wrap=30)) == written


def test_what_stands_around_flows_passes_as_it_is_written() -> None:
    written = f"A  B\n{FLOW} c{BLOCK}d {END_OF_FLOW} -- \n{FLOW}e{END_OF_FLOW}"
    assert lay_out(written, Layout()) == "A  B\n\nc\n\nd\n -- \n\ne\n"


def test_white_space_that_is_not_of_xml_stays() -> None:
    assert laid_out("a\u2003\u00a0b \n\r\tc\u0085d") == "a\u2003\u00a0b c\u0085d\n"


def test_a_heading_without_words_is_that_of_the_next_block() -> None:
    assert laid_out(f"a{BLOCK}{HEADING}{BLOCK} b{BLOCK}c") == "a\n\n\nb\n\nc\n"


def test_quotations_and_items_nest_in_their_order() -> None:
    flow = f"{QUOTATION}a{BLOCK}- {ITEM}b{LINE}c{BLOCK}{QUOTATION}d{END}{END}{BLOCK}e{END}{BLOCK}f"
    assert laid_out(flow, _MARKDOWN) == "> a\n>\n> - b\n>   c\n>\n>   > d\n>\n> e\n\nf\n"
    assert laid_out(flow) == "    a\n\n    - b\n      c\n\n          d\n\n    e\n\nf\n"


def test_a_label_is_joined_to_what_follows_if_there_is_room() -> None:
    flow = f"1. {ITEM}{BLOCK}{QUOTATION}a{END}{BLOCK}b{END}{BLOCK}[2] {NOTE}{END}{BLOCK}c"
    assert laid_out(flow, _MARKDOWN) == "1. > a\n\n   b\n\n[2]\n\nc\n"
    assert laid_out(flow) == "1.    a\n\n  b\n\n[2]\n\nc\n"


def test_a_line_that_is_not_to_be_wrapped_stays_whole() -> None:
    words = "word " * 12
    assert laid_out(f"{NO_WRAP}{words}{LINE}x", Layout(wrap=30)) == f"{words.strip()}\nx\n"


def test_deep_quotations_leave_room_for_words() -> None:
    written = laid_out(QUOTATION * 30 + "word " * 12 + END * 30, Layout(wrap=40))
    assert max(map(len, written.splitlines())) <= 40
    assert "word word word" in written


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1"])
def test_a_stylesheet_of_the_users_without_signs_is_not_changed(encoding: str, tmp_path: Path) -> None:
    sheet = tmp_path / "own.xsl"
    sheet.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:output method="text" encoding="{encoding}"/>'
        '<xsl:template match="/"><xsl:text> ü  \n\n\n\n b </xsl:text></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    written = render_text(document("<p>c</p>"), RenderContext(stylesheet=sheet))
    assert written.decode(encoding) == " ü  \n\n\n\n b "


def test_a_stylesheet_of_the_users_writes_noncharacters_of_the_document_as_they_stand(tmp_path: Path) -> None:
    sheet = tmp_path / "own.xsl"
    sheet.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>'
        '<xsl:template match="/"><xsl:value-of select="//*[local-name() = \'text\']"/></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    assert render_text(document("<p>c\ufdd3d\ufdda</p>"), RenderContext(stylesheet=sheet)).decode() == "c\ufdd3d\ufdda"
