"""`edenda register split`: a new entry for some mentions of another one."""

from __future__ import annotations

import click

from edenda.cli.register.performing import deciding, edition_with_register, perform
from edenda.register.steps.split import Choice, place_of, split
from edenda.responsible import responsible


@click.command("split")
@click.argument("name", metavar="ID")
@click.argument("new", metavar="NEW-ID")
@click.option("--mention", "mentions", multiple=True, metavar="FILE:LINE[:COLUMN]", help="A mention, by its place.")
@click.option("--document", "documents", multiple=True, metavar="NAME", help="The mentions in a document.")
@click.option("--words", multiple=True, metavar="WORDS", help="The mentions of these words.")
@click.option("--name", "preferred", default="", metavar="NAME", help="The preferred name of the new entry.")
@deciding
def command(  # noqa: PLR0917 - click passes by name
    name: str,
    new: str,
    mentions: tuple[str, ...],
    documents: tuple[str, ...],
    words: tuple[str, ...],
    preferred: str,
    who: str | None,
    when: str | None,
    check: bool,
    diff: bool,
) -> int:
    """Make two entries of one.

    The new entry NEW-ID gets the mentions of ID that you choose; ID keeps the others. NEW-ID may also be an entry that
    is there already: then these mentions are led to it. Each of --mention, --document
    and --words can be given several times; with both --document and --words, the mentions of these words in these
    documents are meant. `edenda register undo` takes it back.
    """
    edition = edition_with_register()
    by = responsible(edition.config.edition, who, when)
    choice = Choice(tuple(map(place_of, mentions)), documents, words)
    changes = split(edition, name, new, choice, by, preferred)
    return perform(edition, f"Split of {new} from {name}", changes, check=check, diff=diff)
