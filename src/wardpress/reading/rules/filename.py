"""File names and alternative texts: what a web page holds in place of a picture or an attachment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule

_LONGEST: Final = 120
_SUFFIX = re.compile(
    r"[^/:*?\"<>|]{1,100}\.(?:jpe?g|png|gif|bmp|webp|tiff?|heic|docx?|xlsx?|pptx?|pdf|rar|zip|mp[34])", re.IGNORECASE
)
_ALT_TEXT = re.compile(
    r"(?:trong hình ảnh có thể có|trong hình có thể có|có thể là (?:hình )?ảnh|không có mô tả ảnh"
    r"|không có văn bản thay thế"
    r"|may be an image|image may contain|no photo description|no image|hình ảnh có liên quan)\b.*",
    re.IGNORECASE,
)
_CAMERA = re.compile(r"(?:dscn?|img|image|pict?|photo|hinh|anh|z)[ _-]?\d{2,}[\w -]{0,60}", re.IGNORECASE)
# `ddkkp3a2`: one word of small letters and digits mixed, as nobody writes; `covid19` and `a4` are shorter or plain.
_JUMBLE = re.compile(r"(?=[a-z0-9_-]*\d[a-z0-9_-]*)[a-z]+[a-z0-9_-]*\d[a-z0-9_-]*")
_SHORTEST_JUMBLE: Final = 8


def _find(draft: Draft) -> Iterator[Claim]:
    for index in draft.open_indices():
        text = draft.lines[index].text
        if len(text) <= _LONGEST and len(draft.lines) > 1 and _is_file_name(text):
            yield Claim(index, "file-name", 0.9)


def _is_file_name(text: str) -> bool:
    is_jumble = len(text) >= _SHORTEST_JUMBLE and _JUMBLE.fullmatch(text) is not None
    return is_jumble or any(pattern.fullmatch(text) for pattern in (_SUFFIX, _ALT_TEXT, _CAMERA))


FILE_NAME: Final = Rule(
    "file-name",
    Message(
        "the file name of a picture or attachment, or the text that a web page shows in its place",
        "tên tệp ảnh, tệp đính kèm, hoặc chữ mà trang web hiện thay cho ảnh",
    ),
    _find,
    example="IMG_2041.jpg",
    sample="Phường Hoa Sữa họp dân\nIMG_2041.jpg\nSáng 5/12, phường họp dân tại khu phố 3.\n",
)
