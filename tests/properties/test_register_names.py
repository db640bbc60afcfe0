"""Names of a random register: found in every derivable form, linked to none by guessing, whatever the order."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.mentions import find_mentions
from edenda.model import Candidate, Evidence, Link, Mark
from edenda.recognisers.choose import choose
from edenda.register.entries import Entry, Form, Register
from tests.recognisers.registers import entry, found, links, person, register
from tests.recognisers.test_choose import TEXT, reading

_ONSETS: Final = ["B", "Br", "D", "F", "G", "K", "L", "M", "N", "P", "R", "S", "St", "T", "V"]
_CODAS: Final = ["nsk", "rdov", "lmer", "ntil", "rgen", "ssel", "bner", "ldek", "rtsov", "gnaz"]
_GIVEN: Final = [
    "Anna",
    "Boris",
    "Carl",
    "Dmitri",
    "Ernst",
    "Fyodor",
    "Gustav",
    "Helen",
    "Ivan",
    "Johanna",
    "Konstantin",
]
_surnames: Final = st.builds(
    "{}{}{}".format, st.sampled_from(_ONSETS), st.sampled_from("aeiou"), st.sampled_from(_CODAS)
)
_given: Final = st.sampled_from(_GIVEN)
_persons: Final = st.lists(st.tuples(_given, _given, _surnames), min_size=1, max_size=6, unique_by=lambda name: name[2])
_FORMS: Final = (
    "{0} {2}",
    "{0} {1} {2}",
    "{0[0]}. {2}",
    "{0[0]}. {1[0]}. {2}",
    "{0[0]}.{1[0]}. {2}",
    "{2}, {0[0]}. {1[0]}.",
    "{2}, {0}",
    "Comrade {2}",
    "General {0[0]}. {1[0]}. {2}",
)


def _register(names: list[tuple[str, str, str]]) -> Register:
    return register(*(person(f"p-{name[2]}", " ".join(name)) for name in names))


@given(_persons, st.sampled_from(_FORMS), st.data())
@settings(max_examples=150, deadline=None)
def test_a_person_of_the_register_is_found_and_linked_in_every_derivable_form(
    names: list[tuple[str, str, str]], form: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(names))
    text = f"It was in the same year that {form.format(*name)} had spoken to them of the harvest."
    assert [ref for _, ref in links(text, _register(names))] == [f"p-{name[2]}"]


@given(_persons, st.sampled_from(_FORMS[:4]), st.data())
@settings(max_examples=100, deadline=None)
def test_a_surname_after_a_full_name_means_the_same_person(
    names: list[tuple[str, str, str]], form: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(names))
    text = f"It was then that {form.format(*name)} had spoken.\n\nIn autumn it was {name[2]}’s turn to be silent."
    assert [ref for _, ref in links(text, _register(names))] == [f"p-{name[2]}"] * 2


@given(_surnames, st.lists(_given, min_size=2, max_size=4, unique=True), st.sampled_from(["Mr {}", "{}", "of {}’s"]))
@settings(max_examples=100, deadline=None)
def test_homonyms_never_get_a_link_without_evidence(surname: str, given_names: list[str], form: str) -> None:
    known = register(*(person(f"p-{one}", f"{one} {surname}") for one in given_names))
    assert links(f"They had asked {form.format(surname)} people about the harvest, and again in autumn.", known) == []
    assert links(f"They had asked Zeno {surname} about it. Then {surname} left.", known) == []


@given(_surnames, _given, _given, st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_person_of_another_given_name_is_somebody_else(surname: str, one: str, other: str, is_short: bool) -> None:
    known = register(person("p-1", f"{one} {surname}"))
    name = f"{other[0]}. {surname}" if is_short else f"{other} {surname}"
    is_same = one[0] == other[0] if is_short else one == other
    assert bool(links(f"They had asked {name} about it.", known)) == is_same


_entries: Final = st.lists(
    st.one_of(
        st.builds(lambda a, b: person(f"p-{a}-{b}", f"{a} {b}", b), _given, _surnames),
        st.builds(lambda a: entry(f"pl-{a}", "placeName", a, f"~{a[:3]}"), _surnames),
        st.builds(lambda a: entry(f"org-{a}", "orgName", f"Workers' Party of {a}", "~Party"), _surnames),
        st.builds(
            lambda a: entry(
                f"cc-{a}", "orgName", f"Central Committee of the Workers' Party of {a}", bodies=(f"org-{a}",)
            ),
            _surnames,
        ),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda one: one.id,
)


@st.composite
def _texts(draw: st.DrawFn) -> tuple[list[Entry], str]:
    entries = draw(_entries)
    forms = [form.text for one in entries for form in one.forms]
    words = st.sampled_from(
        [*forms, *forms, "the", "The", "CC", "Central Committee", "and", "in", "Mr", "said", ".", ",", "\n\n"]
    )
    return entries, " ".join(draw(st.lists(words, max_size=30)))


@given(_texts(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_register_does_not_matter(made: tuple[list[Entry], str], chance: object) -> None:
    entries, text = made
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert found(text, register(*entries)) == found(text, register(*shuffled))


@given(_texts(), _texts())
@settings(max_examples=60, deadline=None)
def test_documents_that_were_read_before_do_not_matter(
    first: tuple[list[Entry], str], second: tuple[list[Entry], str]
) -> None:
    known = register(*{one.id: one for one in (*first[0], *second[0])}.values())
    alone = find_mentions(second[1], register=known)
    find_mentions(first[1], register=known)
    assert find_mentions(second[1], register=known) == alone
    fresh = register(*{one.id: one for one in (*first[0], *second[0])}.values())
    assert find_mentions(second[1], register=fresh) == alone


@given(_texts())
@settings(max_examples=100, deadline=None)
def test_names_stand_in_the_text_apart_from_each_other_and_lead_to_entries(made: tuple[list[Entry], str]) -> None:
    entries, text = made
    known = register(*entries)
    end = 0
    for one in found(text, known):
        assert one.start >= end
        assert text[one.start : one.end] == one.text
        assert one.evidence
        for pointer in one.attributes.get("ref", "").removeprefix("#").split():
            assert known.entries[pointer].mark == ("name" if one.type == "event" else one.type)
        end = one.end


_spans: Final = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda span: (min(span), max(span)))
_candidates: Final = st.builds(
    lambda span, kind, rule, confidence, ref: Candidate(
        "body",
        Mark(kind, span, (("ref", Link(f"register:{ref}")),) if ref else (), Evidence(rule, "", confidence)),
    ),
    _spans.filter(lambda span: span[0] < span[1]),
    st.sampled_from(["persName", "orgName", "placeName", "date"]),
    st.sampled_from(["register", "person", "place"]),
    st.sampled_from([0.0, 0.4, 0.5, 0.7, 0.8, 0.9, 1.0]),
    st.sampled_from(["", "x"]),
)


@given(st.lists(_candidates, max_size=12))
@settings(deadline=None)
def test_what_is_chosen_is_flat_and_the_same_in_whatever_order_it_was_proposed(candidates: list[Candidate]) -> None:
    marks = choose(reading(), candidates).body.marks
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(marks))
    again = choose(reading(), candidates[::-1]).body.marks
    assert [mark.span for mark in again] == [mark.span for mark in marks]


def test_a_register_is_compared_by_identity_so_that_its_matcher_is_built_once() -> None:
    entries = {"p": Entry("p", "persName", (Form("Anna Bansk", is_preferred=True),))}
    assert Register(entries) != Register(entries)
