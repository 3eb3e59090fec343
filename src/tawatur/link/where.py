"""What the places of two scenes say: the best pair speaks for, the nearest pair against."""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur.language.text import fold
from tawatur.link.evidence import WIDE, Reason, Reasons, Sight
from tawatur.model import Place
from tawatur.tables import read_tsv
from tawatur.trace.leaf import stem
from tawatur.values import distance_km


def places(a: Sight, b: Sight) -> Reasons:
    """The evidence of the places, none where nothing is known of one side's."""
    named = not a.named.isdisjoint(b.named)
    mine, theirs = a.scene.places, b.scene.places
    if not mine or not theirs:
        return (Reason(1.3, _both_name),) if named else ()
    if a.fine and b.fine:
        mine, theirs = a.fine, b.fine
    pairs = [_two_places(p, q) for p in mine for q in theirs]
    weight = max(r.weight for r in pairs)
    if named and 0 <= weight < 0.8:
        return (Reason(0.8, _both_name),)
    return (Reason(weight, lambda: max(r.why for r in pairs if r.weight == weight)),)


def _both_name() -> str:
    return "both passages name the same place"


def _two_places(p: Place, q: Place) -> Reason:
    if same_name(p, q):
        # A town and its province or countryside go by one name, and are no closer than the province.
        kinds = {p.kind, q.kind}
        weight = 0.2 if "country" in kinds else 1.0 if kinds & WIDE else 2.5
        return Reason(weight, lambda: f"the same place: {min(p.name, q.name)}")
    at, there = p.value, q.value
    if at is None or there is None:
        if place_words(p.name) & place_words(q.name):
            return Reason(1.2, lambda: f"the places share a name: {_both(p, q, ', ')}")
        return Reason(0.0, str)
    apart = distance_km(at.lat, at.lon, there.lat, there.lon)
    reach = at.uncertainty_km + there.uncertainty_km
    if "country" in (p.kind, q.kind):
        if apart <= max(at.uncertainty_km, there.uncertainty_km):
            return Reason(0.2, lambda: f"{_both(p, q)} can be one place")
        return Reason(-2.0, lambda: _both(p, q, " isn't in "))
    if apart <= reach + 5:
        weight = 0.4 if _own_name(p) and _own_name(q) else 1.0 if reach > 30 else 2.0
        return Reason(weight, lambda: f"{_both(p, q)} can be one place ({apart:.0f} km apart)")
    weight = 0.4 if apart <= 40 else -0.4 if apart <= 150 else -1.5 if apart <= 300 else -3.0
    return Reason(weight, lambda: f"{_both(p, q)} are {apart:.0f} km apart")


def _both(p: Place, q: Place, between: str = " and ") -> str:
    return between.join(sorted((p.name, q.name)))


def _own_name(place: Place) -> bool:
    """True for a place that goes by its own name, so that another name beside it is another place."""
    return place.relative is None and place.kind in ("settlement", "district")


def same_name(p: Place, q: Place) -> bool:
    """True for one place of the gazetteer or codebook, or one name."""
    return (p.concept is not None and p.concept == q.concept) or place_words(p.name) == place_words(q.name)


@lru_cache(maxsize=50_000)
def place_words(name: str) -> frozenset[str]:
    """The telling words of a place's name: stems without what a place is ("village", "city")."""
    found = frozenset(stem(w) for w in fold(name).split() if len(w) > 2)
    return found - _kinds() or found


@cache
def _kinds() -> frozenset[str]:
    rows = read_tsv("language", "ar", "link", "place_kinds.tsv", required=("id", "forms"))
    return frozenset(stem(fold(form)) for row in rows for form in row["forms"].split("|"))
