"""A made-up edition as a ward would print it: twelve articles, with every kind of matter in its place."""

from __future__ import annotations

import random
from dataclasses import replace

from wardpress.model import (
    Article,
    Block,
    Box,
    Bulletin,
    Byline,
    Figure,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    QuestionAnswer,
    Quote,
    Section,
    Table,
    Text,
    Verse,
)
from wardpress.testing import bulletins

_PEOPLE = ("cán bộ, đảng viên", "người dân khu phố", "hội viên phụ nữ", "đoàn viên thanh niên", "các hộ kinh doanh")
_DEEDS = (
    "ra quân dọn vệ sinh các tuyến hẻm và trồng thêm cây xanh",
    "đóng góp kinh phí, ngày công để nâng cấp con đường trước nhà",
    "thảo luận sôi nổi, ghi nhận nhiều ý kiến về công tác xây dựng Đảng, xây dựng chính quyền",
    "thăm hỏi, tặng quà gia đình chính sách và hộ có hoàn cảnh khó khăn",
    "cam kết không lấn chiếm lòng lề đường, giữ gìn trật tự đô thị",
)
_ENDS = (
    "góp phần hoàn thành chỉ tiêu nhiệm kỳ 2020 – 2025",
    "được bà con đồng tình hưởng ứng",
    "đạt 72,5% kế hoạch đề ra từ đầu năm",
    "tạo chuyển biến rõ nét trên địa bàn phường",
    "trong không khí ấm áp, nghĩa tình",
)


def inline(text: str) -> Inlines:
    return (Text(text),)


def prose(seed: int, paragraphs: int, *, sentences: int = 4) -> tuple[Paragraph, ...]:
    """Return made-up paragraphs, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - the same text on every run
    return tuple(
        Paragraph(inline(" ".join(_sentence(dice) for _ in range(dice.randint(max(1, sentences - 2), sentences)))))
        for _ in range(paragraphs)
    )


def _sentence(dice: random.Random) -> str:
    day = f"Ngày {dice.randint(1, 28)}/{dice.randint(1, 12)}"
    money = f"với tổng kinh phí {dice.randint(2, 98)} triệu đồng"
    parts = (dice.choice(_PEOPLE), dice.choice(_DEEDS), dice.choice((money, "")), dice.choice(_ENDS))
    return f"{day}, {' '.join(filter(None, parts))}."


def photo(name: str, caption: str, *, alt: str | None = None) -> Figure:
    return Figure(inline(caption) if caption else (), credit="Ảnh: Minh Thư" if caption else None, alt=alt, file=name)


def edition() -> Bulletin:
    """Return the edition."""
    sections = (
        Section((_congress(),), "Xây dựng Đảng", "lead"),
        Section((_street(), _festival(), _schedule(), _advice(), _garden()), "Văn hóa – Xã hội"),
        Section((_notice("Thông báo – Lịch tiếp công dân"), _notice("Cấp nước tạm ngưng đêm 12/12")), None, "notice"),
        Section(tuple(_brief(number) for number in range(4)), "Tin vắn", "briefs"),
    )
    return replace(bulletins.one_article(), sections=sections)


def _congress() -> Article:
    return Article(
        "Đại hội Đảng bộ phường Hoa Sữa: đoàn kết, kỷ cương, gần dân",
        (
            photo("dai-hoi@1200x675.jpg", "Quang cảnh phiên khai mạc tại hội trường ủy ban.", alt="Hội trường kín chỗ"),
            *prose(1, 4),
            Quote((Paragraph(inline("Việc gì có lợi cho dân thì hết sức làm.")),), attribution="Báo cáo chính trị"),
            *prose(2, 3),
            Heading(inline("Năm nhóm nhiệm vụ")),
            ListBlock(tuple(ListItem(inline(text)) for text in _DEEDS), ordered=True),
            *prose(3, 4),
        ),
        (Byline("Thanh Xuân"),),
        lead=Paragraph(inline("Sáng 5/12, 150 đại biểu bàn việc năm năm: hẻm sạch, người già yên, trẻ đến trường.")),
    )


def _street() -> Article:
    upright = photo("co-lan@450x700.jpg", "Bà Trần Thị Thí Dụ, 68 tuổi, bên luống hoa trước nhà ở hẻm 12.")
    first, *rest = prose(4, 6)
    return Article("Con hẻm nở hoa", (first, upright, *rest), (Byline("Ngọc Hà", office="VHXH"),))


def _festival() -> Article:
    stanzas = (
        (inline("Xuân về trên bến sông quê"), inline("Mai vàng hé nụ, én về ngang sân")),
        (inline("Láng giềng tay bắt ân cần"), inline("Chén trà đầu ngõ ấm dần sương mai")),
    )
    box = Box((ListBlock(tuple(ListItem(inline(text)) for text in _ENDS[:3])),), title="Ba con số của ngày hội")
    return Article(
        "Ngày hội đại đoàn kết: vui từ sáng sớm",
        (*prose(5, 3), box, *prose(6, 2), Verse(stanzas), *prose(7, 1)),
        (Byline("Tiến Dũng"),),
    )


def _schedule() -> Article:
    head = ("Ngày", "Giờ", "Nội dung", "Địa điểm", "Chủ trì")
    rows = tuple(
        (
            f"{day}/12",
            "8 giờ 00",
            f"{_DEEDS[day % 5].capitalize()}",
            f"Nhà văn hóa khu phố {day % 8 + 1}",
            "Ông Nguyễn Mẫu",
        )
        for day in range(1, 24)
    )
    table = Table(
        tuple(tuple(map(inline, row)) for row in (head, *rows)), header_rows=1, caption="Lịch hoạt động tháng 12"
    )
    return Article("Tháng 12 ở phường có gì", (*prose(8, 2), Heading(inline("Từng ngày")), table, *prose(9, 1)))


def _advice() -> Article:
    pairs = tuple(
        QuestionAnswer(
            (Paragraph(inline(question)),),
            prose(seed, 1, sentences=3),
        )
        for seed, question in enumerate(("Đăng ký tạm trú cần giấy tờ gì?", "Bao lâu thì có kết quả?"), start=10)
    )
    fees = Table(
        tuple(
            tuple(map(inline, row))
            for row in (("Việc", "Lệ phí"), ("Trực tiếp", "15.000 đồng"), ("Qua mạng", "7.000 đồng"))
        ),
        header_rows=1,
    )
    return Article("Hỏi – đáp về cư trú", (*pairs, fees), source="Nguồn: Công an phường")


def _garden() -> Article:
    opening = photo("vuon@900x600.jpg", "Vườn rau sân thượng của khu phố 5.")
    return Article("Vườn rau trên sân thượng", (opening, *prose(12, 2)), (Byline("Minh Thư"),))


def _notice(title: str) -> Article:
    items: tuple[Block, ...] = (
        ListBlock(
            tuple(
                ListItem(inline(text))
                for text in (
                    "Thứ Hai, thứ Tư: 8 giờ – 11 giờ",
                    "Thứ Năm: 14 giờ – 16 giờ 30",
                    "Tại trụ sở ủy ban phường",
                )
            )
        ),
    )
    return Article(title, items)


def _brief(number: int) -> Article:
    titles = (
        "Kết nạp 29 đảng viên mới",
        "Trao 40 suất học bổng cho học sinh nghèo",
        "Bắt quả tang cân điện tử gian",
        "Hiến máu",
    )
    return Article(titles[number], prose(20 + number, 1 + number % 2, sentences=3))
