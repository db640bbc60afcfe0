"""`edenda register export`: the register as a table for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from edenda.cli.output import counted, print_problems, shown
from edenda.cli.register.performing import edition_with_register
from edenda.collector import collector_paused
from edenda.errors import UsageError
from edenda.files import write_atomically
from edenda.register.editing.outline import read_outline
from edenda.register.index.index import open_index
from edenda.register.tables.exporting import SEPARATORS, as_table
from edenda.xml.reading import read_xml


@click.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--separator", type=click.Choice(list(SEPARATORS)), default="comma", help="What stands between the cells."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(file: Path | None, separator: str, force: bool) -> None:
    """Write the register as a table, for a spreadsheet.

    Without FILE the table (CSV) goes to the screen. A row for each entry: its id, kind and names, its numbers in
    authority files, how often it is mentioned. Change it, save it as CSV, and bring it back with `edenda register
    import`.
    """
    edition = edition_with_register()
    if file is not None and file.exists() and not force:
        raise UsageError(f"{shown(file)} is there already; name another file, or say --force.")
    with collector_paused():
        outline = read_outline(read_xml(edition.register_path), str(edition.register_path))
        with open_index(edition) as index:
            print_problems(index.problems, "text", err=True)
            mentions = {entry.id: entry.mentions for entry in index.entries()}
        data = as_table(outline, mentions, SEPARATORS[separator])
    if file is None:
        click.echo(data, nl=False)
        return
    write_atomically(file, data)
    entries = len(outline.entries)
    click.echo(f"{shown(file)}: {counted(entries, 'row')} written.", err=True)
