"""`edenda register list`: the entries, and how often each is mentioned."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import click

from edenda.cli.output import counted, print_problems
from edenda.cli.register.lines import print_lines
from edenda.cli.register.performing import edition_with_register
from edenda.problems import has_errors
from edenda.register.entries import KINDS
from edenda.register.index.index import Index, open_index
from edenda.register.index.values import IndexedEntry

Rows = Callable[[], Iterator[IndexedEntry]]


class _Wish(NamedTuple):
    """Which entries are wanted, and in which order."""

    words: str
    kinds: frozenset[str]
    unconfirmed: bool
    orphans: bool
    sort: str

    def chosen(self, index: Index) -> Iterator[IndexedEntry]:
        """The entries that are wanted."""
        for entry in index.entries(words=self.words, sort=self.sort):
            if self.kinds and entry.kind not in self.kinds:
                continue
            if not (self.unconfirmed and entry.is_confirmed) and not (self.orphans and entry.mentions):
                yield entry


@click.command("list")
@click.argument("words", nargs=-1)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KINDS",
    help=f"Only entries of these kinds, with commas between them: {', '.join(KINDS)}.",
)
@click.option("--unconfirmed", is_flag=True, help='Only entries that nobody has confirmed yet (cert="low").')
@click.option("--orphans", is_flag=True, help="Only entries that no document mentions.")
@click.option(
    "--sort",
    type=click.Choice(["name", "mentions", "id"]),
    default="name",
    show_default=True,
    help="The order: by the alphabet, or most mentions first.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="The form of the list.",
)
def command(
    words: tuple[str, ...], kinds: tuple[str, ...], unconfirmed: bool, orphans: bool, sort: str, format_: str
) -> int:
    """List the entries of the register.

    A line for each: kind, number of mentions, id, names.

    With WORDS only entries with a name or an id in which each of them begins a word; accents and capitals count for
    nothing. A question mark stands before names that nobody has confirmed yet.
    """
    wish = _Wish(" ".join(words), _kinds(kinds), unconfirmed, orphans, sort)
    with open_index(edition_with_register()) as index:
        print_problems(index.problems, "text", err=True)
        _FORMATS[format_](lambda: wish.chosen(index))
        return 3 if has_errors(index.problems) else 0


def _kinds(values: tuple[str, ...]) -> frozenset[str]:
    """The kinds in --kind. Raises BadParameter for one that there is not."""
    kinds = frozenset(one.strip() for value in values for one in value.split(",") if one.strip())
    if unknown := sorted(kinds - KINDS.keys()):
        message = f"{unknown[0]} is no kind of entry; choose from {', '.join(KINDS)}"
        raise click.BadParameter(message, param_hint="--kind")
    return kinds


def _as_text(rows: Rows) -> None:
    """Columns as wide as they must be; the entries are gone through twice, so that they need not be kept."""
    number = mentions = kind = id_ = most = 0
    for entry in rows():
        number, mentions, most = number + 1, mentions + entry.mentions, max(most, entry.mentions)
        kind, id_ = max(kind, len(entry.kind)), max(id_, len(entry.id))
    digits = len(str(most))
    row = f"{{0.kind:<{kind}}}  {{0.mentions:>{digits}}}  {{0.id:<{id_}}}  {{1}}"
    print_lines((row.format(entry, _names(entry)) for entry in rows()), are_cut=True)
    entries = counted(number, "entry") if number == 1 else f"{number} entries"
    click.echo(f"{entries}, {counted(mentions, 'mention')}.", err=True)


def _names(entry: IndexedEntry) -> str:
    return f"{'' if entry.is_confirmed else '? '}{'; '.join(entry.names)}"


def _as_json(rows: Rows) -> None:
    """An array, an entry a line."""
    print_lines(_json_lines(rows()))


def _json_lines(entries: Iterator[IndexedEntry]) -> Iterator[str]:
    line = "["
    for entry in entries:
        yield line if line == "[" else f"{line},"
        line = f"  {json.dumps(entry_row(entry), ensure_ascii=False)}"
    yield line
    yield "]"


def entry_row(entry: IndexedEntry) -> dict[str, object]:
    """An entry for another program."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "names": list(entry.names),
        "confirmed": entry.is_confirmed,
        "line": entry.line,
        "mentions": entry.mentions,
    }


def _as_csv(rows: Rows) -> None:
    print_lines(_csv_lines(rows()))


def _csv_lines(entries: Iterator[IndexedEntry]) -> Iterator[str]:
    yield "id,kind,mentions,confirmed,name,other names"
    for entry in entries:
        line = io.StringIO()
        confirmed = "yes" if entry.is_confirmed else "no"
        cells = (entry.id, entry.kind, entry.mentions, confirmed, *entry.names[:1], "; ".join(entry.names[1:]))
        csv.writer(line, lineterminator="").writerow(cells if entry.names else (*cells[:4], "", ""))
        yield line.getvalue()


_FORMATS: Final[dict[str, Callable[[Rows], None]]] = {"text": _as_text, "json": _as_json, "csv": _as_csv}
