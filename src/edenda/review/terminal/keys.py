"""Keys, one at a time: from a terminal as they are pressed, from a pipe as they are written."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import re
import select
import sys
from collections import deque
from types import TracebackType
from typing import BinaryIO, Final, Protocol, Self

import click

#: A key that sends several characters, such as an arrow; else any character.
_KEY: Final = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[@-~])|.", re.DOTALL)
#: The beginning of such a key, whose rest may be on its way from another machine; and for how long it is awaited.
_BEGUN: Final = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*|O)?\Z")
_REST: Final = 0.1
_MOST: Final = 1024


class Keys(Protocol):
    """Where keys come from. A context manager: a terminal is as it was when it is left."""

    is_terminal: bool

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...

    def read(self) -> str:
        """The next key; empty where there will be no more."""
        ...


def open_keys() -> Keys:
    """The keys of the terminal, or the characters on stdin where that is none."""
    if not sys.stdin.isatty():
        return PipedKeys(sys.stdin.buffer)
    if sys.platform == "win32":
        return WindowsKeys()
    return TerminalKeys(sys.stdin.fileno())


class PipedKeys:
    """The characters that come through a pipe or stand in a file, in UTF-8."""

    is_terminal = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        pass

    def read(self) -> str:
        """The next character; empty at the end."""
        return self._stream.read(1)


class WindowsKeys:
    """The keys of a Windows console; click reads them."""

    is_terminal = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        pass

    def read(self) -> str:
        """The next key. Raises KeyboardInterrupt for Ctrl-C."""
        try:
            return click.getchar()
        except EOFError:
            return ""


class TerminalKeys:
    """The keys of a terminal elsewhere: not echoed, at once, and none lost that is pressed while something is done.

    click's own way empties what was typed ahead each time it reads.
    """

    is_terminal = True

    def __init__(self, file: int) -> None:
        self._file = file
        self._waiting: deque[str] = deque()
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._restore = contextlib.ExitStack()

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            import termios  # noqa: PLC0415 - there is none on Windows
            import tty  # noqa: PLC0415

            before = termios.tcgetattr(self._file)
            self._restore.callback(termios.tcsetattr, self._file, termios.TCSADRAIN, before)
            tty.setcbreak(self._file, termios.TCSADRAIN)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._restore.close()

    def read(self) -> str:
        """The next key; a key that sends several characters is one. Empty where the terminal is gone."""
        while not self._waiting:
            data = self._bytes()
            if not data:
                return ""
            pressed = self._decode(data)
            while _BEGUN.search(pressed) and self._comes_more() and (data := self._bytes()):
                pressed += self._decode(data)
            self._waiting.extend(_KEY.findall(pressed))
        return self._waiting.popleft()

    def _bytes(self) -> bytes:
        try:
            return os.read(self._file, _MOST)
        except OSError:
            return b""

    def _comes_more(self) -> bool:
        return bool(select.select([self._file], [], [], _REST)[0])
