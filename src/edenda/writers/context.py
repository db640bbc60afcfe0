"""What a writer needs to know beside the document itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from edenda.config import PrintFacts, TextFacts
from edenda.typesetting.compiler import FACE, OTHER_FACES, Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lxml import etree

    from edenda.edition import Edition

#: The views of a text.
View: TypeAlias = Literal["reading", "transcribed"]


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The edition's register, its own stylesheets, and what the caller asked for."""

    register: etree._Element | None = None
    """The tree of `tei/register.xml`; None where the edition has none."""
    stylesheet: Path | None = None
    """The user's own stylesheet, which takes the place of the writer's."""
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Stylesheet parameters; they are strings and never evaluated as XPath."""
    own_transform: Path | None = None
    """The edition's `transform/` folder; a file in it wins over the shipped file of that name."""
    standalone: bool = False
    """Whether the output is one file that needs no other: the CSS goes inside."""
    view: View = "reading"
    """Whether the text is to be read, with corrections, or has the source's own wording."""
    interface: str = "en"
    """The language of the words that the output adds."""
    site: bytes = b""
    """What every page of a site needs, as XML: `document('edenda:site.xml')`; empty for a page that stands alone."""
    page: bytes = b""
    """What this page of a site needs beyond its TEI, as XML: `document('edenda:page.xml')`."""
    print: PrintFacts = field(default_factory=PrintFacts)
    """How books are to look: the table `[print]`."""
    text: TextFacts = field(default_factory=TextFacts)
    """How plain texts are to look: the table `[text]`."""
    typesetter: Typesetter = field(default_factory=Typesetter)
    """What sets pages."""
    faces: tuple[str, ...] = (FACE, *OTHER_FACES)
    """The families of fonts that a text is set in, the first that has a character before the others."""
    file: str | None = None
    """The file of the document, for messages."""
    edition: Edition | None = None
    """The edition to which the document belongs; None where it belongs to none."""


Writer: TypeAlias = "Callable[[etree._Element, RenderContext], bytes]"  # noqa: SLF001
