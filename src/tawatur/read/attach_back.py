"""A place that an event's words point back to: "في المدينة", "البلدة ذاتها", "انسحبت منها"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tawatur.model import Place
from tawatur.read.places import PlaceMention
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger

_TOWN = frozenset(("settlement",))
_KINDS = {
    "again.settlement": _TOWN,
    "again.site": frozenset(("site",)),
    "again.country": frozenset(("country",)),
    "again.area": frozenset(("settlement", "site", "district", "region", "relative")),
}
_ANY = frozenset(("settlement", "site", "district", "relative"))
_PRONOUNS = frozenset(("عليها", "منها", "فيها"))
_REACH = 8  # words behind the trigger; further on the noun belongs to another verb as often as not
_BACK = 10  # places before it among which the one that is meant is looked for


def pointed_at(scan: Scan, fitting: Sequence[PlaceMention], trigger: Trigger, moves: bool) -> list[Place]:
    """The last place before that a noun with an article or, behind a change of hands (`moves`), a pronoun
    points back to, with the words that do among its spans; empty where nothing does."""
    end = min(trigger.end + _REACH, scan.text.sentences[trigger.sentence][1])
    for at in range(trigger.first, end):
        kinds = _kinds(scan, at, moves)
        if not kinds:
            continue
        before = bisect_left(fitting, at, key=lambda m: m.first)
        for mention in reversed(fitting[max(0, before - _BACK) : before]):
            if mention.place.kind in kinds:
                place = mention.place
                return [replace(place, role="main", spans=(*place.spans, scan.text.span(at, at + 1)))]
        return []
    return []


def _kinds(scan: Scan, at: int, moves: bool) -> frozenset[str]:
    if moves and scan.text.words[at] in _PRONOUNS:
        return _TOWN
    if scan.text.words[at] == "المكان" and scan.text.words[at - 1] == "في":
        return _ANY
    if at + 1 in scan.place_at or at in scan.place_at:
        return frozenset()
    for hit in scan.of("place_links", at):
        if hit.entry.concept in _KINDS:
            return _KINDS[hit.entry.concept]
    return frozenset()
