"""A report as tracing sees it: its words reduced to stems, and which of them carry weight.

Stems are looser than the lexicon's forms on purpose: what a rewrite does to an ending must not hide the word.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur.language.text import Text, fold, tokens_of
from tawatur.model import Report
from tawatur.tables import read_tsv

_LEADS = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_TAILS = ("هما", "ها", "هم", "هن", "نا", "ات", "ان", "ون", "ين", "يه", "وا", "ه", "ي", "ا", "ت")
LONGEST = 3000
"""Words of a report that are traced; what stands behind them is a page's comments or a whole archive."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The words of a report (signs left out), about 12 kB for 300. `words[k]` is folded, `stems[k]` reduced,
    `light[k]` 1 for words that any text has, `sentence[k]` the number of its sentence, `quoted[k]` 1 inside
    quotation marks; word k is token `tokens[k]` of `text`. `framed` words belong to the outlet's page."""

    report: Report
    words: tuple[str, ...]
    stems: tuple[str, ...]
    light: bytes
    sentence: tuple[int, ...]
    quoted: bytes
    tokens: array[int]
    framed: int = 0

    @property
    def size(self) -> int:
        """The words of the report without its outlet's frame, at least 1."""
        return max(1, len(self.stems) - self.framed)

    @property
    def text(self) -> Text:
        """The tokenised text; made anew where it was not needed lately, since a whole archive's would not
        fit."""
        return tokens_of(self.report.text)


@cache
def light_words() -> frozenset[str]:
    """The stems of words that any news text has: particles, pronouns, verbs of saying."""
    rows = read_tsv("language", "ar", "trace", "light.tsv", required=("id", "forms"))
    return frozenset(stem(fold(form)) for row in rows for form in row["forms"].split("|"))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word without its article, proclitics and commonest endings; three letters are always kept."""
    if len(word) > 3 and word[0] in "وف" and word[:2] != "وا":
        word = word[1:]
    for lead in _LEADS:
        if word.startswith(lead) and len(word) - len(lead) >= 3:
            word = word[len(lead) :]
            break
    else:
        if len(word) > 4 and word[0] in "بلكس":
            word = word[1:]
    for tail in _TAILS:
        if word.endswith(tail) and len(word) - len(tail) >= 3:
            return word[: -len(tail)]
    return word


def leaf(report: Report) -> Leaf:
    """The report's words, ready to compare. Linear in the length of the text."""
    text = tokens_of(report.text)
    known = light_words()
    tokens = array("I", [i for i, kind in enumerate(text.kinds) if kind in "ald"][:LONGEST])
    words = tuple(text.words[i] for i in tokens)
    stems = tuple(stem(word) if text.kinds[i] == "a" else word for i, word in zip(tokens, words, strict=True))
    inside = bytearray(len(text))
    for quote in text.quotes:
        if quote.last - quote.first > 4:
            inside[quote.first : quote.last] = b"\1" * (quote.last - quote.first)
    numbers = [0] * len(text)
    for number, (first, end) in enumerate(text.sentences):
        numbers[first:end] = [number] * (end - first)
    return Leaf(
        report,
        words,
        stems,
        bytes(s in known for s in stems),
        tuple(numbers[i] for i in tokens),
        bytes(inside[i] for i in tokens),
        tokens,
    )
