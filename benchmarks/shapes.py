"""Sources of one shape in a given size: everything that a line, a paragraph or a page can be too much of."""

from __future__ import annotations

from itertools import count

from benchmarks.sentences import MONTHS, OBJECTS, SUBJECTS, VERBS, Maker, cited, entry, up_to, wrapped


def hard_wrapped(size: int) -> str:
    """Lines of 72 characters, blank lines between paragraphs."""
    make = Maker(11)
    return up_to(size, (wrapped(make.paragraph()) for _ in count())) + "\n"


def one_line(size: int) -> str:
    """All on one line."""
    make = Maker(12)
    return up_to(size, (make.sentence() for _ in count()), " ") + "\n"


def short_lines(size: int) -> str:
    """Short lines without blank lines between."""
    make = Maker(13)
    return up_to(size, (make.one(OBJECTS) for _ in count()), "\n") + "\n"


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
        f"{make.one(SUBJECTS)} said: “The keepers’ ‘dry water’ is {make.clause()}, he stated. {make.clause()}.”"
        for _ in count()
    )
    return up_to(size, (f"{next(said)} {next(said)} {next(said)}" for _ in count())) + "\n"


def deep_quotes(size: int) -> str:
    """Marks that open and open and never close, all in one paragraph."""
    make = Maker(17)
    return up_to(size, (f"“{make.one(OBJECTS)} ‘{make.one(VERBS)}" for _ in count()), " ") + "\n"


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
    body = up_to(size // 2, (" ".join(cited(make, most) for _ in range(5)) for _ in count()))
    return f"On Sources\n\n{body}\n\nBibliography\n\n" + "\n".join(entry(make, number) for number in range(most)) + "\n"


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
    days = (f"{make.clause()} on {make.number(1, 27)} {make.one(MONTHS)}" for _ in count())
    return "In 1887 it began; " + up_to(size, days, ", ") + ".\n"


def list_items(size: int) -> str:
    """One list of bullets."""
    make = Maker(24)
    return "What there was:\n\n" + up_to(size, (f"- {make.one(OBJECTS)};" for _ in count()), "\n") + "\n"


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
    return wrapped(up_to(size, (make.sentence() for _ in count()), " ")) + "\n"


def catalogue_lines(size: int) -> str:
    """A catalogue record that does not end."""
    make = Maker(30)
    body = f"{make.paragraph()}\n\n{make.paragraph()}"
    return f"{body}\n\n" + up_to(size, (f"Subject: {make.one(OBJECTS)}\nTitle: {make.clause()}" for _ in count()), "\n")


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
    return up_to(size, (f"{make.clause()} (and [some more {make.one(OBJECTS)}." for _ in count()), "\n\n") + "\n"


def bracketed_line(size: int) -> str:
    """Opening brackets on one line."""
    return "([" * (size // 2) + "\n"


def open_brackets(size: int) -> str:
    """One paragraph of words and opening brackets, never closed."""
    make = Maker(27)
    return up_to(size, (f"({make.one(OBJECTS)} [{make.one(VERBS)}" for _ in count()), " ") + "\n"


def running_heads(size: int) -> str:
    """A running head with the number of the page between lines of 72 characters, left and right in turn."""
    make = Maker(31)
    pages = (
        f"{wrapped(make.paragraph(4))}\n\n{_head(number)}\n\n{wrapped(make.paragraph(2).lower())}"
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
