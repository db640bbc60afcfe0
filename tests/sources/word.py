"""Word documents as Word writes them, made from the XML of their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": _W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE: Final = f"{_TYPE}.document.main+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_ROOTS: Final = {"header1": "hdr", "header2": "hdr", "footer1": "ftr"}

STYLES: Final = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vers"><w:name w:val="Verse"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="character" w:styleId="Hervorhebung"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>
"""


def _level(level: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="0">'
    + _level(0, "decimal", "%1.")
    + _level(1, "lowerLetter", "%2)")
    + _level(2, "decimal", "%1.%2.%3")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + _level(0, "bullet", "\uf0b7")
    + _level(1, "bullet", "–")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def run(text: str, properties: str = "") -> str:
    """A run with its text."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of plain words, or of XML."""
    inner = content if content.startswith("<") or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def item(content: str, level: int = 0, list_: int = 1) -> str:
    """A paragraph in a list."""
    return paragraph(content, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, is_head: bool = False) -> str:
    """A row of cells, each a paragraph of words or blocks of XML."""
    head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    inner = (cell if cell.startswith(("<w:p>", "<w:tbl>")) else paragraph(cell) for cell in cells)
    return f"<w:tr>{head}{''.join(f'<w:tc><w:tcPr/>{one}</w:tc>' for one in inner)}</w:tr>"


def note(kind: str, name: int, text: str) -> str:
    """A footnote or endnote as Word writes it."""
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    inner = text if text.startswith("<") else run(f" {text}")
    return f'<w:{kind} w:id="{name}"><w:p>{mark}{inner}</w:p></w:{kind}>'


def call(kind: str, name: int) -> str:
    """The call of a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{name}"/></w:r>'


def word(body: str, parts: Mapping[str, str] | None = None, *, kind: str = MAIN_TYPE, links: str = "") -> bytes:
    """A Word document: the XML of its body, and of other parts by name (`footnotes`, `comments`, `header1` …)."""
    given = {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}
    types = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    relations = "".join(
        f'<Relationship Id="rId{name}" Type="{_RELATION}/{name.rstrip("12")}" Target="{name}.xml"/>' for name in given
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}{links}'
        "</Relationships>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    for name, content in given.items():
        root = _ROOTS.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
