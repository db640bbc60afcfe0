"""A citation as a BibTeX entry, in the fields of biblatex where BibTeX has none: read by biber, JabRef and Zotero.

A document is an `@incollection`, published with the edition (`date`) and made long before (`origdate`). A letter is a
`@misc`, which bears its own date: `@letter` is one to biblatex too, and Zotero would leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from edenda.site.citing.cited import Cited
from edenda.site.citing.names import Name
from edenda.site.citing.text import container

_ESCAPED: Final = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{char: rf"\{char}" for char in "%&_#$"},
}
_SPECIAL: Final = re.compile(r"[\\{}~^%&_#$]")
#: What BibTeX would take for the end of a name, or for one of its parts.
_PARTING: Final = re.compile(r",|\band\b", re.IGNORECASE)
#: The languages that babel calls by a name of their own.
_LANGUAGES: Final = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "ru": "russian",
    "la": "latin", "pl": "polish", "nl": "dutch", "sv": "swedish", "da": "danish", "cs": "czech", "hu": "hungarian",
}  # fmt: skip


def bibtex(work: Cited) -> str:
    """The entry, with a line for each field."""
    kind = "misc" if work.is_letter or not work.edition else "incollection"
    fields = {"author": _names(work.authors), "title": escaped(work.title), **_fields(work, kind), **_common(work)}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{work.key},\n{lines}}}\n"


def escaped(words: str) -> str:
    """Words in which no character means anything to TeX."""
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], words)


def _fields(work: Cited, kind: str) -> dict[str, str]:
    made, issued = (when.edtf if when else "" for when in (work.made, work.issued))
    if work.is_letter:
        return {"howpublished": escaped(_how(work)), "date": made, "note": escaped(_note(work))}
    where = {"booktitle": escaped(work.edition), "editor": _names(work.editors)} if kind == "incollection" else {}
    return {**where, "publisher": escaped(work.publisher), "date": issued, "origdate": made}


def _how(work: Cited) -> str:
    to = _row(name.words for name in work.recipients)
    return f"{work.words['cite-letter-to']} {to}" if to else work.words["genre-letter"]


def _note(work: Cited) -> str:
    """Where the letter is printed, which `@misc` has no fields for."""
    words = container(work)
    return f"{work.words['cite-in'].capitalize()} {words}" if words else ""


def _common(work: Cited) -> dict[str, str]:
    return {
        "url": re.sub(r"[{}\\%]", lambda found: rf"\{found[0]}" if found[0] == "%" else "", work.url),
        "langid": _LANGUAGES.get(work.language.partition("-")[0].lower(), ""),
        "abstract": escaped(work.abstract),
        "copyright": escaped(work.licence or work.licence_url),
    }


def _names(names: Iterable[Name]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    if not name.family:
        return f"{{{escaped(name.words)}}}"
    return ", ".join(_kept(part) for part in (name.family, name.suffix, name.given) if part)


def _kept(words: str) -> str:
    """A part of a name; in braces where BibTeX would cut it."""
    return f"{{{escaped(words)}}}" if _PARTING.search(words) else escaped(words)


def _row(words: Iterable[str]) -> str:
    return ", ".join(words)
