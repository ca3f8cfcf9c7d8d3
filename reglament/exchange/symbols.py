"""Letters that a word processor keeps outside the text: symbols of picture fonts, in Unicode."""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN = "□"
"""What stands where nobody knows the symbol."""

_SYMBOL = {0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"}
_SYMBOL |= {
    0xD7: "⋅",
    0x61: "α",
    0x62: "β",
    0x44: "Δ",
    0x53: "Σ",
    0x6D: "μ",
    0x70: "π",
    0xAE: "→",
    0xA5: "∞",
    0xD0: "∠",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x71: "□",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFE: "☑",
}
_WINGDINGS |= {0xFE: "☑", 0x76: "❖", 0x9F: "•", 0xA1: "○", 0x6F: "□", 0xFD: "☒", 0xDF: "←", 0xE8: "➔"}
_FONTS: Mapping[str, Mapping[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str | None:
    """The letter of a `w:sym`: its font and its code in hexadecimal; None when it is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return None
    if 0xF000 <= point <= 0xF0FF:
        point -= 0xF000
    known = _FONTS.get(font.strip().lower())
    if known is not None:
        return known.get(point)
    return chr(point) if 0x20 <= point < 0xD800 and not 0x7F <= point <= 0x9F else None


def spelled(text: str, font: str) -> str:
    """Letters of the private area that a picture font would draw, as far as they are known."""
    if not any("\uf000" <= letter <= "\uf0ff" for letter in text):
        return text
    known = _FONTS.get(font.strip().lower(), _SYMBOL)
    return "".join(
        known.get(ord(letter) - 0xF000, UNKNOWN) if "\uf000" <= letter <= "\uf0ff" else letter for letter in text
    )
