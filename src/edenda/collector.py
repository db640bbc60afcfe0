"""Pausing Python's cyclic garbage collector while something large is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles inside; memory without cycles is freed as always.

    Whoever makes hundreds of thousands of objects that all stay has the collector look at all of them again and again,
    and finds nothing: on large files that took as long as the work itself.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
