"""`python -m tawatur.evaluate.train PATH`: the weights of read/happened.py, learnt from judged sentences.

PATH is a set in the format of `gsr` (openeventdata/arabic_event_gsr, MIT licence, is the one used). A
sentence that the judges rejected gives every trigger in it as one that tells no event; an accepted one gives
those of its triggers that stand in a verb the judges marked, or all of them where none does. A trigger weighs
as much as its share in its sentence. Logistic regression with L2, by AdaGrad in a fixed order: the same
rows give the same weights, to the byte. The pieces of words are learnt apart, from whole texts and from those
without a trigger too. `--check` prints what reading reaches on documents that the weights
didn't see (five folds, eight deals; thresholds and exemptions as in reading), `--write` replaces
language/ar/happened.tsv.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawatur.errors import TawaturError
from tawatur.evaluate import gold
from tawatur.evaluate.gsr import Sentence
from tawatur.read import gathered
from tawatur.read.claims import find_drafts
from tawatur.read.happened import (
    WEIGHED,
    even,
    is_short,
    is_weighed,
    log_odds,
    pieces,
    plainly_told,
    says_twice,
    signs,
    sound,
    weighed_class,
)
from tawatur.tables import package_data

FOLDS = 5
DEALS = 8  # times the documents are dealt anew to the folds
_RARE = 3  # a sign seen less often learns its sentences by heart
_L2 = 0.03  # flat between 0.01 and 0.1 in cross-validation
_PASSES = 6
_RATE = 0.1
_NEAR_ONLY = frozenset({"PROTEST"})  # with 50 accepted sentences the words of the whole sentence only mislead
_DOUBTED = {"PROTEST": 0.5}  # what `ambiguous` sentences are worth: with few accepted ones they add .02 of F1
_SMALL = 0.03  # weights nearer to 0 are not written: a third of the file, nothing in the figures
_SEED = 7
_PIECE_RARE, _PIECE_L2, _PIECE_PASSES, _PIECE_RATE = 6, 0.006, 10, 0.3  # L2 flat between 0.003 and 0.01
_PIECE_SMALL = 0.1  # shared by the root of some 150 pieces

Row = tuple[Sequence[str], float, float]  # the signs of a trigger or text, what was judged, what it weighs


@dataclass(frozen=True, slots=True)
class Example:
    """A judged sentence: the pieces of its words; the signs of each of its triggers, and whether a judge marked
    the trigger; the log-odds from which reading keeps it, minus infinity where it is kept whatever the weights say."""

    document: str
    name: str
    label: str
    pieces: frozenset[str]
    triggers: tuple[tuple[tuple[str, ...], bool], ...]
    even: float = 0.0


def examples(rows: Iterable[Sentence]) -> list[Example]:
    """The judged sentences with a trigger of their class or without; `ambiguous` ones of the classes that learn
    from them."""
    found: list[Example] = []
    for row in rows:
        doubted = row.label == "ambiguous" and row.event not in _DOUBTED
        if doubted or row.event not in WEIGHED:
            continue
        scan, said, _ = gathered(row.report())
        drafts = find_drafts(scan, said)
        crowds = Counter(d.trigger.sentence for d in drafts)
        verbs = [at for s in row.spans if s.verb for at in _found_at(row.text, s.verb)]
        triggers = []
        weighed = is_short(scan) and not says_twice(drafts)
        least = even(row.event, len(scan.text.sentences), len(scan.text)) if weighed else -math.inf
        for draft in drafts:
            if not is_weighed(draft) or weighed_class(draft.event) != row.event:
                continue
            start, end = scan.text.starts[draft.trigger.first], scan.text.ends[draft.trigger.end - 1]
            marked = any(a < end and start < b for a, b in verbs)
            if plainly_told(scan, draft):
                least = -math.inf
            triggers.append((tuple(signs(scan, draft, crowds[draft.trigger.sentence])), marked))
        document = row.id.rpartition("-" if "-" in row.id else "_")[0]
        found.append(Example(document, row.event, row.label, pieces(scan), tuple(triggers), least))
    return found


def _found_at(text: str, verb: str) -> list[tuple[int, int]]:
    at = text.find(verb)
    if at >= 0:
        return [(at, at + len(verb))]
    return [(at, at + len(w)) for w in verb.split() if (at := text.find(w)) >= 0]


def learn(told: list[Example]) -> dict[str, float]:
    """The weight of each sign and piece, from the sentences of one class."""
    return _of_signs(told) | _of_pieces(told)


def _of_signs(told: list[Example]) -> dict[str, float]:
    rows: list[Row] = []
    for one in told:
        kept = list(one.triggers)
        if one.label == "yes":
            kept = [t for t in kept if t[1]] or kept
        told_of = _DOUBTED[one.name] if one.label == "ambiguous" else float(one.label == "yes")
        rows += [(t[0], told_of, 1.0 / len(kept)) for t in kept]
    seen = Counter(sign for held, _, _ in rows for sign in set(held))
    if any(one.name in _NEAR_ONLY for one in told):
        seen = Counter({sign: n for sign, n in seen.items() if not sign.startswith("with ")})
    names = sorted(sign for sign, times in seen.items() if times >= _RARE)
    weight = _regressed(rows, names, _L2, _PASSES, _RATE)
    return {sign: w for sign, w in weight.items() if abs(w) >= _SMALL}


def _of_pieces(told: list[Example]) -> dict[str, float]:
    judged = [one for one in told if one.label != "ambiguous"]
    seen = Counter(piece for one in judged for piece in one.pieces)
    names = sorted(piece for piece, times in seen.items() if times >= _PIECE_RARE)
    known = frozenset(names)
    rows: list[Row] = [(sorted(one.pieces & known), float(one.label == "yes"), 1.0) for one in judged]
    weight = _regressed(rows, names, _PIECE_L2, _PIECE_PASSES, _PIECE_RATE, shared="text")
    return {piece: w for piece, w in weight.items() if abs(w) >= _PIECE_SMALL}


def _regressed(
    rows: list[Row], names: list[str], l2: float, passes: int, rate: float, shared: str | None = None
) -> dict[str, float]:
    """Weights by logistic regression. With `shared`, the signs of a row share their weight by the root of their
    number, and the constant term comes back under that name."""
    number = {sign: i for i, sign in enumerate(names)}
    data = [(sorted({number[s] for s in held if s in number}), y, w) for held, y, w in rows]
    weight, grown = [0.0] * len(names), [1e-6] * len(names)
    bias, bias_grown = 0.0, 1e-6
    order = list(range(len(data)))
    shuffle = random.Random(_SEED)
    for _ in range(passes):
        shuffle.shuffle(order)
        for k in order:
            held, y, share = data[k]
            scale = 1.0 / math.sqrt(len(held) or 1) if shared else 1.0
            z = bias + scale * sum([weight[i] for i in held])
            fault = (1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z)))) - y) * share
            if shared:
                bias_grown += fault * fault
                bias -= rate * fault / math.sqrt(bias_grown)
            for i in held:
                slope = fault * scale + l2 * weight[i]
                grown[i] += slope * slope
                weight[i] -= rate * slope / math.sqrt(grown[i])
    found = {sign: round(weight[i], 2) for sign, i in number.items()}
    return found | {shared: round(bias, 2)} if shared else found


def score(one: Example, weight: dict[str, float]) -> float:
    """The log-odds of the likeliest trigger of a sentence, minus infinity without one."""
    heard = sound(one.pieces, weight)
    return max((heard + log_odds(shown, weight) for shown, _ in one.triggers), default=-math.inf)


def cross(told: list[Example], seed: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of what reading would keep under weights learnt from other documents. `seed`
    deals the documents to the folds."""
    hits = found = 0
    for fold in range(FOLDS):
        weight = learn([e for e in told if _fold(e, seed) != fold])
        for one in told:
            if one.label == "ambiguous":
                continue
            if _fold(one, seed) == fold and one.triggers and score(one, weight) >= one.even:
                found += 1
                hits += one.label == "yes"
    wanted = sum(e.label == "yes" for e in told)
    return hits / (found or 1), hits / (wanted or 1), 2 * hits / ((found + wanted) or 1)


def _fold(one: Example, seed: int) -> int:
    return zlib.crc32(f"{seed} {one.document}".encode()) % FOLDS


def main(arguments: list[str] | None = None, say: Callable[[str], None] = print) -> int:
    """0 when the weights were learnt, 2 when the set could not be taken in."""
    parser = argparse.ArgumentParser(prog="python -m tawatur.evaluate.train")
    parser.add_argument("path")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    try:
        told = examples(gold.load(Path(asked.path), Sentence))
    except TawaturError as fault:
        print(fault, file=sys.stderr)
        return 2
    lines: list[str] = []
    for name in WEIGHED:
        mine = [e for e in told if e.name == name]
        if asked.check:
            deals = [cross(mine, seed) for seed in range(DEALS)]
            means = "  ".join(f"{sum(d[k] for d in deals) / DEALS:.3f}" for k in range(3))
            lowest, highest = min(d[2] for d in deals), max(d[2] for d in deals)
            say(f"{name}: precision, recall, F1  {means}  (F1 {lowest:.3f} to {highest:.3f})")
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
