"""Papers grown at random and edited as drafters edit them: words, clauses, rows, cells, numbers, places, paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from reglament.model.tree import Align, Block, Chapter, Clause, Footnote, Formula, Paragraph, Subclause, Table
from reglament.render.paper import AnnexPaper, Facts, Paper, PaperBlock, Signature, Stamp
from tests.unit.render.papers import decree, protocol

WORDS = (
    *(
        "акимат",
        "города",
        "постановляет",
        "7-бабының",
        "12 500 000",
        "№ 3/412",
        "26.11.2026",
        "қаулысының",
        "және",
        "и",
    ),
    *(
        "«Об отходах»",
        "п. 5",
        "до 1 марта",
        "(далее – План)",
        "теңге",
        "a<b>&",
        "100 %",
        "\u00a0",
        "*",
        "9-1",
        "—",
        "]",
    ),
    *("қамтамасыз", "етсін", "обеспечить", "вывоз", "отходов", "ежеквартально", "10 числа", "Басқарма", "в", "с"),
)


def wording(random: Random, most: int = 14) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, most))).strip() or "текст"


def paragraph(random: Random) -> Paragraph:
    text = wording(random)
    if random.random() < 0.1:
        return Paragraph(text, notes=(Footnote(random.randint(0, len(text)), "1", Paragraph(wording(random))),))
    return Paragraph(text)


def table(random: Random) -> Table:
    columns = random.randint(1, 4)
    head = tuple(Paragraph(wording(random, 2)) for _ in range(columns)) if random.random() < 0.7 else ()
    rows = tuple(_row(random, columns, n) for n in range(1, random.randint(2, 6)))
    return Table(head, rows, tuple(random.choice(list(Align)) for _ in range(columns)))


def _row(random: Random, columns: int, number: int) -> tuple[Paragraph, ...]:
    return (Paragraph(str(number)), *(Paragraph(wording(random, 3)) for _ in range(columns - 1)))


def subclauses(random: Random) -> tuple[Subclause, ...]:
    return tuple(Subclause(f"{n})", (paragraph(random),)) for n in range(1, random.randint(1, 4)))


def clause(random: Random, number: int) -> Clause:
    first: tuple[Any, ...] = (paragraph(random),) if random.random() < 0.95 else ()
    more = (*subclauses(random), *((table(random),) if random.random() < 0.15 else ()))
    parts = (paragraph(random),) if random.random() < 0.3 else ()
    return Clause(f"{number}.", (*first, *more, *parts))


def blocks(random: Random) -> tuple[PaperBlock, ...]:
    found: list[PaperBlock] = []
    if random.random() < 0.7:
        found += [paragraph(random), Formula("ПОСТАНОВЛЯЕТ:")]
    found += [clause(random, n) for n in range(1, random.randint(1, 7))]
    if random.random() < 0.3:
        inner: tuple[Block, ...] = (clause(random, 1), paragraph(random), table(random))
        found.append(Chapter(Paragraph(wording(random, 4)), inner[: random.randint(0, 3)], label="1-тарау."))
    if random.random() < 0.2:
        found.append(Facts(tuple((wording(random, 2), (wording(random, 4),) * random.randint(1, 3)) for _ in "ab")))
    return tuple(found)


def paper(random: Random) -> Paper:
    base = decree(random.choice(("kk", "ru")), count=2) if random.random() < 0.7 else protocol()
    annexes = tuple(
        AnnexPaper(Stamp(("Приложение", str(n))), wording(random, 4), blocks(random), landscape=random.random() < 0.3)
        for n in range(random.randint(0, 2))
    )
    return replace(base, blocks=blocks(random), annexes=annexes)


def edited(random: Random, source: Paper) -> Paper:
    """The paper after some edits of a drafter."""
    for _ in range(random.randint(0, 6)):
        source = random.choice(EDITS)(random, source)
    return source


def _on_blocks(change: Callable[[Random, list[Any]], None]) -> Callable[[Random, Paper], Paper]:
    def edit(random: Random, source: Paper) -> Paper:
        if source.annexes and random.random() < 0.3:
            number = random.randrange(len(source.annexes))
            own = list(source.annexes[number].blocks)
            change(random, own)
            annex = replace(source.annexes[number], blocks=tuple(own))
            return replace(source, annexes=(*source.annexes[:number], annex, *source.annexes[number + 1 :]))
        own = list(source.blocks)
        change(random, own)
        return replace(source, blocks=tuple(own))

    return edit


def _insert(random: Random, own: list[Any]) -> None:
    made = random.choice(
        (lambda: clause(random, random.randint(1, 9)), lambda: paragraph(random), lambda: table(random))
    )
    own.insert(random.randint(0, len(own)), made())


def _delete(random: Random, own: list[Any]) -> None:
    if own:
        own.pop(random.randrange(len(own)))


def _move(random: Random, own: list[Any]) -> None:
    if own:
        one = own.pop(random.randrange(len(own)))
        own.insert(random.randint(0, len(own)), one)


def _renumber(random: Random, own: list[Any]) -> None:
    number = 0
    for index, one in enumerate(own):
        if isinstance(one, Clause):
            number += 1
            own[index] = replace(one, label=f"{number}.")


def _reword(random: Random, own: list[Any]) -> None:
    for index, one in enumerate(own):
        if random.random() < 0.4:
            own[index] = _mapped(one, lambda text: _words(random, text))


def _mapped(one: Any, change: Callable[[str], str]) -> Any:
    if isinstance(one, Paragraph):
        return replace(one, text=change(one.text), notes=one.notes if change is str else ())
    if isinstance(one, Table):
        rows = tuple(tuple(_mapped(cell, change) for cell in row) for row in one.rows)
        return replace(one, rows=rows)
    if isinstance(one, Clause | Subclause | Chapter):
        return replace(one, blocks=tuple(_mapped(inner, change) for inner in one.blocks))
    return one


def _words(random: Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(random.randint(1, 3)):
        at = random.randint(0, len(words))
        how = random.random()
        if how < 0.4:
            words.insert(at, random.choice(WORDS))
        elif at < len(words) and len(words) > 1 and how < 0.7:
            words.pop(at)
        elif at < len(words):
            words[at] = random.choice(WORDS)
    return " ".join(words).strip() or "слово"


def _split(random: Random, own: list[Any]) -> None:
    for index, one in enumerate(own):
        if isinstance(one, Paragraph) and " " in one.text:
            at = random.choice([n for n, letter in enumerate(one.text) if letter == " "])
            parts = [text for text in (one.text[:at], one.text[at + 1 :]) if text.strip()]
            own[index : index + 1] = map(Paragraph, parts)
            return


def _merge(random: Random, own: list[Any]) -> None:
    for index in range(len(own) - 1):
        if isinstance(own[index], Paragraph) and isinstance(own[index + 1], Paragraph):
            own[index : index + 2] = [Paragraph(f"{own[index].text} {own[index + 1].text}")]
            return


def _rows(random: Random, own: list[Any]) -> None:
    for index, one in enumerate(own):
        if isinstance(one, Table):
            rows = list(one.rows)
            how = random.random()
            if how < 0.4:
                rows.insert(random.randint(0, len(rows)), _row(random, len(one.aligns), 7))
            elif how < 0.7 and len(rows) > 1:
                rows.pop(random.randrange(len(rows)))
            elif how < 0.85:
                rows = [(*row, Paragraph(wording(random, 1))) for row in rows]
                one = replace(
                    one, aligns=(*one.aligns, Align.LEFT), head=(*one.head, Paragraph("кол.")) if one.head else ()
                )
            else:
                one = replace(one, head=())
            own[index] = replace(one, rows=tuple(rows))


def _requisites(random: Random, source: Paper) -> Paper:
    name = random.choice(("title", "date", "number", "draft", "executor", "place", "kind_title"))
    return replace(source, **{name: random.choice(("", wording(random, 4)))})


def _signatures(random: Random, source: Paper) -> Paper:
    entries = [*source.signatures, Signature(wording(random, 3), "А. Ойдан", random.choice(("", "ЭЦҚ")))]
    random.shuffle(entries)
    return replace(source, signatures=tuple(entries[: random.randint(0, 3)]))


def _annexes(random: Random, source: Paper) -> Paper:
    own = list(source.annexes)
    if own and random.random() < 0.5:
        own.pop(random.randrange(len(own)))
    else:
        own.insert(
            random.randint(0, len(own)), AnnexPaper(Stamp(("Приложение 9",)), wording(random, 4), blocks(random))
        )
    return replace(source, annexes=tuple(own))


EDITS: Sequence[Callable[[Random, Paper], Paper]] = (
    *map(_on_blocks, (_insert, _delete, _move, _renumber, _reword, _reword, _split, _merge, _rows)),
    _requisites,
    _signatures,
    _annexes,
)
