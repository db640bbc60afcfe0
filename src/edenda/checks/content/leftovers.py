"""Rules on what is left over from work, from typing and from other formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import Final

from edenda.checks.house.walk import TEXT, VERBATIM, Finding, Walk
from edenda.checks.running_text import BOUNDARY, places_of

_PLACEHOLDER: Final = re.compile(
    r"\?{3,}|\b[xX]{4,}\b|\[\s*(?:[xX]{3}|\.{0,3}\s*(?:TODO|TBD|TBC)\b[^\]]{0,40})\s*\]"
    r"|\bFIXME\b|\bTODO\s*:|\b(?:[Ll]orem ipsum)\b"
)
#: What any placeholder has; a text without it need not be searched.
_SIGNS: Final = ("???", "xxx", "XXX", "TODO", "TB", "FIXME", "orem ipsum")
_REMARK: Final = re.compile(
    r"[\[(]\s*(?:\?|(?i:sic|recte|illegible|unreadable|indecipherable|word missing|words? illegible|unclear))"
    r"\s*[!.?]?\s*[\])]"
)
_ENTITY: Final = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG: Final = re.compile(
    r"</?(?:i|b|u|p|br|hr|em|sup|sub|strong|span|div|font|a|td|tr|table|li|ul|hi|lb|pb|note|persName|placeName|date)"
    r"(?:\s[^<>\x00]{0,80})?/?>"
)
_WIKI: Final = re.compile(
    r"'''[^\s'][^'\x00]{0,80}'''|\*\*[^\s*][^*\x00\n]{0,80}\*\*(?!\*)|(?<![\w_])__[^\W_][^_\x00\n]{0,80}__(?![\w_])"
    r"|\[\[[^\[\]\x00]{1,60}\|[^\[\]\x00]{1,80}\]\]|\[\[(?:File|Image|Category|Datei|Bild):|\{\{[^{}\x00]{1,80}\}\}"
    r"|\]\(https?://|(?<=\x00 )#{2,6} \w"
)
_WIKI_SIGNS: Final = ("'''", "**", "__", "[[", "{{", "](", "##")


def placeholders(walk: Walk) -> Iterator[Finding]:
    """LEFT-001: words that somebody meant to replace."""
    for found in _found(_PLACEHOLDER, _SIGNS, walk, within=0):
        message = f"“{found[0]}” seems to hold the place of something: “{_around(walk, found)}”."
        yield _finding(
            "LEFT-001", walk, found, message, "Put in what is meant; where it is lost or unread, `gap` says so."
        )


def typed_remarks(walk: Walk) -> Iterator[Finding]:
    """LEFT-002: a remark such as [sic] is typed into the text."""
    for found in _found(_REMARK, ("[", "("), walk):
        message = f"“{found[0]}” is typed into the text: “{_around(walk, found)}”."
        hint = "If it is the editors', `sic`, `unclear` or `gap` says it; if the source has it, leave it."
        yield _finding("LEFT-002", walk, found, message, hint)


def escaped_twice(walk: Walk) -> Iterator[Finding]:
    """LEFT-003: a reference to a character that was escaped twice, so that the reader sees `&amp;`."""
    for found in _found(_ENTITY, ("&",), walk, within=0):
        if found[0].startswith("&#") or found[0][1:] in html5:
            message = f"The reader will see “{found[0]}” here: “{_around(walk, found)}”."
            hint = f"Write &{found[0][1:]} once (not &amp;{found[0][1:]}), or the character itself."
            yield _finding("LEFT-003", walk, found, message, hint)


def other_markup(walk: Walk) -> Iterator[Finding]:
    """LEFT-004: markup of a wiki, of Markdown or of HTML that the reader will see as it stands."""
    for found in (*_tags(walk), *_found(_WIKI, _WIKI_SIGNS, walk, within=0)):
        what = found[0].replace(BOUNDARY, "").strip()
        message = f"“{what}” is markup that is no TEI: “{_around(walk, found)}”."
        yield _finding(
            "LEFT-004", walk, found, message, "Encode what it stands for (`hi`, `ref`, `head`), and take it out."
        )


def _tags(walk: Walk) -> Iterator[re.Match[str]]:
    """Typed tags; an end tag only where none of its name begins before it."""
    begun = set()
    for found in _found(_TAG, ("<",), walk, within=0):
        name = found[0].strip("</>").split()[0]
        if not found[0].startswith("</"):
            begun.add(name)
        if not found[0].startswith("</") or name not in begun:
            yield found


def _found(pattern: re.Pattern[str], signs: Iterable[str], walk: Walk, within: int = TEXT) -> Iterator[re.Match[str]]:
    """What a pattern finds in what is no code; a text that has none of the signs is not searched."""
    text = walk.text.text
    if not any(sign[0] in text and sign in text for sign in signs):  # one character is found much faster
        return
    for found in _matches(pattern, signs, text):
        flags = walk.text.owner(found.start()).within
        if flags & within == within and not flags & VERBATIM:
            yield found


def _matches(pattern: re.Pattern[str], signs: Iterable[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds. Where the signs are single characters, everything that it finds begins with one."""
    if any(len(sign) > 1 for sign in signs):
        yield from pattern.finditer(text)
        return
    end = 0
    for at in places_of(signs, text):
        if at >= end and (found := pattern.match(text, at)):
            yield found
            end = found.end()


def _around(walk: Walk, found: re.Match[str]) -> str:
    return walk.text.around(*found.span())


def _finding(code: str, walk: Walk, found: re.Match[str], message: str, hint: str) -> Finding:
    at = found.start()
    return Finding(code, walk.text.owner(at).element, message, hint, walk.text.line(at))
