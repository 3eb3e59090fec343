"""The tables. Facts (reports, decisions, the log) are only ever added to; all else can be computed again.

Numbers `n` are given under the write lock, so that they run without gaps and move unchanged from store to
store. Digests are SHA-256 over a row's other cells (`packing.seal`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

meta = MetaData()

about = Table("about", meta, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""What the archive is: its own id, the day it was made, the seal of the search index."""

blobs = Table(
    "blobs",
    meta,
    Column("sha", LargeBinary, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("base", LargeBinary),
    Column("data", LargeBinary, nullable=False),
)
"""Contents by their SHA-256, compressed, where `base` is given against that other content."""

reports = Table(
    "reports",
    meta,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("outlet", Text),
    Column("published", Text),
    Column("title", Text),
    Column("url", Text),
    Column("language", Text),
    Column("retrieved", Text),
    Column("source", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("replaced", Integer),
    Index("reports_id", "id", "version", unique=True),
    Index("reports_url", "url"),
    Index("reports_published", "published"),
)
"""A row a version of a report; `replaced` is the number of the next version, null for the current one."""

log = Table(
    "log",
    meta,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("digest", LargeBinary),
    Column("before", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""What was done, each entry with the hash of the one before."""

decisions = Table(
    "decisions",
    meta,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("report", Text),
    Column("other_report", Text),
    Column("subject", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Index("decisions_report", "report"),
    Index("decisions_other", "other_report"),
)
"""What people decided, never changed: undoing is a decision too. `subject` and `value` are JSON."""

readings = Table(
    "readings",
    meta,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("made_with", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("readings_made_with", "made_with"),
)
"""The reading of a report's version, as compressed JSON."""

work = Table(
    "work",
    meta,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("failed", Text),
)
"""Reports that wait to be read, traced, linked and compared; `failed` is what couldn't read one."""

claims = Table(
    "claims",
    meta,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("claim", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("kin", Text, nullable=False),
    Column("day", Integer),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("km", Float),
    Index("claims_event", "event"),
    Index("claims_day", "day", "kin"),
    Index("claims_place", "place", "day"),
    Index("claims_point", "lat", "lon"),
    sqlite_with_rowid=False,
)
"""Claims as they are searched: `day` an ordinal, the day told or that of publication; `place` folded."""

names = Table(
    "names",
    meta,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("concept", Text),
    Index("names_report", "report"),
    sqlite_with_rowid=False,
)
"""Who stands in a report: `kind` actor (of the claim `number`) or origin; `key` a concept or folded name."""

seals = Table(
    "seals",
    meta,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("sketch", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
)
"""The seal over a report's rows in claims and names and over its sketch, the sum of its features' hashes."""

words = Table(
    "words",
    meta,
    Column("word", Text, primary_key=True),
    Column("scenes", Integer, nullable=False),
    Column("check", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""How many scenes tell with a word: linking weighs rare words higher."""

families = Table(
    "families",
    meta,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("digest", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
family_of = Table(
    "family_of",
    meta,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("family", Integer, nullable=False),
    Index("family_of_family", "family"),
)

incidents = Table(
    "incidents",
    meta,
    Column("id", Text, primary_key=True),
    Column("event", Text, nullable=False),
    Column("first", Integer),
    Column("last", Integer),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("km", Float),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("events", Text, nullable=False),
    Column("actors", Text, nullable=False),
    Column("tellers", Text, nullable=False),
    Column("outlets", Text, nullable=False),
    Column("verdicts", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Index("incidents_first", "first"),
    Index("incidents_point", "lat", "lon"),
)
"""Incidents as they are listed and filtered; several values of a cell stand between bars: "|a|b|"."""

dossiers = Table(
    "dossiers",
    meta,
    Column("incident", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""Each incident with its comparisons, as compressed JSON."""

incident_of = Table(
    "incident_of",
    meta,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("claim", Text, primary_key=True),
    Column("incident", Text, nullable=False),
    Index("incident_of_incident", "incident"),
    sqlite_with_rowid=False,
)

FACTS = (about, blobs, reports, log, decisions)
DERIVED = (
    *(readings, work, claims, names, seals, words),
    *(families, family_of, incidents, dossiers, incident_of),
)
TABLES = (*FACTS, *DERIVED)
