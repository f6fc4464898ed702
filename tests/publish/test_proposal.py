"""Corrections made in the Word edition come back to the right article and line, and nothing else is touched."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx_edits import edited
from PIL import Image

from wardpress import InputError, Origin, OutputError, Report, default_host, read_bulletin, read_text, render
from wardpress.host import Host
from wardpress.model import Figure
from wardpress.publish.corrections import Proposal, apply_corrections, propose_corrections

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "corrections.toml").read_text(encoding="utf-8")
)
SETTINGS = """
[masthead]
name = "Phường Hoa Sữa"
number = 12

[imprint]
responsible = "Nguyễn Thị Mẫu"

[[sections]]
rubric = "Tin trong phường"
articles = ["bai1.txt"]

[[sections]]
articles = ["bai2.txt", "bai3.txt", "bai4.txt"]
"""
OFFICE = shutil.which("soffice")
each_case = pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["title"])


def bytes_of(article: dict[str, str], text: str | None = None, encoding: str | None = None) -> bytes:
    text = article["text"] if text is None else text
    ends = text.replace("\n", "\r\n") if article.get("newline") == "crlf" else text
    return ends.encode(encoding or article.get("encoding", "utf-8"))


@pytest.fixture(scope="session")
def host() -> Host:
    return default_host()


def put_articles(folder: Path) -> Path:
    folder.mkdir()
    for article in CASES["articles"]:
        (folder / article["name"]).write_bytes(bytes_of(article))
    (folder / "bulletin.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put_articles(tmp_path / "bai")


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory, host: Host) -> bytes:
    """The Word edition of the articles, as it goes out."""
    return word_edition(put_articles(tmp_path_factory.mktemp("sent") / "bai"), host)


def word_edition(folder: Path, host: Host) -> bytes:
    manuscript = read_bulletin(folder, host=host)
    return render(manuscript.bulletin, "docx", settings=manuscript.settings, host=host)


@pytest.fixture(scope="session")
def round_trip(tmp_path_factory: pytest.TempPathFactory, sent: bytes) -> dict[str, bytes]:
    """Every edited file after LibreOffice has opened and saved it, all in one run."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    home = tmp_path_factory.mktemp("office")
    names = {case["title"]: f"{number}.docx" for number, case in enumerate(CASES["cases"])}
    for case in CASES["cases"]:
        (home / names[case["title"]]).write_bytes(edited(sent, case.get("edits", ())))
    profile = f"-env:UserInstallation=file://{home}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "docx", "--outdir", str(home / "saved")]
    subprocess.run([*command, *(str(home / name) for name in names.values())], check=True, capture_output=True)
    return {title: (home / "saved" / name).read_bytes() for title, name in names.items()}


def pull(folder: Path, data: bytes, host: Host) -> tuple[Proposal, Report]:
    """Return what a corrected file asks for, and what is said about it."""
    (folder.parent / "sua.docx").write_bytes(data)
    report = Report()
    return propose_corrections(folder.parent / "sua.docx", folder, report=report, host=host), report


def check(case: dict[str, Any], folder: Path, data: bytes, host: Host) -> Report:
    """Check that what is proposed is what the case says and, once written, is it to the letter; return the report."""
    proposal, report = pull(folder, data, host)
    assert {path.name: path.read_bytes() for path in folder.glob("*.txt")} == {
        article["name"]: bytes_of(article) for article in CASES["articles"]
    }
    assert {file.name for file in proposal.files} == {change["file"] for change in case.get("change", ())}
    apply_corrections(proposal)
    for article in CASES["articles"]:
        text, encoding = article["text"], None
        for change in (change for change in case.get("change", ()) if change["file"] == article["name"]):
            assert text.count(change["old"]) == 1
            text, encoding = text.replace(change["old"], change["new"]), change.get("encoding")
        assert (folder / article["name"]).read_bytes() == bytes_of(article, text, encoding)
    assert proposal.left == case.get("left", 0)
    lines = {(file.name, correction.origin.line) for file in proposal.files for correction in file.corrections}
    assert lines == {(change["file"], change["line"]) for change in case.get("change", ())}
    return report


@each_case
def test_what_was_edited_comes_back_and_nothing_else(
    case: dict[str, Any], folder: Path, sent: bytes, host: Host
) -> None:
    report = check(case, folder, edited(sent, case.get("edits", ())), host)
    assert list(report.codes()) == case.get("codes", [])


@each_case
def test_it_comes_back_through_libreoffice(
    case: dict[str, Any], folder: Path, round_trip: dict[str, bytes], host: Host
) -> None:
    report = check(case, folder, round_trip[case["title"]], host)
    assert set(report.codes()) == set(case.get("codes", []))


def test_many_edits_at_once_come_back_together(folder: Path, sent: bytes, host: Host) -> None:
    edits = (
        {"do": "reword", "at": "Sáng 5/12", "old": "hơn 300", "new": "gần 400"},
        {"do": "delete", "at": "“Nhà nào"},
        {"do": "split", "at": "Dịp này, phường", "before": "Đoàn Thanh niên"},
        {"do": "add", "at": "Nạo vét", "text": "Sơn lại 20 ghế đá công viên"},
        {"do": "move", "at": "Vận động", "behind": "Thu gom"},
        {"do": "reword", "at": "Bí thư chi bộ", "old": "và đề nghị tiếp", "new": "rồi đề nghị"},
        {"do": "reword", "at": "14 giờ", "old": "14 giờ", "new": "15 giờ"},
        {"do": "merge", "at": "Ban tổ chức", "into": "Tối 7/12"},
        {"do": "reword", "at": "Sáng 8/12", "old": "40 suất", "new": "45 suất"},
    )
    data = edited(sent, edits)
    proposal, _ = pull(folder, data, host)
    apply_corrections(proposal)
    assert proposal.left == 0
    first = CASES["articles"][0]["text"]
    for old, new in (
        ("hơn 300", "gần 400"),
        (first[first.index("“Nhà") : first.index("Dịp")], ""),
        ("kênh.  Đoàn", "kênh.\n\nĐoàn"),
        ("- Vận động 96% hộ dân phân loại rác tại nhà\n", ""),
        ("tuyến đường\n", "tuyến đường\n- Vận động 96% hộ dân phân loại rác tại nhà\n"),
        ("khu dân cư\n", "khu dân cư\n- Sơn lại 20 ghế đá công viên\n"),
    ):
        first = first.replace(old, new)
    assert (folder / "bai1.txt").read_text(encoding="utf-8") == first
    again, report = pull(folder, data, host)
    assert again == Proposal((), 0)
    assert report.codes() == ()


def test_the_old_text_is_kept_and_no_older_one_is_lost(folder: Path, sent: bytes, host: Host) -> None:
    (folder / "bai1.txt.bak").write_text("từ lần trước", encoding="utf-8")
    edit = {"do": "reword", "at": "Sáng 5/12", "old": "hơn 300", "new": "gần 400"}
    proposal, _ = pull(folder, edited(sent, [edit]), host)
    assert [path.name for path in apply_corrections(proposal)] == ["bai1.txt.bak2"]
    assert (folder / "bai1.txt.bak2").read_bytes() == bytes_of(CASES["articles"][0])
    assert (folder / "bai1.txt.bak").read_text(encoding="utf-8") == "từ lần trước"
    report = Report()
    read_bulletin(folder, report=report, host=host)
    assert "input.not-an-article" not in report.codes()


def test_an_article_that_cannot_be_written_keeps_its_text_and_gets_no_copy(
    folder: Path, sent: bytes, host: Host
) -> None:
    (folder / "bai2.txt").chmod(0o444)
    before = (folder / "bai2.txt").read_bytes()
    proposal, _ = pull(
        folder, edited(sent, [{"do": "reword", "at": "Chiều 3/12", "old": "Chiều", "new": "Sáng"}]), host
    )
    with pytest.raises(OutputError) as caught:
        apply_corrections(proposal)
    assert " -o" not in caught.value.in_language("en")
    assert [(path.name, path.read_bytes()) for path in folder.glob("bai2*")] == [("bai2.txt", before)]


def test_an_article_that_went_away_meanwhile_is_told(folder: Path, sent: bytes, host: Host) -> None:
    proposal, _ = pull(
        folder, edited(sent, [{"do": "reword", "at": "Chiều 3/12", "old": "Chiều", "new": "Sáng"}]), host
    )
    (folder / "bai2.txt").unlink()
    with pytest.raises(InputError, match=r"bai2\.txt"):
        apply_corrections(proposal)


def test_a_picture_in_the_article_stands_in_the_way_of_nothing(folder: Path, host: Host) -> None:
    Image.new("RGB", (600, 400), "#a6192e").save(folder / "bai1.jpg")
    manuscript = read_bulletin(folder, host=host)
    sent = render(manuscript.bulletin, "docx", settings=manuscript.settings, host=host, photos=manuscript.photos)
    assert "word/media/picture1.jpeg" in zipfile.ZipFile(io.BytesIO(sent)).namelist()
    proposal, report = pull(folder, edited(sent, [{"do": "delete", "at": "Minh Thư"}]), host)
    assert [(found.kind, found.before) for file in proposal.files for found in file.corrections] == [
        ("deleted", "Minh Thư")
    ]
    assert report.codes() == ()


def with_two_photos(folder: Path, host: Host) -> bytes:
    for name in ("bai1.jpg", "bai2.jpg"):
        Image.new("RGB", (600, 400), "#a6192e" if name == "bai1.jpg" else "#19a62e").save(folder / name)
    manuscript = read_bulletin(folder, host=host)
    return render(manuscript.bulletin, "docx", settings=manuscript.settings, host=host, photos=manuscript.photos)


def without_picture(data: bytes, number: int) -> bytes:
    document = docx.Document(io.BytesIO(data))
    drawing = document.inline_shapes[number]._inline.getparent()
    paragraph = drawing.getparent().getparent()
    paragraph.getparent().remove(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_photo_taken_out_in_word_is_told_and_left_to_a_person(folder: Path, host: Host) -> None:
    proposal, report = pull(folder, without_picture(with_two_photos(folder, host), 1), host)
    assert proposal == Proposal((), 1)
    assert [(found.code, found.origin.file) for found in report] == [("correction.photo", "bai2.txt")]
    assert "bai2.jpg" in next(iter(report)).message.vi


@pytest.mark.skipif(sys.platform != "linux", reason="no such names there")
def test_a_photo_may_have_any_name_that_the_system_allows(tmp_path: Path, host: Host) -> None:
    folder = tmp_path / "bai"
    folder.mkdir()
    stem = os.fsdecode(b'b\xff\x01&"<')
    (folder / f"{stem}.txt").write_text(QUEUE, encoding="utf-8")
    Image.new("RGB", (600, 400), "#a6192e").save(tmp_path / "anh.jpg")
    (tmp_path / "anh.jpg").rename(folder / f"{stem}.jpg")
    manuscript = read_bulletin(folder, host=host)
    sent = render(manuscript.bulletin, "docx", settings=manuscript.settings, host=host, photos=manuscript.photos)
    assert len(docx.Document(io.BytesIO(sent)).inline_shapes) == 1
    _, report = pull(folder, without_picture(sent, 0), host)
    assert report.codes() == ("correction.photo",)


def test_a_photo_that_could_not_be_printed_is_not_missed(folder: Path, host: Host) -> None:
    (folder / "bai1.jpg").write_bytes(b"no picture")
    manuscript = read_bulletin(folder, host=host)
    sent = render(manuscript.bulletin, "docx", settings=manuscript.settings, host=host, photos=manuscript.photos)
    proposal, report = pull(folder, sent, host)
    assert (proposal, report.codes()) == (Proposal((), 0), ())


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_pictures_keep_their_names_in_libreoffice(folder: Path, host: Host, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(without_picture(with_two_photos(folder, host), 0))
    command = [f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "docx"]
    command += ["--outdir", str(tmp_path / "saved"), str(tmp_path / "a.docx")]
    subprocess.run([str(OFFICE), *command], check=True, capture_output=True)
    _, report = pull(folder, (tmp_path / "saved" / "a.docx").read_bytes(), host)
    assert [found.origin.file for found in report if found.code == "correction.photo"] == ["bai1.txt"]


# When the two sides went apart


def test_a_file_changed_since_keeps_its_own_changes(folder: Path, sent: bytes, host: Host) -> None:
    path = folder / "bai1.txt"
    ours = path.read_text(encoding="utf-8").replace("120 cây", "200 cây").replace("thứ Bảy", "Chủ nhật")
    path.write_text(ours, encoding="utf-8")
    edits = (
        {"do": "reword", "at": "Sáng 5/12", "old": "hơn 300", "new": "gần 400"},
        {"do": "reword", "at": "Dịp này, phường", "old": "bờ kênh", "new": "bờ sông"},
    )
    proposal, report = pull(folder, edited(sent, edits), host)
    apply_corrections(proposal)
    assert path.read_text(encoding="utf-8") == ours.replace("hơn 300", "gần 400")
    assert report.codes() == ("correction.changed-since", "correction.unsure")
    assert proposal.left == 1


def test_an_article_that_is_gone_from_the_word_file_is_left_alone(folder: Path, sent: bytes, host: Host) -> None:
    words = ("Chi bộ khu phố 5 kết nạp", "Chiều 3/12", "Bí thư chi bộ", "Dịp này, chi bộ", "Thanh Mai")
    proposal, report = pull(folder, edited(sent, [{"do": "delete", "at": text} for text in words]), host)
    assert proposal == Proposal((), 1)
    assert [(found.code, found.origin.file) for found in report] == [("correction.article-missing", "bai2.txt")]


def test_an_article_that_is_not_given_is_put_into_no_other(folder: Path, sent: bytes, host: Host) -> None:
    (folder / "bai2.txt").unlink()
    (folder / "bulletin.toml").write_text(SETTINGS.replace('"bai2.txt", ', ""), encoding="utf-8")
    edits = [{"do": "reword", "at": "Chiều 3/12", "old": "Chiều", "new": "Sáng"}]
    proposal, report = pull(folder, edited(sent, edits), host)
    assert proposal == Proposal((), 1)
    [told] = [found.message.vi for found in report]
    assert "“Chi bộ khu phố 5 kết nạp" in told
    assert "(5 đoạn)" in told


def test_masthead_and_imprint_that_nobody_says_any_more_are_put_into_no_article(
    folder: Path, sent: bytes, host: Host
) -> None:
    (folder / "bulletin.toml").unlink()
    proposal, report = pull(folder, sent, host)
    assert proposal.files == ()
    assert "Chịu trách nhiệm xuất bản" in "".join(found.message.vi for found in report)


def test_an_article_that_cannot_be_read_is_told_and_put_into_no_other(folder: Path, sent: bytes, host: Host) -> None:
    (folder / "bai2.txt").write_bytes(b"PK\x03\x04 no text")
    proposal, report = pull(folder, sent, host)
    assert proposal == Proposal((), 1)
    assert report.codes() == ("input", "correction.article-unknown")


def test_a_renamed_article_is_known_by_its_words(folder: Path, sent: bytes, host: Host) -> None:
    (folder / "bai2.txt").rename(folder / "bai2-moi.txt")
    (folder / "bulletin.toml").unlink()
    edits = [{"do": "reword", "at": "Chiều 3/12", "old": "Chiều", "new": "Sáng"}]
    proposal, _ = pull(folder, edited(sent, edits), host)
    assert [file.name for file in proposal.files] == ["bai2-moi.txt"]


def test_another_order_of_articles_is_told_and_not_taken_for_edits(folder: Path, sent: bytes, host: Host) -> None:
    words = ("Chi bộ khu phố 5 kết nạp", "Chiều 3/12", "Bí thư chi bộ", "Dịp này, chi bộ")
    edits = [{"do": "move", "at": text, "behind": "Ngọc Hà"} for text in reversed(words)]
    edits.append({"do": "move", "at": "Thanh Mai", "behind": "Dịp này, chi bộ"})
    proposal, report = pull(folder, edited(sent, edits), host)
    assert proposal == Proposal((), 1)
    assert report.codes() == ("correction.order",)


def test_a_word_file_of_other_articles_is_refused(tmp_path: Path, sent: bytes, host: Host) -> None:
    (tmp_path / "khac").mkdir()
    (tmp_path / "khac" / "bai.txt").write_text("TÍT KHÁC\n\nMột bài hoàn toàn khác.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"Nothing in sua\.docx comes from these articles"):
        pull(tmp_path / "khac", sent, host)


# Files that are no Word files


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_document(sent: bytes, document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sent)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"word/document.xml": document})


ENTITIES = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'
OUTSIDE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: "Văn bản thuần".encode(),
        lambda _: b"\xd0\xcf\x11\xe0 an old .doc",
        lambda _: zipped({"a.txt": b"a"}),
        lambda sent: sent[: len(sent) // 2],
        lambda sent: with_document(sent, b"<w"),
        lambda sent: with_document(sent, ENTITIES),
        lambda sent: with_document(sent, OUTSIDE),
        lambda sent: with_document(sent, b"<w>" + b" " * 70_000_000 + b"</w>"),
        lambda sent: with_document(sent, b"<w>" * 100_000),
    ],
    ids=["empty", "text", "doc", "zip", "cut", "no xml", "entities", "outside", "bomb", "deep"],
)
def test_what_is_no_sound_word_file_is_refused(
    spoil: Callable[[bytes], bytes], folder: Path, sent: bytes, host: Host
) -> None:
    with pytest.raises(InputError, match=r"Cannot read sua\.docx"):
        pull(folder, spoil(sent), host)


QUEUE = """DANH SÁCH TRAO QUÀ

Phường trao quà cho các hộ khó khăn ở ba tổ, nhân dịp Tết sắp đến với mọi nhà trên địa bàn.

Tổ | Số hộ | Số tiền
Tổ một | 412 | 82.400.000
Tổ hai | 187 | 35.100.000
Tổ ba | 254 | 50.800.000

Các tổ trưởng nhận quà tại trụ sở ủy ban phường vào giờ hành chính từ thứ Hai đến thứ Sáu.

Phương Linh
"""


def queue(folder: Path, edits: list[dict[str, str]], host: Host) -> tuple[Proposal, Report]:
    folder.mkdir()
    (folder / "qua.txt").write_text(QUEUE, encoding="utf-8")
    return pull(folder, edited(word_edition(folder, host), edits), host)


@pytest.mark.parametrize(
    "edits",
    [
        [{"do": "delete", "at": cell} for cell in ("Tổ hai", "187", "35.100.000")],
        [{"do": "delete", "at": cell} for cell in ("187", "35.100.000")],
        [{"do": "move", "at": "187", "behind": "82.400.000"}],
    ],
)
def test_a_row_of_a_table_is_never_torn(edits: list[dict[str, str]], tmp_path: Path, host: Host) -> None:
    proposal, report = queue(tmp_path / "bai", edits, host)
    assert proposal.files == ()
    assert proposal.left == len(edits)
    assert set(report.codes()) == {"correction.unsure"}


def test_a_single_cell_may_be_emptied(tmp_path: Path, host: Host) -> None:
    proposal, _ = queue(tmp_path / "bai", [{"do": "delete", "at": "187"}], host)
    (file,) = proposal.files
    changed = [line for line in file.data.decode().splitlines() if line not in QUEUE.splitlines()]
    assert [[cell.strip() for cell in line.split("|")] for line in changed] == [["Tổ hai", "", "35.100.000"]]


@pytest.mark.parametrize("at", ["Phường trao quà", "Các tổ trưởng"])
def test_what_is_added_becomes_no_caption(at: str, tmp_path: Path, host: Host) -> None:
    added = {"do": "add", "at": at, "text": "Chăm lo đời sống người nghèo"}
    proposal, _ = queue(tmp_path / "bai", [added], host)
    texts = [file.data.decode() for file in proposal.files]
    for text in texts:
        (article,) = read_text(text.encode(), Origin("qua.txt"), Report()).articles
        assert not any(isinstance(block, Figure) for block in article.blocks)
    assert len(texts) + proposal.left == 1


def test_what_is_added_costs_no_author_the_byline(tmp_path: Path, host: Host) -> None:
    added = {"do": "add", "at": "Phương Linh", "text": "Ban biên tập xin cảm ơn các nhà hảo tâm đã góp quà."}
    proposal, report = queue(tmp_path / "bai", [added], host)
    assert proposal.files == ()
    assert set(report.codes()) == {"correction.unsure"}


def test_an_article_of_which_only_the_rubric_is_left_is_left_alone(folder: Path, host: Host) -> None:
    (folder / "bulletin.toml").write_text(SETTINGS.replace('["bai1.txt"]', '["bai2.txt"]').replace('"bai2.txt", ', ""))
    words = ("Chi bộ khu phố 5 kết nạp", "Chiều 3/12", "Bí thư chi bộ", "Dịp này, chi bộ", "Thanh Mai")
    gone = [{"do": "delete", "at": text} for text in words]
    proposal, report = pull(folder, edited(word_edition(folder, host), gone), host)
    assert proposal == Proposal((), 1)
    assert [(found.code, found.origin.file) for found in report] == [("correction.article-missing", "bai2.txt")]
