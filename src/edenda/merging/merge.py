"""A corrected source brought into an edited TEI file: what the source changed is changed, and no other character.

Three texts are laid on each other token by token: `base`, as first converted; `edited`, base as an editor changed it;
`new`, converted from the corrected source. What changed from base to new is done to edited, unless the editor changed
the same words; names and dates that the machine marks anew, or marks no longer, are no corrections of the source.
"""

from __future__ import annotations

from edenda.merging.ids import settle_ids
from edenda.merging.joining import Joining
from edenda.merging.laying import lay
from edenda.merging.tokens import Lexicon, tokenise
from edenda.merging.values import Conflict, Merged

__all__ = ["Conflict", "Merged", "merge"]


def merge(base: str, new: str, edited: str) -> Merged:
    """The edited text with what changed from base to new; or conflicts. All three are well-formed XML."""
    if new in (base, edited):
        return Merged(edited, (), 0)
    lexicon = Lexicon()
    first, second, third = (tokenise(text, lexicon) for text in (base, new, edited))
    source, work = lay(first, second, keeps_marks=True), lay(first, third, keeps_marks=False)
    settle_ids(source, is_edited=False)
    settle_ids(work, is_edited=True)
    return Joining(source, work).result()
