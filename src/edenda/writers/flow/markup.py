"""The signs that a flow has beside those of a plain text, where it says how words are set; CLOSE ends the innermost."""

from __future__ import annotations

from typing import Final

#: Words in italics, or bold.
EMPHASIS: Final = "\ufde7"
STRONG: Final = "\ufde8"
#: A link: its address, VALUE, its words.
LINK: Final = "\ufde9"
#: What is before it names what is behind it.
VALUE: Final = "\ufdea"
#: The key of a note, where it is called and where it stands.
CALL: Final = "\ufdeb"
#: A section; headings stand as deep as there are sections around them.
SECTION: Final = "\ufdec"
#: This row is the head of its table.
HEADER: Final = "\ufded"
#: A line that divides the text.
BREAK: Final = "\ufdee"
CLOSE: Final = "\ufdef"
