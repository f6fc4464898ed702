"""wardpress turns plain-text ward articles into one bulletin in three editions: Word, PDF and EPUB."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wardpress.diagnostics import Diagnostic, Origin, Report
    from wardpress.edition import EditionSettings, assemble, read_settings
    from wardpress.errors import (
        AmbiguousFormat,
        ExporterCrash,
        ExportError,
        ExporterTimeout,
        InputError,
        Message,
        OptionError,
        OutputError,
        PluginContractError,
        PluginError,
        PluginImportError,
        SettingsError,
        UnknownFormat,
        UsageError,
        WardpressError,
    )
    from wardpress.model import Article, Bulletin
    from wardpress.model.jsonform import bulletin_schema, decode_bulletin, encode_bulletin
    from wardpress.publish import Edition, Manuscript, default_host, read_bulletin, render, write_editions
    from wardpress.publish.verification import Verification, VerifiedFile, verify
    from wardpress.reading import Reading, read_articles, read_text

__version__ = "0.1.0"

__all__ = [
    "AmbiguousFormat",
    "Article",
    "Bulletin",
    "Diagnostic",
    "Edition",
    "EditionSettings",
    "ExportError",
    "ExporterCrash",
    "ExporterTimeout",
    "InputError",
    "Manuscript",
    "Message",
    "OptionError",
    "Origin",
    "OutputError",
    "PluginContractError",
    "PluginError",
    "PluginImportError",
    "Reading",
    "Report",
    "SettingsError",
    "UnknownFormat",
    "UsageError",
    "Verification",
    "VerifiedFile",
    "WardpressError",
    "assemble",
    "bulletin_schema",
    "decode_bulletin",
    "default_host",
    "encode_bulletin",
    "read_articles",
    "read_bulletin",
    "read_settings",
    "read_text",
    "render",
    "verify",
    "write_editions",
]

if not TYPE_CHECKING:  # a checker that saw __getattr__ would take any name for one of ours
    # From the bottom of the house upwards: who asks for a Message need not wait for the reader (PEP 562).
    _ROOMS = (
        "errors",
        "diagnostics",
        "model",
        "model.jsonform",
        "reading",
        "edition",
        "publish",
        "publish.verification",
    )

    def __getattr__(name: str) -> object:
        """Return a public name, from the first of the rooms that has it; the rooms are loaded when asked for."""
        from importlib import import_module

        for room in _ROOMS if name in __all__ else ():
            if found := vars(import_module(f"wardpress.{room}")).get(name):
                globals()[name] = found
                return found
        raise AttributeError(f"module 'wardpress' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
