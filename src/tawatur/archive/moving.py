"""The whole archive as one open file, and back: JSON Lines for every table, the bytes as they came.

A dump is a zip: `manifest.json`, `tables/NAME.jsonl`, and `contents/SHA256` for each raw file and text.
Digests and hashes are hexadecimal, packed contents are written out as the JSON they are. Loading checks the
log and every hash.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Set
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from sqlalchemy import Connection, LargeBinary, Table, delete, func, insert, select, text

from tawatur.archive import chain, forms, index, readings, reports, results, sketch_rows
from tawatur.archive.blobs import chunks, rows_of
from tawatur.archive.blobs import load as load_contents
from tawatur.archive.faults import ArchiveError
from tawatur.archive.packing import pack, seal, sha, unpack
from tawatur.archive.schema import TABLES, about, blobs, log
from tawatur.archive.schema import reports as stored
from tawatur.archive.store import REVISIONS, Archive
from tawatur.archive.verify_facts import facts

FORMAT = "tawatur archive"
OLDER = ("0002", "0003")
"""Schemas whose dumps hold the same tables, but other features: what is computed waits to be computed anew."""
LARGEST = 2**30
"""Bytes of one content or row at most: what unpacks to more was made to fill the memory."""
_MANY = 500
Progress = Callable[[int], None]


def content_hash(connection: Connection) -> str:
    """One digest for all that the archive holds: equal for archives that hold the same, in any store.

    It is made from the digests of contents, reports, decisions, readings, families and incidents and the last
    hash of the log; `tawatur verify` proves that those are true.
    """
    parts = []
    for column in (blobs.c.sha, *(t.c.digest for t in TABLES if "digest" in t.c and t is not log)):
        whole = hashlib.sha256()
        for value in sorted(bytes(v) for v in connection.execute(select(column)).scalars()):
            whole.update(value)
        parts.append(whole.hexdigest())
    entries, head = chain.head(connection)
    return seal(entries, head.hex(), *parts).hex()


def dump(archive: Archive, path: str, progress: Progress | None = None) -> str:
    """Writes the archive to a file, whole or not at all; its content hash. Raises ArchiveError, OSError."""
    target = Path(path)
    handle, beside = tempfile.mkstemp(dir=target.parent or Path("."), prefix=f".{target.name}")
    try:
        with os.fdopen(handle, "wb") as out, archive.reading() as connection:
            hashed = _write(connection, out, progress)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return hashed


def _write(connection: Connection, out: BinaryIO, progress: Progress | None) -> str:
    hashed = content_hash(connection)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack_:
        manifest = {"format": FORMAT, "schema": REVISIONS[-1], "content": hashed}
        pack_.writestr(_entry("manifest.json"), json.dumps(manifest, indent=2) + "\n")
        for table in TABLES:
            if table is blobs:
                continue
            with pack_.open(_entry(f"tables/{table.name}.jsonl"), "w", force_zip64=True) as lines:
                for row in _ordered(connection, table):
                    lines.write(msgspec.json.encode(_plain(table, row)) + b"\n")
        with pack_.open(_entry("tables/sketches.jsonl"), "w", force_zip64=True) as lines:
            for n, features in sketch_rows.sketches(connection):
                lines.write(msgspec.json.encode({"report": n, "features": features}) + b"\n")
        ordered = connection.execute(select(blobs.c.sha).order_by(blobs.c.sha)).scalars()
        for shas in chunks([bytes(s) for s in ordered], _MANY):
            contents = load_contents(connection, shas)
            for key in sorted(shas):
                pack_.writestr(_entry(f"contents/{key.hex()}"), contents[key])
            if progress:
                progress(len(shas))
    return hashed


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the time of day: the same archive gives the same bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _ordered(connection: Connection, table: Table) -> Iterator[Any]:
    chosen = select(table).order_by(*table.primary_key.columns)
    if table is about:
        chosen = chosen.where(about.c.key != "find")
    yield from connection.execution_options(yield_per=_MANY).execute(chosen).mappings()


def _plain(table: Table, row: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in table.columns:
        value = row[column.name]
        if value is not None and column.name == "data":
            value = msgspec.Raw(unpack(bytes(value)))  # as it is: its digest is over these bytes
        elif value is not None and isinstance(column.type, LargeBinary):
            value = bytes(value).hex()
        found[column.name] = value
    return found


def check(path: str) -> None:
    """Raises ArchiveError or OSError for a file that is no dump: before an archive is made for it."""
    try:
        with zipfile.ZipFile(path) as packed:
            packed.getinfo("manifest.json")
    except (zipfile.BadZipFile, KeyError) as wrong:
        raise ArchiveError(f"{path}: this is no dump, or a damaged one ({wrong})") from wrong


def load(archive: Archive, path: str, progress: Progress | None = None) -> str:
    """Restores a dump into an empty archive, whole or not at all; its content hash.

    Raises ArchiveError for an archive that holds reports, and for a file that is no dump, damaged, or of a
    newer version.
    """
    try:
        with zipfile.ZipFile(path) as packed, archive.writing() as connection:
            manifest = json.loads(packed.read("manifest.json"))
            _check(connection, archive, path, manifest)
            for table in TABLES:
                connection.execute(delete(table))
            index.clear(connection)
            sketch_rows.forget(connection)
            _contents(connection, packed, path, progress)
            for table in TABLES:
                if table is not blobs:
                    for rows in _lines(packed, table.name, _binary(table)):
                        connection.execute(insert(table), rows)
            if manifest["schema"] not in OLDER:
                for rows in _lines(packed, "sketches"):
                    sketch_rows.add(connection, [(row["report"], row["features"]) for row in rows])
            _index(connection)
            if content_hash(connection) != manifest["content"]:
                raise ArchiveError(f"{path}: not what was dumped; take another copy")
            for fault in facts(connection):
                raise ArchiveError(f"{path}: {fault.table} {fault.row}: {fault.why}; take another copy")
            if manifest["schema"] in OLDER:
                _compute_anew(connection)
            return str(manifest["content"])
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError) as wrong:
        raise ArchiveError(f"{path}: this is no dump, or a damaged one ({wrong})") from wrong


def _check(connection: Connection, archive: Archive, path: str, manifest: Any) -> None:
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ArchiveError(f"{path}: this is no dump of an archive")
    if manifest.get("schema") not in REVISIONS:
        raise ArchiveError(f"{path}: written by a newer version of tawatur; update the program")
    if manifest["schema"] not in (*OLDER, REVISIONS[-1]):
        raise ArchiveError(f"{path}: of schema {manifest['schema']}, which can't be loaded any more")
    held = connection.execute(select(func.count()).select_from(stored)).scalar_one()
    entries = connection.execute(select(func.count()).select_from(log)).scalar_one()
    if held or entries > 1:
        raise ArchiveError(f"{archive.where}: the archive isn't empty; name a new one with --archive")


def _compute_anew(connection: Connection) -> None:
    results.forget_all(connection)
    connection.execute(delete(about).where(about.c.key.in_(("derived", "steps"))))
    readings.enqueue_stale(connection, "", True)


def _binary(table: Table) -> set[str]:
    return {c.name for c in table.columns if isinstance(c.type, LargeBinary)}


def _lines(
    packed: zipfile.ZipFile, table: str, binary: Set[str] = frozenset()
) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    with packed.open(f"tables/{table}.jsonl") as lines:
        while line := lines.readline(LARGEST):
            if len(line) >= LARGEST:
                raise ValueError(f"a line of {table}.jsonl has more than {LARGEST // 2**20} MB")
            cells = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
            content = cells.pop("data", None)
            row = {name: msgspec.json.decode(cell) for name, cell in cells.items()}
            row |= {name: bytes.fromhex(row[name]) for name in binary & row.keys() if row[name] is not None}
            rows.append(row if content is None else {**row, "data": pack(bytes(content))})
            if len(rows) == _MANY:
                yield rows
                rows = []
    if rows:
        yield rows


def _contents(connection: Connection, packed: zipfile.ZipFile, path: str, progress: Progress | None) -> None:
    """The contents, each text against the raw bytes that it was made from, as when it was added."""
    done: set[bytes] = set()
    for rows in _lines(packed, stored.name, _binary(stored)):
        new: list[dict[str, Any]] = []
        for row in rows:
            raw, body = (_content(packed, path, row[name]) for name in ("raw", "text"))
            for made in rows_of(raw, body):
                if made["sha"] not in done:
                    done.add(made["sha"])
                    new.append(made)
        if new:
            connection.execute(insert(blobs), new)
        if progress:
            progress(len(new))


def _content(packed: zipfile.ZipFile, path: str, key: bytes) -> bytes:
    name = f"contents/{key.hex()}"
    if packed.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} has more than {LARGEST // 2**20} MB")
    content = packed.read(name)
    if sha(content) != key:
        raise ArchiveError(f"{path}: the content {key.hex()} is damaged; take another copy of the dump")
    return content


def _index(connection: Connection) -> None:
    """The search index, made anew from the texts."""
    numbers = list(connection.execute(select(stored.c.n).order_by(stored.c.n)).scalars())
    for part in chunks(numbers, _MANY):
        found = reports.load(connection, part)
        index.add(
            connection,
            [(n, forms.of_report(s.report.title, s.report.text)) for n, s in sorted(found.items())],
        )
    connection.execute(text("DELETE FROM about WHERE key = 'find'"))
    index.sealed(connection)
