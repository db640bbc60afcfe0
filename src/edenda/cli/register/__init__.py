"""`edenda register`: a group of commands that keep the register, each loaded when it is called."""

from __future__ import annotations

import importlib
from typing import Final

import click

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
    "follow": "follow",
    "export": "export",
    "import": "import_",
    "undo": "undo",
}


class RegisterGroup(click.Group):
    """The commands on the register."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which an editor needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"edenda.cli.register.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=RegisterGroup)
def register() -> None:
    """Keep the register: persons, organisations, places, events and works.

    Works on the edition found upwards from here. Whatever changes files changes all of them or none, and `undo` takes
    it back.
    """
