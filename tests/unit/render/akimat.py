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
    "content/calendar/2026.yml": "kind: calendar\nyear: 2026\nstatus: final\ndays_off: []\n",
    "content/letters/2026/suraq.yml": """kind: outgoing_letter
title: {kk: Дерек сұрату туралы, ru: О запросе сведений}
status: sent
letterhead: coat_of_arms
date: 2026-10-23
number: "3-12/801"
addressees:
  - {type: state_body, name: {kk: Қаржы министрлігі, ru: Министерство финансов}, official: {kk: Министр Б. Мысалға, ru: Министру Б. Примерову}}
  - {type: citizen, name: {kk: Д. Ойдан, ru: Д. Выдумкин}}
in_reply_to: {date: 2026-10-07, number: 05-11/9231}
signer: {person: a, position: akim}
executor: {name: {kk: С. Қиял, ru: С. Мечтаева}, phone: +7 (700) 000-00-12}
attachments:
  - {title: {kk: Кесте, ru: Таблица}, sheets: 3}
  - {title: {kk: Сызба, ru: Схема}}
""",  # noqa: E501
    "content/letters/2026/suraq.kk.md": "# Дерек сұрату туралы\n\nДеректерді жіберуіңізді сұраймыз.\n",
    "content/letters/2026/suraq.ru.md": "# О запросе сведений\n\nПросим направить сведения.\n",
    "content/letters/2026/uzartu.yml": """kind: outgoing_letter
title: {kk: Мерзімді ұзарту туралы, ru: О продлении срока}
status: draft
letterhead: plain
addressees: [{type: state_body, name: {kk: Үкімет, ru: Правительство}}]
assignment: assignments/2026/taza-1
extension:
  ordinal: 2
  progress: {kk: Жұмыстың жартысы орындалды., ru: Половина работы выполнена.}
  reason: {kk: Деректер толық емес., ru: Данные неполны.}
  due: 2026-12-15
  control_type: medium
  politicals: [{person: a, position: akim}]
  bodies: [{kk: Экология департаменті, ru: Департамент экологии}]
  officials: [{person: c, position: head}]
signer: {person: a, position: akim}
""",
    "content/meetings/2026/10-29/extract-1.yml": """kind: extract
title: {kk: Отырыс хаттамасынан үзінді, ru: Выписка из протокола заседания}
protocol: meetings/2026/10-29/protocol
number: 9
date: 2026-10-29
items: [1]
certified: {person: b, position: chief, date: 2026-11-02}
dispatched: {date: 2026-11-02, recipients: [c]}
""",
    "content/meetings/2026/10-29/dispatch.yml": """kind: dispatch_list
title: {kk: Материалдарды тарату тізбесі, ru: Указатель рассылки материалов}
of: meetings/2026/10-29/agenda
approved: {person: b, position: chief, date: 2026-10-22}
recipients:
  - {person: c, channel: electronic}
  - {unit: finance, channel: paper}
  - {name: {kk: Полиция департаменті, ru: Департамент полиции}}
""",
    "content/meetings/2026/10-29/late-memo.yml": """kind: late_memo
title: {kk: Материалдардың уақтылы берілмегені туралы, ru: О несвоевременном представлении материалов}
agenda: meetings/2026/10-29/agenda
addressee: {person: a, position: akim}
number: Б-7
signed: {person: b, position: chief, date: 2026-10-28}
items:
  - {number: 1, unit: finance, head: {person: c, position: head}, submitted: 2026-10-28}
  - {number: 2, unit: finance, head: {person: c, position: head}}
""",
    "content/meetings/2026/10-29/late-memo.kk.md": "# Материалдар туралы\n\nМәселе кейінге қалдырылсын.\n",
    "content/meetings/2026/10-29/late-memo.ru.md": "# О материалах\n\nПредлагаю перенести вопрос.\n",
    "content/acts/2026/taza/refusal-finance.yml": """kind: refusal
act: acts/2026/taza/act
unit: finance
number: Қ-2
developer: finance
reason: no_funding
norms: [{title: {kk: Бюджет кодексі, ru: Бюджетный кодекс}, date: 2008-12-04, number: "95"}]
motive: {kk: Қаражат көзделмеген., ru: Средства не предусмотрены.}
proposal: {kk: Мерзім ұзартылсын., ru: Продлить срок.}
signed: {person: c, position: head, date: 2026-10-12}
""",
    "content/acts/2026/taza/expertise.yml": """kind: expertise
act: acts/2026/taza/act
rounds:
  - submitted: 2026-10-11
    clerical: {person: b, position: chief, date: 2026-10-11, remarks: [{subject: clerical, text: {kk: Бет жоқ., ru: Нет страницы.}}]}
    returned: {date: 2026-10-11, grounds: [breach_of_regulation]}
  - submitted: 2026-10-12
    registered: {number: Ж-1, date: 2026-10-12}
    conclusion: {person: b, position: chief, date: 2026-10-15, number: Ж-1/1, result: negative, grounds: [contrary_to_law, other]}
""",  # noqa: E501
    "content/acts/2026/taza/disagreement.yml": """kind: reference
subtype: disagreement
act: acts/2026/taza/act
prepared_by: finance
disagreements:
  - provision: {kk: 2-тармақ, ru: пункт 2}
    unit: finance
    remark: {kk: Мерзім тым қысқа., ru: Срок слишком короткий.}
    position: {kk: Мерзім сақталады., ru: Срок остаётся.}
    outcome: rejected
""",
    "content/acts/2026/taza/disagreement.kk.md": "# Тазалық туралы\n\nБір ескерту бар.\n",
    "content/acts/2026/taza/disagreement.ru.md": "# О чистоте\n\nОдно замечание.\n",
    "content/acts/2026/taza/seal.yml": """kind: seal
act: acts/2026/taza/act
sealed: {person: b, position: chief, date: 2026-10-30}
date: 2026-10-29
number: "4/512"
files: [{name: act.kk.md, sha256: "3146ea92bdb43823f9d359c2c39c48600326aab24e585d221c88586c1d74e8e5"}]
""",
    "content/assignments/2026/taza-2.yml": """kind: assignment
number: "11-04/7"
title: {kk: Ауа туралы, ru: О воздухе}
text: {kk: Ақпарат енгізілсін., ru: Внести информацию.}
source: {level: government, title: {kk: Үкімет тапсырмасы, ru: Поручение Правительства}}
issuer: {name: {kk: Б. Бірдеңе, ru: Б. Некто}, position: {kk: министр, ru: министр}}
issued: 2026-08-31
received: 2026-09-02
stamp: true
control_type: medium
executor: finance
responsible: {person: c, position: head}
co_executors: [finance]
head_of_apparatus: {person: b, position: chief}
card: {opened: 2026-09-03, keeper: finance}
history: [{date: 2026-09-10, text: {kk: Тексерілді., ru: Проверено.}, by: {person: c, position: head}}]
information: [{date: 2026-09-20, to: [prime_minister, pm_office], letter: letters/2026/none}]
discipline: [{date: 2026-09-25, by: {person: b, position: chief}, grounds: {kk: кешігу, ru: опоздание}, outcome: {kk: ескерту, ru: замечание}}]
state: done
executed: {date: 2026-09-28, result: {kk: Енгізілді., ru: Внесена.}}
""",  # noqa: E501
    "content/assignments/2026/taza-2/org-plan.yml": """kind: org_plan
title: {kk: Шаралар, ru: Меры}
assignment: assignments/2026/taza-2
approved: {person: a, position: akim, date: 2026-09-07}
officials: [{unit: finance, official: {person: c, position: head}}]
measures:
  - {number: 1, measure: {kk: тексеру, ru: проверить}, due: 2026-10-15, unit: finance, official: {person: c, position: head}, done: 2026-10-12, result: {kk: Тексерілді., ru: Проверено.}}
  - {number: 2, measure: {kk: жазу, ru: написать}, due: 2026-10-20, unit: finance}
""",  # noqa: E501
    "content/assignments/2026/taza-2/report-finance-q3.yml": """kind: execution_report
subtype: quarterly
title: {kk: Тапсырмалар туралы, ru: О поручениях}
unit: finance
year: 2026
quarter: 3
act: acts/2026/taza/act
as_of: 2026-09-24
submitted: {person: c, position: head, date: 2026-09-25}
progress: {kk: Жүріп жатыр., ru: Идет.}
counts: {total: 5, done_on_time: 2, done_late: 1, overdue: 1, open: 1}
delays: [{assignment: assignments/2026/taza-1, reason: {kk: сырқат, ru: болезнь}}]
""",
    "content/plans/2026/10/events.yml": """kind: events_list
title: {kk: Қазан, ru: Октябрь}
month: 2026-10
compiled: {person: b, position: chief, date: 2026-09-25}
items:
  - {number: 1, title: {kk: Көрме, ru: Выставка}, date: 2026-10-05, date_end: 2026-10-07, time: "10:00", place: {kk: алаң, ru: площадь}, akim: {kk: ашады, ru: открывает}, proposer: {person: c, position: head}, unit: finance}
  - {number: 2, title: {kk: Жиын}, date: 2026-10-09, place: {kk: зал}, proposer: {person: c, position: head}}
""",  # noqa: E501
    "content/plans/2026/q3/effectiveness.yml": """kind: effectiveness_info
year: 2026
quarter: 3
entries:
  - {unit: finance, delivered: 2026-10-08, number: "14-1/1", signed: {person: c, position: head, date: 2026-10-08}}
  - {unit: ғимарат}
meetings: [{date: 2026-10-15, chair: {person: b, position: chief}, units: [finance], others: [{kk: Мекеме, ru: Учреждение}], result: {kk: нақтыланды, ru: уточнено}}]
schedule: {title: {kk: Кесте туралы, ru: О графике}, date: 2026-01-10, number: "5"}
""",  # noqa: E501
    "content/archive/2026/opis.yml": """kind: archive_inventory
title: {kk: Хаттамалар, ru: Протоколы}
number: "7"
year: 2015
approved: {person: b, position: chief, date: 2026-02-20}
compiled: {person: c, position: head, date: 2026-02-13}
transferred: 2026-03-05
rows:
  - {number: 1, index: "02-04", title: {kk: Бір, ru: Один}, from: 2015-01-22, to: 2015-06-29, sheets: 243, term: {kk: тұрақты, ru: постоянно}}
  - {number: 2, index: "02-04", title: {kk: Екі, ru: Два}, from: 2014-12-24, to: 2014-12-24, sheets: 218, term: {kk: тұрақты, ru: постоянно}}
  - {number: 5, index: "02-05", title: {kk: Үш, ru: Три}, from: 2015-07-01, to: 2015-12-28, sheets: 36, term: {kk: тұрақты, ru: постоянно}}
""",  # noqa: E501
    "content/registry/advisory.yml": """kind: advisory_list
title: {kk: Адамдардың тізбесі, ru: Перечень лиц}
effective_from: 2026-01-15
approved: {person: a, position: akim, date: 2026-01-14}
members:
  - {name: {kk: Қонақ Асқар, ru: Гость Аскар}, position: {kk: прокурор, ru: прокурор}}
  - {person: b, position: chief}
""",
    "content/acts/2026/taza-2/act.yml": """kind: decree
status: in_force
date: 2026-11-05
number: "4/600"
signer: {person: a, position: akim}
amends: [acts/2026/taza/act]
""",
    "content/acts/2026/taza-2/act.kk.md": """# «Тазалық туралы» Тау қаласы әкімдігінің 2026 жылғы 29 қазандағы № 4/512 қаулысына өзгерістер мен толықтыру енгізу туралы

Тау қаласының әкімдігі

ҚАУЛЫ ЕТЕДІ:

1. «Тазалық туралы» Тау қаласы әкімдігінің 2026 жылғы 29 қазандағы № 4/512 қаулысына мынадай өзгерістер мен толықтыру енгізілсін:

1-тармақ мынадай редакцияда жазылсын:

«1. Ереже бекітілсін.»;

мынадай мазмұндағы 1-1-тармақпен толықтырылсын:

«1-1. Бақылау жүргізілсін.»;

2-тармақ алып тасталсын.
""",  # noqa: E501
    "content/acts/2026/taza-2/act.ru.md": """# О внесении изменений и дополнения в постановление акимата города Тау от 29 октября 2026 года № 4/512 «О чистоте»

Акимат города Тау

ПОСТАНОВЛЯЕТ:

1. Внести в постановление акимата города Тау от 29 октября 2026 года № 4/512 «О чистоте» следующие изменения и дополнение:

пункт 1 изложить в следующей редакции:

«1. Утвердить Правила.»;

дополнить пунктом 1-1 следующего содержания:

«1-1. Вести контроль.»;

пункт 2 исключить.
""",  # noqa: E501
    "content/acts/2026/taza/control.yml": """kind: control_copy
act: acts/2026/taza/act
kept: {person: b, position: chief, date: 2026-11-06}
applied: [acts/2026/taza-2/act]
""",
    "content/acts/2026/taza/control.kk.md": """# Тазалық туралы

ҚАУЛЫ ЕТЕДІ:

1. Ереже бекітілсін.

1-1. Бақылау жүргізілсін.
""",
    "content/acts/2026/taza/control.ru.md": """# О чистоте

ПОСТАНОВЛЯЕТ:

1. Утвердить Правила.

1-1. Вести контроль.
""",
    "content/acts/2026/taza/control-annex-1.yml": """kind: control_copy
act: acts/2026/taza/act
annex: 1
kept: {person: b, position: chief, date: 2026-11-06}
""",
    "content/acts/2026/taza/control-annex-1.kk.md": "# Қағидалар\n\n1. Тармақ.\n",
    "content/acts/2026/taza/control-annex-1.ru.md": "# Правила\n\n1. Пункт.\n",
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
