"""What libxml2 says of an invalid document, in words; for what our own reading of a grammar does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.problems import Problem
from edenda.tei import line_of, local

#: libxml2's messages, the code and the sentence that they become, and a hint; first match first.
_WORDS: Final = (
    (
        re.compile(r"Did not expect element (?P<name>\S+) there"),
        "GRAM-001",
        "`{name}` cannot stand here.",
        "Look at what comes before it: something is missing, or this belongs elsewhere.",
    ),
    (
        re.compile(r"Invalid attribute (?P<attribute>\S+) for element (?P<name>\S+)"),
        "GRAM-003",
        "`{name}` cannot have the attribute @{attribute}, or not with this value.",
        None,
    ),
    (
        re.compile(r"Expecting (?:an )?element (?P<expected>\S+), got (?P<name>\S+)"),
        "GRAM-001",
        "`{expected}` was expected, but here is `{name}`.",
        None,
    ),
    (
        re.compile(r"Did not expect text in element (?P<name>\S+) content"),
        "GRAM-006",
        "`{name}` cannot hold text directly.",
        "Put the text into an element of its own, for example `p`.",
    ),
    (
        re.compile(r"Element (?P<name>\S+) failed to validate attributes"),
        "GRAM-003",
        "The attributes of `{name}` are not as the schema wants them.",
        None,
    ),
    (
        re.compile(r"Element (?P<name>\S+) failed to validate content"),
        "GRAM-001",
        "The content of `{name}` is not as the schema wants it.",
        None,
    ),
)


def told_by_libxml(validator: etree.RelaxNG, root: etree._Element, name: str) -> tuple[Problem, ...]:
    """The problems that a validator has found, at least one; `name` is the file named in them."""
    found = tuple(dict.fromkeys(_problems(validator, name)))
    whole = Problem("GRAM-001", f"`{local(root)}` is not valid against the schema.", name, line_of(root))
    return found or (whole,)


def _problems(validator: etree.RelaxNG, name: str) -> Iterator[Problem]:
    for entry in validator.error_log:
        code, message, hint = _in_words(entry.message)
        if message:
            yield Problem(code, message, name, entry.line or None, hint=hint)


def _in_words(message: str) -> tuple[str, str, str | None]:
    """libxml2's message as a code and a sentence with a hint; as it is where there is no better one."""
    for pattern, code, words, hint in _WORDS:
        if match := pattern.search(message):
            return code, words.format(**match.groupdict()), hint
    return "GRAM-001", message.rstrip(".") + "." if message.strip() else "", None
