"""A file that is not well-formed, read tag by tag; behind a mistake reading goes on as if it had not been made."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Final, NamedTuple

from edenda.checks.wellformed.entities import declared_entities, doctype_end, wrong_references
from edenda.checks.wellformed.mistakes import Lines, Mistake
from edenda.checks.wellformed.start_tags import NAME, read_start_tag

_MARKUP: Final = re.compile(rf"<(?:(?P<end>/[ ]?(?P<closed>{NAME})[^<>]*>?)|(?P<start>{NAME})|(?P<other>[!?]))?")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML: Final = re.compile(r"<\?xml(?=[\s?])", re.IGNORECASE)
#: An end tag behind text alone.
_NEXT_END: Final = re.compile(rf"[^<]*</(?P<name>{NAME})")
#: What begins with `<!` or `<?`, how it ends, and what it is called.
_SPECIAL: Final = (("<!--", "-->", "comment"), ("<![CDATA[", "]]>", "CDATA section"), ("<?", "?>", "instruction"))
_SHOWN: Final = 3
#: Of a file with more mistakes than this the rest is not read.
_ENOUGH: Final = 100


class _Open(NamedTuple):
    name: str
    place: int


def read(text: str) -> list[Mistake]:
    """All mistakes of a file, in the order in which they are noticed."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text: Final = text
        self._lines: Final = Lines(text)
        self._mistakes: list[Mistake] = []
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        #: Elements that were taken as closed where another was: their own end tags may still come.
        self._owed: Counter[str] = Counter()
        #: Elements that were closed by their own start tag: `<lb/>`.
        self._empty: set[str] = set()
        self._declared: frozenset[str] = frozenset()
        self._prefixes: Counter[str] = Counter({"xml": 1, "xmlns": 1})
        self._used: dict[str, int] = {}
        self._has_root = False
        self._said_outside = False

    def read(self) -> list[Mistake]:
        place = 0
        for control in islice(_CONTROL.finditer(self._text), _ENOUGH):
            message = f"The character U+{ord(control[0]):04X} cannot stand in XML; it does not show."
            self._say(control.start(), message, "Delete it.")
        while (at := self._text.find("<", place)) >= 0:
            self._words(place, at)
            place = self._markup(at)
            if len(self._mistakes) > 2 * _ENOUGH:
                return self._mistakes
        self._words(place, len(self._text))
        self._at_end()
        return self._mistakes

    def _say(self, place: int, message: str, hint: str | None = None) -> None:
        self._mistakes.append(self._lines.mistake(place, message, hint))

    def _words(self, start: int, end: int) -> None:
        """The text between two tags."""
        words = self._text[start:end]
        if not words.strip(" \t\r\n") or words == self._text:
            return
        for place, message, hint in wrong_references(words, self._declared):
            self._say(start + place, message, hint)
        if "]]>" in words:
            self._say(start + words.index("]]>"), "“]]>” cannot stand in text.", "Write `]]&gt;` instead.")
        if not self._open and not self._said_outside:
            self._said_outside = True
            first = start + len(words) - len(words.lstrip())
            if not self._has_root:
                self._say(first, "Text stands before the first tag.", "Delete it; the file must begin with markup.")
            else:
                self._say(first, "Text stands behind the end of the document.", self._after_root())

    def _after_root(self) -> str:
        return "Delete it, or look whether the outermost element was closed too early."

    def _markup(self, at: int) -> int:
        """Reads what begins with a `<`; the place behind it."""
        found = _MARKUP.match(self._text, at)
        if found is None or found.end() == at + 1:
            self._say(at, "“<” stands alone.", "Write `&lt;` instead.")
            self._said_outside = self._said_outside or not self._open
            return at + 1
        if found["other"]:
            return self._special(at)
        if found["end"]:
            self._close(at, found["closed"], found[0])
            return found.end()
        return self._start(at, found["start"])

    def _special(self, at: int) -> int:
        """A comment, CDATA section, instruction or document type declaration."""
        if _XML.match(self._text, at) and at > 0:
            hint = "Delete what stands before it, blank lines too; or delete the declaration, if there are two."
            self._say(at, "The XML declaration is not at the very beginning of the file.", hint)
        if self._text.startswith("<!DOCTYPE", at):
            end = doctype_end(self._text, at)
            if end < 0:
                self._say(at, "The document type declaration is never closed.", "Write `>` at its end, or delete it.")
                return len(self._text)
            self._declared |= declared_entities(self._text[at:end])
            return end
        for start, close, what in _SPECIAL:
            if self._text.startswith(start, at):
                return self._until(at, start, close, what)
        self._say(at, "“<!” begins nothing that XML knows.", "Write `&lt;!` if it is text, `<!--` if it is a comment.")
        return at + 2

    def _until(self, at: int, start: str, end: str, what: str) -> int:
        close = self._text.find(end, at + len(start))
        if close < 0:
            self._say(at, f"The {what} is never closed.", f"Write `{end}` at its end.")
            return len(self._text)
        if what == "comment" and "--" in self._text[at + 4 : close]:
            place = self._text.index("--", at + 4)
            self._say(place, "“--” cannot stand in a comment.", "Write a single hyphen, or a dash.")
        return close + len(end)

    def _start(self, at: int, name: str) -> int:
        tag = read_start_tag(self._text, at, name, self._declared)
        for fault in tag.faults:
            self._say(fault.place, fault.message, fault.hint)
        if tag.is_text:
            return tag.end
        self._note_prefixes(at, name, tag.attributes)
        if not self._open:
            self._outermost(at, name)
        if tag.is_empty:
            self._empty.add(name)
        else:
            self._open.append(_Open(name, at))
            self._names[name] += 1
        self._has_root = True
        return tag.end

    def _outermost(self, at: int, name: str) -> None:
        if self._has_root and not self._said_outside:
            self._said_outside = True
            message = f"`{name}` stands behind the end of the document: there can be only one outermost element."
            self._say(at, message, "Put one element around both, or look whether the first was closed too early.")

    def _note_prefixes(self, at: int, name: str, attributes: dict[str, str]) -> None:
        for key in (name, *attributes):
            prefix, colon, own = key.partition(":")
            if colon and prefix == "xmlns":
                self._prefixes[own] += 1
            elif colon:
                self._used.setdefault(prefix, at)

    def _close(self, at: int, name: str, tag: str) -> None:
        """An end tag."""
        if not tag.endswith(">"):
            self._say(at, f"The tag `</{name}` is not closed.", "Write `>` at its end.")
        elif tag != f"</{name}>" and tag[2 + len(name) : -1].strip():
            self._say(at, f"The end tag of `{name}` holds something besides its name.", f"Write `</{name}>`.")
        if self._open and self._open[-1].name == name:
            self._pop()
        elif self._open and self._is_mistyped(at + len(tag), name):
            meant = self._pop()
            message = (
                f"`</{name}>` does not close `{meant.name}`, which was opened in line {self._lines.line(meant.place)}."
            )
            self._say(at, message, f"Write `</{meant.name}>`.")
        elif self._names[name]:
            self._cross(at, name)
        else:
            self._closes_nothing(at, name)

    def _is_mistyped(self, behind: int, name: str) -> bool:
        """Whether an end tag seems to be meant for the open element: in other letters, or where that must end."""
        if self._names[name] or self._owed[name]:
            return False
        following = _NEXT_END.match(self._text, behind)
        around = self._open[-2].name if len(self._open) > 1 else ""
        is_end = following is not None and following["name"] == around and name not in self._empty
        return is_end or name.lower() == self._open[-1].name.lower()

    def _pop(self) -> _Open:
        last = self._open.pop()
        self._names[last.name] -= 1
        return last

    def _cross(self, at: int, name: str) -> None:
        """An end tag while elements are open that began later."""
        left = []
        while self._open[-1].name != name:
            left.append(self._pop())
            self._owed[left[-1].name] += 1
        self._pop()
        inner = left[0]
        line = self._lines.line(inner.place)
        message = f"`</{name}>` stands where `{inner.name}`, which was opened in line {line}, is still open."
        if len(left) > 1:
            others = ", ".join(f"`{one.name}` (line {self._lines.line(one.place)})" for one in left[1 : 1 + _SHOWN])
            message = f"{message[:-1]}; so is {others}." if len(left) == 2 else f"{message[:-1]}; so are {others}."
        before = "".join(f"</{one.name}>" for one in left[:_SHOWN])
        self._say(at, message, f"Write `{before}` before it.")

    def _closes_nothing(self, at: int, name: str) -> None:
        if self._owed[name]:
            self._owed[name] -= 1  # it was told where the other element was closed
            return
        hint = f"Delete it, or write `<{name}>` where it begins."
        if name in self._empty:
            hint = f"Delete it: `<{name}/>` is closed already."
        elif self._open:
            last = self._open[-1]
            hint = f"Open is `{last.name}`, from line {self._lines.line(last.place)}. {hint}"
        self._say(at, f"`</{name}>` closes nothing: no `{name}` is open.", hint)

    def _at_end(self) -> None:
        if self._open:
            inner = self._open[-1]
            line = self._lines.line(inner.place)
            others = len(self._open) - 1
            message = f"The file ends while `{inner.name}`, which was opened in line {line}, is still open."
            if others:
                message = (
                    f"{message[:-1]}; so are {others} elements around it."
                    if others > 1
                    else f"{message[:-1]}; so is the one around it."
                )
            hint = "Is the file complete? If it is, write the end tags."
            self._say(max(len(self._text.rstrip()) - 1, 0), message, hint)
        for prefix, at in self._used.items():
            if prefix not in self._prefixes:
                message = f"The prefix “{prefix}:” is not declared."
                self._say(at, message, f'Declare it in the outermost element: xmlns:{prefix}="…".')
