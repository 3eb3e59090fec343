"""Chains: from a party to a link, and from a short noun ("the source", "the statement") to whom it
stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from tawatur.codebook import bodies
from tawatur.language.text import Text, fold
from tawatur.model import Link
from tawatur.read.parties import Party

SPEAKING = frozenset({"official", "agency", "outlet", "monitor", "armed_group"})
TELLERS = frozenset({"agency", "outlet", "correspondent"})
_STATEMENTS = frozenset({"بيان", "البيان", "بيانها", "بيانه", "التقرير"})
_DOCUMENTS = frozenset({"بيان", "تقرير", "تصريح", "منشور", "تغريده", "مقال"})
_SELF = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "المذكور", "المذكوره", "انفسهم", "عينه", "عينها"})


NOBODY = "nobody"  # the gender of a teller that no verb goes on for ("أنباء")


class Teller(msgspec.Struct, frozen=True):
    """A link with the party it came from and its head noun, by which a short noun finds it again;
    `gender`: m, f
    or p (a plural of persons), empty where the words leave it open."""

    link: Link
    head: str
    first: int
    gender: str = ""
    named: bool = False


@dataclass(slots=True)
class Memory:
    """Who has spoken so far in a report: chains in order of appearance, the last one last."""

    chains: list[tuple[Teller, ...]] = field(default_factory=list)

    @property
    def last(self) -> tuple[Teller, ...]:
        """The chain that spoke last, empty at the start."""
        return self.chains[-1] if self.chains else ()

    def keep(self, chain: tuple[Teller, ...]) -> None:
        """Remember that this chain spoke."""
        if chain and chain[-1].gender != NOBODY:
            self.chains.append(chain)

    def agreeing(self, gender: str) -> tuple[Teller, ...]:
        """The latest chain whose innermost teller a verb of this gender can go on for, else the last one."""
        for chain in reversed(self.chains[-4:]):
            if agrees(chain[-1].gender, gender):
                return chain
        return self.last


def agrees(party: str, verb: str) -> bool:
    """True when a verb of a gender can stand for a party of a gender; an unknown one agrees with all."""
    return not party or not verb or verb in party


def teller(text: Text, party: Party, cue: str | None) -> Teller:
    """The link that a party makes."""
    name = text.of(party.name_span)
    return Teller(
        Link(name, party.concept, party.source_kind or "anonymous", cue, party.name_span),
        bare(text.words[party.head]),
        party.first,
        gender(text, party),
        party.person is not None,
    )


_MEN = frozenset({"العراق", "لبنان", "الاردن", "اليمن", "السودان", "المغرب"})
_CROWDS = frozenset(
    {"شهود", "ناشطون", "ناشطين", "نشطاء", "مسوولون", "مسوولين", "اهالي", "سكان", "خبراء", "مراقبون", "محللون"}
)
_WOMEN = frozenset(
    {"مشاهد", "صور", "مقاطع", "مصادر", "وسايل", "قوات", "صحف", "مواقع", "صفحات", "وكالات", "تقارير", "انباء"}
)


def gender(text: Text, party: Party) -> str:
    """m, f, p (or fp, for sources that a verb takes both ways) by the head noun's form; empty for names
    whose form doesn't tell."""
    word = text.words[party.head]
    if party.lead and party.head == party.first:
        word = word[len(party.lead) :]
    core = bare_article(word)
    if party.kind == "state":
        return "m" if word in _MEN else "f"
    if core in _CROWDS or (party.kind in ("title", "people", "source") and core.endswith(("ون", "ين"))):
        return "p"
    if party.kind in ("title", "people") and party.number == "many" and core.endswith("ه"):
        return "mp"  # "قادة", a broken plural of persons
    if core == "مصادر":
        return "fp"
    if core in _WOMEN or core.endswith(("ه", "ات", "تان", "تين", "يا")):
        return "f"
    if party.kind == "head" and party.number == "many":
        return "f"  # plurals of things take a feminine verb: "أعلنت الفصائل"
    if party.kind in ("title", "source", "person", "head", "document", "people"):
        return "m"
    return "m" if core in ("جيش", "حزب", "تنظيم", "مركز", "مرصد", "مجلس", "جهاز", "فصيل", "لواء") else ""


def bare_article(word: str) -> str:
    """The folded noun without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def bare(word: str) -> str:
    """A folded noun without proclitics and article, its broken plural made singular where it tells."""
    if word[:1] in ("و", "ف") and word[1:].startswith(("ال", "بال", "لل")):
        word = word[1:]
    if word.startswith("بال"):
        word = word[1:]
    if word.startswith("لل") and len(word) > 4:
        word = word[2:]
    word = bare_article(word)
    return _SINGULAR.get(word, word)


_SINGULAR = {
    "مصادر": "مصدر",
    "مصدران": "مصدر",
    "مصدرين": "مصدر",
    "شهود": "شاهد",
    "شاهدان": "شاهد",
    "مسوولون": "مسوول",
    "مسوولين": "مسوول",
    "مسوولان": "مسوول",
    "مسووله": "مسوول",
    "مراسلون": "مراسل",
    "مراسلنا": "مراسل",
    "مراسلتنا": "مراسل",
    "مراسله": "مراسل",
    "ناشطون": "ناشط",
    "ناشطين": "ناشط",
    "نشطاء": "ناشط",
    "متحدثه": "متحدث",
    "ناطق": "متحدث",
    "خبراء": "خبير",
    "محللون": "محلل",
    "بيانا": "بيان",
    "تقريرا": "تقرير",
    "تصريحات": "تصريح",
}


_VIA = frozenset({"حديث", "تصريح", "تصريحات", "بيان", "اتصال", "مقابله", "وقت"})


def is_short(text: Text, party: Party) -> bool:
    """True for a definite noun alone ("المصدر", "البيان نفسه") that points back to a teller."""
    if (party.concept and not party.stands_for) or party.person:
        return False
    core = [w for w in text.words[party.first : party.end] if w not in _SELF]
    if len(core) > 2 and core[1] == "في" and core[2] in _VIA:
        del core[1:]
    if len(core) != 1:
        return core[0] in ("مراسلنا", "مراسلتنا")
    word = core[0].removeprefix("و").removeprefix("ف")
    return word.startswith(("ال", "لل", "بال", "مراسلنا")) or word in _STATEMENTS


def resolve(text: Text, party: Party, memory: Memory, parties: Iterable[Party]) -> tuple[Teller, ...]:
    """The chain that a short noun stands for, empty where the report names none before it. `parties` are
    those
    that stand before it."""
    if not is_short(text, party):
        return _office(text, party, memory, parties)
    word = bare(text.words[party.first])
    for chain in reversed(memory.chains):
        if chain[-1].head == word and chain[-1].first != party.first:
            return chain
        if word in _DOCUMENTS and chain[-1].link.kind in SPEAKING and not chain[-1].named:
            return chain
        if word in _DOCUMENTS and chain[-1].link.kind == "document":
            return chain
    for chain in reversed(memory.chains):
        for at, one in enumerate(chain):
            if one.head == word or f" {word}" in f" {one.link.name}":
                return chain[: at + 1]
        if word in _OFFICES and chain[-1].link.kind == "official":
            return chain
    if word == "مصدر" and memory.last:
        return memory.last
    body = body_named(text, party, word, parties)
    return (teller(text, body, None),) if body else ()


_OFFICES = frozenset({"متحدث", "مسوول", "قيادي", "وزير", "قايد", "ريس", "سفير", "محافظ", "مبعوث"})
_GROUPS = frozenset({"حركه", "جماعه", "تنظيم", "هييه", "حزب", "جبهه", "ميليشيا", "فصيل", "منظمه"})


def _office(text: Text, party: Party, memory: Memory, parties: Iterable[Party]) -> tuple[Teller, ...]:
    """Who holds an office that is named without him ("المبعوث الأممي"), where he has spoken by name."""
    words = text.words[party.first : party.end]
    if party.person or not words[0][len(party.lead) :].startswith("ال"):
        return ()
    word = bare(words[0])
    for chain in reversed(memory.chains):
        one = chain[-1]
        if one.first == party.first:
            continue
        if party.kind == "title":
            if one.named and (one.head == word or holds_office(one.link.concept, party.concept)):
                return chain
        elif one.head == word and party.kind in ("source", "people") and not one.link.name.startswith("ال"):
            name = fold(one.link.name)
            if all(w in _SELF or _stem(w) in name for w in words[1:]):
                return chain
    if party.kind == "title" and party.concept:
        for other in parties:
            if other.first >= party.first:
                break
            if holds_office(other.concept, party.concept) and other.source_kind:
                return (teller(text, other, None),)
    return ()


def holds_office(person: str | None, office: str | None) -> bool:
    """True when the codebook has a person under an office ("us.presidency")."""
    if not person or not office or not person.startswith("person."):
        return False
    body = bodies.find(person)
    return body is not None and body.under == office


def _stem(word: str) -> str:
    """The first letters of a word without its article, by which an adjective is known again in another
    form."""
    return bare_article(word)[:4]


def body_named(text: Text, party: Party, word: str, parties: Iterable[Party]) -> Party | None:
    """The named body that a class noun with its article points back to: "الحركة", "الوزارة"."""
    best: Party | None = None
    for other in parties:
        if other.first >= party.first:
            break
        if not other.source_kind or other.kind not in ("body", "head"):
            continue
        if (bare(text.words[other.first]) == word and other.end - other.first > 1) or (
            word in _GROUPS
            and other.cat == "group"
            and other.kind == "body"
            and best is None
            and _is_called(text, other, word)
        ):
            best = other
    return best


def _is_called(text: Text, body: Party, word: str) -> bool:
    """False for a group that would not be called by the word: an organisation is "التنظيم", a movement
    is not."""
    return word != "تنظيم" or not _ORGANISED.isdisjoint(text.words[body.first : body.end])


_ORGANISED = frozenset({"تنظيم", "داعش", "القاعده", "الدوله", "لتنظيم"})
