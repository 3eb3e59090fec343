"""JSON: one report, a list of reports, or one report a line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import TypeVar

from tawatur.errors import InputError
from tawatur.gather.draft import TEXT_LIMIT, Defaults, Found, Note, make, too_long
from tawatur.gather.encoding import decode, wide

FILE_LIMIT = 64_000_000
# A letter of Arabic takes 2 bytes in UTF-8 and 6 as \uXXXX: a line within this may still hold a fitting text.
LINE_LIMIT = 4 * TEXT_LIMIT

Line = TypeVar("Line", bytes, str)
Result = Found | Note | InputError


def read(raw: bytes, where: str, defaults: Defaults) -> list[Result]:
    """The reports in a .json file: an object or a list of them. Raises InputError where it is no JSON."""
    decoded = decode(raw, where)
    try:
        loaded = json.loads(decoded.text)
    except json.JSONDecodeError as wrong:
        next_step = "name the file .jsonl if it holds one object a line" if wrong.msg == "Extra data" else ""
        raise InputError(f"{where}:{wrong.lineno}", f"invalid JSON: {wrong.msg}", next_step) from wrong
    except (ValueError, RecursionError) as wrong:
        raise InputError(where, f"invalid JSON: {wrong}") from wrong
    if not isinstance(loaded, list):
        return _one(loaded, where, defaults)
    if not loaded:
        raise InputError(where, "the list is empty", "leave the file out, or put reports in")
    return [r for n, item in enumerate(loaded, 1) for r in _one(item, f"{where}[{n}]", defaults)]


def read_lines(stream: io.BufferedReader, where: str, defaults: Defaults) -> Iterator[Result]:
    """The reports of a .jsonl stream, line by line: a bad line is told with its number and the rest goes on.

    No more than one line is held in memory. Raises InputError where the whole stream is empty.
    """
    some = False
    for number, line in enumerate(_lines(stream), 1):
        if line is not None and not line.strip():
            continue
        some = True
        at = f"{where}:{number}"
        if line is None:
            yield too_long(at, LINE_LIMIT, TEXT_LIMIT)
            continue
        try:
            raw = line if isinstance(line, bytes) else line.encode()
            for result in _one(json.loads(_text(line, at)), at, defaults):
                yield result._replace(raw=raw) if isinstance(result, Found) else result
        except InputError as wrong:
            yield wrong
        except json.JSONDecodeError as wrong:
            yield InputError(at, f"invalid JSON: {wrong.msg} (column {wrong.colno})")
        except (ValueError, RecursionError) as wrong:
            yield InputError(at, f"invalid JSON: {wrong}")
    if not some:
        raise InputError(where, "the file is empty", "leave it out, or put a report in")


def _text(line: bytes | str, at: str) -> str:
    return line if isinstance(line, str) else decode(line, at).text


def _lines(stream: io.BufferedReader) -> Iterator[bytes | str | None]:
    """The lines of a stream, None for one that is over the limit, whose rest is passed over unread."""
    codec = wide(stream.peek(4096)[:4096])
    if codec is None:
        yield from _within_limit(stream.readline)
        return
    for line in _within_limit(io.TextIOWrapper(stream, codec, "replace", newline="\n").readline):
        yield line if line is None else line.lstrip("\ufeff")


def _within_limit(readline: Callable[[int], Line]) -> Iterator[Line | None]:
    while line := readline(LINE_LIMIT):
        if len(line) < LINE_LIMIT:
            yield line
            continue
        while len(readline(LINE_LIMIT)) == LINE_LIMIT:
            pass
        yield None


def _one(item: object, where: str, defaults: Defaults) -> list[Result]:
    """The report in one object with its notes, or why there is none."""
    if not isinstance(item, dict):
        return [InputError(where, f"a report is an object with a text, not {type(item).__name__}")]
    try:
        found, notes = make(item, where, None, defaults)
    except InputError as wrong:
        return [wrong]
    return [*notes, found]
