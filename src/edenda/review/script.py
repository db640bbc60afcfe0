"""A review without anybody at the keys: what is open, as a list; decisions from a file, all of them or none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from edenda.memory.store import Row
from edenda.problems import Problem
from edenda.review.session import Session
from edenda.review.terminal.layout import clean
from edenda.review.values import VERDICTS, Decision, Doubt

_HINT: Final = "`edenda review --list` prints the keys of all that is open."
_STATES: Final = {"accept": "accepted", "reject": "rejected", "entry": "linked", "new": "linked"}
_TEXTS: Final = ("key", "verdict", "entry", "name")


class Applied(NamedTuple):
    """What came of a file of decisions: faults (then nothing was done), and how many were made, or were already."""

    problems: tuple[Problem, ...]
    decided: int = 0
    skipped: int = 0
    before: tuple[str, ...] = ()
    """What was decided already, in words."""


class _Line(NamedTuple):
    number: int
    decision: Decision


def rows(session: Session) -> Iterator[dict[str, Any]]:
    """What is known of each open doubt, ready for another program."""
    for key, kind, mention in session.doubts:
        doubt = Doubt(key, kind, mention)
        yield {
            "key": key,
            "kind": kind,
            "file": mention.file,
            "line": mention.line,
            "column": mention.column,
            "place": mention.place,
            "element": mention.element,
            "words": mention.words,
            "before": mention.before,
            "after": mention.after,
            "entries": list(mention.entries),
            "value": mention.value,
            "alike": len(session.group(doubt)),
            "evidence": session.evidence(doubt),
            "candidates": [one._asdict() for one in session.candidates(doubt)],
        }


def json_lines(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The rows as one JSON array, as they come; each is written once it is known whether another one follows."""
    last = ""
    for row in found:
        yield f"{last}," if last else "["
        last = "  " + json.dumps(row, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    yield f"{last}\n]" if last else "[]"


def as_text(row: dict[str, Any]) -> str:
    """What is known of a doubt, to be read."""
    lines = [f"{row['key']}  {row['kind']}  {row['element']}  {row['file']}:{row['line']}:{row['column']}"]
    lines.append(f"{row['before']}[{row['words']}]{row['after']}".strip())
    lines.extend((row["value"], row["evidence"]))
    lines.extend(
        f"{one['id']}  {one['name']}: {'; '.join(filter(None, (one['why'], one['about'])))}"
        for one in row["candidates"]
    )
    return "\n    ".join(clean(line) for line in lines if line) + "\n"


def apply_decisions(session: Session, lines: Iterable[str], name: str) -> Applied:
    """Carry out decisions, one to a line as a JSON object, all of them or none; `name` is the file named in problems.

    REV-001 for a line that is none, or whose key or verdict is unknown; REV-002 for an entry that is not there, or of
    another kind; REV-003 for two lines about one mark, or one about a mark that was decided otherwise. What was decided
    so already stays as it is. Raises UnreadableError where a decision cannot be carried out.
    """
    reader = _Reader(session, name)
    for number, line in enumerate(lines, 1):
        if line.strip():
            reader.read(number, line)
    if reader.problems:
        return Applied(tuple(reader.problems))
    decisions = [line.decision for line in reader.lines.values()]
    gone = session.decide(decisions)
    problems = tuple(Problem("REV-001", one, name, hint=_HINT) for one in gone)
    skipped = sum(one.verdict == "skip" for one in decisions)
    return Applied(problems, len(decisions) - skipped - len(gone), skipped, tuple(reader.before))


class _Reader:
    def __init__(self, session: Session, name: str) -> None:
        self.lines: dict[str, _Line] = {}
        self.before: list[str] = []
        self.problems: list[Problem] = []
        self._session = session
        self._name = name

    def read(self, number: int, line: str) -> None:
        """Read a line; what is wrong with it is a problem."""
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if not isinstance(record, dict) or not all(isinstance(record.get(key, ""), str) for key in _TEXTS):
            message = 'This line is no decision: it must be an object such as {"key": "…", "verdict": "accept"}.'
            self._fault("REV-001", number, message, "Write one decision to a line, as JSON.")
            return
        key, verdict = record.get("key", ""), record.get("verdict", "")
        if verdict not in VERDICTS:
            known = ", ".join(VERDICTS)
            self._fault("REV-001", number, f"“{verdict}” is no verdict.", f"Write one of {known}.")
            return
        self._decide(number, Decision(key, verdict, record.get("entry", ""), record.get("name", "")))

    def _decide(self, number: int, decision: Decision) -> None:
        other = self.lines.get(decision.key)
        if other is not None:
            if other.decision != decision:
                self._contradict(number, decision, f"line {other.number} decides otherwise about it")
            return
        doubt = self._session.doubt(decision.key)
        if doubt is not None:
            self._open(number, decision, doubt)
        elif (row := self._session.decided(decision.key)) is not None:
            self._decided(number, decision, row)
        else:
            self._fault("REV-001", number, f"There is no doubtful mark “{decision.key}”.", _HINT)

    def _open(self, number: int, decision: Decision, doubt: Doubt) -> None:
        """A decision about a doubt that is open."""
        why = self._session.why_not(doubt, decision.entry) if decision.verdict == "entry" else ""
        if why:
            self._fault("REV-002", number, why, "`edenda register list` prints all entries.")
        self.lines[decision.key] = _Line(number, decision)

    def _decided(self, number: int, decision: Decision, row: Row) -> None:
        """A decision about a mark that was decided before."""
        by = f" by {row.who}" if row.who else ""
        is_same = _STATES.get(decision.verdict) == row.decided and decision.entry in ("", *row.ref.split())
        if is_same or decision.verdict == "skip":
            self.before.append(f"{decision.key}: “{row.surface}” was {row.decided} already{by} on {row.when}.")
        else:
            self._contradict(number, decision, f"“{row.surface}” was {row.decided}{by} on {row.when}")

    def _contradict(self, number: int, decision: Decision, why: str) -> None:
        hint = "Take one of the two out. What was decided before can be taken back with `edenda register undo`."
        self._fault("REV-003", number, f"“{decision.key}” is decided twice: {why}.", hint)

    def _fault(self, code: str, number: int, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, self._name, number, hint=hint))
