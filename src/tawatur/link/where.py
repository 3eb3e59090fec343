"""What the places of two scenes say: the best pair speaks for, the nearest pair against."""

from __future__ import annotations

from tawatur.link.evidence import WIDE, Reason, Reasons, Sight, among
from tawatur.link.spots import Spot
from tawatur.values import distance_km

Told = tuple[float, str]
"""The weight of two places, and the reason with gaps for their names and distance: it is filled in for the few
that are shown."""


def places(a: Sight, b: Sight) -> Reasons:
    """The evidence of the places, none where nothing is known of one side's."""
    shared = 0 if a.named.isdisjoint(b.named) else len(a.named & b.named)
    named = among(1.3, len(a.named), len(b.named), shared) if shared else 0.0
    mine, theirs = a.spots, b.spots
    if not mine or not theirs:
        return (Reason(named, _both_name),) if named > 0 else ()
    if a.fine and b.fine:
        mine, theirs = a.fine, b.fine
    told = [_two_places(p, q) for p in mine for q in theirs]
    weight = best = max(told)[0]
    if weight > 0:
        weight = among(weight, len(mine), len(theirs))
    if 0 <= weight < (beside := min(0.8, named)):
        return (Reason(beside, _both_name),)

    def tell() -> str:
        pairs = [(p, q) for p in mine for q in theirs]
        return max(_filled(*pair, why) for pair, (w, why) in zip(pairs, told, strict=True) if w == best)

    return (Reason(weight, tell),)


def _both_name() -> str:
    return "both passages name the same place"


def _two_places(p: Spot, q: Spot) -> Told:
    country = p.kind == "country" or q.kind == "country"
    if (p.concept is not None and p.concept == q.concept) or p.words == q.words:
        # A town and its province or countryside go by one name, and are no closer than the province.
        weight = 0.2 if country else 1.0 if p.kind in WIDE or q.kind in WIDE else 2.5
        return weight, "the same place: {one}"
    at, there = p.at, q.at
    if at is None or there is None:
        return (0.0, "") if p.words.isdisjoint(q.words) else (1.2, "the places share a name: {one}, {other}")
    apart = distance_km(at.lat, at.lon, there.lat, there.lon)
    if country:
        if apart <= max(at.uncertainty_km, there.uncertainty_km):
            return 0.2, "{one} and {other} can be one place"
        return -2.0, "{one} isn't in {other}"
    reach = at.uncertainty_km + there.uncertainty_km
    if apart <= reach + 5:
        weight = 0.4 if p.own and q.own else 1.0 if reach > 30 else 2.0
        return weight, "{one} and {other} can be one place ({apart:.0f} km apart)"
    weight = 0.4 if apart <= 40 else -0.4 if apart <= 150 else -1.5 if apart <= 300 else -3.0
    return weight, "{one} and {other} are {apart:.0f} km apart"


def _filled(p: Spot, q: Spot, why: str) -> str:
    one, other = sorted((p.name, q.name))
    apart = distance_km(p.at.lat, p.at.lon, q.at.lat, q.at.lon) if p.at and q.at else 0.0
    return why.format(one=one, other=other, apart=apart)
