"""Random acts in both languages: long and short, with chapters, tables, annexes, turned pages, signed and not.

The same seed gives the same bytes. `bench/pages.py` sets them as PDF and as DOCX and compares their pages.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from phrases import DUTIES, SENTENCES, SUBJECTS, UNITS

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("decree", "decision", "order")
FORMULAS = {
    "decree": ("ҚАУЛЫ ЕТЕДІ:", "ПОСТАНОВЛЯЕТ:"),
    "decision": ("ШЕШТІ:", "РЕШИЛ:"),
    "order": ("ӨКІМ ЕТЕМІН:", "РАСПОРЯЖАЮСЬ:"),
}
PREAMBLES = (
    (
        "«Қазақстан Республикасындағы жергілікті мемлекеттік басқару және өзін-өзі басқару туралы» Қазақстан "
        "Республикасы Заңының {n}-бабына сәйкес Сарқырама қаласының әкімдігі",
        "В соответствии со статьей {n} Закона Республики Казахстан «О местном государственном управлении и "
        "самоуправлении в Республике Казахстан» акимат города Саркырама",
    ),
    (
        "Қазақстан Республикасының 20{n} жылғы 9 қаңтардағы Экология кодексіне сәйкес Сарқырама қаласының әкімдігі",
        "В соответствии с Экологическим кодексом Республики Казахстан от 9 января 20{n} года акимат города Саркырама",
    ),
)
COLUMNS = (
    ("№", "№"),
    ("Іс-шараның атауы", "Наименование мероприятия"),
    ("Орындау мерзімі", "Срок исполнения"),
    ("Жауапты орындаушы", "Ответственный исполнитель"),
    ("Сомасы, мың теңге", "Сумма, тысяч тенге"),
    ("Қаржыландыру көзі", "Источник финансирования"),
    ("Ескертпе", "Примечание"),
)


@dataclass(frozen=True)
class Shape:
    """What one act is made of: parts drawn once, said in both languages."""

    kind: str
    subject: int
    number: int
    clauses: tuple[tuple[int, ...], ...]
    """Numbers of phrases: the first is the clause's own, the others its subclauses'."""
    signed: bool
    annexes: tuple[Annex, ...]
    table: Table | None


@dataclass(frozen=True)
class Table:
    """A table: its columns, the phrases of its rows."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Annex:
    """An annex: chapters of clauses, or a table; perhaps on a turned page."""

    chapters: tuple[tuple[int, ...], ...]
    table: Table | None
    landscape: bool


def shape(rng: random.Random) -> Shape:
    """One act; half of them are short, as most are."""
    count = rng.choice((rng.randint(2, 8), rng.randint(5, 20), rng.randint(15, 60)))
    clauses = tuple(
        tuple(rng.randrange(10_000) for _ in range(1 + rng.choice((0, 0, 0, 2, 3, rng.randint(2, 8)))))
        for _ in range(count)
    )
    return Shape(
        kind=rng.choice(KINDS),
        subject=rng.randrange(len(SUBJECTS)),
        number=rng.randint(10, 99),
        clauses=clauses,
        signed=rng.random() < 0.5,
        annexes=tuple(_annex(rng) for _ in range(rng.choice((0, 0, 1, 1, 2, 3)))),
        table=_table(rng, 12) if rng.random() < 0.25 else None,
    )


def _annex(rng: random.Random) -> Annex:
    tabled = rng.random() < 0.6
    chapters = tuple(
        tuple(rng.randrange(10_000) for _ in range(rng.randint(1, 9))) for _ in range(rng.randint(1, 5))
    )  # fmt: skip
    return Annex(() if tabled else chapters, _table(rng, 90) if tabled else None, tabled and rng.random() < 0.4)


def _table(rng: random.Random, most: int) -> Table:
    others = sorted(rng.sample(range(1, len(COLUMNS)), rng.randint(1, 5)))
    return Table((0, *others), tuple(rng.randrange(10_000) for _ in range(rng.randint(2, most))))


def phrase(number: int, side: int) -> str:
    """A sentence or two in one language, with figures that differ from act to act."""
    rng = random.Random(number)
    duty, unit = rng.choice(DUTIES)[side], rng.choice(UNITS)
    figure = rng.choice((
        (f"{rng.randint(2, 900)} 000 теңге көлемінде", f"в объеме {rng.randint(2, 900)} 000 тенге"),
        (f"2027 жылғы {rng.randint(1, 28)} мамырға дейін", f"до {rng.randint(1, 28)} мая 2027 года"),
        (f"№ 3/{rng.randint(10, 999)} тізбеге сәйкес", f"согласно перечню № 3/{rng.randint(10, 999)}"),
    ))[side]  # fmt: skip
    order = (f"{unit.kk} {figure} {duty} қамтамасыз етсін", f"{unit.ru} обеспечить {figure} {duty}")
    more = "".join(f". {rng.choice(SENTENCES)[side].rstrip('.')}" for _ in range(rng.choice((0, 0, 1, 2))))
    return order[side] + more


def table_lines(table: Table, side: int) -> Iterator[str]:
    """The table as Markdown."""
    yield "| " + " | ".join(COLUMNS[column][side] for column in table.columns) + " |"
    yield "|" + "---|" * len(table.columns)
    for place, number in enumerate(table.rows, start=1):
        yield "| " + " | ".join(_cell(column, place, number, side) for column in table.columns) + " |"


def _cell(column: int, place: int, number: int, side: int) -> str:
    rng = random.Random(number + column)
    sides = (
        (str(place), str(place)),
        rng.choice(DUTIES),
        (f"2027 жылғы {rng.randint(1, 4)}-тоқсан", f"{rng.randint(1, 4)} квартал 2027 года"),
        (rng.choice(UNITS).kk, rng.choice(UNITS).ru),
        (f"{rng.randint(1, 90)} {rng.randint(100, 999)},{rng.randint(0, 9)}",) * 2,
        ("жергілікті бюджет", "местный бюджет"),
        rng.choice((("", ""), ("кезең-кезеңімен", "поэтапно"), rng.choice(SENTENCES))),
    )
    return sides[column][side]


def act_text(act: Shape, side: int) -> str:
    """The text of an act in one language."""
    subject = SUBJECTS[act.subject][side]
    title = f"{act.number}-учаскеде {subject} туралы" if side == 0 else f"О {subject} на участке {act.number}"
    lines = [f"# {title}", "", PREAMBLES[act.number % 2][side].format(n=act.number), "", FORMULAS[act.kind][side], ""]
    for place, (own, *others) in enumerate(act.clauses, start=1):
        lines += [f"{place}. {phrase(own, side)}{':' if others else '.'}", ""]
        for below, other in enumerate(others, start=1):
            lines += [f"{below}) {phrase(other, side)}{'.' if below == len(others) else ';'}", ""]
        if act.table is not None and place == (len(act.clauses) + 1) // 2:
            lines += [*table_lines(act.table, side), ""]
    return "\n".join(lines)


def annex_text(annex: Annex, side: int) -> str:
    """The text of an annex in one language."""
    lines = [f"# {('Іс-шаралар жоспары', 'План мероприятий')[side]}", ""]
    if annex.table is not None:
        return "\n".join([*lines, *table_lines(annex.table, side), ""])
    place = 0
    for number, clauses in enumerate(annex.chapters, start=1):
        word = f"{number}-тарау. Жұмыстарды ұйымдастыру" if side == 0 else f"Глава {number}. Организация работ"
        lines += [f"## {word}", ""]
        for own in clauses:
            place += 1
            lines += [f"{place}. {phrase(own, side)}.", ""]
    return "\n".join(lines)


def write(folder: Path, act: Shape) -> None:
    """The files of one act."""
    folder.mkdir(parents=True)
    for side, lang in enumerate(("kk", "ru")):
        (folder / f"act.{lang}.md").write_text(act_text(act, side), encoding="utf-8")
        for ordinal, annex in enumerate(act.annexes, start=1):
            (folder / f"annex-{ordinal}.{lang}.md").write_text(annex_text(annex, side), encoding="utf-8")
    annexes = ", ".join(
        f"{{ordinal: {ordinal}, landscape: {str(annex.landscape).lower()}}}"
        for ordinal, annex in enumerate(act.annexes, start=1)
    )
    status = f'in_force\ndate: 2026-11-26\nnumber: "3/{act.number}"' if act.signed else "draft"
    (folder / "act.yml").write_text(
        f"kind: {act.kind}\nstatus: {status}\nnormative: true\ndeveloper: utilities\ntags: [utilities]\n"
        f"expenses: false\nsigner: {{person: qiyalbekov, position: akim}}\nannexes: [{annexes}]\n",
        encoding="utf-8",
    )


def akimat(target: Path, count: int, seed: int) -> None:
    """A whole akimat of random acts in `target`, which must not exist."""
    rng = random.Random(seed)
    target.mkdir(parents=True)
    shutil.copy(ROOT / "reglament.yml", target)
    for part in ("registry", "calendar"):
        shutil.copytree(ROOT / "content" / part, target / "content" / part)
    for number in range(1, count + 1):
        write(target / "content" / "acts" / "2026" / f"a-{number:04}", shape(rng))
