"""Question and answer: a reader asks (`Hỏi: …`), signs, and the office answers (`Trả lời: …`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.lines import Line
from wardpress.reading.marks import mark_of

_QUESTION = re.compile(
    r"(?:câu\s)?hỏi(?:\s\d{1,3})?\s*[:.]\s*\S|câu\s\d{1,3}\s*[:.]\s*\S|bạn đọc hỏi\s*:", re.IGNORECASE
)
_ANSWER = re.compile(r"(?:trả lời|đáp|giải đáp|luật sư trả lời)\s*:", re.IGNORECASE)
_LONGEST_ASKER: Final = 90


def is_question(text: str) -> bool:
    """Tell whether a line opens with the label of a question."""
    return _QUESTION.match(text) is not None


def _find(draft: Draft) -> Iterator[Claim]:
    lines = draft.lines
    asked = {index for index in draft.open_indices() if is_question(lines[index].text)}
    answered = {index for index in draft.open_indices() if _ANSWER.match(lines[index].text)}
    if not asked or not answered:
        return
    state = ""
    for index in range(min(asked), len(lines)):
        if not draft.is_open(index):
            continue
        state = "question" if index in asked else "answer" if index in answered else _state(lines[index], state)
        if state == "question":
            is_asker = index not in asked and _reads_as_asker(lines[index].text)
            yield Claim(index, "asker" if is_asker else "question", 0.85 if is_asker else 0.9)
        elif state == "answer":
            yield Claim(index, "answer", 0.9 if index in answered else 0.75)


def _state(line: Line, state: str) -> str:
    """Return `state`, or nothing where a list, a table or a heading ends the answer."""
    ends = state == "answer" and (mark_of(line.text) is not None or line.is_capitals)
    return "" if ends else state


def _reads_as_asker(text: str) -> bool:
    words = text.split()
    capitals = sum(word.lstrip("(")[:1].isupper() for word in words)
    return len(text) <= _LONGEST_ASKER and not text.endswith(("?", ".", ":")) and 2 * capitals >= len(words)


ANSWER: Final = Rule(
    "answer",
    Message(
        "a question behind Hỏi with its asker, and the answer behind Trả lời up to the next question, list or heading",
        "câu hỏi sau chữ Hỏi cùng người hỏi, và phần trả lời cho đến câu hỏi, danh sách hay đề mục tiếp theo",
    ),
    _find,
    example="Trả lời: Ông bà nộp hồ sơ tại bộ phận một cửa.",
    sample="Hỏi đáp pháp luật\nHỏi: Tôi nộp hồ sơ ở đâu?\nTrả lời: Ông bà nộp hồ sơ tại bộ phận một cửa.\n",
)
