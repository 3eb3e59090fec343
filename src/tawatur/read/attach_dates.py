"""Attaching: which date belongs to which event."""

from __future__ import annotations

from dataclasses import replace

from tawatur.model import Time
from tawatur.read.date_page import bulletin_day, page_dates
from tawatur.read.dates import DateMention
from tawatur.read.merge import Draft
from tawatur.read.scan import Scan

_OTHER_EVENT = 6  # words that another event between a date and a trigger costs
_THAT = frozenset(("ان", "بان", "وان", "انه", "انها", "انهم", "بانه", "بانها"))


def attach_dates(scan: Scan, drafts: list[Draft]) -> None:
    """A date goes to the events of its sentence nearest to it. It is not certain where another event stands
    between, or where it may be the day of the saying."""
    of_page = page_dates(scan.text, scan.dates)
    bulletin = bulletin_day(scan.text, scan.dates)
    dates = [m for m in scan.dates if m.time is not None and m.first not in of_page]
    at = 0
    for draft in drafts:
        a, b = scan.text.sentences[draft.trigger.sentence]
        while at < len(dates) and dates[at].first < a:
            at += 1
        best: tuple[int, Time] | None = None
        for mention in dates[at:]:
            if mention.first >= b:
                break
            if mention.time is None:
                continue
            cost, sure = _cost(drafts, draft, mention)
            sure = sure and not _of_saying(scan, mention, draft)
            time = mention.time if sure else replace(mention.time, certain=False)
            if best is None or cost < best[0]:
                best = (cost, time)
        if best is not None:
            draft.time = best[1]
        elif bulletin is not None and bulletin.time is not None and draft.trigger.first > bulletin.first:
            draft.time = replace(bulletin.time, certain=False)


def _cost(drafts: list[Draft], draft: Draft, mention: DateMention) -> tuple[int, bool]:
    """(words between the date and the trigger, each other event and clause border counted as several; True
    where no other event stands between)."""
    trigger = draft.trigger
    gap = mention.first - trigger.end if mention.first >= trigger.end else trigger.first - mention.end + 1
    low, high = min(mention.first, trigger.first), max(mention.first, trigger.first)
    between = [d for d in drafts if d is not draft and low < d.trigger.first < high]
    sure = all(d.event == "killing" or d.trigger.event_subject or d.event == draft.event for d in between)
    return gap + _OTHER_EVENT * len(between), sure


def _of_saying(scan: Scan, mention: DateMention, draft: Draft) -> bool:
    """True for "قالت الوزارة يوم السبت إن الجيش قصف": the day stands between the saying and what is said."""
    words = scan.text.words
    if mention.end > draft.trigger.first:
        return False
    said = any(scan.has("cue", i, "say") for i in range(max(0, mention.first - 12), mention.first))
    if not said:
        return False
    return any(w in _THAT for w in words[mention.end : min(mention.end + 4, draft.trigger.first)])
