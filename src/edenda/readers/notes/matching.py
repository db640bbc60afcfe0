"""Which runs of labels are notes, and which call goes with which note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from edenda.readers.back.bibliography import is_reference_list
from edenda.readers.notes.calls import Call
from edenda.readers.notes.labels import CALLS_OF, follows
from edenda.readers.notes.printed import SPOKEN, Block, Sheet, bare_words
from edenda.readers.structure.heading_forms import has_heading_form

#: Forms in which lists are numbered as well: they need more signs than a call.
_LISTED: Final = frozenset({"plain", "half"})


class Matched(NamedTuple):
    """A run of notes with the calls of each, in the order of its notes."""

    block: Block
    form: str
    calls: tuple[tuple[Call, ...], ...]


def match_blocks(sheet: Sheet, blocks: Sequence[Block]) -> list[Matched]:
    """The runs that are notes, each with the calls in the text above it."""
    found: list[Matched] = []
    start = sheet.units[0].start if sheet.units else 0
    for cluster in _clusters(sheet, blocks):
        matched = list(_match(sheet, cluster, start))
        found.extend(matched)
        if matched:
            start = sheet.units[matched[-1].block.end - 1].end
    return found


def _clusters(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs with nothing but headings, rules and page markers between them."""
    cluster: list[Block] = []
    for block in blocks:
        if cluster and not _is_bare(sheet, cluster[-1].end, block.first):
            yield cluster
            cluster = []
        cluster.append(block)
    if cluster:
        yield cluster


def _is_bare(sheet: Sheet, start: int, end: int) -> bool:
    units = sheet.units[start:end]
    return end - start < 8 and all(unit.is_page or unit.is_rule or has_heading_form(unit) for unit in units)


def _match(sheet: Sheet, cluster: Sequence[Block], start: int) -> Iterator[Matched]:
    """The runs of a cluster that are called in the text above it, from `start` on."""
    end = sheet.units[cluster[0].first].start
    found: dict[str, list[Call]] = {}
    done: dict[str, int] = {}
    for block, following in zip(cluster, (*cluster[1:], None), strict=True):
        form = _form(sheet, block, start, end)
        if form and form not in found:
            found[form] = sheet.calls.within(form, start, end)
        calls, first = found.get(form, []), done.get(form, 0)
        until = _until(calls, first, block, following) if following else len(calls)
        by_label = _by_label(block, calls[first:until])
        if _is_accepted(sheet, block, sum(bool(one) for one in by_label)):
            yield Matched(block, form, by_label)
            done[form] = until


def _form(sheet: Sheet, block: Block, start: int, end: int) -> str:
    """The way in which most notes of a run are called."""
    counts = [
        (sum(sheet.calls.has(form, entry.label.n, start, end) for entry in block.entries), form)
        for form in CALLS_OF[block.form]
    ]
    best, form = max(counts, key=lambda pair: pair[0])
    return form if best else ""


def _is_accepted(sheet: Sheet, block: Block, called: int) -> bool:
    """Whether a run of labels is notes: enough of them are called, and its form and place say no list."""
    if block.form in SPOKEN:
        return True
    if is_bibliography(sheet, block):
        return False
    if block.form in _LISTED and not block.is_headed:
        has_rule = any(sheet.units[index].is_rule for index in block.lead)
        return called == len(block.entries) and (has_rule or block.is_foot)
    return called > 0 and called * 2 >= len(block.entries)


def is_bibliography(sheet: Sheet, block: Block) -> bool:
    """Whether entries under *References* are a list of works, each with an author first and a year."""
    if not block.is_headed:
        return False
    heads = [index for index in block.lead if not sheet.units[index].is_rule]
    names = sheet.language.words("headings", "bibliography")
    if not any(bare_words(sheet.units[index], sheet.language) in names for index in heads):
        return False
    texts = [sheet.units[entry.first].text[entry.label.length :].lstrip() for entry in block.entries]
    return is_reference_list(texts)


def _until(calls: Sequence[Call], start: int, block: Block, following: Block) -> int:
    """Where the calls of a run end, where another run follows: where the count begins again."""
    last, first = block.entries[-1].label.n, following.entries[0].label.n
    seen_last, before = False, ""
    for index in range(start, len(calls)):
        n = calls[index].n
        drops = before and not follows(before, n)
        if n == first and drops and (seen_last or not _comes(calls, index, last, first)):
            return index
        seen_last = seen_last or n == last
        before = n
    return len(calls)


def _comes(calls: Sequence[Call], index: int, last: str, first: str) -> bool:
    """Whether the last label of a count is still called before it begins again."""
    for at in range(index + 1, len(calls)):
        if calls[at].n in (last, first):
            return calls[at].n == last
    return False


def _by_label(block: Block, calls: Sequence[Call]) -> tuple[tuple[Call, ...], ...]:
    """For each note its calls in order; what may be something else counts only where nothing better calls the note."""
    sure: dict[str, list[Call]] = {}
    doubtful: dict[str, Call] = {}
    for call in calls:
        if call.is_sure:
            sure.setdefault(call.n, []).append(call)
        else:
            doubtful.setdefault(call.n, call)
    return tuple(
        tuple(sure.get(entry.label.n, ())) or tuple(filter(None, (doubtful.get(entry.label.n),)))
        for entry in block.entries
    )
