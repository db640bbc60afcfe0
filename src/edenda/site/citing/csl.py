"""A citation as CSL-JSON, which Zotero, pandoc and citeproc read.

`issued` is the date of the edition and `original-date` that of the document; a letter, which nobody published before,
is issued when it was written and available since the edition.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from edenda.site.citing.cited import Cited
from edenda.site.citing.names import Name
from edenda.site.citing.when import When

#: Genre -> the type of CSL. Essays, articles and resolutions are pieces of the edition, which is no journal.
_TYPES: Final = {"letter": "personal_communication", "report": "report"}
_PIECE: Final = "chapter"
_LONE: Final = "document"


def csl_json(work: Cited) -> str:
    """The file: a list of one item."""
    return json.dumps([csl_item(work)], ensure_ascii=False, indent=2) + "\n"


def csl_item(work: Cited) -> dict[str, Any]:
    """The item; what is not known has no key."""
    kind = "personal_communication" if work.is_letter else _TYPES.get(work.genre, _PIECE if work.edition else _LONE)
    made, issued = _date(work.made), _date(work.issued)
    item = {
        "id": work.key,
        "type": kind,
        "title": work.title,
        "author": _names(work.authors),
        "recipient": _names(work.recipients),
        "issued": made if work.is_letter else issued,
        "original-date": None if work.is_letter else made,
        "available-date": issued if work.is_letter else None,
        "container-title": work.edition,
        "collection-title": work.edition if kind == "report" else "",
        "editor": _names(work.editors),
        "publisher": work.publisher,
        "URL": work.url,
        "language": work.language,
        "genre": work.genre_words,
        "abstract": work.abstract,
    }
    return {key: value for key, value in item.items() if value}


def _names(names: Iterable[Name]) -> list[dict[str, str]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, str]:
    if not name.family:
        return {"literal": name.words}
    return {
        key: value for key, value in (("family", name.family), ("given", name.given), ("suffix", name.suffix)) if value
    }


def _date(when: When | None) -> dict[str, Any] | None:
    """Numbers where there are such; a range that is open at an end can only be said in words."""
    if when is None:
        return None
    ends = [end for end in (when.start, when.end) if end]
    if len(ends) < 2:
        return {"raw": when.words} if when.words else None
    parts = [end.parts for end in (ends if when.is_range else ends[:1])]
    return {"date-parts": parts, **({} if when.is_sure else {"circa": True})}
