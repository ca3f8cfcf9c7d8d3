"""Which kinds of paper there are for the layout of folders, and where each belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reglament.diagnostics import Lang, Text

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = rf"{_SLUG}\.yml"
_REGISTRY = rf"content/registry/(?:{_SLUG}/)*{_FILE}"
_DOSSIER = rf"content/acts/[0-9]{{4}}/{_SLUG}/{_FILE}"
_PLAN = rf"content/plans/[0-9]{{4}}/{_SLUG}/{_FILE}"
_MEETING = rf"content/meetings/[0-9]{{4}}/{_SLUG}/{_FILE}"
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
    "calendar": (rf"content/calendar/{_FILE}",),
    "quarterly_list": (_PLAN,),
    "work_plan": (_PLAN,),
    "agenda": (_MEETING,),
    "protocol": (_MEETING,),
    "decree": (_DOSSIER,),
    "decision": (_DOSSIER,),
    "order": (_DOSSIER,),
    "explanatory_note": (_DOSSIER,),
    "reference": (_DOSSIER, _MEETING, _PLAN),
    "approval_sheet": (_DOSSIER,),
    "assignment": (_ASSIGNMENT,),
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
    _ASSIGNMENT: "content/assignments/{year}/{name}.yml",
}


def belongs(kind: str, path: str) -> bool:
    """Whether a paper of a known kind may lie at `path`."""
    return any(re.fullmatch(pattern, path) for pattern in PLACES[kind])


def place_of(kind: str) -> Text:
    """The usual place of a known kind, with `<…>` for what varies."""
    return {lang: _EXAMPLES[PLACES[kind][0]].format_map(words) for lang, words in _WORDS.items()}


def kinds_at(path: str) -> tuple[str, ...]:
    """Kinds that belong at `path`; all kinds when no place matches."""
    return tuple(kind for kind in PLACES if belongs(kind, path)) or tuple(PLACES)
