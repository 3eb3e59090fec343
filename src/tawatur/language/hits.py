"""What a scan of a text finds: the rows by the token where they start, and by class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What a row says: `cls` its class (its file's, or its own), `by` file and line, `attrs` its cells."""

    cls: str
    by: str
    concept: str
    attrs: dict[str, str]
    exact: str = ""


class Hit(NamedTuple):
    """A row found in a text: tokens `first` to `end` (excluded); `lead` and `tail` are clitics around it."""

    first: int
    end: int
    entry: Entry
    lead: str
    tail: str


_NONE: Mapping[int, Sequence[Hit]] = {}


class Hits(dict[int, list[Hit]]):
    """The hits of a text by first token, longest first. `classes` are those of each class likewise, `long` those
    of two tokens or more in order: who asks for one class looks at no other."""

    __slots__ = ("classes", "long")

    def __init__(self) -> None:
        super().__init__()
        self.classes: dict[str, dict[int, list[Hit]]] = defaultdict(dict)
        self.long: list[Hit] = []

    def all_of(self, cls: str) -> Mapping[int, Sequence[Hit]]:
        """The hits of a class by first token, in order."""
        return self.classes.get(cls, _NONE)

    def of(self, cls: str, token: int) -> Sequence[Hit]:
        """The hits of a class that start at the token, longest first."""
        return self.classes.get(cls, _NONE).get(token, ())

    def put(self, token: int, here: list[Hit]) -> None:
        """Keep the hits that start at a token, longest first; tokens come in order."""
        self[token] = here
        classes = self.classes
        if here[0].end - token > 1:
            self.long += [hit for hit in here if hit.end - token > 1]
        if len(here) == 1:
            classes[here[0].entry.cls][token] = here
            return
        for hit in here:
            of_class = classes[hit.entry.cls]
            if token in of_class:
                of_class[token].append(hit)
            else:
                of_class[token] = [hit]
