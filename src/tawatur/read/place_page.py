"""What is known of one text while its places are read: the names, what was decided, the units made so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.language.hits import Hits
from tawatur.language.text import Text, fold
from tawatur.places.gazetteer import Gazetteer, Spot
from tawatur.read.place_scan import Candidate, Signs
from tawatur.values import Where

_REACH = 12  # tokens: a place told within about a line says which country an unknown village is in


class Unit(msgspec.Struct):
    """A place in the making: tokens `first` to `end` with its sign word, `name_first` to `name_end`
    the name alone."""

    first: int
    end: int
    name_first: int
    name_end: int
    lead: str
    spot: Spot | None
    kind: str
    country: str | None
    where: Where | None
    basis: str
    by: str
    sign: str | None = None
    reference: bool = False
    role: str = "site"
    name: str | None = None
    joined: bool = False  # begins with "and"
    measured: tuple[int, int, str] | None = None  # tokens of the place that it is a side of, and which side
    group: int = -1  # units of one list share it


def spot_where(spot: Spot) -> Where:
    """The point of a gazetteer place with its extent."""
    return Where(spot.lat, spot.lon, spot.extent_km)


class Page:
    """One text, its hits and names, and the units made so far; `home` is the country spoken of most."""

    def __init__(
        self,
        text: Text,
        hits: Hits,
        signs: Signs,
        gazetteer: Gazetteer,
        firm: Sequence[Candidate],
        chosen: Mapping[str, Spot],
        shown: Mapping[str, float],
    ) -> None:
        self.text, self.hits, self.signs, self.gazetteer = text, hits, signs, gazetteer
        self.by_first = {c.first: c for c in firm}
        self.chosen = chosen
        self.shown = shown
        self.home = max(shown, key=shown.__getitem__, default=None)  # spoken of most; the first of equals
        self.taken: set[int] = set()
        self.units: list[Unit] = []

    def class_at(self, at: int, cls: str, concept: str | None = None) -> bool:
        """True where a row of that class (and concept) starts at token `at`."""
        return any(concept in (None, h.entry.concept) for h in self.hits.of(cls, at))

    def country_near(self, at: int) -> str | None:
        """The country of the nearest named place within a line's reach, else the one spoken of most."""
        near = [
            (abs(first - at), first, c)
            for first, c in self.by_first.items()
            if first != at and abs(first - at) <= _REACH and c.name not in self.gazetteer.doubtful
        ]
        return self.chosen[min(near)[2].name].country if near else self.home

    def is_far(self, spot: Spot, end: int = 0) -> bool:
        """A village told with its sign word is no namesake in a country that the report doesn't speak of."""
        if spot.kind != "settlement" or self.home is None or spot.country == self.home:
            return False
        nisba = self.signs.nisbas.get(end)
        if nisba is not None and nisba.entry.concept == spot.country:
            return False
        return spot.population < 20_000 or (spot.population < 100_000 and spot.country not in self.shown)

    def governorate_of(self, spot: Spot) -> Spot | None:
        """The governorate that a place is the capital of, or itself; None for others."""
        if spot.kind == "governorate":
            return spot
        for number in self.gazetteer.names.get(fold(spot.name), ()):
            other = self.gazetteer.spots[number]
            if other.kind == "governorate" and other.admin == spot.admin:
                return other
        return None

    def country(self, code: str) -> Spot | None:
        """The country of the gazetteer with that ISO code."""
        return self.gazetteer.get(code.lower())

    def add_taken(self, unit: Unit) -> None:
        """Takes a unit's tokens."""
        self.taken.update(range(unit.first, unit.end))
        unit.joined = unit.joined or unit.lead.startswith("و")

    def add(self, unit: Unit) -> None:
        """Puts a unit down and takes its tokens."""
        self.add_taken(unit)
        self.units.append(unit)
