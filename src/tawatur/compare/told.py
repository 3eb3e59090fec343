"""Values as they are told, and what makes two of them one position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawatur.language.text import fold
from tawatur.link.spots import place_words
from tawatur.model import Claim, Origin, Place, Polarity, Spans
from tawatur.values import Count, When


@dataclass(frozen=True, slots=True)
class Parties:
    """The sides that a claim names in one part: codebook ids, and the words of those without one."""

    concepts: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a claim puts the event: its main place, and the wider units told with it; `near` where it is put
    beside the place and not into it."""

    place: Place
    within: tuple[Place, ...]
    near: bool = False


Said = Count | When | Spot | Parties | str
Value = tuple[str, str | None, Said, str, Spans]
"""What a claim says: attribute, group, value, the value as shown, and the words it rests on."""
HELD = frozenset({Polarity.ASSERTED, Polarity.UNCERTAIN})
"""What a claim must be for its details to be values, too."""
DENIED = frozenset({Polarity.NEGATED, Polarity.DENIED})
"""What a claim is that says that something was not so."""


@dataclass(frozen=True, slots=True)
class Told:
    """One value of one attribute as one claim tells it. `order` says which of an origin's values is its last:
    the day of publication, then the place in the text, background before the rest."""

    attribute: str
    about: str | None
    value: Said
    shown: str
    claim: Claim
    origin: Origin
    spans: Spans
    order: tuple[str, bool, int]
    of_telling: bool = False

    @property
    def sure(self) -> bool:
        """False for a day that the grammar doesn't surely give to this event, or gives to the telling ("the
        ministry announced today"): it can't contradict another."""
        if self.of_telling:
            return False
        return self.attribute != "date" or self.claim.time is None or self.claim.time.certain


def value_key(told: Told) -> tuple[str, ...]:
    """What makes two values one position."""
    value = told.value
    if isinstance(value, Count):
        return "count", str(value.low), str(value.high), str(value.approximate)
    if isinstance(value, When):
        return "days", str(value.first), str(value.last)
    if isinstance(value, Parties):
        return ("parties", *sorted(value.concepts or (fold(n) for n in value.names)))
    if isinstance(value, Spot):
        return ("near", *place_key(value.place)) if value.near else place_key(value.place)
    return "word", value


def place_key(place: Place) -> tuple[str, ...]:
    """A place by its relative position, its concept, or its telling words."""
    near = place.relative
    if near and (near.distance_km is not None or near.bearing):
        return "offset", *sorted(place_words(near.of)), f"{near.distance_km or ''}", near.bearing or ""
    return ("place", place.concept) if place.concept else ("name", *sorted(place_words(place.name)))


def shown_count(value: Count) -> str:
    """The number as a reader would write it: 12, about 20, 20-99, 10+."""
    about = "~" if value.approximate else ""
    if value.high is None:
        return f"{about}{value.low}+"
    return f"{about}{value.low}" if value.low == value.high else f"{about}{value.low}-{value.high}"


def count_of(shown: str) -> Count:
    """The number that `shown_count` wrote. Raises ValueError for anything else."""
    about, digits = shown.startswith("~"), shown.removeprefix("~")
    if digits.endswith("+"):
        return Count(int(digits[:-1]), None, about)
    low, _, high = digits.partition("-")
    return Count(int(low), int(high or low), about)


def index(told: Iterable[Told]) -> Mapping[tuple[str, str | None], list[Told]]:
    """The values by attribute and group."""
    found: dict[tuple[str, str | None], list[Told]] = {}
    for one in told:
        found.setdefault((one.attribute, one.about), []).append(one)
    return found
