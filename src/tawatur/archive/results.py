"""What is computed over many reports, as it is stored: claims to search, sketches, families, incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
from sqlalchemy import Connection, Table, bindparam, case, delete, func, insert, select, update

from tawatur.archive import blobs
from tawatur.archive.packing import pack, seal, sha, unpack
from tawatur.archive.schema import (
    claims,
    dossiers,
    families,
    family_of,
    incident_of,
    incidents,
    names,
    seals,
    sketches,
    words,
)
from tawatur.codebook.kinship import kin
from tawatur.language.text import fold
from tawatur.model import Comparison, Family, Incident, Reading, Report

CROWD = 64
"""Reports kept under one feature: what more share is an idiom, or a text that joins by its other features."""

ACTING = frozenset(
    {"agent", "partner", "supporter", "director", "target", "victim", "detainee", "claimed_by"}
)
"""Roles by which a claim is found."""


_MANY = 5000
"""Rows whose contents are packed at a time."""


class Dossier(msgspec.Struct, frozen=True):
    """What is stored of an incident: itself and its comparisons."""

    incident: Incident
    comparisons: tuple[Comparison, ...]


class Mark(NamedTuple):
    """A claim that lies near another: its report's number and its id."""

    report: int
    claim: str


# --- claims, names and sketches of one report


def index_reports(connection: Connection, items: Sequence[tuple[int, Report, Reading, list[int]]]) -> None:
    """Stores what finds reports by their claims, tellers and features (their sketch), in place of what stood
    there. A sketch is made once: a version's text never changes."""
    sketched = _unindex(connection, [n for n, *_ in items])
    full = _crowded(connection, {f for n, *_, features in items if n not in sketched for f in features})
    told, who, pairs, sealed = [], [], [], []
    for n, report, reading, features in items:
        sketch = sketched.get(n)
        if sketch is None:
            kept = [f for f in features if full.get(f, 0) < CROWD]
            for feature in kept:
                full[feature] = full.get(feature, 0) + 1
            pairs += [{"feature": f, "report": n} for f in kept]
            sketch = sum(map(feature_hash, kept))
        mine, names_ = claim_rows(n, report, reading), name_rows(n, reading)
        told += mine
        who += names_
        sealed.append({"report": n, "sketch": sketch, "digest": report_seal(mine, names_, sketch)})
    _fill(connection, claims, told)
    _fill(connection, names, who)
    _fill(connection, sketches, pairs)
    _fill(connection, seals, sealed)


def begun(connection: Connection) -> bool:
    """Whether anything of any report was computed yet."""
    return connection.execute(select(seals.c.report).limit(1)).first() is not None


def forget_reports(connection: Connection, numbers: Iterable[int]) -> None:
    """Takes reports out of all that is searched by claim and teller; their sketches stay."""
    sketched = _unindex(connection, sorted(set(numbers)))
    rows = [{"report": n, "sketch": s, "digest": report_seal([], [], s)} for n, s in sketched.items()]
    _fill(connection, seals, rows)


def _unindex(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Deletes the rows of reports; the sketches of those that have one."""
    sketched: dict[int, int] = {}
    for part in blobs.chunks(list(numbers)):
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


def feature_hash(feature: int) -> int:
    """A number that stands for a feature in a sum."""
    return crc32(feature.to_bytes(8, "little", signed=True))


def _crowded(connection: Connection, features: set[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in blobs.chunks(sorted(features)):
        rows = connection.execute(
            select(sketches.c.feature, func.count())
            .where(sketches.c.feature.in_(part))
            .group_by(sketches.c.feature)
        )
        found.update((feature, count) for feature, count in rows)
    return found


def sharing(connection: Connection, features: Iterable[int], least: float) -> dict[int, float]:
    """How many of the features each report has, by its number; one that CROWD have counts a quarter. Reports
    that share less than `least` are left out."""
    shared: dict[int, float] = {}
    parts = list(blobs.chunks(sorted(set(features))))
    for part in parts:
        # Counted by the database: of the rows that share a feature, most are of reports that share no other.
        each = (
            select(sketches.c.feature, (case((func.count() < CROWD, 4), else_=1)).label("weight"))
            .where(sketches.c.feature.in_(part))
            .group_by(sketches.c.feature)
            .subquery()
        )
        quarters = func.sum(each.c.weight)
        counted = (
            select(sketches.c.report, quarters)
            .join_from(each, sketches, sketches.c.feature == each.c.feature)
            .group_by(sketches.c.report)
        )
        if len(parts) == 1:
            counted = counted.having(quarters >= ceil(4 * least))
        for n, total in connection.execute(counted):
            shared[n] = shared.get(n, 0.0) + total / 4
    return {n: total for n, total in shared.items() if total >= least}


# --- families


def load_families(connection: Connection, numbers: Iterable[int]) -> dict[int, Family]:
    """The families of the reports with these numbers, by the family's number."""
    which: set[int] = set()
    for part in blobs.chunks(sorted(set(numbers))):
        which |= set(
            connection.execute(select(family_of.c.family).where(family_of.c.report.in_(part))).scalars()
        )
    found: dict[int, Family] = {}
    for part in blobs.chunks(sorted(which)):
        for n, data in connection.execute(
            select(families.c.n, families.c.data).where(families.c.n.in_(part))
        ):
            found[n] = msgspec.json.decode(unpack(bytes(data)), type=Family)
    return found


def replace_families(
    connection: Connection, gone: Iterable[int], new: Sequence[Family], numbers: Mapping[str, int]
) -> None:
    """Stores families in place of others; `numbers` are those of the reports' current versions."""
    for part in blobs.chunks(sorted(set(gone))):
        connection.execute(delete(family_of).where(family_of.c.family.in_(part)))
        connection.execute(delete(families).where(families.c.n.in_(part)))
    n = int(connection.execute(select(func.max(families.c.n))).scalar() or 0)
    rows, members = [], []
    for family in new:
        n += 1
        content = msgspec.json.encode(family)
        rows.append({"n": n, "digest": sha(content), "data": pack(content)})
        members += [{"report": numbers[r], "family": n} for r in family.reports]
    _fill(connection, families, rows)
    _fill(connection, family_of, members)


# --- incidents


def load_dossiers(connection: Connection, ids: Iterable[str]) -> dict[str, Dossier]:
    """Incidents with their comparisons, by id; those that aren't there are left out."""
    found: dict[str, Dossier] = {}
    for part in blobs.chunks(sorted(set(ids))):
        for name, data in connection.execute(
            select(dossiers.c.incident, dossiers.c.data).where(dossiers.c.incident.in_(part))
        ):
            found[name] = msgspec.json.decode(unpack(bytes(data)), type=Dossier)
    return found


def incidents_of(connection: Connection, numbers: Iterable[int]) -> dict[Mark, str]:
    """The incident of each claim of these reports that is in one."""
    found: dict[Mark, str] = {}
    for part in blobs.chunks(sorted(set(numbers))):
        for n, claim, incident in connection.execute(
            select(incident_of.c.report, incident_of.c.claim, incident_of.c.incident).where(
                incident_of.c.report.in_(part)
            )
        ):
            found[Mark(n, claim)] = incident
    return found


class Listed(NamedTuple):
    """An incident ready to be stored: its dossier as JSON, its row for filters and its claims."""

    id: str
    content: bytes
    row: Mapping[str, Any]
    marks: Sequence[Mark]


def replace_incidents(connection: Connection, gone: Iterable[str], new: Sequence[Listed]) -> None:
    """Stores incidents in place of others."""
    every = sorted(set(gone) | {one.id for one in new})
    for part in blobs.chunks(every):
        connection.execute(delete(incident_of).where(incident_of.c.incident.in_(part)))
        connection.execute(delete(incidents).where(incidents.c.id.in_(part)))
        connection.execute(delete(dossiers).where(dossiers.c.incident.in_(part)))
    for start in range(0, len(new), _MANY):
        several = new[start : start + _MANY]
        _fill(connection, incidents, [{**one.row, "digest": row_seal(one.row)} for one in several])
        _fill(
            connection,
            dossiers,
            [{"incident": o.id, "digest": sha(o.content), "data": pack(o.content)} for o in several],
        )
        members = [{"report": m.report, "claim": m.claim, "incident": o.id} for o in several for m in o.marks]
        _fill(connection, incident_of, members)


INCIDENT = (
    *("id", "event", "first", "last", "place", "lat", "lon", "km", "reports", "origins"),
    *("events", "actors", "tellers", "outlets", "verdicts"),
)


def row_seal(row: Mapping[Any, Any]) -> bytes:
    """The seal of a row of `incidents`."""
    return seal(*(row[name] for name in INCIDENT))


def barred(values: Iterable[str | None]) -> str:
    """Several values in one cell, between bars."""
    kept = sorted({v.replace("|", " ") for v in values if v})
    return f"|{'|'.join(kept)}|" if kept else ""


# --- how often scenes tell with a word


def count_words(connection: Connection, change: Mapping[str, int]) -> None:
    """Adds to the counts of words, or takes from them."""
    wanted = {word: by for word, by in change.items() if by}
    known: dict[str, int] = {}
    for part in blobs.chunks(sorted(wanted)):
        known.update(
            (w, n)
            for w, n in connection.execute(select(words.c.word, words.c.scenes).where(words.c.word.in_(part)))
        )
    new, changed = [], []
    for word, by in sorted(wanted.items()):
        scenes = max(0, known.get(word, 0) + by)
        row = {"word": word, "scenes": scenes, "check": word_check(word, scenes)}
        if word in known:
            changed.append({"w": word, "s": scenes, "k": row["check"]})
        else:
            new.append(row)
    _fill(connection, words, new)
    if changed:
        connection.execute(
            update(words)
            .where(words.c.word == bindparam("w"))
            .values(scenes=bindparam("s"), check=bindparam("k")),
            changed,
        )


def word_check(word: str, scenes: int) -> int:
    """The check number of a row of `words`."""
    return crc32(f"{word} {scenes}".encode())


def word_counts(connection: Connection, wanted: Iterable[str]) -> dict[str, int]:
    """In how many scenes each word stands; words of none are left out."""
    found: dict[str, int] = {}
    for part in blobs.chunks(sorted(set(wanted))):
        found.update(
            (w, n)
            for w, n in connection.execute(select(words.c.word, words.c.scenes).where(words.c.word.in_(part)))
        )
    return found


# --- all of it


def forget_all(connection: Connection) -> None:
    """Empties what is computed over many reports; readings stay."""
    forget_index(connection)
    forget_links(connection)


def forget_index(connection: Connection) -> None:
    """Empties what finds reports by their claims, tellers and features, and the counts of words."""
    for table in (claims, names, sketches, seals, words):
        connection.execute(delete(table))


def forget_links(connection: Connection) -> None:
    """Empties families and incidents."""
    for table in (families, family_of, incidents, dossiers, incident_of):
        connection.execute(delete(table))


def _fill(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
