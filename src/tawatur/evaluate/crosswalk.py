"""From the codebook's finer ids to the annotators' coarser ones."""

from __future__ import annotations

from functools import cache


@cache
def _events() -> dict[str, object]:
    try:
        from tawatur.codebook import events

        return dict(events.load())
    except ImportError:
        return {}


@cache
def _roles() -> dict[str, object]:
    try:
        from tawatur.codebook import roles

        return dict(roles.load())
    except ImportError:
        return {}


def event_type(event: str) -> str | None:
    """The annotators' type of a codebook event, None where they have none."""
    known = _events().get(event)
    return event if known is None else getattr(known, "gold_type", None)


def plover(event: str) -> str:
    """The PLOVER class of a codebook event, empty where it has none."""
    known = _events().get(event)
    return str(getattr(known, "plover", "") or "")


def is_security(event: str) -> bool:
    """True for the kinds of event that make a security incident."""
    known = _events().get(event)
    return event != "other" if known is None else bool(getattr(known, "security", False))


def role(role_id: str) -> str | None:
    """The annotators' role of a codebook role, None where they have none."""
    known = _roles().get(role_id)
    return role_id if known is None else getattr(known, "gold_role", None)


def measure(what: str) -> str:
    """The annotators' name of what is counted."""
    return what
