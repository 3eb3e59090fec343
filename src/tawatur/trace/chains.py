"""Stretches that two reports share: words in the same order at the same distance, whatever stands between.

A rewrite that replaces every second word by another still keeps the places of the rest; two independent
accounts share words, but not their distances. So a chain is a run of shared words whose distances agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

REACH = 8
"""Words between two links of a chain at most; rewrites in the calibration set change 5 in a row at most."""
DRIFT = 2
"""By how many words the two distances may differ: "طويلة الأمد" for "بعيدة المدى" keeps it, "جدا" for "للغاية" too."""
OFTEN = 12
"""A word that stands more often in the other report starts no chain."""


class Chain(NamedTuple):
    """Words `a0` to `a1` of one report stand for `b0` to `b1` of the other; `links` are the shared words,
    `weight` their number, light words at a quarter."""

    a0: int
    a1: int
    b0: int
    b1: int
    weight: float
    links: tuple[tuple[int, int], ...]


def chains(a: Sequence[str], light: bytes, b: Sequence[str], least: float) -> list[Chain]:
    """The chains of at least `least` weight, best first, no word of either side in two of them."""
    where: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        where.setdefault(word, []).append(j)
    ends: list[tuple[float, int]] = []
    seeds: list[tuple[int, int, float, int]] = []
    recent: list[list[int]] = [[] for _ in range(REACH)]
    for i, word in enumerate(a):
        here: list[int] = []
        at = where.get(word)
        if at and len(at) <= (OFTEN if not light[i] else 4 * OFTEN):
            value = 0.25 if light[i] else 1.0
            for j in at:
                best, back = 0.0, -1
                for k in range(1, REACH + 1):
                    if k > i:
                        break
                    for s in recent[(i - k) % REACH]:
                        apart = j - seeds[s][1]
                        if 0 < apart <= REACH and -DRIFT <= apart - k <= DRIFT:
                            score = seeds[s][2] - 0.05 * (k + apart - 2) - 0.1 * abs(apart - k)
                            if score > best:
                                best, back = score, s
                here.append(len(seeds))
                seeds.append((i, j, best + value, back))
        recent[i % REACH] = here
    ends = sorted(((score, s) for s, (_, _, score, _) in enumerate(seeds) if score >= least * 0.75), reverse=True)
    return _apart(seeds, light, ends, least)


def _apart(
    seeds: list[tuple[int, int, float, int]],
    light: bytes,
    ends: list[tuple[float, int]],
    least: float,
) -> list[Chain]:
    """The best chain of all, then the best of what it leaves, and so on."""
    found: list[Chain] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    spent: set[int] = set()
    for _, last in ends:
        links: list[tuple[int, int]] = []
        s = last
        while s >= 0 and s not in spent:
            i, j, _, back = seeds[s]
            if i in used_a or j in used_b:
                break
            links.append((i, j))
            spent.add(s)
            s = back
        weight = sum(0.25 if light[i] else 1.0 for i, _ in links)
        if weight < least:
            continue
        links.reverse()
        (a0, b0), (a1, b1) = links[0], links[-1]
        used_a.update(range(a0, a1 + 1))
        used_b.update(range(b0, b1 + 1))
        found.append(Chain(a0, a1 + 1, b0, b1 + 1, weight, tuple(links)))
    return found
