"""Whether two reports depend on each other, how much the one took over, and in what kind.

The measure is the weight of the chains that the two share, against the shorter report. What both quote from a
third, in quotation marks, is left out; so is the page frame of one outlet; and a stretch whose numbers and
days all differ is the formula for another incident.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawatur.trace.chains import Chain, chains, places
from tawatur.trace.facts import is_day, is_figure
from tawatur.trace.frames import outlet
from tawatur.trace.leaf import Leaf

# Calibrated on the 82 reports of the families development set and on the short retellings of the multi set:
# pairs that depend directly reach .28 and more, formulaic near misses .21 at most.
LEAST_CHAIN = 3.0
LEAST_WEIGHT = 16.0
LEAST_RATIO = 0.25
LEAST_BEST = 10.0
"""The weight of the best chain: short reports of one incident share many small ones (5 to 9) without
copying."""
LEAST_REWORDED = 0.3
"""The ratio where no sentence part is the same: direct rewrites of the set reach .34 and more."""
OTHER_DAY = 0.41
"""The ratio that two reports of different weekdays must reach, where no sentence is the same: a ministry
words its communiqués alike (.38), a rewrite that garbles the day keeps more (.42)."""
FIGURES = 3
"""Numbers that must agree, none standing against another, for a rewrite to need no more than LEAST_RATIO: a
retelling in a quarter of the words keeps few of them and all its numbers (direct ones of the sets: six;
reports of one incident that don't depend: two at most)."""
LONGER = 3
SPOT = 0.25
"""A report LONGER times as long, of which only one SPOT is told in other words: what both have is a
statement, each in its own words. No edge where no number is shared, and numbers alone make none."""
LEAST_PART = 0.45
"""The part of the shorter report that must follow the other (direct copies of the set: .54 and more). Less
is a borrowed paragraph, and joining by paragraphs makes one family of a whole archive."""
QUOTED = 0.6
WHOLE = 0.9
"""The part of both reports that they must share for quotation marks not to matter: nothing is left that one of
them would tell by itself, and a mark that is never closed would hide a reprint."""
TAIL = 6
"""Words behind a chain in which its day is still looked for."""
FRAME_WORDS = 15
RUN = 8
"""Words in a row taken over unchanged that a rewrite seldom leaves (share of them in rewrites: .48 at most,
in edited copies: .62 at least)."""
REPLACED = 0.02
"""The part of its words for which a reprint may have others: slips, spellings."""
OWN_SENTENCE = 17
"""Words of a sentence that the copy adds; headlines and "read also" lines are shorter."""


@dataclass(frozen=True, slots=True)
class Match:
    """What two reports share, seen from `a`. `ratio` is the weight of independent stretches against the
    shorter report, `part` the words in all stretches against it, `alike` the weight of the words that are
    the same in both."""

    a: Leaf
    b: Leaf
    chains: tuple[Chain, ...]
    ratio: float
    weight: float
    part: float
    alike: float
    equal: int

    @property
    def depends(self) -> bool:
        """True when one of the two was made from the other, or both from a third."""
        return (
            self.ratio >= LEAST_RATIO
            and self.weight >= LEAST_WEIGHT
            and self.part >= LEAST_PART
            and max((c.weight for c in self.chains), default=0.0) >= LEAST_BEST
        )


def match(a: Leaf, b: Leaf, where: dict[str, list[int]] | None = None) -> Match:
    """What two reports share; `where` is `places` of `b`, for who has it already."""
    if where is None:
        where = places(b.stems, b.light)
    found = [c for c in chains(a.stems, a.light, b.stems, where, LEAST_CHAIN) if not _frame(a, b, c)]
    span = max(sum(c.a1 - c.a0 for c in found), sum(c.b1 - c.b0 for c in found))
    whole = span >= WHOLE * max(a.size, b.size)
    free = found if whole else [c for c in found if not _quoted(a, b, c)]
    told = sum(c.weight for c in free)
    size = min(a.size, b.size)
    formula = [c for c in free if max(_runs(a, b, c), default=0) < RUN]
    agree, differ = _stated(a, b, formula, is_figure)
    if differ > agree and differ >= 2:
        told -= (1 - agree / differ) * sum(c.weight for c in formula)
    if len(formula) == len(free):
        spot = _one_spot(a, b, free)
        least = LEAST_RATIO if agree >= FIGURES and not differ and not spot else LEAST_REWORDED
        if told < least * size or (spot and not agree):
            told = min(told, LEAST_RATIO / 2 * size)
        same_days, other_days = _stated(a, b, free, is_day)
        if other_days > same_days and told < OTHER_DAY * size:
            told = min(told, LEAST_RATIO / 2 * size)
    quoted = sum(c.weight for c in found) - sum(c.weight for c in free)
    if told / size >= LEAST_RATIO / 2:
        # Quotations count half where the words around them were taken over too.
        told += quoted / 2
    same = [0.25 if a.light[i] else 1.0 for c in found for i, j in c.links if _word(a, i) == _word(b, j)]
    return Match(a, b, tuple(sorted(found)), told / size, told, span / size, sum(same), len(same))


def kind(m: Match) -> str:
    """verbatim, edited or rewritten, `m.a` being the copy."""
    span = sum(c.a1 - c.a0 for c in m.chains)
    kept = sum(length for c in m.chains for length in _runs(m.a, m.b, c) if length >= min(RUN, span // 4))
    if kept < 0.55 * span:
        return "rewritten"
    moved = any(p.b0 > q.b0 for p, q in pairwise(m.chains))
    replaced = sum(
        0 < k - i - 1 <= 4 and 0 < n - j - 1 <= 4 for c in m.chains for (i, j), (k, n) in pairwise(c.links)
    )
    own = longest_own(m) >= OWN_SENTENCE or replaced > max(2, REPLACED * span)
    return "edited" if moved or own else "verbatim"


def share(m: Match) -> float:
    """The part of the copy's words (`m.a`) that stand in stretches taken over, 0 to 1."""
    return min(1.0, sum(c.a1 - c.a0 for c in m.chains) / m.a.size)


def longest_own(m: Match) -> int:
    """The words of the longest sentence of running text that the copy adds; menus and tags have no
    particles."""
    taken = bytearray(len(m.a.stems))
    for c in m.chains:
        taken[c.a0 : c.a1] = b"\1" * (c.a1 - c.a0)
    own: dict[int, list[int]] = {}
    for k, number in enumerate(m.a.sentence):
        if not taken[k]:
            own.setdefault(number, []).append(k)
    return max((len(w) for w in own.values() if sum(m.a.light[k] for k in w) >= 0.2 * len(w)), default=0)


def _one_spot(a: Leaf, b: Leaf, free: Sequence[Chain]) -> bool:
    """True where all that is shared stands in a small part of a much longer report."""
    if not free or max(a.size, b.size) < LONGER * min(a.size, b.size):
        return False
    if a.size > b.size:
        return max(c.a1 for c in free) - min(c.a0 for c in free) < SPOT * a.size
    return max(c.b1 for c in free) - min(c.b0 for c in free) < SPOT * b.size


def _word(leaf: Leaf, k: int) -> str:
    return leaf.words[k]


def _runs(a: Leaf, b: Leaf, c: Chain) -> list[int]:
    """Lengths of the stretches of a chain where every word is the same."""
    found: list[int] = []
    last = (-2, -2)
    for i, j in c.links:
        if _word(a, i) != _word(b, j):
            continue
        if found and last == (i - 1, j - 1):
            found[-1] += 1
        else:
            found.append(1)
        last = (i, j)
    return found


def _quoted(a: Leaf, b: Leaf, c: Chain) -> bool:
    return sum(a.quoted[c.a0 : c.a1]) > QUOTED * (c.a1 - c.a0) or sum(b.quoted[c.b0 : c.b1]) > QUOTED * (
        c.b1 - c.b0
    )


def _frame(a: Leaf, b: Leaf, c: Chain) -> bool:
    """What two pages of one outlet have in common besides the report: a short line with its name or
    buttons, or a long list behind both."""
    if outlet(a.report) is None or outlet(a.report) != outlet(b.report):
        return False
    length = c.a1 - c.a0
    whole = (c.a0 == 0 or a.sentence[c.a0 - 1] != a.sentence[c.a0]) or (
        c.a1 == len(a.stems) or a.sentence[c.a1 - 1] != a.sentence[c.a1]
    )
    short = length <= FRAME_WORDS and len(c.links) == length
    behind = (
        min(c.a0 / len(a.stems), c.b0 / len(b.stems)) > 0.25
        and max(len(a.stems) - c.a1, len(b.stems) - c.b1) < FRAME_WORDS
    )
    return (short and whole) or (behind and length > 4 * FRAME_WORDS)


def _stated(a: Leaf, b: Leaf, free: Sequence[Chain], states: Callable[[str], bool]) -> tuple[int, int]:
    """How many of the words that state something agree inside the chains, and how many stand against
    another."""
    agree = differ = 0
    for c in free:
        agree += sum(states(a.stems[i]) for i, _ in c.links)
        for (i, j), (k, n) in pairwise(c.links):
            if k - i > 1 and n - j > 1:
                ours = any(states(a.stems[x]) for x in range(i + 1, k))
                theirs = any(states(b.stems[x]) for x in range(j + 1, n))
                differ += ours and theirs
        here, there = _tail(a, c.a1), _tail(b, c.b1)
        one = {a.stems[k] for k in here if states(a.stems[k])}
        other = {b.stems[k] for k in there if states(b.stems[k])}
        agree += bool(one & other)
        differ += bool(one and other and not one & other)
    return agree, differ


def _tail(leaf: Leaf, end: int) -> list[int]:
    """The words behind a chain, up to the end of its sentence."""
    last = leaf.sentence[end - 1]
    return [k for k in range(end, min(end + TAIL, len(leaf.stems))) if leaf.sentence[k] == last]
