"""The pen: marks as the operators of a PDF page, each told what it is part of, and nothing said twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from wardpress.exporters.pdf.faces import Face
from wardpress.exporters.pdf.inks import Ink
from wardpress.exporters.pdf.marks import Mark, PanelMark, PassageMark, PictureMark, RuleMark, TextMark
from wardpress.exporters.pdf.structure import Structure
from wardpress.exporters.pdf.tags import Artifact, Tag

_DOTS = b"[0 1.8] 0 d 1 J"
_SOLID = b"[] 0 d 0 J"


class Pen:
    """Writes the marks of one page, in fonts that `name` names; `left` is its left margin and `height` its height."""

    def __init__(self, structure: Structure, name: Callable[[Face], bytes], *, left: float, height: float) -> None:
        self._structure = structure
        self._name = name
        self._left = left
        self._height = height
        self._code: list[bytes] = []
        self._part: Tag | Artifact | None = None
        self._said: dict[bytes, bytes] = {}
        self._ink: Ink | None = None
        self._word_space: float | None = None
        self._at: tuple[int, int] | None = None

    def code(self) -> list[bytes]:
        """Return all that was drawn as the lines of a content stream."""
        self._leave()
        return self._code

    def draw(self, mark: Mark) -> None:
        """Draw `mark`; what is only a place leaves nothing on the page."""
        match mark:
            case TextMark():
                self.write(mark)
            case PassageMark():
                self.write_passage(mark)
            case RuleMark():
                self._rule(mark)
            case PanelMark():
                self._enter(Artifact.LAYOUT)
                self._state(b"rg", _rgb(mark.colour))
                self._ink = None
                edges = (mark.x + self._left, self._height - mark.y - mark.height, mark.width, mark.height)
                self._code.append(b"%b %b %b %b re f" % tuple(map(number, edges)))

    def write(self, mark: TextMark) -> None:
        """Write the words of `mark`; one without words still takes the place of its tag."""
        if not mark.words:
            if isinstance(mark.tag, Tag):
                self._structure.element(mark.tag)
            return
        if mark.tag is not self._part:
            self._enter(mark.tag)
        code = b"" if mark.word_space == self._word_space else self._spaced(mark.word_space)
        for words, ink in mark.words:
            if ink is not self._ink:
                code += self._inked(ink)
            code += self._shown(words, ink) if ink.stands_for is None else self._said_aloud(words, ink)
        self._code.append(self._gone_to(self._left + mark.x, self._height - mark.y) + code)

    def write_passage(self, mark: PassageMark) -> None:
        """Write the lines of `mark`, one below the other."""
        codes = mark.ink.face.codes.in_first("".join([words for words, _ in mark.rows]))
        if codes is None:
            for line in mark.lines():
                self.write(line)
            return
        if mark.tag is not self._part:
            self._enter(mark.tag)
        x, y, below = self._left + mark.x, self._height - mark.y, len(mark.rows) - 1
        moves = [self._gone_to(x + mark.indent, y) + (b"" if mark.ink is self._ink else self._inked(mark.ink))]
        if below:
            # The first may have an indent; all others follow one another alike.
            moves += [self._gone_to(x, y - mark.step), *[_step(0, -round(mark.step * 1000))] * (below - 1)]
            self._gone_to(x, y - mark.step * below)
        self._code += self._lines(mark, codes, moves)

    def _lines(self, mark: PassageMark, codes: bytes, moves: list[bytes]) -> Iterator[bytes]:
        start, spaced = 0, self._word_space
        for (words, space), move in zip(mark.rows, moves, strict=True):
            end = start + len(words)
            if space == spaced:
                yield b"%b(%b) Tj " % (move, codes[start:end])
            else:
                yield b"%b%.3f Tw (%b) Tj " % (move, space, codes[start:end])
            start, spaced = end, space
        self._word_space = spaced

    def _gone_to(self, x: float, y: float) -> bytes:
        # What is written of a place is rounded, and the next is told from there, so that no error grows.
        across, up = round(x * 1000), round(y * 1000)
        last, self._at = self._at, (across, up)
        if last is None:
            return b"BT %b %b Td " % (_thousandths(across), _thousandths(up))
        return _step(across - last[0], up - last[1])

    def leave_room(self, tag: Tag) -> tuple[int, bytes]:
        """Leave an empty line for a part of `tag`; return its place and how that part begins."""
        self._leave()
        self._code.append(b"")
        # Whoever fills the line in has ink of its own.
        self._said, self._ink, self._word_space = {}, None, None
        return len(self._code) - 1, _begun(*self._structure.piece(tag))

    def write_in(self, begun: bytes, mark: TextMark) -> None:
        """Write `mark` as the part that begins so."""
        self._leave()
        self._code.append(begun)
        self._part = mark.tag
        self.write(mark)

    def draw_image(self, mark: PictureMark, name: bytes) -> None:
        """Draw the picture that the resources of the page call `name` in the place of `mark`."""
        self._enter(mark.tag)
        edges = (mark.width, mark.height, self._left + mark.x, self._height - mark.y - mark.height)
        self._code.append(b"q %b 0 0 %b %b %b cm /%b Do Q" % (*map(number, edges), name))

    def _enter(self, part: Tag | Artifact) -> None:
        if part is self._part:
            return
        self._leave()
        self._part = part
        if isinstance(part, Artifact):
            self._code.append(b"/Artifact %b BDC" % part.value)
        else:
            self._code.append(_begun(*self._structure.piece(part)))

    def _leave(self) -> None:
        if self._part is not None:
            self._code.append(b"EMC" if self._at is None else b"ET\nEMC")
            self._part = self._at = None

    def _rule(self, mark: RuleMark) -> None:
        self._enter(Artifact.LAYOUT)
        self._state(b"RG", _rgb(mark.colour))
        self._state(b"w", number(mark.weight))
        self._state(b"", _DOTS if mark.is_dotted else _SOLID)
        x, y = self._left + mark.x, self._height - mark.y
        ends = (x, y, x + mark.width, y - mark.height)
        self._code.append(b"%b %b m %b %b l S" % tuple(map(number, ends)))

    def _spaced(self, word_space: float) -> bytes:
        self._word_space = word_space
        return b"%.3f Tw " % word_space

    def _inked(self, ink: Ink) -> bytes:
        self._ink = ink
        news = ((b"rg", _rgb(ink.colour)), (b"Tc", number(ink.tracking)), (b"Tf", self._font(ink, 0)))
        return b"".join(
            b"%b %b " % (operands, operator) for operator, operands in news if self._is_news(operator, operands)
        )

    def _font(self, ink: Ink, subset: int) -> bytes:
        return b"/%b+%d %b" % (self._name(ink.face), subset, number(ink.size))

    def _shown(self, text: str, ink: Ink) -> bytes:
        codes = ink.face.codes.in_first(text)
        if codes is not None:
            return b"(%b) Tj " % codes
        parts = ink.face.codes.encoded(text)
        shown = [b"%b Tf (%b) Tj " % (self._font(ink, subset), codes) for subset, codes in parts]
        return b"".join((*shown, self._font(ink, 0), b" Tf "))

    def _said_aloud(self, text: str, ink: Ink) -> bytes:
        """Return a stand-in as it is shown, inside of what it stands for; a blank behind it is a blank all the same."""
        assert ink.stands_for
        actual = "".join(" " if char == " " else ink.stands_for for char in text).encode("utf-16-be").hex()
        return b"\n/Span <</ActualText <feff%b>>> BDC\n%b\nEMC\n" % (actual.encode(), self._shown(text, ink))

    def _state(self, operator: bytes, operands: bytes) -> None:
        if self._is_news(operator, operands):
            self._code.append(b"%b %b" % (operands, operator) if operator else operands)

    def _is_news(self, operator: bytes, operands: bytes) -> bool:
        if self._said.get(operator) == operands:
            return False
        self._said[operator] = operands
        return True


def _begun(role: str, piece: int) -> bytes:
    return b"/%b <</MCID %d>> BDC" % (role.encode(), piece)


def number(value: float) -> bytes:
    """Return `value` as it stands in the file, to a thousandth of a point."""
    return _thousandths(round(value * 1000))


# Lines are as far apart on every page: most numbers come again.
@lru_cache(maxsize=1 << 12)
def _thousandths(value: int) -> bytes:
    return (
        b"%.3f" % (value / 1000)
        if value % 10
        else b"%.2f" % (value / 1000)
        if value % 1000
        else b"%d" % (value // 1000)
    )


@lru_cache(maxsize=1 << 12)
def _step(across: int, up: int) -> bytes:
    return b"%b %b Td " % (_thousandths(across), _thousandths(up))


@cache
def _rgb(colour: str) -> bytes:
    return b" ".join(number(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
