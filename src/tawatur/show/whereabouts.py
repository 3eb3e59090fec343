"""Where an incident is put by each account, before it is drawn: points, areas, distances and bearings."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Claim, Place
from tawatur.places.gazetteer import load
from tawatur.places.geometry import compass
from tawatur.show.dossier import Point, PositionView
from tawatur.values import Agreement, Where, agreement, bearing_deg, distance_km

PLACES = ("place", "where")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_FARTHEST = 500.0  # km; a reference further away is another place of that name


@dataclass(frozen=True, slots=True)
class Spot:
    """A position of the place. `letter` names it in drawing and list; `at` is None where nothing gives its
    coordinates; `reference` is the place that a relative one is told from, where that is known."""

    letter: str
    position: PositionView
    place: Place | None
    at: Where | None
    reference: tuple[str, float, float] | None


@dataclass(frozen=True, slots=True)
class Apart:
    """Two positions that exclude each other: `km` between their middles, `bearing` in degrees seen from
    the first."""

    one: Spot
    other: Spot
    km: float
    bearing: float

    @property
    def side(self) -> str:
        """The bearing as one of N NE E SE S SW W NW."""
        return compass(self.bearing)


def spots(point: Point, claims: tuple[Claim, ...], ui: str) -> tuple[Spot, ...]:
    """The positions of a place in their order. `claims` are those of the incident."""
    found: list[Spot] = []
    for number, position in enumerate(point.positions):
        place = _place_of(position, claims)
        at = place.value if place else None
        found.append(Spot(letter(number, ui), position, place, at, _reference(place, at)))
    return tuple(found)


def letter(number: int, ui: str) -> str:
    """The letter of a position, from 0; behind the alphabet's end letter and number."""
    letters = _ARABIC if ui == "ar" else _LETTERS
    turn, place = divmod(number, len(letters))
    return letters[place] + (str(turn + 1) if turn else "")


def apart(found: tuple[Spot, ...]) -> tuple[Apart, ...]:
    """The pairs of positions that exclude each other, the best supported first."""
    pairs: list[Apart] = []
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            if one.at and other.at and agreement(one.at, other.at) is Agreement.CONFLICTS:
                way = (one.at.lat, one.at.lon, other.at.lat, other.at.lon)
                pairs.append(Apart(one, other, distance_km(*way), bearing_deg(*way)))
    return tuple(pairs)


def _place_of(position: PositionView, claims: tuple[Claim, ...]) -> Place | None:
    """The place that the position's words name, one with coordinates before others."""
    quoted = {(q.report, q.span) for t in position.tellers for q in t.quotes}
    found = [
        place
        for claim in claims
        for place in claim.places
        if any(r == claim.report and any(s.overlaps(span) for s in place.spans) for r, span in quoted)
    ]
    found.sort(key=lambda p: (p.role != "main", p.value is None))
    return found[0] if found else None


def _reference(place: Place | None, at: Where | None) -> tuple[str, float, float] | None:
    """The place that another is told from, as name, latitude and longitude: of those that bear the name
    the one whose distance fits best, towns before units."""
    if place is None or place.relative is None or at is None:
        return None
    told = place.relative
    named = [
        (s.kind != "settlement", abs(away - (told.distance_km or 0.0)), s.lat, s.lon)
        for s in load().named(told.of)
        if (away := distance_km(s.lat, s.lon, at.lat, at.lon)) < _FARTHEST
    ]
    if not named:
        return None
    *_, lat, lon = min(named)
    return told.of, lat, lon
