"""Web chrome: buttons, breadcrumbs and lists of other news that come along when a page is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.lines import Line

_LONGEST: Final = 160
_LONGEST_LINK: Final = 160
_SHORTEST_NEWS: Final = 40
_FEWEST_LINES: Final = 2
_PHRASES: Final = (
    "skip to (?:main )?content|skip navigation|return to top|back to top|go to top|read more|view "
    "more|home|share|print|tweet|like"
    "|facebook|zalo|twitter|email|e-mail|rss|sitemap|comments?|reply|login|search|menu|close|next|previous"
    "|xuất bản thông tin|chuyển tới trang đầy đủ|quay lại|trở lại|trở về|về trang trước|trang trước|trang "
    "sau|trang chủ"
    "|lên đầu trang|về đầu trang|đầu trang|trả lời|phản hồi|bình luận|gửi bình luận|viết bình luận|ý kiến bạn "
    "đọc|ý kiến của bạn"
    "|gửi ý kiến|chia sẻ(?: bài viết| lên facebook| qua email)?|thích|in bài viết|in trang|bản in|in|in "
    "bài|gửi (?:e-?mail|bài viết)"
    "|xem với cỡ chữ|cỡ chữ|xem thêm|xem tiếp|xem chi tiết|đọc tiếp|đọc bài viết|nghe bài viết|đính kèm|tệp "
    "đính kèm|file đính kèm"
    "|tải về|đánh giá bài viết|xếp hạng|từ khóa|tags?|đăng nhập|đăng ký|liên hệ|sơ đồ (?:trang|cổng)|tìm "
    "kiếm|thư viện ảnh"
    "|màu chữ|độ tương phản|a-|a\\+|sao chép liên kết|lưu bài viết|theo dõi(?: trên google news)?|quan tâm|video clip"
    "|mặc định|đóng|mở|tiếp|về trang chủ|hiện bình luận|gửi tin bài|bấm vào đây|click vào đây|chọn cỡ chữ"
)
_OTHER_NEWS: Final = (
    "(?:những |các )?(?:tin|bài|tin bài|bài viết|tin tức)(?: tức| bài| viết)? (?:mới hơn|cũ hơn|khác|liên "
    "quan|cùng chuyên mục"
    "|cùng loại|mới nhất|đã đăng|đã đưa|xem nhiều|đọc nhiều|nổi bật)|có thể bạn quan tâm|đọc nhiều nhất|xem "
    "nhiều nhất"
)
_CHROME = re.compile(rf"(?:(?:{_PHRASES}|{_OTHER_NEWS})(?:[\s/|»›>•·:.,()-]|\d(?!\d{{4}}))*)+", re.IGNORECASE)
_OTHERS = re.compile(rf"(?:[^\w]*(?:{_OTHER_NEWS})\W*)+", re.IGNORECASE)
_BREADCRUMB = re.compile(r"(?:trang chủ|home)\s*(?:[/|»›>-]+[^/|»›>]{1,50}){1,6}", re.IGNORECASE)
_PAGE_TITLE = re.compile(r"(?:trang|cổng) thông tin điện tử|trang tin điện tử|website", re.IGNORECASE)


def _find(draft: Draft) -> Iterator[Claim]:
    others = _others_start(draft)
    for index in draft.open_indices():
        line = draft.lines[index]
        if index >= others and _reads_as_link(line):
            yield Claim(index, "chrome", 0.8)
        elif is_chrome(line.text):
            # The only line of a file is what somebody wrote.
            if len(draft.lines) > 1:
                yield Claim(index, "chrome", 0.9)
        elif index == 0 and _is_page_title(draft):
            yield Claim(index, "chrome", 0.7)


def is_chrome(text: str) -> bool:
    """Tell whether a line holds only buttons and breadcrumbs of a web page."""
    return len(text) <= _LONGEST and bool(_CHROME.fullmatch(text) or _BREADCRUMB.fullmatch(text))


def _others_start(draft: Draft) -> int:
    """Return where a list of other news begins, below some of the text itself."""
    told = False
    for index, line in enumerate(draft.lines):
        if told and len(line.text) <= _LONGEST and _OTHERS.fullmatch(line.text):
            return index
        told = told or (line.ends_sentence and len(line.text) >= _SHORTEST_NEWS)
    return len(draft.lines)


def _reads_as_link(line: Line) -> bool:
    return len(line.text) <= _LONGEST_LINK and not line.text.endswith(".")


def _is_page_title(draft: Draft) -> bool:
    text = draft.lines[0].text
    return (
        len(draft.lines) > _FEWEST_LINES
        and len(text) <= _LONGEST
        and _PAGE_TITLE.search(text) is not None
        and "." not in text
    )


CHROME: Final = Rule(
    "chrome",
    Message(
        "buttons, breadcrumbs and lists of other news, left over from a web page",
        "nút bấm, đường dẫn mục và danh sách tin khác còn sót từ trang web",
    ),
    _find,
    example="Quay lại",
    sample="Phường Hoa Sữa họp dân\nSáng 5/12, phường họp dân tại khu phố 3.\nQuay lại\n",
)
