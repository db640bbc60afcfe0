"""`edenda check`: every check, on TEI anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import click

from edenda.check import CheckWish, check_edition, check_files
from edenda.checks.grading import graded
from edenda.checks.lost_ids import lost_ids
from edenda.cli.acceptance import Acceptance
from edenda.cli.output import localised
from edenda.config import PROFILES
from edenda.edition import files_in, find_edition, require_edition
from edenda.errors import UsageError
from edenda.problems import CODES, INTERRUPTED, UNCHECKED, UNREADABLE, Problem, has_errors, summary
from edenda.reports import FIRST, FORMATS, arranged, as_groups
from edenda.schemas.choosing import SchemaWish
from edenda.schemas.fence import SECONDS
from edenda.schemas.schema import named_schema
from edenda.xml.files import real

_PROFILES_HELP: Final = (
    "Which rules hold: all, as in an edition made with edenda (house), or those for any TEI (tei). Without it, what "
    "edition.toml says; for files of no edition, tei."
)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["text", *FORMATS]), default="text", help="The form of the findings."
)
@click.option(
    "--only",
    multiple=True,
    metavar="CODE",
    help="Only findings whose code begins so, for example FID or GRAM-001; can be given several times. What could not "
    "be read or checked is told all the same.",
)
@click.option(
    "--skip",
    multiple=True,
    metavar="CODE",
    help="No findings whose code begins so; can be given several times. What could not be read or checked is told all "
    "the same.",
)
@click.option("--all", "every", is_flag=True, help="Print all findings of each rule, not the first three.")
@click.option(
    "--max", "most", type=click.IntRange(1), metavar="N", help="Print N findings at most; the exit code counts all."
)
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="Check against this schema (.rng, .rnc, .xsd, .sch) instead of the files' own; can be given several times.",
)
@click.option(
    "--schema-time",
    type=click.FloatRange(min=0, min_open=True),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long reading a schema may take, and checking a file against it.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too, not only for errors.")
@click.option("--profile", type=click.Choice(PROFILES), help=_PROFILES_HELP)
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Check N files at a time.")
@click.option("--baseline", is_flag=True, help="Accept all that is found today; later only what is new is reported.")
@click.option("--against", metavar="TAG", help="Find ids that are gone since this tag, branch or commit (of git).")
@click.option("--diff", is_flag=True, help="Write nothing; print what --fix would change as a unified diff.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in place, and report the rest.")
@click.option(
    "--accept",
    nargs=2,
    metavar="CODE:FILE[:LINE] REASON",
    help="Accept single findings, for example of PAGE-001:tei/a.xml, with a reason.",
)
def check(  # noqa: PLR0917 - click passes by name
    files: tuple[Path, ...],
    format_: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    every: bool,
    most: int | None,
    schemas: tuple[str, ...],
    schema_time: float,
    strict: bool,
    profile: str | None,
    jobs: int,
    baseline: bool,
    accept: tuple[str, str] | None,
    against: str | None,
    diff: bool,
    fix: bool,
) -> int:
    """Find what is wrong with TEI; change nothing without --fix.

    Is it well-formed and valid, does every pointer lead somewhere, does what it says agree with itself, is nothing of
    the source lost? FILES are TEI files or folders; without them the whole edition is checked.

    Exit codes: 0 no errors, 1 errors, 3 something could not be read. `edenda explain CODE` says more of a finding.
    """
    only, skip = _codes(only, "--only"), _codes(skip, "--skip")
    if fix and diff:
        raise UsageError("--diff shows what --fix would do; give one of the two.")
    wish = CheckWish(SchemaWish(tuple(map(named_schema, schemas)), schema_time), profile or "", jobs)
    scope = _Scope(files, wish, against)
    edition = scope.edition
    problems = scope.problems()
    acceptance = Acceptance(edition)
    if baseline:
        return acceptance.replace(problems)
    if accept:
        return acceptance.add(problems, *accept)
    left = _left(acceptance, problems, only, skip, complete=not files)
    if fix or diff:
        from edenda.cli.fixes import fix_files  # noqa: PLC0415 - takes long to load, and is seldom asked for

        changed = fix_files(problems, left, edition, write=fix)
        if diff:
            return int(bool(changed))
        if changed:
            problems = _Scope(files, wish, against).problems()
            left = _left(acceptance, problems, only, skip, complete=not files)
    _print(left[:most], format_, every=every)
    click.echo(summary(left, _accepted(problems, left, only, skip)), err=True)
    if any(problem.code in UNREADABLE for problem in left):
        return 3
    return int(has_errors(left) or (strict and any(problem.severity == "warning" for problem in left)))


class _Scope:
    """What is checked: some files, or the edition."""

    def __init__(self, files: tuple[Path, ...], wish: CheckWish, against: str | None) -> None:
        self.edition = find_edition(real(files[0]).parent) if files else require_edition(Path())
        self._files, self._wish, self._against = files, wish, against

    def problems(self) -> tuple[Problem, ...]:
        """All findings as the edition grades them, in the order of the reports."""
        if self._files or self.edition is None:
            is_whole = all(path.is_dir() for path in self._files)
            empty = (_nothing_in(path) for path in self._files if path.is_dir() and not files_in([path], ".xml"))
            checked = check_files(files_in(self._files, ".xml"), self.edition, self._wish, is_whole=is_whole)
            said = self.edition.problems if self.edition else ()
            found = (*(one for one in said if one.code in INTERRUPTED), *empty, *checked)
        else:
            found = check_edition(self.edition, self._wish)
        if self._against is not None:
            found = (*found, *self._lost(self._against))
        return arranged(graded(found, self.edition.config.check.severities if self.edition else {}))

    def _lost(self, version: str) -> Iterable[Problem]:
        """The ids that are gone from the files named, or from the edition."""
        named = self._files or ((self.edition.tei,) if self.edition else ())
        now, around = files_in(named, ".xml"), tuple(map(real, named))
        for folder in dict.fromkeys(path if path.is_dir() else path.parent for path in named):
            yield from lost_ids(folder, version, partial(_is_among, around), now)


def _is_among(around: Sequence[Path], path: Path) -> bool:
    """Whether a file is one of some files, or lies in a folder that is among them, and in no hidden one of it."""
    at = real(path)
    return any(
        at == one or (one in at.parents and not any(part.startswith(".") for part in at.relative_to(one).parts))
        for one in around
    )


def _left(
    acceptance: Acceptance, problems: Sequence[Problem], only: tuple[str, ...], skip: tuple[str, ...], *, complete: bool
) -> tuple[Problem, ...]:
    """The findings that are not accepted, and asked for."""
    left = arranged(acceptance.without(problems, complete=complete))
    return tuple(one for one in left if _is_wanted(one.code, only, skip))


def _accepted(
    problems: Sequence[Problem], left: Sequence[Problem], only: tuple[str, ...], skip: tuple[str, ...]
) -> int:
    """How many of the findings that are asked for are accepted. What is left may say more, of the list of these."""
    asked_for = sum(_is_wanted(one.code, only, skip) for one in problems)
    return asked_for - sum(not one.code.startswith("ACC-") for one in left)


def _codes(codes: Sequence[str], option: str) -> tuple[str, ...]:
    """Beginnings of codes in capitals, each of which some code has."""
    for code in codes:
        if not any(known.startswith(code.upper()) for known in CODES):
            raise click.BadParameter(f"no code begins with {code}. The codes: {', '.join(CODES)}", param_hint=option)
    return tuple(code.upper() for code in codes)


def _is_wanted(code: str, only: tuple[str, ...], skip: tuple[str, ...]) -> bool:
    """Whether a finding is told: of those asked for, and all that say that something was not checked or interrupted."""
    return code in UNCHECKED | INTERRUPTED or (not (skip and code.startswith(skip)) and code.startswith(only or ""))


def _print(problems: Sequence[Problem], format_: str, *, every: bool) -> None:
    local = localised(problems)
    report = FORMATS.get(format_) or partial(as_groups, most=None if every else FIRST)
    click.echo(report(local), nl=False)


def _nothing_in(folder: Path) -> Problem:
    """SRC-007 for a folder without TEI: nothing was checked, which is no pass."""
    return Problem("SRC-007", "There is no TEI file (.xml) in this folder.", str(folder), hint="Check its name.")
