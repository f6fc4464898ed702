"""Edits a Word file as a person would, by python-docx and, where it has no word for it, by the XML that Word writes."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

WHO = {qn("w:author"): "Người duyệt", qn("w:date"): "2025-12-06T08:00:00Z"}


def edited(data: bytes, edits: Iterable[Mapping[str, str]]) -> bytes:
    """Return a Word file after `edits`; each names what to `do`, and `at` which words."""
    document = docx.Document(io.BytesIO(data))
    for edit in edits:
        _DOINGS[edit["do"]](document, edit)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _paragraph(document: Any, words: str) -> Any:
    """Return the paragraph of the text with these words, its contents apart, and in the masthead and tables too."""
    found = [
        node
        for node in document.element.body.iter(qn("w:p"))
        if not _style(node).startswith("TOC") and words in "".join(map(_plain, node.iter(qn("w:t"))))
    ]
    assert len(found) == 1, (words, len(found))
    return found[0]


def _plain(text: Any) -> str:
    """Return the words of a text as a person types them: no-break spaces are blanks."""
    return (text.text or "").replace("\u00a0", " ")


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"))


def _reword(document: Any, edit: Mapping[str, str]) -> None:
    (text,) = [node for node in _paragraph(document, edit["at"]).iter(qn("w:t")) if edit["old"] in _plain(node)]
    before, _, behind = _parted(text, edit["old"])
    text.text = f"{before}{edit['new']}{behind}"


def _parted(text: Any, words: str) -> tuple[str, str, str]:
    place = _plain(text).index(words)
    return text.text[:place], text.text[place : place + len(words)], text.text[place + len(words) :]


def _split(document: Any, edit: Mapping[str, str]) -> None:
    """End the paragraph before some words, as Enter does: the bookmark goes on into the second part."""
    first = _paragraph(document, edit["at"])
    second = copy.deepcopy(first)
    for node in list(second):
        if node.tag == qn("w:bookmarkStart"):
            second.remove(node)
    for node in list(first):
        if node.tag == qn("w:bookmarkEnd"):
            first.remove(node)
    (text,) = first.iter(qn("w:t"))
    (rest,) = second.iter(qn("w:t"))
    before, start, behind = _parted(text, edit["before"])
    text.text, rest.text = before.rstrip(), start + behind
    first.addnext(second)


def _merge(document: Any, edit: Mapping[str, str]) -> None:
    """Join a paragraph to the one above, as Backspace and a blank do."""
    second, first = _paragraph(document, edit["at"]), _paragraph(document, edit["into"])
    *_, last = first.iter(qn("w:t"))
    last.text += " "
    for node in list(second):
        if node.tag != qn("w:pPr"):
            first.append(node)
    second.getparent().remove(second)


def _delete(document: Any, edit: Mapping[str, str]) -> None:
    paragraph = _paragraph(document, edit["at"])
    paragraph.getparent().remove(paragraph)


def _add(document: Any, edit: Mapping[str, str]) -> None:
    _paragraph(document, edit["at"]).addnext(_new(document, edit))


def _new(document: Any, edit: Mapping[str, str]) -> Any:
    paragraph = OxmlElement("w:p")
    properties = _paragraph(document, edit["at"]).find(qn("w:pPr"))
    paragraph.append(copy.deepcopy(properties))
    paragraph.append(_run(edit["text"]))
    return paragraph


def _run(words: str, kind: str = "w:t") -> Any:
    run, text = OxmlElement("w:r"), OxmlElement(kind)
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    return run


def _move(document: Any, edit: Mapping[str, str]) -> None:
    _paragraph(document, edit["behind"]).addnext(_paragraph(document, edit["at"]))


def _copy(document: Any, edit: Mapping[str, str]) -> None:
    paragraph = _paragraph(document, edit["at"])
    paragraph.addnext(copy.deepcopy(paragraph))


def _tracked(kind: str, *content: Any) -> Any:
    change = OxmlElement(kind, attrs={qn("w:id"): "9001", **WHO})
    change.extend(content)
    return change


def _track_words(document: Any, edit: Mapping[str, str]) -> None:
    (text,) = _paragraph(document, edit["at"]).iter(qn("w:t"))
    run = text.getparent()
    before, _, behind = _parted(text, edit["old"])
    run.addprevious(_run(before))
    run.addprevious(_tracked("w:del", _run(edit["old"], "w:delText")))
    run.addprevious(_tracked("w:ins", _run(edit["new"])))
    text.text = behind


def _track_end(paragraph: Any, kind: str) -> None:
    properties = OxmlElement("w:rPr")
    properties.append(_tracked(kind))
    paragraph.find(qn("w:pPr")).append(properties)


def _track_deletion(document: Any, edit: Mapping[str, str]) -> None:
    paragraph = _paragraph(document, edit["at"])
    _wrap_runs(paragraph, "w:del")
    for text in paragraph.iter(qn("w:t")):
        text.tag = qn("w:delText")
    _track_end(paragraph, "w:del")


def _wrap_runs(paragraph: Any, kind: str) -> None:
    for run in paragraph.findall(qn("w:r")):
        change = _tracked(kind)
        run.addprevious(change)
        change.append(run)


def _track_addition(document: Any, edit: Mapping[str, str]) -> None:
    paragraph = _new(document, edit)
    _wrap_runs(paragraph, "w:ins")
    _track_end(paragraph, "w:ins")
    _paragraph(document, edit["at"]).addnext(paragraph)


def _track_move(document: Any, edit: Mapping[str, str]) -> None:
    old = _paragraph(document, edit["at"])
    new = copy.deepcopy(old)
    for mark in [*new.findall(qn("w:bookmarkStart")), *new.findall(qn("w:bookmarkEnd"))]:
        new.remove(mark)
    _wrap_runs(old, "w:moveFrom")
    _track_end(old, "w:moveFrom")
    _wrap_runs(new, "w:moveTo")
    _track_end(new, "w:moveTo")
    _paragraph(document, edit["behind"]).addnext(new)


def _bold(document: Any, edit: Mapping[str, str]) -> None:
    run = _paragraph(document, edit["at"]).find(qn("w:r"))
    properties = OxmlElement("w:rPr")
    properties.append(OxmlElement("w:b"))
    run.insert(0, properties)


def _restyle(document: Any, edit: Mapping[str, str]) -> None:
    _paragraph(document, edit["at"]).find(f"{qn('w:pPr')}/{qn('w:pStyle')}").set(qn("w:val"), edit["style"])


def _comment(document: Any, edit: Mapping[str, str]) -> None:
    element = _paragraph(document, edit["at"])
    (paragraph,) = [found for found in document.paragraphs if found._p is element]
    document.add_comment(paragraph.runs, text=edit["text"], author="Người duyệt", initials="ND")


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _footnote(document: Any, edit: Mapping[str, str]) -> None:
    """Add a footnote or endnote behind a paragraph, and the part that holds it, with the line that Word rules above."""
    kind = edit.get("kind", "footnote")
    part = PackURI(f"/word/{kind}s.xml")
    media = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    xml = (
        f'<w:{kind}s xmlns:w="{_W}">'
        f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="1"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space="preserve"> {edit["text"]}</w:t></w:r>'
        f"</w:p></w:{kind}></w:{kind}s>"
    )
    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s"
    document.part.relate_to(Part(part, media, xml.encode(), document.part.package), relation)
    run = OxmlElement("w:r")
    run.append(OxmlElement(f"w:{kind}Reference", {qn("w:id"): "1"}))
    _paragraph(document, edit["at"]).append(run)


def _lose_marks(document: Any, edit: Mapping[str, str]) -> None:
    del edit
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        for node in list(document.element.body.iter(qn(kind))):
            node.getparent().remove(node)


_DOINGS: dict[str, Callable[[Any, Mapping[str, str]], None]] = {
    "reword": _reword,
    "split": _split,
    "merge": _merge,
    "delete": _delete,
    "add": _add,
    "move": _move,
    "copy": _copy,
    "track words": _track_words,
    "track deletion": _track_deletion,
    "track addition": _track_addition,
    "track move": _track_move,
    "bold": _bold,
    "style": _restyle,
    "comment": _comment,
    "footnote": _footnote,
    "lose marks": _lose_marks,
}
