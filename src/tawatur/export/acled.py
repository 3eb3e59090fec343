"""Suggested rows in ACLED's 31 columns: one altercation, one place, one day, for a coder to confirm.

Codes and column order follow ACLED's codebook of October 2024: the lowest figure where sources differ, 0 for
no information, precision 1 to 3, and only sources that gave information.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import yaml
from babel import Locale
from babel.core import get_global

from tawatur.codebook import bodies, events
from tawatur.export.cells import Evidence, Row
from tawatur.model import Brief, Claim, Comparison, Incident, Place, Polarity, Role, Time, Toll
from tawatur.redact import MASK, public_name
from tawatur.tables import package_data

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3"),
    *("location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes"),
    *("fatalities", "tags", "timestamp"),
)
Put = Callable[..., None]

_INTER = {
    "state_force": "State forces",
    "police": "State forces",
    "intelligence": "State forces",
    "ministry": "State forces",
    "government": "State forces",
    "armed_group": "Rebel group",
    "tribe": "Identity militia",
}
_NEAR_KM, _TOWN_KM = 25.0, 8.0  # UCDP's "near" is 25 km; a town's own extent is below 8


def rows(brief: Brief) -> list[Row]:
    """One suggested row an incident that ACLED would code, in order of incidents."""
    claims = {c.id: c for reading in brief.readings for c in reading.claims}
    outlets = {r.id: r.outlet or "" for r in brief.reports}
    found = []
    for incident in brief.incidents:
        held = [claims[c] for c in incident.claims if c in claims]
        main = _main(held)
        if main is not None:
            own = [c for c in brief.comparisons if c.incident == incident.id]
            found.append(_row(incident, main, held, own, outlets))
    return found


def _main(claims: Sequence[Claim]) -> Claim | None:
    """The claim that gives the row its event: asserted, with an ACLED class, best with day and place."""
    types = events.load()
    fitting = [
        c
        for c in claims
        if types[c.event].acled
        and types[c.event].security
        and c.polarity is Polarity.ASSERTED
        and not c.background
    ]
    return max(
        fitting,
        key=lambda c: (c.main, c.time is not None, c.place is not None, len(c.roles), c.id),
        default=None,
    )


def _row(
    incident: Incident,
    main: Claim,
    held: Sequence[Claim],
    own: Sequence[Comparison],
    outlets: Mapping[str, str],
) -> Row:
    cells: dict[str, str] = {}
    evidence: dict[str, Evidence] = {}

    def put(column: str, value: str, words: Evidence = ()) -> None:
        cells[column] = value
        if words:
            evidence[column] = words

    trigger: Evidence = ((main.report, main.trigger),)
    kind, _, sub = (events.load()[main.event].acled or "").rpartition(" / ")
    put("event_id_cnty", incident.id)
    put("event_type", kind, trigger)
    put("sub_event_type", sub, trigger)
    put("disorder_type", _disorder(kind, sub))
    _when(put, main.time or next((c.time for c in held if c.time), None), main.report)
    place = main.place or next((c.place for c in held if c.place), None)
    _where(put, place, main.report)
    _who(put, main)
    _deaths(put, held, own)
    sources = sorted({outlets.get(report, "") for report in incident.reports} - {""})
    put("source", "; ".join(sources))
    put("notes", _notes(cells, own))
    return Row(incident.id, cells, evidence)


def _disorder(kind: str, sub: str) -> str:
    if kind == "Protests":
        excessive = sub == "Excessive force against protesters"
        return "Political violence; Demonstrations" if excessive else "Demonstrations"
    if kind == "Riots":
        return "Political violence" if sub == "Mob violence" else "Demonstrations"
    return "Strategic developments" if kind == "Strategic developments" else "Political violence"


def _when(put: Put, time: Time | None, report: str) -> None:
    if time is None:
        return
    days = (time.last - time.first).days
    middle = time.first.fromordinal((time.first.toordinal() + time.last.toordinal()) // 2)
    words = tuple((report, span) for span in time.spans)
    put("event_date", middle.isoformat(), words)
    put("year", str(middle.year), words)
    put("time_precision", "1" if days == 0 else "2" if days <= 7 else "3", words)


def _where(put: Put, place: Place | None, report: str) -> None:
    if place is None:
        return
    words = tuple((report, span) for span in place.spans)
    put("location", place.name, words)
    if place.lat is not None and place.lon is not None:
        put("latitude", f"{place.lat:.4f}", words)
        put("longitude", f"{place.lon:.4f}", words)
    near = place.uncertainty_km if place.uncertainty_km is not None else 999.0
    exact = place.relative is None and near <= _TOWN_KM
    put("geo_precision", "1" if exact else "2" if near <= _NEAR_KM else "3", words)
    if place.country:
        put("country", str(Locale("en").territories.get(place.country, place.country)), words)
        put("iso", _numeric().get(place.country, ""), words)
        put("region", _regions().get(place.country, ""), words)


def _who(put: Put, claim: Claim) -> None:
    agents = [r for r in claim.roles if r.role == "agent"]
    helpers = [r for r in claim.roles if r.role in ("partner", "supporter")]
    targets = [r for r in claim.roles if r.role in ("target", "victim", "opponent", "detainee")]
    if events.load()[claim.event].agent2 and len(agents) > 1:
        agents, targets = agents[:1], [*agents[1:], *targets]
    for side, first, others in (("1", agents, [*agents[1:], *helpers]), ("2", targets, targets[1:])):
        if not first:
            continue
        words: Evidence = tuple((claim.report, span) for span in first[0].spans)
        put(f"actor{side}", public_name(first[0]), words)
        put(f"inter{side}", _inter(first[0], claim), words)
        named = [r for r in others if public_name(r) != MASK]
        if named:
            shown = "; ".join(dict.fromkeys(public_name(r) for r in named))
            put(f"assoc_actor_{side}", shown, tuple((claim.report, s) for r in named for s in r.spans))


def _inter(role: Role, claim: Claim) -> str:
    body = bodies.find(role.concept) if role.concept else None
    if body is None:
        return "Civilians" if role.role == "victim" else ""
    group = _INTER.get(body.kind, "")
    place = claim.place
    if group == "State forces" and place and place.country and body.country and body.country != place.country:
        return "External/Other forces"
    return group


def _deaths(put: Put, held: Sequence[Claim], own: Sequence[Comparison]) -> None:
    """The lowest figure of the dead that any claim tells; 0 for no information."""
    tolls: list[tuple[Claim, Toll]] = [(c, t) for c in held for t in c.counts if t.what == "killed"]
    if not tolls:
        put("fatalities", "0")
        return
    positions = [p for c in own if c.attribute == "killed" and c.about is None for p in c.positions]
    lowest = min((_low(p.value) for p in positions), default=min(t.low for _, t in tolls))
    put("fatalities", str(lowest), tuple((c.report, s) for c, t in tolls for s in t.spans))


def _low(value: str) -> int:
    digits = "".join(ch if ch.isdigit() else " " for ch in value).split()
    return int(digits[0]) if digits else 0


def _notes(cells: Mapping[str, str], own: Sequence[Comparison]) -> str:
    """A short note in the coders' manner, with what is contested."""
    disputed = sorted({c.attribute.replace("_", " ") for c in own if c.verdict in ("contested", "denied")})
    note = f"On {cells.get('event_date', 'an unknown day')}, in {cells.get('location', 'an unknown place')}"
    note += f" ({cells.get('country', '')}), {cells.get('sub_event_type', '').lower()}."
    if disputed:
        note += f" Accounts differ on: {', '.join(disputed)}."
    return note


@cache
def _numeric() -> dict[str, str]:
    """ISO 3166 numeric codes by alpha-2, out of CLDR's aliases (they lead from number to letters)."""
    return {
        found[0]: str(int(code))
        for code, found in get_global("territory_aliases").items()
        if code.isdigit() and len(found) == 1
    }


@cache
def _regions() -> dict[str, str]:
    text = package_data("codebook", "acled_regions.yaml").read_text("utf-8")
    return {country: region for region, countries in yaml.safe_load(text).items() for country in countries}
