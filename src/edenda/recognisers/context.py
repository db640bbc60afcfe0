"""What recognisers are given beside a Reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from edenda.languages import Language, load
from edenda.model import Candidate, Reading
from edenda.recognisers.words.chunks import Chunks
from edenda.register.entries import Register


@dataclass(frozen=True)
class Context:
    """What is known beside the text: the register, the language's words, and what was found out about the document."""

    register: Register = field(default_factory=Register)
    language: Language = field(default_factory=load)
    date: str = ""
    """The date of the document (ISO) where its fields do not state it."""
    chunks: Chunks = field(default_factory=Chunks)
    """The words with capitals of the document, in the order of its flows."""
    chosen: tuple[Candidate, ...] = ()
    """What was chosen in the first round: for recognisers that find again what the document has introduced."""


Recogniser = Callable[[Reading, Context], tuple[Candidate, ...]]
"""All that a recogniser is. It reads flows and proposes marks; it never touches text."""
