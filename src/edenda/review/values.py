"""What is doubtful, and what an editor decides about it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from edenda.register.index.values import Mention

DoubtKind = Literal["unsure", "unlinked", "unconfirmed"]
Verdict = Literal["accept", "reject", "entry", "new", "skip"]


class Doubt(NamedTuple):
    """A mark to be decided on.

    `key` names it as long as its words and what is around them stay: it is the same on every machine. `kind`: `unsure`
    has `cert="low"` or `cert="medium"`; `unlinked` names nobody of the register; `unconfirmed` points to a provisional
    entry.
    """

    key: str
    kind: DoubtKind
    mention: Mention


class Candidate(NamedTuple):
    """An entry that a doubtful name may mean: its id, its preferred name, why."""

    id: str
    name: str
    why: str


class Decision(NamedTuple):
    """What an editor decides about a doubt, by its key.

    `accept`: the mark is right as it is (of an unlinked one: a name that needs no entry); `reject`: it is no such name,
    and is not to come back; `entry`: it means the entry `entry`; `new`: it means somebody who has no entry yet, whose
    preferred name is `name` (the words themselves, where it is empty); `skip`: not now.
    """

    key: str
    verdict: Verdict
    entry: str = ""
    name: str = ""
    who: str = ""
    when: str = ""
