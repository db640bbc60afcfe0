"""Files of an index are read and written as they are, and what is in no order gets one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edenda.site.search.order import from_cbor, put_in_order, read_file, to_cbor, write_file

_ITEMS = st.recursive(
    st.text() | st.integers(-(2**64), 2**64 - 1), lambda inner: st.lists(inner, max_size=5), max_leaves=30
)


@given(_ITEMS)
def test_what_is_written_is_read_again(item: object) -> None:
    assert from_cbor(to_cbor(item)) == item


@pytest.mark.parametrize(
    ("item", "data"),
    [(23, "17"), (24, "1818"), (-1, "20"), (1_000_000, "1a000f4240"), ("ü", "62c3bc"), ([1, [2, 3]], "8201820203")],
)
def test_it_is_the_cbor_of_the_standard(item: object, data: str) -> None:
    assert to_cbor(item).hex() == data
    assert from_cbor(bytes.fromhex(data)) == item


@pytest.mark.parametrize("data", ["", "a0", "f6", "9f01ff", "6261", "0101", "1b00", "8201"])
def test_what_an_index_does_not_have_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_cbor(bytes.fromhex(data))


def make_index(folder: Path, values: list[list[object]], *, facets: tuple[str, ...] = ("place", "genre")) -> None:
    """An index of one language, in which each facet has the same values."""
    (folder / "filter").mkdir(parents=True)
    for facet in facets:
        write_file(folder / "filter" / f"en_{facet}.pf_filter", to_cbor([facet, values]))
    listed = [[facet, f"en_{facet}"] for facet in facets]
    write_file(folder / "pagefind.en_meta.pf_meta", to_cbor(["1.5.2", [], [], listed, [], ["title"]]))
    entry = {"version": "1.5.2", "languages": {"en": {"hash": "en_meta", "wasm": "en", "page_count": 2}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_index_is_the_same_in_whatever_order_its_facets_come(tmp_path: Path) -> None:
    make_index(tmp_path / "one", [["Harwich", [0]], ["Elmer", [0, 1]]])
    make_index(tmp_path / "two", [["Elmer", [0, 1]], ["Harwich", [0]]], facets=("genre", "place"))
    for name in ("one", "two"):
        put_in_order(tmp_path / name)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_the_files_of_an_index_name_one_another(tmp_path: Path) -> None:
    make_index(tmp_path, [["Harwich", [0]], ["Elmer", [0, 1]]])
    put_in_order(tmp_path)
    name = json.loads((tmp_path / "pagefind-entry.json").read_bytes())["languages"]["en"]["hash"]
    facets = from_cbor(read_file(tmp_path / f"pagefind.{name}.pf_meta"))[3]
    assert [facet for facet, _ in facets] == ["genre", "place"]
    for facet, file in facets:
        read = from_cbor(read_file(tmp_path / "filter" / f"{file}.pf_filter"))
        assert read == [facet, [["Elmer", [0, 1]], ["Harwich", [0]]]]
    assert len(files_of(tmp_path)) == 4


def test_an_index_of_another_form_stays_as_it_is(tmp_path: Path) -> None:
    make_index(tmp_path, [["Harwich", [0]]])
    write_file(tmp_path / "filter" / "en_place.pf_filter", b"\xa0")
    before = files_of(tmp_path)
    put_in_order(tmp_path)
    after = files_of(tmp_path)
    assert {name: after[name] for name in before if name != "pagefind-entry.json"} == {
        name: data for name, data in before.items() if name != "pagefind-entry.json"
    }
    assert json.loads(after["pagefind-entry.json"]) == json.loads(before["pagefind-entry.json"])
