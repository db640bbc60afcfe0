"""What differs between two files is found in short stretches, and in time that grows with the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from edenda.changes.difference import changed_lines, difference
from edenda.changes.stretches import Stretch, put_in, stretches
from edenda.changes.values import FileChange
from tests.growth import grows_with_length

LINE = b'<p n="%d">Then <persName ref="register.xml#pers-rowe">Rowe</persName> came into the harbour.</p>\n'


def lines(number: int) -> bytes:
    return b"".join(LINE % at for at in range(number))


def size(before: bytes, after: bytes) -> int:
    return sum(len(old) + len(new) for _, old, new in stretches(before, after))


def test_of_a_changed_line_what_is_the_same_at_its_ends_is_not_kept() -> None:
    found = stretches(b'a\n<p ref="#rowe"/>\nb\n', b'a\n<p ref="#rolf"/>\nb\n')
    assert found == (Stretch(13, b"we", b"lf"),)


@pytest.mark.parametrize("one_line", [False, True], ids=["lines", "one line"])
def test_an_id_that_changes_everywhere_takes_little_room(one_line: bool) -> None:
    before = lines(500).replace(b"\n", b" ") if one_line else lines(500)
    after = before.replace(b"pers-rowe", b"pers-berg")
    assert put_in(before, stretches(before, after)) == after
    assert size(before, after) == 500 * 8


def test_lines_taken_out_here_and_put_in_there_take_no_more_room_than_they_have() -> None:
    before = lines(3000)
    after = before.replace(LINE % 5, b"").replace(LINE % 2990, LINE % 2990 + b"<pb/>\n<pb/>\n")
    assert size(before, after) <= len(LINE % 5) + 20


@pytest.mark.parametrize("old", [b"x", b"axb", b""])
def test_stretches_are_put_in_only_where_they_fit(old: bytes) -> None:
    with pytest.raises(ValueError, match="does not hold"):
        put_in(old, [Stretch(0, b"ab", b"c")])
    with pytest.raises(ValueError, match="does not hold"):
        put_in(b"abab", [Stretch(2, b"ab", b""), Stretch(0, b"ab", b"")])


def test_the_work_grows_with_the_file() -> None:
    def entries_go(number: int) -> object:
        before = lines(number)
        return stretches(before, before.replace(LINE % 3, b"").replace(LINE % (number - 3), b"") + b"more\n")

    def all_lines_change(number: int) -> object:
        before = lines(number)
        return stretches(before, before.replace(b"rowe", b"berg"))

    assert grows_with_length(entries_go, 4000, 32000)
    assert grows_with_length(all_lines_change, 2000, 16000)


def test_a_difference_is_a_unified_diff() -> None:
    before = "".join(f"{number}\n" for number in range(1, 21))
    after = before.replace("3\n4\n", "3\nmore\n4\n").replace("20\n", "twenty")
    assert difference(before, after, "a.xml") == (
        "--- a.xml\n+++ a.xml\n@@ -1,6 +1,7 @@\n 1\n 2\n 3\n+more\n 4\n 5\n 6\n"
        "@@ -17,4 +18,4 @@\n 17\n 18\n 19\n-20\n+twenty\n\\ No newline at end of file\n"
    )


def test_files_that_come_and_go_are_shown_as_such() -> None:
    made, gone = (FileChange(Path("x"), *pair) for pair in ((None, b"a\n"), (b"\xff\n", None)))
    assert changed_lines(made, "x") == "--- /dev/null\n+++ x\n@@ -0,0 +1,1 @@\n+a\n"
    assert changed_lines(gone, "x") == "--- x\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-\ufffd\n"


def test_a_line_that_stays_between_two_that_change_is_not_shown_as_changed() -> None:
    old = [f"{at}\n" for at in range(9)]
    new = ["first\n" if at == 3 else "second\n" if at == 5 else line for at, line in enumerate(old)]
    assert difference("".join(old), "".join(new), "x") == (
        "--- x\n+++ x\n@@ -1,9 +1,9 @@\n 0\n 1\n 2\n-3\n+first\n 4\n-5\n+second\n 6\n 7\n 8\n"
    )
