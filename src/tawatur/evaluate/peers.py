"""Copies against independents: what Tawatur, a vote over outlets and the algorithms of `truthdiscovery` believe
where the copies of one figure outnumber those who tell another. `python -m tawatur.evaluate.peers PATH ...`.

All get the same readings. A peer sees one source an outlet; Tawatur sees origins. The package (GPL 3) is
needed by this measurement alone and no part of the project; without it only the vote stands beside:
`pip install --no-deps truthdiscovery numpy scipy bidict`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tawatur.compare import compare
from tawatur.evaluate import gold
from tawatur.evaluate.multi import Retold
from tawatur.link import link
from tawatur.model import Comparison, Family, Reading, Report
from tawatur.read import read
from tawatur.trace import trace

TOLLS = frozenset({"killed", "wounded", "arrested", "released", "abducted", "targets"})
PEERS = ("AverageLog", "Investment", "PooledInvestment", "Sums", "TruthFinder")
TOWNS = ("الرمادي", "بعقوبة", "تكريت", "سامراء", "الفلوجة", "الحويجة", "كركوك", "الموصل", "سنجار", "تلعفر")
COPIED = (
    "قتل {n} أشخاص صباح 5 آذار 2024 بانفجار عبوة ناسفة وسط سوق شعبية في مدينة {town}، بحسب مصادر محلية. وأضافت المصادر"
    " أن فرق الإسعاف نقلت الضحايا إلى المستشفى القريب وأن الشرطة أغلقت الطرق المؤدية إلى السوق وبدأت التحقيق."
)
OWN = (
    "قالت وزارة الداخلية العراقية في بيان إن {n} أشخاص قتلوا بانفجار عبوة ناسفة في مدينة {town} يوم 5 آذار 2024.",
    "أفادت وزارة الصحة العراقية بمقتل {n} أشخاص جراء انفجار عبوة ناسفة في سوق بمدينة {town} في 5 آذار 2024.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A toll of an incident on which a family of copies outnumbers the rest. `copied` is their figure, `votes`
    what each outlet says, `ours` the figures that Tawatur has the most origins for."""

    set: str
    copied: str
    votes: Mapping[str, str]
    ours: frozenset[str]


def cases(name: str, reports: Sequence[Report]) -> list[Case]:
    """The cases among the reports, in order of incidents."""
    readings = [read(r) for r in reports]
    families = trace(reports, readings)
    found: list[Case] = []
    for comparison in compare(link(reports, readings, families), reports, readings, families):
        if comparison.attribute in TOLLS and len({p.value for p in comparison.positions}) > 1:
            found += _case(name, comparison, reports, readings, families)
    return found


def _case(
    name: str,
    comparison: Comparison,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    families: Sequence[Family],
) -> list[Case]:
    report_of = {c.id: c.report for r in readings for c in r.claims}
    outlet = {r.id: r.outlet or r.id for r in reports}
    said: dict[str, str] = {}
    for position in sorted(comparison.positions, key=lambda p: p.value):
        for claim in position.claims:
            said.setdefault(report_of[claim], position.value)
    family_of = {r: n for n, f in enumerate(families) for r in f.reports}
    sizes = Counter((family_of[r], v) for r, v in said.items() if r in family_of)
    if not sizes:
        return []
    (_, copied), copies = min(sizes.items(), key=lambda item: (-item[1], item[0]))
    others = sum(1 for v in said.values() if v != copied)
    if copies < 2 or not others or copies <= others:
        return []
    most = max(len(p.origins) for p in comparison.positions)
    ours = frozenset(p.value for p in comparison.positions if len(p.origins) == most)
    return [Case(name, copied, {outlet[r]: v for r, v in said.items()}, ours)]


def generated(copies: Iterable[int] = (3, 4, 6)) -> list[list[Report]]:
    """Collections of one incident each: a figure copied by 3, 4 and 6 outlets against two ministries with
    another."""
    found: list[list[Report]] = []
    for number, town in enumerate(TOWNS):
        for n in copies:
            right, wrong = 3 + number % 5, 8 + number % 2
            text = COPIED.format(n=wrong, town=town)
            lot = [Report(f"copy-{k}", text, f"copying {k}", language="ar") for k in range(n + 1)]
            own = [
                Report(f"own-{k}", t.format(n=right, town=town), f"outlet {k}", language="ar")
                for k, t in enumerate(OWN)
            ]
            found.append([*lot, *own])
    return found


def believed(found: Sequence[Case]) -> dict[str, dict[str, tuple[int, int]]]:
    """For each method and set in how many cases it believes the copied figure, and in how many no figure more
    than others. The algorithms get all cases as one data set, as they weigh a source by all that it says."""
    answers = {
        "tawatur": [next(iter(c.ours)) if len(c.ours) == 1 else None for c in found],
        "vote of outlets": [_top(Counter(c.votes.values())) for c in found],
    }
    package = _package()
    for name in PEERS if package else ():
        answers[name] = _peer(package, name, found)
    return {
        method: {
            kind: (
                sum(g == c.copied for g, c in zip(given, found, strict=True) if c.set == kind),
                sum(g is None for g, c in zip(given, found, strict=True) if c.set == kind),
            )
            for kind in sorted({c.set for c in found})
        }
        for method, given in answers.items()
    }


def _package() -> ModuleType | None:
    """The package, None where it isn't installed. Its drawing, which needs a compiled library, is left out."""
    for part in ("cairo", "imageio", "imageio.v2"):
        sys.modules.setdefault(part, ModuleType(part))
    try:
        return import_module("truthdiscovery")
    except ImportError:
        return None


def _peer(package: ModuleType | None, name: str, found: Sequence[Case]) -> list[str | None]:
    """The figure that an algorithm of the package believes most in each case, None in a tie."""
    told = [(outlet, n, value) for n, c in enumerate(found) for outlet, value in sorted(c.votes.items())]
    result = getattr(package, name)().run(getattr(package, "Dataset")(told))  # noqa: B009
    best = [sorted(result.get_most_believed_values(n)) for n in range(len(found))]
    return [str(b[0]) if len(b) == 1 else None for b in best]


def _top(counted: Counter[str]) -> str | None:
    (best, n), *rest = counted.most_common(2)
    return None if rest and rest[0][1] == n else best


def main(paths: Sequence[str]) -> int:
    """Prints for each set and method how often it believes the copied figure. `paths` are folders with a
    reports.jsonl."""
    found = [c for lot in generated() for c in cases("generated", lot)]
    for path in paths:
        rows = gold.load(Path(path) / "reports.jsonl", Retold)
        found += cases(Path(path).name, [r.report() for r in rows])
    for method, sets in believed(found).items():
        for kind, (copied, none) in sets.items():
            n = sum(c.set == kind for c in found)
            print(f"{method:<18}{kind:<14} believes the copied figure in {copied} of {n}, none in {none}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
