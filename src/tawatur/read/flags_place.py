"""A place told at a distance or on a side of another where it can't be, by the gazetteer's points of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.language.text import fold
from tawatur.places.gazetteer import Gazetteer, Spot
from tawatur.places.geometry import DEGREES, compass
from tawatur.read.places import PlaceMention
from tawatur.read.scan import Scan
from tawatur.values import Span, bearing_deg, distance_km

# Of 50 places of 1,842 web articles told by a distance from another, true ones lie up to 4 times as far as told
# ("some kilometres": 24 km) and 65 degrees off; the one false number was 601 km for 146.
FACTOR, SLACK_KM = 2.0, 30.0
OTHER_SIDE = 100.0
"""Degrees between the direction told and the true one; "south" is also said of what lies south-east."""
NEAR_KM = 30.0
"""Nearer than this the middle of a town says little about directions."""
LARGE = 20_000
"""People of a town that no village of its name is taken for."""
CITY = 100_000
_VILLAGE = frozenset({"قريه", "بقريه", "وقريه", "قريتي", "مزرعه", "بمزرعه"})
_GOES_ON = frozenset({"وتقع", "ويقع", "وتبعد", "ويبعد", "والواقعه", "والواقع", "والتي", "والذي", "وهي"})


class Misplaced(NamedTuple):
    """The words, the two names, and both positions as told and as known ("60 km S")."""

    spans: tuple[Span, ...]
    place: str
    of: str
    told: str
    real: str


def misplaced(scan: Scan, gazetteer: Gazetteer) -> Iterator[Misplaced]:
    """The places of a text that no place of their name is where the text puts it."""
    told = [m for m in scan.places if m.place.relative and m.place.relative.distance_km]
    if not told:
        return
    at = {m.place.spans[0]: m for m in scan.places}
    for mention in told:
        relative = mention.place.relative
        of = at.get(relative.spans[-1]) if relative else None
        if relative is None or of is None or not _close(scan, mention, relative.spans[0]):
            continue
        there = _spots(gazetteer, of)
        here = _spots(gazetteer, mention, there[0].country) if there else []
        if not here or not _known(scan, gazetteer, mention, here, there):
            continue
        km = relative.distance_km or 0.0
        if any(_fits(a, b, km, relative.bearing) for a in here for b in there):
            continue
        place, other = here[0], there[0]
        real = distance_km(other.lat, other.lon, place.lat, place.lon)
        side = compass(bearing_deg(other.lat, other.lon, place.lat, place.lon))
        yield Misplaced(
            (*mention.place.spans[:1], relative.spans[0]),
            mention.place.name,
            relative.of,
            f"{km:.0f} km {relative.bearing or ''}".strip(),
            f"{real:.0f} km {side}",
        )


def _spots(gazetteer: Gazetteer, mention: PlaceMention, country: str = "") -> list[Spot]:
    """Every settlement that the mention may mean, none where it is no known settlement itself: the one chosen
    first, else (where the distance told has ruled it out) those of the country, the largest first."""
    if mention.place.kind != "settlement":
        return []
    chosen = gazetteer.get(mention.place.concept or "")
    named = [*gazetteer.named(mention.place.name), *(gazetteer.named(chosen.name) if chosen else ())]
    towns = [spot for spot in named if spot.kind == "settlement"]
    towns.sort(key=lambda spot: (spot is not chosen, spot.country != country, -spot.population, spot.id))
    return towns


def _known(
    scan: Scan, gazetteer: Gazetteer, mention: PlaceMention, here: Sequence[Spot], there: Sequence[Spot]
) -> bool:
    """True for a name that hardly means a village that the gazetteer lacks."""
    spot = here[0]
    if spot.population >= LARGE:
        return scan.text.words[mention.first] not in _VILLAGE and (
            spot.population >= CITY or spot.country == there[0].country
        )
    names = {fold(spot.name), fold(mention.place.name)}
    single = all(other.id == spot.id for other in here)
    return single and spot.country == there[0].country and not names & gazetteer.doubtful


def _close(scan: Scan, mention: PlaceMention, phrase: Span) -> bool:
    """True where nothing stands between the name and the phrase that could be another place's."""
    first, last = mention.end, scan.text.token_at(phrase.start)
    between = scan.text.words[first:last] if first <= last else ()
    return len(between) <= 6 and not any(w.startswith("و") and w not in _GOES_ON for w in between)


def _fits(place: Spot, of: Spot, km: float, bearing: str | None) -> bool:
    """True where the distance and the direction can be meant of the two points and the ground around them."""
    slack = SLACK_KM + place.extent_km + of.extent_km
    real = distance_km(of.lat, of.lon, place.lat, place.lon)
    if not (km / FACTOR - slack <= real <= km * FACTOR + slack):
        return False
    if bearing is None or real < NEAR_KM + place.extent_km + of.extent_km:
        return True
    off = abs((bearing_deg(of.lat, of.lon, place.lat, place.lon) - DEGREES[bearing] + 180) % 360 - 180)
    return off <= OTHER_SIDE
