"""What an entry is, for machines: schema.org in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from edenda.register.authorities import number_in
from edenda.register.entries import read_entry
from edenda.site.frame import base_address
from edenda.site.registers.listing import Listed
from edenda.site.values import Site
from edenda.tei import local, tag

_TYPES: Final = {
    "person": "Person",
    "org": "Organization",
    "place": "Place",
    "event": "Event",
    "bibl": "CreativeWork",
    "personGrp": "Organization",
}
#: Where the numbers of authority files are addresses that mean the thing itself.
_ADDRESSES: Final = {
    "VIAF": "https://viaf.org/viaf/{}",
    "GND": "https://d-nb.info/gnd/{}",
    "Wikidata": "http://www.wikidata.org/entity/{}",
    "GeoNames": "https://sws.geonames.org/{}/",
    "ISNI": "https://isni.org/isni/{}",
    "ORCID": "https://orcid.org/{}",
    "LCCN": "https://lccn.loc.gov/{}",
    "ULAN": "http://vocab.getty.edu/ulan/{}",
    "TGN": "http://vocab.getty.edu/tgn/{}",
    "DOI": "https://doi.org/{}",
}
_DAYS: Final = {"birthDate": "birth", "deathDate": "death"}
_SPANS: Final = {"startDate": ("when", "from"), "endDate": ("when", "to")}


def linked_data(site: Site, entry: Listed, element: etree._Element) -> str:
    """An entry as JSON-LD, which can stand in a `script` element."""
    kind = _TYPES[local(element)]
    facts: dict[str, Any] = {"@context": "https://schema.org", "@type": kind, "name": entry.name}
    if base := base_address(site.edition.config.edition.base_url):
        facts["@id"] = facts["url"] = f"{base}{entry.page}"
    forms = (form.text for form in read_entry(entry.id, element).forms if not (form.is_misprint or form.is_short))
    stated: Mapping[str, Any] = {
        "alternateName": [name for name in dict.fromkeys(forms) if name != entry.name],
        "description": entry.gloss,
        "sameAs": list(dict.fromkeys(_same(element))),
        **dict(_dates(kind, element)),
    }
    facts.update({key: value for key, value in stated.items() if value})
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")


def _same(element: etree._Element) -> Iterator[str]:
    """The addresses that mean an entry: numbers of known authority files, and other addresses that are stated."""
    for idno in element.iterchildren(tag("idno")):
        value = " ".join((idno.text or "").split())
        number = number_in(idno.get("type", ""), value)
        if number:
            yield _ADDRESSES[number[0]].format(number[1])
        elif value.startswith(("http://", "https://")):
            yield value


def _dates(kind: str, element: etree._Element) -> Iterator[tuple[str, str]]:
    if kind == "Person":
        for key, name in _DAYS.items():
            stated = element.find(tag(name))
            yield key, "" if stated is None else stated.get("when", "")
    elif kind == "Event":
        for key, names in _SPANS.items():
            yield key, next((value for name in names if (value := element.get(name))), "")
    elif kind == "CreativeWork":
        stated = element.find(tag("date"))
        yield "datePublished", "" if stated is None else stated.get("when", "")
