"""Fidelity: every non-blank character of a source stands in its TEI, proved from the two alone.

No reader's code is used. The source's lines are laid against the running text, in order; what is left between must be
a header field, a note, or a marker that the TEI regenerates (pages, note calls, labels, hyphens of divided words). What
stands beside the running text accounts for no more of the source than it says, and what only the source can have said
(notes, pages, labels, furniture) has to be found in it.
"""

from edenda.checks.fidelity.comparison import compare

__all__ = ["compare"]
