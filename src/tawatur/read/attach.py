"""Attaching: which places of a text belong to which event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.codebook import events
from tawatur.model import Place
from tawatur.read.attach_back import pointed_at
from tawatur.read.attach_desk import of_desk
from tawatur.read.attach_links import (
    EVERY_WAY,
    go_together,
    is_denied,
    is_governed,
    is_power,
    is_seat,
    is_way,
    lies_in,
    start_of,
)
from tawatur.read.attach_rank import (
    WIDE,
    is_sure,
    ranked,
    ranked_again,
    told_by,
    told_later,
    told_of,
    with_role,
)
from tawatur.read.merge import Draft
from tawatur.read.places import PlaceMention
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger


def attach_places(scan: Scan, drafts: list[Draft]) -> None:
    """Places of the clause go to the nearest trigger before them, else the first one behind."""
    fitting = _fitting(scan, drafts)
    at = [m.first for m in fitting]
    starts = [d.trigger.first for d in drafts]
    for draft in drafts:
        a, b = draft.trigger.clause
        near = drafts[bisect_left(starts, a) : bisect_left(starts, b)]
        others = [d.trigger for d in near if d is not draft]
        own = [
            m
            for m in fitting[bisect_left(at, a) : bisect_left(at, b)]
            if (
                _nearest(draft.trigger, others, m.first)
                or told_by(scan, draft.trigger, m)
                or _along(scan, draft.trigger, others, m.first)
            )
            and not is_way(scan, m, _WAYS_OF.get(draft.event, EVERY_WAY))
        ]
        draft.places = told_of(scan, draft.trigger, own)
        draft.aside = told_later(scan, draft.trigger, own)


def lend_places(scan: Scan, drafts: list[Draft]) -> None:
    """An event without a place of its own takes the nearest of its sentence. For merged drafts: a lent place
    tells nothing of whether two are one; and mentions made one rank their places anew. Places of
    sentences before were false oftener than right on annotated reports.

    A later telling borrows nothing, and what it names beside the sure place of the first is context: measured,
    two of three such places were of another event (main places: precision .63 without this, .66 with it).
    """
    fitting = _fitting(scan, drafts)
    sure: dict[int, set[str]] = {}
    kinds = events.load()
    for draft in drafts:
        if not kinds[draft.event].placed:
            draft.places = []
            continue
        draft.places = ranked_again(_nearest_told(draft))
        if draft.same_as is None:
            if not draft.places:
                moves = draft.event in _CHANGES
                draft.places = (
                    pointed_at(scan, fitting, draft.trigger, moves)
                    or _beside(scan, fitting, draft)
                    or _of_party(scan, draft)
                )
            sure[id(draft)] = {p.name for p in draft.places if is_sure(p)}
        elif known := sure.setdefault(id(draft.same_as), set()):
            draft.places = [p if p.name in known else with_role(p, "context") for p in draft.places]
        else:
            known |= {p.name for p in draft.places if is_sure(p)}
            if known:  # "في ريف حماة" in the headline, then the village
                draft.same_as.places = [with_role(p, "context") for p in draft.same_as.places]


def _nearest_told(draft: Draft) -> list[Place]:
    """The draft's places, those told further on than its own as context."""
    own = [p for p in draft.places if p.name not in draft.aside]
    if not draft.aside or not own:
        return draft.places
    if all(p.role != "main" for p in own):
        own = ranked(own)
    return own + [with_role(p, "context") for p in draft.places if p.name in draft.aside]


def _fitting(scan: Scan, drafts: list[Draft]) -> list[PlaceMention]:
    """The places where something can have happened, in order; a capital that stands for its government
    ("بالتنسيق مع دمشق") is none."""
    powers = {
        p.party.first
        for d in drafts
        for p in d.parts
        if p.party.cat == "country" and p.role not in ("target", "victim")
    }
    fitting: list[PlaceMention] = []
    out: PlaceMention | None = None  # the last place that only tells who somebody is
    for m in scan.places:
        if not _can_hold(scan, m):
            continue
        told_of = out is not None and (lies_in(scan, out, m) or go_together(scan, out, m))
        if told_of or _in_name(scan, m) or is_seat(scan, m):
            out = m
        elif (
            (m.first not in powers or is_governed(scan, m))
            and not is_power(scan, m)
            and not is_denied(scan, m)
        ):
            fitting.append(m)
    return fitting


def _can_hold(scan: Scan, mention: PlaceMention) -> bool:
    """True for a place where something can have happened: no adjective, dateline or reference."""
    return (
        mention.role not in ("demonym", "dateline") and not mention.reference and not of_desk(scan, mention)
    )


def _in_name(scan: Scan, mention: PlaceMention) -> bool:
    """True for a place inside the words for a party ("شرطة مدينة X") or right behind a teller ("أفاد مراسل
    القناة بريف حماة أن")."""
    party = scan.party_around(mention.first)
    if party is not None and party.cat != "place":
        return party.first < mention.first and party.cat not in ("people", "vehicle")
    at = start_of(scan, mention)
    words = scan.text.words
    at -= at > 0 and words[at - 1] in ("في", "فى")
    teller = scan.party_end.get(at)
    if teller is None or not is_governed(scan, mention):
        return False
    return teller.cat == "source" or words[mention.end : mention.end + 1] in (("ان",), ("قد",), (":",))


_AT_HOME = frozenset({"execution", "arrest", "release", "trial"})  # what a state does, it does at home
_CHANGES = frozenset({"withdrawal", "territory_change", "siege"})
# The ways that lead to no place of an event: where a shell comes from is none, where it flies to is one.
_WAYS_OF = {
    **dict.fromkeys(
        ("withdrawal", "displacement", "deployment", "visit", "territory_change"), frozenset({"عبر"})
    ),
    **dict.fromkeys(("shelling", "bombardment"), frozenset({"من"})),
}


def _beside(scan: Scan, fitting: list[PlaceMention], draft: Draft) -> list[Place]:
    """The nearest place of the sentence, a finer one before a wider one, with those of its list; where shells
    come from is none."""
    ways = _WAYS_OF.get(draft.event) or frozenset[str]()
    a, b = scan.text.sentences[draft.trigger.sentence]
    at = draft.trigger.first
    here = [
        m
        for m in _places_between(fitting, a, b)
        if not _set_off(scan, m, a, at)
        and not is_way(scan, m, ways)
        and (m.place.kind != "country" or is_governed(scan, m))
    ]
    here = [m for m in here if not _in_brackets(scan, m)] or here  # "جرش ( شمال عمان ) وإربد"
    if not here:
        return []
    first = min(range(len(here)), key=lambda k: _distance(here[k], at))
    if first and lies_in(scan, here[first - 1], here[first]):
        first -= 1
    last = first
    while first and go_together(scan, here[first - 1], here[first]):
        first -= 1
    while last + 1 < len(here) and go_together(scan, here[last], here[last + 1]):
        last += 1
    return [with_role(m.place, "main") for m in here[first : last + 1]]


def _in_brackets(scan: Scan, mention: PlaceMention) -> bool:
    words = scan.text.words
    before = words[max(0, mention.first - 4) : mention.first]
    return ")" in words[mention.end : mention.end + 2] and "(" in before and ")" not in before


def _of_party(scan: Scan, draft: Draft) -> list[Place]:
    """The place in the name of a party of the sentence, where nothing else is told: "أعلنت شرطة مدينة X
    اعتقال", "قررت النيابة العامة في أنقرة اعتقال"."""
    a, b = scan.text.sentences[draft.trigger.sentence]
    here = [
        m
        for m in _places_between(scan.places, a, b)
        if (m.place.kind not in WIDE or is_governed(scan, m)) and _can_hold(scan, m) and _in_name(scan, m)
    ]
    if not here and draft.event in _AT_HOME:
        doers = {p.party.first for p in draft.parts if p.role == "agent" and p.party.cat == "country"}
        here = [m for m in _places_between(scan.places, a, b) if m.first in doers and _can_hold(scan, m)]
    if not here:
        return []
    return [with_role(min(here, key=lambda m: _distance(m, draft.trigger.first)).place, "main")]


def _places_between(places: Sequence[PlaceMention], low: int, high: int) -> Sequence[PlaceMention]:
    """Of places in order, those that start at tokens low to high (excluded)."""
    first = bisect_left(places, low, key=_first)
    return places[first : bisect_left(places, high, lo=first, key=_first)]


def _first(mention: PlaceMention) -> int:
    return mention.first


def _distance(mention: PlaceMention, at: int) -> int:
    return abs(mention.first - at) + WIDE.get(mention.place.kind, 0)


_AFTERMATH = frozenset(("بعد", "عقب", "اعقاب", "اثر", "غداه", "منذ"))


def _set_off(scan: Scan, mention: PlaceMention, first: int, at: int) -> bool:
    """True for a place of an earlier event that the sentence starts from: "بعد الهجوم في تدمر، نظمت الوزارة
    عملية"."""
    words = scan.text.words
    if mention.end > at or _AFTERMATH.isdisjoint(w.removeprefix("و") for w in words[first : first + 3]):
        return False
    return any(w in ("،", ",") for w in words[mention.end : at])


def _along(scan: Scan, trigger: Trigger, others: list[Trigger], at: int) -> bool:
    """True for the place of what went along with an event: "غارات ترافقت مع قصف على بلدة X"."""
    between = [t for t in others if trigger.first < t.first < at]
    return (
        bool(between)
        and not _WITH.isdisjoint(scan.text.words[trigger.end : between[0].first])
        and all(t.first >= between[0].first for t in between)
        and _nearest(between[0], [t for t in others if t is not between[0]], at)
    )


_WITH = frozenset(("ترافقت", "ترافق", "ترافقها", "رافقها", "رافقه", "يرافقها", "تخللها", "تخلله"))


def _nearest(trigger: Trigger, others: list[Trigger], at: int) -> bool:
    """True when the trigger is the last before the place, or none is and it is the first behind."""
    before = [t.first for t in [trigger, *others] if t.first < at]
    if before:
        return trigger.first == max(before) or (
            trigger.first < at
            and all(not trigger.first < t.first < at or (t.pos != "v" and trigger.pos == "v") for t in others)
        )
    return trigger.first == min(t.first for t in [trigger, *others])
