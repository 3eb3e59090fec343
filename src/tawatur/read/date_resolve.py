"""Days for phrases: from what the words say and the day that the report goes by."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec
from hijridate import Gregorian, Hijri

from tawatur.read.date_fits import months_beside, weekday_fits
from tawatur.read.date_told import Phrase

_STEPS = {"same": 0, "following": 1, "preceding": -1}  # from the day told before
SLACK = timedelta(days=1)  # a report may be dated by a clock west of the place
AHEAD = timedelta(days=45)  # a coming "Thursday 7 December" is told without a word like "next" so long before
HIJRI_YEARS = (1343, 1500)  # what hijridate's Umm al-Qura table covers


class Days(msgspec.Struct, frozen=True):
    """First and last day; `from_anchor` where the report's own day was needed; `fault` a flag code or ""."""

    first: date
    last: date
    from_anchor: bool = True
    fault: str = ""


def resolve(phrase: Phrase, anchor: date | None, previous: Days | None) -> Days | None:
    """The days of a phrase, None where the words and the anchor don't fix them. Never raises."""
    try:
        return _resolve(phrase, anchor, previous)
    except (OverflowError, ValueError):
        return None


def _resolve(phrase: Phrase, anchor: date | None, previous: Days | None) -> Days | None:
    if phrase.kind == "range":
        return _range(phrase, anchor, previous)
    if phrase.kind != "point":
        return _period(phrase, anchor) if anchor else None
    if phrase.turn in _STEPS and phrase.offset == 0:
        if previous is None or previous.first != previous.last:
            return None
        day = previous.first + timedelta(days=_STEPS[phrase.turn])
        return Days(day, day, previous.from_anchor)
    if phrase.month is not None and phrase.year is not None:
        days = _in_year(phrase, phrase.year)
        return _checked(phrase, days, False) if days else None
    if phrase.month is not None:
        return _without_year(phrase, anchor)
    if phrase.month_turn:
        return _in_turned_month(phrase, anchor, previous)
    if phrase.year is not None:
        return _year(phrase, phrase.year, False)
    if anchor is None:
        return None
    if phrase.year_turn:
        shift = {"past": -1, "next": 1}.get(phrase.year_turn, 0)
        return _year(phrase, anchor.year + shift, True)
    return _of_the_week(phrase, anchor)


def _in_year(phrase: Phrase, year: int) -> Days | None:
    """A day, days or month of a given year; None where the calendar has no such day."""
    assert phrase.month is not None
    if phrase.family == "hijri":
        if not HIJRI_YEARS[0] <= year <= HIJRI_YEARS[1]:
            return None
        first = _hijri(year, phrase.month, phrase.day or 1)
        last = _hijri(year, phrase.month, phrase.until_day or phrase.day or 0)
        return Days(first, last, False)
    length = monthrange(year, phrase.month)[1]
    if phrase.day is None:
        low, high = _portion(phrase.edge, length)
        return Days(date(year, phrase.month, low), date(year, phrase.month, high), False)
    if (phrase.until_day or phrase.day) > length:
        return None
    first = date(year, phrase.month, phrase.day)
    return Days(first, date(year, phrase.month, phrase.until_day or phrase.day), False)


def _hijri(year: int, month: int, day: int) -> date:
    """The Gregorian day; day 0 is the last of the month."""
    length: int = Hijri(year, month, 1).month_length()
    if day > length:
        raise ValueError("no such day")
    found = Hijri(year, month, day or length).to_gregorian()
    return date(found.year, found.month, found.day)


def _portion(edge: str, length: int) -> tuple[int, int]:
    if edge == "early":
        return 1, 10
    if edge == "mid":
        return 11, 20
    return (21, length) if edge == "late" else (1, length)


def _year(phrase: Phrase, year: int, from_anchor: bool) -> Days | None:
    if phrase.family == "hijri" or year < 1600:
        if not HIJRI_YEARS[0] <= year <= HIJRI_YEARS[1]:
            return None
        return Days(_hijri(year, 1, 1), _hijri(year, 12, 0), from_anchor)
    first, last = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(phrase.edge, (1, 12))
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]), from_anchor)


def _checked(phrase: Phrase, days: Days, from_anchor: bool, fault: str = "") -> Days:
    """The days, with a fault where the weekday that is told is another."""
    if phrase.names_differ:
        fault = "month_names_differ"
    elif phrase.weekday is not None and phrase.day is not None and not weekday_fits(phrase, days.first):
        fault = "weekday_mismatch"
    return Days(days.first, days.last, from_anchor, fault)


def _without_year(phrase: Phrase, anchor: date | None) -> Days | None:
    """The latest such day or month not after the report's own day; the next one for "next"."""
    if anchor is None:
        return None
    now = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri() if phrase.family == "hijri" else anchor
    year = now.year
    if phrase.year_turn:
        year += {"past": -1, "next": 1}.get(phrase.year_turn, 0)
        days = _in_year(phrase, year)
        return _checked(phrase, days, True) if days else None
    fault = ""
    if phrase.turn == "current":
        if phrase.month in (now.month, *months_beside(phrase, anchor)):
            days = _in_year(phrase, year)
            return _checked(phrase, days, True) if days else None
        fault = "current_month_elsewhere"
    order = range(year - 1, year + 9) if phrase.turn == "next" else range(year + 1, year - 9, -1)
    for candidate in order:
        days = _in_year(phrase, candidate)
        if days is None:
            continue
        if phrase.turn == "next":
            fits = days.first > anchor
        elif phrase.turn == "past":
            fits = days.last < anchor and (phrase.day is not None or days.last < _month_start(anchor))
        else:
            fits = days.first <= anchor + SLACK
        ahead = not phrase.turn and not fits and phrase.weekday is not None and days.first - anchor <= AHEAD
        if fits or (ahead and phrase.day is not None and weekday_fits(phrase, days.first)):
            return _checked(phrase, days, True, fault)
    return None


def _month_start(day: date) -> date:
    return day.replace(day=1)


def _in_turned_month(phrase: Phrase, anchor: date | None, previous: Days | None) -> Days | None:
    """ "the 28th of the same month", "the 5th of this month", "of last month"."""
    if phrase.month_turn == "same":
        if previous is None:
            return None
        base, needs = previous.first, previous.from_anchor
    elif anchor is None:
        return None
    else:
        shift = {"past": -1, "last": -1, "next": 1}.get(phrase.month_turn, 0)
        base, needs = add_months(_month_start(anchor), shift), True
        if phrase.month_turn == "bare" and phrase.day is not None and phrase.day > anchor.day + 1:
            # a bare "the 20th" told on the 5th is last month's, unless it lies ahead: not fixed by the words
            return None
    length = monthrange(base.year, base.month)[1]
    first, last = phrase.day or 1, phrase.until_day or phrase.day or length
    if last > length:
        return None
    days = Days(base.replace(day=first), base.replace(day=last), needs)
    return _checked(phrase, days, needs)


def _of_the_week(phrase: Phrase, anchor: date) -> Days | None:
    """Weekdays, today, yesterday, and both together."""
    if phrase.offset is not None:
        day = anchor + timedelta(days=phrase.offset)
        if phrase.weekday is not None and day.weekday() != phrase.weekday:
            for slack in (-1, 1, -2):
                near = day + timedelta(days=slack)
                if near.weekday() == phrase.weekday:
                    return Days(near, near)
            return Days(day, day, True, "weekday_mismatch")
        return Days(day, day)
    if phrase.weekday is None:
        return None
    if phrase.turn == "next":
        ahead = (phrase.weekday - anchor.weekday()) % 7 or 7
        day = anchor + timedelta(days=ahead)
    else:
        back = (anchor.weekday() - phrase.weekday) % 7
        if phrase.turn == "past" and not back:
            back = 7
        day = anchor - timedelta(days=back)
    # The night "of Sunday to Monday" is Sunday's, as that of "last night" is yesterday's; behind midnight it is
    # Monday's.
    small_hours = (
        phrase.part == "midnight" and phrase.relation == "after" and phrase.until_weekday is not None
    )
    day += timedelta(days=small_hours)
    return Days(day, day)


def _range(phrase: Phrase, anchor: date | None, previous: Days | None) -> Days | None:
    one, two = phrase.parts
    end = resolve(two, anchor, previous)
    if end is None:
        return None
    start = resolve(one, anchor if one.offset is not None else end.last, previous)
    if start is None or start.first > end.last:
        return None
    return Days(start.first, end.last, start.from_anchor and end.from_anchor, start.fault or end.fault)


def add_months(day: date, months: int) -> date:
    """The same day of another month, its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _period(phrase: Phrase, anchor: date) -> Days | None:
    kind, unit, count = phrase.kind, phrase.unit, phrase.count
    if kind in ("ago", "ago.some"):
        return _ago(unit, None if kind == "ago.some" else count, anchor)
    if kind == "last.midnight":
        return Days(anchor, anchor)
    if kind in ("last.night", "night.before"):
        night = anchor - timedelta(days=1 if kind == "last.night" else 2)
        return Days(night, night)
    if kind in ("tonight", "today.part", "today"):
        return Days(anchor, anchor)
    if kind == "open":
        return None
    if kind == "weekend":
        return Days(anchor - timedelta(days=7), anchor)
    if kind == "last.count":
        return _turned(phrase, anchor, "last")
    return _turned(phrase, anchor, "current" if kind == "this" else phrase.turn)


_DAYS = {"day": 1, "week": 7}
_SOME = (2, 10)  # "days ago" without a number: the plural of few, three to ten, and two to be safe


def _ago(unit: str, count: int | None, anchor: date) -> Days | None:
    if unit in ("hour", "minute"):
        hours = (count or 10) / (60 if unit == "minute" else 1)
        return Days(anchor - timedelta(days=int(hours // 24) + (hours > 6)), anchor)
    if unit in _DAYS:
        step = _DAYS[unit]
        if count is None:
            return Days(anchor - timedelta(days=_SOME[1] * step), anchor - timedelta(days=_SOME[0] * step))
        day = anchor - timedelta(days=count * step)
        around = timedelta(days=3 if unit == "week" else 0)  # "two weeks ago" is no exact day
        return Days(day - around, day + around)
    if unit == "month":
        if count is None:
            return Days(add_months(anchor, -10), add_months(anchor, -2))
        return _whole_month(add_months(anchor, -count))
    if unit == "year" and count is not None:
        return Days(date(anchor.year - count, 1, 1), date(anchor.year - count, 12, 31))
    return None


def _whole_month(day: date, edge: str = "") -> Days:
    length = monthrange(day.year, day.month)[1]
    low, high = _portion(edge, length)
    return Days(day.replace(day=low), day.replace(day=high))


def _turned(phrase: Phrase, anchor: date, turn: str) -> Days | None:
    unit, count = phrase.unit, phrase.count
    if not phrase.few and count == 1 and turn in ("past", "next", "current"):
        shift = {"past": -1, "next": 1, "current": 0}[turn]
        if unit == "month":
            return _whole_month(add_months(_month_start(anchor), shift), phrase.edge)
        if unit == "year":
            return _year(phrase, anchor.year + shift, True)
        if unit == "week":
            if shift:
                near, far = anchor + timedelta(days=shift), anchor + timedelta(days=13 * shift)
                return Days(min(near, far), max(near, far))
            return Days(anchor - timedelta(days=6), anchor)
        if unit == "day":
            return Days(anchor + timedelta(days=shift), anchor + timedelta(days=shift))
        return Days(anchor, anchor) if unit == "hour" else None
    if unit in ("decade", "minute") or (unit == "year" and count is None):
        return None
    number = count or 10
    if unit == "hour":
        reach = timedelta(days=max(1, -(-(count or 1) // 24)))
        back, ahead = anchor - reach, anchor + reach
    elif unit in _DAYS:
        reach = timedelta(days=number * _DAYS[unit])
        back, ahead = anchor - reach, anchor + reach
    else:
        months = number * (12 if unit == "year" else 1)
        back, ahead = add_months(anchor, -months), add_months(anchor, months)
    return Days(anchor, ahead) if turn == "next" else Days(back, anchor)
