"""Needs that look at what stands behind a word: who is brought out, what is found, which ground is gained."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.language.lexicon import Hit
from tawatur.read.scan import Scan

Need = Callable[[Scan, Hit, int, int], bool]
HEADLINE = 40  # tokens; a headline tells what happened in the present tense
_MARCHING = frozenset({"force", "group", "unit", "vehicle"})
_NO_MOVE = ("مظاهر", "تظاهر", "احتجاج", "انقاض", "الانقاض", "خدمه", "الخدمه", "الشارع", "الشوارع")
_PACT = 14  # words between the signatories' verb and what they sign; they are named with titles and place


def _behind(cls: str, within: int) -> Need:
    """A need for a hit of the class among the words right behind."""

    def check(scan: Scan, hit: Hit, a: int, b: int) -> bool:
        return any(scan.has(cls, i) for i in range(hit.end, min(b, hit.end + within)))

    return check


_evacuee = _behind("evacuee", 5)
_pact = _behind("pact", _PACT)


def _evacuees(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """People are brought out of a place: not a march through the streets, nor out of rubble."""
    words = scan.text.words
    if any(w.lstrip("وبلف").startswith(_NO_MOVE) for w in words[hit.end : min(b, hit.end + 9)]):
        return False
    counted = "جل" in words[hit.first] and hit.end in scan.number_at  # "إجلاء 500 شخص"
    return counted or _evacuee(scan, hit, a, b)


def _signed(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """وقع: two sides sign, nothing happens."""
    at = hit.end
    whom = at in scan.party_at or scan.text.words[at : at + 1] in (
        ("علي",),
        ("مع",),
        ("الطرفان",),
        ("الجانبان",),
    )
    return whom and _pact(scan, hit, a, b)


def _forces(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """A body under arms right before or behind."""
    return any(_marching(scan, i) for i in range(max(a, hit.first - 6), min(b, hit.end + 3)))


def _spreading(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """انتشر: of a force named right behind, no rumour and no disease."""
    party = scan.party_at.get(hit.end)
    return party is not None and party.cat in _MARCHING


def _leavers(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """غادر: those brought out leave; fighters who leave with their families withdraw."""
    return _evacuee(scan, hit, a, b) and "مع" not in scan.text.words[hit.end : hit.end + 5]


def _perfect(scan: Scan, hit: Hit) -> bool:
    """True for "تقدمت", "تمركزوا": came to pass. "تتمركز" is a state, "تقدم" may be a noun."""
    word = scan.text.words[hit.first].lstrip("وف")
    return word.endswith(("ت", "وا")) and not word.startswith("ي")


def _stationed(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    return (_perfect(scan, hit) or hit.end - hit.first > 1) and _forces(scan, hit, a, b)


def _marching(scan: Scan, i: int) -> bool:
    party = scan.party_at.get(i)
    return party is not None and (party.cat in _MARCHING or party.source_kind == "armed_group")


def _advance(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """تقدم: of a force named right behind, and into a place ("تقدمت الفصائل ... إلى قرى جديدة")."""
    if hit.first < HEADLINE and is_place(scan, hit.end) and _forces(scan, hit, a, b):
        return scan.text.words[hit.end].startswith("ل")  # "الفصائل تتقدم لقرى جديدة"
    return _perfect(scan, hit) and _marching(scan, hit.end) and _leads(scan, hit.end + 1, hit, b)


def _handed(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """سقط بأيدي: the place that fell stands before ("البلدة التي سقطت بأيدي المعارضة"), its takers behind."""
    taker = any(i in scan.party_at for i in range(hit.end, min(b, hit.end + 2)))
    return taker and any(is_place(scan, i) for i in range(max(a, hit.first - _FELL), hit.first))


def _reach(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """وصل: a force named right behind, or in the sentence whose verb it is ("مقاتلون ... , وصلوا إلى"), reaches a
    place; no letter, no minister and no toll."""
    return (_marching(scan, hit.end) or _arrived(scan, hit, a)) and _leads(scan, hit.end, hit, b)


def _leads(scan: Scan, start: int, hit: Hit, b: int) -> bool:
    """True where a place that is moved into is named from `start` on, near behind the verb."""
    return any(
        scan.text.words[i] in _INTO and (is_place(scan, i + 1) or is_place(scan, i + 2))
        for i in range(start, min(b, hit.end + _STEPS))
    )


def _arrived(scan: Scan, hit: Hit, a: int) -> bool:
    before = scan.text.words[hit.first - 1] if hit.first else ""
    if before not in _LINKS or not _perfect(scan, hit) or hit.end in scan.party_at:
        return False
    near = (scan.party_at.get(i) for i in range(max(a, hit.first - _HEADED), hit.first))
    return any(p is not None and p.cat in _MARCHING for p in near)


def is_place(scan: Scan, i: int) -> bool:
    """True for a place, and for a word that says what kind of place it is."""
    return i in scan.place_at or scan.has("place_signs", i)


_INTO = frozenset({"الي", "داخل", "في"})
_STEPS = 14  # words from an advance to where it leads, over who advanced and when
_LINKS = frozenset({",", "،", "التي", "الذين", "قد"})
_HEADED = 30  # words over which arms and men are listed before it is said that they arrived
_FELL = 8  # words from the place to the verb that says into whose hands it fell

NEEDS_BEHIND: dict[str, Need] = {
    "evacuee": _evacuees,
    "pact": _signed,
    "forces": _forces,
    "leaves": lambda scan, hit, a, b: "علي" not in scan.text.words[hit.end : hit.end + 2],
    "spread": _spreading,
    "culprit": _behind("culprit", 4),
    "flying": _behind("flying", 4),
    "fighter": _behind("fighter", 5),
    "host": lambda scan, hit, a, b: not scan.has("no_host", hit.end),
    "inmate": _behind("inmate", 5),
    "contraband": _behind("contraband", 8),
    "booty": _behind("booty", 5),
    "bootynext": _behind("booty", 1),
    "leavers": _leavers,
    "stationed": _stationed,
    "advance": _advance,
    "handed": _handed,
    "reach": _reach,
    "materiel": _behind("materiel", 6),
}
