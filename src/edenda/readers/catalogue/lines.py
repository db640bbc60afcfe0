"""Lines of a catalogue record: label and value, in whatever form an archive prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice
from typing import Final, Literal, NamedTuple

from edenda.languages import Language
from edenda.readers.units import Part, Unit

Form = Literal["colon", "equals", "leaders", "tab", "bold", "pipe", "columns", "alone", ""]

_LONGEST_LABEL: Final = 45
_MOST_WORDS: Final = 5
#: Of how many lines it is remembered which labels they have.
_MOST_KEPT: Final = 1 << 11
_MARKS: Final = r"(?:[-•*–·|]\s+)?(?:\*\*|__|''')?"
_LABEL: Final = r"(?P<label>[^\W\d_](?:[^:=\t\n*]|:(?=\S)){0,44}?)"
_END: Final = r"(?:\*\*|__|''')?"
#: How label and value are kept apart, the surest first.
_FORMS: Final[tuple[tuple[Form, re.Pattern[str]], ...]] = tuple(
    (form, re.compile(_MARKS + _LABEL + separator))  # type: ignore[misc]
    for form, separator in (
        ("colon", rf"{_END}\s*[:：]{_END}(?=\s|$)\s*"),
        ("equals", r"\s*=\s+"),
        ("leaders", r"\s*(?:\.{3,}|…+|(?:\.\s){3,}\.?):?\s*"),
        ("tab", r"\s*\t\s*"),
        ("bold", r"(?:\*\*|__|''')\s+"),
        ("pipe", r"\s*\|\s+"),
        ("columns", r" {2,}"),
    )
)
#: Without one of these signs on a line, label and value cannot be kept apart in this form.
_SIGNS: Final[dict[Form, re.Pattern[str]]] = {
    "colon": re.compile("[:：]"),
    "equals": re.compile("="),
    "leaders": re.compile(r"\.{3}|…|(?:\.\s){3}"),
    "tab": re.compile(r"\t"),
    "bold": re.compile(r"\*\*|__|'''"),
    "pipe": re.compile(r"\|"),
    "columns": re.compile("  "),
}
_PREFIX: Final = re.compile(r"(?:dc|dcterms|dct|oai_dc|edm|mods|ead|schema|dwc|europeana)[:.](?=\w)", re.IGNORECASE)
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LABEL: Final = re.compile(r"[.;!?]\s|[;!?“”\"]|,$")
_SENTENCES: Final = re.compile(r"[.!?]\s+[A-Z]")


class Row(NamedTuple):
    """A line of a source as a unit of its own, with the label that it begins with (or is).

    `at` is the index of the unit that holds the line; `value` the character of the raw input where its value begins.
    """

    unit: Unit
    at: int
    form: Form = ""
    label: str = ""
    role: str = ""
    value: int = 0

    @property
    def is_inline(self) -> bool:
        """Whether the line holds a label and a sign or blank that keeps a value apart from it."""
        return self.form not in ("", "alone")

    @property
    def has_value(self) -> bool:
        """Whether a value stands on the label's own line."""
        return self.is_inline and self.value < self.unit.end

    @property
    def column(self) -> int:
        """How far the value stands from where the line begins."""
        return self.unit.indent + self.value - self.unit.start


@cache
def _labels(language: Language) -> dict[str, str]:
    return {word: role for role, words in language.table("catalogue", "labels").items() for word in words}


@lru_cache(maxsize=_MOST_KEPT)
def label_role(label: str, language: Language) -> str:
    """The field that a label names; empty for an unknown one. Case, colon, `(s)` and `dc:` do not count."""
    known = _labels(language)
    label = label.strip(" :*_'")
    if prefix := _PREFIX.match(label):
        label = _CAMEL.sub(" ", label[prefix.end() :])
    bare = label.lower().replace("(s)", "s").replace("’", "'")
    spaced = bare.replace("_", " ").replace("-", " ")
    return next((known[form] for one in (bare, spaced) for form in _numbers(one) if form in known), "")


def _numbers(label: str) -> tuple[str, str, str]:
    return label, label.removesuffix("s"), f"{label}s"


def rows_of(units: Sequence[Unit], raw: str, language: Language, part: slice = slice(None)) -> tuple[Row, ...]:
    """The lines of some units, or a part of them, each with its label."""
    lines = ((at, index, parts) for at, unit in enumerate(units) for index, parts in enumerate(_lines(unit, raw)))
    chosen = islice(lines, part.stop) if part.start is None else list(lines)[part]
    return tuple(_row(_line(units[at], index, parts, raw), at, raw, language) for at, index, parts in chosen)


def _lines(unit: Unit, raw: str) -> Sequence[Sequence[Part]]:
    """The pieces of a unit by the lines that were joined in it."""
    if unit.is_page or len(unit.parts) == 1:
        return (unit.parts,)
    lines: list[list[Part]] = []
    for part in unit.parts:
        if not lines or "\n" in (between := raw[lines[-1][-1].end : part.start]) or "\r" in between:
            lines.append([])
        lines[-1].append(part)
    return lines


def _line(unit: Unit, index: int, parts: Sequence[Part], raw: str) -> Unit:
    """One of a unit's lines as a unit."""
    if parts is unit.parts:
        return unit
    start, end = parts[0].start, parts[-1].end
    text = " ".join(raw[start:end].split())
    before = raw[max(0, start - 80) : start]
    margin = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    indent = len(margin.expandtabs(4)) if index else unit.indent
    return replace(
        unit, parts=tuple(parts), text=text, indent=indent, blanks=0 if index else unit.blanks, lines=1,
        line=unit.line + index,
    )  # fmt: skip


def _row(unit: Unit, at: int, raw: str, language: Language) -> Row:
    if unit.is_page or unit.is_rule:
        return Row(unit, at)
    line = raw[unit.start : min(unit.end, unit.start + 400)].split("\n", 1)[0]
    if found := _labelled(line):
        form, label, length = found
        return Row(unit, at, form, label, label_role(label, language), unit.start + length)
    bare = unit.text.strip("*_'[]# ")
    role = label_role(bare, language) if len(bare) < _LONGEST_LABEL and bare[:1].isupper() else ""
    return Row(unit, at, "alone" if role else "", bare if role else "", role, unit.end)


@lru_cache(maxsize=_MOST_KEPT)
def _labelled(line: str) -> tuple[Form, str, int] | None:
    """How a line keeps its label apart, the label, and where its value begins; the same lines are looked at often."""
    for form, pattern in _FORMS:
        match = pattern.match(line) if _SIGNS[form].search(line) else None
        if match and _can_be_label(match["label"], form):
            return form, match["label"].strip(), match.end()
    return None


def _can_be_label(label: str, form: Form) -> bool:
    """Whether words can be a label: few, and no sentence; a label that blanks alone set apart, very few."""
    words = label.split()
    most = _MOST_WORDS if form in ("colon", "bold", "leaders") else _MOST_WORDS - 1
    return len(words) <= most and _NO_LABEL.search(label.strip()) is None


def is_labelled_row(row: Row, known_forms: frozenset[Form], columns: frozenset[int]) -> bool:
    """Whether a line opens an entry: its label is known, or has the form and place of known ones."""
    if not row.form or (row.form == "columns" and row.column not in columns and not row.role):
        return False
    if row.role:
        return True
    is_prosaic = row.label.count(" ") >= _MOST_WORDS - 1 or (row.label.count(" ") > 1 and is_prose(row.unit.text))
    is_plain = row.form in known_forms and (row.label[:1].isupper() or _PREFIX.match(row.label) is not None)
    return is_plain and row.form != "alone" and not is_prosaic


def is_prose(text: str) -> bool:
    """Whether a value reads like running text: more than one sentence."""
    return _SENTENCES.search(text) is not None


def is_cased_as(row: Row, others: Sequence[Row]) -> bool:
    """Whether a label begins in lower case as all others do: the keys of a machine's record."""
    return row.label[:1].islower() and all(one.label[:1].islower() for one in others)
