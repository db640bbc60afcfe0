"""`edenda register show`: an entry, and every mention of it in its sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

import click

from edenda.checks.nearness import Nearness
from edenda.cli.output import counted, print_problems, shown
from edenda.cli.register.entry_lines import decision_lines, entry_lines, relation_lines
from edenda.cli.register.lines import is_terminal, print_lines
from edenda.cli.register.listing import entry_row
from edenda.cli.register.performing import edition_with_register
from edenda.edition import Edition, read_tei
from edenda.problems import has_errors
from edenda.register.description import Description, describe
from edenda.register.index.index import Index, open_index
from edenda.register.index.values import IndexedEntry, Mention
from edenda.register.log import LogRow, former, read_log

#: How many entries are named that may have been meant.
_FEW: Final = 5


@click.command("show")
@click.argument("id_", metavar="ID")
@click.option("--documents", is_flag=True, help="Only how often each document mentions it, not the mentions.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of what is printed.",
)
def command(id_: str, documents: bool, format_: str) -> int:
    """Show an entry of the register and its mentions.

    What it says, its relations, and every mention in its sentence. Mentions in headers, which stand in no sentence,
    come last. What was decided about the entry is told too. Exit code 1 if there is no such entry.
    """
    edition = edition_with_register()
    with open_index(edition) as index:
        print_problems(index.problems, "text", err=True)
        entry, found = index.entry(id_), describe(read_tei(edition.register_path), id_)
        decisions = [row for row in read_log(edition.tei) if id_ in (row.id, row.other)]
        if entry is None or found is None:
            return _missing(id_, index, edition, decisions)
        if format_ == "json":
            print_lines(_as_json(entry, found, index, decisions, documents=documents))
        else:
            said = entry_lines(entry, found, shown(edition.register_path))
            print_lines(chain(said, relation_lines(index, id_), decision_lines(id_, decisions)))
            print_lines(_document_lines(index, id_) if documents else _mention_lines(index, edition, id_))
        return 3 if has_errors(index.problems) else 0


def _missing(id_: str, index: Index, edition: Edition, decisions: Iterable[LogRow]) -> int:
    """Say that there is no such entry, where it went, and which may have been meant."""
    click.echo(f"edenda: There is no entry “{id_}” in {shown(edition.register_path)}.", err=True)
    for row in former(id_, decisions):
        way = "merged into" if row.deed == "merged" else "renamed to"
        click.echo(f"    It was {way} {row.other}{_by(row)}.", err=True)
    near = [entry for name in _near(id_, index) if (entry := index.entry(name))]
    meant = {entry.id: entry for entry in (*near, *islice(index.entries(words=id_), _FEW))}
    for entry in islice(meant.values(), _FEW):
        click.echo(f"    Did you mean {entry.id} ({''.join(entry.names[:1])})?", err=True)
    if dangling := sum(1 for _ in index.mentions(id_)):
        click.echo(f"    {counted(dangling, 'mention')} in the documents still point to it: edenda check.", err=True)
    return 1


def _near(id_: str, index: Index) -> tuple[str, ...]:
    """The ids that are one slip away. Only those are compared that begin or end as it does."""
    half = max(1, len(id_) // 2 - 1)
    begins, ends = id_[:half].lower(), id_[-half:].lower()
    alike = (one for one in index.ids() if one.lower().startswith(begins) or one.lower().endswith(ends))
    return Nearness(one for one in alike if abs(len(one) - len(id_)) <= _FEW).near(id_)


def _by(row: LogRow) -> str:
    return f"{f' by {row.who}' if row.who else ''}{f' on {row.when}' if row.when else ''}"


def _document_lines(index: Index, id_: str) -> Iterator[str]:
    yield ""
    yield from (f"{one.mentions:>6}  {one.file}  {one.title}" for one in index.documents(id_))


def _mention_lines(index: Index, edition: Edition, id_: str) -> Iterator[str]:
    """The mentions under the titles of their documents, then those in headers."""
    titles = {one.file: one.title for one in index.documents(id_)}
    number = 0
    file = ""
    in_headers: list[Mention] = []
    for mention in index.mentions(id_):
        if mention.is_in_header:
            in_headers.append(mention)
            continue
        if mention.file != file:
            file = mention.file
            yield from ("", f"{titles.get(file) or file} ({file})")
        number += 1
        yield from _mention(number, mention, edition)
    if in_headers:
        yield from ("", "In headers")
    for mention in in_headers:
        number += 1
        yield from _mention(number, mention, edition)
    if not number:
        yield from ("", "No document mentions it.")


def _mention(number: int, mention: Mention, edition: Edition) -> Iterator[str]:
    where = f"{shown(edition.root / mention.file)}:{mention.line}"
    certainty = f" (cert: {mention.cert})" if mention.cert else ""
    yield f"{number:>5}. {', '.join(one for one in (where, mention.place) if one)}{certainty}"
    words = mention.words or f"<{mention.element}/>"
    set_off = click.style(words, bold=True) if is_terminal() else f"«{words}»"
    yield f"       {mention.before}{set_off}{mention.after}"


def _as_json(
    entry: IndexedEntry, found: Description, index: Index, decisions: Iterable[LogRow], *, documents: bool
) -> Iterator[str]:
    """One object, a mention a line."""
    forms = [
        {
            "text": form.text,
            "preferred": number == 0,
            "short": form.is_short,
            "misprint": form.is_misprint,
            "confirmed": form.is_confirmed,
        }
        for number, form in enumerate(found.entry.forms)
    ]
    head = {
        **entry_row(entry),
        "forms": forms,
        "facts": [fact._asdict() for fact in found.facts],
        "relations": [relation._asdict() for relation in index.relations(entry.id)],
        "decisions": [row._asdict() for row in decisions],
    }
    for name, value in head.items():
        start = "{ " if name == "id" else "  "
        yield f"{start}{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},"
    if documents:
        rows = [one._asdict() for one in index.documents(entry.id)]
        yield f'  "documents": {json.dumps(rows, ensure_ascii=False)}'
    else:
        yield '  "in_documents": ['
        yield from _separated(json.dumps(_row(one), ensure_ascii=False) for one in index.mentions(entry.id))
        yield "  ]"
    yield "}"


def _row(mention: Mention) -> dict[str, object]:
    return {**mention._asdict(), "in_header": mention.is_in_header}


def _separated(rows: Iterable[str]) -> Iterator[str]:
    """Lines with commas between them."""
    line = ""
    for row in rows:
        if line:
            yield f"{line},"
        line = f"    {row}"
    if line:
        yield line
