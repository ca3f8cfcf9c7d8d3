"""What falls due and what is overdue: as a table by unit and official, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from reglament.control import Due
from reglament.diagnostics import Lang, Text
from reglament.i18n import LANGS, pick, translator
from reglament.model.registers import Registers
from reglament.report.messages import localised, numbers_of_clauses, place_of, plain

VERSION = 1


@dataclass(frozen=True)
class DueList:
    """What falls due within `days` working days after `as_of` or is overdue then, and who is who."""

    items: Sequence[Due]
    registers: Registers
    as_of: date
    days: int

    def unit(self, item: Due, lang: Lang) -> str:
        """The name of the unit that answers; its id when the register lacks it; may be empty."""
        found = self.registers.unit(item.unit)
        return _name(found.short or found.name if found else {}, item.unit, lang)

    def official(self, item: Due, lang: Lang) -> str:
        """Who answers: the person, else the position; may be empty."""
        person = self.registers.person(item.person)
        if person is not None or item.person:
            return _name(person.short if person else {}, item.person, lang)
        position = self.registers.position(item.position)
        return _name(position.title if position else {}, item.position, lang)


def due_table(listed: DueList, lang: Lang) -> str:
    """First what is overdue, then what is to come, each under its unit and official, with the proof of the term."""
    _ = translator("report", lang)
    overdue = [item for item in listed.items if item.overdue]
    coming = [item for item in listed.items if not item.overdue]
    to_come = _("Due within {days} working days: {count}").format(days=listed.days, count=len(coming))
    parts = []
    for head, items in ((_("Overdue: {count}").format(count=len(overdue)), overdue), (to_come, coming)):
        parts.append("\n".join([head, *_sections(listed, items, lang)]))
    return "\n\n".join(parts) + "\n"


def due_json(listed: DueList) -> str:
    """A JSON object: `version`, `as_of`, `days`, `summary`, `due` in order, every text in the three languages."""
    report = {
        "version": VERSION,
        "as_of": listed.as_of.isoformat(),
        "days": listed.days,
        "summary": {
            "overdue": sum(item.overdue for item in listed.items),
            "coming": sum(not item.overdue for item in listed.items),
        },
        "due": [_entry(item) for item in listed.items],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def standing(item: Due, lang: Lang) -> str:
    """How it stands: overdue since when and for how long, due today, or how many working days are left."""
    _ = translator("report", lang)
    if item.since is not None:
        template = _("overdue since {day}, working days: {count}") if item.days else _("overdue since {day}")
        return template.format(day=localised(item.since, lang), count=-(item.days or 0))
    if item.days is None:
        return _("the calendar lacks a year")
    return _("working days left: {count}").format(count=item.days) if item.days else _("today")


def cited(item: Due, lang: Lang) -> str:
    """What is to be done, with the clauses that ask for it."""
    what = plain(pick(item.what, lang), 400)
    return f"{what} ({numbers_of_clauses(item.clauses, lang)})" if item.clauses else what


def _sections(listed: DueList, items: Sequence[Due], lang: Lang) -> Iterator[str]:
    def answers(item: Due) -> tuple[str, str]:
        return listed.unit(item, lang), listed.official(item, lang)

    width = max((len(standing(item, lang)) for item in items), default=0)
    nobody = translator("report", lang)("nobody is named")
    for (unit, official), group in groupby(sorted(items, key=answers), key=answers):
        yield "  " + (" — ".join(filter(None, (unit, official))) or nobody)
        for item in group:
            yield f"    {localised(item.due, lang)}  {standing(item, lang).ljust(width)}  {cited(item, lang)}"
            yield f"      {item.term.explain(lang)} · {place_of(item.location.path)}:{item.location.span.line}"


def _entry(item: Due) -> dict[str, Any]:
    return {
        "matter": item.matter.value,
        "what": _each(item.what),
        "clauses": list(item.clauses),
        "paper": item.paper,
        "path": item.location.path,
        "line": item.location.span.line,
        "pointer": item.location.pointer,
        "due": item.due.isoformat(),
        "planned": item.planned.isoformat(),
        "working_days_left": item.days,
        "overdue_since": item.since.isoformat() if item.since else None,
        "unit": item.unit,
        "position": item.position,
        "person": item.person,
        "proof": _each(item.term.explanation()),
    }


def _each(text: Text) -> Mapping[str, str]:
    return {lang: pick(text, lang) for lang in LANGS}


def _name(text: Text, key: str, lang: Lang) -> str:
    return plain(pick(text, lang) or key)
