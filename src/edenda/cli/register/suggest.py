"""`edenda register suggest`: what may be wrong in the register."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import click

from edenda.cli.output import counted
from edenda.cli.register.editions import indexed
from edenda.cli.register.performing import edition_with_register
from edenda.collector import collector_paused
from edenda.register.growing.values import KINDS as ENTRY_KINDS
from edenda.register.suggesting.suggest import suggestions
from edenda.register.suggesting.values import KINDS, Kind, Suggestion


@click.command("suggest")
@click.option("--only", metavar="SORTS", help=f"Only some of {', '.join(KINDS)} (with commas between).")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(ENTRY_KINDS), help="About entries of this kind only.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than N.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print them.")
def command(only: str | None, kinds: tuple[str, ...], limit: int | None, format_: str) -> int:
    """Suggest what may be wrong in the register.

    The most certain comes first. Entries that may be one (duplicates), entries that may be several (mixed), names
    that several entries have (homonyms), persons mentioned once by a surname (lone), entries that nothing mentions
    (orphans); each with the evidence and the command that mends it. It is advice: nothing is written, and the exit
    code is 0.
    """
    wanted = _sorts(only)
    edition = edition_with_register()
    with collector_paused(), indexed(edition) as index:
        found = suggestions(edition, index, wanted, frozenset(kinds))
    shown = found[:limit]
    click.echo(_as_json(shown) if format_ == "json" else "".join(_as_text(shown)), nl=False)
    left = f"; {len(found) - len(shown)} more without --limit" if len(shown) < len(found) else ""
    click.echo(f"{counted(len(shown), 'suggestion')}{left}.", err=True)
    return 0


def _sorts(only: str | None) -> frozenset[Kind]:
    """The sorts that are asked for. Raises BadParameter for one that there is not."""
    if only is None:
        return frozenset(KINDS)
    asked = [name.strip() for name in only.split(",") if name.strip()]
    for name in asked:
        if name not in KINDS:
            raise click.BadParameter(f"there is no {name}; choose from {', '.join(KINDS)}", param_hint="--only")
    return frozenset(kind for kind in KINDS if kind in asked)


def _as_text(found: Sequence[Suggestion]) -> Iterator[str]:
    for one in found:
        yield f"{one.kind} ({one.certainty:.2f}): {one.says}.\n"
        yield from (f"    {why}\n" for why in one.evidence)
        yield from (f"    $ {command}\n" for command in one.commands)


def _as_json(found: Sequence[Suggestion]) -> str:
    rows = [{**one._asdict(), "certainty": round(one.certainty, 2)} for one in found]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
