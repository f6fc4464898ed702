"""Short lines between paragraphs: what speaks for a caption, and what for a cross-head."""

from __future__ import annotations

import re
from typing import Final

from wardpress.reading.draft import Draft
from wardpress.reading.lines import Line
from wardpress.reading.marks import mark_of

_LONGEST: Final = 200
_MOST_WORDS: Final = 36
_MOST_WORDS_OF_A_CROSSHEAD: Final = 14
_SHORTEST_ECHO: Final = 8
_SHORTEST_PROSE: Final = 60
_DOTS: Final = ("...", "…")
_CAPTION_OPENING = re.compile(
    r"(?:quang cảnh|toàn cảnh|khung cảnh|hình ảnh|một góc|trong ảnh|ảnh|bức ảnh|các đại biểu|đại biểu|lãnh đạo"
    r"|đồng chí|đ/c|ông|bà|chị|anh|cô|chú"
    r"|các em|các cháu|các đồng chí|đoàn viên|hội viên|người dân|bà con|nhân dân|cán bộ|chiến sĩ|lực lượng"
    r"|đoàn công tác|ban tổ chức|thiếu nhi"
    r"|tiết mục|tiểu phẩm|gian hàng|trò chơi|phần thi|đội thi|các đội|thí sinh|học sinh|thanh niên|phụ nữ|lễ"
    r"|một số|trao|tặng|dâng|chụp ảnh"
    r"|đông đảo|chủ tịch|phó chủ tịch|bí thư|phó bí thư|trưởng|phó trưởng|thượng tá|trung tá|đại tá|thiếu tá"
    r"|đại úy|niềm vui|không khí)\b",
    re.IGNORECASE,
)
_CAPTION_WORD = re.compile(
    r"\b(?:phát biểu|trao (?:quà|tặng|giấy|huy hiệu|bằng|cờ|thưởng|học bổng|bảng)|tặng (?:quà|hoa)|chụp (?:ảnh"
    r"|hình)|lưu niệm|tại (?:buổi|lễ|hội"
    r"|ngày|chương trình|phiên|cuộc|khu|công viên|nhà|sân)|tham gia|tham quan|dâng hương|thăm hỏi|ra quân"
    r"|ký kết|khai mạc|bế mạc|biểu diễn|chủ trì"
    r"|kiểm tra|chúc mừng|bỏ phiếu|thắp hương|nhận (?:quà|giấy|huy hiệu|bằng)|trình bày|báo cáo|điều hành"
    r"|giao lưu)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:theo|sau|trong|tại|từ|đến|với|nhân|qua|ngoài|bên cạnh|dịp|ngày|sáng|chiều|tối|hiện|để|khi|nếu|do|vì"
    r"|nhờ|năm|mỗi"
    r"|đặc biệt|riêng"
    r"|tuy|nhưng|cũng|được|hằng|hàng|bằng|trước|đây|mới|vừa|hiện nay|hôm)\b",
    re.IGNORECASE,
)
_LABELLED_NUMBER = re.compile(r"[^:]{1,40}: ?\d")
_CROSSHEAD_OPENING = re.compile(
    r"(?:về|công tác|đẩy mạnh|nâng cao|tăng cường|phát huy|kết quả|nhiệm vụ|phương hướng|giải pháp|mục đích"
    r"|mục tiêu|yêu cầu|nội dung|thời gian"
    r"|địa điểm|đối tượng|hồ sơ|thủ tục|trình tự|chung tay|lan tỏa|vì|tổ chức thực hiện|những|nhiều|thành phần"
    r"|kinh phí|tiếp tục|xây dựng|giữ gìn"
    r"|chăm lo|hướng tới|từ|để|quyền lợi|mức|cách|phòng ngừa|tình hình|khó khăn|thuận lợi|bài học|ý nghĩa"
    r"|lịch sử|nguồn gốc|đặc điểm|giới thiệu)\b",
    re.IGNORECASE,
)


def is_labelled_number(text: str) -> bool:
    """Tell of a line of a timetable or a form: `Thứ Hai: 8 giờ đến 11 giờ`."""
    return _LABELLED_NUMBER.match(text) is not None


def stands_between(draft: Draft, index: int) -> bool:
    """Tell whether an open line is short enough for a caption or a cross-head, and stands beside prose."""
    line = draft.lines[index]
    return (
        len(line.text) <= _LONGEST
        and line.word_count <= _MOST_WORDS
        and line.has_letters
        and not line.begins_small
        and not line.is_capitals
        and mark_of(line.text) is None
        and not line.text.endswith((":", ";", ","))
        and index > 0
    )


def reads_as_told(line: Line) -> bool:
    """Tell of `Theo ông Hoa, năm nay quà nhiều hơn`: a sentence whose author forgot the stop."""
    return "," in line.text and _TOLD.match(line.text) is not None


def is_prose(draft: Draft, index: int) -> bool:
    """Tell whether there is such a line and it reads as a paragraph of the body."""
    if not 0 <= index < len(draft.lines) or draft.role(index) not in {None, "paragraph", "answer", "lead"}:
        return False
    line = draft.lines[index]
    return len(line.text) >= _SHORTEST_PROSE and (line.ends_sentence or len(line.text) > _LONGEST)


def echoes_neighbour(draft: Draft, index: int) -> bool:
    """Tell whether the words of a line stand again, in this order, in the paragraph above or below it."""
    words = draft.lines[index].text.rstrip(" .!").casefold()
    if len(words) < _SHORTEST_ECHO:
        return False
    # Captions come in groups: the paragraph may be two lines away.
    near = (place for place in (index - 1, index + 1, index - 2, index + 2) if 0 <= place < len(draft.lines))
    return any(
        len(draft.lines[place].text) >= len(words) and words in draft.lines[place].text.casefold() for place in near
    )


def caption_score(draft: Draft, index: int) -> int:
    """Return how much speaks for a caption."""
    line = draft.lines[index]
    beside = draft.role(index - 1) == "caption" or draft.role(index + 1) == "caption"
    return (
        2 * bool(_CAPTION_OPENING.match(line.text))
        + bool(_CAPTION_WORD.search(line.text))
        + 3 * echoes_neighbour(draft, index)
        + beside
        + (index == len(draft.lines) - 1)
    )


def crosshead_score(draft: Draft, index: int) -> int:
    """Return how much speaks for a cross-head: it needs a paragraph below it, and has few words."""
    line = draft.lines[index]
    if line.word_count > _MOST_WORDS_OF_A_CROSSHEAD or not _has_text_below(draft, index):
        return 0
    below = draft.lines[index + 1]
    return (
        2 * bool(_CROSSHEAD_OPENING.match(line.text))
        + 3 * line.text.endswith("?")
        # `Từ hàng bánh nhỏ...` and, a few paragraphs on, `...đến tủ bánh yêu thương`.
        + 2 * (line.text.startswith(_DOTS) or line.text.endswith(_DOTS))
        + (line.gap > 0 and below.gap == 0)
        + (line.gap > below.gap)
    )


def _has_text_below(draft: Draft, index: int) -> bool:
    below: Line | None = draft.lines[index + 1] if index + 1 < len(draft.lines) else None
    return below is not None and (is_prose(draft, index + 1) or draft.role(index + 1) == "item" or below.ends_sentence)
