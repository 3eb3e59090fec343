"""HTML made into a tree in one pass, in time linear in its length whatever it holds.

The standard library's parser searches the rest of the page again for every unclosed `<`, which a hostile or
broken page of 1 MB turns into minutes. This one never looks at a character more than a few times. It knows
what finding an article needs: elements, attributes, text; no scripts, no styles, no document modes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

BLOCKS = frozenset(
    """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead
    tr ul
    """.split()  # noqa: SIM905
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_RAW = frozenset("script style textarea title noscript template iframe noembed xmp".split())  # noqa: SIM905
_DEPTH = 200  # deeper elements become siblings: no page that people read nests so far
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]{1,80})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]{0,40}")


@dataclass(slots=True)
class Element:
    """A node of the page: `children` are elements and strings in order, entities decoded.

    `size` is the number of characters of its text, blanks around each piece not counted, and `linked` how
    many of them stand in links.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    size: int = 0
    linked: int = 0

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in the order of the page."""
        waiting = [self]
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(c for c in reversed(here.children) if isinstance(c, Element))

    def outermost(self, fits: Callable[[Element], bool]) -> Iterator[Element]:
        """The elements below that fit and stand in no other that does, in the order of the page."""
        waiting = [self]
        while waiting:
            here = waiting.pop()
            if fits(here):
                yield here
            else:
                waiting.extend(c for c in reversed(here.children) if isinstance(c, Element))

    def words(self) -> str:
        """All text below, blanks as they stand."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            here = waiting.pop()
            if isinstance(here, str):
                parts.append(here)
            else:
                waiting.extend(reversed(here.children))
        return "".join(parts)


def unescape(text: str) -> str:
    """The text with its entities decoded; left as it stands where a number in it has thousands of digits."""
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:
        return text


def parse(page: str) -> Element:
    """The page as a tree under an element `#page`. Any string is taken."""
    root = _Parser(page).run()
    for element in reversed(list(root.walk())):  # those below before those above: each is counted once
        for child in element.children:
            if isinstance(child, str):
                element.size += len(child.strip())
            else:
                element.size += child.size
                element.linked += child.linked
        if element.tag == "a":
            element.linked = element.size
    return root


class _Parser:
    """The place in the page, the open elements, and the signs known not to come again."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._lower = page.lower() if len(page.lower()) == len(page) else page
        self._root = Element("#page")
        self._open = [self._root]
        self._absent: set[str] = set()

    def run(self) -> Element:
        page, at, size = self._page, 0, len(self._page)
        while at < size:
            sign = page.find("<", at)
            if sign < 0:
                sign = size
            if sign > at:
                self._open[-1].children.append(unescape(page[at:sign]))
            at = self._markup(sign) if sign < size else size
        return self._root

    def _find(self, what: str, at: int) -> int:
        """Where `what` comes next, -1 for nowhere; a search that failed once is not made again."""
        if what in self._absent:
            return -1
        found = self._lower.find(what, at)
        if found < 0:
            self._absent.add(what)
        return found

    def _markup(self, at: int) -> int:
        """The place behind the markup that starts at `at`."""
        page = self._page
        if page.startswith("<!--", at):
            end = self._find("-->", at + 4)
            return end + 3 if end >= 0 else len(page)
        following = page[at + 1 : at + 2]
        if following in ("!", "?"):
            end = self._find(">", at)
            return end + 1 if end >= 0 else len(page)
        closing = following == "/"
        name = _NAME.match(page, at + 1 + closing)
        if not name:
            self._open[-1].children.append("<")
            return at + 1
        end = self._tag_end(name.end())
        if end < 0:
            return len(page)
        tag = name[0].lower()
        if closing:
            self._close(tag)
            return end + 1
        return self._start(tag, page[name.end() : end], end + 1)

    def _tag_end(self, at: int) -> int:
        """The `>` that closes a tag, passing over those between quotation marks."""
        end = self._find(">", at)
        if end < 0:
            return -1
        inside = self._page[at:end]
        for quote in ('="', "='"):
            opened = inside.rfind(quote)
            if opened >= 0 and quote[1] not in inside[opened + 2 :]:
                # A mark that was forgotten would swallow the page; no attribute of interest is this long.
                closed = self._page.find(quote[1], end, end + 4000)
                if closed >= 0:
                    return self._find(">", closed)
        return end

    def _start(self, tag: str, written: str, at: int) -> int:
        element = Element(tag, _attributes(written))
        if tag in BLOCKS:
            self._close_paragraph(tag)
        self._open[-1].children.append(element)
        if tag in _RAW:
            end = self._find(f"</{tag}", at)
            if end < 0:
                return at if tag in ("title", "noscript", "template") else len(self._page)
            inside = self._page[at:end]
            element.children.append(unescape(inside) if tag in ("title", "textarea") else inside)
            close = self._find(">", end)
            return close + 1 if close >= 0 else len(self._page)
        if tag not in _VOID and not written.endswith("/") and len(self._open) < _DEPTH:
            self._open.append(element)
        return at

    def _close(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return
        if tag in ("br", "p"):
            self._open[-1].children.append(Element("br"))

    def _close_paragraph(self, tag: str) -> None:
        """A block ends an open paragraph, and a list item or cell the one before it."""
        if self._open[-1].tag == "p" or (tag in ("li", "dt", "dd", "tr", "td") and self._open[-1].tag == tag):
            self._open.pop()


def _attributes(written: str) -> dict[str, str]:
    if not written.strip(" /\n"):
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written[:8000]):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return found
