#!/usr/bin/env python3
"""Make the year of a large akimat: N papers (YAML files), with their texts, clean under every rule.

    python bench/year.py DIR --papers 10000 [--seed 1]

The papers of the demonstration are its core: registers, calendars, lists, plans, agendas, protocols, signed acts,
their control cards, organisational plans and reports. To them are added, in shares of what is left to N:

    55 %  control cards of assignments, open, done and overdue-free, from the akim and his deputies
    20 %  outgoing letters, each with its text in Kazakh, every third with a Russian version
    25 %  dossiers of drafts of decrees, four papers each: the act, its explanatory note, its reference and its
          approval sheet, all texts in Kazakh and in Russian, every third with an annex (a table)

The same seed and the same demonstration give the same bytes.
"""

from __future__ import annotations

import argparse
import random
import shutil
from datetime import date, timedelta
from pathlib import Path

from phrases import DUTIES, MONEY, SECTIONS, SENTENCES, SUBJECTS, UNITS, Unit

ROOT = Path(__file__).resolve().parents[1]
LETTERS = 0.20
DOSSIERS = 0.25
PAPERS_OF_A_DOSSIER = 4
LANGS = ("kk", "ru")
FIRST_DAY = date(2026, 1, 12)
LAST_DAY = date(2026, 11, 13)
CLAUSES = (4, 7)
LAW = """legal_basis:
  - title: {kk: Қазақстан Республикасындағы жергілікті мемлекеттік басқару және өзін-өзі басқару туралы, ru: О местном государственном управлении и самоуправлении в Республике Казахстан}
    date: 2001-01-23
    number: "148"
"""  # noqa: E501


def year(target: Path, papers: int, seed: int) -> int:
    """Write the akimat into `target`, which must not exist; how many papers it has."""
    target.mkdir(parents=True)
    shutil.copy(ROOT / "reglament.yml", target)
    shutil.copytree(ROOT / "content", target / "content")
    content = target / "content"
    core = sum(1 for _ in content.rglob("*.yml"))
    left = max(papers - core, 0)
    dossiers = round(left * DOSSIERS / PAPERS_OF_A_DOSSIER)
    letters = round(left * LETTERS)
    cards = left - letters - PAPERS_OF_A_DOSSIER * dossiers
    for number in range(1, dossiers + 1):
        _dossier(content / "acts" / "2026" / f"zhoba-{number:05}", number, random.Random(f"{seed} d {number}"))
    for number in range(1, letters + 1):
        _letter(content / "letters" / "2026", number, random.Random(f"{seed} l {number}"))
    for number in range(1, cards + 1):
        _card(content / "assignments" / "2026", number, random.Random(f"{seed} c {number}"))
    return core + left


def _workday(dice: random.Random) -> date:
    """A day of the year that is no weekend; holidays are left to the rules, which never ask it of these papers."""
    day = FIRST_DAY + timedelta(days=dice.randrange((LAST_DAY - FIRST_DAY).days))
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


def _card(folder: Path, number: int, dice: random.Random) -> None:
    unit, other = dice.sample(UNITS, 2)
    subject, duty = dice.choice(SUBJECTS), dice.choice(DUTIES)
    day = _workday(dice)
    person, position = unit.curator
    done = dice.random() < 0.8
    due = day + timedelta(days=dice.randrange(7, 28)) if done else date(2026, 12, dice.choice((1, 4, 11, 18, 25)))
    month = f"{day.month:02}"
    lines = [
        "kind: assignment",
        f'number: "{position[-2].upper()}-{number}"',
        f'title: {{kk: "{number}-учаскедегі {subject[0]} туралы", ru: "О {subject[1]} на участке {number}"}}',
        "text:",
        f"  kk: {number}-учаскеде {duty[0]} қамтамасыз ету және нәтижесі туралы ақпарат ұсыну.",
        f"  ru: Обеспечить на участке {number} {duty[1]} и представить информацию о результате.",
        "source:",
        "  level: deputy_akim",
        "  title: {kk: Аппараттық кеңес қорытындысы бойынша тапсырма, ru: Поручение по итогам аппаратного совещания}",
        f"issuer: {{person: {person}, position: {position}}}",
        f"issued: {day}",
        f"received: {day}",
        f"due: {due}",
        f"executor: {unit.id}",
        f"responsible: {{person: {unit.head}, position: {unit.position}}}",
        *([f"co_executors: [{other.id}]"] if dice.random() < 0.4 else []),
        f"curator: {{person: {person}, position: {position}}}",
        f"state: {'done' if done else 'open'}",
    ]
    if done:
        lines += [
            "executed:",
            f"  date: {day + timedelta(days=dice.randrange(1, 7))}",
            f"  result: {{kk: Жұмыстар {number}-учаскеде толық орындалды., "
            f"ru: Работы на участке {number} выполнены в полном объёме.}}",
        ]
    _write(folder / month / f"tapsyrma-{number:05}.yml", "\n".join(lines))


def _letter(folder: Path, number: int, dice: random.Random) -> None:
    day = _workday(dice)
    subject = dice.choice(SUBJECTS)
    unit = dice.choice(UNITS)
    title = {"kk": f"{number}-учаскедегі {subject[0]} туралы", "ru": f"О {subject[1]} на участке {number}"}
    lines = [
        "kind: outgoing_letter",
        f"title: {{kk: {title['kk']}, ru: {title['ru']}}}",
        "status: sent",
        "letterhead: coat_of_arms",
        "form: electronic",
        f"date: {day}",
        f'number: "5-{1 + number % 40}/{number}"',
        "addressees:",
        "  - type: state_body",
        "    name: {kk: Қазақстан Республикасының Қаржы министрлігі, ru: Министерство финансов Республики Казахстан}",
        f"signer: {{person: {unit.curator[0]}, position: {unit.curator[1]}}}",
        'executor: {name: {kk: С. Сеттер, ru: С. Сеттер}, phone: "+7 (700) 000-00-12"}',
        f"sent: {{date: {day}, channel: edms}}",
    ]
    name = f"khat-{number:05}"
    _write(folder / f"{name}.yml", "\n".join(lines))
    for index, lang in enumerate(LANGS if number % 3 == 0 else LANGS[:1]):
        said = [" ".join(one[index] for one in dice.sample(SENTENCES, 3)) for _ in range(dice.randint(2, 4))]
        _write(folder / f"{name}.{lang}.md", "\n\n".join([f"# {title[lang]}", *said]))


def _dossier(folder: Path, number: int, dice: random.Random) -> None:
    unit, others = UNITS[number % len(UNITS)], [one for one in UNITS if one is not UNITS[number % len(UNITS)]]
    addressed = dice.sample(others, dice.randint(1, 3))
    subject = SUBJECTS[number % len(SUBJECTS)]
    titles = {
        "kk": f"Сарқырама қаласының {number}-учаскесіндегі {subject[0]} туралы",
        "ru": f"О {subject[1]} на участке {number} города Саркырама",
    }
    annexed = number % 3 == 0
    place = f"acts/2026/{folder.name}"
    duties = [dice.choice(DUTIES) for _ in range(2 * CLAUSES[1])]
    many = dice.randint(*CLAUSES)
    for index, lang in enumerate(LANGS):
        _write(folder / f"act.{lang}.md", _act(index, titles[lang], unit, addressed, duties, many, annexed))
        _write(folder / f"note.{lang}.md", _note(index, titles[lang], random.Random(number)))
        _write(folder / f"reference.{lang}.md", _reference(index, titles[lang], random.Random(number)))
        if annexed:
            _write(folder / f"annex-1.{lang}.md", _annex(index, number))
    _papers(folder, place, unit, addressed, annexed)


def _papers(folder: Path, place: str, unit: Unit, addressed: list[Unit], annexed: bool) -> None:
    person, position = unit.curator
    act = (
        f"kind: decree\nstatus: approval\nnormative: false\ndeveloper: {unit.id}\ntags: [{unit.id}]\nexpenses: false\n"
        "signer: {person: qiyalbekov, position: akim}\n"
        f"control: {{person: {person}, position: {position}}}\nin_force: {{rule: on_signature}}\n{LAW}"
        f"proposal: {{basis: competence}}\n{'annexes:' if annexed else ''}\n"
    )
    _write(folder / "act.yml", act + ("  - ordinal: 1\n" if annexed else ""))
    head = f"{{person: {unit.head}, position: {unit.position}, date: 2026-11-12}}"
    initials = f"initials: {head}\n"
    note = f"kind: explanatory_note\nact: {place}/act\nsigned: {head}\nsocio_economic: false\n"
    _write(folder / "note.yml", f"{note}costs: {{amount: 0}}\nearlier_acts: []\n{initials}")
    _write(
        folder / "reference.yml",
        f"kind: reference\nsubtype: agenda_item\nact: {place}/act\nprepared_by: {unit.id}\n"
        f"visa: {{person: {unit.head}, position: {unit.position}, date: 2026-11-17}}\nsubmitted: 2026-11-18\n",
    )
    requests = [
        f"  - unit: {one.id}\n    sent: 2026-11-04\n    received: 2026-11-04\n    registered: 2026-11-04\n"
        f"    reply: {{kind: agreed, date: 2026-11-06, person: {one.head}, position: {one.position}}}\n"
        for one in (*addressed, *MONEY)
    ]
    sheet = (
        f"kind: approval_sheet\nact: {place}/act\n"
        f'registered: {{number: "Ж-{folder.name[-5:]}", date: 2026-11-12}}\n'
        f"submitted: {head}\nfinal: {{date: 2026-11-12}}\nrequests:\n{''.join(requests)}officials:\n"
        f"  - {{person: {person}, position: {position}, date: 2026-11-17, kind: agreed}}\n"
        "  - {person: tiyanaqov, position: head-of-apparatus, date: 2026-11-17, kind: agreed}\n"
        "expertise:\n  registered: 2026-11-12\n  concluded: 2026-11-16\n  result: positive\n  authentic: true\n"
        "  person: baptarov\n  position: head-legal\n"
    )
    _write(folder / "approval.yml", sheet)


def _act(
    index: int, title: str, unit: Unit, addressed: list[Unit], duties: list[tuple[str, str]], many: int, annexed: bool
) -> str:
    kk = index == 0
    law = (
        "«Қазақстан Республикасындағы жергілікті мемлекеттік басқару және өзін-өзі басқару туралы» Қазақстан "
        "Республикасының Заңына сәйкес Сарқырама қаласының әкімдігі",
        "В соответствии с Законом Республики Казахстан «О местном государственном управлении и самоуправлении в "
        "Республике Казахстан» акимат города Саркырама",
    )
    lines = [f"# {title}", law[index], ("ҚАУЛЫ ЕТЕДІ:", "ПОСТАНОВЛЯЕТ:")[index]]
    clauses = []
    if annexed:
        clauses.append(
            (
                "Осы қаулыға қосымшаға сәйкес жұмыстардың тізбесі бекітілсін.",
                "Утвердить перечень работ согласно приложению к настоящему постановлению.",
            )[index]
        )
    for order in range(many):
        body = (unit, *addressed)[order % (1 + len(addressed))]
        one, other = duties[2 * order][index], duties[2 * order + 1][index]
        opening = f"Сарқырама қаласының {body.kk}:" if kk else f"{body.ru} города Саркырама:"
        first = f"1) {one} қамтамасыз етсін;" if kk else f"1) обеспечить {one};"
        second = f"2) {other} қамтамасыз етсін." if kk else f"2) обеспечить {other}."
        clauses.append("\n\n".join([opening, first, second]))
    who = {"bolzhamov": ("Д. Болжамовқа", "Д. Болжамова"), "ertegin": ("А. Ертегинге", "А. Ертегина")}
    name = who.get(unit.curator[0], ("Ж. Армандароваға", "Ж. Армандарову"))[index]
    clauses.append(
        f"Осы қаулының орындалуын бақылау Сарқырама қаласы әкімінің орынбасары {name} жүктелсін."
        if kk
        else f"Контроль за исполнением настоящего постановления возложить на заместителя акима города Саркырама {name}."
    )
    clauses.append(
        "Осы қаулы қол қойылған күнінен бастап күшіне енеді."
        if kk
        else "Настоящее постановление вступает в силу со дня подписания."
    )
    return "\n\n".join([*lines, *(f"{number}. {clause}" for number, clause in enumerate(clauses, 1))])


def _note(index: int, title: str, dice: random.Random) -> str:
    name = (
        f"«{title}» Сарқырама қаласы әкімдігі қаулысының жобасына",
        f"К проекту постановления акимата города Саркырама «{title}»",
    )
    parts = [f"# {name[index]}"]
    for mark, *heads in SECTIONS:
        parts += [f"## {heads[index]} {{#{mark}}}", " ".join(one[index] for one in dice.sample(SENTENCES, 2))]
    return "\n\n".join(parts)


def _reference(index: int, title: str, dice: random.Random) -> str:
    parts = [" ".join(one[index] for one in dice.sample(SENTENCES, 3)) for _ in range(4)]
    return "\n\n".join([f"# {title}", *parts])


def _annex(index: int, number: int) -> str:
    head = ("| № | Атауы | Мерзімі |", "| № | Наименование | Срок |")[index]
    name = ("Абаттандыру жұмыстары, {0}-орын", "Работы по благоустройству, место {0}")[index]
    rows = [f"| {row} | {name.format(row)} | {2027 + row % 2} |" for row in range(1, 5 + number % 12)]
    title = ("Жұмыстардың тізбесі", "Перечень работ")[index]
    return "\n".join([f"# {title}", "", head, "|---:|---|---|", *rows])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(year(options.target, options.papers, options.seed))


if __name__ == "__main__":
    main()
