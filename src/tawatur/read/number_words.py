"""Values of number words and digits, wherever they stand: what `numbers` and `dates` both build on."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from tawatur.language.hits import Entry, Hit, Hits
from tawatur.language.text import Text

_THOUSANDS = frozenset(",.\u066c،٫'")
_POINTS = frozenset(".,\u066b٫")
_MOST = 1e12  # what news count; a longer row of groups is a code
_BLANKS = frozenset(" \u00a0\u202f\u2009")


class Word(NamedTuple):
    """A number word: its `role` and `value` as the row has them, the proclitics before it."""

    role: str
    value: float
    lead: str


class Value(NamedTuple):
    """A number that ends before token `end`. `plain` marks bare digits without separators or scale."""

    end: int
    number: float
    plain: bool
    by: str


@dataclass(slots=True)
class Figures:
    """The number words and digits of one text by token."""

    text: Text
    words: dict[int, Word] = field(default_factory=dict)
    ordinals: dict[int, tuple[int, str]] = field(default_factory=dict)
    by: dict[int, str] = field(default_factory=dict)

    def cardinal(self, i: int, below: float = inf) -> Value | None:
        """The number that starts at token i, read as far as it goes; None where none does.

        `below` is the scale that it is added to ("a million and ..."): only smaller scales may follow.
        """
        text = self.text
        if i >= len(text.words):
            return None
        if text.kinds[i] == "d":
            return self._from_digits(i, below)
        if i in self.words:
            return self._from_words(i, below)
        return None

    def ordinal(self, i: int) -> tuple[int, int, str] | None:
        """(end, value, proclitics) of the ordinal at token i: الثاني، الحادي عشر، الخامس والعشرون."""
        first = self.ordinals.get(i)
        words = self.words
        if first is None:
            tens = words.get(i)
            if tens and tens.role == "tens" and tens.lead.endswith("ال"):
                return i + 1, int(tens.value), tens.lead
            return None
        value, lead = first
        follows = words.get(i + 1)
        if follows is None:
            return None if value == 11 else (i + 1, value, lead)
        if follows.role == "ten" and not follows.lead and value not in (1, 10):
            return i + 2, 11 if value == 11 else 10 + value, lead
        if follows.role == "tens" and follows.lead in ("وال", "و"):
            return i + 2, int(follows.value) + (1 if value in (1, 11) else value), lead
        return None if value == 11 else (i + 1, value, lead)

    def _from_digits(self, i: int, below: float) -> Value | None:
        text = self.text
        words, kinds, starts, ends = text.words, text.kinds, text.starts, text.ends
        size = len(words)
        digits, at = words[i], i + 1
        if len(digits) > 15:
            return None
        number, plain = float(digits), True
        if len(digits) <= 3:
            while (
                at + 1 < size
                and kinds[at + 1] == "d"
                and len(words[at + 1]) == 3
                and words[at] in _THOUSANDS
                and (words[at] != "." or digits != "0")
                and ends[at - 1] == starts[at]
                and ends[at] == starts[at + 1]
                and number < _MOST
            ):
                number, at, plain = number * 1000 + int(words[at + 1]), at + 2, False
            while (
                at < size
                and kinds[at] == "d"
                and len(words[at]) == 3
                and starts[at] - ends[at - 1] == 1
                and text.raw[ends[at - 1]] in _BLANKS
                and at - i <= 3
            ):
                number, at, plain = number * 1000 + int(words[at]), at + 1, False
        if (
            plain
            and at + 1 < size
            and kinds[at + 1] == "d"
            and words[at] in _POINTS
            and len(words[at + 1]) <= 2
            and ends[at - 1] == starts[at]
            and ends[at] == starts[at + 1]
            and not (at + 2 < size and words[at + 2] in "./-" and at + 3 < size and kinds[at + 3] == "d")
        ):
            number, at, plain = float(f"{digits}.{words[at + 1]}"), at + 2, False
        elif plain and kinds[at : at + 2] == "pd" and words[at] in _POINTS and self._bare_scale(at + 2):
            # "2 . 9 مليار" as some sites cut it
            number, at, plain = float(f"{digits}.{words[at + 1][:6]}"), at + 2, False
        return self._scaled(i, at, number, plain, below)

    def _bare_scale(self, i: int) -> bool:
        scale = self.words.get(i)
        return scale is not None and scale.role == "scale" and not scale.lead

    def _from_words(self, i: int, below: float) -> Value | None:
        word = self.words[i]
        if word.role in ("scale", "scale2") and word.value >= below:
            return None
        if word.role == "part":
            scale = self.words.get(i + 1)
            if scale and scale.role == "scale" and scale.lead in ("", "ال"):
                return Value(i + 2, round(word.value * scale.value), False, self.by[i])
            return None
        if word.role == "scale":
            return self._more(i + 1, word.value, word.value, self.by[i])
        if word.role == "scale2":
            return self._more(i + 1, 2 * word.value, word.value, self.by[i])
        if word.role == "scales":
            return None
        group = self._below_thousand(i)
        if group is None:
            return None
        return self._scaled(i, group[0], group[1], False, below)

    def _scaled(self, i: int, at: int, number: float, plain: bool, below: float) -> Value | None:
        by = self.by.get(i, "digits")
        scale = self.words.get(at)
        if scale and scale.role in ("scale", "scales") and scale.lead in ("", "ال") and number < 1000:
            if scale.value >= below:
                return None
            return self._more(at + 1, number * scale.value, scale.value, by)
        return Value(at, number, plain, by)

    def _more(self, at: int, total: float, below: float, by: str) -> Value:
        """What follows with "and" and is smaller than the scale before: ثلاثة آلاف ومئتين."""
        words = self.words
        while at < len(self.text.words):
            start = at
            if self.text.words[at] == "و":
                start = at + 1
            follows = words.get(start)
            if follows is None:
                if start == at or self.text.kinds[start : start + 1] != "d":
                    break
            elif follows.lead if start > at else not follows.lead.startswith("و"):
                break
            if follows and follows.role == "part":
                end = start + 1
                if end in words and words[end].role == "scale" and words[end].value == below:
                    end += 1
                return Value(end, round(total + follows.value * below), False, by)
            value = self.cardinal(start, below)
            if value is None or value.number >= below or value.number != int(value.number):
                break
            total, at, below = total + value.number, value.end, value.number
            break
        return Value(at, total, False, by)

    def _below_thousand(self, i: int) -> tuple[int, float] | None:
        words = self.words
        word = words[i]
        follows = words.get(i + 1)
        if word.role == "hundred":
            end, number = i + 1, word.value
        elif (
            word.role == "unit"
            and word.value >= 3
            and follows
            and follows.role == "hundred"
            and follows.value == 100
            and not follows.lead
        ):
            end, number = i + 2, word.value * 100
        else:
            return self._below_hundred(i)
        start = end
        if end + 1 < len(self.text.words) and self.text.words[end] == "و":
            start = end + 1
        rest = words.get(start)
        if (
            rest
            and rest.role in ("unit", "one", "ten", "tens")
            and (rest.lead.startswith("و") or start > end)
        ):
            small = self._below_hundred(start)
            if small:
                return small[0], number + small[1]
        return end, number

    def _below_hundred(self, i: int) -> tuple[int, float] | None:
        words = self.words
        word = words[i]
        if word.role in ("ten", "tens"):
            return i + 1, word.value
        if word.role not in ("unit", "one"):
            return None
        follows = words.get(i + 1)
        if follows:
            if follows.role == "ten" and not follows.lead:
                return i + 2, 10 + word.value
            if follows.role == "tens" and follows.lead in ("و", "وال"):
                return i + 2, word.value + follows.value
        elif self.text.words[i + 1 : i + 2] == ("و",):
            tens = words.get(i + 2)
            if tens and tens.role == "tens" and not tens.lead:
                return i + 3, word.value + tens.value
        return None if word.role == "one" else (i + 1, word.value)


_ROWS: dict[str, tuple[str, float]] = {}


def _row(entry: Entry) -> tuple[str, float]:
    known = _ROWS.get(entry.by)
    if known is None:
        known = _ROWS[entry.by] = (entry.attrs["role"], float(entry.attrs["value"]))
    return known


def figures(text: Text, hits: Hits) -> Figures:
    """The number words of a text."""
    found = Figures(text)
    for i, here in hits.all_of("num_words").items():
        for hit in here:
            if is_number(hit):
                role, value = _row(hit.entry)
                if i in found.words and len(found.words[i].lead) <= len(hit.lead):
                    continue
                if value == 2 and "ال" in hit.lead:
                    continue  # الاثنين is Monday
                found.words[i] = Word(role, value, hit.lead)
                found.by[i] = hit.entry.by
    for i, here in hits.all_of("num_ordinals").items():
        for hit in here:
            known = found.ordinals.get(i)
            if is_number(hit) and (known is None or len(known[1]) > len(hit.lead)):
                found.ordinals[i] = (int(hit.entry.attrs["value"]), hit.lead)
    return found


def is_number(hit: Hit) -> bool:
    """False where the clitics show that the word is another one: كميات is no number."""
    return not hit.tail and "ك" not in hit.lead
