"""Schematron in XPath 1.0, run through lxml's stylesheets with every door to files and network shut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

from lxml import etree, isoschematron  # type: ignore[attr-defined]

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.schemas.schema import Schema, unusable
from edenda.tei import line_of, local, parse, parser
from edenda.xml.reading import read_xml

_SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
_SVRL: Final = "{http://purl.oclc.org/dsdl/svrl}"
_XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"
_BINDINGS: Final = frozenset({"", "xslt", "xslt1", "xpath", "xpath1"})
_DRAWING_IN: Final = (f"{_SCH}include", f"{_SCH}extends", f"{_XSL}import", f"{_XSL}include")
_FINDINGS: Final = (f"{_SVRL}failed-assert", f"{_SVRL}successful-report")
_DENIED: Final = " denied"
_REACHES: Final = (
    "it reaches for another document, with document()",
    "edenda runs rules that look at one document only; pointers into other files it checks itself.",
)
_MILD: Final = frozenset({"warning", "warn", "info", "information", "nonfatal"})
_REFUSE_ALL: Final = etree.XSLTAccessControl(  # type: ignore[call-arg]
    read_file=False, write_file=False, create_dir=False, read_network=False, write_network=False
)
#: The place of an attribute or of text is that of its element; lxml's stylesheet gives a path that leads nowhere.
_PLACE: Final = f"""<xsl:template xmlns:xsl="{_XSL[1:-1]}" match="@*|text()" mode="schematron-get-full-path"
  priority="9"><xsl:apply-templates select=".." mode="schematron-get-full-path"/></xsl:template>"""
_MEND: Final = "Mend the Schematron at this place."


class Rules:
    """A Schematron, compiled. Raises UnreadableError (SRC-007, SCH-004) where that cannot be done."""

    def __init__(self, schema: Schema) -> None:
        self._path = schema.path
        root = _read(schema.path)
        try:
            stylesheet = isoschematron.iso_svrl_for_xslt1(
                isoschematron.iso_abstract_expand(root.getroottree()),
                **({"phase": etree.XSLT.strparam(schema.phase)} if schema.phase else {}),
            )
            stylesheet.getroot().append(etree.fromstring(_PLACE, parser()))
            self._run = etree.XSLT(stylesheet, access_control=_REFUSE_ALL)
        except etree.XSLTError as error:
            _refuse(schema.path, f"it cannot be compiled ({_said(error)})", _MEND)

    def check(self, root: etree._Element, name: str) -> Iterator[Problem]:
        """SCH-001 for each rule that a document breaks, SCH-002 for one whose role is only to warn."""
        try:
            report = self._run(root.getroottree())
        except etree.XSLTError as error:
            if any(_DENIED in str(entry.message) for entry in error.error_log):
                _refuse(self._path, *_REACHES)
            _refuse(self._path, f"it fails ({_said(error)})", _MEND)
        log: Any = getattr(self._run, "error_log")  # noqa: B009 - the stubs do not know it
        if any(_DENIED in str(entry.message) for entry in log):
            _refuse(self._path, *_REACHES)
        for finding in report.iter(*_FINDINGS):
            yield _problem(finding, root, name, self._path.name)


def _read(path: Path) -> etree._Element:
    root = parse(read_xml(path), str(path))
    if root.tag != f"{_SCH}schema":
        reason = f"its root is `{local(root)}`, and not `schema` of Schematron"
        _refuse(path, reason, "Rules that stand inside a grammar must be taken out into a file of their own.")
    binding = root.get("queryBinding", "").lower()
    if binding not in _BINDINGS:
        hint = 'edenda runs rules in XPath 1.0: queryBinding="xslt". For others use an editor such as oXygen.'
        _refuse(path, f"its rules are in the query language “{binding}”", hint, root)
    node = next(root.iter(*_DRAWING_IN), None)
    if node is not None:
        _refuse(path, f"`{local(node)}` draws in another file", "Put all rules into one file.", node)
    return root


def _problem(finding: etree._Element, root: etree._Element, name: str, schema: str) -> Problem:
    words = " ".join("".join(map(str, finding.itertext())).split())
    is_mild = (finding.get("role") or finding.get("flag") or "").lower() in _MILD
    line = _line(root, finding.get("location", "/*"))
    rule = f" “{finding.get('id')}”" if finding.get("id") else ""
    hint = f"The rule{rule} is in {schema}: {' '.join(finding.get('test', '').split())}"
    return Problem("SCH-002" if is_mild else "SCH-001", words or "A rule is broken.", name, line, hint=hint)


def _line(root: etree._Element, location: str) -> int | None:
    """The line at which what stands at an XPath begins."""
    found: Any = root.xpath(location)
    first = found[0] if isinstance(found, list) and found else None
    return line_of(first) if first is not None and hasattr(first, "sourceline") else None


def _said(error: etree.XSLTError) -> str:
    entries = [str(entry.message).strip().rstrip(".") for entry in error.error_log]
    return next((entry for entry in entries if entry), str(error))


def _refuse(path: Path, reason: str, hint: str, node: etree._Element | None = None) -> NoReturn:
    line = line_of(node) if node is not None else None
    raise UnreadableError(unusable(path, reason, hint, line)) from None
