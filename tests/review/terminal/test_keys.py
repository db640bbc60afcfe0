"""Keys of a terminal: what one key sends is one key, also where it comes in pieces."""

from __future__ import annotations

import os
import sys
import threading
import time

import pytest

from edenda.review.terminal.keys import TerminalKeys

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="click reads the keys of a Windows console")


@pytest.mark.parametrize(
    "pieces", [(b"\x1b[A",), (b"\x1b", b"[A"), (b"\x1b[", b"A"), (b"\x1b[1;", b"5", b"A"), (b"\x1bO", b"A")]
)
def test_an_arrow_that_comes_in_pieces_is_one_key(pieces: tuple[bytes, ...]) -> None:
    reading, writing = os.pipe()
    keys = TerminalKeys(reading)

    def press() -> None:
        for piece in pieces:
            os.write(writing, piece)
            time.sleep(0.01)
        os.write(writing, b"s")
        os.close(writing)

    thread = threading.Thread(target=press)
    thread.start()
    assert [keys.read(), keys.read(), keys.read()] == [b"".join(pieces).decode(), "s", ""]
    thread.join()
    os.close(reading)


def test_escape_alone_is_a_key() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"\x1b")
    assert TerminalKeys(reading).read() == "\x1b"
    os.close(writing)
    os.close(reading)
