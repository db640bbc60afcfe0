"""A document as schema.org describes it, for search engines: JSON that can stand inside a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from edenda.site.citing.cited import Cited
from edenda.site.citing.names import Name
from edenda.site.citing.when import When
from edenda.site.values import Download

#: Genre -> the type of schema.org.
_TYPES: Final = {"letter": "Message", "article": "Article", "report": "Report"}
#: What could end the element or the line in which the JSON stands.
_UNSAFE: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def json_ld(work: Cited, files: Iterable[Download] = ()) -> str:
    """The description; `files` are those beside the page. No character of it means anything in HTML."""
    return json.dumps(_stated(description(work, files)), ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def description(work: Cited, files: Iterable[Download] = ()) -> dict[str, Any]:
    """The description as a value, with empty places for what is not known."""
    made = work.made
    return {
        "@context": "https://schema.org",
        "@type": "Message" if work.is_letter else _TYPES.get(work.genre, "CreativeWork"),
        "@id": work.url,
        "url": work.url,
        "name": work.title,
        "author": [_name(name) for name in work.authors],
        "recipient": [_name(name) for name in work.recipients],
        "dateCreated": made.iso if made else "",
        "dateSent": made.iso if made and work.is_letter else "",
        "temporal": made.edtf if made and made.start != made.end and made.is_sure else "",
        "datePublished": _iso(work.issued),
        "inLanguage": work.language,
        "genre": work.genre_words,
        "abstract": work.abstract,
        "license": work.licence_url,
        "publisher": _body(work.publisher),
        "isPartOf": _edition(work),
        "encoding": [_file(one, work.url) for one in files],
    }


def _edition(work: Cited) -> dict[str, Any]:
    if not work.edition:
        return {}
    return {
        "@type": "Collection",
        "name": work.edition,
        "url": work.url and work.url.rpartition("documents/")[0],
        "editor": [_name(name) for name in work.editors],
        "publisher": _body(work.publisher),
        "datePublished": _iso(work.issued),
    }


def _file(file: Download, page: str) -> dict[str, Any]:
    address = f"{page.rpartition('/')[0]}/{file.name}" if page else file.name
    return {
        "@type": "MediaObject",
        "encodingFormat": file.type,
        "contentUrl": address,
        "contentSize": str(file.size) if file.size else "",
    }


def _iso(when: When | None) -> str:
    return when.iso if when else ""


def _body(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name} if name else {}


def _name(name: Name) -> dict[str, Any]:
    if not name.is_person:
        return _body(name.words)
    return {"@type": "Person", "name": name.words, "familyName": name.family, "givenName": name.given}


def _stated(value: dict[str, Any]) -> dict[str, Any]:
    """A description without what is empty, at any depth."""
    inner = {key: _stated(one) if isinstance(one, dict) else one for key, one in value.items()}
    lists = {key: [_stated(each) for each in one] if isinstance(one, list) else one for key, one in inner.items()}
    return {key: one for key, one in lists.items() if one}
