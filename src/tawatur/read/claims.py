"""Claims: each trigger with its parties, places, time, tolls and polarity; one claim an event and teller."""

from __future__ import annotations

from bisect import bisect_right

from tawatur.codebook import events
from tawatur.model import Claim, Polarity, Role, Toll
from tawatur.read.attach import attach_places, lend_places, ranked
from tawatur.read.attach_carried import attach_carried
from tawatur.read.attach_counted import attach_counted, is_told_of
from tawatur.read.attach_dates import attach_dates
from tawatur.read.attach_tolls import attach_tolls
from tawatur.read.happened import told, weigh
from tawatur.read.main_event import PARTS, choose_main
from tawatur.read.merge import Draft, merge, within
from tawatur.read.parties import Party
from tawatur.read.polarity import GOAL, is_background, polarity_of
from tawatur.read.retold import around, head_end, is_another
from tawatur.read.role_names import name_alike
from tawatur.read.role_reach import counted
from tawatur.read.roles import roles_of
from tawatur.read.scan import Scan
from tawatur.read.statements import Said
from tawatur.read.tolls import find_tolls
from tawatur.read.triggers import Trigger, find_triggers
from tawatur.values import Span

_OUTCOMES = frozenset({"killing", "materiel_destroyed"})
_TALLIES = frozenset({"casualties"})

_CASES = frozenset({"عمليه", "حادثه", "حادث", "محاوله", "واقعه"})  # "حادثة الاغتيال" is definite


def find_claims(scan: Scan, said: list[Said], report: str, ids: list[str]) -> list[Claim]:
    """The claims of a report in order of their triggers; `ids` are the statements' ids."""
    drafts = find_drafts(scan, said)
    kept = _without_echoes(told(scan, merge(_without_deaths(scan, _without_verbs(drafts)))))
    lend_places(scan, kept)
    kept = _without_bare(kept)
    choose_main(scan, kept)
    name_alike(scan, kept)
    return _claims(scan, kept, report, ids)


def find_drafts(scan: Scan, said: list[Said]) -> list[Draft]:
    """A draft a trigger, in order, with its parties, places, time, tolls, polarity and odds, before any two are
    seen as one event."""
    triggers = find_triggers(scan)
    tolls = find_tolls(scan)
    starts = [t.first for t in triggers]
    head = head_end(scan.text)
    drafts: list[Draft] = []
    for trigger in triggers:
        number = _statement_of(trigger, said)
        statement = said[number] if number is not None else None
        polarity, by = polarity_of(scan, trigger, statement)
        if by == GOAL:
            continue
        drafts.append(
            Draft(
                trigger,
                trigger.event,
                number,
                polarity,
                roles_of(scan, trigger, statement, starts),
                [],
                None,
                [],
                is_background(scan, trigger),
                by or trigger.hit.entry.by,
                _definite(scan, trigger),
                wording=_wording(scan, trigger),
                another=is_another(scan, trigger),
                around=around(scan, trigger) if trigger.first < head else frozenset(),
            )
        )
    drafts = _without_tallies(drafts)
    attach_carried(scan, drafts)
    attach_places(scan, drafts)
    attach_dates(scan, drafts)
    attach_tolls(scan, drafts, tolls)
    attach_counted(scan, drafts)
    weigh(scan, drafts)
    return drafts


def _without_tallies(drafts: list[Draft]) -> list[Draft]:
    """A tally of the dead is an event only where nothing else tells what they died of."""
    others = [d for d in drafts if d.event not in _TALLIES and d.event not in PARTS]
    return [d for d in drafts if d.event not in _TALLIES] if others else drafts


def _statement_of(trigger: Trigger, said: list[Said]) -> int | None:
    """The innermost statement whose content holds the trigger."""
    best: int | None = None
    # Statements come in order of their cues; one that holds the trigger is seldom longer than a dozen others.
    behind = bisect_right(said, trigger.first, key=lambda one: one.cue[0]) + 8
    for number in range(max(0, behind - 40), min(behind, len(said))):
        one = said[number]
        if one.content[0] <= trigger.first < one.content[1] and (
            best is None or one.content[0] >= said[best].content[0]
        ):
            best = number
    return best


def _definite(scan: Scan, trigger: Trigger) -> bool:
    if trigger.pos == "v":
        return False
    word = scan.text.words[trigger.first]
    if trigger.hit.tail or (trigger.end - trigger.first == 1 and word.endswith(("هم", "هما", "ها"))):
        return True
    if word.lstrip("وفبل") in _CASES and scan.text.words[trigger.end - 1].startswith("ال"):
        return True
    return (
        "ال" in trigger.hit.lead
        or trigger.hit.lead.endswith("لل")
        or word.startswith(("ال", "وال", "بال", "لل"))
    )


def _wording(scan: Scan, trigger: Trigger) -> tuple[str, ...]:
    """The next four words from the trigger on, empty at the end of the text."""
    found: list[str] = []
    for i in range(trigger.first, min(len(scan.text.words), trigger.first + 12)):
        if scan.text.kinds[i] in "ald":
            found.append(scan.text.words[i])
            if len(found) == 4:
                return tuple(found)
    return ()


def _without_deaths(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """A word of killing is the outcome of the event that its sentence tells, and an event only alone. Alone
    with a named victim it is held for an assassination, as the annotators did."""
    kinds = events.load()
    kept: list[Draft] = []
    for draft in drafts:
        if draft.event in _OUTCOMES:
            a, b = scan.text.sentences[draft.trigger.sentence]
            causes = [
                d
                for d in within(drafts, a, b)
                if d is not draft
                and (kinds[d.event].security or d.event == "crash")
                and d.event
                not in (*_OUTCOMES, "operation", "arrest", "territory_change", "siege", "body_found")
            ]
            if causes:
                cause = min(causes, key=lambda d: abs(d.trigger.first - draft.trigger.first))
                held = {p.party.first for p in cause.parts}
                bombed = kinds[cause.event].kin == "bombardment"
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
                continue
            if any(p.role == "victim" and p.party.cat == "person" for p in draft.parts):
                draft.event = "assassination"
        kept.append(draft)
    return kept


def _without_verbs(drafts: list[Draft]) -> list[Draft]:
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


def _without_echoes(drafts: list[Draft]) -> list[Draft]:
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


def _without_bare(drafts: list[Draft]) -> list[Draft]:
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


def _is_bare(draft: Draft) -> bool:
    """True without a toll, a sure day, a place finer than a country and a party; the attacker alone ("هجمات
    التنظيم") makes no event of an attack."""
    if draft.tolls or (draft.time and draft.time.certain):
        return False
    if draft.event == "attack":
        return not any(p.role == "main" and p.kind != "country" for p in draft.places)
    return not draft.parts and all(p.kind == "country" for p in draft.places)


def _claims(scan: Scan, drafts: list[Draft], report: str, ids: list[str]) -> list[Claim]:
    names = {id(draft): f"{report}#c{number}" for number, draft in enumerate(drafts, 1)}
    made: list[Claim] = []
    for draft in drafts:
        made.append(
            Claim(
                names[id(draft)],
                report,
                ids[draft.statement] if draft.statement is not None else None,
                draft.event,
                _span(scan, draft.trigger),
                draft.main,
                draft.polarity,
                tuple(_role(part.role, part.party, part.by) for part in draft.parts),
                tuple(draft.places),
                draft.time,
                _tolls(scan, draft),
                draft.by,
                tuple(_span(scan, t) for t in draft.also),
                names[id(draft.same_as)] if draft.same_as is not None else None,
                draft.background,
            )
        )
    return made


def _tolls(scan: Scan, draft: Draft) -> tuple[Toll, ...]:
    """The tolls of a claim, each once: the same number in a later sentence of the same telling is no second."""
    seen: set[tuple[object, ...]] = set()
    values: dict[tuple[object, ...], int] = {}
    kept: list[Toll] = []
    for one in draft.tolls:
        toll, sentence = one.toll, scan.text.sentence_of(one.first)[0]
        value = (toll.what, toll.low, toll.high)
        if toll.spans in seen or values.setdefault(value, sentence) != sentence:
            continue
        seen.add(toll.spans)
        kept.append(toll)
    return tuple(kept)


def _span(scan: Scan, trigger: Trigger) -> Span:
    """The trigger's words without proclitics (the article stays)."""
    lead = trigger.hit.lead
    keep = lead.rfind("ال") if "ال" in lead else (lead.rfind("لل") if lead.endswith("لل") else len(lead))
    start = scan.text.inner_start(trigger.first, keep)
    return Span(start, scan.text.ends[trigger.end - 1])


def _role(role: str, party: Party, by: str) -> Role:
    return Role(role, party.name, party.concept, (party.name_span,), by)
