"""Whether everything in the archive is what it was: the chain of the log, every hash, every index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, RowMapping, func, select, text

from tawatur.archive import chain, decisions, forms, index, reports, results
from tawatur.archive.faults import ArchiveError
from tawatur.archive.packing import DamagedError, seal, sha, unpack
from tawatur.archive.schema import (
    about,
    blobs,
    claims,
    dossiers,
    families,
    family_of,
    incident_of,
    incidents,
    log,
    names,
    readings,
    seals,
    sketches,
    words,
    work,
)
from tawatur.archive.schema import decisions as decided
from tawatur.archive.schema import reports as stored
from tawatur.archive.store import Archive
from tawatur.model import Family, Reading

Row = RowMapping
STREAM = 1000


class Fault(NamedTuple):
    """Something that is not what it was: the table, the row, and what is wrong with it."""

    table: str
    row: str
    why: str


class Verified(NamedTuple):
    """What was checked: entries of the log and the hash of the last, reports, readings, decisions."""

    entries: int
    head: str
    versions: int
    readings: int
    decisions: int


def verify(archive: Archive) -> Iterator[Fault | Verified]:
    """Every fault, the gravest kind first; at the end what was checked."""
    try:
        with archive.reading() as connection:
            if not archive.sqlite:
                connection = connection.execution_options(stream_results=True, max_row_buffer=STREAM)
            steps = (
                *((_pages,) if archive.sqlite else ()),
                *(_about, _log, _reports, _blobs, _decisions, _readings, _index),
                *(_by_report, _families, _incidents, _words, _work),
            )
            for step in steps:
                try:
                    yield from step(connection)
                except (ValueError, TypeError, AttributeError, KeyError, msgspec.MsgspecError) as odd:
                    # A cell of another kind than any writer leaves there.
                    yield Fault(step.__name__.strip("_"), "?", f"a cell can't be read ({odd})")
            yield _counted(connection)
    except ArchiveError as fault:
        yield Fault("database", archive.where, str(fault))


def facts(connection: Connection) -> Iterator[Fault]:
    """Every fault of what can't be computed again, and of the readings."""
    for step in (_about, _log, _reports, _blobs, _decisions, _readings):
        yield from step(connection)


def _counted(connection: Connection) -> Verified:
    entries, head = chain.head(connection)

    def count(table: Any) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    return Verified(entries, head.hex(), count(stored), count(readings), count(decided))


def has_head(archive: Archive, head: str) -> bool:
    """True where the log has an entry with this hash: everything up to it is still there."""
    try:
        wanted = bytes.fromhex(head)
    except ValueError:
        return False
    with archive.reading() as connection:
        return connection.execute(select(log.c.n).where(log.c.hash == wanted)).first() is not None


def _pages(connection: Connection) -> Iterator[Fault]:
    """SQLite's own look at its pages and indexes."""
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield Fault("file", "", str(said))


def _about(connection: Connection) -> Iterator[Fault]:
    """What the archive says of itself is what the log's first entry says."""
    known = {row["key"]: row["value"] for row in _rows(connection, select(about))}
    first = connection.execute(select(log.c.kind, log.c.digest).where(log.c.n == 1)).first()
    if first is None or first[0] != "created":
        yield Fault("log", "1", "the first entry is missing")
    elif first[1] is None or bytes(first[1]) != seal(known.get("id"), known.get("made")):
        yield Fault("about", "id", "not what the log's first entry says")
    for key in sorted(known.keys() - {"id", "made", "find", "derived"}):
        yield Fault("about", key, "no version of the program writes this")
    derived = known.get("derived")
    if derived is not None and not _hex(derived, 16):
        yield Fault("about", "derived", "no digest")


def _hex(told: str, size: int) -> bool:
    return len(told) == size and all(c in "0123456789abcdef" for c in told)


def _log(connection: Connection) -> Iterator[Fault]:
    """Each entry follows the one before and hashes to what it says; its subject is there."""
    before, expected = chain.FIRST, 1
    for row in _rows(connection, select(log).order_by(log.c.n)):
        n = row["n"]
        digest = None if row["digest"] is None else bytes(row["digest"])
        if n != expected:
            yield Fault("log", str(expected), f"the entry is missing (next is {n})")
        if bytes(row["before"]) != before:
            yield Fault("log", str(n), "doesn't follow the entry before it")
        hashed = chain.link(
            n, row["at"], chain.Entry(row["kind"], row["subject"], digest), bytes(row["before"])
        )
        if bytes(row["hash"]) != hashed:
            yield Fault("log", str(n), "its hash isn't that of its content")
        before, expected = bytes(row["hash"]), n + 1


def _reports(connection: Connection) -> Iterator[Fault]:
    """Every report is what the log says, every entry has its report, versions follow each other."""
    logged = {
        row["subject"]: bytes(row["digest"] or b"")
        for row in _rows(connection, select(log.c.subject, log.c.digest).where(log.c.kind == "report"))
    }
    expected = 1
    next_version: dict[str, int] = {}
    replaced: dict[str, tuple[int, int | None]] = {}
    for row in _rows(connection, select(stored).order_by(stored.c.n)):
        n, name = row["n"], row["id"]
        if n != expected:
            yield Fault("reports", str(expected), f"the report is missing (next is {n})")
        expected = n + 1
        told = f"{name} {row['version']}"
        if reports.digest(row) != bytes(row["digest"]):
            yield Fault("reports", f"{n} ({told})", "its digest isn't that of its content")
        elif logged.pop(told, None) != bytes(row["digest"]):
            yield Fault("reports", f"{n} ({told})", "not what the log says")
        if row["version"] != next_version.get(name, 1):
            yield Fault("reports", f"{n} ({told})", "a version before it is missing")
        next_version[name] = row["version"] + 1
        if name in replaced and replaced[name][1] != n:
            yield Fault("reports", f"{replaced[name][0]} ({name})", "names another next version than it has")
        replaced[name] = (n, row["replaced"])
    for name, (n, newer) in replaced.items():
        if newer is not None:
            yield Fault("reports", f"{n} ({name})", "names a next version that isn't there")
    for told in sorted(logged):
        yield Fault("reports", told, "the log has it, the table hasn't")


def _blobs(connection: Connection) -> Iterator[Fault]:
    """Every content unpacks to what its name says, none is missing and none is left over."""
    wanted: set[bytes] = set()
    for row in _rows(connection, select(stored.c.raw, stored.c.text)):
        wanted.update((bytes(row["raw"]), bytes(row["text"])))
    based: list[tuple[bytes, bytes]] = []
    for row in _rows(connection, select(blobs)):
        key, base = bytes(row["sha"]), row["base"]
        if key not in wanted:
            yield Fault("blobs", key.hex(), "no report has this content")
        wanted.discard(key)
        if base is not None:
            based.append((key, bytes(base)))
            continue
        yield from _content(row, b"")
    for start in range(0, len(based), STREAM):
        part = based[start : start + STREAM]
        yield from _based(connection, part)
    for key in sorted(wanted):
        yield Fault("blobs", key.hex(), "the content is missing")


def _based(connection: Connection, part: list[tuple[bytes, bytes]]) -> Iterator[Fault]:
    from tawatur.archive.blobs import chunks, load

    for some in chunks(part):
        rows = {
            bytes(row["sha"]): row
            for row in connection.execute(
                select(blobs).where(blobs.c.sha.in_([key for key, _ in some]))
            ).mappings()
        }
        for key, base in some:
            try:
                under = load(connection, [base])[base]
            except ArchiveError:
                yield Fault("blobs", key.hex(), f"rests on {base.hex()}, which is missing or damaged")
                continue
            yield from _content(rows[key], under)


def _content(row: Row, base: bytes) -> Iterator[Fault]:
    key = bytes(row["sha"])
    try:
        content = unpack(bytes(row["data"]), base)
    except DamagedError as wrong:
        yield Fault("blobs", key.hex(), f"can't be unpacked: {wrong}")
        return
    if sha(content) != key or len(content) != row["size"]:
        yield Fault("blobs", key.hex(), "the content isn't what its name says")


def _decisions(connection: Connection) -> Iterator[Fault]:
    """Every decision is what the log says, and every one logged is there."""
    logged = {
        row["subject"]: bytes(row["digest"] or b"")
        for row in _rows(connection, select(log.c.subject, log.c.digest).where(log.c.kind == "decision"))
    }
    for row in _rows(connection, select(decided).order_by(decided.c.n)):
        if decisions.digest(row) != bytes(row["digest"]):
            yield Fault("decisions", str(row["n"]), "its digest isn't that of its content")
        elif logged.pop(str(row["n"]), None) != bytes(row["digest"]):
            yield Fault("decisions", str(row["n"]), "not what the log says")
    for n in sorted(logged):
        yield Fault("decisions", n, "the log has it, the table hasn't")


def _readings(connection: Connection) -> Iterator[Fault]:
    """Every reading is the one that was stored, and that of its report."""
    chosen = (
        select(readings, stored.c.id)
        .join_from(readings, stored, readings.c.report == stored.c.n, isouter=True)
        .order_by(readings.c.report)
    )
    for row in _rows(connection, chosen):
        n = str(row["report"])
        try:
            content = unpack(bytes(row["data"]))
        except DamagedError as wrong:
            yield Fault("readings", n, f"can't be unpacked: {wrong}")
            continue
        if sha(content) != bytes(row["digest"]):
            yield Fault("readings", n, "the content isn't what its digest says")
            continue
        reading = msgspec.json.decode(content, type=Reading)
        if reading.report != row["id"] or reading.made_with != row["made_with"]:
            yield Fault("readings", n, "this is the reading of another report or version")


def _index(connection: Connection) -> Iterator[Fault]:
    """The search index holds the forms of every text, and no others."""
    held = _held(connection)
    numbers = list(connection.execute(select(stored.c.n).order_by(stored.c.n)).scalars())
    for start in range(0, len(numbers), 200):
        try:
            part = reports.load(connection, numbers[start : start + 200])
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
    for row in _rows(connection, select(sketches.c.feature, sketches.c.report)):
        sums[row["report"]] = sums.get(row["report"], 0) + results.feature_hash(row["feature"])
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
        if results.report_seal(a, b, row["sketch"]) != bytes(row["digest"]):
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


def _families(connection: Connection) -> Iterator[Fault]:
    """Every family is the one that was stored, and its members name it."""
    member: dict[int, set[str]] = {}
    for row in _rows(
        connection,
        select(family_of.c.family, family_of.c.report, stored.c.id).join_from(
            family_of, stored, family_of.c.report == stored.c.n, isouter=True
        ),
    ):
        member.setdefault(row["family"], set()).add(row["id"] or f"number {row['report']}")
    for row in _rows(connection, select(families)):
        n = row["n"]
        content = _unpacked(row["data"])
        if content is None or sha(content) != bytes(row["digest"]):
            yield Fault("families", str(n), "the content isn't what its digest says")
            member.pop(n, None)
            continue
        if set(msgspec.json.decode(content, type=Family).reports) != member.pop(n, set()):
            yield Fault("family_of", str(n), "the members aren't those of the family")
    for n in sorted(member):
        yield Fault("family_of", str(n), "members of a family that isn't there")


def _incidents(connection: Connection) -> Iterator[Fault]:
    """Every incident, its row for filters and its claims are those that were stored."""
    member: dict[str, set[tuple[str, str]]] = {}
    for row in _rows(
        connection,
        select(incident_of.c.incident, incident_of.c.claim, incident_of.c.report, stored.c.id).join_from(
            incident_of, stored, incident_of.c.report == stored.c.n, isouter=True
        ),
    ):
        member.setdefault(row["incident"], set()).add((row["id"] or str(row["report"]), row["claim"]))
    listed: set[str] = set()
    for row in _rows(connection, select(incidents)):
        listed.add(row["id"])
        if results.row_seal(row) != bytes(row["digest"]):
            yield Fault("incidents", row["id"], "its digest isn't that of its content")
    for row in _rows(connection, select(dossiers)):
        name = row["incident"]
        content = _unpacked(row["data"])
        if content is None or sha(content) != bytes(row["digest"]):
            yield Fault("dossiers", name, "the content isn't what its digest says")
            member.pop(name, None)
            listed.discard(name)
            continue
        held = msgspec.json.decode(content, type=results.Dossier).incident
        if held.id != name or name not in listed:
            yield Fault("dossiers", name, "the incident has no row, or another id")
        claimed = member.pop(name, set())
        if {c for _, c in claimed} != set(held.claims) or {r for r, _ in claimed} != set(held.reports):
            yield Fault("incident_of", name, "the claims aren't those of the incident")
        listed.discard(name)
    for name in sorted(listed):
        yield Fault("incidents", name, "its dossier is missing")
    for name in sorted(member):
        yield Fault("incident_of", name, "claims of an incident that isn't there")


def _words(connection: Connection) -> Iterator[Fault]:
    """Every count of a word has its check number."""
    for row in _rows(connection, select(words)):
        if results.word_check(row["word"], row["scenes"]) != row["check"]:
            yield Fault("words", row["word"], "the count isn't the one that was stored")


def _work(connection: Connection) -> Iterator[Fault]:
    """What waits is there, and what doesn't wait is read."""
    lacking = select(work.c.report).where(work.c.report.not_in(select(stored.c.n)))
    for n in connection.execute(lacking).scalars().all():
        yield Fault("work", str(n), "a report waits that isn't there")
    unread = (
        select(stored.c.n)
        .where(stored.c.replaced.is_(None))
        .where(stored.c.n.not_in(select(readings.c.report)), stored.c.n.not_in(select(work.c.report)))
    )
    for n in connection.execute(unread).scalars().all():
        yield Fault("readings", str(n), "the reading is missing, and the report doesn't wait for one")


def _unpacked(data: Any) -> bytes | None:
    try:
        return unpack(bytes(data))
    except DamagedError:
        return None


def _rows(connection: Connection, chosen: Any) -> Iterator[Row]:
    yield from connection.execute(chosen).mappings()
