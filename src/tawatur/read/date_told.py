"""What a date phrase says, before anything is computed."""

from __future__ import annotations

import msgspec


class Phrase(msgspec.Struct):
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
    parts: list[Phrase] = msgspec.field(default_factory=list)

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
