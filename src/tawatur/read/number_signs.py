"""Digits that are no count: parts of dates, times of day, years, labels (اللواء 47), type names, codes."""

from __future__ import annotations

from tawatur.language.text import Text
from tawatur.read.number_scene import Scene

_JOINTS = frozenset(("/", "-", ".", ":", "\\", "_", "–"))
_QUOTES = frozenset(('"', "“", "”", "«", "»"))
_BEFORE_YEARS = frozenset(("منذ", "حتي", "مطلع", "اواخر", "اوايل", "منتصف", "نهايه"))


def no_count(scene: Scene, i: int) -> tuple[int, str] | None:
    """(end, kind) where the digits at token i are no count, kind date, clock, year or label; else None."""
    grouped = _grouped(scene.text, i)
    if grouped:
        return grouped
    kind = _labelled(scene, i) or _code(scene, i) or _calendar(scene, i)
    return (i + 1, kind) if kind else None


def _grouped(text: Text, i: int) -> tuple[int, str] | None:
    """10/06/2017, 2017-06-10, 10:30, 2014-2018."""
    words, kinds, starts, ends = text.words, text.kinds, text.starts, text.ends
    end, groups, sign = i + 1, 1, ""
    while kinds[end + 1 : end + 2] == "d" and words[end] in _JOINTS:
        touching = ends[end - 1] == starts[end] and ends[end] == starts[end + 1]
        if words[end] == "." and not touching and not _spaced_date(text, i):
            break
        sign = sign or words[end]
        end, groups = end + 2, groups + 1
    if groups >= 3:
        return end, "date"
    if groups == 2:
        if sign == ":":
            return end, "clock"
        if sign in "/\\":
            return end, "date"
        if sign in "-–_" and len(words[i]) == len(words[i + 2]) == 4:
            return end, "year"
    return None


def _spaced_date(text: Text, i: int) -> bool:
    """03 . 05 . 2017"""
    words = text.words
    return text.kinds[i : i + 5] == "dpdpd" and words[i + 3] == "." and len(words[i + 4]) == 4


def _labelled(scene: Scene, i: int) -> str:
    label = scene.labels.get(i, "")
    if label == "label":
        return "" if scene.word(i - 1) == "عدد" else "label"
    if label == "year":
        return "year" if len(scene.word(i)) == 4 else ""
    return label


def _code(scene: Scene, i: int) -> str:
    """Long digits, and digits that touch letters: 0944123456, F-16, T4, 5G."""
    text = scene.text
    digits = scene.word(i)
    if len(digits) > 9 or (len(digits) >= 4 and digits[0] == "0"):
        return "label"
    if scene.kind(i - 1) == "l" and text.starts[i] - text.ends[i - 1] <= 1:
        return "label"
    letter = scene.kind(i - 2) == "l" and len(scene.word(i - 2)) <= 4
    if scene.word(i - 1) == "-" and (letter or scene.labels.get(i - 1) == "label"):
        return "label"
    if scene.word(i - 1) == "-" and scene.word(i - 3) == "." and len(scene.word(i - 2)) <= 3:
        return "label"  # إم . آي - 17
    if scene.word(i - 1) in _QUOTES and scene.word(i + 1) in _QUOTES and scene.kind(i - 2) == "a":
        return "label"  # تلة ال " 500 "
    if scene.kind(i + 1) == "l" and text.starts[i + 1] == text.ends[i]:
        return "label"
    return ""


def _calendar(scene: Scene, i: int) -> str:
    digits = scene.word(i)
    if len(digits) == 4 and "1900" <= digits <= "2099":
        before = scene.word(i - 1)
        if i - 1 in scene.months or before in _BEFORE_YEARS or (before == "من" and i - 2 in scene.months):
            return "year"
        if before == "في" and scene.noun(i + 1) is None:
            return "year"
    if len(digits) <= 2 and scene.month_follows(i + 1):
        return "date"
    return ""
