"""What may leave: bodies of the codebook by name, everybody else by kind only.

A published row can hurt people. Only bodies and office holders that the codebook knows are named; a private
person, or anyone whom the reports alone name, is masked. Masking is by what is known to be public, never by
what looks private: a name that nobody listed stays inside.
"""

from __future__ import annotations

from tawatur.codebook import bodies
from tawatur.model import Role

MASK = "[masked]"


def public_name(role: Role, language: str = "en") -> str:
    """The name under which a party may be published: its body's in `language` (en, ar), else MASK."""
    body = bodies.find(role.concept) if role.concept else None
    if body is None:
        return MASK
    return body.ar if language == "ar" else body.en
