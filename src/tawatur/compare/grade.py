"""How well an incident is told, on axes that are kept apart; labels are suggested, for a person to confirm.

The labels and their meanings follow the grading of civilian harm that Airwars publishes; the crosswalk from
the axes is this project's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.compare.says_who import side
from tawatur.compare.told import count_of
from tawatur.model import Claim, Comparison, Incident, Reading
from tawatur.tables import read_tsv

TOLLS = ("killed", "wounded", "arrested", "abducted", "released", "displaced")
RULES = ("lowest", "majority", "range")
_EXACT_KM, _NEAR_KM, _DISTRICT_KM = 5.0, 25.0, 100.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll of an incident: the lowest, best and highest number told, `best` by `rule` (an id of RULES; None
    for the rule "range", and where the best is open). `high` is None for "and up"."""

    what: str
    about: str | None
    low: int
    best: int | None
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Step:
    """One point of the time line of a toll: what an origin said on a day of publication."""

    what: str
    about: str | None
    day: date | None
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Grade:
    """An incident on separate axes; values are ids of codebook/grade_words.tsv. `label` is a suggestion."""

    incident: str
    origins: int
    time: str
    place: str
    responsibility: str
    figures: tuple[Figure, ...]
    label: str


def grade(
    incident: Incident, comparisons: Sequence[Comparison], readings: Sequence[Reading], rule: str = "majority"
) -> Grade:
    """The grade of an incident. `rule` says how the best figure of a toll is chosen (one of RULES).

    Raises ValueError for another rule.
    """
    if rule not in RULES:
        raise ValueError(f"no rule {rule!r}: one of {', '.join(RULES)}")
    own = [c for c in comparisons if c.incident == incident.id]
    held = frozenset(incident.claims)
    claims = [c for r in readings for c in r.claims if c.id in held]
    origins = len({o.key for c in own for p in c.positions for o in p.origins})
    responsibility = _responsibility(own, claims)
    figures = tuple(_figure(c, rule) for c in own if c.attribute in TOLLS)
    return Grade(
        incident.id,
        origins,
        _time(claims),
        _place(claims),
        responsibility,
        figures,
        _label(own, origins, responsibility),
    )


def time_line(
    incident: Incident,
    comparisons: Sequence[Comparison],
    readings: Sequence[Reading],
    days: dict[str, date | None],
) -> tuple[Step, ...]:
    """How the tolls of an incident were told, in order of publication; `days` are those of the reports."""
    report_of = {c.id: c.report for r in readings for c in r.claims}
    found = [
        Step(c.attribute, c.about, days.get(report_of[claim]), p.value, ", ".join(o.name for o in p.origins))
        for c in comparisons
        if c.incident == incident.id and c.attribute in TOLLS
        for p in c.positions
        for claim in p.claims
        if claim in report_of
    ]
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda s: (s.what, s.about or "", s.day or date.min, s.value, s.origin),
        )
    )


def name_of(value: str, ui: str = "en") -> str:
    """The name of an axis or value in a language of the interface; the id itself where it has none."""
    rows = {r["id"]: r for r in read_tsv("codebook", "grade_words.tsv", required=("id", "en", "ar"))}
    return rows[value][ui] if value in rows else value


def _time(claims: Iterable[Claim]) -> str:
    days = [
        (c.time.last - c.time.first).days for c in claims if c.time and c.time.certain and not c.background
    ]
    if not days:
        return "time.none"
    least = min(days)
    return "time.day" if least <= 1 else "time.days" if least <= 10 else "time.month"


def _place(claims: Iterable[Claim]) -> str:
    reach = [
        place.uncertainty_km
        for c in claims
        for place in c.places
        if place.role == "main" and place.uncertainty_km is not None
    ]
    if not reach:
        return "place.none"
    least = min(reach)
    steps = ((_EXACT_KM, "exact"), (_NEAR_KM, "near"), (_DISTRICT_KM, "district"))
    return next((f"place.{name}" for km, name in steps if least <= km), "place.region")


def _responsibility(own: Iterable[Comparison], claims: Iterable[Claim]) -> str:
    told = {c.attribute: c for c in own if c.attribute in ("agent", "responsibility")}
    if any(c.verdict == "contested" for c in told.values()):
        return "responsibility.competing"
    if "responsibility" in told and any(p.value != "nobody" for p in told["responsibility"].positions):
        return "responsibility.admitted"
    if "agent" not in told:
        return "responsibility.none"
    by_id = {c.id: c for c in claims}
    for position in told["agent"].positions:
        doers = {
            r.concept
            for i in position.claims
            if i in by_id
            for r in by_id[i].roles
            if r.role == "agent" and r.concept
        }
        if any(speaks_of_itself(o.key, doers) for o in position.origins):
            return "responsibility.admitted"
    return "responsibility.alleged"


def speaks_of_itself(origin: str, doers: Iterable[str]) -> bool:
    """True where the origin stands on the side of one of the bodies that it speaks of."""
    return any(side(d) == side(origin) for d in doers)


def _figure(comparison: Comparison, rule: str) -> Figure:
    numbers = [(count_of(p.value), len(p.origins)) for p in comparison.positions]
    low = min(c.low for c, _ in numbers)
    highs = [c.high for c, _ in numbers]
    high = None if None in highs else max(h for h in highs if h is not None)
    best: int | None = None
    if rule == "lowest":
        best = low
    elif rule == "majority":
        best = min(numbers, key=lambda n: (-n[1], n[0].low))[0].low
    return Figure(comparison.attribute, comparison.about, low, best, high, rule)


def _label(own: Iterable[Comparison], origins: int, responsibility: str) -> str:
    denied = any(c.attribute == "happened" and c.about is None and c.verdict == "denied" for c in own)
    if responsibility == "responsibility.competing" or denied:
        return "label.contested"
    if responsibility == "responsibility.admitted":
        return "label.confirmed"
    return "label.fair" if origins >= 2 else "label.weak"
