"""Work on many things with some processes: results in the order of the things, and only so many of them under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final, TypeAlias, TypeVar

T = TypeVar("T")
#: Takes a function and things, and gives what the function makes of each, in their order.
Run: TypeAlias = "Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]"
#: How many things a process is given at once, and for how many times the processes there are things under way.
_CHUNK: Final = 8
_AHEAD: Final = 3


@contextmanager
def workers(jobs: int, start: Callable[..., None], *given: Any) -> Iterator[Run]:
    """Some processes, or this one alone where `jobs` is 1; each first calls `start` with what is given.

    Functions and things must be such as can be handed to another process (pickle).
    """
    if jobs == 1:
        start(*given)
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - takes long to load
    from multiprocessing import get_context  # noqa: PLC0415 - as that

    # new processes: a copy of this one would have the locks of threads, Typst's for one, and not the threads
    with ProcessPoolExecutor(jobs, get_context("spawn"), start, given) as pool:

        def run(function: Callable[[Any], Any], things: Iterable[Any]) -> Iterator[Any]:
            left = iter(things)
            waiting: deque[Any] = deque()
            while True:
                while len(waiting) < jobs * _AHEAD and (chunk := tuple(islice(left, _CHUNK))):
                    waiting.append(pool.submit(_each, function, chunk))
                if not waiting:
                    return
                yield from waiting.popleft().result()

        yield run


def _each(function: Callable[[Any], Any], things: tuple[Any, ...]) -> list[Any]:
    return [function(thing) for thing in things]
