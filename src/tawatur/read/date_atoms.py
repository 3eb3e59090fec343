"""The words of time in a text, sorted by what they can be at each token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from tawatur.language.hits import Hit, Hits
from tawatur.language.inflect import expand
from tawatur.language.text import Text
from tawatur.read.number_words import Figures
from tawatur.tables import read_tsv


class MonthName(NamedTuple):
    """A month name that ends before token `end`. `family`: levant, egypt, maghreb, hijri."""

    end: int
    month: int
    family: str
    weak: bool
    lead: str
    by: str


class Atom(NamedTuple):
    """A word of time: `what` is its weekday number, part of day, offset in days or kind."""

    end: int
    what: str
    lead: str
    by: str


@dataclass(slots=True)
class Atoms:
    """All words of time of one text by first token."""

    text: Text
    figures: Figures
    months: dict[int, MonthName] = field(default_factory=dict)
    weekdays: dict[int, Atom] = field(default_factory=dict)
    parts: dict[int, Atom] = field(default_factory=dict)
    days: dict[int, Atom] = field(default_factory=dict)
    words: dict[int, Atom] = field(default_factory=dict)
    units: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    names: set[int] = field(default_factory=set)
    joints: dict[int, str] = field(default_factory=dict)

    def word(self, i: int) -> str:
        """The folded word at token i, "" outside the text."""
        words = self.text.words
        return words[i] if 0 <= i < len(words) else ""

    def glue(self, i: int) -> str:
        """What the joining word at token i does: since, before, between, this ...; "" for any other."""
        return self.joints.get(i, "")

    def turn(self, i: int) -> str:
        """past, last, next, current, same or following where such a word stands at token i, else ""."""
        atom = self.words.get(i)
        if atom and atom.what in _TURNS:
            return atom.what
        return ""


_TURNS = frozenset(("past", "last", "next", "current", "same", "following"))


@cache
def glue() -> Mapping[str, str]:
    """The joining words of time, folded, with و and ف before them and without, and what each does."""
    rows = read_tsv("language", "ar", "calendar_glue.tsv", required=("id", "forms", "role"))
    return {
        lead + form: row["role"] for row in rows for form in expand(row["forms"]) for lead in ("", "و", "ف")
    }


def atoms(text: Text, hits: Hits, figures: Figures) -> Atoms:
    """The words of time of a text."""
    roles = glue()
    found = Atoms(text, figures)
    found.joints = {i: roles[word] for i, word in enumerate(text.words) if word in roles}
    for cls in _CLASSES:
        for i, here in hits.all_of(cls).items():
            for hit in here:
                if not hit.tail:
                    _sort(found, i, hit)
    return found


_CLASSES = ("date_months", "date_weekdays", "date_parts", "date_units", "date_names", "date_words")


def _sort(found: Atoms, i: int, hit: Hit) -> None:
    entry, lead = hit.entry, hit.lead
    cls, attrs = entry.cls, entry.attrs
    if cls == "date_months":
        known = found.months.get(i)
        if known is None or known.end < hit.end:
            weak = attrs.get("weak") == "yes"
            found.months[i] = MonthName(hit.end, int(attrs["month"]), attrs["family"], weak, lead, entry.by)
    elif cls == "date_weekdays":
        found.weekdays[i] = Atom(hit.end, attrs["weekday"], lead, entry.by)
    elif cls == "date_parts":
        if i not in found.parts or found.parts[i].end < hit.end:
            found.parts[i] = Atom(hit.end, attrs["part"], lead, entry.by)
    elif cls == "date_units":
        if i not in found.units:
            found.units[i] = (attrs["unit"], attrs["number"], lead)
    elif cls == "date_names":
        found.names.update(range(hit.first, hit.end))
    elif cls == "date_words":
        role = entry.concept
        if role in ("today", "day"):
            if i not in found.days or found.days[i].end < hit.end:
                found.days[i] = Atom(hit.end, attrs["value"], lead, entry.by)
        elif role == "edge":
            if "ال" not in lead and i not in found.words:
                found.words[i] = Atom(hit.end, attrs["value"], lead, entry.by)
        else:
            found.words[i] = Atom(hit.end, role, lead, entry.by)
