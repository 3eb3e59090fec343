"""What a change does to the facts: which words stand for each other, and what kind of fact they state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.trace.facts import figure
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
from tawatur.trace.scene import Change, Scene
from tawatur.trace.sources import sources
from tawatur.trace.turns import negations, swaps

DATES = frozenset({"day", "month", "part", "when", "unit"})
_NISBAS = ("ي", "يه", "يا", "يين", "يون", "يتين", "يات")
LEAST_WORDS = 4
"""Words added or left out in a row that make a variant of their own; fewer is style."""


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
    if same_meaning(before, after) or (kind == "place" and _same_nisba(before, after)):
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


def _same_nisba(before: str, after: str) -> bool:
    """True for one adjective of a place in two forms or spellings: عراقي, العراقية; أميركي, أمريكية."""
    roots = [
        {"".join(sorted(word.removesuffix(end))) for end in _NISBAS if word.endswith(end)}
        for word in map(bare, (before, after))
    ]
    return bool(roots[0] & roots[1])


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
    if (
        one != other
        and one[0] == other[0] == "م"
        and one.replace("مت", "م", 1) == other.replace("مت", "م", 1)
    ):
        return True
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
