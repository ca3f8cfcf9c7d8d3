"""Hard acts: long titles, nested clauses, footnotes, pictures, annexes of every sort; the papers beside them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from tests.unit.render import hard_words as words
from tests.unit.render.hard_parts import HEADS, UNITS, Pair, Text, drawn, put, said

FORMULAS = {"decree": ("ҚАУЛЫ ЕТЕДІ:", "ПОСТАНОВЛЯЕТ:"), "decision": ("ШЕШТІ:", "РЕШИЛ:"), "order": ("", "")}
BODIES = {
    "decree": ("Сарқырама қаласының әкімдігі", "акимат города Саркырама"),
    "decision": ("Сарқырама қаласының әкімі", "аким города Саркырама"),
    "order": ("", ""),
}
SCHEME = """<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">
<rect x="1" y="1" width="{iw}" height="{ih}" fill="none" stroke="black"/>
<path d="M10 {m} H{iw} M{half} 10 V{ih}" stroke="black" stroke-width="2"/></svg>
"""


def clauses(text: Text, rng: random.Random, count: int, first: int = 1) -> None:
    """Clauses with subclauses and further parts."""
    for number in range(first, first + count):
        unit = drawn(rng, words.UNITS)
        shape = rng.random()
        if shape < 0.45:
            text.add((f"{unit[0]} мыналарды:", f"{unit[1]} обеспечить:"), f"{number}.")
            items = rng.randint(2, 6)
            for item in range(1, items + 1):
                duty = drawn(rng, words.DUTIES)
                end = "." if item == items else ";"
                close = " қамтамасыз етсін" if item == items else ""
                text.add((duty[0] + close + end, duty[1] + end), f"{item})")
        else:
            text.add(drawn(rng, words.SENTENCES, 3), f"{number}.")
        if rng.random() < 0.25:
            text.add(drawn(rng, words.SENTENCES, 2))


def rules(text: Text, rng: random.Random) -> None:
    """An annex of chapters and clauses."""
    number = 1
    for chapter in range(1, rng.randint(2, 5)):
        name = drawn(rng, words.CHAPTERS)
        text.add((f"## {chapter}-тарау. {name[0]}", f"## Глава {chapter}. {name[1]}"))
        count = rng.randint(1, 6)
        clauses(text, rng, count, number)
        number += count


def figures(text: Text, rng: random.Random, columns: int, rows: int) -> None:
    """A table of figures whose first columns are a number and a name."""
    picked = [words.HEADS[index % len(words.HEADS)] for index in range(columns - 2)]
    for side, (first, second) in enumerate((("Р/с №", "Іс-шараның атауы"), ("№ п/п", "Наименование мероприятия"))):
        heads = [first, second, *(one[side] for one in picked)]
        own = random.Random(rows * 100 + columns)
        lines = [f"| {' | '.join(heads)} |", f"|{'---|' * columns}"]
        total = [0] * columns
        for row in range(1, rows + 1):
            values = [own.choice((own.randint(0, 99), own.randint(1000, 9_999_999))) for _ in picked]
            total = [one + two for one, two in zip(total, [0, 0, *values], strict=True)]
            name = own.choice(words.SUBJECTS)[side]
            lines.append(
                f"| {row}. | {name[0].upper()}{name[1:]} | {' | '.join(f'{v:,}'.replace(',', ' ') for v in values)} |"
            )
        sums = " | ".join(f"{v:,}".replace(",", " ") for v in total[2:])
        lines.append(f"| | {('Барлығы', 'Итого')[side]} | {sums} |")
        text.parts[side].append("\n".join(lines))


def measures(text: Text, rng: random.Random, rows: int) -> None:
    """A table of words: measures, forms, executors, terms."""
    heads = (
        ("Р/с №", "Іс-шара", "Аяқталу нысаны", "Жауапты орындаушы", "Орындалу мерзімі"),
        ("№ п/п", "Мероприятие", "Форма завершения", "Ответственный исполнитель", "Срок исполнения"),
    )
    picked = [(drawn(rng, words.DUTIES), drawn(rng, words.FORMS), drawn(rng, words.UNITS_NAMED)) for _ in range(rows)]
    for side, head in enumerate(heads):
        lines = [f"| {' | '.join(head)} |", f"|{'---|' * 5}"]
        for row, (duty, form, unit) in enumerate(picked, 1):
            term = ("2027 жылғы {}-тоқсан", "{} квартал 2027 года")[side].format(row % 4 + 1)
            lines.append(f"| {row}. | {duty[side][0].upper()}{duty[side][1:]} | {form[side]} | {unit[side]} | {term} |")
        text.parts[side].append("\n".join(lines))


def amending(text: Text, rng: random.Random) -> None:
    """Changes with quoted wordings."""
    text.add(words.AMEND, "1.")
    for item in range(1, rng.randint(3, 7)):
        kk, ru = drawn(rng, words.SENTENCES, 2)
        text.add(
            (f"{item + 2}-тармақ мынадай редакцияда жазылсын:", f"пункт {item + 2} изложить в следующей редакции:"),
            f"{item})",
        )
        text.add((f"«{item + 2}. {kk}»;", f"«{item + 2}. {ru}»;"))
    text.add(words.CONTROL, "2.")


def picture(folder: Path, text: Text, name: str, size: tuple[int, int]) -> None:
    """A scheme of its own file in the text."""
    width, height = size
    folder.mkdir(parents=True, exist_ok=True)
    drawing = SCHEME.format(w=width, h=height, iw=width - 2, ih=height - 2, m=height // 2, half=width // 2)
    (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")
    text.add((f"![{words.SCHEME[0]}]({name}.svg)", f"![{words.SCHEME[1]}]({name}.svg)"))


def act(content: Path, number: int, rng: random.Random) -> None:
    """One act with whatever the draw gives it, and its note, reference and approval sheet."""
    kind = ("decree", "decision", "order")[number % 3]
    folder = content / "acts" / "2026" / f"h-{number:03}"
    title = words.LONG_TITLES[number % len(words.LONG_TITLES)] if number % 2 else drawn(rng, words.TITLES)
    text = Text(title)
    text.add(tuple(" ".join(filter(None, one)) for one in zip(words.BASIS, BODIES[kind], strict=True)))  # type: ignore[arg-type]
    text.add(FORMULAS[kind])
    if number % 5 == 4:
        amending(text, rng)
    else:
        count = rng.choice((1, 1, 2, 4, 7, 12, 20))
        clauses(text, rng, count)
        text.add(words.CONTROL, f"{count + 1}.") if count > 1 else None
        text.add(words.FORCE, f"{count + 2}.") if count > 1 else None
    if number % 6 == 1:
        for side, (mark, note) in zip(text.parts, words.NOTES, strict=True):
            side[-1] = f"{side[-1].rstrip('.')} {mark}[^1]."
            side.append(f"[^1]: {note}")
    text.write(folder, "act")
    annexes: list[dict[str, Any]] = []
    for ordinal in range(1, rng.choice((1, 1, 2, 3, 7))):
        annex = Text(drawn(rng, words.ANNEX_TITLES))
        sort = rng.randrange(5)
        if sort == 0:
            rules(annex, rng)
        elif sort == 1:
            figures(annex, rng, rng.randint(3, 12), rng.choice((1, 3, 8, 25, 60)))
        elif sort == 2:
            measures(annex, rng, rng.choice((2, 5, 14, 30)))
        elif sort == 3:
            annex.add(drawn(rng, words.SENTENCES, 3))
            picture(folder, annex, f"scheme-{ordinal}", (rng.randint(200, 900), rng.randint(150, 1100)))
        else:
            annex.add(drawn(rng, words.SENTENCES))
        annex.write(folder, f"annex-{ordinal}")
        annexes.append({"ordinal": ordinal})
    signer = {"person": "qiyalbekov", "position": "akim"}
    signed = (
        {"status": "in_force", "date": "2026-11-12", "number": f"4/{500 + number}"}
        if number % 4 == 0
        else {"status": "draft"}
    )
    put(folder / "act.yml", {"kind": kind, **signed, "signer": signer, **({"annexes": annexes} if annexes else {})})
    if number % 3 == 0:
        beside(folder, number, rng, title)


def beside(folder: Path, number: int, rng: random.Random, title: Pair) -> None:
    """The explanatory note, the reference and the approval sheet of an act."""
    own = f"acts/2026/{folder.name}/act"
    person, position = HEADS[number % len(HEADS)]
    head = {"person": person, "position": position, "date": "2026-11-16"}
    text = Text(title)
    for index, (mark, kk, ru) in enumerate(words.SECTIONS, 1):
        text.add((f"## {index}. {kk} {{#{mark}}}", f"## {index}. {ru} {{#{mark}}}"))
        for _ in range(rng.randint(1, 3)):
            text.add(drawn(rng, words.SENTENCES, 4))
    text.write(folder, "note")
    put(folder / "note.yml", {"kind": "explanatory_note", "act": own, "signed": head, "initials": head})
    text = Text(title)
    for _ in range(rng.randint(2, 9)):
        text.add(drawn(rng, words.SENTENCES, 4))
    text.write(folder, "reference")
    put(
        folder / "reference.yml",
        {
            "kind": "reference",
            "subtype": "agenda_item",
            "act": own,
            "prepared_by": UNITS[number % len(UNITS)],
            "visa": head,
        },
    )
    put(
        folder / "approval.yml",
        {
            "kind": "approval_sheet",
            "act": own,
            "registered": {"number": f"Ж-{number}", "date": "2026-11-10"},
            "submitted": head,
            "final": {"date": "2026-11-12"},
            "requests": [request(index, rng) for index in range(1 + number % 13)],
            "expertise": {
                "registered": "2026-11-13",
                "concluded": "2026-11-17",
                "result": "positive",
                "authentic": True,
                "person": "baptarov",
                "position": "head-legal",
            },
        },
    )


def request(index: int, rng: random.Random) -> dict[str, Any]:
    """A request for approval with its reply."""
    person, position = HEADS[index % len(HEADS)]
    reply: dict[str, Any] = {"kind": "agreed", "date": "2026-11-09", "person": person, "position": position}
    if index % 2:
        remarks = [
            {
                "text": said(drawn(rng, words.REMARKS, 2)),
                "decision": "accepted" if one % 2 else "rejected",
                "answer": said(drawn(rng, words.SENTENCES, 2)),
            }
            for one in range(rng.randint(1, 4))
        ]
        reply |= {"kind": "agreed_with_remarks", "remarks": remarks}
    return {
        "unit": UNITS[index % len(UNITS)],
        "sent": "2026-11-04",
        "received": "2026-11-04",
        "registered": "2026-11-04",
        "reply": reply,
    }
