"""The words of an EPUB edition that no page shows: for reading systems and for readers who listen."""

from __future__ import annotations

from typing import NamedTuple


class Labels(NamedTuple):
    """The names of the parts, and the sentences of the accessibility summary."""

    cover: str
    title_page: str
    first_article: str
    page_list: str
    imprint: str
    is_text: str
    has_descriptions: str
    lacks_descriptions: str
    has_headings: str
    has_contents: str
    has_page_marks: str


_VIETNAMESE = Labels(
    cover="Bìa",
    title_page="Măng-sét",
    first_article="Bài đầu tiên",
    page_list="Số trang của bản in",
    imprint="Thông tin xuất bản",
    is_text="Toàn bộ phần chữ đọc được bằng trình đọc màn hình; đổi được cỡ chữ, kiểu chữ và màu.",
    has_descriptions="Ảnh nào cũng có mô tả bằng lời.",
    lacks_descriptions="Có ảnh chưa được mô tả bằng lời.",
    has_headings="Tiêu đề của mỗi bài được đánh dấu là tiêu đề.",
    has_contents="Mục lục dẫn đến từng bài.",
    has_page_marks="Có số trang như bản in.",
)
_ENGLISH = Labels(
    cover="Cover",
    title_page="Title page",
    first_article="First article",
    page_list="Pages of the print edition",
    imprint="Imprint",
    is_text="A screen reader can read all of the text; size, typeface and colour can be changed.",
    has_descriptions="Every picture is described in words.",
    lacks_descriptions="Some pictures are not described in words.",
    has_headings="Every headline is marked as a heading.",
    has_contents="The contents lead to every article.",
    has_page_marks="It bears the page numbers of the print edition.",
)


def labels_in(language: str) -> Labels:
    """Return the labels in `language`, a BCP 47 tag: Vietnamese unless English."""
    return _ENGLISH if language.partition("-")[0] == "en" else _VIETNAMESE
