"""Which kinds of paper there are for the layout of folders, and where each belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from reglament.diagnostics import Lang, Text

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = rf"{_SLUG}\.yml"
_REGISTRY = rf"content/registry/(?:{_SLUG}/)*{_FILE}"
_DOSSIER = rf"content/acts/[0-9]{{4}}/{_SLUG}/{_FILE}"
_PLAN = rf"content/plans/[0-9]{{4}}/{_SLUG}/{_FILE}"
_MEETING = rf"content/meetings/[0-9]{{4}}/{_SLUG}/{_FILE}"
_LETTER = rf"content/letters/[0-9]{{4}}/{_FILE}"
_CONTROL = rf"content/assignments/[0-9]{{4}}/{_SLUG}/{_FILE}"
_ARCHIVE = rf"content/archive/[0-9]{{4}}/{_FILE}"
_ASSIGNMENT = rf"content/assignments/[0-9]{{4}}/(?:{_SLUG}/)*{_FILE}"

ACTS = ("decree", "decision", "order")
"""Kinds that are acts: they alone have annexes."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "settings": (r"reglament\.yml",),
    "akimat": (_REGISTRY,),
    "persons": (_REGISTRY,),
    "positions": (_REGISTRY,),
    "units": (_REGISTRY,),
    "appointments": (_REGISTRY,),
    "composition": (_REGISTRY,),
    "waivers": (_REGISTRY,),
    "calendar": (rf"content/calendar/{_FILE}",),
    "legal_acts": (_REGISTRY,),
    "quarterly_list": (_PLAN,),
    "work_plan": (_PLAN,),
    "events_list": (_PLAN,),
    "effectiveness_info": (_PLAN,),
    "agenda": (_MEETING,),
    "protocol": (_MEETING,),
    "extract": (_MEETING,),
    "late_memo": (_MEETING,),
    "dispatch_list": (_MEETING, _DOSSIER, _PLAN),
    "advisory_list": (_REGISTRY,),
    "archive_inventory": (_ARCHIVE,),
    "decree": (_DOSSIER,),
    "decision": (_DOSSIER,),
    "order": (_DOSSIER,),
    "explanatory_note": (_DOSSIER,),
    "reference": (_DOSSIER, _MEETING, _PLAN),
    "approval_sheet": (_DOSSIER,),
    "outgoing_letter": (_LETTER,),
    "refusal": (_DOSSIER,),
    "expertise": (_DOSSIER,),
    "seal": (_DOSSIER,),
    "control_copy": (_DOSSIER,),
    "assignment": (_ASSIGNMENT,),
    "org_plan": (_CONTROL,),
    "execution_report": (_CONTROL,),
}
"""Patterns of the paths, from the akimat's root, at which a paper of each kind may lie."""

_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "kk": {"year": "<жыл>", "quarter": "q<тоқсан>", "day": "<ай-күн>", "dossier": "<қалта>", "name": "<атау>"},
    "ru": {"year": "<год>", "quarter": "q<квартал>", "day": "<месяц-день>", "dossier": "<папка>", "name": "<имя>"},
    "en": {"year": "<year>", "quarter": "q<quarter>", "day": "<month-day>", "dossier": "<folder>", "name": "<name>"},
}
_EXAMPLES: Mapping[str, str] = {
    r"reglament\.yml": "reglament.yml",
    _REGISTRY: "content/registry/{name}.yml",
    rf"content/calendar/{_FILE}": "content/calendar/{year}.yml",
    _PLAN: "content/plans/{year}/{quarter}/{name}.yml",
    _MEETING: "content/meetings/{year}/{day}/{name}.yml",
    _DOSSIER: "content/acts/{year}/{dossier}/{name}.yml",
    _ARCHIVE: "content/archive/{year}/{name}.yml",
    _LETTER: "content/letters/{year}/{name}.yml",
    _CONTROL: "content/assignments/{year}/{dossier}/{name}.yml",
    _ASSIGNMENT: "content/assignments/{year}/{name}.yml",
}

_CALLED: Mapping[str, str] = {
    "settings": "баптаулар настройки nastroiki",
    "akimat": "әкімдік акимат",
    "persons": "адамдар люди лица person people",
    "positions": "лауазымдар должности dolzhnosti position",
    "units": "бөлімшелер подразделения podrazdeleniya unit",
    "appointments": "тағайындаулар назначения naznacheniya appointment",
    "waivers": "ауытқулар рұқсаттар отступления исключения исключение waiver exceptions otstupleniya",
    "composition": "құрам состав sostav members",
    "calendar": "күнтізбе календарь kalendar",
    "quarterly_list": "тізбе перечень perechen list",
    "work_plan": "жоспар план plan",
    "events_list": "іс-шаралар мероприятия meropriyatiya events",
    "effectiveness_info": "тиімділік эффективность оценка effectiveness",
    "agenda": "күн-тәртібі повестка povestka",
    "extract": "үзінді выписка vypiska uzindi",
    "late_memo": "баянхат докладная dokladnaya bayankhat memo",
    "dispatch_list": "тарату-тізбесі тарату указатель-рассылки рассылка rassylka dispatch",
    "advisory_list": "кеңесші-дауыс совещательный-голос advisory",
    "archive_inventory": "тізімдеме опись-дел опись opis inventory archive",
    "protocol": "хаттама протокол protokol minutes",
    "decree": "қаулы постановление postanovlenie qauly kauly",
    "decision": "шешім решение reshenie sheshim",
    "order": "өкім распоряжение rasporyazhenie okim",
    "explanatory_note": "түсіндірме-жазба жазба пояснительная-записка записка zapiska note",
    "reference": "анықтама справка spravka anyqtama",
    "approval_sheet": "келісу-парағы лист-согласования согласование soglasovanie approval",
    "outgoing_letter": "хат письмо pismo letter",
    "refusal": "бас-тарту отказ мотивированный-отказ otkaz bas-tartu",
    "expertise": "сараптама экспертиза ekspertiza",
    "seal": "мөр печать pechat mor",
    "control_copy": "бақылау-данасы контрольный-экземпляр контрольный kontrolnyi control consolidated",
    "legal_acts": "заңнама законодательство law zakon laws",
    "assignment": "тапсырма поручение poruchenie tapsyrma task",
    "org_plan": "ұйымдастыру-жоспары организационный-план orgplan",
    "execution_report": "есеп отчет отчёт otchet report",
}
"""What drafters call the kinds, besides their ids."""


def belongs(kind: str, path: str) -> bool:
    """Whether a paper of a known kind may lie at `path`."""
    return any(re.fullmatch(pattern, path) for pattern in PLACES[kind])


def place_of(kind: str) -> Text:
    """The usual place of a known kind, with `<…>` for what varies."""
    return {lang: _EXAMPLES[PLACES[kind][0]].format_map(words) for lang, words in _WORDS.items()}


def kinds_at(path: str) -> tuple[str, ...]:
    """Kinds that belong at `path`; all kinds when no place matches."""
    return tuple(kind for kind in PLACES if belongs(kind, path)) or tuple(PLACES)


def meant(word: str, path: str) -> str:
    """The kind that an unknown word at `path` most likely means, or an empty string: those that belong there first."""
    wanted = word.lower().replace("_", "-").replace(" ", "-")
    for kinds, cutoff in ((kinds_at(path), 0.7), (tuple(PLACES), 0.8)):
        named = {called: kind for kind in kinds for called in (kind.replace("_", "-"), *_CALLED[kind].split())}
        if near := get_close_matches(wanted, named, 1, cutoff):
            return named[near[0]]
    return ""
