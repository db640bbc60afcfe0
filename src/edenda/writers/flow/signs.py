"""The signs of a flow: noncharacters, which no text should hold and XML allows. What they mean: `edenda.writers.flow`."""

from __future__ import annotations

from typing import Final

BEHIND, END_OF_BEHIND = "\ufdd0", "\ufdd1"
LINE: Final = "\ufdd2"
BLOCK: Final = "\ufdd3"
INDENT: Final = "\ufdd4"
TAB: Final = "\ufdd5"
HEADING: Final = "\ufdd6"
BLANK: Final = "\ufdd7"
HANG: Final = "\ufdd8"
NO_WRAP: Final = "\ufdd9"
FLOW, END_OF_FLOW = "\ufdda", "\ufddb"
WITHIN, END_OF_WITHIN = "\ufddc", "\ufddd"
MARK: Final = "\ufdde"
ESCAPE: Final = "\ufddf"
QUOTATION: Final = "\ufde0"
ITEM: Final = "\ufde1"
NOTE: Final = "\ufde2"
END: Final = "\ufde3"
