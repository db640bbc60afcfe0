"""Changes to an XML file as values: what to put between which bytes. All the others stay as they are.

The one piece through which a machine changes a file that people edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.markup.document import XmlBytes
from edenda.markup.tags import BLANKS, Tags, attribute_spans
from edenda.model import Span

_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;", '"': "&quot;"}
_ESCAPES_SINGLE: Final = {**_ESCAPES, "'": "&apos;"}


class Edit(NamedTuple):
    """Bytes of a file, from and to, and what stands there instead; an insertion where the span is empty."""

    span: Span
    text: str

    @property
    def is_closing(self) -> bool:
        """Whether it inserts an end tag, which comes before whatever else is inserted at its place."""
        return self.text.startswith("</")


def apply(document: XmlBytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with some edits made.

    At one place end tags come first (the last given first), then other insertions in their order, then what takes the
    place of something. Raises ValueError where two edits touch the same bytes.
    """
    return document.bytes("".join(_pieces(document, _in_order(edits))))


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    numbered = list(enumerate(edits))
    numbered.sort(key=_place)
    return [edit for _, edit in numbered]


def _place(numbered: tuple[int, Edit]) -> tuple[int, bool, bool, int]:
    number, edit = numbered
    (start, end), is_closing = edit.span, edit.is_closing
    return start, end > start and not is_closing, not is_closing, -number if is_closing else number


def _pieces(document: XmlBytes, edits: Sequence[Edit]) -> Iterable[str]:
    at = 0
    for edit in edits:
        if edit.span[0] < at:
            raise ValueError(f"two edits touch the same bytes at {edit.span[0]}")
        yield document.view[at : edit.span[0]]
        yield document.encode(edit.text)
        at = edit.span[1]
    yield document.view[at:]


def start_tag(name: str, attributes: Mapping[str, str]) -> str:
    """A start tag with its attributes in the order given."""
    written = "".join(f' {key}="{escaped(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"


def wrap(span: Span, name: str, attributes: Mapping[str, str]) -> tuple[Edit, Edit]:
    """An element around some bytes, which must be balanced. Raises ValueError where there are none."""
    if span[0] >= span[1]:
        raise ValueError("there is nothing to wrap")
    return Edit((span[0], span[0]), start_tag(name, attributes)), Edit((span[1], span[1]), f"</{name}>")


def unwrap(tags: Tags, start: int, end: int) -> tuple[Edit, Edit]:
    """The start tag and the end tag of an element taken out; what is between them stays."""
    return Edit((tags.starts[start], tags.end(start)), ""), Edit((tags.starts[end], tags.end(end)), "")


def insert_attribute(tags: Tags, index: int, name: str, value: str) -> Edit:
    """An attribute put behind those that a start tag has."""
    head = tags.heads[index]
    at = tags.starts[index] + 1 + len(head.rstrip(BLANKS).removesuffix("/").rstrip(BLANKS))
    return Edit((at, at), f' {name}="{escaped(value)}"')


def set_attribute(tags: Tags, index: int, name: str, value: str) -> Edit:
    """An attribute with another value, put behind the others where a start tag has none of the name."""
    place = attribute_spans(tags.heads[index]).get(name)
    if place is None:
        return insert_attribute(tags, index, name, value)
    start = tags.starts[index] + 1
    return Edit((start + place.value[0], start + place.value[1]), escaped(value, tags.heads[index][place.value[1]]))


def remove_attribute(tags: Tags, index: int, name: str) -> Edit:
    """An attribute of a start tag taken out with the blanks before it. Raises KeyError where there is none."""
    head, start = tags.heads[index], tags.starts[index] + 1
    place = attribute_spans(head)[name]
    return Edit((start + len(head[: place.name[0]].rstrip(BLANKS)), start + place.value[1] + 1), "")


def escaped(value: str, quote: str = '"') -> str:
    """A text as the value of an attribute between quotes (XML 1.0, section 2.3)."""
    escapes = _ESCAPES if quote == '"' else _ESCAPES_SINGLE
    return "".join(escapes.get(one, one) for one in value)
