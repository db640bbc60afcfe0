"""The page of an entry of the register: the source of `html/entry.xsl`."""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote

from lxml import etree

from edenda.edition import TEI
from edenda.register.entries import KINDS, RegisterTree
from edenda.register.index.values import Mention
from edenda.register.kinds import kind_of
from edenda.site.registers.linked_data import linked_data
from edenda.site.registers.listing import Listed
from edenda.site.registers.relations import Related
from edenda.site.values import Citation, DocumentFacts, Link, Page, PageFacts, Site
from edenda.tei import XML_ID, local, tag

_STYLESHEET: Final = "html/entry.xsl"
_ENTRIES: Final = tuple(map(tag, KINDS))
_TITLE: Final = re.compile(r"“(.*)”(?:, )?")
_STEP: Final = re.compile(r"([a-z ]+?)(?: (\S+))?")


class EntryPages:
    """Makes the pages of entries of a site."""

    def __init__(self, site: Site, register: RegisterTree, related: Related) -> None:
        self._site = site
        self._register = register
        self._related = related
        documents = (*site.documents, *site.front)
        self._documents = {f"{TEI}/{facts.stem}.xml": (number, facts) for number, facts in enumerate(documents)}

    def page(self, entry: Listed, around: tuple[Listed | None, Listed | None], mentions: Iterable[Mention]) -> Page:
        """The page of an entry; `around` are those before and behind it in the register's order."""
        element = self._register.element(entry.id)
        if element is None:
            raise RuntimeError(f"{entry.id} is listed, and the register does not have it")
        kind = kind_of(local(element))
        root = etree.Element("entry", id=entry.id, kind=kind.name, folder=kind.folder, mentions=str(entry.mentions))
        if not entry.is_confirmed:
            root.set("unconfirmed", "yes")
        etree.SubElement(root, "name").text = entry.name
        about = etree.SubElement(root, "about")
        about.append(alone(element))
        self._related.add(root, entry.id)
        self._related.add_ways(root, about)
        self._add_mentions(root, mentions)
        facts = PageFacts(
            entry.page,
            _link(around[0]),
            _link(around[1]),
            citation=Citation(json_ld=linked_data(self._site, entry, element)),
            description=entry.gloss,
        )
        return Page(facts, _STYLESHEET, etree.tostring(root, encoding="utf-8"))

    def _add_mentions(self, root: etree._Element, mentions: Iterable[Mention]) -> None:
        """The mentions, in the documents' order."""
        by_file: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.file in self._documents:
                by_file[mention.file].append(mention)
        for _, facts, found in sorted((*self._documents[file], found) for file, found in by_file.items()):
            self._add_document(root, facts, found)

    def _add_document(self, root: etree._Element, facts: DocumentFacts, mentions: Sequence[Mention]) -> None:
        address = f"../{quote(facts.path)}"
        document = etree.SubElement(
            root,
            "document",
            {
                "href": address,
                "title": facts.title,
                "date": facts.date,
                "date-words": facts.date_words,
                "language": facts.language,
                "mentions": str(len(mentions)),
            },
        )
        title = ""
        for mention in mentions:
            where, title = self._where(mention, title)
            one = etree.SubElement(
                document, "mention", href=f"{address}#{mention.anchor}" if mention.anchor else address
            )
            one.set("where", where)
            for name, words in (("before", mention.before), ("words", mention.words), ("after", mention.after)):
                etree.SubElement(one, name).text = words

    def _where(self, mention: Mention, before: str) -> tuple[str, str]:
        """Where a mention stands, in the interface's words: `p. 12`, `The Lamp, paragraph 2`; and in which division.

        `before` is the division of the mention before, which is not said again.
        """
        words = self._site.words
        if mention.is_in_header:
            return words["heading"], ""
        found = _TITLE.search(mention.place)
        title = found[1] if found else ""
        steps = _TITLE.sub("", mention.place).split(", ")
        if steps[0].startswith("page "):
            return words["page-abbreviated"] + steps[0].removeprefix("page "), title
        said = [title] if title not in {"", before} and steps[-1] != "heading" else []
        return ", ".join((*said, *self._steps(steps[-1:]))), title

    def _steps(self, steps: Sequence[str]) -> Iterator[str]:
        for step in steps:
            found = _STEP.fullmatch(step)
            called = self._site.words.get(f"at-{found[1].replace(' ', '-')}") if found else None
            if found and called:
                yield f"{called} {found[2]}" if found[2] else called


def _link(entry: Listed | None) -> Link | None:
    return Link(entry.page.rpartition("/")[2], entry.name) if entry else None


def alone(element: etree._Element) -> etree._Element:
    """A copy of an entry without the entries in it."""
    found = copy.deepcopy(element)
    found.tail = None
    for inner in [one for one in found.iterdescendants(*_ENTRIES) if one.get(XML_ID) is not None]:
        parent = inner.getparent()
        if parent is not None:
            parent.remove(inner)
    return found
