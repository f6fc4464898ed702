"""The proposal: what a corrected Word file asks to change in which article, and the writing of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wardpress.diagnostics import Origin, Report
from wardpress.edition.corrections import Change, Deletion, Insertion, Move, Rewording, excerpts
from wardpress.errors import InputError, Message, OutputError
from wardpress.host import Host
from wardpress.publish.corrections.proofs import Proof, is_furniture, photos_gone, proofs
from wardpress.publish.corrections.recoding import read_text_of
from wardpress.publish.corrections.remarks import Remarks
from wardpress.publish.corrections.returned import ReturnedArticle, as_sent, returned_file, were_recognised
from wardpress.publish.corrections.revision import Draft, draft_of, revised, shifted
from wardpress.publish.intake import InputFile, unreadable
from wardpress.publish.manuscript import Manuscript, read_bulletin, sidecar_beside
from wardpress.publish.wholefile import commit
from wardpress.publish.wishes import NO_WISHES, Wishes

_READER = "ward-text"

Kind = Literal["reworded", "parted", "joined", "deleted", "added", "moved"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One change of an article: where it stands, what was there, what is to be there."""

    kind: Kind
    origin: Origin
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CorrectedArticle:
    """A file whose text is to change: its name, its path, its new bytes, and what changes in it."""

    name: str
    path: Path
    data: bytes
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a corrected Word file asks for: files to change, and how many of its changes are left to a person."""

    files: tuple[CorrectedArticle, ...]
    left: int


def propose_corrections(
    word_file: str | os.PathLike[str],
    *paths: str | os.PathLike[str],
    report: Report | None = None,
    host: Host | None = None,
    encoding: str | None = None,
    wishes: Wishes = NO_WISHES,
) -> Proposal:
    """Return what `word_file`, a corrected Word edition of the articles in `paths`, asks to change; nothing is written.

    Tracked changes count as accepted. Whatever is not sure is told in `report` and is no part of the proposal. Raise
    `InputError` for a file that is no Word file, or that was made from other articles.
    """
    from wardpress.exporters.docx.corrected import read_corrected  # brings lxml in

    path, report = Path(word_file), Report() if report is None else report
    reading = Report()
    manuscript = read_bulletin(*paths, report=reading, host=host, encoding=encoding, wishes=wishes)
    # What is odd about the texts was told when they were printed; that one cannot be read now is new.
    report.extend(found for found in reading if found.severity == "error")
    known = proofs(manuscript.bulletin, manuscript)
    found = read_corrected(_bytes(path), path.name)
    returned = returned_file(known, found.paragraphs)
    articles = returned.articles
    if not were_recognised(articles):
        raise _unknown(path)
    remarks = Remarks(report, path.name)
    remarks.annotations(found)
    for strangers in returned.strangers:
        remarks.unknown([paragraph.text for paragraph in strangers])
    _remark_on_articles(remarks, known, articles)
    for figure in photos_gone(manuscript, found.pictures):
        remarks.photo(figure.file or "", Origin(figure.origin.file))
    files: dict[str, list[ReturnedArticle]] = {}
    for proof in known:
        if not is_furniture(proof.key):
            files.setdefault(proof.file, []).append(articles.get(proof.key) or as_sent(proof))
    inputs = {file.name: file for file in manuscript.inputs}
    corrected = (_corrected(inputs[name], manuscript, own, remarks) for name, own in files.items() if name in inputs)
    return Proposal(tuple(filter(None, corrected)), remarks.left)


def apply_corrections(proposal: Proposal) -> tuple[Path, ...]:
    """Write every file of `proposal`, each whole, and return where the old ones are kept: `NAME.bak`, `NAME.bak2` ….

    Raise `OutputError` for the first that cannot be written, `InputError` where it is gone; it is untouched, and so are
    those behind it.
    """
    return tuple(map(_replaced, proposal.files))


def _replaced(file: CorrectedArticle) -> Path:
    backup, old = _free(file.path), _bytes(file.path)
    try:
        commit(backup, old)
        commit(file.path, file.data)
    except OutputError as refusal:
        backup.unlink(missing_ok=True)
        raise OutputError(
            refusal.message,
            hint=Message(
                "Close the file if it is open, take a read-only mark off, and run the command again.",
                "Hãy đóng tệp nếu đang mở, bỏ thuộc tính chỉ đọc nếu có, rồi chạy lại lệnh.",
            ),
        ) from refusal
    return backup


def _free(path: Path) -> Path:
    name, number = f"{path.name}.bak", 1
    while (backup := path.with_name(name)).exists():
        number += 1
        name = f"{path.name}.bak{number}"
    return backup


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise unreadable(path, problem) from problem


def _unknown(path: Path) -> InputError:
    return InputError(
        Message(
            f"Nothing in {path.name} comes from these articles.",
            f"Không có đoạn nào trong {path.name} lấy từ các bài này.",
        ),
        hint=Message(
            "Name the folder of the articles that the Word file was made from.",
            "Hãy nêu đúng thư mục chứa các bài đã dùng để làm tệp Word.",
        ),
    )


def _remark_on_articles(remarks: Remarks, known: Sequence[Proof], articles: Mapping[str, ReturnedArticle]) -> None:
    sent = [proof.key for proof in known if not is_furniture(proof.key)]
    for proof in known:
        if proof.key not in articles and not is_furniture(proof.key):
            remarks.missing(proof.file)
    if [key for key in articles if not is_furniture(key)] != [key for key in sent if key in articles]:
        remarks.order()
    for article in articles.values():
        if is_furniture(article.proof.key):
            for change in article.changes():
                remarks.settings(change, article.proof.texts())


def _corrected(
    file: InputFile, manuscript: Manuscript, own: Sequence[ReturnedArticle], remarks: Remarks
) -> CorrectedArticle | None:
    """Return what becomes of one file, from which the articles `own` were read; None where nothing does."""
    if all(article.is_untouched() for article in own):
        return None
    texts = [text for article in own for text in article.proof.texts()]
    changes = list(_changes(own))
    draft = _draft(file, own, manuscript)
    if draft is None:
        for change in changes:
            remarks.unsure(change, texts, Origin(file.name))
        return None
    _remark_on_draft(remarks, draft, own)
    for change in filter(draft.is_given, changes):
        remarks.settings(change, texts)
    revision = revised(draft, [change for change in changes if not draft.is_given(change)])
    for change in revision.left:
        remarks.unsure(change, texts, Origin(file.name).at(draft.line(change)))
    if not revision.keeps_encoding:
        remarks.recoded(file.name)
    corrections = sorted(
        (found for change in revision.made for found in _told(change, draft)),
        key=lambda correction: correction.origin.line,
    )
    return CorrectedArticle(file.name, file.path, revision.data, tuple(corrections)) if corrections else None


def _changes(own: Sequence[ReturnedArticle]) -> Iterator[Change]:
    first = 0
    for article in own:
        yield from (shifted(change, first) for change in article.changes())
        first += len(article.proof.paragraphs)


def _draft(file: InputFile, own: Sequence[ReturnedArticle], manuscript: Manuscript) -> Draft | None:
    """Return the text of a file, None where only the plugin that read it knows how it is written."""
    claim = manuscript.host.reader(file.name)
    if claim is None or not claim.is_builtin or claim.descriptor.name != _READER:
        return None
    told = sidecar_beside(file.path).encoding or manuscript.encoding
    text = read_text_of(_bytes(file.path), told=told)
    return draft_of(manuscript, file.name, text, [article.proof for article in own])


def _remark_on_draft(remarks: Remarks, draft: Draft, own: Sequence[ReturnedArticle]) -> None:
    first = 0
    for article in own:
        for place, paragraph in article.restyled():
            remarks.restyled(paragraph.text, Origin(draft.name).at(draft.line_of(place + first)))
        if article.is_stale:
            remarks.stale(draft.name)
            for paragraph in article.lost():
                remarks.lost(paragraph.text, draft.name)
        first += len(article.proof.paragraphs)


def _told(change: Change, draft: Draft) -> Iterator[Correction]:
    texts = [paragraph.text for paragraph in draft.paragraphs]
    origin = Origin(draft.name).at(draft.line(change))
    match change:
        case Rewording(places, new):
            old = " ".join(texts[place] for place in places)
            kind: Kind = "parted" if len(new) > len(places) else "joined" if len(new) < len(places) else "reworded"
            if kind != "reworded":
                yield Correction(kind, origin, " ¶ ".join(texts[place] for place in places), " ¶ ".join(new))
            else:
                yield from (Correction(kind, origin, *pair) for pair in excerpts(old, " ".join(new)))
        case Deletion(place):
            yield Correction("deleted", origin, texts[place])
        case Insertion(_, text):
            yield Correction("added", origin, after=text)
        case Move(place, after):
            yield Correction("moved", origin, texts[place], texts[after] if after >= 0 else "")
