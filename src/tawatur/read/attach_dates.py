"""Attaching: which date belongs to which event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tawatur.model import Polarity, Time
from tawatur.read.date_from_events import day_from_events
from tawatur.read.date_page import bulletin_day, page_dates
from tawatur.read.dates import DateMention
from tawatur.read.merge import Draft, within
from tawatur.read.scan import Scan

_OTHER_EVENT = 6  # words that another event between a date and a trigger costs
_THAT = frozenset(("ان", "بان", "وان", "انه", "انها", "انهم", "بانه", "بانها"))
# What an event noun behind these led to has the day; the event itself came before.
_PRIOR = frozenset(("خلفيه", "بموجب", "ردا", "تنديدا", "احتجاجا", "بسبب"))
_NO_SAYING = frozenset(
    ("عقب", "تابعه", "تابع")
)  # "after" and "belonging to", far oftener than verbs of saying
_SAYING = 8  # words from "said" to the day of the saying
_NEAR = ("date_words", "date_weekdays", "date_parts")  # rows that name a day by its nearness to the report's
_PART = 8  # words around a trigger in which a part of the day is its own
_NEXT = 1  # sentences that a day reaches on; two brought more wrong days than right ones


def attach_dates(scan: Scan, drafts: list[Draft]) -> None:
    """A date goes to the events of its sentence nearest to it. It is not certain where another event stands
    between, or where it may be the day of the saying; nor is a day that another event, the sentence before or
    the head of a bulletin lends."""
    of_page = page_dates(scan.text, scan.dates)
    bulletin = bulletin_day(scan.text, scan.dates)
    dates = [m for m in scan.dates if m.time is not None and m.first not in of_page]
    chosen: dict[int, DateMention] = {}
    starts = sorted(of_page)
    at = 0
    for draft in drafts:
        a, b = scan.text.sentences[draft.trigger.sentence]
        while at < len(dates) and dates[at].first < a:
            at += 1
        best: tuple[int, Time, DateMention] | None = None
        for mention in dates[at : bisect_left(dates, b, lo=at, key=_first)]:
            if mention.time is None or _parted(starts, mention, draft) or not _can_tell(scan, mention, draft):
                continue
            cost, sure = _cost(drafts, draft, mention)
            sure = sure and not _of_saying(scan, mention, draft)
            time = mention.time if sure else replace(mention.time, certain=False)
            if best is None or cost < best[0]:
                best = (cost, time, mention)
        if best is not None:
            draft.time = best[1]
            chosen[draft.trigger.first] = best[2]
    day_from_events(scan, drafts, chosen)
    _lend(scan, drafts, chosen, bulletin)


def _cost(drafts: list[Draft], draft: Draft, mention: DateMention) -> tuple[int, bool]:
    """(words between the date and the trigger, each other event and clause border counted as several; True
    where no other event stands between)."""
    trigger = draft.trigger
    gap = mention.first - trigger.end if mention.first >= trigger.end else trigger.first - mention.end + 1
    low, high = min(mention.first, trigger.first), max(mention.first, trigger.first)
    between = within(drafts, low + 1, high)
    sure = all(d.event == "killing" or d.trigger.event_subject or d.event == draft.event for d in between)
    return gap + _OTHER_EVENT * len(between), sure


def _first(mention: DateMention) -> int:
    return mention.first


def _parted(page: Sequence[int], mention: DateMention, draft: Draft) -> bool:
    """True where a date of the page stands between: a headline and a lead without a sign between them."""
    low, high = sorted((mention.first, draft.trigger.first))
    return bisect_right(page, low) < bisect_left(page, high)


def _can_tell(scan: Scan, mention: DateMention, draft: Draft) -> bool:
    """False for the day of a saying that tells of things to come, or that stands behind what was said; and
    for a day told of what an earlier event led to."""
    words, at = scan.text.words, draft.trigger.first
    if draft.polarity is Polarity.PLANNED and _of_saying(scan, mention, draft):
        return False
    if mention.first > at:
        return not any(
            scan.has("cue", i, "say") and words[i] not in _NO_SAYING
            for i in range(max(at + 1, mention.first - _SAYING), mention.first)
        )
    return draft.trigger.pos == "v" or _PRIOR.isdisjoint(words[max(mention.end, at - 3) : at])


def _of_saying(scan: Scan, mention: DateMention, draft: Draft) -> bool:
    """True for "قالت الوزارة يوم السبت إن الجيش قصف": the day stands between the saying and what is said."""
    words = scan.text.words
    if mention.end > draft.trigger.first:
        return False
    behind = words[mention.end : min(mention.end + 4, draft.trigger.first)]
    if behind and behind[0] in _THAT:
        return True
    said = any(
        scan.has("cue", i, "say") for i in range(max(0, mention.first - 12), mention.end + len(behind))
    )
    return said and any(w in _THAT for w in behind)


def _lend(
    scan: Scan, drafts: list[Draft], chosen: dict[int, DateMention], bulletin: DateMention | None
) -> None:
    """The day of a bulletin to its items; the day of the sentence before to an event that goes on telling, and
    that of the story to one told with a part of the day alone ("وانسحبت مساءً")."""
    last: Draft | None = None
    story: Draft | None = None
    for draft in drafts:
        if draft.time is not None:
            mention = chosen.get(draft.trigger.first)
            last = draft if mention and _lends(draft, mention) else None
            story = last or story
        elif bulletin is not None and bulletin.time is not None:
            if draft.trigger.first > bulletin.first:
                draft.time = replace(bulletin.time, certain=False)
        elif last is not None and last.time is not None and _goes_on(draft, last):
            draft.time = replace(
                last.time, certain=False, basis="inferred", why="the day of the sentence before"
            )
        elif story is not None and story.time is not None and _in_part(scan, draft):
            why = "the day told before, as the words give a part of the day alone"
            draft.time = replace(story.time, certain=False, basis="inferred", part=None, why=why)


def _lends(draft: Draft, mention: DateMention) -> bool:
    """True for one day that is told of the report's own story, not of something past."""
    time = draft.time
    if time is None or time.first != time.last or not time.certain or draft.background:
        return False
    told = draft.polarity is Polarity.ASSERTED and mention.relation == "on"
    return told and any(table in time.by for table in _NEAR)


def _goes_on(draft: Draft, last: Draft) -> bool:
    near = draft.trigger.sentence - last.trigger.sentence <= _NEXT
    return near and not draft.background and draft.polarity is Polarity.ASSERTED


def _in_part(scan: Scan, draft: Draft) -> bool:
    """True where the clause says "in the evening" and no more."""
    at = draft.trigger.first
    a, b = scan.text.sentences[draft.trigger.sentence]
    return any(
        scan.text.words[h.first].endswith(("ا", "مساء"))
        for i in range(max(a, at - _PART), min(b, at + _PART))
        for h in scan.of("date_parts", i)
        if not h.lead
    )
