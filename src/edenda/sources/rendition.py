"""A text put together from a file's parts, with hints over it, in one order that depends on nothing but the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from edenda.sources.source import BlockHint, Hint, InlineHint


@dataclass
class Rendition:
    """Text that grows, and the hints on it. A block in which nothing but blanks was written leaves no hint."""

    length: int = 0
    ink: int = 0
    """Where the last character ends that is no blank."""
    hints: list[Hint] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _pending: str = ""

    @property
    def raw(self) -> str:
        """All text so far."""
        return "".join(self._pieces)

    def since(self, start: int) -> str:
        """The text from a place on; quick where the place is near the end."""
        first, length = len(self._pieces), self.length
        while length > start:
            first -= 1
            length -= len(self._pieces[first])
        return "".join(self._pieces[first:])[start - length :]

    @property
    def at(self) -> int:
        """Where the next character will stand."""
        return self.length + len(self._pending)

    def write(self, text: str) -> None:
        """Add text."""
        if text:
            self._pieces += (self._pending, text)
            self.length += len(self._pending) + len(text)
            self._pending = ""
            if not text.isspace():
                self.ink = self.length - len(text) + len(text.rstrip())

    def part(self, blanks: int = 1) -> None:
        """Set what stands there apart from what follows, if anything does."""
        if self.length:
            self._pending = max(self._pending, "\n" * (blanks + 1))

    def hint(self, kind: BlockHint | InlineHint, start: int, **facts: str) -> None:
        """A hint on the text from `start` to here."""
        self.hints.append(Hint(kind, start, max(start, self.length), attrs=tuple(facts.items())))

    @contextmanager
    def block(self, hint: Hint) -> Iterator[None]:
        """What is written meanwhile is a block; its hint comes before those on what is in it."""
        start, place = self.at, len(self.hints)
        self.hints.append(hint)
        yield
        if self.ink <= start and hint.kind not in ("row", "cell", "note"):
            self.hints[place:] = [one for one in self.hints[place + 1 :] if one.kind == "pagemark"]
        else:
            self.hints[place] = hint._replace(start=start, end=max(start, self.length))
