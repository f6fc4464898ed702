"""Bulletins to try an exporter on: made-up texts, every kind of block, nothing at all."""

from __future__ import annotations

import datetime as dt
import struct
import zlib

from wardpress.model import (
    Article,
    Box,
    Bulletin,
    Byline,
    DateLine,
    Emphasis,
    Figure,
    Heading,
    Imprint,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Masthead,
    Note,
    Paragraph,
    QuestionAnswer,
    Quote,
    Section,
    Strong,
    Table,
    Text,
    Verse,
)

_MASTHEAD = Masthead("Phường Hoa Sữa", "Ủy ban nhân dân phường Hoa Sữa", "12", dt.date(2025, 12, 5))
_IMPRINT = Imprint(
    responsible="Nguyễn Thị Mẫu, Chủ tịch UBND phường",
    editorial_board="Ban biên tập phường Hoa Sữa",
    licence="Số 12/GP-XBBT ngày 05 tháng 01 năm 2025",
    periodicity="Hằng tháng",
    printer="Xưởng in Thí Dụ, 12 đường Thí Dụ",
    copies="500 bản",
)
_IDENTIFIER = "urn:uuid:5d0c8a2e-6f0b-5b57-9f2b-0c4f6f7d9a10"


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def one_article() -> Bulletin:
    """Return the smallest bulletin that a ward would print: one article under a headline in capitals."""
    article = Article(
        "PHƯỜNG HOA SỮA RA QUÂN DỌN VỆ SINH, TRỒNG 120 CÂY XANH",
        (
            _paragraph(
                "Sáng 5/12, hơn 300 người dân phường Hoa Sữa ra quân tổng vệ sinh 8/8 khu phố, đạt 72,5% kế hoạch."
            ),
            _paragraph("“Nhà nào cũng góp một tay”, bà Trần Thị Thí Dụ (68 tuổi) nói; kênh Số 3 đã sạch sau 2 giờ."),
        ),
        (Byline("Minh Thư"),),
    )
    return Bulletin((Section((article,)),), _MASTHEAD, _IMPRINT, identifier=_IDENTIFIER)


def every_block() -> Bulletin:
    """Return a bulletin that holds every kind of block, inline and field of the model."""
    sections = (Section((_festival(),), "Văn hóa – Xã hội"), Section((_service(),), "Cần biết"))
    return Bulletin(sections, _MASTHEAD, _IMPRINT, identifier=_IDENTIFIER)


def _festival() -> Article:
    return Article(
        "Ngày hội đại đoàn kết toàn dân tộc",
        (
            Paragraph(
                (
                    Text("Tối 18/11, "),
                    Strong((Text("khu phố 3"),)),
                    Text(" tổ chức "),
                    Emphasis((Text("ngày hội"),)),
                    Text("; xem "),
                    Link((Text("trang tin phường"),), "https://example.org/tin?so=3&nam=2025"),
                    Text("."),
                    LineBreak(),
                    Text("Vui, khỏe & an toàn: 5 < 6."),
                )
            ),
            Heading((Text("Những con số"),)),
            ListBlock(
                (
                    ListItem((Text("96% hộ đạt gia đình văn hóa"),)),
                    ListItem(
                        (Text("Quỹ “Vì người nghèo”:"),),
                        (ListItem((Text("vận động 58.070.000 đồng"),)), ListItem((Text("tặng 40 phần quà"),))),
                    ),
                )
            ),
            Heading((Text("Các bước"),), level=3),
            ListBlock((ListItem((Text("Đăng ký"),)), ListItem((Text("Bình chọn"),))), ordered=True),
            Figure((Text("Quang cảnh ngày hội"),), credit="Ảnh: Minh Thư", alt="Người dân ngồi quanh sân khấu"),
            Quote((_paragraph("Bán anh em xa, mua láng giềng gần."),), attribution="Tục ngữ"),
            _paragraph("Ngày hội khép lại trong tiếng cười."),
        ),
        (Byline("Ngọc Hà"), Byline("Tiến Dũng", role="Ảnh", office="VHXH")),
        subtitle="Khu phố 3 vui như Tết",
        lead=_paragraph("Hơn 200 hộ dân cùng ngồi lại, nhìn một năm đã qua và bàn việc năm tới."),
        source="Nguồn: Trang tin phường",
        dates=(DateLine("Cập nhật ngày: 19/11/2025 09:24"),),
        notes=(Note((Text("Số liệu tính đến ngày 15/11/2025."),)),),
    )


def _service() -> Article:
    return Article(
        None,
        (
            _paragraph("Bộ phận một cửa làm việc cả sáng thứ Bảy, từ 7 giờ 30 đến 11 giờ 30, tại trụ sở UBND phường."),
            Table(
                (
                    ((Text("Thứ"),), (Text("Người tiếp"),), (Text("Giờ"),)),
                    ((Text("Hai"),), (Text("Chủ tịch"),), (Text("8–11"),)),
                    ((Text("Năm"),), (Text("Phó Chủ tịch"),), (Text("14–16"),)),
                ),
                header_rows=1,
                caption="Lịch tiếp công dân",
            ),
            Box((_paragraph("Đường dây nóng: 028 0000 0000."),), title="Cần biết"),
            QuestionAnswer((_paragraph("Hỏi: Đăng ký tạm trú ở đâu?"),), (_paragraph("Trả lời: Tại Công an phường."),)),
            Verse(
                (
                    ((Text("Xuân về trên bến sông quê"),), (Text("Mai vàng hé nụ, én về ngang sân"),)),
                    ((Text("Láng giềng tay bắt ân cần"),), (Text("Chén trà đầu ngõ ấm dần sương mai"),)),
                )
            ),
        ),
    )


def with_pictures() -> Bulletin:
    """Return a bulletin with pictures in every shape, one of them twice, one in a box, and one that is not there.

    `photos()` holds their files.
    """
    article = Article(
        "Khu phố 5 khánh thành đường hoa",
        (
            _paragraph("Sáng 2/12, bà con khu phố 5 khánh thành tuyến đường hoa dài 450 mét dọc bờ kênh."),
            Figure((Text("Đường hoa nhìn từ cầu"),), "Ảnh: Minh Thư", "Đường hoa dọc bờ kênh", "ngang.png"),
            _paragraph("Công trình hoàn thành sau ba tuần, do 120 hộ dân góp công."),
            Figure((Text("Cổng chào mới"),), alt="Một cổng chào cao", file="dung.png"),
            Figure((Text("Huy hiệu của khu phố"),), file="nho.png"),
            Figure((Text("Đường hoa, ảnh cũ"),), alt="Đường hoa dọc bờ kênh", file="ngang.png"),
            Figure((Text("Ảnh chưa gửi tới"),), credit="Ảnh: Ngọc Hà", alt="Lễ cắt băng", file="thieu.png"),
            Box((_paragraph("Đường hoa mở cửa cả tuần."), Figure(file="nho.png")), title="Cần biết"),
        ),
        (Byline("Minh Thư"),),
    )
    return Bulletin((Section((article,)),), _MASTHEAD, _IMPRINT, identifier=_IDENTIFIER)


def photos() -> dict[str, bytes]:
    """Return the files of `with_pictures`: drawings as PNG, one wide, one tall, one small."""
    sizes = {"ngang.png": (1600, 1000), "dung.png": (700, 1200), "nho.png": (90, 90)}
    return {name: _drawing(*size) for name, size in sizes.items()}


def _drawing(width: int, height: int) -> bytes:
    """Return a PNG of four fields: red and green above, blue and white below."""
    fields = (((166, 25, 46), (30, 140, 70)), ((40, 80, 170), (255, 255, 255)))
    half = width // 2
    above, below = (b"\0" + bytes(left) * half + bytes(right) * (width - half) for left, right in fields)
    pixels = above * (height // 2) + below * (height - height // 2)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(pixels)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def bare() -> Bulletin:
    """Return a bulletin with neither masthead data nor imprint, and an article of one line."""
    return Bulletin((Section((Article(None, (_paragraph("Một dòng."),)),)),), identifier=_IDENTIFIER)


def hostile() -> Bulletin:
    """Return a bulletin of texts that tempt an exporter: markup of every kind, odd scripts, words without an end.

    All of it is text that a person may write, in NFC and free of what XML forbids, as exporters are promised.
    """
    markup = (
        "<script>alert(1)</script> & <b>đậm</b> &nbsp; &#0; ]]> <!-- --> <?php ?>",
        "\\textbf{đậm} $x^2$ #let x = 1 %s {0} ${HOME} `ls` [[[getattr]]]",
        "javascript:alert(1) file:///etc/passwd //example.org/x http://example.org/?a=1&b=<2>",
        "# không phải đề mục\n",
        "=cmd|' /C calc'!A0 @SUM(1+1) +84 28 0000 0000",
    )
    # No right-to-left scripts, no emoji, no piled-up marks: readers of finished files give those back in many ways.
    scripts = (
        "Tiếng Việt: ặ ẵ ẩ ỡ ữ Đ đ ỷ; 中文; ภาษาไทย",
        "chữ\u00a0không\u00a0ngắt\u2060rộng",
    )
    endless = ("W" * 300, "1.234.567.890" * 30, "–" * 200, " ".join(["a"] * 500))
    articles = tuple(
        Article(
            f"{text[:120]}", (_paragraph(text), Heading((Text(text[:80]),)), _paragraph("Hết.")), (Byline("M & N"),)
        )
        for text in map(str.strip, (*markup, *scripts, *endless))
    )
    long = "Phường Hoa Sữa " * 20
    odd = Article(long.strip(), (ListBlock((ListItem((Text(""),)), ListItem((Text("<li>"),)))), Paragraph(())))
    masthead = Masthead("Phường <Hoa> & “Sữa”", "Cơ quan </w:t> & Co", "12/2025", dt.date(2025, 12, 5))
    return Bulletin((Section((*articles, odd), "<rubric> & co"),), masthead, _IMPRINT, identifier=_IDENTIFIER)


def many_articles(count: int) -> Bulletin:
    """Return a bulletin of `count` different articles in four rubrics, for pages and contents that run on."""
    rubrics = ("Xây dựng Đảng", "Văn hóa – Xã hội", "An ninh trật tự", "Cần biết")
    sections = tuple(
        Section(tuple(_numbered(number) for number in range(1, count + 1) if number % len(rubrics) == place), rubric)
        for place, rubric in enumerate(rubrics)
    )
    kept = tuple(section for section in sections if section.articles)
    return Bulletin(kept, _MASTHEAD, _IMPRINT, identifier=_IDENTIFIER)


def _numbered(number: int) -> Article:
    sentences = tuple(
        f"Việc thứ {number}.{part}: khu phố {number % 8 + 1} vận động {number * part} hộ dân cùng làm đường hoa, "
        f"góp {number * 10 + part} triệu đồng và {part * 3} ngày công, đúng kế hoạch đề ra từ đầu năm {2020 + part}."
        for part in range(1, 4 + number % 5)
    )
    return Article(
        f"Khu phố {number % 8 + 1} hoàn thành công trình thứ {number} chào mừng đại hội",
        tuple(_paragraph(" ".join(sentences[: 1 + place % 3])) for place in range(3 + number % 6)),
        (Byline("Chi Khoa" if number % 2 else "Thanh Mai"),),
    )
