"""What points to entries of the register: documents, the register itself, what is stated of documents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from edenda.edition import Edition
from edenda.markup.document import Places
from edenda.model import Span
from edenda.register.editing.register_file import RegisterFile
from edenda.register.redirecting.pointers import Pointers, may_point
from edenda.register.redirecting.stated import REFERENCES
from edenda.xml.files import leads_out
from edenda.xml.reading import read_xml


class Standing(NamedTuple):
    """Something that points to an entry: the entry's id, what it is in words, file and line."""

    target: str
    what: str
    file: str | None
    line: int | None


def standing(edition: Edition, file: RegisterFile, ids: Collection[str]) -> Iterator[Standing]:
    """What points to entries from outside of them; `file` is the register, in which they are."""
    gone = [file.outline.span(part.start, part.end) for part in map(file.part, ids)]
    register = edition.register_path
    for path in (path for path in edition.documents() if not leads_out(path, edition.root)):
        words = read_xml(path)
        if may_point(words, ids):
            yield from _held(Pointers(words, str(path), path, register, ids), str(path), ())
    yield from _held(Pointers(file.data, str(register), register, register, ids), str(register), gone)
    wanted = frozenset(ids)
    for name, document in edition.config.documents.items():
        for key in REFERENCES:
            if getattr(document, key, "") in wanted:
                origin = document.origin(key)
                yield Standing(getattr(document, key), f"{key} of the document “{name}”", origin.file, origin.line)


def _held(pointers: Pointers, name: str, gone: Iterable[Span]) -> Iterator[Standing]:
    """The pointers of a file, but for those inside what is taken out."""
    spans = sorted(gone)
    starts, ends = [first for first, _ in spans], list(accumulate((last for _, last in spans), max))
    places = Places(pointers.document)
    for one in pointers.held:
        before = bisect_right(starts, one.start)
        if not before or ends[before - 1] <= one.start:
            line, _ = places.position(one.start)
            for target in dict.fromkeys(filter(None, one.ids)):
                yield Standing(target, f"@{one.attribute} of `{one.name}`", name, line)
