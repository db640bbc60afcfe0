"""Keys of doubtful marks stay the same, and the queue is made in one pass."""

from __future__ import annotations

import pytest

from edenda.memory.store import Row
from edenda.register.index.values import Mention
from edenda.review.keys import document_in, keyed
from edenda.review.queue import doubts_of, ordered
from edenda.review.values import Doubt, Selection
from tests.growth import grows_with_length


def _mention(
    words: str = "Rowe", tag: int = 5, before: str = "Then ", after: str = " came.", **more: object
) -> Mention:
    found = Mention("tei/a.xml", "persName", "", words, (), "low", tag, 1, tag * 10, tag * 10 + 5, tag, before, after)
    return found._replace(**more)  # type: ignore[arg-type]


def _keys(*mentions: Mention, decided: tuple[Row, ...] = ()) -> list[str]:
    return [one.key for one in keyed(mentions, decided)]


def test_a_key_does_not_hang_on_what_stands_elsewhere() -> None:
    (key,) = _keys(_mention())
    assert document_in(key) == "a"
    assert _keys(_mention("Elmer", 3), _mention(tag=40, cert="", entries=("pers-rowe",)))[1] == key
    far = "Long before that, and nobody knew why, in the old year then "
    assert _keys(_mention(before=far)) == _keys(_mention(before=far.replace("Long before", "Shortly before")))


@pytest.mark.parametrize("other", [{"words": "Row"}, {"before": "Now "}, {"after": " went."}, {"element": "orgName"}])
def test_another_mark_has_another_key(other: dict[str, str]) -> None:
    assert _keys(_mention()) != _keys(_mention()._replace(**other))  # type: ignore[arg-type]


def test_equals_are_numbered_and_a_number_that_is_gone_is_not_given_again() -> None:
    first, second, third = _keys(_mention(tag=1), _mention(tag=2), _mention(tag=3))
    assert (second, third) == (f"{first}:2", f"{first}:3")
    gone = Row("Rowe", "persName", state="removed", decided="rejected", key=second)
    assert _keys(_mention(tag=1), _mention(tag=3), decided=(gone,)) == [first, third]
    stays = Row("Rowe", "persName", decided="accepted", key=first)
    assert _keys(_mention(tag=1), _mention(tag=2), decided=(stays,)) == [first, second]


def test_what_needs_no_entry_is_found_by_its_place_only_where_its_key_is_gone() -> None:
    mention = _mention(cert="")
    (key,) = _keys(mention)

    def never() -> set[int]:
        pytest.fail("the document was read for nothing")

    row = Row("Rowe", "persName", decided="accepted", key=key)
    assert list(doubts_of([mention], (row,), frozenset(), never)) == []
    edited = [_mention(cert="", before="Then again ")]
    assert list(doubts_of(edited, (row,), frozenset(), lambda: {5})) == []
    assert len(list(doubts_of(edited, (row,), frozenset(), lambda: {6}))) == 1


def test_by_kind_names_that_are_not_sure_come_first() -> None:
    doubts = [Doubt("a", "unlinked", _mention()), Doubt("b", "unsure", _mention()), Doubt("c", "date", _mention())]
    assert [one.key for one in ordered(doubts, Selection(order="kind"))] == ["b", "a", "c"]


def test_the_queue_grows_with_the_marks() -> None:
    marks = [_mention(f"Rowe{at % 7}", at) for at in range(20_000)]

    def work(number: int) -> None:
        ordered(doubts_of(marks[:number], (), frozenset(), set), Selection(order="name"))

    assert grows_with_length(work, 2_000, 20_000)
