"""Front matter: the editor's own word at the top of a text, such as `Tiêu đề: …`; it overrides any guess."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import NamedTuple

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.plugins.reader import Given

# Every name under which a field may be given, as people type it; tones, case and hyphens do not count.
_NAMES = {
    "headline": ("Tiêu đề", "Tít", "Title", "Headline"),
    "subtitle": ("Tít phụ", "Tiêu đề phụ", "Subtitle"),
    "lead": ("Sa-pô", "Sapo", "Lead"),
    "rubric": ("Chuyên mục", "Mục", "Rubric", "Section"),
    "authors": ("Tác giả", "Người viết", "Author", "Authors", "Byline"),
    "photographers": ("Ảnh", "Photo", "Photos"),
    "source": ("Nguồn", "Source"),
    "date": ("Ngày", "Date"),
    "encoding": ("Bảng mã", "Mã", "Encoding"),
}
_FENCE = re.compile(r"-{3,}")
_FIELD = re.compile(r"\s*([^\W\d_][\w \-]{0,30}?)\s*:\s*(\S.*)")
_ENCODING_LINE = re.compile(rb"(?im)^\W{0,4}(?:b.{1,4}ng m.{1,3}|ma|encoding)\s*:\s*([\w-]+)\s*$")
# Where an encoding line may stand: front matter is short, and a text is not searched for one.
_TOP = 2000
_MANY = re.compile(r"\s*[;,]\s*|\s+[–—]\s+")


class Label(NamedTuple):
    """The name in front of a value, as it stands in the text; it is no part of the article."""

    text: str
    origin: Origin


class FrontMatter(NamedTuple):
    """What was found at the top of a text: the fields, and their labels.

    `body` is the text with the lines of front matter empty, so that all other lines keep their number.
    """

    given: Given
    body: str
    labels: tuple[Label, ...] = ()


def folded(name: str) -> str:
    """Return the name of a field without tones, case and hyphens."""
    bare = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(char for char in bare if char.isalnum())


def repeats(headline: str, line: str) -> bool:
    """Return whether `line` says a given headline once more, or a part of it."""
    return folded(line) in folded(headline)


_FIELDS = {folded(name): field for field, names in _NAMES.items() for name in names}
_SPELT = {folded(name): name for names in _NAMES.values() for name in names}
_LISTS = frozenset({"authors", "photographers"})
_TELLING = frozenset({"headline", "rubric", "authors", "encoding"})


def encoding_line(data: bytes) -> str | None:
    """Return the encoding that a front-matter line names, read from the bytes before anything is decoded."""
    found = _ENCODING_LINE.search(data[:_TOP])
    return found[1].decode("ascii", "replace") if found else None


def split_front_matter(text: str, origin: Origin, report: Report) -> FrontMatter:
    """Return the front matter at the top of a cleaned text, and the rest.

    It stands between two lines of `---`, or it is the run of known fields at the very top, one a line. An unknown
    name inside is reported with the nearest known one, and its line is read as text.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    taken = _fenced(lines, start) or _unfenced(lines, start)
    if not taken:
        return FrontMatter(Given(), text)
    return _read(lines, taken, origin, report)


def _fenced(lines: list[str], start: int) -> list[int]:
    if start == len(lines) or not _FENCE.fullmatch(lines[start].strip()):
        return []
    for number in range(start + 1, min(start + 40, len(lines))):
        if _FENCE.fullmatch(lines[number].strip()):
            inside = range(start, number + 1)
            # A rule between two articles is no front matter: something inside must be a known field.
            return list(inside) if any(_field(lines[place]) for place in inside) else []
    return []


def _unfenced(lines: list[str], start: int) -> list[int]:
    taken: list[int] = []
    for number in range(start, len(lines)):
        if not _field(lines[number]):
            break
        taken.append(number)
    # A caption or a source line may stand first by chance; these say that somebody meant it.
    return taken if any(_field(lines[number]) in _TELLING for number in taken) else []


def _field(line: str) -> str | None:
    found = _FIELD.fullmatch(line.rstrip())
    return _FIELDS.get(folded(found[1])) if found else None


def _read(lines: list[str], taken: list[int], origin: Origin, report: Report) -> FrontMatter:
    values: dict[str, str] = {}
    labels: list[Label] = []
    gone: set[int] = set()
    for number in taken:
        line, place = lines[number], origin.at(number + 1, 1)
        name = _field(line)
        if name is None:
            if line.strip() and not _FENCE.fullmatch(line.strip()):
                _unknown(line, place, report)
                continue
            if line.strip():
                labels.append(Label(line.strip(), place))
        else:
            label, _, value = line.partition(":")
            values[name] = f"{values[name]}; {value.strip()}" if name in values else value.strip()
            labels.append(Label(f"{label.strip()}:", place))
            if name in _LISTS:
                labels += _joints(line, len(label) + 1, place)
            if name == "encoding":
                labels.append(Label(value.strip(), origin.at(number + 1, len(label) + 2)))
        gone.add(number + 1)
    body = "\n".join("" if number in gone else line for number, line in enumerate(lines, start=1))
    return FrontMatter(_given(values), body, tuple(labels))


def _joints(line: str, start: int, place: Origin) -> list[Label]:
    """Return what stands between the names of a list: it is no part of any name."""
    found = _MANY.finditer(line.rstrip(), start)
    return [Label(joint[0].strip(), place.at(place.line, joint.start() + 1)) for joint in found]


def _unknown(line: str, place: Origin, report: Report) -> None:
    name = line.partition(":")[0].strip()
    near = difflib.get_close_matches(folded(name), _SPELT, n=1, cutoff=0.75)
    guess = _SPELT[near[0]] if near else ", ".join(names[0] for names in _NAMES.values())
    report.warning(
        "frontmatter.unknown-key",
        Message(
            f"there is no front-matter field {name} (known: {guess}); the line is read as text",
            f"không có mục {name} (có: {guess}); dòng này được đọc như văn bản",
        ),
        place,
    )


def _given(values: dict[str, str]) -> Given:
    def many(name: str) -> tuple[str, ...] | None:
        value = values.get(name)
        return tuple(part for part in _MANY.split(value) if part) if value else None

    return Given(
        headline=values.get("headline"),
        subtitle=values.get("subtitle"),
        lead=values.get("lead"),
        rubric=values.get("rubric"),
        authors=many("authors"),
        photographers=many("photographers"),
        source=values.get("source"),
        date=values.get("date"),
    )
