"""What pointers should lead to: the kinds of element that an attribute, or a name, may point to."""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from edenda.tei import local


class Wish(NamedTuple):
    """The elements that a pointer may lead to, and what they are in words."""

    kinds: frozenset[str]
    words: str


_AGENTS: Final = frozenset(
    [
        "person",
        "personGrp",
        "persona",
        "org",
        "respStmt",
        "persName",
        "orgName",
        "name",
        "author",
        "editor",
        "principal",
        "funder",
        "sponsor",
        "application",
        "handNote",
        "resp",
        "nym",
        "publisher",
        "distributor",
        "authority",
        "meeting",
        "scriptNote",
        "listPerson",
        "listOrg",
    ]
)
_SOURCES: Final = frozenset(["bibl", "biblStruct", "biblFull", "msDesc", "witness", "listWit", "object", "recording"])
_ROLES: Final = frozenset(["role", "castItem", "roleDesc", "castGroup", "speaker", "particDesc"])
_RESPONSIBLE: Final = Wish(_AGENTS | _SOURCES, "a person or a statement of responsibility")
_SPEAKING: Final = Wish(_AGENTS | _ROLES, "a person or a role")
_SCRIBES: Final = Wish(_AGENTS, "a person")
_HANDS: Final = Wish(frozenset(["handNote", "handShift", "scriptNote", "handDesc"]), "a hand (`handNote`)")
_WITNESSES: Final = Wish(_SOURCES | {"msFrag", "msPart", "msIdentifier", "idno"}, "a witness")
_IMAGES: Final = Wish(
    frozenset(["facsimile", "surface", "surfaceGrp", "zone", "graphic", "media", "sourceDoc", "line", "figure"]),
    "a `surface`, a `zone` or a `graphic`",
)
_SCHEMES: Final = Wish(frozenset(["taxonomy", "classDecl", "bibl", "biblStruct", "list"]), "a `taxonomy`")
_CATEGORIES: Final = Wish(frozenset(["category", "taxonomy", "catDesc"]), "a category")
_MEANINGS: Final = Wish(
    frozenset(
        [
            "category",
            "catDesc",
            "taxonomy",
            "interp",
            "interpGrp",
            "span",
            "spanGrp",
            "fs",
            "f",
            "symbol",
            "term",
            "item",
            "gloss",
            "note",
            "event",
            "relation",
            "annotation",
            "state",
            "trait",
            "nym",
            "person",
            "org",
            "place",
            "keywords",
            "list",
            "listAnnotation",
            "object",
            "desc",
            "label",
            "w",
        ]
    ),
    "a category or an interpretation",
)
_PLACES: Final = Wish(
    frozenset(
        [
            "place",
            "placeName",
            "geogName",
            "settlement",
            "region",
            "country",
            "district",
            "bloc",
            "org",
            "location",
            "geo",
            "nym",
            "setting",
            "listPlace",
        ]
    ),
    "a place",
)
_RENDITIONS: Final = Wish(frozenset(["rendition", "tagUsage", "styleDefDecl"]), "a `rendition`")
_CHANGES: Final = Wish(frozenset(["change", "listChange"]), "a `change`")
_CALENDARS: Final = Wish(frozenset(["calendar", "category", "taxonomy"]), "a `calendar`")
_UNITS: Final = Wish(frozenset(["unitDef", "category", "term", "item"]), "a unit (`unitDef`)")
_TIMES: Final = Wish(frozenset(["when"]), "a point in time (`when`)")
_BY_ATTRIBUTE: Final = {
    "resp": _RESPONSIBLE,
    "who": _SPEAKING,
    "toWhom": _SPEAKING,
    "scribeRef": _SCRIBES,
    "unitRef": _UNITS,
    "since": _TIMES,
    "origin": _TIMES,
    "hand": _HANDS,
    "new": _HANDS,
    "wit": _WITNESSES,
    "facs": _IMAGES,
    "scheme": _SCHEMES,
    "ana": _MEANINGS,
    "where": _PLACES,
    "rendition": _RENDITIONS,
    "change": _CHANGES,
    "calendar": _CALENDARS,
}
#: Elements in which an attribute means something else.
_BY_PLACE: Final = {("catRef", "target"): _CATEGORIES, ("handShift", "new"): _HANDS}
_PERSONS: Final = (frozenset({"person", "personGrp", "persona", "nym"}), "a person")
_ORGANISATIONS: Final = (frozenset({"org", "nym"}), "an organisation")
_SITES: Final = (frozenset({"place", "nym"}), "a place")
_EVENTS: Final = (frozenset({"event"}), "an event")
#: The entries of a register: a name that points to any of them must be of its kind.
_ENTRIES: Final = frozenset({"person", "personGrp", "persona", "org", "place", "event", "bibl", "biblStruct", "object"})
_NAMES: Final = {
    "persName": _PERSONS,
    "orgName": _ORGANISATIONS,
    "placeName": _SITES,
    "geogName": _SITES,
    "eventName": _EVENTS,
}
_TYPED: Final = {"person": _PERSONS, "org": _ORGANISATIONS, "place": _SITES, "event": _EVENTS}


def wanted(element: etree._Element, attribute: str) -> Wish | None:
    """What a pointer of an element should lead to; None where it may lead to anything."""
    return _BY_PLACE.get((local(element), attribute)) or _BY_ATTRIBUTE.get(attribute)


def wrong_name(element: etree._Element, kind: str) -> str:
    """What a name should point to and does not, in words; empty where nothing is wrong."""
    name = local(element)
    wish = _NAMES.get(name) or (_TYPED.get(element.get("type", "")) if name in {"name", "rs"} else None)
    return wish[1] if wish and kind in _ENTRIES and kind not in wish[0] else ""
