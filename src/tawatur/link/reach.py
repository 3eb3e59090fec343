"""Which scenes can be of one happening, by what is cheapest to look at: most of those that share a rare word
are years apart and share nothing else that could make up for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.codebook import bodies
from tawatur.link.evidence import Sight

FAR = 20
"""Days apart from which the days of two scenes weigh -4 or less, where no date is unsure: more than the same
event (1), words (3) and place (2.5) leave above what it takes to join."""
_EVER = (-(10**9), 10**9)

Marks = frozenset[tuple[object, ...]]


class Reach:
    """Scenes with the days that they can be of, and with all that can join two that are FAR days apart:
    figures, parties, operations, and that one report was made from the other."""

    def __init__(self, sights: Sequence[Sight]) -> None:
        spans = [_span(s) for s in sights]
        self._first = [first for first, _ in spans]
        self._last = [last for _, last in spans]
        known: dict[Marks, Marks] = {}
        self._has = [known.setdefault(m, m) for m in map(_has, sights)]
        self._asks = [known.setdefault(m, m) for m in map(_asks, sights)]

    def within(self, one: int, others: Iterable[int]) -> list[int]:
        """Those of the others that can be of one happening with `one`, as far as this tells."""
        first, last, has = self._first, self._last, self._has
        after, before = first[one] - FAR, last[one] + FAR
        apart = self._asks[one].isdisjoint
        return [n for n in others if (last[n] > after and first[n] < before) or not apart(has[n])]


def _span(a: Sight) -> tuple[int, int]:
    """The first and the last day by which the scene can be weighed."""
    days = [*(a.days or ()), *(a.lean or ())]
    return (min(days), max(days)) if days else _EVER


def _has(a: Sight) -> Marks:
    """What another scene can have in common with this one."""
    own: Marks = frozenset({("report", a.scene.report)}) if a.kin else frozenset()
    return _common(a) | own | _dated(a, sure="dated")


def _asks(a: Sight) -> Marks:
    """What this scene can have in common with another, as the other has it."""
    return _common(a) | {("report", kin) for kin in a.kin} | _dated(a, sure="unsure")


def _common(a: Sight) -> Marks:
    scene = a.scene
    return frozenset(
        (
            *(("figure", *count) for count in scene.counts),
            *(("operation", name) for name in scene.operations),
            # Two that stand under one another have the upper one in common.
            *(("agent", body) for agent in scene.agents for body in bodies.command(agent)),
            *(("patient", body) for patient in scene.patients for body in bodies.command(patient)),
        )
    )


def _dated(a: Sight, sure: str) -> Marks:
    """Days weigh half where one of the two dates is unsure: an unsure date finds any, and any an unsure one."""
    if not a.days:
        return frozenset()
    return frozenset({(sure,)} if a.sure else {("dated",), ("unsure",)})
