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
    place: str = ""
    """Where it stands, in a reader's words (`page 12, paragraph 3`); `header, …` in a header."""
    is_linked: bool = False
    """Whether it has a @ref or a @key at all, wherever that leads."""
    is_in_reference: bool = False
    """Whether it stands in a bibliographical reference, where a name needs no entry."""
    value: str = ""
    """Of a date, what its attributes say, in words."""
    anchor: str = ""
    """The id that leads to it in the document's page; where that does not show it, to the paragraph around it; empty
    where there is none."""

    @property
    def is_in_header(self) -> bool:
        """Whether it stands in a header, where nothing is a sentence."""
        return self.place == "header" or self.place.startswith("header,")


class DatedMention(NamedTuple):
    """A date as it is marked in a document of the edition, and its place among others (`year` and what follows).

    `file`, `tag`, `words`, `before` and `after` are as in a Mention. Years before the first are as astronomers count;
    `month` is 13 for a year as a whole, `day` 32 for a month as a whole. `anchor` is the id that leads to it in the
    page of the document; empty for the page itself.
    """

    file: str
    tag: int
    year: int
    month: int
    day: int
    is_range: bool
    value: str
    """What its attributes say: `when=1956-02-14`, `from=1956 to=1958`, `notBefore=1962-01`."""
    role: str
    """Of a date of a whole document `written`, or as a letter's header has it (`sent`); empty in the text."""
    words: str
    before: str
    after: str
    cert: str
    anchor: str


class IndexedEntry(NamedTuple):
    """An entry of the register: `kind` is its element's name; the first of `names` is the preferred one."""

    id: str
    kind: str
    names: tuple[str, ...]
    is_confirmed: bool
    line: int
    mentions: int


class IndexedRelation(NamedTuple):
    """A relation of two entries, by their ids: `organ-of` from an organ to its body."""

    name: str
    active: str
    passive: str


class MentioningDocument(NamedTuple):
    """A document, its title (empty for none), and how often it mentions an entry."""

    file: str
    title: str
    mentions: int


class Counts(NamedTuple):
    """How many there are. `unlinked` mentions have no pointer at all, `orphans` are entries without a mention."""

    documents: int
    entries: int
    mentions: int
    unlinked: int
    unsure: int
    unconfirmed: int
    orphans: int


class NameOfEntry(NamedTuple):
    """Words by which an entry is named in a document: how often, and in which line first."""

    entry: str
    words: str
    file: str
    times: int
    line: int
