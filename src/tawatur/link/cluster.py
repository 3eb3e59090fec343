"""Scenes put together into happenings: the surest pairs first; a cluster grows only by what fits it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from tawatur.link.scenes import MONTH

MEMBERS = 8
"""Members of a cluster that a newcomer is weighed against, so that a large one doesn't grow quadratically."""

Pair = tuple[int, int]


def cluster(
    size: int,
    joining: Mapping[Pair, float],
    weigh: Callable[[int, int], float],
    average: float,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    first: Collection[int] = (),
    days: Mapping[int, int] | None = None,
) -> list[list[int]]:
    """Clusters of the numbers 0 to size - 1, each sorted, in order of their first.

    `joining` are the pairs scored high enough to merge their clusters, which they do where the members' mean is
    `average` or more; the scores of other pairs are asked of `weigh`. `same` and `different` are decided and go
    before all scores; pairs within `first` go before the others. `days` are the ordinals of those whose day is sure:
    clusters a month apart aren't merged, since undated members fit both and would join a town's fall to its
    recapture years later.
    """
    known = dict(joining)
    apart: dict[int, set[int]] = {}
    for i, j in different:
        apart.setdefault(i, set()).add(j)
        apart.setdefault(j, set()).add(i)
    home = list(range(size))
    dated = {n: [day] for n, day in (days or {}).items()}
    members: dict[int, list[int]] = {n: [n] for n in range(size)}

    def score(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in known:
            known[pair] = weigh(*pair)
        return known[pair]

    def merge(one: int, other: int) -> None:
        keep, gone = min(one, other), max(one, other)
        for n in members[gone]:
            home[n] = keep
        members[keep] = sorted(members[keep] + members.pop(gone))
        if told := sorted(dated.get(keep, []) + dated.pop(gone, [])):
            dated[keep] = told

    def far(one: int, other: int) -> bool:
        if one not in dated or other not in dated:
            return False
        return abs(_middle(dated[one]) - _middle(dated[other])) > MONTH

    for i, j in sorted(same):
        if home[i] != home[j]:
            merge(home[i], home[j])
    ordered = sorted(
        joining.items(),
        key=lambda item: (not (item[0][0] in first and item[0][1] in first), -round(item[1], 6), item[0]),
    )
    for (i, j), _ in ordered:
        one, other = home[i], home[j]
        if one == other or far(one, other):
            continue
        if any(apart.get(n, set()).intersection(members[other]) for n in members[one]):
            continue
        pairs = [(a, b) for a in _some(members[one], i) for b in _some(members[other], j)]
        if sum(score(a, b) for a, b in pairs) / len(pairs) >= average:
            merge(one, other)
    return [members[k] for k in sorted(members)]


def _middle(ordered: Sequence[int]) -> int:
    return ordered[len(ordered) // 2]


def _some(numbers: Sequence[int], with_one: int) -> list[int]:
    """At most MEMBERS of the numbers, spread evenly, `with_one` among them."""
    if len(numbers) <= MEMBERS:
        return list(numbers)
    step = len(numbers) / MEMBERS
    return sorted({numbers[int(n * step)] for n in range(MEMBERS)} | {with_one})
