"""What two words that stand for each other have to do: the same, the opposite, or nothing known.

The tables are rows: `concepts.tsv` (classes of words that exclude each other, with the effect of changing one
for another), `synonyms.tsv`, `nouns.tsv` (what kind of name follows), `figures.tsv`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur.language.inflect import expand
from tawatur.language.lexicon import forms
from tawatur.language.text import fold
from tawatur.tables import read_tsv

NUMBER_ENDS = ("ين", "ان", "ون")
_ADDED = frozenset("سالتمونيهء")
_LONG = str.maketrans("", "", "اويهىءئؤ")


@cache
def _concepts() -> dict[str, tuple[tuple[str, str, str], ...]]:
    table: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in read_tsv(
        "language", "ar", "trace", "concepts.tsv", required=("id", "class", "effect", "forms")
    ):
        for form in expand(row["forms"]):
            table[form] = (*table.get(form, ()), (row["id"], row["class"], row["effect"]))
    return table


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in read_tsv("language", "ar", "trace", "synonyms.tsv", required=("id", "forms")):
        for form in expand(row["forms"]):
            table[form] = table.get(form, frozenset()) | {row["id"]}
    return table


@cache
def _nouns() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in read_tsv("language", "ar", "trace", "nouns.tsv", required=("id", "class", "forms")):
        for form in row["forms"].split("|"):
            table[fold(form)] = table.get(fold(form), frozenset()) | {row["class"]}
    return table


@lru_cache(maxsize=100_000)
def bases(word: str) -> tuple[str, ...]:
    """The word without its clitics, every way, and without the endings of two and many."""
    plain = dict.fromkeys(f.base for f in forms(word))
    single = [b[:-2] for b in plain if len(b) > 4 and b.endswith(NUMBER_ENDS)]
    return tuple(dict.fromkeys((*plain, *single, *(s.removesuffix("ت") + "ه" for s in single))))


@lru_cache(maxsize=100_000)
def concepts(word: str) -> frozenset[tuple[str, str, str]]:
    """The (id, class, effect) rows that a folded word may stand for."""
    table = _concepts()
    return frozenset(row for base in bases(word) for row in table.get(base, ()))


@lru_cache(maxsize=100_000)
def synonyms(word: str) -> frozenset[str]:
    """The rows of synonyms that a folded word stands in."""
    table = _synonyms()
    found: frozenset[str] = frozenset()
    for base in bases(word):
        found |= table.get(base, frozenset())
    return found


@lru_cache(maxsize=100_000)
def noun(word: str) -> frozenset[str]:
    """The classes of a folded word in `nouns.tsv`: media, place, person, neg, cue. Nouns with an article of
    their own introduce no name ("the city")."""
    table = _nouns()
    if word in table:
        return table[word]
    for form in forms(word):
        if not form.tail and "ل" not in form.lead[1:] and form.base in table:
            return table[form.base]
    return frozenset()


@lru_cache(maxsize=100_000)
def same_meaning(one: str, other: str) -> bool:
    """True for words known to say the same."""
    if synonyms(one) & synonyms(other):
        return True
    return bool({c[0] for c in concepts(one)} & {c[0] for c in concepts(other)})


@lru_cache(maxsize=100_000)
def clash(one: str, other: str) -> str | None:
    """The effect of putting the one word for the other, None where no row says that they exclude each
    other."""
    if {c[0] for c in concepts(one)} & {c[0] for c in concepts(other)}:
        return None
    for _, cls, effect in sorted(concepts(one)):
        if any(cls == c[1] for c in concepts(other)):
            return effect
    return None


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """The longest proclitics and the article off: what is left of the word itself."""
    return min((f.base for f in forms(word) if not f.tail and len(f.base) > 2), key=len, default=word)


@lru_cache(maxsize=100_000)
def consonants(word: str) -> str:
    """The word's letters without its article, long vowels and their seats: what derivation leaves unchanged.
    A preposition of one letter stays, since it may be the root's own."""
    if len(word) > 4 and word[0] in "وف":
        word = word[1:]
    for lead in ("بال", "كال", "لل", "ال"):
        if word.startswith(lead) and len(word) > len(lead) + 2:
            word = word[len(lead) :]
            break
    return word.translate(_LONG)


@lru_cache(maxsize=100_000)
def number_of(word: str) -> str | None:
    """The word's base where it ends like a dual or a sound plural, None else."""
    plain = bare(word)
    return plain[:-2] if len(plain) > 4 and plain.endswith(NUMBER_ENDS) else None


def other_number(one: str, other: str) -> bool:
    """True for one and two, or one and many, of the same noun: "جريح" and "جريحين"."""
    if _many_of(one, other) or _many_of(other, one):
        return True
    a, b = number_of(one), number_of(other)
    if (a is None) == (b is None):
        return False
    many, single = (a, bare(other)) if a else (b, bare(one))
    assert many is not None
    return single.rstrip("اه") in (many, many.rstrip("ت"))


def _many_of(many: str, one: str) -> bool:
    """True for the sound feminine plural of a noun: "زوجات" and "زوجة"; adjectives only agree with one."""
    plural, single = bare(many), bare(one)
    return plural.endswith("ات") and plural[-3:] != "يات" and len(plural) > 4 and single == plural[:-2] + "ه"


def one_letter_off(one: str, other: str) -> bool:
    """True for two words whose consonants differ in one letter: what a garbling reader or translator
    mistakes.

    Letters that derivation adds don't count alone: the tradition's ten, سألتمونيها.
    """
    a, b = consonants(one), consonants(other)
    if a == b or min(len(a), len(b)) < 2 or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        odd = [x + y for x, y in zip(a, b, strict=True) if x != y]
        return len(odd) == 1 and len(a) > 2 and not set(odd[0]) <= _ADDED
    short, long = sorted((a, b), key=len)
    return any(long[:k] + long[k + 1 :] == short and long[k] not in _ADDED for k in range(1, len(long)))
