"""What every format has in common: the fields that it found made into a report with a day and an id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from tawatur.errors import InputError
from tawatur.model import Report

# A long newspaper article has 0.05 MB. A text beyond this is an archive in one file: reading it as one report
# would mix its dates and tellers.
TEXT_LIMIT = 5_000_000
FIELDS = ("id", "text", "outlet", "published", "title", "url", "language")

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DAY = re.compile(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT_DAY = re.compile(r"\s*(\d{4})(\d\d)(\d\d)\s*$")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][\w-]*)?\s*$")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Found(NamedTuple):
    """A report and where it came from: the file, with the line where the file holds many. `raw` are the bytes
    it was made from (of the line, else of the whole file), where they were asked for."""

    where: str
    report: Report
    raw: bytes = b""


class Note(NamedTuple):
    """Something worth telling that stopped no report: files passed over, a day that could not be read."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a report is given where it says nothing of its own."""

    outlet: str | None = None
    published: date | None = None


def make(
    fields: Mapping[str, object], where: str, raw: bytes | None, defaults: Defaults
) -> tuple[Found, list[Note]]:
    """The report that the fields describe, and notes on fields that could not be used.

    Unknown fields are ignored. `raw` are the bytes that make the id where none is given, None for those of
    the text. Raises InputError for a text that is missing, empty, or over 5 MB in UTF-8.
    """
    text = fields.get("text")
    if not isinstance(text, str):
        names = ", ".join(sorted(str(name)[:40] for name in fields)[:12]) or "none"
        raise InputError(where, f'no field "text" with words in it (fields here: {names})', "name it so")
    text = whole(text)
    if not text.strip():
        raise InputError(where, "the report holds no text", "leave it out, or put its words in")
    encoded = text.encode()
    if len(encoded) > TEXT_LIMIT:
        raise too_long(where, len(encoded))
    notes: list[Note] = []
    published = defaults.published
    told = fields.get("published")
    if told not in (None, ""):
        try:
            published = day(told)
        except ValueError:
            shown = whole(str(told)[:40]) if isinstance(told, (str, int, float)) else "that value"
            notes.append(Note(where, f"published: {shown!r} is no day; write it YYYY-MM-DD"))
    outlet = _line(fields.get("outlet")) or defaults.outlet
    url = _key(fields.get("url"))
    report = Report(
        id=_key(fields.get("id")) or digest(outlet, url, published, encoded if raw is None else raw),
        text=text,
        outlet=outlet,
        published=published,
        title=_line(fields.get("title")),
        url=url,
        language=_language(fields.get("language")),
    )
    return Found(where, report), notes


def too_long(where: str, size: int, limit: int = TEXT_LIMIT) -> InputError:
    """The refusal of a text of `size` bytes, with the limit and what to do."""
    return InputError(
        where,
        f"{size / 1e6:.1f} MB, more than the {limit / 1e6:.0f} MB that one report may have",
        "split it: one report a file, or one a line in a .jsonl file",
    )


def digest(outlet: str | None, url: str | None, published: date | None, raw: bytes) -> str:
    """16 hex digits that stand for a report without an id: equal texts of two outlets get two."""
    head = "\0".join((outlet or "", url or "", published.isoformat() if published else "", ""))
    return hashlib.sha256(head.encode() + raw).hexdigest()[:16]


def day(told: object) -> date:
    """The day that a publication date names: ISO 8601 with or without a time, YYYY/MM/DD, RFC 2822.

    The day is the one written, in the outlet's own time zone. Raises ValueError for anything else, also for
    3/4/2025, which is two different days in two countries.
    """
    if isinstance(told, date):
        return date(told.year, told.month, told.day)
    if isinstance(told, bool) or not isinstance(told, (str, int)):
        raise ValueError("no date")
    written = str(told)[:100].translate(_DIGITS)
    if found := _DAY.match(written):
        return date(int(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT_DAY.match(written):
        return date(int(found[1]), int(found[2]), int(found[3]))
    try:
        return parsedate_to_datetime(written).date()
    except (TypeError, IndexError, OverflowError) as wrong:
        raise ValueError(str(wrong)) from wrong


def whole(text: str) -> str:
    """The text with lone surrogates, which no file can hold, replaced one for one by U+FFFD."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _line(value: object) -> str | None:
    """A field of one line: blanks made one, numbers written out, None for anything else and for nothing."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    # PostgreSQL can't hold NUL in a field.
    return whole(" ".join(str(value)[:2000].replace("\0", " ").split())) or None


def _key(value: object) -> str | None:
    """A field that reports are looked up by: of at most 2,000 bytes, since PostgreSQL's indexes take 2,700."""
    line = _line(value)
    return line and (line.encode()[:2000].decode(errors="ignore") or None)


def _language(value: object) -> str | None:
    found = _LANGUAGE.match(value) if isinstance(value, str) else None
    return found[1].lower() if found else None
