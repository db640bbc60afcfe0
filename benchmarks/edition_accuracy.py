"""How good the markup of this edition's documents is: fresh conversions with the register against the proofread TEI.

    python -m benchmarks.edition_accuracy [--errors N] [--types persName,date] [--register whole|names|none] [FOLDER]

FOLDER is an edition whose TEI was finished by hand; without one, this repository. Both texts are compared character by
character, blanks apart, so that a correction or a note of the editors moves nothing. Names inside `bibl` do not count.
`--register names` keeps of each entry its first name alone, so that every other form has to be derived.
strict = same span and type; relaxed = they overlap and have one type. links: of the names with the same span and type,
those with the same @ref (none where there is none); values: of the dates, those with the same attributes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, NamedTuple

from lxml import etree

from edenda.convert import Options, convert
from edenda.edition import Edition, open_edition, read_tei
from edenda.merging.sequences import diff
from edenda.register.entries import Register
from edenda.sources import read_source, source_name
from edenda.tei import NS, local, parse

TYPES: Final = ("persName", "orgName", "placeName", "event", "title", "date")
LINKED: Final = ("persName", "orgName", "placeName", "event", "title")
_BESIDE: Final = frozenset({"corr", "reg", "expan"})
_NOT_COUNTED: Final = frozenset({"bibl", "docDate"})
_DATING: Final = ("when", "from", "to", "notBefore", "notAfter")
Known = Literal["whole", "names", "none"]


class Name(NamedTuple):
    """A name or date in a document: its place among the characters that are no blanks, what it says, its words."""

    start: int
    end: int
    type: str
    ref: str
    value: tuple[str, ...]
    words: str
    around: str


class Marked(NamedTuple):
    """The characters of a document's text that are no blanks, and the names and dates in it."""

    text: str
    names: tuple[Name, ...]


class Scores(NamedTuple):
    """The counts of one type and, for reading, what is wrong."""

    counts: Counter[str]
    wrong: tuple[str, ...]

    def f1(self, way: str = "strict") -> float:
        """The harmonic mean of precision and recall, strict or relaxed."""
        both = self.counts["gold"] + self.counts["found"]
        return (self.counts[f"{way} gold"] + self.counts[f"{way} found"]) / both if both else 1.0

    def share(self, what: str) -> float:
        """The share of the names with the same span and type whose link or value is the same."""
        return self.counts[what] / self.counts["strict gold"] if self.counts["strict gold"] else 1.0


def main() -> None:
    """Print the table, then errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--types", default=",".join(TYPES))
    parser.add_argument("--register", choices=("whole", "names", "none"), default="whole")
    arguments = parser.parse_args()
    found = score_edition(open_edition(arguments.folder), arguments.register)
    print_table({kind: found[kind] for kind in arguments.types.split(",")}, arguments.errors)


def print_table(scores: dict[str, Scores], errors: int = 0) -> None:
    """Print the figures of each type, and the first errors."""
    print(f"{'':10s} {'gold':>6s} {'found':>6s}  strict F1  relaxed F1  links  values")
    for kind, one in scores.items():
        links = f"{one.share('linked'):.3f}" if kind in LINKED else ""
        values = f"{one.share('valued'):.3f}" if kind == "date" else ""
        print(
            f"{kind:10s} {one.counts['gold']:6d} {one.counts['found']:6d}"
            f"  {one.f1():9.3f}  {one.f1('relaxed'):10.3f}  {links:5s}  {values}"
        )
        for case in one.wrong[:errors]:
            print(f"    {case}")
    linked = [one.counts for kind, one in scores.items() if kind in LINKED]
    exact = sum(count["strict gold"] for count in linked)
    print(f"links right: {sum(count['linked'] for count in linked) / max(1, exact):.3f} of {exact}")


def score_edition(edition: Edition, known: Known = "whole") -> dict[str, Scores]:
    """The figures of all documents of an edition, by type."""
    register = _register(edition, known)
    found: dict[str, Scores] = {kind: Scores(Counter(), ()) for kind in TYPES}
    for source in edition.sources():
        if not edition.tei_of(source).is_file():
            continue
        gold = marked(read_tei(edition.tei_of(source)))
        ours = _moved(marked(_fresh(edition, source, register)), gold.text)
        for kind in TYPES:
            one = _scores(source_name(source), kind, gold.names, ours.names)
            found[kind] = Scores(found[kind].counts + one.counts, (*found[kind].wrong, *one.wrong))
    return found


def _register(edition: Edition, known: Known) -> Register:
    """The edition's register, with all forms, or the first name of each entry, or no entry."""
    entries = edition.register.entries.items() if known != "none" else ()
    if known == "names":
        return Register({name: replace(entry, forms=entry.forms[:1]) for name, entry in entries})
    return Register(dict(entries))


def _fresh(edition: Edition, source: Path, register: Register) -> etree._Element:
    """What conversion makes of a source, without its correspondence where the register does not know who wrote it."""
    document = edition.config.document(source_name(source))
    if not register.entries:
        document = replace(document, sender_ref="", addressee_ref="", place_ref="")
    conversion = convert(read_source(source)[0], Options(document, register))
    if conversion.tei is None:
        raise SystemExit(f"{source} was not converted")
    return parse(conversion.tei, str(source))


def marked(root: etree._Element) -> Marked:
    """The text of a TEI document as it was printed, and its names and dates outside citations."""
    text = root.find("t:text", NS)
    pieces: list[str] = []
    found: list[tuple[int, int, etree._Element]] = []
    if text is not None:
        _walk(text, pieces, found, length=0)
    whole = "".join(pieces)
    return Marked(whole, tuple(_name(element, whole, start, end) for start, end, element in sorted(found, key=_place)))


def _place(one: tuple[int, int, etree._Element]) -> tuple[int, int]:
    return one[0], one[1]


def _walk(element: etree._Element, pieces: list[str], found: list[tuple[int, int, etree._Element]], length: int) -> int:
    """Gather the characters and the names of an element; the number of characters so far."""
    start = length
    length += _add(element.text, pieces)
    for child in element:
        if isinstance(child.tag, str) and local(child) not in _BESIDE:
            length = _walk(child, pieces, found, length)
        length += _add(child.tail, pieces)
    if _type(element) and not any(local(one) in _NOT_COUNTED for one in element.iterancestors()):
        found.append((start, length, element))
    return length


def _add(text: str | None, pieces: list[str]) -> int:
    plain = "".join((text or "").split())
    pieces.append(plain)
    return len(plain)


def _type(element: etree._Element) -> str:
    name = local(element)
    if name == "name":
        return element.get("type", "")
    return name if name in TYPES else ""


def _name(element: etree._Element, text: str, start: int, end: int) -> Name:
    refs = " ".join(sorted(pointer.rpartition("#")[2] for pointer in element.get("ref", "").split()))
    value = tuple(element.get(name, "") for name in _DATING)
    words = " ".join("".join(str(part) for part in element.itertext()).split())
    around = f"{text[max(0, start - 25) : start]} [{words}] {text[end : end + 20]}"
    return Name(start, end, _type(element), refs, value, words, around)


def _moved(ours: Marked, text: str) -> Marked:
    """Names at the places that their characters have in another text."""
    if ours.text == text:
        return ours
    letters = sorted({*ours.text, *text})
    keys = {letter: key for key, letter in enumerate(letters)}
    there = diff([keys[one] for one in ours.text], [keys[one] for one in text], letters)
    names = []
    for one in ours.names:
        start, end = there.stretch(one.start, one.end)
        names.append(one._replace(start=start, end=end))
    return Marked(text, tuple(names))


def _scores(document: str, kind: str, gold: Iterable[Name], ours: Iterable[Name]) -> Scores:
    """The figures of one type in one document."""
    wanted = [one for one in gold if one.type == kind]
    found = [one for one in ours if one.type == kind]
    by_span = {one[:2]: one for one in found}
    exact = [(one, by_span[one[:2]]) for one in wanted if one[:2] in by_span]
    counts = Counter(
        {
            "gold": len(wanted),
            "found": len(found),
            "strict gold": len(exact),
            "strict found": len(exact),
            "relaxed gold": sum(any(_overlap(one, other) for other in found) for one in wanted),
            "relaxed found": sum(any(_overlap(one, other) for other in wanted) for one in found),
            "linked": sum(one.ref == other.ref for one, other in exact),
            "valued": sum(one.value == other.value for one, other in exact),
        }
    )
    return Scores(counts, tuple(f"{document}: {case}" for case in _wrong(wanted, found, exact)))


def _wrong(wanted: Sequence[Name], found: Sequence[Name], exact: Sequence[tuple[Name, Name]]) -> Iterator[str]:
    right = {one[:2] for one, _ in exact}
    yield from (f"missed: {one.around}" for one in wanted if one[:2] not in right)
    yield from (f"not there: {one.around}" for one in found if one[:2] not in right)
    for one, other in exact:
        if one.ref != other.ref:
            yield f"link {one.ref or 'none'}, found {other.ref or 'none'}: {one.around}"
        if one.type == "date" and one.value != other.value:
            yield f"value {one.value}, found {other.value}: {one.around}"


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


if __name__ == "__main__":
    main()
