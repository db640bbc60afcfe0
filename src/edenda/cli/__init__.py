"""The command line: a group that loads each command when it is called, and the one table of exit codes."""

from __future__ import annotations

import sys
from typing import Any, Final

import click

from edenda import __version__
from edenda.cli.lazy import LazyGroup
from edenda.errors import EdendaError, UnreadableError

#: Each command is a module or a package of this package with a click command of its own name.
COMMANDS: Final = ("new", "convert", "annotate", "review", "register", "check", "render", "build", "serve", "explain")
#: Exit codes: 0 fine, 1 problems found or output would differ, 2 usage, 3 unreadable input or configuration,
#: 4 a needed external part is missing, 130 interrupted.
INTERRUPTED: Final = 130


@click.group(
    cls=LazyGroup,
    places={name: f"edenda.cli.{name}:{name}" for name in COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, package_name="edenda", message="%(prog)s %(version)s")
def edenda() -> None:
    """From plain text to a scholarly digital edition.

    Sources in seeds/ become validated TEI in tei/, which scholars edit by hand; check proves it, build makes the web
    and text editions. Without files a command works on the edition found upwards from here.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code; errors become messages, never tracebacks."""
    try:
        code = _run(arguments)
    except EdendaError as error:
        code = _report(error)
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except UnicodeEncodeError as error:
        code = _refuse_undecoded(arguments if arguments is not None else sys.argv[1:], error)
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except OSError as error:
        click.echo(f"edenda: {error.filename or 'a file'} cannot be read or written: {error.strerror}.", err=True)
        code = UnreadableError.exit_code
    sys.exit(code)


def _run(arguments: list[str] | None) -> int:
    try:
        result: Any = edenda.main(arguments, prog_name="edenda", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else 0


def _refuse_undecoded(arguments: list[str], error: UnicodeEncodeError) -> int:
    """Tell which argument the terminal wrote in another encoding; raises the error again where none is to blame."""
    wrong = next((one for one in arguments if not _is_text(one)), None)
    if wrong is None:
        raise error
    shown = "".join(one if _is_text(one) else "?" for one in wrong)
    click.echo(f"edenda: “{shown}” is not in the encoding of this terminal (the locale): use UTF-8 for both.", err=True)
    return click.UsageError.exit_code


def _is_text(words: str) -> bool:
    return not any("\ud800" <= one <= "\udfff" for one in words)


def _report(error: EdendaError) -> int:
    from edenda.cli.output import print_problems  # noqa: PLC0415 - not needed where nothing goes wrong

    if isinstance(error, UnreadableError):
        print_problems(error.problems, "text", err=True)
    else:
        click.echo(f"edenda: {error}", err=True)
    return error.exit_code
