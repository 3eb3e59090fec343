"""Attaching: which event a toll belongs to."""

from __future__ import annotations

from tawatur.codebook import events
from tawatur.read.merge import Draft, within
from tawatur.read.scan import Scan
from tawatur.read.toll_words import Told


def attach_tolls(scan: Scan, drafts: list[Draft], tolls: list[Told]) -> None:
    """A toll goes to the event of its own measure, else to the violent event of its sentence, else to the
    last one told before it."""
    for told in tolls:
        owner = _owner(scan, drafts, told)
        if owner is not None:
            owner.tolls.append(told)


_OWN = {
    "arrested": ("arrest",),
    "released": ("release",),
    "abducted": ("abduction",),
    "displaced": ("displacement",),
    "participants": ("protest", "strike_action", "deployment"),
    "strikes": ("air_strike", "drone_strike", "shelling", "bombardment"),
}


_FAR = 60  # words back to the event of a toll whose own sentence tells none


def _owner(scan: Scan, drafts: list[Draft], told: Told) -> Draft | None:
    kinds = events.load()
    sentence = scan.text.sentence_of(told.first)
    here = within(drafts, *sentence)
    wanted = _OWN.get(told.toll.what)
    if wanted:
        fitting = [d for d in here if d.event in wanted]
        if fitting:
            return min(fitting, key=lambda d: abs(d.trigger.first - told.first))
    violent = [d for d in here if kinds[d.event].security and d.event not in ("operation", "killing")]
    if violent:
        return min(violent, key=lambda d: (abs(d.trigger.first - told.first), d.trigger.first))
    if here:
        return min(here, key=lambda d: abs(d.trigger.first - told.first))
    hurt = told.toll.what in ("killed", "wounded")
    for draft in reversed(within(drafts, 0, told.first)):
        if draft.background:
            continue
        if told.first - draft.trigger.end > _FAR and not hurt:
            return None
        if kinds[draft.event].security or not hurt:
            return draft
    return None
