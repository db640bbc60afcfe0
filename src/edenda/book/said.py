"""What the stylesheets say of entries and dates, in the words of the interface: `print/register.xsl`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from lxml import etree

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
    return list(transform(root, _STYLESHEET, context, {}).getroot().iterfind("entry"))


def written_date(value: str, context: RenderContext) -> str:
    """A date of ISO 8601: `21 November 2026`; empty for none."""
    root = etree.Element("entries", date=value)
    return str(transform(root, _STYLESHEET, context, {}).getroot().get("date"))
