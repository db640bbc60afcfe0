"""Stylesheets, loaded and run inside a fence: no network, no file but those the edition and edenda provide.

A stylesheet names others in two ways. `edenda:html/document.xsl` is looked up in the edition's `transform/`
folder, then among the shipped files; a file that asks for its own name gets the next one, so that an edition
can import what it overrides. A relative name stays within the folder of the file that names it, in the same
order. `document('edenda:register.xml')` is the edition's register, or an empty TEI document; `edenda:site.xml` and
`edenda:page.xml` are what a site and a page of it know beside the TEI (`edenda.site.frame`). `edenda:labels.xsl` has
the words of the interface.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol
from urllib.parse import unquote

from lxml import etree

from edenda.errors import UnreadableError
from edenda.labels import labels, labels_as_stylesheet
from edenda.problems import Problem
from edenda.register.extracts import RegisterExtracts, extracts_of, ids_pointed_to
from edenda.resources import TRANSFORM
from edenda.tei import TEI, tag
from edenda.writers.numbering import holding, numbered, without_numbers
from edenda.writers.plain import kind_of_entry
from edenda.xml.files import read_own, reason_of
from edenda.xml.reading import read_xml
from edenda.xml.scan import refuse_beyond_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from edenda.writers.context import RenderContext

SCHEME: Final = "edenda:"
REGISTER: Final = "edenda:register.xml"
SITE: Final = "edenda:site.xml"
PAGE: Final = "edenda:page.xml"
LABELS: Final = "edenda:labels.xsl"
_EMPTY_REGISTER: Final = f'<TEI xmlns="{TEI}"/>'.encode()
_ACCESS: Final = etree.XSLTAccessControl(  # type: ignore[call-arg]
    read_file=True, write_file=False, create_dir=False, read_network=False, write_network=False
)
#: The file name in `<xsl:import href="…"/>`; it is replaced in the bytes, so that line numbers stay right.
_IMPORT: Final = re.compile(rb"""(<(?:[\w.-]+:)?(?:import|include)\s[^<>]*?href\s*=\s*)("[^"<>]*"|'[^'<>]*')""")
_PARAMETER: Final = re.compile(r"[^\W\d][\w.-]*")

#: The stylesheet that needs the numbers of `edenda.writers.numbering`; so does what imports it.
_NUMBERS: Final = "common/mentions.xsl"

#: The document and the context of the transformation that runs now, from which `document()` is answered.
_given: ContextVar[tuple[etree._Element, RenderContext]] = ContextVar("_given")


@dataclass(frozen=True, slots=True)
class _Stylesheet:
    """A compiled stylesheet, whether what it is run over should bear numbers, and whether all of it is ours."""

    run: etree.XSLT
    reads_numbers: bool
    is_shipped: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A stylesheet file, and the folder that its relative imports may not leave."""

    path: Path
    root: Path


class Source(Protocol):
    """Makes the copy of a document that a stylesheet is run over; it is told whether all of the stylesheet is ours."""

    def __call__(self, tei: etree._Element, /, *, is_shipped: bool) -> etree._Element:
        """The copy."""


def transform(
    tei: etree._Element,
    name: str,
    context: RenderContext,
    params: Mapping[str, str],
    source: Source | None = None,
) -> etree._XSLTResultTree:
    """Run the stylesheet `name` (as `html/document.xsl`), or the user's own in its place, over a document.

    `source` makes the copy that the stylesheet is run over; without it the copy is that of `edenda.writers.numbering`.

    Raises UnreadableError with OUT-001 where the stylesheet cannot be compiled, fails, or reaches for a file, and where
    it makes nothing of a corpus.
    """
    _refuse_entities(tei)
    stylesheet = _stylesheet(name, context)
    token = _given.set((tei, context))
    try:
        # libxslt takes white space out of the tree that it is given; so it is given another
        copy = source(tei, is_shipped=stylesheet.is_shipped) if source else _copy(tei, stylesheet, context)
        made = stylesheet.run(copy, **_strings({**params, **context.params}))
    except etree.XSLTError as error:
        _fail(_failure(error), "Mend the stylesheet at this place.")
    finally:
        _given.reset(token)
    if tei.tag == tag("teiCorpus") and not bytes(made).strip():
        message = "The file holds several documents (`teiCorpus`); a page is made of one."
        _fail(message, "Give each `TEI` in it a file of its own, or make the page with your own stylesheet.")
    if context.stylesheet or context.own_transform:
        without_numbers(made.getroot())
    return made


def _copy(tei: etree._Element, stylesheet: _Stylesheet, context: RenderContext) -> etree._Element:
    return numbered(tei, _kinds(context.register)) if stylesheet.reads_numbers else holding(tei)


def load(name: str, context: RenderContext) -> etree.XSLT:
    """Compile the stylesheet `name`, or the user's own; each is compiled once in a process."""
    return _stylesheet(name, context).run


def _stylesheet(name: str, context: RenderContext) -> _Stylesheet:
    own = context.own_transform.resolve() if context.own_transform else None
    if context.stylesheet is not None:
        path = context.stylesheet.resolve()
        return _compile(_Place(path, path.parent), own, context.interface)
    return _compile(_overlay(name, None, own) or _missing(name), own, context.interface)


def resource(name: str, own: Path | None) -> str:
    """Read a shipped file such as `html/edenda.css`; the edition's own file of that name wins."""
    place = _overlay(name, None, own.resolve() if own else None) or _missing(name)
    return read_own(place.path).decode("utf-8", "replace")


def forget_stylesheets() -> None:
    """Drop the compiled stylesheets, for a long-running process whose stylesheets change."""
    _compile.cache_clear()
    labels.cache_clear()


@lru_cache(maxsize=64)
def _compile(place: _Place, own: Path | None, interface: str) -> _Stylesheet:
    gate = _Gate(own, interface)
    options: dict[str, Any] = {"resolve_entities": "internal"}  # stylesheets like to declare &nbsp;
    parser = etree.XMLParser(no_network=True, load_dtd=False, huge_tree=False, **options)
    parser.resolvers.add(gate)
    try:
        root = etree.fromstring(gate.read(place), parser, base_url=place.path.as_uri())
        run = etree.XSLT(root, access_control=_ACCESS)
        return _Stylesheet(run, gate.has_granted(_NUMBERS), place.root == TRANSFORM.resolve() and gate.is_shipped())
    except etree.XMLSyntaxError as error:
        message = f"The stylesheet {place.path.name} is not well-formed XML: {error.msg}."
        _fail(message, file=place.path, line=error.lineno)
    except etree.XSLTError as error:
        _fail(_failure(error), "Mend the stylesheet at this place.", file=place.path)


class _Gate(etree.Resolver):
    """Answers every request that libxslt makes for a file: with one already granted, or not at all."""

    def __init__(self, own: Path | None, interface: str) -> None:
        super().__init__()
        self._own = own
        self._interface = interface
        self._granted: dict[str, _Place] = {}

    def resolve(self, system_url: str, _public_id: str, context: Any) -> Any:  # type: ignore[override]
        """Give the bytes behind a URL that was granted; anything else raises UnreadableError."""
        if system_url in _DOCUMENTS:
            return self._answer(_DOCUMENTS[system_url](*_given.get()), context, system_url)
        if system_url == LABELS:
            return self._answer(labels_as_stylesheet(self._interface, self._own), context, system_url)
        if system_url in self._granted:
            return self._answer(self.read(self._granted[system_url]), context, system_url)
        message = f"A stylesheet asks for {system_url or 'a file without a name'}, which it may not read."
        return _fail(
            message,
            "It may import files of its own folder and edenda:…, and read document('edenda:register.xml').",
        )

    def _answer(self, data: bytes, context: Any, url: str) -> Any:
        return self.resolve_string(data, context, base_url=url)

    def has_granted(self, name: str) -> bool:
        """Whether a shipped file was asked for."""
        return any(place.path == TRANSFORM.resolve() / name for place in self._granted.values())

    def is_shipped(self) -> bool:
        """Whether all files that were asked for are ours."""
        return all(place.root == TRANSFORM.resolve() for place in self._granted.values())

    def read(self, place: _Place) -> bytes:
        """Read a stylesheet, with every import replaced by the URL of the file it was granted."""

        def grant(found: re.Match[bytes]) -> bytes:
            href = found[2][1:-1].decode("utf-8", errors="replace")
            return found[1] + b'"' + self._grant(href, place).encode() + b'"'

        try:
            data = read_xml(place.path)
            refuse_beyond_limits(data, str(place.path))
        except UnreadableError as error:
            _fail(f"The stylesheet {place.path.name} cannot be read: {reason_of(error)}.", file=place.path)
        return _IMPORT.sub(grant, data)

    def _grant(self, href: str, importer: _Place) -> str:
        place = _find(href, importer, self._own)
        if place is None or href == LABELS:
            return href.replace('"', "")
        url = place.path.as_uri()
        self._granted[url] = place
        return url


def _find(href: str, importer: _Place, own: Path | None) -> _Place | None:
    """Find the file that an import means, or None where there is none or it lies outside the fence."""
    if href.startswith(SCHEME):
        return _overlay(href.removeprefix(SCHEME), importer.path, own)
    if re.match(r"[A-Za-z][\w+.-]*:|[/\\]", href):
        return None
    target = (importer.path.parent / unquote(href)).resolve()
    if not target.is_relative_to(importer.root):
        return None
    if importer.root in _layers(own):
        return _overlay(target.relative_to(importer.root).as_posix(), importer.path, own)
    return _Place(target, importer.root) if target.is_file() else None


def _overlay(name: str, importer: Path | None, own: Path | None) -> _Place | None:
    """Find the first file of that name, the edition's before the shipped one, but not the one that asks."""
    for root in _layers(own):
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file() and path != importer:
            return _Place(path, root)
    return None


def _layers(own: Path | None) -> tuple[Path, ...]:
    shipped = TRANSFORM.resolve()
    return (own, shipped) if own else (shipped,)


def _register_bytes(tei: etree._Element, context: RenderContext) -> bytes:
    """The register: the entries to which the document points, for the user's own stylesheet all."""
    register = context.register
    if register is not None and context.stylesheet is None:
        register = extracts_of(register).of(ids_pointed_to(tei))
    return _EMPTY_REGISTER if register is None else etree.tostring(register, encoding="utf-8")


@lru_cache(maxsize=1)
def _kinds_in(extracts: RegisterExtracts) -> Mapping[str, str]:
    return {id_: kind for id_, entry in extracts.elements.items() if (kind := kind_of_entry(entry))}


def _kinds(register: etree._Element | None) -> Mapping[str, str]:
    """The kind of every entry, by its id."""
    return {} if register is None else _kinds_in(extracts_of(register))


def _site_bytes(_tei: etree._Element, context: RenderContext) -> bytes:
    return context.site or b"<site/>"


def _page_bytes(_tei: etree._Element, context: RenderContext) -> bytes:
    return context.page or b"<page/>"


#: The documents that a stylesheet may read, and what they are for a document in a context.
_DOCUMENTS: Final[Mapping[str, Callable[[etree._Element, RenderContext], bytes]]] = {
    REGISTER: _register_bytes,
    SITE: _site_bytes,
    PAGE: _page_bytes,
}


def _strings(params: Mapping[str, str]) -> dict[str, Any]:
    for name in params:
        if not _PARAMETER.fullmatch(name):
            hint = "A name is letters, digits, hyphens and dots."
            _fail(f"“{name}” cannot be the name of a stylesheet parameter.", hint)
    return {name: etree.XSLT.strparam(value) for name, value in params.items()}


def _refuse_entities(tei: etree._Element) -> None:
    """XSLT drops an entity that was not expanded without a word; so do not begin."""
    for entity in tei.iter(etree.Entity):
        message = f"The document uses the entity {entity.text}, which edenda does not expand."
        _fail(message, "Write the character itself, or a numeric reference such as &#233;.", line=_line(entity))


def _line(node: Any) -> int | None:
    line: int | None = node.sourceline
    return line


def _failure(error: etree.XSLTError) -> str:
    """Say what went wrong and where, from libxslt's log."""
    entries = list(error.error_log)
    telling = [entry.message for entry in entries if entry.message and not _is_vague(entry.message)]
    message = "; ".join(dict.fromkeys(text.strip().rstrip(".") for text in telling[:3])) or str(error)
    where = next((entry for entry in entries if entry.line and entry.filename.endswith(".xsl")), None)
    place = f" ({unquote(where.filename.rpartition('/')[2])}, line {where.line})" if where else ""
    return f"The stylesheet failed: {message}{place}."


def _is_vague(message: str) -> bool:
    return message.startswith(("runtime error", "compilation error", "Local file read", "Network file read"))


def _missing(name: str) -> NoReturn:
    _fail(f"There is no stylesheet {name}.", "Reinstall edenda; the file belongs to it.")


def _fail(message: str, hint: str | None = None, *, file: Path | None = None, line: int | None = None) -> NoReturn:
    name = str(file) if file else None
    raise UnreadableError(Problem("OUT-001", message, name, line or None, hint=hint)) from None
