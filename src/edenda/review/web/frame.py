"""The frame of every page: head, what was just done, how far it is, which doubts are chosen, and the keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from edenda.review.keys import document_of
from edenda.review.web.desk import Desk, View
from edenda.review.web.elements import element, page
from edenda.review.web.wording import KINDS

KEYS: Final = (
    ("a", "accept the mark as it is"),
    ("r", "reject it: it goes, and does not come back"),
    ("1 – 9", "it means this entry of the list"),
    ("e", "look for another entry"),
    ("n", "make a new entry"),
    ("g", "all of this name together, or one alone again"),
    ("s", "skip: not now"),
    ("u", "undo the newest step"),
    ("?", "show or hide these keys"),
    ("Esc", "leave a field"),
)


def framed(desk: Desk, view: View, heading: str, parts: tuple[etree._Element, etree._Element], note: str = "") -> bytes:
    """A page: its main part and its bar of buttons in the frame. `note` says what went wrong, or nothing."""
    main, bar = parts
    deed = desk.deed(view)
    words = note or (deed.said if deed else "")
    told = element("p", words, id="said", role="status", class_="warning" if note else None)
    foot = element("div", told, bar, id="foot")
    body = element("body", _skip(), _top(desk, view), main, foot)
    return page(element("html", _head(f"{heading} – {desk.title or 'edenda'}"), body, lang="en"))


def hidden(**values: str) -> Iterator[etree._Element]:
    """Fields of a form that its user does not see."""
    for name, value in values.items():
        if value:
            yield element("input", type="hidden", name=name, value=value)


def key(name: str) -> etree._Element:
    """A key beside what it does; a reader of screens hears it from the control."""
    return element("kbd", name, aria_hidden="true")


def _head(title: str) -> etree._Element:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("title", title),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("link", rel="icon", href="static/icon.svg", type="image/svg+xml"),
        element("link", rel="stylesheet", href="static/review.css"),
        element("script", src="static/review.js", defer=True),
    )


def _skip() -> etree._Element:
    return element("a", "To the mark", href="#main", class_="skip")


def _top(desk: Desk, view: View) -> etree._Element:
    total, left = desk.session.total, len(desk.session.doubts)
    done = max(total - left, 0)
    bar = element("progress", f"{done} of {total}", value=str(done), max=str(max(total, 1)), aria_label="Decided")
    progress = element("p", bar, element("span", f"{done} of {total} decided"), class_="progress")
    title = element("p", desk.title or "Review", class_="edition")
    return element("header", title, progress, _choice(desk, view), _keys(), id="top")


def _choice(desk: Desk, view: View) -> etree._Element:
    doubts = desk.session.doubts
    files: Counter[str] = Counter(doubt.mention.file for doubt in doubts)
    names = {file: document_of(file) for file in files}
    kinds: Counter[str] = Counter(doubt.kind for doubt in doubts)
    said_of_kinds: dict[str, str] = {kind: several for kind, (_, several) in KINDS.items()}
    form = element(
        "form",
        *_field("document", "Document", _select("document", "all documents", view.document, files, names)),
        *_field("kind", "Kind", _select("kind", "all kinds", view.kind, kinds, said_of_kinds)),
        *_field("name", "Name", element("input", id="name", name="name", value=view.name, autocomplete="off")),
        element("button", "Show", type="submit"),
        method="get",
        action="./",
    )
    words = f"{len(desk.chosen(view))} chosen" if view.is_choice else "All marks"
    every = element("a", "All marks again", href="./") if view.is_choice else None
    return element("details", element("summary", words), form, every, class_="choice")


def _field(name: str, label: str, control: etree._Element) -> tuple[etree._Element, etree._Element]:
    return element("label", label, for_=name), control


def _select(name: str, every: str, chosen: str, counts: Counter[str], said: dict[str, str]) -> etree._Element:
    options = [element("option", every, value="")]
    for value in sorted({*counts, *([chosen] if chosen else [])}):
        words = f"{said.get(value, value)} ({counts[value]})"
        options.append(element("option", words, value=value, selected=value == chosen))
    return element("select", *options, id=name, name=name)


def _keys() -> etree._Element:
    rows: Iterable[etree._Element] = (
        element("div", element("dt", element("kbd", name)), element("dd", what)) for name, what in KEYS
    )
    switch = element("button", "Switch the keys off", type="button", id="switch", aria_pressed="false", hidden=True)
    summary = element("summary", "Keys", data_key="?", aria_keyshortcuts="?")
    return element("details", summary, element("dl", *rows), switch, class_="keys")
