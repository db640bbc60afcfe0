"""The index of an edition, for commands on the register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from edenda.cli.output import print_problems, refuse_broken
from edenda.edition import Edition
from edenda.register.index.index import Index, open_index


@contextmanager
def indexed(edition: Edition) -> Iterator[Index]:
    """The index; what could not be read is printed, and errors end the command: half an edition is not enough."""
    with open_index(edition) as index:
        print_problems(index.problems, "text", err=True)
        refuse_broken(index.problems)
        yield index
