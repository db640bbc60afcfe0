"""Decisions as changes to files: documents, their memories, the register and its log, all in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.languages import Language, load
from edenda.problems import Problem
from edenda.register.log import LogRow, logged
from edenda.responsible import Responsible
from edenda.review.document import Document, Settled, decided_document
from edenda.review.keys import document_of
from edenda.review.register import NewName, RegisterChange, RegisterView, RegisterWishes, kind_of_entry
from edenda.review.values import Decision, Doubt

Decided = tuple[Doubt, Decision]
_VERBS: Final = {"accept": "accepted", "reject": "rejected", "entry": "linked", "new": "linked to a new entry"}


class Planned(NamedTuple):
    """All changes that decisions come to, and what of them concerns the register."""

    changes: tuple[FileChange, ...]
    register: RegisterChange


class Deciding:
    """Turns decisions on doubts of an edition into changes; writes nothing."""

    def __init__(self, edition: Edition, register: RegisterView, responsible: Responsible) -> None:
        self._edition = edition
        self._register = register
        self._responsible = responsible

    def changes(
        self, decided: Sequence[Decided], documents: Mapping[str, Document], unconfirmed: frozenset[str]
    ) -> Planned:
        """The changes that carry out decisions. `unconfirmed` are the ids of provisional entries.

        Raises UnreadableError where a decision cannot be carried out, or a file would become invalid.
        """
        wishes = RegisterWishes(when=self._responsible.when)
        self._register.name_new(wishes, (_new_name(*one) for one in decided if one[1].verdict == "new"))
        settled: dict[str, list[Settled]] = {}
        logs: list[LogRow] = []
        for doubt, decision in decided:
            _refuse_date(doubt, decision)
            by = Responsible(decision.who or self._responsible.who, decision.when or self._responsible.when)
            entry = self._entry(doubt, decision, wishes)
            settled.setdefault(doubt.mention.file, []).append(Settled(doubt, decision.verdict, entry, by))
            for one in _confirmed(doubt, decision, entry) & unconfirmed:
                wishes.confirmed[one] = None
                logs.append(LogRow("confirmed", one, who=by.who, when=by.when))
        schema, path = self._edition.schema, self._edition.register_path
        found = [
            change for file, some in settled.items() for change in decided_document(documents[file], some, path, schema)
        ]
        register = self._register.changed(wishes, self._language(decided))
        if register.change:
            found.append(register.change)
        if logs:
            found.append(logged(self._edition.tei, logs))
        return Planned(tuple(found), register)

    @staticmethod
    def title(decided: Sequence[Decided]) -> str:
        """What the step is called: `“Rowe” linked to pers-rowe`, `14 × “Rowe” rejected`, `20 decisions`."""
        words = {doubt.mention.words for doubt, _ in decided}
        verdicts = {(decision.verdict, decision.entry) for _, decision in decided}
        if len(words) > 1 or len(verdicts) > 1:
            return f"{len(decided)} decisions"
        (doubt, decision), *_ = decided
        times = f"{len(decided)} × " if len(decided) > 1 else ""
        to = f" to {decision.entry}" if decision.verdict == "entry" else ""
        where = "" if times else f" in {document_of(doubt.mention.file)}"
        return f"{times}“{doubt.mention.words}” {_VERBS[decision.verdict]}{to}{where}"

    def _language(self, decided: Sequence[Decided]) -> Language:
        """The language by whose words forms are derived: that of the documents, if it is one."""
        names = (document_of(doubt.mention.file) for doubt, _ in decided)
        config = self._edition.config
        codes = {config.document(name).language or config.edition.language or "en" for name in names}
        return load(codes.pop() if len(codes) == 1 else "en")

    @staticmethod
    def _entry(doubt: Doubt, decision: Decision, wishes: RegisterWishes) -> str:
        """The entry to which a mark is to lead; empty where that is not to change. Its words are to be known."""
        if decision.verdict == "entry":
            entry = decision.entry
        elif decision.verdict == "new":
            entry = wishes.made[_new_name(doubt, decision)]
        else:
            return ""
        wishes.forms[entry, doubt.mention.words] = None
        return entry


def _new_name(doubt: Doubt, decision: Decision) -> NewName:
    mention = doubt.mention
    return NewName(kind_of_entry(mention.element, mention.type), " ".join((decision.name or mention.words).split()))


def _confirmed(doubt: Doubt, decision: Decision, entry: str) -> frozenset[str]:
    """The entries by which somebody stands who decides so."""
    if decision.verdict == "accept":
        return frozenset(doubt.mention.entries)
    return frozenset({entry} - {""})


def _refuse_date(doubt: Doubt, decision: Decision) -> None:
    """REV-004 for a date that is to mean an entry."""
    mention = doubt.mention
    if doubt.kind == "date" and decision.verdict in ("entry", "new"):
        message = f"“{mention.words}” is a date, and means no entry."
        hint = "Accept it or reject it."
        raise UnreadableError(Problem("REV-004", message, mention.file, mention.line, mention.column, hint=hint))
