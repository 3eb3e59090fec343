"""Claims of a batch linked with those that lie near them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from tawatur.archive import decisions, family_rows, incident_rows, near, reports, word_rows
from tawatur.archive.marks import Mark
from tawatur.keeping.dossiers import Settled, store
from tawatur.keeping.items import Item, load_items
from tawatur.keeping.tracing import Traced
from tawatur.link import link_scenes
from tawatur.link.block import weight
from tawatur.link.scenes import Scene, scenes
from tawatur.model import Incident

CROWD = 24
"""Reports of one incident that a newcomer is weighed against."""
ROUNDS = 4
"""How often the incidents that newcomers reach are looked at with all that they hold."""
NEIGHBOURS = 60
"""Reports near a new one that are linked with it."""


def linked(connection: Connection, new: Mapping[int, Item], gone: set[int], found: Traced) -> None:
    """Links the batch with the reports near it, and compares the incidents that change.

    Those near are weighed alone at first; the other claims of an incident only once it is reached.
    """
    kin = set(reports.current(connection, {r for f in found.families for r in f.reports}).values())
    marks = near.in_claims(connection, list(new), NEIGHBOURS)
    around = (kin | found.alike | {m.report for m in marks}) - gone
    touched = set(incident_rows.incidents_of(connection, [*new, *gone]).values())
    told: dict[int, tuple[Scene, ...]] = {}
    weighed = {**new, **load_items(connection, around - new.keys())}
    members: dict[str, list[Mark]] = {}
    for left in reversed(range(ROUNDS)):
        members = near.members(connection, touched)
        wanted: set[int] = set()
        for marks_in in members.values():
            held = sorted({m.report for m in marks_in} - gone)
            inside = [m for m in held if m in weighed or m in wanted]
            wanted.update([m for m in held if m not in inside][: max(0, CROWD - len(inside))])
        weighed |= load_items(connection, wanted - weighed.keys())
        home = incident_rows.incidents_of(connection, weighed)
        made = _linked(connection, weighed, told)
        reached = _reached(made, weighed, home, set(new))
        if not left or not reached - touched:
            break  # what the last round reached stays as it is: its other claims weren't looked at
        touched |= reached
    store(connection, _settled(made, weighed, home, members, touched, set(new), gone), touched)


def _linked(
    connection: Connection, items: Mapping[int, Item], told: dict[int, tuple[Scene, ...]]
) -> list[Incident]:
    """The incidents among these reports, words weighed by how rare they are in the whole archive; `told` keeps
    their scenes from one round to the next."""
    told.update((n, scenes(i.report, i.reading)) for n, i in items.items() if n not in told)
    by_id = {i.report.id: i for i in items.values()}
    same, different = decided_pairs(decisions.load(connection, by_id), by_id.get)
    return list(
        link_scenes(
            [scene for name in sorted(by_id) for scene in told[by_id[name].n]],
            list(family_rows.load_families(connection, items).values()),
            same=same,
            different=different,
            rare=lambda found: _rarity(connection, found),
        )
    )


def decided_pairs(
    made: Iterable[decisions.Decision], item: Callable[[str], Item | None]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The claims that people decided are of the same happening, and those of different ones; `item` gives a
    report by its id."""
    same: list[tuple[str, str]] = []
    different: list[tuple[str, str]] = []
    for decision in made:
        if decision.kind not in ("same", "different"):
            continue
        found = [(s, item(s.report)) for s in decision.subject]
        claims = [i and decisions.find_again(s, i.report.text, i.reading.claims) for s, i in found]
        if claims[0] and claims[1]:
            (same if decision.kind == "same" else different).append((claims[0].id, claims[1].id))
    return same, different


def _rarity(connection: Connection, scenes: Sequence[Scene]) -> dict[str, float]:
    counted = Counter(word for scene in scenes for word in scene.words)
    known = word_rows.word_counts(connection, {*counted, ""})
    total = max(len(scenes), known.get("", 0))
    return {word: weight(max(n, known.get(word, 0)), total) for word, n in counted.items()}


def _reached(
    made: Sequence[Incident], items: Mapping[int, Item], home: Mapping[Mark, str], new: set[int]
) -> set[str]:
    """The stored incidents that claims of a new report were put together with. What these come together with
    besides is left for a report of its own: in an archive of much reported places one would reach hundreds."""
    number = {i.report.id: n for n, i in items.items()}
    found: set[str] = set()
    for incident in made:
        marks = _marks(incident, items, number)
        if any(m.report in new for m in marks):
            found |= {home[m] for m in marks if m in home}
    return found


def _marks(incident: Incident, items: Mapping[int, Item], number: Mapping[str, int]) -> list[Mark]:
    owner = _owners(incident, items, number)
    return [Mark(owner[c], c) for c in incident.claims if c in owner]


def _owners(incident: Incident, items: Mapping[int, Item], number: Mapping[str, int]) -> dict[str, int]:
    return {c.id: number[r] for r in incident.reports for c in items[number[r]].reading.claims}


def _settled(
    made: Sequence[Incident],
    items: Mapping[int, Item],
    home: Mapping[Mark, str],
    members: Mapping[str, Sequence[Mark]],
    touched: set[str],
    new: set[int],
    gone: set[int],
) -> list[Settled]:
    """The incidents to store: those with a claim that is new or was in a touched one, without claims of
    others. One of too many reports to be weighed whole isn't split: the report that would hold two of its
    parts together may be among those left out."""
    number = {i.report.id: n for n, i in items.items()}
    left = {
        name: [m for m in held if m.report not in items and m.report not in gone]
        for name, held in members.items()
    }
    found: list[Settled] = []
    parts: dict[str, list[Settled]] = {}
    riding: dict[str, int] = {}
    best: dict[str, int] = {}
    for incident in made:
        told = _marks(incident, items, number)
        marks = [m for m in told if m not in home or home[m] in touched]
        if not any(m.report in new or m in home for m in marks):
            continue  # neither of a new report nor of an incident that is made anew
        homes = Counter(home[m] for m in marks if m in home)
        name = next(iter(homes), "")
        if len(homes) == 1 and left[name] and not any(m.report in new for m in marks):
            parts.setdefault(name, []).append(Settled(incident, marks))
            continue
        for name, count in homes.items():
            if count > best.get(name, 0):
                best[name], riding[name] = count, len(found)
        found.append(Settled(incident, marks))
    for name, riders in left.items():
        apart = sorted(parts.get(name, ()), key=lambda part: -len(part.marks))
        riders += [m for part in apart for m in part.marks]
        if riders and name in riding:
            found[riding[name]].marks.extend(riders)
        elif riders:
            claims = tuple(sorted(m.claim for m in riders))
            found.append(Settled(apart[0].incident if apart else Incident(name, claims, (), ()), riders))
    return found
