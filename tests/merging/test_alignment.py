from __future__ import annotations

from edenda.merging.alignment import Alignment, Hunk


def test_where_tokens_stand_in_the_other_row() -> None:
    found = Alignment([Hunk(2, 4, 2, 3), Hunk(6, 6, 5, 8)])
    assert [found.image(i) for i in range(8)] == [0, 1, None, None, 3, 4, 8, 9]
    assert found.stretch(1, 5) == (1, 4)
    assert found.stretch(2, 4) == (2, 3)
    assert found.stretch(6, 6) == (5, 8)
    assert found.flipped().image(3) == 4
