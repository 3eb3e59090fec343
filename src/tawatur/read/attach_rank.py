"""Which of the places of one event are where it happened, and which only say where that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tawatur.model import Place
from tawatur.read.attach_links import go_together, lies_in, start_of
from tawatur.read.places import PlaceMention
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger
from tawatur.values import distance_km

WIDE = {"country": 20, "governorate": 8, "region": 4}

_RANKS = {
    "relative": 0,
    "site": 0,
    "settlement": 0,
    "unknown": 0,
    "district": 1,
    "region": 2,
    "governorate": 2,
}


def is_sure(place: Place) -> bool:
    """True for a main place that is finer than a region."""
    return place.role == "main" and place.kind not in WIDE


def ranked(places: list[Place]) -> list[Place]:
    """The places once each: those of the finest kind are main, wider ones beside them context."""
    unique: list[Place] = []
    for place in places:
        if all(place.name != p.name for p in unique):
            unique.append(place)
    finest = min((_RANKS.get(p.kind, 3) for p in unique), default=0)
    return [with_role(p, "main" if _RANKS.get(p.kind, 3) == finest else "context") for p in unique]


def same_offset(one: Place, other: Place) -> bool:
    """True for two places told alike from one other: "a village north-east of al-Bab", then its name."""
    a, b = one.relative, other.relative
    if a is None or b is None or a.bearing is None or a.bearing != b.bearing:
        return False
    return a.distance_km == b.distance_km and bool(set(a.of.split()) & set(b.of.split()))


def _holds(wide: Place, fine: Place) -> bool:
    """True when the fine place can lie in the wide one: in its country, in the reach of a smaller unit."""
    if wide.country != fine.country or wide.country is None:
        return False
    if wide.kind == "country":
        return True
    if wide.kind not in WIDE:
        return False
    there, here = wide.value, fine.value
    if there is None or here is None:
        return True
    return distance_km(there.lat, there.lon, here.lat, here.lon) <= there.uncertainty_km * 1.2


def ranked_again(places: list[Place]) -> list[Place]:
    """The places of mentions made one: the main ones ranked anew, what was context stays it."""
    mains = [p for p in places if p.role == "main"]
    if not mains:
        return ranked(places)
    made = ranked(mains)
    names = {p.name for p in made}
    return made + [p for p in places if p.role != "main" and p.name not in names]


def told_of(scan: Scan, trigger: Trigger, own: Sequence[PlaceMention]) -> list[Place]:
    """The places of a trigger's own mentions with their roles, in order of the text.

    Of the finest kind are main, but for a place that another lies in ("في بلدة X بريف Y"), and for one told
    before the event when one is told behind it. A wide place right behind the event is main itself ("زيارته
    لإيران"). What stands in one list with a main place is main.
    """
    own = [m for m in own if not any(o is not m and _around(o, m) for o in own)]
    if len(own) < 2:
        return ranked([m.place for m in own])
    behind = [m for m in own if m.first > trigger.first]
    fine = {m.place.name for m in behind if m.place.kind not in WIDE}
    out = {
        m.place.name for k, m in enumerate(own) if any(lies_in(scan, o, m) for o in own[max(0, k - 2) : k])
    }
    struck = _struck(scan, trigger, own)
    if struck:
        out |= {m.place.name for m in own} - struck
    elif fine:
        out |= {m.place.name for m in own if m.first < trigger.first} - fine
    places = ranked([m.place for m in own if m.place.name not in out])
    if not places:
        return ranked([m.place for m in own])
    places += [with_role(p, "context") for p in ranked([m.place for m in own if m.place.name in out])]
    roles = {p.name: p.role for p in places}
    if (
        not struck
        and behind
        and behind[0].place.kind == "country"
        and 0 <= start_of(scan, behind[0]) - trigger.end <= 1
    ):
        roles = dict.fromkeys(roles, "context")
        roles[behind[0].place.name] = "main"
    for one, other in pairwise(own):
        names = one.place.name, other.place.name
        if go_together(scan, one, other) and "main" in (roles[names[0]], roles[names[1]]):
            roles[names[0]] = roles[names[1]] = "main"
    return [with_role(p, roles[p.name]) for p in places]


def told_later(scan: Scan, trigger: Trigger, own: Sequence[PlaceMention]) -> frozenset[str]:
    """The names among a trigger's own mentions that are told behind it and further on than its place: that
    neither stand in one list with the first behind it nor lie in it ("مظاهرات في إيران تنديدا بقرار القدس")."""
    behind = [m for m in own if m.first > trigger.first]
    if len(behind) < 2:
        return frozenset()
    first, before = behind[0], behind[0]
    for k, mention in enumerate(behind[1:], 1):
        at = start_of(scan, mention)
        near = scan.text.kinds[before.end : at].count("a") <= _LIST and mention.place.kind not in WIDE
        near = near or scan.text.words[at - 1] == "وفي"
        if not (
            near
            or go_together(scan, before, mention)
            or lies_in(scan, before, mention)
            or _holds(first.place, mention.place)
        ):
            return frozenset(m.place.name for m in behind[k:]) - {m.place.name for m in behind[:k]}
        before = mention
    return frozenset()


_LIST = 3  # words between two places of one list


def told_by(scan: Scan, trigger: Trigger, mention: PlaceMention) -> bool:
    """True for the place that a relative clause with the trigger at its head is about: "كركوك التي سقطت", and
    for one that suffered it: "تعرضت بلدة X لقصف"."""
    if mention.end == trigger.first - 1 and scan.text.words[mention.end] in _WHICH:
        return True
    if not 0 <= trigger.first - mention.end <= _SUFFERED:
        return False
    a = max(0, mention.first - _SUFFERED)
    verb = next((i for i in range(mention.first - 1, a - 1, -1) if scan.text.words[i] in _SUFFERS), None)
    if verb is None or "و" in scan.text.words[mention.end : trigger.first]:
        return False
    first = next((m for m in scan.places if m.first > verb), mention)
    return start_of(scan, first) == verb + 1


_SUFFERED = 8  # words from "was exposed" over the places that were to what they were exposed to
_SUFFERS = frozenset(
    (
        *("تعرضت", "تعرض", "تتعرض", "يتعرض", "وتعرضت", "وتعرض"),
        *("شهدت", "شهد", "تشهد", "يشهد", "وشهدت", "وشهد", "وتشهد"),
    )
)
_WHICH = frozenset(("التي", "الذي"))


def _struck(scan: Scan, trigger: Trigger, own: Sequence[PlaceMention]) -> set[str]:
    """The names of what the sentence says the event happened to: the place that a relative clause tells it of
    ("كركوك التي سقطت"), or those that suffered it ("تعرضت بلدتا X وY لقصف من Z")."""
    words = scan.text.words
    before = [m for m in own if m.end <= trigger.first]
    if before and told_by(scan, trigger, before[-1]):
        return {before[-1].place.name}
    for k, mention in enumerate(before):
        at = start_of(scan, mention)
        if at and words[at - 1] in _SUFFERS:
            last = k
            while last + 1 < len(before) and go_together(scan, before[last], before[last + 1]):
                last += 1
            return {m.place.name for m in before[k : last + 1]}
    return set()


def _around(one: PlaceMention, other: PlaceMention) -> bool:
    """True when one's words hold the other's and more: "جنوب ريف القنيطرة" around "ريف القنيطرة"."""
    return one.first <= other.first and other.end <= one.end and one.end - one.first > other.end - other.first


def with_role(place: Place, role: str) -> Place:
    """The place in the role."""
    return place if place.role == role else replace(place, role=role)
