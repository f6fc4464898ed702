"""Word files for the tests, made of nothing but their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

WordFile = Callable[..., bytes]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles", "numbering": "numbering"}
_ROOTS |= {"header": "hdr", "footer": "ftr"}


@pytest.fixture
def word_file() -> WordFile:
    """Return a function that makes a Word file of the XML of its body, and of other parts by name."""

    def made(body: str, **parts: str) -> bytes:
        relations = "".join(
            f'<Relationship Id="r{number}" Type="{_R}/{name}" Target="{name}.xml"/>'
            for number, name in enumerate(parts)
        )
        files = {
            "_rels/.rels": _relations(f'<Relationship Id="r" Type="{_R}/officeDocument" Target="word/document.xml"/>'),
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations(relations),
        }
        for name, content in parts.items():
            files[f"word/{name}.xml"] = f"<w:{_ROOTS[name]} {_NAMESPACES}>{content}</w:{_ROOTS[name]}>"
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    return made


def _relations(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )
