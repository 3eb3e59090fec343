"""Scenes: what one report tells of one happening, its claims put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tawatur.codebook import events, kinship
from tawatur.language.text import Text, tokenize, tokens_of
from tawatur.link.named import operations
from tawatur.model import Claim, Mention, Place, Polarity, Reading, Report, Time, Toll
from tawatur.trace.leaf import light_words, stem
from tawatur.values import Where, distance_km

NEAR_KIN = 0.8
"""Kinship from which an event goes with another without a day or place in common."""
FAR_KM = 80.0
"""Two exact places of one report that lie farther apart are two happenings, unless their areas meet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One happening as one report tells it. `id` is its first claim; `main` where it holds the report's main
    claim; `lean` are the days that an undated scene can be of, from the day of publication. `words` are the
    stems of the sentences that tell it, `named` the places (ids) and `operations` the operations that stand in them;
    `happened` is False where all of it is planned or left unsaid."""

    id: str
    report: str
    claims: tuple[str, ...]
    events: frozenset[str]
    kins: frozenset[str]
    main: bool
    background: bool
    time: Time | None
    lean: tuple[date, date] | None
    places: tuple[Place, ...]
    agents: frozenset[str]
    patients: frozenset[str]
    counts: frozenset[tuple[str, int, int | None]]
    words: frozenset[str]
    named: frozenset[str]
    happened: bool
    operations: frozenset[str] = frozenset()

    @property
    def security(self) -> bool:
        """True where something of it is an incident of security, or an open protest."""
        known = events.load()
        return self.happened and any(
            e not in known or known[e].security or known[e].kin == "protest" for e in self.events
        )

    @property
    def stands_alone(self) -> bool:
        """True for a further incident that a report tells in full: dated, placed, no background."""
        where = self.place
        dated = self.time is not None and self.time.certain and bool(self.time.spans)
        return dated and not self.background and where is not None and where.kind not in ("country", "region")

    @property
    def place(self) -> Place | None:
        """The first main place."""
        return next((p for p in self.places if p.role == "main"), None)


@dataclass(slots=True)
class _Telling:
    """An event with all its tellings in the report."""

    claims: list[Claim]

    @property
    def head(self) -> Claim:
        return self.claims[0]

    @property
    def kin(self) -> str:
        return kinship.kin(self.head.event)

    @property
    def background(self) -> bool:
        return all(c.background for c in self.claims)

    @property
    def main(self) -> bool:
        return any(c.main for c in self.claims)

    @property
    def time(self) -> Time | None:
        times = [c.time for c in self.claims if c.time]
        return next((t for t in times if t.certain), times[0] if times else None)

    @property
    def places(self) -> list[Place]:
        return [p for c in self.claims for p in c.places]


def scenes(report: Report, reading: Reading) -> tuple[Scene, ...]:
    """The scenes of a report, the main one first; planned and silent claims make none by themselves."""
    text = tokens_of(report.text)
    groups = _group(_tellings(reading), text)
    if not groups:
        return ()
    owners = [{_sentence(text, c) for t in group for c in t.claims} for group in groups]
    behind = [all(t.background for t in group) for group in groups]
    # A name within a tie ("no link to operation X") is another event's.
    tied = {_sentence(text, c) for c in reading.claims if c.event == "link"}
    made: list[Scene] = []
    for number, group in enumerate(groups):
        told = _told_in(text, owners, behind, number)
        parts = [text.span(*text.sentences[n]) for n in told]
        near = [m for m in reading.mentions if any(p.holds(m.span) for p in parts)]
        scene = _scene(report, group, _words(report, text, told, number), near)
        made.append(replace(scene, operations=operations(text, (n for n in told if n not in tied))))
    return tuple(made)


def _tellings(reading: Reading) -> list[_Telling]:
    """The events in order of their first words, each with its retellings."""
    known = {c.id: c for c in reading.claims}
    found: dict[str, _Telling] = {}
    for claim in sorted(reading.claims, key=lambda c: (c.same_as is not None, c.trigger, c.id)):
        head, passed = claim, {claim.id}
        while head.same_as in known and head.same_as not in passed:
            head = known[head.same_as]
            passed.add(head.id)
        found.setdefault(head.id, _Telling([])).claims.append(claim)
    return sorted(found.values(), key=lambda t: (t.head.trigger, t.head.id))


def _group(tellings: Sequence[_Telling], text: Text) -> list[list[_Telling]]:
    """Tellings of one happening together: the main one leads, the rest join it unless something forbids."""
    leading = [t for t in tellings if t.kin not in kinship.ATTENDANT]
    attendant = [t for t in tellings if t.kin in kinship.ATTENDANT]
    leading.sort(key=lambda t: (not t.main, t.background, t.head.trigger, t.head.id))
    groups: list[list[_Telling]] = []
    for telling in leading:
        fitting = [g for g in groups if _fits(telling, g)]
        home = _beside(telling, fitting, text) or next(iter(fitting), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    for telling in attendant:
        if groups:
            _nearest(telling, groups).append(telling)
        else:
            groups.append([telling])
    return groups


def _beside(telling: _Telling, groups: Sequence[list[_Telling]], text: Text) -> list[_Telling] | None:
    """The group with which an event without a day and place of its own shares its sentence; where the report
    itself goes on telling, the further happening that the sentence before tells."""
    if telling.main or telling.time or telling.places:
        return None
    at = _sentence(text, telling.head)
    here = [g for g in groups if any(_sentence(text, t.head) == at for t in g)]
    if here or telling.head.statement:
        return max(here, key=lambda g: max(t.head.trigger for t in g), default=None)
    before = [
        (t.head.trigger, n) for n, g in enumerate(groups) for t in g if t.head.trigger < telling.head.trigger
    ]
    if not before:
        return None
    home = groups[max(before)[1]]
    near = any(_sentence(text, t.head) == at - 1 for t in home)
    return home if near and not any(t.main for t in home) else None


def _fits(telling: _Telling, group: Sequence[_Telling]) -> bool:
    head = group[0]
    if telling.background != head.background:
        return _alike(telling, head)
    near = max(kinship.kinship(telling.kin, t.kin) for t in group)
    if near <= 0 or (near < NEAR_KIN and not _agrees(telling, group)):
        return False
    return not any(_days_apart(telling.time, t.time) or _far(telling.places, t.places) for t in group)


def _agrees(telling: _Telling, group: Sequence[_Telling]) -> bool:
    """True where one side has neither day nor place, or both have one in common."""
    days = {(t.time.first, t.time.last) for t in group if t.time}
    names = {p.name for t in group for p in t.places if p.role == "main"}
    own = {p.name for p in telling.places if p.role == "main"}
    if not (telling.time or own) or not (days or names):
        return True
    same_day = telling.time is not None and (telling.time.first, telling.time.last) in days
    return bool(own & names) or (same_day and not (own and names))


def _alike(telling: _Telling, head: _Telling) -> bool:
    """Background that tells the main event itself: the same kind of event on the same day and place."""
    if telling.head.event != head.head.event:
        return False
    a, b = telling.time, head.time
    same_day = bool(a and b and a.first == b.first and a.last == b.last)
    names = {p.name for p in telling.places if p.role == "main"}
    return same_day and bool(names & {p.name for p in head.places})


def _days_apart(a: Time | None, b: Time | None) -> bool:
    """True where two dates that are certain are more than a day apart."""
    if not a or not b or not a.certain or not b.certain:
        return False
    return max(a.first, b.first) - min(a.last, b.last) > timedelta(days=1)


def _far(a: Iterable[Place], b: Iterable[Place]) -> bool:
    """True where both have exact places and none of the one lies near one of the other."""
    mine, theirs = _exact(a), _exact(b)
    return bool(mine and theirs) and all(
        distance_km(p.lat, p.lon, q.lat, q.lon) > FAR_KM + p.uncertainty_km + q.uncertainty_km
        for p in mine
        for q in theirs
    )


def _exact(places: Iterable[Place]) -> list[Where]:
    return [w for p in places if p.role == "main" and p.kind != "country" and (w := p.value)]


def _nearest(telling: _Telling, groups: list[list[_Telling]]) -> list[_Telling]:
    """The group with the last event told before this one; the main group where none is."""
    at = telling.head.trigger
    before = [(t.head.trigger, -n) for n, g in enumerate(groups) for t in g if t.head.trigger <= at]
    return groups[-max(before)[1]] if before else groups[0]


def _sentence(text: Text, claim: Claim) -> int:
    token = max(0, text.token_at(claim.trigger.start))
    return next((n for n, (a, b) in enumerate(text.sentences) if a <= token < b), 0)


def _told_in(text: Text, owners: Sequence[set[int]], behind: Sequence[bool], number: int) -> list[int]:
    """The sentences of a scene; one that tells no event goes with the one before it. The main scene has all
    but those that tell only background."""
    found: list[int] = []
    owner = 0
    for n in range(len(text.sentences)):
        holding = [k for k, sentences in enumerate(owners) if n in sentences]
        owner = holding[0] if holding else owner
        if number == 0:
            mine = not holding or 0 in holding or not all(behind[k] for k in holding)
        else:
            mine = number in holding or (not holding and owner == number)
        if mine:
            found.append(n)
    return found


def _words(report: Report, text: Text, sentences: Sequence[int], number: int) -> frozenset[str]:
    """The telling stems of the sentences, and of the title for the main scene."""
    light = light_words()
    found: set[str] = set()
    for first, end in (text.sentences[n] for n in sentences):
        found.update(stem(text.words[i]) for i in range(first, end) if text.kinds[i] in "ald")
    if number == 0 and report.title:
        title = tokenize(report.title)
        found.update(stem(w) for w, k in zip(title.words, title.kinds, strict=True) if k in "ald")
    return frozenset(w for w in found if w not in light and len(w) > 1)


def _scene(
    report: Report, group: Sequence[_Telling], words: frozenset[str], near: Sequence[Mention]
) -> Scene:
    group = sorted(group, key=lambda t: (not t.main, t.background, t.head.trigger, t.head.id))
    claims = [c for t in group for c in t.claims]
    said = [c for c in claims if c.polarity not in (Polarity.PLANNED, Polarity.SILENT)] or claims
    leading = [c for c in said if kinship.kin(c.event) not in kinship.ATTENDANT] or said
    times = [t for c in leading if (t := c.time)]
    return Scene(
        id=claims[0].id,
        report=report.id,
        claims=tuple(c.id for c in claims),
        events=frozenset(c.event for c in leading),
        kins=frozenset(kinship.kin(c.event) for c in leading),
        main=any(t.main for t in group),
        background=all(t.background for t in group),
        time=next((t for t in times if t.certain), times[0] if times else None),
        lean=_lean(report.published, near),
        places=tuple(dict.fromkeys(p for c in leading for p in c.places)),
        agents=_concepts(said, ("agent", "partner", "claimed_by")),
        patients=_concepts(said, ("target", "victim", "detainee")),
        counts=frozenset((t.what, t.low, t.high) for c in said for t in c.counts if _telling(t)),
        words=words,
        happened=any(c.polarity not in (Polarity.PLANNED, Polarity.SILENT) for c in claims),
        named=frozenset(m.concept for m in near if m.kind == "place" and m.concept),
    )


def _lean(published: date | None, near: Iterable[Mention]) -> tuple[date, date] | None:
    """The days that an undated scene can be of: before the last day named beside it, else in the week before
    publication, of which news is told as news."""
    named = [d for m in near if m.kind == "date" and m.value and (d := _last_day(m.value))]
    last = max(named, default=None)
    if last and (published is None or last <= published):
        return last - timedelta(days=3), last + timedelta(days=1)
    return (published - timedelta(days=7), published + timedelta(days=1)) if published else None


def _last_day(value: str) -> date | None:
    """The last day of a date mention's value (first/last) where it covers ten days at most."""
    try:
        first, last = (date.fromisoformat(part) for part in value.split("/"))
    except ValueError:
        return None
    return last if (last - first).days <= 10 else None


def _concepts(claims: Iterable[Claim], roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(r.concept for c in claims for r in c.roles if r.role in roles and r.concept)


def _telling(toll: Toll) -> bool:
    """Exact figures tell happenings apart; one person doesn't."""
    return toll.high is not None and toll.high == toll.low and toll.low > 1


def by_report(reports: Sequence[Report], readings: Sequence[Reading]) -> dict[str, tuple[Scene, ...]]:
    """The scenes of every report that has a reading, in order of report ids."""
    read: Mapping[str, Reading] = {r.report: r for r in readings}
    return {r.id: scenes(r, read[r.id]) for r in sorted(reports, key=lambda r: r.id) if r.id in read}
