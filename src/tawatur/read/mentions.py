"""Mentions: every row and scanner that found something, for `explain` and for tracing."""

from __future__ import annotations

from operator import attrgetter

from tawatur.model import Mention
from tawatur.read.scan import Scan

_SHOWN = ("event", "cue", "negation", "hedge", "plan", "means", "toll")


def find_mentions(scan: Scan) -> tuple[Mention, ...]:
    """The mentions in order of position."""
    text = scan.text
    found: list[Mention] = []
    for cls in _SHOWN:
        for here in scan.all_of(cls).values():
            for hit in here:
                span = text.span(hit.first, hit.end)
                found.append(Mention(span, cls, hit.entry.concept or None, None, hit.entry.by))
    for party in scan.parties:
        found.append(
            Mention(
                party.name_span, "party", party.concept, party.source_kind or party.cat, "read/parties.py"
            )
        )
    for number in scan.numbers:
        high = "" if number.high is None else str(number.high)
        found.append(
            Mention(
                text.span(number.first, number.end),
                "number",
                number.unit or None,
                f"{number.low}..{high}",
                "read/numbers.py",
            )
        )
    for date in scan.dates:
        value = f"{date.time.first}/{date.time.last}" if date.time else None
        found.append(
            Mention(
                text.span(date.first, date.end),
                "date",
                None,
                value,
                date.time.by if date.time else "read/dates.py",
            )
        )
    for mention in scan.places:
        place = mention.place
        value = (
            f"{place.lat:.2f},{place.lon:.2f}" if place.lat is not None and place.lon is not None else None
        )
        found.append(Mention(place.spans[0], "place", place.concept, value, place.by))
    return tuple(sorted(set(found), key=attrgetter("span", "kind", "by")))
