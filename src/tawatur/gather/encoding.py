"""Bytes made into text, whatever wrote them: UTF-8, UTF-16, Windows-1256, ISO 8859-6, Mac Arabic.

UTF-8 and UTF-16 prove themselves. The one-byte encodings can't: each of them decodes every Arabic file, all
but one of them into letters that no one would write. So each is tried, and the one whose text reads most like
Arabic (or, for text in Latin letters, most like Latin) is taken.
"""

from __future__ import annotations

import codecs
import re
from math import log
from typing import NamedTuple

from tawatur.errors import InputError


class Decoded(NamedTuple):
    """A text, the codec that gave it, and how many characters had to be replaced by U+FFFD."""

    text: str
    encoding: str
    damaged: int


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, EPUB or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
_ONE_BYTE = ("cp1256", "iso8859_6", "mac_arabic", "cp1252")
# High bytes of UTF-16 in Arabic text: ASCII and blanks, the Arabic block, presentation forms.
_HIGH_BYTES = b"\x00\x06\xfb\xfc\xfd\xfe"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_SAMPLE = 20_000  # bytes; more changes no decision

# Letters of Arabic news in thousandths, counted over the project's own example reports.
_PER_MILLE = {
    "ا": 141, "ل": 109, "ي": 77, "ن": 61, "م": 60, "و": 52, "ر": 51, "ت": 46, "ة": 40, "ق": 36, "ب": 33,
    "ع": 32, "د": 32, "ف": 26, "أ": 23, "ك": 22, "س": 20, "ح": 19, "ه": 17, "ج": 12, "ى": 11, "ش": 10,
    "ص": 9, "ط": 9, "خ": 9, "إ": 9, "ض": 7, "ث": 7, "ذ": 5, "ز": 4, "غ": 3, "ظ": 2, "ء": 2, "ئ": 2,
    "ؤ": 1, "آ": 1,
}  # fmt: skip
_LETTER = {letter: log(n / 1000) for letter, n in _PER_MILLE.items()}
_MARKS = frozenset(chr(c) for c in range(0x64B, 0x653))
_SIGNS = frozenset("،؛؟ـ«»“”‘’…–—\u00a0٪٠١٢٣٤٥٦٧٨٩") | _MARKS


def decode(raw: bytes, where: str, hint: str | None = None) -> Decoded:
    """The text of the bytes, without byte-order mark. `hint` is a charset that the file itself declares: it
    decides between readings that are equally good, since declarations are often wrong.

    Raises InputError for an empty or binary file, naming its kind where that is known.
    """
    if not raw.strip():
        raise InputError(where, "the file is empty", "leave it out, or put a report in")
    for start, kind in _BINARY:
        if raw.startswith(start):
            raise InputError(where, f"this is {kind}, no text", "save its text as .txt (UTF-8)")
    decoded = _marked(raw) or _utf16(raw) or _utf8(raw) or _one_byte(raw, hint)
    if decoded is None or _is_noise(decoded.text):
        raise InputError(where, "this is no text: a binary file?", "save its text as .txt (UTF-8)")
    return decoded


def wide(head: bytes) -> str | None:
    """The codec of text whose lines can't be cut as bytes (UTF-16, UTF-32), None for all others."""
    marked = next((name for mark, name in _BOMS if head.startswith(mark)), None)
    if marked:
        return None if marked == "utf-8" else marked
    return _utf16_order(head)


def _marked(raw: bytes) -> Decoded | None:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _replacing(raw[len(mark) :], name)
    return None


def _utf16(raw: bytes) -> Decoded | None:
    order = _utf16_order(raw)
    return _replacing(raw, order) if order else None


def _utf16_order(raw: bytes) -> str | None:
    """The byte order, from which of two bytes is a high one. Must go before UTF-8: the bytes of Arabic UTF-16
    all lie below 0x80, so that it is valid UTF-8 too."""
    sample = raw[: _SAMPLE & ~1]
    half = len(sample) // 2
    if not half:
        return None
    even, odd = (_high_bytes(sample[start::2]) / half for start in (0, 1))
    if odd > 0.7 and even < 0.3:
        return "utf-16-le"
    if even > 0.7 and odd < 0.3:
        return "utf-16-be"
    return None


def _high_bytes(part: bytes) -> int:
    return len(part) - len(part.translate(None, delete=_HIGH_BYTES))


def _utf8(raw: bytes) -> Decoded | None:
    """The text as UTF-8, also with a few damaged bytes (cut at the end, one bad copy): under one in twenty of
    its characters beyond ASCII."""
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        pass
    decoded = _replacing(raw, "utf-8")
    beyond = len(decoded.text) - len(decoded.text.encode("ascii", "ignore"))
    return decoded if decoded.damaged * 20 <= beyond - decoded.damaged else None


def _replacing(raw: bytes, name: str) -> Decoded:
    text = raw.decode(name, "replace")
    before = 0 if name.startswith("utf-16") else raw.count(b"\xef\xbf\xbd") if name == "utf-8" else 0
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return Decoded(text, name, max(0, text.count("\ufffd") - before))


def _one_byte(raw: bytes, hint: str | None) -> Decoded | None:
    """The best reading among the one-byte encodings, the declared one first among equals."""
    best, best_score = "", float("-inf")
    for name in dict.fromkeys((_codec(hint), *_ONE_BYTE)):
        if name not in _ONE_BYTE:
            continue
        try:
            score = plausibility(raw[:_SAMPLE].decode(name))
        except UnicodeDecodeError:
            continue
        if score > best_score + 1e-9:
            best, best_score = name, score
    if not best:
        return None
    text = raw.decode(best, "replace")
    return Decoded(text, best, text.count("\ufffd"))


def _codec(hint: str | None) -> str | None:
    names = {"windows-1256": "cp1256", "iso8859-6": "iso8859_6", "mac-arabic": "mac_arabic"}
    if not hint:
        return None
    try:
        name = codecs.lookup(hint.strip()[:40]).name
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252"}.get(name, names.get(name, name))


def plausibility(text: str) -> float:
    """How much the characters beyond ASCII look like written language: the mean of their log likelihoods,
    about -3 for real Arabic, under -5 for Arabic decoded wrongly."""
    total, count, before = 0.0, 0, " "
    for character in text:
        if character >= "\x80":
            total += _likelihood(character, before)
            count += 1
        elif character.isalpha() and before in _LETTER:
            total -= 6.0
        before = character
    return total / count if count else 0.0


def _likelihood(character: str, before: str) -> float:
    in_latin = before.isalpha() and before not in _LETTER
    known = _LETTER.get(character)
    if known is not None:
        return known - (6.0 if in_latin else 0.0)
    if character in _SIGNS:
        return -9.0 if in_latin and character in _MARKS else -4.5
    if character.isalpha():
        # An accented letter stands among plain ones: "déclaré", not "ÇáÞæÇÊ".
        return -3.0 if before.isascii() else -7.0
    return -9.0


def _is_noise(text: str) -> bool:
    """True for more controls and non-characters than one in 200: no text is saved with so many."""
    return len(_CONTROL.findall(text)) * 200 > len(text) + 200
