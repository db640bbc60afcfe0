"""`edenda check`: every check, on TEI anywhere."""

from __future__ import annotations

from pathlib import Path

import click

from edenda.check import check_edition, check_files
from edenda.cli.output import print_problems
from edenda.edition import files_in, find_edition, require_edition
from edenda.problems import CODES, Problem, has_errors, summary
from edenda.schemas.choosing import SchemaWish
from edenda.schemas.fence import SECONDS
from edenda.schemas.schema import named_schema
from edenda.xml.files import real

_UNREADABLE = frozenset({"SRC-007", "CONF-001"})


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="The form of the findings."
)
@click.option(
    "--only", multiple=True, metavar="CODE", help="Only findings whose code begins so, for example FID or GRAM-001."
)
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check against this schema (.rng, .rnc, .xsd, .sch) instead of the files' own; can be given several times.",
)
@click.option(
    "--schema-time",
    type=click.FloatRange(min=0, min_open=True),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long a schema may take.",
)
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
def check(
    files: tuple[Path, ...],
    format_: str,
    only: tuple[str, ...],
    schemas: tuple[Path, ...],
    schema_time: float,
    strict: bool,
) -> int:
    """Check TEI: well-formed, valid, every pointer leads somewhere, nothing of the source lost.

    FILES are TEI files or folders; without them the whole edition is checked.
    """
    for code in only:
        if not any(known.startswith(code.upper()) for known in CODES):
            raise click.BadParameter(f"no code begins with {code}. The codes: {', '.join(CODES)}", param_hint="--only")
    wish = SchemaWish(tuple(named_schema(path) for path in schemas), schema_time)
    if files:
        empty = tuple(_nothing_in(folder) for folder in files if folder.is_dir() and not files_in([folder], ".xml"))
        problems = empty + check_files(files_in(files, ".xml"), find_edition(real(files[0]).parent), wish)
    else:
        problems = check_edition(require_edition(Path()), wish)
    if only:
        wanted = tuple(code.upper() for code in only)
        problems = tuple(problem for problem in problems if problem.code.startswith(wanted))
    print_problems(problems, format_)
    click.echo(summary(problems), err=True)
    if any(problem.code in _UNREADABLE for problem in problems):
        return 3
    return int(has_errors(problems) or (strict and any(problem.severity == "warning" for problem in problems)))


def _nothing_in(folder: Path) -> Problem:
    """SRC-007 for a folder without TEI: nothing was checked, which is no pass."""
    return Problem("SRC-007", "There is no TEI file (.xml) in this folder.", str(folder), hint="Check its name.")
