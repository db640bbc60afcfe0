"""`schema/edenda.odd`, the grammar as TEI documents its customisations: `python -m tests.schema.odd`.

It is documentation: the grammar itself is `edenda.rnc`, and whoever makes a schema from the ODD gets one that is as
wide or wider (attributes that TEI has and edenda has not are not taken out one by one).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from tests.schema.described import Group, common_attributes, described, grammar, groups
from tests.schema.examples import attribute_name, example
from tests.schema.inclusion import RNG, inner_patterns
from tests.schema.modules import ELEMENTS_OF, MODULE_OF

ODD: Final = Path(__file__).resolve().parents[2] / "schema" / "edenda.odd"
TEI: Final = "http://www.tei-c.org/ns/1.0"
EXAMPLES: Final = "http://www.tei-c.org/ns/Examples"
_EG_XML: Final = f"{{{EXAMPLES}}}egXML"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
OURS: Final = "edenda."
#: How TEI calls the datatypes of our attributes, with how many values there may be.
_DATATYPES: Final[dict[str, tuple[str, str | None]]] = {
    "value.word": ("teidata.word", None),
    "value.words": ("teidata.word", "unbounded"),
    "value.numeral": ("teidata.word", None),
    "value.pointer": ("teidata.pointer", None),
    "value.pointers": ("teidata.pointer", "unbounded"),
    "value.date": ("teidata.temporal.w3c", None),
    "value.length": ("teidata.outputMeasurement", None),
    "value.count": ("teidata.count", None),
}
_OCCURRENCE: Final = {"optional": ("0", None), "zeroOrMore": ("0", "unbounded"), "oneOrMore": ("1", "unbounded")}
_ABOUT: Final = (
    "This customisation selects from TEI P5 what editions of historical documents need: letters, minutes, reports, "
    "articles, with their registers. It is made of the grammar edenda.rnc, which is the authority; a document that is "
    "valid against the grammar is valid against tei_all."
)
_ATTRIBUTES: Final = (
    "Attributes that are not named with an element are not used on it, but for those that every element has: {}."
)


def odd() -> bytes:
    """The ODD as a file."""
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI, "eg": EXAMPLES})  # type: ignore[dict-item]
    root.set(_LANG, "en")
    _header(root)
    body = _add(_add(root, "text"), "body")
    _add(body, "head", "The edenda customisation of TEI P5")
    common = ", ".join(attribute_name(name) for name in common_attributes())
    _add(body, "p", _ABOUT)
    _add(body, "p", _ATTRIBUTES.format(common))
    schema = _add(body, "schemaSpec", ident="edenda", start="TEI", docLang="en")
    _add(schema, "moduleRef", key="tei")
    for module, names in ELEMENTS_OF.items():
        _add(schema, "moduleRef", key=module, include=" ".join(names))
    for group in groups("model"):
        _class(schema, group)
    for group in groups("content"):
        macro = _add(schema, "macroSpec", ident=f"{OURS}{group.name}", mode="add")
        _add(macro, "desc", group.says)
        _content(macro, _definition(group.name))
    for name in sorted(grammar().elements, key=str.lower):
        _element(schema, name)
    etree.indent(root)
    for shown in root.iter(_EG_XML):
        spec = next(shown.iterancestors(f"{{{TEI}}}elementSpec"))
        shown.append(_as_example(example(spec.get("ident", ""))[1]))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _header(root: etree._Element) -> None:
    file = _add(_add(root, "teiHeader"), "fileDesc")
    _add(_add(file, "titleStmt"), "title", "The edenda customisation of TEI P5")
    publication = _add(file, "publicationStmt")
    _add(publication, "publisher", "edenda")
    _add(_add(publication, "availability", status="free"), "p", "Under the licence of edenda.")
    _add(_add(file, "sourceDesc"), "p", "Made of schema/edenda.rnc by make schema.")


def _class(schema: etree._Element, group: Group) -> None:
    spec = _add(schema, "classSpec", type="model", ident=f"{OURS}{group.name}", mode="add")
    _add(spec, "desc", group.says)
    _classes(spec, group.name)


def _classes(spec: etree._Element, name: str) -> None:
    """The groups that name an element or a group."""
    member = [group.name for group in groups("model") if name in _named_in(group.name)]
    if member:
        classes = _add(spec, "classes", mode="change")
        for one in member:
            _add(classes, "memberOf", key=f"{OURS}{one}", mode="add")


@cache
def _named_in(group: str) -> frozenset[str]:
    return frozenset(str(one.get("name")) for one in _definition(group).iter(f"{RNG}ref"))


def _element(schema: etree._Element, name: str) -> None:
    element = described(name)
    spec = _add(schema, "elementSpec", ident=name, module=MODULE_OF[name], mode="change")
    _add(spec, "desc", element.says, **{_LANG: "en"})
    _classes(spec, name)
    _content(spec, grammar().elements[name])
    attributes = dict(sorted(grammar().attributes(name), key=lambda pair: pair[0]))
    if element.attributes:
        listed = _add(spec, "attList")
        for one in element.attributes:
            _attribute(listed, one, attributes[one], is_required=one in element.required)
    etree.SubElement(_add(spec, "exemplum"), _EG_XML)


def _attribute(into: etree._Element, name: str, node: etree._Element, *, is_required: bool) -> None:
    spec = _add(into, "attDef", ident=attribute_name(name), mode="change", usage="req" if is_required else "opt")
    values = [one.text or "" for one in node.iter(f"{RNG}value")]
    declared = next((one for one in node.iterchildren(f"{RNG}*") if one.tag != f"{RNG}name"), None)
    kind = declared.get("name", "") if declared is not None else ""
    if kind == "value.certainty":
        values = [one.text or "" for one in _definition(kind).iter(f"{RNG}value")]
    key, most = _DATATYPES.get(kind, ("teidata.enumerated" if values else "teidata.text", None))
    datatype = _add(spec, "datatype", **({"maxOccurs": most} if most else {}))
    data = declared.get("type") if declared is not None and declared.tag == f"{RNG}data" else None
    _add(datatype, "dataRef", **({"name": data} if data else {"key": key}))
    if values:
        closed = _add(spec, "valList", type="closed", mode="replace")
        for value in values:
            _add(closed, "valItem", ident=value)


def _content(spec: etree._Element, node: etree._Element) -> None:
    """The content model in TEI's own language."""
    content = _add(spec, "content")
    parts = list(_parts(node))
    if len(parts) > 1:
        _append(content, "sequence", parts)
    else:
        content.extend(parts or [_made("empty")])


def _parts(node: etree._Element) -> Iterator[etree._Element]:
    """What a pattern is made of, attributes apart."""
    for child in inner_patterns(node):
        yield from _part(child)


def _part(node: etree._Element) -> Iterator[etree._Element]:
    kind = str(node.tag).removeprefix(RNG)
    if kind == "ref":
        yield from _reference(node)
    elif kind in {"text", "data", "value", "list"}:
        yield _made("textNode")
    elif kind == "choice":
        options = list(_parts(node))
        if len(options) > 1:
            yield _with("alternate", options)
        else:
            yield from options
    elif kind in _OCCURRENCE:
        yield from _repeated(list(_parts(node)), *_OCCURRENCE[kind])
    elif kind not in {"attribute", "empty"}:
        inner = list(_parts(node))
        yield from [_with("sequence", inner)] if len(inner) > 1 and kind == "group" else inner


def _reference(node: etree._Element) -> Iterator[etree._Element]:
    name = node.get("name", "")
    if name in grammar().elements:
        yield _made("elementRef", key=name)
    elif name.startswith("model."):
        yield _made("classRef", key=f"{OURS}{name}")
    elif name.startswith("content."):
        yield _made("macroRef", key=f"{OURS}{name}")
    elif not name.startswith("att."):
        yield from _parts(_definition(name))


def _repeated(parts: list[etree._Element], least: str, most: str | None) -> Iterator[etree._Element]:
    if not parts:
        return
    if len(parts) == 1 and etree.QName(parts[0]).localname == "macroRef":
        parts = list(_parts(_definition(parts[0].get("key", "").removeprefix(OURS))))
    fresh = len(parts) == 1 and not {"minOccurs", "maxOccurs"} & set(parts[0].keys()) and _is_repeatable(parts[0])
    whole = parts[0] if fresh else _with("sequence", parts)
    whole.set("minOccurs", least)
    if most:
        whole.set("maxOccurs", most)
    yield whole


def _is_repeatable(part: etree._Element) -> bool:
    return etree.QName(part).localname in {"elementRef", "classRef", "alternate", "sequence"}


def _definition(name: str) -> etree._Element:
    (found,) = (one for one in grammar().root.iter(f"{RNG}define") if one.get("name") == name)
    return found


def _as_example(element: etree._Element) -> etree._Element:
    """An example in the namespace of examples, which keeps xml:id from being one."""
    made = etree.Element(f"{{{EXAMPLES}}}{element.tag}", nsmap={None: EXAMPLES})  # type: ignore[dict-item]
    for name, value in element.attrib.items():
        if name != _ID:
            made.set(str(name), str(value))
    made.text, made.tail = element.text or None, element.tail or None
    made.extend(_as_example(child) for child in element)
    return made


def _made(name: str, /, **attributes: str) -> etree._Element:
    return etree.Element(f"{{{TEI}}}{name}", attributes)


def _with(name: str, children: list[etree._Element]) -> etree._Element:
    made = _made(name)
    made.extend(children)
    return made


def _append(into: etree._Element, name: str, children: list[etree._Element]) -> None:
    into.append(_with(name, children))


def _add(into: etree._Element, name: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    made = etree.SubElement(into, f"{{{TEI}}}{name}", attributes)
    made.text = text
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(odd())
