"""What the elements of TEI mean for the reading text: which end words, which name, which stand beside the text."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import Final


class Role(IntEnum):
    """What becomes of an element's content in the reading text."""

    PLAIN = auto()  #: goes on with the text around it
    BLOCK = auto()  #: words and names end at its edges
    DIVISION = auto()  #: a block of blocks, in which dates know each other
    NOTE = auto()  #: a text of its own
    NAME = auto()  #: names something already: left alone, nothing is marked in it
    CITATION = auto()  #: goes on with the text, but names and dates mean something else in it
    BREAK = auto()  #: ends a line, a column or a page: a blank, unless @break says no
    LINE = auto()  #: a line of verse: a blank at its edges, but names can go on
    CALL = auto()  #: goes on with the text, unless it is the number of a note behind a word
    OBJECT = auto()  #: stands for something that is not text
    ASIDE = auto()  #: its content is no text of the document
    READINGS = auto()  #: holds readings of one place
    READING = auto()  #: such a reading; the first that a reader would want is the text, the others are alternatives
    UNWANTED = auto()  #: such a reading, and one that a reader would not want
    HEADER = auto()  #: the teiHeader
    TEXT = auto()  #: the text of a document
    FIELD = auto()  #: a field of the header


_NAMES: Final = {
    Role.BLOCK: """
        ab addrLine address argument body back byline caption castItem castList cell closer dateline docEdition
        docImprint docTitle entry epigraph epilogue figure floatingText front group head imprimatur item label lg
        list listBibl opener p performance postscript prologue row salute set signed sp speaker stage table
        titlePage titlePart trailer u""",
    Role.LINE: "l",
    Role.CALL: "ref hi",
    Role.DIVISION: "div div1 div2 div3 div4 div5 div6 div7",
    Role.NOTE: "note",
    Role.NAME: """
        persName orgName placeName geogName geogFeat name rs date time title country region settlement district bloc
        forename surname addName genName nameLink objectName eventName docDate publisher
        pubPlace email idno""",
    Role.CITATION: "bibl",
    Role.BREAK: "lb pb cb gb space",
    Role.OBJECT: "gap graphic media binaryObject formula notatedMusic ptr",
    Role.ASIDE: """
        biblStruct biblFull egXML code index fw figDesc desc certainty precision respons alt join link linkGrp witDetail
        wit listWit listApp listPerson listPlace listOrg listEvent spanGrp interp interpGrp fs eg specGrp metamark
        gi att val ident tag""",
    Role.READINGS: "choice app subst",
    Role.READING: "corr reg expan lem add rdg rdgGrp unclear seg supplied ex",
    Role.UNWANTED: "sic orig abbr del am",
    Role.HEADER: "teiHeader",
    Role.TEXT: "text",
}
ROLES: Final = {name: role for role, names in _NAMES.items() for name in names.split()}
#: What is struck out, or read by another witness, is an alternative wherever it stands.
ALWAYS_ALTERNATIVE: Final = frozenset({"del", "rdg", "rdgGrp"})
#: Under these a citation is a paragraph of its own.
LISTS_OF_CITATIONS: Final = frozenset({"listBibl", "body", "div", "back", "front", "cit", "epigraph"})
#: Elements of a header whose content goes on with the text around them; each other one holds a field.
INLINE_IN_HEADER: Final = frozenset(
    "hi emph ref persName orgName placeName name foreign q quote term lb pb".split()
) | frozenset(_NAMES[Role.READINGS].split() + _NAMES[Role.READING].split() + _NAMES[Role.UNWANTED].split())
#: Elements that hold whole other documents or texts beside the text.
BESIDE_THE_TEXT: Final = frozenset({"facsimile", "sourceDoc", "standOff", "fsdDecl", "xenoData"})
#: What stands in the reading text for something that is not text (Unicode: object replacement character).
OBJECT_CHARACTER: Final = "\N{OBJECT REPLACEMENT CHARACTER}"


def role_of(local: str, *, in_header: bool) -> Role:
    """The role of a TEI element by its name."""
    if in_header and local not in INLINE_IN_HEADER:
        return Role.FIELD
    role = Role.ASIDE if local in BESIDE_THE_TEXT else ROLES.get(local, Role.PLAIN)
    return Role.PLAIN if in_header and role in (Role.NAME, Role.CALL, Role.LINE) else role
