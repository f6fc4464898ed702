"""The rules in the order in which they are asked; one rule, one module. The last takes whatever is left."""

from typing import Final

from wardpress.reading.draft import Rule
from wardpress.reading.rules.answer import ANSWER
from wardpress.reading.rules.byline import BYLINE
from wardpress.reading.rules.caption import CAPTION
from wardpress.reading.rules.chrome import CHROME
from wardpress.reading.rules.contact import CONTACT
from wardpress.reading.rules.counter import COUNTER
from wardpress.reading.rules.credit import CREDIT
from wardpress.reading.rules.crosshead import CROSSHEAD
from wardpress.reading.rules.dateline import DATELINE
from wardpress.reading.rules.endmark import END_MARK
from wardpress.reading.rules.filename import FILE_NAME
from wardpress.reading.rules.heading import HEADING
from wardpress.reading.rules.headline import HEADLINE
from wardpress.reading.rules.item import ITEM
from wardpress.reading.rules.labelledbyline import LABELLED_BYLINE
from wardpress.reading.rules.lead import LEAD
from wardpress.reading.rules.prose import PROSE
from wardpress.reading.rules.publishline import PUBLISH_LINE
from wardpress.reading.rules.repetition import REPETITION
from wardpress.reading.rules.rubric import RUBRIC
from wardpress.reading.rules.separator import SEPARATOR
from wardpress.reading.rules.source import SOURCE
from wardpress.reading.rules.spam import SPAM
from wardpress.reading.rules.subtitle import SUBTITLE
from wardpress.reading.rules.table import TABLE
from wardpress.reading.rules.verse import VERSE
from wardpress.reading.rules.writtendate import WRITTEN_DATE

RULES: Final[tuple[Rule, ...]] = (
    END_MARK,
    SEPARATOR,
    PUBLISH_LINE,
    CHROME,
    FILE_NAME,
    TABLE,
    SPAM,
    RUBRIC,
    REPETITION,
    HEADLINE,
    SUBTITLE,
    COUNTER,
    LABELLED_BYLINE,
    SOURCE,
    WRITTEN_DATE,
    BYLINE,
    CREDIT,
    ANSWER,
    VERSE,
    CONTACT,
    HEADING,
    ITEM,
    CROSSHEAD,
    CAPTION,
    LEAD,
    DATELINE,
    PROSE,
)

__all__ = ["RULES"]
