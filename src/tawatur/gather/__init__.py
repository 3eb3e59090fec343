"""Files, folders and standard input made into reports. One file a format; a new one is a row in FORMATS."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

from tawatur.errors import InputError
from tawatur.gather import plain, records, webpage
from tawatur.gather.draft import TEXT_LIMIT, Defaults, Found, Note, too_long
from tawatur.gather.walk import Source, walk
from tawatur.model import Report

__all__ = ["FORMATS", "LINES", "Found", "Note", "Result", "gather", "located", "sourced"]

Result = Found | Note | InputError

# How a file of each ending is read, and how many bytes it may have: a text or page is one report, a JSON file
# is held whole.
FORMATS: dict[str, tuple[Callable[[bytes, str, Defaults], Sequence[Result]], int]] = {
    ".txt": (plain.read, TEXT_LIMIT),
    ".md": (plain.read, TEXT_LIMIT),
    ".html": (webpage.read, TEXT_LIMIT),
    ".htm": (webpage.read, TEXT_LIMIT),
    ".json": (records.read, records.FILE_LIMIT),
}
LINES = ".jsonl"  # read line by line, of any size
STDIN = "standard input"


def gather(
    paths: Sequence[str], *, outlet: str | None = None, published: date | None = None
) -> Iterator[Report | InputError]:
    """The reports in files and folders (`-`: standard input), sorted by path; an InputError for each that
    could not be taken in. `outlet` and `published` go to reports that name none."""
    for item in located(paths, outlet=outlet, published=published):
        if isinstance(item, Found):
            yield item.report
        elif isinstance(item, InputError):
            yield item


def sourced(
    paths: Sequence[str], *, outlet: str | None = None, published: date | None = None
) -> Iterator[Result]:
    """As `located`, each report with the bytes it was made from and the id that it gives itself, also where
    another had it before: for a store, which knows what to make of two."""
    return _all(paths, Defaults(outlet, published))


def located(
    paths: Sequence[str], *, outlet: str | None = None, published: date | None = None
) -> Iterator[Result]:
    """As `gather`, each report with the file and line it came from, and notes on what was passed over.

    Ids are unique in a run: the second report of an id becomes `id~2`, so that none is lost. The bytes are left
    behind: nothing that reads needs them.
    """
    defaults = Defaults(outlet, published)
    seen: dict[str, int] = {}
    for item in _all(paths, defaults):
        if not isinstance(item, Found):
            yield item
            continue
        id = item.report.id
        count = seen[id] = seen.get(id, 0) + 1
        if count == 1:
            yield item._replace(raw=b"")
            continue
        while f"{id}~{count}" in seen:
            count += 1
        seen[id], seen[f"{id}~{count}"] = count, 1
        yield Note(item.where, f"the id {id} was there before: this report becomes {id}~{count}")
        yield Found(item.where, _renamed(item.report, f"{id}~{count}"))


def _renamed(report: Report, id: str) -> Report:
    return replace(report, id=id)


def _all(paths: Sequence[str], defaults: Defaults) -> Iterator[Result]:
    for item in walk([p for p in paths if p != "-"], {*FORMATS, LINES}):
        if isinstance(item, Source):
            yield from _guarded(_file(item.path, item.where, defaults), item.where)
        else:
            yield item
    if "-" in paths:
        yield from _guarded(_stdin(defaults), STDIN)


def _guarded(results: Iterator[Result], where: str) -> Iterator[Result]:
    """The results of one file up to its first fault, which is told and goes no further."""
    try:
        yield from results
    except InputError as wrong:
        yield wrong
    except OSError as wrong:
        yield InputError(where, wrong.strerror or str(wrong), "check that the file is there and may be read")


def _file(path: Path, where: str, defaults: Defaults) -> Iterator[Result]:
    kind = path.suffix.lower()
    with path.open("rb") as stream:
        if kind == LINES:
            yield from records.read_lines(stream, where, defaults)
            return
        read, limit = FORMATS[kind]
        raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise too_long(where, path.stat().st_size, limit)
    yield from _with_bytes(read(raw, where, defaults), raw)


def _stdin(defaults: Defaults) -> Iterator[Result]:
    """Standard input, its kind told by how it begins: an object a line, JSON, a page, or a text."""
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    line, newline, _ = stream.peek(200).lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if line.startswith(b"{") and not (newline and not line.rstrip().endswith(b"}")):
        yield from records.read_lines(stream, STDIN, defaults)
        return
    raw = stream.read(records.FILE_LIMIT + 1)
    if len(raw) > records.FILE_LIMIT:
        raise too_long(STDIN, len(raw), records.FILE_LIMIT)
    kind = ".json" if line[:1] in (b"{", b"[") else ".html" if line.startswith(b"<") else ".txt"
    read, _ = FORMATS[kind]
    yield from _with_bytes(read(raw, STDIN, defaults), raw)


def _with_bytes(results: Sequence[Result], raw: bytes) -> Iterator[Result]:
    return (r._replace(raw=raw) if isinstance(r, Found) else r for r in results)
