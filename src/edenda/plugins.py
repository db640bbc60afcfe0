"""Plug-ins: what other packages add through entry points, found and loaded only when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from edenda.errors import EdendaError, MissingPartError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

#: Readers of layouts, by name: values with `genre`, `score` and `read`.
READERS: Final = "edenda.readers"
#: File formats, by the ending of their files: functions from bytes and a name to a source and problems.
FORMATS: Final = "edenda.formats"

_P = ParamSpec("_P")
_T = TypeVar("_T")


@lru_cache(maxsize=8)
def find(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, sorted by name; of those with one name the first package's counts."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - takes long to load

    found = sorted(entry_points(group=group), key=lambda point: (point.name, package_of(point)))
    return tuple(
        {point.name: point for point in reversed(found)}[name] for name in dict.fromkeys(p.name for p in found)
    )


def package_of(point: EntryPoint) -> str:
    """The package that an entry point comes from, with its version."""
    return f"{point.dist.name} {point.dist.version}" if point.dist else "an unknown package"


@lru_cache(maxsize=64)
def load(point: EntryPoint) -> Any:
    """What an entry point leads to. Raises MissingPartError naming the package where it cannot be loaded."""
    return guarded(point, "be loaded", point.load)


def guarded(point: EntryPoint, what: str, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Call a plug-in. Whatever goes wrong in it becomes a MissingPartError that names it; our own errors pass."""
    try:
        return call(*args, **kwargs)
    except EdendaError:
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        message = f"The plug-in “{point.name}” of {package_of(point)} cannot {what} ({said})."
        raise MissingPartError(f"{message} Take the package out, or ask its authors.") from error
