"""What a change does to the facts: which words stand for each other, and what kind of fact they state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.trace.align import Pair
from tawatur.trace.facts import figure
from tawatur.trace.leaf import Leaf
from tawatur.trace.meaning import (
    bare,
    clash,
    concepts,
    consonants,
    noun,
    number_of,
    one_letter_off,
    same_meaning,
    synonyms,
)
from tawatur.trace.names import Names

DATES = frozenset({"day", "month", "part", "when", "unit"})
LEAST_WORDS = 4
"""Words added or left out in a row that make a variant of their own; fewer is style."""
LONGEST = 12
"""Words on one side of a changed source or a negation; more is another sentence."""


class Scene(NamedTuple):
    """A stretch laid side by side, and the names known in both reports."""

    copy: Leaf
    origin: Leaf
    pairs: Sequence[Pair]
    copy_names: Names
    origin_names: Names

    def after(self, n: int) -> str:
        """The copy's folded word in pair n, "" where it has none."""
        i = self.pairs[n].i
        return self.copy.text.words[self.copy.tokens[i]] if i >= 0 else ""

    def before(self, n: int) -> str:
        """The origin's folded word in pair n, "" where it has none."""
        j = self.pairs[n].j
        return self.origin.text.words[self.origin.tokens[j]] if j >= 0 else ""

    def changed(self, n: int) -> bool:
        """True where the two words of pair n differ."""
        return self.before(n) != self.after(n)

    def light(self, n: int) -> bool:
        """True where the word that stands in pair n, on either side, is one that any text has."""
        pair = self.pairs[n]
        return bool(pair.i >= 0 and self.copy.light[pair.i] or pair.j >= 0 and self.origin.light[pair.j])


class Change(NamedTuple):
    """Pairs `first` to `end` (excluded) of a stretch, and the effect."""

    first: int
    end: int
    effect: str


def changes(scene: Scene) -> list[Change]:
    """The changes of a stretch, in order, none within another."""
    found: list[Change] = []
    taken = bytearray(len(scene.pairs))
    for step in (swaps, sources, negations, words):
        for change in step(scene):
            if not any(taken[change.first : change.end]):
                taken[change.first : change.end] = b"\1" * (change.end - change.first)
                found.append(change)
    found += rest(scene, taken)
    return joined(sorted(found))


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
        if max(len(before), len(after)) > LONGEST:
            continue
        there = any("media" in noun(scene.before(x)) for x in before)
        here = any("media" in noun(scene.after(x)) for x in after)
        if here and _cited(scene, after, False) and not any(scene.changed(x) for x in before):
            yield Change(first, end, "outlet_name")
        elif here != there and before and after and _cited(scene, before if there else after, there):
            yield Change(first, end, "outlet_name")
        elif here and there and _other_source(scene, before, after):
            yield Change(first, end, "outlet_name")


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
    return len(loose) + len(missing) >= 2


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
            return "زال" not in following and following not in ("سيما", "بد")
    return True


def words(scene: Scene) -> Iterator[Change]:
    """Pairs of words with an effect of their own."""
    for n, pair in enumerate(scene.pairs):
        if pair.loose or not scene.changed(n):
            continue
        if scene.after(n) and scene.before(n):
            effect = _effect(scene, n)
            if effect:
                yield Change(n, n + 1, effect)
        else:
            yield from _lone(scene, n)


def _effect(scene: Scene, n: int) -> str | None:
    after, before = scene.after(n), scene.before(n)
    here, there = figure(after), figure(before)
    if here and there:
        return _of_figures(here, there, {before, after})
    effect = clash(before, after)
    if effect:
        return effect
    if here or there or same_meaning(before, after):
        return None
    if consonants(before) == consonants(after):
        return _of_endings(scene, n, before, after)
    if scene.light(n):
        return None
    named = _name_kind(scene, n)
    known = any(synonyms(w) or concepts(w) for w in (before, after))
    if named and not known:
        return named
    return "object" if one_letter_off(before, after) else None


def _of_figures(here: tuple[str, str], there: tuple[str, str], pair: set[str]) -> str | None:
    """Another number or another date; "yesterday, Friday" for "today, Friday" is a day later, and the same."""
    if here == there or pair in ({"اليوم", "امس"}, {"اليوم", "يوم"}):
        return None
    if here[0] == there[0] == "number":
        return "number"
    return "date" if here[0] in DATES and there[0] in DATES else None


def _of_endings(scene: Scene, n: int, before: str, after: str) -> str | None:
    """What the ending changes: one and many, or who does and who suffers ("struck", "was struck by")."""
    kind = scene.origin_names.kind(scene.pairs[n].j) or scene.copy_names.kind(scene.pairs[n].i)
    if kind == "person_name" and before.removeprefix("ال") == after.removeprefix("ال"):
        return kind
    one, other = number_of(before), number_of(after)
    if (one is None) != (other is None) and bare(before)[:3] == bare(after)[:3]:
        return "number"
    i = scene.copy.tokens[scene.pairs[n].i]
    raw = scene.copy.text.raw[scene.copy.text.starts[i] : scene.copy.text.ends[i]]
    if (
        after in (before + "ه", before + "ها", before + "هم")
        and not raw.endswith("ة")
        and not before.startswith("ال")
    ):
        return "agent_patient"
    return None


def _lone(scene: Scene, n: int) -> Iterator[Change]:
    """A word put in or left out that makes another number or date of the one before it."""
    known = figure(scene.after(n) or scene.before(n))
    if not known or n == 0:
        return
    last = figure(scene.after(n - 1)) or figure(scene.before(n - 1))
    if known == ("number", "teen") and last and last[0] == "number":
        yield Change(n - 1, n + 1, "number")
    elif last and last[0] in DATES and (known[0] in DATES or known[1].startswith("o")):
        yield Change(n - 1, n + 1, "date")


def _name_kind(scene: Scene, n: int) -> str | None:
    """The kind of name that stands in pair n: one that is known, or what the words before lead to expect."""
    pair = scene.pairs[n]
    known = scene.origin_names.kind(pair.j) or scene.copy_names.kind(pair.i)
    if known:
        return known
    for x in range(n - 1, max(-1, n - 4), -1):
        for word in (scene.before(x), scene.after(x)):
            kinds = noun(word) if word else frozenset()
            for kind, effect in (("media", "outlet_name"), ("place", "place"), ("person", "person_name")):
                if kind in kinds:
                    return effect
        if scene.light(x):
            break
    return None


def rest(scene: Scene, taken: bytearray) -> Iterator[Change]:
    """What differs without an effect known: another wording, or words added or left out."""
    n = 0
    while n < len(scene.pairs):
        first = n
        while n < len(scene.pairs) and scene.changed(n) and not taken[n]:
            n += 1
        if n == first:
            n += 1
            continue
        before = sum(bool(scene.before(x)) for x in range(first, n))
        after = sum(bool(scene.after(x)) for x in range(first, n))
        if before and after:
            yield Change(first, n, "harmless")
        elif max(before, after) >= LEAST_WORDS:
            yield Change(first, n, "addition" if after else "omission")


def joined(found: Sequence[Change]) -> list[Change]:
    """Changes of one effect that touch, made one."""
    made: list[Change] = []
    for change in found:
        if made and made[-1].end == change.first and made[-1].effect == change.effect:
            made[-1] = Change(made[-1].first, change.end, change.effect)
        else:
            made.append(change)
    return made
