"""Two dependent reports laid side by side: sentence parts first (the chains), then word by word.

What a chain leaves open between two shared words is paired off by likeness: the same word, one of the same
stem, of the same spelling but a letter or two, a number for a number. Moved paragraphs are chains of their
own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from tawatur.trace.chains import Chain
from tawatur.trace.edges import Match
from tawatur.trace.facts import figure
from tawatur.trace.leaf import Leaf

GAP = 30
"""Words between two chains on either side at most, for both to be parts of one stretch."""
HEAD = 12
"""Words before the first and behind the last shared one that are laid side by side too, up to the sentence's
end."""


class Pair(NamedTuple):
    """Word `i` of the copy stands where word `j` of the origin stood; -1 where one of them has none.

    `loose` marks the head and tail of a stretch and its long gaps, where words are side by side by order
    alone.
    """

    i: int
    j: int
    loose: bool = False


def stretches(m: Match, wide: int) -> list[list[Pair]]:
    """The stretches that the copy (`m.a`) took over, word by word, in the order of the copy.

    A gap of more than `wide` words is loose: the less a copy changes, the less its gaps say.
    """
    found: list[list[Chain]] = []
    for c in sorted(m.chains):
        last = found[-1][-1] if found else None
        if last and 0 <= c.b0 - last.b1 <= GAP and c.a0 - last.a1 <= GAP:
            found[-1].append(c)
        else:
            found.append([c])
    used_b = bytearray(len(m.b.stems) + 1)
    for c in m.chains:
        used_b[c.b0 : c.b1] = b"\1" * (c.b1 - c.b0)
    made: list[list[Pair]] = []
    done = 0
    for n, run in enumerate(found):
        until = found[n + 1][0].a0 if n + 1 < len(found) else len(m.a.stems)
        made.append(_stretch(m, run, (done, until), used_b, wide))
        done = max((p.i for p in made[-1]), default=done) + 1
    return made


def _stretch(
    m: Match, run: Sequence[Chain], free: tuple[int, int], used_b: bytearray, wide: int
) -> list[Pair]:
    low, high = free
    links = [link for c in run for link in c.links]
    (i, j), (k, n) = links[0], links[-1]
    i0, j0 = i, j
    while i0 > low and i - i0 < HEAD and m.a.sentence[i0 - 1] == m.a.sentence[i]:
        i0 -= 1
    while j0 > 0 and j - j0 < HEAD and m.b.sentence[j0 - 1] == m.b.sentence[j] and not used_b[j0 - 1]:
        j0 -= 1
    i1, j1 = k + 1, n + 1
    while i1 < high and i1 - k <= HEAD and m.a.sentence[i1] == m.a.sentence[k]:
        i1 += 1
    while j1 < len(m.b.stems) and j1 - n <= HEAD and m.b.sentence[j1] == m.b.sentence[n] and not used_b[j1]:
        j1 += 1
    pairs = _between(m.a, m.b, (i0, i), (j0, j), _uneven(i - i0, j - j0, wide // 2))
    for (x, y), (u, v) in pairwise(links):
        pairs.append(Pair(x, y))
        pairs += _gap(m, (x + 1, u), (y + 1, v), wide)
    pairs.append(Pair(k, n))
    pairs += _between(m.a, m.b, (k + 1, i1), (n + 1, j1), _uneven(i1 - k - 1, j1 - n - 1, wide // 2))
    return pairs


def _gap(m: Match, here: tuple[int, int], there: tuple[int, int], wide: int) -> list[Pair]:
    """A gap between two shared words; where a sentence ends in it on both sides, its tail and its head
    apart."""
    ends = _sentence_ends(m.a, *here), _sentence_ends(m.b, *there)
    if not ends[0] or not ends[1]:
        loose = _uneven(here[1] - here[0], there[1] - there[0], wide)
        return _between(m.a, m.b, here, there, loose)
    (x0, x1), (y0, y1) = (ends[0][0], ends[0][-1]), (ends[1][0], ends[1][-1])
    tail, head = ((here[0], x0), (there[0], y0)), ((x1, here[1]), (y1, there[1]))
    pairs = _between(m.a, m.b, *tail, _uneven(x0 - here[0], y0 - there[0], wide // 2))
    pairs += _between(m.a, m.b, (x0, x1), (y0, y0), True) + _between(m.a, m.b, (x1, x1), (y0, y1), True)
    return pairs + _between(m.a, m.b, *head, _uneven(here[1] - x1, there[1] - y1, wide // 2))


def _sentence_ends(leaf: Leaf, first: int, end: int) -> list[int]:
    """The words of a gap (its end included) that start a sentence."""
    last = min(end + 1, len(leaf.stems))
    return [k for k in range(max(1, first), last) if leaf.sentence[k] != leaf.sentence[k - 1]]


def _uneven(ours: int, theirs: int, most: int) -> bool:
    """True for a gap too long, or too unequal, for its words to stand for each other one by one."""
    return max(ours, theirs) > most or abs(ours - theirs) > most // 2


def _between(a: Leaf, b: Leaf, here: tuple[int, int], there: tuple[int, int], loose: bool) -> list[Pair]:
    """The words of a gap paired off, the best sum of likeness (Needleman and Wunsch)."""
    (i0, i1), (j0, j1) = here, there
    rows, columns = i1 - i0, j1 - j0
    if not rows or not columns or rows * columns > 2500:
        return [Pair(i, -1, loose) for i in range(i0, i1)] + [Pair(-1, j, loose) for j in range(j0, j1)]
    likes = [[_like(a, i, b, j) for j in range(j0, j1)] for i in range(i0, i1)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for r in range(rows - 1, -1, -1):
        for c in range(columns - 1, -1, -1):
            best[r][c] = max(best[r + 1][c + 1] + likes[r][c], best[r + 1][c], best[r][c + 1])
    pairs: list[Pair] = []
    r = c = 0
    while r < rows and c < columns:
        if best[r][c] == best[r + 1][c + 1] + likes[r][c]:
            pairs.append(Pair(i0 + r, j0 + c, loose))
            r, c = r + 1, c + 1
        elif best[r][c] == best[r][c + 1]:
            pairs.append(Pair(-1, j0 + c, loose))
            c += 1
        else:
            pairs.append(Pair(i0 + r, -1, loose))
            r += 1
    pairs += [Pair(-1, j0 + x, loose) for x in range(c, columns)]
    pairs += [Pair(i0 + x, -1, loose) for x in range(r, rows)]
    return pairs


def _like(a: Leaf, i: int, b: Leaf, j: int) -> float:
    ours, theirs = a.words[i], b.words[j]
    if ours == theirs:
        return 1.0
    if a.stems[i] == b.stems[j]:
        return 0.9
    if a.light[i] != b.light[j]:
        return 0.05
    if a.light[i]:
        return 0.3
    mine, other = figure(ours), figure(theirs)
    if mine or other:
        return 0.6 if mine and other and mine[0] == other[0] else 0.1
    return 0.25 + 0.5 * spelled_alike(a.stems[i], b.stems[j])


@lru_cache(maxsize=100_000)
def spelled_alike(one: str, other: str) -> float:
    """How alike two stems are spelled, 0 to 1: twice the letters in common order by all letters."""
    return float(Indel.normalized_similarity(one, other))
