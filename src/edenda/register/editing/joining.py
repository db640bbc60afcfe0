"""An entry put into another: its names become variants, and what the other has not got is taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from edenda.errors import UnreadableError
from edenda.markup.edits import Edit, remove_attribute, set_attribute, start_tag
from edenda.problems import Problem
from edenda.recognisers.register.forms import alike
from edenda.register.authorities import number_in
from edenda.register.editing.children import NewChild, children_added, names_of
from edenda.register.editing.outline import Child, Outline, Part
from edenda.register.editing.removing import around_in, taken_out
from edenda.register.editing.writing import written
from edenda.tei import DATING

#: What an entry has once; two that differ contradict each other.
_ONCE: Final = frozenset({"birth", "death", "sex", "gender"})
#: Attributes that say one thing; of dates, one of them speaks for all.
_STATED: Final = ("sex", "gender", "where", "level")
_OWN: Final = frozenset({"xml:id", "cert", "xml:base"})
_LISTED: Final = frozenset({"role", "ref", "corresp", "sameAs", "source", "resp", "facs", "ana"})


def entries_joined(outline: Outline, entry: Part, into: Part, prefer: str, name: str) -> list[Edit]:
    """The edits. Raises UnreadableError (REG-008) where the two cannot be one, or state different things."""
    joining = _Joining(outline, entry, into, prefer, name)
    joining.refuse_unlike()
    edits = [*joining.attributes(), *joining.children()]
    if joining.contradictions:
        raise UnreadableError(*joining.contradictions)
    return [*edits, *taken_out(outline, {outline.entries[entry.id]})]


class _Joining:
    """`contradictions` are the findings on what the two state differently, where nobody has said which one is right."""

    def __init__(self, outline: Outline, entry: Part, into: Part, prefer: str, name: str) -> None:
        self.outline = outline
        self.entry = entry
        self.into = into
        self.prefer = prefer
        self.file = name
        self.contradictions: list[Problem] = []
        self._given_way: set[int] = set()

    def refuse_unlike(self) -> None:
        """Raises UnreadableError for entries of two kinds, one entry twice, and one that stands in the other."""
        one, other = self.entry, self.into
        if one.id == other.id:
            raise self._refusal(f"“{one.id}” cannot be put into itself.", "Name two entries.")
        if one.name != other.name:
            message = f"“{one.id}” is a `{one.name}` and “{other.id}” a `{other.name}`: they cannot be one."
            raise self._refusal(message, "Join entries of one kind.")
        numbers = self.outline.entries
        if around_in(self.outline, numbers[other.id], {numbers[one.id]}):
            message = f"“{other.id}” stands inside “{one.id}”, which cannot be put into it."
            raise self._refusal(message, f"Join them the other way round: “{other.id}” into “{one.id}”.")

    def _problem(self, message: str, hint: str) -> Problem:
        return Problem("REG-008", message, self.file, self.outline.line(self.entry.start), hint=hint)

    def _refusal(self, message: str, hint: str) -> UnreadableError:
        return UnreadableError(self._problem(message, hint))

    def _wins(self, what: str, own: str, others: str) -> bool:
        """Whether the entry that goes is right where the two differ; a finding where nobody has said."""
        if not self.prefer:
            message = f"{what}: “{self.entry.id}” has “{own}”, and “{self.into.id}” (line "
            message += f"{self.outline.line(self.into.start)}) has “{others}”."
            hint = "If they are one, say which entry is right, or correct the register; if not, leave them apart."
            self.contradictions.append(self._problem(message, hint))
        return self.prefer == self.entry.id

    def attributes(self) -> Iterator[Edit]:
        """The attributes of the entry that stays."""
        own, others = self.outline.attributes(self.entry.start), self.outline.attributes(self.into.start)
        yield from self._dates(own, others)
        for key, value in own.items():
            if key in _OWN or key in DATING or key.startswith("xmlns") or others.get(key) == value:
                continue
            if key not in others:
                yield self._set(key, value)
            elif key in _LISTED:
                missing = [word for word in value.split() if word not in others[key].split()]
                if missing:
                    yield self._set(key, " ".join((others[key], *missing)))
            elif key in _STATED and self._wins(f"@{key}", value, others[key]):
                yield self._set(key, value)

    def _dates(self, own: Mapping[str, str], others: Mapping[str, str]) -> Iterator[Edit]:
        """When something was: all the attributes of one of the two."""
        one, two = ({key: each[key] for key in DATING if key in each} for each in (own, others))
        if one and one != two and (not two or self._wins("The date", " ".join(one.values()), " ".join(two.values()))):
            yield from (remove_attribute(self.outline.tags, self.into.start, key) for key in two if key not in one)
            yield from (self._set(key, value) for key, value in one.items())

    def _set(self, key: str, value: str) -> Edit:
        return set_attribute(self.outline.tags, self.into.start, key, value)

    def children(self) -> Iterator[Edit]:
        """The children of the entry that stays: those taken over, and those that give way."""
        outline = self.outline
        there = outline.children(self.into.start, self.into.end)
        new: list[NewChild] = [*self._names()]
        naming = {one.start for one in names_of(outline, self.entry)}
        same = {self._plainly(one) for one in there}
        for child in outline.children(self.entry.start, self.entry.end):
            if child.start in naming or self._plainly(child) in same:
                continue
            others = self._others(child, there)
            words = outline.written(child.start, child.end)
            if not others or others[0].start in self._given_way:
                new.append(NewChild(child.name, words))
            elif self._is_another(child, others) and self._wins(
                self._words(child), self._said(child), self._said(others[0])
            ):
                self._given_way.add(others[0].start)
                yield Edit(outline.span(others[0].start, others[0].end), words)
        new.extend(self._loose_words())
        yield from children_added(outline, self.into, new)

    def _names(self) -> Iterator[NewChild]:
        outline = self.outline
        there = names_of(outline, self.into)
        known = {alike(outline.text(one.start, one.end)) for one in there}
        for child in names_of(outline, self.entry):
            words = alike(outline.text(child.start, child.end))
            if words not in known:
                known.add(words)
                name = there[-1].name if there else child.name
                yield NewChild(name, self._as_variant(child, name, is_first=not there))

    def _as_variant(self, child: Child, name: str, *, is_first: bool) -> str:
        """A name as it is written, with @type of a variant, and as the element that names the other entry."""
        outline = self.outline
        attributes = {key: value for key, value in outline.attributes(child.start).items() if key != "cert"}
        if not is_first:
            attributes = {"type": attributes.pop("type", "variant"), **attributes}
        tag = outline.prefix(self.into.start) + name
        written_ = outline.written(child.start, child.end)
        first, last = len(outline.written(child.start, child.start)), len(outline.written(child.end, child.end))
        inner = written_[first : len(written_) - last] if child.start != child.end else ""
        return f"{start_tag(tag, attributes)}{inner}</{tag}>"

    def _others(self, child: Child, there: Sequence[Child]) -> list[Child]:
        """What the other entry says of the same thing that an entry says once: its birth, its number of a type."""
        kind = self._type(child)
        if child.name not in _ONCE and (child.name != "idno" or not kind):
            return []
        return [one for one in there if one.name == child.name and self._type(one) == kind]

    def _is_another(self, child: Child, others: Sequence[Child]) -> bool:
        return all(self._said(child) != self._said(one) for one in others)

    def _type(self, child: Child) -> str:
        return self.outline.attributes(child.start).get("type", "").casefold()

    def _said(self, child: Child) -> str:
        """What a child says, in words and values; of a number, itself, however it is written."""
        values, words = self.outline.attributes(child.start), self.outline.text(child.start, child.end)
        if child.name == "idno":
            known = number_in(values.get("type", ""), words)
            return known[1] if known else words
        return " ".join((*(value for key, value in values.items() if key in (*DATING, "value")), words)).strip()

    def _words(self, child: Child) -> str:
        kind = self.outline.attributes(child.start).get("type", "")
        return f"The {kind} number" if child.name == "idno" else f"The {child.name}"

    def _plainly(self, child: Child) -> str:
        return " ".join(self.outline.written(child.start, child.end).split())

    def _loose_words(self) -> Iterator[NewChild]:
        """A note with the words of a work that stand in no element of their own, which would be lost."""
        outline = self.outline
        if self.entry.name != "bibl":
            return
        spans = [(one.start, one.end) for one in outline.children(self.entry.start, self.entry.end)]
        ends = [self.entry.start, *(end for _, end in spans)]
        loose = " ".join(outline.document.decode(outline.tags.words[end]) for end in ends)
        if any(letter.isalnum() for letter in loose):
            words = outline.text(self.entry.start, self.entry.end)
            name = f"{outline.prefix(self.into.start)}note"
            yield NewChild("note", written(name, words))
