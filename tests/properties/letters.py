"""Letters and memoranda built from blocks, each with the outline that it must come out with."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from hypothesis import strategies as st

_SENTENCES = (
    "The survey of the northern channel was finished on the day before the ice came down the river.",
    "Nobody at the harbour could say who had given the order, and the clerk had gone home to his dinner.",
    "I have read the papers that you were kind enough to send, and have laid them before the committee.",
    "The price of oil has risen again, so that the lamp is now lit only when a ship has been seen.",
    "Your nephew is in good health and has learned to row, which he does in the wrong direction.",
    "Two of the boxes were found to be empty, although the seals upon them had not been broken.",
)
DATELINES = (
    "Rome, March 26, 1869",
    "Kew, 4th May, 1887",
    "Penmark, 12 June 1901.",
    "Paris, le 3 mars 1802",
    "Moscow. 22.II.1962",
    "At the Camp before Ghent, Tuesday night",
    "From aboard the Calypso, at sea, 3 Xbre 1782",
    "Sardona, June 7, 1961, 6 p.m.",
    "Tuesday, 6 p.m.",
    "Low Ford, undated.",
)
STAMPS = (
    "SECRET",
    "Top Secret",
    "CONFIDENTIAL—NODIS",
    "Urgent",
    "By Hand",
    "Copy No. 3",
    "Strictly secret. Special folder",
)
REFERENCES = ("No. 214", "Ref. AB/12", "Our ref: N/53/118", "C 4527/12/9", "Despatch No. 71")
SALUTES = (
    "Dear Sir,",
    "My dear Brown,",
    "Gentlemen,",
    "Sir:",
    "My Lord,",
    "Dear Mrs. Oddy,",
    "Honoured and learned Sir,",
)
CLOSINGS = (
    "Yours truly,",
    "I am, Sir, your obedient servant,",
    "With kind regards,",
    "Yours sincerely,",
    "Believe me ever yours,",
)
ADDRESSES = (("Professor W. Lindqvist,", "Botanical Institute,", "Uppmark."), ("Messrs. Tull and Sons,", "Low Ford"))
NAMES = ("Hannah Weir", "Arthur Penn", "Wm. Tarrant", "J. B. Hale")
OFFICES = ("Honorary Secretary", "H.M. Consul", "Chairman of the Board")
COPIES = ("cc: Harbour Master", "Copies to: Admiralty; Treasury", "Distribution: Minister; Archive")
ENCLOSURES = ("Enclosure: one map", "Encl.", "2 Enclosures")
SUBJECTS = ("Re: the lamp at Penmark", "Subject: Sale of the stove")
POSTSCRIPTS = ("P.S. The lamp has been lit.", "PS. Do not write to the old address.", "N.B. The stove is sold.")


class Built(NamedTuple):
    """A source and the lines, without indentation, of the text part of its outline."""

    source: str
    lines: list[str]


def words(text: str) -> str:
    """The first five words as an outline shows them."""
    return '"' + " ".join(text.split()[:5]) + '"'


@st.composite
def paragraphs(draw: st.DrawFn, least: int = 1) -> list[str]:
    """Paragraphs of running text."""
    count = draw(st.integers(least, 3))
    return [" ".join(draw(st.permutations(_SENTENCES))[: draw(st.integers(2, 4))]) for _ in range(count)]


@st.composite
def letters(draw: st.DrawFn) -> Built:
    """A letter: stamp, file number, dateline, address, salutation, text, closing, signature, copies, postscript."""
    above: list[tuple[str, list[str]]] = []
    if draw(st.booleans()):
        above.append((f"seg stamp {words(stamp := draw(st.sampled_from(STAMPS)))}", [stamp]))
    if draw(st.booleans()):
        above.append((f"seg reference {words(number := draw(st.sampled_from(REFERENCES)))}", [number]))
    above.append((f"dateline {words(dated := draw(st.sampled_from(DATELINES)))}", [dated]))
    if draw(st.booleans()):
        address = draw(st.sampled_from(ADDRESSES))
        above.append((f"address {words(' '.join(address))}", list(address)))
    above.append((f"salute {words(salute := draw(st.sampled_from(SALUTES)))}", [salute]))
    if draw(st.booleans()):
        above.append((f"seg subject {words(subject := draw(st.sampled_from(SUBJECTS)))}", [subject]))
    body = [(f"p {words(one)}", [one]) for one in draw(paragraphs(2))]
    below = [(f"salute {words(closing := draw(st.sampled_from(CLOSINGS)))}", [closing])]
    signed = [draw(st.sampled_from(NAMES)), *draw(st.lists(st.sampled_from(OFFICES), max_size=1))]
    below.append((f"signed {words(' '.join(signed))}", signed))
    last: list[tuple[str, list[str]]] = []
    for choices, kind in ((ENCLOSURES, "enclosures"), (COPIES, "copies")):
        if draw(st.booleans()):
            last.append((f"seg {kind} {words(line := draw(st.sampled_from(choices)))}", [line]))
    lines = ["div letter", "opener", *(name for name, _ in above), *(name for name, _ in body), "closer"]
    lines += [name for name, _ in below]
    if draw(st.booleans()):
        post = draw(st.sampled_from(POSTSCRIPTS))
        below.append(("", [post]))
        lines += ["postscript", f"p {words(post)}"]
        lines += ["closer"] if last else []
    lines += [name for name, _ in last]
    width = draw(st.sampled_from((0, 64, 72)))
    return Built(_laid_out([*above, *body, *below, *last], width), lines)


@st.composite
def memoranda(draw: st.DrawFn) -> Built:
    """A memorandum: stamp, title, labelled lines in one of their forms, text, signature, copies."""
    blocks: list[tuple[str, list[str]]] = []
    if draw(st.booleans()):
        stamp = draw(st.sampled_from(STAMPS))
        blocks.append(("", [stamp]))
    pairs = [("To", "The Director of Navigation"), ("From", "Hanna Weiss, Chief of Section"), ("Date", "4 May 1953")]
    pairs.append(("Subject", "The buoys at Penmark"))
    form = draw(st.sampled_from(("{0}: {1}", "{0} : {1}", "{0}:     {1}")))
    name = draw(st.sampled_from((str.upper, str.title)))
    labelled = [form.format(name(label), value) for label, value in pairs]
    lines = ["div report", *(["opener", f"seg stamp {words(stamp)}"] if blocks else []), 'head "MEMORANDUM"', "list"]
    for line, (_, value) in zip(labelled, pairs, strict=True):
        lines += [f"label {words(line[: line.index(':') + 1])}", f"item {words(value)}"]
    body = draw(paragraphs(2))
    lines += [f"p {words(one)}" for one in body] + ["closer", 'signed "Hanna Weiss"']
    blocks += [("", ["MEMORANDUM"]), ("", labelled), *(("", [one]) for one in body), ("", ["Hanna Weiss"])]
    if draw(st.booleans()):
        copies = draw(st.sampled_from(COPIES))
        blocks.append(("", [copies]))
        lines.append(f"seg copies {words(copies)}")
    return Built(_laid_out(blocks, draw(st.sampled_from((0, 72)))), lines)


def _laid_out(blocks: list[tuple[str, list[str]]], width: int) -> str:
    laid = []
    for _, lines in blocks:
        wrapped = [part for line in lines for part in (textwrap.wrap(line, width) if width else [line])]
        laid.append("\n".join(wrapped))
    return "\n\n".join(laid) + "\n"
