"""`python -m tawatur.evaluate.train PATH`: the weights of read/happened.py, learnt from judged sentences.

PATH is a set in the format of `gsr` (openeventdata/arabic_event_gsr, MIT licence, is the one used). A
sentence that the judges rejected gives every trigger in it as one that tells no event; an accepted one gives
those of its triggers that stand in a verb the judges marked, or all of them where none does. A trigger weighs
as much as its share in its sentence. Logistic regression with L2, by AdaGrad in a fixed order: the same
rows give the same weights, to the byte. `--cross` prints what the weights reach on documents they didn't see,
`--write` replaces language/ar/happened.tsv.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tawatur.errors import TawaturError
from tawatur.evaluate import gold
from tawatur.model import Report
from tawatur.read import gathered
from tawatur.read.claims import find_drafts
from tawatur.read.happened import WEIGHED, is_weighed, signs, weighed_class
from tawatur.tables import package_data

FOLDS = 5
_RARE = 3  # a sign seen less often learns its sentences by heart
_L2 = 0.03  # flat between 0.01 and 0.1 in cross-validation
_PASSES = 6
_RATE = 0.1
_NEAR_ONLY = frozenset({"PROTEST"})  # with 50 accepted sentences the words of the whole sentence only mislead
_SMALL = 0.03  # weights nearer to 0 are not written: a third of the file, nothing in the figures
_SEED = 7


class Marked(msgspec.Struct, frozen=True):
    """What one judge marked as the words that tell the event."""

    verb: str | None = None


class Judged(msgspec.Struct, frozen=True):
    """One judged sentence, with the marks of those who accepted it."""

    id: str
    event: str
    label: str
    text: str
    spans: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A judged sentence: the signs of each of its triggers, and whether a judge marked the trigger."""

    document: str
    name: str
    label: str
    triggers: tuple[tuple[tuple[str, ...], bool], ...]


def examples(rows: Iterable[Judged]) -> list[Example]:
    """The judged sentences with a trigger of their class or without, `ambiguous` left out."""
    found: list[Example] = []
    for row in rows:
        if row.label == "ambiguous" or row.event not in WEIGHED:
            continue
        scan, said, _ = gathered(Report(row.id, row.text, language="ar"))
        drafts = find_drafts(scan, said)
        crowds = Counter(d.trigger.sentence for d in drafts)
        verbs = [at for s in row.spans if s.verb for at in _found_at(row.text, s.verb)]
        triggers = []
        for draft in drafts:
            if not is_weighed(draft) or weighed_class(draft.event) != row.event:
                continue
            start, end = scan.text.starts[draft.trigger.first], scan.text.ends[draft.trigger.end - 1]
            marked = any(a < end and start < b for a, b in verbs)
            triggers.append((tuple(signs(scan, draft, crowds[draft.trigger.sentence])), marked))
        document = row.id.rsplit("-", 1)[0]
        found.append(Example(document, row.event, row.label, tuple(triggers)))
    return found


def _found_at(text: str, verb: str) -> list[tuple[int, int]]:
    at = text.find(verb)
    if at >= 0:
        return [(at, at + len(verb))]
    return [(at, at + len(w)) for w in verb.split() if (at := text.find(w)) >= 0]


def learn(told: list[Example]) -> dict[str, float]:
    """The weight of each sign, from the sentences of one class."""
    rows: list[tuple[tuple[str, ...], float, float]] = []
    for one in told:
        kept = list(one.triggers)
        if one.label == "yes":
            kept = [t for t in kept if t[1]] or kept
        rows += [(t[0], float(one.label == "yes"), 1.0 / len(kept)) for t in kept]
    seen = Counter(sign for held, _, _ in rows for sign in set(held))
    if any(one.name in _NEAR_ONLY for one in told):
        seen = Counter({sign: n for sign, n in seen.items() if not sign.startswith("with ")})
    names = sorted(sign for sign, times in seen.items() if times >= _RARE)
    number = {sign: i for i, sign in enumerate(names)}
    data = [(sorted({number[s] for s in held if s in number}), y, w) for held, y, w in rows]
    weight, grown = [0.0] * len(names), [1e-6] * len(names)
    order = list(range(len(data)))
    shuffle = random.Random(_SEED)
    for _ in range(_PASSES):
        shuffle.shuffle(order)
        for k in order:
            held, y, share = data[k]
            z = sum(weight[i] for i in held)
            fault = (1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z)))) - y) * share
            for i in held:
                slope = fault + _L2 * weight[i]
                grown[i] += slope * slope
                weight[i] -= _RATE * slope / math.sqrt(grown[i])
    return {sign: round(weight[i], 2) for sign, i in number.items() if abs(weight[i]) >= _SMALL}


def score(one: Example, weight: dict[str, float]) -> float:
    """The log-odds of the likeliest trigger of a sentence, minus infinity without one."""
    return max((sum(weight.get(s, 0.0) for s in t[0]) for t in one.triggers), default=-math.inf)


def cross(told: list[Example]) -> list[tuple[float, bool]]:
    """The score of each sentence under weights learnt from the other documents, and whether it tells one."""
    found: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weight = learn([e for e in told if _fold(e) != fold])
        found += [(score(e, weight), e.label == "yes") for e in told if _fold(e) == fold]
    return found


def _fold(one: Example) -> int:
    return zlib.crc32(one.document.encode()) % FOLDS


def figures(scored: list[tuple[float, bool]], even: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of "the score is at least `even`"."""
    hits = sum(yes for s, yes in scored if s >= even)
    found = sum(s >= even for s, _ in scored)
    wanted = sum(yes for _, yes in scored)
    return hits / (found or 1), hits / (wanted or 1), 2 * hits / ((found + wanted) or 1)


def main(arguments: list[str] | None = None, say: Callable[[str], None] = print) -> int:
    """0 when the weights were learnt, 2 when the set could not be taken in."""
    parser = argparse.ArgumentParser(prog="python -m tawatur.evaluate.train")
    parser.add_argument("path")
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    try:
        told = examples(gold.load(Path(asked.path), Judged))
    except TawaturError as fault:
        print(fault, file=sys.stderr)
        return 2
    lines: list[str] = []
    for name in WEIGHED:
        mine = [e for e in told if e.name == name]
        if asked.cross:
            scored = cross(mine)
            for even in (-1.45, -1.15, -0.85, -0.55, -0.25):
                shown = "  ".join(f"{v:.3f}" for v in figures(scored, even))
                say(f"{name} at {even:+.2f}: precision, recall, F1  {shown}")
        weight = learn(mine)
        lines += [
            f"{name}\t{sign}\t{w:g}" for sign, w in sorted(weight.items(), key=lambda i: (-abs(i[1]), i[0]))
        ]
    if asked.write:
        place = Path(str(package_data("language", "ar", "happened.tsv")))
        place.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")
        say(f"{len(lines)} weights in {place.name}")
    return 0


_HEAD = """# Signs that a word for violence or protest tells of an event that happened; weights in log-odds.
# Learnt by `python -m tawatur.evaluate.train` from openeventdata/arabic_event_gsr (MIT); not edited by hand.
class	sign	weight
"""

if __name__ == "__main__":
    sys.exit(main())
