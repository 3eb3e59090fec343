"""How far two scenes tell one happening: a sum of evidence, each piece with its reason.

The weights are odds in the logarithm, rounded; set by hand and checked on the 92 reports of the multi
development set. Above JOIN two scenes are taken for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import sqrt

from tawatur.codebook import bodies
from tawatur.codebook.kinship import kinship
from tawatur.language.text import fold
from tawatur.link.scenes import Scene
from tawatur.model import Place
from tawatur.tables import read_tsv
from tawatur.trace.leaf import stem
from tawatur.values import When, distance_km

JOIN = 3.0
GENERAL = frozenset(
    {"operation", "attack", "killing", "explosion", "bombardment", "neutralised", "casualties"}
)
WIDE = frozenset({"governorate", "region", "country"})


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: for (above 0) or against, with a sentence."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """All the evidence on two scenes."""

    reasons: tuple[Reason, ...]

    @property
    def total(self) -> float:
        """The sum of the evidence."""
        return sum(r.weight for r in self.reasons)

    @property
    def joins(self) -> bool:
        """True where it is enough to take the two for one happening."""
        return self.total >= JOIN


def norm(scene: Scene, rarity: Mapping[str, float]) -> float:
    """The weight of all words of a scene."""
    return sum(rarity.get(w, 0.0) ** 2 for w in sorted(scene.words))


def score(
    a: Scene, b: Scene, rarity: Mapping[str, float], related: bool, norms: Mapping[str, float] | None = None
) -> Score:
    """The evidence on two scenes; symmetric.

    `rarity` weighs stems by how few scenes have them, `norms` are the weights of all words of the scenes by
    id (computed where not given); `related` is True where one of the two reports was made from the other.
    """
    found = [
        _events(a, b),
        *_times(a, b),
        *_places(a, b),
        *_parties(a, b),
        *_operations(a, b),
        *_counts(a, b),
        *_words(a, b, rarity, norms or {s.id: norm(s, rarity) for s in (a, b)}),
    ]
    if related:
        weight = 3.0 if a.main and b.main else 1.5
        found.append(Reason(weight, "one of the two reports was made from the other"))
    return Score(tuple(r for r in found if r.weight))


def _events(a: Scene, b: Scene) -> Reason:
    best = max(
        ((kinship(x, y), x == y, x, y) for x in sorted(a.kins) for y in sorted(b.kins)),
        default=(0.0, False, "", ""),
    )
    shared = sorted(a.events & b.events)
    if shared:
        weight = 0.6 if GENERAL.issuperset(shared) else 1.0
        return Reason(weight, f"both tell of: {', '.join(e.replace('_', ' ') for e in shared)}")
    if best[0] > 0:
        return Reason(best[0] - 0.3, f"{best[2]} and {best[3]} can be parts of one happening")
    return Reason(-4.0, "the events can't be parts of one happening")


def _times(a: Scene, b: Scene) -> list[Reason]:
    if a.time and b.time:
        sure = a.time.certain and b.time.certain
        gap = _gap(a.time.value, b.time.value)
        wide = max(_days(a.time.value), _days(b.time.value))
        if gap <= 0:
            weight = 2.0 if wide <= 3 else 1.0 if wide <= 10 else 0.4
            return [Reason(weight, f"the days agree ({_shown(a.time.value)}, {_shown(b.time.value)})")]
        against = {1: 0.5, 2: -0.7, 3: -1.5}.get(gap, -5.0 if gap > 7 else -3.0)
        return [Reason(against if sure else against / 2, f"the days are {gap} apart")]
    if a.time or b.time:
        dated, other = (a.time, b.lean) if a.time else (b.time, a.lean)
        if dated is None or other is None:
            return []
        gap = _gap(dated.value, When(*other))
        if gap <= 0 and _days(When(*other)) <= 5:
            return [Reason(1.0, "a day named beside the one without a date fits the other's")]
        if gap <= 0:
            return [Reason(0.5, "the one without a date was published within a week of the other's day")]
        if _days(When(*other)) <= 5:
            return [
                Reason(
                    -min(4.0, 0.5 + 0.5 * gap), f"the days named beside the one without a date are {gap} off"
                )
            ]
        return [Reason(-min(4.0, 0.3 * gap), f"the one without a date was published {gap} days off")]
    if a.lean and b.lean:
        gap = abs((a.lean[1] - b.lean[1]).days)
        weight = 0.7 if gap <= 2 else 0.2 if gap <= 7 else -min(4.0, 0.2 * gap)
        return [Reason(weight, f"published {gap} days from one another")]
    return []


def _gap(a: When, b: When) -> int:
    return max(a.first.toordinal(), b.first.toordinal()) - min(a.last.toordinal(), b.last.toordinal())


def _days(when: When) -> int:
    return (when.last - when.first).days + 1


def _shown(when: When) -> str:
    return _day(when.first) if when.first == when.last else f"{_day(when.first)} to {_day(when.last)}"


def _day(day: date) -> str:
    return day.isoformat()


def _places(a: Scene, b: Scene) -> list[Reason]:
    """The best pair speaks for, the nearest pair against."""
    named = _ids(a) & _ids(b)
    if not a.places or not b.places:
        return [Reason(1.3, "both passages name the same place")] if named else []
    mine, theirs = _fine(a), _fine(b)
    if not mine or not theirs:
        mine, theirs = a.places, b.places
    best = max((_two_places(p, q) for p in mine for q in theirs), key=lambda r: (r.weight, r.why))
    if named and 0 <= best.weight < 0.8:
        return [Reason(0.8, "both passages name the same place")]
    return [best]


def _fine(scene: Scene) -> tuple[Place, ...]:
    """The exact places of a scene: where two have some, their provinces say no more."""
    return tuple(p for p in scene.places if p.role == "main" and p.kind not in WIDE)


def _ids(scene: Scene) -> frozenset[str]:
    """Places smaller than a country that stand in the passage."""
    own = {p.concept for p in scene.places if p.concept and p.kind != "country"}
    return frozenset(own) | frozenset(n for n in scene.named if len(n) > 3)


def _two_places(p: Place, q: Place) -> Reason:
    one, other = sorted((p.name, q.name))
    same = (p.concept is not None and p.concept == q.concept) or place_words(p.name) == place_words(q.name)
    if same:
        # A town and its province or countryside go by one name, and are no closer than the province.
        kinds = {p.kind, q.kind}
        weight = 0.2 if "country" in kinds else 1.0 if kinds & WIDE else 2.5
        return Reason(weight, f"the same place: {one}")
    at, there = p.value, q.value
    if at is None or there is None:
        shared = place_words(p.name) & place_words(q.name)
        return Reason(1.2, f"the places share a name: {one}, {other}") if shared else Reason(0.0, "")
    apart = distance_km(at.lat, at.lon, there.lat, there.lon)
    reach = at.uncertainty_km + there.uncertainty_km
    if "country" in (p.kind, q.kind):
        inside = apart <= max(at.uncertainty_km, there.uncertainty_km)
        return (
            Reason(0.2, f"{one} and {other} can be one place")
            if inside
            else Reason(-2.0, f"{one} isn't in {other}")
        )
    if apart <= reach + 5:
        weight = 0.4 if _named(p) and _named(q) else 1.0 if reach > 30 else 2.0
        return Reason(weight, f"{one} and {other} can be one place ({apart:.0f} km apart)")
    if apart <= 40:
        return Reason(0.4, f"{one} and {other} are {apart:.0f} km apart")
    if apart <= 150:
        return Reason(-0.4, f"{one} and {other} are {apart:.0f} km apart")
    against = -1.5 if apart <= 300 else -3.0
    return Reason(against, f"{one} and {other} are {apart:.0f} km apart")


def _named(place: Place) -> bool:
    """True for a place that goes by its own name, so that another name beside it is another place."""
    return place.relative is None and place.kind in ("settlement", "district")


@lru_cache(maxsize=50_000)
def place_words(name: str) -> frozenset[str]:
    """The telling words of a place's name: stems without what a place is ("village", "city")."""
    found = frozenset(stem(w) for w in fold(name).split() if len(w) > 2)
    return found - _kinds() or found


@cache
def _kinds() -> frozenset[str]:
    rows = read_tsv("language", "ar", "link", "place_kinds.tsv", required=("id", "forms"))
    return frozenset(stem(fold(form)) for row in rows for form in row["forms"].split("|"))


def _parties(a: Scene, b: Scene) -> list[Reason]:
    found: list[Reason] = []
    agents = _shared(a.agents, b.agents)
    if agents:
        found.append(Reason(0.8, f"the same side acts: {agents}"))
    elif a.agents and b.agents and not (a.agents | b.agents) & (a.patients | b.patients):
        found.append(Reason(-0.6, "other sides act"))
    patients = _shared(a.patients, b.patients)
    if patients:
        found.append(Reason(0.6, f"the same side suffers it: {patients}"))
    return found


def _operations(a: Scene, b: Scene) -> list[Reason]:
    if shared := sorted(a.operations & b.operations):
        return [Reason(1.5, f"both name the operation: {shared[0]}")]
    return []


def _shared(a: frozenset[str], b: frozenset[str]) -> str:
    """A body that both name, or one that the other's stands under; empty where there is none."""
    for x in sorted(a):
        for y in sorted(b):
            if bodies.belongs(x, y) or bodies.belongs(y, x):
                return x if bodies.belongs(x, y) else y
    return ""


def _counts(a: Scene, b: Scene) -> list[Reason]:
    shared = sorted(a.counts & b.counts, key=str)
    if not shared:
        return []
    weight = min(1.6, sum(0.5 if low < 5 else 0.9 for _, low, _ in shared))
    return [Reason(weight, "the same figures: " + ", ".join(f"{low} {what}" for what, low, _ in shared))]


def _words(a: Scene, b: Scene, rarity: Mapping[str, float], norms: Mapping[str, float]) -> list[Reason]:
    """Likeness of the words, those weighing most that few scenes have: names, above all."""
    shared = sorted(a.words & b.words)
    if not shared:
        return [Reason(-0.6, "no telling word in common")]
    size = sqrt(norms[a.id] * norms[b.id])
    alike = sum(rarity.get(w, 0.0) ** 2 for w in shared) / size if size else 0.0
    weight = max(-0.8, min(3.0, 12.0 * (alike - 0.085)))
    telling = sorted(shared, key=lambda w: (-rarity.get(w, 0.0), w))[:4]
    return [Reason(weight, f"words in common ({alike:.2f}): {', '.join(telling)}")]
