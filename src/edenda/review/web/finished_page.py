"""The page when nothing is left to decide: what was done, and where to go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from edenda.review.values import Doubt
from edenda.review.web.desk import Desk, View
from edenda.review.web.doubt_page import undo_form
from edenda.review.web.elements import element
from edenda.review.web.frame import framed
from edenda.review.web.wording import DONE, marks


def finished_page(desk: Desk, view: View, note: str = "") -> bytes:
    """The page when no doubt is left of those that a view chooses; `note` says what went wrong, or nothing."""
    skipped, left = desk.chosen(view), len(desk.session.doubts)
    nothing = "Nothing is left here" if left else "Everything is decided"
    heading = "Only what you skipped is left" if skipped else nothing
    main = element(
        "main",
        element("h1", heading, tabindex="-1", autofocus=True),
        _what_was_skipped(view, skipped) if skipped else None,
        _what_is_left(left - len(skipped)) if left > len(skipped) else None,
        *_what_was_done(desk),
        id="main",
        data_address=view.chosen.address,
        data_seen="",
    )
    return framed(desk, view, heading, (main, element("div", undo_form(view), id="bar")), note)


def _what_was_done(desk: Desk) -> Iterator[etree._Element]:
    counts = desk.counts()
    if not counts:
        yield element("p", "There was nothing to decide: no mark of the edition is in doubt.")
        return
    yield element("p", f"{marks(counts.total())} in this sitting. The files are written; git diff shows them.")
    rows = (element("li", f"{counts[verdict]} {said}") for verdict, said in DONE.items() if counts[verdict])
    yield element("ul", *rows, class_="done")
    deeds = (element("li", deed.said) for deed in desk.standing())
    yield element("details", element("summary", "One by one"), element("ol", *deeds), class_="deeds")


def _what_was_skipped(view: View, skipped: Sequence[Doubt]) -> etree._Element:
    address = view.chosen._replace(at=skipped[0].key).address
    link = element("a", "go through them again" if len(skipped) > 1 else "look at it again", href=address)
    return element("p", f"{marks(len(skipped))} skipped: ", link, ".")


def _what_is_left(left: int) -> etree._Element:
    link = element("a", f"go on with {'it' if left == 1 else 'them'}", href="./")
    return element("p", f"{marks(left)} outside this choice {'is' if left == 1 else 'are'} open: ", link, ".")
