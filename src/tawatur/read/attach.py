"""Attaching: which places of a text belong to which event."""

from __future__ import annotations

from tawatur.model import Place
from tawatur.read.merge import Draft
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger


def attach_places(scan: Scan, drafts: list[Draft]) -> None:
    """Places of the clause go to the nearest trigger before them, else the first one behind."""
    for draft in drafts:
        a, b = draft.trigger.clause
        others = [d.trigger for d in drafts if d is not draft and a <= d.trigger.first < b]
        for mention in scan.places:
            if not a <= mention.first < b or mention.role in ("demonym", "dateline"):
                continue
            party = scan.party_around(mention.first)
            if party is not None and party.first < mention.first and party.cat not in ("people",):
                continue
            if not _nearest(draft.trigger, others, mention.first):
                continue
            if mention.reference:
                continue
            draft.places.append(mention.place)
        draft.places = ranked(draft.places)


def _nearest(trigger: Trigger, others: list[Trigger], at: int) -> bool:
    """True when the trigger is the last before the place, or none is and it is the first behind."""
    before = [t.first for t in [trigger, *others] if t.first < at]
    if before:
        return trigger.first == max(before) or (
            trigger.first < at
            and all(not trigger.first < t.first < at or (t.pos != "v" and trigger.pos == "v") for t in others)
        )
    return trigger.first == min(t.first for t in [trigger, *others])


def ranked(places: list[Place]) -> list[Place]:
    """Exact places are main; a wider unit beside a smaller one is context."""
    order = {
        "relative": 0,
        "site": 0,
        "settlement": 0,
        "unknown": 0,
        "district": 1,
        "region": 2,
        "governorate": 2,
    }
    unique: list[Place] = []
    for place in places:
        if all(place.name != p.name for p in unique):
            unique.append(place)
    if not unique:
        return []
    finest = min(order.get(p.kind, 3) for p in unique)
    made: list[Place] = []
    for place in unique:
        rank = order.get(place.kind, 3)
        role = "main" if rank == finest and (rank < 3 or len(unique) == 1) else "context"
        made.append(_with_role(place, role))
    if all(p.role == "context" for p in made):
        made[0] = _with_role(made[0], "main")
    return made


def _with_role(place: Place, role: str) -> Place:
    if place.role == role:
        return place
    return Place(
        place.name,
        place.concept,
        place.kind,
        place.country,
        place.lat,
        place.lon,
        place.uncertainty_km,
        place.relative,
        role,
        place.basis,
        place.spans,
        place.by,
    )
