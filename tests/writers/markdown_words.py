"""Markdown as a strict reader of it sees it: its words in order, with the marks that a plain text has for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from edenda.wording.expected import RULE
from edenda.writers.context import RenderContext
from edenda.writers.markdown import render_markdown
from edenda.writers.text import render_text

#: All that a text could become by mistake is switched on.
READER: Final = (
    MarkdownIt("commonmark")
    .enable(["table", "strikethrough"])
    .use(footnote_plugin)
    .use(front_matter_plugin)
    .use(deflist_plugin)
    .use(dollarmath_plugin)
)
_CALL, _END_OF_CALL = "\U0010fffe", "\U0010ffff"
_CALLED: Final = re.compile(f"{_CALL}([^{_END_OF_CALL}]*){_END_OF_CALL}")
_DEFINED: Final = re.compile(r"^\[\^([^\]]+)\]:", re.MULTILINE)
_SILENT: Final = frozenset(
    """paragraph_open paragraph_close heading_open heading_close blockquote_open blockquote_close bullet_list_open
    bullet_list_close list_item_close table_open table_close thead_open thead_close tbody_open
    tbody_close tr_open tr_close th_open th_close td_open td_close softbreak hardbreak front_matter footnote_anchor
    footnote_block_close""".split()
)
_GLUED: Final = frozenset("em_open em_close strong_open strong_close link_open link_close".split())


def as_read(markdown: str) -> str:
    """The words of a Markdown text, its notes at the end in the order in which they are written there."""
    tokens = READER.parse(markdown)
    at = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    notes = dict(_notes(tokens[at:]))
    keys = _DEFINED.findall(markdown)
    assert sorted(keys) == sorted(notes), "a note is defined and not called, or the other way round"
    listed = (f" {_CALL}{key}{_END_OF_CALL} {notes[key]}" for key in keys)
    return "".join(("".join(_words(tokens[:at])), f" {RULE} " if keys else "", *listed))


def _notes(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    key, start = "", 0
    for at, token in enumerate(tokens):
        if token.type == "footnote_open":
            key, start = token.meta["label"], at + 1
        elif token.type == "footnote_close":
            yield key, "".join(_words(tokens[start:at]))


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    numbers: list[int] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            numbers.append(int(token.attrs.get("start", 1)))
        elif token.type == "list_item_open" and token.info:
            yield f" {numbers[-1]}{token.markup} "
            numbers[-1] += 1
        elif token.type == "ordered_list_close":
            numbers.pop()
        elif token.type == "inline":
            yield from _words(token.children or ())
        else:
            yield _word(token)


def _word(token: Token) -> str:
    """What a part of a text is in a plain text; AssertionError for what no text may become."""
    if token.type == "text":
        return token.content
    if token.type == "footnote_ref":
        return f"{_CALL}{token.meta['label']}{_END_OF_CALL}"
    shown = {"hr": " * * * ", "list_item_open": " - ", **dict.fromkeys(_SILENT, " "), **dict.fromkeys(_GLUED, "")}
    assert token.type in shown, f"{token.type} came out of a text: {token.content!r}"
    return shown[token.type]


def difference(markdown: str, plain: str) -> str:
    """Where Markdown as it is read and a plain text differ, the calls of notes apart; empty where they do not."""
    read = " ".join(as_read(markdown).split())
    said = " ".join(plain.partition("\n\n")[2].split())
    labels: dict[str, str] = {}
    at = 0
    for number, piece in enumerate(_CALLED.split(read)):
        found = re.compile(r"\[([^\]]*)\]").match(said, at) if number % 2 else None
        if number % 2 and found and labels.setdefault(piece, found[1]) == found[1]:
            at = found.end()
        elif not number % 2 and said.startswith(piece, at):
            at += len(piece)
        else:
            return _shown(piece, said[at:])
    return "" if at == len(said) else f"the plain text goes on: {said[at:][:80]!r}"


def _shown(piece: str, said: str) -> str:
    same = next((at for at, (one, two) in enumerate(zip(piece, said, strict=False)) if one != two), 0)
    start = max(0, same - 40)
    return f"{piece[start : same + 60]!r} is read, {said[start : same + 60]!r} said"


def compared(tei: etree._Element, context: RenderContext) -> str:
    """Where the Markdown of a document differs from its plain text."""
    return difference(render_markdown(tei, context).decode(), render_text(tei, context).decode())
