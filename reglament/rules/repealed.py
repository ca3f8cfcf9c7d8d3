"""Which acts the text of an act repeals or cancels: the points that say so, and what they tell of each act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reglament.model.documents import Document
from reglament.model.tree import Paragraph, Subclause, TextTree
from reglament.rules.base import Context
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import as_text, listed


class Verb(StrEnum):
    """How an act ends another."""

    REPEAL = "repeal"
    """«Признать утратившим силу», «күші жойылды деп танылсын»."""
    CANCEL = "cancel"
    """«Отменить», «күші жойылсын»."""


@dataclass(frozen=True, slots=True)
class Point:
    """One act that a text repeals or cancels: what stands before the list of acts, and its own paragraph."""

    tree: TextTree
    verb: Verb
    head: str
    paragraph: Paragraph

    @property
    def whole(self) -> str:
        """All that the text tells of the act."""
        return f"{self.head} {self.paragraph.text}"


@dataclass(frozen=True, slots=True)
class Target:
    """An act that the metadata name as repealed: `pointer` in them, its number, date and registration as written."""

    pointer: str
    number: str
    date: str
    registration: str
    paper: Document | None


_VERBS: Mapping[str, Mapping[Verb, re.Pattern[str]]] = {
    "ru": {
        Verb.REPEAL: re.compile(r"(?:признать|призна[её]тся|признаются)\s+утратившим\w*\s+силу", re.IGNORECASE),
        Verb.CANCEL: re.compile(r"\bотменить\b", re.IGNORECASE),
    },
    "kk": {
        Verb.REPEAL: re.compile(r"күш\w*\s+жойылды\s+деп\s+тан", re.IGNORECASE),
        Verb.CANCEL: re.compile(r"күш\w*\s+жойылсын|бұзылсын", re.IGNORECASE),
    },
}
_THIS = re.compile(
    r"(?:настоящ\w+\s+(?:постановлени|решени|распоряжени|приказ)\w*)|(?:осы\s+(?:қаулы|шешім|өкім|бұйрық)\w*)",
    re.IGNORECASE,
)
_ACT = {
    "ru": re.compile(r"постановлени|решени|распоряжени|приказ", re.IGNORECASE),
    "kk": re.compile(r"қаулы|шешім|өкім|бұйры[қғ]", re.IGNORECASE),
}
_LISTED_ELSEWHERE = re.compile(
    r"согласно\s+приложени|по\s+(?:прилагаемому\s+)?перечню|қосымшаға\s+сәйкес", re.IGNORECASE
)


def points(tree: TextTree) -> Iterator[Point]:
    """Every act that the text ends, in reading order; those that an annex lists are not looked for."""
    verbs = _VERBS.get(tree.lang, {})
    for clause in tree.clauses():
        heads = [block for block in clause.blocks if isinstance(block, Paragraph)]
        items = [block.blocks[0] for block in clause.blocks if isinstance(block, Subclause) and block.blocks]
        head = " ".join(paragraph.text for paragraph in heads)
        verb = _verb(verbs, head)
        if verb and not _LISTED_ELSEWHERE.search(head):
            own = [item for item in items if isinstance(item, Paragraph)]
            yield from _about_acts(tree, verb, head if own else "", own or heads)
        elif not verb:
            for item in items:
                if isinstance(item, Paragraph) and (own_verb := _verb(verbs, item.text)):
                    yield from _about_acts(tree, own_verb, "", [item])


def _verb(verbs: Mapping[Verb, re.Pattern[str]], text: str) -> Verb | None:
    return next((verb for verb, pattern in verbs.items() if pattern.search(text)), None)


def _about_acts(tree: TextTree, verb: Verb, head: str, paragraphs: list[Paragraph]) -> Iterator[Point]:
    """Points for paragraphs that speak of acts: repealing a point of the amended text names none."""
    for paragraph in paragraphs:
        point = Point(tree, verb, head, paragraph)
        if _ACT[tree.lang].search(_THIS.sub("", point.whole)):
            yield point


def targets(document: Document, ctx: Context) -> Iterator[Target]:
    """The acts that the metadata of an act name as repealed."""
    for pointer, value in listed(document, "/repeals"):
        if isinstance(value, str):
            paper = ctx.repository.documents.get(value)
            if paper is not None and paper.kind in ACTS:
                number, date = (str(paper.get(f"/{name}") or "") for name in ("number", "date"))
                yield Target(pointer, number, date, str(paper.get("/registration/number") or ""), paper)
        elif isinstance(value, dict) and as_text(value.get("title")):
            number, date, registration = (str(value.get(name) or "") for name in ("number", "date", "registration"))
            yield Target(pointer, number, date, registration, None)


def names_number(text: str, number: str) -> bool:
    """Whether the text gives this very number after a number sign."""
    return re.search(rf"№\s*{re.escape(number)}(?![\w/-]*\w)", text) is not None


def target_of(point: Point, known: list[Target]) -> Target | None:
    """Which of the acts in the metadata the point speaks of: the one whose number it gives."""
    return next((one for one in known if one.number and names_number(point.whole, one.number)), None)
