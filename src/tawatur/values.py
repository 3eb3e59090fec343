"""Values are intervals, and one function compares any two of them.

"Dozens" is 20 to 99, "at least 10" is 10 and up, "this month" is 30 days, "60 km south of X" is a point
with an uncertainty. Two values agree when their intervals do, never because their words do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

EARTH_KM = 6371.0088  # mean radius, IUGG


class Span(NamedTuple):
    """A stretch of raw text, `raw[start:end]`, in Unicode code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Agreement(StrEnum):
    """How one value stands to another, read from the first: NARROWER says less than the second allows."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OVERLAPS = "overlaps"
    CONFLICTS = "conflicts"

    @property
    def agrees(self) -> bool:
        """True unless the values exclude each other."""
        return self is not Agreement.CONFLICTS


@dataclass(frozen=True, slots=True)
class Count:
    """A number of persons or things: `low` to `high`, `high` None for "and up".

    `approximate` marks "about": the figure is kept as told, and comparing widens it by a fifth.
    """

    low: int
    high: int | None
    approximate: bool = False

    def bounds(self) -> tuple[float, float]:
        """The interval that the words allow, widened by 20% where the report says "about"."""
        high = float("inf") if self.high is None else float(self.high)
        if self.approximate:
            return self.low * 0.8, high * 1.2
        return float(self.low), high


@dataclass(frozen=True, slots=True)
class When:
    """The days from `first` to `last`, both included, in the calendar of the report's place."""

    first: date
    last: date

    def bounds(self) -> tuple[float, float]:
        """The interval as day ordinals."""
        return float(self.first.toordinal()), float(self.last.toordinal())


@dataclass(frozen=True, slots=True)
class Where:
    """A point (WGS 84 degrees) and the radius in km within which the place lies."""

    lat: float
    lon: float
    uncertainty_km: float


Value = Count | When | Where


def agreement(a: Value, b: Value) -> Agreement:
    """How `a` stands to `b`. Raises TypeError for values of different kinds."""
    if isinstance(a, Where) and isinstance(b, Where):
        return _of_areas(a, b)
    if isinstance(a, (Count, When)) and type(a) is type(b):
        return _of_intervals(a.bounds(), b.bounds())
    raise TypeError(f"a {type(a).__name__} and a {type(b).__name__} can't be compared")


def _of_intervals(a: tuple[float, float], b: tuple[float, float]) -> Agreement:
    if a == b:
        return Agreement.SAME
    if a[1] < b[0] or b[1] < a[0]:
        return Agreement.CONFLICTS
    if b[0] <= a[0] and a[1] <= b[1]:
        return Agreement.NARROWER
    if a[0] <= b[0] and b[1] <= a[1]:
        return Agreement.WIDER
    return Agreement.OVERLAPS


def _of_areas(a: Where, b: Where) -> Agreement:
    apart = distance_km(a.lat, a.lon, b.lat, b.lon)
    if apart < 0.5 and abs(a.uncertainty_km - b.uncertainty_km) < 0.5:
        return Agreement.SAME
    if apart > a.uncertainty_km + b.uncertainty_km:
        return Agreement.CONFLICTS
    if apart + a.uncertainty_km <= b.uncertainty_km:
        return Agreement.NARROWER
    if apart + b.uncertainty_km <= a.uncertainty_km:
        return Agreement.WIDER
    return Agreement.OVERLAPS


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance in km between two points in degrees (haversine)."""
    p1, p2 = radians(lat1), radians(lat2)
    h = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def bearing_deg(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The initial bearing in degrees, 0 to 360 clockwise from north, from the first point to the second."""
    p1, p2, dl = radians(lat1), radians(lat2), radians(lon2 - lon1)
    y = sin(dl) * cos(p2)
    x = cos(p1) * sin(p2) - sin(p1) * cos(p2) * cos(dl)
    return degrees(atan2(y, x)) % 360


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point in degrees that lies `km` from (lat, lon) in direction `bearing` (degrees)."""
    d, t, p = km / EARTH_KM, radians(bearing), radians(lat)
    p2 = asin(sin(p) * cos(d) + cos(p) * sin(d) * cos(t))
    dl = atan2(sin(t) * sin(d) * cos(p), cos(d) - sin(p) * sin(p2))
    return degrees(p2), (lon + degrees(dl) + 540) % 360 - 180
