"""What a person must know of corrections besides those that can be made: said in a report, and counted where left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wardpress.diagnostics import Origin, Report
from wardpress.edition.corrections import Change, Deletion, Insertion, Move, Rewording
from wardpress.errors import Message

if TYPE_CHECKING:
    from wardpress.exporters.docx.corrected import Annotation, CorrectedFile

_LONGEST = 90


class Remarks:
    """Tells of a corrected file in a report; `left` counts the changes that a person has to make."""

    def __init__(self, report: Report, file: str) -> None:
        self._report = report
        self._origin = Origin(file)
        self.left = 0

    def annotations(self, file: CorrectedFile) -> None:
        """Tell of tracked changes, which are taken as accepted, of comments, and of footnotes that were added."""
        for change in file.tracked:
            came = Message("added", "thêm") if change.has_come else Message("removed", "bỏ")
            text = _short(change.text.strip())
            self._report.note(
                "correction.tracked",
                Message(
                    f"tracked change taken as accepted: {came.en} “{text}”",
                    f"thay đổi được theo dõi, coi như đã chấp nhận: {came.vi} “{text}”",
                ),
                self._origin,
            )
        for annotation in file.annotations:
            if annotation.is_comment:
                self._comment(annotation)
            else:
                self._footnote(annotation)

    def _comment(self, comment: Annotation) -> None:
        about = _short(comment.near)
        self._report.warning(
            "correction.comment",
            Message(f"comment “{comment.text}” on “{about}”", f"ghi chú “{comment.text}” ở đoạn “{about}”"),
            self._origin,
        )

    def _footnote(self, footnote: Annotation) -> None:
        self.left += 1
        about = _short(footnote.near)
        self._report.warning(
            "correction.footnote",
            Message(
                f"footnote “{footnote.text}” on “{about}” is not taken over, a text file has none: write it into the"
                " article yourself",
                f"chú thích “{footnote.text}” ở đoạn “{about}” chưa lấy về vì tệp bài không có chú thích cuối trang:"
                " mời bạn tự ghi vào bài",
            ),
            self._origin,
        )

    def missing(self, name: str) -> None:
        """Tell that nothing of an article came back."""
        self.left += 1
        self._report.warning(
            "correction.article-missing",
            Message(
                "nothing of this article is in the Word file; its text is left alone; to drop it, change bulletin.toml",
                "bài này không còn trong tệp Word; tệp bài giữ nguyên – muốn bỏ bài, hãy sửa bulletin.toml",
            ),
            Origin(name),
        )

    def photo(self, name: str, origin: Origin) -> None:
        """Tell of a photo that was printed and that the Word file does not show."""
        self.left += 1
        self._report.warning(
            "correction.photo",
            Message(
                f"the Word file does not show the photo {name}; if it is to go, take its file out of the folder, and"
                " its caption out of the article",
                f"tệp Word không còn ảnh {name}; nếu muốn bỏ ảnh, hãy cất tệp ảnh đi và xóa chú thích trong tệp bài",
            ),
            origin,
        )

    def unknown(self, texts: Sequence[str]) -> None:
        """Tell of paragraphs whose article is not among those given."""
        self.left += 1
        count, first = len(texts), _short(texts[0])
        self._report.warning(
            "correction.article-unknown",
            Message(
                f"not taken over, as it belongs to nothing that was given: “{first}” (paragraphs: {count})",
                f"không lấy về, vì thuộc bài không có trong các bài đã nêu: “{first}” ({count} đoạn)",
            ),
            self._origin,
        )

    def order(self) -> None:
        """Tell that the articles stand in another order."""
        self.left += 1
        self._report.warning(
            "correction.order",
            Message(
                "the articles stand in another order in the Word file: change the order in bulletin.toml",
                "các bài trong tệp Word đã đổi thứ tự: hãy đổi thứ tự trong bulletin.toml",
            ),
            self._origin,
        )

    def settings(self, change: Change, texts: Sequence[str]) -> None:
        """Tell of a change of what no article says: masthead, rubric, imprint."""
        self.left += 1
        what = _described(change, texts)
        self._report.warning(
            "correction.settings",
            Message(f"{what.en}: change bulletin.toml instead", f"{what.vi}: hãy sửa trong bulletin.toml"),
            self._origin,
        )

    def unsure(self, change: Change, texts: Sequence[str], origin: Origin) -> None:
        """Tell of a change that cannot be made in the text for sure."""
        self.left += 1
        what = _described(change, texts)
        self._report.warning(
            "correction.unsure",
            Message(
                f"left to you: {what.en} – the text would be read otherwise, or does not say it in these words",
                f"chưa sửa, mời bạn tự sửa: {what.vi} – tệp bài không ghi đúng như vậy hoặc sẽ bị hiểu khác đi",
            ),
            origin,
        )

    def lost(self, text: str, name: str) -> None:
        """Tell of a paragraph that was changed in Word and in its file."""
        self.left += 1
        self._report.warning(
            "correction.unsure",
            Message(
                f"left to you: changed in Word, and in the article since: “{_short(text)}”",
                f"chưa sửa, mời bạn tự sửa: đoạn đã đổi cả trong Word lẫn trong tệp bài: “{_short(text)}”",
            ),
            Origin(name),
        )

    def stale(self, name: str) -> None:
        """Tell that a file was changed since the Word edition was made."""
        self._report.warning(
            "correction.changed-since",
            Message(
                "changed since the Word file was made: only words changed in unchanged paragraphs are taken over; look"
                " for added and deleted paragraphs yourself",
                "đã sửa sau khi làm tệp Word: chỉ lấy về chữ sửa trong các đoạn còn nguyên; đoạn thêm, đoạn bỏ xin tự"
                " xem lại",
            ),
            Origin(name),
        )

    def restyled(self, text: str, origin: Origin) -> None:
        """Tell of a paragraph whose look alone changed."""
        self._report.note(
            "correction.style",
            Message(
                f"only the look changed, which a text file cannot hold: “{_short(text)}”",
                f"chỉ đổi kiểu chữ, tệp văn bản thuần không ghi được: “{_short(text)}”",
            ),
            origin,
        )

    def recoded(self, name: str) -> None:
        """Tell that a file in an old encoding becomes UTF-8."""
        self._report.note(
            "correction.recoded",
            Message(
                "becomes UTF-8: its old encoding does not have all letters of the correction",
                "sẽ được ghi bằng UTF-8: bảng mã cũ không đủ chữ cho chỗ sửa",
            ),
            Origin(name),
        )


def _described(change: Change, texts: Sequence[str]) -> Message:
    match change:
        case Rewording(places, new):
            pair = f"“{_short(' ¶ '.join(texts[place] for place in places))}” → “{_short(' ¶ '.join(new))}”"
            return Message(pair, pair)
        case Deletion(place):
            return Message(f"“{_short(texts[place])}” deleted", f"bỏ “{_short(texts[place])}”")
        case Insertion(_, text):
            return Message(f"“{_short(text)}” added", f"thêm “{_short(text)}”")
        case Move(place, _):
            return Message(f"“{_short(texts[place])}” moved", f"chuyển chỗ “{_short(texts[place])}”")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
