"""How well the text of a stylesheet can be read, counted as WCAG counts it."""

from __future__ import annotations

from collections.abc import Iterator


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def text_and_grounds(side: list[tuple[str, dict[str, str]]]) -> Iterator[tuple[str, str]]:
    """Yield the colour of every text of a side with each ground it may stand on."""
    coloured = [said for _, said in side if "color" in said or "background-color" in said]
    grounds = {said["background-color"] for said in coloured if "color" not in said}
    (body,) = (said for selector, said in side if selector == "body" and "color" in said)
    for said in coloured:
        if said.get("color", "inherit") == "inherit":
            continue
        own = said.get("background-color")
        yield from ((said["color"], ground) for ground in ([own] if own else [body["background-color"], *grounds]))
