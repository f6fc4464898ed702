"""The words of an EPUB edition that no page shows: for reading systems and for readers who listen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the parts, and the sentences of the accessibility summary."""

    title_page: str
    first_article: str
    imprint: str
    is_text: str
    has_text: str
    has_told_pictures: str
    has_untold_pictures: str
    has_headings: str
    has_contents: str


_VIETNAMESE = Labels(
    title_page="Trang bìa",
    first_article="Bài đầu tiên",
    imprint="Thông tin xuất bản",
    is_text="Toàn bộ nội dung là văn bản, đọc được bằng trình đọc màn hình; đổi được cỡ chữ, kiểu chữ và màu.",
    has_text="Chữ đọc được bằng trình đọc màn hình; đổi được cỡ chữ, kiểu chữ và màu.",
    has_told_pictures="Mọi ảnh đều có lời tả.",
    has_untold_pictures="Có ảnh chưa có lời tả.",
    has_headings="Tiêu đề của mỗi bài được đánh dấu là tiêu đề.",
    has_contents="Mục lục dẫn đến từng bài.",
)
_ENGLISH = Labels(
    title_page="Title page",
    first_article="First article",
    imprint="Imprint",
    is_text="All content is text that a screen reader can read; size, typeface and colour can be changed.",
    has_text="A screen reader can read the text; size, typeface and colour can be changed.",
    has_told_pictures="Every picture is described.",
    has_untold_pictures="Some pictures are not described.",
    has_headings="Every headline is marked as a heading.",
    has_contents="The contents lead to every article.",
)


def labels_in(language: str) -> Labels:
    """Return the labels in `language`, a BCP 47 tag: Vietnamese unless English."""
    return _ENGLISH if language.partition("-")[0] == "en" else _VIETNAMESE
