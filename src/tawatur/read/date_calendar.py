"""Days, months and years of a date: in digits, in words, with doubled month names, with "of this month"."""

from __future__ import annotations

from tawatur.read.date_atoms import Atoms, MonthName
from tawatur.read.date_told import Phrase

_STRETCHES = {"الاسبوع": 7}  # "the second week of July": its 8th to 14th


class CalendarReader:
    """Reads the calendar part of a phrase; each method gives the token behind what it took, 0 where it took
    nothing."""

    def __init__(self, atoms: Atoms) -> None:
        self.atoms = atoms
        self.text = atoms.text

    def numeric(self, at: int, phrase: Phrase) -> int:
        """10/06/2017, 2017-06-10, 10 / 6 / 2017, 21.4.2016, and 5/10 behind a weekday."""
        text = self.text
        words, kinds = text.words, text.kinds
        size = len(words)
        if kinds[at] != "d" or at + 2 >= size or words[at + 1] not in ("/", "-", ".", "\\", "–"):
            return 0
        sign = words[at + 1]
        if kinds[at + 2] != "d":
            return 0
        touching = text.ends[at] == text.starts[at + 1] and text.ends[at + 1] == text.starts[at + 2]
        third = at + 4 < size and words[at + 3] == sign and kinds[at + 4] == "d"
        if sign == "." and not touching and not (third and len(words[at + 4]) == 4):
            return 0
        a, b = words[at], words[at + 2]
        if len(a) > 4 or len(b) > 4:
            return 0
        if not third:
            told = phrase.weekday is not None or phrase.offset is not None
            told = told or self.atoms.word(at - 1) in ("يوم", "بتاريخ", "تاريخ")
            if sign == "/" and len(b) == 4 and len(a) <= 2 and _set(phrase, int(b), int(a), None):
                return at + 3
            if sign == "/" and len(a) == 4 and len(b) <= 2 and _set(phrase, int(a), int(b), None):
                return at + 3
            if sign == "/" and told and len(a) <= 2 and len(b) <= 2 and _set(phrase, None, int(b), int(a)):
                return at + 3
            return 0
        c = words[at + 4]
        if len(c) > 4:
            return 0
        if len(a) == 4:
            fits = _set(phrase, int(a), int(b), int(c))
        elif len(c) == 4:
            fits = _set(phrase, int(c), int(b), int(a)) or _set(phrase, int(c), int(a), int(b))
        elif len(c) == 2 and touching and sign in "/.-":
            fits = _set(phrase, 2000 + int(c), int(b), int(a))
        else:
            fits = False
        if not fits:
            return 0
        return at + 5 + (self.atoms.word(at + 5) in ("م", "ه"))

    def day_month(self, at: int, phrase: Phrase) -> int:
        """18 كانون الأول، السابع من آب، 3 و5 آذار، 18 من الشهر الجاري."""
        atoms = self.atoms
        first = self._day_number(at)
        if first is None:
            return 0
        end, day = first
        until = None
        joint = atoms.word(end)
        second = None
        if joint in ("و", "الي", "حتي", "-", "–", "لغايه"):
            second = self._day_number(end + 1)
        elif joint.startswith("و"):
            second = self._day_number(end)
        if second and second[1] > day:
            stop = self._of_month(second[0], phrase)
            if stop:
                phrase.day, phrase.until_day = day, second[1]
                return stop
            return 0
        stop = self._of_month(end, phrase)
        if stop:
            stretch = _STRETCHES.get(self.atoms.word(at - 1).removeprefix("و"))
            if stretch:
                if day * stretch > 31:
                    return 0
                day, until = (day - 1) * stretch + 1, (day * stretch if day * stretch < 30 else None)
            phrase.day, phrase.until_day = day, until
        return stop

    def _day_number(self, at: int) -> tuple[int, int] | None:
        text, figures = self.text, self.atoms.figures
        if at >= len(text):
            return None
        if text.kinds[at] == "d":
            return (
                (at + 1, int(text.words[at]))
                if len(text.words[at]) <= 2 and 1 <= int(text.words[at]) <= 31
                else None
            )
        ordinal = figures.ordinal(at)
        if ordinal and ordinal[2].endswith("ال") and ordinal[1] <= 31:
            return ordinal[0], ordinal[1]
        if ordinal and ordinal[1] == 1 and ordinal[0] in self.atoms.months:
            return ordinal[0], 1  # "أول كانون الثاني"
        value = figures.cardinal(at)
        if value and value.number == int(value.number) and 1 <= value.number <= 31:
            return value.end, int(value.number)
        return None

    def _of_month(self, at: int, phrase: Phrase) -> int:
        """The month behind a day number, and what follows it; 0 where none stands there."""
        atoms = self.atoms
        of = False
        while atoms.word(at) in ("من", "شهر", "-", "/", ".", "لشهر", "في") or atoms.glue(at) == "this":
            if atoms.word(at) == "من":
                of = True
            if atoms.glue(at) == "this" and atoms.word(at + 1) == "الشهر":
                phrase.month_turn = "current"
                return at + 2
            at += 1
        if atoms.word(at) == "الشهر":
            turn = atoms.turn(at + 1)
            if turn:
                phrase.month_turn = turn
                return at + 2
            if of:
                phrase.month_turn = "bare"
                return at + 1
            return 0
        month = self.month(at, phrase, strong=True)
        return self.behind_month(month, phrase) if month else 0

    def month(self, at: int, phrase: Phrase, strong: bool) -> int:
        """A month name at `at`, doubled names taken as one: كانون الأول/ديسمبر، ديسمبر (كانون الأول)."""
        atoms = self.atoms
        found = atoms.months.get(at)
        if found is None or at in atoms.names:
            return 0
        end = found.end
        second = self._second_name(end, found)
        if second:
            other, end = second
            phrase.names_differ = other.month != found.month
        elif found.weak and not strong and not self._time_behind(end):
            return 0
        phrase.month, phrase.family, phrase.named = found.month, found.family, True
        return end

    def _second_name(self, end: int, found: MonthName) -> tuple[MonthName, int] | None:
        atoms = self.atoms
        at, opened = end, False
        signs = ""
        while atoms.word(at) in ("/", "(", "-", "،", ",", "\\", "ـ", "|") and at - end < 2:
            signs = atoms.word(at)
            opened = opened or signs == "("
            at += 1
        other = atoms.months.get(at)
        if (
            other is None
            or other.lead
            or other.family == found.family
            or "hijri" in (other.family, found.family)
        ):
            return None
        if other.month != found.month and signs not in ("/", "(", "\\"):
            return None
        stop = other.end
        if opened and atoms.word(stop) == ")":
            stop += 1
        return other, stop

    def month_place(self, at: int) -> bool:
        before = self.atoms.word(at - 1).removeprefix("و")
        return before in (
            "شهر",
            "لشهر",
            "في",
            "منذ",
            "خلال",
            "مطلع",
            "اواخر",
            "منتصف",
            "بدايه",
            "نهايه",
            "حتي",
            "اوايل",
            "وشهر",
        )

    def _time_behind(self, at: int) -> bool:
        return bool(self.atoms.turn(at)) or self.plain_year(at, Phrase(at, at, "")) > 0

    def behind_month(self, at: int, phrase: Phrase) -> int:
        """Takes a year or "last", "next", "of this year" behind a month."""
        atoms = self.atoms
        turn = atoms.turn(at)
        if turn == "last":
            turn = "past" if atoms.word(at) in ("السابق",) else ""
        if turn in ("past", "next", "current"):
            phrase.turn = turn
            return at + 1
        if phrase.day is None and self.text.kinds[at : at + 1] == "d" and len(self.text.words[at]) <= 2:
            # "نوفمبر 14 , 2017"
            year = at + 1 + (atoms.word(at + 1) in (",", "،"))
            stop = self.plain_year(year, phrase)
            if stop and 1 <= int(self.text.words[at]) <= 31 and self.text.kinds[year] == "d":
                phrase.day = int(self.text.words[at])
                return stop
            phrase.year = None
        stop = self.plain_year(at, phrase)
        if not stop and atoms.word(at) in (",", "،", ".", "-", "/", "–"):
            stop = self.plain_year(at + 1, phrase) if self.text.kinds[at + 1 : at + 2] == "d" else 0
        if not stop:
            skip = at + (atoms.word(at) == "من")
            stop = self.year(skip, phrase) or self._year_in_words(skip, phrase)
        if not stop and phrase.day is None:
            ordinal = atoms.figures.ordinal(at)
            if ordinal and ordinal[2] == "ال" and ordinal[1] <= 31:
                year = ordinal[0] + (atoms.word(ordinal[0]) in (",", "،", "من"))
                stop = self.plain_year(year, phrase) or self._year_in_words(year, phrase)
                if stop:
                    phrase.day = ordinal[1]
        return stop or at

    def _year_in_words(self, at: int, phrase: Phrase) -> int:
        """ألفين وسبعة عشر، ألف وتسعمئة وثمانية وسبعين; 0 where no such year stands there."""
        at += self.atoms.word(at) in (",", "،")
        word = self.atoms.figures.words.get(at)
        if word is None or word.value != 1000 or word.lead:
            return 0
        value = self.atoms.figures.cardinal(at)
        if value is None or not 1900 <= value.number <= 2100:
            return 0
        phrase.year = int(value.number)
        return value.end

    def plain_year(self, at: int, phrase: Phrase) -> int:
        words = self.text.words
        if at >= len(words) or self.text.kinds[at] != "d" or len(words[at]) != 4:
            return 0
        year = int(words[at])
        hijri = 1300 <= year <= 1500
        if not (1900 <= year <= 2100 or hijri):
            return 0
        if hijri and phrase.family not in ("hijri", ""):
            return 0
        if at + 2 < len(words) and words[at + 1] in ("/", ":") and self.text.kinds[at + 2] == "d":
            return 0
        phrase.year = year
        if hijri:
            phrase.family = "hijri"
        return at + 1 + (self.atoms.word(at + 1) in ("م", "ه"))

    def year(self, at: int, phrase: Phrase) -> int:
        """عام 2014، العام الجاري، هذا العام، العام ألفين وأربعة عشر؛ a bare 2014 behind منذ or في."""
        atoms = self.atoms
        start = at
        this = atoms.glue(at) == "this"
        if this:
            at += 1
        found = atoms.words.get(at)
        if found and found.what == "yearword" and found.lead in ("", "و", "ل", "ب", "ف"):
            at += 1
            stop = self.plain_year(at, phrase)
            if stop:
                phrase.by = phrase.by or found.by
                return stop
            turn = atoms.turn(at)
            if atoms.word(at - 1).endswith(("العام", "السنه", "لعام", "للعام")) or this:
                if turn in ("past", "next", "current", "same"):
                    phrase.year_turn, phrase.by = turn, phrase.by or found.by
                    return at + 1
                if this:
                    phrase.year_turn, phrase.by = "current", phrase.by or found.by
                    return at
            value = atoms.figures.cardinal(at)
            if value and 1900 <= value.number <= 2100 and value.number == int(value.number):
                phrase.year, phrase.by = int(value.number), phrase.by or found.by
                return value.end
            return 0
        if this or self.text.kinds[at : at + 1] != "d":
            return 0
        before = atoms.glue(start - 1)
        if (
            before == "of"
            and atoms.word(at + 1) in ("الي", "حتي")
            and self.text.kinds[at + 2 : at + 3] == "d"
        ):
            before = "since"
        if (
            atoms.word(at - 1) == "و"
            and self.text.kinds[at - 2 : at - 1] == "d"
            and atoms.glue(at - 3) == "between"
        ):
            before = "between"
        if before in ("since", "until", "before", "after", "between") or (
            before == "in" and self._nothing_counted(at + 1)
        ):
            stop = self.plain_year(at, phrase)
            if stop and phrase.family != "hijri" and self._nothing_counted(stop):
                phrase.by = phrase.by or "calendar:year"
                return stop
            phrase.year = None
        return 0

    def _nothing_counted(self, at: int) -> bool:
        """True where a sign, a joining word or the end follows: "في 2014" but not "في 2014 غارة"."""
        text = self.text
        if at >= len(text) or text.kinds[at] != "a":
            return True
        word = text.words[at]
        return (
            self.atoms.glue(at) != ""
            or word[0] in "و"
            or word in ("علي", "عن", "عندما", "حين", "ان", "مع", "التي")
        )


def _set(phrase: Phrase, year: int | None, month: int, day: int | None) -> bool:
    """Takes a numeric date where it can be one."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return False
    if year is not None and not (1900 <= year <= 2100 or 1300 <= year <= 1500):
        return False
    phrase.year, phrase.month, phrase.day = year, month, day
    if year is not None and year <= 1500:
        phrase.family = "hijri"
    return True
