"""What holds of every merge: nothing of the editor's or of the source's is lost, and nothing else is changed."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.convert import Options, convert
from edenda.errors import UnreadableError
from edenda.merging.merge import Merged, merge
from edenda.merging.tokens import Lexicon, tokenise
from edenda.sources import decode
from tests.conftest import ROOT

_WORDS: Final = "the of a and harvest Moscow river said letter Krushchev people not one two".split()
_MARKS: Final = ("persName", "date", "hi", "quote", 'name ref="#k-p1"', "placeName")
_SEEDS: Final = ("1957-moscow-meeting.txt", "1962-korean-attitude.txt", "1956-lessons-twentieth-congress.txt")


class Edit(NamedTuple):
    """A change to one paragraph: what is done there, to which of its words, and with which mark."""

    kind: str
    paragraph: int
    word: int
    mark: str = "hi"


def document(paragraphs: list[str]) -> str:
    """Paragraphs numbered as the converter does it."""
    lines = (f'  <p xml:id="k-p{n}">{words}</p>\n' for n, words in enumerate(paragraphs, start=1))
    return f"<TEI><text><body>\n{''.join(lines)}</body></text></TEI>\n"


def spans(paragraph: str) -> list[tuple[int, int]]:
    """Where the words of a paragraph are, those in tags excepted."""
    return [found.span() for found in re.finditer(r"\b\w+\b(?![^<]*>)", paragraph)]


def corrected(paragraphs: list[str], edits: list[Edit]) -> list[str]:
    """Paragraphs as a corrected source gives them; every word that comes in ends in NEW."""
    found = list(paragraphs)
    for number, (kind, at, word, _) in enumerate(edits):
        place = at % len(found)
        words = spans(found[place])
        if kind == "insert":
            found.insert(place, f"more of the{number}NEW river.")
        elif kind == "delete" and len(found) > 1:
            del found[place]
        elif words:
            start, end = words[word % len(words)]
            old = found[place][start:end]
            put = {"replace": f"{number}NEW", "add": f"{old} {number}NEW", "drop": ""}.get(kind, old)
            found[place] = found[place][:start] + put + found[place][end:]
    return found


def edited(text: str, edits: list[Edit]) -> str:
    """A document as an editor leaves it; every word that comes in ends in EDIT."""
    for number, (kind, at, word, mark) in enumerate(edits):
        lines = re.findall(r"[ \t]*<p .*?</p>\s*", text, flags=re.DOTALL)
        line = lines[at % len(lines)]
        words = spans(line)
        start, end = words[word % len(words)] if words else (line.index(">") + 1,) * 2
        old = line[start:end]
        puts = {
            "mark": f"<{mark}>{old}</{mark.split()[0]}>",
            "note": f"{old}<note>{number}EDIT</note>",
            "word": f"{number}EDIT",
            "add": f"{old} {number}EDIT",
        }
        if kind in puts:
            text = text.replace(line, line[:start] + puts[kind] + line[end:], 1)
        elif kind == "indent":
            text = text.replace("\n  ", "\r\n\t\t")
        elif kind == "move":
            rest = text.replace(line, "", 1)
            where = rest.find("</body>") if at % 2 else rest.find("<body>") + 6
            text = f"{rest[:where]}{line}{rest[where:]}"
        elif kind == "join":
            text = re.sub(r"</p>\s*<p [^>]*>", " ", text, count=1)
        elif kind == "paragraph":
            text = text.replace(line, f'  <p xml:id="own-{number}">{number}EDIT</p>\n{line}', 1)
        elif kind == "unmark":
            text = re.sub(r"<(persName|date)>(.*?)</\1>", r"\2", text, count=1)
    return text


def plain(text: str) -> list[str]:
    """The words of a document."""
    return re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text))


def unmarked(text: str) -> str:
    """A text without the marks of names."""
    return re.sub(r"</?(persName|date|name|placeName)\b[^>]*>", "", text)


def bare(text: str) -> list[str]:
    """The tokens of a document without ids, blanks and the marks of names."""
    found = tokenise(text, Lexicon())
    known = range(len(found.keys))
    raws = (found.raw(i) for i in known if not found.is_naming(i) and found.kind(i) != "B")
    return [re.sub(r"""(xml:id=|#)[^\s"']*|"[^"]*\"""", r"\1", raw) for raw in raws]


def check(base: str, new: str, text: str) -> Merged:
    """A merge; whatever it is, nothing is lost in it."""
    result = merge(base, new, text)
    assert (result.text is None) == bool(result.conflicts)
    assert result == merge(base, new, text)
    if result.text is None:
        for conflict in result.conflicts:
            lines = re.split(r"\r\n|\r|\n", text)
            first = re.split(r"\r\n|\r|\n", conflict.edited)[0]
            assert lines[conflict.line - 1][conflict.column - 1 :].startswith(first)
        return result
    root = etree.fromstring(result.text.encode())
    for element in root.iter("body", "{*}body"):
        assert not any((child.tail or "").strip() for child in element)
    ids = Counter(re.findall(r'xml:id="([^"]*)"', result.text))
    assert set(ids.values()) <= {1}
    old, ours, theirs, both = (Counter(plain(one)) for one in (base, text, new, result.text))
    assert all(both[word] >= ours[word] for word in ours - old if word.endswith("EDIT"))
    assert all(both[word] >= theirs[word] for word in theirs - old if word.endswith("NEW"))
    return result


@st.composite
def paragraphs(draw: st.DrawFn) -> list[str]:
    """Paragraphs with marks, of few words, so that many are the same."""
    found = []
    for _ in range(draw(st.integers(2, 6))):
        words = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=16))
        for place in draw(st.sets(st.integers(0, len(words) - 1), max_size=3)):
            mark = draw(st.sampled_from(_MARKS))
            words[place] = f"<{mark}>{words[place]}</{mark.split()[0]}>"
        ends = [draw(st.sampled_from(("", "", "", ",", "."))) for _ in words]
        found.append(" ".join(word + end for word, end in zip(words, ends, strict=True)))
    return found


def edits(*kinds: str, most: int = 4) -> st.SearchStrategy[list[Edit]]:
    """Some changes of some kinds."""
    numbers = st.integers(0, 40)
    one = st.builds(Edit, st.sampled_from(kinds), numbers, numbers, st.sampled_from(_MARKS))
    return st.lists(one, min_size=1, max_size=most)


corrections: Final = edits("insert", "delete", "replace", "add", "drop")
editing: Final = edits("mark", "note", "word", "add", "indent", "move", "join", "paragraph", "unmark")


@given(paragraphs(), editing)
def test_a_source_that_was_not_changed_changes_nothing(base: list[str], work: list[Edit]) -> None:
    text = edited(document(base), work)
    assert merge(document(base), document(base), text) == Merged(text, (), 0)


@given(paragraphs(), editing)
def test_what_both_did_is_done_once(base: list[str], work: list[Edit]) -> None:
    text = edited(document(base), work)
    assert merge(document(base), text, text) == Merged(text, (), 0)


@given(paragraphs(), corrections)
def test_where_nobody_edited_all_corrections_come_in(base: list[str], source: list[Edit]) -> None:
    old, new = document(base), document(corrected(base, source))
    result = check(old, new, old)
    assert result.text is not None
    assert bare(result.text) == bare(new)


@given(paragraphs(), edits("replace", "add"))
def test_where_no_id_moved_the_new_text_comes_out(base: list[str], source: list[Edit]) -> None:
    base = [unmarked(one) for one in base]
    old, new = document(base), document(corrected(base, source))
    assert merge(old, new, old).text == new


@given(paragraphs(), editing)
def test_an_edited_text_can_be_what_is_new(base: list[str], work: list[Edit]) -> None:
    old, new = document(base), edited(document(base), work)
    result = check(old, new, old)
    assert result.text is not None
    assert bare(result.text) == bare(new)


@settings(max_examples=400)
@given(paragraphs(), corrections, editing)
@example(["a b c d"], [Edit("delete", 0, 0)], [Edit("move", 0, 0)])
@example(["a. b. c. d. e.", "f"], [Edit("delete", 0, 0)], [Edit("move", 1, 0)])
def test_nothing_of_either_is_lost(base: list[str], source: list[Edit], work: list[Edit]) -> None:
    old, new = document(base), document(corrected(base, source))
    check(old, new, edited(old, work))


@given(paragraphs(), edits("replace", "add"), edits("mark", "note", "word", "add"))
def test_work_on_different_paragraphs_is_combined(base: list[str], source: list[Edit], work: list[Edit]) -> None:
    half = len(base) // 2
    base = [*map(unmarked, base[:half]), *base[half:]]
    old = document(base)
    new = document([*corrected(base[:half], source), *base[half:]])
    text = edited(document(base[half:]), work)
    lines = re.findall(r"<p [^>]*>(.*?)</p>", text)
    both = document([*corrected(base[:half], source), *lines])
    assert merge(old, new, document([*base[:half], *lines])).text == both


@lru_cache(maxsize=64)
def converted(text: str, name: str) -> str | None:
    """A source as the converter makes TEI of it; None where it does not."""
    try:
        source, _ = decode(text.encode(), name)
    except UnreadableError:
        return None
    tei = convert(source, Options()).tei
    return None if tei is None else tei.decode()


@settings(max_examples=30)
@given(st.sampled_from(_SEEDS), corrections, editing)
def test_real_sources(name: str, source: list[Edit], work: list[Edit]) -> None:
    text = (ROOT / "seeds" / name).read_text(encoding="utf-8")
    old, new = converted(text, name), converted("\n\n".join(corrected(text.split("\n\n"), source)), name)
    assert old is not None
    if new is None:
        return
    result = check(old, new, old)
    assert result.text is not None
    assert bare(result.text) == bare(new)
    check(old, new, edited(old, work))


@pytest.mark.slow
@settings(max_examples=2000)
@given(paragraphs(), corrections, editing)
def test_nothing_of_either_is_lost_in_many_merges(base: list[str], source: list[Edit], work: list[Edit]) -> None:
    old, new = document(base), document(corrected(base, source))
    check(old, new, edited(old, work))
