"""Changes to any register: valid before, valid after; what is not decided stays, byte for byte."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from edenda.checks.grammar import check_grammar
from edenda.errors import UnreadableError
from edenda.markup.edits import Edit
from edenda.recognisers.register.forms import alike
from edenda.register.editing.children import names_of
from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.editing.register_file import RegisterFile
from edenda.resources import SCHEMA
from edenda.tei import parse
from tests.properties.register_files import NAMES, registers

_FORMS = st.builds(NewForm, st.sampled_from(NAMES), st.sampled_from(("", "short", "misprint")))
_ENTRIES = st.lists(
    st.builds(
        NewEntry,
        st.just("new"),
        st.sampled_from(("person", "org", "place", "event", "bibl")),
        st.lists(_FORMS, min_size=1, max_size=3).map(tuple),
        st.booleans(),
        st.just(""),
        st.sampled_from(((), (("GND", "118529579"),))),
        st.sampled_from(("", "A note & more")),
        st.just(()),
        st.just(()),
    ),
    min_size=1,
    max_size=3,
).map(lambda entries: [one._replace(id=f"new{at}") for at, one in enumerate(entries)])


def problems(data: bytes) -> list[str]:
    return [one.message for one in check_grammar(parse(data, "r"), "r", SCHEMA / "edenda.rng")]


def _is_outside(file: RegisterFile, edits: list[Edit], data: bytes) -> bool:
    """Whether the bytes between the edits are those of the file, in their order."""
    view, at = file.outline.document.view, 0
    seen = RegisterFile(data, "r").outline.document.view
    place = 0
    for edit in sorted(edits, key=lambda one: one.span):
        kept = view[at : edit.span[0]]
        found = seen.find(kept, place)
        if found < 0:
            return False
        place, at = found + len(kept), edit.span[1]
    return seen.endswith(view[at:])


def read_names(data: bytes) -> dict[str, list[str]]:
    """The names of all entries."""
    outline = RegisterFile(data, "r").outline
    entries = {name: outline.parts[number] for name, number in outline.entries.items()}
    return {
        name: [outline.text(one.start, one.end) for one in names_of(outline, part)] for name, part in entries.items()
    }


@given(registers(), _ENTRIES)
def test_entries_are_put_into_any_register_and_nothing_else_changes(data: bytes, entries: list[NewEntry]) -> None:
    assert problems(data) == []
    file = RegisterFile(data, "r")
    edits = file.add_entries(entries)
    after = file.apply(edits)
    assert problems(after) == []
    assert all(edit.span[0] == edit.span[1] for edit in edits)
    assert _is_outside(file, edits, after)
    again = RegisterFile(after, "r")
    for entry in entries:
        part = again.part(entry.id)
        assert part.name == entry.kind
    assert set(again.outline.entries) == {*file.outline.entries, *(entry.id for entry in entries)}


@given(registers(), _FORMS, st.data())
def test_a_form_is_put_behind_the_names_of_an_entry(data: bytes, form: NewForm, choice: st.DataObject) -> None:
    file = RegisterFile(data, "r")
    id_ = choice.draw(st.sampled_from(list(file.outline.entries)))
    edits = file.add_form(id_, form)
    after = file.apply(edits)
    assert problems(after) == []
    assert _is_outside(file, edits, after)
    assert RegisterFile(after, "r").add_form(id_, form) == []


@given(registers(), st.data())
def test_confirming_takes_only_the_attribute_out(data: bytes, choice: st.DataObject) -> None:
    file = RegisterFile(data, "r")
    id_ = choice.draw(st.sampled_from(list(file.outline.entries)))
    after = file.apply(file.confirm(id_))
    assert problems(after) == []
    assert RegisterFile(after, "r").confirm(id_) == []
    other = RegisterFile(after, "r")
    assert other.apply(other.unconfirm(id_)).count(b"l\0o\0w\0" if b"\0" in data else b'"low"') >= 1


@given(registers(), st.data())
def test_entries_are_taken_out_of_any_register(data: bytes, choice: st.DataObject) -> None:
    file = RegisterFile(data, "r")
    ids = choice.draw(st.lists(st.sampled_from(list(file.outline.entries)), min_size=1, unique=True))
    try:
        after = file.apply(file.remove_entries(ids))
    except UnreadableError:  # a list in a paragraph's place cannot go
        assume(False)
    assert problems(after) == []
    again = RegisterFile(after, "r")
    assert set(again.outline.entries) == set(file.outline.entries).difference(ids)
    words = after.decode("utf-16" if b"\0" in data else "latin-1")
    assert all(f"#{one} " not in words and f'#{one}"' not in words for one in ids)
    assert words.count("<!--") <= data.count(b"<!") or b"\0" in data


@given(registers(), st.data())
def test_an_entry_is_put_into_another_with_all_its_names_and_notes(data: bytes, choice: st.DataObject) -> None:
    file = RegisterFile(data, "r")
    id_, into = (choice.draw(st.sampled_from(list(file.outline.entries))) for _ in range(2))
    assume(id_ != into and file.part(id_).name == file.part(into).name)
    try:
        after = file.apply(file.move_into(id_, into, prefer=choice.draw(st.sampled_from((id_, into)))))
    except UnreadableError:  # the last of a list that cannot go
        assume(False)
    assert problems(after) == []
    again = RegisterFile(after, "r")
    assert id_ not in again.outline.entries
    names = read_names(data)
    expected = {alike(one) for one in (*names[id_], *names[into])}
    assert {alike(one) for one in read_names(after)[into]} == expected
    assert len(read_names(after)[into]) == len(expected) or len(names[into]) > len({alike(one) for one in names[into]})
    for comment in ("<!-- c -->", "<!-- see"):
        wide = comment.encode("utf-16-le" if b"\0" in data else "ascii")
        assert after.count(wide) >= data.count(wide) - len(names[id_]) - 4
