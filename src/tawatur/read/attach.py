"""Attaching: which places of a text belong to which event."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.model import Place
from tawatur.read.merge import Draft
from tawatur.read.places import PlaceMention
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger


def attach_places(scan: Scan, drafts: list[Draft]) -> None:
    """Places of the clause go to the nearest trigger before them, else the first one behind."""
    fitting = _fitting(scan, drafts)
    at = [m.first for m in fitting]
    starts = [d.trigger.first for d in drafts]
    for draft in drafts:
        a, b = draft.trigger.clause
        near = drafts[bisect_left(starts, a) : bisect_left(starts, b)]
        others = [d.trigger for d in near if d is not draft]
        own = [
            m
            for m in fitting[bisect_left(at, a) : bisect_left(at, b)]
            if _nearest(draft.trigger, others, m.first) and (draft.event in _MOVES or not _way(scan, m))
        ]
        draft.places = ranked([m.place for m in own])


def lend_places(scan: Scan, drafts: list[Draft]) -> None:
    """An event without a place of its own takes the nearest of its sentence. For merged drafts: a lent place
    tells nothing of whether two are one; and mentions made one rank their places anew. Places of
    sentences before were false oftener than right on annotated reports."""
    fitting = _fitting(scan, drafts)
    for draft in drafts:
        draft.places = ranked(draft.places)
        if not draft.places:
            draft.places = _beside(scan, fitting, draft)


def _fitting(scan: Scan, drafts: list[Draft]) -> list[PlaceMention]:
    """The places where something can have happened, in order; a capital that stands for its government
    ("بالتنسيق مع دمشق") is none."""
    powers = {
        p.party.first
        for d in drafts
        for p in d.parts
        if p.party.cat == "country" and p.role not in ("target", "victim")
    }
    return [m for m in scan.places if m.first not in powers and _can_hold(scan, m)]


def _can_hold(scan: Scan, mention: PlaceMention) -> bool:
    """True for a place where something can have happened: no adjective, dateline, reference, name."""
    if mention.role in ("demonym", "dateline") or mention.reference or _of_desk(scan, mention):
        return False
    party = scan.party_around(mention.first)
    return party is None or party.first >= mention.first or party.cat in ("people", "vehicle")


_MOVES = frozenset({"withdrawal", "displacement", "deployment", "visit", "territory_change", "shelling"})


def _of_desk(scan: Scan, mention: PlaceMention) -> bool:
    """True for the desk that a report was written at: "المنامة - الخليج أونلاين", "مكتب الأخبار - درعا",
    "أتلانتا، الولايات المتحدة (CNN) -"."""
    words = scan.text.words
    behind, before = mention.end, mention.first - 1
    if behind + 1 < len(words) and words[behind] in _DASHES:
        teller = scan.party_at.get(behind + 1)
        if words[behind + 1] == "وكالات" or (teller is not None and teller.cat == "medium"):
            return True
    if before > 0 and words[before] in _DASHES:
        teller = scan.party_end.get(before)
        if teller is not None and teller.cat == "medium":
            return True
    a, _ = scan.text.sentence_of(mention.first)
    if mention.first - a > 1:
        return False
    near = words[behind : behind + 9]
    return any(near[k] == ")" and near[k + 1] in _DASHES for k in range(len(near) - 1))


_DASHES = frozenset({"-", "–", "ـ"})


def _way(scan: Scan, mention: PlaceMention) -> bool:
    """True for where something comes from or goes to: behind من, إلى, باتجاه, with a word for a town between."""
    words = scan.text.words
    at = mention.first
    if at and scan.has("place_signs", at - 1):
        at -= 1
    return at > 0 and words[at - 1] in ("من", "الي", "باتجاه", "نحو", "صوب", "تجاه")


def _beside(scan: Scan, fitting: list[PlaceMention], draft: Draft) -> list[Place]:
    """The nearest place of the sentence, a finer one before a wider one."""
    a, b = scan.text.sentences[draft.trigger.sentence]
    at = draft.trigger.first
    low = bisect_left(fitting, a, key=lambda m: m.first)
    high = bisect_left(fitting, b, key=lambda m: m.first)
    here = [m for m in fitting[low:high] if not _set_off(scan, m, a, at)]
    if not here:
        return []
    best = min(here, key=lambda m: abs(m.first - at) + _WIDE.get(m.place.kind, 0))
    return [_with_role(best.place, "main")]


_AFTERMATH = frozenset(("بعد", "عقب", "اعقاب", "اثر", "غداه", "منذ"))


def _set_off(scan: Scan, mention: PlaceMention, first: int, at: int) -> bool:
    """True for a place of an earlier event that the sentence starts from: "بعد الهجوم في تدمر، نظمت الوزارة
    عملية"."""
    words = scan.text.words
    if mention.end > at or _AFTERMATH.isdisjoint(w.removeprefix("و") for w in words[first : first + 3]):
        return False
    return any(w in ("،", ",") for w in words[mention.end : at])


_WIDE = {"country": 20, "governorate": 8, "region": 4}


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
