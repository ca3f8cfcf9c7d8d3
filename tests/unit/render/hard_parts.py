"""What hard papers are put together from: draws, texts in two languages, people and units."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from tests.unit.render import hard_words as words

LANGS = ("kk", "ru")
HEADS = (
    ("qubyrov", "head-utilities"),
    ("zholaushyev", "head-transport"),
    ("zheruiyqov", "head-land"),
    ("derektov", "head-digital"),
    ("bilimova", "head-education"),
    ("qamqorova", "head-social"),
    ("satushyev", "head-procurement"),
    ("saulet", "head-architecture"),
    ("qazynaev", "head-finance"),
    ("zhosparov", "head-economy"),
    ("shipaev", "head-health"),
    ("zhasylova", "head-ecology"),
)
UNITS = (
    "utilities",
    "transport",
    "land",
    "digital",
    "education",
    "social",
    "procurement",
    "architecture",
    "finance",
    "economy",
    "health",
    "ecology",
)
Pair = tuple[str, str]


def drawn(rng: random.Random, pool: tuple[Pair, ...], most: int = 1) -> Pair:
    """From one to `most` texts of a pool, in both languages."""
    count = rng.randint(1, most)
    picked = [pool[rng.randrange(len(pool))] for _ in range(count)]
    return " ".join(one for one, _ in picked), " ".join(two for _, two in picked)


def said(pair: Pair) -> dict[str, str]:
    """A text of metadata."""
    return {"kk": pair[0], "ru": pair[1]}


class Text:
    """The two Markdown texts of one paper, written side by side."""

    def __init__(self, title: Pair) -> None:
        self.parts: list[list[str]] = [[f"# {title[0]}"], [f"# {title[1]}"]]

    def add(self, pair: Pair, label: str = "") -> None:
        """A paragraph; its literal number stands before it."""
        for side, text in zip(self.parts, pair, strict=True):
            if text:
                side.append(f"{label} {text}".strip())

    def write(self, folder: Path, name: str) -> None:
        """Both files."""
        folder.mkdir(parents=True, exist_ok=True)
        for lang, side in zip(LANGS, self.parts, strict=True):
            (folder / f"{name}.{lang}.md").write_text("\n\n".join(side) + "\n", encoding="utf-8")


def put(path: Path, data: dict[str, Any]) -> None:
    """A YAML file; JSON is YAML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def official(index: int) -> dict[str, str]:
    """The head of a unit."""
    person, position = HEADS[index % len(HEADS)]
    return {"person": person, "position": position}


def guests(rng: random.Random, count: int) -> list[dict[str, Any]]:
    """People who are invited."""
    return [{"name": said(drawn(rng, words.PEOPLE)), "position": said(drawn(rng, words.POSTS))} for _ in range(count)]
