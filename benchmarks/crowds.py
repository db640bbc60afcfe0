"""Sources of very many of one thing in a given size: headings, notes, speeches, letters, rows, brackets."""

from __future__ import annotations

from itertools import count

from benchmarks.sentences import MONTHS, OBJECTS, SUBJECTS, Maker, entry, name, up_to, wrapped

_SIGN_NOTES = ("*", "†", "‡")


def only_headings(size: int) -> str:
    """A heading and a few words below it, again and again."""
    make = Maker(41)
    return up_to(size, (f"{make.heading()}\n\n{make.one(SUBJECTS)} met." for _ in count())) + "\n"


def nested_items(size: int) -> str:
    """One list of bullets, four deep."""
    make = Maker(42)
    return (
        "What there was:\n\n" + up_to(size, (f"{'  ' * (n % 4)}- {make.one(OBJECTS)};" for n in count()), "\n") + "\n"
    )


def numbered_items(size: int) -> str:
    """One list that counts on and on."""
    make = Maker(43)
    return "What there was:\n\n" + up_to(size, (f"{n}. {make.one(OBJECTS)};" for n in count(1)), "\n") + "\n"


def table_rows(size: int) -> str:
    """One table with its columns set apart by blanks."""
    make = Maker(44)
    rows = (f"{name(n % 900):<16}{make.number(10, 99):>8}{make.number(100, 999):>10}" for n in count())
    return "The trade of the port:\n\n" + up_to(size, rows, "\n") + "\n"


def verse(size: int) -> str:
    """Stanzas of four short lines set in."""
    make = Maker(45)
    lines = (f"{make.clause()[:38].rsplit(' ', 1)[0]}" for _ in count())
    stanzas = ("\n".join(f"    {next(lines)}," for _ in range(4)) for _ in count())
    return f"{make.paragraph()}\n\n" + up_to(size, stanzas) + "\n"


def one_poem(size: int) -> str:
    """Short lines set in, without blank lines between them."""
    make = Maker(46)
    lines = (f"    {make.clause()[:38].rsplit(' ', 1)[0]}," for _ in count())
    return f"{make.paragraph()}\n\n" + up_to(size, lines, "\n") + "\n"


def speeches(size: int) -> str:
    """Minutes: a short speech of one of four speakers a line."""
    make = Maker(47)
    names = ("Mr. HARRACH", "Mrs. TAVENER", "The CHAIRMAN", "Mr. QUENNELL")
    said = (f"{make.one(names)}: {make.clause()}." for _ in count())
    return f"MINUTES\n\nLindenau, 4 May 1893\n\n{up_to(size, said)}\n"


def many_letters(size: int) -> str:
    """Letters of a few lines one below the other in one file."""
    make = Maker(48)
    letters = (
        f"Lindenau, {make.number(1, 27)} {make.one(MONTHS)} 1893\n\nDear Sir,\n\n{make.paragraph(2)}\n\n"
        "I remain, Sir, your obedient servant,\n\nJosias Vandermeer"
        for _ in count()
    )
    return up_to(size, letters, "\n\n\n") + "\n"


def page_notes(size: int) -> str:
    """A note called and printed on each page, with a sign and a rule."""
    make = Maker(49)
    pages = (f"{make.clause()}.* {make.sentence()}\n\n-----\n* {make.clause()}.\n\n[p. {n}]" for n in count(2))
    return up_to(size, pages) + "\n"


def sign_notes(size: int) -> str:
    """Three notes with three signs on each page, a form feed behind them."""
    make = Maker(50)
    pages = (
        " ".join(f"{make.clause()}.{sign}" for sign in _SIGN_NOTES)
        + "\n\n"
        + "\n".join(f"{sign} {make.clause()}." for sign in _SIGN_NOTES)
        + "\n\f"
        for _ in count()
    )
    return up_to(size, pages, "\n") + "\n"


def section_notes(size: int) -> str:
    """Sections with notes of their own that count from 1."""
    make = Maker(51)
    sections = (
        f"{make.heading()}\n\n"
        + " ".join(f"{make.clause()}.[{n}]" for n in range(1, 6))
        + "\n\nNotes\n\n"
        + "\n".join(f"[{n}] {make.clause()}." for n in range(1, 6))
        for _ in count()
    )
    return up_to(size, sections) + "\n"


def long_notes(size: int) -> str:
    """Notes numbered through to the last one, printed at the end."""
    make = Maker(52)
    most = max(3, size // 160)
    body = "\n\n".join(f"{make.clause()}.({n})" for n in range(1, most + 1))
    return f"Remarks\n\n{body}\n\nNotes\n\n" + "\n".join(f"({n}) {make.clause()}." for n in range(1, most + 1)) + "\n"


def short_titles(size: int) -> str:
    """Notes that cite works by author and short title, a bibliography below."""
    make = Maker(53)
    most = max(3, size // 260)
    body = "\n\n".join(f"{make.clause()}.[{n}]" for n in range(1, min(most, 999) + 1))
    works = (f"{name(n % 200)}, Tide-Mills, p. {n % 300 + 1}; cf. {name(n * 7 % 200)}, op. cit., 12." for n in count())
    printed = "\n".join(f"[{n}] {next(works)}" for n in range(1, min(most, 999) + 1))
    listed = up_to(size // 3, (entry(make, n) for n in count()), "\n")
    cited = up_to(size // 3, (f"{make.clause()} ({name(n % 200)}, Tide-Mills, p. {n % 300 + 1})." for n in count()))
    return f"On Tide-Mills\n\n{cited}\n\n{body}\n\nNotes\n\n{printed}\n\nBibliography\n\n{listed}\n"


def numbered_works(size: int) -> str:
    """A bibliography of numbered entries, half of the text, and its numbers in the other half."""
    make = Maker(54)
    most = max(3, size // 200)
    body = "\n\n".join(f"{make.clause()} [{n}]." for n in range(1, most + 1))
    return (
        f"On Sources\n\n{body}\n\nReferences\n\n"
        + "\n".join(f"[{n}] {entry(make, n)}" for n in range(1, most + 1))
        + "\n"
    )


def closed_brackets(size: int) -> str:
    """Short insertions in square and round brackets in every clause."""
    make = Maker(55)
    said = (f"{make.one(SUBJECTS)} [sic] met (twice) [the other {make.one(OBJECTS)}]." for _ in count())
    return up_to(size, (" ".join(next(said) for _ in range(6)) for _ in count())) + "\n"


def headed_pages(size: int) -> str:
    """A form feed and a running head with its number above each page of a few lines."""
    make = Maker(56)
    pages = (f"THE HARBOUR QUESTION   {n % 9000 + 1}\n\n{wrapped(make.paragraph(2))}\n\f" for n in count())
    return up_to(size, pages, "") + "\n"


def records(size: int) -> str:
    """Records of an archive's catalogue, each with its fields, one below the other."""
    make = Maker(57)
    found = (
        f"Reference: C 117/{n}\nTitle: {make.clause()}\nDate: {make.number(1, 27)} March 1904\nLanguage: English"
        for n in count(1)
    )
    return up_to(size, found) + "\n"


def labelled_lines(size: int) -> str:
    """Short lines that each begin with a word and a colon."""
    make = Maker(58)
    labels = ("To", "From", "Subject", "Re", "Copy", "Place", "Present")
    return up_to(size, (f"{make.one(labels)}: {make.one(OBJECTS)}" for _ in count()), "\n") + "\n"


def mere_breaks(size: int) -> str:
    """Line ends with nothing between them, around two sentences."""
    breaks = "\n" * (size // 2)
    return f"The harbour board met.\n{breaks}It met again.\n{breaks}"
