"""Where one article ends in a file and the next begins: separators, page breaks, a headline below a byline."""

from __future__ import annotations

from typing import Final

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.reading.draft import LONGEST_HEADLINE
from wardpress.reading.lines import Line
from wardpress.reading.marks import is_end_mark, is_separator, mark_of
from wardpress.reading.names import byline_parts, labelled_parts
from wardpress.reading.rules.chrome import is_chrome

_FEWEST_WORDS: Final = 5
_SHORTEST_BODY: Final = 60
_LONGEST_IN_CAPITALS: Final = 400
_LOOK_AHEAD: Final = 8
_LOOK_BACK: Final = 4


def split(lines: tuple[Line, ...], origin: Origin, report: Report) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of each article; a separator stays with the article above it.

    An article that begins with nothing but its headline, below a byline or an end mark, is reported.
    """
    starts, has_prose = [0], False
    for index, line in enumerate(lines):
        above = lines[starts[-1] : min(index, starts[-1] + _LOOK_AHEAD)]
        if not all(map(_is_ornament, above)) and _is_set_off(lines, index):
            starts.append(index)
            has_prose = False
        elif has_prose and _is_headline_below_an_end(lines, index):
            starts.append(index)
            has_prose = False
            _report_unmarked(line, origin, report)
        has_prose = has_prose or (len(line.text) >= _SHORTEST_BODY and not line.is_capitals)
    return tuple(lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True))


def _is_ornament(line: Line) -> bool:
    return is_separator(line.text)


def _is_set_off(lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether a separator or a page break stands above a line that may be a headline.

    A page break is no more than paper ending, unless the text above it had ended too.
    """
    line, above = lines[index], lines[index - 1]
    if _is_ornament(line):
        return False
    if _is_ornament(above):
        return _may_begin(lines, index)
    if not line.after_page_break:
        return False
    has_ended = _has_ended(lines, index) or (line.is_capitals and above.ends_sentence)
    return has_ended and _may_begin(lines, index)


def _has_ended(lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether an article ends above a line; the buttons of a web page may stand between."""
    near = (line for line in reversed(lines[max(0, index - _LOOK_BACK) : index]) if not is_chrome(line.text))
    last = next(near, None)
    return last is not None and _ends_article(last)


def _may_begin(lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether a line could be a headline, or the first paragraph of an article without one."""
    line = lines[index]
    if mark_of(line.text) or not line.has_letters or line.begins_small:
        return False
    if line.is_capitals:
        return len(line.text) <= _LONGEST_IN_CAPITALS
    if len(line.text) > LONGEST_HEADLINE:
        return True
    # A star between the stanzas of a poem has short lines below it, and so has one in a programme of events.
    below = lines[index + 1 : index + _LOOK_AHEAD]
    is_title = not line.text.endswith((".", ";", ",", ":"))
    return is_title and any(len(found.text) >= _SHORTEST_BODY or found.is_capitals for found in below)


def _ends_article(line: Line) -> bool:
    text = line.text
    return (
        is_end_mark(text)
        or text.endswith(("./.", "./"))
        or text.casefold().startswith(("nguồn:", "nguồn :", "nguồn http"))
        or (byline_parts(text) or labelled_parts(text)) is not None
    )


def _is_headline_below_an_end(lines: tuple[Line, ...], index: int) -> bool:
    line = lines[index]
    if not line.is_capitals or line.word_count < _FEWEST_WORDS or mark_of(line.text):
        return False
    below = lines[index + 1 : index + _LOOK_AHEAD]
    has_text = any(len(found.text) >= _SHORTEST_BODY and not found.is_capitals for found in below)
    return has_text and _has_ended(lines, index)


def _report_unmarked(line: Line, origin: Origin, report: Report) -> None:
    report.warning(
        "article.split-at-headline",
        Message(
            "a new article begins here: a headline in capitals below the end of another; separate them with * * *",
            "một bài mới bắt đầu ở đây: tít viết hoa đứng sau phần cuối bài trước; nên ngăn bằng dòng * * *",
        ),
        origin.at(line.number, line.column),
    )
