"""The signs of a flow (their meaning: `edenda.writers.flow`): noncharacters, which no text should hold."""

from __future__ import annotations

from typing import Final

BEHIND: Final = "\ufdd0"
END_OF_BEHIND: Final = "\ufdd1"
LINE: Final = "\ufdd2"
BLOCK: Final = "\ufdd3"
INDENT: Final = "\ufdd4"
TAB: Final = "\ufdd5"
HEADING: Final = "\ufdd6"
BLANK: Final = "\ufdd7"
HANG: Final = "\ufdd8"
NO_WRAP: Final = "\ufdd9"
FLOW: Final = "\ufdda"
END_OF_FLOW: Final = "\ufddb"
WITHIN: Final = "\ufddc"
END_OF_WITHIN: Final = "\ufddd"
MARK: Final = "\ufdde"
ESCAPE: Final = "\ufddf"
QUOTATION: Final = "\ufde0"
ITEM: Final = "\ufde1"
NOTE: Final = "\ufde2"
END: Final = "\ufde3"
TABLE: Final = "\ufde4"
END_OF_TABLE: Final = "\ufde5"
CELL: Final = "\ufde6"

#: All of them: the first and the last, and what lies between.
FIRST: Final = BEHIND
LAST: Final = CELL
SIGNS: Final = tuple(map(chr, range(ord(FIRST), ord(LAST) + 1)))
#: All noncharacters of their block, of which other outputs made of flows have signs as well.
RESERVED: Final = tuple(map(chr, range(0xFDD0, 0xFDF0)))
#: The only white space that XML knows.
WHITE: Final = " \t\n\r"
