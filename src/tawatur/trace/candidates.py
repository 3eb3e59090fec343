"""Which reports may depend on each other, found without comparing all pairs.

A report is known by pairs of its neighbouring heavy words, in order: they outlive the paraphrase of what
stands between them. Those of a sketch (every second one, chosen by its digest, so that all reports choose
alike) go into an inverted index. Numbers and foreign words make pairs over longer distances: rewriting
seldom touches them.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from zlib import crc32

from tawatur.trace.leaf import Leaf

POSTINGS = 32
"""Reports kept for one pair of words. A text reprinted by hundreds still joins: each finds the first ones."""
COMMON = 250
"""A pair of words of more reports than this is an idiom, and not looked up."""
SHARED = 3
PART = 0.06
"""The part of the smaller sketch that two reports must share to be compared, and three pairs at least. Of
the 40 copies of the families development set the least shares .136 with its origin."""
NEAREST = 16
"""Reports that a new one is compared with at most, those first with which it shares most."""


def features(leaf: Leaf) -> list[int]:
    """The report's sketch: 32-bit digests of ordered word pairs, each once, in order."""
    heavy = [k for k, light in enumerate(leaf.light) if not light]
    stems = leaf.stems
    found: dict[int, None] = {}
    small = len(heavy) < 60
    for n, k in enumerate(heavy):
        for m in heavy[n + 1 : n + 3]:
            digest = crc32(f"{stems[k]} {stems[m]}".encode())
            if small or digest & 1:
                found[digest] = None
    hard = [k for k in heavy if (stems[k].isdigit() or stems[k].isascii()) and len(stems[k]) > 1]
    for k, m in pairwise(hard):
        found[crc32(f"{stems[k]}|{stems[m]}".encode())] = None
    return list(found)


class Index:
    """An inverted index that grows by adding: `add` gives back the candidates among all reports before."""

    def __init__(self) -> None:
        self._postings: dict[int, int | list[int]] = {}
        self._asked: Counter[int] = Counter()
        self._sizes: dict[int, int] = {}

    def add(self, number: int, digests: list[int]) -> list[int]:
        """The numbers of earlier reports that share enough, nearest first (ties: lower number first)."""
        size = self._sizes[number] = len(digests)
        shared: Counter[int] = Counter()
        for digest in digests:
            at = self._postings.get(digest)
            if at is None:
                self._postings[digest] = number
            elif isinstance(at, int):
                shared[at] += 1
                self._postings[digest] = [at, number]
            elif len(at) < POSTINGS:
                shared.update(at)
                at.append(number)
            else:
                self._asked[digest] += 1
                if self._asked[digest] + POSTINGS <= COMMON:
                    shared.update(at)
        sizes = self._sizes
        near = [
            (-count / min(size, sizes[other]), other)
            for other, count in shared.items()
            if count >= SHARED and count >= PART * min(size, sizes[other])
        ]
        near.sort()
        return [other for _, other in near[:NEAREST]]
