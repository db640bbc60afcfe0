"""A TEI document as one HTML page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from edenda.writers import policy
from edenda.writers.assets import style
from edenda.writers.stylesheets import transform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edenda.writers.context import RenderContext

_DOCTYPE: Final = "<!DOCTYPE html>"
#: What XML allows and HTML does not, in UTF-8: control characters from U+007F to U+009F, and what is no character.
_FORBIDDEN: Final = re.compile(
    rb"[\x7f\xc2\xef\xf0-\xf4](?:(?<=\x7f)|(?<=\xc2)[\x80-\x9f]|(?<=\xef)(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])"
    rb"|(?<=[\xf0-\xf4])[\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf])"
)
_INSTEAD: Final = "\ufffd".encode()


def render_html(tei: etree._Element, context: RenderContext) -> bytes:
    """Write a document as a page of HTML5; the user's own stylesheet decides for itself."""
    return page(tei, "html/document.xsl", context)


def page(tei: etree._Element, name: str, context: RenderContext) -> bytes:
    """Run an HTML stylesheet, with the CSS inside if the page is to stand alone, and write HTML5."""
    result = transform(tei, name, context, _params(context))
    root = result.getroot()
    if root is None or root.tag != "html":
        return bytes(result)
    etree.cleanup_namespaces(root)  # a user's stylesheet may leave declarations that HTML does not know
    html: bytes = etree.tostring(root, method="html", encoding="utf-8", doctype=_DOCTYPE)
    return without_forbidden(html) + b"\n"


def without_forbidden(html: bytes) -> bytes:
    """UTF-8 in which a sign stands for each character that XML allows and HTML does not."""
    return _FORBIDDEN.sub(_INSTEAD, html)


def _params(context: RenderContext) -> Mapping[str, str]:
    if not context.standalone:
        return {"policy": policy.SITE, "view": context.view}
    # "</" inside a style element could end it; CSS has its own escape for the slash.
    css = style(context.own_transform).replace("</", "<\\/")
    return {"css": css, "policy": policy.standalone(css), "view": context.view}
