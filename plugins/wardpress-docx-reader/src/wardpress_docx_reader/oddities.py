"""What a bulletin does not take over from a Word file, or takes over changed: each kind told once, with its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from wardpress.plugins import Message, Origin, Report

Kind = Literal[
    "edition",
    "pictures",
    "objects",
    "comments",
    "headers",
    "hidden-text",
    "tracked-changes",
    "text-boxes",
    "old-fonts",
    "symbols",
    "nested-tables",
    "links",
]
# Of each kind: whether a person should look at it before printing, and what became of it.
_TOLD: Final[dict[Kind, tuple[bool, Message]]] = {
    "edition": (
        True,
        Message(
            "not read: it is a bulletin that wardpress wrote, no article; `wardpress pull` takes corrections back",
            "không đọc: đây là bản tin do wardpress ghi ra, không phải bài; hãy dùng `wardpress pull` để lấy chỗ sửa",
        ),
    ),
    "pictures": (
        True,
        Message(
            "pictures in the Word file were left out; save them beside it as bai1.jpg, bai1-2.jpg for bai1.docx",
            "ảnh trong tệp Word không được lấy; hãy lưu ảnh bên cạnh với tên bai1.jpg, bai1-2.jpg cho bai1.docx",
        ),
    ),
    "objects": (
        True,
        Message(
            "charts, formulas or embedded files were left out",
            "biểu đồ, công thức hoặc tệp nhúng không được lấy",
        ),
    ),
    "comments": (True, Message("comments were left out", "nhận xét (comment) không được lấy")),
    "headers": (False, Message("heads and feet of the pages were left out", "đầu trang, chân trang không được lấy")),
    "hidden-text": (True, Message("hidden words were left out", "chữ bị ẩn không được lấy")),
    "tracked-changes": (
        True,
        Message(
            "tracked changes: what was inserted is taken, what was deleted is left out",
            "thay đổi đang theo dõi: phần thêm được lấy, phần xóa bị bỏ",
        ),
    ),
    "text-boxes": (
        False,
        Message(
            "text boxes, read behind the paragraph that they are anchored in",
            "hộp chữ (text box), đọc ngay sau đoạn mà nó neo vào",
        ),
    ),
    "old-fonts": (False, Message("passages in an old font read", "chỗ dùng phông cũ đã chuyển sang Unicode")),
    "symbols": (
        True,
        Message("signs of a picture font were left out", "ký hiệu của phông hình (Wingdings…) không được lấy"),
    ),
    "nested-tables": (
        True,
        Message("tables inside a table, read as lines of its cell", "bảng lồng trong bảng, đọc thành các dòng của ô"),
    ),
    "links": (
        False,
        Message("links: their words stay, their addresses were left out", "liên kết: giữ chữ, không lấy địa chỉ"),
    ),
}


@dataclass(slots=True)
class _Tally:
    count: int
    paragraph: int
    sample: str


class Oddities:
    """Counts what is odd while a file is read."""

    def __init__(self) -> None:
        self._found: dict[Kind, _Tally] = {}

    def saw(self, kind: Kind, paragraph: int, sample: str = "") -> None:
        """Count one of `kind`; `sample` shows the first that has one."""
        tally = self._found.setdefault(kind, _Tally(0, paragraph, ""))
        tally.count += 1
        tally.sample = tally.sample or sample

    def tell(self, report: Report, origin: Origin) -> None:
        """Report each kind once, at the paragraph where it was first seen."""
        for kind, tally in self._found.items():
            is_warning, what = _TOLD[kind]
            sample = f": “{tally.sample}”" if tally.sample else ""
            message = Message(f"{what.en} ({tally.count}){sample}", f"{what.vi} ({tally.count}){sample}")
            say = report.warning if is_warning else report.note
            say(f"docx.{kind}", message, origin.at(tally.paragraph))
