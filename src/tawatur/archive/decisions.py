"""What people decided: added, never changed, and found again after better rules.

A decision on a claim holds the words it was made on. After a new reading its claim is the one of that report
whose words it quotes; where several do, or the words have moved, the nearest; without such a claim it is
listed as lost, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, insert, or_, select

from tawatur.archive import chain
from tawatur.archive.blobs import chunks
from tawatur.archive.packing import seal
from tawatur.archive.schema import decisions
from tawatur.model import Claim, Place, Polarity, Reading, Report, Time, Toll
from tawatur.values import Span

KINDS = ("accept", "reject", "correct", "same", "different", "edge", "note", "undo")
ON_CLAIMS = frozenset({"accept", "reject", "correct", "same", "different"})


class Anchor(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a decision is about. For a claim: its report, the quoted trigger and where it stood."""

    report: str = ""
    claim: str = ""
    event: str = ""
    words: str = ""
    start: int = 0
    end: int = 0


class Decision(NamedTuple):
    """A decision as it is kept. `subject` holds one anchor, for pairs two; `value` what is corrected."""

    n: int
    kind: str
    subject: tuple[Anchor, ...]
    value: dict[str, Any]
    by: str
    at: str
    note: str


def anchor(claim: Claim, report: Report) -> Anchor:
    """What finds the claim again."""
    start, end = claim.trigger
    return Anchor(report.id, claim.id, claim.event, report.text[start:end], start, end)


def record(
    connection: Connection,
    kind: str,
    subject: Sequence[Anchor],
    value: Mapping[str, Any],
    by: str,
    note: str = "",
) -> int:
    """Adds a decision; its number. The caller holds the write lock."""
    n = count(connection) + 1
    at = chain.now()
    row: dict[str, Any] = {
        "n": n,
        "kind": kind,
        "report": subject[0].report if subject else None,
        "other_report": subject[1].report if len(subject) > 1 else None,
        "subject": msgspec.json.encode(list(subject)).decode(),
        "value": msgspec.json.encode(dict(value)).decode(),
        "by": by,
        "at": at,
        "note": note,
    }
    row["digest"] = digest(row)
    connection.execute(insert(decisions), [row])
    chain.append(connection, [chain.Entry("decision", str(n), row["digest"])], at)
    return n


def digest(row: Any) -> bytes:
    """The seal of a row of `decisions`."""
    names = ("n", "kind", "report", "other_report", "subject", "value", "by", "at", "note")
    return seal(*(row[name] for name in names))


def load(connection: Connection, reports: Iterable[str] | None = None) -> list[Decision]:
    """The decisions in force, in order; with `reports` those that touch one of them."""
    chosen = select(decisions).order_by(decisions.c.n)
    if reports is None:
        rows = list(connection.execute(chosen).mappings())
    else:
        found: dict[int, Any] = {}
        for part in chunks(sorted(set(reports))):
            touching = or_(decisions.c.report.in_(part), decisions.c.other_report.in_(part))
            found |= {row["n"]: row for row in connection.execute(chosen.where(touching)).mappings()}
        rows = [found[n] for n in sorted(found)]
    gone = undone(connection) if rows else frozenset()
    return [_decision(row) for row in rows if row["n"] not in gone and row["kind"] != "undo"]


def count(connection: Connection) -> int:
    """The number of the last decision, 0 where there is none."""
    return int(connection.execute(select(func.max(decisions.c.n))).scalar() or 0)


def touched_since(connection: Connection, n: int) -> set[str]:
    """The ids of the reports that decisions after the one numbered `n` are about, undone ones included."""
    rows = connection.execute(select(decisions.c.report, decisions.c.other_report).where(decisions.c.n > n))
    return {name for row in rows for name in row if name}


def undone(connection: Connection) -> frozenset[int]:
    """The numbers of decisions that were undone."""
    rows = connection.execute(select(decisions.c.value).where(decisions.c.kind == "undo")).scalars()
    return frozenset(int(msgspec.json.decode(value)["of"]) for value in rows)


def get(connection: Connection, n: int) -> Decision | None:
    """The decision with that number, None where there is none."""
    row = connection.execute(select(decisions).where(decisions.c.n == n)).mappings().first()
    return _decision(row) if row else None


def last(connection: Connection) -> int | None:
    """The number of the last decision that is in force."""
    found = load(connection)
    return found[-1].n if found else None


def _decision(row: Any) -> Decision:
    subject = msgspec.json.decode(row["subject"], type=tuple[Anchor, ...])
    return Decision(
        row["n"], row["kind"], subject, msgspec.json.decode(row["value"]), row["by"], row["at"], row["note"]
    )


def find_again(wanted: Anchor, text: str, claims: Sequence[Claim]) -> Claim | None:
    """The claim that an anchor means now, None where the reading has none such.

    The same words at the same place, before the same words elsewhere (nearest first), before words that
    overlap the place where the text there is unchanged. Of several the one with the same event.
    """
    there = text[wanted.start : wanted.end] == wanted.words

    def rank(claim: Claim) -> tuple[int, int, int, str]:
        start, end = claim.trigger
        apart = abs(start - wanted.start)
        other_event = int(claim.event != wanted.event)
        if there and (start, end) == (wanted.start, wanted.end):
            return 0, other_event, 0, claim.id
        if text[start:end] == wanted.words:
            return 1, other_event, apart, claim.id
        if there and Span(start, end).overlaps(Span(wanted.start, wanted.end)):
            return 2, other_event, apart, claim.id
        return 9, 0, 0, claim.id

    best = min(claims, key=rank, default=None)
    return best if best is not None and rank(best)[0] < 9 else None


def apply(reading: Reading, text: str, made: Sequence[Decision]) -> tuple[Reading, list[Decision]]:
    """The reading as people corrected it, and the decisions whose claim isn't in it any more.

    Claims are looked for in the reading as it was made, so that a correction can't hide one from another.
    """
    claims = {claim.id: claim for claim in reading.claims}
    lost: list[Decision] = []
    for one in made:
        if one.kind not in ON_CLAIMS:
            continue
        for wanted in one.subject:
            if wanted.report != reading.report:
                continue
            found = find_again(wanted, text, reading.claims)
            if found is None:
                lost.append(one)
            elif one.kind == "reject":
                claims.pop(found.id, None)
            elif one.kind == "correct" and found.id in claims:
                claims[found.id] = corrected(claims[found.id], one)
    kept = tuple(claims[c.id] for c in reading.claims if c.id in claims)
    heads = {c.id for c in kept}
    freed = tuple(replace(c, same_as=None) if c.same_as not in heads else c for c in kept)
    return replace(reading, claims=freed), lost


def corrected(claim: Claim, decision: Decision) -> Claim:
    """The claim with the values of a correction; they rest on the words of what they replace, else on the
    words that name the event."""
    by, value = f"decision {decision.n}", decision.value
    if "event" in value:
        claim = replace(claim, event=str(value["event"]))
    if "polarity" in value:
        claim = replace(claim, polarity=Polarity(value["polarity"]))
    if "time" in value:
        first, _, last = str(value["time"]).partition("..")
        spans = claim.time.spans if claim.time else (claim.trigger,)
        day = date.fromisoformat(first)
        claim = replace(claim, time=Time(day, date.fromisoformat(last or first), "decided", spans, by))
    if "place" in value:
        claim = replace(claim, places=_places(claim, value["place"], by))
    tolls = {key: told for key, told in value.items() if key not in ("event", "polarity", "time", "place")}
    if tolls:
        kept = [t for t in claim.counts if t.what not in tolls]
        old = {t.what: t for t in claim.counts}
        made = [_toll(what, str(told), old.get(what), claim, by) for what, told in tolls.items()]
        claim = replace(claim, counts=(*kept, *made))
    return claim


def _toll(what: str, told: str, old: Toll | None, claim: Claim, by: str) -> Toll:
    low, dots, high = told.partition("..")
    most = int(low) if not dots else int(high) if high else None
    spans = old.spans if old else (claim.trigger,)
    return Toll(what, old.who if old else None, int(low), most, False, spans, by)


def _places(claim: Claim, told: Mapping[str, Any], by: str) -> tuple[Place, ...]:
    spans = claim.place.spans if claim.place else (claim.trigger,)
    new = Place(
        name=told["name"],
        concept=told.get("concept"),
        kind=told.get("kind", "settlement"),
        country=told.get("country"),
        lat=told.get("lat"),
        lon=told.get("lon"),
        uncertainty_km=told.get("km"),
        relative=None,
        role="main",
        basis="decided",
        spans=spans,
        by=by,
    )
    return (new, *(p for p in claim.places if p.role != "main"))
