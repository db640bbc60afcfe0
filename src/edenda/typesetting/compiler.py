"""Typst, which sets pages: it is given one source and fonts, and gives the bytes of a PDF.

The PDFs are PDF/UA-1 and PDF/A-2a: tagged, with all fonts inside, no matter where they are read. They depend on nothing
but what is given here: not on the clock, and not on the fonts of the machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from edenda.errors import MissingPartError, UnreadableError
from edenda.problems import Problem
from edenda.resources import TRANSFORM
from edenda.typesetting.literals import literal

if TYPE_CHECKING:
    import typst

#: How the part that sets pages is installed.
INSTALL: Final = 'pip install "edenda[print]"'
#: What every PDF conforms to.
STANDARDS: Final[list[typst.PDFStandard]] = ["a-2a", "ua-1"]
#: The same but for level A, which knows no characters for private use: editions of medieval texts have such.
WITH_PRIVATE: Final[list[typst.PDFStandard]] = ["a-2u", "ua-1"]
#: The faces that come with Typst and that texts are set in: for letters, and for signs that those lack.
FACE: Final = "Libertinus Serif"
OTHER_FACES: Final = ("New Computer Modern", "New Computer Modern Math")
#: The date of a PDF of an edition without a date: that of the file format's own reckoning.
_NO_DATE: Final = "1970"
_MISSING: Final = re.compile(r"the text `\"(.+?)\"` could not be displayed with")
#: How much of what Typst says is told: so many lines of so many characters.
_LINES: Final = 6
_WIDE: Final = 110
_NEWLINE: Final = "\n"
_PLACE: Final = re.compile(r"\S*__typst_py_bytes__\.typ:(\d+)(?::\d+)?")
#: The line before each template in a source, with its name, and (without one) before what is set with them.
BEGINNING: Final = "// ---- "
#: How Typst names a character that would not show.
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Typesetter:
    """What a PDF is made with beside its source: the folder that pictures lie in, folders of fonts, and the date.

    `date` is the edition's: YYYY, YYYY-MM or YYYY-MM-DD; empty where it has none.
    """

    root: Path = TRANSFORM
    fonts: tuple[Path, ...] = field(default=())
    date: str = ""

    def families(self) -> tuple[str, ...]:
        """The families of fonts in the folders of fonts, sorted. Raises MissingPartError without Typst."""
        known = _typst().Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(self.fonts))
        return tuple(sorted(known.families()))

    def pdf(self, source: str) -> bytes:
        """Set a source. Raises UnreadableError (PRINT-001) where it cannot be set, MissingPartError without Typst."""
        part = _typst()
        try:
            made = self._compiler(source).compile(
                format="pdf", pdf_standards=_standards(source), timestamp=_moment(self.date)
            )
        except part.TypstError as error:
            _fail(error.diagnostic or error.message, source)
        if not isinstance(made, bytes):
            raise TypeError("Typst makes one file of a PDF")
        return made

    def missing(self, clusters: tuple[str, ...], faces: tuple[str, ...], style: str = "") -> tuple[str, ...]:
        """Which of some characters no face has: Typst is asked to set each of them, as it would in the text.

        `style` are rules of Typst that hold for them, such as `#set text(style: "italic")`.
        """
        part = _typst()
        lines = "\n".join(f"#{literal(cluster)}\n" for cluster in clusters)
        source = f'#set document(title: "x")\n#set text(font: {literal(faces)}, fallback: false)\n{style}\n{lines}'
        try:
            self._compiler(source).compile(format="pdf", pdf_standards=_standards(source))
        except part.TypstError as error:
            named = "".join(_MISSING.findall(error.diagnostic))
            found = set(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), named))
            return tuple(cluster for cluster in clusters if not found.isdisjoint(cluster))
        return ()

    def _compiler(self, source: str) -> Any:
        part = _typst()
        fonts = part.Fonts(include_system_fonts=False, font_paths=list(self.fonts))
        return part.Compiler(source.encode(), root=str(self.root), font_paths=fonts)


def is_installed() -> bool:
    """Whether pages can be set here."""
    from importlib.util import find_spec  # noqa: PLC0415 - asked once, by builds alone

    return find_spec("typst") is not None


def _typst() -> Any:
    try:
        import typst  # noqa: PLC0415 - an optional part, and slow to load
    except ImportError:
        raise MissingPartError(f"To make PDFs edenda needs Typst: {INSTALL}") from None
    return typst


def _standards(source: str) -> list[typst.PDFStandard]:
    return WITH_PRIVATE if _PRIVATE.search(source) else STANDARDS


def _moment(date: str) -> datetime:
    year, month, day = (*(int(part) for part in (date or _NO_DATE).split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def _fail(diagnostic: str, source: str) -> NoReturn:
    """PRINT-001 with the beginning of what Typst says; it names templates and their lines."""
    said = _PLACE.sub(lambda place: _place(int(place[1]), source), diagnostic.strip())
    lines = [line if len(line) <= _WIDE else f"{line[:_WIDE]}…" for line in said.splitlines()]
    message = f"The pages could not be set: {_NEWLINE.join(lines[:_LINES]).removeprefix('error: ')}"
    hint = "If the edition has templates of its own in transform/print/, look there."
    raise UnreadableError(Problem("PRINT-001", message, hint=hint)) from None


def _place(line: int, source: str) -> str:
    """Where a line of a source comes from: a template and the line in it, or the text."""
    lines = source.splitlines()[:line]
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].startswith(BEGINNING):
            name = lines[number].removeprefix(BEGINNING)
            return f"{name}:{line - number - 1}" if name else "the text"
    return "the text"
