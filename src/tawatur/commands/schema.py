"""`tawatur schema`: the JSON Schema of what the verbs write."""

from __future__ import annotations

import argparse

from tawatur.commands.output import emit

NAME = "schema"
HELP = "the JSON Schema of what read, brief --json and trace --json write"
ABOUT = "Prints the JSON Schema (2020-12) of a line of `read`, of `brief --json` or of `trace --json`."
EXAMPLES = ("tawatur schema read > reading.schema.json",)
SHAPES = ("read", "brief", "trace")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("shape", choices=SHAPES, help="the verb whose output is described")


def run(told: argparse.Namespace) -> int:
    """Prints the schema as it was published with this version."""
    from tawatur.tables import package_data

    emit(package_data("schemas", f"{told.shape}.json").read_text("utf-8"))
    return 0


def generate(shape: str) -> str:
    """The schema made anew from the records, as the file in schemas/ must be; `make schemas` writes it."""
    import json

    import msgspec

    from tawatur.model import Brief, Family, Reading

    kinds = {"read": Reading, "brief": Brief, "trace": tuple[Family, ...]}
    made = msgspec.json.schema(kinds[shape], ref_template="#/$defs/{name}")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"tawatur {shape}"}
    return json.dumps(_tidy({**head, **made}), indent=2, ensure_ascii=False) + "\n"


def _tidy(part: object) -> object:
    """The same with the line breaks of the docstrings taken out."""
    if isinstance(part, dict):
        return {
            key: " ".join(value.split()) if key == "description" and isinstance(value, str) else _tidy(value)
            for key, value in part.items()
        }
    return [_tidy(item) for item in part] if isinstance(part, list) else part
