"""Whether what can't be computed again is what it was: log, reports, contents, decisions; and the readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select

from tawatur.archive import chain, decisions, reports
from tawatur.archive.blobs import chunks, load
from tawatur.archive.faults import ArchiveError
from tawatur.archive.packing import DamagedError, seal, sha, unchecked, unpack
from tawatur.archive.proof import Fault, Row, rows
from tawatur.archive.schema import about, blobs, log, readings
from tawatur.archive.schema import decisions as decided
from tawatur.archive.schema import reports as stored
from tawatur.model import Reading


def facts(connection: Connection) -> Iterator[Fault]:
    """Every fault of what can't be computed again, and of the readings."""
    for step in STEPS:
        yield from step(connection)


def _about(connection: Connection) -> Iterator[Fault]:
    """What the archive says of itself is what the log's first entry says."""
    known = {row["key"]: row["value"] for row in rows(connection, select(about))}
    first = connection.execute(select(log.c.kind, log.c.digest).where(log.c.n == 1)).first()
    if first is None or first[0] != "created":
        yield Fault("log", "1", "the first entry is missing")
    elif first[1] is None or bytes(first[1]) != seal(known.get("id"), known.get("made")):
        yield Fault("about", "id", "not what the log's first entry says")
    for key in sorted(known.keys() - {"id", "made", "find", "derived", "steps"}):
        yield Fault("about", key, "no version of the program writes this")
    derived = known.get("derived")
    if derived is not None and not _hex(derived, 16):
        yield Fault("about", "derived", "no digest")
    if "steps" in known and unchecked(known["steps"]) is None:
        yield Fault("about", "steps", "not the number that was stored")


def _hex(told: str, size: int) -> bool:
    return len(told) == size and all(c in "0123456789abcdef" for c in told)


def _log(connection: Connection) -> Iterator[Fault]:
    """Each entry follows the one before and hashes to what it says; its subject is there."""
    before, expected = chain.FIRST, 1
    for row in rows(connection, select(log).order_by(log.c.n)):
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
        for row in rows(connection, select(log.c.subject, log.c.digest).where(log.c.kind == "report"))
    }
    expected = 1
    next_version: dict[str, int] = {}
    replaced: dict[str, tuple[int, int | None]] = {}
    for row in rows(connection, select(stored).order_by(stored.c.n)):
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
    for row in rows(connection, select(stored.c.raw, stored.c.text)):
        wanted.update((bytes(row["raw"]), bytes(row["text"])))
    based: list[tuple[bytes, bytes]] = []
    for row in rows(connection, select(blobs)):
        key, base = bytes(row["sha"]), row["base"]
        if key not in wanted:
            yield Fault("blobs", key.hex(), "no report has this content")
        wanted.discard(key)
        if base is not None:
            based.append((key, bytes(base)))
            continue
        yield from _content(row, b"")
    for some in chunks(based):
        yield from _based(connection, some)
    for key in sorted(wanted):
        yield Fault("blobs", key.hex(), "the content is missing")


def _based(connection: Connection, some: Sequence[tuple[bytes, bytes]]) -> Iterator[Fault]:
    chosen = select(blobs).where(blobs.c.sha.in_([key for key, _ in some]))
    held = {bytes(row["sha"]): row for row in rows(connection, chosen)}
    for key, base in some:
        try:
            under = load(connection, [base])[base]
        except ArchiveError:
            yield Fault("blobs", key.hex(), f"rests on {base.hex()}, which is missing or damaged")
            continue
        yield from _content(held[key], under)


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
        for row in rows(connection, select(log.c.subject, log.c.digest).where(log.c.kind == "decision"))
    }
    for row in rows(connection, select(decided).order_by(decided.c.n)):
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
    for row in rows(connection, chosen):
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


STEPS = (_about, _log, _reports, _blobs, _decisions, _readings)
"""Each yields the faults of a part, the gravest part first."""
