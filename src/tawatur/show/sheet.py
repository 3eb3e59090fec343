"""Lines of a terminal, wrapped and styled."""

from __future__ import annotations

from tawatur.show.plain import wrap

_STYLES = {"bold": "1", "dim": "2", "red": "1;31", "green": "1;32", "yellow": "33"}


class Sheet:
    """Lines being written. Nothing but its own styles puts an escape into them."""

    def __init__(self, width: int, color: bool) -> None:
        self._width = width
        self._color = color
        self._lines: list[str] = []

    def text(self, text: str, first: str = "", rest: str | None = None, style: str = "") -> None:
        """A paragraph; `first` and `rest` stand before its first and further lines."""
        rest = " " * len(first) if rest is None else rest
        for number, line in enumerate(wrap(text, self._width, first, rest)):
            lead = first if number == 0 else rest
            self._lines.append(lead + self._styled(line[len(lead) :], style))

    def heading(self, text: str) -> None:
        """A heading with an empty line before it."""
        self.gap()
        self.text(text.upper() if text.isascii() else text, style="bold")

    def rule(self) -> None:
        """A line across the sheet, with an empty line before it where something stands above."""
        self.gap()
        self._lines.append("─" * self._width)

    def gap(self) -> None:
        """An empty line, unless one stands there already or nothing was written yet."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def _styled(self, text: str, style: str) -> str:
        if not (self._color and style and text):
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def __str__(self) -> str:
        return "\n".join(self._lines) + "\n" if self._lines else ""
