"""Which pairs of scenes are worth weighing: those that share a rare word, a day and place, or a family."""

from __future__ import annotations

from array import array
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from math import log

from tawatur.link.evidence import WIDE
from tawatur.link.scenes import Scene
from tawatur.link.spots import place_words
from tawatur.model import Family

CROWD = 60
"""Scenes under one key that are all weighed with each other; in a larger crowd each is with the NEXT ones."""
NEXT = 12
RARE_WORDS = 10
OTHERS = 60
"""Scenes of something else that a collection is thought to stand among: in fifteen reports of one incident its
own words would be the commonest, and the reports least alike."""


def rarity(scenes: Sequence[Scene]) -> dict[str, float]:
    """The weight of each stem: the logarithm of the share of scenes that lack it."""
    return {w: weight(n, len(scenes)) for w, n in _counted(scenes).items()}


def _counted(scenes: Sequence[Scene]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for scene in scenes:
        counted.update(scene.words)
    return counted


def weight(holding: int, scenes: int) -> float:
    """The weight of a stem that so many of so many scenes hold."""
    return log((scenes + OTHERS + 2) / (holding + 0.5))


def neighbours(
    scenes: Sequence[Scene], rare: Mapping[str, float], families: Iterable[Family]
) -> Iterator[tuple[int, set[int]]]:
    """Each number into `scenes` in order, with the larger ones that it is worth weighing with. They grow with
    the scenes, not with their square: a key that many share gives only neighbours in order of day. One scene's
    are held at a time, since those of 100,000 reports would fill gigabytes."""
    crowds: dict[object, array[int]] = defaultdict(lambda: array("I"))
    ranks = _ranks(scenes, rare)
    for number, scene in enumerate(scenes):
        for key in _keys(scene, ranks):
            crowds[key].append(number)
    days = [_order(s) for s in scenes]
    near: list[list[array[int]]] = [[] for _ in scenes]
    for crowd in crowds.values():
        if len(crowd) <= CROWD:
            for one in crowd:
                near[one].append(crowd)
            continue
        ordered = sorted(crowd, key=days.__getitem__)
        for at, one in enumerate(ordered):
            beside = ordered[max(0, at - NEXT) : at + 1 + NEXT]
            near[one].append(array("I", sorted(n for n in beside if n > one)))
    crowds.clear()
    siblings: dict[str, list[int]] = defaultdict(list)
    for number, scene in enumerate(scenes):
        siblings[scene.report].append(number)
    decided: dict[int, set[int]] = defaultdict(set)
    for i, j in (*_related(siblings, families), *_behind(scenes)):
        decided[i].add(j)
    for one, scene in enumerate(scenes):
        found: set[int] = set()
        for crowd in near[one]:
            found.update(crowd[bisect(crowd, one) :])
        near[one].clear()
        found.difference_update(siblings[scene.report])
        found.update(decided.get(one, ()))
        yield one, found


def _behind(scenes: Sequence[Scene]) -> Iterator[tuple[int, int]]:
    """The main scene of each report with its background, which may tell the same happening from before."""
    main = {s.report: n for n, s in enumerate(scenes) if s.main}
    for number, scene in enumerate(scenes):
        if scene.background and not scene.main and scene.report in main:
            yield min(main[scene.report], number), max(main[scene.report], number)


def _ranks(scenes: Sequence[Scene], rare: Mapping[str, float]) -> dict[str, int]:
    """The words that two scenes hold, numbered from the rarest."""
    shared = [w for w, count in _counted(scenes).items() if count > 1]
    return {word: rank for rank, word in enumerate(sorted(shared, key=lambda w: (-rare[w], w)))}


def _keys(scene: Scene, ranks: Mapping[str, int]) -> Iterator[object]:
    yield from sorted([ranks[w] for w in scene.words if w in ranks])[:RARE_WORDS]
    days = _days(scene)
    for place in scene.places:
        if place.kind != "country":
            for word in place_words(place.name):
                for day in days:
                    yield "place", word, day
    if scene.time and (scene.time.last - scene.time.first).days <= 2:
        for kin in scene.kins:
            for day in days:
                where = scene.place.country if scene.place and scene.place.kind in WIDE else None
                yield "day", kin, day, where


def _days(scene: Scene) -> list[int]:
    """Two-day steps that the scene can be of; -1 where nothing tells."""
    if scene.time and (scene.time.last - scene.time.first).days <= 10:
        first, last = scene.time.first - timedelta(days=1), scene.time.last + timedelta(days=1)
    elif scene.lean:
        first, last = scene.lean
    else:
        return [-1]
    return [*range(first.toordinal() // 4, last.toordinal() // 4 + 1), -1]


def _order(scene: Scene) -> tuple[int, str, str]:
    day = scene.time.first if scene.time else scene.lean[1] if scene.lean else None
    return (day.toordinal() if day else 0, scene.report, scene.id)


def _related(siblings: Mapping[str, Sequence[int]], families: Iterable[Family]) -> Iterator[tuple[int, int]]:
    """Scenes of a copy with those of what it was made from; `siblings` are the scenes of each report."""
    for family in families:
        for edge in family.edges:
            for i in siblings.get(edge.copy, ()):
                for j in siblings.get(edge.origin, ()):
                    yield min(i, j), max(i, j)
