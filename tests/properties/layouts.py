"""Documents built as trees and printed as plain text in a style that does not change within one document."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

WORDS: Final = (
    "harbour river boat winter net barrel quay lamp keeper market bread oven mill wheel ferry bridge tower bell rope "
    "anchor island shore meadow cattle orchard ladder window kitchen garden basket"
).split()
_SMALL: Final = "the of and in with for from under over a".split()
_VERBS: Final = "was held kept made found sold burnt brought left took".split()

Tree = tuple[object, ...]
"""What a part of a document should become: its element, then its words or its parts."""


@dataclass(frozen=True)
class Block:
    """A block between headings: its element, and what it holds."""

    kind: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    items: tuple[Item, ...] = ()
    marks: tuple[str, ...] = ()
    has_header: bool = False


@dataclass(frozen=True)
class Item:
    """An item of a list, with the list inside it, if there is one."""

    words: str
    inner: Block | None = None


@dataclass(frozen=True)
class Section:
    """A headed section: blocks, then sections inside it."""

    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Style:
    """How one document is printed."""

    headings: str
    width: int
    above: int


# What is built


def _sentence(draw: st.DrawFn, least: int = 6) -> str:
    words = [draw(st.sampled_from(WORDS)) for _ in range(least)]
    small = [draw(st.sampled_from(_SMALL)) for _ in words]
    pairs = [word for pair in zip(small, words, strict=True) for word in pair]
    pairs.insert(2, draw(st.sampled_from(_VERBS)))
    text = " ".join(pairs)
    return text[0].upper() + text[1:] + "."


@st.composite
def paragraphs(draw: st.DrawFn) -> Block:
    """A paragraph of two to six sentences."""
    return Block("p", tuple(_sentence(draw) for _ in range(draw(st.integers(2, 6)))))


@st.composite
def quotations(draw: st.DrawFn) -> Block:
    """A displayed quotation of several lines."""
    return Block("quote", tuple(_sentence(draw, 8) for _ in range(draw(st.integers(2, 3)))))


@st.composite
def poems(draw: st.DrawFn) -> Block:
    """One to three stanzas of four lines."""
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        for place in range(4):
            words = [draw(st.sampled_from((_SMALL, WORDS)[index % 2])) for index in range(6)]
            line = " ".join(words)
            lines.append(line[0].upper() + line[1:] + ("", ",", ";", ".")[place])
    return Block("lg", tuple(lines))


@st.composite
def tables(draw: st.DrawFn) -> Block:
    """Three to six rows of a name and one to three figures; with pipes, tabs, dots, or columns of blanks."""
    mark = draw(st.sampled_from(("|", "\t", ".", " ")))
    columns = 1 if mark == "." else draw(st.integers(1, 3))
    names = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True))
    figures = st.integers(1, 9999).map("{:,}".format)
    rows = [(name.title(), *(draw(figures) for _ in range(columns))) for name in names]
    has_header = mark in "| " and draw(st.booleans())
    if has_header:
        rows.insert(0, ("Name", *("Boats", "Men", "Nets")[:columns]))
    return Block("table", rows=tuple(rows), marks=(mark,), has_header=has_header)


@st.composite
def lists(draw: st.DrawFn, depth: int = 0) -> Block:
    """A list of two to five short items, some with a list of another kind of label inside.

    No labels such as `(1)` or `[1]`: notes are printed and called so.
    """
    kinds = (("-", "1.", "A."), ("*", "a)", "(a)"), ("•", "i.", "o"))[depth]
    items = []
    for _ in range(draw(st.integers(2, 5))):
        words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=4)))
        inner = draw(lists(depth + 1)) if depth < 2 and draw(st.integers(0, 3)) == 0 else None
        items.append(Item(words, inner))
    return Block("list", items=tuple(items), marks=(draw(st.sampled_from(kinds)),))


@st.composite
def captions(draw: st.DrawFn) -> Block:
    """The caption of a figure."""
    cue = draw(st.sampled_from(("Fig. 1.", "Figure 2:", "Photo:", "Plate IV.")))
    return Block("figure", (f"{cue} The {draw(st.sampled_from(WORDS))} and the {draw(st.sampled_from(WORDS))}.",))


@st.composite
def bodies(draw: st.DrawFn, width: int) -> tuple[Block, ...]:
    """Blocks with a paragraph before and after each that is none: two lists side by side would be one.

    Where a paragraph is one line there are no displayed quotations: one line set in can also be a paragraph's first.
    """
    others = (paragraphs(), poems(), tables(), lists(), captions(), *((quotations(),) if width else ()))
    blocks = [draw(paragraphs())]
    for _ in range(draw(st.integers(0, 2))):
        other = draw(st.one_of(*others))
        blocks.append(other)
        if other.kind != "p":
            blocks.append(draw(paragraphs()))
    return tuple(blocks)


def titles(draw: st.DrawFn) -> str:
    """A heading of one to four words."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    return draw(st.sampled_from(("", "The "))) + " ".join(words).capitalize()


@st.composite
def trees(draw: st.DrawFn, width: int, depth: int, deepest: int) -> tuple[Section, ...]:
    """Sections, some with sections inside: then at least two, since a style that occurs once tells no level."""
    made = []
    for _ in range(draw(st.integers(2, 3))):
        inner = draw(trees(width, depth + 1, deepest)) if depth < deepest and draw(st.booleans()) else ()
        made.append(Section(titles(draw), draw(bodies(width)), inner))
    return tuple(made)


#: Kinds of headings, with how many levels each tells apart.
HEADINGS: Final = {
    "decimal": 3,
    "roman": 3,
    "capitals": 2,
    "underlined": 3,
    "wiki": 3,
    "hashes": 3,
    "plain": 1,
    "ranked": 2,
    "bold": 1,
}


@st.composite
def documents(draw: st.DrawFn) -> tuple[tuple[Block, ...], tuple[Section, ...], Style]:
    """What stands before the first heading, the sections, and the style in which all is printed."""
    headings = draw(st.sampled_from(sorted(HEADINGS)))
    width = draw(st.sampled_from((0, 60, 66, 72, 80)))
    style = Style(headings, width, draw(st.integers(1, 2)))
    return draw(bodies(width)), draw(trees(width, 1, HEADINGS[headings])), style


# How it is printed


def printed(lead: tuple[Block, ...], sections: tuple[Section, ...], style: Style) -> str:
    """A document as plain text below the title `The Book of Vardal`."""
    blocks = ["THE BOOK OF VARDAL" if style.headings == "capitals" else "The Book of Vardal"]
    blocks += [_block(block, style) for block in lead]
    blocks += _sections(sections, style, ())
    return "\n\n".join(blocks) + "\n"


def _sections(sections: tuple[Section, ...], style: Style, above: tuple[int, ...]) -> Iterator[str]:
    for number, section in enumerate(sections, start=1):
        heading = _heading(section.title, style, (*above, number))
        yield "\n" * (style.above - 1) + heading
        yield from (_block(block, style) for block in section.blocks)
        yield from _sections(section.sections, style, (*above, number))


def heading_text(title: str, kind: str, numbers: tuple[int, ...]) -> str:
    """The words of a heading with its number, without its marks."""
    depth, last = len(numbers), numbers[-1]
    match kind:
        case "decimal":
            return f"{'.'.join(map(str, numbers))}{'.' if depth == 1 else ''} {title}"
        case "roman":
            label = (("I", "II", "III")[last - 1], "ABC"[last - 1], str(last))[depth - 1]
            return f"{label}. {title}"
        case "capitals":
            return title.upper() if depth == 1 else title
        case "ranked":
            return f"{('Part', 'Chapter')[depth - 1]} {last}. {title}"
    return title


def _heading(title: str, style: Style, numbers: tuple[int, ...]) -> str:
    words, depth = heading_text(title, style.headings, numbers), len(numbers)
    match style.headings:
        case "underlined":
            return f"{words}\n{'=-~'[depth - 1] * len(words)}"
        case "wiki":
            return f"{'=' * (depth + 1)} {words} {'=' * (depth + 1)}"
        case "hashes":
            return f"{'#' * (depth + 1)} {words}"
        case "bold":
            return f"**{words}**"
    return words


def _block(block: Block, style: Style) -> str:
    match block.kind:
        case "p" | "figure":
            return _wrapped(" ".join(block.lines), style.width)
        case "quote":
            return "\n".join("      " + line for line in _wrapped(" ".join(block.lines), style.width - 6).split("\n"))
        case "lg":
            stanzas = [
                "\n".join("    " + line for line in block.lines[at : at + 4]) for at in range(0, len(block.lines), 4)
            ]
            return "\n\n".join(stanzas)
        case "table":
            return _table(block)
    return "\n".join(_list(block, 0))


def _wrapped(words: str, width: int) -> str:
    return textwrap.fill(words, width) if width else words


def _table(block: Block) -> str:
    mark = block.marks[0]
    widths = [max(len(row[column]) for row in block.rows) for column in range(len(block.rows[0]))]
    lines = []
    for row in block.rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        match mark:
            case "|":
                lines.append(f"| {' | '.join(cells)} |")
            case "\t":
                lines.append("\t".join(row))
            case ".":
                lines.append(f"{row[0]} {'.' * (30 - len(row[0]))} {row[1]}")
            case _:
                lines.append("   ".join(cells))
    if block.has_header:
        rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|" if mark == "|" else "-" * len(lines[0])
        lines.insert(1, rule)
    return "\n".join(lines)


def _list(block: Block, indent: int) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        yield " " * indent + f"{label(block.marks[0], number)} {item.words}"
        if item.inner is not None:
            yield from _list(item.inner, indent + 4)


def label(mark: str, number: int) -> str:
    """The label of an item."""
    roman = ("i", "ii", "iii", "iv", "v")[number - 1]
    return {
        "1.": f"{number}.",
        "A.": f"{'ABCDE'[number - 1]}.",
        "a)": f"{'abcde'[number - 1]})",
        "(a)": f"({'abcde'[number - 1]})",
    }.get(mark, f"{roman}." if mark == "i." else mark)


# What it should become


def expected(lead: tuple[Block, ...], sections: tuple[Section, ...], style: Style) -> list[Tree]:
    """The parts of the document's div, its title left out."""
    return [*(_tree(block) for block in lead), *_section_trees(sections, style, ())]


def _section_trees(sections: tuple[Section, ...], style: Style, above: tuple[int, ...]) -> Iterator[Tree]:
    for number, section in enumerate(sections, start=1):
        inner = _section_trees(section.sections, style, (*above, number))
        head = heading_text(section.title, style.headings, (*above, number))
        yield ("div", ("head", head), *(_tree(block) for block in section.blocks), *inner)


def _tree(block: Block) -> Tree:
    match block.kind:
        case "lg":
            stanzas = [
                ("lg", *(("l", line) for line in block.lines[at : at + 4])) for at in range(0, len(block.lines), 4)
            ]
            return stanzas[0] if len(stanzas) == 1 else ("lg", *stanzas)
        case "table":
            return ("table", *(("row", *(("cell", cell) for cell in row)) for row in block.rows))
        case "list":
            return (
                "list",
                *(part for number, item in enumerate(block.items, start=1) for part in _item(block, item, number)),
            )
    return (block.kind, " ".join(block.lines))


def _item(block: Block, item: Item, number: int) -> Iterator[Tree]:
    if block.marks[0] not in "-*•o":
        yield ("label", label(block.marks[0], number))
    yield ("item", item.words) if item.inner is None else ("item", item.words, _tree(item.inner))
