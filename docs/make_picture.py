"""The picture in the README: the first page of the sample's PDF edition, as a PNG."""

from pathlib import Path

import pypdfium2

from wardpress import read_bulletin, render

ROOT = Path(__file__).resolve().parent.parent
_SCALE = 1.25  # pixels a point: the page is then 673 wide

if __name__ == "__main__":
    manuscript = read_bulletin(ROOT / "seeds")
    page = pypdfium2.PdfDocument(render(manuscript.bulletin, "pdf", settings=manuscript.settings))[0]
    page.render(scale=_SCALE).to_pil().save(ROOT / "docs" / "pictures" / "first-page.png", optimize=True)
