"""`edenda register grow`: provisional entries for names that are marked and lead nowhere."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from edenda.cli.output import counted, entries_counted, print_problems, refuse_broken
from edenda.cli.register.editions import indexed
from edenda.cli.register.performing import perform, showing
from edenda.edition import Edition, require_edition
from edenda.errors import UsageError
from edenda.register.growing.grow import changes_of, planned
from edenda.register.growing.plan import Grown, Left, Plan, Wish, counted_words
from edenda.register.growing.values import KINDS, Cluster

_REASONS: Final = {
    "known": "may mean a confirmed entry, which is not sure; `edenda review` asks",
    "several": "may mean several provisional entries; `edenda review` asks",
    "refused": "no entry is wanted",
    "unsure": "doubtful marks; `edenda review` asks",
    "fragment": "part of a name",
    "general": "may mean another one in each document; `edenda review` asks",
    "few": "fewer mentions than --at-least",
}
_SHOWN: Final = 3


@click.command("grow")
@showing
@click.option("--explain", is_flag=True, help="Write nothing; print the names that would be put together, and why.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="The form of --explain.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only entries of this kind.")
@click.option("--document", "documents", multiple=True, metavar="NAME", help="Only names of this document.")
@click.option(
    "--at-least", type=click.IntRange(min=1), default=1, metavar="N", help="Only names that stand N times or more."
)
def command(  # noqa: PLR0917 - click passes by name
    check: bool,
    diff: bool,
    explain: bool,
    format_: str,
    kinds: tuple[str, ...],
    documents: tuple[str, ...],
    at_least: int,
) -> int:
    """Make provisional entries for names that lead nowhere.

    Variants of one name are put together, where it is certain that they are; the entries get cert="low", and
    recognition does not know them before `edenda register confirm`. What a confirmed entry may mean is left for
    `edenda review`. `edenda register undo` takes it back.
    """
    if format_ == "json" and not explain:
        raise UsageError("--format is for what --explain prints.")
    edition = require_edition(Path())
    print_problems(edition.problems, "text", err=True)
    refuse_broken(edition.problems)
    with indexed(edition) as index:
        wish = Wish(frozenset(kinds), at_least, frozenset(_files(edition, documents)))
        found = planned(edition, index, wish)
    if explain:
        click.echo(_as_json(found) if format_ == "json" else "".join(_as_text(found)), nl=False)
        return 0
    _say_left(found)
    if not found.grown:
        click.echo("Nothing to grow.", err=True)
        return 0
    return perform(edition, _title(found.grown), changes_of(edition, found.grown), check=check, diff=diff)


def _files(edition: Edition, documents: Iterable[str]) -> Iterator[str]:
    """The files of documents that are named, by name or path. Raises UsageError for one that is not there."""
    known = {path.stem: path for path in edition.documents()}
    for name in documents:
        path = known.get(Path(name).stem)
        if path is None:
            raise UsageError(f"There is no document “{name}” in this edition.")
        yield path.relative_to(edition.root).as_posix()


def _title(grown: Sequence[Grown]) -> str:
    """What growing is called when it is undone."""
    made = sum(one.entry is not None for one in grown)
    linked = sum(len(one.mentions) for one in grown)
    return f"Growth by {entries_counted(made)} ({counted(linked, 'name')} linked)"


def _say_left(found: Plan) -> None:
    for reason, number in sorted(Counter(one.reason for one in found.left).items()):
        names = [one.mentions[0].words for one in found.left if one.reason == reason]
        more = ", …" if number > _SHOWN else ""
        click.echo(f"Left: {counted(number, 'name')} ({_REASONS[reason]}): {', '.join(names[:_SHOWN])}{more}", err=True)


def _as_text(found: Plan) -> Iterator[str]:
    for one in found.grown:
        state = "new" if one.entry else "joins"
        yield f"{one.id}: {state}: {_mentioned(one)}\n"
        yield from _members(one.cluster)
    for left in found.left:
        where = f" ({', '.join(left.entries)})" if left.entries else ""
        yield f"left: {left.mentions[0].words}{where}: {_REASONS[left.reason]}\n"
        yield from _members(left.cluster)


def _mentioned(one: Grown | Left) -> str:
    documents = {mention.file for mention in one.mentions}
    return f"{counted(len(one.mentions), 'mention')} in {counted(len(documents), 'document')}"


def _members(cluster: Cluster) -> Iterator[str]:
    """The names of a cluster, each with its number, documents, and why it is there."""
    reasons: dict[str, dict[str, list[str]]] = {}
    for member in cluster.members:
        if not member.use.document.startswith("#"):
            reasons.setdefault(member.use.words, {}).setdefault(member.why, []).append(Path(member.use.document).stem)
    counts = counted_words(cluster.members)
    for words, whys in reasons.items():
        yield f"    {counts[words]} × {words}\n"
        for why, documents in whys.items():
            yield f"        {', '.join(dict.fromkeys(documents))}{f': {why}' if why else ''}\n"


def _as_json(found: Plan) -> str:
    rows = [
        {"entry": one.id, "is_new": one.entry is not None, **_cluster_as_json(one.cluster)} for one in found.grown
    ] + [{"left": one.reason, "entries": list(one.entries), **_cluster_as_json(one.cluster)} for one in found.left]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _cluster_as_json(cluster: Cluster) -> dict[str, Any]:
    names = [
        {"words": member.use.words, "document": member.use.document, "times": member.use.times, "why": member.why}
        for member in cluster.members
        if not member.use.document.startswith("#")
    ]
    return {"kind": cluster.kind, "names": names}
