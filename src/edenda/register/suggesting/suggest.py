"""All that may be wrong in a register, the most certain first."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from edenda.edition import Edition
from edenda.languages import load
from edenda.register.index.index import Index
from edenda.register.log import distinct_pairs
from edenda.register.suggesting.duplicates import duplicates
from edenda.register.suggesting.facts import pointed_to
from edenda.register.suggesting.homonyms import homonyms
from edenda.register.suggesting.mixed import counted, mixed
from edenda.register.suggesting.unused import lone, orphans
from edenda.register.suggesting.values import Kind, Suggestion, in_order
from edenda.tei import parse
from edenda.xml.reading import read_xml


def suggestions(
    edition: Edition, index: Index, only: frozenset[Kind], kinds: frozenset[str] = frozenset()
) -> tuple[Suggestion, ...]:
    """What may be wrong in the register of an edition: suggestions of some sorts, about entries of some kinds (all).

    Pairs of which somebody decided that they are two are not suggested. Raises UnreadableError where the register
    cannot be read.
    """
    path = edition.register_path
    if not path.is_file():
        return ()
    root = parse(read_xml(path), str(path))
    told_apart = distinct_pairs(edition.tei)
    found = _found(edition, index, root, only, kinds)
    kept = (one for one in found if frozenset(one.entries) not in told_apart)
    return tuple(sorted(kept, key=in_order))


def _found(
    edition: Edition, index: Index, root: etree._Element, only: frozenset[Kind], kinds: frozenset[str]
) -> Iterator[Suggestion]:
    language = load(edition.config.edition.language)
    entries = [one for one in index.entries() if not kinds or one.kind in kinds]
    if "duplicates" in only:
        yield from duplicates(entries, root, index, language)
    if only & {"mixed", "homonyms", "lone"}:
        names = list(index.names_of_entries())
        words = counted(names)
        if "mixed" in only:
            yield from mixed(entries, words, language)
        if "homonyms" in only:
            yield from homonyms(entries, names)
        if "lone" in only:
            yield from lone(entries, words)
    if "orphans" in only:
        yield from orphans((one for one in index.orphans() if not kinds or one.kind in kinds), pointed_to(root))
