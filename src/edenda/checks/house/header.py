"""House rules on the header: genre, languages, rights, dates."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from edenda.checks.house.walk import BLANKS, Finding, Walk, text_in
from edenda.tei import NS, XML_LANG, tag


def disagreeing_genres(walk: Walk) -> Iterator[Finding]:
    """GENRE-002: the genre of the text is not that of the header."""
    targets = [str(one.element.get("target", "")) for one in walk.all("catRef")]
    for event in walk.all("text"):
        genre = event.element.get("type")
        if genre and targets and not any(target.endswith(genre) for target in targets):
            message = f"The text is of the genre “{genre}”, but no `catRef` in the header says so."
            yield Finding("GENRE-002", event.element, message, "Correct @type of `text`, or @target of `catRef`.")


def undeclared_languages(walk: Walk) -> Iterator[Finding]:
    """LANG-002: a language that the header does not name, where it names any."""
    declared = {one.element.get("ident") for one in walk.all("language")}
    for event in walk.languages:
        tag_used = event.element.get(XML_LANG)
        if declared and tag_used not in declared:
            message = f"The language “{tag_used}” is not among those that the header names."
            hint = f'Add `<language ident="{tag_used}">` to `langUsage`, or correct @xml:lang.'
            yield Finding("LANG-002", event.element, message, hint)


def unstated_rights(walk: Walk) -> Iterator[Finding]:
    """HDR-001: the header does not say who may do what with this file."""
    for statement in _statements(walk):
        stated = statement.findall("t:availability[@status]/*", NS)
        if not any(text_in(one).strip(BLANKS) for one in stated):
            message = "The header does not say what rights there are in this file."
            hint = (
                'Put `<availability status="unknown"><p>…</p></availability>` into `publicationStmt`, or what is true.'
            )
            yield Finding("HDR-001", statement, message, hint)


def undated_publications(walk: Walk) -> Iterator[Finding]:
    """HDR-002: the publication has no date or no identifier."""
    for statement in _statements(walk):
        has_date = any("when" in one.attrib for one in statement.iterchildren(tag("date")))
        if not has_date or statement.find(tag("idno")) is None:
            message = "`publicationStmt` has no date with @when, or no `idno`: this file cannot be cited."
            yield Finding("HDR-002", statement, message, "Give it both.")


def undated_changes(walk: Walk) -> Iterator[Finding]:
    """HDR-003: a change without a day."""
    for event in walk.all("change"):
        if "when" not in event.element.attrib:
            message = "Nothing says when this change was made."
            yield Finding("HDR-003", event.element, message, "Give `change` a @when.")


def _statements(walk: Walk) -> list[etree._Element]:
    return [one.element for one in walk.all("publicationStmt")]
