"""The kit that exporters are tested with, ours and anybody's; needs `pip install wardpress[test]`."""

from wardpress.testing.bulletins import bare, every_block, many_articles, one_article
from wardpress.testing.contract import ExporterContract, exported
from wardpress.testing.readback import docx_words, epub_words, pdf_words

__all__ = [
    "ExporterContract",
    "bare",
    "docx_words",
    "epub_words",
    "every_block",
    "exported",
    "many_articles",
    "one_article",
    "pdf_words",
]
