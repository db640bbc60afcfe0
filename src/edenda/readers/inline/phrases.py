"""Marks inside paragraphs that a reader makes: quotations, citations, the archive's insertions, run-in headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import is_
from typing import Final

from edenda.languages import Language, load
from edenda.model import Attrs, Block, Flow, Link, Mark, Reading, Span, is_within, raw_positions
from edenda.problems import Problem
from edenda.readers.back.bibliography import Entry, read_entries
from edenda.readers.inline.citations import Citation, Citer, Unresolved
from edenda.readers.inline.quotations import Found, Quotation, find_quotations, is_quoted_speech
from edenda.readers.notes.inline_notes import inline_notes, is_inline_note
from edenda.readers.structure.stage_directions import audience_marks
from edenda.recognisers.dates import parse_date
from edenda.sources import position

_MOST_OF_A_KIND: Final = 100
_TEXTUAL: Final = frozenset({"p", "item", "head", "quote", "ab", "#text"})
_RUN_IN: Final = re.compile(r"[^\W\d_][^.:—–\n]{1,90}[.:]\s?(?:[—–]|--?(?=\s?[A-Z]))")
_INSERTION: Final = re.compile(r"\[(?!\d{1,3}\])[^\[\]]{2,300}\]")
_BROKEN_BY: Final = re.compile(r"(?<=[,.?!…])\s+(?P<aside>(?:he|she|they|it|we|I)\s+(?P<verb>\w+)[.,])\s+")
_BLOCK_OPENING: Final = re.compile(r":(?=[“‘\"'])")


def mark_phrases(reading: Reading) -> tuple[Reading, tuple[Problem, ...]]:
    """A reading with phrase marks on its body and notes, and what was noticed."""
    language = load(reading.language)
    blocks = tuple(block for top in reading.body.blocks for block in top.walk())
    body = reading.body
    listed = [block for block in blocks if block.kind == "bibl" and block.id]
    entries = read_entries([body.text[slice(*block.span)] for block in listed])
    labels = [str(dict(block.attrs).get("n", "")) for block in listed]
    cited, problems = _citations(body, blocks, Citer(entries, labels))
    paragraphs = [block for block in blocks if block.kind in _TEXTUAL and not block.children]
    quoted, regrouped, noticed = _quotations(body, paragraphs, cited, language)
    marks = [*body.marks, *quoted, *_bibliography(listed, entries), *_run_in(body, blocks)]
    marks.extend(mark for citation in cited for mark in citation.marks)
    if reading.genre == "report":
        leaves = [block for block in blocks if not block.children and block.kind not in ("bibl", "pb")]
        marks.extend(_insertions(body, leaves, language))
    if reading.genre == "text":
        marks.extend(audience_marks(body, blocks, language))
    marks.extend(inline_notes(body, blocks, language))
    marks.extend(_posting_dates(body, blocks))
    blocks_now = _dated(_group_quotes(body.blocks, regrouped), body.text)
    new_body = replace(body, marks=tuple(marks), blocks=blocks_now)
    problems = [*problems, *noticed, *_brackets(body, paragraphs)]
    citer = Citer(entries, labels)
    flows = tuple(new_body if flow is body else _note(flow, language, citer) for flow in reading.flows)
    return reading.with_flows(flows), tuple(_located(_few(problems), reading))


def _few(problems: Sequence[_Noticed]) -> list[_Noticed]:
    """At most so many problems of a code, the last saying how many more there are."""
    counts = Counter(problem.code for problem, _ in problems)
    kept: list[_Noticed] = []
    seen: Counter[str] = Counter()
    for problem, at in problems:
        seen[problem.code] += 1
        if seen[problem.code] < _MOST_OF_A_KIND:
            kept.append((problem, at))
        elif seen[problem.code] == _MOST_OF_A_KIND:
            more = counts[problem.code] - _MOST_OF_A_KIND
            message = f"{problem.message} There are {more:,} more such places." if more else problem.message
            kept.append((replace(problem, message=message), at))
    return kept


def _note(flow: Flow, language: Language, citer: Citer) -> Flow:
    if flow.kind != "note":
        return flow
    leaves = list(flow.leaves())
    found = [one for leaf in leaves for one in citer.find_in_note(flow.text, *leaf.span)]
    cited = [one for one in found if isinstance(one, Citation)]
    quoted, _, _ = _quotations(flow, leaves, cited, language)
    marks = [mark for mark in quoted if mark.kind != "q" or not any(is_within(mark.span, one.span) for one in cited)]
    return replace(flow, marks=(*flow.marks, *marks, *(mark for one in cited for mark in one.marks)))


_Noticed = tuple[Problem, int]


def _located(problems: Sequence[_Noticed], reading: Reading) -> Iterator[Problem]:
    """Problems at places of the body's text as problems at lines and columns of the source."""
    places = raw_positions(reading.body, [at for _, at in problems])
    for (problem, _), place in zip(problems, places, strict=True):
        line, column = position(reading.raw, place)
        yield replace(problem, file=reading.origin, line=line, column=column)


def _citations(body: Flow, blocks: Sequence[Block], citer: Citer) -> tuple[list[Citation], list[_Noticed]]:
    if not citer.has_entries:
        return [], []
    found: list[Citation] = []
    problems: list[_Noticed] = []
    for block in blocks:
        if block.kind == "head":
            citer.begin_section()
        if block.kind not in ("p", "item", "quote", "#text") or block.children:
            continue
        for citation in citer.find(body.text, *block.span):
            if isinstance(citation, Unresolved):
                problems.append((_unresolved(body.text, citation), citation.span[0]))
            else:
                found.append(citation)
    return found, problems


def _unresolved(text: str, citation: Unresolved) -> Problem:
    words = text[slice(*citation.span)]
    if citation.is_ibid:
        return Problem(
            "CIT-002", f"“{words}” has no citation before it in its section.", hint="Link it by hand in the TEI."
        )
    return Problem(
        "CIT-001",
        f"No entry of the bibliography fits “{words}”.",
        hint="Check author and year, or link it by hand in the TEI.",
    )


def _bibliography(blocks: Sequence[Block], entries: Sequence[Entry]) -> Iterator[Mark]:
    for block, entry in zip(blocks, entries, strict=True):
        for mark in entry.marks:
            yield replace(mark, span=(block.span[0] + mark.span[0], block.span[0] + mark.span[1]))


def _posting_dates(body: Flow, blocks: Sequence[Block]) -> Iterator[Mark]:
    """The date in a dateline that says when a text was posted."""
    for block in blocks:
        if block.kind == "dateline" and block.attrs:
            yield Mark("date", block.span, (*block.attrs, *parse_date(body.text[slice(*block.span)])))


def _dated(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """Blocks with the value of each `docDate` in its attributes; a `dateline` keeps its own in the date inside it."""
    found = []
    for block in blocks:
        attrs = block.attrs
        if block.kind == "docDate":
            attrs = parse_date(text[slice(*block.span)])
        elif block.kind == "dateline":
            attrs = ()
        children = _dated(block.children, text) if block.children else ()
        is_same = attrs is block.attrs and all(map(is_, children, block.children))
        found.append(block if is_same else replace(block, attrs=attrs, children=children))
    return tuple(found)


def _run_in(body: Flow, blocks: Sequence[Block]) -> Iterator[Mark]:
    """`Problems of Unity.—` at the beginning of an item or of its first paragraph."""
    for block in blocks:
        if block.kind == "item":
            start = block.span[0]
            match = _RUN_IN.match(body.text, start, block.span[1])
            if match and match.group().count(" ") < 10:
                yield Mark("label", match.span(), (("type", "run-in"),))


def _insertions(body: Flow, paragraphs: Sequence[Block], language: Language) -> Iterator[Mark]:
    attrs: Attrs = (("reason", "explanatory"), ("resp", Link("publisher:source")))
    for block in paragraphs:
        for match in _INSERTION.finditer(body.text, *block.span):
            if not is_inline_note(match[0], language):
                yield Mark("supplied", match.span(), attrs)


def _quotations(
    flow: Flow,
    paragraphs: Sequence[Block],
    cited: Sequence[Citation],
    language: Language,
) -> tuple[list[Mark], list[Span], list[_Noticed]]:
    """Marks for quotations, the spans of block quotations over several paragraphs, and unpaired marks."""
    marks: list[Mark] = []
    problems: list[_Noticed] = []
    outer_end = 0
    by_start = {citation.span[0]: citation for citation in cited}
    found = [find_quotations(flow.text, *block.span) for block in paragraphs]
    spans = _over_paragraphs(flow.text, paragraphs, found)
    joined = {index for first, last in spans for index in range(first, last + 1)}
    for index, (block, quotations) in enumerate(zip(paragraphs, found, strict=True)):
        if block.kind == "quote":
            continue
        for quotation in quotations.quotations:
            if (
                index in joined
                and quotation.span[0] == block.span[0]
                and (not quotation.is_closed or quotation.span[1] == block.span[1])
            ):
                continue
            is_outermost = quotation.span[0] >= outer_end
            outer_end = max(outer_end, quotation.span[1])
            marks.extend(_quotation_marks(flow.text, quotation, by_start, language, is_outermost=is_outermost))
        if index not in joined:
            problems.extend((_stray(flow.text, at), at) for at in quotations.stray)
    return marks, [(paragraphs[first].span[0], paragraphs[last].span[1]) for first, last in spans], problems


def _stray(text: str, at: int) -> Problem:
    message = f"The quotation mark at “{first_line(text, at)}” has no partner in its paragraph."
    return Problem(
        "QUOT-001",
        message,
        hint="Decide in the TEI where the quotation begins and ends; a missing mark can be supplied.",
    )


def _quotation_marks(
    text: str, quotation: Quotation, cited: dict[int, Citation], language: Language, *, is_outermost: bool
) -> Iterator[Mark]:
    start, end = quotation.span
    citation = next((cited[at] for at in (end, end + 1) if at in cited and text[end:at].strip() == ""), None)
    if not is_quoted_speech(text, quotation, language, has_reference=citation is not None):
        yield Mark("q", quotation.span)
        return
    attrs: Attrs = (("source", Link(f"block:{citation.entry.id}")),) if citation else ()
    is_displayed = citation is not None and start > 0 and _BLOCK_OPENING.match(text, start - 1) is not None
    if is_displayed and citation:
        yield Mark("cit", (start, citation.span[1]))
        attrs = (("rend", "block"), *attrs)
    if not quotation.is_closed:
        attrs = (*attrs, ("cert", "low"))
    pieces = _pieces(text, quotation, language) if is_outermost else [quotation.span]
    for piece in pieces:
        yield Mark("quote", piece, (*attrs, *_chained(pieces, piece)))


def _pieces(text: str, quotation: Quotation, language: Language) -> list[Span]:
    """The spans of a quotation, in two where `, he stated.` interrupts it without marks."""
    start, end = quotation.span
    match = _BROKEN_BY.search(text, start, end)
    if match and match["verb"].lower() in language.words("speech", "verbs"):
        return [(start, match.start()), (match.end(), end)]
    return [quotation.span]


def _chained(pieces: list[Span], piece: Span) -> Attrs:
    if len(pieces) == 1:
        return ()
    first, last = (f"id:q-{span[0]}" for span in pieces)
    if piece == pieces[0]:
        return (("xml:id", Link(first)), ("next", Link(last)))
    return (("xml:id", Link(last)), ("prev", Link(first)))


def _over_paragraphs(text: str, paragraphs: Sequence[Block], found: Sequence[Found]) -> list[tuple[int, int]]:
    """Quotations that open at a paragraph's beginning and close at the end of a later one, as (first, last) indexes."""
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(paragraphs):
        last = _closing_paragraph(text, paragraphs, found, index)
        if last > index:
            spans.append((index, last))
            index = last
        index += 1
    return spans


def _closing_paragraph(text: str, paragraphs: Sequence[Block], found: Sequence[Found], first: int) -> int:
    def opens(at: int) -> bool:
        return any(not quotation.is_closed for quotation in found[at].quotations)

    if paragraphs[first].kind != "p" or not opens(first):
        return first
    for index in range(first + 1, min(first + 20, len(paragraphs))):
        block = paragraphs[index]
        if block.kind != "p" or (block.span[0] - paragraphs[index - 1].span[1]) > 1:
            return first
        begins = text[block.span[0]] in '“"'
        ends = block.span[1] - 1 in found[index].stray or (
            begins and not opens(index) and _encloses(block, found[index])
        )
        if ends:
            return index
        if not opens(index):
            return first
    return first


def _encloses(block: Block, found: Found) -> bool:
    return any(quotation.span == block.span for quotation in found.quotations)


def _group_quotes(blocks: tuple[Block, ...], spans: Sequence[Span]) -> tuple[Block, ...]:
    """Blocks with the paragraphs of each span put into one `quote`."""
    if not spans:
        return blocks
    grouped: list[Block] = []
    for block in blocks:
        index = bisect_right(spans, block.span[0], key=lambda span: span[0]) - 1
        span = spans[index] if index >= 0 else None
        if span is None or block.span[1] > span[1] or block.kind != "p":
            grouped.append(replace(block, children=_group_quotes(block.children, spans)))
        elif grouped and grouped[-1].kind == "quote" and grouped[-1].span[0] == span[0]:
            last = grouped[-1]
            grouped[-1] = replace(last, span=(last.span[0], block.span[1]), children=(*last.children, block))
        else:
            grouped.append(Block("quote", block.span, children=(block,)))
    return tuple(grouped)


def first_line(text: str, at: int) -> str:
    """A few words of a text from a place on, for a message; no further than the end of the block."""
    return text[at : at + 30].partition("\n")[0].strip()


def _brackets(body: Flow, paragraphs: Iterable[Block]) -> Iterator[_Noticed]:
    for block in paragraphs:
        text = body.text[slice(*block.span)]
        for opening, closing in ("()", "[]"):
            if text.count(opening) > text.count(closing):
                at = block.span[0] + text.rindex(opening)
                message = f"The bracket at “{first_line(body.text, at)}” is never closed in its paragraph."
                yield (
                    Problem(
                        "BRKT-001", message, hint="Check the source; supply the bracket in the TEI if it is missing."
                    ),
                    at,
                )
