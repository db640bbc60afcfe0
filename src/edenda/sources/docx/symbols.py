"""Signs that Word takes from fonts of signs, as Unicode."""

from __future__ import annotations

from typing import Final

from edenda.sources.source import REPLACEMENT

_GREEK: Final = (
    ("abcdefghiklmnopqrstuwxyz", "αβχδεφγηικλμνοπθρστυωξψζ"),
    ("ABCDEFGHIKLMNOPQRSTUWXYZ", "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ"),
)
_SYMBOL: Final = {
    **{ord(latin): greek for row in _GREEK for latin, greek in zip(*row, strict=True)},
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_WINGDINGS: Final = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖",
    0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str:
    """The character of a `w:sym`: its font, and the hexadecimal code in it; U+FFFD where it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return REPLACEMENT
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    known = _FONTS.get(font.lower(), {}).get(low)
    if known:
        return known
    is_plain = 0x20 <= number < 0xD800 and font.lower() not in _FONTS
    return chr(number) if is_plain else chr(low) if 0x20 <= low < 0x40 else REPLACEMENT
