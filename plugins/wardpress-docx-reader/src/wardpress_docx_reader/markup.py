"""The small change of WordprocessingML, whichever of its namespaces a file uses: names, children, values, switches."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_OFF = frozenset({"0", "false", "off"})


def name_of(node: etree._Element) -> str:
    """Return the name of an element without its namespace: Word's strict files use other ones."""
    return node.tag.rpartition("}")[2]


def child(node: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of that name, or the one at the end of a path of names; None where there is none."""
    for name in path:
        if node is None:
            return None
        node = next((found for found in node if name_of(found) == name), None)
    return node


def children(node: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the children of that name."""
    return (found for found in (() if node is None else node) if name_of(found) == name)


def value(node: etree._Element | None, name: str = "val") -> str:
    """Return an attribute, empty where there is none."""
    if node is None:
        return ""
    return next((str(found) for key, found in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def number(node: etree._Element | None, name: str = "val", *, default: int = 0) -> int:
    """Return an attribute as a whole number, `default` where it is none."""
    try:
        return int(value(node, name))
    except ValueError:
        return default


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """Return whether a property is on or off, None where nothing is said of it."""
    found = child(properties, name)
    return None if found is None else value(found) not in _OFF
