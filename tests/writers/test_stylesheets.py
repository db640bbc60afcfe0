from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from edenda.errors import UnreadableError
from edenda.writers.context import RenderContext
from edenda.writers.html import render_html
from edenda.writers.outputs import WRITERS, writer
from edenda.writers.stylesheets import forget_stylesheets, load
from edenda.writers.text import render_text
from tests.writers.support import context, document, sample

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0">'
TEXT = '<xsl:output method="text"/>'


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget_stylesheets()


def write(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEAD}{body}</xsl:stylesheet>", encoding="utf-8")
    return path


def own(folder: Path, select: str) -> RenderContext:
    body = f'{TEXT}<xsl:param name="p"/><xsl:template match="/"><xsl:value-of select="{select}"/></xsl:template>'
    return context(stylesheet=write(folder / "own.xsl", body))


def refusal(call: RenderContext) -> str:
    with pytest.raises(UnreadableError) as caught:
        render_html(document("<p>x</p>"), call)
    (problem,) = caught.value.problems
    assert problem.code == "OUT-001"
    return problem.message


def test_the_table_names_all_outputs() -> None:
    assert list(WRITERS) == ["html", "text", "markdown", "pdf", "epub"]


def test_the_users_stylesheet_takes_the_place_of_ours(tmp_path: Path) -> None:
    assert render_html(document("<p>x</p>"), own(tmp_path, "//t:body//t:p")) == b"x"


def test_the_register_is_there_for_every_stylesheet(tmp_path: Path) -> None:
    call = own(tmp_path, "count(document('edenda:register.xml')//t:person)")
    assert render_text(document("<p>x</p>"), call) == b"3"


def test_without_a_register_there_is_an_empty_one(tmp_path: Path) -> None:
    made = own(tmp_path, "local-name(document('edenda:register.xml')/*)")
    assert render_text(document("<p>x</p>"), RenderContext(stylesheet=made.stylesheet)) == b"TEI"


@pytest.mark.parametrize(
    "address", ["/etc/hosts", "file:///etc/hosts", "own.xml", "../x.xml", "edenda:../../pyproject.toml"]
)
def test_no_other_file_can_be_read(tmp_path: Path, address: str) -> None:
    (tmp_path / "own.xml").write_text("<secret/>", encoding="utf-8")
    assert "may not read" in refusal(own(tmp_path, f"document('{address}')"))


@pytest.mark.parametrize("address", ["http://localhost/x.xml", "https://localhost/x.xml", "ftp://localhost/x.xml"])
def test_the_network_is_closed(tmp_path: Path, address: str) -> None:
    assert "localhost" in refusal(own(tmp_path, f"document('{address}')"))


def test_nothing_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / "out.xml"
    path = write(
        tmp_path / "own.xsl",
        f'<xsl:template match="/"><exsl:document href="{target}"><b/></exsl:document></xsl:template>',
    )
    names = ' xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl">'
    path.write_text(path.read_text(encoding="utf-8").replace(">", names, 1), encoding="utf-8")
    refusal(context(stylesheet=path))
    assert not target.exists()


@pytest.mark.parametrize(
    "address", ["/etc/x.xsl", "../outside.xsl", "file:///x.xsl", "http://localhost/x.xsl", "edenda:../x.xsl"]
)
def test_no_import_leaves_the_folder(tmp_path: Path, address: str) -> None:
    write(tmp_path / "outside.xsl", "")
    inside = write(tmp_path / "in" / "own.xsl", f'<xsl:import href="{address}"/>')
    refusal(context(stylesheet=inside))


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.xsl", "")
    inside = write(tmp_path / "in" / "own.xsl", '<xsl:import href="link.xsl"/>')
    (inside.parent / "link.xsl").symlink_to(outside)
    refusal(context(stylesheet=inside))


def test_external_entities_in_a_stylesheet_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    path = tmp_path / "own.xsl"
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    text = f'{doctype}{HEAD}<xsl:template match="/">&e;</xsl:template></xsl:stylesheet>'
    path.write_text(text, encoding="utf-8")
    assert "hidden" not in refusal(context(stylesheet=path))


def test_of_a_corpus_no_empty_page_is_made(tmp_path: Path) -> None:
    corpus = etree.fromstring('<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><TEI/></teiCorpus>')
    for output in WRITERS:
        with pytest.raises(UnreadableError) as caught:
            writer(output)(corpus, context())
        (problem,) = caught.value.problems
        assert (problem.code, "several documents" in problem.message) == ("OUT-001", True)
    assert render_html(corpus, own(tmp_path, "count(t:teiCorpus/t:TEI)")) == b"1"


def test_an_entity_in_a_document_is_never_dropped_in_silence() -> None:
    root = etree.fromstring(
        b'<!DOCTYPE TEI [<!ENTITY e "lost">]><TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text>&e;</text></TEI>',
        etree.XMLParser(resolve_entities=False),
    )
    with pytest.raises(UnreadableError, match="&e;"):
        render_text(root, RenderContext())


def test_a_stylesheet_can_import_ours_and_override_one_template(tmp_path: Path) -> None:
    template = '<xsl:template match="t:p"><p class="mine"><xsl:apply-templates/></p></xsl:template>'
    body = f'<xsl:import href="edenda:html/document.xsl"/>{template}'
    written = render_html(sample("letter"), context(stylesheet=write(tmp_path / "with blank" / "own.xsl", body)))
    assert b'<p class="mine">We end here.</p>' in written
    assert b'id="_mentioned"' in written


def test_the_editions_own_file_wins_and_can_import_the_one_it_replaces(tmp_path: Path) -> None:
    variable = '<xsl:variable name="label-notes" select="\'Anmerkungen\'"/>'
    body = f'<xsl:import href="edenda:common/labels.xsl"/>{variable}'
    write(tmp_path / "common" / "labels.xsl", body)
    written = render_html(sample("essay"), context(own_transform=tmp_path))
    assert b">Anmerkungen</h2>" in written
    assert b">Contents</h2>" in written


def test_the_editions_own_document_stylesheet_can_import_ours(tmp_path: Path) -> None:
    write(
        tmp_path / "text" / "document.xsl",
        '<xsl:import href="edenda:text/document.xsl"/>'
        '<xsl:template match="t:hi">*<xsl:apply-templates/>*</xsl:template>',
    )
    assert b"a *b* c" in render_text(document("<p>a <hi>b</hi> c</p>"), context(own_transform=tmp_path))


def test_the_editions_own_css_goes_into_a_page_alone(tmp_path: Path) -> None:
    (tmp_path / "html" / "css").mkdir(parents=True)
    (tmp_path / "html" / "css" / "own.css").write_text(".x::after { content: '</style><b>'; }", encoding="utf-8")
    written = render_html(sample("letter"), context(own_transform=tmp_path, standalone=True))
    assert b"<\\/style><b>" in written


def test_parameters_are_strings_and_never_expressions(tmp_path: Path) -> None:
    call = own(tmp_path, "$p")
    value = "document('/etc/hosts') and \"both' quotes"
    made = RenderContext(stylesheet=call.stylesheet, params={"p": value})
    assert render_text(document("<p>x</p>"), made).decode() == value


def test_a_parameter_needs_a_name(tmp_path: Path) -> None:
    made = RenderContext(stylesheet=own(tmp_path, "$p").stylesheet, params={"1 2": "x"})
    assert "1 2" in refusal(made)


def test_a_broken_stylesheet_is_reported_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(f"{HEAD}\n\n<xsl:template>", encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        render_html(document("<p>x</p>"), context(stylesheet=path))
    (problem,) = caught.value.problems
    assert problem.file == str(path)
    assert problem.line == 3


def test_a_stylesheet_that_fails_is_reported_with_file_and_line(tmp_path: Path) -> None:
    path = write(tmp_path / "own.xsl", '\n<xsl:template match="/">\n<xsl:value-of select="nothing()"/></xsl:template>')
    message = refusal(context(stylesheet=path))
    assert "Unregistered function" in message
    assert "own.xsl, line 3" in message


def test_a_message_that_ends_the_run_is_reported(tmp_path: Path) -> None:
    body = '<xsl:template match="/"><xsl:message terminate="yes">No title.</xsl:message></xsl:template>'
    assert "No title" in refusal(context(stylesheet=write(tmp_path / "own.xsl", body)))


def test_a_missing_stylesheet_is_reported(tmp_path: Path) -> None:
    assert "none.xsl" in refusal(context(stylesheet=tmp_path / "none.xsl"))


def test_a_stylesheet_is_compiled_once() -> None:
    assert load("html/document.xsl", context()) is load("html/document.xsl", context())


def test_endless_recursion_ends_in_a_problem(tmp_path: Path) -> None:
    body = '<xsl:template match="/" name="r"><xsl:call-template name="r"/></xsl:template>'
    refusal(context(stylesheet=write(tmp_path / "own.xsl", body)))
