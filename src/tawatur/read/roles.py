"""Roles: who did it to whom, by where the parties stand around a trigger."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.language.lexicon import Hit
from tawatur.read.numbers import NumberMention
from tawatur.read.parties import Party
from tawatur.read.scan import Scan
from tawatur.read.statements import Said
from tawatur.read.triggers import Trigger
from tawatur.values import Span

_ARMED = frozenset({"alliance", "force", "group", "unit", "vehicle", "authority", "ministry"})
_PASSIVES = frozenset(
    {"killing", "execution", "assassination", "arrest", "abduction", "shooting_attack", "release"}
)
_PATIENT = {
    "arrest": "detainee",
    "release": "detainee",
    "abduction": "victim",
    "killing": "victim",
    "execution": "victim",
    "assassination": "victim",
    "displacement": "victim",
    "stabbing": "victim",
    "ramming": "victim",
    "beating": "victim",
    "trial": "detainee",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A party with the role it plays in an event, and what shows it."""

    role: str
    party: Party
    by: str


def patient_role(event: str, party: Party) -> str:
    """The role of whoever an event is done to: people are victims, things and forces targets."""
    if event in _PATIENT:
        return _PATIENT[event]
    return "victim" if party.cat in ("people", "person") and party.source_kind != "armed_group" else "target"


def roles_of(scan: Scan, trigger: Trigger, said: Said | None, others: set[int]) -> list[Part]:
    """The parts of the parties around a trigger, each party once. `others` are tokens where other triggers
    start: a grammar does not look past them for its own parties."""
    a, b = trigger.clause
    if said:
        a, b = max(a, said.content[0]), min(b, max(said.content[1], trigger.end))
    found: list[Part] = []
    reader = _FRAMES.get(trigger.frame, _noun_strike)
    reader(scan, trigger, a, b, others, found)
    _marked(scan, trigger, a, b, others, found)
    if trigger.frame in _DONE and not any(p.role == "agent" for p in found):
        doer = _nearest_before(scan, trigger, a)
        if doer is not None and all(doer.first != p.party.first for p in found):
            found.append(Part("agent", doer, "nearest force before"))
    found = [p for p in found if not (p.role == "victim" and _only_counted(scan, p.party))]
    unique: list[Part] = []
    for part in found:
        if all(part.party.first != u.party.first for u in unique):
            unique.append(part)
    return _with_coordinated(scan, unique, b)


def _only_counted(scan: Scan, party: Party) -> bool:
    """True for people who are only a number ("خمسة مدنيين"): the toll carries them, and no party is named."""
    return party.cat == "people" and not party.inner and party.person is None and _counted(scan, party)


def _with_coordinated(scan: Scan, parts: list[Part], b: int) -> list[Part]:
    """A party joined to one with و plays the same part ("الجيش والشرطة")."""
    extra: list[Part] = []
    held = {p.party.first for p in parts}
    for part in parts:
        party = part.party
        for _ in range(4):
            follower = scan.party_at.get(party.end)
            if follower is None and party.end + 1 < b and scan.text.words[party.end] in ("،", ","):
                follower = scan.party_at.get(party.end + 1)
            if follower is None or follower.first in held or follower.first >= b:
                break
            if not scan.text.words[follower.first].startswith("و"):
                break
            extra.append(Part(part.role, follower, part.by))
            held.add(follower.first)
            party = follower
    return parts + extra


def _power(scan: Scan, i: int) -> Party | None:
    """The state or capital at i as a party, where the grammar asks for one: "بالتنسيق مع دمشق"."""
    hit = next((h for h in scan.hits.get(i, ()) if h.entry.cls == "state" and not h.tail), None)
    if hit is None:
        return None
    start = scan.text.inner_start(i, len(hit.lead) - (2 if hit.lead.endswith("ال") else 0))
    span = Span(start, scan.text.ends[hit.end - 1])
    return _stand_in(hit, hit.entry.concept, "state", "country", "official", span)


def _adjective(scan: Scan, i: int) -> Party | None:
    """The forces that an adjective of country names: "غارات روسية" are Russian forces'."""
    hit = next((h for h in scan.hits.get(i, ()) if h.entry.cls == "nisba" and not h.tail), None)
    if hit is None or "و" in hit.lead:
        return None
    iso = hit.entry.attrs.get("iso", "").lower()
    concept = f"{iso}.forces" if iso else hit.entry.concept or None
    span = Span(scan.text.starts[i], scan.text.ends[hit.end - 1])
    return _stand_in(hit, concept, "nisba", "nisba", "official", span)


def _stand_in(hit: Hit, concept: str | None, kind: str, cat: str, source: str, span: Span) -> Party:
    return Party(
        hit.first,
        hit.end,
        hit.first,
        concept,
        None,
        kind,
        source,
        cat,
        hit.entry.attrs.get("iso"),
        "many",
        span,
        None,
        hit.lead,
        hit.entry.by,
    )


# --- finders --------------------------------------------------------------------------------------------------


def _after(scan: Scan, i: int, b: int, others: set[int], reach: int = 3) -> Party | None:
    """The party that starts at i or after a few adjectives, numbers or small words."""
    j, steps = i, 0
    words, kinds = scan.text.words, scan.text.kinds
    while j < b and steps <= reach:
        if j in scan.party_at:
            return scan.party_at[j]
        if j in others and j > i:
            return None
        if j in scan.number_at:
            j = scan.number_at[j].end if scan.number_at[j].kind != "dual" else j + 1
            continue
        if j in scan.date_at:
            j = max(j + 1, scan.date_at[j].end)
            continue
        if j in scan.place_at and scan.place_at[j].end > j:
            return None
        if kinds[j] == "p" and words[j] not in "\"“”«»'()-":
            return None
        if words[j] in _PREPOSITIONS or words[j] in _CLAUSES:
            return None
        j += 1
        steps += kinds[j - 1] in "al"
    return None


_PREPOSITIONS = frozenset(
    {"علي", "في", "من", "الي", "عن", "بين", "ضد", "مع", "خلال", "بعد", "قبل", "قرب", "عند", "لدي"}
)
_CLAUSES = frozenset({"ان", "انه", "انها", "التي", "الذي", "الذين"})


def _before(scan: Scan, i: int, a: int, others: set[int], reach: int = 2) -> Party | None:
    """The party that ends right before i, over small words and an apposition in brackets or quotes."""
    j, steps = i, 0
    words, kinds = scan.text.words, scan.text.kinds
    while j > a and steps <= reach:
        if j in scan.party_end:
            party = scan.party_end[j]
            if party.first < a:
                return None
            if not _governed(scan, party):
                return party
            if not _beside(scan, party):
                return None
            j = party.first - 1
            continue
        if kinds[j - 1] == "p" and words[j - 1] not in "\"“”«»'()-,،":
            return None
        if j - 1 in others:
            return None
        j -= 1
        steps += kinds[j] in "al"
    return None


def _beside(scan: Scan, party: Party) -> bool:
    """True for a party behind "together with": the subject stands before it."""
    return any(
        h.entry.cls in ("with_partner", "with_support") and h.end in (party.first, party.first - 1)
        for i in range(max(0, party.first - 4), party.first)
        for h in scan.hits.get(i, ())
    )


def _governed(scan: Scan, party: Party) -> bool:
    """True when a preposition or "according to" stands before the party: it is no subject."""
    i = party.first
    word = scan.text.words[i]
    before = scan.text.words[i - 1] if i else ""
    if before.startswith(("سيطره", "لسيطره")):
        return True
    if before in _PREPOSITIONS or word.startswith(("لل", "بال")) or before in ("بحسب", "وفق", "حسب"):
        return True
    return _beside(scan, party)


# --- frames ------------------------------------------------------------------------------------------------


def _verb(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    """Verb, subject, object; or subject before the verb; or passive."""
    first = _after(scan, t.end, b, others) or _power(scan, t.end)
    if first is not None and _accusative(scan, t, first):
        subject = _before(scan, t.first, a, others)
        if subject is not None:
            found.append(Part("agent", subject, "subject before its verb"))
        found.append(Part(patient_role(t.event, first), first, "object by its form"))
        return
    if first is not None and t.event_subject:
        found.append(Part(patient_role(t.event, first), first, "object of an event's verb"))
        return
    if first is None:
        subject = _before(scan, t.first, a, others)
        if subject:
            found.append(Part("agent", subject, "subject before its verb"))
        return
    second = _after(scan, first.end, b, others, reach=2)
    subject = _before(scan, t.first, a, others)
    if subject is not None and second is None and subject.cat in _ARMED | {"office", "ministry", "people"}:
        found.append(Part("agent", subject, "subject before its verb"))
        found.append(Part(patient_role(t.event, first), first, "object"))
        return
    passive = t.event in _PASSIVES and (
        first.cat == "people" or first.cat == "person" or _counted(scan, first)
    )
    if passive and (second is None or not _object(scan, first, second)):
        found.append(Part(patient_role(t.event, first), first, "subject of a passive"))
        return
    if t.event in _PASSIVES and first.cat not in _ARMED and second is None and not _is_force(first):
        found.append(Part(patient_role(t.event, first), first, "subject of a passive"))
        return
    if subject is not None and _counted(scan, first) and not _is_force(first):
        found.append(Part("agent", subject, "subject before its verb"))
        found.append(Part(patient_role(t.event, first), first, "object"))
        return
    if not _is_force(first) and first.cat == "people" and subject is not None:
        found.append(Part("agent", subject, "subject before its verb"))
        found.append(Part(patient_role(t.event, first), first, "object"))
        return
    found.append(Part("agent", first, "subject"))
    if second is not None:
        found.append(Part(patient_role(t.event, second), second, "object"))


def _accusative(scan: Scan, t: Trigger, party: Party) -> bool:
    """True when the form says that the party is no subject: a sound plural or dual in ين, or a broken plural of
    people behind a verb in the feminine that counts them ("استهدفت ثلاثة قيادات")."""
    if t.event in _PASSIVES and t.event != "arrest":
        return False
    word = scan.text.words[party.first]
    if party.cat == "people" and party.number in ("many", "two") and word.endswith("ين") and len(word) > 4:
        return True
    verb = scan.text.words[t.first]
    return (
        verb.endswith("ت")
        and party.cat == "people"
        and _counted(scan, party)
        and not word.endswith(("ون", "ان"))
    )


def _counted(scan: Scan, party: Party) -> bool:
    return any(
        n.end in (party.first, party.first + 1) or n.first == party.first for n in _numbers_near(scan, party)
    )


def _numbers_near(scan: Scan, party: Party) -> list[NumberMention]:
    return [
        scan.number_at[i]
        for i in range(max(0, party.first - 5), party.first + 1)
        if i in scan.number_at and scan.number_at[i].end <= party.first + 1
    ]


def _is_force(party: Party) -> bool:
    return party.cat in _ARMED or party.source_kind == "armed_group"


def _object(scan: Scan, first: Party, second: Party) -> bool:
    """True when the second party can be the first one's object: nothing but words lies between."""
    between = range(first.end, second.first)
    if scan.text.words[second.first].startswith("و") and second.first == first.end:
        return False
    return all(scan.text.kinds[i] in "ald" for i in between) and not scan.text.words[second.first].startswith(
        ("بال", "لل")
    )


def _shoot(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    """أطلق X النار على Y."""
    first = _after(scan, t.end, b, others, reach=1)
    if first is not None and scan.text.words[first.first - 1] == "علي":
        first = None
    subject = first or _before(scan, t.first, a, others)
    if subject is not None:
        found.append(Part("agent", subject, "subject"))
    start = first.end if first is not None else t.end
    for i in range(start, min(b, start + 9)):
        if i in others:
            return
        if scan.text.words[i] in ("علي", "باتجاه", "صوب"):
            hit = _after(scan, i + 1, b, others, reach=2)
            if hit is not None:
                found.append(Part(patient_role(t.event, hit), hit, "behind على"))
            return


def _control(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    """X took (the town) from Y; the loser stands behind من, or is driven out."""
    subject = _after(scan, t.end, b, others) or _before(scan, t.first, a, others)
    word = scan.text.words[t.first].lstrip("وف")
    if subject:
        found.append(Part("agent", subject, "subject"))
    if word.startswith(("طرد", "يطرد", "تطرد")) and subject:
        lost = _after(scan, subject.end, b, others)
        if lost:
            found.append(Part("target", lost, "object"))
    start = subject.end if subject and subject.first >= t.end else t.end
    for i in range(start, min(b, start + 14)):
        if i in others:
            break
        if scan.text.words[i] in ("من", "عن") or scan.has("by_agent", i):
            lost = _after(scan, i + 1, b, others, reach=3)
            if lost and _is_force(lost):
                found.append(Part("target", lost, "behind من"))
                break


def _control_noun(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    if t.end in scan.party_at and _is_force(scan.party_at[t.end]):
        found.append(Part("agent", scan.party_at[t.end], "genitive"))
    else:
        _light(scan, t, a, others, found)
        if not found:
            subject = _nearest_before(scan, t, a)
            if subject:
                found.append(Part("agent", subject, "nearest force before"))
    for i in range(t.end, min(b, t.end + 10)):
        if scan.text.words[i] in ("من", "عن") and i + 1 in scan.party_at and _is_force(scan.party_at[i + 1]):
            found.append(Part("target", scan.party_at[i + 1], "behind من"))
            break


def _nearest_before(scan: Scan, t: Trigger, a: int) -> Party | None:
    for party in reversed([p for p in scan.parties if a <= p.first and p.end <= t.first]):
        if (party.cat in _ARMED or party.kind == "body") and _is_force(party) and not _governed(scan, party):
            return party
    return None


def _noun_strike(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    """قصف X (لـ Y) على Z، غارات روسية، غارة شنتها X."""
    words = scan.text.words
    stop = next((i for i in sorted(others) if i > t.first), b)
    stop = min(stop, b, t.end + 16)
    i = t.end
    if i in scan.party_at and i < b:
        party = scan.party_at[i]
        if not words[i].startswith("و"):
            role = (
                "agent"
                if _is_force(party) or party.cat in ("country", "office")
                else patient_role(t.event, party)
            )
            if words[i].startswith("لل") or words[i].startswith("ل"):
                role = "agent" if _is_force(party) else role
            found.append(Part(role, party, "genitive"))
    for i in range(t.end, min(stop, t.end + 3)):
        if i in scan.party_at:
            break
        adjective = _adjective(scan, i)
        if adjective is not None:
            found.append(Part("agent", adjective, "adjective of country"))
            break
    for i in range(t.end, stop):
        party = scan.party_at.get(i)
        if party is None:
            continue
        before = words[i - 1] if i else ""
        if before in ("علي", "ضد", "باتجاه", "صوب", "نحو", "طال", "طالت"):
            found.append(Part(patient_role(t.event, party), party, "behind على"))
        elif party.lead.endswith("ل") and (_is_force(party) or party.cat == "authority"):
            found.append(Part("agent", party, "behind ل"))
        elif before == "من" and i <= t.end + 4 and (_is_force(party) or party.cat == "people"):
            found.append(Part("agent", party, "behind من"))
        elif _pronoun_verb(scan, i - 1, t.end):
            found.append(Part("agent", party, "relative clause"))
        elif party.cat in ("nisba", "country") and i <= t.end + 3:
            found.append(Part("agent", party, "adjective"))
        elif before.startswith(("استهدف", "تستهدف", "يستهدف", "استهدفت", "طال", "ضرب")):
            found.append(Part(patient_role(t.event, party), party, "object of its verb"))
    if not any(p.role == "agent" for p in found):
        _light(scan, t, a, others, found)


def _relative_subject(scan: Scan, t: Trigger, b: int) -> Party | None:
    """The subject of a relative clause that takes the event up again: "الزيارة التي يقوم بها الرئيس"."""
    for i in range(t.end, min(b, t.end + 7)):
        if any(h.entry.cls == "light_back" for h in scan.hits.get(i, ())):
            end = max(h.end for h in scan.hits[i] if h.entry.cls == "light_back")
            return _after(scan, end, b, set(), reach=1)
    return None


def _pronoun_verb(scan: Scan, i: int, low: int) -> bool:
    """شنتها، نفذه: a light verb whose attached pronoun is the event itself."""
    return i >= low and any(h.entry.cls == "light" and h.tail for h in scan.hits.get(i, ()))


def _light(scan: Scan, t: Trigger, a: int, others: set[int], found: list[Part]) -> None:
    """شن X غارات: the subject of a light verb before the noun is its agent; so is X in "استهدف X ... بغارة"."""
    for i in range(t.first - 1, max(a - 1, t.first - 14), -1):
        hits = [h for h in scan.hits.get(i, ()) if h.entry.cls == "light" and h.entry.concept == "active"]
        verb = any(h.entry.cls == "event" and h.entry.attrs.get("pos") == "v" for h in scan.hits.get(i, ()))
        if not hits and not (verb and t.hit.lead.endswith(("ب", "بال"))):
            continue
        end = hits[0].end if hits else i + 1
        subject = _after(scan, end, t.first, set())
        if subject is None or subject.first >= t.first:
            subject = _before(scan, i, a, set())
        if subject and subject.first != t.first:
            found.append(Part("agent", subject, "subject of a light verb"))
        return


def _between(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    """Clashes between A and B; A's clashes with B."""
    words = scan.text.words
    stop = min(next((i for i in sorted(others) if i > t.first), b), b, t.end + 18)
    for i in range(t.end, stop):
        if words[i] in ("بين", "مع", "ضد") or words[i].startswith("بين"):
            j = i + 1
            while j < min(b, i + 14):
                if j in scan.party_at:
                    party = scan.party_at[j]
                    found.append(Part("agent", party, f"behind {words[i]}"))
                    j = party.end
                    if words[i] != "بين" and not (j in scan.party_at and words[j].startswith("و")):
                        break
                elif words[j] in ("في", "علي", "قرب", "داخل") or (
                    scan.text.kinds[j] == "p" and words[j] == "."
                ):
                    break
                else:
                    j += 1
            if words[i] in ("مع", "ضد"):
                other = _nearest_before(scan, t, a)
                if other:
                    found.append(Part("agent", other, "nearest force before"))
            break
    if not found:
        _noun_agents(scan, t, a, b, others, found)


def _noun_agents(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    _light(scan, t, a, others, found)


def _fight(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    first = _after(scan, t.end, b, others) or _before(scan, t.first, a, others)
    if first:
        found.append(Part("agent", first, "subject"))
        for i in range(max(first.end, t.end), min(b, max(first.end, t.end) + 6)):
            party = scan.party_at.get(i)
            if party:
                found.append(Part("agent", party, "other side"))
                break


def _repel(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    first = _after(scan, t.end, b, others) or _before(scan, t.first, a, others)
    if first:
        found.append(Part("agent", first, "subject"))
        other = next(
            (
                scan.party_at[i]
                for i in range(max(first.end, t.end), min(b, first.end + 10))
                if i in scan.party_at
            ),
            None,
        )
        if other:
            found.append(Part("agent", other, "whose attack was met"))


def _grab(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    """ألقت X القبض على Y: Y behind على; X before it or between the two words."""
    words = scan.text.words
    stop = min(b, t.end + 10)
    for i in range(t.end, stop):
        if i in scan.party_at:
            party = scan.party_at[i]
            role = (
                "detainee" if words[i - 1] == "علي" or _prep_on(scan, i) or not _is_force(party) else "agent"
            )
            if role == "agent" and any(p.role == "agent" for p in found):
                role = "detainee"
            found.append(Part(role, party, "behind على" if role == "detainee" else "subject"))
            if role == "detainee":
                break
    if not any(p.role == "agent" for p in found):
        subject = _before(scan, t.first, a, others)
        if subject:
            found.append(Part("agent", subject, "subject before its verb"))


def _prep_on(scan: Scan, i: int) -> bool:
    return any(scan.text.words[j] == "علي" for j in range(max(0, i - 4), i))


def _taking(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    """اعتقال X: the genitive is the one it is done to; the doer is a light verb's subject or behind "by"."""
    patient = _after(scan, t.end, b, others, reach=3)
    if patient is None and t.end < b and scan.text.words[t.end] == "علي":
        patient = _after(scan, t.end + 1, b, others, reach=3)
    if patient:
        role = (
            "agent"
            if _is_force(patient) and t.event in ("assassination",) and False
            else patient_role(t.event, patient)
        )
        found.append(Part(role, patient, "genitive"))
    _light(scan, t, a, others, found)


def _protest(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    subject = _after(scan, t.end, b, others, reach=1)
    if subject and (subject.cat == "people" or scan.text.words[subject.first].startswith("ل")):
        found.append(Part("agent", subject, "those who protest"))
    for i in range(t.end, min(b, t.end + 12)):
        if i in scan.party_at and i > 0 and scan.text.words[i - 1] in ("ضد", "علي"):
            found.append(Part("target", scan.party_at[i], "behind ضد"))
            break


def _move(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    if t.hit.tail and t.pos != "v":
        subject = _antecedent(scan, t, a)
    else:
        subject = _after(scan, t.end, b, others, reach=1) or _before(scan, t.first, a, others)
        subject = subject or (_power(scan, t.end) if t.end < b else None)
    if subject:
        found.append(Part("agent", subject, "subject"))


def _antecedent(scan: Scan, t: Trigger, a: int) -> Party | None:
    """Whose the pronoun on a noun is: the nearest party or power before it ("أعلنت سوريا انضمامها")."""
    for i in range(t.first - 1, max(a - 1, t.first - 9), -1):
        party = scan.party_at.get(i) or _power(scan, i)
        if party is not None:
            return party
    return None


def _displ(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    who = _after(scan, t.end, b, others, reach=4)
    if who and who.cat == "people":
        found.append(Part("victim", who, "those displaced"))


def _visit(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    subject = _after(scan, t.end, b, others, reach=1)
    if subject is None:
        subject = _relative_subject(scan, t, b) or _before(scan, t.first, a, others)
    if subject:
        found.append(Part("agent", subject, "subject"))
        for i in range(max(t.end, subject.end), min(b, t.end + 12)):
            if i in scan.party_at and i != subject.first:
                found.append(Part("partner", scan.party_at[i], "the other side"))
                break


def _event(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    return


_FRAMES = {
    "strikev": _verb,
    "kill": _verb,
    "take": _verb,
    "raidv": _verb,
    "free": _grab,
    "shoot": _shoot,
    "launch": _noun_strike,
    "blastv": _event,
    "blastvt": _verb,
    "partv": _move,
    "movev": _move,
    "protestv": _move,
    "die": _move,
    "ctrl": _control,
    "ctrln": _control_noun,
    "strike": _noun_strike,
    "attack": _noun_strike,
    "raid": _noun_strike,
    "blast": _noun_strike,
    "shells": _noun_strike,
    "shooting": _noun_strike,
    "between": _between,
    "fight": _fight,
    "repel": _repel,
    "grab": _grab,
    "taking": _taking,
    "dying": _taking,
    "protest": _protest,
    "move": _move,
    "agree": _between,
    "displ": _displ,
    "visit": _visit,
    "event": _event,
}

_DONE = frozenset(
    {"strike", "strikev", "raid", "raidv", "ctrl", "ctrln", "shoot", "launch", "shells", "move", "movev"}
)
_HIT = _DONE | {"attack", "blast", "shooting", "kill", "dying", "blastv", "blastvt"}
_MARKS = {
    "by_agent": "agent",
    "with_partner": "partner",
    "with_support": "supporter",
    "with_director": "director",
}


def _held(scan: Scan, t: Trigger, b: int, others: set[int], found: list[Part]) -> None:
    """Whose barracks, convoy or position is hit: "دك ثكنات الحشد", "قصف موقعا لقوات النظام"."""
    for i in range(t.end, min(b, t.end + 9)):
        if i in others and not scan.has("held", i):
            break
        if not scan.has("held", i):
            continue
        owner = _after(scan, i + 1, b, others, reach=1)
        if owner is not None and (_is_force(owner) or owner.cat in ("people", "group")):
            found.insert(0, Part("target", owner, "whose place or thing is hit"))
        return


def _losses(scan: Scan, t: Trigger, a: int, b: int, found: list[Part]) -> None:
    """Whose dead and wounded: "قتلى وجرحى من الحشد"."""
    for i in range(max(a, t.first - 14), min(b, t.end + 18)):
        if scan.text.words[i] == "من" and i and scan.has("toll", i - 1, "killed", "wounded"):
            party = scan.party_at.get(i + 1)
            if party is not None and _is_force(party):
                found.insert(0, Part("victim", party, "whose losses are told"))


def _marked(scan: Scan, t: Trigger, a: int, b: int, others: set[int], found: list[Part]) -> None:
    """Parties behind "by", "together with", "with the support of", "on the order of"."""
    if t.frame in _HIT:
        _held(scan, t, b, others, found)
        _losses(scan, t, a, b, found)
    for i in range(max(a, t.first - 12), min(b, t.end + 30)):
        for hit in scan.hits.get(i, ()):
            role = _MARKS.get(hit.entry.cls)
            if role is None or (role == "agent" and i < t.first):
                continue
            if any(t.end <= o < i for o in others) and role == "agent":
                continue
            j = hit.end
            if j < b and scan.text.words[j] in ("مع", "من"):
                j += 1
            party = _after(scan, j, b, set(), reach=2) or _power(scan, j)
            if party:
                found.insert(0, Part(role, party, hit.entry.by))
                break
