"""Words of the other direction of writing kept to themselves inside a sentence of the interface."""

from __future__ import annotations

from tawatur.show.markup import Html, join, tag

_BREAKS = frozenset(",،;؛:·→←\n")
_OPENING = {")": "(", "]": "[", "»": "«", "”": "“"}
_HEBREW_TO_ARABIC = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))


def isolated(text: str, ui: str) -> Html:
    """The text with every stretch of the other direction in a `bdi`: in an Arabic sentence the Latin names,
    in an English one the Arabic names, so that brackets and commas stay with the sentence."""
    found: list[str] = []
    at = 0
    for start, end in _stretches(text, ui):
        found += [text[at:start], tag("bdi", text[start:end])]
        at = end
    return join([*found, text[at:]])


def _stretches(text: str, ui: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = end = -1
    for n, sign in enumerate(text):
        other = _foreign(sign, ui)
        if other is True:
            start, end = (n if start < 0 else start), n + 1
        elif start >= 0 and (other is False or sign in _BREAKS):
            found.append((start, _closed(text, start, end)))
            start = -1
    if start >= 0:
        found.append((start, _closed(text, start, end)))
    return found


def _foreign(sign: str, ui: str) -> bool | None:
    """True for a letter of the other direction, False for one of the interface's, None for all else."""
    if not sign.isalpha():
        return None
    rtl = any(low <= ord(sign) <= high for low, high in _HEBREW_TO_ARABIC)
    return rtl if ui != "ar" else not rtl


def _closed(text: str, start: int, end: int) -> int:
    """The end with a closing bracket taken in where its opening one stands inside."""
    while (closing := text[end : end + 1]) in _OPENING:
        inside = text[start:end]
        if inside.count(_OPENING[closing]) <= inside.count(closing):
            break
        end += 1
    return end
