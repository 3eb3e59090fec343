"""The written forms that a cell of a lexicon row stands for: alternatives, inflected verbs and nouns."""

from __future__ import annotations

from itertools import product

from tawatur.language.text import fold

GAP = "…"  # between a verb and its complement up to four words of its subject may stand


def expand(cell: str) -> list[str]:
    """The written forms that a cell stands for, folded, each a string of words parted by single blanks."""
    found: list[str] = []
    for part in cell.split("|"):
        part = part.strip()
        if part.startswith("v:"):
            found += _verb(fold(part[2:]))
        elif part.startswith("n:"):
            found += _noun(fold(part[2:]))
        elif part:
            choices = [
                ("ال" + w.removeprefix("(ال)"), w.removeprefix("(ال)")) if w.startswith("(ال)") else (w,)
                for w in part.split()
            ]
            found += [fold(" ".join(words)) for words in product(*choices)]
    return list(dict.fromkeys(found))


def _verb(cell: str) -> list[str]:
    """Third persons of the perfect and imperfect; further words are kept: "v:القي/يلقي القبض"."""
    head, _, rest = cell.partition(" ")
    perfect, _, imperfect = head.partition("/")
    made: list[str] = []
    if perfect:
        if perfect.endswith("ي") or (perfect.endswith("ا") and len(perfect) > 2):
            stem = perfect[:-1]
            made += [perfect, stem + "ت", stem + "يا", stem + "وا", stem + "تا"]
            if perfect.endswith("ي"):
                made.append(stem + "ا")
        else:
            made += [perfect + end for end in ("", "ت", "ا", "تا", "وا", "ن")]
    if imperfect:
        stem = imperfect[1:]
        made += [imperfect, "ت" + stem]
        core = stem[:-1] if stem.endswith(("ي", "و", "ا")) else stem
        made += [p + core + e for p in "يت" for e in ("ون", "ان", "وا")]
    return [f"{m} {GAP} {rest}" if rest else m for m in made]


def _noun(cell: str) -> list[str]:
    """Singular, dual in both cases, given plurals; a feminine's construct is the same when folded."""
    head, _, rest = cell.partition(" ")
    singular, *plurals = head.split("/")
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    made = [singular, stem + "ان", stem + "ين", *plurals]
    for plural in plurals:
        if plural.endswith("ون"):
            made.append(plural[:-2] + "ين")
    return [f"{m} {rest}".strip() for m in made]
