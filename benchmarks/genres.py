"""Sources of each genre in a given size: same size, same text."""

from __future__ import annotations

from itertools import count

from benchmarks.sentences import Maker, cited, entry, prose, up_to, wrapped


def article(size: int) -> str:
    """An article: a title, a lead, headed sections, paragraphs one to a line, notes printed at the end."""
    make = Maker(1)
    lead = "The Harbour of Brescello is a small port on the eastern coast, known for its lighthouses and its tide-mill."
    body = up_to(size * 9 // 10, prose(make, "[{}]"))
    notes = (f"[{number}] {make.clause()}." for number in range(1, 1 + body.count("]")))
    return "\n\n".join(["Harbour of Brescello", lead, body, "Notes", *notes]) + "\n"


def essay(size: int) -> str:
    """An essay: author, citations by author and date, a bibliography that grows with it."""
    make = Maker(2)
    body = up_to(size * 8 // 10, (f"{make.paragraph(3)} {cited(make)} {make.paragraph(3)}" for _ in count()))
    entries = up_to(size * 2 // 10, (entry(make, number) for number in count()), "\n")
    return f"On Tide-Mills\n\nBy Anna Riedmatt\n\nPosted: March 12, 2009\n\n{body}\n\nBibliography\n\n{entries}\n"


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
        wrapped(f"{make.paragraph()} [Not in the copy.] {make.sentence()}{_page(number)}") for number in count(1)
    )
    closing = "I have the honour to be, Sir,\n\nAlfred Quennell"
    return f"{record}\n\n{'-' * 40}\n\n{head}\n\n{up_to(size, paragraphs)}\n\n{closing}\n"


def _page(number: int) -> str:
    return f" [p. {number // 4}]" if number % 4 == 0 else ""


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
    return up_to(size, prose(Maker(6))) + "\n"
