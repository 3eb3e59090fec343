"""How two places of a text hang together, and what stands before a place: "X in Y", "X and Y", "who sits in X"."""

from __future__ import annotations

from tawatur.read.places import PlaceMention
from tawatur.read.scan import Scan

_INSIDE = frozenset(
    (
        *("في", "فى", "قرب", "من", "بالقرب", "داخل", "وسط", "ضمن", "محيط", "ريف", "بريف"),
        *("التابعه", "التابع", "التابعتين", "الواقعه", "الواقع", "الخاضعه", "الخاضع", "لسيطره"),
        *("جنوب", "شمال", "شرق", "غرب", "جنوبي", "شمالي", "شرقي", "غربي", "،", ",", "("),
    )
)
_COMMAS = frozenset(("،", ","))
EVERY_WAY = frozenset(("من", "الي", "باتجاه", "نحو", "صوب", "تجاه", "عبر"))
_PARTS = frozenset(
    (
        *("قرب", "مقربه", "كل", "عدد", "جزء", "اجزاء", "طرف", "اطراف", "قسم", "جانب", "جهه", "مسافه", "بعد"),
        *("شمالي", "جنوبي", "شرقي", "غربي", "شماليه", "جنوبيه", "شرقيه", "غربيه"),
    )
)
_WHERE = frozenset(("في", "فى", "الي", "داخل"))
_SEATED = frozenset(("من", "في", "فى", "الي"))
_BRACKET = 6  # tokens of what stands in brackets behind a place of a list
_NEAR = 3  # words between a place and the one that it lies in


def start_of(scan: Scan, mention: PlaceMention) -> int:
    """The token where the place begins, a sign word that is no part of its mention included ("مدينة حلب")."""
    at = mention.first
    return at - 1 if at and scan.has("place_signs", at - 1) else at


def is_way(scan: Scan, mention: PlaceMention, ways: frozenset[str]) -> bool:
    """True for where something comes from or goes to: behind one of the `ways` (EVERY_WAY: من, إلى, باتجاه),
    with a word for a town between."""
    at = start_of(scan, mention)
    if not at or scan.text.words[at - 1] not in ways:
        return False
    return not (scan.text.words[at - 1] == "من" and _is_part(scan, at - 2))


def _is_part(scan: Scan, i: int) -> bool:
    """True for what a place has parts by: "الجزء الغربي من X", "بالقرب من X", "في كل من X وY"."""
    word = scan.text.words[i] if i >= 0 else ""
    return word.removeprefix("ب").removeprefix("ال") in _PARTS or scan.has("place_bearings", i)


def is_seat(scan: Scan, mention: PlaceMention) -> bool:
    """True for a place that tells who somebody is ("ومقره بريطانيا", "بقيادة واشنطن", "أهالي الغندورة") or what
    is spoken of ("بشأن القدس", "القدس عاصمة فلسطين")."""
    words, at = scan.text.words, start_of(scan, mention)
    if words[mention.end : mention.end + 1] == ("عاصمه",) and not is_governed(scan, mention):
        return True
    if words[at] == "عاصمه" and at - 1 in scan.place_at:
        return True
    at -= at > 1 and words[at - 1] == '"'
    near = range(max(0, at - 3), mention.first)
    if any(hit.end >= at for i in near for hit in scan.of("place_seats", i)):
        return True
    return at > 1 and scan.text.words[at - 1] in _SEATED and scan.has("place_seats", at - 2, "seat")


_CONTRAST = 8  # words from a place denied to the بل behind it, and from the negation to the place


def is_denied(scan: Scan, mention: PlaceMention) -> bool:
    """True for the first place of "لم يقع الهجوم في X بل في Y", the second of "في X وليس في Y"."""
    words, at = scan.text.words, start_of(scan, mention)
    if at > 1 and words[at - 1] in _WHERE and words[at - 2].removeprefix("و") in ("ليس", "لا"):
        return True
    a, b = scan.text.sentence_of(mention.first)
    if "بل" not in words[mention.end : min(b, mention.end + _CONTRAST)]:
        return False
    low = max(a, mention.first - _CONTRAST)
    return (
        any(scan.has("negation", i) for i in range(low, mention.first))
        and "بل" not in words[low : mention.first]
    )


def is_power(scan: Scan, mention: PlaceMention) -> bool:
    """True for a capital or country that does what governments do: "دمشق كانت على علم", "رفضت بغداد"."""
    if not scan.has("state", mention.first):
        return False
    at, words = mention.end, scan.text.words
    if words[at : at + 1] in (("قد",), ("لم",), ("لا",)):
        at += 1
    if scan.has("power_act", at):
        return True
    return not is_governed(scan, mention) and mention.first > 0 and scan.has("power_act", mention.first - 1)


def is_governed(scan: Scan, mention: PlaceMention) -> bool:
    """True behind a word that says where or where to: في X, بX, إلى X, لX."""
    at = start_of(scan, mention)
    return _lead(scan, mention, at) in ("ب", "ل") or (at > 0 and scan.text.words[at - 1] in _WHERE)


def lies_in(scan: Scan, mention: PlaceMention, other: PlaceMention) -> bool:
    """True when the other place is told right behind as the one around or near: "X بريف Y", "X في Y",
    "X قرب Y", "X التابعة لY". Nothing told behind a country is around it."""
    at = start_of(scan, other)
    if at < mention.end or at - mention.end > _NEAR or mention.place.kind == "country":
        return False
    between = scan.text.words[mention.end : at]
    if _lead(scan, other, at) in ("ب", "ل"):
        return all(w in _INSIDE or w.startswith("ال") for w in between)
    return any(w in _INSIDE and w not in _COMMAS for w in between) and all(
        w in _INSIDE or (w.startswith("ال") and w.endswith(("يه", "ي")) and len(w) > 4) for w in between
    )


def go_together(scan: Scan, mention: PlaceMention, other: PlaceMention) -> bool:
    """True when the two stand in one list: "X وY", "X، Y", "X ومدينة Y", "X ( شمال Z ) وY"."""
    at, end, words = start_of(scan, other), mention.end, scan.text.words
    if at > end and words[end] == "(" and ")" in words[end : min(at, end + _BRACKET)]:
        end = words.index(")", end) + 1
    if at < end or at - end > 2:
        return False
    between = words[end:at]
    if _lead(scan, other, at) == "و":
        return all(scan.text.kinds[i] == "p" for i in range(end, at))
    return between in (("و",), ("،",), (",",))


def _lead(scan: Scan, mention: PlaceMention, at: int) -> str:
    """The letter that stands attached before the place as it begins at `at`: ب, ل, و or none."""
    letter = scan.text.words[at][:1]
    if letter not in ("ب", "ل", "و"):
        return ""
    if at != mention.first:
        signs = scan.of("place_signs", at)
        return letter if any(h.lead.startswith(letter) for h in signs) else ""
    inner = mention.place.spans[0].start if mention.place.spans else 0
    return letter if inner > scan.text.starts[at] else ""
