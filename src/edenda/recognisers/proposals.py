"""What a recogniser of one kind of name found, made into candidates; headings prove little by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edenda.model import Attrs, Candidate, Evidence, Mark
from edenda.recognisers.words.chunks import ChunkedFlow


class Found(NamedTuple):
    """A name: where, the chunk to go on with, why and how sure, and the noun that it was known by."""

    start: int
    end: int
    following: int
    detail: str
    confidence: float
    head: str = ""
    attrs: Attrs = ()
    is_sure: bool = False
    """Whether it needs nothing else to stand, not even in a heading."""


FoundIn = tuple[ChunkedFlow, tuple[Found, ...]]
"""A flow, and what was found in it."""


def candidates(found: Sequence[FoundIn], kind: str, rule: str, penalty: float) -> Iterator[Candidate]:
    """Candidates of one kind. In a heading a name that the running text has not is less sure by the penalty."""
    known = {_form(flow, one) for flow, several in found for one in several if not _in_head(flow, one)}
    for flow, several in found:
        for one in several:
            is_doubtful = _in_head(flow, one) and _form(flow, one) not in known
            confidence = one.confidence - (penalty if is_doubtful and not one.is_sure else 0)
            mark = Mark(kind, (one.start, one.end), one.attrs, Evidence(rule, one.detail, confidence))
            yield Candidate(flow.flow.id, mark)


def _form(flow: ChunkedFlow, one: Found) -> str:
    return flow.flow.text[one.start : one.end].casefold()


def _in_head(flow: ChunkedFlow, one: Found) -> bool:
    at = flow.at(one.start)
    return at < len(flow.chunks) and flow.chunks[at].start < one.end and flow.chunks[at].in_head
