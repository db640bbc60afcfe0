"""`edenda check --fix` and `--diff`: what can be mended safely, mended or shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from edenda.changes.difference import difference
from edenda.changes.local import writing
from edenda.cli.output import counted, shown
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.fixing.fix import Fixed, fix_file
from edenda.fixing.repairs import REPAIRS
from edenda.markup.document import look_at
from edenda.problems import Problem


def fix_files(found: Sequence[Problem], left: Sequence[Problem], edition: Edition | None, *, write: bool) -> int:
    """Mend in each file the findings `left` of all `found`, or show what would change; the number of files."""
    files = dict.fromkeys(one.file for one in left if one.file and one.code in REPAIRS)
    changed = 0
    for file in files:
        path = Path(file)
        try:
            with writing(edition.root if edition else None, "edenda check --fix", writes=write):
                done = fix_file(path, found, left, edition.schema if edition else None, write=write)
        except UnreadableError as error:
            for problem in error.problems:
                click.echo(f"{shown(path)}: not fixed: {problem.message}", err=True)
            continue
        if done.repairs:
            changed += 1
            _say(path, done, write=write)
    if not changed:
        click.echo("Nothing that can be fixed safely.", err=True)
    return changed


def _say(path: Path, done: Fixed, *, write: bool) -> None:
    if not write:
        before, after = (look_at(data, str(path)) for data in (done.before, done.after))
        click.echo(difference(before.decode(before.view), after.decode(after.view), shown(path)), nl=False)
    what = "fixed" if write else "would be fixed"
    click.echo(f"{shown(path)}: {counted(done.repairs, 'place')} {what}", err=True)
