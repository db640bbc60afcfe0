"""The commonest mistakes of TEI encoders, and what we say of each. This is data: add to it freely.

A sentence here is only spoken where the grammar in use says that something is wrong, and its hint only where that
grammar knows every element that stands in it between backticks. `{name}` is the element that is wrong, `{parent}` what
it stands in. The first that fits is taken.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Habit(NamedTuple):
    """What we say of a mistake: a hint, and a message where the usual one would not do.

    `kinds` are kinds of faults (see `faults`), `names` the elements that are wrong or missing, `parents` what they
    stand in, `others` the elements behind which they stand; where nothing is given, any.
    """

    kinds: str
    names: str
    parents: str
    hint: str
    message: str = ""
    others: str = ""


_BLOCKS: Final = "p list table div lg quote figure head sp bibl listBibl"
_PHRASES: Final = "persName placeName orgName name date hi emph title foreign term q quote ref num"

#: Elements that stand where they cannot, elements that are missing, and words where none may stand.
HABITS: Final = (
    # --- blocks in paragraphs ---
    Habit("nowhere", "div", "p", "Close the `p` before it, or use `floatingText`."),
    Habit("nowhere", "p", "p", "Close the first `p` before the second begins: write `</p>` before `<p>`."),
    Habit("nowhere", "p", "head", "Close the `head` before it. For a line break in a heading write `lb`."),
    Habit("nowhere", "p", "hi emph", "Close the `{parent}` before the paragraph ends, and open it anew in the next."),
    Habit("nowhere", "p", "title item", "Put the words into it directly, without `p`."),
    Habit(
        "nowhere",
        "head",
        "p",
        "Close the `p` before it: a heading stands at the beginning of a `div`, not in a paragraph.",
    ),
    Habit("nowhere", "closer opener", "p", "Close the `p` before it: `{name}` stands beside paragraphs, not in them."),
    Habit("nowhere", "salute signed dateline", "p", "Close the `p` before it, and put it into `opener` or `closer`."),
    Habit("nowhere", "div", "list", "A list holds items. Put the text into `item`, without `div`."),
    Habit("nowhere", "div", "item quote note", "Use `floatingText` for a text within the text, or no division at all."),
    Habit("nowhere", "div", "head", "Close the `head` before it."),
    # --- the order in a division ---
    Habit(
        "late",
        "head",
        "div body lg list table",
        "A heading stands first. Move it up, or begin a new `div` with it.",
    ),
    Habit(
        "late",
        "p list table lg quote sp note ab figure listBibl",
        "div body front back",
        "Once a division has divisions in it, no text can stand beside them. Put it into a `div` of its own, or into "
        "the one before it.",
        others="div",
    ),
    Habit(
        "place late nowhere",
        "note",
        "body div front back",
        "Put the note where its call stands in the text, into the `p` that it belongs to, or into a `div` of notes.",
    ),
    Habit("late twice place", "opener", "div", "An opener stands before the first paragraph. Move it up."),
    Habit("early", "closer", "div body", "A closer stands behind the text that it closes. Move it down."),
    Habit(
        "late",
        "p",
        "div body",
        "What follows a closer is a `postscript`; or move it before the closer.",
        others="closer",
    ),
    # --- lists ---
    Habit("nowhere", "list", "list", "A list in a list stands in an `item`."),
    Habit("missing", "item", "list", "Put each point of the list into `item`.", "`list` has no `item`."),
    Habit("nowhere", "p", "list", "Write `item` instead of `p`."),
    Habit(
        "nowhere",
        "item",
        "p div body quote note ab cell",
        "An `item` stands in a `list`. Put `list` around the items.",
    ),
    Habit("text", "", "list", "Put each point of the list into `item`."),
    # --- tables ---
    Habit("text", "", "table", "Put it into a `cell` in a `row`, or into `head` if it is the table's title."),
    Habit("text", "", "row", "Put it into a `cell`."),
    Habit("nowhere", "cell", "table", "Put `row` around the cells of each row."),
    Habit("nowhere", "row cell", "p div body", "Put `table` around the rows."),
    # --- text outside paragraphs ---
    Habit("text", "", "div body front back floatingText", "Put it into `p`."),
    Habit("text", "", "text", "Put it into `p`, in the `body`."),
    Habit("text", "", "TEI", "Text belongs into `p` in the `body`; did an element close too early?"),
    Habit("text", "", "lg", "Put each line of verse into `l`."),
    Habit("text", "", "sp", "Put what is spoken into `p`, or into `l` if it is verse."),
    Habit("text", "", "figure", "Put a caption into `head`, a description of the picture into `figDesc`."),
    Habit(
        "text",
        "",
        "choice",
        "Put each of the readings into an element: `sic` and `corr`, `orig` and `reg`, or `abbr` and `expan`.",
    ),
    Habit("text", "", "respStmt", "Say what was done in `resp`, and who did it in `name`."),
    Habit("text", "", "sourceDesc", "Put it into `p`, or describe the source in `bibl`."),
    Habit("text", "", "publicationStmt availability projectDesc samplingDecl correction", "Put it into `p`."),
    Habit("text", "", "titleStmt", "Put it into `title`."),
    Habit("text", "", "address", "Put each line of the address into `addrLine`."),
    Habit("text", "", "langUsage", "Write `language` with the attribute @ident, and the words in it."),
    Habit("text", "", "revisionDesc", "Put it into `change`."),
    Habit("text", "", "person", "Put the name into `persName`, all else into `note`."),
    Habit("text", "", "place", "Put the name into `placeName`, all else into `note`."),
    Habit("text", "", "cit", "Put what is quoted into `quote`, and where it is from into `bibl`."),
    Habit(
        "text",
        "",
        "pb lb cb milestone gap anchor ptr graphic space",
        "`{parent}` is empty: write `<{parent}/>`, and the text behind it.",
    ),
    # --- phrases ---
    Habit("nowhere", _PHRASES, "div body front back", "Put it into `p`."),
    Habit(
        "nowhere late place",
        "lb",
        "body div text",
        "A line break stands in the text of a `p`, not between paragraphs.",
    ),
    Habit(
        "nowhere",
        "pb",
        "TEI text",
        "Put it at the beginning of the `body`, or into the `div` that begins with the page.",
    ),
    Habit("nowhere", "quote q", "persName placeName orgName date", "Close the `{parent}` before it."),
    Habit("nowhere", _BLOCKS, _PHRASES, "Close the `{parent}` before it."),
    # --- the header ---
    Habit(
        "missing",
        "publisher distributor authority",
        "publicationStmt",
        "Say first who publishes: `publisher`, `distributor` or `authority`; the rest follows.",
    ),
    Habit(
        "missing",
        "title",
        "titleStmt",
        "Every file has a title: `<title>Letter of 3 March 1902</title>`.",
        "`titleStmt` has no `title`.",
    ),
    Habit(
        "missing",
        "sourceDesc",
        "fileDesc",
        "Say where the text is from: `<sourceDesc><p>Born digital.</p></sourceDesc>` at least.",
    ),
    Habit(
        "missing",
        "publicationStmt",
        "fileDesc",
        "Say who publishes the file, in a `publicationStmt` behind the `titleStmt`.",
    ),
    Habit("missing", "teiHeader", "TEI", "Every TEI file begins with a `teiHeader`."),
    Habit("nowhere", "encodingDesc profileDesc revisionDesc", "fileDesc", "Close the `fileDesc` before it."),
    Habit("nowhere", "body", "TEI", "Put `text` around the `body`."),
    Habit("nowhere", "div p", "TEI text", "Put it into the `body`."),
    Habit(
        "nowhere",
        "name persName orgName",
        "titleStmt",
        "Use `author` or `editor`, or put it into `respStmt` beside a `resp`.",
    ),
    Habit("nowhere", "note", "respStmt", "Say what was done in `resp`, and who did it in `name`."),
    Habit(
        "nowhere early late place",
        "list item term",
        "keywords",
        "Put each keyword into `term`, or all into one `list`.",
    ),
    Habit("nowhere", "item", "listPerson", "Write `person` instead of `item`."),
    Habit("nowhere", "item", "listPlace", "Write `place` instead of `item`."),
    Habit("nowhere", "item", "listBibl", "Write `bibl` instead of `item`."),
    Habit("nowhere", "author title editor", "biblStruct", "Put it into `monogr`, or use `bibl`, which asks for less."),
    Habit("nowhere", "publisher pubPlace date", "monogr", "Put it into `imprint`."),
    Habit(
        "missing",
        "",
        "choice",
        "`choice` joins readings of one place: `sic` with `corr`, `orig` with `reg`, `abbr` with `expan`.",
    ),
)

#: Elements of HTML and of older TEI: what they are, and what to write instead.
UNKNOWN: Final = (
    Habit("", "i em italic", "", 'For italics write `<hi rend="italic">`.'),
    Habit("", "b strong bold", "", 'For bold type write `<hi rend="bold">`.'),
    Habit("", "u", "", 'For what is underlined write `<hi rend="underline">`.'),
    Habit("", "sup", "", 'For raised letters write `<hi rend="superscript">`.'),
    Habit("", "sub", "", 'For lowered letters write `<hi rend="subscript">`.'),
    Habit("", "a", "", 'A link is `ref` in TEI: `<ref target="https://…">`.'),
    Habit("", "br", "", "A line break is `lb` in TEI: `<lb/>`."),
    Habit("", "hr", "", "A line across the page is `milestone` in TEI."),
    Habit("", "img", "", 'A picture is `graphic` in TEI: `<figure><graphic url="…"/></figure>`.'),
    Habit("", "ul ol", "", "A list is `list` in TEI, and what stands in it `item`."),
    Habit("", "li", "", "A point of a list is `item` in TEI."),
    Habit("", "tr", "", "A row of a table is `row` in TEI."),
    Habit("", "td th", "", "A cell of a table is `cell` in TEI."),
    Habit("", "h1 h2 h3 h4 h5 h6", "", "A heading is `head` in TEI, the first element of a `div`."),
    Habit("", "span", "", "Use `seg` or `hi`."),
    Habit("", "blockquote", "", "A quotation is `quote` in TEI."),
    Habit("", "div0 div1 div2 div3 div4 div5 div6 div7", "", "Write `div`; how deep it stands shows its level."),
    Habit("", "xref", "", "In TEI P5 it is `ref` with @target."),
    Habit("", "xptr", "", "In TEI P5 it is `ptr` with @target."),
    Habit("", "para paragraph", "", "A paragraph is `p` in TEI."),
    Habit("", "footnote", "", 'A footnote is `note` in TEI: `<note place="foot">`.'),
    Habit("", "include", "", "Put the text itself here: XInclude is not followed."),
    Habit("", "TEI.2", "", 'In TEI P5 it is `TEI`: `<TEI xmlns="http://www.tei-c.org/ns/1.0">`.'),
)

#: Elements of HTML, of TEI P4 and of habit, and the elements of TEI that are meant, the likeliest first.
MEANT: Final = {
    "i": ("hi",),
    "b": ("hi",),
    "u": ("hi",),
    "em": ("emph", "hi"),
    "strong": ("hi",),
    "italic": ("hi",),
    "bold": ("hi",),
    "sup": ("hi",),
    "sub": ("hi",),
    "span": ("seg", "hi"),
    "a": ("ref",),
    "xref": ("ref",),
    "xptr": ("ptr",),
    "br": ("lb",),
    "hr": ("milestone",),
    "img": ("graphic",),
    "ul": ("list",),
    "ol": ("list",),
    "li": ("item",),
    "tr": ("row",),
    "td": ("cell",),
    "th": ("cell",),
    "blockquote": ("quote",),
    "para": ("p",),
    "paragraph": ("p",),
    "section": ("div",),
    "footnote": ("note",),
    "title1": ("head",),
    "heading": ("head",),
    "header": ("teiHeader",),
    **{f"h{level}": ("head",) for level in range(1, 7)},
    **{f"div{level}": ("div",) for level in range(8)},
}

#: Attributes of habit, the attributes that are meant, and what we say; spoken only where one of these is allowed.
ATTRIBUTES: Final = {
    "id": ("xml:id", "In TEI P5 it is @xml:id."),
    "lang": ("xml:lang", "In TEI P5 it is @xml:lang."),
    "key": ("ref", 'Point to the register with @ref: `ref="register.xml#…"`.'),
    "href": ("target", "A link leads to its @target in TEI."),
    "url": ("target", "A link leads to its @target in TEI."),
    "src": ("url", "A picture is named by @url in TEI."),
    "value": ("when", "In TEI P5 the value of a date is @when."),
    "reg": ("when", "The regular form of a date is @when."),
    "class": ("rend", "How something looks in the source is @rend, of what kind it is @type."),
    "style": ("rend", "How something looks in the source is @rend."),
    "rendering": ("rend", "How something looks in the source is @rend."),
    "name": ("key", "Say which one with @key."),
    "number": ("n", "A number is @n in TEI."),
    "no": ("n", "A number is @n in TEI."),
    "page": ("n", "The number of a page is @n in TEI."),
    "space": ("xml:space", "It is @xml:space."),
    "language": ("xml:lang", "The language of a text is @xml:lang."),
    "date": ("when", "The value of a date is @when."),
    "before": ("notBefore", ""),
    "after": ("notAfter", ""),
    "alt": ("n", "Describe a picture in `figDesc`, beside `graphic`."),
}

#: Elements and attributes that they must have, and what we say of these.
REQUIRED: Final = {
    ("language", "ident"): 'For example ident="en".',
    ("graphic", "url"): 'Name the file of the picture: url="lamp.png".',
    ("milestone", "unit"): 'Say what begins here: unit="section".',
    ("prefixDef", "matchPattern"): "It is the regular expression that what follows the prefix must match.",
    ("prefixDef", "replacementPattern"): "It is the address that a pointer with the prefix becomes.",
}

#: What people write where they do not know a date.
NO_DATES: Final = frozenset("unknown undated n.d. s.d. nd n/a ? ?? none 0000 tbd".split())

#: Languages by name, and their codes.
LANGUAGES: Final = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "italian": "it",
    "spanish": "es",
    "russian": "ru",
    "latin": "la",
    "greek": "grc",
    "chinese": "zh",
    "eng": "en",
    "ger": "de",
    "fre": "fr",
}
