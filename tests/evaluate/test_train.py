"""Learning the weights of read/happened.py from judged sentences written for this test."""

import json
from pathlib import Path

import pytest

from tawatur.evaluate.gsr import Sentence
from tawatur.evaluate.train import cross, examples, learn, main, score

TOLD = "قتل {n} جنود في هجوم مسلح على حاجز قرب {town} أمس."
SPOKEN = "بحث المؤتمر في {town} سبل مكافحة الهجمات للمرة {n} هذا العام."
TOWNS = ("الرمادي", "الفلوجة", "بعقوبة", "تكريت", "الموصل", "كركوك")


def sentences() -> list[Sentence]:
    rows = []
    for k, town in enumerate(TOWNS * 3):
        rows.append(Sentence(f"told{k}-1", "ASSAULT", "yes", TOLD.format(n=3 + k % 5, town=town)))
        rows.append(Sentence(f"spoken{k}-1", "ASSAULT", "easy no", SPOKEN.format(n=3 + k % 5, town=town)))
    return rows


def test_what_was_learnt_parts_told_from_spoken_of() -> None:
    told = examples(sentences())
    weight = learn(told)
    lowest = min(score(one, weight) for one in told if one.label == "yes")
    assert all(score(one, weight) < lowest for one in told if one.label != "yes")


def test_the_same_sentences_give_the_same_weights() -> None:
    assert learn(examples(sentences())) == learn(examples(sentences()))


def test_checking_holds_sentences_against_weights_of_other_documents() -> None:
    told = examples(sentences())
    assert cross(told, 0) == (1.0, 1.0, 1.0)
    odd = Sentence("odd-1", "ASSAULT", "yes", SPOKEN.format(n=9, town="دوما"))
    assert cross([*told, *examples([odd])], 0)[1] < 1.0, "its own label was seen"


def test_check_prints_a_line_for_each_class(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "judged.jsonl"
    rows = [{"id": r.id, "event": r.event, "label": r.label, "text": r.text} for r in sentences()]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    assert main([str(path), "--check"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["ASSAULT", "PROTEST"]


def test_a_missing_set_is_said_and_nothing_is_learnt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.jsonl"), "--write"]) == 2
    assert "none.jsonl" in capsys.readouterr().err
