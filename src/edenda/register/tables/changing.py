"""Cells of an entry brought into the register: only the elements change whose cells did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from edenda.markup.characters import escaped_text
from edenda.markup.edits import Edit, remove_attribute, set_attribute
from edenda.markup.tags import BLANKS
from edenda.merging.sequences import hunks
from edenda.register.editing.children import NewChild, children_added, inserted_behind
from edenda.register.editing.new_entries import NewForm, NewLife
from edenda.register.editing.outline import Child
from edenda.register.editing.register_file import RegisterFile
from edenda.register.editing.removing import element_removed
from edenda.register.editing.style import gap_before, last_of_line
from edenda.register.editing.writing import plain, written, written_form, written_life
from edenda.register.entries import KINDS
from edenda.register.tables.cells import parts_of
from edenda.register.tables.planning import life_of
from edenda.register.tables.records import LIVES, Held, held, type_of_column

_SUBTYPES: Final = {"variants": "", "short": "short", "misprints": "misprint"}


def entry_changed(file: RegisterFile, id_: str, wanted: Mapping[str, str]) -> list[Edit]:
    """The edits that give an entry other cells, by column, as `planning` has them."""
    changing = _Changing(file, id_)
    edits = [edit for column, cell in wanted.items() for edit in changing.cell(column, cell)]
    return [*edits, *children_added(file.outline, changing.entry, changing.new)]


class _Changing:
    """`new` are the children for which no place was found among their likes."""

    def __init__(self, file: RegisterFile, id_: str) -> None:
        self.file = file
        self.id = id_
        self.outline = file.outline
        self.entry = file.part(id_)
        self.prefix = self.outline.prefix(self.entry.start)
        self.there: dict[str, list[Held]] = defaultdict(list)
        self.new: list[NewChild] = []
        for one in held(self.outline, self.entry):
            if one.words or one.column in LIVES:
                self.there[one.column].append(one)

    def cell(self, column: str, cell: str) -> Iterator[Edit]:
        """The edits for one cell."""
        if column == "confirmed":
            yield from (self.file.confirm if cell == "yes" else self.file.unconfirm)(self.id)
        elif column == "level":
            yield from self._level(cell)
        elif column in LIVES:
            yield from self._life(column, cell)
        elif column == "name" and self.there["name"]:
            yield self._worded(self.there["name"][0].child, cell)
        elif column == "name":
            self.new.append(NewChild(self._naming, written(self.prefix + self._naming, cell)))
        else:
            yield from self._several(column, parts_of(cell))

    @property
    def _naming(self) -> str:
        names = self.there["name"]
        return names[0].child.name if names else KINDS[self.entry.name][0]

    def _level(self, level: str) -> Iterator[Edit]:
        """@level of the first title."""
        for name in self.there["name"]:
            item = name.child.start
            if level:
                yield set_attribute(self.outline.tags, item, "level", level)
            elif "level" in self.outline.attributes(item):
                yield remove_attribute(self.outline.tags, item, "level")

    def _life(self, column: str, cell: str) -> Iterator[Edit]:
        when, words = life_of(cell) or ("", "")
        if not self.there[column]:
            text = written_life(NewLife(column, when, words), self.prefix)
            self.new.append(NewChild(column, text))
            return
        child, said = self.there[column][0].child, self.there[column][0].words
        if not cell:
            yield element_removed(self.outline, child.start, child.end)
            return
        words = words or (when if said else "")
        has_when = "when" in self.outline.attributes(child.start)
        if words != said and child.start == child.end:
            yield Edit(
                self.outline.span(child.start, child.end), written_life(NewLife(column, when, words), self.prefix)
            )
            return
        if when:
            yield set_attribute(self.outline.tags, child.start, "when", when)
        elif has_when:
            yield remove_attribute(self.outline.tags, child.start, "when")
        if words != said:
            yield self._worded(child, words)

    def _worded(self, child: Child, words: str) -> Edit:
        """A child with other words in it."""
        start, end = self.outline.tags.end(child.start), self.outline.tags.starts[child.end]
        return Edit((start, end), escaped_text(plain(words)))

    def _several(self, column: str, new: Sequence[str]) -> Iterator[Edit]:
        """The children of a column: what stays is left, and where as many come as go, only words are replaced."""
        there = self.there[column]
        keys: dict[str, int] = {}
        rows = [[keys.setdefault(words, len(keys)) for words in row] for row in ([one.words for one in there], new)]
        for first, last, begin, end in hunks(*rows):
            both = min(last - first, end - begin)
            for one, words in zip(there[first:], new[begin : begin + both], strict=False):
                yield self._worded(one.child, words)
            for one in there[first + both : last]:
                yield self._removed(one.child)
            added = [self._made(column, words) for words in new[begin + both : end]]
            if added:
                yield from self._put(there[: first + both], there[first + both :], added)

    def _put(self, before: Sequence[Held], behind: Sequence[Held], added: Sequence[NewChild]) -> Iterator[Edit]:
        """New children behind the last of some, else before the first of others, else where such children stand."""
        is_title = self.entry.name == "bibl" and added[0].name == "title"
        if before:
            end = before[-1].child.end
            anchor = end if is_title else last_of_line(self.outline, end)
            yield inserted_behind(self.outline, self.entry, anchor, added)
        elif behind:
            start = behind[0].child.start
            at, gap = self.outline.tags.starts[start], gap_before(self.outline, start)
            comma = "," if is_title else ""
            yield Edit((at, at), "".join(f"{one.text}{comma}{gap or ' ' if is_title else gap}" for one in added))
        else:
            self.new.extend(added)

    def _made(self, column: str, words: str) -> NewChild:
        type_ = type_of_column(column)
        if type_ is not None:
            return NewChild("idno", written(f"{self.prefix}idno", words, {"type": type_} if type_ else {}))
        if column == "note":
            return NewChild("note", written(f"{self.prefix}note", words))
        name = self._naming
        form = written_form(NewForm(words, _SUBTYPES[column]), self.prefix + name, is_preferred=False)
        return NewChild(name, form)

    def _removed(self, child: Child) -> Edit:
        """A child taken out; of titles that stand in a row, with the comma before it."""
        outline = self.outline
        if self.entry.name == "bibl" and child.name == "title":
            before = self._behind_titles.get(child.start)
            if before is not None and not outline.tags.words[before].strip(f"{BLANKS},;."):
                return Edit((outline.tags.end(before), outline.tags.end(child.end)), "")
        return element_removed(outline, child.start, child.end)

    @cached_property
    def _behind_titles(self) -> dict[int, int]:
        """The end of the title that stands right before a child, by the child's start."""
        row = self.outline.children(self.entry.start, self.entry.end)
        return {two.start: one.end for one, two in pairwise(row) if one.name == "title"}
