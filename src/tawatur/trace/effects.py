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
    noun,
    number_of,
    one_letter_off,
    other_number,
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
    rewritten: bool

    def after(self, n: int) -> str:
        """The copy's folded word in pair n, "" where it has none."""
        i = self.pairs[n].i
        return self.copy.words[i] if i >= 0 else ""

    def before(self, n: int) -> str:
        """The origin's folded word in pair n, "" where it has none."""
        j = self.pairs[n].j
        return self.origin.words[j] if j >= 0 else ""

    def changed(self, n: int) -> bool:
        """True where the two words of pair n differ."""
        return self.before(n) != self.after(n)

    def light(self, n: int) -> bool:
        """True where the word that stands in pair n, on either side, is one that any text has."""
        pair = self.pairs[n]
        return bool((pair.i >= 0 and self.copy.light[pair.i]) or (pair.j >= 0 and self.origin.light[pair.j]))


class Change(NamedTuple):
    """Pairs `first` to `end` (excluded) of a stretch, and the effect."""

    first: int
    end: int
    effect: str
    added: bool = False
    """True where only the copy's side belongs to the change, what it stands for being another matter."""


def changes(scene: Scene) -> list[Change]:
    """The changes of a stretch, in order, none within another."""
    found: list[Change] = []
    taken = bytearray(len(scene.pairs))
    # An editor changes the source as a whole, a rewriter word by word.
    late = (words, sources) if scene.rewritten else (sources, words)
    for step in (swaps, negations, *late):
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
            if not scene.before(n) and (n == 0 or scene.before(n - 1)):
                yield from _put_in(scene, n)
            yield from _by(scene, n)


def _effect(scene: Scene, n: int) -> str | None:
    after, before = scene.after(n), scene.before(n)
    here, there = figure(after), figure(before)
    if here and there:
        return _of_figures(here, there, {before, after})
    effect = clash(before, after)
    if effect:
        return effect
    if here or there:
        return None
    if other_number(before, after) or _other_many(scene, n):
        return "number"
    kind = scene.origin_names.kind(scene.pairs[n].j) or scene.copy_names.kind(scene.pairs[n].i)
    if bare(before) == bare(after):
        return kind if kind == "person_name" and _spelled_apart(before, after) else None
    if same_meaning(before, after):
        return None
    if _other_side(scene, n, before, after):
        return "agent_patient"
    pair = scene.pairs[n]
    if pair.i in scene.copy_names.marked and pair.j in scene.origin_names.marked:
        marked = _name_kind(scene, n)
        if marked:
            return marked
    if scene.light(n):
        return None
    named = kind or (_name_kind(scene, n) if scene.copy.stems[pair.i] != scene.origin.stems[pair.j] else None)
    if named and not synonyms(before) and not concepts(before):
        return named
    return "object" if one_letter_off(before, after) else None


def _spelled_apart(before: str, after: str) -> bool:
    """True where one of two like names has an article and the other none."""
    return before.lstrip("وفبل") != after.lstrip("وفبل") and ("ال" in before[:3]) != ("ال" in after[:3])


def _other_many(scene: Scene, n: int) -> bool:
    """One person for many of the same kind, or the reverse."""
    one = scene.origin_names.person(scene.pairs[n].j)
    other = scene.copy_names.person(scene.pairs[n].i)
    if number_of(scene.before(n)) and number_of(scene.after(n)):
        return False  # two and many are written alike in one case: "عسكريين"
    return bool(one and other and one[0] == other[0] and one[1] != other[1])


def _other_side(scene: Scene, n: int, before: str, after: str) -> bool:
    """True where an ending or a letter makes the doer the one it was done to: struck and was struck by,
    trainers and trainees."""
    one, other = bare(before), bare(after)
    if {one[:2], other[:1] + other[1:2]} and (
        one.replace("مت", "م", 1) == other or other.replace("مت", "م", 1) == one
    ):
        return one != other and one[0] == other[0] == "م"
    i = scene.copy.tokens[scene.pairs[n].i]
    raw = scene.copy.text.raw[scene.copy.text.starts[i] : scene.copy.text.ends[i]]
    if raw.endswith("ة") or before.startswith("ال"):
        return False
    verb = before.removesuffix("ت")
    return after in {root + end for root in (before, verb) for end in ("ه", "ها", "هم")}


def _of_figures(here: tuple[str, str], there: tuple[str, str], pair: set[str]) -> str | None:
    """Another number or another date; "yesterday, Friday" for "today, Friday" is a day later, and the
    same."""
    if here == there or pair <= {"اليوم", "امس", "يوم"} or {here[0], there[0]} == {"part", "unit"}:
        return None
    if here[0] == there[0] == "number":
        return "number"
    return "date" if here[0] in DATES and there[0] in DATES else None


def _lone(scene: Scene, n: int) -> Iterator[Change]:
    """A word put in or left out that makes another number or date of the one before it."""
    known = figure(scene.after(n) or scene.before(n))
    if not known or n == 0:
        return
    last = figure(scene.after(n - 1)) or figure(scene.before(n - 1))
    if known == ("number", "teen") and last and last[0] == "number":
        yield Change(n - 1, n + 1, "number")
    elif last and last[0] in DATES and known[1].startswith("o"):
        yield Change(n - 1, n + 1, "date")


def _put_in(scene: Scene, n: int) -> Iterator[Change]:
    """A phrase put in behind a day ("of this month"), or a preposition that turns the doer of an attack into
    the one attacked."""
    end = n
    while end < len(scene.pairs) and not scene.before(end) and not scene.pairs[end].loose:
        end += 1
    figures = [figure(scene.after(x)) for x in range(n, end)]
    near = [figure(scene.after(x)) for x in range(max(0, n - 2), n)]
    if end - n <= 4 and any(f and f[0] in ("unit", "when") for f in figures):
        if any(f and f[0] in ("day", "month") for f in near):
            yield Change(max(0, n - 2), end, "date")
    elif end == n + 1 and scene.after(n) in ("علي", "ضد") and n and end < len(scene.pairs):
        exact = scene.before(end) == scene.after(end) and not scene.light(end)
        if exact and any(c[1] in ("act", "attack") for c in concepts(scene.after(n - 1))):
            yield Change(n - 1, end + 1, "agent_patient")


def _by(scene: Scene, n: int) -> Iterator[Change]:
    """ "By" (من قبل) on one side only: what follows did it there, and suffered it here."""
    end = n + 2
    if (
        n == 0
        or end >= len(scene.pairs)
        or not scene.changed(n + 1)
        or scene.changed(end)
        or scene.light(end)
    ):
        return
    for word, other in ((scene.before, scene.after), (scene.after, scene.before)):
        if word(n) == "من" and word(n + 1) == "قبل" and not other(n) and not other(n + 1):
            yield Change(n - 1, end + 1, "agent_patient")


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
        if scene.light(x) and not scene.changed(x) and "انباء" not in scene.after(x):
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
