"""The header of a TEI file as fields: each stretch of its text, and the document's own date from an attribute."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from edenda.markup.tags import attributes_in, local_name_in
from edenda.model import Flow
from edenda.tei import DATING
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.flow_builder import FlowBuilder

#: Elements of a header under which a date is the document's own, and the role of such a date.
_OWN_DATES: Final = {"correspAction": "date-sent", "creation": "date-composed", "origin": "source-written"}
#: Blocks of a text that state its date, and the role of that.
_IN_THE_TEXT: Final = {"dateline": "date-sent", "docDate": "date-composed"}
_DATES: Final = frozenset({"date", "origDate"})


class HeaderReader:
    """Takes the elements of one header and gives its fields."""

    def __init__(self, builder: FlowBuilder, number: int) -> None:
        self.builder = builder
        self._number = number
        self._dates: list[Flow] = []

    def open(self, local: str, head: str, around: Sequence[str]) -> Callable[[], None]:
        """An element begins, in those whose start tags are `around`; what is to be done at its end."""
        self.empty(head, around)
        self.builder.open_block(local)
        return self.builder.close_block

    def empty(self, head: str, around: Sequence[str]) -> None:
        """An element that is empty, or begins: a date in an attribute is a field without text."""
        if local_name_in(head) not in _DATES:
            return
        places = [one for one in around if local_name_in(one) in _OWN_DATES]
        if not places:
            return
        place = local_name_in(places[-1])
        if place == "correspAction" and attributes_in(places[-1]).get("type") != "sent":
            return
        attributes = attributes_in(head)
        dating = tuple((key, attributes[key]) for key in DATING if key in attributes)
        if dating:
            role = _OWN_DATES[place]
            name = f"header-{self._number + 1}-date-{len(self._dates) + 1}"
            self._dates.append(Flow(name, "field", "", (), (), (), role, dating))

    def fields(self, *, are_dated: bool) -> Iterator[Flow]:
        """The fields; the role of each is the name of its element, of the document's own dates what date it is."""
        if are_dated:
            yield from self._dates
        whole = self.builder.flow()
        for number, block in enumerate(whole.blocks, start=1):
            start, end = block.span
            name = f"header-{self._number + 1}-{number}"
            runs = tuple(alignment(whole).between(block.span))
            yield Flow(name, "field", whole.text[start:end], runs, (), (), block.kind)


def dates_in_the_text(body: Flow) -> Iterator[Flow]:
    """The text's own statements of its date, as fields that repeat its words: the first dateline, the first docDate."""
    seen: set[str] = set()
    for block in body.leaves():
        role = _IN_THE_TEXT.get(block.kind)
        if role and role not in seen:
            seen.add(role)
            runs = tuple(alignment(body).between(block.span))
            yield Flow(block.kind, "field", body.text[slice(*block.span)], runs, role=role, copy_of=body.id)
