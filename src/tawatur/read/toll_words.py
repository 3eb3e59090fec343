"""The words that say what a number beside them counts, and how far their say goes."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from tawatur.language.lexicon import Hit
from tawatur.model import Toll
from tawatur.read.scan import Scan

PEOPLE = frozenset({"killed", "wounded", "arrested", "released", "abducted", "displaced", "participants"})
THINGS = frozenset({"strikes", "weapons", "targets", "thing"})
JOINTS = frozenset(("و", "اضافه", "بالاضافه", "فضلا", "مع", "الي", "عن", "كذلك", "ايضا", "ل", "-", "جانب"))
COURT = frozenset(
    (
        "حكم",
        "حكما",
        "الحكم",
        "حكمت",
        "احكاما",
        "احكام",
        "الاحكام",
        "قضت",
        "المحكمه",
        "محكمه",
        "القضاء",
        "ادين",
    )
)
READERS = frozenset(("القراءات", "قراءات", "المشاهدات", "مشاهدات", "الزوار", "القراء", "التعليقات"))
TALLY = frozenset(("عدد", "بعدد", "حصيله", "بين", "ارتفاع", "ضحايا"))
OTHERS = "read/tolls.py:others"  # a number that no word gives a measure
_CLASSES = ("toll", "toll_thing", "toll_taken")


@dataclass(frozen=True, slots=True)
class Told:
    """A toll with the tokens it rests on and the token of the word that gave its measure."""

    toll: Toll
    first: int
    end: int
    anchor: int


class Word(msgspec.Struct, frozen=True):
    """A word that says a measure: tokens `first` to `end` (excluded). `how`: noun (the counted thing itself),
    verb (a person beside it), gen (a verbal noun before those counted), take (seizing or destroying things),
    held (a participle behind two people), court (a sentence to death). `joined`: carries و."""

    first: int
    end: int
    what: str
    how: str
    joined: bool
    by: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words that say a measure, by their first token: `nouns` are counted themselves, `rulers` govern
    what stands beside them."""

    nouns: dict[int, Word]
    rulers: dict[int, Word]


def is_person(scan: Scan, token: int) -> bool:
    """True for a counted noun that means persons: "مدنيا", "أهالي البلدة", and by their country "آلاف الأردنيين"."""
    party = scan.party_at.get(token)
    if party is not None and party.cat == "people":
        return True
    return scan.has("people", token) or scan.has("nisba", token)


def words_of(scan: Scan) -> Words:
    """The words of the report; "مقتل وإصابة" under one number is one ruler of measure `other`."""
    nouns: dict[int, Word] = {}
    rulers: dict[int, Word] = {}
    for token in sorted(set().union(*(scan.all_of(cls) for cls in _CLASSES))):
        if _in_name(scan, token):
            continue
        for hit in scan.hits[token]:
            if hit.entry.cls not in _CLASSES or (hit.tail and hit.entry.concept == "thing"):
                continue  # مدني is no مدن + ي
            if scan.in_ta(hit):
                continue  # أسرة is no أسر + ه
            word = _word(hit)
            (nouns if word.how in ("noun", "thing") else rulers).setdefault(token, word)
    for token in sorted(rulers):
        one = rulers.get(token)
        two = _second(scan, rulers, one) if one else None
        if one and two:
            rulers[token] = Word(one.first, two.end, "other", one.how, one.joined, one.by)
            del rulers[two.first]
    return Words(nouns, rulers)


def _in_name(scan: Scan, token: int) -> bool:
    """True inside a body's name: "هيئة تحرير الشام" frees nobody."""
    party = scan.party_around(token)
    return party is not None and party.kind == "body" and party.first < token


def _second(scan: Scan, rulers: dict[int, Word], one: Word) -> Word | None:
    """The other half of "killed and wounded": right behind, and the first has no subject of its own."""
    if one.how not in ("gen", "verb") or one.what not in ("killed", "wounded"):
        return None
    texts = scan.text.words
    if one.how == "verb" and (
        texts[one.end - 1].endswith(("وا", "ا", "هم", "ه")) or one.first in scan.party_end
    ):
        return None
    at = one.end + 1 if texts[one.end : one.end + 1] == ("و",) else one.end
    two = rulers.get(at)
    if two is None or two.how != one.how or two.what not in ("killed", "wounded") or two.what == one.what:
        return None
    return two if two.joined or at > one.end else None


def _word(hit: Hit) -> Word:
    entry = hit.entry
    return Word(
        hit.first, hit.end, entry.concept, entry.attrs.get("how", ""), hit.lead.startswith("و"), entry.by
    )
