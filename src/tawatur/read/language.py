"""Which language a text is in, as far as the program needs to know: Arabic, or one that it can't read yet."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.language.text import fold
from tawatur.model import Flag
from tawatur.values import Span

# Letters that Persian, Urdu, Kurdish and Pashto need and Arabic doesn't, and frequent words of theirs. A quoted
# name or a keyboard's ya is not enough: it takes one such letter in sixty.
_FOREIGN = frozenset("پچژگڤںہھےٹڈڑکیۆێەڕڵ")
_ARABIC_WORDS = frozenset("في من على أن إن إلى عن التي الذي بعد ما مع هذا هذه كان قال".split())


@dataclass(frozen=True, slots=True)
class Guess:
    """A language code (ar, fa, ur, ckb as "arabic-script", latin, und) and the flag that goes with it."""

    code: str
    flags: tuple[Flag, ...]


def language_of(text: str) -> Guess:
    """The text's language from its letters and smallest words, over its first 4,000 code points."""
    sample = text[:4000]
    arabic = sum("\u0620" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufefc" for c in sample)
    latin = sum(c.isalpha() and not ("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufefc") for c in sample)
    if arabic == 0 and latin == 0:
        return _unread("und", "no letters", text)
    if arabic < latin:
        return _unread("other", "mostly letters of another script than Arabic", text)
    foreign = sum(c in _FOREIGN for c in sample)
    words = [fold(w) for w in sample.split()]
    known = sum(w in _FOLDED for w in words)
    if foreign * 30 > arabic and known * 40 < len(words):
        return _unread("other", "Arabic letters but another language (Persian, Urdu or Kurdish)", text)
    return Guess("ar", ())


_FOLDED = frozenset(fold(w) for w in _ARABIC_WORDS)


def _unread(code: str, why: str, text: str) -> Guess:
    flag = Flag(
        "language_not_read",
        (Span(0, min(len(text), 80)),) if text else (),
        f"This text was not read: {why}. Only Arabic is read so far.",
        "read/language.py",
    )
    return Guess(code, (flag,))
