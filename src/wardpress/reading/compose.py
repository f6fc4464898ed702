"""The article that the verdicts make: lines of one kind become one block, and nothing is added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.model import (
    Article,
    Block,
    Byline,
    DateLine,
    Emphasis,
    Figure,
    Heading,
    Inlines,
    LeftOut,
    LineBreak,
    ListBlock,
    ListItem,
    Paragraph,
    QuestionAnswer,
    Strong,
    Table,
    Text,
    Verse,
)
from wardpress.reading.draft import LEFT_OUT, Part, Role, Verdict

_LONGEST_ONE_LINE: Final = 200

_REASONS: Final[dict[Role, tuple[str, Message]]] = {
    "counter": ("article.page-counter", Message("the counter of a web page", "số đếm của trang web")),
    "repeated-headline": (
        "article.repeated-headline",
        Message("it says the headline again", "lặp lại tít"),
    ),
    "chrome": ("article.web-chrome", Message("left over from a web page", "phần thừa của trang web")),
    "spam": ("article.spam", Message("link words of strangers", "từ khóa quảng cáo bị cài vào")),
    "file-name": (
        "article.file-name",
        Message("the name of a file, or a picture's stand-in", "tên tệp hoặc chữ thay ảnh"),
    ),
    "separator": ("article.separator", Message("it only parts texts", "chỉ để ngăn cách")),
    "end-mark": ("article.end-mark", Message("it only marks the end", "chỉ để đánh dấu hết bài")),
}


def composed(verdicts: tuple[Verdict, ...], origin: Origin, report: Report, *, has_headline: bool = False) -> Article:
    """Return the article that the verdicts make; what is left out or missing goes to `report`.

    `has_headline` says that its headline is given elsewhere.
    """

    def text_of(*roles: Role) -> str | None:
        return " ".join(verdict.line.text for verdict in verdicts if verdict.role in roles) or None

    leads = [_paragraph(verdict, origin) for verdict in verdicts if verdict.role == "lead"]
    article = Article(
        text_of("headline", "headline-continued"),
        tuple(_blocks(verdicts, origin)),
        tuple(byline for found in verdicts if found.role == "byline" for byline in _bylines(found, origin)),
        subtitle=text_of("subtitle"),
        lead=leads[0] if leads else None,
        rubric=text_of("rubric"),
        source=text_of("source"),
        dates=tuple(
            DateLine(found.line.text, origin=_place(found, origin))
            for found in verdicts
            if found.role in {"publish-line", "written-date"}
        ),
        left_out=tuple(_left_out(found, origin, report) for found in verdicts if found.role in LEFT_OUT),
        origin=_place(verdicts[0], origin),
    )
    _report_oddities(verdicts, origin=origin, report=report, is_headed=has_headline or bool(article.headline))
    return article


def _blocks(verdicts: tuple[Verdict, ...], origin: Origin) -> Iterator[Block]:
    for kind, found in groupby(verdicts, key=_block_kind):
        if kind:
            yield from _MAKERS[kind](list(found), origin)


def _block_kind(verdict: Verdict) -> Role | None:
    role = verdict.role
    if role in {"question", "asker"}:
        return "answer"
    return role if role in _MAKERS else None


def _paragraph(verdict: Verdict, origin: Origin) -> Paragraph:
    return Paragraph(_inlines(verdict), origin=_place(verdict, origin))


def _inlines(verdict: Verdict) -> Inlines:
    """Return the words of a line without its marks, the dateline in bold."""
    words: list[Text | Strong] = []
    for part in verdict.pieces():
        if part.kind == "dateline":
            words += [Strong((Text(part.text),)), Text(" ")]
        elif part.kind != "mark":
            words.append(Text(part.text))
    return tuple(words)


def _paragraphs(found: list[Verdict], origin: Origin) -> Iterator[Block]:
    return (_paragraph(verdict, origin) for verdict in found)


def _headings(found: list[Verdict], origin: Origin) -> Iterator[Block]:
    return (Heading(_inlines(verdict), verdict.level, origin=_place(verdict, origin)) for verdict in found)


def _lists(found: list[Verdict], origin: Origin) -> Iterator[Block]:
    """Yield lists: a run of items is one, but where its numbering starts or stops being implied."""
    runs: list[list[Verdict]] = []
    for verdict in found:
        if not runs or (verdict.level == 0 and _is_numbered(verdict) != _is_numbered(runs[-1][0])):
            runs.append([])
        runs[-1].append(verdict)
    for run in runs:
        yield ListBlock(_items(run, origin), _is_numbered(run[0]), origin=_place(run[0], origin))


def _is_numbered(verdict: Verdict) -> bool:
    mark = verdict.text("mark")
    return mark[:1].isdigit()


def _items(run: list[Verdict], origin: Origin) -> tuple[ListItem, ...]:
    """Return the items of a list, deeper ones inside the item above them."""
    levels: list[list[ListItem]] = [[]]
    for verdict in reversed(run):
        depth = verdict.level
        while len(levels) <= depth + 1:
            levels.append([])
        children = tuple(reversed(levels[depth + 1]))
        for below in levels[depth + 1 :]:
            below.clear()
        levels[depth].append(ListItem(_inlines(verdict), children, origin=_place(verdict, origin)))
    return tuple(reversed(levels[0]))


def _figures(found: list[Verdict], origin: Origin) -> Iterator[Block]:
    """Yield a figure for each caption; a credit alone belongs to the caption right above it."""
    figures: list[Figure] = []
    for verdict in found:
        caption, credit = verdict.text("text"), verdict.text("credit") or None
        if not caption and figures and figures[-1].credit is None:
            figures[-1] = replace(figures[-1], credit=credit)
        else:
            figures.append(Figure((Text(caption),) if caption else (), credit, origin=_place(verdict, origin)))
    return iter(figures)


def _verses(found: list[Verdict], origin: Origin) -> Iterator[Block]:
    stanzas: list[list[Inlines]] = []
    for verdict in found:
        if verdict.level or not stanzas:
            stanzas.append([])
        stanzas[-1].append(_inlines(verdict))
    yield Verse(tuple(map(tuple, stanzas)), origin=_place(found[0], origin))


def _tables(found: list[Verdict], origin: Origin) -> Iterator[Block]:
    """Yield the tables; short rows are filled up, and the first row is a head where only it has no figures."""
    for table in _grids(found):
        rows = [_cells(verdict) for verdict in table]
        width = max(map(len, rows))
        has_head = not _has_figures(rows[0]) and all(map(_has_figures, rows[1:]))
        filled = ([*row, *[""] * (width - len(row))] for row in rows)
        content = tuple(tuple((Text(cell),) if cell else () for cell in row) for row in filled)
        yield Table(content, int(has_head), origin=_place(table[0], origin))


def _grids(found: Iterable[Verdict]) -> Iterator[list[Verdict]]:
    """Yield the rows of each table; another one begins below an empty line, where the number of cells is another."""
    table: list[Verdict] = []
    gap = 0
    for verdict in found:
        gap = max(gap, verdict.line.gap)
        if not _cells(verdict):
            continue  # a rule drawn below a head
        if table and gap and len(_cells(verdict)) != len(_cells(table[-1])):
            yield table
            table = []
        table.append(verdict)
        gap = 0
    if table:
        yield table


def _cells(verdict: Verdict) -> list[str]:
    return [part.text for part in verdict.parts if part.kind == "cell"]


def _has_figures(row: list[str]) -> bool:
    return any(letter.isdigit() for cell in row for letter in cell)


def _answers(found: list[Verdict], origin: Origin) -> Iterator[Block]:
    """Yield each question with its answer; who asked stands on a line of its own below the question.

    A caption between question and answer leaves each in a block of its own.
    """
    questions: list[Paragraph] = []
    answers: list[Paragraph] = []
    for verdict in found:
        if verdict.role == "answer":
            answers.append(_paragraph(verdict, origin))
            continue
        if answers:
            yield _exchange(questions, answers)
            questions, answers = [], []
        if verdict.role == "asker" and questions:
            asker = Emphasis((Text(verdict.line.text),))
            questions[-1] = replace(questions[-1], content=(*questions[-1].content, LineBreak(), asker))
        else:
            questions.append(_paragraph(verdict, origin))
    yield _exchange(questions, answers)


def _exchange(questions: list[Paragraph], answers: list[Paragraph]) -> QuestionAnswer:
    return QuestionAnswer(tuple(questions), tuple(answers), origin=(questions or answers)[0].origin)


_MAKERS: Final[dict[Role, Callable[[list[Verdict], Origin], Iterator[Block]]]] = {
    "paragraph": _paragraphs,
    "heading": _headings,
    "item": _lists,
    "caption": _figures,
    "verse": _verses,
    "table-row": _tables,
    "answer": _answers,
}


def _bylines(verdict: Verdict, origin: Origin) -> Iterator[Byline]:
    """Yield the authors that a line names; a role counts for the names behind it, an office for the name before it."""
    role: str | None = None
    signed: Byline | None = None
    for part in verdict.pieces():
        if part.kind in {"name", "text"}:
            if signed:
                yield signed
            signed = Byline(part.text, role, origin=_at(part, verdict, origin))
            role = None
        elif part.kind == "role":
            role = part.text
        elif part.kind == "office" and signed:
            office = f"{signed.office} {part.text}" if signed.office else part.text
            signed = replace(signed, office=office)
    if signed:
        yield signed


def _at(part: Part, verdict: Verdict, origin: Origin) -> Origin:
    return origin.at(verdict.line.number, verdict.line.column + part.start)


def _left_out(verdict: Verdict, origin: Origin, report: Report) -> LeftOut:
    text, place = verdict.line.text, _place(verdict, origin)
    code, why = _REASONS[verdict.role]
    message = Message(f"left out the line “{text}”: {why.en}", f"đã bỏ dòng “{text}”: {why.vi}")
    report.note(code, message, place)
    return LeftOut(text, code, origin=place)


def _report_oddities(verdicts: tuple[Verdict, ...], *, origin: Origin, report: Report, is_headed: bool) -> None:
    first = verdicts[0]
    if not is_headed:
        report.warning(
            "article.no-headline",
            Message("no headline found: the first line reads as prose", "không thấy tít: dòng đầu giống đoạn văn"),
            _place(first, origin),
        )
    if len(verdicts) == 1 and len(first.line.text) > _LONGEST_ONE_LINE:
        report.warning(
            "article.one-line",
            Message(
                "the whole article stands in one line: headline and paragraphs cannot be told apart",
                "cả bài nằm trên một dòng: không tách được tít và các đoạn",
            ),
            _place(first, origin),
        )
    _report_short_rows(verdicts, origin=origin, report=report)


def _report_short_rows(verdicts: tuple[Verdict, ...], *, origin: Origin, report: Report) -> None:
    """Warn of the first row of each table that has fewer cells than others: what it lacks may belong further left."""
    for kind, found in groupby(verdicts, key=_block_kind):
        for table in _grids(found) if kind == "table-row" else ():
            width = max(len(_cells(row)) for row in table)
            if short := next((row for row in table if len(_cells(row)) < width), None):
                report.warning("table.uneven", _short_row(len(_cells(short)), width), _place(short, origin))


def _short_row(count: int, width: int) -> Message:
    return Message(
        f"this row has {count} cells, but its table {width} columns: empty cells were added at its end; "
        "where another cell is empty, give it a tab or a bar of its own",
        f"hàng này có {count} ô, trong khi bảng có {width} cột: đã thêm ô trống ở cuối hàng; "
        "nếu ô trống nằm ở chỗ khác, hãy thêm dấu tab hoặc gạch đứng vào đúng chỗ ấy",
    )


def _place(verdict: Verdict, origin: Origin) -> Origin:
    return origin.at(verdict.line.number, verdict.line.column)
