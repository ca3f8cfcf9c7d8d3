#!/usr/bin/env python3
"""Make an akimat of N dossiers for measurements: the registers of the demonstration, invented acts in both languages.

    python bench/generate.py DIR --dossiers 1000 [--clauses 20] [--seed 1]

Every dossier holds an act, an explanatory note and a reference, in Kazakh and Russian, and passes the schemas.
The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SUBJECTS = [
    ("қалалық саябақтарды күтіп ұстау", "содержании городских парков"),
    ("жаяу жүргіншілер жолдарын жөндеу", "ремонте пешеходных дорожек"),
    ("мектеп автобустарының қозғалысы", "движении школьных автобусов"),
    ("көше жарығын жаңғырту", "модернизации уличного освещения"),
    ("тұрмыстық қалдықтарды бөлек жинау", "раздельном сборе бытовых отходов"),
    ("жылу желілерін қысқа дайындау", "подготовке тепловых сетей к зиме"),
    ("ауызсу сапасын бақылау", "контроле качества питьевой воды"),
    ("балалар алаңдарының қауіпсіздігі", "безопасности детских площадок"),
]
DUTIES = [
    (
        "жұмыстардың кестесі мен көлемін белгіленген тәртіппен бекітсін және оны интернет-ресурста орналастырсын",
        "утвердить в установленном порядке график и объёмы работ и разместить их на интернет-ресурсе",
    ),
    (
        "қажетті қаражатты жергілікті бюджетті нақтылау кезінде көздесін",
        "предусмотреть необходимые средства при уточнении местного бюджета",
    ),
    (
        "тұрғындардың өтініштерін қабылдауды және олар бойынша жедел шаралар қабылдауды қамтамасыз етсін",
        "обеспечить приём обращений жителей и принятие по ним оперативных мер",
    ),
    (
        "орындалған жұмыстардың сапасын мердігер ұйымдармен бірлесіп тексерсін",
        "проверить совместно с подрядными организациями качество выполненных работ",
    ),
    (
        "атқарылған жұмыс туралы ақпаратты әкім аппаратына тоқсан сайын ұсынсын",
        "представлять ежеквартально информацию о проделанной работе в аппарат акима",
    ),
]
SECTIONS = [
    ("necessity", "Қабылдау қажеттілігінің негіздемесі", "Обоснование необходимости принятия"),
    ("consequences", "Әлеуметтік-экономикалық салдарлар", "Социально-экономические последствия"),
    ("costs", "Болжамды қаржылық шығындар", "Предполагаемые финансовые затраты"),
    ("earlier-acts", "Бұрын қабылданған актілер және олардың орындалуы", "Ранее принятые акты и их исполнение"),
    ("aims", "Нақты мақсаттар", "Конкретные цели"),
    ("results-date", "Күтілетін нәтижелердің мерзімдері", "Сроки ожидаемых результатов"),
    ("effectiveness", "Болжамды тиімділік", "Предполагаемая эффективность"),
]


def act_text(lang: str, number: int, clauses: int, chosen: list[int]) -> tuple[str, str]:
    """The title and the Markdown of one act in one language."""
    kk = lang == "kk"
    subject = SUBJECTS[number % len(SUBJECTS)][0 if kk else 1]
    title = f"{number}-учаскеде {subject} туралы" if kk else f"О {subject} на участке {number}"
    formula = "ҚАУЛЫ ЕТЕДІ:" if kk else "ПОСТАНОВЛЯЕТ:"
    body = "Сарқырама қаласының әкімдігі" if kk else "акимат города Саркырама"
    lines = [f"# {title}", "", body, "", formula, ""]
    for index, duty in enumerate(chosen[:clauses], 1):
        phrase = DUTIES[duty][0 if kk else 1]
        opening = "Тиісті басқарма" if kk else "Соответствующему управлению"
        lines += [f"{index}. {opening} {phrase}:", ""]
        for sub in (1, 2):
            other = DUTIES[(duty + sub) % len(DUTIES)][0 if kk else 1]
            lines += [f"{sub}) {other}{';' if sub == 1 else '.'}", ""]
    last = clauses + 1
    control = "Осы қаулының орындалуын бақылау әкімнің жетекшілік ететін орынбасарына жүктелсін."
    control_ru = "Контроль за исполнением настоящего постановления возложить на курирующего заместителя акима."
    force = "Осы қаулы қол қойылған күнінен бастап күшіне енеді."
    force_ru = "Настоящее постановление вступает в силу со дня подписания."
    lines += [f"{last}. {control if kk else control_ru}", "", f"{last + 1}. {force if kk else force_ru}", ""]
    return title, "\n".join(lines)


def section_text(lang: str, title: str, rng: random.Random) -> str:
    """An explanatory note in one language, all sections present."""
    lines = [f"# {title}", ""]
    for mark, kk, ru in SECTIONS:
        duty = DUTIES[rng.randrange(len(DUTIES))]
        sentence = f"Жоба бойынша жауапты орган {duty[0]}." if lang == "kk" else f"Проектом предлагается {duty[1]}."
        lines += [f"## {kk if lang == 'kk' else ru} {{#{mark}}}", "", " ".join([sentence] * 3), ""]
    return "\n".join(lines)


def annex_text(lang: str, rows: int) -> str:
    """A table of `rows` rows."""
    title = "Жұмыстардың тізбесі" if lang == "kk" else "Перечень работ"
    head = "| № | Атауы | Мерзімі |" if lang == "kk" else "| № | Наименование | Срок |"
    name = "учаске" if lang == "kk" else "участок"
    body = [f"| {row} | {name} {row} | {2026 + row % 3} |" for row in range(1, rows + 1)]
    return "\n".join([f"# {title}", "", head, "|---:|---|---|", *body, ""])


def dossier(folder: Path, number: int, clauses: int, rng: random.Random) -> None:
    """Write one dossier."""
    folder.mkdir(parents=True)
    chosen = [rng.randrange(len(DUTIES)) for _ in range(clauses)]
    for lang in ("kk", "ru"):
        title, text = act_text(lang, number, clauses, chosen)
        write(folder / f"act.{lang}.md", text)
        write(folder / f"annex-1.{lang}.md", annex_text(lang, 12))
        write(folder / f"note.{lang}.md", section_text(lang, title, random.Random(number)))
        opening = "Мәселенің мән-жайы" if lang == "kk" else "Суть вопроса"
        clauses_text = text.split(":", 1)[1][:900].rpartition(".\n")[0].strip()
        write(folder / f"reference.{lang}.md", f"# {title}\n\n{opening}: {clauses_text}.\n")
    place = f"acts/2026/{folder.name}"
    write(
        folder / "act.yml",
        "kind: decree\nstatus: draft\nnormative: true\ndeveloper: utilities\ntags: [utilities]\nexpenses: false\n"
        "signer: {person: qiyalbekov, position: akim}\n"
        "control: {person: bolzhamov, position: deputy-akim-infrastructure}\nin_force: {rule: on_signature}\n",
    )
    head = "{person: qubyrov, position: head-utilities, date: 2026-11-16}"
    write(
        folder / "note.yml",
        f"kind: explanatory_note\nact: {place}/act\nsigned: {head}\nsocio_economic: true\n"
        f"costs: {{amount: 0}}\nearlier_acts: []\ninitials: {head}\n",
    )
    write(
        folder / "reference.yml",
        f"kind: reference\nsubtype: agenda_item\nact: {place}/act\nprepared_by: utilities\n"
        f"visa: {head}\nsubmitted: 2026-11-18\n",
    )


def write(path: Path, text: str) -> None:
    """UTF-8 with a final newline."""
    path.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")


def generate(target: Path, dossiers: int, clauses: int, seed: int) -> None:
    """Write a whole akimat into `target`, which must not exist."""
    rng = random.Random(seed)
    target.mkdir(parents=True)
    shutil.copy(ROOT / "reglament.yml", target)
    for part in ("registry", "calendar"):
        shutil.copytree(ROOT / "content" / part, target / "content" / part)
    for number in range(1, dossiers + 1):
        dossier(target / "content" / "acts" / "2026" / f"d-{number:05}", number, clauses, rng)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--dossiers", type=int, default=1000)
    parser.add_argument("--clauses", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generate(options.target, options.dossiers, options.clauses, options.seed)


if __name__ == "__main__":
    main()
