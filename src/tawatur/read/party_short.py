"""Short nouns that stand for a body named in full elsewhere in the report: "the army", "the ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from tawatur.codebook import bodies
from tawatur.language.text import Text, fold
from tawatur.read.party import Party
from tawatur.tables import read_tsv

_KINDS = frozenset({"body", "head", "medium", "state"})
_SHORT = _KINDS | {"title"}


class Short(NamedTuple):
    """What a short noun may stand for: `keys` of the fuller names, and the row that says so."""

    keys: tuple[str, ...]
    by: str


@cache
def _table() -> tuple[dict[str, Short], frozenset[str]]:
    """The short wordings, folded, and the words that may follow them."""
    known: dict[str, Short] = {}
    weak: frozenset[str] = frozenset()
    for row in read_tsv("language", "ar", "party_short.tsv", required=("id", "forms")):
        forms = [fold(form) for form in row["forms"].split("|")]
        if row["id"] == "weak":
            weak = frozenset(forms)
            continue
        keys = [fold(head) for head in row.get("heads").split("|") if head]
        keys += [f"above {key}" for key in keys if row.get("above")]
        keys += [f"{cell} {row[cell]}" for cell in ("organ", "office") if row.get(cell)]
        known.update({form: Short(tuple(keys), row.at) for form in forms})
    return known, weak


def resolve_short(text: Text, found: list[Party]) -> list[Party]:
    """The parties, short ones with the concept of the latest fuller name before them; where only later names
    are there, of these, if all name one body."""
    known, weak = _table()
    shorts: dict[int, Short] = {}
    names: list[tuple[int, str, str]] = []  # position, key, concept
    for n, party in enumerate(found):
        for one in _nested(party):
            if one.concept and not _left_out(text, one):
                names += [(n, key, one.concept) for key in _keys(text, one)]
            elif one.kind in _SHORT and (short := _short(one, known, weak)):
                shorts[one.head] = short
    if not shorts or not names:
        return found
    return [_resolved(party, n, shorts, names) for n, party in enumerate(found)]


_NOT = frozenset({"لم", "لن", "لا"})


def _left_out(text: Text, party: Party) -> bool:
    """True for who is said to do nothing: "the forces" that act after "قوات X لم تشارك" are others."""
    return bool(
        _NOT & {*text.words[party.end : party.end + 1], *text.words[max(0, party.first - 2) : party.first]}
    )


def _nested(party: Party) -> Iterator[Party]:
    yield party
    for inner in party.inner:
        yield from _nested(inner)


def _short(party: Party, known: dict[str, Short], weak: frozenset[str]) -> Short | None:
    if party.country or party.person or party.end - party.first > 3:
        return None
    words = fold(party.name).split()
    while len(words) > 1 and words[-1] in weak:
        words.pop()
    return known.get(" ".join(words))


def _keys(text: Text, party: Party) -> tuple[str, ...]:
    """By what a short noun finds a fuller name: its head noun, that of the body's full name, its organ."""
    if party.kind == "title":
        return (f"office {party.organ}",) if party.organ else ()
    if party.kind not in _KINDS:
        return ()
    word = text.words[party.head]
    if party.head == party.first and party.lead:
        word = word[len(party.lead) :]
    word = word[1:] if word.startswith("ل") and party.lead.endswith("ل") else word.removeprefix("ال")
    return (word, *_keys_of(party.concept or ""))


@cache
def _keys_of(concept: str) -> tuple[str, ...]:
    line = bodies.command(concept)
    heads = [_head(body.ar) for body in map(bodies.find, line) if body is not None]
    if not heads:
        return ()
    organ = concept.partition(".")[2]
    above = {f"above {head}" for head in heads[1:3]}
    return (heads[0], *sorted(above), *([f"organ {organ}"] if organ else []))


def _head(name: str) -> str:
    return fold(name).split()[0].removeprefix("ال")


def _resolved(party: Party, n: int, shorts: dict[int, Short], names: list[tuple[int, str, str]]) -> Party:
    inner = tuple(_resolved(one, n, shorts, names) for one in party.inner)
    if inner != party.inner:
        party = replace(party, inner=inner)
    if party.concept:
        return party
    short = shorts.get(party.head)
    if short is not None and party.kind in _SHORT:
        concept = _meant(short, n, names)
        by = short.by
    elif party.shares and inner and inner[0].stands_for:
        concept, by = inner[0].concept, inner[0].by
    else:
        return party
    if concept is None:
        return party
    source = bodies.source_kind(concept) if party.source_kind else None
    return replace(party, concept=concept, source_kind=source or party.source_kind, stands_for=True, by=by)


def _meant(short: Short, n: int, names: list[tuple[int, str, str]]) -> str | None:
    fitting = [(at, key, concept) for at, key, concept in names if key in short.keys]
    if short.keys[0].startswith("office") and len({_country(concept) for _, _, concept in fitting}) > 1:
        return None
    before = [(key, concept) for at, key, concept in fitting if at < n]
    if before:
        return _body(*before[-1])
    later = {_body(key, concept) for _, key, concept in fitting}
    return later.pop() if len(later) == 1 else None


def _country(concept: str) -> str | None:
    body = bodies.find(concept)
    return body.country if body else None


@cache
def _body(key: str, concept: str) -> str:
    """The body itself, or the one above it whose name has the head asked for."""
    if key.startswith("above "):
        for one in bodies.command(concept)[1:]:
            body = bodies.find(one)
            if body is not None and f"above {_head(body.ar)}" == key:
                return one
    return concept
