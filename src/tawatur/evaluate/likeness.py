"""When what was read is what was annotated: events, dates, points, relative places, counts."""

from __future__ import annotations

from tawatur.evaluate import gold
from tawatur.evaluate.heads import Head, Number, Spot
from tawatur.evaluate.surfaces import best_overlap, overlap, pair
from tawatur.model import Time
from tawatur.values import Span, distance_km

NEAR_KM = 15.0  # a point this near to the gold point is right
AREAS = frozenset({"district", "governorate", "region", "country", "relative"})


def same_date(told: str, time: Time) -> bool:
    """True when both ends of the interval, cut to the precision of `told` (year, month or day), are it."""
    cut = len(told)
    return time.first.isoformat()[:cut] == told and time.last.isoformat()[:cut] == told


def is_near(lat: float, lon: float, spot: Spot) -> tuple[bool, float | None]:
    """Whether the point found is right, and its distance in km (None without one)."""
    place = spot.place
    if place.lat is None or place.lon is None:
        return False, None
    apart = distance_km(lat, lon, place.lat, place.lon)
    is_area = place.kind in AREAS or place.relative is not None
    return apart <= NEAR_KM or (is_area and apart <= (place.uncertainty_km or 0.0)), apart


def event_likeness(event: gold.Event, spans: tuple[Span, ...], head: Head) -> tuple[float, ...] | None:
    """How well a claim fits an event of its type: the shared trigger first, else a shared place or count."""
    if event.type != head.type:
        return None
    own = _shared(spans, (head.trigger,))
    shared = own or _shared(spans, head.triggers)
    values = _shared_values(event, head)
    if not shared and not values:
        return None
    return (2.0 if own else 1.0 if shared else 0.0, shared, values)


def _shared(a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    return max((min(s.end, t.end) - max(s.start, t.start) for s in a for t in b if s.overlaps(t)), default=0)


def _shared_values(event: gold.Event, head: Head) -> float:
    mains = [s for s in head.places if s.place.role == "main"]
    places = pair(
        [p for p in event.places if p.role == "main"], mains, lambda p, s: best_overlap(p.surface, s.surfaces)
    )
    return len(places) + len(pair(event.counts, head.numbers, same_number))


def same_number(count: gold.Count, number: Number) -> tuple[float, ...] | None:
    """How well the wordings fit where what is counted and both bounds are equal, else None."""
    if (count.what, count.low, count.high) != (number.what, number.low, number.high):
        return None
    return best_overlap(count.surface, number.surfaces)


def same_relative(place: gold.Place, spot: Spot) -> tuple[float, ...] | None:
    """How well two relative places fit: direction equal, distance where one is told (to half a km), reference
    the same; else None."""
    told, found = place.relative, spot.place.relative
    if told is None or found is None or told.bearing != found.bearing:
        return None
    if told.distance_km is not None and (
        found.distance_km is None or abs(told.distance_km - found.distance_km) > 0.5
    ):
        return None
    reference = best_overlap(told.of or "", (found.of,))
    if reference is None:
        return None
    return (*reference, max(overlap(place.surface, s)[0] for s in spot.surfaces) if spot.surfaces else 0.0)
