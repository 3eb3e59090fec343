"""Whether all that finds reports is what was stored: words, claims, tellers, features."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select, text

from tawatur.archive import forms, found_by, index, reports, sketch_rows, word_rows
from tawatur.archive.blobs import chunks
from tawatur.archive.faults import ArchiveError
from tawatur.archive.proof import Fault, Row, rows
from tawatur.archive.schema import claims, names, seals, words
from tawatur.archive.schema import reports as stored


def _index(connection: Connection) -> Iterator[Fault]:
    """The search index holds the forms of every text, and no others."""
    held = _held(connection)
    numbers = list(connection.execute(select(stored.c.n).order_by(stored.c.n)).scalars())
    for some in chunks(numbers, 200):
        try:
            part = reports.load(connection, some)
        except ArchiveError:
            return  # told of already: a content is damaged
        for n in sorted(part):
            found = forms.of_report(part[n].report.title, part[n].report.text)
            if held.pop(n, (0, 0)) != (len(found), forms.set_hash(found)):
                yield Fault("find", str(n), "the index doesn't hold the words of this report")
    for n in sorted(held):
        yield Fault("find", str(n), "the index holds words of a report that isn't there")
    if connection.dialect.name == "sqlite":
        known = connection.execute(text("SELECT value FROM about WHERE key = 'find'")).scalar()
        if numbers and known != index.structure(connection):
            yield Fault("find", "structure", "the index isn't as it was left")


def _held(connection: Connection) -> dict[int, tuple[int, int]]:
    """How many forms each report has in the index, and the hash of their set."""
    from zlib import crc32

    counts: dict[int, int] = {}
    hashes: dict[int, int] = {}
    if connection.dialect.name != "sqlite":
        for row in connection.execute(text("SELECT report, forms FROM find")):
            counts[row[0]], hashes[row[0]] = len(row[1]), sum(row[1]) + 2**31 * len(row[1])
        return {n: (counts[n], hashes[n]) for n in counts}
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.find_terms USING fts5vocab(main, find, instance)"
    )
    last, hashed = None, 0
    for term, n in connection.exec_driver_sql("SELECT term, doc FROM temp.find_terms"):
        if term != last:
            last, hashed = term, crc32(term.encode())
        counts[n] = counts.get(n, 0) + 1
        hashes[n] = hashes.get(n, 0) + hashed
    return {n: (counts[n], hashes[n]) for n in counts}


def _by_report(connection: Connection) -> Iterator[Fault]:
    """The rows of every report in claims, names and sketches are those that were sealed."""
    sums: dict[int, int] = {}
    for n, features in sketch_rows.sketches(connection):
        sums[n] = sum(map(sketch_rows.feature_hash, features))
    told = _grouped(connection, select(claims).order_by(claims.c.report, claims.c.number))
    who = _grouped(connection, select(names).order_by(names.c.report, names.c.kind, names.c.key))
    mine: tuple[int, list[Row]] | None = next(told, None)
    theirs: tuple[int, list[Row]] | None = next(who, None)
    numbers = set()
    for row in connection.execute(select(seals).order_by(seals.c.report)).mappings().all():
        n = row["report"]
        numbers.add(n)
        while mine and mine[0] < n:
            yield Fault("claims", str(mine[0]), "claims of a report that has none")
            mine = next(told, None)
        while theirs and theirs[0] < n:
            yield Fault("names", str(theirs[0]), "names of a report that has none")
            theirs = next(who, None)
        a = mine[1] if mine and mine[0] == n else []
        b = theirs[1] if theirs and theirs[0] == n else []
        mine = next(told, None) if mine and mine[0] == n else mine
        theirs = next(who, None) if theirs and theirs[0] == n else theirs
        if sums.pop(n, 0) != row["sketch"]:
            yield Fault("sketches", str(n), "the sketch of this report isn't the one that was stored")
        if found_by.report_seal(a, b, row["sketch"]) != bytes(row["digest"]):
            yield Fault("seals", str(n), "claims or names of this report aren't those that were stored")
    for left, name in ((mine, "claims"), (theirs, "names")):
        if left:
            yield Fault(name, str(left[0]), "rows of a report that has no seal")
    for n in sorted(sums):
        yield Fault("sketches", str(n), "the sketch of a report that has no seal")
    for row in connection.execute(
        select(seals.c.report).where(seals.c.report.not_in(select(stored.c.n)))
    ).mappings():
        yield Fault("seals", str(row["report"]), "of a report that isn't there")


def _grouped(connection: Connection, chosen: Any) -> Iterator[tuple[int, list[Row]]]:
    n: int | None = None
    rows: list[Row] = []
    for row in connection.execute(chosen).mappings().all():
        if row["report"] != n:
            if n is not None:
                yield n, rows
            n, rows = row["report"], []
        rows.append(row)
    if n is not None:
        yield n, rows


def _words(connection: Connection) -> Iterator[Fault]:
    """Every count of a word has its check number."""
    for row in rows(connection, select(words)):
        if word_rows.word_check(row["word"], row["scenes"]) != row["check"]:
            yield Fault("words", row["word"], "the count isn't the one that was stored")


STEPS = (_index, _by_report, _words)
"""Each yields the faults of a part, the gravest part first."""
