"""Whatever is decided and taken back: text is never changed, files stay valid, and undoing brings every byte back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.checks.grammar import check_grammar
from edenda.errors import UnreadableError, UsageError
from edenda.review.session import Session
from edenda.review.values import Decision, Selection
from edenda.tei import parse, text_of
from tests.review.editions import ED, REGISTER, make_edition, state_of

_NAMES: Final = ("Rowe", "Henry Rowe", "Mr Rowe", "Elmer", "R. Rowe", "Skerry & Sons", "Ångström", "the Board")
_PROVISIONAL: Final = '<listPlace><place xml:id="pl-mill" cert="low"><placeName>Mill</placeName></place></listPlace>'
_ATTRIBUTES: Final = (
    ' cert="low"',
    "",
    " cert='medium' ref='register.xml#pers-rowe'",
    '\n  cert = "low"\n  ref="register.xml#pers-elmer https://example.org/x"',
    ' rend="italic" cert="low"',
)


@st.composite
def _marks(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(("persName", "persName", "persName", "orgName", "date", "mill")))
    words = draw(st.sampled_from(_NAMES)).replace("&", "&amp;")
    if kind == "mill":
        return '<placeName ref="register.xml#pl-mill">the Mill</placeName>'
    if kind == "date":
        return '<date when="1906" cert="low">1906</date>'
    inner = draw(
        st.sampled_from(("{}", "<hi>{}</hi>", "{}<!-- who? -->", "<choice><sic>X</sic><corr>{}</corr></choice>"))
    )
    return f"<{kind}{draw(st.sampled_from(_ATTRIBUTES))}>{inner.format(words)}</{kind}>"


_PARAGRAPHS: Final = st.lists(_marks(), min_size=1, max_size=4).map(
    lambda some: f"<p>Then {' and '.join(some)} came.</p>"
)
_BODIES: Final = st.lists(_PARAGRAPHS, min_size=1, max_size=3).map("\n".join)
_DEEDS: Final = st.tuples(
    st.sampled_from(("accept", "reject", "entry", "new", "skip", "undo", "all")),
    st.integers(0, 20),
    st.sampled_from(("pers-rowe", "pers-elmer", "org-board", "pers-nobody")),
)


def _do(session: Session, deed: tuple[str, int, str]) -> None:
    verdict, number, entry = deed
    if verdict == "undo":
        session.undo()
    elif session.doubts:
        doubt = session.doubts[number % len(session.doubts)]
        some = session.group(doubt) if verdict == "all" else (doubt,)
        session.decide([Decision(one.key, "accept" if verdict == "all" else verdict, entry) for one in some])  # type: ignore[arg-type]


def _bare(root: etree._Element) -> str:
    return text_of(root)


@settings(max_examples=60, deadline=None)
@given(st.lists(_BODIES, min_size=1, max_size=2), st.lists(_DEEDS, max_size=8))
def test_any_decisions_and_undos(bodies: list[str], deeds: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "edition")
        edition = make_edition(root, {f"d{at}": body for at, body in enumerate(bodies)}, REGISTER + _PROVISIONAL)
        before = state_of(root)
        texts = {path: _bare(parse(path.read_bytes(), "x")) for path in edition.documents()}
        with Session(edition, ED) as session:
            keys = [doubt.key for doubt in session.doubts]
            for deed in deeds:
                try:
                    _do(session, deed)
                except (UnreadableError, UsageError):
                    continue
                for path in edition.documents():
                    tree = parse(path.read_bytes(), "x")
                    assert _bare(tree) == texts[path]
                    assert check_grammar(tree, "x") == ()
            with Session(edition, ED, Selection()) as other:
                assert {doubt.key for doubt in other.doubts} == {doubt.key for doubt in session.doubts}
            _take_all_back(session)
            assert state_of(root) == before
            assert sorted(doubt.key for doubt in session.doubts) == sorted(keys)


def _take_all_back(session: Session) -> None:
    while True:
        try:
            session.undo()
        except UsageError:
            return
