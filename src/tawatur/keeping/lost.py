"""Decisions that no longer find what they were made on."""

from __future__ import annotations

from sqlalchemy import Connection

from tawatur.archive import decisions, readings, reports


def lost(connection: Connection) -> list[decisions.Decision]:
    """The decisions in force that no longer find a claim they were made on."""
    made = [d for d in decisions.load(connection) if d.kind in decisions.ON_CLAIMS]
    numbers = reports.current(connection, {a.report for d in made for a in d.subject})
    stored = reports.load(connection, numbers.values())
    read = readings.load(connection, stored)
    texts = {s.report.id: s.report.text for s in stored.values()}
    claims = {stored[n].report.id: reading.claims for n, reading in read.items()}
    return [
        d
        for d in made
        if any(
            decisions.find_again(a, texts.get(a.report, ""), claims.get(a.report, ())) is None
            for a in d.subject
        )
    ]
