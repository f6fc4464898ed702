"""The tools that are measured side by side: how each is called to make one format of the same articles."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pypandoc
from editions import PREAMBLE
from texts import Story, as_html, as_markdown, as_typst, write_plain

_NAIVE = Path(__file__).resolve().parent / "naive"
_FACES = (("Spectral", 400), ("Be Vietnam Pro", 400), ("Be Vietnam Pro", 700), ("Be Vietnam Pro", 800))
_TYPST = (
    "import typst; typst.compile('all.typ', output='typst.pdf', font_paths=['fonts'], ignore_system_fonts=True, "
    "pdf_standards=['a-2a', 'ua-1'])"
)
_WEASYPRINT = "import weasyprint; weasyprint.HTML('all.html').write_pdf('weasyprint.pdf')"
OURS = "wardpress"


@dataclass(frozen=True)
class Contestant:
    """One tool that makes one format; its command is run in the folder that `prepare` has filled."""

    tool: str
    format: str
    command: tuple[str, ...]


def contestants() -> Iterator[Contestant]:
    """Yield every tool in every format that it makes, ours first."""
    python, pandoc = sys.executable, pypandoc.get_pandoc_path()
    for kind in ("docx", "pdf", "epub"):
        build = (python, "-m", "wardpress", "build", "articles", "-o", "ours", "--no-plugins", "--to", kind)
        yield Contestant(OURS, kind, build)
    yield Contestant("pandoc", "docx", (pandoc, "--toc", "all.md", "-o", "pandoc.docx"))
    yield Contestant("python-docx", "docx", (python, str(_NAIVE / "word.py"), "articles", "naive.docx"))
    yield Contestant("Typst", "pdf", (python, "-c", _TYPST))
    yield Contestant("WeasyPrint", "pdf", (python, "-c", _WEASYPRINT))
    yield Contestant("reportlab", "pdf", (python, str(_NAIVE / "pdf.py"), "articles", "naive.pdf"))
    epub = (pandoc, "--toc", "--metadata=title:Bản tin", "all.md", "-o", "pandoc.epub")
    yield Contestant("pandoc", "epub", epub)
    yield Contestant("EbookLib", "epub", (python, str(_NAIVE / "epub.py"), "articles", "naive.epub"))


def prepare(told: Iterable[Story], folder: Path) -> None:
    """Write the same articles into `folder` as every tool wants them."""
    import fontpkg

    told = tuple(told)
    folder.mkdir()
    write_plain(told, folder / "articles")
    (folder / "all.md").write_text(as_markdown(told), encoding="utf-8")
    (folder / "all.html").write_text(as_html(told), encoding="utf-8")
    (folder / "all.typ").write_text(PREAMBLE + as_typst(told), encoding="utf-8")
    (folder / "fonts").mkdir()
    for family, weight in _FACES:
        shutil.copy(fontpkg.path(family, weight=weight), folder / "fonts")


def versions() -> dict[str, str]:
    """Return the version of every tool."""
    packages = {"wardpress": OURS, "typst": "Typst", "weasyprint": "WeasyPrint", "ebooklib": "EbookLib"}
    packages |= {name: name for name in ("python-docx", "reportlab")}
    return {"pandoc": str(pypandoc.get_pandoc_version()), **{shown: version(name) for name, shown in packages.items()}}
