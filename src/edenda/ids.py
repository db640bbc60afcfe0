"""Ids that stand once."""

from __future__ import annotations

from collections import Counter


class UniqueIds:
    """Gives every id that is asked for once; a second one of the same name gets `-2`, a third `-3`."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._again: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._used)

    def unused(self, base: str) -> str:
        """The id itself, or with a number where it was given before."""
        found = base
        while found in self._used:
            self._again[base] += 1
            found = f"{base}-{self._again[base] + 1}"
        self._used.add(found)
        return found
