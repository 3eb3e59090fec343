"""From the codebook's finer ids to the annotators' coarser ones; an id that the codebook lacks is its own."""

from __future__ import annotations

from tawatur.codebook import events, parts


def event_type(event: str) -> str | None:
    """The annotators' type of a codebook event, None where they have none."""
    known = events.load().get(event)
    return known.gold_type if known else event


def plover(event: str) -> str:
    """The PLOVER class of a codebook event, empty where it has none."""
    known = events.load().get(event)
    return (known.plover or "") if known else ""


def is_security(event: str) -> bool:
    """True for the kinds of event that make a security incident."""
    known = events.load().get(event)
    return known.security if known else False


def role(role_id: str) -> str | None:
    """The annotators' role of a codebook role, None where they have none."""
    known = parts.roles().get(role_id)
    return known.gold_role or None if known else role_id


def plover_side(role_id: str) -> str:
    """The side of a codebook role in a PLOVER row: actor, recipient, or empty for neither."""
    known = parts.roles().get(role_id)
    return (known.plover or "") if known else ""


def source_kind(kind: str) -> str:
    """The annotators' kind of a codebook source kind."""
    known = parts.source_kinds().get(kind)
    return known.gold_kind if known else kind
