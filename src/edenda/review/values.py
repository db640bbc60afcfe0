"""What is doubtful, and what an editor decides about it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from edenda.register.index.values import Mention

DoubtKind = Literal["unsure", "unlinked", "unconfirmed", "date"]
#: All kinds, in the order in which they are asked for.
KINDS: Final[tuple[DoubtKind, ...]] = ("unsure", "unlinked", "unconfirmed", "date")
Verdict = Literal["accept", "reject", "entry", "new", "skip"]
VERDICTS: Final[tuple[Verdict, ...]] = ("accept", "reject", "entry", "new", "skip")
Order = Literal["document", "name", "kind"]
ORDERS: Final[tuple[Order, ...]] = ("document", "name", "kind")


class Doubt(NamedTuple):
    """A mark to be decided on.

    `key` names it as long as its words and what is around them stay: it is the same on every machine. `kind`: `unsure`
    has `cert="low"` or `cert="medium"`; `unlinked` names nobody of the register; `unconfirmed` points to a provisional
    entry; `date` is a date with such a @cert, which can only be accepted or rejected.
    """

    key: str
    kind: DoubtKind
    mention: Mention


class Candidate(NamedTuple):
    """An entry that a doubtful name may mean: its id, its preferred name, why; and what tells it from others."""

    id: str
    name: str
    why: str
    about: str = ""


class Decision(NamedTuple):
    """What an editor decides about a doubt, by its key.

    `accept`: the mark is right as it is (of one without a link: a name that needs no entry); `reject`: it is no such
    name, and is not to come back; `entry`: it means the entry `entry`; `new`: it means somebody who has no entry yet,
    whose preferred name is `name` (the words themselves, where it is empty); `skip`: not now. Of decisions made at
    once, those for new entries of one name and kind share the entry.
    """

    key: str
    verdict: Verdict
    entry: str = ""
    name: str = ""
    who: str = ""
    when: str = ""


class Selection(NamedTuple):
    """Which doubts are asked for, and in which order; what is empty leaves out nothing.

    `files` are paths from the edition's folder, with `/`; `names` words as they are marked; `elements` their names.
    """

    files: frozenset[str] = frozenset()
    kinds: frozenset[DoubtKind] = frozenset()
    names: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()
    order: Order = "document"


EVERYTHING: Final = Selection()
