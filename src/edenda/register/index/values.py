"""What the index knows: entries, and mentions in their sentences."""

from __future__ import annotations

from typing import NamedTuple


class Mention(NamedTuple):
    """A name as it is marked in a document of the edition.

    `file` is the path from the edition's folder, with `/`; `element` the element's name, `type` its @type; `entries`
    the ids of the register's entries in its @ref; `start` and `end` are places in `XmlBytes.view`, from before its
    start tag to behind its end tag; `tag` is the number of its start tag among the items that `markup.tags.scan` finds.
    `before` and `after` are the rest of the sentence. Two of a document are in the order of their start tags.
    """

    file: str
    element: str
    type: str
    words: str
    entries: tuple[str, ...]
    cert: str
    line: int
    column: int
    start: int
    end: int
    tag: int
    before: str
    after: str


class IndexedEntry(NamedTuple):
    """An entry of the register: `kind` is its element's name; the first of `names` is the preferred one."""

    id: str
    kind: str
    names: tuple[str, ...]
    is_confirmed: bool
    line: int
    mentions: int
