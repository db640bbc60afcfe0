"""The edition of a command on the register, and its index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edenda.cli.output import print_problems, refuse_broken
from edenda.edition import Edition, require_edition
from edenda.register.index.index import Index, open_index


@contextmanager
def indexed() -> Iterator[tuple[Edition, Index]]:
    """The edition in which one is, and its index; what is wrong with either is printed, and errors end the command."""
    edition = require_edition(Path())
    print_problems(edition.problems, "text", err=True)
    refuse_broken(edition.problems)
    with open_index(edition) as index:
        print_problems(index.problems, "text", err=True)
        refuse_broken(index.problems)
        yield edition, index
