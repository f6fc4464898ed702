"""The contact block: lines of telephone, address and e-mail, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule

_FEWEST: Final = 2
_LONGEST: Final = 200
_CONTACT = re.compile(
    r"(?:số )?(?:điện thoại|đt|tel|phone|hotline|đường dây nóng|fax|e-?mail|thư điện tử|hộp thư(?: điện tử)?"
    r"|địa chỉ(?: hộp thư[^:]{0,20}"
    r"| email| liên hệ| trụ sở)?|website|trang web|zalo|facebook|fanpage|trụ sở|số tài khoản)\b[^:]{0,40}:\s*\S",
    re.IGNORECASE,
)


def _find(draft: Draft) -> Iterator[Claim]:
    for run in draft.runs():
        for is_contact, places in groupby(run, key=lambda index: _is_contact(draft.lines[index].text)):
            block = list(places)
            if is_contact and len(block) >= _FEWEST:
                yield from (Claim(index, "item", 0.85) for index in block)


def _is_contact(text: str) -> bool:
    return len(text) <= _LONGEST and _CONTACT.match(text) is not None


CONTACT: Final = Rule(
    "contact",
    Message(
        "two or more lines of telephone, address, e-mail, one below the other: a list",
        "từ hai dòng điện thoại, địa chỉ, thư điện tử liền nhau: một danh sách",
    ),
    _find,
    example="Điện thoại: 028 3838 0000",
    sample=(
        "Liên hệ bộ phận một cửa\nMời bà con liên hệ theo địa chỉ sau đây.\nĐiện thoại: 028 3838 0000\n"
        "Email: motcua@hoasua.example\n"
    ),
)
