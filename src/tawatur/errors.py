"""What can go wrong. Every message names the place and the next step."""

from __future__ import annotations


class TawaturError(Exception):
    """The base of all that the program itself raises: its text is meant for the person at the screen."""


class DataError(TawaturError):
    """Faults in the program's own rows (lexicons, rules, codebook), all of a file at once."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class InputError(TawaturError):
    """One report that could not be taken in: the rest of the batch goes on.

    `where` is the file, with a line where there is one ("reports.jsonl:12").
    """

    def __init__(self, where: str, why: str, next_step: str = "") -> None:
        super().__init__(f"{where}: {why}" + (f"; {next_step}" if next_step else ""))
        self.where = where
        self.why = why
        self.next_step = next_step
