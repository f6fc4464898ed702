"""The kit that plugins are tested with, ours and anybody's; needs `pip install wardpress[testing]`."""

from wardpress.testing.bulletins import bare, every_block, hostile, many_articles, one_article, photos, with_pictures
from wardpress.testing.contract import ExporterContract, exported
from wardpress.testing.readback import docx_words, epub_words, pdf_words
from wardpress.testing.readers import ReaderContract
from wardpress.testing.themes import ThemeContract, contrast
from wardpress.testing.transforms import TransformContract
from wardpress.testing.world import still_world

__all__ = [
    "ExporterContract",
    "ReaderContract",
    "ThemeContract",
    "TransformContract",
    "bare",
    "contrast",
    "docx_words",
    "epub_words",
    "every_block",
    "exported",
    "hostile",
    "many_articles",
    "one_article",
    "pdf_words",
    "photos",
    "still_world",
    "with_pictures",
]
