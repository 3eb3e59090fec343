"""The bodies of the codebook: who acts and who tells, under whose command, and from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tawatur.errors import DataError
from tawatur.tables import Row, read_tsv

ORGAN = "*."  # rows with this prefix stand for an organ of any country
_LONGEST_COMMAND = 8  # a longer line of command is a circle in the data


@dataclass(frozen=True, slots=True)
class Body:
    """One body. `country` is ISO 3166 alpha-2 or None; `under` the body whose command or voice it is.

    `first` and `last` are the days between which it existed as this, None for open ends; `then` is what it
    became. `by` names the row.
    """

    id: str
    kind: str
    source_kind: str
    country: str | None
    under: str | None
    en: str
    ar: str
    first: date | None
    last: date | None
    then: str | None
    by: str


@cache
def load() -> Mapping[str, Body]:
    """Every body that has a row, by id. Raises DataError with all rows that can't stand."""
    found: dict[str, Body] = {}
    faults: list[str] = []
    for row in read_tsv("codebook", "bodies.tsv", required=("id", "kind", "en", "ar")):
        if row["id"] in found:
            faults.append(f"{row.at}: a second row for {row['id']!r}")
        try:
            found[row["id"]] = _body(row)
        except ValueError as wrong:
            faults.append(f"{row.at}: {wrong}")
    faults += [
        f"{body.by}: no body {other!r}"
        for body in found.values()
        for other in (body.under, body.then)
        if other and other != "*" and _row_of(other, found) is None
    ]
    if faults:
        raise DataError(faults)
    return found


def find(concept: str) -> Body | None:
    """The body with this id, made from the row of its organ where it has none of its own; None if unknown."""
    return _find(concept)


@cache
def _find(concept: str) -> Body | None:
    known = load()
    row = _row_of(concept, known)
    if row is None or row.id == concept:
        return row
    country = concept.partition(".")[0]
    land = known[country]
    under = row.under.replace("*", country, 1) if row.under else None
    return Body(
        concept,
        row.kind,
        row.source_kind,
        land.country,
        under,
        row.en.replace("{en}", land.en),
        f"{row.ar.replace(' {adj}', '')} ({land.ar})",
        row.first,
        row.last,
        None,
        row.by,
    )


def command(concept: str) -> tuple[str, ...]:
    """The body and all above it, from itself upward: what speaks with one voice."""
    line = [concept]
    body = find(concept)
    while body and body.under and body.under not in line and len(line) < _LONGEST_COMMAND:
        line.append(body.under)
        body = find(body.under)
    return tuple(line)


def belongs(concept: str, other: str) -> bool:
    """True when the first body is the second or stands under it."""
    return other in command(concept)


def became(concept: str, on: date | None) -> str:
    """What the body is on that day: itself, or what it turned into after its last day. None: no day known."""
    seen = {concept}
    while on:
        body = find(concept)
        if not body or not body.then or not body.last or on <= body.last or body.then in seen:
            break
        concept = body.then
        seen.add(concept)
    return concept


def source_kind(concept: str, on: date | None = None) -> str | None:
    """How the body's word counts on that day (a source kind), None where the body is unknown."""
    body = find(became(concept, on))
    return body.source_kind or None if body else None


def _row_of(concept: str, known: Mapping[str, Body]) -> Body | None:
    if concept in known:
        return known[concept]
    country, dot, organ = concept.partition(".")
    if not dot:
        return None
    if country == "*" or (country in known and known[country].kind == "country"):
        return known.get(ORGAN + organ)
    return None


def _body(row: Row) -> Body:
    country = row.get("country")
    return Body(
        row["id"],
        row["kind"],
        row.get("source_kind"),
        country if country and country != "*" else None,
        row.get("under") or None,
        row["en"],
        row["ar"],
        _day(row.get("from"), last=False),
        _day(row.get("to"), last=True),
        row.get("then") or None,
        row.at,
    )


def _day(told: str, last: bool) -> date | None:
    """The first or last day of a year, month or day written 2011, 2011-07 or 2011-07-29."""
    if not told:
        return None
    parts = [int(p) for p in told.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
    if not last:
        return date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)
