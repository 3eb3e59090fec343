"""The records that pass from room to room; frozen, and the same in memory as in JSON.

Spans are `[start, end]` in code points of `Report.text`. Every value carries the spans that it rests on and
`by`, the row or scanner that made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from tawatur.values import Count, Span, When, Where

Spans = tuple[Span, ...]


class Polarity(StrEnum):
    """Whether a claim says that the thing happened."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    DENIED = "denied"
    UNCERTAIN = "uncertain"
    PLANNED = "planned"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. `published` is a day, None where nothing says it; `id` is unique in a collection."""

    id: str
    text: str
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None


class Mention(msgspec.Struct, frozen=True):
    """A word or phrase that a row or scanner knows: what stands where, before anyone says what it means here.

    `kind` is the class (event, actor, place, date, number, cue ...), `concept` the codebook id where there is
    one, `value` a short rendering of a computed value.
    """

    span: Span
    kind: str
    concept: str | None
    value: str | None
    by: str


@dataclass(frozen=True, slots=True)
class Link:
    """One teller in a chain. `kind` is a source kind of the codebook; `name` the words, resolved where a short
    noun ("the source", "the statement") stands for a longer one; `span` the words that name it here."""

    name: str
    concept: str | None
    kind: str
    cue: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """What someone is said to have said. `chain` runs from the outermost teller to the innermost.

    `scope` is `explicit` where a cue of its own introduces it, `continued` where it goes on from the one
    before; `stance` is said, denied, claimed (responsibility), doubted or silent.
    """

    id: str
    report: str
    chain: tuple[Link, ...]
    cue: str
    cue_span: Span
    content: Span
    direct: bool
    scope: str
    stance: str
    by: str

    @property
    def origin(self) -> Link | None:
        """The innermost link, None for an empty chain."""
        return self.chain[-1] if self.chain else None


@dataclass(frozen=True, slots=True)
class Role:
    """A party and its part in an event. `concept` is a body of the codebook or None."""

    role: str
    name: str
    concept: str | None
    spans: Spans
    by: str


@dataclass(frozen=True, slots=True)
class Time:
    """When an event is said to have been: whole days from `first` to `last`.

    `basis`: stated (the words give the whole date), published (computed from the publication day), inferred
    (from other dates of the text; `why` says how). `certain` is False where the grammar leaves open whether
    the date belongs to this event. `part` is a part of the day (dawn, morning, night ...) or None.
    """

    first: date
    last: date
    basis: str
    spans: Spans
    by: str
    certain: bool = True
    part: str | None = None
    why: str | None = None

    @property
    def value(self) -> When:
        """The days as an interval."""
        return When(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Relative:
    """How a place is given from another: distance in km, bearing N NE E SE S SW W NW, the reference's name."""

    of: str
    distance_km: float | None
    bearing: str | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is said to have been. `role`: main, or context for a wider unit given beside it.

    `lat`, `lon` in degrees and `uncertainty_km` are None where nothing known gives them. `kind`: settlement,
    district, governorate, region, country, relative, site, unknown. `basis`: gazetteer, computed, none.
    """

    name: str
    concept: str | None
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    uncertainty_km: float | None
    relative: Relative | None
    role: str
    basis: str
    spans: Spans
    by: str

    @property
    def value(self) -> Where | None:
        """The point with its uncertainty, None without coordinates."""
        if self.lat is None or self.lon is None:
            return None
        return Where(self.lat, self.lon, self.uncertainty_km or 0.0)


@dataclass(frozen=True, slots=True)
class Toll:
    """A number told of an event. `what` is a measure of the codebook, `who` the words counted.

    `nature`: "among" for one person told of among those that another number counts already ("three policemen,
    among them an officer"), "mixed" for killed and wounded under one number; None for a number by itself.
    """

    what: str
    who: str | None
    low: int
    high: int | None
    approximate: bool
    spans: Spans
    by: str
    nature: str | None = None

    @property
    def value(self) -> Count:
        """The number as an interval."""
        return Count(self.low, self.high, self.approximate)


@dataclass(frozen=True, slots=True)
class Claim:
    """An event as told. `statement` is the id of the statement it stands in, None where the report itself says
    it; `trigger` the words that name the event, `also` later words for it in the report; `same_as` the claim
    of this report that tells the same event first, where this one adds a teller or a value."""

    id: str
    report: str
    statement: str | None
    event: str
    trigger: Span
    main: bool
    polarity: Polarity
    roles: tuple[Role, ...]
    places: tuple[Place, ...]
    time: Time | None
    counts: tuple[Toll, ...]
    by: str
    also: Spans = ()
    same_as: str | None = None
    background: bool = False

    @property
    def place(self) -> Place | None:
        """The first main place, None where none is told."""
        return next((p for p in self.places if p.role == "main"), None)


@dataclass(frozen=True, slots=True)
class Flag:
    """A fault that the text itself shows, with a sentence saying what a naive reader would get wrong."""

    code: str
    spans: Spans
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one report. `made_with` is the digest of data and code."""

    report: str
    made_with: str
    language: str
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A change from the origin to the copy. `before` is None for an addition, `after` for an omission."""

    before: str | None
    after: str | None
    before_span: Span | None
    after_span: Span | None
    effect: str


@dataclass(frozen=True, slots=True)
class Edge:
    """`copy` depends on `origin`. `kind`: verbatim, edited, rewritten; `direction`: stated, inferred, unknown;
    `share` of the copy's words that it took over, 0 to 1."""

    copy: str
    origin: str
    kind: str
    direction: str
    share: float
    why: str
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that depend on each other."""

    reports: tuple[str, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, as told by `claims` (ids); `why` says what joined them."""

    id: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """An innermost teller, counted once however many reports carry it. `key` is what makes it one."""

    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Position:
    """One value of an attribute, the claims that hold it and the independent origins behind them."""

    value: str
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    spans: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The positions on one attribute of an incident. `about` names the group counted, where it is a count;
    verdict: single_origin, agreed, compatible, contested, denied."""

    incident: str
    attribute: str
    about: str | None
    positions: tuple[Position, ...]
    verdict: str
    why: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be taken in: `where` is file and line, `why` says what to do next."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a dossier shows: the reports and what was read, traced, linked and compared."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    families: tuple[Family, ...]
    incidents: tuple[Incident, ...]
    comparisons: tuple[Comparison, ...]
    failures: tuple[Failure, ...] = ()
