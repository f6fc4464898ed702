"""The sentences of a refusal: why a file cannot be read, and what its sender does about it."""

from __future__ import annotations

from wardpress.plugins import InputError, Message


def password(file: str) -> InputError:
    """Return the refusal of a file that is locked."""
    return _refused(
        file,
        Message("it is locked with a password", "tệp có đặt mật khẩu"),
        Message(
            "Open it in Word with its password, take the password off, and save it as .docx.",
            "Hãy mở bằng Word (nhập mật khẩu), gỡ mật khẩu rồi lưu lại thành .docx.",
        ),
    )


def old_word(file: str) -> InputError:
    """Return the refusal of a file of Word 97 to 2003."""
    return _refused(
        file,
        Message("it is an old Word file (.doc)", "đây là tệp Word cũ (.doc)"),
        Message(
            "Open it in Word or LibreOffice and save it as “Word Document (.docx)”.",
            "Hãy mở bằng Word hoặc LibreOffice rồi lưu thành “Word Document (.docx)”.",
        ),
    )


def other_kind(file: str) -> InputError:
    """Return the refusal of a file that only bears the name of a Word file."""
    return _refused(
        file,
        Message("whatever its name says, it is no Word file", "tên tệp là Word nhưng nội dung không phải tệp Word"),
        Message("Open it in its own program and save it as .docx.", "Hãy mở bằng phần mềm của nó rồi lưu thành .docx."),
    )


def too_large(file: str) -> InputError:
    """Return the refusal of a file whose text is larger than any that a ward writes."""
    return _refused(
        file,
        Message("its text is larger than any article", "phần chữ của tệp lớn bất thường"),
        Message(
            "Copy the article into a new document and save that as .docx.",
            "Hãy chép bài sang một tài liệu mới rồi lưu thành .docx.",
        ),
    )


def unsound(file: str) -> InputError:
    """Return the refusal of a file that is damaged, or made to do harm."""
    return _refused(
        file,
        Message("it is no whole Word file (.docx)", "đây không phải tệp Word (.docx) nguyên vẹn"),
        Message("Open it in Word and save it as .docx once more.", "Hãy mở bằng Word rồi lưu lại thành .docx."),
    )


def _refused(file: str, why: Message, hint: Message) -> InputError:
    return InputError(Message(f"Cannot read {file}: {why.en}.", f"Không đọc được {file}: {why.vi}."), hint=hint)
