"""What the search page is told of a page that was found: its words, the blocks that hold them, names of entries.

Pagefind keeps a text and every element with an id. From these come, once and not in each reader's browser: which words
stand in which block, so that a passage has a place to lead to; and where the text has a name of an entry, so that one
is found by another. Places are numbers of words. It folds letters with accents; those that Unicode does not take apart
(ł, ø, ß) are given to it as the letters that one would type, with a mark that it passes over: `LETTERS`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, Final
from urllib.parse import quote

#: A letter -> what stands for it in the index: letters to type, with a combining mark.
LETTERS: Final = {
    "ł": "l\u0335",
    "Ł": "L\u0335",
    "ø": "o\u0338",
    "Ø": "O\u0338",
    "đ": "d\u0335",
    "Đ": "D\u0335",
    "ı": "i\u0335",
    "ß": "s\u034fs",
    "æ": "a\u034fe",
    "Æ": "A\u034fE",
    "œ": "o\u034fe",
    "Œ": "O\u034fE",
}
#: Put before the end of a block, so that Pagefind sets no full stop there; nothing is seen of it.
END: Final = "\u2060"
_CODES: Final = {code: letter for letter, code in LETTERS.items()} | {END: ""}
_CODE: Final = re.compile("|".join(_CODES))
_CODED: Final = str.maketrans(LETTERS)
#: The text between the tags of a page; attributes are ids and facets, which stay.
_TEXT: Final = re.compile(r">[^<]+<")
#: Elements that part words, which Pagefind does not know; facts that follow one another; the ends of blocks.
_PARTING: Final = re.compile(r"</?(?:dt|dd|th|caption|figcaption|aside|blockquote|hr)\b[^>]*>")
_BETWEEN: Final = re.compile(r"</dd>(?=\s*<d[dt]\b)")
_CLOSING: Final = re.compile(r"</(?:p|h[1-6]|li|td)>")
#: What stands between words of languages that write blanks, and of those that do not.
_BLANKS: Final = re.compile(r"\s+")
_NO_BLANK: Final = "\u200b"
#: Elements with an id to which a passage can lead.
_BLOCKS: Final = frozenset("p h1 h2 h3 h4 h5 h6 li dl dt dd div section".split())
#: The element that holds the names of entries, and how the id of each begins (`search-facts.xsl`).
_NAMES: Final = "_names"
_NAME: Final = re.compile(r"_names(\d)(.+)")
_BETWEEN_NAMES: Final = " · "


def readable(page: str) -> str:
    """A page as Pagefind reads it right."""
    parted = _PARTING.sub(r" \g<0> ", _BETWEEN.sub(" ·</dd>", page))
    return _TEXT.sub(lambda text: text[0].translate(_CODED), _CLOSING.sub(rf"{END}\g<0>", parted))


def shown(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the search page needs, from what Pagefind keeps of a page.

    `href` is the page's address; `facts` the line below its title; `words` its words, `gap` what stands between two;
    `blocks` an id and the places of the first word and after the last; `names` of entries: `id`, `name`, `forms` (from,
    to, how many of these words must be asked for), and `places` of words in the text that name it.
    """
    content: str = kept["content"]
    gap = "" if _NO_BLANK in content else " "
    words = _BLANKS.split(content) if gap else content.split(_NO_BLANK)
    anchors = kept["anchors"]
    end = next((one["location"] for one in anchors if one["id"] == _NAMES), len(words))
    filters = {name: [_plain(one) for one in values] for name, values in kept["filters"].items()}
    dated = kept["meta"].get("date", "")
    return {
        **kept,
        "content": "",
        "anchors": [],
        "href": quote(kept["url"].removeprefix("/")),
        "facts": _BETWEEN_NAMES.join(one for one in (dated, *filters.get("genre", ())) if one),
        "words": [_plain(word) for word in words[:end]],
        "gap": gap,
        "blocks": _blocks(anchors, end),
        "names": _names(anchors, end),
    }


def _plain(text: str) -> str:
    return _CODE.sub(lambda code: _CODES[code[0]], text)


def _blocks(anchors: Iterable[Mapping[str, Any]], end: int) -> list[tuple[str, int, int]]:
    starts = [(one["id"], one["location"]) for one in anchors if one["element"] in _BLOCKS and one["location"] < end]
    return [(id_, start, stop) for (id_, start), (_, stop) in pairwise([*starts, ("", end)]) if start < stop]


def _names(anchors: Iterable[Mapping[str, Any]], end: int) -> list[dict[str, Any]]:
    places: dict[str, list[int]] = defaultdict(list)
    found = []
    for one in anchors:
        words = _plain(one["text"])
        if one["location"] < end:
            places[words] += range(one["location"], one["location"] + len(words.split()))
        elif name := _NAME.fullmatch(one["id"]):
            forms = words.split(_BETWEEN_NAMES)
            found.append(
                {
                    "id": name[2],
                    "name": forms[0],
                    "forms": _forms(forms, one["location"], int(name[1])),
                    "places": sorted({place for form in forms for place in places[form]}),
                }
            )
    return found


def _forms(forms: Iterable[str], at: int, times: int) -> list[tuple[int, int, int]]:
    """Where each form of a name stands, and how many of its words must be asked for: one in `times` of them."""
    made = []
    for form in forms:
        length = len(form.split())
        made.append((at, at + length, -(-length // times)))
        at += length + 1
    return made
