"""The day that "today" means in a report: its publication day, or what the report says of its own day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.language.text import Text
from tawatur.read.date_resolve import resolve
from tawatur.read.date_told import Phrase

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative words count from. `basis`: published, stated or inferred; `why` a sentence."""

    day: date
    basis: str
    why: str


def find_anchor(text: Text, phrases: Sequence[Phrase], published: date | None) -> Anchor | None:
    """The day that "today" means: the publication day, or what the report says of its own day."""
    own = [p for p in phrases if p.kind == "point" and p.offset == 0 and not p.turn]
    if published:
        return _near(phrases, own, published)
    for phrase in own:
        if phrase.whole:
            return _stated(phrase)
    for phrase in own:
        inferred = _inferred(phrase, phrases)
        if inferred:
            return inferred
    for phrase in phrases:
        if phrase.kind == "point" and phrase.until_day is None and _leads(text, phrase):
            anchor = _stated(phrase) if phrase.whole else _inferred(phrase, phrases)
            if anchor and _agrees(phrases, anchor.day):
                return anchor
    return None


def _leads(text: Text, phrase: Phrase) -> bool:
    """True for a date of the first two sentences in prose ("في 3 آب 2015", "صباح الاثنين 17 آب") or in a
    dateline ("دمشق 23 تشرين الثاني 2017 (...)"). Numbers alone are mostly a page's clock."""
    if phrase.relation != "on" or not phrase.named or len(text.sentences) == 0:
        return False
    if phrase.first >= text.sentences[min(1, len(text.sentences) - 1)][1]:
        return False
    before = text.words[phrase.first - 1] if phrase.first else ""
    if phrase.part or phrase.offset is not None or before.removeprefix("و") in ("في", "يوم"):
        return True
    opened = text.sentence_of(phrase.first)[0]
    behind = text.words[phrase.end : phrase.end + 1]
    return (
        phrase.weekday is None
        and 0 < phrase.first - opened <= 3
        and behind in (("(",), ("-",), ("/",), (":",))
    )


def _agrees(phrases: Sequence[Phrase], day: date) -> bool:
    """False where "today, Tuesday" and the like contradict the day."""
    told = [p for p in phrases if p.kind == "point" and p.offset in (0, -1) and p.weekday is not None]
    return all((day + timedelta(days=p.offset or 0)).weekday() == p.weekday for p in told)


def _stated(phrase: Phrase) -> Anchor | None:
    days = resolve(phrase, None, None)
    if days is None:
        return None
    return Anchor(
        days.first, "stated", f"counted from {days.first}, the day that the report gives as its own"
    )


def _near(phrases: Sequence[Phrase], own: Sequence[Phrase], published: date) -> Anchor:
    """The publication day, or the day beside it that "today, Thursday" or "yesterday, Friday" names."""
    for phrase in own:
        if phrase.whole:
            days = resolve(phrase, None, None)
            if days and abs((days.first - published).days) > 2:
                why = f"counted from {days.first}, the day that the report calls today"
                return Anchor(days.first, "stated", why)
    for phrase in phrases:
        if phrase.kind != "point" or phrase.offset not in (0, -1) or phrase.weekday is None or phrase.turn:
            continue
        days = resolve(phrase, published, None)
        if days and not days.fault:
            day = days.first - timedelta(days=phrase.offset)
            if day != published and abs((day - published).days) == 1:
                why = f"counted from {day}, which the report names, beside its publication day {published}"
                return Anchor(day, "published", why)
        break
    return Anchor(published, "published", f"counted from the publication day {published}")


def _inferred(phrase: Phrase, phrases: Sequence[Phrase]) -> Anchor | None:
    """A year for "Thursday 18 December": the first, from the latest year told, in which the two fit."""
    if phrase.weekday is None or phrase.day is None or phrase.month is None or phrase.year is not None:
        return None
    if phrase.family == "hijri" or phrase.until_day is not None:
        return None
    years = [y for p in phrases for q in (p, *p.parts) if (y := q.year) and y > 1600]
    if not years:
        return None
    latest = max(years)
    for year in range(latest, min(latest + 12, 9999)):
        try:
            day = date(year, phrase.month, phrase.day)
        except ValueError:
            continue
        if day.weekday() == phrase.weekday:
            why = (
                f"{year} is the first year from {latest}, the latest that the text names, in which "
                f"{phrase.day} {MONTHS[phrase.month - 1]} is a {WEEKDAYS[phrase.weekday]}"
            )
            return Anchor(day, "inferred", why)
    return None
