"""What the stylesheets say of entries and dates, in the words of the interface: `print/register.xsl`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.writers.stylesheets import transform

if TYPE_CHECKING:
    from edenda.writers.context import RenderContext

_STYLESHEET: Final = "print/register.xsl"


def said(elements: Iterable[etree._Element], context: RenderContext) -> list[etree._Element]:
    """For each entry of the register, or `date`, an element with its @dates and, in each `number`, a number and @href.

    The elements are moved out of where they stand.
    """
    root = etree.Element("entries")
    root.extend(elements)
    return list(_said(root, context).iterfind("entry"))


def written_date(value: str, context: RenderContext) -> str:
    """A date of ISO 8601: `21 November 2026`; empty for none."""
    return _said(etree.Element("entries", date=value), context).get("date", "")


def _said(root: etree._Element, context: RenderContext) -> etree._Element:
    """What the stylesheet makes of it; one that the user named for the document is not meant for this.

    Raises UnreadableError (OUT-001) where a stylesheet of the edition makes nothing of it.
    """
    made = transform(root, _STYLESHEET, replace(context, stylesheet=None, params={}), {}).getroot()
    if made is None:
        hint = "Let it write what ours does, or take it out of transform/print/."
        raise UnreadableError(Problem("OUT-001", f"The stylesheet {_STYLESHEET} made no element.", hint=hint))
    return made
