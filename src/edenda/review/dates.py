"""Dates of which a document says that they are not sure, as mentions; the index of names has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from edenda.checks.places import places_of
from edenda.errors import UnreadableError
from edenda.markup.document import Places, look_at
from edenda.markup.tags import attributes_in, local_name_in
from edenda.register.description import dates_said
from edenda.register.index.values import Mention
from edenda.register.index.words import WordsRead
from edenda.tei import TEI, local, parse
from edenda.tei_reader.reader import read_tei_file
from edenda.xml.reading import read_xml

_UNSURE: Final = frozenset({"low", "medium"})
#: What a document has that has such a date; quick, and certain only that others have none.
_PERHAPS: Final = re.compile(rb"<(?:[\w.-]+:)?date\s[^>]*\bcert\s*=")


def unsure_dates(path: Path, root: Path) -> tuple[Mention, ...]:
    """The dates with low or medium certainty in a document of an edition; none of one that cannot be read."""
    try:
        data = read_xml(path)
        return tuple(_dates(data, path, root)) if _PERHAPS.search(data) else ()
    except UnreadableError:
        return ()


def _dates(data: bytes, path: Path, root: Path) -> Iterator[Mention]:
    name = str(path)
    tree = parse(data, name)
    document = look_at(data, name)
    read = read_tei_file(document, name)
    heads = read.elements.tags.heads
    elements = zip((at for at, head in enumerate(heads) if head[0] not in "/!?"), tree.iter("*"), strict=True)
    found = [
        (at, element)
        for at, element in elements
        if local_name_in(heads[at]) == "date" and attributes_in(heads[at]).get("cert") in _UNSURE
    ]
    stands = places_of(tree, [element for _, element in found])
    words, places = WordsRead(document, read), Places(document)
    for at, element in found:
        is_in_header = any(local(one) == "teiHeader" for one in element.iterancestors(f"{{{TEI}}}teiHeader"))
        said = words.alone(at) if is_in_header else words.of(at)
        start, end = read.elements.outer_span(at)
        yield Mention(
            path.relative_to(root).as_posix(),
            "date",
            element.get("type", ""),
            said.words,
            (),
            element.get("cert", ""),
            *places.position(start),
            start,
            end,
            at,
            said.before,
            said.after,
            stands.get(element, ""),
            is_linked=False,
            value=dates_said(element),
        )
