"""Which of two dependent reports was made from the other.

Publication days decide where they differ. Else the copy gives itself away: it names the other's outlet as its
source, breaks off where the other goes on, says "yesterday" where the other says "today", puts "media" for
an agency that the other names, or has words garbled that are sound in the other. And where the two differ, the
one whose words stand in the rest of the family too is the older one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tawatur.language.text import fold
from tawatur.model import Reading
from tawatur.tables import read_tsv
from tawatur.trace.edges import Match
from tawatur.trace.leaf import Leaf

DAYS, NAMED, THROUGH, CUT, LATER, VAGUE, PECULIAR, GARBLED = 4.0, 3.0, 1.0, 0.5, 1.0, 0.5, 0.5, 0.5
"""Weights of the signs; their order is what matters: a stated day or source outweighs all that the words
show."""
STATED = 2.0
INFERRED = 0.25
SHORT = 5
"""A gap between shared words holds at most four others on either side, else it is no replacement."""
_GAP = "..."


@dataclass(frozen=True, slots=True)
class Lean:
    """How strongly the signs say that `b` of a match is the origin of `a` (negative: the reverse), and
    why."""

    score: float
    why: str


def lean(m: Match, others: Sequence[frozenset[str]], known: Mapping[str, Reading]) -> Lean:
    """The signs in one match added up. `others` are the stems of each of the rest of the family, `known` the
    readings by report."""
    signs = [*_days(m.a, m.b), *_named(m.a, m.b), *_cut(m), *_yesterday(m), *_vague(m), *_peculiar(m, others)]
    signs += _garbled(m, known)
    score = sum(weight for weight, _ in signs)
    best = max(signs, key=lambda sign: (sign[0] if score > 0 else -sign[0], sign[1]), default=(0.0, ""))
    return Lean(score, best[1])


def _days(a: Leaf, b: Leaf) -> list[tuple[float, str]]:
    ours, theirs = a.report.published, b.report.published
    if ours is None or theirs is None or ours == theirs:
        return []
    return [(DAYS if ours > theirs else -DAYS, "published on a later day")]


def _named(a: Leaf, b: Leaf) -> list[tuple[float, str]]:
    """The outlet of the one named in the other, behind a cue that takes over, or at its head."""
    found = []
    for copy, origin, sign in ((a, b, 1.0), (b, a, -1.0)):
        outlet = origin.report.outlet
        if outlet and outlet != copy.report.outlet and _names(copy, outlet):
            found.append((sign * NAMED, "names the other as its source"))
        elif _through(copy, origin):
            found.append((sign * THROUGH, "names a site as its source that the other doesn't"))
    return found


def _through(copy: Leaf, origin: Leaf) -> bool:
    """An attribution to another medium ("according to a site") that only the copy has."""
    return _media(copy) > _media(origin)


def _media(leaf: Leaf) -> int:
    words, cues, sites = leaf.text.words, _words("taken_from"), _words("site")
    return sum(
        word in sites and any(w in cues for w in words[max(0, i - 2) : i]) for i, word in enumerate(words)
    )


def _names(leaf: Leaf, outlet: str) -> bool:
    name = [w for w in fold(outlet).split() if w]
    words = leaf.text.words
    first = name[0]
    for i, word in enumerate(words):
        if word == first and list(words[i : i + len(name)]) == name:
            before = words[max(0, i - 3) : i]
            if i < 40 or any(w in _words("taken_from") for w in before):
                return True
    return False


@cache
def _words(cls: str) -> frozenset[str]:
    rows = read_tsv("language", "ar", "trace", "signs.tsv", required=("id", "class", "forms"))
    return frozenset(fold(form) for row in rows if row["class"] == cls for form in row["forms"].split("|"))


def names_source(leaf: Leaf, run: Sequence[int], outlet: str | None) -> bool:
    """True where the words `run` of a leaf name `outlet`, or a medium behind a word that takes over."""
    said = [leaf.words[k] for k in run]
    name = fold(outlet).split() if outlet else []
    if name and any(said[k : k + len(name)] == name for k in range(len(said))):
        return True
    cues, sites = _words("taken_from"), _words("site")
    return any(w in sites and any(c in cues for c in said[max(0, k - 2) : k]) for k, w in enumerate(said))


def _cut(m: Match) -> list[tuple[float, str]]:
    """Places where one breaks off in the middle of a sentence that the other brings to its end."""
    score = 0.0
    for c in m.chains:
        for leaf, other, end, far, sign in ((m.a, m.b, c.a1, c.b1, 1.0), (m.b, m.a, c.b1, c.a1, -1.0)):
            if _breaks_off(leaf, end) and far < len(other.stems) and not _breaks_off(other, far):
                score += sign * CUT
        for (i, j), (k, n) in pairwise(c.links):
            if k == i + 1 and n > j + 1 and _breaks_off(m.a, k):
                score += CUT
            if n == j + 1 and k > i + 1 and _breaks_off(m.b, n):
                score -= CUT
    return [(score, "breaks off where the other goes on")] if score else []


def _breaks_off(leaf: Leaf, k: int) -> bool:
    """Dots of omission right before word k."""
    first = leaf.tokens[k - 1] + 1
    end = leaf.tokens[k] if k < len(leaf.tokens) else len(leaf.text)
    between = "".join(leaf.text.words[first:end])
    return _GAP in between or "…" in between


def _yesterday(m: Match) -> list[tuple[float, str]]:
    """ "Yesterday, Friday" for "today, Friday"."""
    score = 0.0
    today, yesterday = fold("اليوم"), fold("أمس")
    for c in m.chains:
        for (i, j), (k, n) in pairwise(c.links):
            ours = {m.a.words[x] for x in range(i + 1, k)}
            theirs = {m.b.words[x] for x in range(j + 1, n)}
            score += LATER * (
                (yesterday in ours and today in theirs) - (yesterday in theirs and today in ours)
            )
    return [(score, "says yesterday where the other says today")] if score else []


def _peculiar(m: Match, others: Sequence[frozenset[str]]) -> list[tuple[float, str]]:
    """Where the two differ: whose words the others of the family have too."""
    ours = theirs = 0
    for c in m.chains:
        for (i, j), (k, n) in pairwise(c.links):
            if 1 < k - i <= SHORT and 1 < n - j <= SHORT:
                ours += sum(m.a.stems[x] in words for x in range(i + 1, k) for words in others)
                theirs += sum(m.b.stems[x] in words for x in range(j + 1, n) for words in others)
    if ours + theirs < 4:
        return []
    tilt = (theirs - ours) / (ours + theirs)
    return [(2 * PECULIAR * tilt, "has words of its own where the rest of the family agrees with the other")]


_GARBLES = frozenset({"outlet_named_as_group", "accused_of_pursuing"})
"""Flags of what no newsroom writes: words that a rewriting changed into nonsense."""


def _garbled(m: Match, known: Mapping[str, Reading]) -> list[tuple[float, str]]:
    """Garbled words in one where the other has none."""
    ours, theirs = (
        sum(f.code in _GARBLES for f in known[leaf.report.id].flags) if leaf.report.id in known else 0
        for leaf in (m.a, m.b)
    )
    if bool(ours) == bool(theirs):
        return []
    return [(GARBLED if ours else -GARBLED, "has words garbled that are sound in the other")]


def _vague(m: Match) -> list[tuple[float, str]]:
    """ "Media" or "reports" in the place of a source that the other names."""
    score = 0.0
    vague = _words("vague_source")
    for c in m.chains:
        for (i, j), (k, n) in pairwise(c.links):
            ours = any(m.a.words[x] in vague for x in range(i + 1, k))
            theirs = any(m.b.words[x] in vague for x in range(j + 1, n))
            if n - j > 1 and k - i > 1:
                score += VAGUE * (ours - theirs)
    return [(score, "has no name for a source that the other names")] if score else []
