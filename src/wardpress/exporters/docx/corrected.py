"""A corrected Word file as its reader finds it: paragraphs with their marks, tracked changes accepted, annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from wardpress.exporters.docx.marks import Mark, mark_of, words
from wardpress.exporters.docx.opened import opened

_WITHIN = frozenset({"hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "rt"})
_COME = frozenset({"ins", "moveTo"})
_GONE = frozenset({"del", "moveFrom"})
_GAPS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_FORMATS = ("b", "i", "strike")
# Our own editions have none of these: the notes of an article are paragraphs.
_ANNOTATIONS = {"commentReference": "comments", "footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_DRAWINGS = frozenset({"drawing", "AlternateContent"})
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class CorrectedParagraph:
    """One paragraph with something in it: its words, the name of its style, the marks that begin in it.

    `formats` holds the words that are bold, slanting or struck out, each as format and words.
    """

    text: str
    style: str
    marks: tuple[Mark, ...]
    formats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tracked:
    """A tracked change: words that came or went, and the words of the paragraph that it is in."""

    has_come: bool
    text: str
    near: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What somebody wrote beside the text, in the margin or in a note, and the words of the paragraph it is about."""

    is_comment: bool
    text: str
    near: str


@dataclass(frozen=True, slots=True)
class CorrectedFile:
    """All that a corrected Word file says, tracked changes accepted; `pictures` are the names of those shown."""

    paragraphs: tuple[CorrectedParagraph, ...]
    tracked: tuple[Tracked, ...]
    annotations: tuple[Annotation, ...]
    pictures: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A paragraph while it is being read; where its end was deleted, the next one goes on in it."""

    style: str = ""
    text: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    formats: dict[str, list[str]] = field(default_factory=dict)
    changes: list[tuple[bool, str]] = field(default_factory=list)
    annotations: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    is_open: bool = False


def read_corrected(data: bytes, name: str) -> CorrectedFile:
    """Return what the Word file in `data` says; raise `InputError`, which calls it `name`, where it cannot be read."""
    file = opened(data, name)
    styles = _Styles(file.related.get("styles"))
    drafts = list(_drafts(file.text, styles))
    said = {part: dict(_said(file.related.get(part))) for part in _ANNOTATIONS.values()}
    near = [words("".join(draft.text)) for draft in drafts]
    return CorrectedFile(
        tuple(_paragraph(draft, text) for draft, text in zip(drafts, near, strict=True) if text or draft.marks),
        tuple(
            Tracked(has_come, text, place)
            for draft, place in zip(drafts, near, strict=True)
            for has_come, text in _joined(draft.changes)
        ),
        tuple(
            Annotation(part == "comments", said[part][key], place)
            for draft, place in zip(drafts, near, strict=True)
            for part, key in draft.annotations
            if said[part].get(key)
        ),
        tuple(name for draft in drafts for name in draft.pictures),
    )


def _paragraph(draft: _Draft, text: str) -> CorrectedParagraph:
    formats = ((kind, words("".join(parts))) for kind, parts in sorted(draft.formats.items()))
    return CorrectedParagraph(text, draft.style, tuple(dict.fromkeys(draft.marks)), tuple(formats))


def _joined(changes: list[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    """Yield changes with those that touch put together: Word parts them at every change of format."""
    open_change: tuple[bool, str] | None = None
    for has_come, text in changes:
        if open_change and open_change[0] == has_come:
            open_change = (has_come, open_change[1] + text)
            continue
        if open_change:
            yield open_change
        open_change = (has_come, text)
    if open_change:
        yield open_change


class _Styles:
    """The styles of a file: what they are called, and which formats a character style sets."""

    def __init__(self, part: etree._Element | None) -> None:
        found = [] if part is None else [node for node in part if _name(node) == "style"]
        self._styles = {_value(node, "styleId"): node for node in found}

    def name(self, key: str) -> str:
        style = self._styles.get(key)
        return _value_of(style, "name", default=key).casefold()

    def format(self, key: str, kind: str) -> bool:
        for _ in range(10):  # a style that is based on itself must not keep us here
            style = self._styles.get(key)
            if style is None:
                return False
            said = _switch(_child(style, "rPr"), kind)
            if said is not None:
                return said
            key = _value_of(style, "basedOn", default="")
        return False


def _drafts(text: etree._Element, styles: _Styles) -> Iterator[_Draft]:
    """Yield every paragraph of the text in order; one whose end was deleted goes on in the next."""
    draft = _Draft()
    for paragraph in _paragraphs(text):
        properties = _child(paragraph, "pPr")
        if not draft.is_open:
            draft = _Draft(styles.name(_value_of(properties, "pStyle", default="")))
        _read(paragraph, draft, styles, has_come=False)
        end = _child(properties, "rPr")
        draft.is_open = any(_child(end, kind) is not None for kind in _GONE)
        if not draft.is_open:
            yield draft
    if draft.is_open:
        yield draft


def _paragraphs(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs at and below `node`, those of text boxes behind the one that they are anchored in."""
    for child in node:
        name = _name(child)
        if name == "Fallback" or (name == "tr" and _child(_child(child, "trPr"), "del") is not None):
            continue  # a text box is there twice, for old editors; a row that was deleted is there no more
        if name == "p":
            yield child
        yield from _paragraphs(child)


def _read(node: etree._Element, draft: _Draft, styles: _Styles, *, has_come: bool) -> None:
    for child in node:
        name = _name(child)
        if name == "r":
            _read_run(child, draft, styles, has_come=has_come)
        elif name in _GONE:
            # Words that were moved are no change of their own: they are tracked where they came to.
            if name == "del" and (text := "".join(_texts(child, "delText"))):
                draft.changes.append((False, text))
            _read_marks(child, draft)
        elif name in _COME or name in _WITHIN:
            _read(child, draft, styles, has_come=has_come or name in _COME)
        elif name == "bookmarkStart" and (mark := mark_of(_value(child, "name"))):
            draft.marks.append(mark)


def _read_marks(node: etree._Element, draft: _Draft) -> None:
    draft.marks += [
        mark for child in node.iter() if _name(child) == "bookmarkStart" and (mark := mark_of(_value(child, "name")))
    ]


def _read_run(run: etree._Element, draft: _Draft, styles: _Styles, *, has_come: bool) -> None:
    text = "".join(map(_shown, run))
    found = ((_ANNOTATIONS.get(_name(child)), _value(child, "id")) for child in run)
    draft.annotations += [(part, key) for part, key in found if part]
    draft.pictures += _pictures(run)
    if not text:
        return
    draft.text.append(text)
    if has_come:
        draft.changes.append((True, text))
    properties = _child(run, "rPr")
    style = _value_of(properties, "rStyle", default="")
    for kind in _FORMATS:
        said = _switch(properties, kind)
        if styles.format(style, kind) if said is None else said:
            draft.formats.setdefault(kind, []).append(f"{text} ")


def _pictures(run: etree._Element) -> Iterator[str]:
    """Yield the names of the pictures in a run; shapes and text boxes are none."""
    for drawing in (node for child in run if _name(child) in _DRAWINGS for node in child.iter()):
        if _name(drawing) == "drawing" and any(_name(node) == "pic" for node in drawing.iter()):
            yield next((_value(node, "name") for node in drawing.iter() if _name(node) == "docPr"), "")


def _shown(node: etree._Element) -> str:
    name = _name(node)
    if name == "t":
        return node.text or ""
    # The end of a page or a column is a matter of layout.
    return " " if name == "br" and _value(node, "type") else _GAPS.get(name, "")


def _said(part: etree._Element | None) -> Iterator[tuple[str, str]]:
    for annotation in () if part is None else part:
        paragraphs = (words("".join(_texts(node, "t"))) for node in annotation.iter() if _name(node) == "p")
        yield _value(annotation, "id"), " ".join(filter(None, paragraphs))


def _texts(node: etree._Element, kind: str) -> Iterator[str]:
    return (found.text or "" for found in node.iter() if _name(found) == kind)


def _switch(properties: etree._Element | None, kind: str) -> bool | None:
    """Return whether a format is on or off, None where nothing is said of it."""
    found = _child(properties, kind)
    return None if found is None else _value(found, "val") not in _OFF


def _name(node: etree._Element) -> str:
    # Word's strict files use other namespaces; the names are the same.
    return node.tag.rpartition("}")[2]


def _child(node: etree._Element | None, name: str) -> etree._Element | None:
    return None if node is None else next((child for child in node if _name(child) == name), None)


def _value(node: etree._Element, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _value_of(node: etree._Element | None, name: str, *, default: str) -> str:
    found = _child(node, name)
    return default if found is None else _value(found, "val")
