"""`edenda convert`: plain text to TEI with names and dates marked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from edenda.cli.editions import Editions
from edenda.cli.explanations import explain_sources
from edenda.cli.output import print_problems, refuse_broken, shown
from edenda.conversion import Converted, Wish, convert_file, convert_in_edition, exists_already
from edenda.convert import Options
from edenda.convert import convert as convert_source
from edenda.edition import SEEDS, Edition, require_edition
from edenda.errors import UsageError
from edenda.files import write_atomically
from edenda.ledger import as_json, as_text
from edenda.metadata.gathering import lone_document
from edenda.metadata.table import read_table
from edenda.problems import has_errors, summary
from edenda.readers.layouts import wanted
from edenda.sources import MAX_BYTES, decode, page_files, read_source, source_name

_PIPE: Final = Path("-")
_SAID = {
    "new": "converted",
    "changed": "converted anew",
    "same": "unchanged",
    "kept": "kept (edited)",
    "merged": "corrected as its source was",
    "refused": "not written",
}
_WOULD = {
    "new": "would be converted",
    "changed": "would be converted anew",
    "merged": "would be corrected as its source was",
}


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--genre", metavar="GENRE", help="The genre or layout, instead of the one that fits best.")
@click.option(
    "--metadata", type=click.Path(path_type=Path), help="A table (CSV) with what is known of the documents, a row each."
)
@click.option("--report", is_flag=True, help="Print the ledger: what became of every character.")
@click.option("--explain", is_flag=True, help="Write nothing; print why the text is read as it is.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="The form of what --report or --explain prints.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything would be written.")
@click.option("--force", is_flag=True, help="Convert even what was edited; a backup is kept.")
@click.option("--keep", is_flag=True, help="Keep what was edited: it says already what the corrected source says.")
@click.option(
    "-o", "output", type=click.Path(path_type=Path, allow_dash=True), help="The TEI file to write; - for stdout."
)
def convert(  # noqa: PLR0917 - click passes by name
    sources: tuple[Path, ...],
    genre: str | None,
    metadata: Path | None,
    report: bool,
    explain: bool,
    format_: str,
    check: bool,
    force: bool,
    keep: bool,
    output: Path | None,
) -> int:
    """Turn plain text, Word documents and recognised pages (PAGE, ALTO) into validated TEI with names and dates marked.

    Without SOURCES, every source of the edition that is new or changed. A TEI file that somebody edited is never
    overwritten. A text of which a single character would be lost is not written.
    """
    table = read_table(metadata) if metadata else None
    wanted(genre)
    wish = Wish(genre, write=not check, force=force, named=bool(sources), keep=keep, table=table)
    editions = Editions(table)
    if explain and (report or output is not None):
        raise UsageError("--explain writes nothing and prints alone: leave --report and -o away.")
    if explain:
        return explain_sources(sources, wish, format_, editions)
    _refuse_contradictions(sources, wish, output)
    if sources == (_PIPE,) or output == _PIPE:
        editions.check_table()
        return _through(sources[0], wish, output or _PIPE, report=report, format_=format_)
    done = [_convert(path, wish, output, editions) for path in sources] if sources else _all(wish, editions)
    if report:
        found = [(shown(one.source), one.conversion.ledger) for one in done if one.conversion]
        click.echo(
            as_json(found) if format_ == "json" else "".join(as_text(ledger, name) for name, ledger in found), nl=False
        )
    for one in done:
        print_problems(one.problems, "text", err=True)
        said = _WOULD.get(one.outcome, _SAID[one.outcome]) if check else _SAID[one.outcome]
        kept = f" (the edited file is kept in {shown(one.backup)})" if one.backup else ""
        click.echo(f"{shown(one.source)} -> {shown(one.tei)}: {said}{kept}, {summary(one.problems)}", err=True)
    return _exit_code(done, check=check)


def _refuse_contradictions(sources: tuple[Path, ...], wish: Wish, output: Path | None) -> None:
    """Raise UsageError where options do not go together, and for a folder among the sources."""
    if wish.keep and (wish.force or not sources):
        raise UsageError("--keep takes the sources whose TEI is right as it is, and not --force.")
    if output is not None and len(sources) != 1:
        raise UsageError("-o takes exactly one source.")
    for path in sources:
        if path.is_dir() and not page_files(path):
            raise UsageError(f"{path} is a folder. Name files, or go to the folder of an edition and name nothing.")


def _all(wish: Wish, editions: Editions) -> list[Converted]:
    edition = editions.ready(require_edition(Path()))
    found = [convert_in_edition(edition, source, wish) for source in edition.sources()]
    if not found:
        click.echo(f"There are no sources in {shown(edition.root / SEEDS)}.", err=True)
    elif not edition.register.entries:
        where = shown(edition.register_path)
        click.echo(f"{where} has no entries yet: names are marked, and lead nowhere.", err=True)
    return found


def _convert(source: Path, wish: Wish, output: Path | None, editions: Editions) -> Converted:
    edition = editions.of(source.resolve().parent)
    if output is None and edition and _is_source_of(source, edition):
        return convert_in_edition(editions.ready(edition), source, wish)
    editions.check_table()
    return convert_file(source, output or _beside(source), wish)


def _beside(source: Path) -> Path:
    """Where the TEI of a source outside an edition goes: beside it, under its name, never in its own place."""
    ending = ".tei.xml" if source.suffix.lower() == ".xml" and not source.is_dir() else ".xml"
    return source.parent / f"{source_name(source)}{ending}"


def _is_source_of(source: Path, edition: Edition) -> bool:
    return source.resolve().parent == (edition.root / SEEDS).resolve()


def _through(source: Path, wish: Wish, output: Path, *, report: bool, format_: str) -> int:
    """From stdin, or to stdout; the ledger goes to stderr where the TEI goes to stdout."""
    text, noticed = decode(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin") if source == _PIPE else read_source(source)
    document, stated = (None, ()) if source == _PIPE else lone_document(source, wish.table)
    print_problems(stated, "text", err=True)
    refuse_broken(stated)
    done = convert_source(text, Options(document, genre=wish.genre))
    problems = [*noticed, *done.problems]
    if output != _PIPE and output.exists() and not wish.force:
        problems.append(exists_already(output))
    print_problems(problems, "text", err=True)
    if report:
        found = [(text.name, done.ledger)]
        words = as_json(found) if format_ == "json" else as_text(done.ledger, text.name)
        click.echo(words, err=output == _PIPE, nl=False)
    if done.tei is None or has_errors(problems):
        return 1
    if output == _PIPE:
        sys.stdout.buffer.write(done.tei)
    elif wish.write:
        write_atomically(output, done.tei)
    return int(not wish.write and output != _PIPE)


def _exit_code(done: list[Converted], *, check: bool) -> int:
    if any(has_errors(one.problems) for one in done):
        return 3 if any(problem.code in _UNREADABLE for one in done for problem in one.problems) else 1
    return int(check and any(one.would_write for one in done))


_UNREADABLE: Final = frozenset(
    {"SRC-001", "SRC-002", "SRC-004", "SRC-006", "SRC-007", "SRC-009", "SRC-010", "CONF-001", "CONF-003"}
)
