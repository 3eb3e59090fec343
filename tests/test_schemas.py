"""The published schemas: current, and true of what the program writes."""

import json
from pathlib import Path

import jsonschema
import pytest

from tawatur.cli import main
from tawatur.commands.schema import SHAPES, generate
from tawatur.tables import package_data

EXAMPLES = str(Path(__file__).parents[1] / "examples" / "hasakah")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_published_schema_is_that_of_the_records(shape: str) -> None:
    published = json.loads(package_data("schemas", f"{shape}.json").read_text("utf-8"))
    assert published == json.loads(generate(shape)), "run: make schemas"


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_written_fits_its_schema(shape: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["schema", shape]) == 0
    schema = json.loads(capfdbinary.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert main([shape, EXAMPLES, "--json"]) == 0
    written = capfdbinary.readouterr().out.decode()
    records = [json.loads(line) for line in written.splitlines()]
    assert len(records) == (9 if shape == "read" else 1)
    validator = jsonschema.Draft202012Validator(schema)
    for record in records:
        validator.validate(record)


def test_spans_of_a_brief_point_into_its_texts(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["brief", EXAMPLES, "--json"]) == 0
    brief = json.loads(capfdbinary.readouterr().out)
    texts = {report["id"]: report["text"] for report in brief["reports"]}
    triggers = [
        texts[claim["report"]][slice(*claim["trigger"])]
        for reading in brief["readings"]
        for claim in reading["claims"]
    ]
    assert triggers
    assert all(trigger and trigger == trigger.strip() for trigger in triggers)
