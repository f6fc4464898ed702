"""Articles to one bulletin, as the office's settings ask for it."""

from wardpress.edition.assemble import assemble
from wardpress.edition.identity import identified
from wardpress.edition.settings import EditionSettings, read_settings

__all__ = ["EditionSettings", "assemble", "identified", "read_settings"]
