"""How authors sign: names, pen names, initials, offices and the labels before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from wardpress.reading.draft import Part, PartKind, with_marks

_LONGEST: Final = 90
_LONGEST_LABELLED: Final = 60
_MOST_WORDS: Final = 5
_MOST_WORDS_WITHOUT_SURNAME: Final = 4
_MOST_CAPITALS_WITHOUT_SURNAME: Final = 3
_MOST_WORDS_OF_A_BODY: Final = 14
_SMALL_WORDS_OF_A_BODY: Final = 3
_MOST_WORDS_BEHIND_A_LABEL: Final = 8

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.){1,4}[^\W\d_]{0,2}\.?|[^\W\d_]{1,2}\.[^\W\d_]{2,}")
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ0-9&/.-]{1,11}")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_WRITER = re.compile(r"(?:CTV|PV|P\.V|BTV|Phóng viên|Cộng tác viên|Biên tập viên)[.:]?\s+(?=[^\W\d_])")
_JOINT = re.compile(r"\s[-–—]\s?|(?<=[^\W\d_]{2})[-–—]\s|\s*[&;,/+]\s+|\s+và\s+|\s&\s")
_LABEL_WORD = (
    r"(?:tin bài|tin|bài viết|bài và ảnh|bài|hình ảnh|ảnh|hình|video|clip|đồ họa|minh họa|thực hiện|tác giả bài viết"
    r"|tác giả|người viết|người thực hiện"
    r"|người đăng|đăng bởi|nội dung|biên tập|biên soạn|sưu tầm|tổng hợp|phóng sự|ghi nhận)"
)
_LABEL = re.compile(
    rf"(?<![^\W\d_])({_LABEL_WORD}(?:\s?(?:,|-|–|/|&|\+|\bvà\b)\s?{_LABEL_WORD}){{0,3}})\s?:", re.IGNORECASE
)
_PHOTO_LABEL = re.compile(
    r"(?:hình ảnh|ảnh|hình|video|clip|minh họa|đồ họa)(?:\s?[,&-]\s?(?:clip|video))?", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:ban biên tập|bbt|nhóm (?:phóng viên|pv|tác giả)|văn phòng|ubnd|ủy ban|uỷ ban|hđnd|ubmttq|mttq"
    r"|mặt trận tổ quốc"
    r"|đảng ủy|đảng uỷ|công an|ban chỉ huy|bch|hội (?:lhpn|liên hiệp|phụ nữ|cựu|ccb|nông dân|người|chữ thập"
    r"|khuyến học)"
    r"|đoàn (?:thanh niên|tncs|phường|tn)|trung tâm|trạm y tế|trường|ban công tác|ban điều hành|ban tuyên"
    r"|phòng|tổ (?:dân phố|công)"
    r"|đài truyền thanh|cổng thông tin|bộ phận|chi bộ|khu phố|phường|xã|báo|đài)\b",
    re.IGNORECASE,
)
# Posts above the name of whoever signs a notice, and words that stand alone on a last line.
_NO_AUTHORS = frozenset(
    {"không", "internet", "khác", "hết", "trân trọng", "kính chào", "xin cảm ơn", "chủ tịch", "phó chủ tịch", "bí thư"}
    | {"phó bí thư", "trưởng ban", "giám đốc", "hiệu trưởng", "trưởng phòng", "trưởng công an", "chánh văn phòng"}
)
_SURNAMES: Final = frozenset(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh trương lâm
    mai đào cao tô tạ hà lương thái châu quách vương triệu phùng tăng thân tống văn chu kiều lưu nghiêm
    giang la từ hứa tôn ông thạch
    """.split()  # noqa: SIM905 - a list of words reads better than quoted ones
)


def byline_parts(text: str) -> tuple[Part, ...] | None:
    """Return role, names and offices in a line that signs a text, or None where it does not read like one."""
    if len(text) > _LONGEST or text.endswith(("!", "?", ":", ";", ",", "…")) or any(map(str.isdigit, text)):
        return None
    found = _authors(text, 0) or _body(text, 0)
    return with_marks(text, found) if found else None


def labelled_parts(text: str) -> tuple[Part, ...] | None:
    """Return roles and names of a line such as `Tin, ảnh: Hoa Lài` or `Bài: A; Ảnh: B`, or None."""
    if ":" not in text or len(text) > 2 * _LONGEST:
        return None
    labels = [label for label in _LABEL.finditer(text) if label[0][0].isupper()]
    if not labels:
        return None
    parts = _before(text[: labels[0].start()])
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        signed = _labelled(text, label.end(), end)
        if parts is None or signed is None:
            return None
        parts = [*parts, Part("role", label[1], label.start(1)), *signed]
    return with_marks(text, parts or ())


def _before(text: str) -> list[Part] | None:
    """Return the author before the first label, as in `Nguyễn Hoa Ảnh: Chí Linh`; `Thông tin: …` has none."""
    name = text.rstrip(" .;,-–(")
    if not name:
        return []
    return _authors(name, 0) if " " in name else None


def is_photo_label(label: str) -> bool:
    """Tell whether a label names only who took the pictures."""
    return _PHOTO_LABEL.fullmatch(label.strip()) is not None


def _labelled(text: str, start: int, end: int) -> list[Part] | None:
    raw = text[start:end]
    name = raw.strip().rstrip(";,-– ")
    place = start + len(raw) - len(raw.lstrip())
    if not name or len(name) > _LONGEST_LABELLED or name.endswith(("!", "?", ":")):
        return None
    return _authors(name, place) or _body(name, place) or _loose_name(name, place)


def _loose_name(name: str, place: int) -> list[Part] | None:
    """Return whatever stands behind a label as one name, if at least half of its words have capitals."""
    words = name.split()
    capitals = sum(word[0].isupper() for word in words)
    fits = name[0].isupper() and len(words) <= _MOST_WORDS_BEHIND_A_LABEL and ". " not in name
    return [Part("name", name, place)] if fits and 2 * capitals >= len(words) else None


def _body(text: str, place: int) -> list[Part] | None:
    return [Part("name", text, place)] if _reads_as_body(text) else None


def _reads_as_body(text: str) -> bool:
    """Tell of `Ban biên tập phường Hoa Sữa.`; a sentence about a body has more small words, commas, a stop inside."""
    words = text.rstrip(".").split()
    if not _BODY.match(text) or len(words) > _MOST_WORDS_OF_A_BODY or "," in text or ". " in text:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return len(words) - capitals <= max(_SMALL_WORDS_OF_A_BODY, capitals)


def _authors(text: str, place: int) -> list[Part] | None:
    writer = _WRITER.match(text)
    before, bracket = _without_bracket(text)
    parts = [Part("role", writer[0].strip().rstrip(":"), place)] if writer else []
    has_name = False
    for start, piece in _pieces(before, writer.end() if writer else 0):
        kind = _kind(piece, has_name=has_name, in_capitals=before.isupper())
        if kind is None:
            return None
        has_name = True
        parts.append(Part(kind, piece, place + start))
    if bracket:
        parts.append(Part("office", bracket, place + text.index("(") + 1))
    return parts if has_name else None


def _without_bracket(text: str) -> tuple[str, str]:
    """Part `CTV Minh Hà (NM)` into what stands before the bracket and in it."""
    if not text.endswith(")") or text.count("(") != 1:
        return text, ""
    before, _, inside = text[:-1].partition("(")
    return (before, inside) if before.strip() and inside.strip() else (text, "")


def _pieces(text: str, start: int) -> Iterator[tuple[int, str]]:
    joints = [(start, start), *(found.span() for found in _JOINT.finditer(text, start)), (len(text), len(text))]
    for (_, begin), (end, _) in pairwise(joints):
        raw = text[begin:end]
        yield begin + len(raw) - len(raw.lstrip()), raw.strip()


def _kind(piece: str, *, has_name: bool, in_capitals: bool) -> PartKind | None:
    if has_name and _reads_as_office(piece, in_capitals=in_capitals):
        return "office"
    return "name" if _reads_as_name(piece) else None


def _reads_as_office(piece: str, *, in_capitals: bool) -> bool:
    """Tell of `VHXH HHB.` behind a name; in a line all in capitals, two words are the next author."""
    words = piece.rstrip(".").split()
    if words and all(map(_ABBREVIATION.fullmatch, words)):
        return len(words) == 1 or not in_capitals
    return _reads_as_body(piece)


def _reads_as_name(piece: str) -> bool:
    if not piece or piece.casefold() in _NO_AUTHORS:
        return False
    if _INITIALS.fullmatch(piece):
        return piece[0].isupper()
    words = piece.rstrip(".").split()
    if not 0 < len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return False
    has_surname = words[0].casefold() in _SURNAMES
    if piece.isupper():
        return len(words) <= _MOST_CAPITALS_WITHOUT_SURNAME or has_surname
    if not all(word[0].isupper() for word in words) or _reads_as_body(piece):
        return False
    return len(words) <= _MOST_WORDS_WITHOUT_SURNAME or has_surname
