"""What stands around the numbers of a text: modifiers, units, labels, duals, and the nouns they may count."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from tawatur.language.hits import Hit, Hits
from tawatur.language.inflect import expand
from tawatur.language.text import Text
from tawatur.read.number_words import Figures, is_number
from tawatur.tables import read_tsv


class Unit(NamedTuple):
    """A unit that ends before token `end`; `dual` where the word itself says two (كيلومترين)."""

    end: int
    unit: str
    dual: bool
    by: str


@dataclass(slots=True)
class Scene:
    """A text with its number words sorted by first token, but `before` (modifiers: first, means) and `labels`
    by the token behind them; `after` holds (end, means)."""

    text: Text
    hits: Hits
    figures: Figures
    before: dict[int, tuple[int, str]] = field(default_factory=dict)
    after: dict[int, tuple[int, str]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    duals: dict[int, Hit] = field(default_factory=dict)
    vague: dict[int, Hit] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    casualties: dict[int, str] = field(default_factory=dict)
    months: set[int] = field(default_factory=set)
    days: set[int] = field(default_factory=set)

    def word(self, i: int) -> str:
        """The folded word at token i, "" outside the text."""
        words = self.text.words
        return words[i] if 0 <= i < len(words) else ""

    def kind(self, i: int) -> str:
        """The token class at i, "" outside the text."""
        return self.text.kinds[i] if 0 <= i < len(self.text.kinds) else ""

    def noun(self, i: int) -> int | None:
        """The token of the noun that may be counted at i, None where something else stands there."""
        if self.word(i) == "من":
            i += 1
            while self.word(i) in ("هولاء", "اوليك", "بين", "اصل", "ال"):
                i += 1
        if self.word(i) in ('"', "“", "«"):
            i += 1
        if self.kind(i) != "a" or i in self.days:
            return None
        word = self.word(i)
        bare = word[1:] if word[0] in "وف" and len(word) > 2 else word
        if len(word) < 2 or word in followers() or bare in followers():
            return None
        if word.endswith("وا") or word.startswith(("لل", "بال", "كال")):
            return None
        # a word that starts with و is a noun only where a row knows it whole (ولد), not as "and ..."
        if word[0] in "وف" and not any(not h.lead and not h.tail for h in self.hits.get(i, ())):
            return None
        # "العشرات بغارات": what ب governs is the means, not what is counted
        known = self.hits.get(i, ())
        if word[0] == "ب" and known and all(h.lead or h.entry.cls == "means" for h in known):
            return None
        return i

    def noun_before(self, i: int) -> int | None:
        """The token of the noun right before token i, None where none stands there."""
        at = i - 1
        if self.kind(at) != "a" or self.word(at) in followers() or len(self.word(at)) < 3:
            return None
        return at

    def month_follows(self, i: int) -> bool:
        """True where a month name stands at i or behind "of", "month", a hyphen."""
        for _ in range(3):
            if i in self.months or self.word(i) not in ("من", "شهر", "-", "/", "."):
                break
            i += 1
        return i in self.months


@cache
def followers() -> frozenset[str]:
    """Words behind a number that are not the noun it counts, folded."""
    rows = read_tsv("language", "ar", "numerals_followers.tsv", required=("id", "forms"))
    return frozenset(form for row in rows for form in expand(row["forms"]))


def scene(text: Text, hits: Hits, figures: Figures) -> Scene:
    """The surroundings of a text's numbers."""
    found = Scene(text, hits, figures)
    for cls in _CLASSES:
        for i, here in hits.all_of(cls).items():
            for hit in here:
                if is_number(hit):
                    _sort(found, i, hit)
    found.months.update(hits.all_of("date_months"))
    found.days.update(hits.all_of("date_weekdays"))
    return found


_CLASSES = ("num_modifiers", "num_units", "num_duals", "num_indefinite", "num_labels", "num_casualties")


def _sort(found: Scene, i: int, hit: Hit) -> None:
    cls, attrs = hit.entry.cls, hit.entry.attrs
    if cls == "num_modifiers":
        if attrs["side"] == "after":
            if i not in found.after or found.after[i][0] < hit.end:
                found.after[i] = (hit.end, attrs["means"])
        elif hit.end not in found.before or found.before[hit.end][0] > i:
            found.before[hit.end] = (i, attrs["means"])
    elif cls == "num_units":
        if "ب" not in hit.lead and (i not in found.units or found.units[i].end < hit.end):
            found.units[i] = Unit(hit.end, attrs["unit"], bool(attrs.get("value")), hit.entry.by)
    elif cls == "num_duals":
        if i not in found.duals or len(found.duals[i].lead) > len(hit.lead):
            found.duals[i] = hit
    elif cls == "num_indefinite":
        if i not in found.vague or found.vague[i].end < hit.end:
            found.vague[i] = hit
    elif cls == "num_labels":
        found.labels[hit.end] = attrs["means"]
    elif cls == "num_casualties":
        found.casualties[i] = attrs["means"]
