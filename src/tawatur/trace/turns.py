"""Changes that turn a sentence round: parties that change places, a negation lost or put in."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.trace.facts import figure
from tawatur.trace.meaning import noun
from tawatur.trace.scene import Change, Scene


def swaps(scene: Scene) -> Iterator[Change]:
    """Two parties that have changed places: a heavy word left out here and put in there, another between."""
    out: dict[str, int] = {}
    for n, pair in enumerate(scene.pairs):
        if pair.i < 0 and not pair.loose and not scene.light(n) and not figure(scene.before(n)):
            out.setdefault(scene.origin.stems[pair.j], n)
    for n, pair in enumerate(scene.pairs):
        if pair.j >= 0 or pair.loose or scene.light(n):
            continue
        other = out.get(scene.copy.stems[pair.i])
        if other is None or not 2 <= abs(other - n) <= 10:
            continue
        first, end = min(n, other), max(n, other) + 1
        if any(scene.pairs[x].j >= 0 and not scene.light(x) for x in range(first + 1, end - 1)):
            yield Change(first, end, "agent_patient")


def negations(scene: Scene) -> Iterator[Change]:
    """A word of negation on one side only, with the word that it turns round."""
    size = len(scene.pairs)
    for n in range(size):
        here, there = _negates(scene, n, True), _negates(scene, n, False)
        if here == there or scene.pairs[n].loose:
            continue
        # A negation of the other side two pairs off or less is the same one, in other words.
        near = [x for x in range(max(0, n - 2), min(size, n + 3)) if x != n]
        if any(_negates(scene, x, not here) and not _negates(scene, x, here) for x in near):
            continue
        end = n + 1
        while end < size and end - n < 5:
            end += 1
            both = any(scene.after(x) for x in range(n, end)) and any(scene.before(x) for x in range(n, end))
            if both:
                yield Change(n, end, "negation")
                break


def _negates(scene: Scene, n: int, after: bool) -> bool:
    word = scene.after(n) if after else scene.before(n)
    if "neg" not in noun(word):
        return False
    for x in range(n + 1, min(n + 3, len(scene.pairs))):
        following = scene.after(x) if after else scene.before(x)
        if following:
            return "زال" not in following and following not in ("سيما", "بد", "ان")
    return True
