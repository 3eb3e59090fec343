"""Attaching: which event a toll belongs to."""

from __future__ import annotations

from dataclasses import replace

from tawatur.codebook import events
from tawatur.read.merge import Draft, within
from tawatur.read.scan import Scan
from tawatur.read.toll_words import OTHERS, Told, is_person


def attach_tolls(scan: Scan, drafts: list[Draft], tolls: list[Told]) -> None:
    """A toll goes to the event of its own measure, else to the violent event of its sentence, else to the
    last one told before it."""
    for told in tolls:
        owner = _owner(scan, drafts, told)
        if owner is not None:
            owner.tolls.append(_of_event(scan, told, owner))


_OWN = {
    "arrested": ("arrest",),
    "released": ("release",),
    "abducted": ("abduction",),
    "displaced": ("displacement",),
    "participants": ("protest", "strike_action", "deployment"),
    "strikes": ("air_strike", "drone_strike", "shelling", "bombardment"),
}

_TAKEN = ("territory_change",)  # of whose places "five villages" tell

# What persons are who are counted by nothing but an event: "نشر ألفي جندي", "حملة اعتقالات طالت 16 شخصا".
_PERSONS = {
    "arrest": "arrested",
    "release": "released",
    "abduction": "abducted",
    "displacement": "displaced",
    "protest": "participants",
    "strike_action": "participants",
    "deployment": "participants",
    "prison_break": "participants",
}


def _of_event(scan: Scan, told: Told, owner: Draft) -> Told:
    """The toll with the measure of the event that it belongs to, where its own words give none."""
    what = _PERSONS.get(owner.event)
    if (
        what is None
        or told.toll.by != OTHERS
        or scan.text.sentence_of(told.first) != scan.text.sentences[owner.trigger.sentence]
    ):
        return told
    if _apart(owner, told) > _NEAR or not _of_persons(scan, told):
        return told
    return replace(told, toll=replace(told.toll, what=what, by="read/attach_tolls.py"))


def _of_persons(scan: Scan, told: Told) -> bool:
    return any(is_person(scan, i) for i in range(told.first, told.end))


def _apart(draft: Draft, told: Told) -> int:
    return max(told.first - draft.trigger.end, draft.trigger.first - told.end)


_NEAR = 6  # words between persons and the event that they belong to
_FAR = 60  # words back to the event of a toll whose own sentence tells none


def _owner(scan: Scan, drafts: list[Draft], told: Told) -> Draft | None:
    kinds = events.load()
    sentence = scan.text.sentence_of(told.first)
    here = within(drafts, *sentence)
    wanted = _OWN.get(told.toll.what) or (_TAKEN if scan.has("toll_thing", told.anchor) else None)
    if wanted:
        fitting = [d for d in here if d.event in wanted]
        if fitting:
            return min(fitting, key=lambda d: abs(d.trigger.first - told.first))
    violent = [d for d in here if kinds[d.event].security and d.event not in ("operation", "killing")]
    if told.toll.by == OTHERS and not any(d.trigger.first < told.first for d in violent):
        crowds = [d for d in here if d.event in _PERSONS and _apart(d, told) <= _NEAR]
        if crowds and _of_persons(scan, told):
            return min(crowds, key=lambda d: _apart(d, told))
    crashed = [d for d in here if d.event == "crash" and -1 <= d.trigger.first - told.end <= _NEAR]
    hurt = told.toll.what in ("killed", "wounded")
    if crashed and hurt:
        return crashed[0]  # "مقتل سبعة في تحطم طائرة كانت تشارك في غارات"
    if violent:
        return min(violent, key=lambda d: (abs(d.trigger.first - told.first), d.trigger.first))
    if here:
        return min(here, key=lambda d: abs(d.trigger.first - told.first))
    for draft in reversed(within(drafts, 0, told.first)):
        if draft.background:
            continue
        if told.first - draft.trigger.end > _FAR and not hurt:
            return None
        if kinds[draft.event].security or not hurt:
            return draft
    return None
