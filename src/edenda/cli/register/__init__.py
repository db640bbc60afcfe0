"""`edenda register`: a group of commands that keep the register, each loaded when it is called."""

from __future__ import annotations

from typing import Final

import click

from edenda.cli.lazy import LazyGroup

#: Each command, and the module of this package in which it is `command`.
COMMANDS: Final[dict[str, str]] = {
    "list": "listing",
    "show": "showing",
    "grow": "grow",
    "confirm": "confirm",
    "suggest": "suggest",
    "distinct": "distinct",
    "merge": "merge",
    "rename": "rename",
    "split": "split",
    "remove": "remove",
    "follow": "follow",
    "export": "export",
    "import": "import_",
    "undo": "undo",
}


@click.group(cls=LazyGroup, places={name: f"edenda.cli.register.{module}:command" for name, module in COMMANDS.items()})
def register() -> None:
    """Keep the register: persons, organisations, places, events and works.

    Works on the edition found upwards from here. Whatever changes files changes all of them or none, and `undo` takes
    it back.
    """
