"""Chains: from a party to a link, and from a short noun ("the source", "the statement") to whom it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.language.text import Text
from tawatur.model import Link
from tawatur.read.parties import Party

SPEAKING = frozenset({"official", "agency", "outlet", "monitor", "armed_group"})
_STATEMENTS = frozenset({"بيان", "البيان", "بيانها", "بيانه", "التقرير"})


@dataclass(frozen=True, slots=True)
class Teller:
    """A link with the party it came from and the row of its head noun, by which a short noun finds it again."""

    link: Link
    head: str
    first: int


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
        if chain:
            self.chains.append(chain)


def teller(text: Text, party: Party, cue: str | None) -> Teller:
    """The link that a party makes."""
    name = text.of(party.name_span)
    return Teller(
        Link(name, party.concept, party.source_kind or "anonymous", cue, party.name_span),
        head_word(text, party),
        party.first,
    )


def head_word(text: Text, party: Party) -> str:
    """The party's head noun without its article, as short nouns repeat it."""
    return bare(text.words[party.first])


def bare(word: str) -> str:
    """A folded noun without proclitics and article, its broken plural made singular where it tells."""
    for lead in ("و", "ف", "ب", "ل", "ك"):
        if word.startswith(lead + "ال"):
            word = word[1:]
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return _SINGULAR.get(word, word)


_SINGULAR = {
    "مصادر": "مصدر",
    "المصادر": "مصدر",
    "مصدران": "مصدر",
    "مصدرين": "مصدر",
    "شهود": "شاهد",
    "مسوولون": "مسوول",
    "مسوولين": "مسوول",
    "مراسلون": "مراسل",
    "مراسلنا": "مراسل",
    "ناشطون": "ناشط",
    "ناشطين": "ناشط",
    "نشطاء": "ناشط",
    "متحدثه": "متحدث",
    "ناطق": "متحدث",
}


def is_short(text: Text, party: Party) -> bool:
    """True for a definite noun alone ("المصدر", "البيان نفسه") that points back to a teller."""
    words = text.words[party.first : party.end]
    if party.concept:
        return False
    core = [w for w in words if w not in ("نفسه", "نفسها", "ذاته", "ذاتها", "المذكور", "انفسهم")]
    if len(core) != 1:
        return False
    word = core[0].removeprefix("و").removeprefix("ف")
    return word.startswith(("ال", "لل", "بال", "مراسلنا")) or word in _STATEMENTS


def resolve(text: Text, party: Party, memory: Memory) -> tuple[Teller, ...]:
    """The chain that a short noun stands for, empty where the report names none before it."""
    if not is_short(text, party):
        return ()
    word = bare(text.words[party.first])
    for chain in reversed(memory.chains):
        if chain[-1].head == word and chain[-1].first != party.first:
            return chain
        if word in ("بيان", "تقرير", "تصريح", "نفسه") and chain[-1].link.kind in SPEAKING:
            return chain
    for chain in reversed(memory.chains):
        for at, one in enumerate(chain):
            if one.head == word or f" {word}" in f" {one.link.name}":
                return chain[: at + 1]
        if word in ("متحدث", "مسوول", "قيادي", "وزير", "قائد", "ريس") and chain[-1].link.kind == "official":
            return chain
    if word in ("مصدر", "مصادر") and memory.last:
        return memory.last
    return ()
