"""Readings made by hand over short texts, for linking and comparing without a reader."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from tawatur.model import (
    Claim,
    Edge,
    Family,
    Link,
    Place,
    Polarity,
    Reading,
    Relative,
    Report,
    Role,
    Statement,
    Time,
    Toll,
)
from tawatur.values import Span

HASAKAH = (36.5, 40.75)
KIRKUK = (35.47, 44.39)


@dataclass
class Sheet:
    """One report in the making; `say` adds a statement, `tell` a claim, `reading` gives the whole."""

    id: str
    text: str
    outlet: str
    published: date | None = date(2025, 12, 19)
    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def report(self) -> Report:
        return Report(self.id, self.text, self.outlet, self.published, language="ar")

    @property
    def reading(self) -> Reading:
        return Reading(self.id, "hand", "ar", (), tuple(self.statements), tuple(self.claims), ())

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def link(self, words: str, kind: str, concept: str | None = None) -> Link:
        return Link(words, concept, kind, None, self.at(words))

    def say(self, content: str, *chain: Link, stance: str = "said") -> str:
        number = f"{self.id}#s{len(self.statements) + 1}"
        cue = chain[0].span if chain else Span(0, 1)
        said = Statement(
            number, self.id, chain, "قال", cue, self.at(content), False, "explicit", stance, "hand"
        )
        self.statements.append(said)
        return number

    def tell(
        self,
        event: str,
        trigger: str,
        *,
        statement: str | None = None,
        main: bool = False,
        polarity: Polarity = Polarity.ASSERTED,
        place: Place | None = None,
        day: date | None = None,
        part: str | None = None,
        counts: tuple[Toll, ...] = (),
        roles: tuple[Role, ...] = (),
        background: bool = False,
        same_as: str | None = None,
    ) -> str:
        number = f"{self.id}#c{len(self.claims) + 1}"
        span = self.at(trigger)
        time = Time(day, day, "stated", (span,), "hand", part=part) if day else None
        self.claims.append(
            Claim(
                number,
                self.id,
                statement,
                event,
                span,
                main,
                polarity,
                roles,
                (place,) if place else (),
                time,
                counts,
                "hand",
                same_as=same_as,
                background=background,
            )
        )
        return number

    def toll(self, what: str, low: int, high: int | None, words: str, who: str | None = None) -> Toll:
        return Toll(what, who, low, high, False, (self.at(words),), "hand")

    def role(self, role: str, words: str, concept: str | None = None) -> Role:
        return Role(role, words, concept, (self.at(words),), "hand")

    def place(
        self,
        words: str,
        point: tuple[float, float] | None = None,
        uncertainty: float = 5.0,
        kind: str = "settlement",
        concept: str | None = None,
        relative: Relative | None = None,
    ) -> Place:
        lat, lon = point or (None, None)
        return Place(
            words,
            concept,
            kind,
            "SY",
            lat,
            lon,
            uncertainty if point else None,
            relative,
            "main",
            "gazetteer",
            (self.at(words),),
            "hand",
        )


def copy_of(sheet: Sheet, name: str, outlet: str) -> tuple[Sheet, Family]:
    """A verbatim copy by another outlet, with the family that tracing would give."""
    claims = [
        replace(
            c,
            id=c.id.replace(sheet.id, name),
            report=name,
            statement=c.statement.replace(sheet.id, name) if c.statement else None,
            same_as=c.same_as.replace(sheet.id, name) if c.same_as else None,
        )
        for c in sheet.claims
    ]
    statements = [replace(s, id=s.id.replace(sheet.id, name), report=name) for s in sheet.statements]
    made = Sheet(name, sheet.text, outlet, sheet.published, statements, claims)
    edge = Edge(name, sheet.id, "verbatim", "inferred", 1.0, "the same words")
    return made, Family((sheet.id, name), (edge,))


def landing(name: str, outlet: str, arrested: int = 2, source: str = "خلية الإعلام الأمني") -> Sheet:
    """An air landing near Hasakah as an official body or an unnamed source tells it."""
    word = {2: "شخصين", 3: "ثلاثة"}[arrested]
    sheet = Sheet(
        name,
        f"{source} قالت إن قوة عراقية نفذت إنزالا جويا في قرية الطائف بريف الحسكة "
        f"واعتقلت {word} من المطلوبين فجر الخميس.",
        outlet,
    )
    known = {
        "خلية الإعلام الأمني": "iq.security_media_cell",
        "قيادة العمليات المشتركة": "iq.joint_operations_command",
    }
    kind = "official" if source in known else "local_source"
    content = sheet.text[sheet.text.index("قوة") : -1]
    said = sheet.say(content, sheet.link(source, kind, known.get(source)))
    sheet.tell(
        "air_landing",
        "إنزالا",
        statement=said,
        main=True,
        place=sheet.place("قرية الطائف", (36.1, 40.9)),
        day=date(2025, 12, 18),
        roles=(sheet.role("agent", "قوة عراقية", "iq.forces"),),
    )
    sheet.tell(
        "arrest",
        "اعتقلت",
        statement=said,
        day=date(2025, 12, 18),
        counts=(sheet.toll("arrested", arrested, arrested, word),),
    )
    return sheet


def bomb(name: str, outlet: str, killed: int, low: bool = False) -> Sheet:
    """A roadside bomb near Kirkuk in December 2022; `low` for "at least"."""
    least = "على الأقل " if low else ""
    sheet = Sheet(
        name,
        f"قتل {killed} من عناصر الشرطة {least}بانفجار عبوة ناسفة على دوريتهم "
        "في ناحية الرياض بكركوك يوم الأحد.",
        outlet,
        date(2022, 12, 18),
    )
    sheet.tell(
        "ied_explosion",
        "انفجار عبوة ناسفة",
        main=True,
        place=sheet.place("ناحية الرياض", KIRKUK, 20.0),
        day=date(2022, 12, 18),
        counts=(sheet.toll("killed", killed, None if low else killed, f"{killed}", "عناصر الشرطة"),),
    )
    return sheet
