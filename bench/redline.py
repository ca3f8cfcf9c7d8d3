#!/usr/bin/env python3
"""Measure redlines: an act of four thousand words with every fifth clause changed, and texts made to be slow.

    python bench/redline.py

Processor milliseconds, the best of five.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from reglament.model.tree import Clause, Paragraph  # noqa: E402 - found beside this file
from reglament.redline import as_html, redline  # noqa: E402
from reglament.redline.pdf import as_pdf  # noqa: E402
from reglament.redline.tracked import tracked  # noqa: E402
from reglament.render.docx import DocxWriter  # noqa: E402
from reglament.render.paper import Paper  # noqa: E402
from reglament.render.typst import Typesetter  # noqa: E402
from reglament.settings import resource  # noqa: E402

WORDS = [
    "акимат",
    "города",
    "постановляет",
    "обеспечить",
    "вывоз",
    "отходов",
    "улица",
    "дом",
    "сад",
    "план",
    "средства",
    "бюджет",
    "контроль",
    "срок",
]
DAY = date(2026, 11, 26)


def act(said: list[str]) -> Paper:
    """An act of one clause a text."""
    clauses = tuple(Clause(f"{number}.", (Paragraph(text),)) for number, text in enumerate(said, start=1))
    return Paper("acts/2026/x/act", "decree", "ru", "О мерах", clauses)


def best(action: Callable[[], object]) -> float:
    """Processor milliseconds of the quickest of five calls."""
    found = []
    for _ in range(5):
        start = time.process_time()
        action()
        found.append(time.process_time() - start)
    return min(found) * 1000


def main() -> None:
    """Print the figures."""
    random = Random(4000)
    said = [" ".join(random.choice(WORDS) for _ in range(40)) for _ in range(100)]
    changed = [text.replace("план", "программа", 1) if n % 5 == 0 else text for n, text in enumerate(said)]
    old, new = act(said), act([*changed[:50], "Новый пункт о порядке контроля.", *changed[50:]])
    found = redline(old, new)
    typesetter, writer = Typesetter(resource("templates")), DocxWriter(resource("templates"))
    one, two = (writer.docx(paper, 9, DAY) for paper in (old, new))
    writer.close()
    moment = datetime(2026, 11, 26, tzinfo=UTC)
    hostile = ["а " * 30_000, " ".join(str(n % 97) for n in range(20_000))], ["б " + "а " * 30_000, "1 2 3 " * 7_000]
    for name, action in {
        "redline of 4,000 words": lambda: redline(old, new),
        "as HTML": lambda: as_html(found, "ru", old="1", new="2"),
        "as PDF": lambda: as_pdf(found, "ru", typesetter, DAY, old="1", new="2"),
        "as tracked changes": lambda: tracked(one, two, "А", moment),
        "redline of 100,000 hostile words": lambda: redline(act(hostile[0]), act(hostile[1])),
    }.items():
        print(f"{name:36}{best(action):8.1f} ms")


if __name__ == "__main__":
    main()
