"""Crowds and lone attackers: who protests, and who blows himself up."""

from __future__ import annotations

from tawatur.read.parties import Party
from tawatur.read.role_nouns import light
from tawatur.read.role_parts import Ground, Part
from tawatur.read.role_reach import party_after, persons_before
from tawatur.read.role_verbs import move

_CROWD = "protester"
_BOMBER = "suicide"
_BLASTS = frozenset({"blast", "blastv", "blastvt", "attack"})


def protest(g: Ground, found: list[Part]) -> None:
    """احتجاج X، نفذ X إضرابا، أغلق المتظاهرون الطريق."""
    subject = _within(g) or party_after(g.scan, g.t.end, g.b, g.others, reach=1)
    if subject and (
        subject.first < g.t.end or subject.cat == "people" or g.scan.text.words[subject.first].startswith("ل")
    ):
        found.append(Part("agent", subject, "those who protest"))
    if not found:
        light(g, found)
    if not found:
        _crowd(g, found)
    if not found:
        for i in range(g.t.end, min(g.b - 1, g.t.end + 3)):
            crowd = g.scan.party_at.get(i + 1)
            if g.scan.text.words[i] == "من" and crowd is not None and _is_crowd(crowd):
                found.append(Part("agent", crowd, "behind من"))
    for i in range(g.t.end, min(g.b, g.t.end + 12)):
        if i in g.scan.party_at and i > 0 and g.scan.text.words[i - 1] in ("ضد", "علي"):
            found.append(Part("target", g.scan.party_at[i], "behind ضد"))
            break


def _is_crowd(party: Party) -> bool:
    return party.cat == "people" or party.source_kind == "witness"


def gathering(g: Ground, found: list[Part]) -> None:
    """تجمع X، خرج عشرات المحتجين: the subject, else the protesters that the sentence names."""
    move(g, found)
    if not found:
        _crowd(g, found)


def bombers(g: Ground, found: list[Part]) -> None:
    """The suicide bomber of the clause, where no other agent is told: "انتحاريا يقود سيارة مفخخة"."""
    if g.t.frame in _BLASTS and not any(p.role == "agent" for p in found):
        who = _named(g, _BOMBER) or _himself(g)
        if who is not None:
            found.append(Part("agent", who, "who blows himself up"))


def _himself(g: Ground) -> Party | None:
    """Who is said to blow himself up: "شخص حاول تفجير نفسه"."""
    if not _SELF.isdisjoint(g.scan.text.words[g.t.first : g.t.end + 1]):
        return persons_before(g, _NEAR)
    return None


_SELF = frozenset({"نفسه", "نفسها", "انفسهم", "نفسيهما"})
_NEAR = 8  # words back to who is said to do so


def _crowd(g: Ground, found: list[Part]) -> None:
    who = _named(g, _CROWD)
    if who is not None:
        found.append(Part("agent", who, "protesters of the sentence"))


def _within(g: Ground) -> Party | None:
    """The protesters in the trigger's own words: "أغلق المتظاهرون"."""
    return next((g.scan.party_at[i] for i in range(g.t.first, g.t.end) if i in g.scan.party_at), None)


def _named(g: Ground, kind: str) -> Party | None:
    """The persons of the kind `kind` in the clause that stand nearest to the trigger."""
    fitting = [
        p
        for p in g.scan.parties_between(g.a, g.b)
        if g.scan.has("people", p.head, kind) and not _says_what_kind(g, p)
    ]
    return min(fitting, key=lambda p: abs(p.first - g.t.first), default=None)


def _says_what_kind(g: Ground, party: Party) -> bool:
    """True for an adjective of an event ("هجوم انتحاري"), or a predicate ("أنه انتحاري")."""
    before = party.first - 1
    kinds = (h.entry.attrs.get("pos") for h in g.scan.of("event", before))
    return any(kind != "v" for kind in kinds) or (before >= 0 and g.scan.text.words[before].endswith("نه"))
