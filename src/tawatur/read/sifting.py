"""Sifting: mentions that are part of another event's telling, or tell of no event of their own."""

from __future__ import annotations

from tawatur.codebook import events
from tawatur.model import Polarity
from tawatur.read.attach_counted import is_told_of
from tawatur.read.attach_rank import ranked
from tawatur.read.main_event import PARTS
from tawatur.read.merge import Draft, within
from tawatur.read.needs import by_nature
from tawatur.read.role_reach import counted
from tawatur.read.scan import Scan

_OUTCOMES = frozenset({"killing", "materiel_destroyed"})
_NO_CAUSES = _OUTCOMES | {"operation", "arrest", "territory_change", "siege", "body_found"}
_FINDS = frozenset({"weapons_seizure", "defusal"})  # what is found on the dead killed nobody
_TALLIES = frozenset({"casualties"})
_WAR = 1000  # dead; a toll that no single attack of these reports took: it sums up a war


def without_tallies(drafts: list[Draft]) -> list[Draft]:
    """A tally of the dead is an event only where nothing else tells what they died of."""
    others = [d for d in drafts if d.event not in _TALLIES and d.event not in PARTS]
    return [d for d in drafts if d.event not in _TALLIES] if others else drafts


def without_deaths(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """A word of killing is the outcome of the event that its sentence tells, and an event only alone. Alone
    with a named victim it is held for an assassination, as the annotators did."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.event in _OUTCOMES:
            cause = _cause(scan, drafts, draft)
            if cause is not None:
                _take_outcome(scan, cause, draft)
                continue
            if draft.event == "killing" and _no_attack(scan, draft):
                draft.event, draft.background = "casualties", True
            elif any(p.role == "victim" and p.party.cat == "person" for p in draft.parts):
                draft.event = "assassination"
        kept.append(draft)
    return kept


def _cause(scan: Scan, drafts: list[Draft], draft: Draft) -> Draft | None:
    """The event of its sentence that stands nearest to a word of killing."""
    kinds = events.load()
    first = draft.trigger.first
    causes = [
        d
        for d in within(drafts, *scan.text.sentences[draft.trigger.sentence])
        if d is not draft
        and (kinds[d.event].security or d.event == "crash")
        and d.event not in _NO_CAUSES
        and not (d.event in _FINDS and draft.trigger.sentence == 0 and first < d.trigger.first)
    ]
    return min(causes, key=lambda d: abs(d.trigger.first - first), default=None)


def _take_outcome(scan: Scan, cause: Draft, draft: Draft) -> None:
    held = {p.party.first for p in cause.parts}
    bombed = events.load()[cause.event].kin == "bombardment"
    cause.parts += [
        p
        for p in draft.parts
        if p.party.first not in held
        and p.role == "victim"
        and (not bombed or is_told_of(p.party) or not counted(scan, p.party))
    ]
    cause.tolls += [t for t in draft.tolls if t not in cause.tolls]
    cause.also.append(draft.trigger)
    cause.deadly = True
    cause.odds = max(cause.odds, draft.odds)
    if not cause.places:
        cause.places = draft.places


def _no_attack(scan: Scan, draft: Draft) -> bool:
    """True for the dead of a war or of an accident."""
    if any(t.toll.what == "killed" and (t.toll.low or 0) >= _WAR for t in draft.tolls):
        return True
    return by_nature(scan, *scan.text.sentences[draft.trigger.sentence])


def without_verbs(drafts: list[Draft]) -> list[Draft]:
    """A verb whose subject is the event before it goes on telling that event."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.trigger.event_subject and kept:
            head = kept[-1]
            head.also.append(draft.trigger)
            head.odds = max(head.odds, draft.odds)
            held = {p.party.first for p in head.parts}
            head.parts += [p for p in draft.parts if p.party.first not in held]
            names = {p.name for p in head.places}
            head.places = ranked([*head.places, *(p for p in draft.places if p.name not in names)])
            head.tolls += draft.tolls
            head.time = head.time or draft.time
            continue
        kept.append(draft)
    return kept


def without_echoes(drafts: list[Draft]) -> list[Draft]:
    """Without nouns that point back ("بعد اقتحامه") at what no draft tells, and bring neither place nor toll."""
    echoes = {
        id(d)
        for d in drafts
        if d.same_as is None
        and d.trigger.pos != "v"
        and d.trigger.hit.tail
        and not d.tolls
        and not any(p.role == "main" for p in d.places)
    }
    return [d for d in drafts if id(d) not in echoes and id(d.same_as) not in echoes]


def without_bare(drafts: list[Draft]) -> list[Draft]:
    """Without words for violence that say no more than that there is some ("الخبرة في القتال"), where others of
    the report are told of more. Measured: six in ten such were no event; but the first that has a place, were
    it a country ("الإنزال الذي نفذته داخل سوريا"), is what the report is about."""
    kinds = events.load()
    opening = next((d for d in drafts if d.places and d.event != "attack"), None)
    bare = {
        id(d)
        for d in drafts
        if d is not opening
        and d.same_as is None
        and d.polarity is Polarity.ASSERTED
        and kinds[d.event].security
        and _is_bare(d)
    }
    bare -= {id(d.same_as) for d in drafts}
    return [d for d in drafts if id(d) not in bare] if len(bare) < len(drafts) else drafts


def without_known(drafts: list[Draft]) -> list[Draft]:
    """Without agreements that are taken as known ("بموجب الاتفاق", "صمود الهدنة"): a definite noun that no other
    draft tells, and that came about on no sure day."""
    told = {id(d.same_as) for d in drafts if d.same_as is not None}
    known = {
        id(d)
        for d in drafts
        if d.event == "agreement"
        and d.definite
        and d.same_as is None
        and not d.also
        and id(d) not in told
        and not (d.time and d.time.certain)
    }
    return [d for d in drafts if id(d) not in known] if len(known) < len(drafts) else drafts


def _is_bare(draft: Draft) -> bool:
    """True without a toll, a sure day, a place finer than a country and a party; the attacker alone ("هجمات
    التنظيم") makes no event of an attack."""
    if draft.tolls or (draft.time and draft.time.certain):
        return False
    alone = draft.event == "attack" or (draft.event == "armed_clash" and len(draft.parts) < 2)
    if alone:
        return not any(p.role == "main" and p.kind != "country" for p in draft.places)
    return not draft.parts and all(p.kind == "country" for p in draft.places)
