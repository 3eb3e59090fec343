"""Marks: parties behind "by", "together with", "with the support of", and whose place or losses are told."""

from __future__ import annotations

from tawatur.read.role_parts import Ground, Part, is_force, power
from tawatur.read.role_reach import party_after

DONE = frozenset(
    {"strike", "strikev", "raid", "raidv", "ctrl", "ctrln", "shoot", "launch", "shells", "move", "movev"}
)


_HIT = DONE | {"attack", "blast", "shooting", "kill", "dying", "blastv", "blastvt"}


_MARKS = {
    "by_agent": "agent",
    "with_partner": "partner",
    "with_support": "supporter",
    "with_director": "director",
}


def _held(g: Ground, found: list[Part]) -> None:
    """Whose barracks, convoy or position is hit: "دك ثكنات الحشد", "قصف موقعا لقوات النظام"."""
    for i in range(g.t.end, min(g.b, g.t.end + 9)):
        if i in g.others and not g.scan.has("held", i):
            break
        if not g.scan.has("held", i):
            continue
        owner = party_after(g.scan, i + 1, g.b, g.others, reach=1)
        if owner is not None and (is_force(owner) or owner.cat in ("people", "group")):
            found.insert(0, Part("target", owner, "whose place or thing is hit"))
        return


def _losses(g: Ground, found: list[Part]) -> None:
    """Whose dead and wounded: "قتلى وجرحى من الحشد"."""
    for i in range(max(g.a, g.t.first - 14), min(g.b, g.t.end + 18)):
        if g.scan.text.words[i] == "من" and i and g.scan.has("toll", i - 1, "killed", "wounded"):
            party = g.scan.party_at.get(i + 1)
            if party is not None and is_force(party):
                found.insert(0, Part("victim", party, "whose losses are told"))


def marked(g: Ground, found: list[Part]) -> None:
    """Parties behind "by", "together with", "with the support of", "on the order of"."""
    if g.t.frame in _HIT:
        _held(g, found)
        _losses(g, found)
    for i in range(max(g.a, g.t.first - 12), min(g.b, g.t.end + 30)):
        for hit in g.scan.hits.get(i, ()):
            role = _MARKS.get(hit.entry.cls)
            if role is None or (role == "agent" and i < g.t.first):
                continue
            if any(g.t.end <= o < i for o in g.others) and role == "agent":
                continue
            j = hit.end
            if j < g.b and g.scan.text.words[j] in ("مع", "من"):
                j += 1
            party = party_after(g.scan, j, g.b, set(), reach=2) or power(g.scan, j)
            if party:
                found.insert(0, Part(role, party, hit.entry.by))
                break
