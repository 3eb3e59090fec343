"""Readings made from the annotations themselves: what a reader without fault would give."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from tawatur.codebook import events
from tawatur.evaluate import crosswalk, gold
from tawatur.evaluate.surfaces import places_of
from tawatur.model import (
    Claim,
    Link,
    Place,
    Polarity,
    Reading,
    Relative,
    Role,
    Statement,
    Time,
    Toll,
)
from tawatur.values import Span

ROLE_IDS = ("agent", "partner", "target", "victim", "detainee", "other", "actor")


def role_id(gold_role: str) -> str:
    """A codebook role that the annotators call `gold_role`."""
    return next((r for r in ROLE_IDS if crosswalk.role(r) == gold_role), gold_role)


def event_id(gold_type: str) -> str:
    """A codebook event that the annotators call `gold_type`."""
    if crosswalk.event_type(gold_type) == gold_type:
        return gold_type
    return next((e.id for e in events.load().values() if e.gold_type == gold_type), gold_type)


def reading_of(told: gold.Told) -> Reading:
    claims = tuple(_claim(told, n, event) for n, event in enumerate(told.events))
    statements = tuple(_statement(told, n, a) for n, a in enumerate(told.attributions))
    return Reading(told.id, "oracle", "ar", (), statements, claims, ())


def span_of(surface: str, text: str) -> Span:
    return next(iter(places_of(surface, text)), Span(0, 0))


def _claim(told: gold.Told, number: int, event: gold.Event) -> Claim:
    text = told.text
    return Claim(
        id=f"{told.id}#{number}",
        report=told.id,
        statement=None,
        event=event_id(event.type),
        trigger=span_of(event.trigger, text),
        main=event.main,
        polarity=Polarity(event.polarity),
        roles=tuple(
            Role(role_id(a.role), a.surface, None, (span_of(a.surface, text),), "oracle")
            for a in event.actors
        ),
        places=tuple(_place(p, text) for p in event.places if p.role != "reference"),
        time=_time(event.date),
        counts=tuple(
            Toll(c.what, c.who, c.low, c.high, False, (span_of(c.surface, text),), "oracle")
            for c in event.counts
        ),
        by="oracle",
    )


def _place(place: gold.Place, text: str) -> Place:
    told = place.relative
    span = span_of(place.surface, text)
    relative = Relative(told.of or "", told.distance_km, told.bearing, (span,)) if told else None
    return Place(
        place.surface,
        None,
        "settlement",
        place.country,
        place.lat,
        place.lon,
        5.0,
        relative,
        place.role,
        "gazetteer",
        (span,),
        "oracle",
    )


def _time(told: str | None) -> Time | None:
    if told is None:
        return None
    parts = [int(p) for p in told.split("-")]
    year, month, day = (*parts, None, None)[:3]
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    last = date(year, last_month, day or monthrange(year, last_month)[1])
    return Time(first, last, "stated", (), "oracle")


def _statement(told: gold.Told, number: int, attribution: gold.Attribution) -> Statement:
    anchor = span_of(attribution.anchor, told.text)
    chain = tuple(
        Link(name, None, attribution.kind, None, span_of(name, told.text)) for name in attribution.chain
    )
    return Statement(
        id=f"{told.id}/{number}",
        report=told.id,
        chain=chain,
        cue=attribution.cue,
        cue_span=span_of(attribution.cue, told.text),
        content=anchor,
        direct=attribution.quote,
        scope="explicit",
        stance="said",
        by="oracle",
    )
