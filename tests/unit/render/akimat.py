"""A small invented akimat in files: registers and one document of every kind that is rendered."""

from __future__ import annotations

from pathlib import Path

from reglament.loading import load
from reglament.model.documents import Document, Repository
from reglament.model.registers import Registers
from reglament.render.compose import compose
from reglament.render.paper import Paper

FILES = {
    "reglament.yml": "kind: settings\nname: {kk: Тау әкімдігі, ru: Акимат Тау}\nlanguages: [kk, ru]\n",
    "content/registry/akimat.yml": """kind: akimat
city: {kk: Тау қаласы, ru: город Тау}
bodies:
  akimat: {kk: Тау қаласының әкімдігі, ru: Акимат города Тау}
  akim: {kk: Тау қаласының әкімі, ru: Аким города Тау}
  apparatus: {kk: Тау қаласы әкімінің аппараты, ru: Аппарат акима города Тау}
place: {kk: Тау қаласы, ru: город Тау}
""",
    "content/registry/persons.yml": """kind: persons
persons:
  - {id: a, name: {kk: Ойдан Асан, ru: Выдумкин Асан}, short: {kk: А. Ойдан, ru: А. Выдумкин}}
  - {id: b, name: {kk: Мысал Берік, ru: Примеров Берик}, short: {kk: Б. Мысал, ru: Б. Примеров}}
  - {id: c, name: {kk: Қиял Сәуле, ru: Мечтаева Сауле}, short: {kk: С. Қиял, ru: С. Мечтаева}}
""",
    "content/registry/positions.yml": """kind: positions
positions:
  - {id: akim, title: {kk: Тау қаласының әкімі, ru: аким города Тау}, rank: akim}
  - {id: chief, title: {kk: Тау қаласы әкімі аппаратының басшысы, ru: руководитель аппарата акима города Тау}, rank: head_of_apparatus}
  - {id: head, title: {kk: Қаржы басқармасының басшысы, ru: руководитель Управления финансов}, rank: head_of_unit, unit: finance}
""",  # noqa: E501
    "content/registry/units.yml": """kind: units
units:
  - {id: finance, name: {kk: Қаржы басқармасы, ru: Управление финансов}, funding: local_budget, role: finance, head: head, competence: [budget]}
""",  # noqa: E501
    "content/registry/appointments.yml": """kind: appointments
appointments:
  - {person: a, position: akim, from: 2024-01-01}
  - {person: b, position: chief, from: 2024-01-01}
  - {person: c, position: head, from: 2024-01-01}
acting:
  - {person: b, position: akim, from: 2026-11-01, to: 2026-11-30, basis: {kk: өкім, ru: распоряжение}}
""",
    "content/registry/composition.yml": """kind: composition
effective_from: 2024-01-01
fixed_number: 3
act: {number: "1", date: 2024-01-01}
maslikhat_decision: {number: "1/1", date: 2024-01-01}
members: [{person: a, position: akim}, {person: b, position: chief}, {person: c, position: head}]
""",
    "content/acts/2026/taza/act.yml": """kind: decree
status: in_force
date: 2026-10-29
number: "4/512"
signer: {person: a, position: akim}
annexes: [{ordinal: 2, landscape: true}]
""",
    "content/acts/2026/taza/act.kk.md": """# Тазалық туралы

Заңның 7-бабына сәйкес Тау қаласының әкімдігі

ҚАУЛЫ ЕТЕДІ:

1. Ереже 1-қосымшаға сәйкес бекітілсін.

2. Басқарма:

1) жұмысты 2026 жылғы 30 қарашаға дейін аяқтасын;

2-1) есеп берсін.
""",
    "content/acts/2026/taza/act.ru.md": """# О чистоте

В соответствии со статьей 7 Закона акимат города Тау

ПОСТАНОВЛЯЕТ:

1. Утвердить Правила согласно приложению 1.

2. Управлению:

1) завершить работу до 30 ноября 2026 года;

2-1) представить отчет.
""",
    "content/acts/2026/taza/annex-1.kk.md": "# Қағидалар\n\n## 1-тарау. Жалпы ережелер\n\n1. Тармақ.\n",
    "content/acts/2026/taza/annex-1.ru.md": "# Правила\n\n## Глава 1. Общие положения\n\n1. Пункт.\n",
    "content/acts/2026/taza/annex-2.kk.md": "# Кесте\n\n| № | Атауы |\n|---|---|\n| 1 | Жұмыс |\n",
    "content/acts/2026/taza/annex-2.ru.md": "# График\n\n| № | Название |\n|---|---|\n| 1 | Работа |\n",
    "content/acts/2026/taza/note.yml": """kind: explanatory_note
act: acts/2026/taza/act
signed: {person: c, position: head, date: 2026-10-12}
missing_visas: [{unit: finance, reason: {kk: жауап жоқ, ru: нет ответа}, proof: {kk: хат, ru: письмо}}]
""",
    "content/acts/2026/taza/note.kk.md": "# Жобаға\n\n## 1. Негіздеме {#necessity}\n\nҚажет.\n",
    "content/acts/2026/taza/note.ru.md": "# К проекту\n\n## 1. Обоснование {#necessity}\n\nНеобходимо.\n",
    "content/acts/2026/taza/reference.yml": "kind: reference\nsubtype: agenda_item\nprepared_by: finance\n",
    "content/acts/2026/taza/reference.kk.md": "# Тазалық туралы\n\nАнықтама мәтіні.\n",
    "content/acts/2026/taza/reference.ru.md": "# О чистоте\n\nТекст справки.\n",
    "content/acts/2026/taza/approval.yml": """kind: approval_sheet
act: acts/2026/taza/act
registered: {number: Ж-1, date: 2026-10-10}
requests:
  - unit: finance
    sent: 2026-10-10
    reply: {kind: agreed_with_remarks, date: 2026-10-12, person: c, position: head, remarks: [{text: {kk: нақтылау, ru: уточнить}, decision: accepted, answer: {kk: нақтыланды, ru: уточнено}}]}
expertise: {registered: 2026-10-13, concluded: 2026-10-15, result: positive, authentic: true, person: b, position: chief}
""",  # noqa: E501
    "content/acts/2026/zhalghyz/act.yml": """kind: order
status: draft
signer: {person: b, position: akim}
""",
    "content/acts/2026/zhalghyz/act.kk.md": "# Жиын туралы\n\n1. Жиын өткізілсін.\n",
    "content/acts/2026/zhalghyz/act.ru.md": "# О сборе\n\n1. Провести сбор.\n",
    "content/acts/2026/zhalghyz/annex-1.kk.md": "# Жоспар\n\nМәтін.\n",
    "content/acts/2026/zhalghyz/annex-1.ru.md": "# План\n\nТекст.\n",
    "content/meetings/2026/10-29/agenda.yml": """kind: agenda
title: {kk: Отырыстың күн тәртібі, ru: Повестка дня заседания}
status: final
meeting: {date: 2026-10-29, time: "10:00", place: {kk: зал, ru: зал}, kind: regular, session: open}
agreed: {person: a, position: akim, date: 2026-10-22}
prepared_by: {person: b, position: chief}
items:
  - number: 1
    title: {kk: Тазалық туралы, ru: О чистоте}
    initiator: finance
    rapporteurs: [{person: c, position: head}]
    time: "10:00"
    materials: [{paper: acts/2026/taza/act}, {paper: acts/2026/taza/reference}]
    invited: [{name: {kk: Қонақ, ru: Гость}, position: {kk: сарапшы, ru: эксперт}}]
""",
    "content/meetings/2026/10-29/protocol.yml": """kind: protocol
title: {kk: Отырыс хаттамасы, ru: Протокол заседания}
number: 9
meeting: {date: 2026-10-29, place: {kk: зал, ru: зал}, kind: regular, session: open}
chair: {person: a, position: akim}
secretary: {person: b, position: chief}
present: [a, b]
absent: [{person: c, reason: {kk: іссапар, ru: командировка}}]
items:
  - number: 1
    title: {kk: Тазалық туралы, ru: О чистоте}
    heard: [{person: b, position: chief}]
    vote: {present: 2, for: 1, against: 0, abstain: 1}
    result: adopted
    act: acts/2026/taza/act
    tasks: [{text: {kk: орындау, ru: исполнить}, executor: finance, due: 2026-12-01}]
signed: {person: a, position: akim, date: 2026-10-30}
visa: {person: b, position: chief, date: 2026-10-30}
""",
    "content/meetings/2026/10-29/protocol.kk.md": "# Отырыс хаттамасы\n\n## 1. Тазалық {#item-1}\n\nТЫҢДАЛДЫ: баян.\n",
    "content/meetings/2026/10-29/protocol.ru.md": "# Протокол заседания\n\n## 1. Чистота {#item-1}\n\nДоклад.\n",
    "content/plans/2026/q4/list.yml": """kind: quarterly_list
title: {kk: Мәселелер тізбесі, ru: Перечень вопросов}
year: 2026
quarter: 4
approved: {person: a, position: akim, date: 2026-09-25}
items: [{number: 1, title: {kk: Тазалық туралы, ru: О чистоте}, initiator: finance, rapporteur: {person: c, position: head}, planned: 2026-10, status: moved, moved_to: 2026-12}]
""",  # noqa: E501
    "content/plans/2026/q4/plan.yml": """kind: work_plan
title: {kk: Жоспар, ru: План}
year: 2026
quarter: 4
approved: {person: a, position: akim, date: 2026-09-25}
submitted: {person: b, position: chief, date: 2026-09-18}
items: [{number: 1, measure: {kk: тексеру, ru: проверка}, form: {kk: есеп, ru: отчет}, due: 2026-12-01, executor: finance}]
""",  # noqa: E501
    "content/assignments/2026/taza-1.yml": """kind: assignment
number: "4/512-1"
title: {kk: Есеп туралы, ru: Об отчете}
text: {kk: Есеп берілсін., ru: Представить отчет.}
source: {level: akimat, paper: acts/2026/taza/act, clause: "2"}
issued: 2026-10-29
received: 2026-10-30
due: 2026-11-30
mark: urgent
executor: finance
responsible: {person: c, position: head}
extensions: [{requested: 2026-11-20, by: {person: c, position: head}, reason: {kk: себеп, ru: причина}, decided: 2026-11-21, decision: granted, new_due: 2026-12-10}]
state: open
""",  # noqa: E501
}


def written(root: Path, changes: dict[str, str] | None = None) -> Path:
    """The akimat on disk, with some of its files replaced or added."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


class Akimat:
    """The akimat loaded: documents by id, papers by id and language."""

    def __init__(self, root: Path, changes: dict[str, str] | None = None) -> None:
        loaded = load(written(root, changes))
        assert not loaded.diagnostics, loaded.diagnostics
        self.repository = Repository(loaded.documents)
        self.registers = Registers.of(self.repository)

    def document(self, doc_id: str) -> Document:
        return self.repository.documents[doc_id]

    def paper(self, doc_id: str, lang: str) -> Paper:
        paper = compose(self.document(doc_id), self.repository, self.registers, lang)
        assert paper is not None
        return paper
