"""Whether a weekday or month that is told can be that of a day, with the slack that texts take."""

from __future__ import annotations

from datetime import date, timedelta

from tawatur.read.date_told import Phrase


def weekday_fits(phrase: Phrase, day: date) -> bool:
    """True where the weekday can be the day's: a Hijri month begins a day apart from country to country, the
    night "of Wednesday to Thursday 8 October" bears the second day's date, and a dateline may follow a
    relative day ("yesterday, Wednesday, 2018-01-18 09:41")."""
    away = (day.weekday() - (phrase.weekday or 0)) % 7
    if away == 0 or (phrase.family == "hijri" and away in (1, 6)):
        return True
    return day.weekday() == phrase.until_weekday or (phrase.offset == -1 and away == 1)


def months_beside(phrase: Phrase, anchor: date) -> tuple[int, ...]:
    """The month of the day before and of the day after, in the same year: the day itself is known to a day."""
    if phrase.family == "hijri":
        return ()
    beside = (anchor - timedelta(days=1), anchor + timedelta(days=1))
    return tuple(day.month for day in beside if day.year == anchor.year)
