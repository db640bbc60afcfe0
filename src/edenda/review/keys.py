"""The keys of doubtful marks: by its key a mark is found again on any machine, whatever was edited elsewhere."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from edenda.memory.store import Row
from edenda.register.index.values import Mention

#: How many words on each side tell one mark from another.
_WORDS: Final = 5
_DIGITS: Final = 10
_KEY: Final = re.compile(rf"(.+?):[0-9a-f]{{{_DIGITS}}}(?::[1-9]\d*)?")


class Keyed(NamedTuple):
    """A mention with its key; `is_settled`: somebody decided that it stays as it is, without a link."""

    key: str
    mention: Mention
    is_settled: bool


def keyed(mentions: Iterable[Mention], decided: Sequence[Row]) -> Iterator[Keyed]:
    """The mentions of one document that are doubtful, or would be if nobody had decided, with their keys.

    `decided` is what was decided in this document. Several that are the same in all that tells them are numbered in
    the order of the text; a number that was given to one which is gone from here since it was decided is not given
    again.
    """
    settled = {row.key for row in decided if row.needs_no_entry}
    gone = {row.key for row in decided} - settled
    numbers: dict[str, int] = defaultdict(int)
    for mention in mentions:
        base = base_of(mention)
        key = ""
        while not key or key in gone:
            numbers[base] += 1
            key = base if numbers[base] == 1 else f"{base}:{numbers[base]}"
        yield Keyed(key, mention, key in settled)


def base_of(mention: Mention) -> str:
    """The key of a mention without its number: the document's name, and what tells the mention in it."""
    before, after = mention.before.split()[-_WORDS:], mention.after.split()[:_WORDS]
    told = "\n".join((mention.element, mention.words, " ".join(before), " ".join(after)))
    return f"{document_of(mention.file)}:{hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]}"


def document_in(key: str) -> str:
    """The name of the document that a key speaks of; empty for what is no key."""
    found = _KEY.fullmatch(key)
    return found[1] if found else ""


def document_of(file: str) -> str:
    """The name of a document, by its file."""
    return PurePosixPath(file).stem
