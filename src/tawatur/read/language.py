"""Which language a text is in, as far as the program needs to know: Arabic, or one that it can't read yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawatur.language.text import fold
from tawatur.model import Flag
from tawatur.values import Span

# Letters that Persian, Urdu, Kurdish and Pashto need and Arabic doesn't. A quoted name or a keyboard's ya is
# not enough: it takes one such letter in thirty, and few of Arabic's smallest words.
_FOREIGN = re.compile("[پچژگںہھےٹڈڑکیۆێەڕڵ]")
_ODD = re.compile("[پچژگںہھےٹڈڑکیۆێەڕڵ\u0600-\u060b\u060d-\u061a\u061c-\u061e]")  # foreign, or no letter
_ARABIC = re.compile("[\u0620-\u06ff\ufb50-\ufefc]+")
_OTHER = re.compile("[^\\W\\d_\u0600-\u06ff\ufb50-\ufefc]+")
_ARABIC_WORDS = "في من على أن إن إلى عن التي الذي بعد ما مع هذا هذه كان قال"


@dataclass(frozen=True, slots=True)
class Guess:
    """A language code (ar, fa, ur, ckb as "arabic-script", latin, und) and the flag that goes with it."""

    code: str
    flags: tuple[Flag, ...]


def language_of(text: str) -> Guess:
    """The text's language from its letters and smallest words, over its first 4,000 code points."""
    sample = text[:4000]
    if _plainly_arabic(sample):
        return Guess("ar", ())
    arabic = len("".join(_ARABIC.findall(sample)))
    latin = len("".join(_OTHER.findall(sample)))
    if arabic == 0 and latin == 0:
        return _unread("und", "no letters", text)
    if arabic < latin:
        return _unread("other", "mostly letters of another script than Arabic", text)
    foreign = len(_FOREIGN.findall(sample))
    if foreign * 30 <= arabic:
        return Guess("ar", ())
    words = [fold(w) for w in sample.split()]
    known = sum(w in _FOLDED for w in words)
    if known * 40 < len(words):
        return _unread("other", "Arabic letters but another language (Persian, Urdu or Kurdish)", text)
    return Guess("ar", ())


def _plainly_arabic(sample: str) -> bool:
    """True where Arabic letters are at least as many as all other characters and none is foreign; most reports
    are found so in a fifth of the time that counting takes."""
    if _ODD.search(sample):
        return False
    block = sample.encode("utf-16-le", "surrogatepass")[1::2].count(0x06)  # U+0600 to U+06FF
    letters = block - sum(map(sample.count, "،؛؟"))
    return letters * 2 >= len(sample) > 0


_FOLDED = frozenset(fold(w) for w in _ARABIC_WORDS.split())


def _unread(code: str, why: str, text: str) -> Guess:
    flag = Flag(
        "language_not_read",
        (Span(0, min(len(text), 80)),) if text else (),
        f"This text was not read: {why}. Only Arabic is read so far.",
        "read/language.py",
    )
    return Guess(code, (flag,))
