"""Whether two values of an attribute can both be true, and what it is that stands between them."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.codebook import bodies, kinship
from tawatur.compare.says import HOURS
from tawatur.compare.says_who import side
from tawatur.compare.told import Parties, Said, Spot
from tawatur.compare.voices import ties
from tawatur.link.evidence import WIDE
from tawatur.link.spots import place_words, same_name
from tawatur.model import Place
from tawatur.places.geometry import DEGREES, compass
from tawatur.values import Agreement, Count, When, agreement, bearing_deg, destination, distance_km

SETTLED = frozenset({"settlement", "district", "unknown", "relative"})
_OPPOSED = {
    "happened": (("yes", "no"),),
    "presence": (("yes", "no"),),
    "escaped": (("yes", "nobody"),),
    "link": (("yes", "no"),),
    "participation": (("took_part", "no_part"), ("support", "no_part")),
}
_FIGHTS = ("fighter", "leader", "attacker", "forces")
_LIMITED = ("took_part", "support")
ONE_PERSON = "status of one"
"""The attribute "status" where a single person is meant, who can't be both civilian and fighter."""
EXCLUSIVE_KINS = frozenset({"explosion", "bombardment"})
_EXCLUSIVE_MEANS = frozenset({"explosive_device", "mine", "car_bomb", "suicide_bomber"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why two values can't both be true: a row of verdict_words.tsv with what fills it; `denial` where one is
    the plain denial of the other."""

    words: str | None = None
    slots: tuple[tuple[str, str], ...] = ()
    denial: bool = False


def conflict(attribute: str, a: Said, b: Said) -> Conflict | None:
    """What stands between two values, None where both can be true. Symmetric but for the order of slots."""
    if isinstance(a, Count) and isinstance(b, Count):
        return None if agreement(a, b).agrees else Conflict()
    if isinstance(a, When) and isinstance(b, When):
        return _days(a, b)
    if isinstance(a, Spot) and isinstance(b, Spot):
        return _spots(a, b)
    if isinstance(a, Parties) and isinstance(b, Parties):
        return _parties(attribute, a, b)
    if isinstance(a, str) and isinstance(b, str):
        return _words(attribute, a, b)
    return None


def same(a: Said, b: Said) -> bool:
    """True where two values say the same within their uncertainty, one perhaps less exactly."""
    if isinstance(a, When) and isinstance(b, When):
        return agreement(a, b).agrees
    if isinstance(a, Parties) and isinstance(b, Parties) and a.concepts and b.concepts:
        return _covers(a, b) and _covers(b, a)
    return False


def _covers(a: Parties, b: Parties) -> bool:
    """True where every body of the one stands in the line of command of one of the other's."""
    return all(any(_in_line(x, y) for y in b.concepts) for x in a.concepts)


def _in_line(x: str, y: str) -> bool:
    """True where one stands under the other, or is its country's forces as a whole."""
    forces = x.endswith(".forces") or y.endswith(".forces")
    return bodies.belongs(x, y) or bodies.belongs(y, x) or (forces and side(x) == side(y))


def _days(a: When, b: When) -> Conflict | None:
    if agreement(a, b).agrees:
        return None
    gap = max(a.first, b.first).toordinal() - min(a.last, b.last).toordinal()
    return Conflict("days", (("n", str(gap)),))


def _words(attribute: str, a: str, b: str) -> Conflict | None:
    if attribute == "date" and a in HOURS and b in HOURS:
        return None if _hours_meet(HOURS[a], HOURS[b]) else Conflict()
    if attribute == "means":
        return Conflict() if {a, b} <= _EXCLUSIVE_MEANS and a != b else None
    if attribute == "event_type":
        return Conflict() if {kinship.kin(a), kinship.kin(b)} == EXCLUSIVE_KINS else None
    if attribute == ONE_PERSON:
        return Conflict() if "civilian" in (a, b) and (a in _FIGHTS or b in _FIGHTS) else None
    for pair in _OPPOSED.get(attribute, ()):
        if {a, b} == set(pair):
            return Conflict(denial=True)
    if attribute == "participation" and {a, b} == set(_LIMITED):
        return Conflict()
    return None


def _hours_meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return any(a[0] < b[1] + shift and b[0] + shift < a[1] for shift in (-24, 0, 24))


def _parties(attribute: str, a: Parties, b: Parties) -> Conflict | None:
    """Only sides that stand under no common command and in no common alliance exclude each other."""
    if attribute == "target" or not a.concepts or not b.concepts:
        return None
    if any(_one_side(x, y) for x in a.concepts for y in b.concepts):
        return None
    return Conflict()


def _one_side(x: str, y: str) -> bool:
    if bodies.belongs(x, y) or bodies.belongs(y, x) or side(x) == side(y):
        return True
    member = ties("member")
    return any((m, n) in member or (n, m) in member for m in bodies.command(x) for n in bodies.command(y))


def _spots(a: Spot, b: Spot) -> Conflict | None:
    p, q = a.place, b.place
    if _same_name(p, q):
        return _units(a, b)
    at, there = p.value, q.value
    if at and there:
        if agreement(at, there) is not Agreement.CONFLICTS:
            return None
        if turned := _other_bearing(p, q) or _other_bearing(q, p):
            return turned
        if _holds(a, q) or _holds(b, p):
            return None
        km = distance_km(at.lat, at.lon, there.lat, there.lon)
        return Conflict("apart", (("km", f"{km:.0f}"),))
    if p.kind in WIDE or q.kind in WIDE or _holds(a, q) or _holds(b, p) or _share_quarter(a, b):
        return None
    if (p.relative and not at) or (q.relative and not there):
        return None  # "ten kilometres inside Syria" excludes no village
    if p.kind in SETTLED and q.kind in SETTLED and not place_words(p.name) & place_words(q.name):
        return Conflict("names")
    return None


def _same_name(p: Place, q: Place) -> bool:
    return not (p.relative or q.relative) and same_name(p, q)


def _holds(spot: Spot, place: Place) -> bool:
    """True where the place is among the wider units told with the spot."""
    return any(_same_name(w, place) or place_words(w.name) & place_words(place.name) for w in spot.within)


def _share_quarter(a: Spot, b: Spot) -> bool:
    """True where both name one quarter or village beside their place: something smaller than a city."""
    mine, theirs = ([p for p in s.within if p.kind not in WIDE and not p.concept] for s in (a, b))
    return any(place_words(p.name) & place_words(q.name) for p in mine for q in theirs)


def _units(a: Spot, b: Spot) -> Conflict | None:
    """One name put into two governorates that don't meet."""
    mine = [p for p in a.within if p.kind in ("governorate", "region") and p.value]
    theirs = [p for p in b.within if p.kind in ("governorate", "region") and p.value]
    for p in mine:
        for q in theirs:
            at, there = p.value, q.value
            if at and there and not _same_name(p, q) and not agreement(at, there).agrees:
                return Conflict("units", (("one_unit", p.name), ("other_unit", q.name)))
    return None


_SAME_DISTANCE = 0.2  # the share of the greater distance by which two that agree may differ


def _other_bearing(p: Place, q: Place) -> Conflict | None:
    """Where `q` lies as far from the place that `p` is told from as `p` does, and on another side of it: by its
    own words, or by its point."""
    near, at, there = p.relative, p.value, q.value
    if not near or not near.distance_km or not near.bearing or not at or not there:
        return None
    other = q.relative
    if other and other.distance_km and other.bearing and place_words(other.of) == place_words(near.of):
        km, bearing = other.distance_km, other.bearing
    else:
        back = (DEGREES[near.bearing] + 180.0) % 360.0
        origin = destination(at.lat, at.lon, back, near.distance_km)
        km = distance_km(*origin, there.lat, there.lon)
        if there.uncertainty_km > _SAME_DISTANCE * km:
            return None
        bearing = compass(bearing_deg(*origin, there.lat, there.lon))
    if bearing == near.bearing or abs(km - near.distance_km) > _SAME_DISTANCE * max(km, near.distance_km):
        return None
    told = {"of": near.of, "one_km": f"{near.distance_km:g}", "one_bearing": near.bearing}
    return Conflict("bearing", tuple({**told, "other_km": f"{km:.0f}", "other_bearing": bearing}.items()))
