"""The editions to which the sources of a command belong: each is opened once, and its problems are printed once."""

from __future__ import annotations

import os
from pathlib import Path

import click

from edenda.cli.output import print_problems, refuse_broken, shown
from edenda.edition import Edition, find_edition, with_table
from edenda.metadata.table import Table


class Editions:
    """Editions by folder; `table` is a table of metadata that counts instead of the one that an edition names."""

    def __init__(self, table: Table | None) -> None:
        self._table = table
        self._found: dict[Path, Edition | None] = {}
        self._ready: dict[Path, Edition] = {}
        self._is_checked = False

    def of(self, folder: Path) -> Edition | None:
        """The edition to which a folder belongs."""
        if folder not in self._found:
            self._found[folder] = find_edition(folder)
        return self._found[folder]

    def ready(self, edition: Edition) -> Edition:
        """An edition with its metadata; its problems are printed, and errors among them end the command."""
        if edition.root not in self._ready:
            complete = with_table(edition, self._table) if self._table else edition
            print_problems(complete.problems, "text", err=True)
            refuse_broken(complete.problems)
            self._advise(complete)
            self._ready[edition.root] = complete
        return self._ready[edition.root]

    def check_table(self) -> None:
        """Print, once, what is wrong with the table, for sources outside an edition; errors end the command."""
        if self._table is not None and not self._is_checked:
            self._is_checked = True
            print_problems(self._table.problems, "text", err=True)
            refuse_broken(self._table.problems)

    def _advise(self, edition: Edition) -> None:
        """Say how a table is found again, where the edition does not name it."""
        named = edition.config.edition.metadata
        if self._table is None or (named and (edition.root / named).resolve() == Path(self._table.file).resolve()):
            return
        path = Path(os.path.relpath(self._table.file, edition.root)).as_posix()
        where = shown(edition.root / "edition.toml")
        click.echo(
            f'So that every conversion finds the table, write metadata = "{path}" below [edition] in {where}.', err=True
        )
