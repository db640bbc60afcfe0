"""The page on one doubt: the mark in its sentence, the entries that it may mean, and what can be done."""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from edenda.register.index.values import Mention
from edenda.review.keys import document_of
from edenda.review.values import Candidate, Doubt
from edenda.review.web.desk import Desk, View, seen
from edenda.review.web.elements import Content, element
from edenda.review.web.frame import framed, hidden, key
from edenda.review.web.wording import KINDS, marks, meaning, question, sort

#: As many entries of a list have a key.
_WITH_KEY: Final = 9


class _Shown(NamedTuple):
    """What the page shows: a doubt, those of the same name, those that a decision concerns, the entries offered."""

    view: View
    doubt: Doubt
    group: tuple[Doubt, ...]
    concerned: tuple[Doubt, ...]
    entries: tuple[Candidate, ...]
    evidence: str


def doubt_page(desk: Desk, view: View, doubt: Doubt, note: str = "") -> bytes:
    """The page on a doubt; `note` says what went wrong, or nothing."""
    group = desk.group(doubt)
    candidates = desk.session.candidates(doubt)
    shown = _Shown(
        view._replace(at=doubt.key, did=""),
        doubt,
        group,
        group if view.group else (doubt,),
        desk.session.search(view.words) if view.words else candidates,
        desk.session.evidence(doubt),
    )
    names = {one.id: one.name for one in candidates}
    heading = question(doubt, next((names.get(one, one) for one in doubt.mention.entries), ""))
    main = element(
        "main",
        _place(shown),
        element("h1", heading),
        _together(shown) if view.group else _sentence(doubt, name="p", autofocus=not view.words),
        _reasons(shown),
        *(() if doubt.kind == "date" else (_entries(shown), _others(shown))),
        id="main",
        data_address=shown.view.address,
        data_seen=seen(shown.concerned),
    )
    return framed(desk, view, heading, (main, _bar(shown)), note)


def _place(shown: _Shown) -> etree._Element:
    mention = shown.doubt.mention
    said = (KINDS[shown.doubt.kind][0], document_of(mention.file), mention.place or f"line {mention.line}")
    spans = [element("span", sort(mention), class_="sort"), *(element("span", words) for words in said)]
    return element("p", *(one for span in spans for one in (span, " ")), class_="place", title=_file(mention))


def _file(mention: Mention) -> str:
    return f"{mention.file}, line {mention.line}"


def _sentence(doubt: Doubt, name: str, *, autofocus: bool = False) -> etree._Element:
    mention = doubt.mention
    content = (mention.before, element("mark", mention.words), mention.after)
    focus = "-1" if autofocus else None
    return element(name, *content, class_="sentence", tabindex=focus, autofocus=autofocus)


def _together(shown: _Shown) -> etree._Element:
    rows = (element("li", _sentence(one, "p"), _alone(shown, one)) for one in shown.concerned)
    words = f"Decided together: {marks(len(shown.concerned))} in these sentences"
    heading = element("h2", words, id="together", tabindex="-1", autofocus=not shown.view.words)
    return element("section", heading, element("ol", *rows), class_="together", aria_labelledby="together")


def _alone(shown: _Shown, doubt: Doubt) -> etree._Element:
    where = f"{document_of(doubt.mention.file)}, {doubt.mention.place or f'line {doubt.mention.line}'}"
    link = element("a", "decide alone", href=shown.view._replace(at=doubt.key, group="", words="").address)
    return element("p", where, " · ", link, class_="place", title=_file(doubt.mention))


def _reasons(shown: _Shown) -> etree._Element:
    rows = [("Why", shown.evidence), *meaning(shown.doubt)]
    pairs = (element("div", element("dt", term), element("dd", words)) for term, words in rows if words)
    return element("dl", *pairs, class_="reasons")


def _entries(shown: _Shown) -> etree._Element:
    rows = (element("li", _entry(number, one)) for number, one in enumerate(shown.entries, 1))
    words = shown.view.words
    if words:
        title = f"{_number_of_entries(len(shown.entries))} found for “{words}”"
    else:
        title = "Entries that it may mean" if shown.entries else "No entry of the register looks like it"
    heading = element("h2", title, id="offered", tabindex="-1", autofocus=bool(words))
    if not shown.entries:
        return element("section", heading, class_="entries")
    form = _decision(shown, *hidden(verdict="entry", words=words), element("ol", *rows))
    return element("section", heading, form, class_="entries", aria_labelledby="offered")


def _number_of_entries(number: int) -> str:
    return "1 entry is" if number == 1 else f"{number or 'No'} entries are"


def _entry(number: int, candidate: Candidate) -> etree._Element:
    name = str(number) if number <= _WITH_KEY else None
    return element(
        "button",
        key(name or "·"),
        element("span", candidate.name, class_="name"),
        " ",
        element("span", candidate.about, class_="about") if candidate.about else None,
        element("span", candidate.why, class_="why"),
        " ",
        element("span", candidate.id, class_="id"),
        type="submit",
        name="entry",
        value=candidate.id,
        data_key=name,
        aria_keyshortcuts=name,
    )


def _others(shown: _Shown) -> etree._Element:
    return element("div", _search(shown), _new(shown), class_="others")


def _search(shown: _Shown) -> etree._Element:
    field = element(
        "input", id="words", name="words", value=shown.view.words, type="search", autocomplete="off", data_key="e",
        aria_keyshortcuts="e", required=True,
    )  # fmt: skip
    button = element("button", "Search", type="submit")
    label = element("label", key("e"), "Another entry", for_="words")
    kept = hidden(**shown.view._replace(words="")._asdict())
    return element("form", *kept, label, field, button, method="get", action="./", role="search")


def _new(shown: _Shown) -> etree._Element:
    words = shown.doubt.mention.words
    field = element(
        "input",
        id="new",
        name="new",
        value=words,
        required=True,
        autocomplete="off",
        data_key="n",
        aria_keyshortcuts="n",
    )
    label = element("label", key("n"), "New entry, under the name", for_="new")
    return _decision(shown, *hidden(verdict="new"), label, field, element("button", "Make entry", type="submit"))


def _bar(shown: _Shown) -> etree._Element:
    number = len(shown.concerned)
    several = f" all {number}" if number > 1 else ""
    buttons = (_verdict("a", f"Accept{several}"), _verdict("r", f"Reject{several}"), _verdict("s", f"Skip{several}"))
    return element("div", _decision(shown, *buttons), undo_form(shown.view), _switch(shown), id="bar")


def _verdict(name: str, label: str) -> etree._Element:
    value = label.split(maxsplit=1)[0].lower()
    return element(
        "button", key(name), label, type="submit", name="verdict", value=value, data_key=name, aria_keyshortcuts=name
    )


def _switch(shown: _Shown) -> etree._Element | None:
    number = len(shown.group)
    if number < 2 and not shown.view.group:
        return None
    label = "One alone" if shown.view.group else f"All {number} of this name"
    address = shown.view._replace(group="" if shown.view.group else "all").address
    return element("a", key("g"), label, href=address, data_key="g", aria_keyshortcuts="g", class_="button")


def undo_form(view: View) -> etree._Element:
    """The form that takes the newest step back."""
    button = element("button", key("u"), "Undo", type="submit", data_key="u", aria_keyshortcuts="u")
    return element("form", *hidden(**view._asdict()), button, method="post", action="undo")


def _decision(shown: _Shown, *content: Content) -> etree._Element:
    """A form that decides on what is shown, as it is shown."""
    kept = hidden(**shown.view._replace(words="", did="")._asdict(), seen=seen(shown.concerned))
    return element("form", *kept, *content, method="post", action="decide")
