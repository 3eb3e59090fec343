"""Text files: the report's words, with or without front matter between `---` lines."""

from __future__ import annotations

import re

from tawatur.gather.draft import FIELDS, Defaults, Found, Note, make
from tawatur.gather.encoding import decode

_HEAD = re.compile(r"---[ \t]*\r?\n(.{0,20000}?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_YAML_SIGNS = ("'", '"', "|", ">", "&", "*", "!")
_KEY = re.compile(r"([A-Za-z_]{1,20})[ \t]*:[ \t]*(.*)")


def read(raw: bytes, where: str, defaults: Defaults) -> list[Found | Note]:
    """The report in a .txt or .md file, with notes. Raises InputError where there is none."""
    decoded = decode(raw, where)
    head, body = split(decoded.text)
    found, notes = make({**front_matter(head), "text": body.strip("\r\n")}, where, raw, defaults)
    if decoded.damaged:
        notes.append(damage(where, decoded.damaged, decoded.encoding))
    return [*notes, found]


def damage(where: str, count: int, encoding: str) -> Note:
    """What is told of a file with bytes that its encoding can't hold."""
    return Note(where, f"{count} damaged characters replaced by \ufffd (read as {encoding})")


def split(text: str) -> tuple[str, str]:
    """The front matter, empty where there is none, and the text behind it."""
    found = _HEAD.match(text.lstrip())
    if not found:
        return "", text
    return found[1], text.lstrip()[found.end() :]


def front_matter(head: str) -> dict[str, str]:
    """The known keys of the head. It is read line by line, as YAML only where a value is written in YAML's
    own signs (quotes, > and | blocks): a headline with a colon in it, the most common of all, is no YAML."""
    told = _by_line(head)
    if any(value.startswith(_YAML_SIGNS) for value in told.values()):
        told.update(_by_yaml(head))
    return {name: value for name, value in told.items() if name in FIELDS and name != "text"}


def _by_line(head: str) -> dict[str, str]:
    told: dict[str, str] = {}
    for line in head.splitlines():
        if found := _KEY.match(line):
            told[found[1].lower()] = found[2].strip()
    return told


def _by_yaml(head: str) -> dict[str, str]:
    """The pairs of words in the head, none where it is no YAML. BaseLoader makes strings and no objects."""
    import yaml

    try:
        loaded = yaml.load(head, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    pairs = loaded.items() if isinstance(loaded, dict) else ()
    return {key.lower(): value for key, value in pairs if isinstance(key, str) and isinstance(value, str)}
