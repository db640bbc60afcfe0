"""What the document has introduced: surnames after full names, acronyms, short forms, the same words again."""

from __future__ import annotations

from edenda.model import Candidate, Reading
from edenda.recognisers.context import Context


def recognise_repeated(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Names that were introduced in the running text and the notes."""
    return ()
