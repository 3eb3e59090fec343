"""Marks: parties behind "by", "together with", "with the support of", and whose place or losses are told."""

from __future__ import annotations

from tawatur.read.role_parts import PERSONS, Ground, Part, is_force, power
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
    for i in g.scan.within("held", g.t.end, min(g.b, g.t.end + 9)):
        if any(g.t.end <= o < i for o in g.others):
            return
        owner = party_after(g.scan, i + 1, g.b, g.others, reach=2)
        if owner is not None and (is_force(owner) or owner.cat in ("people", "group")):
            found.insert(0, Part("target", owner, "whose place or thing is hit"))
        return


_STORMED = frozenset({"attack", "ground_raid", "territory_change"})


def _holders(g: Ground, found: list[Part]) -> None:
    """Who holds the place that is attacked or taken: "هاجمت بلدة خاضعة لسيطرة المعارضة", where nobody else is told
    to be hit. A town that is shelled is not its holders: six of nine such were no targets to annotators."""
    if g.t.event not in _STORMED or any(p.role in ("target", "victim") for p in found):
        return
    words = g.scan.text.words
    for i in range(g.t.end, min(g.b - 1, g.next, g.t.end + 20)):
        holder = g.scan.party_at.get(i + 1)
        if holder is not None and is_force(holder) and words[i] in ("لسيطره", "سيطره", "معاقل", "معقل"):
            found.append(Part("target", holder, "who holds the place that is struck"))
            return


def _losses(g: Ground, found: list[Part]) -> None:
    """Whose dead and wounded: "قتلى وجرحى من الحشد"."""
    for i in g.scan.within("toll", max(g.a, g.t.first - 15), min(g.b, g.t.end + 17) - 1):
        if g.scan.text.words[i + 1] == "من" and g.scan.has("toll", i, "killed", "wounded"):
            party = g.scan.party_at.get(i + 2)
            if party is not None and is_force(party):
                found.insert(0, Part("victim", party, "whose losses are told"))


def _casualties(g: Ground, found: list[Part]) -> None:
    """Who is told to be killed or hurt in the event's clause: "أصيب شرطي في انفجار", "إن شرطيا أصيب"."""
    for i in g.scan.within("toll", max(g.a, g.t.first - 12), min(g.b, g.t.end + 10)):
        hit = next(
            (h for h in g.scan.of("toll", i) if h.entry.concept in ("killed", "wounded") and not h.tail), None
        )
        if hit is None or hit.entry.attrs.get("how") not in ("verb", "gen") or i == g.t.first:
            continue
        if any(min(i, g.t.first) < o < max(i, g.t.first) for o in g.others):
            continue
        hurt = g.scan.party_at.get(hit.end)
        if hurt is None and hit.entry.attrs.get("how") == "verb":
            hurt = g.scan.party_end.get(i)
        if hurt is not None and hurt.first >= g.a and hurt.cat in PERSONS:
            found.insert(0, Part("victim", hurt, hit.entry.by))


def _taken_up(g: Ground, found: list[Part]) -> None:
    """The doer in a relative clause that takes the event up again: "عمليات الانتشار التي نفذها الجيش"."""
    low, high = g.t.end, min(g.b, g.t.end + 8)
    back = [h for i in g.scan.within("light_back", low, high) for h in g.scan.of("light_back", i)]
    back += [h for i in g.scan.within("light", low, high) for h in g.scan.of("light", i) if h.tail]
    if back:
        hit = min(back, key=lambda h: (h.first, -h.end))
        doer = party_after(g.scan, hit.end, g.b, set(), reach=1)
        if doer is not None:
            found.append(Part("agent", doer, hit.entry.by))


def _lost_by(g: Ground, found: list[Part]) -> None:
    """From whom ground was taken: behind "under the control of", or whom the fighting before it was with."""
    words = g.scan.text.words
    for i in range(g.t.end, min(g.b, g.t.end + 30)):
        party = g.scan.party_at.get(i)
        if party is None or not is_force(party):
            continue
        before = words[i - 1]
        behind = before.startswith(("سيطره", "لسيطره", "قبضه", "معاقل", "معقل"))
        fought = before == "مع" and any(
            g.scan.has("event", j)
            and words[j].removeprefix("ال").startswith(("معارك", "اشتباك", "مواجه", "قتال"))
            for j in range(max(g.t.end, i - 4), i)
        )
        if behind or fought:
            found.append(Part("target", party, "who held the ground"))


def marked(g: Ground, found: list[Part]) -> None:
    """Parties behind "by", "together with", "with the support of", "on the order of"."""
    if g.t.frame in _HIT:
        _held(g, found)
        _holders(g, found)
        _losses(g, found)
        _casualties(g, found)
    if g.t.event == "territory_change":
        _lost_by(g, found)
    if g.t.pos != "v" and not any(p.role == "agent" for p in found):
        _taken_up(g, found)
    low, high = max(g.a, g.t.first - 12), min(g.b, g.t.end + 30)
    for cls, role in _MARKS.items():
        for i in g.scan.within(cls, low, high):
            if role == "agent" and i < g.t.first:
                continue
            between = range(min(i, g.t.first), max(i, g.t.first))
            if role != "director" and any(o in between for o in g.others):
                continue
            j = g.scan.of(cls, i)[0].end
            if j < g.b and g.scan.text.words[j] in ("مع", "من"):
                j += 1
            party = party_after(g.scan, j, g.b, set(), reach=2) or power(g.scan, j)
            if party:
                found.insert(0, Part(role, party, g.scan.of(cls, i)[0].entry.by))
