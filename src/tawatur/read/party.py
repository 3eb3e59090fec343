"""A party as it is found: the record that parties.py gives."""

from __future__ import annotations

import msgspec

from tawatur.values import Span


class Party(msgspec.Struct, frozen=True):
    """A party at tokens `first` to `end` (excluded).

    `head`: the token of its head noun. `concept`: the body of the codebook that it is, None where the words
    leave that open. `organ`: what part of a state it would be if the country were known
    ("interior_ministry"). `kind`: body, state, head, title, people, source, document, medium, nisba or
    person. `cat`: force, group, unit, vehicle, ministry, authority, office, court, delegation, medium,
    monitor, aid, person, people, source, country ... `source_kind`: how its word would count, None for what
    can't speak. `country`: ISO 3166. `number`: one, two, many. `name`: its words as written
    alone ("القوات" for "للقوات"); `name_span`: their raw span, without proclitics and without an alias in
    brackets; `person`: that of a person's name inside it; `lead`: the folded proclitics, the article not
    among them. `shares`: it is who its first inner party is ("عناصر التنظيم"). `stands_for`: a short noun
    whose concept is that of a fuller name elsewhere in the report (party_short.py).
    """

    first: int
    end: int
    head: int
    concept: str | None
    organ: str | None
    kind: str
    source_kind: str | None
    cat: str
    country: str | None
    number: str
    name: str
    name_span: Span
    person: Span | None
    lead: str
    by: str
    inner: tuple[Party, ...] = ()
    shares: bool = False
    stands_for: bool = False
