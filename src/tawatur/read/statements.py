"""Statements: who is said to have said what, sentence by sentence.

Each cue word opens a grammar of its own kind: a verb of saying with its subject before or behind it,
"according
to", "X quoted Y as saying", a participle that goes on for the speaker, a silence, a name with a colon.
The words
are rows of `cue.tsv`; what they are followed by is in the `cue_*` files, one grammar each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from msgspec.structs import replace

from tawatur.language.lexicon import Hit
from tawatur.read.content import end_of, is_direct
from tawatur.read.cue_accord import accord
from tawatur.read.cue_noun import deed, rumour
from tawatur.read.cue_participle import colon, participle
from tawatur.read.cue_relay import cited, relay
from tawatur.read.cue_said_in import hush, said_in, told
from tawatur.read.cue_say import say
from tawatur.read.said import Said
from tawatur.read.scan import Scan
from tawatur.read.telling import NAME_TOKENS, Telling, open_telling

__all__ = ["Said", "find_statements"]

Grammar = Callable[[Telling, Hit, int, int], Said | None]
GRAMMARS: dict[str, Grammar] = {
    "say": say,
    "doc": say,
    "relay": relay,
    "accord": accord,
    "participle": participle,
    "said_in": said_in,
    "told": told,
    "hush": hush,
    "cited": cited,
    "deed": deed,
    "rumour": rumour,
}


_WITHIN = frozenset({"deed", "rumour"})  # told of inside another's content, which goes on


def find_statements(scan: Scan) -> list[Said]:
    """The statements of a report in order of their cues. Never raises for any text."""
    t = open_telling(scan)
    for at, (a, b) in enumerate(scan.text.sentences):
        before = len(t.found)
        _sentence(t, a, b)
        if len(t.found) == before:
            _continued(t, at)
    return t.found


def _sentence(t: Telling, a: int, b: int) -> None:
    headline = colon(t, a, b)
    if headline is not None:
        _take(t, headline)
    past = a
    for i in t.cue_tokens[bisect_left(t.cue_tokens, a) : bisect_left(t.cue_tokens, b)]:
        cue = t.cues[i]
        if i < past or _quoted(t, i):
            continue
        t.resume = 0
        said = GRAMMARS[cue.entry.concept](t, cue, a, b)
        past = max(cue.end, t.resume)
        if said is not None:
            _take(t, said, cue.entry.concept not in _WITHIN)
            if said.content[0] >= cue.first:
                past = max(past, min(said.content[0], b))


def _quoted(t: Telling, i: int) -> bool:
    """True inside the direct speech of the last statement: who speaks there is the quoted one."""
    if not t.found or not t.found[-1].direct:
        return False
    start, end = t.found[-1].content
    if not start < i < end:
        return False
    return any(
        q.first >= start - 1 and q.first < i < q.last for q in t.text.quotes if q.last - q.first > NAME_TOKENS
    )


def _take(t: Telling, said: Said, parts: bool = True) -> None:
    """Keep a statement; the one before ends where its cue begins, where the cue `parts` them."""
    if t.found and parts:
        last = t.found[-1]
        start = said.cue[0]
        if last.content[0] < start < last.content[1] and said.content[0] >= start:
            t.found[-1] = replace(last, content=(last.content[0], start))
    t.found.append(said)
    t.memory.keep(said.chain)


def _continued(t: Telling, at: int) -> None:
    """A sentence goes on with the speaker of the one before where it begins with a word that ties it to what
    was said ("وفي حين ...")."""
    if not t.found or at == 0:
        return
    a, b = t.text.sentences[at]
    last = t.found[-1]
    before_a, before_b = t.text.sentences[at - 1]
    if last.content[1] > a or not before_a <= last.cue[0] < before_b or last.stance == "silent":
        return
    tie = t.scan.first("tie", a)
    if tie is None:
        return
    content = (a, end_of(t, a, b))
    t.found.append(
        Said(
            last.chain,
            (tie.first, tie.end),
            t.word(tie),
            content,
            is_direct(t, content),
            "continued",
            "said",
            tie.entry.by,
        )
    )
