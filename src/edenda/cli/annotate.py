"""`edenda annotate`: names and dates marked in TEI that exists already."""

from __future__ import annotations

import json
from pathlib import Path

import click

from edenda.annotating.values import Mention
from edenda.annotation import Annotated, AnnotationWish, annotate_file
from edenda.changes.difference import difference
from edenda.cli.output import counted, print_problems, refuse_broken, shown
from edenda.content_table import read_content_table
from edenda.edition import Edition, files_in, find_edition, require_edition
from edenda.errors import UsageError
from edenda.markup.document import look_at
from edenda.problems import has_errors, summary
from edenda.tei import NAMING


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything would be marked.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change as a unified diff.")
@click.option("--explain", is_flag=True, help="Write nothing; print every mention with the reason for it.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="The form of --explain.")
@click.option("--only", multiple=True, metavar="NAMES", help="Only these elements, for example date,persName.")
@click.option("--no-register", is_flag=True, help="Do not use the register: dates, and names that explain themselves.")
@click.option("--schema", type=click.Path(path_type=Path), help="Put tags only where this grammar (.rng) allows them.")
def annotate(  # noqa: PLR0917 - click passes by name
    files: tuple[Path, ...],
    check: bool,
    diff: bool,
    explain: bool,
    format_: str,
    only: tuple[str, ...],
    no_register: bool,
    schema: Path | None,
) -> int:
    """Mark names and dates in TEI, in place.

    FILES are TEI files or folders; without them all documents of the edition. Tags are put in where the grammar allows
    them, and no other byte is changed. What is marked already stays as it is, and what you took out does not come back.
    """
    if format_ == "json" and not explain:
        raise UsageError("--format is for what --explain prints.")
    if schema is not None:
        read_content_table(schema)  # one message for a grammar that cannot be read, not one for each file
    wish = AnnotationWish(_elements(only), not no_register, schema, write=not (check or diff or explain))
    edition = _edition(files)
    done = [annotate_file(path, edition, wish) for path in _documents(files, edition)]
    if diff:
        click.echo("".join(_difference(one) for one in done), nl=False)
    if explain:
        click.echo(_as_json(done) if format_ == "json" else "".join(_as_text(one) for one in done), nl=False)
    for one in done:
        print_problems(one.problems, "text", err=True)
        click.echo(f"{shown(one.path)}: {_said(one, wish)}, {summary(one.problems)}", err=True)
    if any(has_errors(one.problems) for one in done):
        return 3 if any(problem.code in _UNREADABLE for one in done for problem in one.problems) else 1
    return int(check and any(one.would_write for one in done))


_UNREADABLE = frozenset({"SRC-007", "TEI-001", "TEI-002", "TEI-003", "TEI-004"})


def _edition(files: tuple[Path, ...]) -> Edition | None:
    """The edition that files belong to, if any; without files the one that the user is in."""
    edition = find_edition(files[0].resolve().parent) if files else require_edition(Path())
    if edition is not None:
        print_problems(edition.problems, "text", err=True)
        refuse_broken(edition.problems)
    return edition


def _documents(files: tuple[Path, ...], edition: Edition | None) -> list[Path]:
    """The documents in some files and folders, or of the edition; says so where there are none."""
    paths = files_in(files, ".xml") if files else edition.documents() if edition else ()
    documents = [path for path in paths if not _is_register(path, edition)]
    if not documents:
        words = "the register is no document" if paths else "there are no TEI files"
        click.echo(f"Nothing to annotate: {words}.", err=True)
    return documents


def _elements(only: tuple[str, ...]) -> frozenset[str]:
    """The element names in `--only`. Raises BadParameter for one that is never marked."""
    names = frozenset(name.strip() for value in only for name in value.split(",") if name.strip())
    if only and not names:
        raise click.BadParameter("name at least one element", param_hint="--only")
    for name in sorted(names - NAMING):
        message = f"{name} is never marked; choose from {', '.join(sorted(NAMING))}"
        raise click.BadParameter(message, param_hint="--only")
    return names or NAMING


def _is_register(path: Path, edition: Edition | None) -> bool:
    return edition is not None and path.resolve() == edition.register_path.resolve()


def _said(one: Annotated, wish: AnnotationWish) -> str:
    if one.annotation is None:
        return "not changed"
    if not one.would_write:
        return "unchanged"
    number = one.annotation.changes
    return f"{counted(number, 'mark')} {'put in' if wish.write else 'would be put in'}"


def _difference(one: Annotated) -> str:
    if one.annotation is None:
        return ""
    before, after = look_at(one.before, str(one.path)), look_at(one.annotation.data, str(one.path))
    return difference(before.decode(before.view), after.decode(after.view), shown(one.path))


def _as_text(one: Annotated) -> str:
    return "".join(_line(one.path, mention) for mention in one.annotation.mentions) if one.annotation else ""


def _line(path: Path, mention: Mention) -> str:
    values = "".join(f' {name}="{value}"' for name, value in mention.attributes.items())
    sure = "" if mention.confidence is None else f" ({mention.confidence:.2g})"
    return (
        f"{shown(path)}:{mention.line}:{mention.column}: {_OUTCOMES[mention.outcome]}: <{mention.type}{values}> "
        f"“{mention.text}”: {mention.rule}: {mention.evidence}{sure}\n"
    )


_OUTCOMES = {
    "new": "new",
    "linked": "linked",
    "marked": "marked already",
    "removed": "left out, for an editor took it out",
    "held": "left out, for an editor may have taken it out",
    "refused": "left out, for there is no place for it",
    "unwanted": "not asked for",
    "doubtful": "too doubtful to be marked",
    "finished": "left out, for the file is finished and the register has no such name",
}


def _as_json(done: list[Annotated]) -> str:
    rows = [
        {"file": shown(one.path), **mention._asdict()}
        for one in done
        if one.annotation
        for mention in one.annotation.mentions
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
