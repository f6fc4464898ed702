"""The contract: all that a plugin author imports besides the model."""

from wardpress.diagnostics import Origin, Report
from wardpress.errors import ExportError, InputError, Message
from wardpress.plugins.exporter import Capabilities, ExportContext, Exporter
from wardpress.plugins.hooks import API_VERSION, ENTRY_POINT_GROUP, hookimpl
from wardpress.plugins.options import NoOptions, option
from wardpress.plugins.pages import (
    PageBreak,
    PageReport,
    Pagination,
    Part,
    letters_before,
    letters_in,
    places_of_letters,
)
from wardpress.plugins.pictures import NoPictures, Picture, Pictures
from wardpress.plugins.reader import Given, ReadContext, Reader
from wardpress.plugins.sinks import Sink
from wardpress.plugins.story import ImprintField, MastheadLine, Story, StoryArticle, as_story
from wardpress.plugins.transform import Transform

__all__ = [
    "API_VERSION",
    "ENTRY_POINT_GROUP",
    "Capabilities",
    "ExportContext",
    "ExportError",
    "Exporter",
    "Given",
    "ImprintField",
    "InputError",
    "MastheadLine",
    "Message",
    "NoOptions",
    "NoPictures",
    "Origin",
    "PageBreak",
    "PageReport",
    "Pagination",
    "Part",
    "Picture",
    "Pictures",
    "ReadContext",
    "Reader",
    "Report",
    "Sink",
    "Story",
    "StoryArticle",
    "Transform",
    "as_story",
    "hookimpl",
    "letters_before",
    "letters_in",
    "option",
    "places_of_letters",
]
