"""The doubtful marks of an edition, in the order in which an editor is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Final

from edenda.memory.store import Row
from edenda.recognisers.register.forms import fold
from edenda.register.index.values import Mention
from edenda.review.keys import keyed
from edenda.review.values import KINDS, Doubt, DoubtKind, Selection
from edenda.tei import NAMING

#: Values of @cert that leave a doubt.
UNSURE: Final = frozenset({"low", "medium"})
#: What is asked for without a link: what a machine marks as names.
_NAMES: Final = NAMING - {"date"}

Group = tuple[str, DoubtKind, str]
"""What the marks of a group have in common: words, kind, element."""


def kind_of(mention: Mention, unconfirmed: frozenset[str]) -> DoubtKind | None:
    """What is doubtful about a mention; None where nothing is. `unconfirmed` are the ids of provisional entries."""
    if mention.cert in UNSURE:
        return "date" if mention.element == "date" else "unsure"
    if not mention.is_linked and not mention.is_in_reference and mention.element in _NAMES:
        return "unlinked"
    return "unconfirmed" if not unconfirmed.isdisjoint(mention.entries) else None


def doubts_of(
    mentions: Iterable[Mention],
    decided: Sequence[Row],
    unconfirmed: frozenset[str],
    settled_tags: Callable[[], Container[int]],
) -> Iterator[Doubt]:
    """The doubts of one document among its mentions, in the order of the text.

    `settled_tags` says which tags are names that need no entry. It is asked only where not all of these have the key
    still under which that was decided, since the text around them was edited.
    """
    kinds = {mention: kind for mention in mentions if (kind := kind_of(mention, unconfirmed))}
    found = list(keyed(kinds, decided))
    known = {one.key for one in found if one.is_settled}
    is_edited = any(row.needs_no_entry and row.key not in known for row in decided)
    settled = settled_tags() if is_edited else ()
    for key, mention, is_settled in found:
        if kinds[mention] != "unlinked" or not (is_settled or mention.tag in settled):
            yield Doubt(key, kinds[mention], mention)


def group_of(doubt: Doubt) -> Group:
    """What a doubt has in common with those that can be decided with it."""
    return fold(doubt.mention.words), doubt.kind, doubt.mention.element


def selected(doubts: Iterable[Doubt], selection: Selection) -> Iterator[Doubt]:
    """Those that are asked for, in the order in which they come."""
    names = frozenset(map(fold, selection.names))
    for doubt in doubts:
        mention = doubt.mention
        if (
            (not selection.files or mention.file in selection.files)
            and (not selection.kinds or doubt.kind in selection.kinds)
            and (not selection.elements or mention.element in selection.elements)
            and (not names or fold(mention.words) in names)
        ):
            yield doubt


def ordered(doubts: Iterable[Doubt], selection: Selection) -> list[Doubt]:
    """Doubts, which come in the order of the documents, in the order that is asked for."""
    found = list(doubts)
    if selection.order == "kind":
        found.sort(key=lambda doubt: KINDS.index(doubt.kind))
    elif selection.order == "name":
        sizes = Counter(map(group_of, found))
        found.sort(key=lambda doubt: (-sizes[group_of(doubt)], group_of(doubt)))
    return found
