"""The rules in the order in which they are asked; one rule, one module. The last takes whatever is left."""

from typing import Final

from wardpress.reading.draft import Rule
from wardpress.reading.rules.byline import BYLINE
from wardpress.reading.rules.counter import COUNTER
from wardpress.reading.rules.headline import HEADLINE
from wardpress.reading.rules.prose import PROSE

RULES: Final[tuple[Rule, ...]] = (HEADLINE, COUNTER, BYLINE, PROSE)

__all__ = ["RULES"]
