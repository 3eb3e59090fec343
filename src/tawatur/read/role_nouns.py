"""Nouns of events: genitives, adjectives, relative clauses and light verbs."""

from __future__ import annotations

from tawatur.read.parties import Party
from tawatur.read.role_parts import Ground, Part, is_force, of_country, patient_role
from tawatur.read.role_reach import antecedent, nearest_before, party_after, party_before, persons_before
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger


def control_noun(g: Ground, found: list[Part]) -> None:
    if g.t.end in g.scan.party_at and is_force(g.scan.party_at[g.t.end]):
        found.append(Part("agent", g.scan.party_at[g.t.end], "genitive"))
    else:
        light(g, found)
        if not found:
            subject = nearest_before(g.scan, g.t, g.a)
            if subject:
                found.append(Part("agent", subject, "nearest force before"))
    for i in range(g.t.end, min(g.b, g.t.end + 10)):
        if (
            g.scan.text.words[i] in ("من", "عن")
            and i + 1 in g.scan.party_at
            and is_force(g.scan.party_at[i + 1])
        ):
            found.append(Part("target", g.scan.party_at[i + 1], "behind من"))
            break


_APART = frozenset({"داخل", "في", "علي", "من", "قرب", "عند", "ضد", "و", "الي"})


def noun_strike(g: Ground, found: list[Part]) -> None:
    """قصف X (لـ Y) على Z، غارات روسية، غارة شنتها X."""
    words = g.scan.text.words
    stop = g.next
    stop = min(stop, g.b, g.t.end + 16)
    i = g.t.end
    if i in g.scan.party_at and i < g.b:
        party = g.scan.party_at[i]
        if not words[i].startswith("و"):
            role = (
                "agent"
                if is_force(party) or party.cat in ("country", "office")
                else patient_role(g.t.event, party)
            )
            if words[i].startswith("ل") and _directed(g):
                role = patient_role(g.t.event, party)
            found.append(Part(role, party, "genitive"))
    for i in range(g.t.end, min(stop, g.t.end + 3)):
        place = g.scan.place_at.get(i)
        if i in g.scan.party_at or words[i] in _APART or (place is not None and place.role != "demonym"):
            break
        adjective = of_country(g.scan, i)
        if adjective is not None:
            found.append(Part("agent", adjective, "adjective of country"))
            break
    for i in range(g.t.end, stop):
        if i not in g.scan.party_at:
            continue
        party = g.scan.party_at[i]
        before = words[i - 1] if i else ""
        if before in ("علي", "ضد", "باتجاه", "صوب", "نحو", "طال", "طالت"):
            found.append(Part(patient_role(g.t.event, party), party, "behind على"))
        elif party.lead.endswith("ل") and (is_force(party) or party.cat == "authority"):
            found.append(Part("agent", party, "behind ل"))
        elif before == "من" and i <= g.t.end + 4 and (is_force(party) or party.cat == "people"):
            found.append(Part("agent", party, "behind من"))
        elif _pronoun_verb(g.scan, i - 1, g.t.end):
            found.append(Part("agent", party, "relative clause"))
        elif before.startswith(("استهدف", "تستهدف", "يستهدف", "استهدفت", "طال", "ضرب")):
            found.append(Part(patient_role(g.t.event, party), party, "object of its verb"))
    if not any(p.role == "agent" for p in found):
        light(g, found)


def _directed(g: Ground) -> bool:
    """True for "وجه ضربات للتنظيم": whom ل names is struck."""
    near = g.scan.text.words[max(g.a, g.t.first - 3) : g.t.first]
    return any(w.removeprefix("و").startswith(("وجه", "يوجه", "توجه", "توجيه")) for w in near)


def launch(g: Ground, found: list[Part]) -> None:
    """أطلقت X صواريخ على Y; the subject may stand before its verb: "إن إسرائيل أطلقت صواريخ"."""
    noun_strike(g, found)
    if g.t.pos == "v" and not any(p.role == "agent" for p in found):
        subject = party_before(g.scan, g.t.first, g.a, g.others)
        if subject is not None:
            found.append(Part("agent", subject, "subject before its verb"))


def _relative_subject(scan: Scan, t: Trigger, b: int) -> Party | None:
    """The subject of a relative clause that takes the event up again: "الزيارة التي يقوم بها الرئيس"."""
    for i in range(t.end, min(b, t.end + 7)):
        if any(h.entry.cls == "light_back" for h in scan.hits.get(i, ())):
            end = max(h.end for h in scan.hits[i] if h.entry.cls == "light_back")
            return party_after(scan, end, b, set(), reach=1)
    return None


def _pronoun_verb(scan: Scan, i: int, low: int) -> bool:
    """شنتها، نفذه: a light verb whose attached pronoun is the event itself."""
    return i >= low and any(h.entry.cls == "light" and h.tail for h in scan.hits.get(i, ()))


def light(g: Ground, found: list[Part]) -> None:
    """شن X غارات: the subject of a light verb before the noun is its agent; so is X in "استهدف X بغارة"."""
    for i in range(g.t.first - 1, max(g.a - 1, g.t.first - 14), -1):
        hits = [h for h in g.scan.hits.get(i, ()) if h.entry.cls == "light" and h.entry.concept == "active"]
        verb = any(h.entry.cls == "event" and h.entry.attrs.get("pos") == "v" for h in g.scan.hits.get(i, ()))
        if not hits and not (verb and g.t.hit.lead.endswith(("ب", "بال"))):
            continue
        end = hits[0].end if hits else i + 1
        subject = party_after(g.scan, end, g.t.first, set())
        if subject is None or subject.first >= g.t.first:
            subject = party_before(g.scan, i, g.a, set())
        if subject and subject.first != g.t.first:
            found.append(Part("agent", subject, "subject of a light verb"))
        return


def between(g: Ground, found: list[Part]) -> None:
    """Clashes between A and B; A's clashes with B."""
    words = g.scan.text.words
    stop = min(g.next, g.b, g.t.end + 18)
    for i in range(g.t.end, stop):
        if words[i] in ("بين", "مع", "ضد") or words[i].startswith("بين"):
            j = i + 1
            while j < min(g.b, i + 14):
                if j in g.scan.party_at:
                    party = g.scan.party_at[j]
                    second = g.t.event == "agreement" and (words[i] == "مع" or bool(found))
                    found.append(Part("partner" if second else "agent", party, f"behind {words[i]}"))
                    j = party.end
                    if words[i] != "بين" and not (j in g.scan.party_at and words[j].startswith("و")):
                        break
                elif words[j] in ("في", "علي", "قرب", "داخل") or (
                    g.scan.text.kinds[j] == "p" and words[j] == "."
                ):
                    break
                else:
                    j += 1
            if words[i] in ("مع", "ضد"):
                other = nearest_before(g.scan, g.t, g.a)
                if other:
                    found.append(Part("agent", other, "nearest force before"))
            break
    if not found:
        light(g, found)


_FAR = 14  # words back to whom a pronoun stands for


def _points_back(g: Ground) -> bool:
    """True for "اعتقاله", "اختطافهم": whom it is done to was named before."""
    word = g.scan.text.words[g.t.end - 1]
    held = g.t.hit.tail in ("ه", "هم", "هما") or (
        len(word) > 4 and word.endswith(("هم", "هما", "اله", "افه", "اره"))
    )
    return g.t.pos != "v" and held and g.t.event in ("arrest", "abduction", "release", "execution")


def taking(g: Ground, found: list[Part]) -> None:
    """اعتقال X: the genitive is the one it is done to; the doer is a light verb's subject or behind "by"."""
    if _points_back(g):
        whom = persons_before(g, _FAR)
        if whom is not None:
            found.append(Part(patient_role(g.t.event, whom), whom, "whom the pronoun stands for"))
        light(g, found)
        return
    patient = party_after(g.scan, g.t.end, g.b, g.others, reach=3)
    if patient is None and g.t.end < g.b and g.scan.text.words[g.t.end] == "علي":
        patient = party_after(g.scan, g.t.end + 1, g.b, g.others, reach=3)
    if patient:
        second = g.scan.party_at.get(patient.end) if is_force(patient) else None
        if second is not None and not g.scan.text.words[second.first].startswith("و"):
            found.append(Part("agent", patient, "genitive"))
            patient = second
        found.append(Part(patient_role(g.t.event, patient), patient, "genitive"))
    light(g, found)


def displaced(g: Ground, found: list[Part]) -> None:
    who = party_after(g.scan, g.t.end, g.b, g.others, reach=4)
    if who and who.cat == "people":
        found.append(Part("victim", who, "those displaced"))
    if g.t.hit.entry.attrs.get("id") == "displ.outv":
        helper = party_before(g.scan, g.t.first, g.a, g.others)
        if helper:
            found.append(Part("agent", helper, "subject"))


def visit(g: Ground, found: list[Part]) -> None:
    if g.t.hit.tail and g.t.pos != "v":
        subject = antecedent(g.scan, g.t, g.t.clause[0])
    else:
        subject = party_after(g.scan, g.t.end, g.b, g.others, reach=1)
    if subject is None:
        subject = _relative_subject(g.scan, g.t, g.b) or party_before(g.scan, g.t.first, g.a, g.others)
    if subject:
        found.append(Part("agent", subject, "subject"))
        for i in range(max(g.t.end, subject.end), min(g.b, g.t.end + 12)):
            if i in g.scan.party_at and i != subject.first:
                found.append(Part("partner", g.scan.party_at[i], "the other side"))
                break


def nothing(g: Ground, found: list[Part]) -> None:
    return
