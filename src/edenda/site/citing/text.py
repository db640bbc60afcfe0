"""A citation in words, as it stands in a footnote: who, what, when, in which edition, where, under which licence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edenda.site.citing.cited import Cited
from edenda.site.citing.names import Name


def text(work: Cited) -> str:
    """The citation, in the language of the interface; what is not known is left out."""
    made = work.made.words if work.made else ""
    parts = [
        _letter(work) if work.is_letter else ", ".join(filter(None, (_people(work.authors, work.words), _title(work))))
    ]
    parts.extend(part for part in (made, _container(work), work.url) if part)
    licence = f" ({work.licence})" if work.licence else ""
    return ", ".join(filter(None, parts)) + licence + "."


def container(work: Cited) -> str:
    """The edition as a work of its own: title, editors, publisher, date."""
    editors = f"{work.words['cite-edited-by']} {_people(work.editors, work.words)}" if work.editors else ""
    issued = work.issued.start if work.issued else None
    parts = (work.edition, editors, work.publisher, str(issued.year) if issued else "")
    return ", ".join(part for part in parts if part)


def _container(work: Cited) -> str:
    words = container(work)
    return f"{work.words['cite-in']} {words}" if words else ""


def _letter(work: Cited) -> str:
    """Who wrote to whom; the title too, where it is the letter's own or says what nobody else does."""
    sender, addressee = _people(work.authors, work.words), _people(work.recipients, work.words)
    if sender and addressee:
        parties = f"{sender} {work.words['cite-to']} {addressee}"
        return parties if work.is_title_ours else f"{parties}, {_title(work)}"
    return ", ".join(filter(None, (sender, _title(work))))


def _title(work: Cited) -> str:
    return f"{work.words['quote-open']}{work.title}{work.words['quote-close']}" if work.title else ""


def _people(names: Sequence[Name], words: Mapping[str, str]) -> str:
    """Names in a row: `A, B and C`."""
    said = [name.words for name in names]
    return f" {words['cite-and']} ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
