"""Checking: every check on a TEI file, wherever it lies, or on all files of an edition."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.across import check_across
from edenda.checks.across.facts import Facts
from edenda.checks.across.gathering import gather
from edenda.checks.fidelity import compare
from edenda.checks.house.walk import Finding
from edenda.checks.pointers import IdIndex, check_pointers
from edenda.checks.references import References
from edenda.checks.rules import check_rules
from edenda.collector import collector_paused
from edenda.edition import REGISTER, SEEDS, Edition, open_edition, read_tei, sources_in
from edenda.errors import UnreadableError
from edenda.memory.decided import needing_no_entry
from edenda.memory.store import is_untouched, read_memory
from edenda.problems import Problem
from edenda.register.log import became
from edenda.schemas.checking import SchemaCheck
from edenda.schemas.choosing import AS_STATED, SchemaWish
from edenda.sources import read_source, source_digest, source_name
from edenda.stated import absent
from edenda.tei import DATING, TEI, not_tei, parse
from edenda.xml.elsewhere import check_elsewhere
from edenda.xml.files import leads_out, real
from edenda.xml.reading import read_xml

#: Into how many pieces the files are divided for each process.
_CHUNKS: Final = 8
_NOT_EDITED: Final = "Nobody has edited the TEI; the source has changed since it was made. Run `edenda convert`."


@dataclass(frozen=True)
class CheckWish:
    """How to check: against which schemas, by which rules (empty: as the edition says), how many files at a time."""

    schemas: SchemaWish = AS_STATED
    profile: str = ""
    jobs: int = 1


class Checked(NamedTuple):
    """What came of one file: its problems, and its facts for the rules that look at many; none where it is no TEI."""

    problems: tuple[Problem, ...]
    facts: Facts | None = None


def check_files(
    paths: Iterable[Path], edition: Edition | None = None, wish: CheckWish = CheckWish(), *, is_whole: bool = False
) -> tuple[Problem, ...]:
    """The problems of some TEI files, in the order of the files. What cannot be read is a problem, never a pass.

    Without a profile in the wish, files of an edition are checked as it says, and others by the rules of TEI alone.
    What shows only across files comes last; `is_whole` says that these are all the files there are.
    """
    paths = list(paths)
    if not paths:
        return ()
    problems: dict[Problem, None] = {}
    facts: list[Facts] = []
    with collector_paused():
        for checked in _checked(paths, edition, wish):
            problems.update(dict.fromkeys(checked.problems))
            if checked.facts is not None:
                facts.append(checked.facts)
        return tuple(dict.fromkeys((*problems, *check_across(facts, is_whole=is_whole))))


def _checked(paths: Sequence[Path], edition: Edition | None, wish: CheckWish) -> Iterator[Checked]:
    root = edition.root if edition else real(paths[0]).parent.parent
    if wish.jobs == 1 or len(paths) == 1:
        with SchemaCheck(wish.schemas) as schemas:
            yield from map(_Examiner(edition, root, wish, schemas), paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - takes long to load, and one file needs none

    start = (edition.root if edition else None, root, wish)
    with ProcessPoolExecutor(min(wish.jobs, len(paths)), initializer=_start_worker, initargs=start) as pool:
        yield from pool.map(_examine, paths, chunksize=max(1, len(paths) // (_CHUNKS * wish.jobs)))


class _Examiner:
    """Checks one file after another; the ids of other files are read once."""

    def __init__(self, edition: Edition | None, root: Path, wish: CheckWish, schemas: SchemaCheck) -> None:
        self._edition = edition
        self._profile = wish.profile
        self._schemas = schemas
        self._index = IdIndex(root, read_tei)

    def __call__(self, path: Path) -> Checked:
        return check_file(path, self._edition, self._index, self._schemas, self._profile)


#: The examiner of a worker process, which opens the edition for itself: trees cannot be sent between processes.
_worker: _Examiner


def _start_worker(edition: Path | None, root: Path, wish: CheckWish) -> None:
    global _worker  # noqa: PLW0603 - a process pool has no other place for what a worker keeps
    _worker = _Examiner(open_edition(edition) if edition else None, root, wish, SchemaCheck(wish.schemas))


def _examine(path: Path) -> Checked:
    with collector_paused():
        return _worker(path)


def check_edition(edition: Edition, wish: CheckWish = CheckWish()) -> tuple[Problem, ...]:
    """The problems of an edition: its configuration, its register, its documents."""
    found = [*edition.problems, *absent(edition)]
    paths = list(edition.documents())
    if edition.register_path.is_file():
        try:
            found.extend(edition.read_register[1])
        except UnreadableError as error:
            found.extend(error.problems)
        paths.append(edition.register_path)
    return tuple(dict.fromkeys((*found, *check_files(paths, edition, wish, is_whole=True))))


def check_file(path: Path, edition: Edition | None, index: IdIndex, schemas: SchemaCheck, profile: str = "") -> Checked:
    """The problems of one TEI file (well-formedness, schemas, pointers, rules, fidelity), and its facts."""
    if edition and (outside := leads_out(path, edition.root)):
        return Checked((outside,))
    try:
        data = read_xml(path)
        root = parse(data, str(path))
    except UnreadableError as error:
        return Checked(error.problems)
    if problem := not_tei(root, str(path)):
        return Checked((problem,))
    references = References(root, path)
    grammar = schemas.check(root, path, edition, data)
    pointers = check_pointers(root, path, index, references, partial(_became, edition))
    rules = check_rules(root, str(path), profile or _profile_of(path, edition), partial(_undecided, root, data, path))
    problems = (
        *check_elsewhere(root, str(path)),
        *_unrepeated(grammar, pointers, rules),
        *check_fidelity(root, path, edition),
    )
    return Checked(problems, gather(root, path, references))


def _undecided(root: etree._Element, data: bytes, path: Path, findings: Sequence[Finding]) -> Sequence[Finding]:
    """Findings without the names of which somebody decided that they need no entry."""
    if not any(one.code == "NAME-002" for one in findings):
        return findings
    settled = needing_no_entry(data, path)
    if not settled:
        return findings
    elements = {element for number, element in enumerate(root.iter(etree.Element)) if number in settled}
    return tuple(one for one in findings if one.code != "NAME-002" or one.element not in elements)


def _became(edition: Edition | None, file: str, name: str) -> str:
    """What became of an entry of the register, by the id that it had; empty for any other id."""
    if edition is None or file != os.path.abspath(edition.register_path):  # noqa: PTH100 - as References has it
        return ""
    told = became(name, edition.register_log)
    return f"{told} `edenda register follow` mends it." if told else ""


def _unrepeated(grammar: Iterable[Problem], pointers: Iterable[Problem], rules: Sequence[Problem]) -> Iterator[Problem]:
    """Findings without those that another check has in better words: a place for an id, a calendar for a date."""
    days = {(one.line, name) for one in rules if one.code == "DATE-005" for name in DATING if f"@{name}" in one.message}
    kept = [
        one for one in grammar if not any((one.line, name) in days and f"@{name}" in one.message for name in DATING)
    ]
    said = {problem.message for problem in kept if problem.code == "PTR-002"}
    yield from kept
    yield from (problem for problem in pointers if problem.message not in said)
    yield from rules


def _profile_of(path: Path, edition: Edition | None) -> str:
    """Which rules hold for a file: those that the edition names, else all of them for a file of an edition."""
    if edition is None or edition.tei != real(path).parent:
        return "tei"
    return edition.config.check.profile or "house"


def check_fidelity(root: etree._Element, path: Path, edition: Edition | None) -> tuple[Problem, ...]:
    """FID problems of a document against its source; FID-003 where an edition has no source for it.

    Front matter has none, and needs none.
    """
    if root.find(f"{{{TEI}}}text") is None or path.name == REGISTER:
        return ()
    source = edition.source_of(path) if edition else _beside(path)
    if source is None:
        is_ours = edition is not None and edition.tei == real(path).parent and not edition.is_front(path)
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
