"""The archive joined with the verbs: what waits is read, traced, linked and compared, a batch at a time.

A report touches few others. Those that share its features are traced with it, those whose claims lie near its
own are linked with it, and only families and incidents that this changes are written anew. A batch is one
transaction: a killed program leaves the archive as it was before, and the reports still waiting.
"""

from tawatur.keeping.about import about, derived_with, set_about
from tawatur.keeping.batches import derive, take_up, update
from tawatur.keeping.dossiers import dossier
from tawatur.keeping.items import load_items
from tawatur.keeping.lost import lost

__all__ = [
    "about",
    "derive",
    "derived_with",
    "dossier",
    "load_items",
    "lost",
    "set_about",
    "take_up",
    "update",
]
