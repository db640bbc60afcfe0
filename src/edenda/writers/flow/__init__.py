"""From a flow of text with signs in it to the lines of a plain text (or of Markdown).

A stylesheet (method `text`) writes words, and noncharacters between them that say where blocks and lines begin and end.
`lay_out(written, Layout(...))` makes the lines. What stands outside FLOW … END_OF_FLOW passes as it is written; so the
output of a stylesheet that uses no signs is not changed at all. In a flow white space (blank, tab, line end) means
nothing beyond “here a word ends”, and:

    U+FDDA … U+FDDB   a flow. Its blocks are set off by a blank line from what stands before them
    U+FDD3            a new block begins, or one ends; empty blocks are no blocks
    U+FDD2            a line ends; empty lines are no lines
    U+FDD6            this block is a heading: more space before it (`Layout.before_heading`)
    U+FDD9            this line is never wrapped
    U+FDD4            one blank of indentation of this line (and of its further lines, when it is wrapped)
    U+FDD8            the further lines of this line hang by four blanks (verses, entries of a bibliography)
    U+FDD5            a tab
    U+FDD7            a blank that stays: never collapsed, and no line is broken there
    U+FDE0 … U+FDE3   a displayed quotation: each of its lines begins with `Layout.quotation`
    U+FDE1 … U+FDE3   an item of a list
    U+FDE2 … U+FDE3   the text of a note
    U+FDE3            ends the innermost of these three
    U+FDD0 … U+FDD1   words (a page number) that stand inside a word: they go behind it, after a blank; blanks beside
                      the two signs do not count, so that empty ones only join two halves of a word
    U+FDDC … U+FDDD   all this belongs to the line around it: ends of blocks, lines and cells in it are blanks, other
                      signs nothing (notes that stand where they are called, cells of tables); such stretches nest
    U+FDE4 … U+FDE5   a table; each of its lines that begins with U+FDE6 is a row, and U+FDE6 stands before each cell
    U+FDDE … U+FDDE   where an element begins (`12`) or ends (`/12`): for offsets only (`edenda.writers.flow.offsets`)
    U+FDDF X          a character of the document that happens to be one of these signs, see `escaping`

What stands in its line before the sign of an item or a note is the label: `1.` U+FDD7 U+FDE1 `words`. The line of a
label is indented as what is around it; all that follows within, further lines and further blocks, by `Layout.item` or
`Layout.note` blanks more, or, where these are None, by the width of the label. Where a label stands alone as a block
follows at once, it is put before the first line of that block if there is room for it. A quotation whose sign stands
before all words of a line holds for that line as well. Blank lines between two blocks bear what the beginnings of both
have in common (`>` in Markdown; nothing where it is blanks).
"""

from edenda.writers.flow.layout import Layout, lay_out

__all__ = ["Layout", "lay_out"]
