"""What someone is said to have said, in tokens: the record that the grammars of the cues make."""

from __future__ import annotations

import msgspec

from tawatur.read.chains import Teller


class Said(msgspec.Struct, frozen=True):
    """A statement in tokens, with its chain from the outermost teller to the innermost.

    `cue` are the tokens of the cue, `word` its raw form; `content` is never empty; `direct`, `scope`,
    `stance`
    and `by` as in `model.Statement`.
    """

    chain: tuple[Teller, ...]
    cue: tuple[int, int]
    word: str
    content: tuple[int, int]
    direct: bool
    scope: str
    stance: str
    by: str
