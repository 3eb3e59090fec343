"""One decision per name per report: which of the places that bear it is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

from tawatur.places.base import NEAR, REGION
from tawatur.places.gazetteer import Gazetteer, Spot
from tawatur.read.place_scan import Candidate, Signs
from tawatur.values import distance_km

# Weights of the evidence: a country that is named once outweighs a hundred times the people.
PEOPLE, NEAR_PRIOR, REGION_PRIOR = 0.8, 1.5, 0.5
COUNTRY_NAMED, GOVERNORATE_NAMED, KIND_SIGNED = 3.0, 2.0, 10.0
KINDS = {"country": 5.0, "governorate": 1.0, "region": 1.0, "district": 1.0, "site": 0.5, "settlement": 0.0}
UNKNOWN_PEOPLE = 3_000  # the base has 0 for half of the region's towns: it means not known
CAPITAL = 1.5  # a settlement that shares its name with its governorate is its capital
CLOSE, CLOSE_KM = 2.0, 150.0


def wanted_kind(sign: str | None) -> str | None:
    """The kind of place that a sign word asks for, None where it leaves it open."""
    if sign in ("city", "cities", "town", "towns", "village", "villages"):
        return "settlement"
    return None


def choose(
    found: Sequence[Candidate], signed: Mapping[str, str], signs: Signs, gazetteer: Gazetteer
) -> dict[str, Spot]:
    """The place for each name. `signed` maps a name to the id of a sign word that stood before it."""
    spots = gazetteer.spots
    countries = _countries(found, signs, spots)
    admins = {
        (spots[n].admin, c.name)
        for c in found
        for n in c.numbers
        if spots[n].kind == "governorate" and spots[n].admin
    }
    total = sum(countries.values()) or 1.0
    chosen: dict[str, Spot] = {}
    open_names: dict[str, tuple[int, ...]] = {}
    for c in found:
        if c.name in chosen or c.name in open_names:
            continue
        if len(c.numbers) == 1:
            chosen[c.name] = spots[c.numbers[0]]
        else:
            open_names[c.name] = c.numbers
    fixed = [s for s in chosen.values() if s.kind in ("settlement", "site")]
    for name, numbers in open_names.items():
        kind = wanted_kind(signed.get(name))
        others = {admin for admin, by in admins if by != name}
        named = {(spots[n].kind, spots[n].country, spots[n].admin) for n in numbers}
        scored = [
            (
                _score(spots[n], kind, countries, total, others, named)
                + (_closeness(spots[n], fixed) if len(numbers) > 1 else 0.0),
                -n,
            )
            for n in numbers
        ]
        chosen[name] = spots[-max(scored)[1]]
    return chosen


def _countries(found: Sequence[Candidate], signs: Signs, spots: Sequence[Spot]) -> dict[str, float]:
    """How often each country is named or shown: by its name, an adjective, a name that only it has."""
    shown: dict[str, float] = {}
    for c in found:
        kinds = {spots[n].kind for n in c.numbers}
        where = {spots[n].country for n in c.numbers}
        if "country" in kinds:
            for n in c.numbers:
                if spots[n].kind == "country":
                    shown[spots[n].country] = shown.get(spots[n].country, 0.0) + 1.0
        elif len(where) == 1:
            (country,) = where
            shown[country] = shown.get(country, 0.0) + 1.0
    for hit in signs.nisbas.values():
        country = hit.entry.concept
        shown[country] = shown.get(country, 0.0) + 0.5
    return shown


def _score(
    spot: Spot,
    kind: str | None,
    countries: Mapping[str, float],
    total: float,
    admins: set[str],
    named: set[tuple[str, str, str]],
) -> float:
    score = PEOPLE * log10(max(spot.population, UNKNOWN_PEOPLE)) + KINDS.get(spot.kind, 0.0)
    score += NEAR_PRIOR if spot.country in NEAR else REGION_PRIOR if spot.country in REGION else 0.0
    share = countries.get(spot.country, 0.0)
    if share:
        score += COUNTRY_NAMED * (0.4 + 0.6 * share / total)
    if spot.admin and spot.admin in admins:
        score += GOVERNORATE_NAMED
    if spot.kind == "settlement" and ("governorate", spot.country, spot.admin) in named:
        score += CAPITAL
    if kind is not None and spot.kind == kind:
        score += KIND_SIGNED
    return score


def _closeness(spot: Spot, fixed: Sequence[Spot]) -> float:
    nearest = min((distance_km(spot.lat, spot.lon, f.lat, f.lon) for f in fixed), default=CLOSE_KM)
    return CLOSE * max(0.0, 1.0 - nearest / CLOSE_KM)
