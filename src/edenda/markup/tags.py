"""Where every tag of a well-formed XML document stands. Nothing is interpreted, so nothing can be changed by it.

XML's grammar is regular between the brackets: a `<` begins markup wherever it is not in a comment, a CDATA section, a
processing instruction or the document type declaration (XML 1.0, section 2.4). Whether a document is well-formed is for
the hardened parser to say, before this is asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add
from typing import Final, NamedTuple

from edenda.model import Span

#: Comments, CDATA sections, processing instructions and the document type declaration, as a regular expression.
SPECIAL: Final = (
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<!DOCTYPE(?:[^\[\]<>\"']|\"[^\"]*\"|'[^']*'|\[(?:<!--.*?-->|<\?.*?\?>|\"[^\"]*\"|'[^']*'|[^\]\"'])*\])*>"
)
#: A tag, as a regular expression.
TAG: Final = r"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>"
_SPECIAL: Final = re.compile(SPECIAL, re.DOTALL)
_TAG: Final = re.compile(TAG)
#: White space in markup (XML 1.0, production 3); in a view, what Python calls so may be part of a letter.
BLANKS: Final = " \t\r\n"
_ATTRIBUTE: Final = re.compile(r"[ \t\r\n]([^ \t\r\n=/<>]+)[ \t\r\n]*=[ \t\r\n]*(?:\"([^\"]*)\"|'([^']*)')")
_NAME: Final = re.compile(r"/?([^ \t\r\n/]+)")
CDATA: Final = "![CDATA["


@dataclass(slots=True)
class Tags:
    """All markup of a file in order: tags, and comments, CDATA sections and the like as one item each.

    Item `i` begins at `starts[i]`; `heads[i]` is what stands between its brackets, `words[i]` the text behind it.
    """

    view: str
    starts: list[int] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def end(self, index: int) -> int:
        """Where an item ends."""
        return self.starts[index] + len(self.heads[index]) + 2

    def before(self, position: int) -> int:
        """The index of the last item that begins before a position; -1 where there is none."""
        return bisect_right(self.starts, position - 1) - 1


def scan(view: str) -> Tags:
    """The tags of a well-formed document."""
    found = Tags(view)
    at = 0
    for special in specials(view):
        _scan_part(found, at, special.start())
        at = special.end()
        found.starts.append(special.start())
        found.heads.append(special[0][1:-1])
        found.words.append("")
    _scan_part(found, at, len(view))
    return found


def specials(view: str) -> Iterator[re.Match[str]]:
    """Comments, CDATA sections, instructions and the document type declaration, in order."""
    at = 0
    while (start := min(_opening(view, "!", at), _opening(view, "?", at))) < len(view):
        special = _SPECIAL.match(view, start)
        if special is None:
            raise ValueError("the document is not well-formed")
        yield special
        at = special.end()


def tag_around(view: str, position: int) -> str:
    """What stands between the brackets of the tag in which a place is; empty for a place that is in none.

    The place must not be in a comment or the like.
    """
    start = view.rfind("<", 0, position)
    found = _TAG.match(view, start) if start >= 0 else None
    return found[0][1:-1] if found and found.end() > position else ""


def _opening(view: str, mark: str, start: int) -> int:
    """Where a `<` with a mark behind it stands next; the end of the view where there is none.

    Looking for one character is many times quicker than looking for two.
    """
    at = view.find(mark, start)
    while at > 0 and view[at - 1] != "<":
        at = view.find(mark, at + 1)
    return at - 1 if at > 0 else len(view)


def _scan_part(found: Tags, start: int, end: int) -> None:
    """The items of a stretch without comments and the like."""
    part = found.view[start:end]
    parts = part.split("<")
    if part.count(">") == len(parts) - 1:  # then no bracket closes but those of tags: by far the quicker way
        _plain(found, parts, start)
    else:
        _quoted(found, start, end)


def _plain(found: Tags, parts: list[str], start: int) -> None:
    if found.words:
        found.words[-1] = parts[0]
    if len(parts) == 1:
        return
    heads, _, words = zip(*[part.partition(">") for part in parts[1:]], strict=True)
    found.starts.extend(map(add, accumulate(map(len, parts)), range(start, start + len(heads))))
    found.heads.extend(heads)
    found.words.extend(words)


def _quoted(found: Tags, start: int, end: int) -> None:
    tags = list(_TAG.finditer(found.view, start, end))
    edges = [*(tag.start() for tag in tags), end]
    if found.words:
        found.words[-1] = found.view[start : edges[0]]
    for tag, following in zip(tags, edges[1:], strict=True):
        found.starts.append(tag.start())
        found.heads.append(tag[0][1:-1])
        found.words.append(found.view[tag.end() : following])


def name_in(head: str) -> str:
    """The name in what stands between the brackets of a tag."""
    found = _NAME.match(head)
    return found[1] if found else ""


def local_name_in(head: str) -> str:
    """The name in a tag without its prefix."""
    return name_in(head).rpartition(":")[2]


def attributes_in(head: str) -> dict[str, str]:
    """The attributes in a start tag, with their values as they are written."""
    return {found[1]: found[2] if found[2] is not None else found[3] for found in _ATTRIBUTE.finditer(head)}


class Attribute(NamedTuple):
    """Where an attribute stands in what is between the brackets: its name, and its value without the quotes."""

    name: Span
    value: Span


def attribute_spans(head: str) -> dict[str, Attribute]:
    """The attributes in a start tag, by name, with their places."""
    found = _ATTRIBUTE.finditer(head)
    return {one[1]: Attribute(one.span(1), one.span(2 if one[2] is not None else 3)) for one in found}
