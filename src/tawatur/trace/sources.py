"""Changes of the source: another put for it, none, or one put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.trace.meaning import noun, same_meaning
from tawatur.trace.scene import Change, Scene

LONGEST = 12
"""Words on the copy's side of a changed source; more is another sentence."""


def runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Pairs in a row that all differ, one of the same word between allowed."""
    n, size = 0, len(scene.pairs)
    while n < size:
        first = n
        end = first
        while n < size and (scene.changed(n) or (n + 1 < size and n > first and scene.changed(n + 1))):
            n += 1
            if scene.changed(n - 1):
                end = n
        if end > first:
            yield first, end
        n = max(n, end) + 1


def sources(scene: Scene) -> Iterator[Change]:
    """Another source put for one, or put in: a changed run that names a medium and has a cue beside it."""
    for first, end in runs(scene):
        before = [x for x in range(first, end) if scene.before(x)]
        after = [x for x in range(first, end) if scene.after(x)]
        if len(after) > LONGEST:
            continue
        there = any(_medium(scene.before(x)) for x in before)
        here = any(_medium(scene.after(x)) for x in after)
        loose = any(scene.pairs[x].loose for x in range(first, end)) and not _opens(scene, before, after)
        if here and not there and _cited(scene, after, False):
            yield Change(first, end, "outlet_name", added=not before or len(before) > len(after) + 4)
        elif (
            not loose
            and there
            and (_other_source(scene, before, after) if here else bool(after) and _cited(scene, before, True))
        ):
            yield Change(first, end, "outlet_name")


def _medium(word: str) -> bool:
    return "media" in noun(word) or "media" in noun(word.removeprefix("ال"))


def _opens(scene: Scene, before: Sequence[int], after: Sequence[int]) -> bool:
    """True for a run that opens a sentence on both sides."""
    if not before or not after:
        return False
    i, j = scene.pairs[after[0]].i, scene.pairs[before[0]].j
    ours, theirs = scene.copy.sentence, scene.origin.sentence
    return (i == 0 or ours[i - 1] != ours[i]) and (j == 0 or theirs[j - 1] != theirs[j])


def _cited(scene: Scene, run: Sequence[int], origin: bool) -> bool:
    """A cue of attribution in a run or right before it."""
    word = scene.before if origin else scene.after
    return any("cue" in noun(word(x)) for x in (*run, max(0, run[0] - 1)))


def _other_source(scene: Scene, before: Sequence[int], after: Sequence[int]) -> bool:
    """True where the heavy words of the one side have no counterpart on the other."""
    ours = [scene.after(x) for x in after if not scene.light(x)]
    theirs = [scene.before(x) for x in before if not scene.light(x)]
    loose = [w for w in ours if not any(w == o or same_meaning(w, o) or noun(w) & noun(o) for o in theirs)]
    missing = [w for w in theirs if not any(w == o or same_meaning(w, o) or noun(w) & noun(o) for o in ours)]
    return bool(loose and missing)
