"""How far two scenes tell one happening: a sum of evidence, each piece with its reason.

The weights are odds in the logarithm, rounded; set by hand and checked on the 92 reports of the multi
development set. From JOIN on two scenes are taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import fsum, sqrt

from tawatur.codebook import bodies
from tawatur.codebook.kinship import kinship
from tawatur.link.evidence import JOIN, Reason, Reasons, Score, Sight, among, sight
from tawatur.link.reach import Reach
from tawatur.link.scenes import MONTH, Scene
from tawatur.link.where import places

GENERAL = frozenset(
    {"operation", "attack", "killing", "explosion", "bombardment", "neutralised", "casualties"}
)
SIBLINGS = Score((Reason(-1.5, lambda: "one report tells the two apart"),))
_SLACK = 1e-6  # far above what the order of adding changes in a sum, far below what a weight is told with


class Weigher:
    """Weighs pairs of scenes, each named by its number in `scenes`; symmetric.

    `rarity` weighs all stems of the scenes by how few have them; `related` are for each
    report those that it was made from or that were made from it.
    """

    def __init__(
        self, scenes: Sequence[Scene], rarity: Mapping[str, float], related: Mapping[str, frozenset[str]]
    ) -> None:
        self._squares = {word: weight**2 for word, weight in rarity.items()}
        self._sights = [sight(s, self._squares, related.get(s.report, frozenset())) for s in scenes]
        self._reach = Reach(self._sights)
        # Each piece of evidence with the most that it can weigh, the cheapest first.
        told: tuple[tuple[Callable[[Sight, Sight], Reasons], float], ...] = (
            (_copies, 3.0),
            (_times, 2.0),
            (_counts, 1.6),
            (_operations, 1.5),
            (_events, 1.0),
            (_parties, 1.4),
            (places, 2.5),
            (self._words, 3.0),
        )
        self._pieces = [(piece, sum(most for _, most in told[n:])) for n, (piece, most) in enumerate(told, 1)]

    def score(self, i: int, j: int) -> Score:
        """All the evidence on two scenes."""
        a, b = self._sights[i], self._sights[j]
        if _siblings(a.scene, b.scene):
            return SIBLINGS
        found = (
            *_events(a, b),
            *_times(a, b),
            *places(a, b),
            *_parties(a, b),
            *_operations(a, b),
            *_counts(a, b),
            *self._words(a, b),
            *_copies(a, b),
        )
        return Score(tuple(r for r in found if r.weight))

    def within_reach(self, one: int, others: Iterable[int]) -> list[int]:
        """Those of the others whose days, figures and parties leave it open that they join `one`; of many
        thousands that share some word with it a few per cent."""
        return self._reach.within(one, others)

    def can_join(self, i: int, j: int) -> bool:
        """False as soon as what is left can't lift the evidence to JOIN: most pairs are years or events apart,
        and their words and places need not be looked at."""
        a, b = self._sights[i], self._sights[j]
        if _siblings(a.scene, b.scene):
            return False
        total = 0.0
        for piece, left in self._pieces:
            for reason in piece(a, b):
                total += reason[0]
            if total + left < JOIN - _SLACK:
                return False
        return True

    def _words(self, a: Sight, b: Sight) -> Reasons:
        """Likeness of the words, those weighing most that few scenes have: names, above all."""
        squares = self._squares
        shared = a.scene.words & b.scene.words
        if not shared:
            return (Reason(-0.6, lambda: "no telling word in common"), *_no_day(a, b, 0.0))
        size = sqrt(a.norm * b.norm)
        alike = fsum([squares[w] for w in shared]) / size if size else 0.0

        def tell() -> str:
            telling = sorted(shared, key=lambda w: (-squares[w], w))[:4]
            return f"words in common ({alike:.2f}): {', '.join(telling)}"

        weight = max(-0.8, min(3.0, 12.0 * (alike - 0.085)))
        return (Reason(weight, tell), *_no_day(a, b, max(0.0, weight)))


def _siblings(a: Scene, b: Scene) -> bool:
    """True for two scenes of one report; what it tells anew as background can be the same happening."""
    return a.report == b.report and a.background == b.background


def _copies(a: Sight, b: Sight) -> Reasons:
    if b.scene.report not in a.kin:
        return ()
    weight = 3.0 if a.scene.main and b.scene.main else 1.5
    return (Reason(weight, lambda: "one of the two reports was made from the other"),)


def _events(a: Sight, b: Sight) -> Reasons:
    return _kin(a.scene.events, b.scene.events, a.scene.kins, b.scene.kins)


@lru_cache(maxsize=100_000)
def _kin(a: frozenset[str], b: frozenset[str], kins: frozenset[str], others: frozenset[str]) -> Reasons:
    shared = sorted(a & b)
    if shared:
        weight = 0.6 if GENERAL.issuperset(shared) else 1.0
        weight = among(weight, len(a), len(b), len(shared))
        return (Reason(weight, lambda: f"both tell of: {', '.join(e.replace('_', ' ') for e in shared)}"),)
    near, _, one, other = max(
        ((kinship(x, y), x == y, x, y) for x in sorted(kins) for y in sorted(others)),
        default=(0.0, False, "", ""),
    )
    if near > 0:
        return (Reason(near - 0.3, lambda: f"{one} and {other} can be parts of one happening"),)
    return (Reason(-4.0, lambda: "the events can't be parts of one happening"),)


def _times(a: Sight, b: Sight) -> Reasons:
    if a.days and b.days:
        return (_both_dated(a.days, b.days, a.sure and b.sure),)
    if a.days or b.days:
        days, lean = (a.days, b.lean) if a.days else (b.days, a.lean)
        return (_one_dated(days, lean),) if days and lean else ()
    if a.lean and b.lean:
        gap = abs(a.lean[1] - b.lean[1])
        weight = 0.7 if gap <= 2 else 0.2 if gap <= 7 else -min(4.0, 0.2 * gap)
        return (Reason(weight, lambda: f"published {gap} days from one another"),)
    return ()


def _no_day(a: Sight, b: Sight, words: float) -> Reasons:
    """A town and a kind of event are much the same for years: without a day, words must tell the happening."""
    if ((a.days or a.lean) and (b.days or b.lean)) or words >= 0.5:
        return ()
    return (Reason(2 * words - 1.0, lambda: "nothing tells whether the days agree"),)


def _both_dated(one: tuple[int, int], other: tuple[int, int], sure: bool) -> Reason:
    gap = max(one[0], other[0]) - min(one[1], other[1])
    if gap > 0:
        against = {1: 0.5, 2: -0.7, 3: -1.5}.get(gap, -5.0 if gap > 7 else -3.0)
        weight = against if sure else against / 2
        return Reason(weight, lambda: f"the days are {gap} apart")
    wide = max(one[1] - one[0], other[1] - other[0]) + 1
    if wide > MONTH:
        return Reason(-0.5, lambda: f"the days agree, but no closer than {_shown(one)}, {_shown(other)}")
    weight = 2.0 if wide <= 3 else 1.0 if wide <= 10 else 0.4
    return Reason(weight, lambda: f"the days agree ({_shown(one)}, {_shown(other)})")


def _one_dated(days: tuple[int, int], lean: tuple[int, int]) -> Reason:
    gap = max(days[0], lean[0]) - min(days[1], lean[1])
    if gap <= 0 and days[1] - days[0] >= MONTH:
        return Reason(-0.5, lambda: f"the days agree, but no closer than {_shown(days)}")
    beside = lean[1] - lean[0] < 5  # a day that stands in the passage leaves fewer than that of publication
    if gap <= 0 and beside:
        return Reason(1.0, lambda: "a day named beside the one without a date fits the other's")
    if gap <= 0:
        return Reason(0.5, lambda: "the one without a date was published within a week of the other's day")
    if beside:
        return Reason(
            -min(4.0, 0.5 + 0.5 * gap), lambda: f"the days named beside the one without a date are {gap} off"
        )
    return Reason(-min(4.0, 0.3 * gap), lambda: f"the one without a date was published {gap} days off")


def _shown(days: tuple[int, int]) -> str:
    first, last = (date.fromordinal(d).isoformat() for d in days)
    return first if first == last else f"{first} to {last}"


def _parties(a: Sight, b: Sight) -> Reasons:
    one, other = a.scene, b.scene
    found: Reasons = ()
    if one.agents and other.agents:
        if agents := _shared(one.agents, other.agents):
            weight = among(0.8, len(one.agents), len(other.agents))
            found = (Reason(weight, lambda: f"the same side acts: {agents}"),)
        elif not (one.agents | other.agents) & (one.patients | other.patients):
            found = (Reason(-0.6, lambda: "other sides act"),)
    if one.patients and other.patients and (patients := _shared(one.patients, other.patients)):
        suffers = among(0.6, len(one.patients), len(other.patients))
        found = (*found, Reason(suffers, lambda: f"the same side suffers it: {patients}"))
    return found


@lru_cache(maxsize=100_000)
def _shared(a: frozenset[str], b: frozenset[str]) -> str:
    """A body that both name, or one that the other's stands under; empty where there is none."""
    for x in sorted(a):
        for y in sorted(b):
            if bodies.belongs(x, y) or bodies.belongs(y, x):
                return x if bodies.belongs(x, y) else y
    return ""


def _operations(a: Sight, b: Sight) -> Reasons:
    if not a.scene.operations or not b.scene.operations:
        return ()
    shared = sorted(a.scene.operations & b.scene.operations)
    return (Reason(1.5, lambda: f"both name the operation: {shared[0]}"),) if shared else ()


def _counts(a: Sight, b: Sight) -> Reasons:
    if a.scene.counts.isdisjoint(b.scene.counts):
        return ()
    shared = sorted(a.scene.counts & b.scene.counts, key=str)
    weight = min(1.6, sum(0.5 if low < 5 else 0.9 for _, low, _ in shared))
    weight = among(weight, len(a.scene.counts), len(b.scene.counts), len(shared))
    return (
        Reason(weight, lambda: f"the same figures: {', '.join(f'{low} {what}' for what, low, _ in shared)}"),
    )
