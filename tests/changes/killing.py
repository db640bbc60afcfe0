"""A process that dies at any of its steps on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


class Killed(BaseException):
    """The process ends here; nothing that it does afterwards reaches the disk."""


def dies_at(number: int, work: Callable[[], object]) -> bool:
    """Do some work, but die before or after its `number`th step on the disk; whether it died."""
    steps = [0]

    def step(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            for act in (lambda: None, lambda: real(*arguments, **options)):
                if steps[0] >= number:
                    raise Killed
                steps[0] += 1
                result = act()
            return result

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink")):
            patch.setattr(owner, name, step(getattr(owner, name)))
        try:
            work()
        except Killed:
            return True
    return False


def deaths(begin: Callable[[], object], work: Callable[[], object]) -> Iterator[bool]:
    """Begin, and die in some work, at each of its steps in turn; last once without dying."""
    is_killed, number = True, 0
    while is_killed:
        begin()
        is_killed = dies_at(number, work)
        yield is_killed
        number += 1
