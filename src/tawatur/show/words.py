"""The interface's own words in Arabic and English, and dates written out."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tawatur.tables import read_tsv

LANGUAGES = ("ar", "en")
DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}  # names of CLDR
_NUMBER = re.compile(r"[~+]?\d[\d.,–-]*\+?\Z")


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language. `ui` is its code, `digits` the ones that numbers are written in."""

    ui: str
    rows: Mapping[str, str]
    digits: str = "latn"

    def __call__(self, key: str, **slots: object) -> str:
        """The string with its braces filled. Raises KeyError for a string that the table doesn't have."""
        text = self.rows[key]
        for name, value in slots.items():
            written = str(value)
            text = text.replace(
                "{" + name + "}", self.numerals(written) if _NUMBER.match(written) else written
            )
        return text

    def numerals(self, number: str) -> str:
        """A number in the digits chosen."""
        if self.digits == "latn":
            return number
        return number.translate(dict(zip(range(48, 58), DIGITS[self.digits], strict=True)))

    def find(self, key: str) -> str | None:
        """The string, None where the table has none."""
        return self.rows.get(key)

    def count(self, key: str, n: int) -> str:
        """A number with its noun in the form that the language asks for: "3 reports", "خبران"."""
        return self(f"{key}.{plural(self.ui, n)}", n=n)

    def quote(self, words: str) -> str:
        """The words between the language's quotation marks."""
        return self.rows["quote"].replace("{words}", words)

    def join(self, parts: list[str]) -> str:
        """The parts with the language's comma between them."""
        return ("، " if self.ui == "ar" else ", ").join(parts)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, for HTML."""
        return "rtl" if self.ui == "ar" else "ltr"

    @property
    def arrow(self) -> str:
        """The sign that points from a source back to the one who passes it on, in this direction of text."""
        return "→" if self.ui == "ar" else "←"


@cache
def words(ui: str, digits: str = "latn") -> Words:
    """The interface strings of `ui`, numbers in `digits` ("latn", "arab", "arabext").

    Raises ValueError for a language that isn't "ar" or "en", and for other digits.
    """
    if ui not in LANGUAGES:
        raise ValueError(f"no interface in {ui!r}: choose one of {', '.join(LANGUAGES)}")
    if digits not in DIGITS:
        raise ValueError(f"no digits {digits!r}: choose one of {', '.join(DIGITS)}")
    rows = read_tsv("show", "words.tsv", required=("id", "en", "ar"))
    return Words(ui, {row["id"]: row[ui] for row in rows}, digits)


def plural(ui: str, n: int) -> str:
    """The plural form of a number: one, two, few, many or other (CLDR's rules for whole numbers; zero is
    counted as other)."""
    if n == 1:
        return "one"
    if ui == "ar":
        if n == 2:
            return "two"
        if 3 <= n % 100 <= 10:
            return "few"
        if 11 <= n % 100 <= 99:
            return "many"
    return "other"


def day(w: Words, when: date | None) -> str:
    """A day written out: "18 December 2025", "18 كانون الأول 2025"."""
    if when is None:
        return w("undated")
    return f"{w.numerals(str(when.day))} {w(f'month.{when.month}')} {w.numerals(str(when.year))}"


def days(w: Words, first: date, last: date) -> str:
    """A stretch of days, as short as it can be said: one day, a month, a year, or from - to."""
    if first == last:
        return day(w, first)
    if first.year == last.year and (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return w.numerals(str(first.year))
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            return f"{w(f'month.{first.month}')} {w.numerals(str(first.year))}"
        return f"{w.numerals(str(first.day))}–{day(w, last)}"
    return f"{day(w, first)} – {day(w, last)}"
