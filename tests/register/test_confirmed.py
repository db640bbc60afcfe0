"""What no editor has looked at is known to checks and not to recognition."""

from __future__ import annotations

from pathlib import Path

from edenda.check import check_files
from edenda.mentions import find_mentions
from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.editing.register_file import RegisterFile
from edenda.register.entries import read_register
from edenda.scaffold import new_register
from tests.tei_support import tei

_TEXT = "The letter was for Agnes Thorne of Skerry, and Goody Wick answered it."


def _links(path: Path) -> list[str]:
    return [one.text for one in find_mentions(_TEXT, register=path) if one.attributes.get("ref")]


def _written(path: Path, *, is_confirmed: bool) -> RegisterFile:
    forms = (NewForm("Agnes Thorne"), NewForm("Goody Wick"))
    empty = RegisterFile(new_register("2026-01-02"), path.name)
    data = empty.apply(empty.add_entries([NewEntry("pers-thorne", "person", forms, is_confirmed)]))
    path.write_bytes(data)
    return RegisterFile(data, path.name)


def test_an_entry_is_linked_once_it_is_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "register.xml"
    file = _written(path, is_confirmed=False)
    assert _links(path) == []
    path.write_bytes(file.apply(file.confirm("pers-thorne")))
    assert _links(path) == ["Agnes Thorne", "Goody Wick"]


def test_a_form_is_linked_once_it_is_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "register.xml"
    _written(path, is_confirmed=True)
    data = path.read_bytes()
    path.write_bytes(data.replace(b'<persName type="variant">', b'<persName type="variant" cert="low">'))
    assert _links(path) == ["Agnes Thorne"]
    register, _ = read_register(path)
    assert [form.is_confirmed for form in register.entries["pers-thorne"].forms] == [True, False]


def test_a_pointer_to_an_unconfirmed_entry_leads_somewhere(tmp_path: Path) -> None:
    _written(tmp_path / "register.xml", is_confirmed=False)
    path = tmp_path / "letter.xml"
    path.write_text(tei('<p><persName ref="register.xml#pers-thorne">Agnes Thorne</persName></p>'), encoding="utf-8")
    assert [one for one in check_files([path]) if one.code.startswith("PTR")] == []


def test_a_pointer_to_an_authority_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.xml"
    path.write_text(tei('<p><persName ref="https://d-nb.info/gnd/118529578">A. E.</persName></p>'), encoding="utf-8")
    codes = {one.code for one in check_files([path])}
    assert not codes.intersection({"REG-006", "REG-007"})
    assert not any(code.startswith("PTR") for code in codes)
