"""The outline of a TEI document: its header fields, blocks, dates and notes as lines that a scholar can write and read.

The format is described in `docs/contributing.md`; `tests/cases/genres/*/*/outline.txt` are written in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from lxml import etree

from edenda.tei import NS, local

_SHOWN: Final = frozenset(
    """div head p pb opener closer dateline salute signed address byline docAuthor docDate postscript list label item
    quote listBibl bibl seg sp speaker stage table row cell lg l epigraph figure trailer argument""".split()
)
_HEADER: Final = (
    ("title", "t:fileDesc/t:titleStmt/t:title[not(@type)]"),
    ("subtitle", "t:fileDesc/t:titleStmt/t:title[@type='sub']"),
    ("author", "t:fileDesc/t:titleStmt/t:author"),
    ("publisher", "t:fileDesc/t:sourceDesc//t:publisher"),
    ("pubPlace", "t:fileDesc/t:sourceDesc//t:pubPlace"),
    ("pages", "t:fileDesc/t:sourceDesc//t:bibl[@type='print']/t:biblScope[@unit='page']"),
    ("rights", "t:fileDesc/t:sourceDesc//t:availability[@status!='unknown']//t:p"),
    ("abstract", "t:profileDesc/t:abstract/t:p"),
    ("subject", "t:profileDesc/t:textClass/t:keywords/t:term"),
)
_DATING: Final = ("when", "from", "to", "notBefore", "notAfter")
_WORDS = 5


def find(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements at an XPath; `t:` is TEI."""
    return cast("list[etree._Element]", element.xpath(path, namespaces=NS))


def outline(root: etree._Element) -> list[str]:
    """The lines of a document's outline."""
    lines = [f"genre: {root.find('t:text', NS).get('type')}", "# header"]  # type: ignore[union-attr]
    header = root.find("t:teiHeader", NS)
    assert header is not None
    for key, path in _HEADER:
        lines.extend(f"{key}: {_shown(found)}" for found in find(header, path))
    lines.extend(_header_dates(header))
    lines.extend(_header_fields(header))
    lines.append("# text")
    for top in find(root, "t:text/t:body/t:head | t:text/t:body/t:div | t:text/t:back/t:div"):
        lines.extend(_blocks(top, 0))
    dates = [_date(date) for date in find(root, "t:text//t:date[not(ancestor::t:bibl)] | t:text//t:docDate")]
    notes = [f"{note.get('n', '-')} {_quoted(note)}" for note in find(root, "t:text//t:note")]
    lines.extend(["# dates", *dates] if dates else [])
    lines.extend(["# notes", *notes] if notes else [])
    return lines


def _shown(element: etree._Element) -> str:
    if local(element) == "biblScope":
        return "-".join(dict.fromkeys((element.get("from", ""), element.get("to", ""))))
    return _flat(element)


def _header_dates(header: etree._Element) -> Iterator[str]:
    for kind in ("posted", "catalogue"):
        for date in find(header, f"t:fileDesc/t:sourceDesc//t:date[@type='{kind}']"):
            yield f"date {kind}: {_value(date)}"
    for date in find(header, "t:fileDesc/t:sourceDesc//t:bibl[@type='print']/t:date"):
        yield f"source date: {_value(date)}"
    for date in find(header, "t:profileDesc/t:creation/t:date[not(@cert)]"):
        yield f"date composed: {_value(date)}"


def _header_fields(header: etree._Element) -> Iterator[str]:
    """Sender, addressee and place of a letter; and the fields of a catalogue under their own labels."""
    actions = "t:profileDesc/t:correspDesc/t:correspAction"
    for key, action in (("sender", "sent"), ("addressee", "received")):
        for kind in ("persName", "orgName", "name"):
            yield from (f"{key}: {_flat(one)}" for one in find(header, f"{actions}[@type='{action}']/t:{kind}"))
    yield from (f"place sent: {_flat(one)}" for one in find(header, f"{actions}[@type='sent']/t:placeName"))
    kinds = " or ".join(f"self::t:{name}" for name in ("note", "repository", "collection", "idno", "extent"))
    labelled = f"t:fileDesc/t:sourceDesc//*[@n][{kinds}]"
    yield from (f"field {note.get('n')}: {_flat(note)}" for note in find(header, labelled))


def _blocks(element: etree._Element, depth: int) -> Iterator[str]:
    name = local(element)
    if name == "note":
        return
    shown = name in _SHOWN and _is_block(element)
    if shown:
        yield "  " * depth + _line(element, name)
    for child in element:
        yield from _blocks(child, depth + shown)


def _is_block(element: etree._Element) -> bool:
    name, parent = local(element), element.getparent()
    above = local(parent) if parent is not None else ""
    if name == "quote" and above == "p" and element.get("rend") != "block":
        return False
    if name == "seg":
        return above in ("opener", "closer", "dateline") and element.get("type") is not None
    if name in ("quote", "label", "bibl"):
        return above in {"quote": ("div", "body", "quote", "p"), "label": ("list",), "bibl": ("listBibl",)}[name]
    return True


def _line(element: etree._Element, name: str) -> str:
    if name == "div":
        return f"div {element.get('type')}"
    if name == "seg":
        return f"seg {element.get('type')} {_quoted(element)}"
    if name == "pb":
        return f"pb {element.get('n', '')}".rstrip()
    is_leaf = not any(local(child) in _SHOWN - {"pb"} and _is_block(child) for child in element)
    return f"{name} {_quoted(element)}" if is_leaf or name in ("p", "byline") else name


def _quoted(element: etree._Element) -> str:
    return f'"{" ".join(_flat(element).split()[:_WORDS])}"'


def _flat(element: etree._Element) -> str:
    pieces: list[str] = []

    def walk(node: etree._Element) -> None:
        if node is not element and local(node) in ("note", "corr", "gap"):
            return
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")

    walk(element)
    return " ".join("".join(pieces).split())


def _date(element: etree._Element) -> str:
    return f'{_value(element)} "{_flat(element)}"'


def _value(element: etree._Element) -> str:
    found = [(name, element.get(name, "")) for name in _DATING if element.get(name)]
    if len(found) == 1 and found[0][0] == "when":
        return found[0][1]
    return " ".join(f"{name}={value}" for name, value in found)
