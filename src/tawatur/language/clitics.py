"""What is written to a word in Arabic: proclitics, the article, attached pronouns."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Form(NamedTuple):
    """A reading of a word: `base` without its clitics, `lead` the proclitics with ال, `tail` a pronoun."""

    base: str
    lead: str
    tail: str


_TAILS = ("هما", "ها", "هم", "هن", "نا", "ه", "ي")


@lru_cache(maxsize=4096)  # lexicon, gazetteer and rules each ask for the words of the report at hand
def forms(word: str) -> tuple[Form, ...]:
    """Every way to part a folded word from its clitics, the whole word first."""
    leads = _leads(word)
    make = tuple.__new__  # a NamedTuple's own constructor takes a third of the time
    found = [make(Form, (rest, lead, "")) for lead, rest in leads]
    tails = [tail for tail in _TAILS if word.endswith(tail)]
    if not tails:
        return tuple(found)
    for lead, rest in leads:
        if "ال" in lead or lead.endswith("لل"):
            continue
        for tail in tails:
            if len(rest) - len(tail) >= 2:
                stem = rest[: -len(tail)]
                found.append(make(Form, (stem, lead, tail)))
                if stem.endswith("ت"):
                    found.append(make(Form, (stem[:-1] + "ه", lead, tail)))
                if stem.endswith("و"):
                    found.append(make(Form, (stem + "ا", lead, tail)))
                if stem.endswith("ا"):
                    found.append(make(Form, (stem[:-1] + "ي", lead, tail)))
    return tuple(found)


def _leads(word: str) -> list[tuple[str, str]]:
    found = [("", word)]
    rest, lead = word, ""
    if len(rest) > 2 and rest[0] in "وف":
        lead, rest = rest[0], rest[1:]
        found.append((lead, rest))
    bases = [(lead, rest)] if not lead else [("", word), (lead, rest)]
    for before, stem in bases:
        if len(stem) > 2 and stem[0] in "بلكس":
            found.append((before + stem[0], stem[1:]))
        if stem.startswith("ال") and len(stem) > 3:
            found.append((before + "ال", stem[2:]))
        if len(stem) > 4 and stem[0] in "بك" and stem[1:3] == "ال":
            found.append((before + stem[0] + "ال", stem[3:]))
        if stem.startswith("لل") and len(stem) > 3:
            found.append((before + "لل", stem[2:]))
            found.append((before + "ل", "ال" + stem[2:]))
    return found
