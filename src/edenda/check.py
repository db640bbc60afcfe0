"""Checking: every check on a TEI file, wherever it lies, or on all files of an edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from lxml import etree

from edenda.checks.fidelity import compare
from edenda.checks.pointers import IdIndex, check_pointers
from edenda.config import FILE_NAME
from edenda.edition import REGISTER, SEEDS, Edition, read_tei, sources_in
from edenda.errors import UnreadableError
from edenda.memory.store import is_untouched, read_memory
from edenda.problems import Problem
from edenda.schemas.checking import SchemaCheck
from edenda.schemas.choosing import AS_STATED, SchemaWish
from edenda.sources import read_source, source_digest, source_name
from edenda.tei import TEI, not_tei
from edenda.xml.elsewhere import check_elsewhere
from edenda.xml.files import leads_out, real

_NOT_EDITED: Final = "Nobody has edited the TEI; the source has changed since it was made. Run `edenda convert`."


def check_files(
    paths: Iterable[Path], edition: Edition | None = None, wish: SchemaWish = AS_STATED
) -> tuple[Problem, ...]:
    """The problems of some TEI files, in the order of the files. What cannot be read is a problem, never a pass."""
    found: list[Problem] = []
    index: IdIndex | None = None
    with SchemaCheck(wish) as schemas:
        for path in paths:
            index = index or IdIndex(edition.root if edition else real(path).parent.parent, read_tei)
            found.extend(check_file(path, edition, index, schemas))
    return tuple(dict.fromkeys(found))


def check_edition(edition: Edition, wish: SchemaWish = AS_STATED) -> tuple[Problem, ...]:
    """The problems of an edition: its configuration, its register, its documents."""
    found = [*edition.problems, *_absent_documents(edition)]
    paths = list(edition.documents())
    if edition.register_path.is_file():
        try:
            found.extend(edition.read_register[1])
        except UnreadableError as error:
            found.extend(error.problems)
        paths.append(edition.register_path)
    return tuple(dict.fromkeys((*found, *check_files(paths, edition, wish))))


def _absent_documents(edition: Edition) -> Iterable[Problem]:
    """CONF-004 for tables of documents that the edition does not have."""
    there = {*map(source_name, edition.sources()), *(path.stem for path in edition.documents())}
    for name in edition.stated.documents:
        if name not in there:
            message = f"edition.toml speaks of the document “{name}”, but there is neither a source nor a TEI file."
            hint = "The table's name must be the file name without its extension."
            yield Problem("CONF-004", message, str(edition.root / FILE_NAME), hint=hint)


def check_file(path: Path, edition: Edition | None, index: IdIndex, schemas: SchemaCheck) -> tuple[Problem, ...]:
    """The problems of one TEI file: well-formedness, schemas, pointers, fidelity."""
    if edition and (outside := leads_out(path, edition.root)):
        return (outside,)
    try:
        root = read_tei(path)
    except UnreadableError as error:
        return error.problems
    if problem := not_tei(root, str(path)):
        return (problem,)
    pointers = check_pointers(root, path, index)
    twice = {problem.line for problem in pointers if problem.code == "PTR-002"}
    grammar = (one for one in schemas.check(root, path, edition) if one.line not in twice or "@id" not in one.message)
    return (
        *check_elsewhere(root, str(path)),
        *grammar,
        *pointers,
        *check_fidelity(root, path, edition),
    )


def check_fidelity(root: etree._Element, path: Path, edition: Edition | None) -> tuple[Problem, ...]:
    """FID problems of a document against its source; FID-003 where an edition has no source for it."""
    if root.find(f"{{{TEI}}}text") is None or path.name == REGISTER:
        return ()
    source = edition.source_of(path) if edition else _beside(path)
    if source is None:
        is_ours = edition is not None and edition.tei == real(path).parent
        hint = f"Put the source into seeds/{path.stem}.txt, so that fidelity can be proved."
        return (Problem("FID-003", "There is no source to compare with.", str(path), hint=hint),) if is_ours else ()
    if edition and (outside := leads_out(source, edition.root)):
        return (outside,)
    try:
        text, _ = read_source(source)
    except UnreadableError as error:
        return error.problems
    found = compare(text.raw, root, str(source))
    memory = read_memory(path) if found and is_untouched(path) else None
    if memory and source_digest(source) not in memory.source:
        found = tuple(replace(problem, hint=_NOT_EDITED) for problem in found)
    return tuple(problem if problem.line else replace(problem, file=str(path)) for problem in found)


def _beside(path: Path) -> Path | None:
    """The source of a TEI file outside an edition: what has its name in `seeds/` beside the file's folder."""
    found = sources_in(real(path).parent.parent / SEEDS)
    return next((source for source in found if source_name(source) == path.stem), None)
