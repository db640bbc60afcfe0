"""Whether work grows with the length of a text, and no faster. What disturbs a machine for a moment decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Final

_ATTEMPTS: Final = 5
_LEAST: Final = 0.02
_LEEWAY: Final = 3.0


def grows_with_length(work: Callable[[int], object], short: int, long: int) -> bool:
    """Whether work on `long` characters takes about as many times longer as they are more than `short`.

    Work that grows faster fails every attempt; of work that does not, one attempt that nothing disturbs is enough.
    """
    work(short)  # what is read once is read
    return any(
        _seconds(work, long) < _LEEWAY * (long / short) * max(_LEAST, _seconds(work, short)) for _ in range(_ATTEMPTS)
    )


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = process_time()
    work(size)
    return process_time() - begun
