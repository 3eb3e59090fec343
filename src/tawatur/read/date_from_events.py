"""Days told from another event: "a day after its capture", "hours before the signing", "the day after"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tawatur.model import Time
from tawatur.read.dates import DateMention
from tawatur.read.merge import Draft
from tawatur.read.scan import Scan

_REACH = 8  # words from "a day after" to the event that it counts from
_SHORT = frozenset(("hour", "minute"))
_FROM = frozenset(("من", "علي"))
_STEPS = frozenset(("بعد", "قبل", "غداه", "وبعد", "وقبل", "وغداه"))


def day_from_events(scan: Scan, drafts: list[Draft], chosen: dict[int, DateMention]) -> None:
    """Gives one of two events its day where the words count it from the other's. `chosen`: the date that each
    event took by its place, by first token; one that stands on the other side of the words is not its own."""
    words = scan.text.words
    for i, word in enumerate(words):
        found = _counted(scan, i, word.removeprefix("و")) if word in _STEPS else None
        if found is None:
            continue
        end, days = found
        told, base = _pair(scan, drafts, i, end)
        if base is None:
            continue
        if told is None:
            own = chosen.get(base.trigger.first)
            if own is not None and own.first < i and base.time is not None:
                base.time = _moved(base.time, -days)
            continue
        for one, other, shift in ((base, told, -days), (told, base, days)):
            own, here = chosen.get(other.trigger.first), chosen.get(one.trigger.first)
            if other.time is None or own is None or not _holds(own, other, told, i):
                continue
            if here is not None and here is not own and _holds(here, one, told, i):
                continue
            if other.time.first == other.time.last:
                one.time = _moved(other.time, shift)
                break


def _moved(time: Time, days: int) -> Time:
    step = timedelta(days=days)
    why = (
        f"{abs(days)} days {'after' if days > 0 else 'before'} the event beside it"
        if days
        else "the same day"
    )
    return replace(time, first=time.first + step, last=time.last + step, basis="inferred", part=None, why=why)


def _holds(date: DateMention, draft: Draft, told: Draft, at: int) -> bool:
    """True where the date stands on the draft's own side of the words at `at`."""
    return (date.first < at) is (draft is told) if told.trigger.first < at else True


def _counted(scan: Scan, i: int, word: str) -> tuple[int, int] | None:
    """(token behind the words, days from the event that follows to the one told); None for no such words."""
    if word == "غداه":
        return i + 1, 1
    if word not in ("بعد", "قبل"):
        return None
    at = i + 1
    number = scan.number_at.get(at)
    count = None
    if number is not None and number.low == number.high and number.kind == "cardinal":
        count = number.low
        at = number.noun if number.noun is not None else number.end
    unit = scan.first("date_units", at)
    if unit is None:
        return None
    kind, told = unit.entry.attrs["unit"], unit.entry.attrs["number"]
    at = unit.end + (scan.text.words[unit.end : unit.end + 1] in (("واحد",), ("واحده",)))
    if scan.text.words[at : at + 1] and scan.text.words[at] not in _FROM:
        return None
    if kind in _SHORT:
        days = 0
    elif kind == "day" and (count or told != "many"):
        days = count or int(told)
    else:
        return None
    return at + 1, days if word == "بعد" else -days


def _pair(scan: Scan, drafts: list[Draft], i: int, end: int) -> tuple[Draft | None, Draft | None]:
    """(the event told, the event counted from) around the words at tokens i to end."""
    a, b = scan.text.sentence_of(i)
    base = next((d for d in drafts if end <= d.trigger.first < min(b, end + _REACH)), None)
    if base is None:
        return None, None
    before = [d for d in drafts if a <= d.trigger.first < i]
    if before:
        return before[-1], base
    return next((d for d in drafts if base.trigger.first < d.trigger.first < b), None), base
