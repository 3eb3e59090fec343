"""Evidence on two scenes, and what of a scene it is drawn from, worked out once and not for every pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import fsum, log
from typing import NamedTuple

from tawatur.link.scenes import Scene
from tawatur.link.spots import Spot, spot

JOIN = 3.0
"""The sum of evidence from which two scenes are taken for one happening."""
FEW = 9
"""Pairs of places, events or parties that two news reports have at most: a match among so many is no luck."""
WIDE = frozenset({"governorate", "region", "country"})


class Reason(NamedTuple):
    """One piece of evidence: for (above 0) or against; `tell` puts it into words when asked."""

    weight: float
    tell: Callable[[], str]

    @property
    def why(self) -> str:
        """The reason as a sentence."""
        return self.tell()


Reasons = tuple[Reason, ...]


class Score(NamedTuple):
    """All the evidence on two scenes."""

    reasons: Reasons

    @property
    def total(self) -> float:
        """The sum of the evidence."""
        return sum(r.weight for r in self.reasons)

    @property
    def joins(self) -> bool:
        """True where it is enough to take the two for one happening."""
        return self.total >= JOIN


def among(weight: float, one: int, other: int, shared: int = 1) -> float:
    """What a match weighs where the first scene has so many things that could match and the other so many, and so
    many match: an article that names forty towns shares one with nearly any, by luck."""
    return max(0.0, weight - log(max(1.0, one * other / (FEW * shared))))


@dataclass(frozen=True, slots=True)
class Sight:
    """A scene as it is weighed. `days` and `lean` are ordinals, first and last; `spots` are all places, `fine`
    the exact ones: where two scenes have some, their provinces say no more. `named` are the places smaller than
    a country that stand in the passage; `norm` is the weight of all words; `kin` are the reports that its
    report was made from, or that were made from it."""

    scene: Scene
    days: tuple[int, int] | None
    lean: tuple[int, int] | None
    sure: bool
    spots: tuple[Spot, ...]
    fine: tuple[Spot, ...]
    named: frozenset[str]
    norm: float
    kin: frozenset[str]


def sight(scene: Scene, squares: Mapping[str, float], kin: frozenset[str]) -> Sight:
    """The scene made ready; `squares` are the squared weights of all its words."""
    time, lean = scene.time, scene.lean
    spots = tuple(dict.fromkeys(map(spot, scene.places)))
    own = {p.concept for p in scene.places if p.concept and p.kind != "country"}
    return Sight(
        scene,
        (time.first.toordinal(), time.last.toordinal()) if time else None,
        (lean[0].toordinal(), lean[1].toordinal()) if lean else None,
        time is not None and time.certain,
        spots,
        tuple(dict.fromkeys(spot(p) for p in scene.places if p.role == "main" and p.kind not in WIDE)),
        frozenset(own.union(n for n in scene.named if len(n) > 3)),
        fsum(squares[w] for w in scene.words),
        kin,
    )
