"""Hostile text made harmless, and lines broken at a width: what every view does to a report's words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LRM = "\u200e"


def harmless(text: str) -> str:
    """The text with controls and lone surrogates replaced one for one, so that every span still holds."""
    return _UNSAFE.sub(lambda m: " " if m[0] == "\r" else "\ufffd", text)


def one_line(text: str) -> str:
    """The text for a terminal: no control that could move the cursor or turn the line, blanks joined."""
    return " ".join(_BIDI.sub("", harmless(text)).split())


def visible(text: str) -> str:
    """The text for a terminal; one that has nothing to see is named by its code points ("U+202E")."""
    return one_line(text).strip("\u200b\u200c\u200d\u200e\u200f\u061c\ufeff\u00ad") or " ".join(
        f"U+{ord(c):04X}" for c in text[:8]
    )


def island(text: str) -> str:
    """The text for a line that runs left to right: a mark behind Arabic keeps the next sign in its place."""
    plain = one_line(text)
    return plain + LRM if right_to_left(plain) else plain


def right_to_left(text: str) -> bool:
    """True when a letter of the text runs from right to left."""
    return _RTL.search(text) is not None


def clip(text: str, cells: int) -> str:
    """At most so many code points, cut between words, with an ellipsis where something was cut."""
    if len(text) <= cells:
        return text
    head = text[: cells - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + "…"


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines of at most `width` cells, broken at blanks; a longer word is cut.

    `first` and `rest` (default: blanks of the same width) stand before the first and the further lines.
    """
    rest = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    line, used, empty = first, cells(first), True
    for word in text.split():
        for piece in _pieces(word, max(8, width - max(cells(first), cells(rest)))):
            size = cells(piece)
            if not empty and used + 1 + size > width:
                lines.append(line)
                line, used, empty = rest, cells(rest), True
            line += piece if empty else " " + piece
            used += size if empty else size + 1
            empty = False
    lines.append(line)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    if cells(word) <= width:
        return [word]
    pieces, used = [""], 0
    for char in word:
        size = _cells_of(char)
        if used + size > width:
            pieces.append("")
            used = 0
        pieces[-1] += char
        used += size
    return pieces


def cells(text: str) -> int:
    """How many terminal cells the text takes: marks and invisible signs none, East Asian wide signs two."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(c) for c in text)


@lru_cache(maxsize=4096)
def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
