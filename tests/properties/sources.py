"""Sources out of building blocks: titles, headings, paragraphs, quotations, notes, pages, lists, letters, noise."""

from __future__ import annotations

import codecs
from typing import Final

from hypothesis import strategies as st

from edenda.errors import UnreadableError
from edenda.sources import Source, decode

WORDS: Final = [
    "the",
    "harbour",
    "committee",
    "of",
    "situation",
    "river",
    "Party's",
    "letter",
    "and",
    "in",
    "Moscow",
    "Congress",
    "workers'",
    "was",
    "said",
    "resolved",
    "that",
    "Memmin",
    "harvest",
    "of",
    "the",
    "people",
    "sledges",
    "1956",
    "12",
    "Central",
    "Committee",
    "CPSU",
    "he",
    "declared",
    "which",
    "not",
    "page",
    "school-house",
    "Söderköping",
    "Łódź",
    "всего",
    "中国",
    "ﬁsh",
    "co-operation",
    "re-elected",
    "I",
    "wrote",
    "to",
    "you",
    "(see",
    "below)",
    "[sic]",
    "3rd",
    "p.",
    "No.",
    "ibid.",
    "and/or",
]
LINE_ENDS: Final = ("\n", "\r\n", "\r")
GENRES: Final = ("article", "essay", "letter", "report", "resolution", "text")
_ODD_SPACE: Final = (
    "\N{NO-BREAK SPACE}",
    "  ",
    "\t",
    "\N{EM SPACE}",
    "\x0b",
    "\x0c",
    "\x1d",
    "\x85",
    "\N{LINE SEPARATOR}",
    "\N{ZERO WIDTH SPACE}",
)
_CONTROLS: Final = ("\x00", "\x07", "\x1b", "\ufffe", "\x9f", "\x7f", "\ufeff", "\N{RIGHT-TO-LEFT OVERRIDE}")
_QUOTES: Final = (
    ("“", "”"),
    ('"', '"'),
    ("'", "'"),
    ("‘", "’"),
    ("''", "''"),
    ("«", "»"),
    ("„", "“"),
    ("“", ""),
    ("", "”"),
    ("", "'"),
)
_LABELS: Final = (
    "Source",
    "Date",
    "Title",
    "From",
    "To",
    "Subjects",
    "Transcribed by",
    "Copyright",
    "Archive",
    "Summary",
    "Written",
    "Author",
)
_HEADINGS: Final = (
    "Introduction",
    "NOTES",
    "Notes",
    "References",
    "Bibliography",
    "## The harbour",
    "== Causes ==",
    "1. The harbour",
    "2.1 Causes",
    "III. After",
    "Share this",
    "Post a Comment",
)
_OPENERS: Final = (
    "Dear Comrades,",
    "My dear Sir,",
    "Honourable Sirs,",
    "To the Editor of the Times,",
    "Moscow, 30 March 1963",
    "3.4.1921",
    "The Hague",
    "By Anneli Strand",
    "[Letterhead torn]",
    "Resolution of the National Council",
)
_CLOSERS: Final = (
    "Yours faithfully,",
    "With fraternal greetings,",
    "I am, Sir, your obedient servant,",
    "Petrus Halck, Secretary",
    "(Signed) A. Strand",
    "P.S. The bell is cracked.",
    "Malmer, 17 April 1933",
    "ANNELI STRAND",
)
_LISTS: Final = (
    ("1. ", "2. ", "3. "),
    ("(a) ", "(b) ", "(c) "),
    ("- ", "- ", "- "),
    ("i. ", "ii. ", "iii. "),
    ("• ", "• ", "• "),
    ("1) ", "3) ", "2) "),
)
_RULES: Final = ("* * *", "-----", "=====", "§", "...", "1912", "7", "[8]", "- 9 -")
_PAGES: Final = ("page {}", "[p. {}]", "Page {}", "- {} -", "[page {}]", "p. {}", "[fol. {}]", "{}")


def words() -> st.SearchStrategy[str]:
    """A word as sources have them, or any characters of letters, marks and digits."""
    foreign = st.text(st.characters(categories=["L", "M", "N"]), min_size=1, max_size=8)
    return st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), foreign)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence, perhaps with a quotation, a note's call, a citation or odd white space in it."""
    pieces = draw(st.lists(words(), min_size=1, max_size=14))
    text = " ".join(pieces)
    kind = draw(st.integers(0, 9))
    if kind == 0:
        opening, closing = draw(st.sampled_from(_QUOTES))
        text = f"{text}, he said: {opening}{' '.join(draw(st.lists(words(), min_size=1, max_size=10)))}.{closing}"
    elif kind == 1:
        text += draw(
            st.sampled_from(("[1]", "[2]", "¹", " (1)", "[sic", "(Smith, 1990:12)", "(ibid.)", "(", "]", "[ sic ]"))
        )
    elif kind == 2:
        text = text.replace(" ", draw(st.sampled_from(_ODD_SPACE)), 1)
    elif kind == 3:
        text = f"On {draw(st.integers(0, 33))} {draw(st.sampled_from(('May', 'June', 'Sept.')))} {draw(st.integers(900, 2100))} {text}"  # noqa: E501
    return text + draw(st.sampled_from((".", ".", ".", "!", "…", ":", ";", "", ".”", ".'")))


def wrapped(text: str, width: int, indent: str = "", first: str = "") -> str:
    """A text in lines of a width; words are never divided."""
    lines, line = [], first
    for word in text.split(" "):
        if line.strip() and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = indent
        line = f"{line} {word}" if line.strip() else line + word
    return "\n".join([*lines, line])


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A paragraph on one line or wrapped, perhaps with a page break (and a divided word) inside."""
    text = " ".join(draw(st.lists(sentences(), min_size=1, max_size=5)))
    layout = draw(st.integers(0, 4))
    if layout == 1:
        text = wrapped(text, draw(st.integers(36, 80)), first=draw(st.sampled_from(("", "  ", "    "))))
    elif layout == 2:
        text = wrapped(text, 60, indent="      ", first="      ")
    elif layout == 3:
        page = draw(st.sampled_from(_PAGES)).format(draw(st.integers(1, 40)))
        at = draw(st.integers(1, len(text)))
        hyphen, gap = draw(
            st.sampled_from((("-", "\n\n"), ("-", "\n"), ("", "\n\n"), ("", " "), (" ", "\n\n"), ("-", " ")))
        )
        text = f"{text[:at]}{hyphen}{gap}{page}{gap}{text[at:]}"
    return text


@st.composite
def blocks(draw: st.DrawFn) -> str:  # noqa: C901, PLR0911 - a table of kinds
    """One block of a source."""
    kind = draw(st.integers(0, 13))
    match kind:
        case 0:
            return draw(st.sampled_from(_HEADINGS))
        case 1:
            return " ".join(draw(st.lists(words(), min_size=1, max_size=7))).title()
        case 2:
            return draw(st.sampled_from(_PAGES)).format(draw(st.integers(1, 40)))
        case 3:
            marks = draw(st.sampled_from(_LISTS))
            gap = draw(st.sampled_from(("\n", "\n\n")))
            return gap.join(mark + draw(sentences()) for mark in marks)
        case 4:
            label = draw(st.sampled_from(_LABELS))
            colon = draw(st.sampled_from((": ", ":", ":\n", "\n")))
            return label + colon + " ".join(draw(st.lists(words(), max_size=5)))
        case 5:
            return draw(st.sampled_from(_OPENERS))
        case 6:
            return draw(st.sampled_from(_CLOSERS))
        case 7:
            return draw(st.sampled_from(_RULES))
        case 8:
            number = draw(st.sampled_from(("[1] ", "[2] ", "1. ", "¹ ", "(1) ")))
            return number + draw(sentences())
        case 9:
            return draw(st.sampled_from(("> ", "", "“", "    "))) + draw(sentences())
        case _:
            return draw(paragraphs())


@st.composite
def texts(draw: st.DrawFn, *, most: int = 14) -> str:
    """A document as characters, with line ends, blank lines and characters as they come."""
    parts = draw(st.lists(blocks(), min_size=1, max_size=most))
    gaps = draw(
        st.lists(
            st.sampled_from(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", " \n \n")),
            min_size=len(parts),
            max_size=len(parts),
        )
    )
    text = "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
    ends = draw(st.sampled_from((*LINE_ENDS, "mixed", "\n", "\n")))
    if ends == "mixed":
        first, *rest = text.split("\n")
        text = first + "".join(draw(st.sampled_from(LINE_ENDS)) + line for line in rest)
    else:
        text = text.replace("\n", ends)
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(_CONTROLS)) + text[at:]
    return text


@st.composite
def noise(draw: st.DrawFn) -> str:
    """Any characters at all, brackets, marks and digits among them."""
    alphabet = st.one_of(st.sampled_from("\n\r .-[]()'\"“”‘’1aA§*>=#:\t"), st.characters(exclude_categories=["Cs"]))
    return draw(st.text(alphabet, min_size=1, max_size=200))


@st.composite
def sources(draw: st.DrawFn) -> Source | None:
    """A source decoded from bytes as files hold them; None where it was refused with a problem."""
    text = draw(st.one_of(texts(), texts(), texts(), noise()))
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "bom", "utf-16", "cp1252")))
    data = codecs.BOM_UTF8 + text.encode() if encoding == "bom" else text.encode(encoding, "replace")
    try:
        return decode(data, "seeds/some.txt")[0]
    except UnreadableError as error:
        if not error.problems:
            raise
        return None


def accepted() -> st.SearchStrategy[Source]:
    """Sources that were not refused."""
    return sources().filter(lambda source: source is not None).map(_sure)


def _sure(source: Source | None) -> Source:
    assert source is not None
    return source
