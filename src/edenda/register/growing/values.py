"""What is clustered: names as they stand in documents; and what comes of it."""

from __future__ import annotations

from typing import Final, NamedTuple

#: The element (with @type, of `name`) that marks a name -> the kind of its entry.
KIND_OF: Final = {
    "persName": "person",
    "orgName": "org",
    "placeName": "place",
    "geogName": "place",
    "settlement": "place",
    "region": "place",
    "country": "place",
    "eventName": "event",
    "name": "event",
    "title": "bibl",
}
KINDS: Final = ("person", "org", "place", "event", "bibl")


class Use(NamedTuple):
    """A name in a document: its words, and the titles that stand with it.

    `entries` are those of the register to which it leads already, or that have these words among their forms;
    `acronym` is what stands in brackets behind the name: `BP` for `Board of Pilots (BP)`, without full stops.
    """

    kind: str
    words: str
    document: str
    title: str = ""
    times: int = 1
    entries: tuple[str, ...] = ()
    acronym: str = ""


class Member(NamedTuple):
    """A use in a cluster, and why it is in it; empty for one that needs no reason.

    `is_short`: its words mean this one in its own document only.
    """

    use: Use
    why: str = ""
    is_short: bool = False


class Cluster(NamedTuple):
    """Uses that mean one. `entries` are those of the register to which some of them lead already, or whose forms some
    are: none, or the one that the others join; of several it cannot be told which is meant.
    """

    kind: str
    members: tuple[Member, ...]
    entries: tuple[str, ...] = ()
    is_of_document: bool = False
    """Whether the same name may mean another one elsewhere, so that its document's were taken by themselves."""

    @property
    def mentions(self) -> int:
        """How often its names stand in the edition."""
        return sum(member.use.times for member in self.members)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents in which they stand."""
        return tuple(sorted({member.use.document for member in self.members if member.use.document}))
