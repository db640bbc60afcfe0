"""Problems as values: what is wrong, where, how bad, and what to do; and how they are printed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final, Literal

Severity = Literal["error", "warning", "info"]

#: Every code that edenda can report, with its severity. `docs/problems/CODE.md` says what each means.
CODES: Final[dict[str, Severity]] = {
    "SRC-001": "error",  # the source is empty
    "SRC-002": "error",  # the source is not text
    "SRC-003": "warning",  # the encoding was guessed
    "SRC-004": "error",  # the source is too large
    "SRC-005": "warning",  # characters that XML forbids were replaced
    "SRC-006": "error",  # the source is XML already
    "SRC-007": "error",  # the file cannot be read
    "SRC-008": "error",  # two sources would become one TEI file
    "SRC-009": "error",  # a kind of file that edenda does not read
    "SRC-010": "error",  # a document is damaged, or grows beyond all measure when unpacked
    "DOCX-001": "warning",  # a comment was not taken over
    "DOCX-002": "warning",  # a tracked change was taken, or left out
    "DOCX-003": "warning",  # an image was not taken over
    "DOCX-004": "warning",  # a text box was set as text
    "DOCX-005": "warning",  # words that do not show were left out
    "OCR-001": "info",  # an image on a page was not taken over
    "GENRE-001": "warning",  # two genres fit about equally well
    "SPLIT-001": "warning",  # a file seems to hold several letters
    "FLAT-001": "warning",  # a source was read as paragraphs and nothing else
    "LOSS-001": "error",  # a character of the source would be lost
    "PAGE-001": "warning",  # page numbers out of sequence
    "HYPH-001": "warning",  # a hyphen at a line's end that may divide a word was kept
    "NOTE-001": "warning",  # a note is called and never printed
    "NOTE-002": "warning",  # a note is printed and never called
    "NOTE-003": "warning",  # notes are numbered out of order
    "QUOT-001": "warning",  # a quotation mark has no partner
    "BRKT-001": "warning",  # a bracket never closes
    "CIT-001": "warning",  # a citation matches no entry of the bibliography
    "CIT-002": "warning",  # "ibid." without a citation before it in its section
    "ENC-001": "warning",  # a mark crosses another and was left out
    "HEAD-001": "warning",  # a line may be a heading and was left a paragraph
    "TABLE-001": "warning",  # lines may be a table and were left as they are
    "GAP-001": "info",  # a table is taken to be lost
    "NAME-001": "info",  # a name is not linked to the register
    "DATE-008": "info",  # a date in figures can be read in two ways
    "REG-001": "error",  # an id stands twice in the register
    "REG-002": "error",  # an entry of the register has no name
    "REG-003": "warning",  # a name has nothing in common with its entry
    "REG-004": "warning",  # two entries look like one
    "REG-005": "info",  # nothing points to an entry
    "REG-006": "warning",  # a number is none of its authority file
    "REG-007": "warning",  # two entries have one number
    "REG-008": "error",  # entries cannot be joined, or one cannot be taken out
    "REG-009": "error",  # a pointer to the register would lead elsewhere
    "REG-010": "info",  # the index of names cannot be kept
    "REG-012": "error",  # an id cannot be changed where it stands
    "REG-011": "error",  # a table of the register cannot be taken over
    "CONF-001": "error",  # edition.toml is missing or cannot be read
    "CONF-002": "warning",  # edition.toml has a key that edenda does not know
    "CONF-003": "error",  # a value in edition.toml is of the wrong kind
    "CONF-004": "warning",  # edition.toml speaks of a document that is not there
    "CONF-005": "warning",  # edition.toml names a folder that is not there
    "META-001": "warning",  # what is stated of a document contradicts its text
    "META-002": "warning",  # two files state different things of a document
    "META-003": "warning",  # a table of metadata has two rows for a document
    "SAFE-001": "error",  # the TEI file was edited and is not overwritten
    "SAFE-002": "error",  # source and TEI were changed at the same place
    "SAFE-003": "error",  # a link leads out of the edition
    "SAFE-004": "error",  # a file changed while it was being worked on
    "SAFE-005": "error",  # what was interrupted cannot be completed
    "SAFE-006": "error",  # a step cannot be undone
    "SAFE-007": "info",  # what was interrupted has been completed
    "SAFE-008": "error",  # another command is writing
    "MEM-001": "info",  # words are left unmarked since a mark on them is gone
    "MEM-002": "error",  # what is remembered of a file cannot be read
    "MEM-003": "warning",  # a mark was decided about twice, in two ways
    "REV-001": "error",  # a decision about a mark that is not to be decided, or one that does not exist
    "REV-002": "error",  # a decision for an entry that is not there
    "REV-003": "error",  # two decisions about one mark
    "REV-004": "error",  # a mark cannot be decided so
    "LANG-001": "warning",  # there are no words for the language of a document
    "TEI-001": "error",  # not well-formed XML
    "TEI-002": "error",  # XML beyond the limits of the hardened parser
    "TEI-003": "error",  # not a TEI document
    "TEI-004": "error",  # an encoding that cannot be kept byte for byte
    "TEI-005": "error",  # words stand elsewhere, where edenda does not read them
    "TEI-006": "warning",  # a document type outside the file was not read
    "GRAM-001": "error",  # an element stands where the schema does not allow it
    "GRAM-002": "error",  # an element or attribute that must be there is missing
    "GRAM-003": "error",  # an attribute that the element cannot have
    "GRAM-004": "error",  # a value that is not of the form it must have
    "GRAM-005": "error",  # an element that the schema does not know
    "GRAM-006": "error",  # text where none may stand
    "SCH-001": "error",  # a rule of a Schematron is broken
    "SCH-002": "warning",  # a rule of a Schematron that only warns
    "SCH-003": "warning",  # the schema that a file names is on the network
    "SCH-004": "error",  # a schema cannot be used
    "SCH-005": "error",  # a schema takes too long, or too much memory
    "PTR-001": "error",  # a pointer leads nowhere
    "PTR-002": "error",  # an xml:id stands twice
    "PTR-003": "error",  # a name points to an entry of another kind
    "PTR-004": "warning",  # a pointer leads to the wrong kind of thing
    "PTR-005": "error",  # an id that an earlier version had is gone
    "PTR-006": "warning",  # a prefix of pointers cannot be followed
    "NAME-002": "warning",  # a name in TEI is not linked to the register
    "NAME-003": "error",  # a name stands inside a name
    "NAME-004": "error",  # a blank, a comma or a possessive ending at the edge of a name
    "NAME-005": "info",  # a name is marked elsewhere and not here
    "NAME-006": "warning",  # one name leads to two entries in a paragraph
    "NAME-007": "info",  # names are marked that no entry of the register has
    "DATE-001": "error",  # @when together with another dating attribute
    "DATE-002": "error",  # a span ends before it begins
    "DATE-003": "error",  # a date without a value
    "DATE-004": "warning",  # a date after the text was written
    "DATE-005": "error",  # a day that there is not
    "DATE-006": "warning",  # the weekday is not that of the date
    "DATE-007": "warning",  # the words of a date say something else than its attributes
    "PAGE-002": "warning",  # page breaks in TEI out of sequence
    "PAGE-003": "error",  # the text has other pages than its source is said to have
    "PAGE-004": "error",  # a break that divides a word stands beside a blank
    "HYPH-002": "warning",  # a hyphen before a break, and nothing says what it is
    "QUOT-002": "warning",  # quotation marks in TEI do not balance
    "QUOT-003": "warning",  # quotations stand more than three deep
    "BRKT-002": "warning",  # a bracket in TEI has no partner
    "CIT-003": "error",  # a citation in TEI has no link
    "CIT-004": "error",  # a citation leads to something that is no entry
    "CIT-005": "info",  # an entry of the bibliography is never cited
    "EDIT-001": "error",  # a correction changes nothing
    "EDIT-002": "warning",  # an intervention of nobody
    "EDIT-003": "warning",  # brackets typed around what the edition supplies
    "EDIT-004": "error",  # a gap without a reason
    "NOTE-004": "error",  # a note stands inside a note
    "NOTE-005": "warning",  # two notes of a page have one number
    "NOTE-006": "warning",  # a note of nobody
    "NOTE-007": "warning",  # a note in TEI is never called
    "NOTE-008": "warning",  # a call in TEI leads to no note
    "NOTE-009": "warning",  # the number of a note does not follow
    "DIV-001": "error",  # a division without a type
    "DIV-002": "warning",  # a division that cannot be named
    "EMPTY-001": "error",  # an element is empty
    "CHAR-001": "warning",  # a no-break space in the text
    "CHAR-002": "warning",  # characters were lost, or read in a wrong encoding
    "CHAR-003": "info",  # letters are not composed as Unicode recommends
    "CHAR-004": "warning",  # a character that nobody sees
    "CHAR-005": "info",  # a character for private use
    "WORD-001": "warning",  # a word stands twice
    "SPACE-001": "info",  # a blank just inside a tag
    "SPACE-002": "warning",  # a blank is missing beside a tag
    "LEFT-001": "warning",  # a placeholder was left in the text
    "LEFT-002": "info",  # a remark such as [sic] is typed
    "LEFT-003": "warning",  # a character reference was escaped twice
    "LEFT-004": "warning",  # markup of another kind stands in the text
    "LETT-001": "error",  # a letter without a description of its correspondence
    "LETT-002": "error",  # a letter was sent not once
    "LETT-003": "warning",  # a letter without an addressee
    "LETT-004": "error",  # header and dateline give different dates
    "LETT-005": "warning",  # sender or addressee was not alive
    "LETT-006": "error",  # a letter is dated before the one that it answers
    "GENRE-002": "error",  # text and header give different genres
    "LANG-002": "error",  # a language is not declared
    "HDR-001": "error",  # rights are not stated
    "HDR-002": "warning",  # a publication without date or identifier
    "HDR-003": "warning",  # a change without a date
    "HDR-004": "warning",  # a title or identifier is empty, or a template's
    "HDR-005": "warning",  # the file has another name than it says
    "HDR-006": "warning",  # a file is said to be done and is not
    "HDR-007": "warning",  # a published file without known rights
    "GIT-001": "error",  # the files cannot be compared with an earlier version
    "COPY-001": "warning",  # a header has a neighbour's title, idno or date
    "ORDER-001": "warning",  # a numbered file is dated out of sequence
    "VAL-001": "warning",  # a rare value is nearly a common one
    "WEB-001": "warning",  # a redirect of the site cannot be made
    "WEB-002": "warning",  # a file of the edition cannot be copied into its site
    "WEB-003": "warning",  # a picture is not there
    "FID-001": "error",  # words of the source are missing from the TEI
    "FID-002": "error",  # words of the TEI are not in the source
    "FID-003": "warning",  # there is no source to compare with
    "FID-004": "warning",  # a blank between two words of the source was lost
    "ACC-001": "error",  # the list of accepted findings cannot be read
    "ACC-002": "info",  # an accepted finding is no longer there
    "PRINT-001": "error",  # pages could not be set
    "PRINT-002": "error",  # no font has a character
    "PRINT-003": "warning",  # an edition is too large for one book
    "EPUB-001": "warning",  # a picture cannot be the cover
    "OUT-001": "error",  # a stylesheet failed
}
#: What to do about elements and attributes that TEI has and the schema has not.
OTHER_SCHEMA: Final = "If your project uses it, check with your project's own schema: --schema FILE."
#: What says that something could not be read.
UNREADABLE: Final = frozenset({"SRC-007", "CONF-001", "ACC-001", "GIT-001"})
#: What says that something was not checked at all: told whatever is asked for, and an error whatever is configured.
UNCHECKED: Final = UNREADABLE | {
    "SAFE-003",
    "SAFE-005",
    "SAFE-008",
    "SCH-004",
    "SCH-005",
    "TEI-001",
    "TEI-002",
    "TEI-003",
}
#: What says what became of a command that was interrupted, or is at work: no part of a file, and told with any.
INTERRUPTED: Final = frozenset({"SAFE-005", "SAFE-007", "SAFE-008"})


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `line` and `column` count from 1; `place` says where in the edition a reader would look."""

    code: str
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    place: str | None = None
    hint: str | None = None
    graded: Severity | None = None
    """How bad it is for this edition, where its configuration says so."""

    @property
    def severity(self) -> Severity:
        """How bad it is: from the configuration, else from the table of codes."""
        return self.graded or CODES[self.code]

    @property
    def location(self) -> str:
        """`file:line:column`, as far as known; empty where nothing is known."""
        parts = [self.file or "", *(str(n) for n in (self.line, self.column) if n is not None)]
        return ":".join(part for part in parts if part)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything is invalid, dangling, impossible or lost."""
    return any(problem.severity == "error" for problem in problems)


def as_text(problems: Iterable[Problem]) -> str:
    """Problems as lines for a terminal: place, severity, code, sentence, and the hint below it."""
    return "".join(_line(problem) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """Problems as a JSON array, keys sorted, ready for another program."""
    rows = [{**_row(problem), "severity": problem.severity} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _row(problem: Problem) -> dict[str, str | int | None]:
    return {key: value for key, value in asdict(problem).items() if key != "graded"}


def summary(problems: Iterable[Problem], accepted: int = 0) -> str:
    """One line that counts errors, warnings and remarks, `no problems` where there are none; and what is accepted."""
    counts = Counter(problem.severity for problem in problems)
    words: dict[Severity, str] = {"error": "errors", "warning": "warnings", "info": "remarks"}
    said = [f"{counts[kind]} {word if counts[kind] > 1 else word[:-1]}" for kind, word in words.items() if counts[kind]]
    told = ", ".join(said) or "no problems"
    return f"{told} ({accepted} accepted)" if accepted else told


def _line(problem: Problem) -> str:
    head = f"{problem.location}: " if problem.location else ""
    place = f" ({problem.place})" if problem.place else ""
    hint = f"\n    {problem.hint}" if problem.hint else ""
    return f"{head}{problem.severity} {problem.code}: {problem.message}{place}{hint}\n"
