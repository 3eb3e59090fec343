"""Raw text, its folded words, and the map between them.

Folding (alef forms, ya, ta marbuta, tatweel, marks, digits, presentation forms, zero-width and bidi controls)
is for looking up only: it loses meaning, so every span points into the raw text, and a row may ask for its
exact spelling.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur.tables import read_tsv
from tawatur.values import Span

# One token is a word with its marks and invisible controls, a number, a break, or one sign. The classes
# exclude each other, so the expression can't backtrack.
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_CONTROLS = "\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
_ARABIC = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef"
    "\u06fa-\u06fc\u06ff\ufb50-\ufdfb\ufe70-\ufefc"
)
_TOKEN = re.compile(
    rf"(?P<a>[{_ARABIC}][{_ARABIC}{_MARKS}{_CONTROLS}]*)"
    r"|(?P<d>[0-9\u0660-\u0669\u06f0-\u06f9]+)"
    r"|(?P<l>[^\W\d_\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]+)"
    r"|(?P<n>\n)"
    r"|(?P<p>[^\s\w])"
    r"|(?P<o>[^\s])"
)
_SIGN = re.compile("[np]")  # in a line of kinds
_OPENING, _CLOSING = "“«‹„", "”»›‟"
_STRAIGHT = '"＂'
_STOPS = frozenset(".!؟?…")
_new = tuple.__new__  # a NamedTuple's own constructor takes twice as long


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks: tokens `first` (the opening mark) to `last` (the closing one)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Text:
    """A raw text cut into tokens.

    `words[i]` is the folded form of token i, `kinds[i]` its class (a Arabic word, l other word, d digits, n
    line break, p sign, o other), `starts[i]`/`ends[i]` its span in code points. `sentences` are token ranges
    (first, end), the closing sign included.
    """

    raw: str
    words: tuple[str, ...]
    kinds: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    quotes: tuple[Quote, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """The raw span of tokens first to end (excluded)."""
        return _new(Span, (self.starts[first], self.ends[end - 1]))

    def of(self, span: Span) -> str:
        """The raw words of a span."""
        return self.raw[span.start : span.end]

    def token_at(self, offset: int) -> int:
        """The index of the last token that starts at or before `offset`; -1 where none does."""
        return bisect_right(self.starts, offset) - 1

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence (first, end) that holds the token, or stands before it where it is a line break."""
        at = bisect_right(self.sentences, (token, len(self.words) + 1)) - 1
        return self.sentences[at] if at >= 0 else (token, token + 1)

    def inner_start(self, token: int, letters: int) -> int:
        """The raw offset behind the first `letters` folded letters of a token: where a name starts behind its
        proclitics."""
        at, end = self.starts[token], self.ends[token]
        if letters <= 0:
            return at
        if end - at == len(self.words[token]):
            return at + letters
        passed = 0
        while at < end and passed < letters:
            passed += len(fold(self.raw[at]))
            at += 1
        while at < end and not fold(self.raw[at]):
            at += 1
        return at


@cache
def _table() -> Mapping[int, str]:
    table: dict[int, str] = {}
    for row in read_tsv("language", "ar", "fold.tsv", required=("from",)):
        first, _, last = row["from"].partition("-")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            table[code] = row.get("to")
    for zero in (0x0660, 0x06F0):
        table |= {zero + n: str(n) for n in range(10)}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = "".join(table.get(ord(c), c) for c in plain if c != " ")
    return table


def fold(text: str) -> str:
    """The text as it is looked up: letters of one sound and shape made one, marks and controls gone."""
    return text.translate(_table()).lower()


@lru_cache(maxsize=1024)
def tokens_of(raw: str) -> Text:
    """The same as `tokenize`, kept for who asks again: tracing, linking and comparing each look at a whole
    report, one after the other."""
    return tokenize(raw)


def tokenize(raw: str) -> Text:
    """The text with its tokens, sentences and quotations. Any string is taken; time is linear."""
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    words: list[str] = []
    seen = _Folder.words
    for match in _TOKEN.finditer(raw):
        word = match[0]
        known = seen.get(word)
        if known is None:
            known = _Folder.add(word, match.lastgroup or "o")
        folded, kind = known
        if not folded:
            continue
        start = match.start()
        starts.append(start)
        ends.append(start + len(word))
        kinds.append(kind)
        words.append(folded)
    kind_line = "".join(kinds)
    return Text(
        raw,
        tuple(words),
        kind_line,
        tuple(starts),
        tuple(ends),
        _sentences(words, kind_line, starts, ends),
        _quotes(words, kind_line),
    )


class _Folder:
    """Folded words and their kinds by raw word: news repeats its words, and folding once a word is half of the tokenising.

    Emptied when it holds 200,000 words (about 30 MB), so that a hostile text can't fill the memory.
    """

    words: dict[str, tuple[str, str]] = {}  # noqa: RUF012 - shared by all on purpose

    @classmethod
    def add(cls, word: str, kind: str) -> tuple[str, str]:
        if len(cls.words) > 200_000:
            cls.words.clear()
        known = fold(word), kind
        if len(word) <= 40:
            cls.words[word] = known
        return known


def _sentences(
    words: Sequence[str], kinds: str, starts: Sequence[int], ends: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    first, size = 0, len(words)
    for sign in _SIGN.finditer(kinds):
        i = sign.start()
        if kinds[i] == "n":
            if i > first:
                found.append((first, i))
            first = i + 1
        elif words[i] in _STOPS:
            if _inside_number(kinds, starts, ends, i, size) or _initial(words, kinds, i, size):
                continue
            if i + 1 < size and kinds[i + 1] == "p" and words[i + 1] in '"”»)':
                continue
            found.append((first, i + 1))
            first = i + 1
        elif words[i] in '"”»)' and i > first and words[i - 1] in _STOPS:
            found.append((first, i + 1))
            first = i + 1
    if first < size:
        found.append((first, size))
    return tuple((a, b) for a, b in found if b > a)


def _inside_number(kinds: str, starts: Sequence[int], ends: Sequence[int], i: int, size: int) -> bool:
    """A sign between two numbers that touches both: 4.5, 18.12.2025."""
    return (
        0 < i < size - 1
        and kinds[i - 1] == kinds[i + 1] == "d"
        and ends[i - 1] == starts[i]
        and ends[i] == starts[i + 1]
    )


def _initial(words: Sequence[str], kinds: str, i: int, size: int) -> bool:
    """A point behind a single letter, as in "أ. ف. ب."."""
    return words[i] == "." and i > 0 and kinds[i - 1] in "al" and len(words[i - 1]) == 1 and i + 1 < size


def _quotes(words: Sequence[str], kinds: str) -> tuple[Quote, ...]:
    """Quotations; straight marks open and close by turns within a paragraph, an unclosed one is dropped."""
    found: list[Quote] = []
    opened: list[int] = []
    straight = -1
    for sign in _SIGN.finditer(kinds):
        i = sign.start()
        word = words[i]
        if kinds[i] == "n":
            opened.clear()
            straight = -1
        elif word in _OPENING:
            opened.append(i)
        elif word in _CLOSING:
            if opened:
                found.append(Quote(opened.pop(), i))
        elif word in _STRAIGHT:
            if straight < 0:
                straight = i
            else:
                found.append(Quote(straight, i))
                straight = -1
    return tuple(sorted(found, key=lambda q: (q.first, -q.last)))
