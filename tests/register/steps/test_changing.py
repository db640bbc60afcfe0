"""Merging, renaming, splitting and following: all references of an edition, nothing else, and back again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from edenda.changes.commit import commit, undo
from edenda.conversion import Wish, convert_in_edition
from edenda.edition import Edition, open_edition
from edenda.errors import UnreadableError, UsageError
from edenda.memory.store import is_untouched
from edenda.register.log import LogRow, read_log
from edenda.register.steps.follow import follow, followed, what_to_follow
from edenda.register.steps.merge import merged
from edenda.register.steps.rename import renamed
from edenda.register.steps.split import Choice, place_of, split
from edenda.responsible import Responsible
from tests.register.editions import PERSONS, document, edition, files, register

BY = Responsible("ed", "2026-11-22")
LETTER = '<p><persName ref="register.xml#pers-a">Rowe</persName> met <name ref="register.xml#pers-b">Berg</name>.</p>'
OTHER = '<p><persName ref="register.xml#pers-a register.xml#pers-b">The two</persName> and "pers-a".</p>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return edition(tmp_path, {"letter": document(LETTER), "other": document(OTHER), "none": document("<p>pers-a</p>")})


def do_rename(root: Path, name: str, new: str) -> None:
    commit(root, "r", renamed(open_edition(root), name, new, BY))


def do_merge(root: Path, name: str, into: str, prefer: str = "") -> None:
    commit(root, "m", merged(open_edition(root), name, into, BY, prefer))


def body_of(root: Path, name: str) -> str:
    return (root / "tei" / f"{name}.xml").read_text(encoding="utf-8").partition("<body>\n")[2].partition("\n</body>")[0]


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def register_of(root: Path) -> str:
    return (root / "tei" / "register.xml").read_text(encoding="utf-8")


def test_a_rename_changes_the_id_and_what_points_to_it_and_is_undone_exactly(root: Path) -> None:
    before = files(root)
    do_rename(root, "pers-a", "pers-rowe")
    after = files(root)
    assert body_of(root, "letter") == LETTER.replace("pers-a", "pers-rowe")
    assert body_of(root, "other") == OTHER.replace("#pers-a", "#pers-rowe")
    assert register_of(root) == register().replace("pers-a", "pers-rowe")
    log = "tei/.edenda/register.jsonl"
    assert changed(before, after) == {"tei/letter.xml", "tei/other.xml", "tei/register.xml", log}
    assert read_log(root / "tei") == (LogRow("renamed", "pers-a", "pers-rowe", "ed", "2026-11-22"),)
    undo(root)
    assert files(root) == before


def test_a_merge_joins_entries_and_pointers_and_is_undone_exactly(root: Path) -> None:
    before = files(root)
    do_merge(root, "pers-a", "pers-b")
    assert body_of(root, "letter") == LETTER.replace("pers-a", "pers-b")
    assert body_of(root, "other") == OTHER.replace("register.xml#pers-a ", "")
    assert "pers-a" not in register_of(root)
    assert '<persName type="variant">Edwin Rowe</persName>' in register_of(root)
    assert read_log(root / "tei") == (LogRow("merged", "pers-a", "pers-b", "ed", "2026-11-22"),)
    undo(root)
    assert files(root) == before


def test_entries_that_contradict_each_other_are_merged_only_if_somebody_says_who_is_right(tmp_path: Path) -> None:
    persons = PERSONS.replace("Rowe</persName>", 'Rowe</persName><birth when="1870"/>')
    persons = persons.replace("Anna Berg</persName>", 'Anna Berg</persName><birth when="1880"/>')
    root = edition(tmp_path, {"letter": document(LETTER)}, register(persons))
    before = files(root)
    with pytest.raises(UnreadableError, match=r"1870.*1880"):
        do_merge(root, "pers-a", "pers-b")
    assert files(root) == before
    do_merge(root, "pers-a", "pers-b", "pers-a")
    assert 'when="1870"' in register_of(root)
    assert 'when="1880"' not in register_of(root)


def test_entries_of_two_kinds_are_not_merged(tmp_path: Path) -> None:
    rest = '    <listOrg>\n      <org xml:id="org-x">\n        <orgName>Board</orgName>\n      </org>\n    </listOrg>\n'
    root = edition(tmp_path, {"letter": document(LETTER)}, register(rest=rest))
    with pytest.raises(UnreadableError, match="cannot be one"):
        do_merge(root, "pers-a", "org-x")


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        (['name="wife" active="#pers-a" passive="#pers-b"'], []),
        (['name="wife" mutual="#pers-a #pers-b"'], []),
        (['name="kin" mutual="#pers-a #pers-b #pers-c"'], ['name="kin" mutual="#pers-b #pers-c"']),
        (['name="kin" active="#pers-a #pers-c" passive="#pers-b"'], ['name="kin" active="#pers-c" passive="#pers-b"']),
        (['name="kin" active="#pers-b" passive="#pers-a #pers-c"'], ['name="kin" active="#pers-b" passive="#pers-c"']),
        (
            ['name="kin" active="#pers-a" passive="#pers-c"', 'name="kin" active="#pers-b" passive="#pers-c"'],
            ['name="kin" active="#pers-b" passive="#pers-c"'],
        ),
        (
            ['name="kin" active="#pers-a" passive="#pers-c"', 'name="foe" active="#pers-b" passive="#pers-c"'],
            ['name="kin" active="#pers-b" passive="#pers-c"', 'name="foe" active="#pers-b" passive="#pers-c"'],
        ),
        (['name="kin" active="#pers-b" passive="#pers-b"'], ['name="kin" active="#pers-b" passive="#pers-b"']),
        (['name="odd" active="#pers-a #pers-c" passive="#pers-b #pers-c"'],
         ['name="odd" active="#pers-b #pers-c" passive="#pers-b #pers-c"']),
    ],
)  # fmt: skip
def test_no_relation_joins_an_entry_to_itself_or_stands_twice(
    tmp_path: Path, relations: list[str], expected: list[str]
) -> None:
    lines = "".join(f"      <relation {one}/>\n" for one in relations)
    root = edition(tmp_path, {"letter": document(LETTER)}, register(relations=lines))
    before = files(root)
    do_merge(root, "pers-a", "pers-b")
    found = [line.strip() for line in register_of(root).splitlines() if "<relation" in line]
    assert found == [f"<relation {one}/>" for one in expected]
    assert ("listRelation" in register_of(root)) == bool(expected)
    undo(root)
    assert files(root) == before


@pytest.mark.parametrize("new", ["pers-b", "register", "1a", "a b", "", "a:b"])
def test_an_id_that_is_taken_or_none_is_refused(root: Path, new: str) -> None:
    before = files(root)
    with pytest.raises(UsageError):
        do_rename(root, "pers-a", new)
    assert files(root) == before


def test_the_former_id_of_another_entry_is_never_used_again(root: Path) -> None:
    do_merge(root, "pers-a", "pers-b")
    with pytest.raises(UsageError, match="was the id of an entry that is “pers-b” now"):
        do_rename(root, "pers-c", "pers-a")
    with pytest.raises(UsageError, match=r"“pers-a” was merged into “pers-b” on 2026-11-22; the register has no such"):
        do_rename(root, "pers-a", "pers-x")


def test_an_id_that_stands_twice_is_nobodys(tmp_path: Path) -> None:
    root = edition(
        tmp_path, {"letter": document(LETTER)}, register(PERSONS + PERSONS.replace("-b", "-d").replace("-c", "-e"))
    )
    for step, other in ((do_rename, "pers-x"), (do_merge, "pers-b")):
        with pytest.raises(UsageError, match="stands twice"):
            step(root, "pers-a", other)


def test_an_entry_can_have_its_own_former_id_again(root: Path) -> None:
    before = files(root)
    do_rename(root, "pers-a", "pers-x")
    do_rename(root, "pers-x", "pers-a")
    assert changed(before, files(root)) == {"tei/.edenda/register.jsonl"}
    assert what_to_follow(open_edition(root)).goals == {"pers-x": "pers-a"}


def test_a_file_that_names_the_entry_and_cannot_be_read_stops_all(root: Path) -> None:
    (root / "tei" / "zz.xml").write_bytes(b'<TEI><p ref="register.xml#pers-a"></TEI>')
    before = files(root)
    for step in (do_rename, do_merge):
        with pytest.raises(UnreadableError) as stop:
            step(root, "pers-a", "pers-b" if step is do_merge else "pers-x")
        assert stop.value.problems[0].file == str(root / "tei" / "zz.xml")
        assert files(root) == before


def test_a_file_that_does_not_name_the_entry_need_not_be_readable(root: Path) -> None:
    (root / "tei" / "zz.xml").write_bytes(b"<TEI><p></TEI>")
    do_rename(root, "pers-a", "pers-x")
    assert (root / "tei" / "zz.xml").read_bytes() == b"<TEI><p></TEI>"


def test_what_is_stated_of_documents_follows(tmp_path: Path) -> None:
    toml = (
        '[edition]\nformat = 1\ntitle = "x"\nmetadata = "table.csv"\npeople = [{ id = "ed", name = "E" }]\n'
        '# sender_ref = "pers-a"\n[documents.letter]\ntitle = "sender_ref pers-a" \nsender_ref   = "pers-a"  # his\n'
        "addressee_ref = 'pers-b'\n[documents.other]\nplace_ref = \"pers-ab\"\n"
    )
    root = edition(tmp_path, {"letter": document(LETTER), "other": document(OTHER)}, toml=toml)
    beside = 'sender_ref="pers-a"\r\ntitle = """\nsender: pers-a"""\r\n'
    (root / "seeds").mkdir()
    (root / "seeds" / "other.toml").write_text(beside, encoding="utf-8", newline="")
    (root / "seeds" / "other.txt").write_text("x", encoding="utf-8")
    table = 'file;Sender-Ref;title;recipient id\r\nletter;"pers-a";"pers-a; ""x""";pers-b\r\n'
    table += "other;pers-ab;pers-a;pers-a\r\n"
    (root / "table.csv").write_bytes(b"\xef\xbb\xbf" + table.encode())
    do_rename(root, "pers-a", "pers-rowe")
    expected = toml.replace('sender_ref   = "pers-a"', 'sender_ref   = "pers-rowe"')
    assert (root / "edition.toml").read_text(encoding="utf-8") == expected
    assert (root / "seeds" / "other.toml").read_bytes().decode() == beside.replace('="pers-a"', '="pers-rowe"')
    new = table.replace(';"pers-a";', ';"pers-rowe";').replace("pers-ab;pers-a;pers-a", "pers-ab;pers-a;pers-rowe")
    assert (root / "table.csv").read_bytes() == b"\xef\xbb\xbf" + new.encode()


def test_an_id_that_cannot_be_changed_alone_is_refused(tmp_path: Path) -> None:
    toml = '[edition]\nformat = 1\ntitle = "x"\n[documents.letter]\nsender_ref = "pers\\u002Da"\nplace_ref = "pers-a"\n'
    root = edition(tmp_path, {"letter": document(LETTER)}, toml=toml)
    before = files(root)
    with pytest.raises(UnreadableError) as stop:
        do_rename(root, "pers-a", "pers-x")
    assert [one.code for one in stop.value.problems] == ["REG-012"]
    assert files(root) == before


SOURCE = "Harwich, 9 May 1906\n\nGentlemen,\n\nI met Edwin Rowe at the harbour. He was well.\n\nYours,\nAnna Berg\n"


@pytest.fixture
def converted(tmp_path: Path) -> Edition:
    root = edition(tmp_path, {})
    (root / "seeds").mkdir()
    (root / "seeds" / "thorne.txt").write_text(SOURCE, encoding="utf-8")
    opened = open_edition(root)
    done = convert_in_edition(opened, root / "seeds" / "thorne.txt", Wish())
    assert done.outcome == "new"
    assert b"#pers-a" in (root / "tei" / "thorne.xml").read_bytes()
    return opened


@pytest.mark.parametrize("step", [do_rename, do_merge])
def test_a_file_that_nobody_edited_stays_so_and_conversion_makes_the_same(converted: Edition, step: object) -> None:
    assert callable(step)
    root, tei = converted.root, converted.tei / "thorne.xml"
    step(root, "pers-a", "pers-x" if step is do_rename else "pers-c")
    assert is_untouched(tei)
    assert b"pers-a" not in b"".join(data for name, data in files(root).items() if not name.endswith("jsonl"))
    source = root / "seeds" / "thorne.txt"
    assert convert_in_edition(open_edition(root), source, Wish()).outcome == "same"
    undo(root)
    assert is_untouched(tei)


def test_a_corrected_source_does_not_bring_an_old_id_back(converted: Edition) -> None:
    root, tei = converted.root, converted.tei / "thorne.xml"
    tei.write_bytes(tei.read_bytes().replace(b"Gentlemen", b"<hi>Gentlemen</hi>"))
    do_rename(root, "pers-a", "pers-x")
    source = root / "seeds" / "thorne.txt"
    source.write_text(SOURCE.replace("was well", "was ill"), encoding="utf-8")
    done = convert_in_edition(open_edition(root), source, Wish())
    assert done.outcome == "merged"
    now = tei.read_text(encoding="utf-8")
    assert "was ill" in now
    assert "<hi>Gentlemen</hi>" in now
    assert "#pers-x" in now
    assert "pers-a" not in now


def test_the_memory_changes_in_its_lines_alone(converted: Edition) -> None:
    path = converted.tei / ".edenda" / "thorne.json"
    tei = converted.tei / "thorne.xml"
    old, before = hashlib.sha256(tei.read_bytes()).hexdigest(), path.read_text(encoding="utf-8")
    do_rename(converted.root, "pers-a", "pers-x")
    new = hashlib.sha256(tei.read_bytes()).hexdigest()
    expected = before.replace('"ref": "pers-a"', '"ref": "pers-x"').replace(old, new)
    assert expected != before
    assert path.read_text(encoding="utf-8") == expected


SPLIT = (
    '<p><persName ref="register.xml#pers-a">Rowe</persName> and\n<persName ref="register.xml#pers-a">Young  Rowe'
    '</persName> and <persName\n ref="register.xml#pers-a">Rowe</persName></p>'
)


def do_split(root: Path, choice: Choice, name: str = "") -> None:
    commit(root, "s", split(open_edition(root), "pers-a", "pers-y", choice, BY, name))


def refs(root: Path, name: str) -> list[str]:
    return [part.partition('"')[0] for part in body_of(root, name).split("register.xml#")[1:]]


@pytest.mark.parametrize(
    ("choice", "letter", "other", "name"),
    [
        (Choice(words=("young rowe",)), "aya", "a", "young rowe"),
        (Choice(documents=("other",)), "aaa", "y", "Rowe"),
        (Choice(documents=("letter",), words=("Rowe",)), "yay", "a", "Rowe"),
        (Choice(places=(place_of("tei/letter.xml:5"),)), "ayy", "a", "Young Rowe"),
        (Choice(places=(place_of("tei/letter.xml:4:4"),), words=("Young Rowe",)), "yya", "a", "Young Rowe"),
    ],
)
def test_chosen_mentions_get_an_entry_of_their_own(
    tmp_path: Path, choice: Choice, letter: str, other: str, name: str
) -> None:
    single = '<p><persName ref="register.xml#pers-a">Rowe</persName></p>'
    root = edition(tmp_path, {"letter": document(SPLIT), "other": document(single)})
    before = files(root)
    do_split(root, choice)
    assert refs(root, "letter") == [f"pers-{one}" for one in letter]
    assert refs(root, "other") == [f"pers-{one}" for one in other]
    assert f'<person xml:id="pers-y">\n        <persName>{name}</persName>' in register_of(root)
    assert read_log(root / "tei") == (LogRow("distinct", "pers-a", "pers-y", "ed", "2026-11-22"),)
    undo(root)
    assert files(root) == before


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice(), "None of the 3 mentions"),
        (Choice(words=("Dahl",)), "None of the 3 mentions"),
        (Choice(documents=("letter",)), "All 3 mentions"),
        (Choice(documents=("nobody",)), "no document “nobody”"),
        (Choice(places=(place_of("tei/letter.xml:4:5"),)), "line 4, column 5, no mention"),
    ],
)
def test_a_split_of_none_or_all_is_refused(tmp_path: Path, choice: Choice, said: str) -> None:
    root = edition(tmp_path, {"letter": document(SPLIT)})
    before = files(root)
    with pytest.raises(UsageError, match=said):
        do_split(root, choice)
    assert files(root) == before


def test_a_split_stays_though_nobody_else_edited_the_file(converted: Edition) -> None:
    root = converted.root
    text = (converted.tei / "thorne.xml").read_text(encoding="utf-8")
    (converted.tei / "more.xml").write_text(document(LETTER), encoding="utf-8")
    do_split(root, Choice(documents=("thorne",)))
    after = (converted.tei / "thorne.xml").read_text(encoding="utf-8")
    assert after == text.replace("#pers-a", "#pers-y")
    assert convert_in_edition(open_edition(root), root / "seeds" / "thorne.txt", Wish()).outcome == "kept"
    assert (converted.tei / "thorne.xml").read_text(encoding="utf-8") == after


def test_pointers_that_a_branch_brings_in_are_followed_to_their_end(root: Path) -> None:
    do_merge(root, "pers-a", "pers-b")
    do_rename(root, "pers-b", "pers-berg")
    before = files(root)
    (root / "tei" / "branch.xml").write_text(document(LETTER), encoding="utf-8")
    goals = what_to_follow(open_edition(root)).goals
    assert goals == {"pers-a": "pers-berg", "pers-b": "pers-berg"}
    commit(root, "f", follow(open_edition(root), goals))
    assert refs(root, "branch") == ["pers-berg", "pers-berg"]
    assert changed(before, files(root)) == {"tei/branch.xml"}


def test_ids_of_which_branches_say_different_things_are_not_followed() -> None:
    merged_ = [LogRow("merged", *pair) for pair in (("a", "b"), ("a", "c"), ("f", "a"), ("g", "b"), ("g", "h"))]
    renamed_ = [LogRow("renamed", *pair) for pair in (("d", "e"), ("e", "d"), ("h", "b"))]
    found = followed([*merged_, *renamed_], {"b", "c"})
    assert found.goals == {"g": "b", "h": "b"}
    assert found.unclear == {"a": ("b", "c"), "f": ("b", "c")}


def test_what_was_decided_of_an_entry_holds_for_the_one_that_it_became(root: Path) -> None:
    rows = [{"deed": "distinct", "id": "pers-a", "other": "pers-c"}, {"deed": "confirmed", "id": "pers-a"},
            {"deed": "distinct", "id": "pers-a", "other": "pers-b"}]  # fmt: skip
    path = root / "tei" / ".edenda" / "register.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    do_merge(root, "pers-a", "pers-b")
    assert read_log(root / "tei") == (
        LogRow("confirmed", "pers-b"),
        LogRow("distinct", "pers-b", "pers-c"),
        LogRow("merged", "pers-a", "pers-b", "ed", "2026-11-22"),
    )
