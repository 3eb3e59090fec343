"""Saved web pages: the article, its headline, outlet and day.

The article is the `article` element with most words, else `main` or an element marked as article body, else
the block whose own paragraphs hold most words. What is not the article's own prose is left out. The page's
metadata name outlet and day; dates in the text are never taken for the day of publication.

No extraction library is used: those that were tried are made for keeping what is likely the article, join or
drop lines by their own lights, and bring 60 MB. Here the text must be the page's words in the page's order,
and a page whose structure is not understood gives more text rather than less.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tawatur.gather.draft import Defaults, Found, Note, make
from tawatur.gather.encoding import decode
from tawatur.gather.markup import BLOCKS, Element, parse
from tawatur.gather.plain import damage

_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{2,40})""")
_OUT = frozenset(
    """
    aside audio button canvas dialog figcaption footer form head iframe nav noscript object picture script
    select style svg template textarea title video
    """.split()  # noqa: SIM905
)
_LINK_LISTS = frozenset({"p", "li", "ul", "ol", "h2", "h3", "h4", "h5"})
_OUT_ROLES = frozenset({"navigation", "complementary", "banner", "contentinfo", "search", "dialog"})
_OUT_NAMES = re.compile(
    r"(?:^|[-_ ])(?:related|share|sharing|social|comments?|advert|ads?|promo|newsletter|breadcrumbs?|sidebar|"
    r"tags?|caption|most-read|read-?more|cookie|pagination|byline-box|author-box)(?:$|[-_ ])"
)
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting"}
)
_DAY_NAMES = ("datepublished", "pubdate", "publishdate", "date", "dc.date", "dc.date.issued", "time")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read(raw: bytes, where: str, defaults: Defaults) -> list[Found | Note]:
    """The report on a page, with notes. Raises InputError where it holds no text."""
    hint = _CHARSET.search(raw[:4096])
    decoded = decode(raw, where, hint[1].decode("ascii") if hint else None)
    page = parse(decoded.text)
    fields = metadata(page)
    body = _article(page)
    headline = next((e for e in body.walk() if e.tag == "h1"), None)
    if headline is None:
        headline = next((e for e in page.walk() if e.tag == "h1" and e.words().strip()), None)
    if headline is not None and headline.words().strip():
        fields["title"] = headline.words()
    fields["text"] = prose(body, headline) or prose(page, headline)
    found, notes = make(fields, where, raw, defaults)
    if decoded.damaged:
        notes.append(damage(where, decoded.damaged, decoded.encoding))
    return [*notes, found]


def metadata(page: Element) -> dict[str, object]:
    """Title, outlet, published, url and language, as far as the page's head names them."""
    fields: dict[str, object] = {}
    named: dict[str, str] = {}
    for element in page.walk():
        attributes = element.attributes
        if element.tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            named.setdefault(name.lower(), attributes.get("content", ""))
        elif element.tag == "html":
            fields.setdefault("language", attributes.get("lang"))
        elif element.tag == "link" and attributes.get("rel", "").lower() == "canonical":
            fields.setdefault("url", attributes.get("href"))
        elif element.tag == "title":
            named.setdefault("title", element.words())
        elif element.tag == "time" and "datetime" in attributes:
            named.setdefault("time", attributes["datetime"])
    told = _linked_data(page)
    fields["title"] = named.get("og:title") or told.get("title") or named.get("title")
    fields["outlet"] = named.get("og:site_name") or told.get("outlet") or named.get("application-name")
    days = (named.get("article:published_time"), told.get("published"), *map(named.get, _DAY_NAMES))
    fields["published"] = next((day for day in days if day), None)
    fields["url"] = fields.get("url") or named.get("og:url") or told.get("url")
    return fields


def _linked_data(page: Element) -> dict[str, object]:
    """What JSON-LD says of the article; a block that can't be read says nothing."""
    for script in page.walk():
        if script.tag != "script" or "ld+json" not in script.attributes.get("type", "").lower():
            continue
        try:
            loaded = json.loads(script.words())
        except (ValueError, RecursionError):
            continue
        for item in _objects(loaded):
            kinds = item.get("@type")
            if _ARTICLES.isdisjoint(filter(_is_word, kinds if isinstance(kinds, list) else [kinds])):
                continue
            publisher = item.get("publisher")
            told = {
                "title": item.get("headline"),
                "outlet": publisher.get("name") if isinstance(publisher, dict) else publisher,
                "published": item.get("datePublished"),
                "url": item.get("url"),
            }
            return {name: value for name, value in told.items() if _is_word(value)}
    return {}


def _is_word(value: object) -> bool:
    return isinstance(value, str)


def _objects(loaded: object) -> Iterator[dict[str, object]]:
    waiting = [loaded]
    while waiting:
        here = waiting.pop(0)
        if isinstance(here, list):
            waiting += here[:100]
        elif isinstance(here, dict):
            yield here
            if "@graph" in here:
                waiting.append(here["@graph"])


def _article(page: Element) -> Element:
    """The element that holds the article."""
    for fits in (_is_article, _is_body, _is_main):
        found = list(page.outermost(fits))
        best = max(found, key=lambda element: len(prose(element)), default=None)
        if best is not None and prose(best):
            return best
    return _densest(page)


def _is_article(element: Element) -> bool:
    return element.tag == "article"


def _is_body(element: Element) -> bool:
    return "articlebody" in element.attributes.get("itemprop", "").lower()


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.attributes.get("role") == "main"


def _densest(page: Element) -> Element:
    """The element whose own paragraphs and lines hold most words beside links; words count half for the level
    above, so that an article cut into sections stays whole."""
    scores: dict[int, float] = {}
    elements: dict[int, Element] = {}
    waiting: list[tuple[Element, Element, Element]] = [(page, page, page)]
    while waiting:
        here, holder, above = waiting.pop()
        if _is_out(here) or here.tag == "a":
            continue
        if here.tag in BLOCKS and here.tag != "p":
            holder, above = here, holder
        own = sum(len(child.strip()) for child in here.children if isinstance(child, str))
        for element, share in ((holder, 1.0), (above, 0.5)):
            scores[id(element)] = scores.get(id(element), 0.0) + own * share
            elements[id(element)] = element
        waiting += [(child, holder, above) for child in reversed(here.children) if isinstance(child, Element)]
    return elements[max(scores, key=scores.__getitem__)]


def _is_out(element: Element) -> bool:
    attributes = element.attributes
    if element.tag in _OUT or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if not attributes or element.tag in ("body", "main", "article", "html"):
        return False
    if attributes.get("role") in _OUT_ROLES:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return bool(names.strip()) and _OUT_NAMES.search(names.lower()) is not None


def _only_links(element: Element) -> bool:
    """True for a paragraph, heading or list that is links and next to nothing else ("read also ...")."""
    return element.tag in _LINK_LISTS and element.linked > 0.9 * element.size


def prose(element: Element, without: Element | None = None) -> str:
    """The words of an element that people read as its text, paragraphs parted by empty lines.

    Left out: navigation, captions, scripts, forms; lists and paragraphs that are links and nothing else.
    """
    paragraphs: list[str] = []
    line: list[str] = []

    def end_paragraph() -> None:
        words = "\n".join(
            cleaned for part in "".join(line).split("\0") if (cleaned := _BLANKS.sub(" ", part).strip(" "))
        )
        line.clear()
        if words:
            paragraphs.append(words)

    def take(here: Element) -> None:
        if here is without or _is_out(here) or _only_links(here):
            return
        block = here.tag in BLOCKS
        if block:
            end_paragraph()
        for child in here.children:
            if isinstance(child, str):
                line.append(child.replace("\0", ""))
            elif child.tag == "br":
                line.append("\0")
            else:
                take(child)
        if block:
            end_paragraph()

    take(element)
    end_paragraph()
    return "\n\n".join(paragraphs)
