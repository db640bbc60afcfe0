"""Validity against the schema (RELAX NG through libxml2), in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from edenda.problems import Problem
from edenda.resources import SCHEMA
from edenda.schemas.attributes import has_many_attributes
from edenda.schemas.grammars import compile_grammar
from edenda.tei import line_of, local

#: libxml2's messages, and what they say in an editor's words (with a hint), first match first.
_WORDS: Final = (
    (
        re.compile(r"Did not expect element (?P<name>\S+) there"),
        "`{name}` cannot stand here.",
        "Look at what comes before it: something is missing, or this belongs elsewhere.",
    ),
    (
        re.compile(r"Invalid attribute (?P<attribute>\S+) for element (?P<name>\S+)"),
        "`{name}` cannot have the attribute @{attribute}, or not with this value.",
        None,
    ),
    (
        re.compile(r"Expecting (?:an )?element (?P<expected>\S+), got (?P<name>\S+)"),
        "`{expected}` was expected, but here is `{name}`.",
        None,
    ),
    (
        re.compile(r"Did not expect text in element (?P<name>\S+) content"),
        "`{name}` cannot hold text directly.",
        "Put the text into an element of its own, for example `p`.",
    ),
    (
        re.compile(r"Element (?P<name>\S+) failed to validate attributes"),
        "The attributes of `{name}` are not as the schema wants them.",
        None,
    ),
    (
        re.compile(r"Element (?P<name>\S+) failed to validate content"),
        "The content of `{name}` is not as the schema wants it.",
        None,
    ),
)


@cache
def grammar(path: Path, *, spread: bool = False) -> etree.RelaxNG:
    """A compiled RELAX NG grammar, once per process; `spread` for documents with many attributes."""
    return compile_grammar(path, spread=spread)


def check_grammar(root: etree._Element, name: str, schema: Path | None = None) -> tuple[Problem, ...]:
    """GRAM-001 for each place where a document breaks the schema; the shipped one where none is named."""
    validator = grammar(schema or SCHEMA / "edenda.rng", spread=has_many_attributes(root))
    if validator.validate(root):
        return ()
    return tuple(dict.fromkeys(_problems(validator, root, name)))


def _problems(validator: etree.RelaxNG, root: etree._Element, name: str) -> Iterator[Problem]:
    for entry in validator.error_log:
        message, hint = _in_words(entry.message)
        if message:
            yield Problem("GRAM-001", message, name, entry.line or None, hint=hint)
    if not validator.error_log:
        yield Problem("GRAM-001", f"`{local(root)}` is not valid against the schema.", name, line_of(root))


def _in_words(message: str) -> tuple[str, str | None]:
    """libxml2's message as a sentence with a hint; as it is where there is no better one."""
    for pattern, words, hint in _WORDS:
        if match := pattern.search(message):
            return words.format(**match.groupdict()), hint
    return message.rstrip(".") + ".", None
