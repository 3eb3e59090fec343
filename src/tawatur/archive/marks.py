"""A claim by the number of its report."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A claim that lies near another: its report's number and its id."""

    report: int
    claim: str
