"""The numbers that a text tells, with what widens them and the noun that they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.language.lexicon import Hit, expand
from tawatur.language.text import Text
from tawatur.read.number_words import Figures, Value, figures
from tawatur.tables import read_tsv


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as told: tokens `first` to `end` (excluded) with its modifier; `high` None is "and up".

    `kind`: cardinal, dual, indefinite (dozens), vague (several: too little said to count with), mixed (killed
    and wounded under one number), one_of ("one of the leaders"), ordinal; or what makes it no count: date, year, clock, label. `noun` is the
    token of the counted noun, None where none is given; it lies inside first..end for a dual ("شخصين"), behind
    a noun ("الزعماء الثلاثة", "شخص واحد") and where a modifier follows the noun ("39 قتيلا على الأقل"). `unit`
    is set for measures: distance, time, age, money, percent, weight and so on. `decimal` has the value that
    `low` and `high` round. `definite` marks "the two", "the three": mostly people told of before.
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


@cache
def _followers() -> frozenset[str]:
    rows = read_tsv("language", "ar", "numerals_followers.tsv", required=("id", "forms"))
    return frozenset(form for row in rows for form in expand(row["forms"]))


_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))


def find_numbers(text: Text, hits: Mapping[int, Sequence[Hit]]) -> list[NumberMention]:
    """All numbers of a text in order; `hits` are those of its lexicon scan, by first token."""
    found = figures(text, hits)
    reader = _Reader(text, hits, found)
    return reader.run()


class _Reader:
    def __init__(self, text: Text, hits: Mapping[int, Sequence[Hit]], found: Figures) -> None:
        self.text = text
        self.hits = hits
        self.figures = found
        self.before: dict[int, tuple[int, str]] = {}
        self.after: dict[int, tuple[int, str]] = {}
        self.duals: dict[int, Hit] = {}
        self.vague: dict[int, Hit] = {}
        self.units: dict[int, tuple[int, str, bool]] = {}
        self.labels: dict[int, str] = {}
        self.casualties: dict[int, str] = {}
        self.months: set[int] = set()
        for i, here in found.other.items():
            for hit in here:
                self._sort(i, hit)

    def _sort(self, i: int, hit: Hit) -> None:
        cls, attrs = hit.entry.cls, hit.entry.attrs
        if cls == "num_modifiers":
            if attrs["side"] == "before":
                self.before.setdefault(hit.end, (i, attrs["means"]))
                if self.before[hit.end][0] > i:
                    self.before[hit.end] = (i, attrs["means"])
            elif i not in self.after or self.after[i][0] < hit.end:
                self.after[i] = (hit.end, attrs["means"])
        elif cls == "num_units":
            if "ب" not in hit.lead and (i not in self.units or self.units[i][0] < hit.end):
                self.units[i] = (hit.end, attrs["unit"], "value" in attrs and bool(attrs["value"]))
        elif cls == "num_duals":
            if i not in self.duals or len(self.duals[i].lead) > len(hit.lead):
                self.duals[i] = hit
        elif cls == "num_indefinite":
            if i not in self.vague or self.vague[i].end < hit.end:
                self.vague[i] = hit
        elif cls == "num_labels":
            self.labels[hit.end] = attrs["means"]
        elif cls == "num_casualties":
            self.casualties[i] = attrs["means"]
        elif cls == "date_months":
            self.months.add(i)

    def run(self) -> list[NumberMention]:
        text, fig = self.text, self.figures
        kinds = text.kinds
        places = sorted(
            {i for i in range(len(kinds)) if kinds[i] == "d"}
            | fig.words.keys()
            | fig.ordinals.keys()
            | self.vague.keys()
            | self.duals.keys()
            | {i for i, unit in self.units.items() if unit[2]}
        )
        made: list[NumberMention] = []
        done = 0
        for i in places:
            if i < done:
                continue
            mention = self._at(i)
            if mention is None:
                continue
            if made and mention.first < made[-1].end:
                continue
            made.append(mention)
            self._taken = mention.end
            done = max(i + 1, mention.end if mention.noun is None or mention.noun < i else self._core_end)
        return made

    _core_end = 0
    _taken = 0

    def _at(self, i: int) -> NumberMention | None:
        text, fig = self.text, self.figures
        self._core_end = i + 1
        if text.kinds[i] == "d":
            barred = self._no_count(i)
            if barred:
                return barred
        if i in self.vague:
            return self._indefinite(i)
        word = fig.words.get(i)
        if word and word.role == "scales":
            return self._finish(i, i + 1, word.value, word.value * 10 - 1, "indefinite", fig.by[i])
        ordinal = fig.ordinal(i)
        if ordinal and not (word and not self._ordinal_place(i)):
            end, number, lead = ordinal
            if not lead.endswith(("ال", "لل")):
                return None
            self._core_end = end
            kind = "clock" if self.labels.get(i) == "clock" else "ordinal"
            return NumberMention(i, end, number, number, False, kind, None, by="ordinal")
        value = fig.cardinal(i)
        if value:
            return self._cardinal(i, value)
        if (
            word
            and word.role == "one"
            and word.value == 1
            and "ال" not in word.lead
            and self._noun(i + 1) == i + 1
        ):
            return NumberMention(i, i + 1, 1, 1, False, "one_of", i + 1, by=fig.by[i])
        if i in self.units and self.units[i][2]:
            end, unit, _ = self.units[i]
            return self._finish(i, end, 2, 2, "dual", "unit", noun=i, unit=unit)
        if i in self.duals:
            return self._dual(i)
        return None

    def _ordinal_place(self, i: int) -> bool:
        return i in self.figures.ordinals

    def _no_count(self, i: int) -> NumberMention | None:
        """Digits that are part of a date, a time of day, a label, a code."""
        text = self.text
        words, kinds, starts, ends = text.words, text.kinds, text.starts, text.ends
        size = len(words)
        end, groups, sign = i + 1, 1, ""
        while end + 1 < size and kinds[end + 1] == "d" and words[end] in ("/", "-", ".", ":", "\\", "_", "–"):
            touching = ends[end - 1] == starts[end] and ends[end] == starts[end + 1]
            if words[end] == "." and not touching and not _spaced_date(text, i):
                break
            sign = sign or words[end]
            end, groups = end + 2, groups + 1
        digits = words[i]
        kind = ""
        if groups >= 3:
            kind = "date"
        elif groups == 2:
            if sign == ":":
                kind = "clock"
            elif sign in "/\\":
                kind = "date"
            elif sign in "-–_" and len(words[i]) == 4 and len(words[i + 2]) == 4:
                kind = "year"
        if not kind:
            end = i + 1
            label = self.labels.get(i)
            if label == "label" and not (i > 0 and words[i - 1] == "عدد"):
                kind = "label"
            elif label == "clock":
                kind = "clock"
            elif label == "year" and len(digits) == 4:
                kind = "year"
            elif len(digits) > 9 or (len(digits) >= 4 and digits[0] == "0"):
                kind = "label"
            elif i and kinds[i - 1] == "l" and starts[i] - ends[i - 1] <= 1:
                kind = "label"
            elif i > 1 and words[i - 1] == "-" and self._named(i - 2):
                kind = "label"
            elif end < size and kinds[end] == "l" and starts[end] == ends[i]:
                kind = "label"
            elif len(digits) == 4 and "1900" <= digits <= "2099" and self._year_place(i):
                kind = "year"
            elif len(digits) <= 2 and self._month_follows(end):
                kind = "date"
        if not kind:
            return None
        self._core_end = end
        number = int(digits) if len(digits) < 16 else 0
        return NumberMention(i, end, number, number, False, kind, None, by="digits")

    def _named(self, i: int) -> bool:
        """A letter or type name that a hyphen joins to the digits: F-16, إس-300."""
        text = self.text
        short = text.kinds[i] == "l" and len(text.words[i]) <= 4
        return short or self.labels.get(i + 1) == "label"

    def _year_place(self, i: int) -> bool:
        words = self.text.words
        before = words[i - 1] if i else ""
        if i - 1 in self.months or before in ("في", "منذ", "حتي", "مطلع", "اواخر", "اوايل", "منتصف", "نهايه"):
            return self._noun(i + 1) is None or before != "في"
        return i > 1 and before == "من" and i - 2 in self.months

    def _month_follows(self, i: int) -> bool:
        words = self.text.words
        for _ in range(3):
            if i in self.months:
                return True
            if i < len(words) and words[i] in ("من", "شهر", "-", "/", "."):
                i += 1
            else:
                return False
        return i in self.months

    def _indefinite(self, i: int) -> NumberMention:
        hit = self.vague[i]
        attrs = hit.entry.attrs
        low = float(attrs["low"])
        high = float(attrs["high"]) if attrs.get("high") else None
        kind = attrs.get("kind") or "indefinite"
        end = hit.end
        word = self.figures.words.get(end)
        if high is not None:
            if word and word.role in ("scales", "scale") and word.lead in ("", "ال"):
                low, high, end = low * word.value, high * word.value + word.value - 1, end + 1
            elif end in self.vague and kind == "indefinite":
                further = self.vague[end].entry.attrs
                low, high, end = low * 10, high * 10, self.vague[end].end
                kind = further.get("kind") or kind
        return self._finish(i, end, low, high, kind, hit.entry.by)

    def _dual(self, i: int) -> NumberMention | None:
        hit = self.duals[i]
        text = self.text
        word = text.words[i]
        if i in self.figures.words:
            return None
        if i - 1 in self.duals and hit.lead[:1] not in ("و", "ف") and word[-2:] == text.words[i - 1][-2:]:
            return None  # an adjective of the dual before it: مواطنان عراقيان
        ending = word[-2:]
        if i + 1 < len(text.words) and text.words[i + 1] in _TWO:
            return None  # told by the "two" that follows
        if ending == "ين" and hit.entry.attrs["plural"] == "sound":
            return None
        if word[-1] in "يا":
            # a construct dual ("قذيفتي هاون") has an indefinite noun behind it; else it may be "my" or an adverb
            if i + 1 >= len(text.words) or text.kinds[i + 1] != "a" or self._noun(i + 1) != i + 1:
                return None
        definite = "ال" in hit.lead or "لل" in hit.lead
        return self._finish(i, i + 1, 2, 2, "dual", hit.entry.by, noun=i, definite=definite)

    def _cardinal(self, i: int, value: Value) -> NumberMention | None:
        text, fig = self.text, self.figures
        words = text.words
        end, number = value.end, value.number
        decimal = None if number == int(number) else number
        low, high = float(int(number)), float(int(number) if decimal is None else int(number) + 1)
        first = i
        lead = fig.words[i].lead if i in fig.words else ""
        definite = lead.endswith("ال")
        if i and words[i - 1] in ("ال", "وال", "بال") and text.kinds[i] == "d":
            first, definite = i - 1, True
        elif i > 1 and words[i - 1] == "-" and words[i - 2] in ("ال", "وال", "بال", "لل", "ب", "ل", "و"):
            first, definite = i - 2, "ال" in words[i - 2]
        kind = "clock" if self.labels.get(i) == "clock" else "cardinal"
        if kind == "cardinal" and value.number <= 31 and self._month_follows(end):
            kind = "date"
        if value.plain and 1900 <= value.number <= 2099 and self._bare_year(first, end):
            kind = "year"
        ranged = self._range(first, i, end, value)
        if ranged:
            first, end, low, high = ranged
            decimal = None
            if high <= 31 and self._month_follows(end):
                kind = "date"
        if kind != "cardinal":
            self._core_end = end
            return NumberMention(first, end, int(low), int(high), False, kind, None, by=value.by)
        if value.number in (1, 2) and i in fig.words and fig.words[i].role == "unit":
            return self._one_or_two(first, i, end, int(value.number), value.by)
        if definite and not ranged:
            noun = self._noun_before(first)
            if noun is not None and (words[noun].startswith("ال") or self._noun(end) is None):
                return self._finish(noun, end, low, high, kind, value.by, noun=noun, definite=True)
        return self._finish(first, end, low, high, kind, value.by, decimal=decimal, definite=definite)

    def _bare_year(self, first: int, end: int) -> bool:
        """Four digits that look like a year are a count only with a modifier or before a known noun."""
        if first in self.before:
            return False
        noun = self._noun(end)
        if noun is None:
            return True
        known = any(hit.entry.cls not in ("event", "cue") for hit in self.hits.get(noun, ()) if not hit.lead)
        return not known and not self.text.words[noun].endswith("ا")

    def _one_or_two(self, first: int, i: int, end: int, number: int, by: str) -> NumberMention | None:
        """A noun stands before "one" and "two": شخص واحد، عسكريين روسيين اثنين."""
        lead = self.figures.words[i].lead
        words = self.text.words
        if number == 1 and self._noun(end) == end and words[end].startswith("ال"):
            return None  # وأحد written without its hamza: "and one of the ..."
        noun = None
        if not lead:
            noun = self._noun_before(i)
            if number == 2 and noun is not None and not words[noun].endswith(("ين", "ان")):
                noun = None
            if number == 2 and noun is not None and noun and self.text.kinds[noun - 1] == "a":
                if words[noun - 1].endswith(("ين", "ان")) and self._noun(noun - 1) == noun - 1:
                    noun -= 1
        if noun is not None:
            return self._finish(noun, end, number, number, "cardinal", by, noun=noun)
        if number == 1 and not (words[end : end + 1] == ("من",) or lead in ("", "و")):
            return None
        return self._finish(first, end, number, number, "cardinal", by)

    def _range(self, first: int, i: int, end: int, value: Value) -> tuple[int, int, float, float] | None:
        text, fig = self.text, self.figures
        words = text.words
        size = len(words)
        if end >= size:
            return None
        opened = words[first - 1].removeprefix("و") if first else ""
        joint, second = words[end], end + 1
        if opened in ("بين", "لبين", "مابين"):
            if joint == "و" or joint in ("الي", "حتي"):
                pass
            elif end in fig.words and fig.words[end].lead.startswith("و"):
                second = end
            else:
                return None
        elif joint in ("-", "–", "—"):
            if text.kinds[i] != "d" or second >= size or text.kinds[second] != "d":
                return None
        elif joint not in ("الي", "او", "حتي"):
            return None
        other = fig.cardinal(second)
        if other is None or other.number <= value.number and other.number >= 1000:
            return None
        low, high = value.number, other.number
        scaled = fig.words.get(other.end - 1)
        if low < 1000 <= high and scaled and scaled.role in ("scale", "scales") and text.kinds[i] == "d":
            if low * scaled.value < high:
                low *= scaled.value
        if not low < high or (joint in ("-", "–", "—") and high > 20 * low):
            return None
        if opened in ("بين", "من", "لبين", "مابين"):
            first -= 1
            if opened == "بين" and first and words[first - 1] == "ما":
                first -= 1
        return first, other.end, float(int(low)), float(int(high))

    def _noun(self, i: int) -> int | None:
        """The token of the noun that may be counted at i, None where something else stands there."""
        text = self.text
        words, kinds = text.words, text.kinds
        size = len(words)
        if i < size and words[i] == "من":
            i += 1
            while i < size and words[i] in ("هولاء", "اوليك", "بين", "اصل", "ال"):
                i += 1
        if i < size and words[i] in ('"', "“", "«", "(") and i + 1 < size and kinds[i + 1] == "a":
            if words[i] == "(":
                return None
            i += 1
        if i >= size or kinds[i] != "a":
            return None
        word = words[i]
        bare = word[1:] if word[0] in "وف" and len(word) > 2 else word
        if word in _followers() or bare in _followers() or len(word) < 2:
            return None
        if word.endswith("وا") or word.startswith(("لل", "بال", "كال")):
            return None
        if word[0] in "وف":
            leads = {hit.lead[:1] for hit in self.hits.get(i, ()) if not hit.tail}
            if "" not in leads:
                return None
        return i

    def _noun_before(self, i: int) -> int | None:
        text = self.text
        at = i - 1
        if at < 0 or text.kinds[at] != "a" or text.words[at] in _followers() or len(text.words[at]) < 3:
            return None
        return at

    def _finish(
        self,
        first: int,
        end: int,
        low: float,
        high: float | None,
        kind: str,
        by: str,
        *,
        noun: int | None = None,
        unit: str | None = None,
        decimal: float | None = None,
        definite: bool = False,
    ) -> NumberMention:
        text = self.text
        size = len(text.words)
        self._core_end = end
        approximate = False
        top: float | None = high
        if noun is not None and unit is None and noun == first and noun in self.units:
            unit = self.units[noun][1]
        measure: tuple[int, str, bool] | None = None
        if noun is None:
            if end < size and text.words[end] in ("%", "٪"):
                unit, end = "percent", end + 1
            else:
                noun = self._noun(end)
                measure = self.units.get(end)
                if measure and measure[0] == end + 1 and text.words[end] in _followers():
                    measure = None  # المئات اليوم
                if measure is None and noun is not None and noun > end:
                    measure = self.units.get(noun) if kind != "cardinal" else None
                if measure:
                    unit = measure[1]
                    noun = noun if noun is not None else end
                    if unit == "percent":
                        noun, end = None, measure[0]
                    elif unit == "time" and self._is_age(first, end):
                        unit = "age"
        means = self.before.get(first)
        if means and means[0] < self._taken:
            means = None  # it belongs to the number before: "9 على الأقل وعشرات الجرحى"
        if means:
            first, sense = means
            low, top, approximate = _widened(sense, low, top)
            if first in self.before and self.before[first][1] != sense:
                first, sense = self.before[first]
                low, top, approximate = _widened(sense, low, top)
        else:
            tail = self._tail(end, noun)
            if tail:
                end, sense = tail
                low, top, approximate = _widened(sense, low, top)
        if noun is not None and unit is None:
            kind, end = self._mixed(kind, noun, end)
        elif unit is None:
            kind, end = self._mixed_bare(kind, end)
        return NumberMention(
            first, end, int(low), None if top is None else int(top), approximate, kind, noun, unit, decimal,
            definite, by,
        )  # fmt: skip

    def _is_age(self, first: int, end: int) -> bool:
        words = self.text.words
        before = words[max(0, first - 3) : first]
        return bool(before) and (
            before[-1] in ("(", "عمره", "عمرها", "العمر", "البالغ", "البالغه", "بعمر", "عمر")
            or "العمر" in before
            or "عمره" in before
            or "عمرها" in before
        )

    def _tail(self, end: int, noun: int | None) -> tuple[int, str] | None:
        """A modifier behind the number or up to three words behind, before any sign."""
        kinds = self.text.kinds
        at = end
        for _ in range(4 if noun is None else 4 + max(0, noun - end)):
            if at >= len(kinds):
                return None
            if at in self.after:
                return self.after[at]
            if kinds[at] != "a" or (at in self.figures.words and at > end):
                return None
            at += 1
        return None

    def _mixed(self, kind: str, noun: int, end: int) -> tuple[str, int]:
        words = self.text.words
        if self.casualties.get(noun):
            other = self.casualties.get(noun + 1)
            if other and other != self.casualties[noun] and words[noun + 1].startswith("و"):
                return "mixed", max(end, noun + 2)
            return kind, end
        stop, made = self._between(noun + 1)
        return ("mixed", max(end, stop)) if made else (kind, end)

    def _mixed_bare(self, kind: str, end: int) -> tuple[str, int]:
        stop, made = self._between(end)
        return ("mixed", stop) if made else (kind, end)

    def _between(self, at: int) -> tuple[int, bool]:
        words = self.text.words
        if words[at : at + 1] == ("ما",):
            at += 1
        if words[at : at + 1] != ("بين",):
            return at, False
        one, two = self.casualties.get(at + 1), self.casualties.get(at + 2)
        return at + 3, bool(one and two and one != two)


def _spaced_date(text: Text, i: int) -> bool:
    """03 . 05 . 2017"""
    words, kinds = text.words, text.kinds
    return kinds[i : i + 5] == "dpdpd" and words[i + 3] == "." and len(words[i + 4]) == 4


def _widened(sense: str, low: float, high: float | None) -> tuple[float, float | None, bool]:
    if sense == "at_least":
        return low, None, False
    if sense == "at_most":
        return 0.0, high, False
    return low, high, True
