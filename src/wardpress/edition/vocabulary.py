"""Words that tell what their neighbours are: abbreviations, titles before names, units, words that join."""

from __future__ import annotations

from typing import Final


def _words(row: str) -> frozenset[str]:
    return frozenset(row.split())


# Abbreviations that have a vowel; those without one (HĐND, TP, HCM) cannot be words and need no list.
_WITH_VOWELS = _words(
    "UBND UBMTTQ UBMTTQVN UBKT UBBC UVTV UV BHYT ANTT ANQP QPAN ATGT ATTP VSATTP TAND VNEID OCOP HIV AIDS ASEAN APEC "
    "UNESCO UNICEF COVID"
)

# The lower-case word to its spelling.
ABBREVIATIONS: Final = {word.lower(): word for word in _WITH_VOWELS} | {"ths": "ThS", "vneid": "VNeID"}

# Shortened words that end with a dot and go with what follows.
DOTTED: Final = frozenset({"TP", "Tp", "TX", "TT", "Q", "P", "ThS", "TS", "PGS", "GS", "BS", "KS", "LS", "Ths"})

# After these a Roman numeral is to be expected, even one that is a word as well (xi măng, vi phạm).
BEFORE_ROMAN: Final = _words("thứ khóa khoá quý chương phần kỳ cấp hạng loại vùng bậc kỷ")

# After these a name may stand, and a name may be made of common words (phường Thống Nhất, ông Minh).
BEFORE_NAMES: Final = _words("phường xã quận huyện tỉnh phố ấp thôn xóm đường chợ chùa ông bà anh chị cô chú cụ chí")

# Wards and districts are capitals when their name is a number (Quận 1), and small otherwise.
NUMBERED_AREAS: Final = frozenset({"quận", "phường"})

# Words that join others: they begin no name, and no term goes on with them.
JOINING: Final = _words(
    "và hoặc của về với cho để tại ở trong ngoài trên dưới từ đến tới qua bằng theo nhằm vì do như là mà thì được bị "
    "đã đang sẽ sau trước khi các những này năm lần cùng"
)

# Titles before the name of a person, in small letters; each may stand with a capital as well.
TITLES: Final = (
    *("đồng chí", "đ/c", "ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "em", "cháu", "thầy", "mẹ"),
    *("đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá"),
    *("đại úy", "thượng úy", "trung úy", "thiếu úy", "thượng sĩ", "trung sĩ", "hạ sĩ", "binh nhất", "binh nhì"),
    *("đại uý", "thượng uý", "trung uý", "thiếu uý", "liệt sĩ", "liệt sỹ", "anh hùng", "nghệ nhân", "nghệ sĩ"),
    *("bí thư", "chủ tịch", "ủy viên", "uỷ viên", "đảng ủy", "đảng uỷ", "quận ủy", "quận uỷ", "thành ủy", "thành uỷ"),
    *("tỉnh ủy", "tỉnh uỷ", "đại biểu", "trưởng ban", "phó ban", "giám đốc", "hiệu trưởng", "trưởng phòng"),
    *("bác sĩ", "kỹ sư", "luật sư", "giáo sư", "tiến sĩ", "thạc sĩ", "nhạc sĩ", "nhà báo", "phóng viên", "linh mục"),
)

# With these a body begins, not a person: Ủy viên Ban Thường vụ, Giám đốc Sở Y tế. Đoàn is a family name as well.
BODIES: Final = _words(
    "ban hội đội sở phòng trường ủy uỷ đảng chi quận phường xã huyện tỉnh thành mặt công liên trung "
    "thường quốc bộ khu tổ"
)

# Units of measure, money and time. Things that are counted (300 hộ, 40 phần quà) are no units.
MAGNITUDES: Final = _words("trăm nghìn ngàn vạn triệu tỷ tỉ")
UNITS: Final = MAGNITUDES | _words(
    "đồng vnđ usd km km² km2 m m² m2 m³ m3 cm mm ha kg g mg tấn tạ yến lít ml kwh kw mw mb gb °c "
    "giờ phút giây ngày tuần tháng năm tuổi"
)
# With a number after them these open a date (năm 2025), whatever stands before.
CALENDAR: Final = frozenset({"ngày", "tháng", "năm", "tuần"})
# The first word of a date in full: what follows its number goes with it (ngày 5 tháng 3).
DAYS: Final = frozenset({"ngày", "mùng", "mồng"})

# A number after these belongs to them.
BEFORE_NUMBERS: Final = (
    CALENDAR | DAYS | _words("quý quận phường phố khu tổ ấp thôn xóm hẻm ngõ đường số điều khoản mục chương phần")
)
