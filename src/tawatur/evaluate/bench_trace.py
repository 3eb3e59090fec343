"""`make bench`: how long tracing takes, how it grows with the reports, and which of the copies made it finds.

`python -m tawatur.evaluate.bench_trace` makes reports of about 300 words, two of five of them copies of the one
before: one verbatim, one edited (a sentence dropped, one word of twenty exchanged); and times `trace` alone.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence

from tawatur.evaluate.bench_command import run
from tawatur.evaluate.bench_texts import VOCABULARY, made, vocabulary
from tawatur.model import Report
from tawatur.trace import trace

GROUP = 5  # reports of which the last two are copies of the first
_EXCHANGED = 20  # words of which one is exchanged in an edited copy


def copied(count: int, seed: int = 1) -> tuple[list[Report], set[frozenset[str]]]:
    """`count` reports and the pairs of (original, copy) among them."""
    dice = random.Random(seed)
    words, weights = vocabulary(VOCABULARY)
    reports: list[Report] = []
    pairs: set[frozenset[str]] = set()
    first: Report | None = None
    for number, own in enumerate(made(count, seed)):
        place = number % GROUP
        text = own.text
        if place < GROUP - 2 or first is None:
            first = own if place == 0 else first
        else:
            edited = place == GROUP - 1
            text = _edited(first.text, dice, words, weights) if edited else first.text
            pairs.add(frozenset((first.id, own.id)))
        reports.append(Report(own.id, text, own.outlet, own.published, language="ar"))
    return reports, pairs


def _edited(text: str, dice: random.Random, words: Sequence[str], weights: Sequence[float]) -> str:
    parts = text.split("\n\n")
    del parts[dice.randrange(1, len(parts))]
    fresh = dice.choices(words, cum_weights=weights, k=len(text) // _EXCHANGED)
    return "\n\n".join(
        " ".join(fresh.pop() if fresh and dice.randrange(_EXCHANGED) == 0 else w for w in part.split())
        for part in parts
    )


def measure(count: int) -> Iterator[str]:
    """The lines of the table: for a tenth and all of the reports the seconds, the copies found and the memory."""
    reports, pairs = copied(count)
    yield f"{len(reports)} made reports with {len(pairs)} copies, traced on one core"
    base = 0.0
    for some in (reports[: count // 10 // GROUP * GROUP], reports):
        if not some:
            continue
        known = {r.id for r in some}
        began = time.process_time()
        families = trace(some, ())
        seconds = time.process_time() - began
        of_family = {report: f.reports for f in families for report in f.reports}
        wanted = [pair for pair in pairs if pair <= known]
        found = sum(1 for one, two in map(sorted, wanted) if two in of_family.get(one, ()))
        base = base or seconds
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield (
            f"  {len(some):>7} reports: {seconds:8.2f} s, {1000 * seconds / len(some):5.2f} ms each,"
            f" {seconds / base:5.1f} times the fewest; {found} of {len(wanted)} copies in their original's family,"
            f" {len(families)} families; {memory:,.0f} MB"
        )


if __name__ == "__main__":
    sys.exit(run("bench_trace", __doc__, measure))
