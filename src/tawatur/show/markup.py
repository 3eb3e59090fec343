"""HTML that is escaped unless it was made here."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable

from tawatur.show.plain import harmless

_VOID = frozenset({"meta", "br", "hr"})
Attribute = str | int | bool | None


class Html(str):
    """Markup made by `tag` or `join`. Any other string is a text and is escaped where it is put in."""

    __slots__ = ()


Child = str | None


def tag(name: str, *children: Child, **attributes: Attribute) -> Html:
    """An element. Texts among the children are escaped, None is passed over.

    Attribute names are written with `_` for `-`, and with a closing `_` where Python keeps the word (class).
    True writes the bare name, None and False leave the attribute out.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[Child], between: str = "") -> Html:
    """The children one after the other, texts escaped."""
    return Html(
        escape(between).join(c if isinstance(c, Html) else escape(c) for c in children if c is not None)
    )


def escape(text: str) -> str:
    """The text for an element or an attribute in double quotes; as many code points a reader as before."""
    return html.escape(harmless(text), quote=True)


def json_script(value: object, id_: str) -> Html:
    """A data block for a script. No sign in it can end the block or open a comment."""
    written = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Html(f'<script type="application/json" id="{escape(id_)}">{written}</script>')


def web_address(url: str | None) -> str | None:
    """The address if it leads to a web page, None for anything else (javascript:, data:, a path)."""
    if url and url.lower().startswith(("https://", "http://")):
        return url
    return None
