"""House rules on letters: who wrote, to whom, and when, in the header as in the text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from edenda.checks.house.walk import Finding, Walk
from edenda.tei import NS, tag


def letters_without_correspondence(walk: Walk) -> Iterator[Finding]:
    """LETT-001: a letter whose header has no `correspDesc`."""
    if any(walk.all("correspDesc")):
        return
    for event in walk.all("text"):
        if event.element.get("type") == "letter" and event.element.getparent() is walk.root:
            message = "The header of this letter does not say who wrote to whom."
            yield Finding("LETT-001", event.element, message, "Put a `correspDesc` into its `profileDesc`.")


def letters_without_one_sender(walk: Walk) -> Iterator[Finding]:
    """LETT-002: a letter that was sent not at all, or twice."""
    for description in _described(walk):
        sent = len(_actions(description, "sent"))
        if sent != 1:
            what = "No `correspAction` says" if not sent else f"{sent} `correspAction` say"
            message = f"{what} that this letter was sent."
            yield Finding(
                "LETT-002", description, message, "Each letter has one of type “sent”, with all who wrote it."
            )


def letters_to_nobody(walk: Walk) -> Iterator[Finding]:
    """LETT-003: a letter without an addressee."""
    for description in _described(walk):
        if not _actions(description, "received"):
            message = "Nothing says to whom this letter was sent."
            hint = "Add a `correspAction` of type “received”; who is not known can be said in a `note` there."
            yield Finding("LETT-003", description, message, hint)


def letters_dated_otherwise(walk: Walk) -> Iterator[Finding]:
    """LETT-004: the date of sending in the header is not that of the dateline, in a file of one letter."""
    sent = [date for one in _described(walk) for date in one.iterfind("t:correspAction[@type='sent']/t:date", NS)]
    text = walk.root.findall("t:text//t:opener/t:dateline/t:date", NS)
    said, written = ([value for one in dates if (value := one.get("when"))] for dates in (sent, text))
    if said and written and len(_described(walk)) == 1 and not set(said) & set(written):
        message = f"The header says that the letter was sent on {said[0]}, its dateline says {written[0]}."
        yield Finding("LETT-004", next(one for one in sent if one.get("when")), message, "Correct one of the two.")


def _described(walk: Walk) -> list[etree._Element]:
    return [one.element for one in walk.all("correspDesc") if one.element.find(tag("p")) is None]


def _actions(description: etree._Element, kind: str) -> list[etree._Element]:
    return [one for one in description.iterchildren(tag("correspAction")) if one.get("type") == kind]
