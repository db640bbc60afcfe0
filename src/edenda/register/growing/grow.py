"""The register grown by the names of an edition that lead nowhere: planned, then as changes to files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from edenda.changes.values import FileChange
from edenda.collector import collector_paused
from edenda.edition import Edition
from edenda.languages import load
from edenda.markup.document import look_at
from edenda.markup.tags import Tags, local_name_in, scan
from edenda.memory.decided import needing_no_entry
from edenda.recognisers.register.forms import alike
from edenda.register.editing.register_file import RegisterFile, ids_in
from edenda.register.growing.gathering import kind_of, names_of
from edenda.register.growing.linking import linked_document, taken_out
from edenda.register.growing.plan import Grown, Plan, Wish, plan
from edenda.register.index.index import Index
from edenda.register.index.values import Mention
from edenda.register.log import former_ids, read_log
from edenda.scaffold import new_register
from edenda.tei import parse
from edenda.xml.files import read_own

#: What stands in one of these is part of a citation or description, and no name in the text.
_CITED = frozenset({"bibl", "biblStruct", "biblFull", "listBibl", "msDesc"})
TITLE = "grow"


def planned(edition: Edition, index: Index, wish: Wish) -> Plan:
    """What growing would come to. Raises UnreadableError where a document or the register cannot be read."""
    language = load(edition.config.edition.language)
    log = read_log(edition.tei)
    refused = {alike(row.other) for row in log if row.deed == "refused"}
    mentions = _in_text(edition, index.unlinked())
    with collector_paused():
        names = names_of(mentions, index, language)
        taken = {*index.ids(), *_ids(edition), *former_ids(log)} if names.mentions else ()
        return plan(names, wish._replace(refused=wish.refused | refused), taken, language)


def changes_of(edition: Edition, grown: Sequence[Grown]) -> Iterator[FileChange]:
    """The changes that make entries, set pointers to them and remember these: nothing else in any file.

    Raises UnreadableError where a file was edited since it was planned, or would not be valid afterwards.
    """
    if grown:
        yield _register_change(edition, grown)
    by_file: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for one in grown:
        for mention in one.mentions:
            by_file[mention.file].append((mention, one.id))
    for file in sorted(by_file):
        yield from linked_document(edition.root / file, by_file[file], edition.register_path, edition.schema)


def _register(edition: Edition) -> bytes:
    path = edition.register_path
    return read_own(path) if path.exists() else new_register(edition.config.edition.date or "2000-01-01")


def _ids(edition: Edition) -> set[str]:
    """The ids in the register's file, whatever has them. Raises UnreadableError where it is not well-formed."""
    data, name = _register(edition), str(edition.register_path)
    parse(data, name)
    return ids_in(look_at(data, name))


def _register_change(edition: Edition, grown: Sequence[Grown]) -> FileChange:
    register = RegisterFile(_register(edition), str(edition.register_path), edition.schema)
    edits = register.add_entries(one.entry for one in grown if one.entry is not None)
    for one in grown:
        for form in one.forms if one.entry is None else ():
            edits.extend(register.add_form(one.id, form))
    path = edition.register_path
    return FileChange(path, register.data if path.exists() else None, register.apply(edits))


def _in_text(edition: Edition, mentions: Iterator[Mention]) -> Iterator[Mention]:
    """The names that stand in the text itself, of kinds that have entries, for which no entry was ruled out."""
    by_file: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.words and kind_of(mention) and not mention.is_in_header:
            by_file[mention.file].append(mention)
    for file, here in by_file.items():
        path = edition.root / file
        data = read_own(path)
        tags = scan(look_at(data, str(path)).view)
        left = _cited(tags) | _tags(tags, needing_no_entry(data, path)) | taken_out(path, data, here)
        yield from (mention for mention in here if mention.tag not in left)


def _tags(tags: Tags, ordinals: frozenset[int]) -> frozenset[int]:
    """The numbers of the start tags of the how-manieth elements."""
    if not ordinals:
        return frozenset()
    starts = (number for number, head in enumerate(tags.heads) if head[0] not in "/!?")
    return frozenset(number for ordinal, number in enumerate(starts) if ordinal in ordinals)


def _cited(tags: Tags) -> frozenset[int]:
    """The numbers of the start tags inside citations."""
    found: set[int] = set()
    depth = 0
    for number, head in enumerate(tags.heads):
        if head[0] in "!?":
            continue
        is_citation = local_name_in(head) in _CITED
        if head[0] == "/":
            depth -= is_citation
            continue
        if depth:
            found.add(number)
        depth += is_citation and not head.endswith("/")
    return frozenset(found)
