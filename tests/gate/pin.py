"""Raises the pinned figures to what is reached: `python tests/gate/pin.py [SET ...] [--lower]`.

Without `--lower` a figure that fell keeps its pin. With it the pin follows, and the reason belongs into the
commit. A set whose annotations changed starts anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from floors import FLOORS, SETS, digest, load, raised, reached


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(s.name for s in SETS))
    parser.add_argument("--lower", action="store_true", help="let pins follow figures that fell")
    told = parser.parse_args(arguments)
    if unknown := set(told.sets) - {s.name for s in SETS}:
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    pinned = load()
    for one in SETS:
        if (told.sets and one.name not in told.sets) or not one.path.exists():
            continue
        before = pinned.get(one.name, {})
        same = before.get("digest") == digest(one.path)
        floors = raised(before.get("floors", {}) if same else {}, reached(one), lower=told.lower)
        for name, value in floors.items():
            old = before.get("floors", {}).get(name)
            if old != value:
                print(f"{one.name} {name}: {old if old is not None else '—'} → {value}")
        pinned[one.name] = {"digest": digest(one.path), "floors": floors}
    FLOORS.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
