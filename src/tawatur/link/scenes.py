"""Scenes: what one report tells of one happening, its claims put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from sys import maxsize

from tawatur.codebook import events, kinship
from tawatur.language.text import Text, tokenize, tokens_of
from tawatur.link.named import operations
from tawatur.link.tellings import Telling, sentence_of, together
from tawatur.model import Claim, Mention, Place, Polarity, Reading, Report, Time, Toll
from tawatur.trace.leaf import light_words, stem
from tawatur.values import Span

_LONGEST = 100
"""Letters of a word that count. No word has more; a run of thousands is more than an index takes in."""

MONTH = 31
"""Days. A wider time agrees with most that is told of one town, and tells happenings no more apart than none."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One happening as one report tells it. `id` is its first claim; `main` where it holds the report's main
    claim; `lean` are the days that an undated scene can be of, from the day of publication. `words` are the
    stems of the sentences that tell it, `named` the places (ids) and `operations` the operations that stand in
    them; `happened` is False where all of it is planned or left unsaid."""

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
    def day(self) -> int | None:
        """The ordinal of the middle day; None where no time within a MONTH is sure."""
        time = self.time
        if time is None or not time.certain or time.last - time.first > timedelta(days=MONTH):
            return None
        return (time.first.toordinal() + time.last.toordinal()) // 2

    @property
    def place(self) -> Place | None:
        """The first main place."""
        return next((p for p in self.places if p.role == "main"), None)


def scenes(report: Report, reading: Reading) -> tuple[Scene, ...]:
    """The scenes of a report, the main one first; planned and silent claims make none by themselves."""
    text = tokens_of(report.text)
    groups = together(reading, text)
    if not groups:
        return ()
    owners = [{sentence_of(text, c) for t in group for c in t.claims} for group in groups]
    behind = [all(t.background for t in group) for group in groups]
    # A name within a tie ("no link to operation X") is another event's.
    tied = {sentence_of(text, c) for c in reading.claims if c.event == "link"}
    made: list[Scene] = []
    for number, group in enumerate(groups):
        told = _told_in(text, owners, behind, number)
        parts = [text.span(*text.sentences[n]) for n in told]
        near = [m for m in reading.mentions if _inside(m.span, parts)]
        called = operations(text, (n for n in told if n not in tied))
        made.append(_scene(report, group, _words(report, text, told, number), near, called))
    return tuple(made)


def _inside(span: Span, parts: Sequence[Span]) -> bool:
    """True where one of the parts, which stand in order, holds the span."""
    at = bisect_right(parts, (span.start, maxsize)) - 1
    return at >= 0 and parts[at].holds(span)


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
    return frozenset(w[:_LONGEST] for w in found if w not in light and len(w) > 1)


def _scene(
    report: Report,
    group: Sequence[Telling],
    words: frozenset[str],
    near: Sequence[Mention],
    called: frozenset[str],
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
        operations=called,
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
