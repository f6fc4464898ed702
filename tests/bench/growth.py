"""The picture of the public benchmark: time and memory against the number of articles, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

Series = Mapping[str, Mapping[int, float]]

_WIDTH, _HEIGHT, _GAP = 250, 210, 104
_LEFT, _TOP = 64, 46
_COLOURS = ("#9c1c1c", "#1f4e79", "#3a7d44", "#8a6d1f", "#6a4c93")
_PAPER, _INK, _GRID = "#ffffff", "#222222", "#d8d8d8"


def picture(panels: Mapping[str, Series], *, unit: Mapping[str, str], ours: str) -> str:
    """Return an SVG with one chart for each of `panels`, three in a row, on logarithmic scales.

    `unit` says of each panel what its values are in; the line of `ours` is drawn thickest.
    """
    rows = -(-len(panels) // 3)
    width, height = _LEFT + 3 * (_WIDTH + _GAP), rows * (_HEIGHT + _TOP + 44)
    body = "".join(
        f'<g transform="translate({_LEFT + place % 3 * (_WIDTH + _GAP)},{_TOP + place // 3 * (_HEIGHT + _TOP + 40)})">'
        f"{''.join(_panel(title, series, unit[title], ours))}</g>"
        for place, (title, series) in enumerate(panels.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="11" fill="{_INK}"><rect width="{width}" height="{height}" fill="{_PAPER}"/>{body}</svg>\n'
    )


def _panel(title: str, series: Series, unit: str, ours: str) -> Iterator[str]:
    counts = sorted({count for line in series.values() for count in line})
    values = [value for line in series.values() for value in line.values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def place(count: int, value: float) -> tuple[float, float]:
        across = math.log10(count / counts[0]) / max(1e-9, math.log10(counts[-1] / counts[0]))
        return across * _WIDTH, _HEIGHT - (math.log10(value) - low) / (high - low) * _HEIGHT

    yield f'<text y="-18" font-size="14" font-weight="bold">{title}</text><text y="-4">{unit}</text>'
    for power in range(low, high + 1):
        _, y = place(counts[0], 10.0**power)
        yield f'<path d="M0 {y:.1f}H{_WIDTH}" stroke="{_GRID}"/>'
        yield f'<text x="-6" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'
    for count in counts:
        x, _ = place(count, 10.0**low)
        yield f'<text x="{x:.1f}" y="{_HEIGHT + 16}" text-anchor="middle">{count:,}</text>'
    ends = {tool: place(*max(line.items())) for tool, line in series.items()}
    heights = _apart({tool: y for tool, (_, y) in ends.items()})
    for colour, (tool, line) in zip(_COLOURS, series.items(), strict=False):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in sorted(line.items())))
        thick = 3 if tool == ours else 1.5
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{thick}"/>'
        yield from (
            f'<circle cx="{p.split(",")[0]}" cy="{p.split(",")[1]}" r="2.5" fill="{colour}"/>' for p in points.split()
        )
        yield f'<text x="{ends[tool][0] + 7:.1f}" y="{heights[tool] + 4:.1f}" fill="{colour}">{tool}</text>'


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Return where the names stand: each at the end of its line, moved down where another stands there."""
    placed: dict[str, float] = {}
    last = -math.inf
    for tool, height in sorted(heights.items(), key=lambda item: item[1]):
        last = max(height, last + 13)
        placed[tool] = last
    return placed


def exponent(times: Mapping[int, float]) -> float | None:
    """Return the power of the number of articles with which `times` grow in the last step; None where none shows.

    What one article takes, which is nearly all start-up, is taken off.
    """
    counts = sorted(times)
    if len(counts) < 3:
        return None
    base, (less, more) = times[counts[0]], counts[-2:]
    if not base < times[less] < times[more]:
        return None
    return math.log((times[more] - base) / (times[less] - base)) / math.log(more / less)


def columns(rows: Iterable[Iterable[str]]) -> str:
    """Return `rows` as lines of a Markdown table; the first is its head."""
    head, *others = [list(row) for row in rows]
    lines = [head, ["---"] * len(head), *others]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
