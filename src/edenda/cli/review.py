"""`edenda review`: the doubtful marks of an edition, decided one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import click

from edenda.cli.output import counted, print_problems, refuse_broken, shown
from edenda.edition import Edition, files_in, find_edition, require_edition
from edenda.errors import UnreadableError, UsageError
from edenda.problems import Problem, has_errors
from edenda.responsible import Responsible, responsible
from edenda.review.values import EVERYTHING, KINDS, ORDERS, Selection
from edenda.xml.files import MAX_OWN, read_own


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(ORDERS), default="document", help="The order in which you are asked.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only doubts of this kind.")
@click.option("--name", "names", multiple=True, metavar="WORDS", help="Only marks on these words.")
@click.option("--only-element", "elements", multiple=True, metavar="NAME", help="Only these elements: persName …")
@click.option("--list", "lists", is_flag=True, help="Decide nothing; print what is open.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="The form of --list.")
@click.option("--decisions", metavar="FILE", help="Decide what stands in FILE (- for stdin), all of it or nothing.")
@click.option("--web", is_flag=True, help="On a page in your browser, on this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port of --web; any free one without it.")
@click.option("--no-open", is_flag=True, help="With --web: open no browser, only print the address of the page.")
@click.option("--who", metavar="ID", help="Who decides: an id of people in edition.toml.")
@click.option("--when", metavar="DAY", help="The day of the decisions, as 2026-11-22; without it today.")
def review(  # noqa: PLR0917 - click passes by name
    files: tuple[Path, ...],
    by: str,
    kinds: tuple[str, ...],
    names: tuple[str, ...],
    elements: tuple[str, ...],
    lists: bool,
    format_: str,
    decisions: str | None,
    web: bool,
    port: int,
    no_open: bool,
    who: str | None,
    when: str | None,
) -> int:
    """Decide the doubtful marks of the edition, one by one.

    FILES are TEI files of the edition; without them all documents. Asked for are names of which nobody is sure, names
    without an entry, names with a provisional entry, and dates of which nobody is sure. Each decision is saved at once;
    you can quit at any time and go on later.
    """
    _refuse_both(lists=lists, decisions=decisions is not None, web=web, has_format=format_ != "text")
    edition = _edition(files)
    asked = cast("Any", {"kinds": frozenset(kinds), "order": by})
    selection = Selection(files=_chosen(files, edition), names=frozenset(names), elements=frozenset(elements), **asked)
    decider = Responsible("", "") if lists else responsible(edition.config.edition, who, when)
    from edenda.review.session import Session  # noqa: PLC0415 - not needed where the question was wrong

    with Session(edition, decider, selection) as session:
        problems = session.problems
        print_problems(problems, "text", err=True)
        is_partial = has_errors(problems)
        if lists:
            code = _list(session, format_, is_partial=is_partial)
        elif decisions is not None:
            code = _apply(session, decisions, is_partial=is_partial)
        elif web:
            code = _serve(session, port, opens_browser=not no_open)
        else:
            code = _ask(session, is_partial=is_partial)
        return code or int(is_partial)


def _refuse_both(*, lists: bool, decisions: bool, web: bool, has_format: bool) -> None:
    """Raises UsageError where two of the ways are asked for at once."""
    if lists + decisions + web > 1:
        raise UsageError("--list, --decisions and --web are three ways; choose one.")
    if has_format and not lists:
        raise UsageError("--format is for what --list prints.")


def _edition(files: tuple[Path, ...]) -> Edition:
    edition = find_edition(files[0].resolve().parent) if files else require_edition(Path())
    if edition is None:
        edition = require_edition(files[0].resolve().parent)
    print_problems(edition.problems, "text", err=True)
    refuse_broken(edition.problems)
    return edition


def _chosen(files: tuple[Path, ...], edition: Edition) -> frozenset[str]:
    """The documents of the edition that are asked for. Raises UsageError for a file that is none."""
    known = {path.resolve(): path.relative_to(edition.root).as_posix() for path in edition.documents()}
    chosen = files_in(files, ".xml")
    for path in chosen:
        if path.resolve() not in known and path.resolve() != edition.register_path.resolve():
            raise UsageError(f"{shown(path)} is no document of the edition in {shown(edition.root)}.")
    return frozenset(known[path.resolve()] for path in chosen if path.resolve() in known)


def _reach(is_partial: bool) -> str:
    """What is to be added where not all documents could be read."""
    return ", as far as the files can be read" if is_partial else ""


def _list(session: Any, format_: str, *, is_partial: bool) -> int:
    from edenda.review.script import as_text, json_lines, rows  # noqa: PLC0415 - as above

    if format_ == "json":
        for line in json_lines(rows(session)):
            click.echo(line)
    else:
        for row in rows(session):
            click.echo(as_text(row))
    click.echo(f"{counted(len(session.doubts), 'mark')} to be decided{_reach(is_partial)}.", err=True)
    return 0


def _apply(session: Any, file: str, *, is_partial: bool) -> int:
    from edenda.review.script import apply_decisions  # noqa: PLC0415 - as above

    done = apply_decisions(session, _lines(file), file)
    print_problems(done.problems, "text", err=True)
    for said in done.before:
        click.echo(said, err=True)
    what = [f"{counted(done.decided, 'decision')} made"]
    what += [f"{done.skipped} skipped"] if done.skipped else []
    what += [f"{len(done.before)} made already"] if done.before else []
    left = counted(len(session.doubts), "mark")
    said = "Nothing was decided" if done.problems and not done.decided else ", ".join(what)
    click.echo(f"{said}; {left} to be decided{_reach(is_partial)}.", err=True)
    return int(has_errors(done.problems))


def _lines(file: str) -> Iterable[str]:
    """The lines of a file of decisions, or of stdin. Raises UnreadableError where it cannot be read."""
    data = sys.stdin.buffer.read(MAX_OWN) if file == "-" else read_own(Path(file))
    try:
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        hint = "Save it as UTF-8."
        raise UnreadableError(
            Problem("SRC-007", f"The file is not in UTF-8: {error.reason}.", file, hint=hint)
        ) from None


def _serve(session: Any, port: int, *, opens_browser: bool) -> int:
    """Show the page until it is interrupted; its address is what is printed on stdout."""
    from edenda.review.web.start import start  # noqa: PLC0415 - as above

    def tell(address: str) -> None:
        click.echo(address)
        click.echo("The page is for this machine alone, and is served until you press Ctrl-C.", err=True)

    title = session.edition.config.edition.title or session.edition.root.resolve().name
    start(session, title, port, tell, opens_browser=opens_browser)
    return 0


def _ask(session: Any, *, is_partial: bool) -> int:
    from edenda.review.terminal.keys import open_keys  # noqa: PLC0415 - as above
    from edenda.review.terminal.run import run  # noqa: PLC0415 - as above

    if not session.doubts:
        whole = session.selection._replace(order=EVERYTHING.order) == EVERYTHING
        what = "Nothing is doubtful" if whole else "Nothing of what you chose is doubtful"
        rest = _reach(is_partial) or ": there is nothing to decide"
        click.echo(f"{what}{rest}.", err=True)
        return 0
    try:
        decided = run(session, open_keys())
    except KeyboardInterrupt:
        click.echo("\nInterrupted; all that was decided is saved, and `edenda review` goes on from here.", err=True)
        raise
    left = len(session.doubts)
    rest = (
        f"{counted(left, 'mark')} left; `edenda review` goes on from here."
        if left
        else f"Nothing is left{_reach(is_partial)}."
    )
    click.echo(f"{counted(decided, 'mark')} decided, all saved. {rest}", err=True)
    return 0
