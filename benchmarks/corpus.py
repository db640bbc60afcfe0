"""Sources of a given size, genre and shape, made from invented building blocks: same arguments, same text."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

_SUBJECTS: Final = (
    "The harbour board",
    "A committee of the pilots",
    "Professor Emil Harrach",
    "The keeper of the lower light",
    "My brother Anselm",
    "The Union of Rope Makers",
    "Old Mrs. Tavener",
    "The mayor of Brescello",
    "Nobody in the valley",
    "The second expedition",
)
_VERBS: Final = (
    "had measured",
    "refused to pay for",
    "described",
    "was thinking of",
    "wrote twice about",
    "could not find",
    "repaired",
)
_OBJECTS: Final = (
    "the gravels above the village",
    "a bridge of forty arches",
    "the price of salt and of lamp oil",
    "three boxes of letters",
    "the well-known map of the coast",
    "a boat that nobody had ordered",
    "the rules for the use of the tide-mill",
)
_TAILS: Final = (
    "although the winter was hard",
    "and nothing more was heard of it",
    "as the newspapers of the town reported",
    "because the road was closed",
    "while the others waited at the ford",
    "with the help of two cousins",
)
_DATES: Final = (
    "on {d} {m} {y}",
    "in {m} {y}",
    "in early {y}",
    "on {m} {d}, {y}",
    "since the summer of {y}",
    "from {d} to {e} {m} {y}",
    "in the {k}0s",
    "on {d} {m}",
)
_MONTHS: Final = ("January", "March", "May", "August", "September", "November", "December")
_SPEECH: Final = "“the tide will not wait for a committee, and neither shall we”"
_TERM: Final = "“dry water”"


class Maker:
    """Makes sentences, paragraphs and headings; the same seed gives the same ones in the same order."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret, only the same text each time

    def number(self, first: int, last: int) -> int:
        """A number, both ends included."""
        return self._random.randint(first, last)

    def one(self, choices: tuple[str, ...]) -> str:
        """One of several."""
        return self._random.choice(choices)

    def date(self) -> str:
        """A date with its preposition."""
        day, year = self.number(1, 27), self.number(1801, 1950)
        return self.one(_DATES).format(d=day, e=day + 1, m=self.one(_MONTHS), y=year, k=year // 10)

    def clause(self) -> str:
        """A sentence without its full stop."""
        return f"{self.one(_SUBJECTS)} {self.one(_VERBS)} {self.one(_OBJECTS)} {self.one(_TAILS)}"

    def sentence(self) -> str:
        """A sentence; one in five is dated, one in ten quotes, one in ten has a term in quotation marks."""
        chance = self.number(1, 10)
        if chance <= 2:
            return f"{self.clause()} {self.date()}."
        if chance == 3:
            return f"{self.one(_SUBJECTS)} declared that {_SPEECH}."
        if chance == 4:
            return f"{self.clause()} and called it {_TERM}."
        return f"{self.clause()}."

    def paragraph(self, sentences: int = 6) -> str:
        """A paragraph on one line."""
        return " ".join(self.sentence() for _ in range(sentences))

    def heading(self) -> str:
        """A heading of a few words."""
        return f"{self.one(_OBJECTS).capitalize()} in {self.number(1801, 1950)}"


def up_to(size: int, pieces: Iterator[str], separator: str = "\n\n") -> str:
    """Pieces joined until they have the size (in characters)."""
    found: list[str] = []
    length = 0
    while length < size:
        found.append(next(pieces))
        length += len(found[-1]) + len(separator)
    return separator.join(found)


def _prose(make: Maker, note: str = "") -> Iterator[str]:
    """Paragraphs, a heading before every tenth; `note` is the form of a note's call, one for every fifth paragraph."""
    for number in count(1):
        if number % 10 == 1:
            yield make.heading()
        call = note.format(number // 5) if note and number % 5 == 0 and number // 5 < 1000 else ""
        yield make.paragraph() + call


def article(size: int) -> str:
    """An article: a title, a lead, headed sections, paragraphs one to a line, notes printed at the end."""
    make = Maker(1)
    lead = "The Harbour of Brescello is a small port on the eastern coast, known for its lighthouses and its tide-mill."
    body = up_to(size * 9 // 10, _prose(make, "[{}]"))
    notes = (f"[{number}] {make.clause()}." for number in range(1, 1 + body.count("]")))
    return "\n\n".join(["Harbour of Brescello", lead, body, "Notes", *notes]) + "\n"


def essay(size: int) -> str:
    """An essay: author, citations by author and date, a bibliography that grows with it."""
    make = Maker(2)
    body = up_to(size * 8 // 10, (f"{make.paragraph(3)} {_cited(make)} {make.paragraph(3)}" for _ in count()))
    entries = up_to(size * 2 // 10, (_entry(make, number) for number in count()), "\n")
    return f"On Tide-Mills\n\nBy Anna Riedmatt\n\nPosted: March 12, 2009\n\n{body}\n\nBibliography\n\n{entries}\n"


_SYLLABLES: Final = ("Bar", "den", "kel", "mo", "ris", "ta", "vor", "wen", "zil", "gan")


def _name(number: int) -> str:
    return "".join(_SYLLABLES[int(digit)].lower() for digit in str(number)).capitalize() + "son"


def _cited(make: Maker, most: int = 200) -> str:
    number = make.number(0, most)
    return f"{make.clause()} ({_name(number)}, {1850 + number % 100}: {make.number(1, 300)})."


def _entry(make: Maker, number: int) -> str:
    return f"{_name(number)}, A. ({1850 + number % 100}) {make.heading()}. Lindenau: Vessely and Daughters."


def letter(size: int) -> str:
    """A letter: dateline, salutation, paragraphs, closing formula, signature, postscript."""
    make = Maker(3)
    body = up_to(size, (make.paragraph() for _ in count()))
    opening = "Lindenau, 3 September 1893\n\nDear Sir"
    closing = f"I remain, Sir, your obedient servant,\n\nJosias Vandermeer\n\nP.S. {make.sentence()}"
    return f"{opening},\n\n{body}\n\n{closing}\n"


def report(size: int) -> str:
    """A report from an archive: catalogue record, hard-wrapped lines, page markers, insertions in brackets."""
    make = Maker(4)
    record = (
        "Repository: Archive of Overseas Trade\nReference: C 117/8\nTitle: Report on the Trade of Port Savery\n"
        "Date: 12 March 1904\nLanguage: English"
    )
    head = "REPORT ON THE TRADE OF PORT SAVERY\n\nPort Savery, 12 March 1904\n\nMy Lord,"
    paragraphs = (
        _wrapped(f"{make.paragraph()} [Not in the copy.] {make.sentence()}{_page(number)}") for number in count(1)
    )
    closing = "I have the honour to be, Sir,\n\nAlfred Quennell"
    return f"{record}\n\n{'-' * 40}\n\n{head}\n\n{up_to(size, paragraphs)}\n\n{closing}\n"


def _page(number: int) -> str:
    return f" [p. {number // 4}]" if number % 4 == 0 else ""


def _wrapped(paragraph: str, width: int = 72) -> str:
    return textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False)


def resolution(size: int) -> str:
    """A resolution: the body's name, title and date, numbered items in lists of ten, signatures of officers."""
    make = Maker(5)
    items = (
        f"{make.paragraph(2)}\n\n" + "\n".join(f"{number}. {make.sentence()}" for number in range(1, 11))
        for _ in count()
    )
    head = "Central Board of the Rope Makers' Union\n\nRESOLUTION ON THE TIDE-MILLS\n\n5 June 1872"
    return f"{head}\n\nIt is resolved as follows:\n\n{up_to(size, items)}\n\nA. Tavener, Secretary\n"


def text(size: int) -> str:
    """Prose of no genre."""
    return up_to(size, _prose(Maker(6))) + "\n"


def hard_wrapped(size: int) -> str:
    """Lines of 72 characters, blank lines between paragraphs."""
    make = Maker(11)
    return up_to(size, (_wrapped(make.paragraph()) for _ in count())) + "\n"


def one_line(size: int) -> str:
    """All on one line."""
    make = Maker(12)
    return up_to(size, (make.sentence() for _ in count()), " ") + "\n"


def short_lines(size: int) -> str:
    """Short lines without blank lines between."""
    make = Maker(13)
    return up_to(size, (make.one(_OBJECTS) for _ in count()), "\n") + "\n"


def paragraph_a_line(size: int) -> str:
    """One paragraph a line, no blank lines."""
    make = Maker(14)
    return up_to(size, (make.paragraph() for _ in count()), "\n") + "\n"


def headings(size: int) -> str:
    """A heading before every short paragraph, some numbered and nested."""
    make = Maker(15)
    return (
        up_to(size, (f"{n // 9 % 99 + 1}.{n % 9 + 1} {make.heading()}\n\n{make.paragraph(2)}" for n in count())) + "\n"
    )


def quotations(size: int) -> str:
    """Every sentence quotes, with quotations inside quotations, and apostrophes."""
    make = Maker(16)
    said = (
        f"{make.one(_SUBJECTS)} said: “The keepers’ ‘dry water’ is {make.clause()}, he stated. {make.clause()}.”"
        for _ in count()
    )
    return up_to(size, (f"{next(said)} {next(said)} {next(said)}" for _ in count())) + "\n"


def deep_quotes(size: int) -> str:
    """Marks that open and open and never close, all in one paragraph."""
    make = Maker(17)
    return up_to(size, (f"“{make.one(_OBJECTS)} ‘{make.one(_VERBS)}" for _ in count()), " ") + "\n"


def long_quotation(size: int) -> str:
    """Every paragraph opens a quotation anew that none closes."""
    make = Maker(18)
    return up_to(size, (f"“{make.paragraph(3).replace('“', '').replace('”', '')}" for _ in count())) + "\n"


def page_markers(size: int) -> str:
    """A page marker in the middle of every paragraph, dividing a word."""
    make = Maker(19)
    pages = (f"{make.paragraph(2)} The situa-\n\npage {n}\n\ntion was bad. {make.paragraph(2)}" for n in count(1))
    return up_to(size, pages) + "\n"


def notes(size: int) -> str:
    """Up to 2,000 notes: calls close together, the notes printed at the end."""
    make = Maker(20)
    most = min(2000, max(3, size // 300))
    body = up_to(size // 2, (f"{make.sentence()}[{n}]" if n <= most else make.sentence() for n in count(1)), " ")
    body = body.replace(". The", ".\n\nThe")
    return (
        f"Remarks\n\n{body}\n\nNotes\n\n" + "\n".join(f"[{n}] {make.paragraph(1)}" for n in range(1, most + 1)) + "\n"
    )


def citations(size: int) -> str:
    """A citation in every sentence, and a bibliography as long as the text."""
    make = Maker(21)
    most = size // 180
    body = up_to(size // 2, (" ".join(_cited(make, most) for _ in range(5)) for _ in count()))
    return (
        f"On Sources\n\n{body}\n\nBibliography\n\n" + "\n".join(_entry(make, number) for number in range(most)) + "\n"
    )


def dates(size: int) -> str:
    """A date in every clause, in paragraphs of a hundred clauses."""
    make = Maker(22)
    return up_to(size, (", ".join(f"{make.clause()} {make.date()}" for _ in range(100)) + "." for _ in count())) + "\n"


def only_dates(size: int) -> str:
    """Nothing but dates, in long paragraphs."""
    make = Maker(28)
    return up_to(size, (" ".join(f"{make.date()} and" for _ in range(500)) for _ in count())) + "\n"


def yearless_dates(size: int) -> str:
    """A date without its year in every clause, all in one paragraph."""
    make = Maker(23)
    days = (f"{make.clause()} on {make.number(1, 27)} {make.one(_MONTHS)}" for _ in count())
    return "In 1887 it began; " + up_to(size, days, ", ") + ".\n"


def list_items(size: int) -> str:
    """One list of bullets."""
    make = Maker(24)
    return "What there was:\n\n" + up_to(size, (f"- {make.one(_OBJECTS)};" for _ in count()), "\n") + "\n"


def first_items(size: int) -> str:
    """Lines that all begin a list (`1.`) and never go on with it."""
    make = Maker(25)
    return up_to(size, (f"1. {make.clause()};" for _ in count()), "\n") + "\n"


def nested_quotes(size: int) -> str:
    """Quotations inside quotations, as deep as they go, all closed."""
    pairs = size // 22
    return "“the ‘salt " * pairs + "is’ dear” " * pairs + "\n"


def one_paragraph(size: int) -> str:
    """Lines of 72 characters and no blank line: one paragraph over all of them."""
    make = Maker(29)
    return _wrapped(up_to(size, (make.sentence() for _ in count()), " ")) + "\n"


def catalogue_lines(size: int) -> str:
    """A catalogue record that does not end."""
    make = Maker(30)
    body = f"{make.paragraph()}\n\n{make.paragraph()}"
    return f"{body}\n\n" + up_to(
        size, (f"Subject: {make.one(_OBJECTS)}\nTitle: {make.clause()}" for _ in count()), "\n"
    )


def only_pages(size: int) -> str:
    """Page markers with nothing between them."""
    return "A harbour.\n\n" + up_to(size, (f"[p. {number}]" for number in count(1)), "\n") + "\nIts end.\n"


def identical_lines(size: int) -> str:
    """The same line again and again."""
    return "The harbour board had measured the gravels above the village.\n" * (size // 62)


def blank_lines(size: int) -> str:
    """Lines of nothing but spaces around one sentence."""
    return f"{(' ' * 79 + chr(10)) * (size // 160)}The harbour board met.\n{(' ' * 79 + chr(10)) * (size // 160)}"


def brackets(size: int) -> str:
    """Brackets that open and do not close, in lines of their own."""
    make = Maker(26)
    return up_to(size, (f"{make.clause()} (and [some more {make.one(_OBJECTS)}." for _ in count()), "\n\n") + "\n"


def bracketed_line(size: int) -> str:
    """Opening brackets on one line."""
    return "([" * (size // 2) + "\n"


def open_brackets(size: int) -> str:
    """One paragraph of words and opening brackets, never closed."""
    make = Maker(27)
    return up_to(size, (f"({make.one(_OBJECTS)} [{make.one(_VERBS)}" for _ in count()), " ") + "\n"


def running_heads(size: int) -> str:
    """A running head with the number of the page between lines of 72 characters, left and right in turn."""
    make = Maker(31)
    pages = (
        f"{_wrapped(make.paragraph(4))}\n\n{_head(number)}\n\n{_wrapped(make.paragraph(2).lower())}"
        for number in count(1)
    )
    return up_to(size, pages) + "\n"


def _head(number: int) -> str:
    return f"{number % 9000 + 1}   Signal copy" if number % 2 else f"THE HARBOUR QUESTION   {number % 9000 + 1}"


def line_numbers(size: int) -> str:
    """Lines of 72 characters, every fifth with its number in the margin (which begins anew at 1000)."""
    lines = hard_wrapped(size).split("\n")
    numbers = count(1)
    shown = (next(numbers) % 1000 if line else 0 for line in lines)
    return "\n".join(
        f"{number if number % 5 == 0 else '':>4}  {line}" if number else line
        for number, line in zip(shown, lines, strict=True)
    )


def hyphens(size: int) -> str:
    """A divided word at the end of every line; half of them stand whole somewhere."""
    make = Maker(32)
    lines = (f"{make.clause()[:60].rsplit(' ', 1)[0]} the situa-\ntion of the light-\nkeeper was bad," for _ in count())
    return up_to(size, lines, "\n") + "\n"


def form_feeds(size: int) -> str:
    """A form feed in the middle of every paragraph."""
    make = Maker(33)
    return up_to(size, (f"{make.clause()}\n\f{make.clause().lower()}." for _ in count())) + "\n"


def repeated_brackets(size: int) -> str:
    """Page markers in brackets inside the text, and numbers alone on lines."""
    make = Maker(34)
    return up_to(size, (f"{make.clause()} {{{n % 9000}}} {make.clause()}.\n\n{n % 9000}" for n in count(2))) + "\n"


Make = Callable[[int], str]
GENRES: Final[dict[str, Make]] = {one.__name__: one for one in (article, essay, letter, report, resolution, text)}
SHAPES: Final[dict[str, Make]] = {
    one.__name__.replace("_", "-"): one
    for one in (
        hard_wrapped,
        one_paragraph,
        one_line,
        short_lines,
        paragraph_a_line,
        headings,
        quotations,
        deep_quotes,
        nested_quotes,
        long_quotation,
        page_markers,
        notes,
        citations,
        dates,
        only_dates,
        yearless_dates,
        list_items,
        first_items,
        identical_lines,
        blank_lines,
        brackets,
        bracketed_line,
        open_brackets,
        catalogue_lines,
        only_pages,
        running_heads,
        line_numbers,
        hyphens,
        form_feeds,
        repeated_brackets,
    )
}
