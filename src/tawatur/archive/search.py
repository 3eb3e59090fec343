"""Reports by words and filters."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Select,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.sql.elements import ColumnElement

from tawatur.archive import forms, index, reports
from tawatur.archive.blobs import chunks
from tawatur.archive.filters import Filters, inside, named
from tawatur.archive.schema import claims, incident_of, incidents, names
from tawatur.archive.schema import reports as stored
from tawatur.language.text import Text, tokenize

MANY = 1000
"""Hits beyond this are not counted: "more than 1,000"."""


class Hit(NamedTuple):
    """A report found: `span` in its text shows why, None where only its title does."""

    found: reports.Stored
    span: tuple[int, int] | None


class Hits(NamedTuple):
    """Reports found, newest first; `total` counts no further than 1,000."""

    hits: list[Hit]
    total: int


def find(connection: Connection, written: str, filters: Filters, most: int = 20) -> Hits:
    """The current reports that hold every word of the query and fit the filters, newest first.

    Words in quotation marks must follow one another; they are looked for in the texts themselves.
    """
    query = forms.query(written)
    n = stored.c.n
    chosen = select(n).where(stored.c.replaced.is_(None), *_of_report(connection, filters))
    if query.words:
        chosen = _with_words(connection, chosen, query)
    ordered = chosen.order_by(stored.c.published.desc().nulls_last(), n.desc())
    if query.phrases:
        kept, total = _with_phrases(connection, ordered, query, most)
    else:
        numbers = list(connection.execute(ordered.limit(most)).scalars())
        kept = list(reports.load(connection, numbers).values())
        total = len(numbers) if len(numbers) < most else counted(connection, chosen)
    if connection.dialect.name != "sqlite":
        true = [one for one in kept if _holds(one, query)]
        kept, total = true, total - (len(kept) - len(true))
    order = sorted(kept, key=lambda s: (s.report.published or date.min, s.n), reverse=True)
    return Hits([Hit(one, _shown(one, query)) for one in order], total)


def counted(connection: Connection, chosen: Select[Any]) -> int:
    inner = chosen.limit(MANY + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(inner)).scalar_one())


def _with_words(connection: Connection, chosen: Select[Any], query: forms.Query) -> Select[Any]:
    if connection.dialect.name == "sqlite":
        match = " AND ".join(
            "(" + " OR ".join(f'"{form}"' for form in alternatives) + ")" for alternatives in query.words
        )
        find = table("find", column("rowid"))
        return chosen.join_from(stored, find, literal_column("find.rowid") == stored.c.n).where(
            text("find MATCH :match").bindparams(match=match)
        )
    find = table("find", column("report"))
    held = select(find.c.report)
    for number, alternatives in enumerate(query.words):
        condition = text(f"find.forms && CAST(:forms{number} AS INTEGER[])")
        held = held.where(condition.bindparams(**{f"forms{number}": index.array(alternatives)}))
    # Left to itself, the planner goes through the reports by day and unpacks the words of each.
    hits = held.cte("hits").prefix_with("MATERIALIZED", dialect="postgresql")
    return chosen.join_from(stored, hits, hits.c.report == stored.c.n)


def _with_phrases(
    connection: Connection, ordered: Select[Any], query: forms.Query, most: int
) -> tuple[list[reports.Stored], int]:
    """The first reports whose text or title has every phrase; of the candidates MANY are looked at."""
    numbers = list(connection.execute(ordered.limit(MANY)).scalars())
    kept: list[reports.Stored] = []
    total = 0
    for some in chunks(numbers, 100):
        part = reports.load(connection, some)
        for n in some:
            if all(_has(part[n], phrase) for phrase in query.phrases):
                total += 1
                if len(kept) < most:
                    kept.append(part[n])
    return kept, total


def _holds(one: reports.Stored, query: forms.Query) -> bool:
    """True where the report has every word: of the words that PostgreSQL keeps as numbers, two may share
    one."""
    held = forms.of_report(one.report.title, one.report.text) if query.words else set()
    return all(not held.isdisjoint(alternatives) for alternatives in query.words)


def _has(one: reports.Stored, phrase: tuple[tuple[str, ...], ...]) -> bool:
    title = one.report.title
    return forms.place_of(phrase, tokenize(one.report.text)) is not None or bool(
        title and forms.place_of(phrase, tokenize(title))
    )


def _shown(one: reports.Stored, query: forms.Query) -> tuple[int, int] | None:
    """The span of the first phrase, else of the first word asked for."""
    if not query.words:
        return None
    read: Text = tokenize(one.report.text)
    for wanted in (*query.phrases, *((alternatives,) for alternatives in query.words)):
        at = forms.place_of(wanted, read)
        if at:
            return tuple(read.span(*at))  # type: ignore[return-value]
    return None


def _of_report(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    n = stored.c.n
    if filters.first:
        found.append(stored.c.published >= filters.first.isoformat())
    if filters.last:
        found.append(stored.c.published <= filters.last.isoformat())
    if filters.outlet:
        found.append(stored.c.outlet == filters.outlet)
    # What is asked of place, event and actor must be told by one claim.
    told: list[ColumnElement[bool]] = []
    if filters.near:
        told += inside(filters.near, claims.c.lat, claims.c.lon)
    if filters.event:
        told.append(or_(claims.c.event == filters.event, claims.c.kin == filters.event))
    if filters.actor:
        actor = select(names.c.number).where(
            names.c.report == claims.c.report,
            names.c.number == claims.c.number,
            named(connection, "actor", filters.actor),
        )
        told.append(actor.exists())
    if told:
        found.append(n.in_(select(claims.c.report).where(*told)))
    if filters.origin:
        found.append(n.in_(select(names.c.report).where(named(connection, "origin", filters.origin))))
    if filters.verdict:
        found.append(
            n.in_(
                select(incident_of.c.report)
                .join_from(incident_of, incidents, incident_of.c.incident == incidents.c.id)
                .where(incidents.c.verdicts.contains(f"|{filters.verdict}|", autoescape=True))
            )
        )
    return found
