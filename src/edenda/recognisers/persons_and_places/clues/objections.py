"""What speaks against a person, and against a place."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.persons_and_places.clues.seats import Seat
from edenda.recognisers.words.vocabulary import Sort, sort_of

_VETO: Final = 12.0
_COMPANY: Final = re.compile(r" & (?:Co|Company|Sons?|Bros|Brothers)\b", re.IGNORECASE)
_FIRM: Final = re.compile(r"[^.;:()]{0,40}?(?: & |,? and (?:Co|Company|Sons?)\b)")
_MODIFIERS: Final = (
    Sort.ADJECTIVE | Sort.ROLE | Sort.CALENDAR | Sort.NO_NAME | Sort.COMPASS | Sort.FUNCTION | Sort.PLACE_OPENER
)
_OWNED: Final = 5.0
_LIKENED: Final = Sort.GIVEN | Sort.WELL_KNOWN
_OPEN: Final = 3.2
_STRONG_NAME: Final = 2.6


class Doubts(NamedTuple):
    """What speaks against a person and a place alike."""

    firm: float
    borne: float
    before_capital: float


def doubts(seat: Seat) -> Doubts:
    """What speaks against a person and a place alike: a firm, a vessel, a capital right behind."""
    return Doubts(_is_firm(seat) * _VETO, _borne(seat), 0.3 * _is_before_capital(seat))


def against_person(seat: Seat, doubts: Doubts) -> float:
    """What speaks against a person."""
    part, before, cues = seat.unit.part, seat.before, seat.cues
    loss = _article(seat) + doubts.firm + doubts.borne
    if part.after and part.kind != "noble":
        loss += _person_before(part.after, part.role, seat.language)
    is_open = len(seat.unit.words) == 1 or seat.known_person < _OPEN
    if before in cues.inside and seat.is_direct and is_open and not part.role:
        loss += 1.0
    if before in cues.antonomasia and sort_of(seat.unit.words[0], seat.language) & _LIKENED != Sort.GIVEN:
        loss += _VETO
    if (seat.unit.chunk.in_head or seat.unit.chunk.shouts) and not part.role:
        loss += 0.5
    return loss + doubts.before_capital


def against_place(seat: Seat, doubts: Doubts) -> float:
    """What speaks against a place."""
    part, before, cues = seat.unit.part, seat.before, seat.cues
    loss = doubts.borne + doubts.before_capital + doubts.firm
    if part.after and part.kind != "noble":
        loss += _place_before(part.after, part.kind, seat.language)
    if before in cues.articles and before != "the" and seat.is_direct and part.kind != "place":
        loss += 1.0
    if part.before and not (seat.unit.chunk.shouts or seat.unit.chunk.in_head):
        is_owned = part.before.endswith(("'s", "’s"))
        loss += _OWNED if is_owned else _behind_name(sort_of(part.before.capitalize(), seat.language))
    if before == "in" and seat.around.second in cues.printed and len(seat.unit.words) > 1:
        loss += 1.5
    return loss


def _behind_name(before: int) -> float:
    """What a word with a capital right before says against a place, which ends another name then: United Russia."""
    if before & _MODIFIERS:
        return 0.0
    return _OWNED if before & Sort.COMMON else 2.5


def _article(seat: Seat) -> float:
    """What an article says against a person (the Chaco); less where everybody knows the person (the Stalin era)."""
    part = seat.unit.part
    if seat.before not in seat.cues.articles or not seat.is_direct or part.role or part.kind == "noble":
        return 0.0
    if part.kind == "weak":
        return _VETO
    is_known = seat.known_person >= _STRONG_NAME
    if len(seat.unit.words) == 1:
        is_known = bool(sort_of(seat.unit.words[0], seat.language) & Sort.WELL_KNOWN)
    return 0.8 if is_known else 1.8


def _borne(seat: Seat) -> float:
    """What `the steamer` or `the weekly` before it says: the name is a vessel's or a periodical's."""
    bearer = seat.around.second if seat.before == "the" else seat.before
    return _VETO if bearer in seat.cues.bearers and seat.is_direct else 0.0


def _is_before_capital(seat: Seat) -> bool:
    around = seat.around
    return around.behind[:1].isupper() and not (around.mark or around.possessive or seat.unit.part.after)


def _person_before(after: str, role: str, language: Language) -> float:
    """What a word with a capital right behind a name says against a person."""
    if sort_of(after, language) & Sort.HEAD and (not role or role in language.word_set("persons", "firm_roles")):
        return _VETO
    return 0.0 if role else 1.5


def _place_before(after: str, kind: str, language: Language) -> float:
    """What a word with a capital right behind a name says against a place: Moscow Declaration, but London Mayor."""
    sort = sort_of(after, language)
    if sort & Sort.HEAD:
        return _VETO
    if sort & Sort.ROLE:
        return 0.0
    return 1.0 if kind == "place" else 1.6


def _is_firm(seat: Seat) -> bool:
    """Whether words are those of a firm: Stuart & Douglas, Messrs. Drexel, Morgan & Co."""
    text, unit = seat.text, seat.unit
    is_joined = text.startswith(" & ", unit.end) or text.endswith(" & ", 0, unit.start)
    if is_joined and (len(unit.words) == 1 or _COMPANY.match(text, unit.end)):
        return True
    role = unit.part.role
    return (
        bool(role)
        and role in seat.language.word_set("persons", "firm_roles")
        and _FIRM.match(text, unit.end) is not None
    )
