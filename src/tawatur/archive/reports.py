"""Reports into the archive and out of it; a changed text is a new version, the same again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from tawatur.archive import blobs, chain, forms, index
from tawatur.archive.packing import seal, sha
from tawatur.archive.schema import blobs as contents
from tawatur.archive.schema import reports, work
from tawatur.archive.store import Archive
from tawatur.model import Report

_FIELDS = ("outlet", "published", "title", "url", "language")


class Arrival(NamedTuple):
    """A report on its way in: where it was found, and the bytes that it was made from."""

    where: str
    report: Report
    raw: bytes


class Kept(NamedTuple):
    """What became of an arrival: `how` is new, version (a new one of a known report) or known."""

    n: int
    id: str
    version: int
    how: str


class Stored(NamedTuple):
    """A version of a report as it stands in the archive."""

    n: int
    version: int
    report: Report
    source: str
    added: str
    replaced: int | None


class _Known(NamedTuple):
    n: int
    version: int
    content: tuple[str | None, ...]


class _Draft(NamedTuple):
    report: Report
    where: str
    blobs: list[blobs.Row]
    raw: bytes
    text: bytes
    forms: set[str]


def keep(archive: Archive, arrivals: Sequence[Arrival]) -> list[Kept]:
    """What became of each arrival, in order. When this returns, all of them are on the disk."""
    with archive.reading() as connection:
        shelf = _Shelf(connection, arrivals)
        new = [n for n, arrival in enumerate(arrivals) if shelf.place(arrival).how != "known"]
    if not new:
        return [shelf.place(a) for a in arrivals]
    # What takes time is done before the lock is taken.
    drafts = {n: _draft(arrivals[n]) for n in new}
    at = chain.now()
    with archive.writing() as connection:
        shelf = _Shelf(connection, arrivals)
        kept = []
        rows: list[blobs.Row] = []
        packed: list[blobs.Row] = []
        found: list[tuple[int, set[str]]] = []
        for number, arrival in enumerate(arrivals):
            placed = shelf.place(arrival)
            kept.append(placed)
            if placed.how == "known":
                continue
            draft = drafts.get(number) or _draft(arrival)
            packed += draft.blobs
            rows.append(_row(draft, placed, at))
            found.append((placed.n, draft.forms))
        blobs.insert_new(connection, contents, packed)
        if rows:
            connection.execute(insert(reports), rows)
            connection.execute(insert(work), [{"report": row["n"]} for row in rows])
            chain.append(
                connection,
                [chain.Entry("report", f"{r['id']} {r['version']}", r["digest"]) for r in rows],
                at,
            )
            for old, newer in shelf.replaced.items():
                connection.execute(update(reports).where(reports.c.n == old).values(replaced=newer))
            index.add(connection, found)
            index.sealed(connection)
    return kept


class _Shelf:
    """Where each arrival belongs among what is there and what came before it in the batch."""

    def __init__(self, connection: Connection, arrivals: Sequence[Arrival]) -> None:
        self._connection = connection
        self._ids: dict[str, list[_Known]] = {}
        self._urls: dict[tuple[str, str | None], str] = {}
        self._placed: dict[int, Kept] = {}
        self._next = int(connection.execute(select(func.max(reports.c.n))).scalar() or 0)
        self.replaced: dict[int, int] = {}
        self._load({a.report.id for a in arrivals}, {a.report.url for a in arrivals if a.report.url})

    def place(self, arrival: Arrival) -> Kept:
        """What becomes of the arrival; the same answer when asked again."""
        if id(arrival) not in self._placed:
            self._placed[id(arrival)] = self._place(arrival.report)
        return self._placed[id(arrival)]

    def _place(self, report: Report) -> Kept:
        name, versions = self._home(report)
        content = content_of(report)
        for known in versions:
            if known.content == content:
                return Kept(known.n, name, known.version, "known")
        self._next += 1
        version = versions[-1].version + 1 if versions else 1
        if versions:
            self.replaced[versions[-1].n] = self._next
        self._ids[name] = [*versions, _Known(self._next, version, content)]
        if report.url:
            self._urls.setdefault((report.url, report.outlet), name)
        return Kept(self._next, name, version, "version" if versions else "new")

    def _home(self, report: Report) -> tuple[str, list[_Known]]:
        """The id under which the report is kept, and its versions so far: its own id, unless that belongs to
        another outlet's report, or its address is known under another one."""
        if not self._ids.get(report.id) and report.url:
            name = self._urls.get((report.url, report.outlet))
            if name is not None:
                return name, self._ids[name]
        name, count = report.id.replace("\0", "\ufffd"), 1
        while True:
            versions = self._versions(name)
            if not versions or _same_outlet(versions[0].content[0], report.outlet):
                return name, versions
            count += 1
            name = f"{report.id.replace(chr(0), chr(0xFFFD))}~{count}"

    def _versions(self, name: str) -> list[_Known]:
        if name not in self._ids:
            self._load({name}, set())
        return self._ids.get(name, [])

    def _load(self, ids: set[str], urls: set[str]) -> None:
        columns = (reports.c.id, reports.c.n, reports.c.version, *(reports.c[f] for f in _FIELDS))
        statement = select(*columns, reports.c.text).order_by(reports.c.id, reports.c.version)
        seen: dict[str, list[_Known]] = {}
        names: set[str] = set()
        addressed = select(reports.c.id, reports.c.url, reports.c.outlet).where(reports.c.version == 1)
        found = blobs.where_in(self._connection, addressed.order_by(reports.c.n), reports.c.url, urls)
        for name, url, outlet in found:
            self._urls.setdefault((url, outlet), name)
            names.add(name)
        found = blobs.where_in(self._connection, statement, reports.c.id, ids | names)
        for name, n, version, *fields, text in found:
            seen.setdefault(name, []).append(_Known(n, version, (*fields, bytes(text).hex())))
        self._ids.update({name: seen.get(name, []) for name in ids | names})


def _same_outlet(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def content_of(report: Report) -> tuple[str | None, ...]:
    """What makes a version: the fields and the digest of the text."""
    day = report.published.isoformat() if report.published else None
    fields = (report.outlet, day, report.title, report.url, report.language)
    return (*map(_clean, fields), sha(encoded(report.text)).hex())


def _clean(field: str | None) -> str | None:
    """The field without NUL, which PostgreSQL can't hold."""
    return None if field is None else field.replace("\0", "\ufffd")


def encoded(text: str) -> bytes:
    """The text in UTF-8; lone surrogates, which gathering replaces, are kept all the same."""
    return text.encode("utf-8", "surrogatepass")


def _draft(arrival: Arrival) -> _Draft:
    report = arrival.report
    text = encoded(report.text)
    raw = arrival.raw or text
    return _Draft(
        report,
        arrival.where,
        blobs.rows_of(raw, text),
        sha(raw),
        sha(text),
        forms.of_report(_clean(report.title), report.text),
    )


def _row(draft: _Draft, placed: Kept, at: str) -> dict[str, Any]:
    report = draft.report
    row: dict[str, Any] = {
        "n": placed.n,
        "id": placed.id,
        "version": placed.version,
        "outlet": _clean(report.outlet),
        "published": report.published.isoformat() if report.published else None,
        "title": _clean(report.title),
        "url": _clean(report.url),
        "language": _clean(report.language),
        "retrieved": _clean(report.retrieved),
        "source": _clean(draft.where),
        "added": at,
        "raw": draft.raw,
        "text": draft.text,
        "replaced": None,
    }
    row["digest"] = digest(row)
    return row


def digest(row: Any) -> bytes:
    """The seal of a row of `reports`, over all that never changes."""
    names = ("n", "id", "version", *_FIELDS, "retrieved", "source", "added")
    return seal(*(row[name] for name in names), bytes(row["raw"]).hex(), bytes(row["text"]).hex())


def load(connection: Connection, numbers: Iterable[int]) -> dict[int, Stored]:
    """The versions with these numbers, by number. Raises ArchiveError for a text that is damaged."""
    rows = [row._mapping for row in blobs.where_in(connection, select(reports), reports.c.n, numbers)]
    texts = blobs.load(connection, (bytes(row["text"]) for row in rows))
    return {row["n"]: _stored(row, texts[bytes(row["text"])]) for row in rows}


def _stored(row: Any, text: bytes) -> Stored:
    report = Report(
        id=row["id"],
        text=text.decode("utf-8", "surrogatepass"),
        outlet=row["outlet"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        title=row["title"],
        url=row["url"],
        language=row["language"],
        retrieved=row["retrieved"],
    )
    return Stored(row["n"], row["version"], report, row["source"], row["added"], row["replaced"])


def ids(connection: Connection, numbers: Iterable[int]) -> set[str]:
    """The ids of the reports with these numbers."""
    return {name for (name,) in blobs.where_in(connection, select(reports.c.id), reports.c.n, numbers)}


def current(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of the current versions, by report id; ids that aren't there are left out."""
    chosen = select(reports.c.id, reports.c.n).where(reports.c.replaced.is_(None))
    return dict(blobs.where_in(connection, chosen, reports.c.id, ids))


def versions(connection: Connection, name: str) -> list[Stored]:
    """Every version of a report, oldest first; empty for an id that isn't there."""
    rows = connection.execute(
        select(reports.c.n).where(reports.c.id == name).order_by(reports.c.version)
    ).scalars()
    found = load(connection, rows)
    return [found[n] for n in sorted(found, key=lambda n: found[n].version)]


def names_like(connection: Connection, start: str, most: int = 5) -> list[str]:
    """Ids of reports that begin so."""
    escaped = start.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    rows = connection.execute(
        select(reports.c.id)
        .where(reports.c.id.like(f"{escaped}%", escape="\\"), reports.c.replaced.is_(None))
        .order_by(reports.c.id)
        .limit(most)
    )
    return [name for (name,) in rows]


def count(connection: Connection, most: int = -1) -> int:
    """The number of reports, versions not counted; no further than `most` where that is told."""
    current = select(reports.c.n).where(reports.c.replaced.is_(None))
    some = (current if most < 0 else current.limit(most)).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())
