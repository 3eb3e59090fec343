"""Verbs of events: subject, object and what stands behind their prepositions."""

from __future__ import annotations

from tawatur.read.parties import Party
from tawatur.read.role_parts import ARMED, PERSONS, Ground, Part, is_force, patient_role, power
from tawatur.read.role_reach import antecedent, counted, nearest_before, party_after, party_before
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger

_PASSIVES = frozenset(
    {"killing", "execution", "assassination", "arrest", "abduction", "shooting_attack", "release"}
)


def verb(g: Ground, found: list[Part]) -> None:
    """Verb, subject, object; or subject before the verb; or passive."""
    first = party_after(g.scan, g.t.end, g.b, g.others) or power(g.scan, g.t.end)
    if _has_object(g):  # "رجلا أعدمهم التنظيم": the object is the pronoun
        near = party_after(g.scan, g.t.end, g.b, g.others, reach=0)
        if near is not None:
            found.append(Part("agent", near, "subject"))
            return
    if first is not None and _accusative(g.scan, g.t, first):
        subject = party_before(g.scan, g.t.first, g.a, g.others)
        if subject is not None:
            found.append(Part("agent", subject, "subject before its verb"))
        found.append(Part(patient_role(g.t.event, first), first, "object by its form"))
        return
    if first is not None and g.t.event_subject:
        found.append(Part(patient_role(g.t.event, first), first, "object of an event's verb"))
        return
    if first is None:
        subject = party_before(g.scan, g.t.first, g.a, g.others)
        if subject is not None and _suffers(g, subject):
            found.append(Part(patient_role(g.t.event, subject), subject, "subject before a passive"))
        elif subject is not None:
            found.append(Part("agent", subject, "subject before its verb"))
        return
    second = party_after(g.scan, first.end, g.b, g.others, reach=2)
    subject = party_before(g.scan, g.t.first, g.a, g.others)
    if subject is not None and second is None and subject.cat in ARMED | {"office", "ministry", "people"}:
        found.append(Part("agent", subject, "subject before its verb"))
        found.append(Part(patient_role(g.t.event, first), first, "object"))
        return
    passive = _may_suffer(g.t) and (first.cat == "people" or first.cat == "person" or counted(g.scan, first))
    if passive and (second is None or not _object(g.scan, first, second)):
        found.append(Part(patient_role(g.t.event, first), first, "subject of g.a passive"))
        return
    if _may_suffer(g.t) and first.cat not in ARMED and second is None and not is_force(first):
        found.append(Part(patient_role(g.t.event, first), first, "subject of g.a passive"))
        return
    if subject is not None and counted(g.scan, first) and not is_force(first):
        found.append(Part("agent", subject, "subject before its verb"))
        found.append(Part(patient_role(g.t.event, first), first, "object"))
        return
    if not is_force(first) and first.cat == "people" and subject is not None:
        found.append(Part("agent", subject, "subject before its verb"))
        found.append(Part(patient_role(g.t.event, first), first, "object"))
        return
    found.append(Part("agent", first, "subject"))
    if second is not None:
        found.append(Part(patient_role(g.t.event, second), second, "object"))


def _has_object(g: Ground) -> bool:
    """True for a verb with its object attached, by a row that leaves the pronoun open or is written with it."""
    return bool(g.t.hit.tail) or g.scan.text.words[g.t.end - 1].endswith(("هم", "هما"))


def _may_suffer(t: Trigger) -> bool:
    """True for verbs whose passive looks like them, whatever the means: "قتل جنود في هجوم انتحاري"."""
    return t.event in _PASSIVES or t.hit.entry.concept in _PASSIVES


def _suffers(g: Ground, subject: Party) -> bool:
    """True for "ثلاثة مدنيين قتلوا": persons before a verb of killing or taking that nothing follows."""
    return _may_suffer(g.t) and not is_force(subject) and (subject.cat in PERSONS or counted(g.scan, subject))


def _accusative(scan: Scan, t: Trigger, party: Party) -> bool:
    """True when the form says that the party is no subject: a sound plural or dual in ين, or a broken plural
    of people behind a verb in the feminine that counts them ("استهدفت ثلاثة قيادات")."""
    if _may_suffer(t) and t.event != "arrest":
        return False
    word = scan.text.words[party.first]
    if party.cat == "people" and party.number in ("many", "two") and word.endswith("ين") and len(word) > 4:
        return True
    verb = scan.text.words[t.first]
    return (
        verb.endswith("ت")
        and party.cat == "people"
        and counted(scan, party)
        and not word.endswith(("ون", "ان"))
    )


def _object(scan: Scan, first: Party, second: Party) -> bool:
    """True when the second party can be the first one's object: nothing but words lies between."""
    between = range(first.end, second.first)
    if scan.text.words[second.first].startswith("و") and second.first == first.end:
        return False
    return all(scan.text.kinds[i] in "ald" for i in between) and not scan.text.words[second.first].startswith(
        ("بال", "لل")
    )


def shoot(g: Ground, found: list[Part]) -> None:
    """أطلق X النار على Y."""
    first = party_after(g.scan, g.t.end, g.b, g.others, reach=1)
    if first is not None and g.scan.text.words[first.first - 1] == "علي":
        first = None
    subject = first or party_before(g.scan, g.t.first, g.a, g.others)
    if subject is not None:
        found.append(Part("agent", subject, "subject"))
    start = first.end if first is not None else g.t.end
    for i in range(start, min(g.b, start + 9)):
        if i in g.others:
            return
        if g.scan.text.words[i] in ("علي", "باتجاه", "صوب"):
            hit = party_after(g.scan, i + 1, g.b, g.others, reach=2)
            if hit is not None:
                found.append(Part(patient_role(g.t.event, hit), hit, "behind على"))
            return


_LOSING = ("خسر", "يخسر", "تخسر", "خساره", "فقد", "يفقد", "تفقد")


def _disagrees(g: Ground, verb: str, party: Party) -> bool:
    """True for "طردت تنظيم داعش": a feminine verb before a masculine body is another's."""
    return verb.endswith("ت") and g.scan.text.words[party.head].removeprefix("ال").startswith(_MASCULINE)


_MASCULINE = ("تنظيم", "جيش", "حزب", "نظام", "فصيل", "داعش", "لواء", "فيلق")


def control(g: Ground, found: list[Part]) -> None:
    """X took (the town) from Y; the loser stands behind من, or is driven out."""
    behind = party_after(g.scan, g.t.end, g.b, g.others)
    if behind is not None and behind.lead.endswith("ل"):
        behind = None
    before = party_before(g.scan, g.t.first, g.a, g.others)
    word = g.scan.text.words[g.t.first].lstrip("وف")
    drives = word.startswith(("طرد", "يطرد", "تطرد"))
    if word.startswith(("لطرد", "بطرد")) and behind is not None:  # "معركة لطرد تنظيم داعش"
        doer = nearest_before(g.scan, g.t, g.a)
        found.append(Part("target", behind, "object"))
        if doer is not None:
            found.append(Part("agent", doer, "nearest force before"))
        return
    subject = before if before is not None and (drives or not g.t.hit.lead) else behind or before
    if _has_object(g) and g.t.end in g.scan.party_at:
        subject = g.scan.party_at[g.t.end]  # "المدينة التي استعادتها القوات"
    if subject and (
        word.startswith(_LOSING) or (drives and subject is behind and _disagrees(g, word, subject))
    ):
        found.append(Part("target", subject, "who loses the ground"))
        return
    if subject:
        found.append(Part("agent", subject, "subject"))
    if drives and subject:
        lost = behind if behind is not subject else party_after(g.scan, subject.end, g.b, g.others)
        if lost:
            found.append(Part("target", lost, "object"))
    start = subject.end if subject and subject.first >= g.t.end else g.t.end
    for i in range(start, min(g.b, start + 14)):
        if i in g.others:
            break
        if g.scan.text.words[i] in ("من", "عن") or g.scan.has("by_agent", i):
            lost = party_after(g.scan, i + 1, g.b, g.others, reach=3)
            if lost and is_force(lost):
                found.append(Part("target", lost, "behind من"))
                break


def fight(g: Ground, found: list[Part]) -> None:
    first = party_after(g.scan, g.t.end, g.b, g.others) or party_before(g.scan, g.t.first, g.a, g.others)
    if first:
        found.append(Part("agent", first, "subject"))
        for i in range(max(first.end, g.t.end), min(g.b, max(first.end, g.t.end) + 6)):
            party = g.scan.party_at.get(i)
            if party:
                found.append(Part("agent", party, "other side"))
                break


def repel(g: Ground, found: list[Part]) -> None:
    first = party_after(g.scan, g.t.end, g.b, g.others) or party_before(g.scan, g.t.first, g.a, g.others)
    if first:
        found.append(Part("agent", first, "subject"))
        other = next(
            (
                g.scan.party_at[i]
                for i in range(max(first.end, g.t.end), min(g.b, first.end + 10))
                if i in g.scan.party_at
            ),
            None,
        )
        if other:
            found.append(Part("agent", other, "whose attack was met"))


def grab(g: Ground, found: list[Part]) -> None:
    """ألقت X القبض على Y: Y behind على; X before it or between the two words."""
    words = g.scan.text.words
    stop = min(g.b, g.t.end + 10)
    for i in range(g.t.end, stop):
        if i in g.scan.party_at:
            party = g.scan.party_at[i]
            role = (
                "detainee" if words[i - 1] == "علي" or _prep_on(g.scan, i) or not is_force(party) else "agent"
            )
            if role == "agent" and any(p.role == "agent" for p in found):
                role = "detainee"
            found.append(Part(role, party, "behind على" if role == "detainee" else "subject"))
            if role == "detainee":
                break
    if not any(p.role == "agent" for p in found):
        subject = party_before(g.scan, g.t.first, g.a, g.others)
        if subject:
            found.append(Part("agent", subject, "subject before its verb"))


def _prep_on(scan: Scan, i: int) -> bool:
    return any(scan.text.words[j] == "علي" for j in range(max(0, i - 4), i))


def die(g: Ground, found: list[Part]) -> None:
    """لقي X مصرعه: the subject is the one who dies."""
    subject = party_after(g.scan, g.t.end, g.b, g.others, reach=1) or party_before(
        g.scan, g.t.first, g.a, g.others
    )
    if subject is not None:
        found.append(Part("victim", subject, "who dies"))


_OWN = ("ها", "هم", "هما")  # pronouns of a noun whose row is written with them


def move(g: Ground, found: list[Part]) -> None:
    if g.t.pos != "v" and (g.t.hit.tail or g.scan.text.words[g.t.end - 1].endswith(_OWN)):
        subject = antecedent(g.scan, g.t, g.t.clause[0])
    else:
        subject = party_after(g.scan, g.t.end, g.b, g.others, reach=1) or party_before(
            g.scan, g.t.first, g.a, g.others
        )
        subject = subject or (power(g.scan, g.t.end) if g.t.end < g.b else None)
    if subject:
        found.append(Part("agent", subject, "subject"))
