"""Stretches that two reports share: words in the same order at the same distance, whatever stands between.

A rewrite that replaces every second word by another still keeps the places of the rest; two independent
accounts share words, but not their distances. So a chain is a run of shared words whose distances agree.
Heavy words make the chain; light ones (particles, verbs of saying) are filled in where they fit. An empty
stem is a word that counts for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

REACH = 12
"""Words between two heavy links of a chain at most."""
DRIFT = 2
"""By how many words the two distances may differ: "جدا" for "للغاية" keeps them, "على وشك أن" for "كاد"
doesn't."""
OFTEN = 12
"""A word that stands more often in the other report makes no link."""
_DRIFTS = tuple(range(-DRIFT, DRIFT + 1))
LIGHT = 0.25
"""What a light word adds to the weight of a chain, a heavy one adding 1."""


class Chain(NamedTuple):
    """Words `a0` to `a1` of one report stand for `b0` to `b1` of the other; `links` are the shared words."""

    a0: int
    a1: int
    b0: int
    b1: int
    weight: float
    links: tuple[tuple[int, int], ...]


Seed = tuple[int, int, float, int]
"""A shared heavy word: its places, the score of the best chain that ends here, and the seed before it."""


def places(stems: Sequence[str], light: bytes) -> dict[str, list[int]]:
    """Where each heavy stem of a report stands."""
    where: dict[str, list[int]] = {}
    for j, word in enumerate(stems):
        if not light[j]:
            where.setdefault(word, []).append(j)
    return where


def chains(
    a: Sequence[str], light: bytes, b: Sequence[str], where: dict[str, list[int]], least: float
) -> list[Chain]:
    """The chains of at least `least` weight, best first, no word of either side in two of them.

    `where` is `places` of `b`. Time grows with the words that the two share.
    """
    seeds = _seeds(a, light, where)
    ends = [(score, s) for s, (_, _, score, _) in enumerate(seeds) if score >= least * 0.6]
    ends.sort(reverse=True)
    found: list[Chain] = []
    used_a, used_b, spent = bytearray(len(a)), bytearray(len(b)), bytearray(len(seeds))
    for _, last in ends:
        links: list[tuple[int, int]] = []
        s = last
        while s >= 0 and not spent[s]:
            i, j, _, back = seeds[s]
            if used_a[i] or used_b[j]:
                break
            links.append((i, j))
            spent[s] = 1
            s = back
        if not links:
            continue
        links.reverse()
        links = _filled(a, light, b, links, used_a, used_b)
        weight = sum(LIGHT if light[i] else 1.0 for i, _ in links)
        if weight < least:
            continue
        (a0, b0), (a1, b1) = links[0], links[-1]
        used_a[a0 : a1 + 1] = b"\1" * (a1 + 1 - a0)
        used_b[b0 : b1 + 1] = b"\1" * (b1 + 1 - b0)
        found.append(Chain(a0, a1 + 1, b0, b1 + 1, weight, tuple(links)))
    return found


def _seeds(a: Sequence[str], light: bytes, where: dict[str, list[int]]) -> list[Seed]:
    """Every shared heavy word with the best chain that leads to it; on each diagonal (difference of the two
    places) only the last seed is looked back at, so that the time is linear in the seeds."""
    seeds: list[Seed] = []
    latest: dict[int, int] = {}
    for i, word in enumerate(a):
        if light[i]:
            continue
        at = where.get(word)
        if not at or len(at) > OFTEN:
            continue
        for j in at:
            best, back = 0.0, -1
            for drift in _DRIFTS:
                s = latest.get(j - i + drift, -1)
                if s >= 0:
                    k, n, before, _ = seeds[s]
                    step, apart = i - k, j - n
                    if 0 < step <= REACH and 0 < apart <= REACH:
                        score = before - 0.04 * (step + apart - 2) - 0.1 * abs(drift)
                        if score > best:
                            best, back = score, s
            latest[j - i] = len(seeds)
            seeds.append((i, j, best + 1.0, back))
    return seeds


def _filled(
    a: Sequence[str],
    light: bytes,
    b: Sequence[str],
    links: list[tuple[int, int]],
    used_a: bytearray,
    used_b: bytearray,
) -> list[tuple[int, int]]:
    """The links with the light words between and right beside them that stand in the same order."""
    found: list[tuple[int, int]] = []
    i, j = links[0]
    while i and j and not used_a[i - 1] and not used_b[j - 1] and a[i - 1] == b[j - 1] != "":
        i, j = i - 1, j - 1
        found.append((i, j))
    found.reverse()
    for n, (i, j) in enumerate(links):
        found.append((i, j))
        if n + 1 == len(links):
            break
        k, m = links[n + 1]
        y = j + 1
        for x in range(i + 1, k):
            for z in range(y, min(m, y + 4)):
                if a[x] == b[z] != "":
                    found.append((x, z))
                    y = z + 1
                    break
    i, j = found[-1][0] + 1, found[-1][1] + 1
    while i < len(a) and j < len(b) and not used_a[i] and not used_b[j] and a[i] == b[j] != "":
        found.append((i, j))
        i, j = i + 1, j + 1
    return found
