"""The caption without a credit: a short line between paragraphs, often words that the text says again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import HEAD, Claim, Draft, Rule
from wardpress.reading.lines import Line
from wardpress.reading.shortlines import (
    caption_score,
    echoes_neighbour,
    is_labelled_number,
    is_prose,
    reads_as_told,
    stands_between,
)

_MOST_IN_A_ROW: Final = 2
_ENOUGH_IN_A_LONG_ROW: Final = 3
_ENOUGH_ALONE: Final = 2
_MOST_WORDS_UNPROVED: Final = 14
_MOST_WORDS_WITH_STOP: Final = 24


def _find(draft: Draft) -> Iterator[Claim]:
    # Lines in a text of nothing but short lines are a programme or a timetable.
    if not any(is_prose(draft, index) for index in range(len(draft.lines))):
        return
    for run in draft.runs():
        has_prose = any(is_prose(draft, index) for index in run)
        row: list[int] = []
        for index in (*run, run.stop):
            if index < run.stop and _may_be_caption(draft, index):
                row.append(index)
                continue
            yield from _claims(draft, row, has_prose=has_prose)
            row = []


def _claims(draft: Draft, row: list[int], *, has_prose: bool) -> Iterator[Claim]:
    """Claim one or two lines in a row; of a longer row only those that the text says again, or that look like it."""
    # The hours below `Thời gian tiếp công dân:` are no captions.
    if row and draft.lines[row[0] - 1].text.endswith(":") and is_labelled_number(draft.lines[row[0]].text):
        return
    for index in row:
        score = caption_score(draft, index)
        if _is_sentence(draft.lines[index]):
            yield Claim(index, "caption", 0.65)
        elif score >= _needed(draft.lines[index], row, has_prose=has_prose):
            yield Claim(index, "caption", 0.8 if score > 1 else 0.6)


def _needed(line: Line, row: list[int], *, has_prose: bool) -> int:
    """Return how much must speak for a caption: more in a long row, away from prose, and for a long line."""
    if len(row) > _MOST_IN_A_ROW:
        return _ENOUGH_IN_A_LONG_ROW
    is_likely = has_prose and line.word_count <= _MOST_WORDS_UNPROVED and not reads_as_told(line)
    return 0 if is_likely else _ENOUGH_ALONE


def _may_be_caption(draft: Draft, index: int) -> bool:
    if not stands_between(draft, index):
        return False
    return _is_sentence_caption(draft, index) if _is_sentence(draft.lines[index]) else not is_prose(draft, index)


def _is_sentence(line: Line) -> bool:
    return line.text.endswith((".", "!", "?"))


def _is_sentence_caption(draft: Draft, index: int) -> bool:
    """Tell of `Lễ phát động tháng công nhân.`: no more than what the paragraph beside it says in the same words.

    Of two equal sentences the first is the caption.
    """
    line, above = draft.lines[index], draft.lines[index - 1]
    is_second = above.text.rstrip(" .").casefold() == line.text.rstrip(" .").casefold()
    if is_second or draft.role(index - 1) in HEAD or line.word_count > _MOST_WORDS_WITH_STOP:
        return False
    return echoes_neighbour(draft, index)


CAPTION: Final = Rule(
    "caption",
    Message(
        "a short line between paragraphs, without a full stop or in words that the text says again",
        "dòng ngắn giữa các đoạn, không có dấu chấm hoặc lặp lại lời trong bài",
    ),
    _find,
    example="Quang cảnh buổi họp dân",
    sample=(
        "Phường Hoa Sữa họp dân\nSáng 5/12, phường tổ chức họp dân tại khu phố 3 với hơn 200 người tham dự.\n"
        "Quang cảnh buổi họp dân\n"
        "Bà con đã góp 15 ý kiến về vệ sinh môi trường, đèn đường và cây xanh.\n"
    ),
)
