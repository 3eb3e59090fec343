"""Short sentences that the terminal and the page share."""

from __future__ import annotations

from tawatur.model import Edge, Flag, Variant
from tawatur.show import labels
from tawatur.show.dossier import Point
from tawatur.show.index import Index
from tawatur.show.retold import retold
from tawatur.show.voices import Told
from tawatur.show.words import Words


def verdict_sentence(w: Words, point: Point) -> str:
    """Why the verdict, in the interface's language: the comparison's own sentence where its row is known,
    else what the verdict means."""
    own = w.find(f"why.{point.verdict}")
    if point.verdict == "compatible" and own:
        return own  # the values stand below, side by side
    return retold(w, point.why) or own or point.why


def flag_sentence(w: Words, flag: Flag) -> str:
    """What a flag says: in Arabic the interface's own sentence where it has one, else the reader's."""
    own = w.find(f"flag.{flag.code}")
    if w.ui == "ar" and own:
        return own
    return flag.why or own or flag.code.replace("_", " ")


def marks(w: Words, told: Told) -> list[str]:
    """What marks a statement: direct speech, a denial, a silence, a doubt, and the events told in it."""
    found: list[str] = []
    statement = told.statement
    if statement.stance != "said":
        found.append(w.find(f"stance.{statement.stance}") or statement.stance)
    if statement.direct:
        found.append(w("direct"))
    if statement.scope == "continued":
        found.append(w("continued"))
    for claim in told.claims:
        name = labels.label(w, "events", claim.event)
        found.append(name if claim.polarity == "asserted" else f"{name}: {w(f'polarity.{claim.polarity}')}")
    return list(dict.fromkeys(found))


def kind_of(w: Words, edge: Edge) -> str:
    """The kind of copy in words."""
    return w.find(f"edge.{edge.kind}") or edge.kind


def made_from(w: Words, edge: Edge, at: Index) -> str:
    """What a report was made from ("rewrite of [2]"), or that nothing shows which of the two was first."""
    key = "kin" if edge.direction == "unknown" else "copy_of"
    return w(key, kind=kind_of(w, edge), n=at.number.get(edge.origin, "?"))


def changes(edge: Edge) -> tuple[tuple[Variant, ...], tuple[Variant, ...]]:
    """The variants that change what is told, facts before additions and omissions, and those that don't."""
    telling = [v for v in edge.variants if v.effect != "harmless"]
    telling.sort(key=lambda v: v.effect in ("addition", "omission"))
    return tuple(telling), tuple(v for v in edge.variants if v.effect == "harmless")


def effect(w: Words, written: str) -> str:
    """What a variant does, in words."""
    return w.find(f"effect.{written}") or written.replace("_", " ")
