"""Needs that look at what stands behind a word: who is brought out, what is found, which ground is gained."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.language.lexicon import Hit
from tawatur.read.scan import Scan

Need = Callable[[Scan, Hit, int, int], bool]
_MARCHING = frozenset({"force", "group", "unit", "vehicle"})
_NO_MOVE = ("مظاهر", "تظاهر", "احتجاج", "انقاض", "الانقاض", "خدمه", "الخدمه", "الشارع", "الشوارع")
_PACT = 14  # words between the signatories' verb and what they sign; they are named with titles and place


def behind(cls: str, within: int) -> Need:
    """A need for a hit of the class among the words right behind."""

    def check(scan: Scan, hit: Hit, a: int, b: int) -> bool:
        return any(scan.has(cls, i) for i in range(hit.end, min(b, hit.end + within)))

    return check


_evacuee = behind("evacuee", 5)
_pact = behind("pact", _PACT)


def evacuees(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """People are brought out of a place: not a march through the streets, nor out of rubble."""
    words = scan.text.words
    if any(w.lstrip("وبلف").startswith(_NO_MOVE) for w in words[hit.end : min(b, hit.end + 9)]):
        return False
    counted = "جل" in words[hit.first] and hit.end in scan.number_at  # "إجلاء 500 شخص"
    return counted or _evacuee(scan, hit, a, b)


def signed(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """وقع: two sides sign, nothing happens."""
    at = hit.end
    whom = at in scan.party_at or scan.text.words[at : at + 1] in (
        ("علي",),
        ("مع",),
        ("الطرفان",),
        ("الجانبان",),
    )
    return whom and _pact(scan, hit, a, b)


def forces(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """A body under arms right before or behind."""
    return any(
        (p := scan.party_at.get(i)) is not None and (p.cat in _MARCHING or p.source_kind == "armed_group")
        for i in range(max(a, hit.first - 6), min(b, hit.end + 3))
    )


def _spreading(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """انتشر: of a force named right behind, no rumour and no disease."""
    party = scan.party_at.get(hit.end)
    return party is not None and party.cat in _MARCHING


NEEDS_BEHIND: dict[str, Need] = {
    "evacuee": evacuees,
    "pact": signed,
    "forces": forces,
    "leaves": lambda scan, hit, a, b: "علي" not in scan.text.words[hit.end : hit.end + 2],
    "spread": _spreading,
    "culprit": behind("culprit", 4),
    "flying": behind("flying", 4),
    "fighter": behind("fighter", 5),
    "host": lambda scan, hit, a, b: not scan.has("no_host", hit.end),
    "inmate": behind("inmate", 5),
    "contraband": behind("contraband", 8),
    "booty": behind("booty", 5),
    "materiel": behind("materiel", 6),
}
