"""Make an akimat of papers that nobody has tuned for: to look at, and to measure what is ugly.

    python -m tests.unit.render.hard DIR [--acts 30] [--seed 1]

To the registers of the demonstration it adds units with very long names and their heads. Every act is drawn: its length, its
clauses with parts and subclauses, its footnotes, pictures, annexes (rules, tables of two to twelve columns, upright and turned).
Beside them stand the papers that grow long in practice: an agenda of fifteen questions with many invited, its protocol, an
approval sheet of twelve requests with long remarks, a plan of eighty rows, a card with six extensions, letters to five
addressees, an organisational plan, a memo, and a paper of one sentence of every sort. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.unit.render import hard_words as words

ROOT = Path(__file__).resolve().parents[3]
LANGS = ("kk", "ru")
FORMULAS = {"decree": ("ҚАУЛЫ ЕТЕДІ:", "ПОСТАНОВЛЯЕТ:"), "decision": ("ШЕШТІ:", "РЕШИЛ:"), "order": ("", "")}
BODIES = {
    "decree": ("Сарқырама қаласының әкімдігі", "акимат города Саркырама"),
    "decision": ("Сарқырама қаласының әкімі", "аким города Саркырама"),
    "order": ("", ""),
}
HEADS = (("qubyrov", "head-utilities"), ("zholaushyev", "head-transport"), ("zheruiyqov", "head-land"),
         ("derektov", "head-digital"), ("bilimova", "head-education"), ("qamqorova", "head-social"),
         ("satushyev", "head-procurement"), ("saulet", "head-architecture"), ("qazynaev", "head-finance"),
         ("zhosparov", "head-economy"), ("shipaev", "head-health"), ("zhasylova", "head-ecology"))  # fmt: skip
UNITS = ("utilities", "transport", "land", "digital", "education", "social", "procurement", "architecture", "finance",
         "economy", "health", "ecology")  # fmt: skip
SCHEME = """<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">
<rect x="1" y="1" width="{iw}" height="{ih}" fill="none" stroke="black"/>
<path d="M10 {m} H{iw} M{half} 10 V{ih}" stroke="black" stroke-width="2"/></svg>
"""

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
    put(folder / "approval.yml", {
        "kind": "approval_sheet", "act": own, "registered": {"number": f"Ж-{number}", "date": "2026-11-10"},
        "submitted": head, "final": {"date": "2026-11-12"}, "requests": [request(index, rng) for index in range(1 + number % 13)],
        "expertise": {"registered": "2026-11-13", "concluded": "2026-11-17", "result": "positive", "authentic": True, "person": "baptarov", "position": "head-legal"},
    })  # fmt: skip


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


def official(index: int) -> dict[str, str]:
    """The head of a unit."""
    person, position = HEADS[index % len(HEADS)]
    return {"person": person, "position": position}


def guests(rng: random.Random, count: int) -> list[dict[str, Any]]:
    """People who are invited."""
    return [{"name": said(drawn(rng, words.PEOPLE)), "position": said(drawn(rng, words.POSTS))} for _ in range(count)]


def meeting(content: Path, day: str, questions: int, rng: random.Random) -> None:
    """An agenda, its protocol, an extract and a memo."""
    folder = content / "meetings" / "2026" / day
    place = said(
        (
            "Сарқырама қаласы, Бұлақ көшесі, 1, үлкен отырыстар залы",
            "город Саркырама, улица Булак, 1, большой зал заседаний",
        )
    )
    about = {"date": f"2026-{day}", "time": "10:00", "place": place, "kind": "regular", "session": "open"}
    akim, chief = {"person": "qiyalbekov", "position": "akim"}, {"person": "tiyanaqov", "position": "head-of-apparatus"}
    titles = [
        words.LONG_TITLES[n % len(words.LONG_TITLES)] if n % 3 else drawn(rng, words.TITLES) for n in range(questions)
    ]
    put(folder / "agenda.yml", {
        "kind": "agenda", "title": said(("Сарқырама қаласы әкімдігі отырысының күн тәртібі", "Повестка дня заседания акимата города Саркырама")),
        "status": "final", "meeting": about, "agreed": {**akim, "date": "2026-11-05"}, "prepared_by": chief,
        "items": [{
            "number": n + 1, "title": said(title), "initiator": UNITS[n % len(UNITS)], "rapporteurs": [official(n), *([official(n + 1)] if n % 4 == 0 else [])],
            "time": f"{10 + n // 3}:{n % 3 * 2}0", "invited": guests(rng, rng.choice((0, 1, 3, 9))),
        } for n, title in enumerate(titles)],
    })  # fmt: skip
    text = Text(("Сарқырама қаласы әкімдігінің отырысы", "Заседание акимата города Саркырама"))
    for n, title in enumerate(titles):
        text.add((f"## {n + 1}. {title[0]} {{#item-{n + 1}}}", f"## {n + 1}. {title[1]} {{#item-{n + 1}}}"))
        for _ in range(rng.randint(1, 3)):
            text.add(drawn(rng, words.SENTENCES, 3))
    text.write(folder, "protocol")
    put(folder / "protocol.yml", {
        "kind": "protocol", "title": said(("Сарқырама қаласы әкімдігінің отырысы", "Заседание акимата города Саркырама")), "number": 11,
        "meeting": {k: v for k, v in about.items() if k != "time"}, "agenda": f"meetings/2026/{day}/agenda", "chair": akim, "secretary": {"person": "mezgilov", "position": "head-org-control"},
        "present": ["qiyalbekov", "ertegin", "bolzhamov", "armandarova", "tiyanaqov", *(one for one, _ in HEADS)],
        "absent": [], "invited": guests(rng, questions * 2),
        "items": [{
            "number": n + 1, "title": said(title), "heard": [official(n)], "spoke": [official(n + k) for k in range(2, 2 + n % 5)],
            "vote": {"present": 17, "for": 15, "against": 1, "abstain": 1}, "result": ("adopted", "noted")[n % 2],
            "tasks": [{"text": said(drawn(rng, words.TASKS, 2)), "executor": UNITS[(n + k) % len(UNITS)], "due": "2026-12-25"} for k in range(n % 3)],
        } for n, title in enumerate(titles)],
        "visa": {**chief, "date": "2026-11-16"}, "signed": {**akim, "date": "2026-11-16"},
    })  # fmt: skip
    put(folder / "extract-1.yml", {"kind": "extract", "title": said(("Отырыс хаттамасынан үзінді", "Выписка из протокола заседания")), "protocol": f"meetings/2026/{day}/protocol", "number": 11,
        "date": f"2026-{day}", "items": [*range(1, min(questions, 4) + 1)], "certified": {**chief, "date": "2026-11-17"}})  # fmt: skip
    put(folder / "dispatch.yml", {"kind": "dispatch_list", "title": said(("Материалдарды тарату тізбесі", "Указатель рассылки материалов")), "of": f"meetings/2026/{day}/agenda",
        "approved": {**chief, "date": "2026-11-06"}, "recipients": [*({"person": one, "channel": "electronic"} for one, _ in HEADS), *({"name": one["name"]} for one in guests(rng, questions))]})  # fmt: skip


def plans(content: Path, rng: random.Random) -> None:
    """A plan of eighty rows, a list of thirty questions, lists of events of both sorts of length."""
    akim, chief = {"person": "qiyalbekov", "position": "akim"}, {"person": "tiyanaqov", "position": "head-of-apparatus"}
    approved, quarter = {**akim, "date": "2026-09-25"}, content / "plans" / "2026"
    for name, rows in (("q4", 80), ("q3", 2)):
        put(quarter / name / "plan.yml", {
            "kind": "work_plan", "title": said(words.PLAN_TITLE), "year": 2026, "quarter": int(name[1]), "approved": approved, "submitted": {**chief, "date": "2026-09-18"},
            "items": [{"number": n + 1, "measure": said(drawn(rng, words.TASKS)), "form": said(drawn(rng, words.FORMS)), "due": f"2026-{9 + n % 3 + (name == 'q4'):02}-15", "executor": UNITS[n % len(UNITS)]} for n in range(rows)],
        })  # fmt: skip
        put(quarter / name / "list.yml", {
            "kind": "quarterly_list", "title": said(words.LIST_TITLE), "year": 2026, "quarter": int(name[1]), "approved": approved,
            "items": [{"number": n + 1, "title": said(drawn(rng, words.LONG_TITLES)), "initiator": UNITS[n % len(UNITS)], "rapporteur": official(n), "planned": f"2026-{9 + n % 3 + (name == 'q4'):02}"} for n in range(max(rows // 3, 1))],
        })  # fmt: skip
    for month, rows in (("10", 34), ("11", 1)):
        put(quarter / month / "events.yml", {
            "kind": "events_list", "title": said(words.EVENTS_TITLE), "month": f"2026-{month}", "compiled": {**chief, "date": "2026-09-25"},
            "items": [{"number": n + 1, "time": "10:00", "title": said(drawn(rng, words.TITLES)), "date": f"2026-{month}-{n % 28 + 1:02}", "place": said(("Орталық алаң", "Центральная площадь")), "akim": said(("сөз сөйлейді", "выступает")), "proposer": official(n), "unit": UNITS[n % len(UNITS)]} for n in range(rows)],
        })  # fmt: skip


def control(content: Path, number: int, rng: random.Random) -> None:
    """A control card with its extensions, and its organisational plan."""
    day = date(2026, 3, 2)
    extensions = [{
        "requested": str(day + timedelta(30 * n)), "by": official(n + 6), "reason": said(drawn(rng, words.SENTENCES)), "decided": str(day + timedelta(30 * n + 2)),
        "decision": "granted" if n % 3 else "refused", "new_due": str(day + timedelta(30 * n + 40)),
    } for n in range(number)]  # fmt: skip
    put(content / "assignments" / "2026" / f"h-{number}.yml", {
        "kind": "assignment", "number": f"11-04/{number}", "title": said(words.LONG_TITLES[number % len(words.LONG_TITLES)]), "text": said(drawn(rng, words.TASKS, 3)),
        "source": {"level": "government", "title": said(words.SOURCE)}, "issued": "2026-02-10", "received": "2026-02-12", "due": "2026-03-10", "control_type": "medium",
        "executor": UNITS[6 + number % 3], "responsible": official(6 + number % 3), "co_executors": [*UNITS[: number % 6]], "state": "open", **({"extensions": extensions} if extensions else {}),
        "history": [{"date": str(day + timedelta(n)), "text": said(drawn(rng, words.SENTENCES, 2)), "by": official(n)} for n in range(number * 2)],
    })  # fmt: skip
    put(content / "assignments" / "2026" / f"h-{number}" / "org-plan.yml", {
        "kind": "org_plan", "title": said(words.PLAN_TITLE), "assignment": f"assignments/2026/h-{number}", "approved": {"person": "qiyalbekov", "position": "akim", "date": "2026-02-20"},
        "officials": [{"unit": UNITS[n], "official": official(n)} for n in range(number + 1)],
        "measures": [{"number": n + 1, "measure": said(drawn(rng, words.TASKS)), "due": "2026-03-15", "unit": UNITS[n % len(UNITS)], "official": official(n)} for n in range(number * 5 + 1)],
    })  # fmt: skip


def letter(content: Path, number: int, rng: random.Random) -> None:
    """A letter to one or more addressees."""
    text = Text(drawn(rng, words.TITLES))
    for _ in range((1, 3, 6, 10)[number % 4]):
        text.add(drawn(rng, words.SENTENCES, 4))
    folder = content / "letters" / "2026"
    text.write(folder, f"h-{number}")
    title = text.parts[0][0][2:], text.parts[1][0][2:]
    put(folder / f"h-{number}.yml", {
        "kind": "outgoing_letter", "title": said(title), "status": "sent", "letterhead": ("coat_of_arms", "plain")[number % 2], "date": "2026-10-23", "number": f"3-12/{800 + number}",
        "addressees": [{"type": "state_body", "name": said(words.BODIES[n % len(words.BODIES)]), **({"official": said(words.TO[n % len(words.TO)])} if n % 2 else {})} for n in range((1, 5, 2, 3)[number % 4])],
        "in_reply_to": {"date": "2026-10-07", "number": "05-11/9231"}, "signer": {"person": "qiyalbekov", "position": "akim"},
        "executor": {"name": said(("Н. Ұзынтегінов-Абдрахманов", "Н. Узынтегинов-Абдрахманов")), "phone": "+7 (700) 000-00-12"},
        **({"attachments": [{"title": said(drawn(rng, words.ANNEX_TITLES)), "sheets": n + 1} for n in range(number % 6)]} if number % 6 else {}),
    })  # fmt: skip


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
