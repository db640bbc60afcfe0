"""What may be put around text: each construct of RELAX NG, all grammars at random, and the edition's own documents."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.checks.grammar import grammar
from edenda.content_table import ContentTable, read_content_table
from edenda.errors import UnreadableError
from edenda.resources import SCHEMA
from edenda.tei import XML_ID, parse, tag, text_of
from tests.conftest import ROOT, JavaTool

OURS: Final = SCHEMA / "edenda.rng"
RNG: Final = "http://relaxng.org/ns/structure/1.0"
#: Elements that a P may hold, all with text and themselves: a, b, c and d.
ELEMENTS: Final = "".join(
    f'<define name="{name}"><element name="{name}"><zeroOrMore><choice><text/><ref name="a"/><ref name="b"/>'
    '<ref name="c"/><ref name="d"/></choice></zeroOrMore></element></define>'
    for name in "abcd"
)
A: Final = '<ref name="a"/>'
B: Final = '<ref name="b"/>'
C: Final = '<ref name="c"/>'
D: Final = '<ref name="d"/>'
T: Final = "<text/>"
AB: Final = f"<group>{A}{B}</group>"

Tables = Callable[..., ContentTable]


def star(*patterns: str) -> str:
    """Any number of any of some patterns."""
    return f"<zeroOrMore><choice>{''.join(patterns)}</choice></zeroOrMore>"


def refer(name: str) -> str:
    """A reference."""
    return f'<ref name="{name}"/>'


def element(name: str, content: str = T) -> str:
    """An element; with text where nothing else is said."""
    return f'<element name="{name}">{content}</element>'


def whole(content: str, attributes: str = "") -> str:
    """The inside of a grammar as a file."""
    return f'<grammar xmlns="{RNG}" {attributes}>{content}</grammar>'


@pytest.fixture
def table(tmp_path: Path) -> Tables:
    """A function that makes a table from the inside of a grammar, and from other files beside it."""

    def make(content: str, attributes: str = "", **others: str) -> ContentTable:
        for name, other in others.items():
            (tmp_path / f"{name}.rng").write_text(other, encoding="utf-8")
        (tmp_path / "own.rng").write_text(whole(content, attributes), encoding="utf-8")
        read_content_table.cache_clear()
        return read_content_table(tmp_path / "own.rng")

    return make


@pytest.fixture
def of_p(table: Tables) -> Tables:
    """A function that makes a table from the content of P."""

    def make(content: str, more: str = "") -> ContentTable:
        return table(f'<start><element name="P">{content}</element></start>{ELEMENTS}{more}')

    return make


def refusal(make: Tables, *arguments: str, **others: str) -> str:
    """The message of a grammar that cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        make(*arguments, **others)
    (problem,) = caught.value.problems
    assert problem.code == "SRC-007"
    assert problem.hint is not None
    return problem.message


@pytest.mark.parametrize(
    ("content", "free"),
    [
        (star(T, A, B), "ab"),
        (T, ""),
        (f"<oneOrMore><choice>{T}{A}</choice></oneOrMore>", "a"),
        (f"<zeroOrMore><optional>{A}</optional>{T}</zeroOrMore>", "a"),
        (f"<zeroOrMore>{A}{T}</zeroOrMore>", ""),
        (star(T, f"<group>{A}<optional>{B}</optional></group>"), "a"),
        (star(T, AB, C), "c"),
        (star(T, f"<interleave>{A}{star(B)}</interleave>"), "a"),
        (star(T, f"<oneOrMore>{A}</oneOrMore>", star(B, "<empty/>")), "ab"),
        (f"{star(T, A)}{B}", "a"),
        (f"{star(T, A)}{star(T, A, B)}", "a"),
        (f"{star(T, A)}{star(T, B)}", ""),
        (f"{star(T, A)}{star(B)}", "a"),
        (f"{T}<optional>{A}</optional>", ""),
        (f"<choice>{star(T, A, B)}<group>{A}{T}</group></choice>", ""),
        (f"<choice>{star(T, A, B)}<group>{T}<notAllowed/>{T}</group></choice>", "ab"),
        (star(T, A, f"<group>{B}<notAllowed/></group>"), "a"),
        (f"<optional><notAllowed/></optional>{star(T, A)}<zeroOrMore><notAllowed/></zeroOrMore>", "a"),
        (f"<mixed>{star(A, B)}</mixed>", "ab"),
        (f"<mixed><optional>{A}</optional>{star(B)}</mixed>", ""),
        (f"<mixed>{A}</mixed>", ""),
        (f"<mixed>{star(AB, C)}</mixed>", ""),
        (f"<interleave>{star(T, AB, C)}{star(D)}</interleave>", "c"),
        (f"<mixed><oneOrMore>{A}</oneOrMore></mixed>", ""),
        (f"<interleave>{star(A)}{star(B)}{T}<optional>{C}</optional></interleave>", "ab"),
        (star(f"<interleave>{T}<optional>{AB}</optional></interleave>", C), ""),
        (star(f"<group>{T}<optional>{AB}</optional></group>", C), "c"),
        (f"{star(T, A)}<choice><value>x</value><empty/></choice>", None),
        ('<data type="token"/>', None),
        (f"<list>{T}</list>", None),
        (star(A, B), None),
        ("<notAllowed/>", None),
    ],
)
def test_what_stands_freely_in_text(of_p: Tables, content: str, free: str | None) -> None:
    assert of_p(content).free.get("P") == (None if free is None else set(free))


@pytest.mark.parametrize(
    ("content", "loose"),
    [
        (star(T, A, B, C), "abc"),
        (f"{A}{star(T, A, B)}", "b"),
        (f"<optional>{A}</optional>{star(T, A, B)}", "b"),
        (star(T, B, AB, C), "c"),
        (star(T, f"<group>{A}<optional>{B}</optional></group>"), ""),
        (f"<choice>{star(T, A, B)}<group>{B}{star(T, A, B)}</group></choice>", "a"),
        (f"<mixed>{star(A, B)}</mixed>", "ab"),
    ],
)
def test_what_may_be_taken_out_again(of_p: Tables, content: str, loose: str) -> None:
    assert of_p(content).loose["P"] == set(loose)


def test_what_is_put_around_may_hold_what_it_is_put_around(table: Tables) -> None:
    made = table(
        f'<start><element name="P">{star(T, A, B, C)}</element></start>'
        f'<define name="a"><element name="a">{star(T, B)}</element></define>'
        f'<define name="b"><element name="b">{T}</element></define>'
        '<define name="c"><element name="c"><empty/></element></define>'
    )
    assert made.may_wrap("P", "a", [])
    assert made.may_wrap("P", "a", ["b", "b"])
    assert not made.may_wrap("P", "a", ["b", "a"])
    assert not made.may_wrap("P", "b", ["a"])
    assert not made.may_wrap("P", "c", []), "it holds no text"
    assert not made.may_wrap("P", "x", [])
    assert not made.may_wrap("x", "a", [])
    assert not made.may_wrap("b", "a", [])


@pytest.mark.parametrize(
    ("content", "required"),
    [
        (star(T, B), ""),
        (f"<optional>{A}</optional>{star(T, B)}", ""),
        (f"<choice>{A}{star(T, B)}</choice>", ""),
        (f"{A}{star(T, B)}", None),
        (f'<attribute name="x"/>{star(T, B)}', "x"),
        (f'<optional><attribute name="x"/></optional>{star(T, B)}', ""),
        (f'<optional><group><attribute name="x"/>{A}</group></optional>{star(T, B)}', ""),
        (f'<choice><attribute name="x"/><attribute name="y"/></choice>{star(T, B)}', None),
        (f'<choice><group><attribute name="x"/>{star(T, B)}</group><empty/></choice>', "x"),
        (f"<attribute><anyName/></attribute>{star(T, B)}", None),
        (f'<choice><attribute name="x"><notAllowed/></attribute><attribute name="y"/></choice>{star(T, B)}', "y"),
    ],
)
def test_a_new_element_has_what_it_must_have(table: Tables, content: str, required: str | None) -> None:
    made = table(f"<start>{element('P', star(T, element('new', content)))}</start>{ELEMENTS}")
    assert made.free["P"] == {"new"}
    assert made.required.get("new") == (None if required is None else set(required))
    assert made.may_wrap("P", "new", [], required or "") is (required is not None)
    assert made.may_wrap("P", "new", []) is (required == "")
    assert not made.may_wrap("P", "new", [], "xyz")


def test_attributes_have_their_names_in_full(table: Tables) -> None:
    made = table(
        '<start><element name="P" ns="urn:p"><optional><attribute name="x"/></optional><ref name="more"/></element>'
        '</start><define name="more"><choice><attribute name="xml:id"/><attribute name="q:y" xmlns:q="urn:q"/></choice>'
        '<attribute ns="urn:q" name="z"/><attribute><name>w</name></attribute>'
        '<attribute><choice><name ns="">u</name><name ns="">v</name></choice></attribute>'
        "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore></define>",
        'ns="urn:g"',
    )
    assert made.attributes == {"{urn:p}P": {"x", XML_ID, "{urn:q}y", "{urn:q}z", "{urn:g}w", "u", "v"}}
    assert made.may_hold("{urn:p}P", "x")
    assert not made.may_hold("{urn:p}P", "y")
    assert not made.may_hold("P", "x")


def test_several_definitions_of_an_element_must_agree(table: Tables) -> None:
    first = f'<optional><attribute name="x"/></optional><attribute name="y"/>{star(T, A, B)}'
    second = f'<attribute name="x"/><attribute name="z"/>{star(T, B, C)}'
    content = star(T, element("p", first), element("q", element("p", second)))
    made = table(f"<start>{element('P', content)}</start>{ELEMENTS}")
    assert made.free["p"] == made.loose["p"] == {"b"}
    assert made.attributes["p"] == {"x"}
    assert made.free["P"] == {"p", "q"}
    assert made.loose["P"] == {"q"}, "a p would be another p elsewhere"
    assert not made.may_wrap("P", "p", [], {"x", "y"})


@pytest.mark.parametrize("content", [A, "<notAllowed/>", "<empty/>", '<data type="token"/>'])
def test_an_element_that_holds_no_text_somewhere_is_in_no_table(of_p: Tables, content: str) -> None:
    made = of_p(
        star(T, A, '<ref name="p"/>'),
        f'<define name="p"><element name="p">{content}</element></define>'
        f'<define name="q"><element name="p">{star(T, A)}</element></define>',
    )
    assert "p" not in made.free
    assert not made.may_wrap("P", "p", [])


def test_a_wildcard_is_a_definition_of_all_it_covers(of_p: Tables) -> None:
    wild = f'<define name="w"><element>{{}}{star(T, A)}</element></define>'
    covers = {
        "<anyName/>": True,
        "<anyName><except><name>P</name></except></anyName>": False,
        "<anyName><except><choice><name>x</name><nsName ns=''/></choice></except></anyName>": False,
        "<nsName ns='urn:x'/>": False,
        "<nsName/>": True,
        "<choice><name>x</name><anyName/></choice>": True,
    }
    for names, is_covered in covers.items():
        made = of_p(star(T, A, B, '<ref name="w"/>'), wild.format(names))
        assert made.free["P"] == ({"a"} if is_covered else {"a", "b"}), names
        assert made.free.get("x") == ({"a"} if "<name>x" in names and "except" not in names else None)


def test_a_choice_of_names_is_several_elements(of_p: Tables) -> None:
    both = f"<element><choice><name>m</name><name ns='urn:n'>n</name></choice>{star(T, A)}</element>"
    made = of_p(star(T, both))
    assert made.free["P"] == {"m", "{urn:n}n"}
    assert made.free["m"] == made.free["{urn:n}n"] == {"a"}


def test_names_have_the_namespace_of_their_place_or_prefix(table: Tables) -> None:
    made = table(
        f"<start>{element('P', star(T, element('t:p'), refer('x')))}</start>"
        f'<div ns="urn:d"><define name="x">{element(" x ")}</define></div>',
        'ns="urn:g" xmlns:t="urn:t" xmlns:a="urn:annotation"',
    )
    assert made.free == {"{urn:g}P": {"{urn:t}p", "{urn:d}x"}, "{urn:t}p": set(), "{urn:d}x": set()}


def test_definitions_are_combined(of_p: Tables) -> None:
    chosen = f'<define name="m" combine="choice">{A}</define><define name="m" combine="choice">{B}</define>'
    assert of_p(star(T, refer("m")), chosen).free["P"] == {"a", "b"}
    woven = f'<define name="m">{star(T, A)}</define><define name="m" combine="interleave">{star(B)}</define>'
    assert of_p(refer("m"), woven).free["P"] == {"a", "b"}


def test_what_includes_a_grammar_may_put_its_own_in_place(table: Tables) -> None:
    included = whole(f'<start>{element("P", refer("m"))}</start><div><define name="m">{T}{A}</define></div>{ELEMENTS}')
    assert table('<include href="in.rng"/>', **{"in": included}).free["P"] == set()
    made = table(
        f'<include href="in.rng"><div><define name="m">{star(T, A)}</define></div></include>'
        f'<define name="m" combine="interleave">{star(B)}</define>',
        'ns="urn:g"',
        **{"in": included},
    )
    assert made.free["{urn:g}P"] == {"{urn:g}a", "{urn:g}b"}


def test_a_pattern_may_stand_in_another_file(table: Tables) -> None:
    other = f'<element xmlns="{RNG}" name="p"><ref name="m"/></element>'
    draw = '<externalRef href="o%74her.rng" ns="urn:o"/>'
    made = table(
        f"<start>{element('P', star(T, draw, A))}</start>"
        f'<define name="m">{star(T, B)}<optional><externalRef href="third.rng"/></optional></define>{ELEMENTS}',
        other=other,
        third=whole(f"<start>{star(refer('x'))}</start><define name='x'>{element('x')}</define>"),
    )
    assert made.free["P"] == {"{urn:o}p", "a"}
    assert made.free["{urn:o}p"] == {"b"}
    assert made.free["x"] == set()


def test_a_grammar_in_a_grammar_has_its_own_definitions(of_p: Tables) -> None:
    content = star(T, refer("m"), '<parentRef name="m"/>')
    inner = f'<grammar><start>{content}</start><define name="m">{element("x")}</define></grammar>'
    assert of_p(inner, f'<define name="m">{B}</define>').free["P"] == {"x", "b"}


def test_a_pattern_alone_is_a_grammar(tmp_path: Path) -> None:
    path = tmp_path / "own.rng"
    path.write_text(f'<element xmlns="{RNG}" name="P">{T}</element>', encoding="utf-8")
    assert read_content_table(path).free == {"P": set()}


def test_a_grammar_may_be_long_and_deep(table: Tables) -> None:
    count = 3000
    chain = "".join(f'<define name="m{n}"><choice>{A}<ref name="m{n + 1}"/></choice></define>' for n in range(count))
    deep = "<group>" * 200 + B + "</group>" * 200
    made = table(
        f'<start>{element("P", star(T, refer("m0")))}</start>{chain}<define name="m{count}">{deep}</define>{ELEMENTS}'
    )
    assert made.free["P"] == {"a", "b"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<start><ref name="m"/></start>', "refers to `m`"),
        ('<start><element name="P"><ref name="m"/></element></start>', "refers to `m`"),
        ('<start><parentRef name="m"/></start>', "refers to `m`"),
        (
            '<start><ref name="m"/></start><define name="m"><optional><ref name="m"/></optional></define>',
            "`m` refers to",
        ),
        ('<include href="own.rng"/>', "`own.rng` draws in itself"),
        ('<start><externalRef href="own.rng"/></start>', "`own.rng` draws in itself"),
        ('<start><externalRef href="other.rng"/></start>', "`own.rng` draws in itself"),
        ('<include href="x/../own.rng"/>', "`own.rng` draws in itself"),
        ('<include href="missing.rng"/>', "missing.rng: No such file"),
        ('<include href="http://localhost/a.rng"/>', "draws in `http://localhost/a.rng`"),
        ('<include href="//localhost/a.rng"/>', "only files relative to itself"),
        ('<include href="/etc/hostname"/>', "only files relative to itself"),
        ('<include href="a%00b"/>', "only files relative to itself"),
        ("<include/>", "only files relative to itself"),
        ('<include href="element.rng"/>', "only a grammar can be included"),
        ('<include href="broken.rng"/>', "not well-formed"),
        ('<include href="entity.rng"/>', "it uses entities"),
        ('<include href="deep.rng"/>', "nested too deeply"),
        ("<element/>", "`element` cannot stand in a grammar"),
        ("<start><start/></start>", "`start` is no pattern"),
        ("<start><element/></start>", "`element` has no name"),
        ("<start><element><text/></element></start>", "`text` is no name"),
        ('<start><element name="x:y"><text/></element></start>', "the prefix of `x:y`"),
        ("<start><ref/></start>", "`ref` has no name"),
        ("<start><text/></start><start><empty/></start>", "`start` is defined several times"),
    ],
)
def test_what_is_no_grammar_is_refused(table: Tables, content: str, words: str) -> None:
    message = refusal(
        table,
        content,
        other=whole('<start><externalRef href="own.rng"/></start>'),
        element=f'<element xmlns="{RNG}" name="a"><text/></element>',
        broken="<grammar>",
        deep=whole(f"<start>{'<mixed>' * 250}<empty/><empty/>{'</mixed>' * 250}</start>"),
        entity=f'<!DOCTYPE grammar [<!ENTITY e "<start/>">]><grammar xmlns="{RNG}">&e;</grammar>',
    )
    assert words in message


@pytest.mark.parametrize("text", ["", "start = text", '<grammar xmlns="urn:other"/>', "<xs:schema xmlns:xs='urn:xs'/>"])
def test_a_file_that_is_no_relax_ng_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.rng"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_content_table(path)
    assert [(problem.code, problem.file) for problem in caught.value.problems] == [("SRC-007", str(path))]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        read_content_table(tmp_path / "own.rng")


# All grammars at random: content models of P, a, b and c, and whether each sequence of children matches them.

Model = tuple["str | Model", ...]
NOTHING: Final[Model] = ("notAllowed",)
EMPTY: Final[Model] = ("empty",)
LEAVES: Final = ("text", "a", "b", "c")


def models() -> st.SearchStrategy[Model]:
    """Content models; many have a star with text in them."""
    leaf = st.sampled_from([("text",), ("a",), ("b",), ("c",), EMPTY])
    any_of = st.sets(st.sampled_from("abc")).map(
        lambda names: ("zeroOrMore", ("choice", ("text",), *[(name,) for name in sorted(names)]))
    )
    one, several = st.sampled_from(["optional", "oneOrMore", "zeroOrMore", "mixed"]), ["choice", "group", "interleave"]
    return st.recursive(
        st.one_of(any_of, any_of, leaf),
        lambda inner: st.one_of(
            st.tuples(one, inner), st.tuples(st.sampled_from(several), inner, inner), st.just(NOTHING)
        ),
        max_leaves=6,
    )


def as_xml(model: Model) -> str:
    """A content model as RELAX NG."""
    kind, *parts = model
    if kind in ("a", "b", "c"):
        return f'<ref name="{kind}"/>'
    return f"<{kind}>{''.join(as_xml(part) for part in parts if isinstance(part, tuple))}</{kind}>"


@cache
def is_nullable(model: Model) -> bool:
    """Whether no children at all match."""
    kind, *parts = model
    found = [is_nullable(part) for part in parts if isinstance(part, tuple)]
    match kind:
        case "text" | "empty" | "optional" | "zeroOrMore":
            return True
        case "choice":
            return any(found)
        case "a" | "b" | "c" | "notAllowed":
            return False
        case _:
            return all(found)


@cache
def after(model: Model, leaf: str) -> Model:
    """The model of what may follow a child (Brzozowski's derivative)."""
    kind, *rest = model
    parts = [part for part in rest if isinstance(part, tuple)]
    derived = [after(part, leaf) for part in parts]
    match kind:
        case "choice" | "optional":
            found = joined("choice", *derived)
        case "oneOrMore" | "zeroOrMore":
            found = joined("group", derived[0], ("zeroOrMore", parts[0]))
        case "mixed":
            found = model if leaf == "text" else joined("interleave", ("text",), derived[0])
        case "group":
            later = derived[1] if is_nullable(parts[0]) else NOTHING
            found = joined("choice", joined(kind, derived[0], parts[1]), later)
        case "interleave":
            found = joined("choice", joined(kind, derived[0], parts[1]), joined(kind, parts[0], derived[1]))
        case "text":
            found = model if leaf == kind else NOTHING
        case _:
            found = EMPTY if leaf == kind else NOTHING
    return found


def joined(kind: str, *parts: Model) -> Model:
    """Two models as one, or one as itself, simplified."""
    if kind == "choice":
        found = list(dict.fromkeys(part for part in parts if part != NOTHING))
        return NOTHING if not found else found[0] if len(found) == 1 else ("choice", *found)
    found = [part for part in parts if part != EMPTY]
    return NOTHING if NOTHING in found else (EMPTY if not found else found[0] if len(found) == 1 else (kind, *found))


def matches(model: Model, children: tuple[str, ...]) -> bool:
    """Whether a content model admits these children; neighbouring texts are one."""
    for at, leaf in enumerate(children):
        if leaf != "text" or at == 0 or children[at - 1] != "text":
            model = after(model, leaf)
    return is_nullable(model)


SEQUENCES: Final = [
    children
    for length in range(1, 5)
    for children in product(LEAVES, repeat=length)
    if ("text", "text") not in pairwise(children)
]


def stretches(children: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """All parts of a sequence."""
    return combinations(range(len(children) + 1), 2)


@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.fixed_dictionaries({name: models() for name in "Pabc"}))
def test_whatever_the_grammar_what_may_be_put_around_text_may_stand_there(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, Model]
) -> None:
    path = tmp_path_factory.getbasetemp() / "random.rng"
    define = '<define name="{0}"><element name="{0}">{1}</element></define>'
    defined = "".join(define.format(name, as_xml(model)) for name, model in content.items())
    path.write_text(whole(f'<start><ref name="P"/></start>{defined}'), encoding="utf-8")
    read_content_table.cache_clear()
    table = read_content_table(path)
    for children in SEQUENCES if table.free.get("P") else []:
        if not matches(content["P"], children):
            continue
        parts = tuple(part for leaf in children for part in ([leaf] * 3 if leaf == "text" else [leaf]))
        for start, end in stretches(parts):
            stretch = parts[start:end]
            for child in "abc":
                if table.may_wrap("P", child, set(stretch) - {"text"}):
                    assert matches(content["P"], (*parts[:start], child, *parts[end:]))
                    assert matches(content[child], stretch)


# The edition's own documents.

KINDS: Final = ("persName", "orgName", "placeName", "date", "name", "title")
FILES: Final = sorted((ROOT / "tei").glob("*.xml"))
_WORD: Final = re.compile(r"\S+")


class Case(NamedTuple):
    """A kind of element, and where: which text of which element of a file, and whether a child after it goes inside."""

    file: Path
    element: int
    text: int
    kind: str
    inside: str | None = None


@cache
def document(file: Path) -> etree._Element:
    """A document of the edition."""
    return parse(file.read_bytes(), file.name)


def texts(element: etree._Element) -> list[str]:
    """The texts in an element: before its first child and after each."""
    return [element.text or "", *(child.tail or "" for child in element)]


def cases(*, with_child: bool) -> Iterator[Case]:
    """Each kind once for every kind of parent with a word in it, and if wished for every kind of child after that."""
    seen = set()
    for file in FILES:
        for number, element in enumerate(document(file).iter()):
            if not isinstance(element.tag, str):
                continue
            for place, text in enumerate(texts(element)):
                after_it = element[place].tag if place < len(element) else None
                inside = after_it if with_child and isinstance(after_it, str) else None
                if not _WORD.search(text) or (inside is None) is with_child or (element.tag, inside) in seen:
                    continue
                seen.add((element.tag, inside))
                yield from (Case(file, number, place, kind, inside) for kind in KINDS)


def parent_of(case: Case) -> str:
    """The name of the element in which something is put around a word."""
    return str(list(document(case.file).iter())[case.element].tag)


def marked(case: Case) -> etree._Element:
    """The document with an element put around the last word of a text, and around the child after it if wished."""
    root = deepcopy(document(case.file))
    parent = list(root.iter())[case.element]
    text = texts(parent)[case.text]
    *_, word = _WORD.finditer(text)
    new = etree.Element(tag(case.kind))
    if case.inside is None:
        new.text, new.tail = word[0], text[word.end() :]
    else:
        child = parent[case.text]
        new.text, new.tail, child.tail = text[word.start() :], child.tail, None
        new.append(child)
    if case.text:
        parent[case.text - 1].tail = text[: word.start()]
    else:
        parent.text = text[: word.start()]
    parent.insert(case.text, new)
    return root


def allowed(table: ContentTable, case: Case) -> bool:
    """Whether the table says that it may be done."""
    inside = [] if case.inside is None else [case.inside]
    return table.may_wrap(parent_of(case), tag(case.kind), inside)


def test_a_word_is_put_into_an_element_without_a_change_of_the_text() -> None:
    for with_child in (False, True):
        case = next(cases(with_child=with_child))
        before = document(case.file)
        assert text_of(marked(case)) == text_of(before)
        assert len(list(marked(case).iter())) == len(list(before.iter())) + 1


@pytest.mark.parametrize("with_child", [False, True], ids=["words", "words and a child"])
def test_our_grammar_admits_what_the_table_says_and_nothing_else(with_child: bool) -> None:
    table, validator = read_content_table(OURS), grammar(OURS)
    found = {case: allowed(table, case) for case in cases(with_child=with_child)}
    wrong = [case for case, says in found.items() if validator.validate(marked(case)) is not says]
    assert wrong == []
    assert sum(found.values()) >= 100
    assert sum(not says for says in found.values()) >= 1


def test_tei_all_admits_what_the_table_says_and_nothing_else(tei_all: Path, jing: JavaTool, tmp_path: Path) -> None:
    table = read_content_table(tei_all)
    found = {case: allowed(table, case) for with_child in (False, True) for case in cases(with_child=with_child)}
    for number, case in enumerate(found):
        (tmp_path / f"{number}.xml").write_bytes(etree.tostring(marked(case), encoding="UTF-8"))
    done = jing(tei_all, *sorted(tmp_path.glob("*.xml")))
    wrong = [case for number, case in enumerate(found) if (f"/{number}.xml:" in done.stdout) is found[case]]
    assert wrong == []
    assert sum(found.values()) >= 300
    assert sum(not says for says in found.values()) >= 1


def test_names_and_dates_stand_freely_in_paragraphs_and_heads() -> None:
    table = read_content_table(OURS)
    for parent, child in product(("p", "head", "hi", "quote", "item", "persName"), (*KINDS, "hi")):
        assert table.may_wrap(tag(parent), tag(child), [tag("hi"), tag("pb")]), (parent, child)
    for parent in ("list", "div", "idno", "respStmt", "TEI"):
        assert not table.may_wrap(tag(parent), tag("persName"), []), parent
    assert not table.may_wrap(tag("p"), tag("p"), [])
    assert not table.may_wrap(tag("p"), tag("persName"), [tag("list")])
    assert table.may_hold(tag("persName"), "ref")
    assert table.may_hold(tag("p"), XML_ID)
    assert not table.may_hold(tag("p"), "when")


def test_the_same_grammar_gives_the_same_table_in_good_time(tei_all: Path) -> None:
    for path in (OURS, tei_all):
        assert read_content_table(path) is read_content_table(path)
        first = read_content_table(path)
        read_content_table.cache_clear()
        start = time.process_time()
        again = read_content_table(path)
        assert time.process_time() - start < 1
        assert again == first
        assert [list(each) for each in (again.free, again.attributes)] == [sorted(again.free), sorted(again.attributes)]
