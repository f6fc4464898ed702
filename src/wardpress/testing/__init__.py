"""The kit that plugins are tested with, ours and anybody's; needs `pip install wardpress[testing]`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wardpress.testing.bulletins import (
        bare,
        every_block,
        hostile,
        many_articles,
        one_article,
        photos,
        with_pictures,
    )
    from wardpress.testing.contract import ExporterContract, exported
    from wardpress.testing.examination import Finding, examine
    from wardpress.testing.legibility import contrast
    from wardpress.testing.readback import docx_words, epub_words, pdf_words
    from wardpress.testing.readers import ReaderContract
    from wardpress.testing.themes import ThemeContract
    from wardpress.testing.transforms import TransformContract
    from wardpress.testing.world import still_world

__all__ = [
    "ExporterContract",
    "Finding",
    "ReaderContract",
    "ThemeContract",
    "TransformContract",
    "bare",
    "contrast",
    "docx_words",
    "epub_words",
    "every_block",
    "examine",
    "exported",
    "hostile",
    "many_articles",
    "one_article",
    "pdf_words",
    "photos",
    "still_world",
    "with_pictures",
]

if not TYPE_CHECKING:  # as in wardpress itself
    # pytest is needed by the contracts alone: an examination, or a bulletin to look at, does without.
    _ROOMS = (
        "bulletins",
        "examination",
        "legibility",
        "readback",
        "world",
        "contract",
        "readers",
        "themes",
        "transforms",
    )

    def __getattr__(name: str) -> object:
        """Return a name of the kit, from the first of its rooms that has it."""
        from importlib import import_module

        for room in _ROOMS if name in __all__ else ():
            if found := vars(import_module(f"wardpress.testing.{room}")).get(name):
                globals()[name] = found
                return found
        raise AttributeError(f"module 'wardpress.testing' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
