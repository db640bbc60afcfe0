"""The start tag of an element, and what is wrong with its attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from edenda.checks.wellformed.entities import wrong_references

NAME: Final = r"[^\W\d][\w.\-·]*(?::[^\W\d][\w.\-·]*)?"
_SPACE: Final = re.compile(r"[ \t\r\n]*")
_NAME: Final = re.compile(NAME)
_EQUALS: Final = re.compile(r"[ \t\r\n]*=[ \t\r\n]*")
_BARE: Final = re.compile(r"[^\s<>\"'=]*?(?=/?>|[\s<\"'=]|$)")
_CURLED: Final = "“”„‟‘’‚‛«»"
_NEW_ATTRIBUTE: Final = re.compile(r"[ \t\r\n][\w.:-]+[ \t\r\n]*=[ \t\r\n]*$")
_SAMPLE: Final = 30


class Fault(NamedTuple):
    """What is wrong at a place of the text."""

    place: int
    message: str
    hint: str | None = None
    #: Whether what follows in the tag may be read wrongly for it; of such faults of a tag the first is told.
    is_breaking: bool = True


class StartTag(NamedTuple):
    """A start tag: its name, the place behind it, whether the element ends with it, and its attributes."""

    name: str
    end: int
    is_empty: bool
    attributes: dict[str, str]
    faults: list[Fault]
    #: Whether it seems to be text, with a `<` in front of it.
    is_text: bool = False

    def note(self, fault: Fault) -> None:
        """Keeps a fault, if it does not follow from one before it."""
        if not (fault.is_breaking and any(other.is_breaking for other in self.faults)):
            self.faults.append(fault)


def read_start_tag(text: str, start: int, name: str, declared: frozenset[str]) -> StartTag:
    """The start tag at a place; `declared` are the entities that the file declares."""
    tag = StartTag(name, 0, is_empty=False, attributes={}, faults=[])
    place = start + 1 + len(name)
    while True:
        at = _space(text, place)
        if text.startswith("/>", at):
            return tag._replace(end=at + 2, is_empty=True)
        if text.startswith(">", at):
            return tag._replace(end=at + 1)
        if at >= len(text) or text[at] == "<":
            return _unended(tag, start, at)
        found = _NAME.match(text, at)
        if found is None:
            tag.note(_stray(text, at, name))
            place = at + 1
            continue
        if at == place and tag.attributes:
            tag.note(Fault(at, f"A blank is missing before @{found[0]} of `{name}`."))
        place = _attribute(text, found, tag, declared)


def _unended(tag: StartTag, start: int, end: int) -> StartTag:
    """A start tag that runs into the next one; if it holds bare words, it is text."""
    if tag.faults and not tag.attributes:
        fault = Fault(
            start, f"“<” stands before “{tag.name}”, which begins no tag.", "Write `&lt;` instead, or delete it."
        )
        return tag._replace(end=start + 1, is_text=True, faults=[fault])
    fault = Fault(start, f"The tag `<{tag.name}` is not closed.", "Write `>` at its end.")
    return tag._replace(end=end, faults=[fault])


def _space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place


def _stray(text: str, at: int, name: str) -> Fault:
    if text[at] in "\"'":
        return Fault(
            at, f"There is a quotation mark too many in the tag `<{name}`.", "Look at the attribute before it."
        )
    return Fault(at, f"“{text[at]}” cannot stand here in the tag `<{name}`.")


def _attribute(text: str, found: re.Match[str], tag: StartTag, declared: frozenset[str]) -> int:
    """Reads one attribute; the place behind it."""
    key, own = found[0], f"@{found[0]} of `{tag.name}`"
    equals = _EQUALS.match(text, found.end())
    if equals is None:
        tag.note(Fault(found.start(), f"{own} has no value.", f'Write {key}="…", or delete it.'))
        return found.end()
    if key in tag.attributes:
        tag.note(
            Fault(
                found.start(), f"`{tag.name}` has the attribute @{key} twice.", "Delete one of them.", is_breaking=False
            )
        )
    at = equals.end()
    quote = text[at : at + 1]
    if quote not in ('"', "'") or not quote:
        return _unquoted(text, at, key, tag)
    end = text.find(quote, at + 1)
    value = text[at + 1 : end] if end >= 0 else text[at + 1 :]
    if end < 0 or _runs_on(value):
        return _unclosed(text, at, key, tag)
    tag.attributes[key] = value
    tag.faults.extend(_in_value(at + 1, value, own, declared))
    return end + 1


def _runs_on(value: str) -> bool:
    """Whether a value goes on into other tags, since its closing quotation mark is missing."""
    return ("<" in value and ">" in value) or bool(_NEW_ATTRIBUTE.search(value))


def _unclosed(text: str, at: int, key: str, tag: StartTag) -> int:
    """A value without closing quotation mark ends with its line, its tag, or before the next attribute."""
    rest = re.compile(r"[^<>\r\n]*?(?=[ \t][\w.:-]+[ \t]*=[ \t]*[\"']|/?>|[<\r\n]|$)").match(text, at + 1)
    end = rest.end() if rest else at + 1
    tag.attributes[key] = text[at + 1 : end]
    tag.note(
        Fault(at, f"The value of @{key} of `{tag.name}` has no closing quotation mark.", f"Write {text[at]} behind it.")
    )
    return end


def _unquoted(text: str, at: int, key: str, tag: StartTag) -> int:
    own = f"@{key} of `{tag.name}`"
    if text[at : at + 1] and text[at] in _CURLED:
        close = re.compile(rf"[{_CURLED}][^{_CURLED}<>\"]*[{_CURLED}\"]?").match(text, at)
        end = close.end() if close else at + 1
        tag.attributes[key] = text[at:end]
        shown = text[at + 1 : end].rstrip(_CURLED + '"')[:_SAMPLE]
        message = f"{own} stands in typographic quotation marks, which are none in XML."
        tag.note(Fault(at, message, f'Write straight ones: {key}="{shown}".'))
        return end
    bare = _BARE.match(text, at)
    end = bare.end() if bare else at
    tag.attributes[key] = text[at:end]
    tag.note(Fault(at, f"The value of {own} is not in quotation marks.", f'Write {key}="{text[at:end][:_SAMPLE]}".'))
    return max(end, at)


def _in_value(start: int, value: str, own: str, declared: frozenset[str]) -> Iterator[Fault]:
    at = value.find("<")
    if at >= 0:
        yield Fault(start + at, f"The value of {own} holds “<”.", "Write `&lt;` instead.", is_breaking=False)
    for place, message, hint in wrong_references(value, declared):
        yield Fault(start + place, message, hint, is_breaking=False)
