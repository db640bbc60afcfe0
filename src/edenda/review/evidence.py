"""Why marks are what they are: the reasons that annotation would give for them, a document at a time."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from edenda.annotating.annotate import annotate
from edenda.annotating.values import Mention as Annotated
from edenda.annotating.values import Settings
from edenda.content_table import read_content_table
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.markup.document import Places, look_at
from edenda.register.entries import Register
from edenda.resources import SCHEMA
from edenda.review.values import Doubt
from edenda.xml.reading import read_xml

IN_HEADER = (
    "It stands in the header, where no rule marks names: it comes from the source, from edition.toml or by hand."
)
BY_HAND = "No rule would mark it: it was marked by hand, or by an earlier version."


def evidence_for(edition: Edition, file: str, doubts: Sequence[Doubt], register: Register) -> Mapping[str, str]:
    """For each doubt of a document, by its key, the reason for its mark and how sure it is, in words.

    `register` has the entries that the document names or may name. What a document that cannot be read says is empty.
    """
    path = edition.root / file
    try:
        data = read_xml(path)
        settings = Settings(
            read_content_table(edition.schema or SCHEMA / "edenda.rng"),
            register,
            os.path.relpath(edition.register_path, path.parent).replace(os.sep, "/"),
            date=edition.config.document(path.stem).date,
        )
        found = annotate(data, str(path), settings).mentions
        places = Places(look_at(data, str(path)))
    except UnreadableError:
        return {}
    starts = [one.start for one in found]
    return {
        doubt.key: _said(
            islice(found, bisect_left(starts, places.byte(doubt.mention.start)), None),
            doubt,
            places.byte(doubt.mention.end),
        )
        for doubt in doubts
    }


def _said(found: Iterable[Annotated], doubt: Doubt, end: int) -> str:
    """The reason for a mark, given what annotation found from its start on; `end` is the byte behind it."""
    if doubt.mention.is_in_header:
        return IN_HEADER
    for one in found:
        if one.end > end:
            break
        if one.type == doubt.mention.element and one.confidence is not None:
            return f"{one.rule}: {one.evidence} ({one.confidence:.2g})"
    return BY_HAND
