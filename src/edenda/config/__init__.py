"""`edition.toml`: what it can say (`values`), and how it is read (`reading`)."""

from edenda.config.reading import line_of_key, load, read_facts, read_toml
from edenda.config.values import (
    DOCUMENT_KEYS,
    FILE_NAME,
    GENRES,
    PROFILES,
    CheckFacts,
    Config,
    Document,
    EditionFacts,
    Facts,
    Origin,
    Person,
    PrintFacts,
    TextFacts,
    WebFacts,
    document_of,
    xml_name,
)

__all__ = [
    "DOCUMENT_KEYS",
    "FILE_NAME",
    "GENRES",
    "PROFILES",
    "CheckFacts",
    "Config",
    "Document",
    "EditionFacts",
    "Facts",
    "Origin",
    "Person",
    "PrintFacts",
    "TextFacts",
    "WebFacts",
    "document_of",
    "line_of_key",
    "load",
    "read_facts",
    "read_toml",
    "xml_name",
]
