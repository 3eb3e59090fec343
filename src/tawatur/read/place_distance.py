"""Lengths in a text: "60 كيلومتراً", "بنحو عشرين كم", "كيلومترين", in km."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.language.text import Text, fold

_KM = {
    fold(word): km
    for words, km in (
        ("كم كلم كيلومتر كيلومترا كيلومترات كيلو كيلومترًا كيلوا km", 1.0),
        ("ميل ميلا أميال", 1.609344),
        ("متر مترا أمتار", 0.001),
    )
    for word in words.split()
}
_DUAL = {fold("كيلومترين"): 2.0, fold("كيلومتران"): 2.0, fold("ميلين"): 3.2, fold("ميلان"): 3.2}
_SECOND = frozenset(fold(w) for w in ["متر", "مترا", "مترات"])  # of "كيلو متر"
_ABOUT = frozenset(
    fold(w)
    for w in ["حوالي", "بحوالي", "نحو", "بنحو", "قرابة", "بقرابة", "زهاء", "تقريبا", "مسافة", "بمسافة", "لمسافة", "يقارب", "تقارب", "بعد", "ال", "عدة"]
)
_UNITS = {
    fold(w): n
    for n, words in enumerate(
        (
            "واحد",
            "اثنين اثنان",
            "ثلاثة ثلاث",
            "أربعة أربع",
            "خمسة خمس",
            "ستة ست",
            "سبعة سبع",
            "ثمانية ثماني ثمان",
            "تسعة تسع",
            "عشرة عشر",
        ),
        1,
    )
    for w in words.split()
}
_TENS = {
    fold(stem + end): n * 10
    for n, stem in enumerate(["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"], 2)
    for end in ("ين", "ون")
} | {fold("مئة"): 100, fold("مائة"): 100, fold("مئتي"): 200, fold("مئتين"): 200}


class Distance(NamedTuple):
    """A length at tokens `first` to `end`, in km; `about` where the words say so."""

    first: int
    end: int
    km: float
    about: bool


def find_distances(text: Text) -> dict[int, Distance]:
    """The lengths by their first token, words of approximation included."""
    found: dict[int, Distance] = {}
    words, size = text.words, len(text)
    for i, word in enumerate(words):
        if word in _DUAL:
            first, about = _approximation(text, i)
            found[first] = Distance(first, i + 1, _DUAL[word], about)
            continue
        unit = _KM.get(word)
        if unit is None or i == 0:
            continue
        number = _number_before(text, i)
        if number is None:
            continue
        start, value = number
        end = i + 1
        if word == "كيلو" and end < size and words[end] in _SECOND:
            end += 1
        first, about = _approximation(text, start)
        found[first] = Distance(first, end, round(value * unit, 3), about)
    return found


def _approximation(text: Text, start: int) -> tuple[int, bool]:
    about = False
    while start > 0 and text.words[start - 1] in _ABOUT:
        start -= 1
        about = about or text.words[start] not in ("بعد", "مسافه", "بمسافه", "لمسافه")
    return start, about


def _number_before(text: Text, at: int) -> tuple[int, float] | None:
    """The number that ends before token `at`: digits, a range of them (its middle), or words up to 999."""
    words, kinds = text.words, text.kinds
    i = at - 1
    if words[i] == ")" and i >= 2 and kinds[i - 1] == "d" and words[i - 2] == "(":
        return i - 2, float(words[i - 1])
    if kinds[i] == "d":
        value = float(words[i])
        if i >= 2 and kinds[i - 2] == "d" and words[i - 1] in ".,٫":
            return i - 2, float(f"{words[i - 2]}.{words[i]}")
        if i >= 2 and kinds[i - 2] == "d" and words[i - 1] in "-–" and float(words[i - 2]) < value:
            return i - 2, (float(words[i - 2]) + value) / 2
        return i, value
    total, first = 0.0, at
    while i >= 0 and first - i == 1 and at - i <= 4:
        word = words[i]
        part = _word_value(word)
        if part is None:
            break
        total, first = total + part, i
        linked = word.startswith("و") and _word_value(word[1:]) is not None
        i -= 1
        if not linked and not (word in ("عشر", "عشره") and i >= 0 and words[i] in _UNITS):
            break
    return (first, total) if first < at and total else None


def _word_value(word: str) -> float | None:
    for form in (word, word[1:] if word[:1] in ("و", "ب", "ل") else ""):
        value = _UNITS.get(form) or _TENS.get(form)
        if value:
            return float(value)
    return None
