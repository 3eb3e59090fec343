"""A stretch of two reports laid side by side, as the rules of change see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.trace.align import Pair
from tawatur.trace.leaf import Leaf
from tawatur.trace.names import Names


class Scene(NamedTuple):
    """A stretch laid side by side, and the names known in both reports."""

    copy: Leaf
    origin: Leaf
    pairs: Sequence[Pair]
    copy_names: Names
    origin_names: Names
    rewritten: bool

    def after(self, n: int) -> str:
        """The copy's folded word in pair n, "" where it has none."""
        i = self.pairs[n].i
        return self.copy.words[i] if i >= 0 else ""

    def before(self, n: int) -> str:
        """The origin's folded word in pair n, "" where it has none."""
        j = self.pairs[n].j
        return self.origin.words[j] if j >= 0 else ""

    def changed(self, n: int) -> bool:
        """True where the two words of pair n differ."""
        return self.before(n) != self.after(n)

    def light(self, n: int) -> bool:
        """True where the word that stands in pair n, on either side, is one that any text has."""
        pair = self.pairs[n]
        return bool((pair.i >= 0 and self.copy.light[pair.i]) or (pair.j >= 0 and self.origin.light[pair.j]))


class Change(NamedTuple):
    """Pairs `first` to `end` (excluded) of a stretch, and the effect."""

    first: int
    end: int
    effect: str
    added: bool = False
    """True where only the copy's side belongs to the change, what it stands for being another matter."""
