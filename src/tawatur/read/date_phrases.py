"""Phrases that name a day, a month or a year, read word by word."""

from __future__ import annotations

from tawatur.read.date_atoms import Atom, Atoms
from tawatur.read.date_calendar import CalendarReader
from tawatur.read.date_told import Phrase

_SIGNS = frozenset((",", "،", "(", ")", "-", "–", "ـ", "/", "|", ":"))
_FILLERS = frozenset(("يوم", "في", "من", "ليوم", "بتاريخ", "الموافق", "المصادف", "تاريخ"))


class PhraseReader:
    """Reads the phrase that starts at a token."""

    def __init__(self, atoms: Atoms) -> None:
        self.atoms = atoms
        self.text = atoms.text
        self.calendar = CalendarReader(atoms)

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
        if part and not self._doubled(i):
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
        month = self.calendar.month(at, phrase, strong=True)
        if month:
            phrase.by = atoms.months[at].by
            return self.calendar.behind_month(month, phrase)
        return self.calendar.year(at, phrase) or self.calendar.plain_year(at, phrase)

    def _doubled(self, i: int) -> bool:
        """True for a written shadda: فجّر is "blew up", no dawn."""
        return "\u0651" in self.text.raw[self.text.starts[i] : self.text.ends[i]]

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
        if self.calendar.day_month(at, Phrase(at, at, "")) or self.calendar.numeric(at, Phrase(at, at, "")):
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
        if phrase.turn:
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
            if turn == "last" and atoms.word(end) == "السابق":
                turn = "preceding"
            if turn in ("same", "following", "preceding"):
                phrase.turn, end = turn, end + 1
            return end
        weekday = atoms.weekdays.get(at)
        if weekday and (leads or not weekday.lead):
            if phrase.month is not None and atoms.word(at - 1) != "(":
                return 0
            return self._weekday(at, phrase)
        if self.text.kinds[at] == "d" or at in atoms.figures.ordinals or at in atoms.figures.words:
            if phrase.month is None and phrase.day is None:
                end = self.calendar.numeric(at, phrase) or self.calendar.day_month(at, phrase)
                if end:
                    phrase.by = phrase.by or "calendar:date"
                    return end
            if phrase.month is not None and phrase.year is None and not phrase.year_turn:
                return self.calendar.plain_year(at, phrase)
            return self.calendar.year(at, phrase) if leads else 0
        if at in atoms.months and phrase.month is None and phrase.offset is None and phrase.weekday is None:
            if not leads and atoms.months[at].lead:
                return 0
            by = atoms.months[at].by
            month = self.calendar.month(at, phrase, strong=self.calendar.month_place(at))
            if month:
                phrase.by = phrase.by or by
                return self.calendar.behind_month(month, phrase)
            return 0
        part = atoms.parts.get(at)
        if part and phrase.part is None and not part.lead and not leads:
            raw = self.text.raw[self.text.starts[at] : self.text.ends[part.end - 1]]
            if self.text.words[at].endswith("ا") or raw.rstrip("ًَّ").endswith(("ا", "اء")):
                phrase.part = part.what
                return part.end
            return 0
        if leads:
            return self.calendar.year(at, phrase)
        return 0

    def _is_day(self, at: int, end: int) -> bool:
        """False for "the first day", "the day that": اليوم is the report's own day only without them."""
        atoms = self.atoms
        if atoms.days[at].what != "0":
            return True
        if self.text.kinds[end : end + 1] == "d":
            return bool(
                self.calendar.day_month(end, Phrase(end, end, ""))
                or self.calendar.numeric(end, Phrase(end, end, ""))
            )
        ordinal = atoms.figures.ordinal(end)
        if ordinal and ordinal[2].endswith("ال"):
            return bool(self.calendar.day_month(end, Phrase(end, end, "")))
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
