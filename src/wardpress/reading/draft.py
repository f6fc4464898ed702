"""What the rules have said so far about the lines of one article, and the form that every rule has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from wardpress.errors import Message
from wardpress.reading.lines import Line

Role = Literal[
    "headline",
    "headline-continued",
    "subtitle",
    "rubric",
    "lead",
    "paragraph",
    "heading",
    "item",
    "caption",
    "table-row",
    "verse",
    "question",
    "asker",
    "answer",
    "byline",
    "source",
    "publish-line",
    "written-date",
    "counter",
    "repeated-headline",
    "chrome",
    "spam",
    "file-name",
    "separator",
    "end-mark",
]

PartKind = Literal["text", "mark", "credit", "dateline", "name", "role", "office", "cell"]

LEFT_OUT: Final[frozenset[Role]] = frozenset(
    {"counter", "repeated-headline", "chrome", "spam", "file-name", "separator", "end-mark"}
)
HEAD: Final[frozenset[Role]] = frozenset({"headline", "headline-continued", "subtitle", "rubric"})
# What may stand below the last line of the text proper.
TAIL: Final[frozenset[Role]] = LEFT_OUT | {"byline", "source", "publish-line", "written-date"}

# The longest headline of the sample kind has 161 letters and blanks; a first paragraph has 200 to 400.
LONGEST_HEADLINE: Final = 180
_LONG_SENTENCE: Final = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: words that go into the article, or a mark that the structure itself now says.

    Marks are bullets and numbers of lists, bars between cells, and what joins names; `start` is the place in the line.
    """

    kind: PartKind
    text: str
    start: int = 0


def with_marks(text: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts of a line with what stands between them, where it shows something, as marks."""
    whole: list[Part] = []
    end = 0
    for part in (*parts, Part("mark", "", len(text))):
        between = text[end : part.start]
        if mark := between.strip():
            whole.append(Part("mark", mark, end + between.index(mark)))
        if part.text:
            whole.append(part)
        end = part.start + len(part.text)
    return tuple(whole)


@dataclass(frozen=True, slots=True)
class Claim:
    """One rule's word on one line: what it is, and how sure the rule is (0 to 1).

    `level` is the level of a heading, the depth of a list item (from 0), or 1 for a verse that opens a stanza.
    `parts` divide the line where not all of it is the same; together they hold every visible character.
    """

    index: int
    role: Role
    confidence: float
    level: int = 0
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise lines. `name` is stable; `title` says in a sentence what the rule looks for.

    `find(draft)` yields claims for lines that no rule before it has claimed. `example` is a line that the rule claims
    in the small text `sample`; both are made up, for the documents and their test.
    """

    name: str
    title: Message
    find: Callable[[Draft], Iterator[Claim]]
    example: str
    sample: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line was taken for, by which rule, and how sure that is; see `Claim` for level and parts."""

    line: Line
    role: Role
    rule: str
    confidence: float
    level: int = 0
    parts: tuple[Part, ...] = ()

    def pieces(self) -> tuple[Part, ...]:
        """Return the parts of the line; a line that was not divided is one part."""
        return self.parts or (Part("text", self.line.text),)

    def text(self, *kinds: PartKind) -> str:
        """Return the text of all parts of these kinds."""
        return " ".join(part.text for part in self.pieces() if part.kind in kinds)


class Draft:
    """The lines of one article and the verdicts so far; rules read it, `parse` fills it in."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self._verdicts: list[Verdict | None] = [None] * len(lines)

    def role(self, index: int) -> Role | None:
        """Return what line `index` was taken for, or None while it is open or where there is no such line."""
        verdict = self._verdicts[index] if 0 <= index < len(self._verdicts) else None
        return verdict.role if verdict else None

    def is_open(self, index: int) -> bool:
        """Tell whether there is such a line and no rule has claimed it yet."""
        return 0 <= index < len(self._verdicts) and self._verdicts[index] is None

    def open_indices(self) -> Iterator[int]:
        """Yield the lines that no rule has claimed yet, in order."""
        return (index for index, verdict in enumerate(self._verdicts) if verdict is None)

    def runs(self) -> Iterator[range]:
        """Yield each run of open lines that nothing interrupts."""
        start = None
        for index, verdict in enumerate((*self._verdicts, _CLOSED)):
            if verdict is None:
                start = index if start is None else start
            elif start is not None:
                yield range(start, index)
                start = None

    @cached_property
    def first_prose(self) -> int:
        """The first line that reads as prose by itself: long, or a whole sentence; the number of lines if none does."""
        return next((index for index, line in enumerate(self.lines) if _reads_as_prose(line)), len(self.lines))

    def tail_start(self) -> int:
        """Return where the lines begin below which only bylines, sources, dates and left-out lines stand."""
        index = len(self.lines)
        while index and self.role(index - 1) in TAIL:
            index -= 1
        return index

    def settle(self, rule: Rule, claim: Claim) -> None:
        """Enter a claim; the first rule to claim a line keeps it."""
        if self._verdicts[claim.index] is None:
            self._verdicts[claim.index] = Verdict(
                self.lines[claim.index], claim.role, rule.name, claim.confidence, claim.level, claim.parts
            )

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the verdict on every line that has one, in order."""
        return tuple(verdict for verdict in self._verdicts if verdict)


_CLOSED: Final = Verdict(Line("", 0, 0, 0), "paragraph", "", 0)


def _reads_as_prose(line: Line) -> bool:
    if line.is_capitals:
        return False
    length = len(line.text)
    return length > LONGEST_HEADLINE or (length > _LONG_SENTENCE and line.ends_sentence)
