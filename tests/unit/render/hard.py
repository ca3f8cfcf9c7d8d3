"""An akimat of papers that nobody has tuned for: to look at, and to measure what is ugly.

    python -m tests.unit.render.hard DIR [--acts 30] [--seed 1]

To the registers of the demonstration it adds units with very long names and their heads. Every act is drawn: its
length, its clauses with parts and subclauses, its footnotes, pictures, annexes (rules, tables of three to twelve
columns, upright and turned). Beside them stand the papers that grow long in practice: an agenda of fifteen questions
with many invited, its protocol, an approval sheet of twelve requests with long remarks, a plan of eighty rows, a card
with six extensions, letters to five addressees, an organisational plan. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.unit.render import hard_words as words
from tests.unit.render.hard_acts import act
from tests.unit.render.hard_lists import control, letter, meeting, plans

ROOT = Path(__file__).resolve().parents[3]


def hard(target: Path, acts: int, seed: int) -> None:
    """Write the akimat into `target`, which must not exist."""
    content = target / "content"
    content.mkdir(parents=True)
    shutil.copy(ROOT / "reglament.yml", target)
    for part in ("registry", "calendar"):
        shutil.copytree(ROOT / "content" / part, content / part)
    for name, more in words.REGISTERS.items():
        path = content / "registry" / f"{name}.yml"
        text = path.read_text(encoding="utf-8")
        before, mark, after = text.partition("\nacting:")
        path.write_text(before.rstrip("\n") + "\n" + more + (mark + after if mark else ""), encoding="utf-8")
    draws: list[Callable[[], None]] = [
        *(lambda n=n: act(content, n, random.Random(seed * 1000 + n)) for n in range(acts)),  # type: ignore[misc]
        *(lambda n=n: letter(content, n, random.Random(seed * 1000 + n)) for n in range(4)),  # type: ignore[misc]
        *(lambda n=n: control(content, n, random.Random(seed * 1000 + n)) for n in (0, 2, 6)),  # type: ignore[misc]
        lambda: meeting(content, "11-12", 15, random.Random(seed)),
        lambda: meeting(content, "03-26", 1, random.Random(seed + 1)),
        lambda: plans(content, random.Random(seed)),
    ]
    for draw in draws:
        draw()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--acts", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    hard(options.target, options.acts, options.seed)


if __name__ == "__main__":
    main()
