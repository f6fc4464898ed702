"""An EPUB with EbookLib, as its tutorial shows it: a chapter for each article."""

import sys
from html import escape
from pathlib import Path

from ebooklib import epub

book = epub.EpubBook()
book.set_identifier("ban-tin")
book.set_title("Bản tin")
book.set_language("vi")
chapters = []
for file in sorted(Path(sys.argv[1]).glob("*.txt")):
    headline, *lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line)
    chapter = epub.EpubHtml(title=headline, file_name=f"{file.stem}.xhtml", lang="vi")
    chapter.content = f"<h1>{escape(headline)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in lines)
    book.add_item(chapter)
    chapters.append(chapter)
book.toc = chapters
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
book.spine = ["nav", *chapters]
epub.write_epub(sys.argv[2], book)
