"""The gallery: `python docs/gallery.py` writes docs/gallery.md and a picture of each built-in theme."""

from itertools import chain
from pathlib import Path

import pypdfium2
from PIL import Image

from wardpress import Bulletin, EditionSettings, render
from wardpress.testing import every_block, many_articles
from wardpress.themes import Theme, builtin_themes

ROOT = Path(__file__).resolve().parent
PAGE = ROOT / "gallery.md"
_HEIGHT = 900
_GAP = 12
_GREY = "#8a8a8a"
_COLOURS = 48  # as many as print, type and the grey around them need
_HEAD = """# Gallery

The first and the last page of a small made-up edition in every built-in theme, as the PDF edition prints it. Choose one
with `theme = "NAME"` in `bulletin.toml` or with `--theme NAME`, or make [one of your own](themes.md).
"""


def page() -> str:
    """Return docs/gallery.md as it should be."""
    return _HEAD + "".join(map(_entry, builtin_themes()))


def _entry(theme: Theme) -> str:
    paper = theme.page
    facts = f"{paper.width:g} × {paper.height:g} mm, {paper.columns} column{'s' if paper.columns > 1 else ''}"
    facts += f", text in {theme.face(theme.styles.body).family} {theme.styles.body.size:g} pt"
    picture = f"![First and last page of the theme {theme.name}](pictures/theme-{theme.name}.png)"
    return f"\n## {theme.name}\n\n*{theme.title}*: {facts}.\n\n{picture}\n"


def edition() -> Bulletin:
    """Return the made-up edition: every kind of block, and articles that run on."""
    first, more = every_block(), many_articles(2)
    return Bulletin((*first.sections, *more.sections), first.masthead, first.imprint, identifier=first.identifier)


def picture(theme: Theme) -> Image.Image:
    """Return the first and the last page of the edition in `theme`, side by side."""
    document = pypdfium2.PdfDocument(render(edition(), "pdf", settings=EditionSettings(theme=theme.name)))
    pages = [document[0], document[len(document) - 1]]
    shown = [page.render(scale=_HEIGHT / page.get_height()).to_pil() for page in pages]
    width = sum(image.width for image in shown) + _GAP * (len(shown) + 1)
    sheet = Image.new("RGB", (width, _HEIGHT + 2 * _GAP), _GREY)
    lefts = chain([_GAP], (2 * _GAP + image.width for image in shown))
    for left, image in zip(lefts, shown, strict=False):
        sheet.paste(image, (left, _GAP))
    return sheet.quantize(_COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    for theme in builtin_themes():
        picture(theme).save(ROOT / "pictures" / f"theme-{theme.name}.png", optimize=True)
