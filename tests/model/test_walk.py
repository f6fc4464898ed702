"""Every text of an article is met, once, in reading order."""

from __future__ import annotations

from wardpress.model import Byline, article_texts, byline_text, with_texts
from wardpress.testing import every_block


def test_every_field_and_block_gives_its_texts_in_reading_order() -> None:
    first, second = every_block().articles()
    texts = list(article_texts(first))
    assert texts[0] == "Ngày hội đại đoàn kết toàn dân tộc"
    assert texts[1:3] == ["Khu phố 3 vui như Tết", "Cập nhật ngày: 19/11/2025 09:24"]
    assert texts[3].startswith("Hơn 200 hộ dân")
    assert "Tối 18/11, khu phố 3 tổ chức ngày hội; xem trang tin phường. Vui, khỏe & an toàn: 5 < 6." in texts
    assert texts[-3:] == ["Ảnh: Tiến Dũng – VHXH", "Nguồn: Trang tin phường", "Số liệu tính đến ngày 15/11/2025."]
    service = list(article_texts(second))
    assert service[1:4] == ["Lịch tiếp công dân", "Thứ", "Người tiếp"]
    assert service[-1] == "Chén trà đầu ngõ ấm dần sương mai"


def test_a_byline_reads_role_name_and_office() -> None:
    assert byline_text(Byline("Thanh Tâm")) == "Thanh Tâm"
    assert byline_text(Byline("Thanh Tâm", role="Tin", office="VHXH")) == "Tin: Thanh Tâm – VHXH"


def test_a_change_of_texts_reaches_every_text_and_nothing_else() -> None:
    bulletin = every_block()
    shouted = with_texts(bulletin, str.upper)
    for quiet, loud in zip(bulletin.articles(), shouted.articles(), strict=True):
        assert list(article_texts(loud)) == [text.upper() for text in article_texts(quiet)]
    assert shouted.identifier == bulletin.identifier
    assert "https://example.org/tin?so=3&nam=2025" in repr(shouted)


def test_a_change_that_changes_nothing_gives_the_very_same_value() -> None:
    bulletin = every_block()
    assert with_texts(bulletin, lambda text: text) is bulletin
