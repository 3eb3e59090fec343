"""What a change does to the facts: which rows of words stand for each other, and what kind of fact they state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.model import Reading
from tawatur.trace.align import Pair
from tawatur.trace.facts import figure
from tawatur.trace.leaf import Leaf
from tawatur.trace.meaning import (
    clash,
    concepts,
    noun,
    number_of,
    bare,
    consonants,
    one_letter_off,
    same_meaning,
    synonyms,
)

DATES = frozenset({"day", "month", "part", "when", "unit"})
LEAST_WORDS = 4


class Scene(NamedTuple):
    """A stretch laid side by side, and what was read in both reports."""

    copy: Leaf
    origin: Leaf
    pairs: Sequence[Pair]
    copy_reading: Reading | None
    origin_reading: Reading | None

    def after(self, n: int) -> str:
        """The copy's folded word in pair n, "" where it has none."""
        i = self.pairs[n].i
        return self.copy.text.words[self.copy.tokens[i]] if i >= 0 else ""

    def before(self, n: int) -> str:
        """The origin's folded word in pair n, "" where it has none."""
        j = self.pairs[n].j
        return self.origin.text.words[self.origin.tokens[j]] if j >= 0 else ""


Change = tuple[int, int, str]
"""Pairs `first` to `end` (excluded) of a stretch, and the effect."""


def changes(scene: Scene) -> list[Change]:
    """The changes of a stretch, in order, none within another."""
    found: list[Change] = []
    taken = bytearray(len(scene.pairs))
    for first, end, effect in (*_swaps(scene), *_sources(scene), *_negations(scene), *_words(scene)):
        if not any(taken[first:end]):
            taken[first:end] = b"\1" * (end - first)
            found.append((first, end, effect))
    found += _rest(scene, taken)
    return sorted(_joined(scene, sorted(found)))


def _changed(scene: Scene, n: int) -> bool:
    return scene.before(n) != scene.after(n)


def _runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Pairs in a row that all differ."""
    n = 0
    while n < len(scene.pairs):
        first = n
        while n < len(scene.pairs) and _changed(scene, n):
            n += 1
        if n > first:
            yield first, n
        n += 1


def _negations(scene: Scene) -> Iterator[Change]:
    """A word of negation on one side only, with the word that it turns round."""
    for n in range(len(scene.pairs)):
        if not _changed(scene, n):
            continue
        here, there = scene.after(n), scene.before(n)
        neg_here, neg_there = _negates(scene, n, True), _negates(scene, n, False)
        if neg_here == neg_there:
            continue
        # "without" for "not": a negation of the other side two pairs off or less is the same one moved.
        other = range(max(0, n - 2), min(len(scene.pairs), n + 3))
        if any(x != n and _changed(scene, x) and _negates(scene, x, not neg_here) and not _negates(scene, x, neg_here) for x in other):
            continue
        first, end = n, n + 1
        while end < len(scene.pairs) and not (
            any(scene.after(x) for x in range(first, end)) and any(scene.before(x) for x in range(first, end)) and end > n + 1
        ):
            end += 1
        if here or there:
            yield first, end, "negation"


def _negates(scene: Scene, n: int, after: bool) -> bool:
    word = scene.after(n) if after else scene.before(n)
    if "neg" not in noun(word):
        return False
    for x in range(n + 1, min(n + 3, len(scene.pairs))):
        following = scene.after(x) if after else scene.before(x)
        if following:
            return "زال" not in following and following not in ("سيما", "بد")
    return True


def _words(scene: Scene) -> Iterator[Change]:
    """Pairs of words with an effect of their own."""
    for n in range(len(scene.pairs)):
        if _changed(scene, n):
            effect = _effect(scene, n)
            if effect:
                yield n, n + 1, effect


def _effect(scene: Scene, n: int) -> str | None:
    after, before = scene.after(n), scene.before(n)
    if not after or not before:
        return _lone(scene, n)
    here, there = figure(after), figure(before)
    if here and there:
        if here == there:
            return None
        if here[0] == there[0] == "number":
            return "number"
        if here[0] in DATES and there[0] in DATES:
            return None if _only_later(scene, n) else "date"
    effect = clash(before, after)
    if effect:
        return effect
    if same_meaning(before, after) or scene.copy.light[scene.pairs[n].i] or scene.origin.light[scene.pairs[n].j]:
        return None
    if here or there:
        return None
    alike = consonants(before) == consonants(after)
    if alike:
        return _of_number(before, after) or _of_object(scene, n, before, after)
    named = _name_kind(scene, n)
    if named and not (synonyms(before) or synonyms(after) or concepts(before) or concepts(after)):
        return named
    if one_letter_off(before, after):
        return named or "object"
    return None


def _only_later(scene: Scene, n: int) -> bool:
    """ "Yesterday, Friday" for "today, Friday" says the same a day later."""
    pair = {scene.before(n), scene.after(n)}
    return pair == {"اليوم", "امس"} or pair == {"اليوم", "يوم"}


def _of_number(before: str, after: str) -> str | None:
    one, other = number_of(before), number_of(after)
    if (one is None) != (other is None) and bare(before)[:3] == bare(after)[:3]:
        return "number"
    return None


def _of_object(scene: Scene, n: int, before: str, after: str) -> str | None:
    """A pronoun fastened to a verb makes its doer the one it was done to."""
    if after in (before + "ه", before + "ها", before + "هم") and not before.startswith("ال"):
        return "agent_patient"
    return None


def _lone(scene: Scene, n: int) -> str | None:
    """A figure added to or taken from a row of figures: six, sixteen."""
    word = scene.after(n) or scene.before(n)
    known = figure(word)
    if known and known[0] == "number" and known[1] == "teen":
        return "number"
    return None


def _name_kind(scene: Scene, n: int) -> str | None:
    """The kind of name that the words before lead to expect, up to two words back within the name."""
    for x in range(n - 1, max(-1, n - 4), -1):
        for word in (scene.before(x), scene.after(x)):
            kinds = noun(word) if word else frozenset()
            if "media" in kinds:
                return "outlet_name"
            if "place" in kinds:
                return "place"
            if "person" in kinds:
                return "person_name"
        pair = scene.pairs[x]
        if pair.j >= 0 and scene.origin.light[pair.j]:
            break
    return None


def _swaps(scene: Scene) -> Iterator[Change]:
    """Two parties that have changed places: a heavy word left out here and put in there, another between."""
    out = {}
    for n, pair in enumerate(scene.pairs):
        if pair.i < 0 and not scene.origin.light[pair.j] and not figure(scene.before(n)):
            out.setdefault(scene.origin.stems[pair.j], n)
    for n, pair in enumerate(scene.pairs):
        if pair.j >= 0 or scene.copy.light[pair.i]:
            continue
        other = out.get(scene.copy.stems[pair.i])
        if other is None or not 2 <= abs(other - n) <= 10:
            continue
        first, end = min(n, other), max(n, other) + 1
        between = [x for x in range(first + 1, end - 1) if not _changed(scene, x) or scene.before(x) and scene.after(x)]
        heavy = sum(not scene.origin.light[scene.pairs[x].j] for x in between if scene.pairs[x].j >= 0)
        if heavy:
            yield first, end, "agent_patient"


def _sources(scene: Scene) -> Iterator[Change]:
    """A source that another, or none, stands for: runs that name a medium on either side."""
    for first, end in _runs(scene):
        before = [x for x in range(first, end) if scene.before(x)]
        after = [x for x in range(first, end) if scene.after(x)]
        media_before = any("media" in noun(scene.before(x)) for x in before)
        media_after = any("media" in noun(scene.after(x)) for x in after)
        if not media_before and not media_after:
            continue
        if not before and any("cue" in noun(scene.after(x)) for x in after):
            yield first, end, "outlet_name"
        elif before and after and len(before) + len(after) >= 5 and _other_source(scene, before, after):
            yield first, end, "outlet_name"


def _other_source(scene: Scene, before: Sequence[int], after: Sequence[int]) -> bool:
    """True unless every heavy word of the one side has its synonym on the other."""
    ours = [scene.after(x) for x in after if not scene.copy.light[scene.pairs[x].i]]
    theirs = [scene.before(x) for x in before if not scene.origin.light[scene.pairs[x].j]]
    loose = [w for w in ours if not any(w == o or same_meaning(w, o) for o in theirs)]
    missing = [w for w in theirs if not any(w == o or same_meaning(w, o) for o in ours)]
    return bool(loose or missing)


def _rest(scene: Scene, taken: bytearray) -> Iterator[Change]:
    """What differs without an effect known: another wording, or words added or left out."""
    n = 0
    while n < len(scene.pairs):
        first = n
        while n < len(scene.pairs) and _changed(scene, n) and not taken[n]:
            n += 1
        if n > first:
            before = sum(bool(scene.before(x)) for x in range(first, n))
            after = sum(bool(scene.after(x)) for x in range(first, n))
            if before and after:
                yield first, n, "harmless"
            elif max(before, after) >= LEAST_WORDS:
                yield first, n, "addition" if after else "omission"
        else:
            n += 1


def _joined(scene: Scene, found: Sequence[Change]) -> Iterator[Change]:
    """Changes of one effect that touch, made one."""
    last: Change | None = None
    for change in found:
        if last and last[1] == change[0] and last[2] == change[2]:
            last = (last[0], change[1], change[2])
            continue
        if last:
            yield last
        last = change
    if last:
        yield last
