"""The teiHeader: from what the source states (its header fields) and from `edition.toml`; nothing is invented.

Order and content follow the TEI Guidelines, chapter 2, and the house rules on headers.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

import edenda
from edenda.config import Document
from edenda.encoding.correspondence import dates_of_letters, write_correspondence
from edenda.encoding.elements import Resolve, add
from edenda.encoding.source_description import SourceDescription, write_field
from edenda.languages import load
from edenda.metadata.names import is_same_person
from edenda.model import Attrs, Flow, Reading
from edenda.recognisers.dates import parse_date
from edenda.sources import FORBIDDEN, REPLACEMENT
from edenda.tei import NOT_PUBLISHED, tag

GENRES: Final = {
    "article": "Article of a work of reference",
    "essay": "Essay",
    "letter": "Letter",
    "report": "Report or other record from an archive",
    "resolution": "Resolution, declaration or statement of a body",
    "text": "Text of another kind",
}
_DATING: Final = frozenset({"when", "from", "to", "notBefore", "notAfter"})
_DATES: Final = ("date-sent", "date-composed", "source-written", "date-catalogue")


def build_header(reading: Reading, document: Document, resolve: Resolve) -> etree._Element:
    """The header of a reading's TEI document."""
    return _Header(reading, document, resolve).build()


def creation_date(reading: Reading, document: Document) -> Attrs:
    """When the text was written: as `edition.toml` says, as the source says, or after the latest year it names."""
    if document.date:
        return (("when", document.date), *((("cert", document.date_cert),) if document.date_cert else ()))
    if span := dates_of_letters(reading):
        return span
    for role in _DATES:
        for field in reading.fields(role):
            if attrs := parse_date(field.text):
                return attrs
    years = [
        str(value)[:4]
        for mark in reading.body.marks
        if mark.kind == "date"
        for name, value in mark.attrs
        if name in _DATING
    ]
    return (("notBefore", max(years)), ("cert", "low")) if years else ()


class _Header:
    def __init__(self, reading: Reading, document: Document, resolve: Resolve) -> None:
        self.reading = reading
        self.document = document
        self.edition = document.edition
        self.resolve = resolve
        self.key = document.key

    def build(self) -> etree._Element:
        header = etree.Element(tag("teiHeader"))
        file = add(header, "fileDesc")
        self.title_statement(file)
        self.edition_statement(file)
        self.extent(file)
        self.publication_statement(file)
        self.notes_statement(file)
        SourceDescription(self.reading, self.document).write(add(file, "sourceDesc"))
        self.encoding_description(header)
        self.profile_description(header)
        self.revision_description(header)
        return header

    def title_statement(self, file: etree._Element) -> None:
        statement = add(file, "titleStmt")
        add(statement, "title", self.document.title or self.reading.field_text("title") or self.made_title())
        for field in self.reading.fields("subtitle"):
            add(statement, "title", field.text, type="sub", **({"n": field.attr("n")} if field.attr("n") else {}))
        if self.document.author:
            add(statement, "author", self.document.author)
            return
        for name in dict.fromkeys(field.text for field in self.reading.fields("author-org")):
            add(add(statement, "author"), "orgName", name)
        for name in self.author_names():
            add(statement, "author", name)

    def author_names(self) -> list[str]:
        """Who wrote the text; a name in the text that is another form of one in a record is not said again."""
        language = load(self.reading.language)
        fields = self.reading.fields("author")
        recorded = [field.text for field in fields if field.copy_of is None]
        names = (
            " ".join(field.text.split())
            for field in fields
            if field.copy_of is None or not any(is_same_person(field.text, name, language) for name in recorded)
        )
        return list(dict.fromkeys(names))

    def made_title(self) -> str:
        return self.document.name.replace("-", " ").replace("_", " ").strip() or self.reading.genre

    def edition_statement(self, file: etree._Element) -> None:
        if not self.edition.people and not self.edition.title:
            return
        statement = add(file, "editionStmt")
        add(statement, "edition", self.edition.title or "Digital edition")
        for person in self.edition.people:
            responsibility = add(statement, "respStmt")
            add(responsibility, "resp", person.role)
            add(responsibility, "name", person.name, xml_id=person.id)

    def extent(self, file: etree._Element) -> None:
        pages = sum(mark.kind == "pb" for mark in self.reading.body.marks)
        pages += sum(block.kind == "pb" for top in self.reading.body.blocks for block in top.walk())
        if pages:
            add(file, "extent", f"{pages} {'pages' if pages > 1 else 'page'}")

    def publication_statement(self, file: etree._Element) -> None:
        statement = add(file, "publicationStmt")
        add(statement, "publisher", self.edition.publisher or NOT_PUBLISHED)
        if self.edition.date:
            add(statement, "date", self.edition.date, when=self.edition.date)
        add(statement, "idno", self.key, type="edenda")
        if self.edition.base_url:
            add(
                statement,
                "idno",
                f"{self.edition.base_url.rstrip('/')}/documents/{self.document.name}.html",
                type="URL",
            )
        words, address = self.licence()
        if words:
            available = add(statement, "availability", status="free" if address else "restricted")
            licence = add(available, "licence", **({"target": address} if address else {}))
            add(licence, "p", words)
        else:
            add(
                add(statement, "availability", status="unknown"),
                "p",
                "The rights in this edition have not been stated.",
            )

    def licence(self) -> tuple[str, str]:
        """The licence of the document in words and as an address: its own, or else that of the edition."""
        own = self.document
        if own.licence or own.licence_url:
            return own.licence or own.licence_url, own.licence_url
        return self.edition.licence, self.edition.licence_url

    def notes_statement(self, file: etree._Element) -> None:
        notes: list[tuple[str, str | Flow]] = []
        own = self.document
        if own.title_note or own.title:
            notes.append(("title", own.title_note or "The title was made by the editors of this edition."))
        elif not self.reading.fields("title"):
            notes.append(("title", "The source has no title; this one was made from the name of the file."))
        notes.extend(("edition", note) for note in own.notes)
        notes.extend(("transcription", field) for field in self.reading.fields("transcription-note"))
        notes.extend(("source", field) for field in self.reading.fields("remark"))
        if not notes:
            return
        statement = add(file, "notesStmt")
        for kind, words in notes:
            note = etree.SubElement(statement, tag("note"), {"type": kind})
            if isinstance(words, str):
                note.text = words
            else:
                write_field(note, words)

    def encoding_description(self, header: etree._Element) -> None:
        description = add(header, "encodingDesc")
        project = add(description, "projectDesc")
        add(project, "p", self.edition.title or f"Converted from {self.reading.format} for a digital edition.")
        self.sampling(description)
        _editorial(description)
        self.references(description)
        self.genres(description)
        info = add(description, "appInfo")
        application = add(info, "application", ident="edenda", version=edenda.__version__, xml_id=f"{self.key}-edenda")
        add(application, "label", "edenda")

    def sampling(self, description: etree._Element) -> None:
        flows = self.reading.flows
        dropped = list(dict.fromkeys(flow.text for flow in flows if flow.kind == "furniture"))
        runs = (run for flow in flows if flow.copy_of is None for run in flow.runs if run.kind == "furniture")
        pieces = (FORBIDDEN.sub(REPLACEMENT, self.reading.raw[slice(*run.raw)]) for run in runs)
        dropped += dict.fromkeys(" ".join(piece.split()) for piece in pieces)
        if not dropped:
            return
        paragraph = add(
            add(description, "samplingDecl"), "p", "Left out, as furniture of the page on which the source was found: "
        )
        for index, words in enumerate(dropped):
            quoted = add(paragraph, "q", words, type="furniture")
            quoted.tail = "." if index == len(dropped) - 1 else ", "

    def references(self, description: etree._Element) -> None:
        declaration = add(description, "refsDecl")
        pages = [block for top in self.reading.body.blocks for block in top.walk() if block.kind == "pb"]
        page = "p" if not pages else "pb" if all(dict(block.attrs).get("n") for block in pages) else "pb[@n]"
        add(
            declaration,
            "citeStructure",
            unit="paragraph" if page == "p" else "page",
            match=f"//{page}",
            use="@xml:id" if page == "p" else "@n",
        )

    def genres(self, description: etree._Element) -> None:
        taxonomy = add(add(description, "classDecl"), "taxonomy", xml_id=f"{self.key}-genre")
        category = add(taxonomy, "category", xml_id=f"{self.key}-genre-{self.reading.genre}")
        add(category, "catDesc", GENRES.get(self.reading.genre, self.reading.genre))
        if self.reading.fields("subject"):
            taxonomy = add(description[-1], "taxonomy", xml_id=f"{self.key}-subjects")
            add(
                taxonomy, "desc", "The subject terms of the source's own catalogue record; it does not name the scheme."
            )

    def profile_description(self, header: etree._Element) -> None:
        profile = add(header, "profileDesc")
        for field in self.reading.fields("abstract"):
            abstract = add(profile, "abstract", source=f"#{self.key}-source")
            if field.attr("n"):
                abstract.set("n", field.attr("n"))
            for block in field.blocks:
                add(abstract, "p", field.text[slice(*block.span)].strip())
        self.creation(profile)
        languages = add(profile, "langUsage")
        code = self.document.language or self.edition.language or self.reading.language
        add(languages, "language", load(code).name, ident=code)
        self.text_class(profile)
        dates = creation_date(self.reading, self.document)
        write_correspondence(profile, self.reading, self.document, self.resolve, dates)

    def creation(self, profile: etree._Element) -> None:
        attrs = creation_date(self.reading, self.document)
        creation = add(profile, "creation")
        if not attrs:
            creation.text = "Date of writing not known."
            self.origin(creation)
            return
        values = {name: str(value) for name, value in attrs}
        shown = values.get("when") or " to ".join(value for name, value in values.items() if name != "cert")
        if "notBefore" in values and "notAfter" not in values:
            shown = f"not before {values['notBefore']}"
        add(creation, "date", shown, **values)
        self.origin(creation)

    def origin(self, creation: etree._Element) -> None:
        """Where the text was written: as the editors state it, and as the source's own catalogue does."""
        if self.document.place:
            ref = {"ref": f"register.xml#{self.document.place_ref}"} if self.document.place_ref else {}
            add(creation, "placeName", self.document.place, **ref)
        for field in self.reading.fields("origin"):
            label = {"n": field.attr("n")} if field.attr("n") else {}
            add(creation, "placeName", " ".join(field.text.split()), **label)

    def text_class(self, profile: etree._Element) -> None:
        text_class = add(profile, "textClass")
        add(text_class, "catRef", scheme=f"#{self.key}-genre", target=f"#{self.key}-genre-{self.reading.genre}")
        subjects = self.reading.fields("subject")
        if subjects:
            keywords = add(text_class, "keywords", scheme=f"#{self.key}-subjects")
            if subjects[0].attr("n"):
                keywords.set("n", subjects[0].attr("n"))
            for field in subjects:
                label = field.attr("n") if field.attr("n") != subjects[0].attr("n") else ""
                add(keywords, "term", field.text, **({"n": label} if label else {}))

    def revision_description(self, header: etree._Element) -> None:
        revision = add(header, "revisionDesc", status=self.document.status)
        attrs = {"when": self.edition.date} if self.edition.date else {}
        add(revision, "change", f"Converted from {self.reading.format} with edenda.", status="draft", **attrs)


def _editorial(description: etree._Element) -> None:
    editorial = add(description, "editorialDecl")
    for name, attrs, words in _EDITORIAL:
        add(add(editorial, name, **attrs), "p", words)


#: What a conversion does to a text: element of `editorialDecl`, its attributes, the statement.
_EDITORIAL: Final[tuple[tuple[str, dict[str, str], str], ...]] = (
    (
        "correction",
        {"method": "markup"},
        (
            "Misprints are kept. Where editors correct one, choice, sic and corr say who did and how surely. "
            "Spelling variants of names are no misprints."
        ),
    ),
    (
        "normalization",
        {"method": "silent"},
        (
            "Runs of blanks and no-break blanks became one blank; blanks at the edge of brackets and indentation "
            "were dropped. Nothing else was changed."
        ),
    ),
    ("quotation", {"marks": "all"}, "Quotation marks stand in the text, inside the element that they delimit."),
    (
        "hyphenation",
        {"eol": "hard"},
        "A word divided at the end of a page or line is joined; the hyphen is recorded at the page break.",
    ),
    (
        "segmentation",
        {},
        "Paragraphs, sections, lists and pages of the source are marked; lines only where their division is meant.",
    ),
    (
        "interpretation",
        {},
        (
            "Names and dates were marked by machine; cert tells what is less than sure. "
            "A pointer to the register is set only where the reference is sure."
        ),
    ),
    (
        "stdVals",
        {},
        (
            "Dates are given by ISO 8601. Seasons are full months; early, mid and late are conventional thirds, "
            "with cert medium."
        ),
    ),
)
