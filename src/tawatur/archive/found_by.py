"""What finds reports, sealed together: their claims, the names in them, their features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from tawatur.archive import sketch_rows
from tawatur.archive.blobs import chunks, fill
from tawatur.archive.packing import seal
from tawatur.archive.schema import claims, names, seals
from tawatur.archive.sketch_rows import CROWD, Counts, Sketch, feature_hash
from tawatur.codebook.kinship import kin
from tawatur.language.text import fold
from tawatur.model import Reading, Report

ACTING = frozenset(
    {"agent", "partner", "supporter", "director", "target", "victim", "detainee", "claimed_by"}
)
"""Roles by which a claim is found."""


def index_reports(
    connection: Connection, items: Sequence[tuple[int, Report, Reading, list[int]]], full: Counts
) -> None:
    """Stores what finds reports by their claims, tellers and features (their sketch), in place of what stood
    there. A sketch is made once: a version's text never changes. `full` says how many reports have a feature;
    those stored are counted in."""
    sketched = _unindex(connection, [n for n, *_ in items])
    told, who, sealed = [], [], []
    made: list[Sketch] = []
    for n, report, reading, features in items:
        sketch = sketched.get(n)
        if sketch is None:
            kept = [f for f in features if full[f] < CROWD]
            for feature in kept:
                full[feature] += 1
            made.append((n, kept))
            sketch = sum(map(feature_hash, kept))
        mine, names_ = claim_rows(n, report, reading), name_rows(n, reading)
        told += mine
        who += names_
        sealed.append({"report": n, "sketch": sketch, "digest": report_seal(mine, names_, sketch)})
    fill(connection, claims, told)
    fill(connection, names, who)
    sketch_rows.add(connection, made)
    fill(connection, seals, sealed)


def begun(connection: Connection) -> bool:
    """Whether anything of any report was computed yet."""
    return connection.execute(select(seals.c.report).limit(1)).first() is not None


def forget_reports(connection: Connection, numbers: Iterable[int]) -> None:
    """Takes reports out of all that is searched by claim and teller; their sketches stay."""
    sketched = _unindex(connection, sorted(set(numbers)))
    rows = [{"report": n, "sketch": s, "digest": report_seal([], [], s)} for n, s in sketched.items()]
    fill(connection, seals, rows)


def _unindex(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Deletes the rows of reports; the sketches of those that have one."""
    sketched: dict[int, int] = {}
    for part in chunks(numbers):
        rows = connection.execute(select(seals.c.report, seals.c.sketch).where(seals.c.report.in_(part)))
        sketched.update((n, sketch) for n, sketch in rows)
        for table in (claims, names, seals):
            connection.execute(delete(table).where(table.c.report.in_(part)))
    return sketched


def claim_rows(n: int, report: Report, reading: Reading) -> list[dict[str, Any]]:
    """The rows of `claims` for a reading."""
    published = report.published.toordinal() if report.published else None
    rows = []
    for number, claim in enumerate(reading.claims):
        place = claim.place
        rows.append(
            {
                "report": n,
                "number": number,
                "claim": claim.id,
                "event": claim.event,
                "kin": kin(claim.event),
                "day": claim.time.first.toordinal() if claim.time else published,
                "place": key(place.name) if place else None,
                "lat": place.lat if place else None,
                "lon": place.lon if place else None,
                "km": place.uncertainty_km if place else None,
            }
        )
    return rows


def name_rows(n: int, reading: Reading) -> list[dict[str, Any]]:
    """The rows of `names` for a reading: actors by claim, and the innermost teller of each statement."""
    found: dict[tuple[str, str, int], str | None] = {}
    for number, claim in enumerate(reading.claims):
        for role in claim.roles:
            for name in (role.concept, key(role.name)):
                if name and role.role in ACTING:
                    found.setdefault(("actor", name, number), role.concept)
    for number, statement in enumerate(reading.statements):
        if origin := statement.origin:
            for name in (origin.concept, key(origin.name)):
                if name:
                    found.setdefault(("origin", name, number), origin.concept)
    return [
        {"kind": kind, "key": name, "report": n, "number": number, "concept": concept}
        for (kind, name, number), concept in sorted(found.items())
    ]


def key(name: str) -> str:
    """A name as it is looked up: folded, of at most 200 letters, without NUL, which PostgreSQL can't hold."""
    return fold(name)[:200].replace("\0", " ")


_CLAIM = ("number", "claim", "event", "kin", "day", "place", "lat", "lon", "km")
_NAME = ("kind", "key", "number", "concept")


def report_seal(told: Sequence[Mapping[Any, Any]], who: Sequence[Mapping[Any, Any]], sketch: int) -> bytes:
    """The seal over a report's rows; `sketch` is the sum of `feature_hash` over its features."""
    a = sorted([[row[c] for c in _CLAIM] for row in told], key=lambda row: int(row[0]))
    b = sorted([[row[c] for c in _NAME] for row in who], key=lambda row: [str(c) for c in row[:3]])
    return seal(a, b, sketch)
