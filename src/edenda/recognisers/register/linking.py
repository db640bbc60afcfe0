"""Persons linked to the register: full names by their parts, surnames by whom the document introduces.

A full name is compared with the entries part by part. A surname alone means the person whom the document names more
fully: the same paragraph first, then the last before. Where nothing tells two persons apart there is no link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from edenda.lexicon import places
from edenda.model import Attrs, Candidate, Evidence, Link, Mark, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.evidence import DOUBTFUL, REGISTER, SURE
from edenda.recognisers.register.introductions import Introduction, Introductions
from edenda.recognisers.register.person_names import PersonFinder, PersonMention, Place, confidence_of, words_for
from edenda.recognisers.register.persons_of_register import persons_of
from edenda.recognisers.register.spelling import key_of, plain
from edenda.recognisers.words.vocabulary import is_place

_UNIQUE: Final = 0.9
_NOT_KNOWN: Final = 0.85
_NO_LINK: Final = 0.5
_LONGEST: Final = 5
_TWO: Final = 2
_TOWN: Final = "town"


@dataclass
class Linker:
    """Links the persons of one document. It knows whom the document introduces once `linked` has been asked for."""

    reading: Reading
    context: Context
    candidates: Sequence[Candidate]
    _introduced: dict[str, Introductions] = field(default_factory=dict)
    """By the key of a surname: where somebody of that name is named in full."""

    def __post_init__(self) -> None:
        self.persons = persons_of(self.context.register, self.context.language)
        self.words = words_for(self.context.language)
        found: dict[Place, Candidate] = {}
        self._others: dict[Place, Candidate] = {}
        for one in self.candidates:
            table = found if one.mark.kind == "persName" else self._others
            place = (one.flow, one.mark.span)
            if place not in table or confidence_of(table[place]) < confidence_of(one):
                table[place] = one
        self.finder = PersonFinder(self.context, self.persons, found)
        self.flows = self.finder.flows

    def linked(self) -> tuple[Candidate, ...]:
        """The candidates with the persons among them linked, and with persons that only the register tells."""
        if self.persons.is_empty:
            return tuple(self.candidates)
        names = list(self.finder.names())
        full = [one for one in names if len(one.words) > 1]
        for one in full:
            self._introduce(one)
        decided = [(one, self._full(one)) for one in full]
        decided += [(one, self._alone(one)) for one in names if len(one.words) == 1]
        made = {(name.flow, name.span): one for name, one in decided if one is not None}
        sure = {(name.flow, span) for name, one in decided if _is_linked(one) for span in (name.span, name.found_at)}
        refused = {(name.flow, name.span) for name, one in decided if one is None and len(name.words) == 1}
        kept = (one for one in self.candidates if not self._is_replaced(one, made, sure, refused))
        return (*kept, *made.values())

    def again(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """Names that stand again: of a person each place is judged anew; others keep a link that all places have."""
        for one in candidates:
            if one.mark.kind == "persName":
                yield self._judged(_without_link(one))
            else:
                yield one if self._is_linked_alike(one) else _without_link(one)

    def _is_linked_alike(self, one: Candidate) -> bool:
        """Whether its words have one link wherever the register gave them any."""
        return one.flow not in self.flows or len(self._links.get(self._text_of(one), ())) < _TWO

    @cached_property
    def _links(self) -> Mapping[str, set[Attrs]]:
        """What the register made of words, wherever they stand."""
        links: dict[str, set[Attrs]] = defaultdict(set)
        for one in self.candidates:
            if one.flow in self.flows and one.mark.why is not None and one.mark.why.rule == REGISTER:
                links[self._text_of(one)].add(one.mark.attrs)
        return links

    def _text_of(self, one: Candidate) -> str:
        return self.flows[one.flow].flow.text[slice(*one.mark.span)]

    def _judged(self, one: Candidate) -> Candidate:
        if one.flow not in self.flows or self.persons.is_empty:
            return one
        self.finder.found[one.flow, one.mark.span] = one
        for name in self.finder.name(self.flows[one.flow], one.mark.span):
            made = self._full(name) if len(name.words) > 1 else self._alone(name)
            if made is not None:
                return made
        return one

    def _is_replaced(
        self, one: Candidate, made: Mapping[Place, Candidate], sure: set[Place], refused: set[Place]
    ) -> bool:
        """Whether a candidate gives way: a person that was decided anew, another kind where the register is sure."""
        place = (one.flow, one.mark.span)
        if place in sure or one.mark.kind != "persName":
            return place in sure
        return place in made or (place in refused and one.mark.why is not None and one.mark.why.rule == REGISTER)

    def _introduce(self, name: PersonMention) -> None:
        """Remember whom a full name introduces: an entry, or a person whom the register has not got."""
        found = self.finder.found.get((name.flow, name.span))
        if len(name.entries) == 1:
            keys: Iterable[str] = self.persons.keys(name.entries[0]) | {key_of(plain(name.words)[-1])}
        elif not name.entries and found is not None and confidence_of(found) >= SURE and not self._is_rejected(name):
            keys = {key_of(word) for word in (plain(name.words)[0], plain(name.words)[-1])}
        else:
            return
        entry = name.entries[0] if name.entries else ""
        one = Introduction(name.span[0], name.paragraph, entry, self._text(name))
        for key in keys:
            self._introduced.setdefault(key, Introductions()).add(name.flow, one)

    def _is_rejected(self, name: PersonMention) -> bool:
        """Whether a name stands in a reading beside the text, a misprint perhaps, which introduces nobody new."""
        return self.flows[name.flow].flow.kind == "alternative"

    def _text(self, name: PersonMention) -> str:
        return " ".join(self.flows[name.flow].flow.text[slice(*name.span)].split())

    def _full(self, name: PersonMention) -> Candidate | None:
        """A full name with its entry; without one where several fit; left as it was found where none does."""
        if not name.entries:
            return None
        if len(name.entries) > 1:
            agreeing = self._of_role(name)
            if len(agreeing) != 1:
                return self._unlinked(name, f"{_several(name.entries)} have a name that these words fit")
            return self._link(name, agreeing[0], 1.0, f"of the persons with this name the one who was “{name.role}”")
        entry = self.context.register.entries[name.entries[0]]
        text = self._text(name)
        if any(form.text == text for form in entry.forms):
            return self._link(name, entry.id, 1.0, "no other entry of the register has this form")
        if stranger := self._stranger(name):
            return self._unlinked(name, f"it may mean “{entry.name}”, or “{stranger}”, who is not in the register")
        return self._link(name, entry.id, 1.0, f"its parts agree with those of “{entry.name}”, and of no other entry")

    def _stranger(self, name: PersonMention) -> str:
        """Whom initials with a surname may mean who is not in the register, and whom the document names in full."""
        *given, surname = plain(name.words)
        known = self._introduced.get(key_of(surname))
        if known is None or any(len(part) > 1 for part in given):
            return ""
        return next((one for one in known.strangers() if plain([one])[0].startswith(given[0])), "")

    def _alone(self, name: PersonMention) -> Candidate | None:
        """A surname alone: whom the document introduces by a fuller name, else the only person of that name."""
        known = self._introduced.get(key_of(plain(name.words)[0]))
        if known is not None:
            return self._of_introduced(name, known)
        if not name.entries or self.persons.is_slip(name.words[0]) or _goes_on(name):
            return None
        return self._of_one(name) if len(name.entries) == 1 else self._of_several(name)

    def _of_several(self, name: PersonMention) -> Candidate | None:
        """A surname that several persons of the register have, and that the document introduces nowhere."""
        agreeing = self._of_role(name)
        if len(agreeing) == 1:
            return self._link(name, agreeing[0], 1.0, f"of the persons of this name the one who was “{name.role}”")
        return self._unlinked(name, f"{_several(name.entries)} have this name, and the document names none in full")

    def _of_one(self, name: PersonMention) -> Candidate | None:
        """A surname that one person of the register has, and that the document introduces nowhere."""
        entry = self.context.register.entries[name.entries[0]]
        if self.persons.is_stated(name.words[0]):
            if self._opens_with_common_word(name):
                return None
            return self._link(name, entry.id, 1.0, f"the register has this name for “{entry.name}” alone")
        if not self._is_clear(name):
            return None
        return self._link(name, entry.id, _UNIQUE, f"the surname of “{entry.name}”, the only person of that surname")

    def _of_introduced(self, name: PersonMention, known: Introductions) -> Candidate | None:
        if self._means_a_place(name) or self._opens_with_common_word(name):
            return None
        one, how = known.nearest(name.flow, name.span[0], name.paragraph)
        if one is None:
            return self._unlinked(name, how)
        if not one.entry:
            why = Evidence(REGISTER, f"{how}: “{one.text}”, who is not in the register", _NOT_KNOWN)
            return Candidate(name.flow, Mark("persName", name.span, (), why))
        return self._link(name, one.entry, 1.0, f"{how}: “{one.text}”")

    def _of_role(self, name: PersonMention) -> list[str]:
        entries = self.context.register.entries
        return [one for one in name.entries if name.role and name.role in entries[one].roles]

    def _is_clear(self, name: PersonMention) -> bool:
        """Whether a surname that the document introduces nowhere can only be one."""
        found = self.finder.found.get((name.flow, name.span))
        word = name.words[0]
        is_common = word.lower() in self.words.shared.common or word.lower() in self.context.chunks.lower
        is_found = name.role != "" or (found is not None and confidence_of(found) >= DOUBTFUL)
        if name.chunk is not None and name.chunk.shouts:
            return False
        if self._means_a_place(name) or word.isupper():
            return False
        return is_found or not (is_common or self._is_known_place(name))

    def _is_known_place(self, name: PersonMention) -> bool:
        other = self._others.get((name.flow, name.span))
        is_registered = other is not None and other.mark.why is not None and other.mark.why.rule == REGISTER
        kind = places().get(name.words[0], "")
        return is_registered or (kind != "" and (kind != _TOWN or name.words[0] not in self.words.shared.given))

    def _means_a_place(self, name: PersonMention) -> bool:
        """Whether a place of this name is more likely: `in Washington`, with no role between."""
        if name.role in self.words.roles or name.before not in self.words.places:
            return False
        return (name.flow, name.span) in self._others or is_place(name.words[0])

    def _opens_with_common_word(self, name: PersonMention) -> bool:
        """Whether a sentence begins with a word that the document also writes in lower case."""
        opens = name.chunk is not None and name.chunk.opens and name.chunk.start == name.span[0]
        return opens and name.words[0].lower() in self.context.chunks.lower

    def _link(self, name: PersonMention, entry: str, confidence: float, why: str) -> Candidate:
        attrs = (("ref", Link(f"register:{entry}")),)
        return Candidate(name.flow, Mark("persName", name.span, attrs, Evidence(REGISTER, why, confidence)))

    def _unlinked(self, name: PersonMention, why: str) -> Candidate | None:
        """A name of a person of whom it is not sure who it is: as sure as it was found, and without a link."""
        found = self.finder.found.get((name.flow, name.span))
        if found is None and len(name.words) == 1 and not name.role and not self._is_clear(name):
            return None
        general = found is not None and found.mark.why is not None and found.mark.why.rule != REGISTER
        confidence = max(_NO_LINK, confidence_of(found)) if found is not None and general else _NO_LINK
        return Candidate(
            name.flow,
            Mark("persName", name.span, (("cert", "low"),) * (confidence < SURE), Evidence(REGISTER, why, confidence)),
        )


def _goes_on(name: PersonMention) -> bool:
    """Whether a surname is the beginning of another name: the Jones Act."""
    return name.chunk is not None and name.chunk.end > name.span[1]


def _several(entries: Sequence[str]) -> str:
    return f"{len(entries)} persons of the register"


def _is_linked(one: Candidate | None) -> bool:
    return one is not None and any(name == "ref" for name, _ in one.mark.attrs)


def _without_link(one: Candidate) -> Candidate:
    return replace(one, mark=replace(one.mark, attrs=tuple(pair for pair in one.mark.attrs if pair[0] != "ref")))
