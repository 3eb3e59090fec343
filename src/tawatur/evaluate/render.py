"""A result as JSON or as a table to read."""

from __future__ import annotations

import json

from tawatur.evaluate.figures import Fault, Figure, Result


def render(result: Result, as_json: bool = False) -> str:
    """The figures as text, without a line break at the end: one JSON object with a key a measure, or a table
    followed by the faults asked for."""
    if as_json:
        return json.dumps(
            {name: {k: _rounded(v) for k, v in figure.items()} for name, figure in result.figures.items()},
            ensure_ascii=False,
        )
    lines = [f"{'measure':<24}{'':>12}{'precision':>12}{'recall':>12}{'n':>8}"]
    lines += [_row(name, figure) for name, figure in result.figures.items()]
    for report, why in result.failures:
        lines.append(f"not read: {report}: {why}")
    for fault in result.faults:
        lines += ["", *_fault(fault)]
    return "\n".join(lines)


def headline(figure: Figure) -> tuple[str, float]:
    """The one figure that stands for a measure, with its name: F1, else the accuracy, share or recall."""
    for name in ("f1", "accuracy", "share", "recall"):
        value = figure.get(name)
        if value is not None:
            return name, float(value)
    raise KeyError("a figure without f1, accuracy, share or recall")


def _rounded(value: float | int | None) -> float | int | None:
    return round(value, 4) if isinstance(value, float) else value


def _row(name: str, figure: Figure) -> str:
    kind, value = headline(figure)
    row = f"{name:<24}{kind:>5} {value:>6.3f}"
    if kind == "f1":
        row += f"{figure['precision']:>12.3f}{figure['recall']:>12.3f}"
    else:
        row += " " * 24
    row += f"{figure['n']:>8}"
    beside = {k: v for k, v in figure.items() if k not in (kind, "precision", "recall", "n")}
    if beside:
        row += "   " + ", ".join(f"{k} {'—' if v is None else format(v, '.1f')}" for k, v in beside.items())
    return row


def _fault(fault: Fault) -> list[str]:
    lines = [
        f"{fault.measure} · {fault.kind} · {fault.report}",
        f"  gold   {fault.gold or '—'}",
        f"  found  {fault.found or '—'}",
    ]
    if fault.context:
        lines.append(f"  text   {fault.context}")
    return lines
