"""The archive joined with the verbs: what waits is read, traced, linked and compared, a batch at a time.

A report touches few others. Those that share its features are traced with it, those whose claims lie near its
own are linked with it, and only families and incidents that this changes are written anew. A batch is one
transaction: a killed program leaves the archive as it was before, and the reports still waiting.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import log
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from tawatur.archive import decisions, near, readings, reports, results
from tawatur.archive.results import Dossier, Mark
from tawatur.archive.store import Archive
from tawatur.compare import compare
from tawatur.desk import Read, read_each
from tawatur.gather import Found
from tawatur.link import link
from tawatur.link.scenes import Scene, by_report
from tawatur.model import Brief, Comparison, Failure, Family, Incident, Reading, Report
from tawatur.read.made_with import made_with
from tawatur.tables import add_to_digest, package_data
from tawatur.trace import trace
from tawatur.trace.candidates import NEAREST, SHARED, features
from tawatur.trace.leaf import leaf

BATCH = 200
"""Reports that are taken up in one transaction: a writer beside waits no longer than that takes."""
LARGE = 40
"""Members from which a family is no more traced as a whole when a report joins it."""
CROWD = 24
"""Reports of one incident that a newcomer is weighed against."""
NEIGHBOURS = 60
"""Reports near a new one that are linked with it."""

LEAST_SHARE = 0.025
"""The part of a stored sketch that two reports must share to be traced. Of pairs known to depend on each
other the least share 6 of some 200 features, a half of which is stored."""

Progress = Callable[[int], None]


class Item(NamedTuple):
    """A current report with its number and its reading as people corrected it."""

    n: int
    report: Report
    reading: Reading


def update(
    archive: Archive, *, everything: bool = False, jobs: int | None = None, progress: Progress | None = None
) -> Iterator[Failure]:
    """Takes up all that waits, and what another version of code or data made; yields what could not be read.

    `everything` computes all anew. `progress` is called with the number of reports done. A report that can't
    be read goes on waiting.
    """
    with archive.writing() as connection:
        if everything or about(connection, "derived") != derived_with():
            readings.enqueue_stale(connection, made_with(), True)
            results.forget_all(connection)
            set_about(connection, "derived", derived_with())
        else:
            readings.enqueue_stale(connection, made_with(), False)
    yield from take_up(archive, jobs=jobs, progress=progress, again=True, anew=everything)


def take_up(
    archive: Archive,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    again: bool = False,
    anew: bool = False,
) -> Iterator[Failure]:
    """Reads, traces, links and compares the reports that wait, batch by batch, in order of their numbers.

    Those that this version couldn't read before are tried `again` if asked; `anew` reads also what is read.
    """
    after = 0
    while True:
        with archive.reading() as connection:
            batch = readings.waiting(connection, after, BATCH, "" if again else made_with())
            if not batch:
                return
            unread = batch if anew else readings.unread(connection, batch, made_with())
            stored = reports.load(connection, unread)
        after = batch[-1]
        failed: set[int] = set()
        made: list[tuple[int, Reading]] = []
        current = [s for s in stored.values() if s.replaced is None]
        for one, read in zip(
            current, read_each((Found(s.source, s.report) for s in current), jobs), strict=True
        ):
            if isinstance(read, Read):
                made.append((one.n, read.reading))
            else:
                failed.add(one.n)
                yield read
        with archive.writing() as connection:
            before = words_of(connection, batch)
            readings.save(connection, made)
            readings.failed(connection, failed, made_with())
            derive(connection, [n for n in batch if n not in failed], before)
        if progress:
            progress(len(batch) - len(failed))


# --- one batch


def derive(connection: Connection, batch: Sequence[int], before: Mapping[str, int]) -> None:
    """Traces, links and compares a batch of reports that are read; they wait no more. `before` are the words
    that they were counted with until now. The caller holds the write lock."""
    stored = reports.load(connection, batch)
    new = load_items(connection, [n for n, s in stored.items() if s.replaced is None])
    gone = _replaced(connection, [item.report.id for item in new.values()]) | {
        n for n, s in stored.items() if s.replaced is not None
    }
    features_of = {n: features(leaf(item.report)) for n, item in new.items()}
    found = _trace(connection, new, gone, features_of)
    results.forget_reports(connection, gone)
    results.index_reports(
        connection, [(n, i.report, i.reading, sketch(features_of[n])) for n, i in new.items()]
    )
    change = words_of(connection, new)
    change.subtract(before)
    results.count_words(connection, change)
    _link(connection, new, gone, found)
    readings.done(connection, batch)


def load_items(connection: Connection, numbers: Iterable[int]) -> dict[int, Item]:
    """Current reports with their corrected readings, by number; those without a reading are left out."""
    stored = reports.load(connection, numbers)
    read = readings.load(connection, stored)
    made: dict[str, list[decisions.Decision]] = defaultdict(list)
    for decision in decisions.load(connection, [s.report.id for s in stored.values()]):
        for subject in {s.report for s in decision.subject}:
            made[subject].append(decision)
    found: dict[int, Item] = {}
    for n, one in stored.items():
        if one.replaced is None and n in read:
            reading = read[n]
            if made.get(one.report.id):
                reading, _ = decisions.apply(reading, one.report.text, made[one.report.id])
            found[n] = Item(n, one.report, reading)
    return found


def sketch(found: Sequence[int]) -> list[int]:
    """The features of a report that are stored: every second one of a long text, chosen by themselves, so
    that all reports choose alike."""
    return sorted(found) if len(found) < 60 else sorted(f for f in found if f & 2)


def _replaced(connection: Connection, ids: Iterable[str]) -> set[int]:
    """Numbers of the older versions of these reports that still stand in what is computed."""
    return near.indexed(connection, near.older(connection, ids))


def words_of(connection: Connection, numbers: Iterable[int]) -> Counter[str]:
    """In how many scenes of the reports that are in the index, and of their older versions there, each word
    stands; under the empty word the number of scenes."""
    stored = reports.load(connection, numbers)
    older = near.older(connection, [s.report.id for s in stored.values()])
    there = near.indexed(connection, {*stored, *older})
    stored |= reports.load(connection, there - stored.keys())
    read = readings.load(connection, there)
    scenes = [
        scene
        for n in sorted(read)
        for found in by_report([stored[n].report], [read[n]]).values()
        for scene in found
    ]
    counted = Counter(word for scene in scenes for word in scene.words)
    counted[""] = len(scenes)
    return counted


# --- tracing


def _trace(
    connection: Connection, new: Mapping[int, Item], gone: set[int], features_of: Mapping[int, list[int]]
) -> list[Family]:
    """Traces the batch among the reports that share its features; the families that hold one of it."""
    close: dict[int, list[int]] = {}
    for n, found in features_of.items():
        stored = sketch(found)
        least = SHARED if len(stored) == len(found) else max(2.0, LEAST_SHARE * len(stored))
        shared = results.sharing(connection, stored)
        ranked = sorted((-count, m) for m, count in shared.items() if count >= least and m not in gone)
        close[n] = [m for _, m in ranked if m not in new][:NEAREST]
    touched = results.load_families(connection, {m for ms in close.values() for m in ms} | set(new) | gone)
    numbers = near.current_numbers(connection, {r for f in touched.values() for r in f.reports})
    large = {k: f for k, f in touched.items() if len(f.reports) > LARGE}
    members = {numbers[r] for k, f in touched.items() if k not in large for r in f.reports if r in numbers}
    wanted = {m for ms in close.values() for m in ms} | members
    items = {**new, **load_items(connection, (wanted - new.keys()) - gone)}
    made = list(trace([i.report for i in items.values()], [i.reading for i in items.values()]))
    by_id = {i.report.id: n for n, i in items.items()}
    for family in large.values():
        made = _joined(family, made, {i.report.id for i in new.values()})
    numbers |= by_id
    made = [_confirmed(connection, f) for f in made]
    results.replace_families(connection, touched, made, numbers)
    return [f for f in made if any(r in f.reports for r in (i.report.id for i in new.values()))]


def _joined(large: Family, made: Sequence[Family], new: set[str]) -> list[Family]:
    """The families with a large one put together with those that share a member with it. Its own edges stay;
    those of new reports are added, and where a copy then has two origins, the one it took more from stays."""
    old = set(large.reports)
    touching = [f for f in made if old & set(f.reports)]
    apart = [f for f in made if not old & set(f.reports)]
    edges = {e.copy: e for e in large.edges if e.copy not in new and e.origin not in new}
    for family in touching:
        for edge in family.edges:
            if edge.copy not in edges or (edges[edge.copy].share < edge.share and edge.origin in new):
                edges[edge.copy] = edge
    names = {r for f in touching for r in f.reports} | (old - new)
    whole = Family(tuple(sorted(names)), tuple(edges[c] for c in sorted(edges)))
    return [*apart, whole]


def _confirmed(connection: Connection, family: Family) -> Family:
    """The family with the edges that people confirmed: their direction is then stated."""
    made = [d for d in decisions.load(connection, family.reports) if d.kind == "edge"]
    told = {(d.subject[0].report, d.subject[1].report): d for d in made}
    if not told:
        return family
    edges = []
    for edge in family.edges:
        for pair in ((edge.copy, edge.origin), (edge.origin, edge.copy)):
            if pair in told:
                turned = pair[0] != edge.copy
                why = f"{edge.why}; confirmed by {told[pair].by} (decision {told[pair].n})"
                variants = () if turned else edge.variants
                edge = replace(
                    edge, copy=pair[0], origin=pair[1], direction="stated", why=why, variants=variants
                )
                break
        edges.append(edge)
    return Family(family.reports, tuple(edges))


# --- linking and comparing


def _link(connection: Connection, new: Mapping[int, Item], gone: set[int], found: Sequence[Family]) -> None:
    """Links the batch with the reports near it, and compares the incidents that change."""
    kin = set(near.current_numbers(connection, {r for f in found for r in f.reports}).values())
    marks = near.in_claims(connection, list(new), NEIGHBOURS)
    own = results.incidents_of(connection, [*new, *gone, *kin, *(m.report for m in marks)])
    around = kin | {m.report for m in marks}
    touched = {
        incident
        for mark, incident in own.items()
        if mark.report in new or mark.report in gone or mark.report in kin or mark in marks
    }
    weighed: dict[int, Item] = dict(new)
    members: dict[str, list[Mark]] = {}
    made: list[Incident] = []
    home: dict[Mark, str] = {}
    families: list[Family] = []
    for _ in range(3):
        members = near.members(connection, touched)
        wanted = {m for m in around if m not in gone}
        for marks_in in members.values():
            held = sorted({m.report for m in marks_in} - gone)
            inside = [m for m in held if m in weighed or m in wanted]
            wanted.update(inside, [m for m in held if m not in inside][: max(0, CROWD - len(inside))])
        weighed |= load_items(connection, wanted - weighed.keys())
        home = results.incidents_of(connection, weighed)
        families = list(results.load_families(connection, weighed).values())
        made = _linked(connection, weighed, families)
        reached = _reached(made, weighed, home, set(new), touched)
        if not reached - touched:
            break
        touched |= reached
    _store(connection, _settled(made, weighed, home, members, touched, set(new), gone), touched)


def _linked(connection: Connection, items: Mapping[int, Item], families: Sequence[Family]) -> list[Incident]:
    """The incidents among these reports, words weighed by how rare they are in the whole archive."""
    same: list[tuple[str, str]] = []
    different: list[tuple[str, str]] = []
    by_id = {i.report.id: i for i in items.values()}
    for decision in decisions.load(connection, by_id):
        if decision.kind in ("same", "different") and all(s.report in by_id for s in decision.subject):
            claims = [
                decisions.find_again(s, by_id[s.report].report.text, by_id[s.report].reading.claims)
                for s in decision.subject
            ]
            if claims[0] and claims[1]:
                pair = (claims[0].id, claims[1].id)
                (same if decision.kind == "same" else different).append(pair)
    return list(
        link(
            [i.report for i in items.values()],
            [i.reading for i in items.values()],
            families,
            same=same,
            different=different,
            rare=lambda scenes: _rarity(connection, scenes),
        )
    )


def _rarity(connection: Connection, scenes: Sequence[Scene]) -> dict[str, float]:
    counted = Counter(word for scene in scenes for word in scene.words)
    known = results.word_counts(connection, {*counted, ""})
    total = max(len(scenes), known.get("", 0))
    # The same formula as in tawatur.link.block, over the archive.
    return {word: log((total + 2) / (max(n, known.get(word, 0)) + 0.5)) for word, n in counted.items()}


def _reached(
    made: Sequence[Incident],
    items: Mapping[int, Item],
    home: Mapping[Mark, str],
    new: set[int],
    touched: set[str],
) -> set[str]:
    """The stored incidents that claims of a new report or of a touched incident were put together with."""
    number = {i.report.id: n for n, i in items.items()}
    found: set[str] = set()
    for incident in made:
        marks = _marks(incident, items, number)
        homes = {home[m] for m in marks if m in home}
        if homes & touched or any(m.report in new for m in marks):
            found |= homes
    return found


def _marks(incident: Incident, items: Mapping[int, Item], number: Mapping[str, int]) -> list[Mark]:
    owner = _owners(incident, items, number)
    return [Mark(owner[c], c) for c in incident.claims if c in owner]


def _owners(incident: Incident, items: Mapping[int, Item], number: Mapping[str, int]) -> dict[str, int]:
    return {c.id: number[r] for r in incident.reports for c in items[number[r]].reading.claims}


class _Settled(NamedTuple):
    incident: Incident
    marks: list[Mark]


def _settled(
    made: Sequence[Incident],
    items: Mapping[int, Item],
    home: Mapping[Mark, str],
    members: Mapping[str, Sequence[Mark]],
    touched: set[str],
    new: set[int],
    gone: set[int],
) -> list[_Settled]:
    """The incidents to store: those with a claim that is new or was in a touched one, without claims of
    others, and with the claims of reports that were too many to be weighed again."""
    number = {i.report.id: n for n, i in items.items()}
    found: list[_Settled] = []
    riding: dict[str, int] = {}
    best: dict[str, int] = {}
    for incident in made:
        told = _marks(incident, items, number)
        marks = [m for m in told if m not in home or home[m] in touched]
        if len(marks) < len(told) and not any(m.report in new or m in home for m in marks):
            continue  # what is left beside another incident's claims is none
        for name, count in Counter(home[m] for m in marks if m in home).items():
            if count > best.get(name, 0):
                best[name], riding[name] = count, len(found)
        found.append(_Settled(incident, marks))
    for name, marks_in in members.items():
        riders = [m for m in marks_in if m.report not in items and m.report not in gone]
        if riders and name in riding:
            found[riding[name]].marks.extend(riders)
        elif riders:
            claims = tuple(sorted(m.claim for m in riders))
            found.append(_Settled(Incident(name, claims, (), ()), riders))
    return found


def _store(connection: Connection, settled: Sequence[_Settled], touched: set[str]) -> None:
    """Writes incidents anew, each compared with all its reports."""
    items = load_items(connection, {m.report for s in settled for m in s.marks})
    families = list(results.load_families(connection, items).values())
    whole: list[tuple[Incident, list[Mark]]] = []
    for incident, marks in settled:
        marks = sorted({m for m in marks if m.report in items})
        names = tuple(sorted({items[m.report].report.id for m in marks}))
        if names:
            claims = tuple(sorted(m.claim for m in marks))
            whole.append((replace(incident, claims=claims, reports=names), marks))
    new = []
    for incident, marks in whole:
        there = [items[n] for n in sorted({m.report for m in marks})]
        kin = [f for f in families if any(r in f.reports for r in incident.reports)]
        comparisons = compare([incident], [i.report for i in there], [i.reading for i in there], kin)
        new.append((Dossier(incident, comparisons), _row(incident, comparisons, there), marks))
    results.replace_incidents(connection, touched, _once(new))


def _once(
    new: Sequence[tuple[Dossier, dict[str, Any], list[Mark]]],
) -> list[tuple[Dossier, dict[str, Any], list[Mark]]]:
    """The same with ids that differ, should two incidents come out under one."""
    seen: Counter[str] = Counter()
    found = []
    for dossier, row, marks in new:
        name = dossier.incident.id
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}-{seen[name]}"
            comparisons = tuple(replace(c, incident=name) for c in dossier.comparisons)
            dossier = Dossier(replace(dossier.incident, id=name), comparisons)
            row = {**row, "id": name}
        found.append((dossier, row, marks))
    return found


def _row(incident: Incident, comparisons: Sequence[Comparison], items: Sequence[Item]) -> dict[str, Any]:
    """What an incident is listed and filtered by."""
    wanted = set(incident.claims)
    claims = [c for i in items for c in i.reading.claims if c.id in wanted]
    tellers = {s.id: s.origin for i in items for s in i.reading.statements}
    leading = [c for c in claims if c.main] or claims
    events = Counter(c.event for c in leading)
    days = [c.time for c in leading if c.time and c.time.certain] or [c.time for c in claims if c.time]
    places = Counter(p for c in leading if (p := c.place)) or Counter(p for c in claims if (p := c.place))
    named = Counter(p.name for p in places.elements())
    place = max(
        places,
        key=lambda p: (p.lat is not None, named[p.name], -(p.uncertainty_km or 1e9), p.name),
        default=None,
    )
    roles = [r for c in claims for r in c.roles if r.role in results.ACTING]
    origins = [o for c in claims if c.statement and (o := tellers.get(c.statement))]
    return {
        "id": incident.id,
        "event": min(events, key=lambda e: (-events[e], e), default=""),
        "first": min((t.first.toordinal() for t in days), default=None),
        "last": max((t.last.toordinal() for t in days), default=None),
        "place": place.name.replace("\0", " ") if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "km": place.uncertainty_km if place else None,
        "reports": len(incident.reports),
        "origins": len({o.key for c in comparisons for p in c.positions for o in p.origins}),
        "events": results.barred(c.event for c in claims),
        "actors": results.barred(k for r in roles for k in (r.concept, results.key(r.name))),
        "tellers": results.barred(k for o in origins for k in (o.concept, results.key(o.name))),
        "outlets": results.barred(i.report.outlet for i in items),
        "verdicts": results.barred(c.verdict for c in comparisons),
    }


def lost(connection: Connection) -> list[decisions.Decision]:
    """The decisions in force that no longer find a claim they were made on."""
    made = [d for d in decisions.load(connection) if d.kind in decisions.ON_CLAIMS]
    numbers = near.current_numbers(connection, {a.report for d in made for a in d.subject})
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


def dossier(connection: Connection, incident: str) -> Brief | None:
    """All that a dossier shows of one incident, None where there is none with that id."""
    found = results.load_dossiers(connection, [incident]).get(incident)
    if found is None:
        return None
    items = load_items(connection, near.current_numbers(connection, found.incident.reports).values())
    families = results.load_families(connection, items).values()
    return Brief(
        tuple(i.report for i in items.values()),
        tuple(i.reading for i in items.values()),
        tuple(_within(f, found.incident.reports) for f in families),
        (found.incident,),
        found.comparisons,
    )


def _within(family: Family, names: Sequence[str]) -> Family:
    kept = set(names)
    edges = tuple(e for e in family.edges if e.copy in kept and e.origin in kept)
    return Family(tuple(r for r in family.reports if r in kept), edges)


# --- what it was made with


@cache
def derived_with() -> str:
    """The digest of all code and data that families, incidents and comparisons rest on."""
    whole = hashlib.sha256()
    for room in ("codebook", "compare", "language", "link", "trace"):
        add_to_digest(whole, package_data(room))
    whole.update(package_data("keeping.py").read_bytes())
    return whole.hexdigest()[:16]


def about(connection: Connection, key: str) -> str | None:
    """What the archive says of itself under a key."""
    found: Any = connection.execute(text("SELECT value FROM about WHERE key = :k"), {"k": key}).scalar()
    return None if found is None else str(found)


def set_about(connection: Connection, key: str, value: str) -> None:
    """Notes something of the archive itself."""
    connection.execute(
        text(
            "INSERT INTO about (key, value) VALUES (:k, :v)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        ),
        {"k": key, "v": value},
    )
