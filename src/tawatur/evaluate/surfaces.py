"""When two stretches of words count as the same, and which of many belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from tawatur.language.text import fold, tokenize
from tawatur.values import Span

A = TypeVar("A")
B = TypeVar("B")

_PROCLITICS = "وفبلك"


def overlap(a: str, b: str) -> tuple[float, float]:
    """How far two surfaces share their words: as a share of the shorter one, and of the longer one."""
    first, second = _words(a), _words(b)
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if not short:
        same = bool(fold(a).strip()) and fold(a).strip() == fold(b).strip()
        return (1.0, 1.0) if same else (0.0, 0.0)
    free = list(long)
    shared = 0
    for word in short:
        for i, other in enumerate(free):
            if not word.isdisjoint(other):
                del free[i]
                shared += 1
                break
    return shared / len(short), shared / len(long)


def same_surface(a: str, b: str) -> bool:
    """True when the words, folded and without proclitics, overlap by half or more of the shorter surface."""
    return overlap(a, b)[0] >= 0.5


def best_overlap(gold: str, found: Sequence[str]) -> tuple[float, float] | None:
    """The best overlap of a gold surface with any of the wordings found; None where none is the same."""
    best = max((overlap(gold, f) for f in found), default=(0.0, 0.0))
    return best if best[0] >= 0.5 else None


def pair(
    golds: Sequence[A], found: Sequence[B], score: Callable[[A, B], tuple[float, ...] | None]
) -> list[tuple[int, int]]:
    """Pairs of indexes (gold, found), each used once, the best scores first; a score of None is no match."""
    scored = [
        (tuple(-s for s in rank), i, j)
        for i, gold in enumerate(golds)
        for j, other in enumerate(found)
        if (rank := score(gold, other)) is not None
    ]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(scored):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def places_of(surface: str, text: str) -> tuple[Span, ...]:
    """Every stretch of the text that reads `surface` as whole words (proclitics may stand before); where it
    stands only inside other words, those."""
    inner: list[Span] = []
    whole: list[Span] = []
    at = text.find(surface) if surface else -1
    while at >= 0:
        span = Span(at, at + len(surface))
        inner.append(span)
        if _is_whole(text, span):
            whole.append(span)
        at = text.find(surface, at + 1)
    return tuple(whole or inner)


def _is_whole(text: str, span: Span) -> bool:
    if span.end < len(text) and text[span.end].isalnum() and text[span.end - 1].isalnum():
        return False
    lead = 0
    while span.start - lead > 0 and text[span.start - lead - 1].isalnum():
        lead += 1
        if lead > 2 or text[span.start - lead] not in _PROCLITICS:
            return False
    return True


@lru_cache(maxsize=50_000)
def _words(surface: str) -> tuple[frozenset[str], ...]:
    text = tokenize(surface)
    words = [w for w, k in zip(text.words, text.kinds, strict=True) if k in "ald"]
    named = [w for w in words if not (len(w) == 1 and w in _PROCLITICS)]
    return tuple(frozenset(_bare(w)) for w in (named or words))


def _bare(word: str) -> set[str]:
    """The word with and without each proclitic it may carry: we compare all readings, none is chosen."""
    found = {word}
    if len(word) > 3 and word[0] in "وف":
        found.add(word[1:])
    for base in list(found):
        if len(base) > 3 and base[0] in "بلك":
            found.add(base[1:])
        if len(base) > 4 and base.startswith("لل"):
            found.add(base[2:])
    for base in list(found):
        if len(base) > 4 and base.startswith("ال"):
            found.add(base[2:])
    return found
