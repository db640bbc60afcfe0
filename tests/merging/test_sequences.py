from __future__ import annotations

import random

from edenda.merging.alignment import Hunk
from edenda.merging.sequences import diff
from edenda.merging.tokens import Lexicon, tokenise


def changes(a: str, b: str) -> list[tuple[str, str]]:
    lexicon = Lexicon()
    one, two = tokenise(a, lexicon), tokenise(b, lexicon)
    alignment = diff(one.keys, two.keys, lexicon.kinds)
    return [(one.cut(a0, a1), two.cut(b0, b1)) for a0, a1, b0, b1 in alignment.hunks]


def test_one_word_is_one_change() -> None:
    assert changes("<p>The olde word stood.</p>", "<p>The old word stood.</p>") == [("olde", "old")]


def test_a_new_paragraph_is_inserted_as_a_whole_element() -> None:
    before = "<b>\n<p>The cat sat.</p>\n<p>The dog sat.</p>\n</b>"
    after = "<b>\n<p>The cat sat.</p>\n<p>The cow sat.</p>\n<p>The dog sat.</p>\n</b>"
    assert changes(before, after) == [("", "\n<p>The cow sat.</p>")]
    assert changes(after, before) == [("\n<p>The cow sat.</p>", "")]


def test_a_sentence_written_anew_is_one_change() -> None:
    assert changes("a b c d, e f g h", "i j k l, m n o p") == [("a b c d, e f g h", "i j k l, m n o p")]


def test_two_words_side_by_side_are_two_changes() -> None:
    assert changes("x a b y", "x c d y") == [("a", "c"), ("b", "d")]


def test_long_rows_without_anything_in_common_are_one_replacement() -> None:
    kinds = ["W"] * 200_000
    found = diff(list(range(100_000)), list(range(100_000, 200_000)), kinds)
    assert found.hunks == [Hunk(0, 100_000, 0, 100_000)]


def test_few_changes_in_a_text_that_repeats_itself_are_found() -> None:
    rnd = random.Random(1)  # noqa: S311 - an example
    row = [rnd.randrange(500) for _ in range(5000)] * 100
    other = row.copy()
    for at in (10, 200_000, 499_000):
        other[at] = 500
    del other[250_000:250_050]
    found = diff(row, other, ["W"] * 501).hunks
    assert [(hunk.a1 - hunk.a0, hunk.b1 - hunk.b0) for hunk in found] == [(1, 1), (1, 1), (50, 0), (1, 1)]


def test_every_diff_makes_one_row_of_the_other() -> None:
    rnd = random.Random(7)  # noqa: S311 - an example
    kinds = [rnd.choice("BWWWPSE") for _ in range(12)]
    for _ in range(400):
        a = [rnd.randrange(12) for _ in range(rnd.randrange(160))]
        b = a.copy()
        for _ in range(rnd.randrange(12)):
            at = rnd.randrange(len(b) + 1)
            b[at : at + rnd.randrange(6)] = [rnd.randrange(12) for _ in range(rnd.randrange(6))]
        found = diff(a, b, kinds)
        made: list[int] = []
        at = 0
        for hunk in found.hunks:
            assert hunk.a0 < hunk.a1 or hunk.b0 < hunk.b1
            made += [*a[at : hunk.a0], *b[hunk.b0 : hunk.b1]]
            at = hunk.a1
        assert [*made, *a[at:]] == b
        assert all(b[to] == key for i, key in enumerate(a) if (to := found.image(i)) is not None)
