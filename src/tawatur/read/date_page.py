"""Dates that belong to the page and not to what it tells: when it was published, updated or fetched; and the
day that a bulletin gives for all its items."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.language.text import Text
from tawatur.read.dates import DateMention

_HEAD = 200  # tokens of navigation before the text proper; the longest seen in crawled pages is about 140
_SIGNS = frozenset({"|", ":", "#", "-", "–", "[", "»", ";", "/", "●", "•", "\n"})
_FIELDS = frozenset(
    {
        *("الساعه", "نشر", "الاكثر", "غرينتش", "جرينتش", "بتوقيت", "gmt", "am", "pm", "م", "حجم", "الخط"),
        *("القراءات", "قراءات", "المشاهدات", "مشاهدات", "المصدر", "رقم", "العدد", "ميلادي"),
        *("تحديث", "التحديث", "النشر", "كتب", "اخر", "طباعه", "مشاركه", "شارك", "تعليق", "تعليقات"),
    }
)
_CLOCKS = frozenset({"gmt", "تحديث", "التحديث"})
_GOVERNS = frozenset({"في", "وفي", "منذ", "ومنذ", "بتاريخ", "حتي", "قبل", "بعد", "بين", "من", "الي", "يوم"})
_GOES_ON = frozenset(
    {"في", "لدي", "علي", "عن", "الي", "بعد", "قبل", "خلال", "اثر", "جراء", "ان", "من", "قرب", "عند"}
)
_LEAD = 10  # a headline is longer than the words before a date of the first sentence
_BULLETIN = frozenset({"ملخص", "موجز", "حصاد", "نشره", "احداث", "تطورات", "يوميات", "مستجدات", "حصيله"})
_REACH = 6  # words from "a summary of the news" to its day


def page_dates(text: Text, dates: Sequence[DateMention]) -> frozenset[int]:
    """First tokens of the dates at the head of a page that no sentence governs: whole days, beside a field or
    sign of the page, or between two stretches of prose with neither preposition nor comma. A day with a clock
    behind it is one anywhere."""
    found: set[int] = set()
    before: DateMention | None = None
    for date in dates:
        twin = before is not None and text.words[before.end : date.first] in (("الموافق",), ("-", "الموافق"))
        if (
            (before is not None and before.first in found)
            if twin
            else _stamp(text, date) or _of_page(text, date)
        ):
            found.add(date.first)
        before = date
    return frozenset(found)


def _stamp(text: Text, date: DateMention) -> bool:
    """True anywhere for a whole day with a clock right behind it: "21 يناير 2018 09:49 ص", "12/10/2017 - 07:11
    بتوقيت"."""
    time = date.time
    if time is None or time.basis != "stated" or time.first != time.last or date.part:
        return False
    at = date.end + (text.words[date.end : date.end + 1] in (("-",), ("|",), (";",), (",",)))
    return text.kinds[at : at + 1] == "d" and text.words[at + 1 : at + 2] == (":",)


def _of_page(text: Text, date: DateMention) -> bool:
    time = date.time
    if date.first < _HEAD and time is not None and time.basis != "stated" and _clocked(text, date):
        return True
    if (
        date.first >= _HEAD
        or time is None
        or time.basis != "stated"
        or time.first != time.last
        or date.relation != "on"
    ):
        return False
    words, kinds = text.words, text.kinds
    before = words[date.first - 1] if date.first else "\n"
    if date.part or words[date.first].lstrip("ول") in ("اليوم", "يوم") or before in _GOVERNS:
        return False
    behind = words[date.end : date.end + 5]
    near = (*words[max(0, date.first - 3) : date.first], *behind)
    if any(w in _SIGNS or w in _FIELDS for w in near):
        return True
    bare = before not in ("،", ",") and kinds[date.end : date.end + 1] in ("a", "n", "")
    return bare and date.first > _LEAD and not (behind and behind[0] in _GOES_ON)


def _clocked(text: Text, date: DateMention) -> bool:
    """True for a day without a year or a time gone by beside a field of the page that tells when it was made:
    "GMT 19:00 2017 الجمعة 8 ديسمبر", "آخر تحديث: منذ 23 دقيقة"."""
    near = text.words[max(0, date.first - 6) : date.first] + text.words[date.end : date.end + 2]
    return not _CLOCKS.isdisjoint(near)


def bulletin_day(text: Text, dates: Sequence[DateMention]) -> DateMention | None:
    """The day that a summary gives at its head for all that it lists ("ملخص أحداث حلب ليوم 14/11/2017"); None
    where the text is none."""
    for date in dates:
        if date.first > _HEAD:
            return None
        time = date.time
        if time is None or time.first != time.last or date.relation != "on":
            continue
        lead = [w.removeprefix("ال") for w in text.words[max(0, date.first - _REACH) : date.first]]
        if not _BULLETIN.isdisjoint(lead) and "\n" not in lead:
            return date
    return None
