"""Word for word: a document's plain text in the transcribed view against the source that it was converted from.

`first_difference(reading, text)` follows the source through the text, character by character. What the ledger says of a
stretch of the source decides what has to stand in its place; beside that a text may only have what `expected` lists.
No likeness is measured: the words are the same, or there is a difference.
"""

from edenda.wording.comparison import Difference, first_difference

__all__ = ["Difference", "first_difference"]
