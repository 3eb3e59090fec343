"""Ranges of text that the page marks: kept apart from the text, so that no word is cut into elements."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.values import Span

Range = tuple[str, int, int, str]


class Ranges:
    """The ranges of a page. Each has a number by which a link names it.

    A range is (id of the element, start, end, kind) in UTF-16 units, as the browser counts; kinds are value,
    said, flag, before, after, and changed, which is shown only when its link is followed.
    """

    def __init__(self) -> None:
        self._numbers: dict[Range, int] = {}

    def add(self, element: str, text: str, span: Span, kind: str) -> int:
        """The number of the range over `span` (code points) of the element's `text`."""
        start, end = utf16(text, (span.start, span.end))
        return self._numbers.setdefault((element, start, end, kind), len(self._numbers))

    @property
    def rows(self) -> list[Range]:
        """All ranges in order of their numbers."""
        return list(self._numbers)


def utf16(text: str, offsets: Sequence[int]) -> list[int]:
    """The offsets in UTF-16 units for offsets in code points; those past the end are cut to it."""
    if text.isascii() or max(text) <= "\uffff":
        return [min(offset, len(text)) for offset in offsets]
    return [min(offset, len(text)) + sum(c > "\uffff" for c in text[:offset]) for offset in offsets]
