"""Points with an uncertainty for places that are told from other places."""

from __future__ import annotations

from math import radians, tan

from tawatur.values import Where, destination, distance_km

DEGREES = {"N": 0.0, "NE": 45.0, "E": 90.0, "SE": 135.0, "S": 180.0, "SW": 225.0, "W": 270.0, "NW": 315.0}
_SIDES = tuple(DEGREES)

# A compass word covers an eighth of the circle, 22.5 degrees to either side: at distance d the sector reaches
# d * tan(22.5 degrees) = 0.41 d to each side, which holds a figure rounded to ten percent as well.
SECTOR_SHARE = round(tan(radians(22.5)), 2)
ABOUT = 1.25  # "about": the figure itself is off by a fifth (as Count has it), beside the sector
NEAR_KM = 10.0  # "near X": reporters say "near" of what lies within a quarter of an hour's drive
OUTSIDE_KM = 15.0  # "east of X" without a distance: the next villages, up to 30 km


def compass(degrees: float) -> str:
    """The word of the compass nearest to a bearing in degrees."""
    return _SIDES[round(degrees / 45) % 8]


def at_distance(origin: Where, bearing: str | None, km: float, *, about: bool = False) -> Where:
    """The point `km` from `origin` towards `bearing`, with the sector's uncertainty and the origin's own.

    Without a bearing the place lies on a circle: the origin with `km` (and a tenth) as uncertainty.
    """
    widen = ABOUT if about else 1.0
    if bearing is None:
        return Where(origin.lat, origin.lon, round(km * 1.1 * widen + origin.uncertainty_km, 1))
    lat, lon = destination(origin.lat, origin.lon, DEGREES[bearing], km)
    own = min(origin.uncertainty_km, max(km / 2, 5.0))
    return Where(round(lat, 4), round(lon, 4), round(km * SECTOR_SHARE * widen + own, 1))


def beside(origin: Where, bearing: str | None) -> Where:
    """The ground on one side of a settlement, no distance told; without a bearing its surroundings."""
    if bearing is None:
        return Where(origin.lat, origin.lon, round(origin.uncertainty_km + NEAR_KM, 1))
    reach = origin.uncertainty_km + OUTSIDE_KM
    lat, lon = destination(origin.lat, origin.lon, DEGREES[bearing], reach)
    return Where(round(lat, 4), round(lon, 4), round(reach * 1.2, 1))


def part_of(whole: Where, bearing: str) -> Where:
    """The part of an area that lies towards `bearing`: half of its reach out, six tenths of it wide."""
    reach = whole.uncertainty_km
    lat, lon = destination(whole.lat, whole.lon, DEGREES[bearing], reach * 0.5)
    return Where(round(lat, 4), round(lon, 4), round(reach * 0.6, 1))


def between(a: Where, b: Where) -> Where:
    """The middle of two places; the uncertainty reaches either of them."""
    lat, lon = (a.lat + b.lat) / 2, (a.lon + b.lon) / 2
    if abs(a.lon - b.lon) > 180:
        lon = (lon + 360) % 360 - 180
    apart = distance_km(a.lat, a.lon, b.lat, b.lon)
    return Where(round(lat, 4), round(lon, 4), round(apart / 2 + max(a.uncertainty_km, b.uncertainty_km), 1))


def countryside(city: Where, governorate: Where, bearing: str | None) -> Where:
    """The countryside of a governorate: all of it, or what lies towards `bearing` from its city."""
    if bearing is None:
        return governorate
    reach = governorate.uncertainty_km
    lat, lon = destination(city.lat, city.lon, DEGREES[bearing], reach * 0.4)
    return Where(round(lat, 4), round(lon, 4), round(reach * 0.5, 1))
