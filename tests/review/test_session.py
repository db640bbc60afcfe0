"""A session: decisions change what they decide about and nothing else, and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from edenda.annotation import AnnotationWish, annotate_file
from edenda.check import check_edition
from edenda.edition import open_edition
from edenda.errors import UnreadableError, UsageError
from edenda.memory.store import read_memory
from edenda.register.log import log_path, read_log
from edenda.review.session import Session
from edenda.review.values import Decision, Doubt, Selection
from tests.review.editions import ED, REGISTER, hundred, make_edition, state_of

_PROVISIONAL = REGISTER.replace(
    "</listPerson>", '<person xml:id="pers-pell" cert="low"><persName>Abel Pell</persName></person></listPerson>'
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(hundred(tmp_path / "edition"), ED) as found:
        yield found


def _of(session: Session, words: str, number: int = 0) -> Doubt:
    return [doubt for doubt in session.doubts if doubt.mention.words == words][number]


def _decide(session: Session, words: str, verdict: str, entry: str = "", name: str = "") -> Doubt:
    doubt = _of(session, words)
    decision = Decision(doubt.key, verdict, entry, name)  # type: ignore[arg-type]
    assert session.decide([decision]) == ()
    return doubt


def _text(session: Session, doubt: Doubt) -> str:
    return (session.edition.root / doubt.mention.file).read_text(encoding="utf-8")


def _small(tmp_path: Path, body: str, register: str = REGISTER) -> Session:
    return Session(make_edition(tmp_path / "edition", {"note": body}, register), ED)


def test_to_accept_takes_the_certainty_away_and_nothing_else(session: Session) -> None:
    before = _text(session, _of(session, "Rowe"))
    doubt = _decide(session, "Rowe", "accept")
    assert _text(session, doubt) == before.replace('<persName cert="low">Rowe<', "<persName>Rowe<")
    assert session.doubt(doubt.key) is None
    memory = read_memory(session.edition.root / doubt.mention.file)
    assert memory is not None
    (row,) = memory.rows
    assert (row.decided, row.who, row.when, row.key) == ("accepted", "ed", "2026-11-22", doubt.key)


def test_to_reject_takes_the_tags_out_and_annotation_does_not_put_them_back(session: Session) -> None:
    before = _text(session, _of(session, "Rowe"))
    doubt = _decide(session, "Rowe", "reject")
    after = _text(session, doubt)
    assert after == before.replace('<persName cert="low">Rowe</persName>', "Rowe")
    path = session.edition.root / doubt.mention.file
    moved = re.sub(r"(<p [^>]*p0\">.*?</p>)(.*)(\n</div>)", r"\2\1\3", after, count=1, flags=re.DOTALL)
    for edited in (after, after.replace("sold his boat", "sold his old boat again"), moved):
        path.write_text(edited, encoding="utf-8", newline="")
        annotate_file(path, session.edition, AnnotationWish())
        assert re.search(r"<persName[^>]*>Rowe<", path.read_text(encoding="utf-8")) is None


def test_an_entry_is_linked_and_its_new_form_is_known_in_the_next_document(tmp_path: Path) -> None:
    bodies = {
        "one": '<p>Yesterday <persName cert="low">the Old Gaffer</persName> came.</p>',
        "two": "<p>Nobody saw the Old Gaffer in the mill.</p>",
    }
    with Session(make_edition(tmp_path / "edition", bodies, REGISTER), ED) as session:
        doubt = _decide(session, "the Old Gaffer", "entry", entry="pers-rowe")
        assert '<persName ref="register.xml#pers-rowe">the Old Gaffer<' in _text(session, doubt)
        register = session.edition.register_path.read_text(encoding="utf-8")
        assert '<persName type="variant">the Old Gaffer</persName>' in register
        path = session.edition.tei / "two.xml"
        annotate_file(path, open_edition(session.edition.root), AnnotationWish())
        assert '<persName ref="register.xml#pers-rowe">the Old Gaffer<' in path.read_text(encoding="utf-8")


def test_a_form_that_recognition_derives_is_not_added(session: Session) -> None:
    before = session.edition.register_path.read_bytes()
    _decide(session, "Rowe", "entry", entry="pers-rowe")
    assert session.edition.register_path.read_bytes() == before


def test_a_part_of_a_name_becomes_a_short_form(tmp_path: Path) -> None:
    with _small(tmp_path, '<p>He wrote to <orgName cert="low">the Skerry Board</orgName> in May.</p>') as session:
        _decide(session, "the Skerry Board", "entry", entry="org-board")
        register = session.edition.register_path.read_text(encoding="utf-8")
        assert '<orgName type="variant">the Skerry Board</orgName>' in register


def test_a_new_entry_is_made_and_found_at_once(session: Session) -> None:
    doubt = _decide(session, "Quill", "new", name="Martha Quill")
    assert '<persName ref="register.xml#pers-quill">Quill<' in _text(session, doubt)
    register = session.edition.register_path.read_text(encoding="utf-8")
    assert '<person xml:id="pers-quill"><persName>Martha Quill</persName></person>' in register
    assert [one.id for one in session.search("quil")] == ["pers-quill"]
    following = _of(session, "Quill")
    assert session.candidates(following)[0].id == "pers-quill"
    assert session.decide([Decision(following.key, "entry", "pers-quill")]) == ()


def test_a_new_entry_does_not_get_an_id_that_another_had_once(session: Session) -> None:
    log = log_path(session.edition.tei)
    log.parent.mkdir(exist_ok=True)
    log.write_text('{"deed": "renamed", "id": "pers-quill", "other": "pers-quill-martha"}\n', encoding="utf-8")
    doubt = _decide(session, "Quill", "new", name="Ruth Quill")
    assert '<persName ref="register.xml#pers-quill-2">Quill<' in _text(session, doubt)


def test_all_of_a_name_are_one_step_with_one_new_entry(session: Session) -> None:
    before = state_of(session.edition.root)
    group = session.group(_of(session, "Quill"))
    assert len(group) == 10
    session.decide([Decision(one.key, "new", name="Martha Quill") for one in group])
    assert len(session.doubts) == 90
    assert session.edition.register_path.read_text(encoding="utf-8").count("Martha Quill") == 1
    assert "10 × “Quill”" in session.undo()
    assert state_of(session.edition.root) == before
    assert len(session.doubts) == 100


def test_accepting_a_mention_of_a_provisional_entry_confirms_it_for_all(tmp_path: Path) -> None:
    body = '<p>Then <persName ref="register.xml#pers-pell">Pell</persName> came, and <persName '
    body += 'ref="register.xml#pers-pell">Abel Pell</persName> went.</p>'
    with _small(tmp_path, body, _PROVISIONAL) as session:
        before = state_of(session.edition.root)
        assert [doubt.kind for doubt in session.doubts] == ["unconfirmed", "unconfirmed"]
        _decide(session, "Pell", "accept")
        assert session.doubts == ()
        assert '<person xml:id="pers-pell"><persName>' in session.edition.register_path.read_text(encoding="utf-8")
        assert [(row.deed, row.id, row.who) for row in read_log(session.edition.tei)] == [
            ("confirmed", "pers-pell", "ed")
        ]
        session.undo()
        assert len(session.doubts) == 2
        assert state_of(session.edition.root) == before


def test_another_entry_takes_the_place_of_one_in_a_pointer_and_leaves_the_rest(tmp_path: Path) -> None:
    other = "https://example.org/a?b=1&amp;c=2"
    body = f"<p>Then <persName ref='register.xml#pers-elmer {other}' cert='low'>Rowe</persName>.</p>"
    with _small(tmp_path, body) as session:
        doubt = _decide(session, "Rowe", "entry", entry="pers-rowe")
        assert f"<persName ref='register.xml#pers-rowe {other}'>Rowe<" in _text(session, doubt)


def test_another_entry_takes_the_place_of_one_that_a_prefix_leads_to(tmp_path: Path) -> None:
    body = "<p>Then <persName ref='psn:pers-elmer x.xml#y' cert='low'>Rowe</persName>.</p>"
    edition = make_edition(tmp_path / "edition", {"note": body}, REGISTER)
    declared = (
        '<encodingDesc><listPrefixDef><prefixDef ident="psn" matchPattern="(.+)" '
        'replacementPattern="register.xml#$1"><p>P</p></prefixDef></listPrefixDef></encodingDesc>'
    )
    path = edition.root / "tei" / "note.xml"
    path.write_text(path.read_text().replace("</teiHeader>", f"{declared}</teiHeader>"), newline="")
    with Session(edition, ED) as session:
        doubt = _decide(session, "Rowe", "entry", entry="pers-rowe")
        assert "<persName ref='psn:pers-rowe x.xml#y'>Rowe<" in _text(session, doubt)


def test_a_name_that_needs_no_entry_is_no_doubt_and_no_finding_any_more(tmp_path: Path) -> None:
    body = "<p>Then <persName>Abel</persName> came, and <persName>Cid</persName> and <persName>Abel</persName>.</p>"
    with _small(tmp_path, body) as session:
        path = session.edition.tei / "note.xml"
        data = path.read_bytes()
        assert [doubt.kind for doubt in session.doubts] == ["unlinked"] * 3
        _decide(session, "Abel", "accept")
        assert path.read_bytes() == data
        assert [doubt.mention.words for doubt in session.doubts] == ["Cid", "Abel"]
        named = [one.message for one in check_edition(session.edition) if one.code == "NAME-002"]
        assert ["Cid" in named[0], "Abel" in named[1]] == [True, True]
        path.write_bytes(data.replace(b"came, and", b"came again, with"))
    with Session(open_edition(tmp_path / "edition"), ED) as again:
        assert [doubt.mention.words for doubt in again.doubts] == ["Cid", "Abel"]
        annotate_file(path, again.edition, AnnotationWish())
    with Session(open_edition(tmp_path / "edition"), ED) as again:
        assert "Abel" not in [doubt.mention.words for doubt in again.doubts][:1]


def test_a_name_that_needs_no_entry_is_not_linked_when_one_of_this_name_is_made(tmp_path: Path) -> None:
    body = (
        '<p>Then <persName cert="low">Henry Rowe</persName> came.</p><p>And <persName>Henry Rowe</persName> left.</p>'
    )
    with _small(tmp_path, body) as session:
        doubt = _decide(session, "Henry Rowe", "accept")
        annotate_file(session.edition.tei / "note.xml", session.edition, AnnotationWish())
        assert _text(session, doubt).count("<persName>Henry Rowe<") == 1
        assert _text(session, doubt).count('<persName ref="register.xml#pers-rowe">Henry Rowe<') == 1


def test_names_in_bibliographical_references_are_not_asked_for(tmp_path: Path) -> None:
    body = (
        "<p>See <bibl><author><persName>Rowe</persName></author>, <title>Lamps</title></bibl>, <name>Elmer</name>.</p>"
    )
    with _small(tmp_path, body) as session:
        assert [doubt.mention.words for doubt in session.doubts] == ["Elmer"]


def test_a_mark_without_words_can_be_taken_out(tmp_path: Path) -> None:
    with _small(tmp_path, '<p>Then <persName cert="low"/> came.</p>') as session:
        for doubt in session.doubts:
            session.decide([Decision(doubt.key, "reject")])
            assert "<p>Then  came.</p>" in _text(session, doubt)


def test_a_date_is_accepted_or_rejected_and_means_no_entry(tmp_path: Path) -> None:
    body = (
        '<p>In <date when="1906" cert="low">that year</date> he wrote, in <date when="1907" cert="low">1907</date>.</p>'
    )
    with _small(tmp_path, body) as session:
        first, _ = session.doubts
        assert first.kind == "date"
        with pytest.raises(UnreadableError) as refused:
            session.decide([Decision(first.key, "new")])
        assert refused.value.problems[0].code == "REV-004"
        session.decide([Decision(session.doubts[0].key, "accept"), Decision(session.doubts[1].key, "reject")])
        assert '<date when="1906">that year</date> he wrote, in 1907.' in _text(session, first)
        assert session.doubts == ()


def test_an_entry_that_is_not_there_or_of_another_kind_is_refused(session: Session) -> None:
    before = state_of(session.edition.root)
    for entry in ("pers-nobody", "org-board"):
        with pytest.raises(UnreadableError) as refused:
            session.decide([Decision(_of(session, "Rowe").key, "entry", entry)])
        assert refused.value.problems[0].code == "REV-002"
    assert state_of(session.edition.root) == before


def test_a_mark_with_an_id_is_not_taken_out(tmp_path: Path) -> None:
    with _small(tmp_path, '<p>Then <persName xml:id="here" cert="low">Rowe</persName>.</p>') as session:
        before = state_of(session.edition.root)
        with pytest.raises(UnreadableError) as refused:
            session.decide([Decision(session.doubts[0].key, "reject")])
        assert refused.value.problems[0].code == "REV-004"
        assert state_of(session.edition.root) == before


def test_a_pointer_that_would_lead_elsewhere_is_not_written(tmp_path: Path) -> None:
    body = '<p xml:base="https://example.org/"><persName cert="low">Rowe</persName> came.</p><p>'
    body += '<persName cert="low">Rowe</persName> left.</p>'
    with _small(tmp_path, body) as session:
        before = state_of(session.edition.root)
        with pytest.raises(UnreadableError) as refused:
            session.decide([Decision(session.doubts[0].key, "entry", "pers-rowe")])
        assert refused.value.problems[0].code == "REV-004"
        assert state_of(session.edition.root) == before
        session.decide([Decision(session.doubts[1].key, "entry", "pers-rowe")])
        assert len(session.doubts) == 1


def test_a_mark_that_does_not_say_what_it_names_gets_no_new_entry(tmp_path: Path) -> None:
    with _small(tmp_path, '<p>Then <name cert="low">Rowe</name>.</p>') as session:
        with pytest.raises(UnreadableError) as refused:
            session.decide([Decision(session.doubts[0].key, "new")])
        assert refused.value.problems[0].code == "REV-004"


def test_a_file_that_was_edited_meanwhile_is_decided_as_it_is_now(session: Session) -> None:
    rowe, elmer = _of(session, "Rowe"), _of(session, "Elmer")
    path = session.edition.root / rowe.mention.file
    edited = path.read_text(encoding="utf-8").replace("<p ", "<p>A new one, and longer.</p>\n<p ", 1)
    edited = edited.replace('<persName cert="low">Elmer</persName>', "Elmer")
    path.write_text(edited, encoding="utf-8", newline="")
    gone = session.decide([Decision(rowe.key, "reject"), Decision(elmer.key, "reject")])
    assert gone == (f"“Elmer” ({elmer.key}) is no longer there as it was; nothing was decided about it.",)
    assert path.read_text(encoding="utf-8") == edited.replace('<persName cert="low">Rowe</persName>', "Rowe")


def test_a_file_that_was_broken_since_its_decisions_is_told_and_left_out(session: Session) -> None:
    doubt = _decide(session, "Rowe", "accept")
    path = session.edition.root / doubt.mention.file
    path.write_bytes(path.read_bytes().replace(b"<text>", b"<<<<<<< HEAD\n<text>\n=======\n<text>\n>>>>>>> B\n"))
    with Session(session.edition, ED) as again:
        assert {problem.code for problem in again.problems} == {"TEI-001"}
        assert len(again.doubts) == 90


@pytest.mark.parametrize("name", ["letter-1.xml", "register.xml"])
def test_a_file_that_breaks_while_a_review_is_open_is_told_once(session: Session, name: str) -> None:
    path = session.edition.root / "tei" / name
    whole = path.read_bytes()
    path.write_bytes(b"<TEI")
    with pytest.raises(UnreadableError) as refused:
        session.refresh()
    assert {(one.code, Path(one.file).name) for one in refused.value.problems if one.file} == {("TEI-001", name)}
    session.refresh()
    path.write_bytes(whole)
    session.refresh()
    assert len(session.doubts) == 100


def test_an_edit_after_a_decision_keeps_it_from_being_undone(session: Session) -> None:
    doubt = _decide(session, "Rowe", "accept")
    path = session.edition.root / doubt.mention.file
    path.write_text(f"{_text(session, doubt)}<!-- mine -->\n", encoding="utf-8", newline="")
    with pytest.raises(UnreadableError):
        session.undo()


def test_only_steps_of_reviews_are_undone(session: Session) -> None:
    with pytest.raises(UsageError):
        session.undo()


def test_what_is_skipped_comes_last_also_next_time_until_that_is_undone(session: Session) -> None:
    first = session.doubts[0]
    session.decide([Decision(first.key, "skip")])
    assert session.doubts[-1] == first
    assert session.position == 2
    with Session(session.edition, ED) as again:
        assert again.doubts[-1] == first
    session.undo()
    assert session.doubts[0] == first


def test_evidence_and_candidates_say_why(session: Session) -> None:
    doubt = _of(session, "Rowe")
    assert "Henry Rowe" in session.evidence(doubt)
    assert [(one.id, one.why) for one in session.candidates(doubt)] == [
        ("pers-rowe", "part of its name; 0 mentions"),
    ]
    _decide(session, "Rowe", "entry", entry="pers-elmer")
    first = session.candidates(_of(session, "Rowe"))[0]
    assert (first.id, "named so once in other documents" in first.why) == ("pers-elmer", True)


def test_of_a_name_in_a_header_no_rule_is_sought(tmp_path: Path) -> None:
    edition = make_edition(tmp_path / "edition", {"a": '<p xml:id="a-p1">Nothing.</p>'}, "")
    path = edition.tei / "a.xml"
    sent = "<correspAction><persName>Agnes Thorne</persName></correspAction>"
    sent = f"<profileDesc><correspDesc>{sent}</correspDesc></profileDesc>"
    text = path.read_text(encoding="utf-8").replace("</teiHeader>", f"{sent}</teiHeader>")
    path.write_text(text, encoding="utf-8", newline="")
    with Session(edition, ED) as session:
        assert session.evidence(_of(session, "Agnes Thorne")).startswith("It stands in the header")


def test_who_was_dead_when_a_document_was_written_comes_behind_and_it_is_said(tmp_path: Path) -> None:
    register = (
        '<listPerson><person xml:id="pers-old"><persName>Abel Rowe</persName><death when="1880-02-01"/></person>'
        '<person xml:id="pers-young"><persName>Cid Rowe</persName><birth when="1930"/></person>'
        '<person xml:id="pers-zed"><persName>Zed Rowe</persName><birth when="1860"/><death when="1920"/></person>'
        "</listPerson>"
    )
    edition = make_edition(
        tmp_path / "edition", {"note": '<p>Then <persName cert="low">Rowe</persName>.</p>'}, register
    )
    path = edition.tei / "note.xml"
    dated = path.read_text(encoding="utf-8").replace(
        "</teiHeader>",
        '<profileDesc><creation><date when="1906-05-02">1906</date></creation></profileDesc></teiHeader>',
    )
    path.write_text(dated, encoding="utf-8", newline="")
    with Session(edition, ED) as session:
        found = session.candidates(session.doubts[0])
        assert [one.id for one in found] == ["pers-zed", "pers-old", "pers-young"]
        assert [one.why.partition(";")[0] for one in found[1:]] == [
            "died in 1880, before 1906",
            "born in 1930, after 1906",
        ]


@pytest.mark.parametrize(
    ("selection", "number"),
    [
        (Selection(names=frozenset({"Rowe"})), 10),
        (Selection(files=frozenset({"tei/letter-3.xml"})), 10),
        (Selection(kinds=frozenset({"unlinked"})), 0),
        (Selection(elements=frozenset({"placeName"})), 0),
        (Selection(), 100),
    ],
)
def test_a_selection_asks_for_some(tmp_path: Path, selection: Selection, number: int) -> None:
    with Session(hundred(tmp_path / "edition"), ED, selection) as session:
        assert len(session.doubts) == session.total == number


def test_by_name_the_largest_group_comes_first(tmp_path: Path) -> None:
    body = '<p><persName cert="low">Rowe</persName> and <persName cert="low">Elmer</persName> and <persName '
    body += 'cert="low">Elmer</persName>.</p>'
    edition = make_edition(tmp_path / "edition", {"a": body, "b": body})
    with Session(edition, ED, Selection(order="name")) as session:
        assert [doubt.mention.words for doubt in session.doubts] == ["Elmer"] * 4 + ["Rowe"] * 2
