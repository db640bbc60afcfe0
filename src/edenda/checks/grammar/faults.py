"""What can be wrong with a document, as values: found in `content` and `attributes`, worded in `words`."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lxml import etree

from edenda.checks.grammar.nodes import Node

Kind = Literal[
    "nowhere",  # an element stands in a parent that cannot have it at any place
    "early",  # an element stands before what it must follow
    "late",  # an element stands behind what it must precede
    "twice",  # an element stands once more than it may
    "place",  # an element is allowed in its parent, but not here, and no better reason is known
    "unknown",  # the grammar has no element of this name
    "omitted",  # nor has it this one, which TEI has
    "namespace",  # the name is known, but in another namespace
    "root",  # the document begins with the wrong element
    "missing",  # an element that must be there is not
    "text",  # words stand where none may
    "content",  # the words of an element are not of the form they must have
    "attribute",  # an attribute that an element cannot have
    "together",  # an attribute that cannot stand beside those that are there
    "required",  # an attribute that must be there is not
    "value",  # the value of an attribute is not of the form it must have
    "again",  # a value that may stand only once stands twice
]


class Fault(NamedTuple):
    """One mistake. Names are `{namespace}name`.

    `element` is where it is: the element that is wrong, the one before which something is missing, or the one that has
    the wrong attribute, words, or end. `parent` is what it stands in, `name` what is wrong or missing, `names` what
    might stand there instead, `state` what is wanted there, `other` another element that has to do with it.
    """

    kind: Kind
    element: etree._Element
    name: str = ""
    parent: str = ""
    value: str = ""
    names: tuple[str, ...] = ()
    state: Node | None = None
    other: etree._Element | None = None
    #: Where the fault is in words, the node (element, comment, instruction) behind which they stand.
    behind: etree._Element | None = None
