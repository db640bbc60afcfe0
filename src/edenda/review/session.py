"""A review: the doubts of an edition, what is known of each, and decisions on them, each saved when it is made.

What the terminal, the page and the script share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from types import TracebackType
from typing import Final, Self

from edenda.changes.commit import commit, history, undo
from edenda.edition import Edition
from edenda.errors import UnreadableError, UsageError
from edenda.memory.decided import tags_needing_no_entry
from edenda.memory.store import Memory, Row, contests, memory_path, read_decided, read_memory
from edenda.problems import Problem
from edenda.register.description import in_short
from edenda.register.index.index import open_index
from edenda.register.index.values import Mention
from edenda.register.log import FILE_NAME as LOG
from edenda.responsible import Responsible
from edenda.review.candidates import candidates, search
from edenda.review.dates import unsure_dates
from edenda.review.deciding import Deciding
from edenda.review.document import read_document
from edenda.review.entries import Entries
from edenda.review.evidence import evidence_for
from edenda.review.keys import document_in, document_of
from edenda.review.periods import why_not_alive, year_written
from edenda.review.queue import Group, doubts_of, group_of, kind_of, ordered, selected
from edenda.review.register import RegisterView, kind_of_entry
from edenda.review.skipped import read_skipped, write_skipped
from edenda.review.values import EVERYTHING, Candidate, Decision, Doubt, Selection
from edenda.review.watching import Watch
from edenda.xml.reading import read_xml

#: So many doubts of a document are looked at together: for each there may be entries to be compared.
_AT_ONCE: Final = 60
#: Who only looks, and decides nothing.
_NOBODY: Final = Responsible("", "")
#: How the undo steps of reviews are called.
TITLE: Final = "review: "


class Session:
    """A review of an edition. A context manager, which closes the index.

    `responsible` decides where a decision does not say who does; `selection` says what is asked for, and in which
    order. `problems` are what the index could not read, and decisions of two branches that contradict one another.
    """

    def __init__(self, edition: Edition, responsible: Responsible, selection: Selection = EVERYTHING) -> None:
        self.edition = edition
        self.responsible = responsible
        self.selection = selection
        self._index = open_index(edition)
        self._entries = Entries(self._index)
        self._register = RegisterView(edition)
        self._paths = {path.relative_to(edition.root).as_posix(): path for path in edition.documents()}
        self._files = {document_of(file): file for file in self._paths}
        self._decided: dict[str, tuple[Row, ...]] = {}
        self._all: dict[str, tuple[Doubt, ...]] = {}
        self._chosen: dict[str, tuple[Doubt, ...]] = dict.fromkeys(self._paths, ())
        """Those of all that are asked for."""
        self._skipped = read_skipped(edition.root)
        self._last: list[str] = []
        self._evidence: dict[str, dict[str, str]] = {}
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        self._years: dict[str, int | None] = {}
        self._open: tuple[Doubt, ...] | None = None
        self._groups: dict[Group, dict[str, Doubt]] = defaultdict(dict)
        self._watch = Watch((*self._paths.values(), *map(memory_path, self._paths.values()), edition.register_path))
        self._unconfirmed = self._provisional()
        self._look_at(self._paths)
        self._first = len(self.doubts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Bring the index up to date with the register, and close it."""
        if self._entries.are_changed:
            self._index.refresh([self.edition.register_path])
        self._index.close()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, and MEM-003 for decisions that contradict one another."""
        found = [*self._index.problems]
        for file, rows in self._decided.items():
            if rows:
                found.extend(contests(self._paths[file], read_memory(self._paths[file]) or Memory()))
        return tuple(found)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is open, in order; what was skipped comes last."""
        if self._open is None:
            found = ordered(chain.from_iterable(self._chosen.values()), self.selection)
            self._open = tuple(_with_last(found, self._skipped) if self._skipped else found)
        return self._open

    @property
    def total(self) -> int:
        """How many were open at the beginning."""
        return max(self._first, len(self.doubts))

    @property
    def position(self) -> int:
        """Which of them the first that is open is; those that were skipped are passed."""
        left = len(self.doubts)
        skipped = sum(doubt.key in self._skipped for doubt in self.doubts) if self._skipped else 0
        return self.total - left + (skipped if skipped < left else 0) + 1

    def doubt(self, key: str) -> Doubt | None:
        """The open doubt of a key, whether or not it is asked for."""
        found = self._all.get(self._file_of(key), ())
        return next((doubt for doubt in found if doubt.key == key), None)

    def decided(self, key: str) -> Row | None:
        """What was decided about a mark that is open no more."""
        found = self._decided.get(self._file_of(key), ())
        return next((row for row in found if row.key == key), None)

    def group(self, doubt: Doubt) -> tuple[Doubt, ...]:
        """All open doubts of the edition with the same words, of the same kind and element."""
        found = self._groups.get(group_of(doubt), {})
        return tuple(sorted(found.values(), key=lambda one: (one.mention.file, one.mention.tag))) or (doubt,)

    def has_evidence(self, doubt: Doubt) -> bool:
        """Whether the evidence for a doubt is there without work."""
        return doubt.key in self._evidence.get(doubt.mention.file, {})

    def evidence(self, doubt: Doubt) -> str:
        """Why it is marked, and how sure that is. The first of a document takes as long as annotating it."""
        file = doubt.mention.file
        if not self.has_evidence(doubt):
            doubts = self._beside(doubt)
            register = self._register.some(self._entries_about(doubts))
            self._evidence.setdefault(file, {}).update(evidence_for(self.edition, file, doubts, register))
        if self.responsible != _NOBODY:
            self._register.prepare()
        return self._evidence[file].get(doubt.key, "")

    def candidates(self, doubt: Doubt) -> tuple[Candidate, ...]:
        """The entries that it may mean, the likeliest first; nine at most. A date means none."""
        if doubt.kind == "date":
            return ()
        if doubt.key not in self._candidates:
            found = candidates(self._entries, doubt.mention, partial(self._unlikely, doubt.mention))
            self._candidates[doubt.key] = tuple(map(self._described, found))
        return self._candidates[doubt.key]

    def _unlikely(self, mention: Mention, id_: str) -> str:
        """Why an entry is unlikely to be meant in a document, since nobody of it was alive then."""
        file = mention.file
        if file not in self._years:
            path = self._paths[file]
            self._years[file] = year_written(read_xml(path), self.edition.config.document(path.stem).date)
        year = self._years[file]
        element = self._register.element(id_) if year is not None else None
        return why_not_alive(element, year) if element is not None and year is not None else ""

    def search(self, words: str) -> tuple[Candidate, ...]:
        """The entries in whose names words begin so; nine at most."""
        return tuple(map(self._described, search(self._entries, words)))

    def _described(self, candidate: Candidate) -> Candidate:
        element = self._register.element(candidate.id)
        return candidate if element is None else candidate._replace(about=in_short(element))

    def decide(self, decisions: Iterable[Decision]) -> tuple[str, ...]:
        """Carry out decisions on open doubts: all of them in one step that can be undone, or none.

        What is no longer there, since its file was edited meanwhile, is left out; that is what is returned, in words.
        Raises UnreadableError where a file would become invalid, or cannot be changed so; then nothing is written.
        """
        every = {one.key: one for one in decisions}
        asked = {key: one for key, one in every.items() if one.verdict != "skip"}
        self._skip([key for key, one in every.items() if one.verdict == "skip"])
        if not asked:
            return ()
        seen = {key: doubt.mention.words for key in asked if (doubt := self.doubt(key)) is not None}
        data = self._fresh({self._file_of(key) for key in asked})
        there = {key: doubt for key in asked if (doubt := self.doubt(key)) is not None}
        gone = tuple(
            f"“{seen.get(key, '')}” ({key}) is no longer there as it was; nothing was decided about it."
            for key in asked
            if key not in there
        )
        if there:
            self._commit([(doubt, asked[key]) for key, doubt in there.items()], data)
        return gone

    def refresh(self) -> None:
        """Take in what was changed on disk since it was looked at, by hand or by another command.

        Raises UnreadableError where something cannot be read any more, once; its marks are left out until it can.
        """
        stamps, changed = self._watch.changed()
        if not changed:
            return
        known = frozenset(self._index.problems)
        everywhere = self.edition.register_path in changed
        if everywhere:
            self._look_at_register()
        concerned = {file for file, path in self._paths.items() if path in changed or memory_path(path) in changed}
        self._taken_in(file for file in self._paths if everywhere or file in concerned)
        self._watch.note(stamps)
        broken = [one for one in self._index.problems if one not in known and one.severity == "error"]
        if broken:
            raise UnreadableError(*broken)

    def undo(self) -> str:
        """Take back the newest step of the edition, which must be of a review; what it was is returned.

        What was skipped last comes again at its place. Raises UsageError where there is nothing to take back,
        UnreadableError where a file was edited since.
        """
        if self._last:
            skipped, self._last = self._last, []
            self._forget(skipped)
            return "skipped"
        titles = history(self.edition.root)
        if not titles or not titles[0].startswith(TITLE):
            newest = f" The newest step is “{titles[0]}”." if titles else ""
            raise UsageError(f"There is no decision to undo.{newest}")
        done = undo(self.edition.root, titles[0])
        if self.edition.register_path.relative_to(self.edition.root).as_posix() in done.files:
            self._look_at_register()
        self._watch.wrote(self.edition.root / file for file in done.files)
        concerned = {document_of(file) for file in done.files}
        everywhere = any(LOG in file for file in done.files)
        self._taken_in(file for name, file in self._files.items() if everywhere or name in concerned)
        return done.title.removeprefix(TITLE)

    def _commit(self, settled: Sequence[tuple[Doubt, Decision]], data: Mapping[str, bytes]) -> None:
        for doubt, decision in settled:
            self._refuse_entry(doubt, decision)
        deciding = Deciding(self.edition, self._register, self.responsible)
        documents = {
            file: read_document(self._paths[file], data[file])
            for file in dict.fromkeys(one.mention.file for one, _ in settled)
        }
        planned = deciding.changes(settled, documents, self._unconfirmed)
        commit(self.edition.root, TITLE + deciding.title(settled), planned.changes)
        self._watch.wrote(change.path for change in planned.changes)
        self._last = []
        self._forget([doubt.key for doubt, _ in settled])
        _, new, forms, confirmed = planned.register
        self._entries.take_in(new, forms, confirmed)
        self._register.refresh()
        if planned.register.change:
            self._register.prepare()
        self._confirm(frozenset(confirmed))
        self._taken_in(documents)

    def _confirm(self, ids: frozenset[str]) -> None:
        """Ask no more about what leads to some entries, since somebody stands by them."""
        self._unconfirmed -= ids
        for file, some in self._all.items() if ids else ():
            left = (one for one in some if one.kind != "unconfirmed" or kind_of(one.mention, self._unconfirmed))
            self._put(file, tuple(left))

    def _skip(self, keys: Sequence[str]) -> None:
        """Put some doubts behind all others."""
        if keys:
            self._skipped = {key: None for key in self._skipped if key not in keys} | dict.fromkeys(keys)
            self._last = [*keys]
            self._open = None
            write_skipped(self.edition.root, self._skipped)

    def _forget(self, keys: Sequence[str]) -> None:
        """Let some doubts be skipped no more."""
        if not self._skipped.keys().isdisjoint(keys):
            self._skipped = {key: None for key in self._skipped if key not in keys}
            self._open = None
            write_skipped(self.edition.root, self._skipped)

    def _refuse_entry(self, doubt: Doubt, decision: Decision) -> None:
        """REV-002 for a decision for an entry that is not there, or that such a mark cannot mean."""
        if decision.verdict == "entry" and (why := self.why_not(doubt, decision.entry)):
            mention = doubt.mention
            hint = "Look for the entry with `edenda register list`."
            raise UnreadableError(Problem("REV-002", why, mention.file, mention.line, mention.column, hint=hint))

    def why_not(self, doubt: Doubt, id_: str) -> str:
        """Why a mark cannot mean an entry; empty where it can."""
        entry = self._entries.entry(id_)
        if entry is None:
            return f"The register has no entry “{id_}”."
        wanted = kind_of_entry(doubt.mention.element, doubt.mention.type)
        kind = "person" if entry.kind == "personGrp" else entry.kind
        if wanted and wanted != kind:
            return f"“{doubt.mention.words}” is marked as `{doubt.mention.element}`, and “{id_}” is a `{entry.kind}`."
        return ""

    def _fresh(self, files: Iterable[str]) -> dict[str, bytes]:
        """The bytes of some documents, which the index knows from now on.

        They are read before the index looks at them: were one edited in between, the change would be refused.
        """
        known = [file for file in files if file in self._paths and self._paths[file].is_file()]
        data = {file: read_xml(self._paths[file]) for file in known}
        self._index.refresh(self._paths[file] for file in known)
        self._look_at(known)
        return data

    def _taken_in(self, files: Iterable[str]) -> None:
        """Look at documents that were changed."""
        changed = list(files)
        self._index.refresh(self._paths[file] for file in changed)
        self._candidates.clear()
        self._entries.forget_meanings()
        self._look_at(changed)

    def _look_at_register(self) -> None:
        """Read the register anew."""
        self._index.refresh([self.edition.register_path])
        self._entries.forget()
        self._register.refresh()
        self._unconfirmed = self._provisional()

    def _provisional(self) -> frozenset[str]:
        """The ids of the entries by which nobody stands yet."""
        if not self._index.counts().unconfirmed:
            return frozenset()
        return frozenset(entry.id for entry in self._index.entries() if not entry.is_confirmed)

    def _look_at(self, files: Iterable[str]) -> None:
        """Find the doubts of some documents."""
        wanted = list(files)
        is_whole = len(wanted) == len(self._paths)
        mentions = self._whole() if is_whole else {file: tuple(self._index.document(file)) for file in wanted}
        for file in wanted:
            path = self._paths[file]
            self._decided[file] = read_decided(path)
            found = sorted((*mentions.get(file, ()), *unsure_dates(path, self.edition.root)), key=lambda one: one.tag)
            settled = partial(tags_needing_no_entry, path)
            self._put(file, tuple(doubts_of(found, self._decided[file], self._unconfirmed, settled)))

    def _put(self, file: str, doubts: tuple[Doubt, ...]) -> None:
        """Know what is doubtful in a document."""
        for doubt in self._all.get(file, ()):
            self._groups[group_of(doubt)].pop(doubt.key, None)
        for doubt in doubts:
            self._groups[group_of(doubt)][doubt.key] = doubt
        self._all[file] = doubts
        self._chosen[file] = tuple(selected(doubts, self.selection))
        self._open = None

    def _whole(self) -> Mapping[str, Iterable[Mention]]:
        """The mentions of all documents that can be doubtful, by file."""
        found: dict[str, dict[int, Mention]] = defaultdict(dict)
        for some in (
            self._index.unlinked(),
            self._index.unsure(),
            *map(self._index.mentions, sorted(self._unconfirmed)),
        ):
            for mention in some:
                found[mention.file].setdefault(mention.tag, mention)
        return {file: some.values() for file, some in found.items()}

    def _file_of(self, key: str) -> str:
        """The document that a key speaks of; empty where there is none."""
        return self._files.get(document_in(key), "")

    def _beside(self, doubt: Doubt) -> tuple[Doubt, ...]:
        """A doubt and those behind it in its document that are looked at with it."""
        some = self._all.get(doubt.mention.file, ())
        at = some.index(doubt) if doubt in some else 0
        return some[at : at + _AT_ONCE] or (doubt,)

    def _entries_about(self, doubts: Iterable[Doubt]) -> frozenset[str]:
        """The entries that some doubts lead to, or may."""
        found = {entry for doubt in doubts for entry in doubt.mention.entries}
        by_words = {group_of(doubt): doubt for doubt in doubts}
        found.update(one.id for doubt in by_words.values() for one in self.candidates(doubt))
        return frozenset(found)


def _with_last(doubts: Sequence[Doubt], skipped: Iterable[str]) -> Iterator[Doubt]:
    """Doubts, those with some keys behind the others, in the order of the keys."""
    last = dict.fromkeys(skipped)
    found = {doubt.key: doubt for doubt in doubts if doubt.key in last}
    yield from (doubt for doubt in doubts if doubt.key not in last)
    yield from (found[key] for key in last if key in found)
