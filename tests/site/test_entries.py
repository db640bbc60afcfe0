"""Every id has a file name of its own that file systems and addresses take."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from edenda.site.registers.entries import INDEX, LETTER, own_names, page_of, written


def files(*ids: str) -> list[str]:
    names = own_names(ids)
    return [page_of(one, "person", names) for one in ids]


def test_an_ordinary_id_is_its_own_file_name() -> None:
    assert own_names(["pers-rowe", "P0001", "a.b_c"]) == {}
    assert files("P0001") == ["persons/P0001.html"]


def test_other_letters_are_written_in_those_that_everybody_has() -> None:
    assert files("pers-Łódź") == ["persons/pers-=C5=81=C3=B3d=C5=BA.html"]


def test_ids_that_differ_only_in_case_get_different_files_whatever_their_order() -> None:
    names = own_names(["Rowe", "rowe", "ROWE"])
    assert "rowe" not in names
    assert names == own_names(["ROWE", "rowe", "Rowe"])
    assert len({one.lower() for one in files("Rowe", "rowe", "ROWE")}) == 3


def test_names_that_mean_something_else_are_not_taken() -> None:
    for one in ("index", "con", "COM1", "con.x", "letter-a", "Index", "x" * 300):
        assert own_names([one]).keys() == {one}


@given(st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=12))
def test_file_names_are_safe_and_differ_in_more_than_case(ids: list[str]) -> None:
    names = own_names(ids)
    made = [names.get(one) or written(one) for one in ids]
    assert len({name.lower() for name in made}) == len(ids)
    assert all(re.fullmatch(r"[\w.~=-]+", name, re.ASCII) and len(name) <= 120 for name in made)
    assert not any(name.lower() == INDEX or name.lower().startswith(LETTER) for name in made)
