"""Statements: who is said to have said what, sentence by sentence.

Each cue word opens a grammar of its own kind: a verb of saying with its subject before or behind it, "according
to", "X quoted Y as saying", a participle that goes on for the speaker, a silence, a name with a colon. The words
are rows of `cue.tsv`; what they are followed by is here.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.language.lexicon import Hit
from tawatur.model import Link
from tawatur.read.chains import SPEAKING, Memory, Teller, bare, resolve, teller
from tawatur.read.parties import Party
from tawatur.read.scan import Scan

_WINDOW = 32  # words between a verb of saying and its content, with apposition and place; longest seen: 29
_OPEN = frozenset('"“«')
_TELLERS = frozenset({"agency", "outlet", "correspondent"})


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in tokens. `content` may be empty (a silence without an object)."""

    chain: tuple[Teller, ...]
    cue: tuple[int, int]
    word: str
    content: tuple[int, int]
    direct: bool
    scope: str
    stance: str
    by: str


def find_statements(scan: Scan) -> list[Said]:
    """The statements of a report in order of their cues."""
    memory = Memory()
    found: list[Said] = []
    for at, (a, b) in enumerate(scan.text.sentences):
        made = _sentence(scan, a, b, memory)
        if not made:
            going_on = _continued(scan, at, found, memory)
            made = [going_on] if going_on else []
        found += made
    return found


def _sentence(scan: Scan, a: int, b: int, memory: Memory) -> list[Said]:
    found: list[Said] = []
    headline = _colon(scan, a, b, memory)
    if headline:
        found.append(headline)
        memory.keep(headline.chain)
    i = a
    while i < b:
        cue = scan.first("cue", i)
        if cue is None or cue.entry.concept in ("that", "via", "none"):
            i += 1
            continue
        said = _READERS[cue.entry.concept](scan, cue, a, b, memory, found)
        if said:
            found = _close_before(found, said)
            found.append(said)
            memory.keep(said.chain)
            i = max(cue.end, min(said.content[0], b)) if said.content[0] >= cue.first else cue.end
        else:
            i = cue.end
    return found


def _close_before(found: list[Said], said: Said) -> list[Said]:
    """A statement ends where the next one's cue begins, unless that cue stands inside its quotation."""
    if not found:
        return found
    last = found[-1]
    start = said.cue[0]
    if last.content[0] < start < last.content[1] and said.content[0] >= start:
        found[-1] = Said(
            last.chain,
            last.cue,
            last.word,
            (last.content[0], start),
            last.direct,
            last.scope,
            last.stance,
            last.by,
        )
    return found


# --- the parts ------------------------------------------------------------------------------------------


def _skip(scan: Scan, i: int, b: int) -> int:
    """Past the small words that may stand between a cue and its party: dates, "also", an opening mark."""
    words = scan.text.words
    while i < b:
        if i in scan.date_at and scan.date_at[i].end <= b:
            i = scan.date_at[i].end
        elif words[i] in _SMALL or (scan.text.kinds[i] == "p" and words[i] in "-–(،,"):
            i += 1
        else:
            return i
    return i


_SMALL = frozenset(
    {"ايضا", "اليوم", "قد", "كذلك", "بدوره", "بدورها", "من", "جهته", "جهتها", "ايضآ", "ل", "ذلك"}
)


def _subject(scan: Scan, i: int, b: int) -> Party | None:
    """The party that starts at i or behind small words."""
    if i < b and i in scan.party_at:
        return scan.party_at[i]
    j = _skip(scan, i, b)
    return scan.party_at.get(j) if j < b else None


def _before(scan: Scan, i: int, a: int) -> Party | None:
    """The party that ends right before token i: subject of a verb that follows it."""
    j = i
    for _ in range(4):
        if j in scan.party_end and scan.party_end[j].first >= a:
            return scan.party_end[j]
        if j - 1 > a and (scan.text.kinds[j - 1] == "p" or scan.text.words[j - 1] in _SMALL):
            j -= 1
        else:
            return None
    return None


def _was(scan: Scan, a: int, i: int, found: list[Said]) -> Party | None:
    """The party behind كان at the head of the sentence: "وكان المرصد، ومقره لندن، أعلن ..."."""
    if found and found[-1].cue[0] >= a:
        return None
    first = scan.text.words[a].removeprefix("و") if a < i else ""
    if first not in ("كان", "كانت", "كانوا"):
        return None
    party = next((scan.party_at[k] for k in range(a + 1, min(a + 3, i)) if k in scan.party_at), None)
    return party if party is not None and party.source_kind and party.end <= i else None


def _outer(scan: Scan, i: int, b: int) -> tuple[list[Party], int]:
    """Outlets that the words were said to ("لوكالة رويترز", "لقناة العربية"), and the token behind them."""
    found: list[Party] = []
    end = i
    for j in range(i, min(b, i + _WINDOW)):
        if scan.first("cue", j) and scan.has("cue", j, "that", "say", "saying", "participle"):
            break
        party = scan.party_at.get(j)
        if party is None or party.source_kind not in _TELLERS:
            continue
        lead = scan.text.words[j].removeprefix("و")
        told = lead.startswith("ل") or (j > 0 and scan.text.words[j - 1] in ("ل", "مع", "الي"))
        if told:
            found.append(party)
            end = party.end
    return found, end


def _chain(
    scan: Scan, party: Party, cue: str, memory: Memory, outer: list[Party], before: int = 0
) -> tuple[Teller, ...]:
    """The chain for a party; `before` is where what it says opens, for a name that stands between."""
    known = resolve(scan.text, party, memory)
    if known:
        return known
    links = [teller(scan.text, p, cue) for p in outer if p.first != party.first]
    issuer = _issuer(scan, party)
    if issuer is not None:
        return (*links, teller(scan.text, issuer, cue))
    inner = teller(scan.text, party, cue)
    name = _bearer(scan, party, before)
    if name is not None:
        link = inner.link
        span = scan.text.span(*name)
        inner = Teller(Link(scan.text.of(span), link.concept, link.kind, cue, span), inner.head, inner.first)
    for nested in party.inner:
        if nested.source_kind in _TELLERS and inner.link.kind in ("correspondent", "anonymous"):
            links.insert(0, teller(scan.text, nested, cue))
            break
    return (*links, inner)


def _issuer(scan: Scan, party: Party) -> Party | None:
    """Whose statement it is: "بيان وزارة الدفاع", "بيان صادر عن النيابة"."""
    if party.cat != "document" or bare(scan.text.words[party.first]) not in _ISSUED:
        return None
    inside = next((p for p in party.inner if p.source_kind in SPEAKING), None)
    if inside is not None:
        return inside
    for i in range(party.end, min(len(scan.text), party.end + 4)):
        after = scan.party_at.get(i)
        if after is not None:
            joined = scan.text.words[i - 1] == "عن" or scan.text.words[i].startswith("لل")
            return after if joined and after.source_kind else None
    return None


_ISSUED = frozenset({"بيان", "بيانا", "تصريح", "تغريده", "منشور", "رساله", "اعلان"})


def _bearer(scan: Scan, party: Party, before: int) -> tuple[int, int] | None:
    """The name right before أن that belongs to a title or a source: two to four words that no row knows."""
    if before <= party.end or party.person is not None or party.kind not in ("title", "source", "people"):
        return None
    end = before - 1
    if not scan.has("cue", end, "that"):
        end = before
    while end > party.end and scan.text.kinds[end - 1] == "p":
        end -= 1
    start = end
    while start > party.end and end - start < 4 and scan.text.kinds[start - 1] == "a":
        word = scan.text.words[start - 1]
        if word in _NO_NAME or start - 1 in scan.date_at or start - 1 in scan.party_at:
            break
        if any(h.entry.cls in ("cue", "event", "sense", "via") for h in scan.hits.get(start - 1, ())):
            break
        start -= 1
    return (start, end) if 2 <= end - start <= 4 else None


_NO_NAME = frozenset(
    {
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "مع",
        "خلال",
        "عبر",
        "بعد",
        "قبل",
        "امس",
        "اليوم",
        "هذا",
        "هذه",
        "صحفي",
        "له",
        "لها",
        "قد",
        "وقد",
        "كما",
        "وهو",
        "وهي",
    }
)


def _content(scan: Scan, i: int, b: int, cue: Hit) -> tuple[int, int] | None:
    """Where what is said begins, searched from i: behind أن or a colon or at a quotation mark, else at once
    for verbs that take a noun."""
    words, kinds = scan.text.words, scan.text.kinds
    noun = cue.entry.attrs.get("noun", "")
    prep = cue.entry.attrs.get("prep", "")
    stop = min(b, i + _WINDOW)
    j = i
    while j < stop:
        that = next((h for h in scan.of("cue", j) if h.entry.concept == "that"), None)
        if that:
            return that.end, _end(scan, that.end, b)
        if words[j] == ":" or words[j] in _OPEN and not _names(scan, j):
            start = j + 1 if words[j] == ":" else j
            return start, _end(scan, start, b)
        other = scan.first("cue", j)
        if (
            j > i
            and other
            and other.entry.concept in ("say", "doc", "relay", "accord", "participle", "cited")
        ):
            break
        if kinds[j] == "a" and noun == "ب" and words[j].startswith("ب") and j not in scan.party_at:
            return j, _end(scan, j, b)
        j += 1
    if not noun or noun == "ب" or (cue.entry.concept == "doc" and noun != "yes"):
        return None
    j = _past_via(scan, i, b)
    if prep and j < b and words[j] in (prep, "و" + prep):
        j += 1
    return (j, _end(scan, j, b)) if j < b and kinds[j] in 'ald"' else None


def _past_via(scan: Scan, i: int, b: int) -> int:
    j = i
    while j < b:
        via = next((h for h in scan.of("cue", j) if h.entry.concept == "via"), None)
        if via:
            j = via.end
        elif scan.text.kinds[j] == "p" and scan.text.words[j] in ",،-":
            j += 1
        elif j in scan.date_at and scan.date_at[j].end <= b:
            j = scan.date_at[j].end
        else:
            return j
    return j


def _names(scan: Scan, i: int) -> bool:
    """True for a quotation mark that opens a name of up to three words ("العربية", "الدولة الإسلامية")."""
    quote = next((q for q in scan.text.quotes if q.first == i), None)
    return quote is not None and quote.last - quote.first <= 4


def _end(scan: Scan, start: int, b: int) -> int:
    """The end of what is said: the sentence's, or that of a quotation that runs over it."""
    for quote in scan.text.quotes:
        if quote.first > start + 2:
            break
        if quote.first >= start - 1 and quote.last >= b and quote.last - quote.first > 4:
            return quote.last + 1
    end = b
    while end > start and scan.text.kinds[end - 1] == "p" and scan.text.words[end - 1] in ".،,":
        end -= 1
    return end


def _direct(scan: Scan, content: tuple[int, int]) -> bool:
    """True when the content is or holds a quotation of four words or more."""
    start, end = content
    return any(
        q.first >= start - 1 and q.last <= end and (q.last - q.first > 4 or q.first <= start + 1)
        for q in scan.text.quotes
        if q.first < end and q.last > start
    )


def _made(
    scan: Scan,
    chain: tuple[Teller, ...],
    cue: Hit,
    content: tuple[int, int],
    by: str = "",
    scope: str = "explicit",
) -> Said | None:
    if not chain or content[1] <= content[0]:
        return None
    return Said(
        chain,
        (cue.first, cue.end),
        scan.text.of(scan.text.span(cue.first, cue.end)),
        content,
        _direct(scan, content),
        scope,
        cue.entry.attrs.get("stance") or "said",
        by or cue.entry.by,
    )


# --- one reader a kind of cue -----------------------------------------------------------------------------


def _say(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    word = scan.text.of(scan.text.span(cue.first, cue.end))
    that_next = _opens(scan, cue.end, b)
    subject = None if that_next else _subject(scan, cue.end, b)
    was = _was(scan, a, cue.first, found)
    if was is not None:
        content = _content(scan, cue.end, b, cue)
        if content is None:
            return None
        outer = [subject] if subject and subject.source_kind in _TELLERS and subject.end <= content[0] else []
        return _made(scan, _chain(scan, was, word, memory, outer), cue, content)
    if subject is not None and subject.kind == "person" and not _strong(scan, subject.end, b, cue):
        subject = None
        if not cue.lead.startswith("و") or cue.first != a:
            return None
    if subject is None:
        earlier = _before(scan, cue.first, a)
        if earlier is None and scan.text.words[cue.end : cue.end + 1] in (("فيه",), ("فيها",)):
            earlier = next(
                (p for p in reversed(scan.parties) if a <= p.first < cue.first and p.source_kind), None
            )
        going_on = cue.entry.attrs.get("cont") or that_next
        if earlier is not None and not (earlier.end <= a and going_on):
            content = _content(scan, cue.end, b, cue)
            if content is None:
                return None
            outer, _ = _outer(scan, cue.end, content[0])
            return _made(scan, _chain(scan, earlier, word, memory, outer), cue, content)
        if going_on and memory.last:
            content = _content(scan, cue.end, b, cue)
            scope = "continued" if cue.entry.attrs.get("cont") else "explicit"
            return _made(scan, memory.last, cue, content, scope=scope) if content else None
        return None
    if not _may_speak(subject):
        return None
    outer, past = _outer(scan, subject.end, b)
    content = _content(scan, subject.end, b, cue)
    if content is None:
        return None
    if outer and past > content[0] and not scan.has("cue", past, "that"):
        content = (min(_past_via(scan, past, b), content[1]), content[1])
    outer = [p for p in outer if p.first < content[0] or p.first < subject.end + 12]
    return _made(scan, _chain(scan, subject, word, memory, outer, content[0]), cue, content)


def _opens(scan: Scan, i: int, b: int) -> bool:
    """True when content opens at i without a subject: أن, a colon, or a preposition and أن."""
    words = scan.text.words
    if i >= b:
        return False
    if scan.has("cue", i, "that") or words[i] == ":":
        return True
    return words[i] in ("الي", "علي", "عن", "من", "فيه", "فيها") and scan.has("cue", i + 1, "that")


def _strong(scan: Scan, i: int, b: int, cue: Hit) -> bool:
    """True when أن, a colon or a quotation opens what is said."""
    for j in range(i, min(b, i + _WINDOW)):
        if scan.has("cue", j, "that") or scan.text.words[j] == ":":
            return True
        if scan.text.words[j] in _OPEN and not _names(scan, j):
            return True
        if scan.has("cue", j, "say", "accord", "relay", "participle"):
            return False
    return False


def _may_speak(party: Party) -> bool:
    """False for parties that are things or crowds of victims ("قتلى")."""
    return bool(party.source_kind) or party.kind in ("person", "title")


def _relay(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    """نقلت A عن B قوله إن ...; without عن it is a verb of saying."""
    words = scan.text.words
    subject = _subject(scan, cue.end, b)
    start = subject.end if subject else cue.end
    source: Party | None = None
    at = start
    for j in range(start, min(b, start + 12)):
        if words[j] in ("عن", "عما", "عمن"):
            source = next((scan.party_at[k] for k in range(j + 1, min(b, j + 5)) if k in scan.party_at), None)
            at = source.end if source else j
            break
        if scan.has("cue", j, "that", "say"):
            break
    word = scan.text.of(scan.text.span(cue.first, cue.end))
    if source is None:
        return _say(scan, cue, a, b, memory, found) if subject else None
    outlet = subject or _before(scan, cue.first, a)
    content = _relayed(scan, at, b, cue)
    if content is None:
        return None
    outer = [outlet] if outlet and outlet.source_kind else []
    chain = _chain(scan, source, word, memory, [], _saying_at(scan, at, content[0]))
    if outer:
        first = resolve(scan.text, outer[0], memory) or (teller(scan.text, outer[0], word),)
        if all(one.link.name != first[-1].link.name for one in chain):
            chain = (*first, *chain)
    elif memory.last and outlet is None and memory.last[0].link.kind in _TELLERS:
        chain = (memory.last[0], *chain)
    return _made(scan, chain, cue, content)


def _saying_at(scan: Scan, i: int, b: int) -> int:
    """Where قوله stands before the content, else where the content opens."""
    return next((j for j in range(i, b) if scan.has("cue", j, "saying")), b)


def _relayed(scan: Scan, i: int, b: int, cue: Hit) -> tuple[int, int] | None:
    for j in range(i, min(b, i + _WINDOW)):
        hit = scan.first("cue", j)
        if hit and hit.entry.concept == "saying":
            found = _content(scan, hit.end, b, cue)
            return found or (hit.end, _end(scan, hit.end, b))
        if hit and hit.entry.concept == "that":
            return hit.end, _end(scan, hit.end, b)
        if scan.text.words[j] == ":" or (scan.text.words[j] in _OPEN and not _names(scan, j)):
            start = j + 1 if scan.text.words[j] == ":" else j
            return start, _end(scan, start, b)
    return None


def _accord(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    """بحسب X at the head of a sentence governs what follows, elsewhere what stands before it."""
    words = scan.text.words
    word = scan.text.of(scan.text.span(cue.first, cue.end))
    j = cue.end
    inner = scan.first("cue", j)
    if j < b and words[j] in ("ما", "لما"):
        j += 1
        inner = scan.first("cue", j)
    if inner and inner.entry.concept in ("say", "doc", "relay", "told") and inner.first == j:
        if inner.entry.concept == "relay":
            return _accord_relay(scan, cue, inner, a, b, memory, found)
        j = inner.end
    party = _subject(scan, j, b)
    if party is None or party.first > j + 4 or not party.source_kind:
        return None
    outer, past = _outer(scan, party.end, min(b, party.end + 8))
    chain = _chain(scan, party, word, memory, outer)
    return _made(scan, chain, cue, _about(scan, cue, max(party.end, past if outer else 0), a, b, found))


def _accord_relay(
    scan: Scan, cue: Hit, inner: Hit, a: int, b: int, memory: Memory, found: list[Said]
) -> Said | None:
    """بحسب ما نقلت A (عن B)."""
    word = scan.text.of(scan.text.span(cue.first, cue.end))
    outlet = _subject(scan, inner.end, b)
    if outlet is None:
        return None
    source = None
    if outlet.end < b and scan.text.words[outlet.end] == "عن":
        source = scan.party_at.get(outlet.end + 1)
    chain = (teller(scan.text, outlet, word),)
    if source:
        chain = (*chain, *_chain(scan, source, word, memory, []))
    elif found and found[-1].cue[0] >= a and found[-1].content[1] >= cue.first - 2:
        # "..., as agency A carried it" behind a statement: A is that statement's outer link.
        last = found[-1]
        if all(one.link.name != chain[0].link.name for one in last.chain):
            found[-1] = Said(
                (*chain, *last.chain),
                last.cue,
                last.word,
                (last.content[0], min(last.content[1], cue.first)),
                last.direct,
                last.scope,
                last.stance,
                last.by,
            )
            memory.keep(found[-1].chain)
        return None
    end = (source or outlet).end
    return _made(scan, chain, cue, _about(scan, cue, end, a, b, found))


def _about(scan: Scan, cue: Hit, behind: int, a: int, b: int, found: list[Said]) -> tuple[int, int]:
    """What an "according to" governs: the rest of the sentence where the cue opens it, else the words before."""
    words, kinds = scan.text.words, scan.text.kinds
    opens = all(kinds[k] == "p" for k in range(a, cue.first)) or (
        cue.first - a <= 2 and scan.text.words[cue.first].startswith("و")
    )
    if not opens and cue.first > a and words[cue.first].startswith(("و", "ف")) and cue.lead:
        opens = True
    if opens:
        start = behind
        while start < b and (kinds[start] == "p" or words[start] in ("فان", "فانه", "فانها", "ان")):
            if words[start] in _OPEN:
                break
            start += 1
        return start, _end(scan, start, b)
    start = a
    for said in found:
        if said.cue[0] >= a and said.content[0] < cue.first:
            start = max(start, min(said.content[1], cue.first))
    if start >= cue.first - 1:
        start = a
    end = cue.first
    while end > start and kinds[end - 1] == "p" and words[end - 1] in ",،-":
        end -= 1
    while start < end and kinds[start] == "p" and words[start] not in _OPEN:
        start += 1
    return start, end


def _participle(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    """مضيفا أن ...: goes on for whoever speaks in this sentence, else for its subject."""
    content = _content(scan, cue.end, b, cue)
    if content is None:
        return None
    if scan.text.words[content[0]] in ("الي", "علي", "من", "عن") and content[0] + 1 < content[1]:
        content = (content[0] + 1, content[1])
    chain: tuple[Teller, ...] = ()
    for said in reversed(found):
        if said.cue[0] >= a:
            chain = said.chain
            break
    if not chain:
        for party in scan.parties:
            if a <= party.first <= a + 6 and party.end <= cue.first and party.source_kind in SPEAKING:
                chain = _chain(scan, party, cue.entry.by, memory, [])
                break
    if not chain and memory.last:
        chain = memory.last
    return _made(scan, chain, cue, content, scope="explicit")


def _said_in(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    """جاء في البيان أن ...; "تقريرا جاء فيه أن" takes the party before it."""
    word = scan.text.of(scan.text.span(cue.first, cue.end))
    party = _subject(scan, cue.end, b)
    if party is None or party.first > cue.end + 1:
        party = next((p for p in reversed(scan.parties) if a <= p.first and p.end <= cue.first), None)
    content = _content(scan, cue.end, b, cue)
    if party is None or content is None:
        return None
    return _made(scan, _chain(scan, party, word, memory, []), cue, content)


def _told(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    """أبلغ X وكالة Y أن ...: the second party is the outlet."""
    word = scan.text.of(scan.text.span(cue.first, cue.end))
    subject = _subject(scan, cue.end, b) or _before(scan, cue.first, a)
    if subject is None or not subject.source_kind:
        return None
    start = max(subject.end, cue.end)
    content = _content(scan, start, b, cue)
    if content is None:
        return None
    outer = [
        p
        for p in scan.parties
        if start <= p.first < content[0] and p.source_kind in _TELLERS and p.first != subject.first
    ][:1]
    return _made(scan, _chain(scan, subject, word, memory, outer), cue, content)


def _hush(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    """لم تعلق الوزارة ...: a silence; verbs that say more than silence need a word of comment near."""
    words = scan.text.words
    subject = _subject(scan, cue.end, b) or _before(scan, cue.first, a)
    if subject is None or not subject.source_kind:
        return None
    near = words[cue.end : min(b, subject.end + 6)]
    verb = words[cue.end - 1]
    plain = verb.startswith(("يعلق", "تعلق", "التعليق", "الصمت", "يعقب", "تعقب")) or verb == "تعليق"
    if not plain and not any(
        w.startswith(("تعليق", "بتعليق", "التعليق", "بيان", "تصريح", "بتصريح")) for w in near
    ):
        return None
    start = max(subject.end, cue.end)
    return _made(
        scan,
        _chain(scan, subject, words[cue.first], memory, []),
        cue,
        (start, max(start + 1, _end(scan, start, b))) if start < b else (cue.first, cue.end),
    )


def _cited(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    """نقلا عن X: behind a statement it names that statement's own source."""
    word = scan.text.of(scan.text.span(cue.first, cue.end))
    party = _subject(scan, cue.end, b)
    if party is None or not party.source_kind:
        return None
    chain = _chain(scan, party, word, memory, [])
    last = found[-1] if found and found[-1].cue[0] >= a else None
    if last and last.content[0] < cue.first and last.chain[-1].link.kind in _TELLERS:
        found[-1] = Said(
            (*last.chain, *chain),
            last.cue,
            last.word,
            (last.content[0], max(last.content[0] + 1, cue.first))
            if last.content[1] > cue.first
            else last.content,
            last.direct,
            last.scope,
            last.stance,
            last.by,
        )
        memory.keep(found[-1].chain)
        return None
    return _made(scan, chain, cue, _about(scan, cue, party.end, a, b, found))


def _saying(scan: Scan, cue: Hit, a: int, b: int, memory: Memory, found: list[Said]) -> Said | None:
    return None


def _colon(scan: Scan, a: int, b: int, memory: Memory) -> Said | None:
    """ "X: ..." at the head of a sentence, where X is a party that can speak."""
    words, kinds = scan.text.words, scan.text.kinds
    first = a
    while first < b and kinds[first] == "p":
        first += 1
    party = scan.party_at.get(first)
    if party is None or party.end >= b or words[party.end] != ":" or not party.source_kind:
        return None
    if party.source_kind in _TELLERS and party.end - first <= 2 and a == 0:
        return None
    start = party.end + 1
    content = (start, _end(scan, start, b))
    if content[1] - content[0] < 3:
        return None
    return Said(
        _chain(scan, party, ":", memory, []),
        (party.end, party.end + 1),
        ":",
        content,
        _direct(scan, content),
        "explicit",
        "said",
        "read/statements.py:colon",
    )


def _continued(scan: Scan, at: int, found: list[Said], memory: Memory) -> Said | None:
    """A sentence that goes on with the speaker of the one before: its quotation is still open, or it begins
    with a word that ties it to what was said ("وفي حين ...")."""
    if not found or at == 0:
        return None
    a, b = scan.text.sentences[at]
    last = found[-1]
    if last.content[1] > a:
        return None
    before_a, before_b = scan.text.sentences[at - 1]
    if not before_a <= last.cue[0] < before_b or last.stance == "silent":
        return None
    tie = scan.first("sense", a)
    if tie is None or tie.entry.cls != "tie":
        tie = scan.first("tie", a)
    if tie is None:
        return None
    content = (a, _end(scan, a, b))
    return Said(
        last.chain,
        (tie.first, tie.end),
        scan.text.of(scan.text.span(tie.first, tie.end)),
        content,
        _direct(scan, content),
        "continued",
        "said",
        tie.entry.by,
    )


_READERS = {
    "say": _say,
    "doc": _say,
    "relay": _relay,
    "accord": _accord,
    "participle": _participle,
    "said_in": _said_in,
    "told": _told,
    "hush": _hush,
    "cited": _cited,
    "saying": _saying,
}
