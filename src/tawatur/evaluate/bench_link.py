"""`make bench`: how long linking and comparing take, and how they grow with the reports.

`python -m tawatur.evaluate.bench_link` makes short reports of incidents all over the governorates, five
outlets an incident, two of them with a copy; reads them; and times `link` and `compare` alone, families given.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from tawatur.compare import compare
from tawatur.evaluate.bench_command import run
from tawatur.evaluate.bench_texts import governorates, vocabulary
from tawatur.link import link
from tawatur.model import Edge, Family, Report
from tawatur.read import read

OUTLETS = 5  # reports an incident, of which COPIES are copies of the first
COPIES = 2
DAYS = 3650
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
    """The lines of the table: for a fifth, half and all of the reports the seconds of each step."""
    reports, families = happenings(count)
    readings = [read(r) for r in reports]
    yield f"{len(reports)} made reports of {len(reports) // OUTLETS} incidents, linked and compared, one core"
    base = 0.0
    for part in (5, 2, 1):
        n = len(families) // part
        if not n:
            continue
        some, of_some, kin = reports[: n * OUTLETS], readings[: n * OUTLETS], families[:n]
        began = time.process_time()
        incidents = link(some, of_some, kin)
        linked = time.process_time()
        found = compare(incidents, some, of_some, kin)
        ended = time.process_time()
        each = (ended - began) / len(some)
        base = base or each
        yield (
            f"  {len(some):>7} reports: linked in {linked - began:7.2f} s, compared in {ended - linked:7.2f} s,"
            f" {1000 * each:5.2f} ms each, {each / base:4.2f} of the fewest"
            f" ({len(incidents)} incidents, {len(found)} comparisons)"
        )


if __name__ == "__main__":
    sys.exit(run("bench_link", __doc__, measure))
