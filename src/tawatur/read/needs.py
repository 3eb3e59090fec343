"""Needs: the company that a word must keep to name an event ("ضرب" needs a force, "سيطرة" ground)."""

from __future__ import annotations

from tawatur.language.lexicon import Hit
from tawatur.read.needs_behind import HEADLINE, NEEDS_BEHIND, Need, is_place
from tawatur.read.scan import Scan

_FORCE = frozenset({"force", "group", "unit", "vehicle", "office", "ministry"})


def _near(scan: Scan, hit: Hit, a: int, b: int, before: int, after: int) -> range:
    return range(max(a, hit.first - before), min(b, hit.end + after))


def _any_force(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    return any(
        p.cat in _FORCE or p.source_kind == "armed_group"
        for i in _near(scan, hit, a, b, 14, 10)
        if (p := scan.party_at.get(i))
    )


def _person(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    if scan.has("stopped", hit.end):
        return False  # "أوقفت ضرباتها"
    return any(
        (i in scan.party_at and scan.party_at[i].cat != "medium") or scan.has("toll", i)
        for i in range(hit.end, min(b, hit.end + 6))
    )


def _armed(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    for i in _near(scan, hit, a, b, 12, 10):
        party = scan.party_at.get(i)
        if party and (party.cat in _FORCE or party.cat == "people" or party.source_kind == "armed_group"):
            return True
        if scan.has("means", i):
            return True
    return False


def by_nature(scan: Scan, a: int, b: int) -> bool:
    """True where an earthquake or a storm strikes."""
    return any(a <= i < b for i in scan.all_of("natural"))


def _means(*concepts: str, before: int = 12, after: int = 8) -> Need:
    def check(scan: Scan, hit: Hit, a: int, b: int) -> bool:
        return any(scan.has("means", i, *concepts) for i in _near(scan, hit, a, b, before, after))

    return check


def _static(scan: Scan, hit: Hit, a: int) -> bool:
    """Control that is a state and no change: "the areas under its control", "which it controls"."""
    word = scan.text.words[hit.first].lstrip("وف")
    if word.removeprefix("ل") == "سيطره" and hit.lead.endswith("ل"):
        return True  # "تخضع لسيطرة"
    imperfect = hit.entry.attrs.get("pos") == "v" and word[:1] in "يت" and not word.startswith(("تم", "تقدم"))
    for i in range(max(a, hit.first - 2), hit.first):
        for near in scan.of("static", i):
            if near.entry.concept != "which" or imperfect:
                return True
    return imperfect and hit.first > HEADLINE


def _ground(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """Control of ground: a place, or a word for one, behind; or a force before and a place near. What is only
    fought for ("معركة السيطرة على", "لاستعادة") changes nothing yet."""
    words = scan.text.words
    if _static(scan, hit, a) or words[hit.end : hit.end + 1] in ((":",), ("الشام",)):
        return False
    if hit.entry.attrs.get("pos") != "v" and any(
        words[i].lstrip("ولبف").removeprefix("ال") in _GOALS for i in range(max(a, hit.first - 2), hit.first)
    ):
        return False
    if words[hit.first].lstrip("وف") == "سيطره" and hit.end in scan.place_at:
        return False  # "سيطرة تل اللحم" is a checkpoint
    reach = 7
    for i in range(hit.end, min(b, hit.end + 12)):
        if words[i].startswith("السيطره"):
            reach = 12
        elif words[i] == "علي" or (words[i] == "من" and i > hit.end):
            reach = max(reach, i - hit.end + 5)
        if i < hit.end + reach and (is_place(scan, i) or words[i].removeprefix("ال") in _POSTS):
            return True
        if i < hit.end + 2 and (
            words[i] == "عليها" or (words[i] == "عليه" and hit.entry.attrs["pos"] == "v")
        ):
            return True  # "تمت السيطرة عليه" is said of a man
    return bool(hit.tail) and _any_force(scan, hit, a, b)


_POSTS = frozenset({"نقاط", "نقطه", "مواقع", "حواجز"})  # ground of which no name is told
_GOALS = frozenset(
    {"معركه", "معارك", "عمليه", "عمليات", "حمله", "محاوله", "محاولات", "هدف", "قرار", "تسليم", "اجل"}
)


def _blown(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """A bomb or a mine: an event where it is said to go off, to strike or to kill, not where it is found."""
    for i in _near(scan, hit, a, b, 8, 10):
        if hit.first <= i < hit.end:
            continue
        for near in scan.of("event", i):
            kind = near.entry.concept
            if kind in ("defusal", "weapons_seizure"):
                return False
            if kind in (
                "explosion",
                "killing",
                "attack",
                "suicide_bombing",
                "ied_explosion",
                "mine_explosion",
            ):
                return True
        if scan.has("toll", i):
            return True
    return hit.lead.endswith("ب")


def _crowd(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """Coming together, shouting, blocking: protest where protesters do it, or where it is said against what."""
    for i in range(max(a, hit.first - 6), min(b, hit.end + 9)):
        if protesters(scan, i):
            return True
    return any(scan.has("protest_sign", i) for i in range(hit.end, min(b, hit.end + 24)))


def protesters(scan: Scan, i: int) -> bool:
    """True for a word that means those who protest."""
    return any(h.entry.attrs.get("id") == "protest.who" for h in scan.of("event", i))


def _hostage(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    return any(
        scan.text.words[i].removeprefix("ال").startswith(_TAKEN) for i in range(hit.end, min(b, hit.end + 9))
    )


_TAKEN = ("رهاين", "رهين", "مخطوف", "مختطف", "محتجز")
_DEAD = ("قتيل", "قتلي", "شهيد", "شهدا", "جريح", "جرحي")


def _tally(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """A count of dead or wounded, not of votes or goals."""
    words = scan.text.words[hit.first : min(b, hit.end + 10)]
    return any(w.lstrip("ولب").removeprefix("ال").startswith(_DEAD) for w in words)


def _fighters(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """قاتل: the verb with a force, not "a killer"."""
    word = scan.text.words[hit.first].lstrip("وف")
    if scan.text.words[hit.end : hit.end + 1] in (("الي",), ("مع",), ("ضمن",)):
        return False  # "تقاتل إلى جانب الجيش" says on whose side
    if word in ("قاتلت", "قاتلوا"):
        return True
    if hit.first and scan.has("static", hit.first - 1, "which"):
        return False  # "القوات التي تقاتل التنظيم" says who they are
    return word[:1] in "يت" and _any_force(scan, hit, a, b)


def _issued(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """صادر: "seized", not "issued by"."""
    return scan.text.words[hit.end : hit.end + 1] not in (("عن",), ("عنه",), ("عنها",), ("من",))


def _force(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    return any(
        (p := scan.party_at.get(i)) is not None and (p.cat in _FORCE or p.cat == "people")
        for i in _near(scan, hit, a, b, 4, 5)
    )


def _follows(*starts: str, within: int = 5) -> Need:
    def check(scan: Scan, hit: Hit, a: int, b: int) -> bool:
        words = scan.text.words
        return any(words[i].lstrip("و").startswith(starts) for i in range(hit.end, min(b, hit.end + within)))

    return check


def _parties(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    return any(i in scan.party_at for i in _near(scan, hit, a, b, 10, 10))


def _claims(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    return any(
        (p := scan.party_at.get(i)) is not None and p.source_kind == "armed_group"
        for i in _near(scan, hit, a, b, 6, 6)
    )


def _blew(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """فجر: "blew up", not "dawn": it has a tail or an ending, or a party and no day right behind it."""
    if scan.has("figure", hit.end):
        return False  # "يفجر أزمة"
    word = scan.text.words[hit.first].lstrip("وف")
    if word not in ("جر", "فجر") or hit.tail:
        return word.startswith(("فجرت", "فجروا", "يفجر", "تفجر", "فجرا")) or bool(hit.tail)
    return hit.end in scan.party_at and hit.end not in scan.date_at


def _guest(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """استقبل: a guest, not the wounded that a hospital takes in."""
    return not any(scan.has("toll", i) for i in range(hit.end, min(b, hit.end + 4)))


def _entering(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """دخل: a force comes in; "منذ تدخل تحالف" is an intervention."""
    if scan.text.words[hit.first] == "تدخل" and hit.first and scan.text.words[hit.first - 1] in _BEFORE_NOUN:
        return False
    return _force(scan, hit, a, b)


_BEFORE_NOUN = frozenset({"منذ", "بعد", "قبل", "من", "عن", "علي", "الي", "في", "اي", "دون", "بسبب", "رغم"})

_LAW = _follows("قضا", "قانون", "محكمه", "القرار", "الحكم")

_TIE_SIGNS = frozenset({"لا", "ليس", "ليست", "اي", "ايه", "وجود", "بوجود", "عدم"})


def _tie(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """ "لا صلة له ب", "أي علاقة بين": spoken of only where there is one or none."""
    return any(scan.text.words[i] in _TIE_SIGNS for i in range(max(a, hit.first - 2), hit.first))


def _not(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """ "لم تعلن أي جهة مسؤوليتها": the words count only behind a negation."""
    return hit.first > a and scan.has("negation", hit.first - 1)


NEEDS: dict[str, Need] = {
    "tie": _tie,
    "not": _not,
    "person": _person,
    "guest": _guest,
    "entering": _entering,
    "armed": _armed,
    "struck": lambda scan, hit, a, b: _force(scan, hit, a, b) and not by_nature(scan, a, b),
    "air": _means("air", "drone", "airforce"),
    "verb": _blew,
    "ground": _ground,
    "blown": _blown,
    "crowd": _crowd,
    "hostage": _hostage,
    "tally": _tally,
    "fighters": _fighters,
    "seized": _issued,
    "force": _force,
    "pol": _parties,
    "aircraft": _means("air", "drone", before=0, after=4),
    "death": _follows("مصرع", "حتف", "شهيد", "شهداء", "مصرعهم", "ربه"),
    "armedclaim": _claims,
    "notlaw": lambda scan, hit, a, b: not _LAW(scan, hit, a, b),
    **NEEDS_BEHIND,
}
