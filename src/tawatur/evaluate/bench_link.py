"""`make bench`: how long linking and comparing take, and how they grow with the reports.

`python -m tawatur.evaluate.bench_link` makes short reports of incidents all over the governorates and ten
years, five outlets an incident, two of them with a copy; reads them; and times `link` and `compare` alone,
families given. The reports grow in two ways to the same whole: an archive grows longer by the days that come,
each with as many reports; it grows denser by more outlets on the same days.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from resource import RUSAGE_SELF, getrusage
from typing import NamedTuple

from tawatur.compare import compare
from tawatur.evaluate.bench_command import run
from tawatur.evaluate.bench_texts import governorates, vocabulary
from tawatur.link import link
from tawatur.model import Edge, Family, Reading, Report
from tawatur.read import read

OUTLETS = 5  # reports an incident, of which COPIES are copies of the first
COPIES = 2
DAYS = 3650
PARTS = (10, 3)  # the whole is measured beside a tenth and a third of it
_EVENTS = (
    "انفجار عبوة ناسفة في سوق",
    "غارة جوية على قرية",
    "هجوم مسلح على حاجز",
    "قصف مدفعي على حي",
    "اشتباكات بين مسلحين",
)
_TELLERS = ("مصدر أمني", "مصدر طبي", "وزارة الداخلية", "شهود عيان", "وزارة الصحة")


def happenings(count: int, seed: int = 1) -> tuple[list[Report], list[Family]]:
    """About `count` reports, OUTLETS of each incident, and the families of the copies among them."""
    dice = random.Random(seed)
    places = governorates()
    known, weights = vocabulary(20_000)
    reports: list[Report] = []
    families: list[Family] = []
    for number in range(max(1, count // OUTLETS)):
        when = date(2014, 1, 1) + timedelta(dice.randrange(DAYS))
        place, event = dice.choice(places), dice.choice(_EVENTS)
        names = " ".join(dice.choices(known, cum_weights=weights, k=6))
        ids = [f"bench-{number}-{k}" for k in range(OUTLETS)]
        first = ""
        for k, identity in enumerate(ids):
            killed = dice.randrange(2, 30)
            filler = " ".join(dice.choices(known, cum_weights=weights, k=8))
            text = (
                f"قال {dice.choice(_TELLERS)} إن {killed} أشخاص قتلوا في {event} في محافظة {place} يوم "
                f"{when.day}/{when.month}/{when.year}. وأضاف أن {killed + 3} أصيبوا قرب {names}. {filler}."
            )
            first = first or text
            copied = 0 < k <= COPIES
            told = first if copied else text
            reports.append(Report(identity, told, f"outlet {dice.randrange(400)}", when, language="ar"))
        edges = tuple(Edge(c, ids[0], "verbatim", "stated", 1.0, "made so") for c in ids[1 : COPIES + 1])
        families.append(Family(tuple(ids[: COPIES + 1]), edges))
    return reports, families


def measure(count: int) -> Iterator[str]:
    """The lines of the table: for parts of the reports, which grow longer or denser, and for all of them the
    CPU seconds of each step."""
    reports, families = happenings(count)
    readings = [read(r) for r in reports]
    yield f"{len(reports)} made reports of {len(families)} incidents, linked and compared, CPU time of one core"
    made = range(len(families))
    by_day = sorted(made, key=lambda n: (str(reports[n * OUTLETS].published), n))
    whole = _timed(made, reports, readings, families)
    for told, order in (("longer: as many a day", by_day), ("denser: all on the same days", made)):
        yield f"  {told}"
        sizes = [size for part in PARTS if (size := len(families) // part)]
        found = [*(_timed(order[:size], reports, readings, families) for size in sizes), whole]
        base = found[0]
        for one in found:
            yield (
                f"  {one.reports:>7} reports: linked in {one.linked:6.1f} s, compared in {one.compared:6.1f} s,"
                f" {1000 * one.seconds / one.reports:5.2f} ms each, {one.seconds / base.seconds:5.2f} times the"
                f" time of {base.reports} ({one.incidents} incidents, {one.comparisons} comparisons)"
            )
    yield f"  {getrusage(RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB of memory at most, reports and readings included"


class _Timed(NamedTuple):
    reports: int
    linked: float
    compared: float
    incidents: int
    comparisons: int

    @property
    def seconds(self) -> float:
        return self.linked + self.compared


def _timed(
    numbers: Sequence[int], reports: Sequence[Report], readings: Sequence[Reading], families: Sequence[Family]
) -> _Timed:
    """The incidents with these numbers, linked and compared."""
    places = [n * OUTLETS + k for n in numbers for k in range(OUTLETS)]
    some, of_some = [reports[n] for n in places], [readings[n] for n in places]
    kin = [families[n] for n in numbers]
    began = time.process_time()
    incidents = link(some, of_some, kin)
    linked = time.process_time()
    found = compare(incidents, some, of_some, kin)
    return _Timed(len(some), linked - began, time.process_time() - linked, len(incidents), len(found))


if __name__ == "__main__":
    sys.exit(run("bench_link", __doc__, measure))
