"""Words of a document as Markdown that shows just these words."""

from __future__ import annotations

import re
from typing import Final

from edenda.writers.flow.signs import BLANK

#: What means something wherever it stands, `$`, `^`, `{` and `~` to some readers; a low line within a word does not.
_ANYWHERE: Final = re.compile(r"[\\`*\[\]<|~^${}]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])")
_GAP: Final = f" {BLANK}"
#: What means something at the beginning of a line: a heading, a quotation, an item, a rule, a definition.
_FIRST: Final = re.compile(rf"[#>]|[-+:](?=[{_GAP}]|$)|:(?=:)|[-=](?=[-={_GAP}]*$)|(?<=\d)[.)](?=[{_GAP}]|$)")
#: The call of a note, which with a colon behind it would be the note itself.
_CALLED: Final = re.compile(r"\[\^[^\] ]+\](?=:)")
_NUMBER: Final = re.compile(r"\d{0,9}")
#: Words with which no line may begin, although they stand within one: an item could begin in the midst of a paragraph.
_WITHIN: Final = re.compile(r" (?=[-+=#>:]|0*1[.)](?: |$)|\[\^[^\] ]+\]:)")
_CLOSING: Final = re.compile(r"#+$")


def escaped(words: str) -> str:
    """Words within a line."""
    return _ANYWHERE.sub(r"\\\g<0>", words)


def beginning(line: str) -> str:
    """A line of escaped words that begins as no block of its own."""
    if called := _CALLED.match(line):
        return f"{called[0]}\\{line[called.end() :]}"
    digits = _NUMBER.match(line)
    at = digits.end() if digits else 0
    found = _FIRST.match(line, at)
    if found is None or (at and found[0] not in ".)") or (not at and found[0] in ".)"):
        return line
    return f"{line[:at]}\\{line[at:]}"


def unbroken(line: str) -> str:
    """A line of escaped words that can be broken anywhere: none of its parts begins as a block of its own."""
    return _WITHIN.sub(BLANK, line)


def closed(heading: str) -> str:
    """The words of a heading that do not end like one."""
    return _CLOSING.sub(lambda found: "\\#" * len(found[0]), heading)


#: What an address may have as it is; what is left out could end it, or be taken for something else.
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9\-._:/?#@!$&'+,;=%]")


def address(target: str) -> str:
    """An address as the target of a link."""
    safe = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target)
    return safe.replace("&", "\\&")
