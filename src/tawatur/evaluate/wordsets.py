"""Copies by sets of words, beside `trace`, in one run: Jaccard of words, of pairs and of rows of five, each at its best
threshold, and datasketch's MinHash LSH. `python -m tawatur.evaluate.wordsets FOLDER [--among FILE] [--reuse FILE]`.

Each method gets the threshold with the best F1 on the very set that it is measured on; `trace` keeps its own.
datasketch (MIT) is needed by this measurement alone and no part of the project: `pip install datasketch`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from itertools import combinations
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import NamedTuple

from tawatur.evaluate import families, families_set
from tawatur.evaluate.families_set import Known, Pair
from tawatur.evaluate.figures import Notes
from tawatur.language.text import tokenize
from tawatur.trace import trace

ROWS = {"words": 1, "pairs of words": 2, "rows of five words": 5}
PERMUTATIONS = 128
GRID = tuple(n / 100 for n in range(1, 81))
LSH_GRID = (0.02, 0.05, 0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.3, 0.4, 0.5)


class Score(NamedTuple):
    """Dependence F1, the share of lookalikes taken for copies, and the threshold (None where there is none)."""

    f1: float
    lookalikes: float
    threshold: float | None


def grams(text: str, length: int) -> frozenset[tuple[str, ...]]:
    """The rows of `length` folded words of a text, signs left out."""
    found = tokenize(text)
    words = [word for word, kind in zip(found.words, found.kinds, strict=True) if kind in "ald"]
    return frozenset(tuple(words[k : k + length]) for k in range(len(words) - length + 1))


def jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The part of all rows that both have, 0 to 1."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def score(known: Known, found: Iterable[Pair], threshold: float | None = None) -> Score:
    """How well the pairs found are the dependent ones. Pairs of the pool, and true reprints in it, don't count."""
    inside = {v.id for v in known.versions}
    told = {pair for pair in found if pair & inside} - known.reuse
    true = known.dependent()
    hits = len(true & told)
    alike = [frozenset((base, v.id)) for base, v in known.lookalikes()]
    taken = sum(pair in told for pair in alike) / len(alike) if alike else 0.0
    return Score(2 * hits / (len(true) + len(told)) if true or told else 0.0, taken, threshold)


def best(known: Known, found_at: Callable[[float], Iterable[Pair]], grid: Sequence[float] = GRID) -> Score:
    """The score at the threshold with the highest F1; of equal ones the lowest threshold."""
    return max((score(known, found_at(t), t) for t in grid), key=lambda s: s.f1)


def by_jaccard(known: Known, length: int) -> Score:
    """Pairs whose sets are alike enough, all pairs compared."""
    sets = {v.id: grams(v.text, length) for v in (*known.versions, *known.pool)}
    own = [v.id for v in known.versions]
    pairs = [*combinations(own, 2), *((a, v.id) for a in own for v in known.pool)]
    likeness = {frozenset(two): value for two in pairs if (value := jaccard(sets[two[0]], sets[two[1]]))}
    return best(known, lambda t: [pair for pair, value in likeness.items() if value >= t])


def by_lsh(known: Known, length: int, datasketch: ModuleType) -> Score:
    """Pairs that MinHash LSH gives back and whose estimated likeness reaches the threshold: its bands alone give
    back far more."""
    hashes = {}
    for version in (*known.versions, *known.pool):
        made = datasketch.MinHash(num_perm=PERMUTATIONS)
        made.update_batch([" ".join(row).encode() for row in sorted(grams(version.text, length))])
        hashes[version.id] = made

    def found_at(threshold: float) -> Iterator[Pair]:
        index = datasketch.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        for name, made in hashes.items():
            index.insert(name, made)
        for version in known.versions:
            for other in index.query(hashes[version.id]):
                if other != version.id and hashes[version.id].jaccard(hashes[other]) >= threshold:
                    yield frozenset((version.id, other))

    return best(known, found_at, LSH_GRID)


def by_trace(known: Known) -> Score:
    """What `trace` finds without readings: pairs within one family."""
    made = families.compare(known, trace(known.reports(), []), Notes(0))
    return Score(made["dependence"]["f1"] or 0.0, made["false_pairs"]["share"] or 0.0, None)


def methods() -> Mapping[str, Callable[[Known], Score]]:
    """Every method by its name; those of datasketch only where it is installed."""
    found: dict[str, Callable[[Known], Score]] = {
        f"Jaccard of {name}": partial(by_jaccard, length=length) for name, length in ROWS.items()
    }
    package = datasketch()
    if package is not None:
        for name, length in ROWS.items():
            found[f"MinHash LSH, {name}"] = partial(by_lsh, length=length, datasketch=package)
    return {**found, "trace": by_trace}


def datasketch() -> ModuleType | None:
    """The package, None where it isn't installed."""
    try:
        return import_module("datasketch")
    except ImportError:
        return None


def lines(known: Known) -> Iterator[str]:
    """The table: each method on the set alone and, where a pool is given, among it, with processor seconds."""
    alone = Known(known.versions, known.links, known.groups)
    if datasketch() is None:
        yield "datasketch is not installed: MinHash LSH is not measured"
    yield f"{'method':<34}{'alone':>7}{'false':>7}{'at':>6}" + (
        f"{'among':>8}{'false':>7}{'at':>6}{'s':>7}" if known.pool else ""
    )
    for name, method in methods().items():
        row = f"{name:<34}{_cells(method(alone))}"
        if known.pool:
            began = process_time()
            row += f" {_cells(method(known))}{process_time() - began:>7.1f}"
        yield row


def _cells(made: Score) -> str:
    at = f"{made.threshold:.2f}" if made.threshold is not None else "-"
    return f"{made.f1:>7.3f}{made.lookalikes:>7.0%}{at:>6}"


def main(arguments: Sequence[str] | None = None) -> int:
    """0, when the table was printed as it came."""
    parser = argparse.ArgumentParser(prog="python -m tawatur.evaluate.wordsets", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--among", metavar="FILE")
    parser.add_argument("--reuse", metavar="FILE")
    told = parser.parse_args(arguments)
    for line in lines(families_set.load(told.folder, told.among, told.reuse)):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
