"""The day that "today" means in a report: its publication day, or what the report says of its own day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from tawatur.language.text import Text
from tawatur.read.date_resolve import resolve
from tawatur.read.date_told import Phrase

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_HEAD = 200  # tokens of a page before its prose, as in date_page
_WEB = 1995  # no page on the web is older
_FIELDS = frozenset({"نشر", "النشر", "تحديث", "التحديث", "محدثه", "حجم", "الخط", "نشره"})
_STALE = 400  # days: "published from London since 21 May 2001" is no stamp of a page of 2017
_DATELINE = frozenset(("(", "-", "/", ":"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative words count from. `basis`: published, stated or inferred; `why` a sentence."""

    day: date
    basis: str
    why: str


def find_anchor(text: Text, phrases: Sequence[Phrase], published: date | None) -> Anchor | None:
    """The day that relative words count from; None where neither the publication nor the text tells it."""
    points = [p for p in phrases if p.kind == "point"]
    own = [p for p in points if p.offset == 0 and not p.turn]
    if published:
        return _near(points, own, published)
    years = sorted({y for p in phrases for q in (p, *p.parts) if (y := q.year) and y > 1600}, reverse=True)
    named = [p for p in points if p.offset in (0, -1) and p.weekday is not None]
    for phrase in (
        *(p for p in own if p.whole),
        *(p for p in own if not p.whole),
        *(p for p in _lead(text, points) if p.until_day is None),
    ):
        anchor = _stated(phrase) if phrase.whole else _twin(phrase, points) or _inferred(phrase, years)
        if anchor:
            return anchor if _agrees(named, anchor.day) else None
    return _stamped(text, points, named[:2])


def _stamped(text: Text, points: Sequence[Phrase], named: Sequence[Phrase]) -> Anchor | None:
    """The day of a stamp at the head of the page: beside a field that says when it was published, or one that
    "today, Friday" fits. A page that was fetched bears a later day too, so the earliest stamp counts."""
    stamps: list[tuple[bool, date]] = []
    for phrase in points:
        if phrase.first >= _HEAD:
            break
        if phrase.family == "hijri" or phrase.relation != "on" or phrase.offset is not None:
            continue
        day = _stamp(text, phrase)
        if day is not None and day.year >= _WEB and _agrees(named, day):
            before = text.words[max(0, phrase.first - 5) : phrase.first]
            field = "gmt" in before or not _FIELDS.isdisjoint(
                before + text.words[phrase.end : phrase.end + 4]
            )
            stamps.append((field, day))
    newest = max((day for _, day in stamps), default=date.min)
    stamps = [(field, day) for field, day in stamps if (newest - day).days < _STALE]
    chosen = [day for field, day in stamps if field] or [day for _, day in stamps if named]
    if not chosen:
        return None
    first = min(chosen)
    return Anchor(first, "inferred", f"counted from {first}, the day that stands on the page")


def _stamp(text: Text, phrase: Phrase) -> date | None:
    """The day of a date told in full, or with its year before it ("2017 الأربعاء 6 سبتمبر"); else None."""
    if not phrase.whole:
        year = text.words[phrase.first - 1] if phrase.first else ""
        if None in (phrase.day, phrase.month, phrase.weekday) or len(year) != 4 or not year.isdigit():
            return None
        phrase = msgspec.structs.replace(phrase, year=int(year))
    days = resolve(phrase, None, None)
    return days.first if days is not None and not days.fault else None


def _lead(text: Text, points: Sequence[Phrase]) -> Iterator[Phrase]:
    """The dates of the first two sentences in prose ("في 3 آب 2015", "صباح الاثنين 17 آب") or in a dateline
    ("دمشق 23 تشرين الثاني 2017 (...)"). Numbers alone are mostly a page's clock."""
    if not text.sentences:
        return
    lead_end = text.sentences[min(1, len(text.sentences) - 1)][1]
    for phrase in points:
        if phrase.first >= lead_end:
            return
        if phrase.relation != "on" or not phrase.named:
            continue
        before = text.words[phrase.first - 1].removeprefix("و") if phrase.first else ""
        opened = text.sentence_of(phrase.first)[0]
        behind = "".join(text.words[phrase.end : phrase.end + 1])
        dateline = phrase.weekday is None and 0 < phrase.first - opened <= 3 and behind in _DATELINE
        if phrase.part or phrase.offset is not None or before in ("في", "يوم") or dateline:
            yield phrase


def _agrees(named: Sequence[Phrase], day: date) -> bool:
    """False where "today, Tuesday" and the like contradict the day."""
    return all((day + timedelta(days=p.offset or 0)).weekday() == p.weekday for p in named)


def _stated(phrase: Phrase) -> Anchor | None:
    days = resolve(phrase, None, None)
    if days is None:
        return None
    return Anchor(
        days.first, "stated", f"counted from {days.first}, the day that the report gives as its own"
    )


def _near(points: Sequence[Phrase], own: Sequence[Phrase], published: date) -> Anchor:
    """The publication day; the day beside it that "today, Thursday" or "yesterday, Friday" names; or the day
    that an older text, published again, calls today."""
    whole = next((p for p in own if p.whole), None)
    days = resolve(whole, None, None) if whole else None
    if days and (published - days.first).days > 2:
        return Anchor(days.first, "stated", f"counted from {days.first}, the day that the report calls today")
    named = next((p for p in points if p.offset in (0, -1) and p.weekday is not None and not p.turn), None)
    days = resolve(named, published, None) if named else None
    if named and days and not days.fault:
        day = days.first - timedelta(days=named.offset or 0)
        if abs((day - published).days) == 1:
            why = f"counted from {day}, which the report names, beside its publication day {published}"
            return Anchor(day, "published", why)
    return Anchor(published, "published", f"counted from the publication day {published}")


def _twin(phrase: Phrase, points: Sequence[Phrase]) -> Anchor | None:
    """The year for "Saturday 20 May" where the text gives that day once more with its year ("20.05.2017")."""
    if phrase.weekday is None or phrase.day is None or phrase.month is None or phrase.year is not None:
        return None
    for other in points:
        if other.whole and (other.day, other.month) == (phrase.day, phrase.month):
            days = resolve(other, None, None)
            if days is not None and days.first.weekday() == phrase.weekday:
                return Anchor(
                    days.first, "inferred", f"the text gives the same day with its year: {days.first}"
                )
    return None


def _inferred(phrase: Phrase, years: Sequence[int]) -> Anchor | None:
    """A year for "Thursday 18 December": one of the latest that the text names (`years`, latest first), else the
    first after them, in which the two fit. A page that was saved names the year of that day too."""
    if not years or phrase.year is not None or phrase.family == "hijri" or phrase.until_day is not None:
        return None
    if phrase.weekday is None or phrase.day is None or phrase.month is None:
        return None
    latest = years[0]
    near = [year for year in years if latest - year <= _NAMED_BACK]
    for year in (*near, *range(latest + 1, min(latest + 12, 9999))):
        try:
            day = date(year, phrase.month, phrase.day)
        except ValueError:
            continue
        if day.weekday() == phrase.weekday:
            first = f"the first year from {latest}, the latest that the text names, in which"
            named = "named in the text, and in it"
            why = (
                f"{year} is {first if year >= latest else named} "
                f"{phrase.day} {MONTHS[phrase.month - 1]} is a {WEEKDAYS[phrase.weekday]}"
            )
            return Anchor(day, "inferred", why)
    return None


_NAMED_BACK = 2
