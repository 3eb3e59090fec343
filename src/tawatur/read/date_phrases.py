"""Phrases that name a day, a month or a year: what the words say, before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.read.date_atoms import Atom, Atoms, MonthName


@dataclass(slots=True)
class Phrase:
    """What a phrase says. Empty fields are what it leaves open; tokens `first` to `end` (excluded).

    `kind`: point (a day, month or year), range (`parts` are its two ends), or the kind of period that
    `date_periods` names. `offset` counts days from the report's own day.
    """

    first: int
    end: int
    by: str
    kind: str = "point"
    relation: str = "on"
    part: str | None = None
    offset: int | None = None
    weekday: int | None = None
    until_weekday: int | None = None
    turn: str = ""
    day: int | None = None
    until_day: int | None = None
    month: int | None = None
    family: str = ""
    month_turn: str = ""
    year: int | None = None
    year_turn: str = ""
    edge: str = ""
    names_differ: bool = False
    named: bool = False  # the month stands in letters
    unit: str = ""
    count: int | None = None
    few: bool = False
    parts: list[Phrase] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """True where day, month and year are all told."""
        return self.kind == "point" and None not in (self.day, self.month, self.year)

    @property
    def empty(self) -> bool:
        """True where nothing names a day, month or year."""
        return (
            self.offset is None
            and self.weekday is None
            and self.month is None
            and self.year is None
            and not self.month_turn
            and not self.year_turn
        )


_STRETCHES = {"الاسبوع": 7}  # "the second week of July": its 8th to 14th
_SIGNS = frozenset((",", "،", "(", ")", "-", "–", "ـ", "/", "|", ":"))
_FILLERS = frozenset(("يوم", "في", "من", "ليوم", "بتاريخ", "الموافق", "المصادف", "تاريخ"))


class PhraseReader:
    """Reads the phrase that starts at a token."""

    def __init__(self, atoms: Atoms) -> None:
        self.atoms = atoms
        self.text = atoms.text

    def at(self, i: int) -> Phrase | None:
        """The phrase that starts at token i, as long as it goes; None where none does."""
        atoms = self.atoms
        phrase = Phrase(i, i, "")
        word = atoms.words.get(i)
        at = i
        if word and word.what in ("early", "mid", "late"):
            end = self._edged(word, phrase)
            if end:
                phrase.edge, phrase.end = word.what, end
                return phrase
        part = atoms.parts.get(i)
        if part:
            at = self._part(part.end)
            if not at:
                return None
            phrase.part, phrase.by = part.what, part.by
        elif word and word.what == "dayword" and "ال" not in word.lead and i + 1 < len(self.text):
            at = i + 1
            bare = self._bare_day(at, phrase)
            if bare:
                phrase.end = bare
                return phrase
        end = self._read(at, phrase, leads=at == i)
        if not end or phrase.empty:
            return None
        phrase.end = end
        return phrase

    def _edged(self, word: Atom, phrase: Phrase) -> int:
        """أواخر كانون الأول، مطلع عام 2015; the token behind, 0 where no month or year follows."""
        atoms = self.atoms
        at = word.end + (atoms.word(word.end) == "شهر")
        month = self._month(at, phrase, strong=True)
        if month:
            phrase.by = atoms.months[at].by
            return self._behind_month(month, phrase)
        return self._year(at, phrase) or self._plain_year(at, phrase)

    def _part(self, at: int) -> int:
        """The token behind a part of the day and its fillers: "صباح هذا", "فجر يوم", "ساعات الليل من"."""
        atoms = self.atoms
        if atoms.glue(at) == "this":
            at += 1
        if atoms.word(at) == "من" and atoms.word(at + 1) in ("يوم", "اليوم", "امس"):
            at += 1
        if atoms.word(at) == "يوم":
            at += 1
        if atoms.word(at) == "(":
            at += 1
        return at if at < len(self.text) else 0

    def _bare_day(self, at: int, phrase: Phrase) -> int:
        """ "يوم 20" with nothing behind that counts: a day of the running month."""
        if self.text.kinds[at] != "d" or len(self.text.words[at]) > 2:
            return 0
        after = at + 1
        if self._day_month(at, Phrase(at, at, "")) or self._numeric(at, Phrase(at, at, "")):
            return 0
        day = int(self.text.words[at])
        if not 1 <= day <= 31 or (
            after < len(self.text) and self.text.kinds[after] == "a" and after in self.atoms.units
        ):
            return 0
        phrase.day, phrase.month_turn, phrase.by = day, "bare", "calendar:day"
        return after

    def _read(self, at: int, phrase: Phrase, leads: bool) -> int:
        """Takes word after word into the phrase; the token behind the last one, 0 where nothing fits."""
        end = 0
        while at < len(self.text):
            taken = self._take(at, phrase, leads and not end)
            if not taken and end:
                skipped = self._over_signs(at)
                if skipped > at:
                    taken = self._take(skipped, phrase, False) if self._may_follow(at, phrase) else 0
                    if taken and self.atoms.word(taken) == ")" and "(" in self.text.words[at:skipped]:
                        taken += 1
            if not taken:
                break
            at = end = taken
        return end

    def _over_signs(self, at: int) -> int:
        words = self.text.words
        start = at
        while at < len(words) and at - start < 4 and (words[at] in _SIGNS or words[at] in _FILLERS):
            at += 1
        return at

    def _may_follow(self, at: int, phrase: Phrase) -> bool:
        """Signs join a day with its weekday and date ("اليوم، الاثنين 13 آب"), nothing else."""
        if phrase.month is not None or phrase.year is not None:
            return self.atoms.word(at) == "(" and phrase.weekday is None
        if phrase.turn in ("same", "following"):
            return False
        return phrase.offset is not None or phrase.weekday is not None

    def _take(self, at: int, phrase: Phrase, leads: bool) -> int:
        """One more word of the phrase at token `at`; the token behind it, 0 where it doesn't fit."""
        atoms = self.atoms
        if at >= len(self.text) or (at in atoms.names and at + 1 not in atoms.weekdays):
            return 0
        day = atoms.days.get(at)
        if day and (leads or not day.lead or day.lead == "ال") and self._is_day(at, day.end):
            if phrase.offset is not None or phrase.weekday is not None or phrase.month is not None:
                return 0
            phrase.offset, phrase.by = int(day.what), phrase.by or day.by
            end = day.end
            turn = atoms.turn(end) if day.what == "0" else ""
            if turn in ("same", "following"):
                phrase.turn, end = turn, end + 1
            return end
        weekday = atoms.weekdays.get(at)
        if weekday and (leads or not weekday.lead):
            if phrase.month is not None and atoms.word(at - 1) != "(":
                return 0
            return self._weekday(at, phrase)
        if self.text.kinds[at] == "d" or at in atoms.figures.ordinals or at in atoms.figures.words:
            if phrase.month is None and phrase.day is None:
                end = self._numeric(at, phrase) or self._day_month(at, phrase)
                if end:
                    phrase.by = phrase.by or "calendar:date"
                    return end
            if phrase.month is not None and phrase.year is None and not phrase.year_turn:
                return self._plain_year(at, phrase)
            return self._year(at, phrase) if leads else 0
        if at in atoms.months and phrase.month is None and phrase.offset is None and phrase.weekday is None:
            if not leads and atoms.months[at].lead:
                return 0
            by = atoms.months[at].by
            month = self._month(at, phrase, strong=self._month_place(at))
            if month:
                phrase.by = phrase.by or by
                return self._behind_month(month, phrase)
            return 0
        part = atoms.parts.get(at)
        if part and phrase.part is None and not part.lead and not leads:
            raw = self.text.raw[self.text.starts[at] : self.text.ends[part.end - 1]]
            if self.text.words[at].endswith("ا") or raw.rstrip("ًَّ").endswith(("ا", "اء")):
                phrase.part = part.what
                return part.end
            return 0
        if leads:
            return self._year(at, phrase)
        return 0

    def _is_day(self, at: int, end: int) -> bool:
        """False for "the first day", "the day that": اليوم is the report's own day only without them."""
        atoms = self.atoms
        if atoms.days[at].what != "0":
            return True
        if self.text.kinds[end : end + 1] == "d":
            return bool(
                self._day_month(end, Phrase(end, end, "")) or self._numeric(end, Phrase(end, end, ""))
            )
        ordinal = atoms.figures.ordinal(end)
        if ordinal and ordinal[2].endswith("ال"):
            return bool(self._day_month(end, Phrase(end, end, "")))
        before = (atoms.word(at - 1), atoms.word(at - 2))
        return (
            atoms.word(end) not in ("الذي", "الواحد") and atoms.glue(at - 1) != "that" and "مثل" not in before
        )

    def _weekday(self, at: int, phrase: Phrase) -> int:
        atoms = self.atoms
        found = atoms.weekdays[at]
        end = found.end
        if phrase.weekday is not None:
            night = phrase.part in ("night", "midnight") and phrase.until_weekday is None
            if not night or (phrase.weekday + 1) % 7 != int(found.what) or phrase.month is not None:
                return 0
            phrase.until_weekday = int(found.what)
        else:
            phrase.weekday, phrase.by = int(found.what), phrase.by or found.by
            if phrase.part in ("night", "midnight"):
                behind = end
                while atoms.word(behind) in ("-", "/", "–", "علي", "الي", "ـ") and behind - end < 3:
                    behind += 1
                second = atoms.weekdays.get(behind)
                if second and second.lead in ("", "و") and (phrase.weekday + 1) % 7 == int(second.what):
                    phrase.until_weekday, end = int(second.what), second.end
        turn = atoms.turn(end)
        if turn in ("past", "next", "current"):
            phrase.turn, end = turn, end + 1
        elif turn == "last":
            phrase.turn, end = "past", end + 1
        return end

    def _numeric(self, at: int, phrase: Phrase) -> int:
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

    def _day_month(self, at: int, phrase: Phrase) -> int:
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
        month = self._month(at, phrase, strong=True)
        return self._behind_month(month, phrase) if month else 0

    def _month(self, at: int, phrase: Phrase, strong: bool) -> int:
        """A month name at token `at`, doubled names taken as one: كانون الأول/ديسمبر، ديسمبر (كانون الأول)."""
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

    def _month_place(self, at: int) -> bool:
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
        return bool(self.atoms.turn(at)) or self._plain_year(at, Phrase(at, at, "")) > 0

    def _behind_month(self, at: int, phrase: Phrase) -> int:
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
            stop = self._plain_year(year, phrase)
            if stop and 1 <= int(self.text.words[at]) <= 31 and self.text.kinds[year] == "d":
                phrase.day = int(self.text.words[at])
                return stop
            phrase.year = None
        stop = self._plain_year(at, phrase)
        if not stop and atoms.word(at) in (",", "،", ".", "-", "/", "–"):
            stop = self._plain_year(at + 1, phrase) if self.text.kinds[at + 1 : at + 2] == "d" else 0
        if not stop:
            skip = at + (atoms.word(at) == "من")
            stop = self._year(skip, phrase) or self._year_in_words(skip, phrase)
        if not stop and phrase.day is None:
            ordinal = atoms.figures.ordinal(at)
            if ordinal and ordinal[2] == "ال" and ordinal[1] <= 31:
                year = ordinal[0] + (atoms.word(ordinal[0]) in (",", "،", "من"))
                stop = self._plain_year(year, phrase) or self._year_in_words(year, phrase)
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

    def _plain_year(self, at: int, phrase: Phrase) -> int:
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

    def _year(self, at: int, phrase: Phrase) -> int:
        """عام 2014، العام الجاري، هذا العام، العام ألفين وأربعة عشر؛ a bare 2014 behind منذ or في."""
        atoms = self.atoms
        start = at
        this = atoms.glue(at) == "this"
        if this:
            at += 1
        found = atoms.words.get(at)
        if found and found.what == "yearword" and found.lead in ("", "و", "ل", "ب", "ف"):
            at += 1
            stop = self._plain_year(at, phrase)
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
            stop = self._plain_year(at, phrase)
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
