"""Files that are watched: which of them were changed on disk since they were looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from edenda.register.index.freshness import Stamp, stamp_of


class Watch:
    """Watches files by their size and time; one may come or go."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._stamps = _stamps_of(paths)

    def changed(self) -> tuple[dict[Path, Stamp | None], tuple[Path, ...]]:
        """How the files are now, to be noted once they have been read, and those that are not as they were."""
        now = _stamps_of(self._stamps)
        return now, tuple(path for path, stamp in now.items() if stamp != self._stamps[path])

    def note(self, stamps: dict[Path, Stamp | None]) -> None:
        """Take some files for looked at, as they were then."""
        self._stamps.update(stamps)

    def wrote(self, paths: Iterable[Path]) -> None:
        """Take files for looked at that were written here just now."""
        self.note(_stamps_of(path for path in paths if path in self._stamps))


def _stamps_of(paths: Iterable[Path]) -> dict[Path, Stamp | None]:
    return {path: stamp_of(path) for path in paths}
