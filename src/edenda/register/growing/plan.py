"""What growing comes to: which entries are made, which are added to, which names are left and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from edenda.languages import Language
from edenda.recognisers.register.forms import alike
from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.free_ids import free_id
from edenda.register.growing.clustering import cluster
from edenda.register.growing.forms import forms_of, inverted, title_of
from edenda.register.growing.gathering import ENTRY, Names
from edenda.register.growing.name_words import is_fragment, spelling
from edenda.register.growing.values import Cluster, Member
from edenda.register.index.values import IndexedEntry, Mention

Reason = Literal["known", "several", "refused", "unsure", "fragment", "general", "few"]


class Grown(NamedTuple):
    """A cluster that gets an entry: a new one (`entry`), or the provisional one of that id with more forms."""

    id: str
    cluster: Cluster
    mentions: Sequence[Mention]
    entry: NewEntry | None = None
    forms: Sequence[NewForm] = ()


class Left(NamedTuple):
    """A cluster that gets none.

    A name that is refused gets no pointer, though others of its cluster do.

    `known`: its names fit a confirmed entry (`entries`), and are not linked, since that is not sure; `several`: they
    fit several provisional ones; `refused`: somebody decided that no entry is wanted; `unsure`: all are doubtful marks;
    `fragment`: they are part of a name; `general`: other documents have the same name, which says too little to tell
    whether it means the same; `few`: fewer mentions than were asked for.
    """

    reason: Reason
    cluster: Cluster
    mentions: Sequence[Mention]
    entries: tuple[str, ...] = ()


class Plan(NamedTuple):
    """What growing comes to."""

    grown: tuple[Grown, ...]
    left: tuple[Left, ...]


class Wish(NamedTuple):
    """What is to grow: entries of some kinds (all, if none is named), of names with so many mentions at least, in some
    documents (by file). `refused` are words for which no entry is wanted.
    """

    kinds: frozenset[str] = frozenset()
    at_least: int = 1
    documents: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()


def plan(names: Names, wish: Wish, taken: Iterable[str], language: Language) -> Plan:
    """Which entries are made of names, and which mentions lead to them; `taken` are ids that are not free."""
    ids = set(taken)
    grown: list[Grown] = []
    left: list[Left] = []
    clusters = cluster(names.uses, language)
    general = _general(clusters)
    for one in clusters:
        if wish.kinds and one.kind not in wish.kinds:
            continue
        asked = sorted(_mentions(one, names, wish))
        mentions = [mention for mention in asked if alike(mention.words) not in wish.refused]
        if not asked:
            continue
        reason = _reason(one, mentions, names.entries, wish, language)
        if reason is None and not one.entries and one.is_of_document and _name_of(one) in general:
            reason = "general"
        if reason:
            left.append(Left(reason, one, mentions or asked, one.entries))
        else:
            grown.append(_grown(one, mentions, ids, language))
            ids.add(grown[-1].id)
    return Plan(tuple(grown), tuple(left))


def _mentions(one: Cluster, names: Names, wish: Wish) -> Iterator[Mention]:
    for member in one.members:
        for mention in names.mentions.get(member.use, ()) if not member.use.entries else ():
            if not wish.documents or mention.file in wish.documents:
                yield mention


def _general(clusters: Iterable[Cluster]) -> frozenset[tuple[str, str]]:
    """The names that were taken by themselves in several documents."""
    times = Counter(_name_of(one) for one in clusters if one.is_of_document)
    return frozenset(name for name, number in times.items() if number > 1)


def _name_of(one: Cluster) -> tuple[str, str]:
    return one.kind, spelling(one.members[0].use.words)


def _reason(
    one: Cluster, mentions: Sequence[Mention], entries: Mapping[str, IndexedEntry], wish: Wish, language: Language
) -> Reason | None:
    states: tuple[tuple[Reason, bool], ...] = (
        ("refused", not mentions),
        ("known", any(entries[entry].is_confirmed for entry in one.entries)),
        ("several", len(one.entries) > 1),
        ("fragment", one.kind == "event" and all(is_fragment(mention.words, language) for mention in mentions)),
        ("unsure", not one.entries and all(mention.cert in {"low", "medium"} for mention in mentions)),
        ("few", not one.entries and one.mentions < wish.at_least),
    )
    return next((reason for reason, holds in states if holds), None)


def _grown(one: Cluster, mentions: Sequence[Mention], taken: set[str], language: Language) -> Grown:
    """A cluster with its entry: the one that it has, or a new one."""
    forms = forms_of(_in_use(one), language)
    if one.entries:
        known = {alike(member.use.words) for member in one.members if member.use.document.startswith(ENTRY)}
        return Grown(one.entries[0], one, mentions, None, [form for form in forms if alike(form.text) not in known])
    id_ = free_id(one.kind, inverted(forms[0].text, language) if one.kind == "person" else forms[0].text, taken)
    title = title_of(one, language)
    note = f"With the title “{title}” in the text." if title else ""
    return Grown(id_, one, mentions, NewEntry(id_, one.kind, forms, is_confirmed=False, note=note))


def _in_use(one: Cluster) -> Cluster:
    """A cluster without what only the register says: the names that stand in documents."""
    members = [member for member in one.members if not member.use.document.startswith(ENTRY)]
    return one._replace(members=tuple(members))


def counted_words(members: Iterable[Member]) -> Mapping[str, int]:
    """The words of uses, and how often they stand."""
    found: Counter[str] = Counter()
    for member in members:
        if not member.use.document.startswith(ENTRY):
            found[member.use.words] += member.use.times
    return found
