"""The numbers that a text tells, with what widens them and the noun that they count."""

from __future__ import annotations

import msgspec

from tawatur.language.hits import Hits
from tawatur.language.text import Text
from tawatur.read.number_cores import Core, core_at
from tawatur.read.number_scene import Scene, scene
from tawatur.read.number_words import Figures, figures


class NumberMention(msgspec.Struct, frozen=True):
    """A number as told: tokens `first` to `end` (excluded) with its modifier; `high` None is "and up".

    `kind`: cardinal, dual, indefinite (dozens), mixed (killed and wounded under one number), vague (several:
    too little said to count with), one_of ("one of the leaders"); or what makes it no count: ordinal, date,
    year, clock, label. `noun` is the token of the counted noun, None where none is told; it lies inside
    first..end for a dual (شخصين), before its number (الزعماء الثلاثة، شخص واحد) and where a modifier follows
    it (39 قتيلا على الأقل). `unit` is set for measures: distance, time, age, money, percent, weight, volume,
    area, calibre, degree, times, votes. `decimal` is the value that `low` and `high` round. `definite` marks
    "the two", "the three": mostly people told of before. `by` is the number word's row, digits or ordinal.
    """

    first: int
    end: int
    low: int
    high: int | None
    approximate: bool
    kind: str
    noun: int | None
    unit: str | None = None
    decimal: float | None = None
    definite: bool = False
    by: str = ""

    @property
    def counts(self) -> bool:
        """True for a number of persons or things: no measure, date, label, place in an order or "several"."""
        return self.unit is None and self.kind in ("cardinal", "dual", "indefinite", "mixed")


def find_numbers(text: Text, hits: Hits, *, found: Figures | None = None) -> list[NumberMention]:
    """All numbers of a text in order; `hits` are those of its lexicon scan, by first token. `found` saves a
    second pass where the caller has the figures already."""
    here = scene(text, hits, found or figures(text, hits))
    starts = {i for i, kind in enumerate(text.kinds) if kind == "d"}
    starts |= here.figures.words.keys() | here.figures.ordinals.keys() | here.vague.keys() | here.duals.keys()
    starts |= {i for i, unit in here.units.items() if unit.dual}
    made: list[NumberMention] = []
    taken = done = 0
    for i in sorted(starts):
        if i < done:
            continue
        core = core_at(here, i)
        if core is None:
            continue
        if made and core.kind == "dual" and made[-1].noun == i - 1:
            continue  # "مئة شخص هاتفين": how those counted are, and no two more
        mention = _widen(here, core, taken)
        if mention.first < taken:
            continue
        made.append(mention)
        taken = mention.end
        done = max(i + 1, core.end)
    return made


def _widen(here: Scene, core: Core, taken: int) -> NumberMention:
    """The number with its unit, its modifiers and its noun; tokens before `taken` are spoken for."""
    first, end, noun, unit, kind = core.first, core.end, core.noun, core.unit, core.kind
    low, high, about = core.low, core.high, False
    if not core.final:
        if noun is None:
            end, noun, unit = _counted(here, core)
        before = here.before.get(first)
        if before and before[0] >= taken:
            while before:
                first = before[0]
                low, high, about = _widened(before[1], low, high, about)
                before = here.before.get(first)
        # "قرابة المئة شخص على الأقل" has one on either side
        behind = _modifier_behind(here, end, noun)
        if behind and (first == core.first or (behind[1] == "at_least" and high is not None)):
            if noun is None and end in here.after:
                noun = _people_at(here, behind[0])  # "تسعة على الأقل مدنيون"
            end = behind[0] if noun is None else max(behind[0], noun + 1)
            low, high, about = _widened(behind[1], low, high, about)
        if unit is None and kind != "vague":
            mixed = _mixed(here, noun, end) or (
                noun is not None and end > noun + 1 and _mixed(here, None, end)
            )
            if mixed:
                kind, end = "mixed", max(end, mixed)
    top = None if high is None else int(high)
    return NumberMention(
        first, end, int(low), top, about, kind, noun, unit, core.decimal, core.definite, core.by
    )


def _people_at(here: Scene, i: int) -> int | None:
    """The token where it is a word for persons, else None."""
    return i if here.noun(i) == i and here.hits.of("people", i) else None


def _counted(here: Scene, core: Core) -> tuple[int, int | None, str | None]:
    """(end, noun, unit): a percent sign is part of the number, other units are the noun that it counts."""
    end = core.end
    if here.word(end) in ("%", "٪"):
        return end + 1, None, "percent"
    noun = here.noun(end)
    unit = here.units.get(end)
    if unit and noun is None and unit.end == end + 1 and unit.unit != "percent" and here.word(end) == "اليوم":
        unit = None  # تظاهر المئات اليوم
    if unit is None and noun is not None and noun > end and core.kind != "cardinal":
        unit = here.units.get(noun)  # عشرات من السنين
    if unit is None:
        return end, noun, None
    if unit.unit == "percent":
        return unit.end, None, "percent"
    told = "age" if unit.unit == "time" and _is_age(here, core.first) else unit.unit
    return end, noun if noun is not None else end, told


_AGE = frozenset(("عمره", "عمرها", "العمر", "البالغ", "البالغه", "بعمر", "عمر"))


def _is_age(here: Scene, first: int) -> bool:
    """( 37 عاما )، عمره 21 عاما، البالغ من العمر 28 عاما"""
    before = here.text.words[max(0, first - 3) : first]
    return bool(before) and (before[-1] == "(" or not _AGE.isdisjoint(before))


def _modifier_behind(here: Scene, end: int, noun: int | None) -> tuple[int, str] | None:
    """(end, means) of a modifier behind the number, its noun and up to three more words, before any sign."""
    reach = 4 if noun is None else 4 + max(0, noun - end)
    for at in range(end, end + reach):
        if at in here.after:
            return here.after[at]
        if here.kind(at) != "a" or (at > end and at in here.figures.words):
            return None
    return None


def _widened(means: str, low: float, high: float | None, about: bool) -> tuple[float, float | None, bool]:
    if means == "at_least":
        return low, None, about
    if means == "at_most":
        return 0.0, high, about
    return low, high, True


def _mixed(here: Scene, noun: int | None, end: int) -> int:
    """The token behind "killed and wounded" where both share the number, 0 where they don't."""
    casualties = here.casualties
    if noun is not None and noun in casualties:
        other = casualties.get(noun + 1)
        joined = other is not None and other != casualties[noun] and here.word(noun + 1).startswith("و")
        return noun + 2 if joined else 0
    at = end if noun is None else noun + 1
    at += here.word(at) == "ما"
    one, two = casualties.get(at + 1), casualties.get(at + 2)
    return at + 3 if here.word(at) == "بين" and one and two and one != two else 0
